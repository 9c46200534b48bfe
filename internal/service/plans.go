package service

import (
	"context"
	"errors"
	"maps"
	"strings"

	"foyer/frontend/src/words"
	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/store"
)

// Plans are the action plans of the house, and what leads have of them.
type Plans struct{ s *Session }

// List answers the plans, the oldest first, and on how many leads in sight each runs.
func (p *Plans) List() (plans []foyer.ActionPlan, err error) {
	err = p.s.read("plans.list", func(_ context.Context, tx *store.Tx) error {
		plans, err = book.Plans(tx, p.s.actor)
		return err
	})
	return plans, err
}

// Save writes a plan whole, a new one when it has no id, and answers it as kept. Leads
// that have begun it keep their steps. It answers Forbidden without the right to change
// plans, Invalid with a key per field ("steps.2" for the third step), Conflict when
// another plan has the name, and NotFound for one that was removed.
func (p *Plans) Save(plan foyer.ActionPlan) (saved foyer.ActionPlan, err error) {
	err = p.change("plans.save", func(tx *store.Tx) error {
		saved, err = book.SavePlan(tx, p.s.actor, plan)
		return err
	})
	return saved, err
}

// Remove takes a plan away; while leads are on it, it answers Conflict.
func (p *Plans) Remove(id string) error {
	return p.change("plans.remove", func(tx *store.Tx) error { return book.RemovePlan(tx, p.s.actor, id) })
}

// Restore brings a plan back that was removed.
func (p *Plans) Restore(id string) error {
	return p.change("plans.restore", func(tx *store.Tx) error { return book.RestorePlan(tx, p.s.actor, id) })
}

// Of answers the plans of a lead as they stand, the one that runs first.
func (p *Plans) Of(lead string) (plans []foyer.LeadPlan, err error) {
	err = p.s.read("plans.of", func(_ context.Context, tx *store.Tx) error {
		plans, err = book.LeadPlans(tx, p.s.actor, lead)
		return err
	})
	return plans, err
}

// Events answers what happened to the plans of a lead, newest first.
func (p *Plans) Events(lead string) (events []foyer.PlanEvent, err error) {
	err = p.s.read("plans.events", func(_ context.Context, tx *store.Tx) error {
		events, err = book.PlanEvents(tx, p.s.actor, lead)
		return err
	})
	return events, err
}

// Start starts a plan on a lead and pauses one that runs there. This and what follows
// answer the lead's plans as they then stand; NotFound for a lead out of sight,
// Forbidden where the actor may not edit it, and Conflict for one that is archived, a
// client, part of another lead or not approved.
func (p *Plans) Start(lead string, plan string) (plans []foyer.LeadPlan, err error) {
	return p.work("plans.start", lead, func(tx *store.Tx) ([]foyer.LeadPlan, error) {
		return book.StartPlan(tx, p.s.actor, lead, plan)
	})
}

// Pause pauses the plan that runs on a lead.
func (p *Plans) Pause(lead string, plan string) (plans []foyer.LeadPlan, err error) {
	return p.work("plans.pause", lead, func(tx *store.Tx) ([]foyer.LeadPlan, error) {
		return book.PausePlan(tx, p.s.actor, lead, plan)
	})
}

// Resume goes on with a paused plan; its steps are due later by as long as it was.
func (p *Plans) Resume(lead string, plan string) (plans []foyer.LeadPlan, err error) {
	return p.work("plans.resume", lead, func(tx *store.Tx) ([]foyer.LeadPlan, error) {
		return book.ResumePlan(tx, p.s.actor, lead, plan)
	})
}

// MarkDone marks a step of a lead's plan as done. It answers Invalid, naming them, when
// fields of the step are not filled, and Forbidden for a broker's step. With the last
// step the plan is completed, and the lead goes to whom the plan says.
func (p *Plans) MarkDone(lead string, plan string, step string) (plans []foyer.LeadPlan, err error) {
	return p.work("plans.mark_done", lead, func(tx *store.Tx) ([]foyer.LeadPlan, error) {
		plans, err := book.DoStep(tx, p.s.actor, lead, plan, step, true)
		return plans, p.s.house.nameFields(tx, p.s.actor, err)
	})
}

// TakeBack takes the mark of a step back; a plan that it completed goes on.
func (p *Plans) TakeBack(lead string, plan string, step string) (plans []foyer.LeadPlan, err error) {
	return p.work("plans.take_back", lead, func(tx *store.Tx) ([]foyer.LeadPlan, error) {
		return book.DoStep(tx, p.s.actor, lead, plan, step, false)
	})
}

func (p *Plans) work(op, lead string, fn func(tx *store.Tx) ([]foyer.LeadPlan, error)) (plans []foyer.LeadPlan, err error) {
	err = p.s.write(op, func(_ context.Context, tx *store.Tx) error {
		plans, err = fn(tx)
		p.s.leadsChanged(tx, lead)
		return err
	})
	return plans, err
}

func (p *Plans) change(op string, fn func(tx *store.Tx) error) error {
	return p.s.write(op, func(_ context.Context, tx *store.Tx) error {
		tx.After(func() { p.s.house.Emit(foyer.Event{Topic: foyer.TopicSettings}) })
		return fn(tx)
	})
}

// nameFields says in the language of an actor what fields an error names by their keys.
func (h *House) nameFields(tx *store.Tx, a foyer.Actor, err error) error {
	var e *foyer.Error
	if !errors.As(err, &e) || e.Args["fields"] == "" {
		return err
	}
	lang, err2 := h.language(tx, a)
	own, err3 := tx.Fields()
	if err2 != nil || err3 != nil {
		return errors.Join(err2, err3)
	}
	labels := strings.Split(e.Args["fields"], ",")
	for i, key := range labels {
		labels[i] = words.Say(lang, "field."+key, nil)
		for _, f := range own {
			if f.Key == key {
				labels[i] = f.Label
			}
		}
	}
	named := *e
	named.Args = maps.Clone(e.Args)
	named.Args["fields"] = strings.Join(labels, ", ")
	return &named
}
