package rules

import (
	"strings"

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
		if c.slot == foyer.SlotMLSID && digitsIn(s) == 0 && !blank(s) {
			add(foyer.LevelWarning, "code.odd", "")
		}
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

// wholeCell is the text of a cell with one of the several things in it replaced.
func wholeCell(cell, one, by string) string { return strings.Replace(cell, one, by, 1) }

// strayPhone keeps a phone that stands in a column of emails as a phone, and says
// so. False is a text that is none.
func (r *Reader) strayPhone(c *readColumn, one, region string, rec *foyer.Record, fs *[]foyer.Finding) bool {
	if digitsIn(one) < 7 || strings.IndexByte(one, '@') >= 0 {
		return false
	}
	p, _, _ := r.desk.placer.place(one, region)
	if p.Norm == "" || r.desk.placer.dialled.words {
		return false
	}
	if p.Kind == "" {
		p.Kind = foyer.ContactOther
	}
	rec.Phones = addContact(rec.Phones, p)
	*fs = append(*fs, c.warning(fault{key: "email.is_phone"}, one))
	return true
}

// strayEmail keeps an email that stands in a column of phones as an email.
func (r *Reader) strayEmail(c *readColumn, one string, rec *foyer.Record, fs *[]foyer.Finding) bool {
	e, key := readEmail(one)
	if e.Norm == "" || key != "" {
		return false
	}
	e.Kind = foyer.ContactOther
	rec.Emails = addContact(rec.Emails, e)
	*fs = append(*fs, c.warning(fault{key: "phone.is_email"}, one))
	return true
}

// couple notes that a name names two people.
func (r *Reader) couple(c *readColumn, s string, fs *[]foyer.Finding) {
	if other := couple(s); other != "" {
		f := c.warning(fault{key: "name.couple", args: map[string]string{"other": other}}, s)
		f.Level = foyer.LevelNote
		*fs = append(*fs, f)
	}
}
