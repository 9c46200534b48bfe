package intake_test

import (
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/testhouse"
)

// UD29: where an earlier row of the same person is left out, what the rows behind it say
// becomes of them, whatever was decided of the one between.
func TestWhoTakesThePlaceOfARowLeftOut(t *testing.T) {
	const text = "Name,Phone,City\nAnn Lee,207 555 0101,\nAnn Lee,207 555 0101,Bath\nAnn Lee,207 555 0101,Saco\n"
	for _, c := range []struct {
		decided foyer.Decision
		said    string
		counts  foyer.ImportCounts
	}{
		{foyer.Decision{}, "create fold", foyer.ImportCounts{Rows: 3, Created: 1, Merged: 1, LeftOut: 1}},
		{foyer.Decision{Kind: foyer.DecideSkip}, "skip create", foyer.ImportCounts{Rows: 3, Created: 1, Skipped: 1, LeftOut: 1}},
		{foyer.Decision{Kind: foyer.DecideCreate}, "create create", foyer.ImportCounts{Rows: 3, Created: 2, LeftOut: 1}},
		{foyer.Decision{Kind: foyer.DecideLink, Row: 2}, "link fold", foyer.ImportCounts{Rows: 3, Created: 1, Merged: 1, LeftOut: 1}},
	} {
		h := testhouse.Open(t)
		id := h.Stage("file.csv", text, testhouse.Merge).ID
		mend(t, h, id, foyer.Mend{What: foyer.MendTick, Rows: []int{2}})
		if c.decided.Kind != "" {
			decide(t, h, id, c.decided, 3)
			decide(t, h, id, foyer.Decision{Kind: foyer.DecideMerge, Row: 2}, 4)
		}
		r := h.Rows(id, foyer.RowsAll)
		if got := string(r[1].Plan) + " " + string(r[2].Plan); got != c.said {
			t.Errorf("%s: rows 3 and 4 say %s, want %s", c.decided.Kind, got, c.said)
		}
		addsUp(t, h.Run(id), c.counts)
		h.Close()
	}
}
