package intake

import (
	"cmp"
	"slices"

	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/store"
)

// MergesInto answers what rows of imports brought into a lead that was there (D18),
// newest first: values by its changes, and notes. What was taken back is not among it,
// and neither is what waits.
func (in *Intake) MergesInto(tx *store.Tx, a foyer.Actor, id string) ([]foyer.LeadMerge, error) {
	out := []foyer.LeadMerge{}
	l, err := tx.Lead(id, foyer.SightOf(a))
	if err != nil {
		return out, err
	}
	changes, err := tx.Changes("lead", id)
	if err != nil {
		return out, err
	}
	notes, err := tx.NotesOf([]int64{l.N})
	if err != nil {
		return out, err
	}
	who, err := book.People(tx)
	if err != nil {
		return out, err
	}
	found := map[int64]*foyer.LeadMerge{}
	add := func(imp int64, row int, by int64, at foyer.Time) {
		if imp == 0 || row == 0 || imp == l.Import && row == l.Row {
			return
		}
		m := found[imp]
		if m == nil {
			m = &foyer.LeadMerge{Rows: []int{}}
			found[imp] = m
		}
		if !slices.Contains(m.Rows, row) {
			m.Rows = append(m.Rows, row)
		}
		if at > m.At {
			m.By, m.At = who[by].Name, at
		}
	}
	for _, c := range changes {
		if c.Kind == foyer.ChangeEdit {
			add(c.Cause, c.Row, c.By, clockTime(c.At))
		}
	}
	for _, n := range notes[l.N] {
		add(n.Import, n.Row, n.By, n.At)
	}
	imports := map[int64]*store.Import{}
	for n, m := range found {
		rows, err := tx.RowsByNumber(n, m.Rows)
		if err != nil {
			return out, err
		}
		if m.From, err = provenance(tx, imports, n, 0); err != nil {
			return out, err
		}
		imp := imports[n]
		if imp == nil {
			continue
		}
		m.Rows = m.Rows[:0]
		for i := range rows {
			if rows[i].Outcome == foyer.OutcomeMerged && !unmade(imp, &rows[i]) {
				m.Rows = append(m.Rows, rows[i].Row)
			}
		}
		if len(m.Rows) == 0 || imp.State != foyer.StateWaiting && imp.State != foyer.StateApproved {
			continue
		}
		m.From.Row = m.Rows[0]
		_, notMine := mine(tx, a, imp.ID)
		m.May = notMine == nil && mayUndo(a, imp) == nil
		out = append(out, *m)
	}
	slices.SortFunc(out, func(a, b foyer.LeadMerge) int {
		return cmp.Or(cmp.Compare(b.At, a.At), cmp.Compare(a.Rows[0], b.Rows[0]))
	})
	return out, nil
}
