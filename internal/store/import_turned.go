package store

import (
	"database/sql"

	"foyer/internal/foyer"
)

// RowsOf calls fn with each row of an import that goes into one of some leads or is
// linked to it; with none named, into any.
func (tx *Tx) RowsOf(imp int64, leads []int64, fn func(row int)) error {
	if len(leads) == 0 {
		return tx.rowNumbers(imp, "target IS NOT NULL", fn)
	}
	keys := make([]uint64, len(leads))
	for i, n := range leads {
		keys[i] = uint64(n)
	}
	for _, text := range numberLists(keys) {
		if err := tx.rowNumbers(imp, "target IN ("+text+")", fn); err != nil {
			return err
		}
	}
	return nil
}

// RowsAdrift calls fn with each row of an import whose lead is not what it was when the row
// was judged: it is gone, or a plan runs on it now that did not, or the other way round.
func (tx *Tx) RowsAdrift(imp int64, fn func(row int)) error {
	return tx.rowNumbers(imp, `target IS NOT NULL AND (
		NOT EXISTS (SELECT 1 FROM lead_list l WHERE l.n = target)
		OR verdict = 2 AND plan IN (2, 3) AND EXISTS (SELECT 1 FROM lead_plans k WHERE k.lead = target AND k.state = 1)
		OR verdict = 5 AND NOT EXISTS (SELECT 1 FROM lead_plans k WHERE k.lead = target AND k.state = 1))`, fn)
}

// RowsNaming calls fn with each row of an import that names a lead by its Foyer ID.
func (tx *Tx) RowsNaming(imp int64, by foyer.MatchKey, fn func(row int)) error {
	kind := int64(keyID)
	if by == foyer.KeyID {
		kind = keyOwn
	}
	from, to := span(imp)
	return tx.each("SELECT n FROM import_keys WHERE n BETWEEN ? AND ? AND kind = ?", []any{from, to, kind}, rowNumber(fn))
}

// EachRowKeys calls fn with the keys of every row of an import, in file order.
func (tx *Tx) EachRowKeys(imp int64, fn func(row int, k foyer.Keys) error) error {
	return tx.eachKeys(imp, fn)
}

func (tx *Tx) rowNumbers(imp int64, where string, fn func(row int)) error {
	from, to := span(imp)
	return tx.each("SELECT n FROM import_rows WHERE n BETWEEN ? AND ? AND "+where, []any{from, to}, rowNumber(fn))
}

func rowNumber(fn func(row int)) func(*sql.Rows) error {
	return func(rows *sql.Rows) error {
		var n int64
		err := rows.Scan(&n)
		fn(rowOf(n))
		return err
	}
}
