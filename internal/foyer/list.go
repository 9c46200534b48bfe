package foyer

// LeadSort is a column the list of leads can be sorted by.
type LeadSort string

// The sorts of the list.
const (
	SortName    LeadSort = "name"
	SortContact LeadSort = "contact"
	SortSource  LeadSort = "source"
	SortOwner   LeadSort = "owner"
	SortStatus  LeadSort = "status"
	SortActive  LeadSort = "active"
	SortCreated LeadSort = "created"
)

// LeadFilter narrows the list. Empty fields do not narrow; several values of one
// field are alternatives; fields combine with and. NoOwner in Owners is "nobody".
type LeadFilter struct {
	Search   string        `json:"search"`
	In       string        `json:"in"` // search in one field: a key of [SearchIn], "" for all
	Statuses []string      `json:"statuses"`
	Sources  []string      `json:"sources"`
	Owners   []string      `json:"owners"`
	Imports  []string      `json:"imports"`
	Where    []Condition   `json:"where"` // further field conditions (F2)
	Archived ArchivedScope `json:"archived"`
	// Dates narrow by an instant column: "created" or "active"; ends included, days.
	DateField string `json:"dateField"`
	From      string `json:"from"` // "2026-03-01"
	To        string `json:"to"`
	// Approved leaves out leads of imports that wait for approval.
	Approved bool `json:"approved"`
}

// Condition is one entry box of the search: a field and the text it must hold.
type Condition struct {
	Field string `json:"field"`
	Value string `json:"value"`
}

// NoOwner is the owner filter's word for nobody.
const NoOwner = "-"

// ArchivedScope says whether archived and converted leads are listed.
type ArchivedScope string

// The scopes.
const (
	ArchivedOut  ArchivedScope = ""     // leave them out: the usual list
	ArchivedOnly ArchivedScope = "only" // nothing else
	ArchivedAll  ArchivedScope = "all"
)

// LeadQuery asks for one page of the list: rows from Offset on. After, when set,
// is the cursor of the page before and makes the page a keyset step, which costs
// the same at any depth; Offset then only labels the page.
type LeadQuery struct {
	Filter LeadFilter `json:"filter"`
	Sort   LeadSort   `json:"sort"`
	Desc   bool       `json:"desc"`
	Offset int        `json:"offset"`
	Limit  int        `json:"limit"` // at most 500; 0 means 100
	After  string     `json:"after"`
}

// LeadPage is a page of the list and the cursor after its last row ("" at the end).
type LeadPage struct {
	Rows   []LeadRow `json:"rows"`
	Offset int       `json:"offset"`
	Next   string    `json:"next"`
	// Unsorted says that so many leads match the search that they come newest
	// first instead of in the order asked for.
	Unsorted bool `json:"unsorted"`
}

// LeadCount counts what a filter finds, and what it leaves out as archived.
type LeadCount struct {
	Found    int `json:"found"`
	Archived int `json:"archived"` // archived leads that match besides
}

// Option is one value a filter or a list offers, with how many leads have it.
type Option struct {
	Value string `json:"value"`
	Label string `json:"label"`
	Count int    `json:"count"`
}

// LeadOptions is what the filter menus offer.
type LeadOptions struct {
	Statuses []Option `json:"statuses"`
	Sources  []Option `json:"sources"`
	Owners   []Option `json:"owners"`
	Imports  []Option `json:"imports"`
}

// Summary is what the sidebar and the first run need to know.
type Summary struct {
	Leads    int `json:"leads"` // not archived, not pending
	Archived int `json:"archived"`
	Pending  int `json:"pending"`
	Imports  int `json:"imports"`
	Waiting  int `json:"waiting"` // imports that wait for approval
	Drafts   int `json:"drafts"`  // drafts and saved imports
	// Alone counts the leads that wait for approval by themselves.
	Alone int `json:"alone"`
}
