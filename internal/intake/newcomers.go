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
	if err := tx.RowsMeeting(imp.N, imp.Key, first, func(row int) { c.touched.add(row) }); err != nil || c.touched.count == 0 {
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
