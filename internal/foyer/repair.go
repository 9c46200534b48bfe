package foyer

// RepairResult says what a corrected file changed in the Import it was written
// from.
type RepairResult struct {
	Import Import `json:"import"`
	Rows   int    `json:"rows"`  // rows of the file that are rows of the Import
	Fixed  int    `json:"fixed"` // of them, rows with a changed cell
	Cells  int    `json:"cells"` // changed cells
	// Still are the rows of the file that need fixing even so.
	Still int `json:"still"`
	// Added are rows that are being added to an Import that had run.
	Added int `json:"added"`
	// Strange are rows of the file that name no row of the Import: they were added
	// there, and nothing was done with them.
	Strange int `json:"strange"`
}
