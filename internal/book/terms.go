package book

import "foyer/internal/foyer"

// Terms say how a row goes into a lead where it is not the house's rule: nil, and
// zero fields, are that rule, which fills blanks and overwrites nothing.
type Terms struct {
	// Take says whose value of a field stays. Phones stand under the slot of the
	// first phone, emails under that of the first email.
	Take [foyer.NumSlots]foyer.MergeTake
	// Chosen are the fields that a person decided for this very row: what differs in
	// them is settled.
	Chosen [foyer.NumSlots]bool
	// Quiet are the fields whose losing value makes no note.
	Quiet [foyer.NumSlots]bool
	// Clear are the fields that the row empties.
	Clear [foyer.NumSlots]bool
	// OfCustom says it of fields of the house's own, by their keys, where it is not what
	// Take says of them all; ClearCustom are those that the row empties.
	OfCustom    map[string]foyer.MergeTake
	ClearCustom []string
	// Restore has the lead come back from the archive.
	Restore bool
}

func (t *Terms) take(slot foyer.Slot) foyer.MergeTake {
	if t == nil {
		return ""
	}
	return t.Take[slot]
}

func (t *Terms) chosen(slot foyer.Slot) bool { return t != nil && t.Chosen[slot] }
func (t *Terms) quiet(slot foyer.Slot) bool  { return t != nil && t.Quiet[slot] }
func (t *Terms) clears(slot foyer.Slot) bool { return t != nil && t.Clear[slot] }

// Set says whose value of a field stays. What a person is asked of makes no note:
// they saw it.
func (t *Terms) Set(slot foyer.Slot, take foyer.MergeTake) {
	t.Take[slot], t.Quiet[slot] = take, take == foyer.TakeAsk
}

// SetCustom says whose value of a field of the house's own stays.
func (t *Terms) SetCustom(key string, take foyer.MergeTake) {
	if t.OfCustom == nil {
		t.OfCustom = map[string]foyer.MergeTake{}
	}
	t.OfCustom[key] = take
}

// Custom answers whose value of a field of the house's own stays.
func (t *Terms) Custom(key string) foyer.MergeTake {
	if t == nil {
		return ""
	}
	if take, ok := t.OfCustom[key]; ok && !t.Chosen[foyer.SlotCustom] {
		return take
	}
	return t.Take[foyer.SlotCustom]
}
