package foyer

// Topics of events. An event says only what changed; the screen asks again.
const (
	TopicLeads    = "leads"    // leads changed; Event.IDs, empty for many
	TopicImports  = "imports"  // imports changed
	TopicSettings = "settings" // settings or lists changed
	TopicJob      = "job"      // progress of a long call; Event.Job
	TopicOpen     = "open"     // a person wants to see an import; Event.IDs
	TopicFiles    = "files"    // files came in by drop, argument or second start; Event.Files
)

// Event is what the house tells its screens.
type Event struct {
	Topic string    `json:"topic"`
	IDs   []string  `json:"ids"`
	Job   *Progress `json:"job"`
	Files []FileRef `json:"files"`
	// By is the person who began the job. It is for the house, and not told on.
	By string `json:"-"`
}

// Progress tells how far a long call has come.
type Progress struct {
	Job     string       `json:"job"`    // the id the caller made
	What    string       `json:"what"`   // "stage", "look", "run", "approve", "export", "rollback", "undo", "bring_back", "keep", "pause"
	Import  string       `json:"import"` // of an import's job
	Phase   ImportPhase  `json:"phase"`
	Done    int64        `json:"done"`
	Total   int64        `json:"total"`
	Rate    float64      `json:"rate"` // per second
	Left    int          `json:"left"` // seconds, rounded; -1 when not known
	Counts  ImportCounts `json:"counts"`
	Recent  []RowNews    `json:"recent"`
	Place   int          `json:"place"` // in the line of those that wait, from 1; 0 at work
	Ended   bool         `json:"ended"`
	Trouble *Error       `json:"trouble"`
}

// RowNews is a line of "Just now" while an import runs.
type RowNews struct {
	Row     int     `json:"row"`
	Name    string  `json:"name"`
	Outcome Outcome `json:"outcome"`
	Key     string  `json:"key"` // of the reason, when it failed
}
