package intake

import (
	"strconv"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// meet has the rows of an import about to run judged anew that may be otherwise by now:
// those known by what a lead is that came into the book after the file did, as when the
// same file was dropped twice before either ran; those whose lead is gone, or is being
// worked; and all, where something became of the same file. The rule decides of them, and
// the import's history says how many turned.
func (in *Intake) meet(tx *store.Tx, imp *store.Import, a foyer.Actor) error {
	if imp.NoMatch {
		return nil
	}
	c := &recheck{in: in, tx: tx, imp: imp}
	add := func(row int) { c.touched.add(row) }
	first, err := tx.LeadsSince(imp.Created)
	if err == nil && first != 0 {
		err = tx.RowsMeeting(imp.N, imp.Key, first, add)
	}
	if err == nil {
		err = tx.RowsAdrift(imp.N, add)
	}
	if err == nil {
		err = c.sameFileSince()
	}
	if err != nil || c.touched.count == 0 {
		return err
	}
	if err := c.run(); err != nil {
		return err
	}
	if c.total > 0 {
		tell(tx, imp, a, "story.met", "count", strconv.Itoa(c.total))
	}
	_, err = fresh(tx, imp)
	return err
}

// sameFileSince adds every row when something became of the very same file since: a row
// is then what came of it there, also one that nothing is known by.
func (c *recheck) sameFileSince() error {
	turned, err := turnedSince(c.tx, c.imp)
	if err != nil || !turned {
		return err
	}
	return c.touchFrom(c.tx.PlansFrom)
}

// touchFrom adds all rows that pages hold.
func (c *recheck) touchFrom(page func(imp int64, from, limit int) ([]store.ImportRow, error)) error {
	return inPages(c.tx, func(next int) ([]store.ImportRow, error) { return page(c.imp.N, next, batchRows) },
		func(rows []store.ImportRow) error {
			for i := range rows {
				c.touched.add(rows[i].Row)
			}
			return nil
		})
}
