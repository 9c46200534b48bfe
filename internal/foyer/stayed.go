package foyer

// ErrorColumn heads the last column of an error file, which says what is wrong
// with each row. An import ignores a column of this name.
const ErrorColumn = "_ERROR"

// StayedSpec says which rows of an Import that did not come in are written to a
// file, and how.
type StayedSpec struct {
	// Scope is [RowsErrors] before the run, [RowsFailed] or [RowsLeftOut] after it;
	// "" is those that need fixing before the run and those that failed after it.
	Scope RowScope `json:"scope"`
	// LeftOut adds the rows that were left out.
	LeftOut bool `json:"leftOut"`
	// Format is CSV, or XLSX for a workbook that repairs the import when it is
	// dropped back.
	Format ExportFormat `json:"format"`
}
