package intake_test

import (
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// B22: what is said of a preset's use counts the imports that ran, not files that were
// only looked at, and each of them once.
func TestPresetCountsImportsThatRan(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	uses := func(want int, when string) {
		t.Helper()
		list, err := testhouse.Service[service.Presets](h).List()
		if err != nil || len(list) != 1 || list[0].Uses != want {
			t.Fatalf("%s, presets are %+v, %v; want one used %d times", when, list, err, want)
		}
	}
	file := "Name,Wish\nAda Quill,Barn\n,Loft\n"
	send(h, dropped(h, "one.csv", file), "Wish", "message")
	uses(0, "after a first choice")
	staged := func(name, text string) string {
		t.Helper()
		d := dropped(h, name, text)
		form := d.Import.Form()
		form.Policy, form.ApproveNow = foyer.PolicyPartial, true
		if _, err := s.Describe(d.Import.ID, form); err != nil || !d.Preset.Filled {
			t.Fatalf("%s was not filled in from the first: %+v, %v", name, d.Preset, err)
		}
		if err := h.Intake().Stage(t.Context(), h.Owner(), d.Import.ID, func(foyer.Progress) {}); err != nil {
			t.Fatal(err)
		}
		return d.Import.ID
	}
	id := staged("two.csv", file+"Ben Moss,Flat\n")
	uses(0, "before any import ran")
	if c := h.Run(id).Counts; c.Created != 2 || c.LeftOut+c.Failed != 1 {
		t.Fatalf("it ran as %+v", c)
	}
	uses(1, "after one ran")
	if _, err := s.Fix(id, []foyer.Fix{{Row: 3, Column: 0, Field: "full_name", Value: "Cy Long"}}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddRows(id, foyer.UndoQuery{}, "rest"); err != nil {
		t.Fatal(err)
	}
	h.Eventually("the row that was mended is in", func() bool {
		return h.Import(id).Counts.Created == 3 && idle(h, id)()
	})
	uses(1, "after a row joined it later")
	h.Run(staged("three.csv", file+"Di Long,Barn\n"))
	uses(2, "after a second one ran")
}
