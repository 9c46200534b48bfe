package sheet

// The limits of delimited text. What passes one is said with row and column;
// none of them is met by a list of people.
const (
	MaxBytes   = 2 << 30   // of a file of delimited text
	MaxRow     = 8 << 20   // bytes of one row
	MaxCell    = 1 << 20   // bytes of one cell; the rest is cut and the row flagged
	MaxColumns = 10_000    // columns read; more is refused
	MaxRows    = 5_000_000 // rows of data

	// A quoted cell over several lines that passes one of these is taken for a
	// stray quote: better one damaged row than half a file in one cell.
	maxQuotedLines = 200
	maxQuotedBytes = 64 << 10
)
