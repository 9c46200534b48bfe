package foyer

// ImportState is where an Import stands in its life.
type ImportState string

// The states; the words show them as "state.<value>".
const (
	StateDraft     ImportState = "draft"
	StateSaved     ImportState = "saved" // shown: Import pending
	StateQueued    ImportState = "queued"
	StateRunning   ImportState = "running"
	StateWaiting   ImportState = "waiting" // shown: Pending approval
	StateApproved  ImportState = "approved"
	StateFailed    ImportState = "failed"
	StateCancelled ImportState = "cancelled"
	StateUndone    ImportState = "undone"
)

// Moves answers the states an Import may go to from a state. It is the one table
// of transitions; anything it lacks is refused.
func Moves(from ImportState) []ImportState {
	switch from {
	case StateDraft:
		return []ImportState{StateSaved, StateQueued}
	case StateSaved:
		return []ImportState{StateDraft, StateQueued}
	case StateQueued:
		return []ImportState{StateRunning, StateSaved, StateCancelled}
	case StateRunning:
		return []ImportState{StateWaiting, StateApproved, StateFailed, StateCancelled}
	case StateFailed:
		return []ImportState{StateRunning, StateCancelled}
	case StateWaiting:
		return []ImportState{StateApproved, StateUndone, StateRunning}
	case StateApproved:
		return []ImportState{StateUndone, StateRunning}
	case StateUndone:
		// Back to the state before is allowed only while no rerun began; the
		// caller checks the run number.
		return []ImportState{StateDraft, StateWaiting, StateApproved}
	}
	return []ImportState{}
}

// MayMove says whether an Import may go from one state to another.
func MayMove(from, to ImportState) bool {
	for _, s := range Moves(from) {
		if s == to {
			return true
		}
	}
	return false
}

// MayDelete says whether an Import in a state may be deleted.
func MayDelete(s ImportState) bool {
	switch s {
	case StateDraft, StateSaved, StateFailed, StateCancelled, StateWaiting, StateUndone:
		return true
	}
	return false
}

// Rule says what happens to a row whose person is already here.
type Rule string

// The rules.
const (
	RuleCreate Rule = "create" // a new lead, linked to the same person
	RuleMerge  Rule = "merge"  // the row's values go into the lead
)

// ImportMode says which rows come in, by whether their lead is here (D14). A
// person's decision about a row goes before it.
type ImportMode string

// The modes.
const (
	ModeBoth   ImportMode = ""       // new ones and those that are here, as the rule says
	ModeUpdate ImportMode = "update" // only rows whose lead is here; they go into it, whatever the rule
	ModeCreate ImportMode = "create" // only rows whose lead is not here
)

// MatchKey says by what an import knows a lead again. The Foyer ID of a row goes
// before it, always.
type MatchKey string

// The keys.
const (
	KeyHouse    MatchKey = ""            // two of name, phone and email, as everywhere in the house
	KeyID       MatchKey = "id"          // the Foyer ID, as exports carry it
	KeyExternal MatchKey = "external_id" // the ID that another program gave, to the letter
	KeyEmail    MatchKey = "email"       // any email of both
	KeyPhone    MatchKey = "phone"       // any phone of both
	KeyMLSName  MatchKey = "mls_name"    // the MLS ID of the property and the name
)

// Policy says what rows with errors do to the others.
type Policy string

// The policies.
const (
	PolicyStrict  Policy = "strict"  // while a ticked row has an error nothing is written
	PolicyPartial Policy = "partial" // good rows go in, error rows are kept for repair
)

// ImportPhase says how far the work of an Import has come, for resuming it.
type ImportPhase string

// The phases.
const (
	PhaseNone     ImportPhase = ""         // the file is here, nothing is staged
	PhaseStaging  ImportPhase = "staging"  // rows are being read and checked
	PhaseStaged   ImportPhase = "staged"   // every row has its verdict
	PhaseRows     ImportPhase = "rows"     // leads are being written
	PhaseIndex    ImportPhase = "index"    // lists are being put in order
	PhaseText     ImportPhase = "text"     // search is being brought up to date
	PhaseMerges   ImportPhase = "merges"   // merges are being applied (approve)
	PhaseRollback ImportPhase = "rollback" // written leads are being taken back
	PhaseUndo     ImportPhase = "undo"     // the import is being taken back
	PhaseRedo     ImportPhase = "redo"     // what was taken back is being brought back
	PhaseDone     ImportPhase = "done"
)

