package store

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"foyer/internal/foyer"
)

func newPlan(t testing.TB, s *Store, name string) *PlanRow {
	t.Helper()
	p := &PlanRow{ActionPlan: foyer.ActionPlan{Name: name, InUse: true, LateAfter: 1, Steps: []foyer.PlanStep{
		{Kind: foyer.StepCall, Text: "Call", Amount: 2, Unit: foyer.DueHours, Who: foyer.WhoAgent},
		{Kind: foyer.StepFields, Text: "Ask", Amount: 3, Unit: foyer.DueDays, Who: foyer.WhoAgent, Fields: []string{"city"}},
	}}}
	write(t, s, func(tx *Tx) error { return tx.InsertPlan(p) })
	return p
}

// plansOf answers the plans of a lead.
func plansOf(t testing.TB, s *Store, lead int64) (out []LeadPlan) {
	t.Helper()
	read(t, s, func(tx *Tx) (err error) {
		out, err = tx.LeadPlans(lead)
		return err
	})
	return out
}

// H11: leads that have begun a version keep it; one that nobody has begun is written
// over.
func TestPlansKeepVersions(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		p := newPlan(t, s, "Buyers")
		lead := someLeads(t, s, newImport(t, s, "one").N, 1)[0]
		ids := []string{p.Steps[0].ID, p.Steps[1].ID}
		if ids[0] == "" || ids[0] == ids[1] {
			t.Fatalf("steps are called %q", ids)
		}
		set := func(name string, change func(p *PlanRow)) PlanRow {
			t.Helper()
			var is PlanRow
			write(t, s, func(tx *Tx) error {
				was, err := tx.Plan(p.ID)
				if err != nil {
					return err
				}
				change(&was)
				if err := tx.UpdatePlan(&was); err != nil {
					return err
				}
				is, err = tx.Plan(p.ID)
				return err
			})
			return is
		}
		if is := set("before it runs", func(p *PlanRow) { p.Steps[0].Text = "Call them" }); is.Version != 1 || is.Steps[0].Text != "Call them" || is.Steps[0].ID != ids[0] {
			t.Errorf("steps nobody has begun became %+v", is)
		}
		write(t, s, func(tx *Tx) error {
			_, err := tx.StartPlan(lead, p.ID, 0, foyer.TimeOf(tx.Now()))
			return err
		})
		if is := set("a name", func(p *PlanRow) { p.Name, p.LateAfter, p.InUse = "Sellers", 2, false }); is.Version != 1 || is.Name != "Sellers" || is.LateAfter != 2 || is.InUse {
			t.Errorf("a plan whose steps stayed became %+v", is)
		}
		is := set("a step less", func(p *PlanRow) { p.Steps = p.Steps[1:] })
		if is.Version != 2 || len(is.Steps) != 1 || is.Steps[0].ID != ids[1] {
			t.Errorf("steps that run became %+v", is)
		}
		if is := set("again", func(p *PlanRow) { p.Steps[0].Note = "Two streets" }); is.Version != 2 {
			t.Errorf("a version nobody has begun became %d", is.Version)
		}
		has := plansOf(t, s, lead)
		if len(has) != 1 || has[0].Version != 1 || has[0].State != foyer.PlanRunning {
			t.Fatalf("the lead has %+v", has)
		}
		read(t, s, func(tx *Tx) error {
			steps, err := tx.PlanStepsOf(has[0].Plan, 1)
			if len(steps) != 2 || steps[0].Text != "Call them" {
				t.Errorf("the lead's steps are %+v", steps)
			}
			if _, err := tx.Plan("nope"); foyer.KindOf(err) != foyer.NotFound {
				t.Errorf("no such plan: %v", err)
			}
			return err
		})
		set("removed", func(p *PlanRow) { p.Removed = foyer.TimeOf(s.now()) })
		read(t, s, func(tx *Tx) error {
			list, err := tx.Plans()
			if len(list) != 0 {
				t.Errorf("a removed plan is listed: %+v", list)
			}
			return err
		})
		sound(t, s)
	})
}

