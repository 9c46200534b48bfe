package foyer

// Level is how grave a Finding is.
type Level string

// The levels. Only an error keeps a row from being imported.
const (
	LevelError   Level = "error"
	LevelWarning Level = "warning"
	LevelNote    Level = "note"
)

// LeadChanged is the key of what is said of a row that came in otherwise than its
// review said, for its lead was changed in between.
const LeadChanged = "row.lead_changed"

// TotalLine is the key of what is said of a row that looks like the total under a
// list. Such a row comes unticked.
const TotalLine = "row.total"

// ActivePlan is the key of what is said of a row whose lead has an action plan running.
const ActivePlan = "match.active"

// Finding is what a rule said of a field of a row. Key picks the sentence
// ("finding.<key>" in the words), Args fill its gaps, Raw is the text it is about.
type Finding struct {
	Field  string            `json:"field"` // catalogue key, "" for the row as a whole
	Level  Level             `json:"level"`
	Key    string            `json:"key"` // "row.name_missing", "phone.short" …
	Args   map[string]string `json:"args"`
	Raw    string            `json:"raw"`
	Column int               `json:"column"` // index in the file, -1 for none
	// Suggest is a whole new text for the cell that a person may put in its place
	// with one click, "" when nothing is certain enough. It is never put there
	// unasked.
	Suggest string `json:"suggest"`
}
