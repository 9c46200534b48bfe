package store

import (
	"database/sql"
	"errors"
	"strconv"
	"time"

	"foyer/internal/foyer"
)

// leadPlanCodes are the states of lead_plans by their codes.
var leadPlanCodes = []foyer.LeadPlanState{"", foyer.PlanRunning, foyer.PlanPaused, foyer.PlanCompleted, foyer.PlanResting}

// LeadPlan is a plan that a lead was given, with what of it was done.
type LeadPlan struct {
	Lead    int64      `json:"-"`
	Plan    int64      `json:"plan"` // its N
	Version int        `json:"version"`
	Started foyer.Time `json:"started"`
	Ended   foyer.Time `json:"ended"`   // when it was completed or paused
	Delayed int64      `json:"delayed"` // milliseconds that it was paused before
	Import  int64      `json:"import"`
	// State is running while it runs and resting while the lead is put away; whoever
	// writes one need not know which.
	State foyer.LeadPlanState `json:"state"`
	Done  []StepDone          `json:"done"`
}

// StepDone is a step that was done.
type StepDone struct {
	Step string     `json:"step"`
	At   foyer.Time `json:"at"`
	By   int64      `json:"by"`
}

// restsPlans says whether the plans of a lead with a mark rest: it is archived or
// converted, declined by itself, or waits by itself.
func restsPlans(mark int64) bool { return mark&(markGone|markDeclined|markWaits) != 0 }

// StartPlanOfImport starts the newest version of a plan on the leads that an import
// made, but for those that have a plan, running or not, are put away or declined, or
// were kept by an undo, and answers how many. Done twice it starts none the second
// time, and a plan that was removed since starts nowhere. Nothing is logged: the row
// names the import.
func (tx *Tx) StartPlanOfImport(imp int64, plan string, at foyer.Time) (int, error) {
	p, err := tx.Plan(plan)
	if err != nil || p.Removed != "" {
		return 0, err
	}
	var some bool
	if err := tx.get([]any{&some}, "SELECT EXISTS (SELECT 1 FROM lead_plans)"); err != nil {
		return 0, err
	}
	num := func(n int64) string { return strconv.FormatInt(n, 10) }
	text := "INSERT INTO lead_plans (lead, plan, version, state, started, ended, delayed, import) SELECT l.n, " +
		num(p.N) + ", " + num(int64(p.Version)) + ", 1, " + num(millis(at)) + ", 0, 0, " + num(imp) +
		" FROM lead_list l WHERE l.imp = ? AND l.line >= 0 AND l.mark IN (0, 2)"
	if some {
		text += " AND NOT EXISTS (SELECT 1 FROM lead_plans k WHERE k.lead = l.n)"
	}
	n, err := tx.exec(text, imp)
	if err != nil || n == 0 {
		return 0, err
	}
	return int(n), tx.planUsed(&p)
}

func (tx *Tx) planUsed(p *PlanRow) error {
	if p.Used == p.Version {
		return nil
	}
	_, err := tx.exec("UPDATE plans SET used = version WHERE n = ?", p.N)
	return err
}

// StartPlan starts the newest version of a plan on a lead, from its first step, and
// pauses another one that runs there. It answers false, and does nothing, when the plan
// runs there already, when it was removed, or, started by an import (imp is not 0), when
// the lead has any.
func (tx *Tx) StartPlan(lead int64, plan string, imp int64, at foyer.Time) (bool, error) {
	p, err := tx.Plan(plan)
	if err != nil || p.Removed != "" {
		return false, err
	}
	has, err := tx.LeadPlans(lead)
	if err != nil || imp != 0 && len(has) > 0 {
		return false, err
	}
	for _, h := range has {
		if h.State != foyer.PlanRunning && h.State != foyer.PlanResting {
			continue
		}
		if h.Plan == p.N {
			return false, nil
		}
		h.State, h.Ended = foyer.PlanPaused, at
		if err := tx.PutLeadPlan(h); err != nil {
			return false, err
		}
	}
	if err := tx.planUsed(&p); err != nil {
		return false, err
	}
	return true, tx.PutLeadPlan(LeadPlan{
		Lead: lead, Plan: p.N, Version: p.Version, State: foyer.PlanRunning, Started: at, Import: imp,
	})
}

