package intake

import (
	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/store"
)

// resuggest finds anew whom rows may be, after some stand otherwise than before:
// those rows, the rows that may have been one of them, and later ones that share a
// phone or an email with them now. It leaves what staging would.
func (in *Intake) resuggest(tx *store.Tx, imp *store.Import, turned *rowSet) error {
	if turned.count == 0 || imp.NoMatch {
		return nil
	}
	if turned.count > maybeStretch {
		return in.suggestAll(tx, imp)
	}
	numbers := turned.next(0, turned.count)
	pointing, err := tx.MaybesOf(imp.N, numbers)
	if err != nil {
		return err
	}
	var part rowSet
	for _, n := range append(pointing, numbers...) {
		part.add(n)
	}
	rows, err := tx.RowsByNumber(imp.N, numbers)
	if err != nil {
		return err
	}
	sharing, err := tx.RowsSharing(imp.N, keysOf(rows))
	if err != nil {
		return err
	}
	for _, row := range sharing {
		if row > numbers[0] && part.count < 2*maybeStretch {
			part.add(row)
		}
	}
	numbers = part.next(0, part.count)
	if err := tx.DropMaybes(imp.N, numbers); err != nil {
		return err
	}
	judge := match.NewJudge()
	found, err := in.likelyLeads(tx, imp, judge, func(fn func(int, int64) error) error { return tx.EachLoneKeyOf(imp.N, numbers, fn) })
	if err == nil {
		err = setMaybes(tx, imp, found)
	}
	if err != nil {
		return err
	}
	if rows, err = tx.RowsByNumber(imp.N, numbers); err != nil {
		return err
	}
	near := part
	near.words = append([]uint64(nil), part.words...)
	if sharing, err = tx.RowsSharing(imp.N, keysOf(rows)); err != nil {
		return err
	}
	for _, row := range sharing {
		near.add(row)
	}
	shared, err := sharedOf(&part, func(fn func([]store.ImportRow) error) error {
		return inPages(tx, func(next int) ([]store.ImportRow, error) {
			return tx.RowsByNumber(imp.N, near.next(next, batchRows))
		}, fn)
	})
	if err != nil {
		return err
	}
	if found, err = in.likelyRows(tx, imp, judge, shared); err != nil {
		return err
	}
	return setMaybes(tx, imp, found)
}

// suggestAll finds anew whom any row may be.
func (in *Intake) suggestAll(tx *store.Tx, imp *store.Import) error {
	if err := tx.ClearMaybes(imp.N); err != nil {
		return err
	}
	judge, last := match.NewJudge(), 0
	shared, err := sharedOf(nil, func(fn func([]store.ImportRow) error) error {
		return inPages(tx, func(next int) ([]store.ImportRow, error) {
			rows, err := tx.RowsFrom(imp.N, foyer.RowQuery{}, next, batchRows)
			if len(rows) > 0 {
				last = rows[len(rows)-1].Row
			}
			return rows, err
		}, fn)
	})
	if err != nil {
		return err
	}
	for from := 0; from <= last; from += maybeStretch {
		found, err := in.likelyLeads(tx, imp, judge, func(fn func(int, int64) error) error {
			return tx.EachLoneKey(imp.N, from, from+maybeStretch-1, fn)
		})
		if err == nil {
			err = setMaybes(tx, imp, found)
		}
		if err != nil {
			return err
		}
	}
	found, err := in.likelyRows(tx, imp, judge, shared)
	if err != nil {
		return err
	}
	return setMaybes(tx, imp, found)
}

// sharedOf answers the pairs of rows that share a phone or an email, as staging comes
// upon them, of rows of a part or of all.
func sharedOf(part *rowSet, each func(func([]store.ImportRow) error) error) ([]store.Maybe, error) {
	s := sharing{rows: match.NewSingles()}
	err := each(func(rows []store.ImportRow) error {
		for i := range rows {
			s.see(&rows[i])
		}
		return nil
	})
	if part == nil {
		return s.pairs, err
	}
	var out []store.Maybe
	for _, p := range s.pairs {
		if part.has(p.Row) {
			out = append(out, p)
		}
	}
	return out, err
}

// keysOf answers the phones and emails of rows.
func keysOf(rows []store.ImportRow) []foyer.Keys {
	out := make([]foyer.Keys, len(rows))
	for i := range rows {
		out[i] = rows[i].Keys
		out[i].Name = 0
	}
	return out
}
