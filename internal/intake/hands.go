package intake

import (
	"foyer/internal/foyer"
	"foyer/internal/store"
)

// hands are the ticks that a hand gave rows and that the rows do not show: of one that a
// hand ticked though it came unticked, and that would come ticked now. They lie where
// those lie that are carried over while rows are staged anew, and outlive that too.
type hands struct {
	known   map[int]bool // nil until one is asked for
	on, off []int        // to be kept
	gone    []int        // to be forgotten
}

// tick answers the tick of a row that comes ticked otherwise than it did: as a hand left
// it, if one did and it can be, else as it comes.
func (h *hands) tick(tx *store.Tx, imp *store.Import, was, r *store.ImportRow) (bool, error) {
	if err := h.ask(tx, imp); err != nil {
		return false, err
	}
	on, ok := h.known[r.Row]
	if was.Ticked != comesTicked(was, imp.Policy) && (!ok || on != was.Ticked) {
		on, ok, h.known[r.Row] = was.Ticked, true, was.Ticked
		if on {
			h.on = append(h.on, r.Row)
		} else {
			h.off = append(h.off, r.Row)
		}
	}
	if !ok {
		return comesTicked(r, imp.Policy), nil
	}
	return on && !barred(imp, r), nil
}

func (h *hands) ask(tx *store.Tx, imp *store.Import) (err error) {
	if h.known == nil {
		h.known, err = tx.Carried(imp.N)
	}
	return err
}

// forget forgets what a hand did to the tick of a row.
func (h *hands) forget(tx *store.Tx, imp *store.Import, row int) error {
	if err := h.ask(tx, imp); err != nil {
		return err
	}
	if _, ok := h.known[row]; ok {
		delete(h.known, row)
		h.gone = append(h.gone, row)
	}
	return nil
}

// keep writes what there is to keep, or to forget.
func (h *hands) keep(tx *store.Tx, imp *store.Import) error {
	err := tx.DropTick(imp.N, h.gone)
	if err == nil {
		err = tx.CarryTick(imp.N, h.on, true)
	}
	if err == nil {
		err = tx.CarryTick(imp.N, h.off, false)
	}
	h.on, h.off, h.gone = nil, nil, nil
	return err
}

// handled forgets of rows what a hand did to their ticks before: it has turned them again.
func handled(tx *store.Tx, imp *store.Import, rows []int) error {
	var h hands
	for _, row := range rows {
		if err := h.forget(tx, imp, row); err != nil {
			return err
		}
	}
	return h.keep(tx, imp)
}

// handledIn is handled for the rows of a scope.
func handledIn(tx *store.Tx, imp *store.Import, scope foyer.RowScope) error {
	known, err := tx.Carried(imp.N)
	if err != nil || len(known) == 0 {
		return err
	}
	var rows []int
	err = tx.RowNumbers(imp.N, foyer.RowQuery{Scope: scope}, func(row int) {
		if _, ok := known[row]; ok {
			rows = append(rows, row)
		}
	})
	if err != nil {
		return err
	}
	return tx.DropTick(imp.N, rows)
}

// endCarrying keeps of the ticks that were carried over to rows staged anew those that the
// rows do not show, and forgets the others.
func endCarrying(tx *store.Tx, imp *store.Import) error {
	known, err := tx.Carried(imp.N)
	if err != nil || len(known) == 0 {
		return err
	}
	if err := tx.DropCarried(imp.N); err != nil {
		return err
	}
	var set rowSet
	for row := range known {
		set.add(row)
	}
	var h hands
	err = inPages(tx, func(next int) ([]store.ImportRow, error) {
		return tx.RowsByNumber(imp.N, set.next(next, batchRows))
	}, func(rows []store.ImportRow) error {
		for i := range rows {
			switch r := &rows[i]; {
			case r.Ticked != comesTicked(r, imp.Policy):
			case known[r.Row]:
				h.on = append(h.on, r.Row)
			default:
				h.off = append(h.off, r.Row)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return h.keep(tx, imp)
}
