package foyer

// JoinChoice says whose value of a field a joined lead takes.
type JoinChoice struct {
	Field string `json:"field"`
	Lead  string `json:"lead"`
}

// AlikeGroup is leads that may be one, and why: Why[i] compares Leads[i+1] with the
// first.
type AlikeGroup struct {
	ID    string     `json:"id"`
	Leads []Lead     `json:"leads"`
	Why   []Likeness `json:"why"`
}

// AlikePage is a page of the groups that the last search over the whole book found.
// Next is handed in for the page behind it, "" at the end.
type AlikePage struct {
	Groups []AlikeGroup `json:"groups"`
	Total  int          `json:"total"`
	Next   string       `json:"next"`
	// Searched is when the search was, "" before the first.
	Searched Time `json:"searched"`
}

// JoinDone is a join as it stands: what went into the survivor, and what taking it
// back would do.
type JoinDone struct {
	ID       string    `json:"id"`
	Survivor LeadRef   `json:"survivor"`
	Leads    []LeadRef `json:"leads"` // those that went into it
	By       string    `json:"by"`
	At       Time      `json:"at"`
	Undone   Time      `json:"undone"`
	// Fields are those of the survivor that would go back, and those that stay.
	Fields []UndoField `json:"fields"`
}

// SomeoneAlike is a lead of the book that a draft or a changed lead may be.
type SomeoneAlike struct {
	Lead     LeadRow  `json:"lead"`
	Likeness Likeness `json:"likeness"`
}