// Import is one file on its way into the book, or arrived.
type Import struct {
	ID       string      `json:"id"`
	Name     string      `json:"name"`
	File     string      `json:"file"` // original base name
	Size     int64       `json:"size"`
	SHA256   string      `json:"sha256"`
	Format   string      `json:"format"` // "csv", "tsv" or "xlsx", as shown
	State    ImportState `json:"state"`
	Paused   bool        `json:"paused"`
	Phase    ImportPhase `json:"phase"`
	Run      int         `json:"run"` // number of the run, from 1
	By       string      `json:"by"`
	ByName   string      `json:"byName"`
	Created  Time        `json:"created"`
	Modified Time        `json:"modified"`
	// ModifiedBy is a person's name.
	ModifiedBy string `json:"modifiedBy"`
	Started    Time   `json:"started"`
	Finished   Time   `json:"finished"`
	ApprovedAt Time   `json:"approvedAt"`
	ApprovedBy string `json:"approvedBy"`

	Rule        Rule       `json:"rule"`
	Policy      Policy     `json:"policy"`
	NoMatch     bool       `json:"noMatch"` // do not search for existing leads
	Mode        ImportMode `json:"mode"`
	Key         MatchKey   `json:"key"`
	Merging     Merging    `json:"merging"`
	Source      string     `json:"source"`
	Owner       string     `json:"owner"` // person id for rows without one, "" for nobody
	ApproveNow  bool       `json:"approveNow"`
	Description string     `json:"description"`
	// Comments becomes a note of every lead, Rating, Site and LeadType are stamped on
	// each that has none, Partner and Agent (codes) say whose rows are that name
	// neither. Defaults are for fields that a row leaves empty.
	Comments string         `json:"comments"`
	Rating   string         `json:"rating"`
	Site     string         `json:"site"`
	LeadType string         `json:"leadType"`
	Partner  string         `json:"partner"`
	Agent    string         `json:"agent"`
	Defaults []FieldDefault `json:"defaults"`

	Counts ImportCounts `json:"counts"`
	// Reason is the key of the sentence that says why it failed, with its args.
	Reason     string            `json:"reason"`
	ReasonArgs map[string]string `json:"reasonArgs"`
}

// ImportCounts are the numbers of an Import. Until it ran they say what the rows
// are; afterwards what became of them, and then Created + Merged + Unchanged +
// Skipped + Failed + LeftOut = Rows.
type ImportCounts struct {
	Rows  int `json:"rows"`  // rows of data in the file, blank ones not counted
	Blank int `json:"blank"` // wholly blank rows, and an untouched example row
	// Staged counts rows that have a verdict, while staging goes on.
	Staged int `json:"staged"`
	// New + Duplicates + Errors + Unticked = Rows.
	New        int `json:"new"`
	Duplicates int `json:"duplicates"` // already here, or twice in the file
	Errors     int `json:"errors"`     // rows that need fixing, ticked or not
	Unticked   int `json:"unticked"`   // rows without an error; shown: Skipped
	Warned     int `json:"warned"`     // rows with a warning and no error
	Ready      int `json:"ready"`      // ticked rows without an error
	Blocking   int `json:"blocking"`   // ticked rows with an error

	Done      int `json:"done"` // rows the run has passed
	Created   int `json:"created"`
	Merged    int `json:"merged"`
	Unchanged int `json:"unchanged"`
	Skipped   int `json:"skipped"`
	Failed    int `json:"failed"`
	LeftOut   int `json:"leftOut"`
	NewValues int `json:"newValues"` // values that join an open list when it runs
}

// Sum answers how many rows have an outcome.
func (c ImportCounts) Sum() int {
	return c.Created + c.Merged + c.Unchanged + c.Skipped + c.Failed + c.LeftOut
}

// Successful answers created, merged and unchanged rows together.
func (c ImportCounts) Successful() int { return c.Created + c.Merged + c.Unchanged }

// ImportForm is what a person says about an Import beside its columns.
type ImportForm struct {
	Name        string     `json:"name"`
	Description string     `json:"description"`
	Source      string     `json:"source"`
	Owner       string     `json:"owner"`
	Rule        Rule       `json:"rule"`
	Policy      Policy     `json:"policy"`
	NoMatch     bool       `json:"noMatch"`
	Mode        ImportMode `json:"mode"`
	Key         MatchKey   `json:"key"`
	Merging     Merging    `json:"merging"`
	ApproveNow  bool       `json:"approveNow"`

	Comments string         `json:"comments"`
	Rating   string         `json:"rating"`
	Site     string         `json:"site"`
	LeadType string         `json:"leadType"`
	Partner  string         `json:"partner"` // Partner ID for rows without one
	Agent    string         `json:"agent"`   // Agent ID for rows without one
	Defaults []FieldDefault `json:"defaults"`
}

// FieldDefault is a text that an import takes for a field wherever a row leaves it
// empty, or no column goes to it.
type FieldDefault struct {
	Field string `json:"field"`
	Value string `json:"value"`
}

// Form answers what a person said about an Import, for a call that changes a part
// of it.
func (i *Import) Form() ImportForm {
	return ImportForm{
		Name: i.Name, Description: i.Description, Source: i.Source, Owner: i.Owner, Rule: i.Rule, Policy: i.Policy,
		NoMatch: i.NoMatch, Mode: i.Mode, Key: i.Key, Merging: i.Merging, ApproveNow: i.ApproveNow, Comments: i.Comments, Rating: i.Rating, Site: i.Site,
		LeadType: i.LeadType, Partner: i.Partner, Agent: i.Agent, Defaults: i.Defaults,
	}
}

