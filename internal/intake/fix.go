package intake

import (
	"context"
	"fmt"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// Fix corrects cells, as one act that can be taken back, and checks again just the
// rows that can change by it. Of an import that has run it corrects rows that failed
// or were left out; those that are well then can be added to it.
func (in *Intake) Fix(ctx context.Context, a foyer.Actor, id string, fixes []foyer.Fix) (foyer.FixResult, error) {
	var ran bool
	err := in.store.Read(ctx, func(tx *store.Tx) error {
		imp, err := mine(tx, a, id)
		ran = err == nil && hasRun(&imp)
		return err
	})
	if err != nil {
		return foyer.FixResult{}, err
	}
	if ran {
		return in.fixLater(ctx, a, id, fixes)
	}
	got, err := in.Mend(ctx, a, id, foyer.Mend{What: foyer.MendCells, Fixes: fixes})
	return foyer.FixResult{Rows: got.Rows, Counts: got.Counts}, err
}

// fixLater corrects rows that an import did not bring in.
func (in *Intake) fixLater(ctx context.Context, a foyer.Actor, id string, fixes []foyer.Fix) (res foyer.FixResult, err error) {
	if foyer.May(a, foyer.ActImport) == foyer.ReachNone {
		return res, foyer.Fail(foyer.Forbidden, "call.forbidden")
	}
	err = in.store.Write(ctx, func(tx *store.Tx) error {
		imp, err := repairable(tx, a, id)
		if err != nil {
			return err
		}
		numbers, seen := []int{}, map[int]bool{}
		for _, f := range fixes {
			if !seen[f.Row] {
				numbers, seen[f.Row] = append(numbers, f.Row), true
			}
		}
		rows, err := tx.RowsByNumber(imp.N, numbers)
		if err != nil {
			return err
		}
		for i := range rows {
			if settled(&rows[i]) {
				return foyer.Fail(foyer.Conflict, "import.row_is_in", "row", fmt.Sprint(rows[i].Row))
			}
		}
		m := in.mender(tx, a, &imp)
		if err := m.do(foyer.Mend{What: foyer.MendFile, Fixes: fixes}); err != nil {
			return err
		}
		tx.After(func() { in.orders.forget(id, false) })
		got, err := m.result()
		res = foyer.FixResult{Rows: got.Rows, Counts: got.Counts}
		return err
	})
	return res, err
}

// fix lays the corrections of a file over an import.
func (in *Intake) fix(tx *store.Tx, a foyer.Actor, imp *store.Import, fixes []foyer.Fix) error {
	m := in.mender(tx, a, imp)
	return m.do(foyer.Mend{What: foyer.MendFile, Fixes: fixes})
}