// LeadPlans answers the plans of a lead, the last started first.
func (tx *Tx) LeadPlans(lead int64) ([]LeadPlan, error) {
	out := []LeadPlan{}
	err := tx.each(`SELECT plan, version, state, started, ended, delayed, import FROM lead_plans WHERE lead = ? ORDER BY started DESC, plan DESC`,
		[]any{lead}, func(rows *sql.Rows) error {
			p := LeadPlan{Lead: lead, Done: []StepDone{}}
			var state, started, ended int64
			err := rows.Scan(&p.Plan, &p.Version, &state, &started, &ended, &p.Delayed, &p.Import)
			p.State, p.Started, p.Ended = ofCode(leadPlanCodes, state), timeOfMillis(started), timeOfMillis(ended)
			out = append(out, p)
			return err
		})
	if err != nil || len(out) == 0 {
		return out, err
	}
	err = tx.each("SELECT plan, step, done, person FROM lead_plan_steps WHERE lead = ? ORDER BY done, step", []any{lead},
		func(rows *sql.Rows) error {
			var plan, done int64
			var s StepDone
			if err := rows.Scan(&plan, &s.Step, &done, &s.By); err != nil {
				return err
			}
			s.At = timeOfMillis(done)
			for i := range out {
				if out[i].Plan == plan {
					out[i].Done = append(out[i].Done, s)
				}
			}
			return nil
		})
	return out, err
}

func timeOfMillis(ms int64) foyer.Time {
	if ms == 0 {
		return ""
	}
	return foyer.TimeOf(time.UnixMilli(ms))
}

// PutLeadPlan writes a plan of a lead whole, with what was done of it, in the place of
// what the lead has of that plan.
func (tx *Tx) PutLeadPlan(p LeadPlan) error {
	if p.State == foyer.PlanRunning || p.State == foyer.PlanResting {
		var mark int64
		err := tx.get([]any{&mark}, "SELECT mark FROM lead_list WHERE n = ?", p.Lead)
		if errors.Is(err, sql.ErrNoRows) {
			err = foyer.Fail(foyer.NotFound, "lead.gone")
		}
		if err != nil {
			return err
		}
		p.State = foyer.PlanRunning
		if restsPlans(mark) {
			p.State = foyer.PlanResting
		}
	}
	state, err := codeOf(leadPlanCodes, p.State)
	if err != nil {
		return err
	}
	if err := tx.DropLeadPlan(p.Lead, p.Plan); err != nil {
		return err
	}
	_, err = tx.exec(`INSERT INTO lead_plans (lead, plan, version, state, started, ended, delayed, import)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		p.Lead, p.Plan, p.Version, state, millis(p.Started), millis(p.Ended), p.Delayed, p.Import)
	for i := 0; i < len(p.Done) && err == nil; i++ {
		_, err = tx.exec("INSERT INTO lead_plan_steps (lead, plan, step, done, person) VALUES (?, ?, ?, ?, ?)",
			p.Lead, p.Plan, p.Done[i].Step, millis(p.Done[i].At), p.Done[i].By)
	}
	return err
}

// DropLeadPlan takes a plan off a lead, with what was done of it.
func (tx *Tx) DropLeadPlan(lead, plan int64) error {
	for _, table := range []string{"lead_plan_steps", "lead_plans"} {
		if _, err := tx.exec("DELETE FROM "+table+" WHERE lead = ? AND plan = ?", lead, plan); err != nil {
			return err
		}
	}
	return nil
}

// restPlans has the plans of a lead whose mark changes rest, or go on.
func restPlans(to *steps, n, was, now int64) error {
	if restsPlans(was) == restsPlans(now) {
		return nil
	}
	if restsPlans(now) {
		return to.run("UPDATE lead_plans SET state = 4 WHERE lead = ? AND state = 1", n)
	}
	return to.run("UPDATE lead_plans SET state = 1 WHERE lead = ? AND state = 4", n)
}

// AnyRunningPlan says whether a plan runs on any lead.
func (tx *Tx) AnyRunningPlan() (bool, error) {
	var runs bool
	err := tx.get([]any{&runs}, "SELECT EXISTS (SELECT 1 FROM plans p CROSS JOIN lead_plans k WHERE k.plan = p.n AND k.state = 1)")
	return runs, err
}

// RunningPlans answers on which of some leads a plan runs.
func (tx *Tx) RunningPlans(leads []int64) (map[int64]bool, error) {
	out := map[int64]bool{}
	err := inChunks(leads, func(part []any) error {
		return tx.each("SELECT lead FROM lead_plans WHERE lead IN ("+marks(len(part))+") AND state = 1", part, func(rows *sql.Rows) error {
			var n int64
			err := rows.Scan(&n)
			out[n] = true
			return err
		})
	})
	return out, err
}

// PlanLeft answers on how many leads a plan runs, is paused or rests.
func (tx *Tx) PlanLeft(plan int64) (n int, err error) {
	err = tx.get([]any{&n}, "SELECT COUNT(*) FROM lead_plans WHERE plan = ? AND state IN (1, 2, 4)", plan)
	return n, err
}
