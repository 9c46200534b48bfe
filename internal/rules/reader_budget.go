package rules

import (
	"foyer/internal/foyer"
)

// budget reads a cell of either end. A range fills both, unless the other end has
// a column of its own that already did.
func (r *Reader) budget(c *readColumn, s string, rec *foyer.Record, fs *[]foyer.Finding) {
	if blank(s) {
		return
	}
	sp, ok := readMoney(s, c.decimal)
	if !ok {
		*fs = append(*fs, c.warning(fault{key: "money.unreadable"}, s))
		addNote(rec, importNote(c.header, s))
		return
	}
	setBudget(rec, c.slot, sp)
}

func setBudget(rec *foyer.Record, slot foyer.Slot, sp span) {
	low, high := &rec.Values[foyer.SlotBudgetMin], &rec.Values[foyer.SlotBudgetMax]
	switch {
	case sp.hasLow && sp.hasHigh && sp.low == sp.high:
		rec.Values[slot] = sp.low.text()
	case sp.hasLow && sp.hasHigh:
		if slot == foyer.SlotBudgetMin || *low == "" {
			*low = sp.low.text()
		}
		if slot == foyer.SlotBudgetMax || *high == "" {
			*high = sp.high.text()
		}
	case sp.hasLow:
		*low = sp.low.text()
	default:
		*high = sp.high.text()
	}
}
