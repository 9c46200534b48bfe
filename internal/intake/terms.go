package intake

import (
	"slices"
	"strings"

	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/store"
)

// termer works out on what terms a row of an import goes into a lead: what the
// import says for all rows, and over it what was decided of the row.
type termer struct {
	base   *book.Terms // nil for the house's rule
	clears []clearing
}

// clearing is a field that blank cells of a column empty.
type clearing struct {
	key    string
	slot   foyer.Slot
	column int
}

func termsOf(imp *store.Import) *termer {
	t := &termer{}
	m := &imp.Merging
	if m.Take != "" && m.Take != foyer.TakeFill || len(m.Fields) > 0 {
		t.base = &book.Terms{}
		for i := range t.base.Take {
			t.base.Set(foyer.Slot(i), m.Take)
		}
		for _, f := range m.Fields {
			slot, ok := foyer.SlotOf(f.Field)
			switch {
			case slot == foyer.SlotCustom && foyer.IsCustom(f.Field):
				t.base.SetCustom(f.Field, f.Take)
			case ok:
				t.base.Set(slot, f.Take)
			}
		}
	}
	for _, key := range m.Clears {
		slot, ok := foyer.SlotOf(key)
		if c := imp.Mapping.ColumnOf(key); ok && c != nil {
			t.clears = append(t.clears, clearing{key, slot, c.Index})
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
	for _, c := range t.clears {
		blank := c.column >= len(r.cells) || strings.TrimSpace(r.cells[c.column]) == ""
		if c.slot != foyer.SlotCustom {
			out.Clear[c.slot] = blank
		} else if blank {
			out.ClearCustom = append(out.ClearCustom, c.key)
		}
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
		if t.base.Take[slot] == foyer.TakeAsk && slot != foyer.SlotCustom {
			return slot, true
		}
	}
	for _, key := range m.ClashCustom {
		if t.base.Custom(key) == foyer.TakeAsk {
			return foyer.SlotCustom, true
		}
	}
	return 0, false
}

// formMerging answers how a form says that rows go into leads that are here, each
// field said of once; what it says of a field as of all is left out.
func formMerging(how foyer.Merging) (foyer.Merging, error) {
	takes := []foyer.MergeTake{foyer.TakeFill, foyer.TakeFile, foyer.TakeMine, foyer.TakeAsk}
	out := foyer.Merging{Take: how.Take}.Whole()
	if !slices.Contains(takes, out.Take) {
		return out, foyer.Fail(foyer.Invalid, "import.merging_unknown")
	}
	for _, f := range how.Fields {
		if _, ok := foyer.SlotOf(f.Field); !ok {
			return out, foyer.Fail(foyer.Invalid, "mapping.no_such_field", "field", f.Field)
		}
		if !slices.Contains(takes, f.Take) {
			return out, foyer.Fail(foyer.Invalid, "import.merging_unknown")
		}
		twice := slices.ContainsFunc(out.Fields, func(o foyer.FieldChoice) bool { return o.Field == f.Field })
		if f.Take != out.Take && !twice {
			out.Fields = append(out.Fields, f)
		}
	}
	for _, key := range how.Clears {
		if !foyer.MayClear(key) {
			return out, foyer.Fail(foyer.Invalid, "import.may_not_clear", "field", key)
		}
		if !slices.Contains(out.Clears, key) {
			out.Clears = append(out.Clears, key)
		}
	}
	return out, nil
}
