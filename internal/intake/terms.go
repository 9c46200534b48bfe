package intake

import (
	"strings"

	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/store"
)

// termer works out on what terms a row of an import goes into a lead: what the
// import says for all rows, and over it what was decided of the row.
type termer struct {
	base   *book.Terms // nil for the house's rule
	clears []foyer.Slot
	column map[foyer.Slot]int
}

func termsOf(imp *store.Import) *termer {
	t := &termer{column: map[foyer.Slot]int{}}
	m := &imp.Merging
	if m.Take != "" && m.Take != foyer.TakeFill || len(m.Fields) > 0 {
		t.base = &book.Terms{}
		for i := range t.base.Take {
			t.base.Set(foyer.Slot(i), m.Take)
		}
		for _, f := range m.Fields {
			if slot, ok := foyer.SlotOf(f.Field); ok {
				t.base.Set(slot, f.Take)
			}
		}
	}
	for _, key := range m.Clears {
		slot, ok := foyer.SlotOf(key)
		if c := imp.Mapping.ColumnOf(key); ok && c != nil {
			t.clears, t.column[slot] = append(t.clears, slot), c.Index
		}
	}
	return t
}

// of answers the terms of one row, nil for the house's rule.
func (t *termer) of(r *readRow, d *store.RowDecision) *book.Terms {
	if len(t.clears) == 0 && (d == nil || len(d.Fields) == 0 && d.Kind != foyer.DecideRestore) {
		return t.base
	}
	out := &book.Terms{}
	if t.base != nil {
		*out = *t.base
	}
	for _, slot := range t.clears {
		at := t.column[slot]
		out.Clear[slot] = at >= len(r.cells) || strings.TrimSpace(r.cells[at]) == ""
	}
	if d == nil {
		return out
	}
	out.Restore = d.Kind == foyer.DecideRestore
	for _, f := range d.Fields {
		if slot, ok := foyer.SlotOf(f.Field); ok {
			out.Take[slot], out.Chosen[slot], out.Clear[slot] = f.Take, true, false
		}
	}
	return out
}

// asks says that a contradiction of the row has to be decided by a person first.
func (t *termer) asks(m *book.Merged, d *store.RowDecision) (foyer.Slot, bool) {
	if t.base == nil || d != nil && (d.Kind == foyer.DecideMerge || d.Kind == foyer.DecideRestore) {
		return 0, false
	}
	for _, slot := range m.Clash {
		if t.base.Take[slot] == foyer.TakeAsk {
			return slot, true
		}
	}
	return 0, false
}
