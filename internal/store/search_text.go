package store

import (
	"strings"

	"foyer/internal/foyer"
)

// The groups of fields a search can be narrowed to: columns of the text index on
// SQLite, a letter before each word on PostgreSQL.
const (
	groupName = iota
	groupEmail
	groupPhone
	groupPlace
	groupIDs
	groupMessage
	groupNotes
	groupRest
	groupMarks
	numGroups
)

var groupNames = [numGroups]string{"name", "email", "phone", "place", "ids", "message", "notes", "rest", "marks"}

// groupOf answers the group a field of the catalogue is searched in, and false
// for what is no field. "name" stands for all parts of a name.
func groupOf(field string) (int, bool) {
	switch field {
	case "name":
		return groupName, true
	case "notes":
		return groupNotes, true
	}
	slot, ok := foyer.SlotOf(field)
	if !ok {
		return 0, false
	}
	switch slot {
	case foyer.SlotFullName, foyer.SlotFirstName, foyer.SlotLastName, foyer.SlotCompany:
		return groupName, true
	case foyer.SlotEmail, foyer.SlotEmail2:
		return groupEmail, true
	case foyer.SlotPhone, foyer.SlotPhoneMobile, foyer.SlotPhoneWork:
		return groupPhone, true
	case foyer.SlotAddress1, foyer.SlotAddress2, foyer.SlotCity, foyer.SlotRegion, foyer.SlotPostalCode, foyer.SlotCountry:
		return groupPlace, true
	case foyer.SlotMLSID, foyer.SlotPropertyID:
		return groupIDs, true
	case foyer.SlotMessage:
		return groupMessage, true
	}
	return groupRest, true
}

// leadWords are the words of one lead by group, each after a space.
type leadWords [numGroups][]byte

// of gathers the words of a lead and the marks of its place in the filters.
func (w *leadWords) of(rec *foyer.Record, c cell, notes []string) {
	w.said(rec, notes)
	w[groupMarks] = c.marks(w[groupMarks])
}

// said gathers the words of a lead alone. What is a tick, a date or an amount is not
// text: filters are for those.
func (w *leadWords) said(rec *foyer.Record, notes []string) {
	for i := range w {
		w[i] = w[i][:0]
	}
	v := &rec.Values
	w[groupName] = addName(w[groupName], v[foyer.SlotFullName])
	if v[foyer.SlotFullName] != v[foyer.SlotFirstName]+" "+v[foyer.SlotLastName] {
		w[groupName] = addName(w[groupName], v[foyer.SlotFirstName])
		w[groupName] = addName(w[groupName], v[foyer.SlotLastName])
	}
	w[groupName] = addName(w[groupName], v[foyer.SlotCompany])
	for i := range rec.Emails {
		text := rec.Emails[i].Norm
		if text == "" {
			text = rec.Emails[i].Raw
		}
		w[groupEmail] = addEmail(w[groupEmail], text)
	}
	for i := range rec.Phones {
		w[groupPhone] = addPhone(w[groupPhone], &rec.Phones[i])
	}
	for _, s := range [...]foyer.Slot{foyer.SlotAddress1, foyer.SlotAddress2, foyer.SlotCity, foyer.SlotRegion, foyer.SlotCountry} {
		w[groupPlace] = addWords(w[groupPlace], v[s])
	}
	w[groupPlace] = addCode(w[groupPlace], v[foyer.SlotPostalCode])
	w[groupIDs] = addCode(w[groupIDs], v[foyer.SlotMLSID])
	w[groupIDs] = addCode(w[groupIDs], v[foyer.SlotPropertyID])
	w[groupMessage] = addWords(w[groupMessage], v[foyer.SlotMessage])
	for _, n := range notes {
		w[groupNotes] = addWords(w[groupNotes], noteWords(n))
	}
	rest := w[groupRest]
	for _, s := range [...]foyer.Slot{
		foyer.SlotJobTitle, foyer.SlotLanguage, foyer.SlotSource, foyer.SlotLeadType,
		foyer.SlotRating, foyer.SlotSite, foyer.SlotFinancing, foyer.SlotLenderName, foyer.SlotLoanOfficerName,
		foyer.SlotReferralSource, foyer.SlotTags,
	} {
		rest = addWords(rest, v[s])
	}
	for _, s := range [...]foyer.Slot{foyer.SlotExternalID, foyer.SlotPartnerID, foyer.SlotAgentID} {
		rest = addCode(rest, v[s])
	}
	for _, c := range foyer.CustomValues(v[foyer.SlotCustom]) {
		if c.Value != "yes" && c.Value != "no" {
			rest = addWords(rest, c.Value)
		}
	}
	rest = addSite(rest, v[foyer.SlotWebsite])
	w[groupRest] = addEmail(rest, v[foyer.SlotLoanOfficerEmail])
}

// A mark is a word nobody can type, in letters of the private planes: its kind
// and the low bits of a number, then the higher ones where there are any.
const (
	markFirst = 0xF0000
	markMore  = 0xFC000
	markBits  = 12
)

// The kinds of mark.
const (
	markStatus = iota
	markSource
	markOwner
	markImport
	markMark
)

func appendMark(dst []byte, kind int, code int64) []byte {
	dst = append(dst, string(rune(markFirst+kind<<markBits+int(code&(1<<markBits-1))))...)
	for code >>= markBits; code > 0; code >>= markBits {
		dst = append(dst, string(rune(markMore+int(code&(1<<markBits-1))))...)
	}
	return dst
}

// marks appends the marks of a lead's place in the filters.
func (c cell) marks(dst []byte) []byte {
	dst = appendMark(append(dst, ' '), markStatus, c.status)
	dst = appendMark(append(dst, ' '), markSource, c.source)
	dst = appendMark(append(dst, ' '), markOwner, c.owner)
	dst = appendMark(append(dst, ' '), markImport, c.imp)
	for _, bit := range [...]int64{markGone, markApproved, markDeclined, markWaits} {
		if c.mark&bit != 0 {
			dst = appendMark(append(dst, ' '), markMark, bit)
		}
	}
	return dst
}

// noteWords answers what of a note is searched: of an [import] note the value it
// keeps, not the name of its column, which all rows of its file share.
func noteWords(text string) string {
	if said, ok := strings.CutPrefix(text, foyer.ImportMark); ok {
		if _, value, ok := strings.Cut(said, ": "); ok {
			return value
		}
	}
	return text
}
