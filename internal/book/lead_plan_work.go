package book

import (
	"slices"
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// workOn answers a lead whose plan the actor may work on, and its plans.
func workOn(tx *store.Tx, a foyer.Actor, id string) (store.Lead, []store.LeadPlan, error) {
	l, err := leadFor(tx, a, foyer.ActEditLead, id)
	if err != nil {
		return l, nil, err
	}
	away, err := putAway(tx, &l)
	if err == nil && away != nil {
		err = away
	}
	if err != nil {
		return l, nil, err
	}
	has, err := tx.LeadPlans(l.N)
	return l, has, err
}

// StartPlan starts a plan of the house on a lead, from its first step; one that runs
// there is paused. It answers Conflict for a plan out of use or running there already,
// and for a lead that is put away.
func StartPlan(tx *store.Tx, a foyer.Actor, id, plan string) ([]foyer.LeadPlan, error) {
	l, _, err := workOn(tx, a, id)
	if err != nil {
		return nil, err
	}
	p, err := planOf(tx, plan)
	if err != nil {
		return nil, err
	}
	if !p.InUse {
		return nil, foyer.Fail(foyer.Conflict, "plan.not_in_use", "name", p.Name)
	}
	started, err := tx.StartPlan(l.N, plan, 0, foyer.TimeOf(tx.Now()))
	if err == nil && !started {
		err = foyer.Fail(foyer.Conflict, "plan.runs_already", "name", p.Name)
	}
	if err != nil {
		return nil, err
	}
	return worked(tx, a, &l, p.Name, foyer.PlanStarted, "")
}

// PausePlan pauses the plan that runs on a lead: none of its steps is late meanwhile.
func PausePlan(tx *store.Tx, a foyer.Actor, id, plan string) ([]foyer.LeadPlan, error) {
	l, p, has, err := planOn(tx, a, id, plan)
	if err != nil {
		return nil, err
	}
	if has.State != foyer.PlanRunning {
		return nil, foyer.Fail(foyer.Conflict, "plan.not_running", "name", p.Name)
	}
	has.State, has.Ended = foyer.PlanPaused, foyer.TimeOf(tx.Now())
	if err := tx.PutLeadPlan(has); err != nil {
		return nil, err
	}
	return worked(tx, a, &l, p.Name, foyer.PlanWasPaused, "")
}

// ResumePlan goes on with a plan that was paused; its steps are due later by as long as
// it was. Another one that runs is paused.
func ResumePlan(tx *store.Tx, a foyer.Actor, id, plan string) ([]foyer.LeadPlan, error) {
	l, p, has, err := planOn(tx, a, id, plan)
	if err != nil {
		return nil, err
	}
	if has.State != foyer.PlanPaused {
		return nil, foyer.Fail(foyer.Conflict, "plan.not_paused", "name", p.Name)
	}
	if err := pauseOthers(tx, l.N, has.Plan); err != nil {
		return nil, err
	}
	has.Delayed += tx.Now().Sub(has.Ended.Std()).Milliseconds()
	has.State, has.Ended = foyer.PlanRunning, ""
	if err := tx.PutLeadPlan(has); err != nil {
		return nil, err
	}
	return worked(tx, a, &l, p.Name, foyer.PlanWasResumed, "")
}

func pauseOthers(tx *store.Tx, lead, but int64) error {
	all, err := tx.LeadPlans(lead)
	for i := 0; i < len(all) && err == nil; i++ {
		if o := all[i]; o.Plan != but && o.State == foyer.PlanRunning {
			o.State, o.Ended = foyer.PlanPaused, foyer.TimeOf(tx.Now())
			err = tx.PutLeadPlan(o)
		}
	}
	return err
}

// planOn answers a plan that a lead was given.
func planOn(tx *store.Tx, a foyer.Actor, id, plan string) (store.Lead, store.PlanRow, store.LeadPlan, error) {
	l, has, err := workOn(tx, a, id)
	if err != nil {
		return l, store.PlanRow{}, store.LeadPlan{}, err
	}
	p, err := tx.Plan(plan) // also one that was removed since
	if err != nil {
		return l, p, store.LeadPlan{}, err
	}
	for _, h := range has {
		if h.Plan == p.N {
			return l, p, h, nil
		}
	}
	return l, p, store.LeadPlan{}, foyer.Fail(foyer.NotFound, "plan.not_given", "name", p.Name)
}

// DoStep marks a step of a lead's plan as done, or with done false takes the mark back.
// A step whose fields are not filled is Invalid, and the error's args name them by
// their keys, with commas. Once every step is done the plan is completed and the lead
// goes to whom the plan says.
func DoStep(tx *store.Tx, a foyer.Actor, id, plan, step string, done bool) ([]foyer.LeadPlan, error) {
	l, p, has, err := planOn(tx, a, id, plan)
	if err != nil {
		return nil, err
	}
	steps, err := tx.PlanStepsOf(has.Plan, has.Version)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(steps, func(s foyer.PlanStep) bool { return s.ID == step })
	if at < 0 {
		return nil, foyer.Fail(foyer.NotFound, "plan.no_such_step")
	}
	s := &steps[at]
	ticked := slices.IndexFunc(has.Done, func(d store.StepDone) bool { return d.Step == step })
	switch {
	case !mayTick(a, s):
		return nil, foyer.Fail(foyer.Forbidden, "plan.for_broker")
	case has.State == foyer.PlanPaused:
		return nil, foyer.Fail(foyer.Conflict, "plan.is_paused", "name", p.Name)
	case done == (ticked >= 0):
		return leadPlans(tx, a, &l) // somebody was quicker
	}
	if !done {
		has.Done = slices.Delete(has.Done, ticked, ticked+1)
		return reopened(tx, a, &l, &p, has, s)
	}
	if missing := lacks(&l, s); len(missing) > 0 {
		return nil, foyer.Fail(foyer.Invalid, "plan.fields_missing", "fields", strings.Join(missing, ","), "step", s.Text)
	}
	has.Done = append(has.Done, store.StepDone{Step: step, At: foyer.TimeOf(tx.Now()), By: a.N})
	whole := !slices.ContainsFunc(steps, func(s foyer.PlanStep) bool {
		return !slices.ContainsFunc(has.Done, func(d store.StepDone) bool { return d.Step == s.ID })
	})
	if whole {
		has.State, has.Ended = foyer.PlanCompleted, foyer.TimeOf(tx.Now())
	}
	if err := tx.PutLeadPlan(has); err != nil {
		return nil, err
	}
	out, err := worked(tx, a, &l, p.Name, foyer.PlanStepDone, s.Text)
	if err != nil || !whole {
		return out, err
	}
	if _, err = worked(tx, a, &l, p.Name, foyer.PlanWasDone, ""); err != nil {
		return nil, err
	}
	if err := handOn(tx, a, &l, p.AssignN); err != nil {
		return nil, err
	}
	return leadPlans(tx, a, &l)
}

// reopened writes a plan one of whose steps is not done any more: a completed one goes
// on, unless another has begun since; the lead stays with whom it went to.
func reopened(tx *store.Tx, a foyer.Actor, l *store.Lead, p *store.PlanRow, has store.LeadPlan, s *foyer.PlanStep) ([]foyer.LeadPlan, error) {
	if has.State == foyer.PlanCompleted {
		all, err := tx.LeadPlans(l.N)
		if err != nil {
			return nil, err
		}
		has.State, has.Ended = foyer.PlanRunning, ""
		if slices.ContainsFunc(all, func(o store.LeadPlan) bool { return o.Plan != has.Plan && o.State == foyer.PlanRunning }) {
			has.State, has.Ended = foyer.PlanPaused, foyer.TimeOf(tx.Now())
		}
	}
	if err := tx.PutLeadPlan(has); err != nil {
		return nil, err
	}
	return worked(tx, a, l, p.Name, foyer.PlanStepBack, s.Text)
}

// worked logs what was done with the plan of a lead, which is activity of the lead, and
// answers its plans. l becomes the lead as it then is.
func worked(tx *store.Tx, a foyer.Actor, l *store.Lead, plan string, what foyer.PlanAct, step string) ([]foyer.LeadPlan, error) {
	now := *l
	now.Active = foyer.TimeOf(tx.Now())
	said := map[string]string{"at": string(now.Active), "what": string(what), "plan": plan}
	if step != "" {
		said["step"] = step
	}
	err := tx.UpdateLead(l, &now, store.Change{
		Entity: leadPlanEntity, EntityID: l.ID, Kind: foyer.ChangeAct, Was: map[string]string{}, Now: said, By: a.N, At: tx.Stamp(),
	})
	if err != nil {
		return nil, err
	}
	*l = now
	return leadPlans(tx, a, l)
}

// handOn gives a lead to a person, as an edit of its owner; to 0 and to whom it is
// nothing.
func handOn(tx *store.Tx, a foyer.Actor, l *store.Lead, to int64) error {
	who, _, err := people(tx)
	if err != nil || to == 0 || to == l.Owner || who[to].Standing == foyer.StandingGone {
		return err
	}
	now := *l
	now.Owner = to
	err = tx.UpdateLead(l, &now, store.Change{
		Entity: "lead", EntityID: l.ID, Kind: foyer.ChangeEdit,
		Was: map[string]string{"owner": who[l.Owner].ID}, Now: map[string]string{"owner": who[to].ID}, By: a.N, At: tx.Stamp(),
	})
	*l = now
	return err
}
