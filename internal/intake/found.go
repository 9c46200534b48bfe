package intake

import (
	"slices"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// eachFound calls fn with the rows a query finds, in the order of the file, some at
// a time.
func (in *Intake) eachFound(tx *store.Tx, imp *store.Import, q foyer.RowQuery, fn func([]store.ImportRow) error) error {
	if text := foldText(q.Search); text != "" {
		q.Search, q.Sort, q.Desc = "", "", false
		list, err := in.list(tx, imp, q, text)
		if err != nil {
			return err
		}
		return inPages(tx, func(next int) ([]store.ImportRow, error) {
			at, _ := slices.BinarySearch(list, uint32(next))
			numbers := make([]int, 0, batchRows)
			for _, n := range list[at:min(at+batchRows, len(list))] {
				numbers = append(numbers, int(n))
			}
			return tx.RowsByNumber(imp.N, numbers)
		}, fn)
	}
	if q.Finding == twinsKey || q.Finding == maybeKey { // stored with no row
		set, err := in.pointed(tx, imp, q.Finding)
		if err != nil {
			return err
		}
		return inPages(tx, func(next int) ([]store.ImportRow, error) {
			return tx.RowsByNumber(imp.N, set.next(next, batchRows))
		}, fn)
	}
	return inPages(tx, func(next int) ([]store.ImportRow, error) { return tx.RowsFrom(imp.N, q, next, batchRows) }, fn)
}

// pointed answers the rows that may be somebody, or that are in groups.
func (in *Intake) pointed(tx *store.Tx, imp *store.Import, key string) (set rowSet, err error) {
	if key == twinsKey {
		list, err := in.twins(tx, imp)
		for _, n := range list {
			set.add(int(n &^ twinHead))
		}
		return set, err
	}
	for at := 0; ; at += batchRows {
		rows, _, err := tx.MaybePage(imp.N, at, batchRows)
		if err != nil || len(rows) == 0 {
			return set, err
		}
		for i := range rows {
			set.add(rows[i].Row)
		}
	}
}

// eachWith calls fn with the rows about which a finding was made.
func eachWith(tx *store.Tx, imp *store.Import, key string, fn func([]store.ImportRow) error) error {
	return inPages(tx, func(next int) ([]store.ImportRow, error) { return tx.RowsWith(imp.N, key, next, batchRows) }, fn)
}

// inPages calls fn with pages of rows until there are none.
func inPages(tx *store.Tx, page func(next int) ([]store.ImportRow, error), fn func([]store.ImportRow) error) error {
	for next := 0; ; {
		rows, err := page(next)
		if err != nil || len(rows) == 0 {
			return err
		}
		next = rows[len(rows)-1].Row + 1
		if err := fn(rows); err != nil {
			return err
		}
		if err := tx.Context().Err(); err != nil {
			return err
		}
	}
}

// Alike answers how many cells an act would mend together with one: those of its
// column about which the same was found, of which some say the very same.
func (in *Intake) Alike(tx *store.Tx, a foyer.Actor, id string, row, column int, field, key string) (out foyer.Alike, err error) {
	imp, err := mine(tx, a, id)
	if err != nil {
		return out, err
	}
	one, err := tx.Row(imp.N, row)
	if err != nil {
		return out, err
	}
	raws, err := in.raws(tx, &imp, []store.ImportRow{one})
	if err != nil {
		return out, err
	}
	said := about(raws[0].Findings, key, column, field)
	if said == nil {
		return out, nil
	}
	err = eachWith(tx, &imp, key, func(rows []store.ImportRow) error {
		for i := range rows {
			f := about(rows[i].Findings, key, column, field)
			if f == nil {
				continue
			}
			out.Kind++
			if f.Suggest != "" {
				out.Suggests++
			}
			if f.Raw == said.Raw {
				out.Same++
			}
		}
		return nil
	})
	return out, err
}

// about answers the finding with a key about a cell.
func about(list []foyer.Finding, key string, column int, field string) *foyer.Finding {
	for i := range list {
		if f := &list[i]; f.Key == key && f.Column == column && (column >= 0 || f.Field == field) {
			return f
		}
	}
	return nil
}
