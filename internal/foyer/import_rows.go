package foyer

// Verdict says what a staged row is, before it runs.
type Verdict string

// The verdicts. The screen shows new as nothing, existing and twin as Duplicate. An
// active row counts among the duplicates and comes unticked: the lead is being worked.
const (
	VerdictNew      Verdict = "new"
	VerdictExisting Verdict = "existing" // matches a lead of the book
	VerdictTwin     Verdict = "twin"     // matches an earlier row of the file
	VerdictError    Verdict = "error"
	VerdictActive   Verdict = "active" // as existing, and the lead has an action plan running
)

// Plan says what a run will do with a row.
type Plan string

// The plans.
const (
	PlanCreate    Plan = "create"
	PlanLink      Plan = "link"      // create, linked to the person of the match
	PlanMerge     Plan = "merge"     // into a lead of the book, at approval
	PlanFold      Plan = "fold"      // into the lead an earlier row makes, while running
	PlanUnchanged Plan = "unchanged" // the lead has it all
	PlanSkip      Plan = "skip"      // by decision
	PlanNone      Plan = "none"      // has an error
)

// Outcome is what became of a row; exactly one.
type Outcome string

// The outcomes.
const (
	OutcomeNone      Outcome = ""
	OutcomeCreated   Outcome = "created"
	OutcomeMerged    Outcome = "merged"
	OutcomeUnchanged Outcome = "unchanged"
	OutcomeSkipped   Outcome = "skipped"
	OutcomeFailed    Outcome = "failed"
	OutcomeLeftOut   Outcome = "left_out"
)

// RowScope narrows the rows of an Import.
type RowScope string

// The scopes of the review, and of the results.
const (
	RowsAll        RowScope = ""
	RowsNew        RowScope = "new"
	RowsDuplicates RowScope = "duplicates"
	RowsErrors     RowScope = "errors"
	RowsWarned     RowScope = "warned"
	RowsUnticked   RowScope = "unticked"
	RowsCreated    RowScope = "created"
	RowsMerged     RowScope = "merged"
	RowsUnchanged  RowScope = "unchanged"
	RowsFailed     RowScope = "failed"
	RowsLeftOut    RowScope = "left_out"
	RowsSkipped    RowScope = "skipped"
)

// SortVerdict puts the rows of an Import in the order of what they are: errors first,
// then people known already, then new ones.
const SortVerdict = "verdict"

// RowQuery asks for a page of an Import's rows, in file order or by a column.
type RowQuery struct {
	Scope RowScope `json:"scope"`
	// Finding narrows to rows that have a finding with this key, and Field to those
	// where it is about this field.
	Finding string `json:"finding"`
	Field   string `json:"field"`
	Search  string `json:"search"` // a text some cell of the row contains
	Sort    string `json:"sort"`   // a field, SortVerdict, or "" for the order of the file
	Desc    bool   `json:"desc"`
	Offset  int    `json:"offset"`
	Limit   int    `json:"limit"` // at most 500; 0 means 100
	// Bare asks for the rows alone: the page says no Groups and no Steps, which count
	// the whole scope and would be made anew for every page one scrolls past.
	Bare bool `json:"bare"`
}

// RowView is one row of an Import as the review shows it.
type RowView struct {
	Row      int       `json:"row"` // the number a spreadsheet shows
	Verdict  Verdict   `json:"verdict"`
	Plan     Plan      `json:"plan"`
	Outcome  Outcome   `json:"outcome"`
	Ticked   bool      `json:"ticked"`
	Barred   bool      `json:"barred"` // cannot be ticked, only decided
	Fixed    bool      `json:"fixed"`  // had an error that a person mended
	Name     string    `json:"name"`
	Cells    []RowCell `json:"cells"` // one for each of RowPage.Columns
	Findings []Finding `json:"findings"`
	Match    *RowMatch `json:"match"`
	Twin     *RowTwin  `json:"twin,omitempty"` // asked for group by group: where it stands in its
	Maybe    *RowMaybe `json:"maybe"`          // whom it may be, when it is taken for nobody
	Lead     string    `json:"lead"`           // the lead it became or went into, "" before
	// Decided is what a person decided of it; Clash says that a merge contradicts.
	Decided DecisionKind `json:"decided"`
	Clash   bool         `json:"clash"`
}

// RowCell is one value of a staged row: what the file says, and what Foyer makes
// of it ("" when it could not).
type RowCell struct {
	Raw    string `json:"raw"`
	Value  string `json:"value"`
	Edited bool   `json:"edited"`
}

// RowMatch says whom a row is taken for and why.
type RowMatch struct {
	Lead string `json:"lead"` // id, "" when it is an earlier row
	Row  int    `json:"row"`  // the earlier row, 0 when it is a lead
	Name string `json:"name"`
	// Hidden says that the lead is out of the person's sight; it has no name then.
	Hidden bool `json:"hidden"`
	// By are the kinds that are equal: "name", "phone", "email", or "id".
	By []string `json:"by"`
}

// RowColumn is a column of the review: a field some column of the file goes to.
type RowColumn struct {
	Field    string `json:"field"`
	Header   string `json:"header"`
	Column   int    `json:"column"` // index in the file
	Required bool   `json:"required"`
}

// RowPage is a page of rows with the columns they are shown by.
type RowPage struct {
	Columns []RowColumn  `json:"columns"`
	Rows    []RowView    `json:"rows"`
	Total   int          `json:"total"`
	Counts  ImportCounts `json:"counts"`
	Groups  []RowGroup   `json:"groups"` // of the scope's findings, by key, most first
	Steps   MendSteps    `json:"steps"`  // what undo and redo would do
}

// RowGroup counts the rows that share a finding.
type RowGroup struct {
	Key   string `json:"key"`
	Field string `json:"field"`
	Level Level  `json:"level"`
	Count int    `json:"count"`
	// Remedy is what a person does about it.
	Remedy Remedy `json:"remedy"`
}

// Fix sets one cell of a staged row to a text; Undo takes the fix back.
type Fix struct {
	Row    int    `json:"row"`
	Field  string `json:"field"`
	Column int    `json:"column"`
	Value  string `json:"value"`
	Undo   bool   `json:"undo"`
}

// FixResult is what a fix changed: the touched rows, fresh, those sharing their
// keys among them, and the counts.
type FixResult struct {
	Rows   []RowView    `json:"rows"`
	Counts ImportCounts `json:"counts"`
}

// Tick ticks or unticks rows: those listed, or all of a scope when Rows is empty.
type Tick struct {
	Rows  []int    `json:"rows"`
	Scope RowScope `json:"scope"`
	On    bool     `json:"on"`
}
