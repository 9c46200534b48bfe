package intake_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// withTotal has a line of totals in row 5, and in row 4 somebody without a name.
const withTotal = "Name,Phone,Email,Budget\n" +
	"Ada Quill,207 555 0101,a@example.com,1000\n" +
	"Ben Moss,207 555 0102,b@example.com,2000\n" +
	",207 555 0103,c@example.com,3000\n" +
	"Total,,,6000\n"

// ticks is which rows of an import are ticked, "2 3".
func ticks(h *testhouse.House, id string) string {
	out := []string{}
	for _, r := range h.Rows(id, foyer.RowsAll) {
		if r.Ticked {
			out = append(out, fmt.Sprint(r.Row))
		}
	}
	return strings.Join(out, " ")
}

// stageAgain reads and checks the rows of a Draft as they are to be read now.
func stageAgain(t *testing.T, h *testhouse.House, id string) {
	t.Helper()
	if err := h.Intake().Stage(t.Context(), h.Owner(), id, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
}

// reform lays a changed form over an import and checks its rows anew.
func reform(t *testing.T, h *testhouse.House, id string, change testhouse.Form) {
	t.Helper()
	imp := h.Import(id)
	f := imp.Form()
	change(&f)
	if _, err := testhouse.Service[service.Imports](h).Describe(id, f); err != nil {
		t.Fatal(err)
	}
	stageAgain(t, h, id)
}

// The line of totals under a list comes unticked and says why; the counts add up, it
// is left out when the rest comes in, and the file of rows that stayed says why too.
func TestTotalLineIsLeftOut(t *testing.T) {
	for _, policy := range []testhouse.Form{func(*foyer.ImportForm) {}, testhouse.Partial} {
		h := testhouse.Open(t)
		imp := h.Stage("list.csv", strings.Replace(withTotal, "\n,207", "\nCy Long,207", 1), policy)
		if c := imp.Counts; c.Rows != 4 || c.Ready != 3 || c.New != 3 || c.Unticked != 1 || c.Errors != 0 {
			t.Errorf("staged are %+v", c)
		}
		out := h.Rows(imp.ID, foyer.RowsUnticked)
		if len(out) != 1 || out[0].Row != 5 || !slices.ContainsFunc(out[0].Findings, func(f foyer.Finding) bool { return f.Key == foyer.TotalLine }) {
			t.Errorf("unticked are %+v", out)
		}
		c := h.Run(imp.ID).Counts
		if c.Created != 3 || c.LeftOut != 1 || c.Rows != c.Created+c.LeftOut {
			t.Errorf("it ran to %+v", c)
		}
		if names := h.Names(foyer.LeadFilter{}); len(names) != 3 || slices.Contains(names, "Total") {
			t.Errorf("in the book are %v", names)
		}
	}
}

// B25: a hand's tick brings the line of totals in, and holds through all that has rows
// read and checked anew; so does the hand's that left somebody out.
func TestTicksOutliveStagingAnew(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	id := h.Stage("list.csv", withTotal).ID
	if got := ticks(h, id); got != "2 3 4" { // under Strict an error is ticked until it is mended or left out
		t.Fatalf("ticked are %s", got)
	}
	mend(t, h, id, foyer.Mend{What: foyer.MendTick, Rows: []int{5}, On: true})
	mend(t, h, id, foyer.Mend{What: foyer.MendTick, Rows: []int{3}})
	stands := func(after, want string) {
		t.Helper()
		if got := ticks(h, id); got != want {
			t.Errorf("after %s, ticked are %s, want %s", after, got, want)
		}
	}
	reform(t, h, id, testhouse.Merge)
	stands("another rule", "2 4 5")
	reform(t, h, id, testhouse.Partial)
	stands("another policy", "2 5")
	reform(t, h, id, func(f *foyer.ImportForm) { f.Policy = foyer.PolicyStrict })
	stands("the policy from before", "2 4 5")
	d, err := s.Draft(id)
	if err != nil {
		t.Fatal(err)
	}
	d.Mapping.Columns[3].Key = foyer.ToNotes
	if _, err := s.Remap(id, d.Mapping); err != nil {
		t.Fatal(err)
	}
	stageAgain(t, h, id)
	stands("another mapping", "2 4 5")
	if _, err := s.Reread(id, foyer.Reading{Delimiter: ",", HeaderRow: 1}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.UsePreset(id, ""); err != nil { // twice, with nothing staged in between
		t.Fatal(err)
	}
	stageAgain(t, h, id)
	stands("another reading", "2 4 5")
	for _, want := range []string{"2 3 4 5", "2 3 4"} {
		if _, err := s.UndoMend(id); err != nil {
			t.Fatal(err)
		}
		stands("an undo", want)
	}
	if _, err := s.RedoMend(id); err != nil {
		t.Fatal(err)
	}
	stands("a redo", "2 3 4 5")
	mend(t, h, id, foyer.Mend{What: foyer.MendTick, Rows: []int{4}})
	if c := h.Run(id).Counts; c.Created != 3 || c.LeftOut != 1 {
		t.Errorf("it ran to %+v", c)
	}
	h.Only("Total")
	undo(t, h, id)
	if _, err := s.Correct(id); err != nil {
		t.Fatal(err)
	}
	stageAgain(t, h, id)
	stands("an undo of the import", "2 3 5")
}

// A line of totals that gets a name is somebody and comes in; taken back, it is what
// it was. Who is called a total by hand is left out.
func TestTotalLineThatGetsAName(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	id := h.Stage("list.csv", withTotal, testhouse.Partial).ID
	stands := func(after, want string) {
		t.Helper()
		if got := ticks(h, id); got != want {
			t.Errorf("after %s, ticked are %s, want %s", after, got, want)
		}
	}
	stands("staging", "2 3")
	if _, err := s.Fix(id, []foyer.Fix{{Row: 5, Field: "full_name", Column: 0, Value: "Tom Otal"}}); err != nil {
		t.Fatal(err)
	}
	stands("a name", "2 3 5")
	reform(t, h, id, testhouse.Merge)
	stands("staging anew", "2 3 5")
	if _, err := s.UndoMend(id); err != nil {
		t.Fatal(err)
	}
	stands("the undo", "2 3")
	if _, err := s.RedoMend(id); err != nil {
		t.Fatal(err)
	}
	stands("the redo", "2 3 5")
	for _, f := range []foyer.Fix{{Row: 3, Field: "phone", Column: 1}, {Row: 3, Field: "email", Column: 2}, {Row: 3, Field: "full_name", Column: 0, Value: "Grand total"}} {
		if _, err := s.Fix(id, []foyer.Fix{f}); err != nil {
			t.Fatal(err)
		}
	}
	stands("the name of a total", "2 5")
	// Ticked by hand, it stays so whatever else of it is mended.
	mend(t, h, id, foyer.Mend{What: foyer.MendTick, Rows: []int{3}, On: true})
	if _, err := s.Fix(id, []foyer.Fix{{Row: 3, Field: "budget_max", Column: 3, Value: "9000"}}); err != nil {
		t.Fatal(err)
	}
	stands("another fix", "2 3 5")
}

// C3: in the place of the file goes one corrected outside, whose line of totals says
// otherwise now: a hand's tick of it stays.
func TestTotalLineOfACorrectedFile(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	two := withTotal + "Subtotal,,,6000\n"
	id := h.Stage("list.csv", two).ID
	mend(t, h, id, foyer.Mend{What: foyer.MendTick, Rows: []int{5}, On: true})
	corrected := h.Draft("list (1).csv", strings.NewReplacer("\n,207", "\nCy Long,207", "Subtotal", "Sue Btotal").Replace(two))
	if _, err := s.Replace(id, corrected.Import.ID, "job"); err != nil {
		t.Fatal(err)
	}
	stageAgain(t, h, id)
	if got := ticks(h, id); got != "2 3 4 5 6" {
		t.Errorf("ticked are %s", got)
	}
}
