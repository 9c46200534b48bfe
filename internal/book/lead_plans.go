package book

import (
	"slices"
	"strings"
	"time"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// The change log holds what people do with the plan of a lead under the lead's id,
// apart from the changes of its fields.
const leadPlanEntity = "lead_plan"

// LeadPlans answers the plans of a lead as they stand, what runs or rests first, then
// the last started; none for a lead that was given none.
func LeadPlans(tx *store.Tx, a foyer.Actor, id string) ([]foyer.LeadPlan, error) {
	l, err := tx.Lead(id, foyer.SightOf(a))
	if err != nil {
		return nil, err
	}
	return leadPlans(tx, a, &l)
}

func leadPlans(tx *store.Tx, a foyer.Actor, l *store.Lead) ([]foyer.LeadPlan, error) {
	rows, err := tx.LeadPlans(l.N)
	if err != nil || len(rows) == 0 {
		return []foyer.LeadPlan{}, err
	}
	who, _, err := people(tx)
	if err != nil {
		return nil, err
	}
	away, err := putAway(tx, l)
	if err != nil {
		return nil, err
	}
	mine := away == nil && mayWork(a, l)
	out := make([]foyer.LeadPlan, 0, len(rows))
	for i := range rows {
		p, err := showLeadPlan(tx, a, l, &rows[i], who, away != nil, mine)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	over := func(p *foyer.LeadPlan) int {
		if p.State == foyer.PlanRunning || p.State == foyer.PlanResting {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(out, func(a, b foyer.LeadPlan) int { return over(&a) - over(&b) })
	return out, nil
}

func showLeadPlan(tx *store.Tx, a foyer.Actor, l *store.Lead, r *store.LeadPlan, who map[int64]foyer.Person, away, mine bool) (foyer.LeadPlan, error) {
	plan, err := tx.PlanByN(r.Plan)
	if err != nil {
		return foyer.LeadPlan{}, err
	}
	steps, err := tx.PlanStepsOf(r.Plan, r.Version)
	if err != nil {
		return foyer.LeadPlan{}, err
	}
	p := foyer.LeadPlan{
		Plan: plan.ID, Name: plan.Name, State: r.State, Started: r.Started, Ended: r.Ended, Steps: []foyer.LeadStep{}, Mine: mine,
	}
	if away && p.State == foyer.PlanRunning {
		p.State = foyer.PlanResting // its import is open again
	}
	start := r.Started.Std().Add(time.Duration(r.Delayed) * time.Millisecond)
	for _, s := range steps {
		step := foyer.LeadStep{Step: s, Due: foyer.TimeOf(s.DueAt(start)), Lacks: lacks(l, &s), Mine: mine && mayTick(a, &s) && p.State != foyer.PlanPaused}
		for _, d := range r.Done {
			if d.Step == s.ID {
				step.Done, step.By = d.At, who[d.By].Name
			}
		}
		p.Steps = append(p.Steps, step)
	}
	p.Judge(tx.Now(), plan.LateAfter)
	return p, nil
}

// mayWork says whether an actor may work on a lead that they see.
func mayWork(a foyer.Actor, l *store.Lead) bool {
	switch foyer.May(a, foyer.ActEditLead) {
	case foyer.ReachAll, foyer.ReachTeam:
		return true
	case foyer.ReachOwn:
		return l.Owner == a.N || l.By == a.N
	}
	return false
}

// mayTick says whether a step is an actor's to tick: one for the broker is for those
// who may approve imports.
func mayTick(a foyer.Actor, s *foyer.PlanStep) bool {
	return s.Who != foyer.WhoBroker || foyer.May(a, foyer.ActApproveImport) >= foyer.ReachTeam
}

// lacks answers the fields of a step that a lead has no value for.
func lacks(l *store.Lead, s *foyer.PlanStep) []string {
	out := []string{}
	for _, key := range s.Fields {
		if !holds(l, key) {
			out = append(out, key)
		}
	}
	return out
}

func holds(l *store.Lead, key string) bool {
	kind := func(k foyer.ContactKind) bool {
		return slices.ContainsFunc(l.Record.Phones, func(c foyer.Contact) bool { return c.Kind == k })
	}
	if foyer.IsCustom(key) {
		return foyer.CustomText(l.Record.Values[foyer.SlotCustom], key) != ""
	}
	slot, ok := foyer.SlotOf(key)
	switch {
	case !ok:
		return true // a field that is no more keeps nobody from going on
	case slot == foyer.SlotOwner:
		return l.Owner != 0
	case slot == foyer.SlotEmail:
		return len(l.Record.Emails) > 0
	case slot == foyer.SlotEmail2:
		return len(l.Record.Emails) > 1
	case slot == foyer.SlotPhone:
		return len(l.Record.Phones) > 0
	case slot == foyer.SlotPhoneMobile:
		return kind(foyer.ContactMobile)
	case slot == foyer.SlotPhoneWork:
		return kind(foyer.ContactWork)
	}
	return l.Record.Values[slot] != ""
}

// putAway answers why no plan runs on a lead (decision 12): it is archived, a client,
// part of another lead, declined, or waits for approval. nil is that one may.
func putAway(tx *store.Tx, l *store.Lead) (*foyer.Error, error) {
	switch {
	case l.Converted != "":
		return foyer.Fail(foyer.Conflict, "plan.lead_client"), nil
	case l.Approval == "declined", l.Approval == "waiting":
		return foyer.Fail(foyer.Conflict, "plan.lead_waits"), nil
	}
	into, err := tx.JoinedInto(l.ID)
	switch {
	case err != nil:
		return nil, err
	case into != "":
		return foyer.Fail(foyer.Conflict, "lead.joined"), nil
	case l.Archived != "":
		return foyer.Fail(foyer.Conflict, "plan.lead_archived"), nil
	}
	if waits, err := tx.Waits(l); err != nil || !waits {
		return nil, err
	}
	return foyer.Fail(foyer.Conflict, "plan.lead_waits"), nil
}

// PlanEvents answers what happened to the plans of a lead, newest first. What an import
// started is told from the lead's own row, since it is not in the log.
func PlanEvents(tx *store.Tx, a foyer.Actor, id string) ([]foyer.PlanEvent, error) {
	l, err := tx.Lead(id, foyer.SightOf(a))
	if err != nil {
		return nil, err
	}
	out := []foyer.PlanEvent{}
	changes, err := tx.Changes(leadPlanEntity, id)
	if err != nil {
		return nil, err
	}
	has, err := tx.LeadPlans(l.N)
	if err != nil || len(changes) == 0 && len(has) == 0 {
		return out, err
	}
	who, _, err := people(tx)
	if err != nil {
		return nil, err
	}
	for _, c := range changes {
		out = append(out, foyer.PlanEvent{
			At: foyer.Time(c.Now["at"]), What: foyer.PlanAct(c.Now["what"]), Plan: c.Now["plan"], Step: c.Now["step"], By: who[c.By].Name,
		})
	}
	for _, h := range has {
		if h.Import == 0 {
			continue
		}
		p, err := tx.PlanByN(h.Plan)
		if err != nil {
			return nil, err
		}
		e := foyer.PlanEvent{At: h.Started, What: foyer.PlanStarted, Plan: p.Name}
		imp, err := tx.ImportByN(h.Import)
		if err != nil && foyer.KindOf(err) != foyer.NotFound { // deleted since
			return nil, err
		}
		e.From = foyer.Provenance{Import: imp.ID, ImportName: imp.Name, File: imp.File}
		out = append(out, e)
	}
	slices.SortStableFunc(out, func(a, b foyer.PlanEvent) int { return strings.Compare(string(b.At), string(a.At)) })
	return out, nil
}
