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
