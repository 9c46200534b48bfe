package foyer

// MendKind says what an act does to rows under review.
type MendKind string

// The acts.
const (
	MendCells   MendKind = "cells"     // single cells, by Fixes
	MendSame    MendKind = "same"      // every cell of a column that says Find gets Value
	MendReplace MendKind = "replace"   // Find becomes Value within the cells of a column, or of all
	MendFill    MendKind = "fill_down" // blank cells of a column get the value above them
	MendSet     MendKind = "set"       // the cells of a column get Value
	MendSuggest MendKind = "suggest"   // what Foyer suggests for a finding is put in place
	MendTick    MendKind = "tick"      // rows are ticked or, with On false, left out
	MendDecide  MendKind = "decide"    // Decision is taken of rows
	MendFile    MendKind = "file"      // a corrected file was laid over the import
)

// Mend is one act of a person on rows under review; it is taken back as one. It
// touches the rows listed, or all that Query finds when Rows is empty.
type Mend struct {
	What  MendKind `json:"what"`
	Rows  []int    `json:"rows"`
	Query RowQuery `json:"query"`
	// Column is the place in the file of the column to change, -1 for Field where no
	// column gives it; AllColumns is for replacing in every column.
	Column     int    `json:"column"`
	Field      string `json:"field"`
	AllColumns bool   `json:"allColumns"`
	Find       string `json:"find"`
	// Finds are further texts that MendSame takes for Find.
	Finds []string `json:"finds"`
	Value string   `json:"value"`
	Whole bool     `json:"whole"` // the whole cell, not a part of it
	Case  bool     `json:"case"`  // capitals tell apart
	// Finding narrows to cells about which a finding with this key was made.
	Finding  string   `json:"finding"`
	On       bool     `json:"on"`
	Fixes    []Fix    `json:"fixes"`
	Decision Decision `json:"decision"`
	// Clear narrows to duplicates whose merge contradicts nothing and that nobody
	// decided of: one decision for all of them.
	Clear bool `json:"clear"`
}

// MendAct is an act that was done, as its import keeps it.
type MendAct struct {
	Number int               `json:"number"`
	What   MendKind          `json:"what"`
	Args   map[string]string `json:"args"` // "field", "header", "find", "value", "kind" …
	Rows   int               `json:"rows"` // rows touched
	By     string            `json:"by"`
	At     Time              `json:"at"`
}

// MendSteps are what undo and redo would do next, nil for nothing.
type MendSteps struct {
	Undo *MendAct `json:"undo"`
	Redo *MendAct `json:"redo"`
}

// MendResult is what an act changed, or taking one back.
type MendResult struct {
	Touched int `json:"touched"` // rows the act changed
	// Stay are the rows that were to be ticked and cannot be: they are to be decided.
	Stay int `json:"stay"`
	// Rows are the rows that stand otherwise than before, when they are few; Many
	// says that they are not listed.
	Rows   []RowView    `json:"rows"`
	Many   bool         `json:"many"`
	Counts ImportCounts `json:"counts"`
	Steps  MendSteps    `json:"steps"`
}

// Alike says how many cells an act would mend together with one.
type Alike struct {
	Same     int `json:"same"`     // rows whose cell says the same and has the finding
	Kind     int `json:"kind"`     // rows with the finding in this column
	Suggests int `json:"suggests"` // of Kind, those with a suggestion
}

// DecisionKind says what is to become of a row, whatever the rule says.
type DecisionKind string

// The decisions; none is the rule's.
const (
	DecideNone    DecisionKind = ""
	DecideCreate  DecisionKind = "create"  // a lead of its own
	DecideLink    DecisionKind = "link"    // a lead of its own, linked to the same person
	DecideMerge   DecisionKind = "merge"   // into the lead, or into the lead the row makes
	DecideRestore DecisionKind = "restore" // the lead comes back from the archive and takes the row
	DecideSkip    DecisionKind = "skip"
	DecideApart   DecisionKind = "apart" // it is not that one, in no later file either; the rule holds for the others
)

// Decision is what a person decided of a row. Without Lead and Row it is of the
// best candidate.
type Decision struct {
	Kind   DecisionKind  `json:"kind"`
	Lead   string        `json:"lead"`
	Row    int           `json:"row"`
	Fields []FieldChoice `json:"fields"`
}

// FieldChoice says whose value of a field stays after a merge.
type FieldChoice struct {
	Field string    `json:"field"`
	Take  MergeTake `json:"take"`
}

// MergeTake is a policy for a field of a merge (feature D6).
type MergeTake string

// The policies.
const (
	TakeFill MergeTake = "fill" // the lead's, and the file's where the lead has none
	TakeFile MergeTake = "file" // the file's
	TakeMine MergeTake = "mine" // the lead's, even when blank
	TakeAsk  MergeTake = "ask"  // a person decides of each row that contradicts
)

// Merging says how rows of an Import go into leads that are here.
type Merging struct {
	Take   MergeTake     `json:"take"`   // "" is TakeFill
	Fields []FieldChoice `json:"fields"` // where a field differs from Take
	Clears []string      `json:"clears"` // fields whose blank cells empty the lead's
}

// Whole answers it with what stands in no older file filled in.
func (m Merging) Whole() Merging {
	if m.Take == "" {
		m.Take = TakeFill
	}
	m.Fields, m.Clears = append([]FieldChoice{}, m.Fields...), append([]string{}, m.Clears...)
	return m
}

// MayClear says whether a blank cell can empty a field: not where the lead would be
// nobody then, nor where there are several values, which a file only adds to.
func MayClear(key string) bool {
	slot, ok := SlotOf(key)
	if !ok {
		return false
	}
	if slot == SlotCustom {
		return IsCustom(key)
	}
	f := Catalogue()[slot]
	switch f.Kind {
	case KindNotes, KindStatus, KindPerson, KindTags:
		return false
	}
	switch slot {
	case SlotFullName, SlotFirstName, SlotLastName, SlotPhone, SlotEmail:
		return false
	}
	return !f.Unset && !f.View && slot != SlotCreatedAt
}
