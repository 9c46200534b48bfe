package intake

import (
	"strconv"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// meet has the rows of an import about to run judged anew that are known by
// what a lead is that came into the book after the file did, as when the same file
// was dropped twice before either ran. The rule decides of them, and the import's
// history says how many there were.
func (in *Intake) meet(tx *store.Tx, imp *store.Import, a foyer.Actor) error {
	if imp.NoMatch {
		return nil
	}
	first, err := tx.LeadsSince(imp.Created)
	if err != nil || first == 0 {
		return err
	}
	c := &recheck{in: in, tx: tx, imp: imp}
	if err := tx.RowsMeeting(imp.N, imp.Key, first, func(row int) { c.touched.add(row) }); err != nil {
		return err
	}
	if err := c.sameFileSince(); err != nil || c.touched.count == 0 {
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

// sameFileSince adds every row when the very same file came in since: a row is then what
// came of it there, also one that nothing is known by.
func (c *recheck) sameFileSince() error {
	d, err := deskOf(c.tx, c.imp)
	if err != nil || d.before == nil || d.before.imp.Finished < c.imp.Created {
		return err
	}
	return inPages(c.tx, func(next int) ([]store.ImportRow, error) { return c.tx.PlansFrom(c.imp.N, next, batchRows) },
		func(rows []store.ImportRow) error {
			for i := range rows {
				c.touched.add(rows[i].Row)
			}
			return nil
		})
}
