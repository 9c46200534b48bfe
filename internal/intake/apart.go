package intake

import (
	"context"

	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/store"
)

// Apart remembers that a row under review is not whom it may be (D20): for this row,
// and for the same row in a later file. On false all that was said of the row is
// forgotten. Whom else it may be is looked for at once.
func (in *Intake) Apart(ctx context.Context, a foyer.Actor, id string, row int, on bool) error {
	return in.store.Write(ctx, func(tx *store.Tx) error {
		imp, err := editable(tx, a, id)
		if err != nil {
			return err
		}
		one, err := tx.Row(imp.N, row)
		if err != nil {
			return err
		}
		if on {
			err = in.saidOf(tx, a, &imp, row)
		} else {
			err = forgetApart(tx, one.Keys)
		}
		if err != nil {
			return err
		}
		var turned rowSet
		turned.add(row)
		return in.resuggest(tx, &imp, &turned)
	})
}

// saidOf keeps that a row is not whom it may be.
func (in *Intake) saidOf(tx *store.Tx, a foyer.Actor, imp *store.Import, row int) error {
	found, err := tx.Maybes(imp.N, []int{row})
	if err != nil {
		return err
	}
	m, ok := found[row]
	if !ok {
		return foyer.Fail(foyer.NotFound, "import.no_such_row")
	}
	recs, leads, err := in.recordsOf(tx, imp, []store.Maybe{m})
	if err != nil {
		return err
	}
	other := ""
	switch {
	case leads[m.Lead] != nil:
		other = leads[m.Lead].ID
	case recs[m.Other] != nil:
		other = rowMark(match.KeysOf(recs[m.Other]))
	}
	if recs[row] == nil || other == "" {
		return foyer.Fail(foyer.NotFound, "import.no_such_row")
	}
	return tx.SetNotSame(rowMark(match.KeysOf(recs[row])), other, a.N, true)
}

func forgetApart(tx *store.Tx, k foyer.Keys) error {
	said, err := tx.NotSame([]string{rowMark(k)})
	if err != nil {
		return err
	}
	if len(said) == 0 {
		return foyer.Fail(foyer.NotFound, "import.no_such_row")
	}
	for pair := range said {
		if err := tx.SetNotSame(pair[0], pair[1], 0, false); err != nil {
			return err
		}
	}
	return nil
}

// saidApart answers a function that tells whether two of some pairs were said not to
// be one; the other is a lead, or without one a row.
func saidApart(tx *store.Tx, pairs []store.Maybe, recs map[int]*foyer.Record) (func(here, there *foyer.Record, lead *store.Lead) bool, error) {
	var who []string
	for _, p := range pairs {
		if rec := recs[p.Row]; rec != nil {
			who = append(who, rowMark(match.KeysOf(rec)))
		}
	}
	said, err := tx.NotSame(who)
	return func(here, there *foyer.Record, lead *store.Lead) bool {
		if len(said) == 0 {
			return false
		}
		mark := ""
		if lead != nil {
			mark = lead.ID
		} else {
			mark = rowMark(match.KeysOf(there))
		}
		return store.Apart(said, rowMark(match.KeysOf(here)), mark)
	}, err
}
