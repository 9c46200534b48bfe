package rules

import (
	"foyer/internal/foyer"
)

// harm says what a spreadsheet did to a cell. What is gone for good is no value:
// done is true then, and the cell is kept as a note of the import like all that
// cannot be read.
func (r *Reader) harm(c *readColumn, key, was, s string, rec *foyer.Record, fs *[]foyer.Finding) (done bool) {
	if c.use == useNotes || c.use == useRemarks || c.slot == foyer.SlotMessage && c.use == useValue {
		return false
	}
	f := c.warning(fault{key: key}, s)
	f.Suggest = was
	*fs = append(*fs, f)
	switch key {
	case damageFormula, damageHashes:
		addNote(rec, importNote(c.header, s))
		return true
	case damageExponent:
		if c.use == usePhone { // kept as it is, and equal to no other
			rec.Phones = addContact(rec.Phones, foyer.Contact{Kind: c.as, Raw: s})
			return true
		}
	}
	return false
}

// suspect notes what looks wrong with a text that could be read all the same, with
// what it may have been. Nothing is changed.
func (r *Reader) suspect(c *readColumn, s string, fs *[]foyer.Finding) {
	add := func(level foyer.Level, key, was string) {
		f := c.warning(fault{key: key}, s)
		f.Level, f.Suggest = level, was
		*fs = append(*fs, f)
	}
	switch c.kind {
	case foyer.KindName, foyer.KindText, foyer.KindLong, foyer.KindList, foyer.KindTags, foyer.KindNotes:
		if was, hurt := Unscramble(s); hurt {
			add(foyer.LevelWarning, "text.mojibake", was)
			return
		}
		if c.kind == foyer.KindName && !c.capitals && c.slot != foyer.SlotCompany {
			if was := properName(s); was != "" {
				add(foyer.LevelNote, damageCapitals, was)
			}
		}
	case foyer.KindCode:
		if c.width > 0 {
			if was, ok := shorn(s, c.width); ok {
				add(foyer.LevelWarning, damageZeros, was)
			}
		}
		if c.rounds && rounded(s) {
			add(foyer.LevelWarning, damageRounded, "")
		}
	}
}
