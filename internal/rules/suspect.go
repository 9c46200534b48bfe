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

// watch says what single texts of a column are looked at for.
type watch uint8

const (
	watchAccents watch = 1 << iota
	watchCapitals
	watchCode
)

// watchOf answers what the texts of a column are looked at for.
func (c *readColumn) watchOf() watch {
	switch c.kind {
	case foyer.KindName:
		if !c.capitals && c.slot != foyer.SlotCompany {
			return watchAccents | watchCapitals
		}
		return watchAccents
	case foyer.KindText, foyer.KindLong, foyer.KindList, foyer.KindTags, foyer.KindNotes:
		return watchAccents
	case foyer.KindCode:
		if c.slot == foyer.SlotMLSID || c.width > 0 || c.rounds {
			return watchCode
		}
	}
	return 0
}

// suspect notes what looks wrong with a text that could be read all the same, with
// what it may have been. Nothing is changed.
func (r *Reader) suspect(c *readColumn, s string, fs *[]foyer.Finding) {
	if c.watch&watchAccents != 0 && scrambled(s) {
		if was, hurt := Unscramble(s); hurt {
			*fs = append(*fs, c.warning(fault{key: "text.mojibake", suggest: was}, s))
			return
		}
	}
	if c.watch&watchCapitals != 0 && (len(s) < 2 || s[1] < 'a' || s[1] > 'z' || s[0] > 'Z') {
		if was := properName(s); was != "" {
			*fs = append(*fs, c.warning(fault{key: damageCapitals, level: foyer.LevelNote, suggest: was}, s))
		}
	}
	if c.watch&watchCode == 0 {
		return
	}
	if c.slot == foyer.SlotMLSID && !listingNumber(s) && !blank(s) {
		*fs = append(*fs, c.warning(fault{key: "code.odd"}, s))
	}
	if c.width > 0 {
		if was, ok := shorn(s, c.width); ok {
			*fs = append(*fs, c.warning(fault{key: damageZeros, suggest: was}, s))
		}
	}
	if c.rounds && rounded(s) {
		*fs = append(*fs, c.warning(fault{key: damageRounded}, s))
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
