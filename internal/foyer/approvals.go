package foyer

// ApprovalView is what approving an Import would change, for the person who
// decides: its pending leads by owner and by source, its merges, and what happened
// to the book since it ran.
type ApprovalView struct {
	Leads   int      `json:"leads"`  // that would become visible to all
	Merges  int      `json:"merges"` // leads of the book that would change
	Owners  []Option `json:"owners"`
	Sources []Option `json:"sources"`
	// Clashes are leads that came into the book since the Import ran and look like
	// the same person as one of its leads, or leads that a merge is for and that
	// changed or went since.
	Clashes []Clash `json:"clashes"`
	// More says that there are further clashes than those listed.
	More bool `json:"more"`
}

// Clash is one row that meets something newer in the book.
type Clash struct {
	Row  int    `json:"row"`
	Name string `json:"name"`
	Lead string `json:"lead"` // the newer or changed lead, "" when it is gone
	With string `json:"with"` // its name
	Key  string `json:"key"`  // the words: "clash.new", "clash.changed", "clash.gone"
}

// PendingLead is a lead that waits for an answer.
type PendingLead struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Import string `json:"import"`
	From   string `json:"from"` // the import's name
	By     string `json:"by"`   // who brought it
	At     Time   `json:"at"`
}

// PendingPage is a page of the leads that wait.
type PendingPage struct {
	Rows  []PendingLead `json:"rows"`
	Total int           `json:"total"`
}

// Declined is what declining rows of an import did: the leads that were declined, and
// the rows whose merge is not made. Imports.WaitAgain and Imports.AddRows take it back.
type Declined struct {
	Leads []string `json:"leads"`
	Rows  []int    `json:"rows"`
}
