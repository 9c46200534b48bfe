package foyer

// PreviewQuery asks for rows of a Draft's file as they would be read, from a place
// that an earlier answer named; the zero place is the first row.
type PreviewQuery struct {
	Offset int64 `json:"offset"`
	Row    int   `json:"row"`
	Limit  int   `json:"limit"` // at most 50; 0 means 1
	// Trouble asks for rows with an error or a warning only.
	Trouble bool `json:"trouble"`
}

// Preview is a stretch of a file, raw and as it would be read.
type Preview struct {
	Rows []PreviewRow `json:"rows"`
	// Offset and Row are the place after what was read.
	Offset int64 `json:"offset"`
	Row    int   `json:"row"`
	// End says that no row follows. Without it and without rows, many rows were
	// passed over in search of trouble: ask on.
	End bool `json:"end"`
}

// PreviewRow is one row of the file and what becomes of it.
type PreviewRow struct {
	Offset int64  `json:"offset"` // with Row, the place it begins at
	Row    int    `json:"row"`    // the number a spreadsheet shows
	Name   string `json:"name"`
	// Cells are one for each column of the mapping.
	Cells []PreviewCell `json:"cells"`
	// More are values of fields that no column goes to: parts of a name, a form's.
	More     []PreviewValue `json:"more"`
	Notes    []string       `json:"notes"`
	Findings []Finding      `json:"findings"`
}

// PreviewCell is a cell as it stands, and the values that its column gives.
type PreviewCell struct {
	Raw    string   `json:"raw"`
	Values []string `json:"values"`
}

// PreviewValue is a value of a field.
type PreviewValue struct {
	Field string `json:"field"`
	Value string `json:"value"`
}
