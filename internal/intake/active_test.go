package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// standing is what a review shows of rows: "2 active merge off".
func standing(h *testhouse.House, id string) string {
	var out []string
	for _, r := range h.Rows(id, foyer.RowsAll) {
		on := "off"
		if r.Ticked {
			on = "on"
		}
		out = append(out, fmt.Sprintf("%d %s %s %s", r.Row, r.Verdict, r.Plan, on))
	}
	return strings.Join(out, "\n")
}

// C16: a row whose lead has a plan running is Active: it counts among the duplicates,
// comes unticked and says why, and comes in when a hand ticks it. What it has to say of
// the lead decides: a row that says nothing new is none of it.
func TestActiveRowsComeUnticked(t *testing.T) {
	h, _ := worked(t)
	imp := h.Stage("new.csv", workedFile, testhouse.Merge)
	want := "2 active merge off\n3 existing unchanged on\n4 existing merge on\n5 existing merge on\n6 new create on"
	if got := standing(h, imp.ID); got != want {
		t.Errorf("the review shows\n%s\nwant\n%s", got, want)
	}
	c := imp.Counts
	if c.Rows != 5 || c.Duplicates != 4 || c.New != 1 || c.Unticked != 0 || c.Errors != 0 || c.Ready != 4 {
		t.Errorf("counted are %+v", c)
	}
	page, err := testhouse.Service[service.Imports](h).Rows(imp.ID, foyer.RowQuery{Finding: foyer.ActivePlan})
	if err != nil || page.Total != 1 || page.Rows[0].Row != 2 || page.Rows[0].Barred {
		t.Errorf("listed by why are %+v, %v", page.Rows, err)
	}
	if page, err = testhouse.Service[service.Imports](h).Rows(imp.ID, foyer.RowQuery{Scope: foyer.RowsDuplicates}); err != nil || page.Total != 4 {
		t.Errorf("%d duplicates, %v", page.Total, err)
	}
	done := h.Run(imp.ID).Counts
	if done.LeftOut != 1 || done.Merged != 2 || done.Unchanged != 1 || done.Created != 1 {
		t.Errorf("it ran to %+v", done)
	}
	if l := h.Only("Ada"); l.Values["city"] == "Bangor" {
		t.Error("the lead that is being worked was changed")
	}
	if got := onPlan(t, h); got != "Ada Quill" {
		t.Errorf("plans run on %s", got)
	}
	// The rest can be added, but not in one go: who is being worked is named.
	s := testhouse.Service[service.Imports](h)
	if _, err := s.AddRows(imp.ID, foyer.UndoQuery{}, "job"); foyer.KindOf(err) != foyer.Conflict {
		t.Errorf("all that was left out can be added: %v", err)
	}
	next := h.Stage("third.csv", workedFile+"\n", testhouse.Merge)
	mend(t, h, next.ID, foyer.Mend{What: foyer.MendTick, Rows: []int{2}, On: true})
	if c := h.Run(next.ID).Counts; c.Merged != 1 || c.LeftOut != 0 {
		t.Errorf("ticked by hand it ran to %+v", c)
	}
	if l := h.Only("Ada"); l.Values["city"] != "Bangor" {
		t.Error("ticked by hand it did not come in")
	}
}

