package sheet

// CellKind says what a cell of a written table is, so that a workbook can hold
// a date as a date and a phone as text.
type CellKind uint8

// The kinds of cell.
const (
	CellText    CellKind = iota
	CellNumber           // Text is a plain decimal number: "385000", "99.50"
	CellDate             // Text is "2026-03-14"
	CellInstant          // Text is an instant in UTC, RFC 3339
	CellPhone            // a phone number; text end to end
)

// Cell is one cell of a table on its way out. Text that is not of its Kind is
// written as text.
type Cell struct {
	Text string
	Kind CellKind
}
