package foyer

// ResultState says how a record of an import stands with those who approve, where
// that is not plain from the import's own state.
type ResultState string

// The states.
const (
	ResultPlain    ResultState = ""
	ResultWaits    ResultState = "waits"
	ResultApproved ResultState = "approved" // by itself, while the others wait
	ResultDeclined ResultState = "declined"
)

// ResultQuery asks for a page of what became of an import's rows.
type ResultQuery struct {
	Scope  RowScope `json:"scope"`
	Search string   `json:"search"` // a text some cell of the row contains
	// Letter narrows to names that begin with it, "A" to "Z", or "#" for any other.
	Letter string `json:"letter"`
	// Sort is "name", "company", "phone", "owner", "outcome", the key of a field, or
	// "" for the order of the file.
	Sort string `json:"sort"`
	Desc bool   `json:"desc"`
	// Row asks where that row stands in the list, 0 for none.
	Row    int `json:"row"`
	Offset int `json:"offset"`
	Limit  int `json:"limit"` // at most 500; 0 means 100
}

// ResultRow is a row of an import that ran, as a record: what it brought and what it
// is now.
type ResultRow struct {
	View    RowView     `json:"view"`
	Company string      `json:"company"`
	Phones  []string    `json:"phones"`
	Owner   string      `json:"owner"` // who has the lead now, else whom the row names
	State   ResultState `json:"state"`
	Reason  string      `json:"reason"` // why it was declined, as whoever did wrote it
	// Into is whom the row went into, for one that made no lead of its own.
	Into LeadRef `json:"into"`
}

// ResultPage is a page of results. Columns are those of the file beyond what every
// row shows; View.Cells answer to them.
type ResultPage struct {
	Columns []RowColumn `json:"columns"`
	Rows    []ResultRow `json:"rows"`
	Total   int         `json:"total"`
	At      int         `json:"at"` // where the row asked for stands, -1 when it is not listed
}