// Reading is what a person chose for reading the file; zero fields are guesses.
type Reading struct {
	Encoding  string `json:"encoding"`
	Delimiter string `json:"delimiter"`
	Quote     string `json:"quote"`
	HeaderRow int    `json:"headerRow"` // -1: no header
	Sheet     string `json:"sheet"`
	// Region is the phone country (ISO 3166 alpha-2) in force for the file.
	Region string `json:"region"`
}

// FileView is how the file was read, for the columns step: what was found, what
// can be chosen, and the first rows as they stand.
type FileView struct {
	Encoding   string      `json:"encoding"`
	Delimiter  string      `json:"delimiter"`
	Quote      string      `json:"quote"`
	HeaderRow  int         `json:"headerRow"` // 0: none
	Sheet      string      `json:"sheet"`
	Sheets     []SheetView `json:"sheets"`
	Encodings  []string    `json:"encodings"`
	Delimiters []string    `json:"delimiters"`
	Doubts     []Remark    `json:"doubts"`
	Reason     string      `json:"reason"` // columns/rows agreeing/rows looked at, "18/200/200"
	Sample     [][]string  `json:"sample"`
	Accents    [][]string  `json:"accents"` // first cells with letters beyond ASCII, to judge the encoding
}

// SheetView names a sheet of a workbook.
type SheetView struct {
	Name   string `json:"name"`
	Hidden bool   `json:"hidden"`
	Empty  bool   `json:"empty"`
}

// Remark is a sentence about a file: key of the words, gaps, and a row or 0.
type Remark struct {
	Key  string            `json:"key"`
	Args map[string]string `json:"args"`
	Row  int               `json:"row"`
}

// ImportDraft is an Import with all that the columns step shows.
type ImportDraft struct {
	Import  Import   `json:"import"`
	View    FileView `json:"view"`
	Mapping Mapping  `json:"mapping"`
	// Missing are required fields that no column goes to.
	Missing []string `json:"missing"`
	// Same is the earlier Import of the very same file, or "".
	Same string `json:"same"`
	// Preset says whether the choices of an earlier file were filled in.
	Preset PresetUse `json:"preset"`
	// Corrects is an open Import with rows to fix whose columns a fresh Draft has:
	// Imports.Replace puts the Draft's file in the place of that one's.
	Corrects ImportRef `json:"corrects"`
	// Repairs says that the file opened was written by Foyer to be corrected: no
	// Import was made of it, and Import is the one that Imports.Repair lays it over.
	Repairs bool `json:"repairs"`
	// Step is the step the person left it at, "columns" or "review", "" when they
	// never went from one to the other.
	Step string `json:"step"`
	// Lists are the columns that go to a field with a list to choose from.
	Lists []ColumnList `json:"lists"`
}

// Verdict says what a staged row is, before it runs.
type Verdict string

// The verdicts. The screen shows new as nothing, existing and twin as Duplicate.
const (
	VerdictNew      Verdict = "new"
	VerdictExisting Verdict = "existing" // matches a lead of the book
	VerdictTwin     Verdict = "twin"     // matches an earlier row of the file
	VerdictError    Verdict = "error"
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
}

// RowView is one row of an Import as the review shows it.
type RowView struct {
	Row      int       `json:"row"` // the number a spreadsheet shows
	Verdict  Verdict   `json:"verdict"`
	Plan     Plan      `json:"plan"`
	Outcome  Outcome   `json:"outcome"`
	Ticked   bool      `json:"ticked"`
	Fixed    bool      `json:"fixed"` // had an error that a person mended
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

// ImportQuery narrows the list of imports.
type ImportQuery struct {
	State  ImportState `json:"state"` // "" for all
	Search string      `json:"search"`
	Mine   bool        `json:"mine"` // those only that the person brought
	Sort   string      `json:"sort"` // "name", "state", "finished", "by" or "created" (default)
	Desc   bool        `json:"desc"`
	Offset int         `json:"offset"`
	Limit  int         `json:"limit"`
}

// ImportPage is a page of the list of imports.
type ImportPage struct {
	Rows   []Import `json:"rows"`
	Total  int      `json:"total"`
	States []Option `json:"states"` // how many imports are in each state
}

// ImportStory is one line of an Import's own history.
type ImportStory struct {
	Key  string            `json:"key"` // "story.chosen", "story.ran" …
	Args map[string]string `json:"args"`
	By   string            `json:"by"`
	At   Time              `json:"at"`
}

// ImportDetail is an Import with what its details page shows.
type ImportDetail struct {
	Import  Import `json:"import"`
	Columns int    `json:"columns"` // columns of the file
	Matched int    `json:"matched"` // of them imported
	// OwnerColumn is the column of the file that says who gets each lead, "" for none.
	OwnerColumn string        `json:"ownerColumn"`
	Stories     []ImportStory `json:"stories"`
	Lists       []Option      `json:"lists"` // values that join or joined an open list, per list
	// Batch are the files that came together and share a mapping, this one among
	// them; none when it came alone.
	Batch []BatchFile `json:"batch"`
	// Previous is the import before with the same columns, if there is one, and Diff
	// how the files differ, once Imports.Compare was asked; else its At is "".
	Previous ImportRef `json:"previous"`
	Diff     FileDiff  `json:"diff"`
}
