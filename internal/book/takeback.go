package book

import (
	"slices"
	"sort"

	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/store"
)

// Back is what taking an import's changes of a lead back makes of it: the lead as
// it would stand, the fields that go back, and those that were edited since and
// stay as they are.
type Back struct {
	Now    store.Lead
	Was    map[string]string // of the fields that go back: what they hold
	Before map[string]string // and what they held before the import
	Stamps map[string]string
	Kept   []string
	// Edited tells of the fields in Kept that people edited since: what they hold, and
	// what they held before.
	Edited map[string]Edited
	Put    []string // those of them that go back all the same, because it was asked
	Row    int      // the last row of the import that went into the lead
}

// Edited is what a field holds, and what it held before an import.
type Edited struct{ Now, Before string }

// Any says whether there is something to take back, or something that stays.
func (b *Back) Any() bool { return len(b.Before) > 0 || len(b.Kept) > 0 }

// TakeBack works out what a lead is without the changes of an import. changes are
// all of the import's on this lead, in order; take picks those to take back. A
// field goes back only while it bears the stamp that the import left on it
// (decision 17): what was edited since is kept, and told, but for the fields in put.
func TakeBack(l *store.Lead, changes []store.Change, take func(*store.Change) bool, people map[string]int64, put []string) (Back, error) {
	b := Back{Now: *l, Was: map[string]string{}, Before: map[string]string{}, Stamps: map[string]string{}, Edited: map[string]Edited{}}
	fields := map[string][]*store.Change{}
	taken := false
	for i := range changes {
		c := &changes[i]
		if c.Kind != foyer.ChangeEdit {
			continue
		}
		for f := range c.Now {
			fields[f] = append(fields[f], c)
		}
		if take(c) {
			taken, b.Row = true, c.Row
		}
	}
	if !taken {
		return b, nil
	}
	for f, list := range fields {
		b.field(l, f, list, take)
	}
	if len(b.Edited) > 0 {
		who := make(map[int64]foyer.Person, len(people))
		for id, n := range people {
			who[n] = foyer.Person{ID: id}
		}
		now := Fields(l, who)
		for f, e := range b.Edited {
			e.Now = now[f]
			b.Edited[f] = e
		}
	}
	b.Kept = slices.DeleteFunc(b.Kept, func(f string) bool {
		e, edited := b.Edited[f]
		if !edited || !slices.Contains(put, f) {
			return false
		}
		b.Was[f], b.Before[f] = e.Now, e.Before
		b.Put = append(b.Put, f)
		delete(b.Edited, f)
		return true
	})
	sort.Strings(b.Kept)
	for f, text := range b.Before {
		if err := setField(&b.Now, f, text, people); err != nil {
			return b, err
		}
	}
	if len(b.Before) > 0 {
		b.Now.Keys = match.KeysOf(&b.Now.Record)
	}
	for i := len(changes) - 1; i >= 0; i-- {
		c := &changes[i]
		if c.Kind == foyer.ChangeEdit && take(c) && c.Found.Before != "" && b.Now.Active == c.Found.After {
			b.Now.Active = c.Found.Before
		}
	}
	return b, nil
}

// field finds what one field held before. Changes of the import that follow upon
// each other with nobody's edit between go back together.
func (b *Back) field(l *store.Lead, f string, list []*store.Change, take func(*store.Change) bool) {
	any := false
	for _, c := range list {
		any = any || take(c)
	}
	if !any {
		return
	}
	at := stampOf(l, f)
	i := len(list) - 1
	for i >= 0 && list[i].At != at {
		i--
	}
	switch {
	case i < 0 && at > list[len(list)-1].At:
		b.Kept = append(b.Kept, f)
		for i = len(list) - 1; !take(list[i]); i-- {
		}
		before, _ := heldBefore(f, list, i, take)
		b.Edited[f] = Edited{Before: before}
		return
	case i < 0:
		return // it is back already
	case !take(list[i]):
		b.Kept = append(b.Kept, f) // a later row of the same import holds it
		return
	}
	before, stamp := heldBefore(f, list, i, take)
	b.Was[f], b.Before[f], b.Stamps[f] = list[len(list)-1].Now[f], before, stamp
}

// heldBefore answers what a field held before the change at a place, and before those
// that go with it, with its stamp.
func heldBefore(f string, list []*store.Change, i int, take func(*store.Change) bool) (before, stamp string) {
	before, stamp = list[i].Was[f], list[i].Found.Stamps[f]
	for i > 0 && take(list[i-1]) && list[i-1].At == stamp {
		i--
		before, stamp = list[i].Was[f], list[i].Found.Stamps[f]
	}
	return before, stamp
}

// Update answers how what TakeBack worked out of a lead is written, as a change that
// the import caused.
func (b *Back) Update(tx *store.Tx, a foyer.Actor, l *store.Lead, cause int64) store.LeadUpdate {
	at := tx.Stamp()
	for _, f := range b.Put {
		b.Stamps[f] = at // someone's edit gives way: that is an edit
	}
	return store.LeadUpdate{Was: l, Now: &b.Now, Change: store.Change{
		Entity: "lead", EntityID: l.ID, Kind: foyer.ChangeUndo,
		Was: b.Was, Now: b.Before, Stamps: b.Stamps, Cause: cause, Row: b.Row, By: a.N, At: at,
	}}
}

// TellFields is what taking back does field by field: those that go back, then those
// that stay.
func (b *Back) TellFields() []foyer.UndoField {
	out := []foyer.UndoField{}
	for f, before := range b.Before {
		out = append(out, foyer.UndoField{Field: f, Now: b.Was[f], Before: before})
	}
	for _, f := range b.Kept {
		e, edited := b.Edited[f]
		out = append(out, foyer.UndoField{Field: f, Now: e.Now, Before: e.Before, Kept: true, Edited: edited})
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].Kept != out[j].Kept {
			return out[j].Kept
		}
		return out[i].Field < out[j].Field
	})
	return out
}

// BringBack gives a lead the values again that an undo took from it, field by
// field where nothing was edited since, and answers how many. undo is the change
// that took them.
func BringBack(tx *store.Tx, a foyer.Actor, l *store.Lead, undo *store.Change, people map[string]int64) (int, error) {
	now := *l
	was, back := map[string]string{}, map[string]string{}
	for f, before := range undo.Now {
		if stampOf(l, f) > undo.At {
			continue
		}
		was[f], back[f] = before, undo.Was[f]
		if err := setField(&now, f, undo.Was[f], people); err != nil {
			return 0, err
		}
	}
	now.Keys = match.KeysOf(&now.Record)
	if now.Active == undo.Found.After {
		now.Active = undo.Found.Before
	}
	return len(back), tx.UpdateLead(l, &now, store.Change{
		Entity: "lead", EntityID: l.ID, Kind: foyer.ChangeEdit,
		Was: was, Now: back, Cause: undo.Cause, Row: undo.Row, By: a.N, At: tx.Stamp(),
	})
}