// C16, decision 7 of the features: by the rule Create such a row cannot be ticked, only
// decided; its tick follows the decision, and all of it is taken back step by step.
func TestActiveRowsByCreate(t *testing.T) {
	h, _ := worked(t)
	s := testhouse.Service[service.Imports](h)
	create := func(f *foyer.ImportForm) { f.Rule = foyer.RuleCreate }
	imp := h.Stage("new.csv", workedFile, create)
	const before = "2 active link off\n3 active link off\n4 existing link on\n5 existing link on\n6 new create on"
	stands := func(after, want string) {
		t.Helper()
		if got := standing(h, imp.ID); got != want {
			t.Errorf("%s the review shows\n%s\nwant\n%s", after, got, want)
		}
	}
	stands("at first", before)
	if r := h.Rows(imp.ID, foyer.RowsAll)[0]; !r.Barred {
		t.Error("the row does not say that it cannot be ticked")
	}
	for _, tick := range []func() error{
		func() error {
			_, err := s.Mend(imp.ID, foyer.Mend{What: foyer.MendTick, Rows: []int{2}, On: true})
			return err
		},
		func() error { _, err := s.Tick(imp.ID, foyer.Tick{Rows: []int{2, 3}, On: true}); return err },
	} {
		if err := tick(); foyer.KindOf(err) != foyer.Conflict {
			t.Errorf("ticked: %v", err)
		}
	}
	if _, err := s.Tick(imp.ID, foyer.Tick{On: true}); err != nil {
		t.Fatal(err)
	}
	stands("after ticking all", before)
	decide(t, h, imp.ID, foyer.Decision{Kind: foyer.DecideMerge}, 2)
	stands("decided to merge", "2 existing merge on\n"+before[strings.Index(before, "3 "):])
	if _, err := s.UndoMend(imp.ID); err != nil {
		t.Fatal(err)
	}
	stands("after an undo", before)
	if _, err := s.RedoMend(imp.ID); err != nil {
		t.Fatal(err)
	}
	decide(t, h, imp.ID, foyer.Decision{Kind: foyer.DecideCreate}, 3)
	if c := h.Run(imp.ID).Counts; c.Created != 4 || c.Merged != 1 || c.LeftOut != 0 {
		t.Errorf("it ran to %+v", c)
	}
}

// B25, C16: a tick by hand outlives staging anew, and a change to Create takes it back.
func TestActiveTicksOutliveStaging(t *testing.T) {
	h, _ := worked(t)
	id := h.Stage("new.csv", workedFile, testhouse.Merge).ID
	mend(t, h, id, foyer.Mend{What: foyer.MendTick, Rows: []int{2}, On: true})
	mend(t, h, id, foyer.Mend{What: foyer.MendTick, Rows: []int{4}})
	for _, c := range []struct {
		name string
		form testhouse.Form
		want string
	}{
		{"partial", testhouse.Partial, "2 3 5 6"},
		{"create", func(f *foyer.ImportForm) { f.Rule = foyer.RuleCreate }, "5 6"},
		{"no search", func(f *foyer.ImportForm) { f.NoMatch = true }, "2 3 5 6"},
	} {
		reform(t, h, id, c.form)
		if got := ticks(h, id); got != c.want {
			t.Errorf("%s: ticked are %s, want %s", c.name, got, c.want)
		}
	}
}

// C16: a plan that begins between the review and the run is seen: the row stays out, and
// the import tells that it turned.
func TestPlanThatBeginsBeforeTheRun(t *testing.T) {
	for _, rule := range []testhouse.Form{testhouse.Merge, creating} {
		h := testhouse.Open(t)
		h.Bring("book.csv", workedBook)
		imp := h.Stage("new.csv", workedFile, rule)
		begin(t, h, "Ben", newPlan(t, h, "New buyer"))
		if c := h.Run(imp.ID).Counts; c.LeftOut != 1 {
			t.Errorf("it ran to %+v", c)
		}
		if h.Only("Ben").Values["city"] != "" {
			t.Error("the lead that is being worked was changed")
		}
	}
}

// E10, C16: whose plan runs and was left out can be added one by one afterwards, by Merge
// into the lead, by Create as a second one that is linked.
func TestActiveRowsAddedLater(t *testing.T) {
	for i, rule := range []testhouse.Form{testhouse.Merge, creating} {
		h, _ := worked(t)
		id := h.Stage("new.csv", workedFile, rule).ID
		before := h.Run(id).Counts
		if _, err := h.Intake().AddRows(t.Context(), h.Owner(), id, []int{2}); err != nil {
			t.Fatal(err)
		}
		if err := h.Intake().Run(t.Context(), h.Owner(), id, func(foyer.Progress) {}); err != nil {
			t.Fatal(err)
		}
		c := h.Import(id).Counts
		if c.Created != before.Created+i || c.Merged != before.Merged+1-i || c.LeftOut != before.LeftOut-1 {
			t.Errorf("added it ran to %+v, before %+v", c, before)
		}
	}
}
