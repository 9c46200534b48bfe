package store

import (
	"strings"
	"time"

	"foyer/internal/foyer"
)

// maxSort bounds the texts lists are sorted by, so that one overlong name does
// not bloat an index.
const maxSort = 80

// last sorts behind every text: leads without a name or a contact come at the end.
const last = "\U0010FFFD"

// ShownName answers the name of a lead as lists show it: the full name, else
// first and last, else the company.
func ShownName(rec *foyer.Record) string {
	return shownName(rec.Values[foyer.SlotFullName], rec.Values[foyer.SlotFirstName],
		rec.Values[foyer.SlotLastName], rec.Values[foyer.SlotCompany])
}

func shownName(full, first, lastName, company string) string {
	switch {
	case full != "":
		return full
	case first != "" && lastName != "":
		return first + " " + lastName
	case first != "":
		return first
	case lastName != "":
		return lastName
	}
	return company
}

// sortText appends a text as lists sort it: folded and bounded.
func sortText(dst []byte, s string) []byte {
	if s == "" {
		return append(dst, last...)
	}
	if len(s) > 2*maxSort {
		s = cut(s, 2*maxSort)
	}
	from := len(dst)
	dst = foyer.Fold(dst, s)
	if len(dst)-from > maxSort {
		dst = dst[:from+len(cut(string(dst[from:]), maxSort))]
	}
	if len(dst) == from {
		return append(dst, last...)
	}
	return dst
}

// contactText appends what the contact column sorts by: the phone shown first, as
// it is dialled from abroad, else the first email.
func contactText(dst []byte, rec *foyer.Record) []byte {
	switch {
	case len(rec.Phones) > 0 && rec.Phones[0].Norm != "":
		return append(dst, rec.Phones[0].Norm...)
	case len(rec.Phones) > 0:
		return sortText(dst, rec.Phones[0].Raw)
	case len(rec.Emails) > 0:
		return sortText(dst, rec.Emails[0].Raw)
	}
	return append(dst, last...)
}

// cut shortens a text to at most n bytes without breaking a letter.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}

// millis is an instant as lead_list holds it; no time is 0.
func millis(t foyer.Time) int64 {
	if t == "" {
		return 0
	}
	if ms, ok := fastMillis(string(t)); ok {
		return ms
	}
	if v := t.Std(); !v.IsZero() {
		return v.UnixMilli()
	}
	return 0
}

// fastMillis reads the one form that TimeOf writes.
func fastMillis(s string) (int64, bool) {
	if len(s) != 24 || s[4] != '-' || s[7] != '-' || s[10] != 'T' || s[13] != ':' || s[16] != ':' ||
		s[19] != '.' || s[23] != 'Z' {
		return 0, false
	}
	num := func(a, b int) int {
		n := 0
		for _, c := range []byte(s[a:b]) {
			if c < '0' || c > '9' {
				return -1
			}
			n = n*10 + int(c-'0')
		}
		return n
	}
	y, mo, d, h, mi, se, ms := num(0, 4), num(5, 7), num(8, 10), num(11, 13), num(14, 16), num(17, 19), num(20, 23)
	if min(y, mo, d, h, mi, se, ms) < 0 || mo < 1 || mo > 12 || d < 1 || d > 28 && d > daysIn(y, mo) || h > 23 || mi > 59 || se > 59 {
		return 0, false
	}
	return time.Date(y, time.Month(mo), d, h, mi, se, ms*1e6, time.UTC).UnixMilli(), true
}

func daysIn(y, m int) int { return time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day() }
