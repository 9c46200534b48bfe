package intake_test

import (
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
	if _, err := testhouse.Service[service.Plans](h).Start(h.Only(search).ID, plan); err != nil {
		t.Fatal(err)
	}
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
