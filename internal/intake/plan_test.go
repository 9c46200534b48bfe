package intake_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/store"
	"foyer/internal/testhouse"
)

// write changes a house's book.
func write(t *testing.T, h *testhouse.House, fn func(*store.Tx) error) {
	t.Helper()
	if err := h.Store().Write(t.Context(), fn); err != nil {
		t.Fatal(err)
	}
}

// newPlan makes an action plan, and answers its id.
func newPlan(t *testing.T, h *testhouse.House, name string) string {
	t.Helper()
	p := store.PlanRow{ActionPlan: foyer.ActionPlan{Name: name, InUse: true, Steps: []foyer.PlanStep{
		{Kind: foyer.StepCall, Text: "Call", Amount: 2, Unit: foyer.DueHours, Who: foyer.WhoAgent},
	}}}
	write(t, h, func(tx *store.Tx) error { return tx.InsertPlan(&p) })
	return p.ID
}

// begin starts a plan on the one lead a search finds.
func begin(t *testing.T, h *testhouse.House, search, plan string) {
	t.Helper()
	id := h.Only(search).ID
	write(t, h, func(tx *store.Tx) error {
		l, err := tx.Lead(id, foyer.SightOf(h.Owner()))
		if err == nil {
			_, err = tx.StartPlan(l.N, plan, 0, foyer.TimeOf(tx.Now()))
		}
		return err
	})
}

// onPlan answers the names of leads that have a plan running, in order.
func onPlan(t *testing.T, h *testhouse.House) string {
	t.Helper()
	page, err := testhouse.Service[service.Leads](h).List(foyer.LeadQuery{Filter: foyer.LeadFilter{Archived: foyer.ArchivedAll}, Sort: foyer.SortName, Limit: 500})
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	write(t, h, func(tx *store.Tx) error {
		for _, r := range page.Rows {
			l, err := tx.Lead(r.ID, foyer.SightOf(h.Owner()))
			if err != nil {
				return err
			}
			runs, err := tx.RunningPlans([]int64{l.N})
			if err != nil {
				return err
			}
			if runs[l.N] {
				out = append(out, r.Name)
			}
		}
		return nil
	})
	return strings.Join(out, ", ")
}

const (
	workedBook = "Name,Phone,Email\nAda Quill,207 555 0101,ada@example.com\nBen Moss,207 555 0102,ben@example.com\nCy Long,207 555 0103,cy@example.com\n"
	workedFile = "Name,Phone,Email,City\n" +
		"Ada Quill,207 555 0101,ada@example.com,Bangor\n" + // 2: being worked
		"Ada Quill,207 555 0101,ada@example.com,\n" + // 3: the same, and says nothing new
		"Ben Moss,207 555 0102,ben@example.com,Saco\n" + // 4: here
		"Cy Long,207 555 0103,cy@example.com,Bath\n" + // 5: here, its plan paused
		"Dee Ward,207 555 0104,dee@example.com,Troy\n" // 6: new
)

// worked is a house in which a plan runs on Ada, and one on Cy is paused.
func worked(t *testing.T) (h *testhouse.House, plan string) {
	h = testhouse.Open(t)
	h.Bring("book.csv", workedBook)
	plan = newPlan(t, h, "New buyer")
	begin(t, h, "Ada", plan)
	begin(t, h, "Cy", plan)
	write(t, h, func(tx *store.Tx) error {
		l, err := tx.Lead(h.Only("Cy").ID, foyer.SightOf(h.Owner()))
		if err != nil {
			return err
		}
		has, err := tx.LeadPlans(l.N)
		if err != nil {
			return err
		}
		has[0].State = foyer.PlanPaused
		return tx.PutLeadPlan(has[0])
	})
	return h, plan
}

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

