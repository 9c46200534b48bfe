package book

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// The bounds of a plan.
const (
	mostSteps    = 50
	mostPlans    = 200
	longestName  = 80
	longestStep  = 200
	longestNote  = 2000
	latestDue    = 999
	mostDaysLate = 90
)

// Plans answers the action plans of the house, the oldest first, with the steps of
// their newest version and on how many leads in sight each runs. Everyone sees them.
func Plans(tx *store.Tx, a foyer.Actor) ([]foyer.ActionPlan, error) {
	rows, err := tx.Plans()
	if err != nil {
		return nil, err
	}
	counts, err := tx.CountPlanLeads(foyer.SightOf(a))
	if err != nil {
		return nil, err
	}
	out := make([]foyer.ActionPlan, 0, len(rows))
	for i := range rows {
		p := rows[i].ActionPlan
		p.Leads = counts[rows[i].N]
		out = append(out, p)
	}
	return out, nil
}

// SavePlan writes a plan whole, a new one when it has no id, and answers it as kept.
// Leads that have begun it keep their steps. It answers Invalid with a key per field,
// Conflict when another plan has the name, and NotFound for one that was removed.
func SavePlan(tx *store.Tx, a foyer.Actor, p foyer.ActionPlan) (foyer.ActionPlan, error) {
	if err := allow(a, foyer.ActPlans); err != nil {
		return foyer.ActionPlan{}, err
	}
	all, err := tx.Plans()
	if err != nil {
		return foyer.ActionPlan{}, err
	}
	was := store.PlanRow{}
	if p.ID != "" {
		if was, err = planOf(tx, p.ID); err != nil {
			return foyer.ActionPlan{}, err
		}
	} else if len(all) >= mostPlans {
		return foyer.ActionPlan{}, foyer.Fail(foyer.TooLarge, "plan.too_many", "limit", strconv.Itoa(mostPlans))
	}
	now := store.PlanRow{ActionPlan: p}
	if err := checkPlan(tx, &was, &now); err != nil {
		return foyer.ActionPlan{}, err
	}
	for _, other := range all {
		if other.ID != now.ID && string(foyer.Fold(nil, other.Name)) == string(foyer.Fold(nil, now.Name)) {
			return foyer.ActionPlan{}, &foyer.Error{Kind: foyer.Conflict, Key: "plan.name_taken", Fields: map[string]string{"name": "plan.name_taken"}}
		}
	}
	kind := foyer.ChangeEdit
	if now.ID == "" {
		kind, err = foyer.ChangeAdd, tx.InsertPlan(&now)
	} else {
		err = tx.UpdatePlan(&now)
	}
	if err != nil {
		return foyer.ActionPlan{}, err
	}
	if err := logPlan(tx, a, kind, &was, &now); err != nil {
		return foyer.ActionPlan{}, err
	}
	counts, err := tx.CountPlanLeads(foyer.SightOf(a))
	now.Leads = counts[now.N]
	return now.ActionPlan, err
}

// RemovePlan takes a plan away. While leads are on it, running or paused, it answers
// Conflict: it can be taken out of use, which leaves them theirs.
func RemovePlan(tx *store.Tx, a foyer.Actor, id string) error {
	if err := allow(a, foyer.ActPlans); err != nil {
		return err
	}
	was, err := planOf(tx, id)
	if err != nil {
		return err
	}
	left, err := tx.PlanLeft(was.N)
	if err != nil {
		return err
	}
	if left > 0 {
		key := "plan.has_leads"
		if !was.InUse {
			key = "plan.still_runs" // nothing is left to switch off
		}
		return foyer.Fail(foyer.Conflict, key, "count", strconv.Itoa(left), "name", was.Name)
	}
	now := was
	now.Removed = foyer.TimeOf(tx.Now())
	if err := tx.UpdatePlan(&now); err != nil {
		return err
	}
	return logPlan(tx, a, foyer.ChangeDrop, &was, &now)
}

// RestorePlan brings a plan back that was removed, as it was.
func RestorePlan(tx *store.Tx, a foyer.Actor, id string) error {
	if err := allow(a, foyer.ActPlans); err != nil {
		return err
	}
	was, err := tx.Plan(id)
	if err != nil || was.Removed == "" {
		return err
	}
	now := was
	now.Removed = ""
	if err := tx.UpdatePlan(&now); err != nil {
		return err
	}
	return logPlan(tx, a, foyer.ChangeUndo, &was, &now)
}

// planOf answers a plan of the house, NotFound for one that was removed.
func planOf(tx *store.Tx, id string) (store.PlanRow, error) {
	p, err := tx.Plan(id)
	if err == nil && p.Removed != "" {
		err = foyer.Fail(foyer.NotFound, "plan.gone")
	}
	return p, err
}

