package foyer

// UndoList names one of the three lists that tell what an undo does.
type UndoList string

// The lists.
const (
	UndoBack    UndoList = "back"    // taken out, or as before the import again
	UndoKept    UndoList = "kept"    // edited since: left as it stands
	UndoBlocked UndoList = "blocked" // cannot be touched
)

// UndoSum counts what an undo does, or did.
type UndoSum struct {
	Removed  int `json:"removed"`  // leads it takes out of the book
	Restored int `json:"restored"` // leads it gives their values from before
	Kept     int `json:"kept"`     // leads left as they stand, or in part
	Blocked  int `json:"blocked"`
	// Unmade counts merges that wait and then never happen, of rows taken out of an
	// import that waits.
	Unmade int `json:"unmade"`
}

// UndoQuery asks what taking an import back does: of the whole import, of some of
// its rows, or of the rows that went into one lead.
type UndoQuery struct {
	List UndoList `json:"list"`
	Rows []int    `json:"rows"`
	Lead string   `json:"lead"`
	// Put are fields that go back although people edited them since.
	Put    []string `json:"put"`
	Offset int      `json:"offset"`
	Limit  int      `json:"limit"` // at most 500; 0 means 100
}

// UndoRow is a lead in one of the three lists.
type UndoRow struct {
	Lead string `json:"lead"`
	Name string `json:"name"`
	Row  int    `json:"row"`
	// Made says that the import made the lead; taking it back takes it out.
	Made   bool        `json:"made"`
	Reason string      `json:"reason"` // key of the sentence that says why it stays
	Fields []UndoField `json:"fields"`
}

// UndoField is a field of a lead that the import changed: what it holds and what
// it held before. Kept says that it stays as it is; Edited that it does because people
// edited it since, so that it can go back all the same when that is asked.
type UndoField struct {
	Field  string `json:"field"`
	Now    string `json:"now"`
	Before string `json:"before"`
	Kept   bool   `json:"kept"`
	Edited bool   `json:"edited"`
}

// LeadMerge is what rows of an import brought into a lead that was there.
type LeadMerge struct {
	From Provenance `json:"from"` // its file, and the first of the rows
	Rows []int      `json:"rows"`
	By   string     `json:"by"`
	At   Time       `json:"at"`
	// May says that the actor may take it back.
	May bool `json:"may"`
}

// UndoPage is a page of one of the lists, with the counts of all three.
type UndoPage struct {
	Sum   UndoSum   `json:"sum"`
	Rows  []UndoRow `json:"rows"`
	Total int       `json:"total"`
}

// DeleteView is what deleting an import takes out of the book for good.
type DeleteView struct {
	Leads int `json:"leads"` // that it made and that go with it
	Kept  int `json:"kept"`  // that were approved by themselves, and stay
}
