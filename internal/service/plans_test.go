package service_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/store"
	"foyer/internal/testhouse"
)

// buyers is a plan of three steps: a call due at once, fields to fill, and the broker.
func buyers(name string) foyer.ActionPlan {
	return foyer.ActionPlan{Name: name, InUse: true, Steps: []foyer.PlanStep{
		{Kind: foyer.StepCall, Text: "Call", Unit: foyer.DueHours, Who: foyer.WhoAgent},
		{Kind: foyer.StepFields, Text: "Agree on a search area", Amount: 3, Unit: foyer.DueDays, Who: foyer.WhoAgent, Fields: []string{"city", "budget_max"}},
		{Kind: foyer.StepApproval, Text: "Review", Amount: 10, Unit: foyer.DueDays, Who: foyer.WhoBroker},
	}}
}

func savePlan(t *testing.T, h *testhouse.House, p foyer.ActionPlan) foyer.ActionPlan {
	t.Helper()
	p, err := testhouse.Service[service.Plans](h).Save(p)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// stand says how the plans of a lead stand, in one line.
func stand(t *testing.T, h *testhouse.House, lead string) string {
	t.Helper()
	list, err := testhouse.Service[service.Plans](h).Of(lead)
	if err != nil {
		t.Fatal(err)
	}
	said := make([]string, len(list))
	for i, p := range list {
		said[i] = fmt.Sprintf("%s %s %s %d/%d", p.Name, p.State, p.Standing, p.Done, len(p.Steps))
	}
	return strings.Join(said, ", ")
}

// H9, H11, I7: plans are made by who may, seen by all, and kept only as they can be.
func TestPlansAreKept(t *testing.T) {
	h := testhouse.Open(t)
	luc := h.Person("Luc Tremblay", "luc@example.com", foyer.RoleAgent)
	dina := h.Person("Dina Roy", "dina@example.com", foyer.RoleDirector)
	s := testhouse.Service[service.Plans](h)
	p := savePlan(t, h, buyers("  New   buyer "))
	if p.ID == "" || p.Name != "New buyer" || p.Version != 1 || p.Steps[1].ID == "" {
		t.Fatalf("kept as %+v", p)
	}
	for _, c := range []struct {
		what, key string
		change    func(p *foyer.ActionPlan)
	}{
		{"no name", "plan.name_missing", func(p *foyer.ActionPlan) { p.Name = " " }},
		{"a step without words", "plan.step_missing", func(p *foyer.ActionPlan) { p.Steps[0].Text = "" }},
		{"a kind of its own", "plan.bad_step", func(p *foyer.ActionPlan) { p.Steps[0].Kind = "dance" }},
		{"nobody's step", "plan.bad_step", func(p *foyer.ActionPlan) { p.Steps[0].Who = "cat" }},
		{"due before it starts", "plan.bad_due", func(p *foyer.ActionPlan) { p.Steps[0].Amount = -1 }},
		{"a field nobody has", "plan.bad_field", func(p *foyer.ActionPlan) { p.Steps[1].Fields = []string{"custom:nope"} }},
		{"a field nobody fills", "plan.bad_field", func(p *foyer.ActionPlan) { p.Steps[1].Fields = []string{"notes"} }},
		{"a step twice", "plan.bad_step", func(p *foyer.ActionPlan) { p.Steps[1].ID = p.Steps[0].ID }},
		{"in use without a step", "plan.no_steps", func(p *foyer.ActionPlan) { p.Steps = nil }},
		{"to a stranger", "person.unknown", func(p *foyer.ActionPlan) { p.Assign = "nope" }},
	} {
		bad := p
		bad.Steps = append([]foyer.PlanStep{}, p.Steps...)
		c.change(&bad)
		_, err := s.Save(bad)
		if e, ok := err.(*foyer.Error); !ok || e.Kind != foyer.Invalid || e.Key != c.key {
			t.Errorf("%s: %v", c.what, err)
		}
	}
	if _, err := s.Save(foyer.ActionPlan{Name: "NEW BUYER"}); foyer.KindOf(err) != foyer.Conflict {
		t.Errorf("a name twice: %v", err)
	}
	if _, err := s.Save(foyer.ActionPlan{ID: "nope", Name: "X"}); foyer.KindOf(err) != foyer.NotFound {
		t.Errorf("a plan that is not there: %v", err)
	}
	his, hers := testhouse.As[service.Plans](h, luc.ID), testhouse.As[service.Plans](h, dina.ID)
	if list, err := his.List(); err != nil || len(list) != 1 {
		t.Errorf("an agent sees %+v, %v", list, err)
	}
	for what, err := range map[string]error{
		"change":  func() error { _, err := his.Save(p); return err }(),
		"remove":  his.Remove(p.ID),
		"restore": his.Restore(p.ID),
	} {
		if foyer.KindOf(err) != foyer.Forbidden {
			t.Errorf("an agent may %s: %v", what, err)
		}
	}
	p.Name = "Buyers"
	if _, err := hers.Save(p); err != nil {
		t.Errorf("an office manager may not: %v", err)
	}
	if err := hers.Remove(p.ID); err != nil {
		t.Error(err)
	}
	if list, err := s.List(); err != nil || len(list) != 0 {
		t.Errorf("after that there are %+v, %v", list, err)
	}
	if _, err := s.Save(p); foyer.KindOf(err) != foyer.NotFound {
		t.Errorf("changing a removed plan: %v", err)
	}
	if err := s.Restore(p.ID); err != nil {
		t.Error(err)
	}
	if list, err := s.List(); err != nil || len(list) != 1 || list[0].Name != "Buyers" || len(list[0].Steps) != 3 {
		t.Errorf("it came back as %+v, %v", list, err)
	}
}

// G2, H10: a plan's steps are done one by one; one that asks for fields is done only
// once they are filled, one for the broker by a broker, and the last completes the plan
// and hands the lead on.
func TestAPlanIsWorked(t *testing.T) {
	h := testhouse.Open(t)
	luc := h.Person("Luc Tremblay", "luc@example.com", foyer.RoleAgent)
	dina := h.Person("Dina Roy", "dina@example.com", foyer.RoleDirector)
	h.Bring("book.csv", "Name,Email,Assigned to\nAda Quill,ada@example.com,Luc Tremblay\n")
	lead := h.Only("ada").ID
	s, his, leads := testhouse.Service[service.Plans](h), testhouse.As[service.Plans](h, luc.ID), testhouse.Service[service.Leads](h)
	form := buyers("Buyers")
	form.Assign = dina.ID
	p := savePlan(t, h, form)
	before := h.Only("ada").Active
	list, err := his.Start(lead, p.ID)
	if err != nil || len(list) != 1 || !list[0].Mine || !list[0].Steps[0].Mine || list[0].Steps[2].Mine {
		t.Fatalf("started %+v, %v", list, err)
	}
	if got := stand(t, h, lead); got != "Buyers running late 0/3" { // the call is due at once
		t.Errorf("it stands %s", got)
	}
	if l := list[0]; l.Since != l.Steps[0].Due || l.Steps[0].Due != l.Started || l.Steps[1].Late || l.Steps[1].Due <= l.Started {
		t.Errorf("late since %+v", l)
	}
	if h.Only("ada").Active < before {
		t.Error("that is no activity")
	}
	if _, err := his.Start(lead, p.ID); foyer.KindOf(err) != foyer.Conflict {
		t.Errorf("started twice: %v", err)
	}
	if all, _ := s.List(); all[0].Leads != 1 {
		t.Errorf("it runs on %d", all[0].Leads)
	}
	// One that is out of use already is not advised to be switched off.
	for _, c := range []struct {
		inUse bool
		key   string
	}{{false, "plan.still_runs"}, {true, "plan.has_leads"}} {
		p.InUse = c.inUse
		p = savePlan(t, h, p)
		if e, ok := s.Remove(p.ID).(*foyer.Error); !ok || e.Kind != foyer.Conflict || e.Key != c.key || e.Args["count"] != "1" {
			t.Errorf("in use %v, removed under a lead: %v", c.inUse, e)
		}
	}
	ids := []string{p.Steps[0].ID, p.Steps[1].ID, p.Steps[2].ID}
	if _, err := his.MarkDone(lead, p.ID, ids[0]); err != nil {
		t.Fatal(err)
	}
	if got := stand(t, h, lead); got != "Buyers running on_time 1/3" {
		t.Errorf("it stands %s", got)
	}
	_, err = his.MarkDone(lead, p.ID, ids[1])
	e, ok := err.(*foyer.Error)
	if !ok || e.Kind != foyer.Invalid || e.Key != "plan.fields_missing" || e.Args["fields"] != "City, Budget to" {
		t.Fatalf("fields that are not filled: %#v", err)
	}
	l := h.Only("ada")
	if _, err := leads.Edit(lead, []foyer.Edit{{Field: "city", Seen: l.Born, Now: "Laval"}, {Field: "budget_max", Seen: l.Born, Now: "300000"}}); err != nil {
		t.Fatal(err)
	}
	if _, err := his.MarkDone(lead, p.ID, ids[1]); err != nil {
		t.Fatal(err)
	}
	if _, err := his.MarkDone(lead, p.ID, ids[2]); foyer.KindOf(err) != foyer.Forbidden {
		t.Errorf("an agent's review: %v", err)
	}
	if _, err := his.TakeBack(lead, p.ID, ids[0]); err != nil {
		t.Fatal(err)
	}
	if got := stand(t, h, lead); got != "Buyers running late 1/3" {
		t.Errorf("it stands %s", got)
	}
	if _, err := his.MarkDone(lead, p.ID, ids[0]); err != nil {
		t.Fatal(err)
	}
	hers := testhouse.As[service.Plans](h, dina.ID)
	if _, err := hers.MarkDone(lead, p.ID, ids[2]); err != nil {
		t.Fatal(err)
	}
	if got := stand(t, h, lead); got != "Buyers completed completed 3/3" {
		t.Errorf("it stands %s", got)
	}
	if l := h.Only("ada"); l.OwnerName != "Dina Roy" {
		t.Errorf("the lead went to %q", l.OwnerName)
	}
	if _, err := his.Of(lead); foyer.KindOf(err) != foyer.NotFound {
		t.Errorf("who handed it on still sees it: %v", err)
	}
	history, err := leads.History(lead)
	if err != nil || history[0].Field != "owner" || history[0].Was != luc.ID || history[0].Now != dina.ID || history[0].By != "Dina Roy" {
		t.Errorf("its history begins %+v, %v", history[0], err)
	}
	events, err := s.Events(lead)
	var said []string
	for _, e := range events {
		said = append(said, string(e.What)+" "+e.Step+" "+e.By)
	}
	want := "completed  Dina Roy; done Review Dina Roy; done Call Luc Tremblay; taken_back Call Luc Tremblay; " +
		"done Agree on a search area Luc Tremblay; done Call Luc Tremblay; started  Luc Tremblay"
	if got := strings.Join(said, "; "); err != nil || got != want {
		t.Errorf("what happened is %s, %v", got, err)
	}
	// Taken back, the last step opens the plan again; the lead stays where it is.
	if _, err := hers.TakeBack(lead, p.ID, ids[2]); err != nil {
		t.Fatal(err)
	}
	if got := stand(t, h, lead); got != "Buyers running on_time 2/3" || h.Only("ada").OwnerName != "Dina Roy" {
		t.Errorf("it stands %s, with %s", got, h.Only("ada").OwnerName)
	}
}

// H12: a plan is paused and goes on; another that starts pauses it, and one out of use
// starts nowhere but goes on where it runs.
func TestAPlanIsPaused(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", "Name,Email\nAda Quill,ada@example.com\n")
	lead := h.Only("ada").ID
	s := testhouse.Service[service.Plans](h)
	a, b := savePlan(t, h, buyers("A")), savePlan(t, h, buyers("B"))
	must := func(_ []foyer.LeadPlan, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	is := func(want string) {
		t.Helper()
		if got := stand(t, h, lead); got != want {
			t.Errorf("it stands %s, want %s", got, want)
		}
	}
	must(s.Start(lead, a.ID))
	must(s.Pause(lead, a.ID))
	is("A paused paused 0/3")
	for what, call := range map[string]func() ([]foyer.LeadPlan, error){
		"paused twice":       func() ([]foyer.LeadPlan, error) { return s.Pause(lead, a.ID) },
		"done while paused":  func() ([]foyer.LeadPlan, error) { return s.MarkDone(lead, a.ID, a.Steps[0].ID) },
		"resumed, not given": func() ([]foyer.LeadPlan, error) { return s.Resume(lead, b.ID) },
	} {
		if _, err := call(); foyer.KindOf(err) != foyer.Conflict && foyer.KindOf(err) != foyer.NotFound {
			t.Errorf("%s: %v", what, err)
		}
	}
	time.Sleep(2 * time.Millisecond)
	must(s.Resume(lead, a.ID))
	if list, err := s.Of(lead); err != nil || list[0].Steps[0].Due <= list[0].Started || list[0].Ended != "" {
		t.Errorf("the pause does not count: %+v, %v", list, err)
	}
	must(s.MarkDone(lead, a.ID, a.Steps[0].ID))
	must(s.Start(lead, b.ID))
	is("B running late 0/3, A paused paused 1/3")
	must(s.Resume(lead, a.ID))
	is("A running on_time 1/3, B paused paused 0/3")
	b.InUse, a.InUse = false, false
	b, a = savePlan(t, h, b), savePlan(t, h, a)
	if _, err := s.Start(lead, b.ID); foyer.KindOf(err) != foyer.Conflict {
		t.Errorf("started out of use: %v", err)
	}
	must(s.MarkDone(lead, a.ID, a.Steps[2].ID))
	if _, err := s.MarkDone(lead, a.ID, "nope"); foyer.KindOf(err) != foyer.NotFound {
		t.Errorf("no such step: %v", err)
	}
	// H11: the lead keeps the steps it began with.
	a.Steps = a.Steps[:1]
	if a = savePlan(t, h, a); a.Version != 2 {
		t.Errorf("version %d", a.Version)
	}
	is("A running on_time 2/3, B paused paused 0/3")
}

// Decision 12: on leads that wait, are archived or part of another no plan runs, and
// nobody works on it; it goes on when they are back.
func TestPlansOfLeadsPutAway(t *testing.T) {
	h := testhouse.Open(t)
	s, leads := testhouse.Service[service.Plans](h), testhouse.Service[service.Leads](h)
	p := savePlan(t, h, buyers("Buyers"))
	h.Bring("book.csv", "Name,Email\nAda Quill,ada@example.com\n")
	waits := h.Bring("b.csv", "Name,Email\nBo Roy,bo@example.com\n", testhouse.Wait)
	ada, bo := h.Only("ada").ID, h.Only("roy").ID
	refused := func(what, lead, key string) {
		t.Helper()
		for name, call := range map[string]func() ([]foyer.LeadPlan, error){
			"start":  func() ([]foyer.LeadPlan, error) { return s.Start(lead, p.ID) },
			"done":   func() ([]foyer.LeadPlan, error) { return s.MarkDone(lead, p.ID, p.Steps[0].ID) },
			"pause":  func() ([]foyer.LeadPlan, error) { return s.Pause(lead, p.ID) },
			"resume": func() ([]foyer.LeadPlan, error) { return s.Resume(lead, p.ID) },
		} {
			_, err := call()
			if e, ok := err.(*foyer.Error); !ok || e.Kind != foyer.Conflict || e.Key != key {
				t.Errorf("%s, %s: %v", what, name, err)
			}
		}
	}
	refused("waits", bo, "plan.lead_waits")
	if err := h.Intake().Approve(t.Context(), h.Owner(), waits.ID, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	for _, lead := range []string{ada, bo} {
		if _, err := s.Start(lead, p.ID); err != nil {
			t.Fatal(err)
		}
	}
	count := func(want int) {
		t.Helper()
		if list, err := s.List(); err != nil || list[0].Leads != want {
			t.Errorf("it runs on %d, want %d, %v", list[0].Leads, want, err)
		}
	}
	count(2)
	if _, err := leads.Archive([]string{ada}); err != nil {
		t.Fatal(err)
	}
	if got := stand(t, h, ada); got != "Buyers resting paused 0/3" {
		t.Errorf("archived it stands %s", got)
	}
	refused("archived", ada, "plan.lead_archived")
	count(1)
	if _, err := leads.Restore([]string{ada}); err != nil {
		t.Fatal(err)
	}
	if got := stand(t, h, ada); got != "Buyers running late 0/3" {
		t.Errorf("restored it stands %s", got)
	}
	count(2)
	if _, err := testhouse.Service[service.Duplicates](h).Join(ada, []string{bo}, nil); err != nil {
		t.Fatal(err)
	}
	if got := stand(t, h, bo); got != "Buyers resting paused 0/3" {
		t.Errorf("joined it stands %s", got)
	}
	refused("joined", bo, "lead.joined")
}

// E17: a lead whose plan a person worked on is told, and kept, when its import is
// undone.
func TestUndoTellsOfPlans(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Plans](h)
	p := savePlan(t, h, buyers("Buyers"))
	imp := h.Bring("book.csv", "Name,Email\nAda Quill,ada@example.com\nBo Roy,bo@example.com\nCy Long,cy@example.com\n")
	ada, bo := h.Only("ada").ID, h.Only("roy").ID
	err := h.House.Store().Write(t.Context(), func(tx *store.Tx) error {
		row, err := tx.Import(imp.ID)
		if err == nil {
			_, err = tx.StartPlanOfImport(row.N, p.ID, foyer.TimeOf(tx.Now()))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.MarkDone(ada, p.ID, p.Steps[0].ID); err != nil {
		t.Fatal(err)
	}
	events, err := s.Events(bo)
	if err != nil || len(events) != 1 || events[0].What != foyer.PlanStarted || events[0].From.File != "book.csv" {
		t.Errorf("an import started %+v, %v", events, err)
	}
	if _, err := h.Intake().Undo(t.Context(), h.Owner(), imp.ID, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	if names := h.Names(foyer.LeadFilter{}); len(names) != 1 || names[0] != "Ada Quill" {
		t.Errorf("the undo left %v", names)
	}
	if got := stand(t, h, ada); got != "Buyers running on_time 1/3" {
		t.Errorf("what stayed stands %s", got)
	}
}