// checkPlan tidies what a person said of a plan and answers Invalid for what cannot
// be: a key per field, those of steps by the place of the step.
func checkPlan(tx *store.Tx, was, p *store.PlanRow) error {
	wrong := map[string]string{}
	p.Name = tidyName(p.Name)
	switch {
	case p.Name == "":
		wrong["name"] = "plan.name_missing"
	case utf8.RuneCountInString(p.Name) > longestName:
		wrong["name"] = "plan.name_long"
	}
	if p.LateAfter < 0 || p.LateAfter > mostDaysLate {
		wrong["lateAfter"] = "plan.bad_due"
	}
	if p.Assign != "" {
		rows, err := tx.People()
		if err != nil {
			return err
		}
		i := slices.IndexFunc(rows, func(x store.PersonRow) bool { return x.ID == p.Assign })
		if i < 0 || rows[i].Standing == foyer.StandingGone && rows[i].N != was.AssignN {
			wrong["assign"] = "person.unknown"
		} else {
			p.AssignN, p.AssignName = rows[i].N, rows[i].Name
		}
	} else {
		p.AssignName = ""
	}
	fields, err := tx.Fields()
	if err != nil {
		return err
	}
	if len(p.Steps) > mostSteps {
		return foyer.Fail(foyer.TooLarge, "plan.too_many_steps", "limit", strconv.Itoa(mostSteps))
	}
	p.Steps = slices.Clone(p.Steps)
	ids := map[string]bool{}
	for i := range p.Steps {
		s := &p.Steps[i]
		if key := checkStep(s, fields); key != "" {
			wrong["steps."+strconv.Itoa(i)] = key
		}
		if s.ID != "" && (ids[s.ID] || len(s.ID) > 64) {
			wrong["steps."+strconv.Itoa(i)] = "plan.bad_step"
		}
		ids[s.ID] = true
	}
	if len(wrong) > 0 {
		key := "lead.check_fields"
		if len(wrong) == 1 {
			for _, k := range wrong {
				key = k
			}
		}
		return &foyer.Error{Kind: foyer.Invalid, Key: key, Fields: wrong}
	}
	if p.InUse && len(p.Steps) == 0 {
		return foyer.Fail(foyer.Invalid, "plan.no_steps")
	}
	return nil
}

func checkStep(s *foyer.PlanStep, own []foyer.Field) string {
	s.Text, s.Note = tidyName(s.Text), strings.TrimSpace(s.Note)
	switch {
	case s.Text == "":
		return "plan.step_missing"
	case utf8.RuneCountInString(s.Text) > longestStep, utf8.RuneCountInString(s.Note) > longestNote:
		return "plan.step_long"
	case s.Amount < 0 || s.Amount > latestDue || s.Unit != foyer.DueHours && s.Unit != foyer.DueDays:
		return "plan.bad_due"
	case s.Who != foyer.WhoAgent && s.Who != foyer.WhoBroker:
		return "plan.bad_step"
	}
	switch s.Kind {
	case foyer.StepFields:
	case foyer.StepCall, foyer.StepEmail, foyer.StepMeeting, foyer.StepTask, foyer.StepApproval:
		s.Fields = nil
	default:
		return "plan.bad_step"
	}
	kept := []string{}
	for _, key := range s.Fields {
		slot, ok := foyer.SlotOf(key)
		f := foyer.Catalogue()[slot]
		if foyer.IsCustom(key) {
			ok = slices.ContainsFunc(own, func(f foyer.Field) bool { return f.Key == key })
		} else if f.Unset || f.Kind == foyer.KindNotes || slot == foyer.SlotCreatedAt {
			ok = false
		}
		if !ok {
			return "plan.bad_field"
		}
		if !slices.Contains(kept, key) {
			kept = append(kept, key)
		}
	}
	s.Fields = kept
	return ""
}

func logPlan(tx *store.Tx, a foyer.Actor, kind foyer.ChangeKind, was, now *store.PlanRow) error {
	fields := func(p *store.PlanRow) map[string]string {
		if p.ID == "" {
			return map[string]string{}
		}
		steps, err := json.Marshal(p.Steps)
		if err != nil {
			panic(err) // plain strings always marshal
		}
		return map[string]string{
			"name": p.Name, "in_use": strconv.FormatBool(p.InUse), "late_after": strconv.Itoa(p.LateAfter), "assign": p.Assign,
			"steps": string(steps), "removed": string(p.Removed),
		}
	}
	return logDiff(tx, a, "plan", now.ID, kind, fields(was), fields(now))
}
