package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"foyer/internal/foyer"
)

// PlanRow is an action plan as it lies in the book. Its Leads are not filled, see
// [Tx.CountPlanLeads].
type PlanRow struct {
	N       int64
	AssignN int64 // the person of Assign, which is filled on reading
	Used    int   // the last version that a lead began
	Removed foyer.Time
	foyer.ActionPlan
}

const planColumns = `SELECT p.n, p.id, p.name, p.in_use, p.version, p.used, p.late_after, p.assign, p.removed,
	COALESCE(w.id, ''), COALESCE(w.name, ''), v.steps
	FROM plans p JOIN plan_versions v ON v.plan = p.n AND v.version = p.version LEFT JOIN people w ON w.n = p.assign `

// Plans answers the action plans that were not removed, the oldest first, each with
// the steps of its newest version.
func (tx *Tx) Plans() ([]PlanRow, error) { return tx.planRows("WHERE p.removed = '' ORDER BY p.n") }

// Plan answers a plan by its id, removed or not, and NotFound when there is none.
func (tx *Tx) Plan(id string) (PlanRow, error) { return tx.onePlan("WHERE p.id = ?", id) }

// PlanByN is Plan by its N.
func (tx *Tx) PlanByN(n int64) (PlanRow, error) { return tx.onePlan("WHERE p.n = ?", n) }

func (tx *Tx) onePlan(where string, arg any) (PlanRow, error) {
	list, err := tx.planRows(where, arg)
	if err == nil && len(list) == 0 {
		err = foyer.Fail(foyer.NotFound, "plan.gone")
	}
	if err != nil {
		return PlanRow{}, err
	}
	return list[0], nil
}

func (tx *Tx) planRows(where string, args ...any) ([]PlanRow, error) {
	out := []PlanRow{}
	err := tx.each(planColumns+where, args, func(rows *sql.Rows) error {
		var p PlanRow
		var use int
		var steps string
		err := rows.Scan(&p.N, &p.ID, &p.Name, &use, &p.Version, &p.Used, &p.LateAfter, &p.AssignN, &p.Removed, &p.Assign, &p.AssignName, &steps)
		if err != nil {
			return err
		}
		p.InUse = use == 1
		out = append(out, p)
		return readJSON(steps, &out[len(out)-1].Steps)
	})
	return out, err
}

// InsertPlan writes a new plan and gives it N, id and version, and its steps theirs.
func (tx *Tx) InsertPlan(p *PlanRow) error {
	id, err := uuid.NewV7()
	if err != nil {
		return err
	}
	p.ID, p.Version, p.Used = id.String(), 1, 0
	steps, err := stepsText(p)
	if err != nil {
		return err
	}
	p.N, err = tx.insert(`INSERT INTO plans (id, name, in_use, version, used, late_after, assign, created, removed)
		VALUES (?, ?, ?, 1, 0, ?, ?, ?, '')`, p.ID, p.Name, flag(p.InUse), p.LateAfter, p.AssignN, string(foyer.TimeOf(tx.now)))
	if err != nil {
		return err
	}
	return tx.keepVersion(p, steps)
}

// UpdatePlan writes everything of a plan but its id. Steps that differ from those
// kept become a new version when a lead has begun the newest one, else they take its
// place.
func (tx *Tx) UpdatePlan(p *PlanRow) error {
	was, err := tx.Plan(p.ID)
	if err != nil {
		return err
	}
	steps, err := stepsText(p)
	if err != nil {
		return err
	}
	before, err := stepsText(&was)
	if err != nil {
		return err
	}
	p.N, p.Version, p.Used = was.N, was.Version, was.Used
	if steps != before {
		if p.Version == p.Used {
			p.Version++
		}
		if err := tx.keepVersion(p, steps); err != nil {
			return err
		}
	}
	_, err = tx.exec("UPDATE plans SET name = ?, in_use = ?, version = ?, late_after = ?, assign = ?, removed = ? WHERE n = ?",
		p.Name, flag(p.InUse), p.Version, p.LateAfter, p.AssignN, string(p.Removed), p.N)
	return err
}

func (tx *Tx) keepVersion(p *PlanRow, steps string) error {
	_, err := tx.exec(`INSERT INTO plan_versions (plan, version, steps) VALUES (?, ?, ?)
		ON CONFLICT (plan, version) DO UPDATE SET steps = excluded.steps`, p.N, p.Version, steps)
	return err
}

// stepsText is what is kept of a plan's steps; those that have no id get one.
func stepsText(p *PlanRow) (string, error) {
	p.Steps = slices.Clone(p.Steps)
	if p.Steps == nil {
		p.Steps = []foyer.PlanStep{}
	}
	for i := range p.Steps {
		s := &p.Steps[i]
		if s.Fields == nil {
			s.Fields = []string{}
		}
		if s.ID == "" {
			id, err := uuid.NewV7()
			if err != nil {
				return "", err
			}
			s.ID = id.String()
		}
	}
	b, err := json.Marshal(p.Steps)
	return string(b), err
}

// PlanStepsOf answers the steps of a version of a plan.
func (tx *Tx) PlanStepsOf(plan int64, version int) ([]foyer.PlanStep, error) {
	var text string
	if err := tx.get([]any{&text}, "SELECT steps FROM plan_versions WHERE plan = ? AND version = ?", plan, version); err != nil {
		if errors.Is(err, sql.ErrNoRows) {
			err = foyer.Fail(foyer.NotFound, "plan.gone")
		}
		return nil, err
	}
	steps := []foyer.PlanStep{}
	return steps, readJSON(text, &steps)
}

// CountPlanLeads answers on how many leads in sight each plan runs, by its N; one that
// runs on none is not in it. Who sees every lead is answered by an index, others
// through the leads they see.
func (tx *Tx) CountPlanLeads(s foyer.Sight) (map[int64]int, error) {
	text := `SELECT n, many FROM (SELECT p.n AS n, (SELECT COUNT(*) FROM lead_plans k WHERE k.plan = p.n AND k.state = 1) AS many
		FROM plans p WHERE p.removed = '') c WHERE many > 0`
	if !s.All {
		owners := make([]string, 0, len(s.Team)+1)
		for _, n := range s.Owners() {
			owners = append(owners, strconv.FormatInt(n, 10))
		}
		text = `SELECT k.plan, COUNT(*) FROM lead_list l CROSS JOIN lead_plans k WHERE l.owner IN (` + strings.Join(owners, ", ") + `)
			AND k.lead = l.n AND k.state = 1 GROUP BY k.plan`
		if runs, err := tx.AnyRunningPlan(); err != nil || !runs {
			return map[int64]int{}, err
		}
	}
	out := map[int64]int{}
	err := tx.each(text, nil, func(rows *sql.Rows) error {
		var n int64
		var many int
		err := rows.Scan(&n, &many)
		out[n] = many
		return err
	})
	return out, err
}
