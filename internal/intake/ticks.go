package intake

import (
	"slices"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// comesTicked says whether a row is ticked before anybody ticks or unticks it: rows
// with an error are under Strict only; who is being worked, and what looks like the total
// under the list, never.
func comesTicked(r *store.ImportRow, p foyer.Policy) bool {
	return ticksItself(r, p, isTotal(r.Findings))
}

// ticksItself is comesTicked for rows whose findings are not at hand.
func ticksItself(r *store.ImportRow, p foyer.Policy, total bool) bool {
	return (r.Verdict != foyer.VerdictError || p == foyer.PolicyStrict) && r.Verdict != foyer.VerdictActive && !total
}

func isTotal(fs []foyer.Finding) bool {
	return slices.ContainsFunc(fs, func(f foyer.Finding) bool { return f.Key == foyer.TotalLine })
}

// totalLines answers the rows that look like a total, and of each whether it is ticked.
func totalLines(tx *store.Tx, imp int64) (map[int]bool, error) {
	out := map[int]bool{}
	err := inPages(tx, func(next int) ([]store.ImportRow, error) {
		return tx.RowsFrom(imp, foyer.RowQuery{Finding: foyer.TotalLine}, next, batchRows)
	}, func(rows []store.ImportRow) error {
		for i := range rows {
			out[rows[i].Row] = rows[i].Ticked
		}
		return nil
	})
	return out, err
}

// barred says whether a row cannot be ticked: by the rule Create, one whose lead has a
// plan running would be a second lead of somebody who is being worked. Who wants that
// decides it of the row, or takes the rule Merge (decision 7 of the features).
func barred(imp *store.Import, r *store.ImportRow) bool {
	return r.Verdict == foyer.VerdictActive && r.Plan == foyer.PlanLink && creates(imp)
}

// unbar unticks the rows that cannot be ticked, after some were. It answers Conflict when
// those named were all of that kind.
func unbar(tx *store.Tx, imp *store.Import, named []int) error {
	var out []int
	err := eachWith(tx, imp, foyer.ActivePlan, func(rows []store.ImportRow) error {
		for i := range rows {
			if rows[i].Ticked && barred(imp, &rows[i]) {
				out = append(out, rows[i].Row)
			}
		}
		return nil
	})
	switch {
	case err != nil || len(out) == 0:
		return err
	case len(named) > 0 && len(named) == len(out):
		return noSecond()
	}
	return tx.Tick(imp.N, foyer.Tick{Rows: out})
}

// linkBarred decides of those of some rows that cannot be ticked: who names one to be
// added wants the second lead.
func linkBarred(tx *store.Tx, imp *store.Import, rows []int) error {
	list, err := tx.RowsByNumber(imp.N, rows)
	if err != nil {
		return err
	}
	var link []store.ActDecision
	for i := range list {
		if barred(imp, &list[i]) {
			link = append(link, store.ActDecision{Row: list[i].Row, Now: &store.RowDecision{Kind: foyer.DecideLink, Target: list[i].Target}})
		}
	}
	if len(link) == 0 {
		return nil
	}
	return tx.SetDecisions(imp.N, link)
}

func noSecond() error { return foyer.Fail(foyer.Conflict, "mend.active_stays_out") }

// keepTicks keeps the ticks a person turned for when the rows of an import are staged
// anew. The import is asked for as it is stored: its policy may be another by now.
func keepTicks(tx *store.Tx, id string) error {
	was, err := tx.Import(id)
	if err != nil {
		return err
	}
	if err := tx.CarryTicks(was.N, was.Policy == foyer.PolicyStrict); err != nil {
		return err
	}
	lines, err := totalLines(tx, was.N)
	if err != nil {
		return err
	}
	var on, usual []int
	for row, ticked := range lines {
		if ticked {
			on = append(on, row)
		} else {
			usual = append(usual, row)
		}
	}
	if err := tx.DropTick(was.N, usual); err != nil {
		return err
	}
	return tx.CarryTick(was.N, on, true)
}