// E23: a plan starts on the leads an import made once they are approved, when its form
// says so and not otherwise; the import tells of it once, leads that were here keep what
// they have, an undo takes it with the leads, and bringing them back brings it back.
func TestPlanStartsOnApproval(t *testing.T) {
	h, plan := worked(t)
	s := testhouse.Service[service.Imports](h)
	if imp := h.Bring("none.csv", "Name,Phone\nEve Nott,207 555 0109\n"); imp.Plan != "" {
		t.Error("a plan is on from the start")
	}
	begins := func(f *foyer.ImportForm) { f.Plan = plan }
	imp := h.Stage("new.csv", workedFile+"Flo Gray,207 555 0105,flo@example.com,Troy\n", testhouse.Merge, testhouse.Wait, begins)
	h.Run(imp.ID)
	if got := onPlan(t, h); got != "Ada Quill" {
		t.Errorf("before approval plans run on %s", got)
	}
	if _, err := s.ApproveRows(imp.ID, foyer.UndoQuery{Rows: []int{6}}); err != nil {
		t.Fatal(err)
	}
	if got := onPlan(t, h); got != "Ada Quill, Dee Ward" {
		t.Errorf("after one approval plans run on %s", got)
	}
	if err := h.Intake().Approve(t.Context(), h.Owner(), imp.ID, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	if got := onPlan(t, h); got != "Ada Quill, Dee Ward, Flo Gray" {
		t.Errorf("after approval plans run on %s", got)
	}
	told := func() (n int) {
		d, err := s.Get(imp.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range d.Stories {
			if x.Key == "story.plan_started" {
				n++
			}
		}
		return n
	}
	if n := told(); n != 1 {
		t.Errorf("told %d times", n)
	}
	undo(t, h, imp.ID)
	if got := onPlan(t, h); got != "Ada Quill" {
		t.Errorf("after an undo plans run on %s", got)
	}
	if err := h.Intake().BringBack(t.Context(), h.Owner(), imp.ID, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	if got := onPlan(t, h); got != "Ada Quill, Dee Ward, Flo Gray" {
		t.Errorf("brought back, plans run on %s", got)
	}
}

// E23: approved right away, the plan starts too; of single leads that are approved where
// they are listed; and one that is out of use by then starts nothing, and that is told.
func TestPlanOfAnImportOnOtherWays(t *testing.T) {
	h, plan := worked(t)
	s := testhouse.Service[service.Imports](h)
	begins := func(f *foyer.ImportForm) { f.Plan = plan }
	h.Bring("now.csv", "Name,Phone\nGus Hart,207 555 0106\n", begins)
	if got := onPlan(t, h); got != "Ada Quill, Gus Hart" {
		t.Errorf("approved right away, plans run on %s", got)
	}
	imp := h.Stage("wait.csv", "Name,Phone\nHal Ives,207 555 0107\nIda Jay,207 555 0108\n", begins, testhouse.Wait)
	h.Run(imp.ID)
	if n, err := s.AnswerLeads([]string{h.Only("Hal").ID}, true, ""); err != nil || n != 1 {
		t.Fatal(n, err)
	}
	if got := onPlan(t, h); got != "Ada Quill, Gus Hart, Hal Ives" {
		t.Errorf("one approved, plans run on %s", got)
	}
	write(t, h, func(tx *store.Tx) error {
		p, err := tx.Plan(plan)
		if err != nil {
			return err
		}
		p.InUse = false
		return tx.UpdatePlan(&p)
	})
	if _, err := s.AnswerLeads([]string{h.Only("Ida").ID}, true, ""); err != nil {
		t.Fatal(err)
	}
	if got := onPlan(t, h); got != "Ada Quill, Gus Hart, Hal Ives" {
		t.Errorf("out of use, plans run on %s", got)
	}
	d, err := s.Get(imp.ID)
	if err != nil || d.Import.State != foyer.StateApproved || !slices.ContainsFunc(d.Stories, func(x foyer.ImportStory) bool { return x.Key == "story.plan_unused" && x.Args["name"] == "New buyer" }) {
		t.Errorf("told are %+v, %v", d.Stories, err)
	}
	late := h.Stage("late.csv", "Name,Phone\nJo Kerr,207 555 0110\n")
	f := late.Form()
	f.Plan = plan
	if _, err := s.Describe(late.ID, f); foyer.KindOf(err) != foyer.Invalid {
		t.Errorf("a plan out of use is taken: %v", err)
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

// E23: a plan that was out of use at the approval starts on no lead later either; one
// lead that is to wait again has none.
func TestPlanOnlyWithItsApproval(t *testing.T) {
	h, plan := worked(t)
	s := testhouse.Service[service.Imports](h)
	use := func(on bool) {
		write(t, h, func(tx *store.Tx) error {
			p, err := tx.Plan(plan)
			if err != nil {
				return err
			}
			p.InUse = on
			return tx.UpdatePlan(&p)
		})
	}
	begins := func(f *foyer.ImportForm) { f.Plan = plan }
	id := h.Stage("a.csv", "Name,Phone\nHal Ives,207 555 0107\nIda Jay,207 555 0108\n", begins).ID
	mend(t, h, id, foyer.Mend{What: foyer.MendTick, Rows: []int{3}})
	use(false)
	h.Run(id)
	use(true)
	if _, err := h.Intake().AddRows(t.Context(), h.Owner(), id, []int{3}); err != nil {
		t.Fatal(err)
	}
	if err := h.Intake().Run(t.Context(), h.Owner(), id, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	if got := onPlan(t, h); got != "Ada Quill" {
		t.Errorf("plans run on %s", got)
	}
	id = h.Stage("b.csv", "Name,Phone\nJo Kerr,207 555 0110\nKim Low,207 555 0111\n", begins, testhouse.Wait).ID
	h.Run(id)
	jo := h.Only("Jo").ID
	if _, err := s.AnswerLeads([]string{jo}, true, ""); err != nil {
		t.Fatal(err)
	}
	if got := onPlan(t, h); got != "Ada Quill, Jo Kerr" {
		t.Errorf("approved alone, plans run on %s", got)
	}
	if _, err := s.WaitAgain([]string{jo}); err != nil {
		t.Fatal(err)
	}
	if got := onPlan(t, h); got != "Ada Quill" {
		t.Errorf("waiting again, plans run on %s", got)
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
