package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// E10: what is said to be addable later is just what is added, over more rows than a
// page shows: no row with an error, and no total.
func TestLaterRowsAreThoseThatAreAdded(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	var b strings.Builder
	b.WriteString("Name,Email,Budget\n")
	const good, bad = 130, 120
	for i := range good {
		fmt.Fprintf(&b, "Person %d,p%d@example.com,100\n", i, i)
	}
	for i := range bad {
		fmt.Fprintf(&b, ",nobody%d@example.com,100\n", i)
	}
	fmt.Fprintf(&b, "Total,,%d\n", (good+bad)*100)
	id := h.Stage("a.csv", b.String()).ID
	total := good + bad + 2
	// All but the first five are left out.
	var out []int
	for row := 7; row <= total; row++ {
		out = append(out, row)
	}
	if _, err := s.Tick(id, foyer.Tick{Rows: out, On: false}); err != nil {
		t.Fatal(err)
	}
	imp := h.Run(id)
	if imp.Counts.LeftOut != good+bad+1-5 || imp.Counts.Created != 5 {
		t.Fatalf("counts are %+v", imp.Counts)
	}
	later := func() foyer.LaterRows {
		t.Helper()
		d, err := s.Get(id)
		if err != nil {
			t.Fatal(err)
		}
		return d.Later
	}
	if got := later(); got != (foyer.LaterRows{Ready: good - 5, Wrong: bad, Totals: 1}) {
		t.Fatalf("later are %+v", got)
	}
	// Those that need fixing stand first where they are asked for so.
	page, err := s.Rows(id, foyer.RowQuery{Scope: foyer.RowsLeftOut, Sort: foyer.SortVerdict, Limit: 100, Bare: true})
	if err != nil || len(page.Rows) != 100 || page.Rows[99].Verdict != foyer.VerdictError {
		t.Errorf("%d rows, %v", len(page.Rows), err)
	}
	// One that is mended joins them.
	if _, err := s.Fix(id, []foyer.Fix{{Row: good + 2, Column: 0, Field: "full_name", Value: "Ada Quill"}}); err != nil {
		t.Fatal(err)
	}
	said := later()
	if said != (foyer.LaterRows{Ready: good - 4, Wrong: bad - 1, Totals: 1}) {
		t.Fatalf("one mended, later are %+v", said)
	}
	if _, err := s.AddRows(id, foyer.UndoQuery{}, "rest"); err != nil {
		t.Fatal(err)
	}
	h.Eventually("they are in", func() bool { return h.Import(id).State == foyer.StateApproved && idle(h, id)() })
	c := h.Import(id).Counts
	if c.Created != 5+said.Ready || c.LeftOut != said.Wrong+said.Totals {
		t.Errorf("of %+v became %+v", said, c)
	}
	if got := later(); got != (foyer.LaterRows{Wrong: bad - 1, Totals: 1}) {
		t.Errorf("then later are %+v", got)
	}
	// Who wants just the total can have it.
	if _, err := s.AddRows(id, foyer.UndoQuery{Rows: []int{total}}, "total"); err != nil {
		t.Fatal(err)
	}
	h.Eventually("it is in", func() bool { return h.Import(id).Counts.Created == 6+said.Ready && idle(h, id)() })
	healthy(t, h)
}
