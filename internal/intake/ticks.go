package intake

import (
	"slices"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// comesTicked says whether a row is ticked before anybody ticks or unticks it: rows
// with an error are under Strict only, what looks like the total under the list never.
func comesTicked(r *store.ImportRow, p foyer.Policy) bool {
	return ticksItself(r, p, isTotal(r.Findings))
}

// ticksItself is comesTicked for rows whose findings are not at hand.
func ticksItself(r *store.ImportRow, p foyer.Policy, total bool) bool {
	return (r.Verdict != foyer.VerdictError || p == foyer.PolicyStrict) && !total
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