// A lead has one running plan; it rests while the lead is put away.
func TestOnePlanRuns(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		imp := newImport(t, s, "one")
		lead := someLeads(t, s, imp.N, 1)[0]
		a, b := newPlan(t, s, "A"), newPlan(t, s, "B")
		start := func(p *PlanRow, imp int64, want bool) {
			t.Helper()
			write(t, s, func(tx *Tx) error {
				got, err := tx.StartPlan(lead, p.ID, imp, foyer.TimeOf(tx.Now()))
				if got != want {
					t.Errorf("start %s by %d: %v", p.Name, imp, got)
				}
				return err
			})
		}
		states := func() string {
			t.Helper()
			out := map[int64]string{}
			for _, p := range plansOf(t, s, lead) {
				out[p.Plan] = fmt.Sprintf("%s %d", p.State, len(p.Done))
			}
			return fmt.Sprintf("%s, %s", out[a.N], out[b.N])
		}
		expect := func(want string) {
			t.Helper()
			if got := states(); got != want {
				t.Errorf("the plans are %s, want %s", got, want)
			}
			read(t, s, func(tx *Tx) error {
				runs := strings.Contains(want, "running")
				of, err := tx.RunningPlans([]int64{lead, lead + 1})
				some, err2 := tx.AnyRunningPlan()
				if of[lead] != runs || some != runs || of[lead+1] {
					t.Errorf("%s: runs %v, %v", want, of, some)
				}
				if err == nil {
					err = err2
				}
				return err
			})
			sound(t, s)
		}
		start(a, imp.N, true)
		start(a, imp.N, false)
		start(a, 0, false)
		write(t, s, func(tx *Tx) error {
			has, err := tx.LeadPlans(lead)
			has[0].Done = []StepDone{{a.Steps[0].ID, foyer.TimeOf(tx.Now()), 1}}
			if err == nil {
				err = tx.PutLeadPlan(has[0])
			}
			return err
		})
		expect("running 1, ")
		start(b, imp.N, false)
		start(b, 0, true)
		expect("paused 1, running 0")
		archive := func(at foyer.Time) {
			write(t, s, func(tx *Tx) error {
				of, err := tx.LeadsByN([]int64{lead})
				if err != nil {
					return err
				}
				now := *of[lead]
				now.Archived = at
				return tx.UpdateLead(of[lead], &now, Change{Entity: "lead", EntityID: now.ID, Kind: foyer.ChangeAct})
			})
		}
		archive(foyer.TimeOf(s.now()))
		expect("paused 1, resting 0")
		archive("")
		expect("paused 1, running 0")
		for _, answer := range []string{"declined", "waiting"} {
			write(t, s, func(tx *Tx) error { _, err := tx.AnswerLeads([]int64{lead}, answer); return err })
			expect("paused 1, resting 0")
		}
		write(t, s, func(tx *Tx) error { _, err := tx.AnswerLeads([]int64{lead}, "approved"); return err })
		expect("paused 1, running 0")
		start(a, 0, true) // anew: what was done is not done
		expect("running 0, paused 0")
	})
}

