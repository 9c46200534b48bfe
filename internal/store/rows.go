package store

import "foyer/internal/foyer"

// Lead is a lead as it lies in the book: its content with all that the house
// keeps of it. N is local and never leaves the house.
type Lead struct {
	N         int64
	ID        string
	Record    foyer.Record // Values[SlotOwner] is empty: Owner holds it
	Keys      foyer.Keys
	Owner     int64  // a person's N, 0 for nobody
	Person    string // id of the lead whose person this is; its own id at first
	Import    int64  // the import that made it, 0 for none
	Row       int
	By        int64 // who added it
	Created   foyer.Time
	Active    foyer.Time
	Archived  foyer.Time
	Converted foyer.Time
	Approval  string // "" as its import, "approved" or "declined"
	Born      string
	Stamps    map[string]string // nil when nothing changed since Born
	Rev       int64
	Kept      bool // kept by the undo of the import that made it
}

// NewLead is a lead to be inserted; the store gives N, Born and the sort texts.
// Record.Notes become notes of the lead, in order.
type NewLead struct {
	ID      string
	Record  *foyer.Record
	Keys    foyer.Keys
	Owner   int64
	Person  string // "" for its own id
	Import  int64
	Row     int
	By      int64
	Created foyer.Time
	Active  foyer.Time
	form    leadForm
}

// Candidate is a lead of the book that shares at least two kinds of key with
// what was asked, or bears its id.
type Candidate struct {
	N        int64
	Name     string
	Kinds    foyer.Kinds
	Archived bool // archived or converted
}

// Change is one logged write. Was and Now hold the fields it touched, as text;
// "phones" and "emails" as JSON lists. Cause is the import it came from, 0 for
// none, and Row the row of it.
type Change struct {
	N        int64
	Entity   string // "lead", "note", "import", …
	EntityID string
	Kind     foyer.ChangeKind
	Was, Now map[string]string
	Cause    int64
	Row      int
	By       int64
	At       string // hybrid clock text
	// Found is what a change that an import caused found beside the values it
	// names; UpdateLead fills it in.
	Found Found
	// Stamps are set instead of At, field by field, by a change that takes
	// another back; "" is none.
	Stamps map[string]string
}

// Found is what a change found: the stamps of the fields it names, "" for those
// of the lead's birth, and the last activity before it and after.
type Found struct {
	Stamps map[string]string `json:"s,omitempty"`
	Before foyer.Time        `json:"b,omitempty"`
	After  foyer.Time        `json:"a,omitempty"`
}

// Note is a note as it lies in the book.
type Note struct {
	ID     string
	Lead   int64
	Kind   foyer.NoteKind
	Text   string
	By     int64
	At     foyer.Time
	Import int64
	Row    int
	Stamp  string
}

// Import is an import with what the house keeps of it beside what people see.
type Import struct {
	N int64
	foyer.Import
	By         int64  // Import.By and ByName are filled on reading
	Owner      int64  // likewise for Import.Owner
	Original   string // name of the kept original in the house's files
	Kept       string // name of the file that spans point into; may equal Original
	KeptSize   int64
	KeptSHA256 string
	Reading    foyer.Reading
	Finding    []byte // JSON of what the reader made of the kept file
	View       foyer.FileView
	Mapping    foyer.Mapping
	Preset     foyer.PresetUse
	Offset     int64 // resume place of staging in the kept file
	NextRow    int   // resume place of the work in hand: rows below it are done
	Stories    []foyer.ImportStory
	Before     foyer.ImportState // what it was before it was undone
	RunsFrom   int64             // its changes up to this one were taken back
	UndoneFrom int64             // the last change before it was undone
	Seen       BookMark          // what of the book its verdicts know
}

// Verdicts, plans and outcomes as they lie in import_rows; 0 is none.
type (
	VerdictCode uint8
	PlanCode    uint8
	OutcomeCode uint8
)

// ImportRow is a staged row: narrow, since its values lie in the kept file.
type ImportRow struct {
	Row        int // the number a spreadsheet shows
	Start, End int64
	Flags      uint8
	Verdict    foyer.Verdict
	Plan       foyer.Plan
	Keys       foyer.Keys
	Findings   []foyer.Finding // nil for none
	Said       Telling         // what Tell makes of Findings, where that is known already
	Target     int64           // lead of the book it goes to or links to
	TargetRow  int             // earlier row it folds into or links to
	Kinds      foyer.Kinds
	Clash      uint8 // of a merge: 0 not known, 1 nothing contradicts, 2 something does
	Ticked     bool
	Fixed      bool
	Outcome    foyer.Outcome
	Lead       int64  // the lead it became or went into; for a created one found by (import, row)
	Reason     string // key of the sentence, for failed
}

// CellEdit is a person's correction of one cell.
type CellEdit struct {
	Row    int
	Column int
	Field  string
	Was    string
	Value  string
}
