package foyer

// ExportItems says which leads an export takes.
type ExportItems string

// The items.
const (
	ItemsView     ExportItems = "view" // what the filter finds
	ItemsSelected ExportItems = "selected"
	ItemsAll      ExportItems = "all"
)

// ExportFormat is the kind of file written.
type ExportFormat string

// The formats.
const (
	FormatCSV  ExportFormat = "csv"
	FormatXLSX ExportFormat = "xlsx"
)

// ExportSpec says what to write. Columns is "displayed" or "all" or, with Fields,
// a list of catalogue keys. Exact writes a CSV's values without the guard that
// keeps a spreadsheet from running them.
type ExportSpec struct {
	Items     ExportItems  `json:"items"`
	Filter    LeadFilter   `json:"filter"`
	Selected  []string     `json:"selected"`
	DateField string       `json:"dateField"` // "created", "active" or ""
	From      string       `json:"from"`
	To        string       `json:"to"`
	Sort      LeadSort     `json:"sort"`
	Desc      bool         `json:"desc"`
	Fields    []string     `json:"fields"` // empty: all columns
	Notes     bool         `json:"notes"`
	Pending   bool         `json:"pending"` // leads that wait for approval too
	Format    ExportFormat `json:"format"`
	Exact     bool         `json:"exact"`
	Delimiter string       `json:"delimiter"` // of a CSV; "" for comma
	NoBOM     bool         `json:"noBom"`
}

// ExportPlan says beforehand what an export will be.
type ExportPlan struct {
	Name string `json:"name"`
	Rows int    `json:"rows"`
	Size int64  `json:"size"` // estimated bytes
}

// FileRef is a token for a file in the house's file room. Path never crosses the
// border.
type FileRef struct {
	Ref  string `json:"ref"`
	Name string `json:"name"`
	Size int64  `json:"size"`
	Rows int    `json:"rows"` // of an export; 0 elsewhere
	// Trouble is why a file that came with others was not taken in: it has no Ref.
	Trouble *Error `json:"trouble"`
}