// E23: an import starts a plan on the leads it made and that have none, and an undo
// takes the plans with the leads and brings them back as they were.
func TestImportStartsPlans(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		one, two := newImport(t, s, "one"), newImport(t, s, "two")
		ns, others := someLeads(t, s, one.N, 30), someLeads(t, s, two.N, 3)
		a, b := newPlan(t, s, "A"), newPlan(t, s, "B")
		at := foyer.Time("2026-03-04T10:00:00.000Z")
		start := func(p *PlanRow, want int) {
			t.Helper()
			write(t, s, func(tx *Tx) error {
				n, err := tx.StartPlanOfImport(one.N, p.ID, at)
				if n != want {
					t.Errorf("started %d, want %d", n, want)
				}
				return err
			})
		}
		write(t, s, func(tx *Tx) error {
			if _, err := tx.StartPlan(ns[0], b.ID, 0, at); err != nil {
				return err
			}
			if _, err := tx.AnswerLeads(ns[1:2], "declined"); err != nil {
				return err
			}
			_, err := tx.AnswerLeads(ns[2:3], "approved")
			return err
		})
		start(a, 28)
		start(a, 0)
		start(b, 0)
		gone := newPlan(t, s, "Gone")
		write(t, s, func(tx *Tx) error {
			gone.Removed = at
			if err := tx.UpdatePlan(gone); err != nil {
				return err
			}
			n, err := tx.StartPlanOfImport(two.N, gone.ID, at)
			one, err2 := tx.StartPlan(others[0], gone.ID, two.N, at)
			if n != 0 || one {
				t.Errorf("a removed plan starts on %d leads, %v", n, one)
			}
			if err == nil {
				err = err2
			}
			return err
		})
		if has := plansOf(t, s, ns[5]); len(has) != 1 || has[0].Started != at || has[0].Import != one.N || has[0].State != foyer.PlanRunning {
			t.Errorf("a lead got %+v", has)
		}
		for _, n := range []int64{ns[1], others[0]} {
			if has := plansOf(t, s, n); len(has) != 0 {
				t.Errorf("lead %d got %+v", n, has)
			}
		}
		counts := func(sight foyer.Sight) (out map[int64]int) {
			read(t, s, func(tx *Tx) (err error) {
				out, err = tx.CountPlanLeads(sight)
				return err
			})
			return out
		}
		if got := counts(foyer.Sight{All: true}); got[a.N] != 28 || got[b.N] != 1 {
			t.Errorf("counts %v", got)
		}
		write(t, s, func(tx *Tx) error {
			who, err := tx.EnsureOwner("Ada", "ada")
			if err != nil {
				return err
			}
			of, err := tx.LeadsByN(ns[7:8])
			if err != nil {
				return err
			}
			now := *of[ns[7]]
			now.Owner = who.N
			return tx.UpdateLead(of[ns[7]], &now, Change{Entity: "lead", EntityID: now.ID, Kind: foyer.ChangeEdit})
		})
		if got := counts(foyer.Sight{Person: 1}); got[a.N] != 1 || got[b.N] != 0 {
			t.Errorf("counts of one person %v", got)
		}
		write(t, s, func(tx *Tx) error {
			has, err := tx.LeadPlans(ns[9])
			has[0].Done = []StepDone{{a.Steps[0].ID, at, 1}}
			if err == nil {
				err = tx.PutLeadPlan(has[0])
			}
			return err
		})
		// E17: those that people worked on are told of, those it only started are not.
		read(t, s, func(tx *Tx) error {
			touched, err := tx.TouchedLeads(one.N, false)
			if len(touched) != 2 || touched[ns[0]].Reason != "undo.planned" || touched[ns[9]].Reason != "undo.planned" {
				t.Errorf("worked on: %+v", touched)
			}
			return err
		})
		want := plansOf(t, s, ns[9])
		if err := s.ShelveImportLeads(context.Background(), one.N, func(int, int) {}); err != nil {
			t.Fatal(err)
		}
		if has := plansOf(t, s, ns[9]); len(has) != 0 || len(counts(foyer.Sight{All: true})) != 0 {
			t.Errorf("after the undo it has %+v", has)
		}
		sound(t, s)
		// A house that undid an import before it had plans has a shelf without them.
		write(t, s, func(tx *Tx) error {
			if err := tx.makeShelf(two.N); err != nil {
				return err
			}
			_, err := tx.exec("DROP TABLE " + shelfName(two.N, "lead_plans"))
			return err
		})
		for _, imp := range []int64{one.N, two.N} {
			if err := s.BringBack(context.Background(), imp); err != nil {
				t.Fatal(err)
			}
		}
		if has := plansOf(t, s, ns[9]); fmt.Sprint(has) != fmt.Sprint(want) {
			t.Errorf("it came back with %+v, want %+v", has, want)
		}
		if got := counts(foyer.Sight{All: true}); got[a.N] != 28 || got[b.N] != 1 {
			t.Errorf("counts after coming back %v", got)
		}
	})
}

// What no constraint holds of plans, Check says.
func TestCheckKnowsPlans(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		imp := newImport(t, s, "one")
		ns := someLeads(t, s, imp.N, 3)
		a, b := newPlan(t, s, "A"), newPlan(t, s, "B")
		write(t, s, func(tx *Tx) error { _, err := tx.StartPlanOfImport(imp.N, a.ID, foyer.TimeOf(tx.Now())); return err })
		sound(t, s)
		for _, c := range []struct{ what, do, undo string }{
			{
				"a second that runs", fmt.Sprintf("INSERT INTO lead_plans VALUES (%d, %d, 1, 1, 1, 0, 0, 0)", ns[0], b.N),
				fmt.Sprintf("DELETE FROM lead_plans WHERE plan = %d", b.N),
			},
			{"no such version", "UPDATE lead_plans SET version = 9", "UPDATE lead_plans SET version = 1"},
			{"no such lead", "INSERT INTO lead_plans VALUES (999, 1, 1, 2, 1, 0, 0, 0)", "DELETE FROM lead_plans WHERE lead = 999"},
			{"resting for nothing", "UPDATE lead_plans SET state = 4", "UPDATE lead_plans SET state = 1"},
			{"a step of no plan", "INSERT INTO lead_plan_steps VALUES (999, 1, 'x', 1, 1)", "DELETE FROM lead_plan_steps"},
			{"a person who is not there", "UPDATE plans SET assign = 77", "UPDATE plans SET assign = 0"},
			{"no steps", "UPDATE plans SET version = 9", "UPDATE plans SET version = 1"},
		} {
			write(t, s, func(tx *Tx) error { _, err := tx.exec(c.do); return err })
			if problems, err := s.Check(context.Background()); err != nil || len(problems) != 1 {
				t.Errorf("%s: %v, %v", c.what, problems, err)
			}
			write(t, s, func(tx *Tx) error { _, err := tx.exec(c.undo); return err })
			sound(t, s)
		}
	})
}
