package foyer

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
	// Plan is the id of the action plan that the leads it makes get once they are
	// approved, "" for none; leads it merges into keep what they have (E23).
	Plan string `json:"plan"`

	Counts ImportCounts `json:"counts"`
	// Waits are the leads and WaitMerges the merges that still wait, while the Import
	// waits for approval; lists and details say them.
	Waits      int `json:"waits"`
	WaitMerges int `json:"waitMerges"`
	// Reason is the key of the sentence that says why it failed, with its args.
	Reason     string            `json:"reason"`
	ReasonArgs map[string]string `json:"reasonArgs"`
}

// Looked is what came of looking at the rows of an Import again: how many stand
// otherwise than before, and the counts now.
type Looked struct {
	Rows   int          `json:"rows"`
	Counts ImportCounts `json:"counts"`
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
	// Keeper is whose the leads of an agent's or a partner's file become, by name,
	// whatever the form says; "" where it is for the form to say.
	Keeper string `json:"keeper"`
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

// LaterRows counts the rows that an import which ran did not bring in, by whether they
// can come in later.
type LaterRows struct {
	// Ready are those that Imports.AddRows brings in when none are named: left out with
	// nothing against them, or failed and mended since.
	Ready  int `json:"ready"`
	Wrong  int `json:"wrong"`  // left out with an error, which is fixed first
	Active int `json:"active"` // left out since their lead has an action plan running
	Totals int `json:"totals"` // left out since they look like the total under the list
}

// ImportDetail is an Import with what its details page shows.
type ImportDetail struct {
	Import  Import `json:"import"`
	Columns int    `json:"columns"` // columns of the file
	Matched int    `json:"matched"` // of them imported
	// OwnerColumn is the column of the file that says who gets each lead, "" for none.
	OwnerColumn string `json:"ownerColumn"`
	// Keeper is whose the leads of an agent's or a partner's file become, by name,
	// whatever the form says; "" where it is for the form to say.
	Keeper  string        `json:"keeper"`
	Stories []ImportStory `json:"stories"`
	// Declined are its leads that were declined, each by itself.
	Declined int `json:"declined"`
	// Later are its rows that can come in later, once it ran.
	Later LaterRows `json:"later"`
	Lists []Option  `json:"lists"` // values that join or joined an open list, per list
	// Batch are the files that came together and share a mapping, this one among
	// them; none when it came alone.
	Batch []BatchFile `json:"batch"`
	// Previous is the import before with the same columns, if there is one, and Diff
	// how the files differ, once Imports.Compare was asked; else its At is "".
	Previous ImportRef `json:"previous"`
	Diff     FileDiff  `json:"diff"`
}
