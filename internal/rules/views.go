package rules

import (
	"strings"

	"foyer/internal/foyer"
)

// viewKey says whether a key is a view on the phones or emails of a lead, and which:
// n is 1 for the keys of the catalogue, and the number of phone_3, email_4 and so on.
func viewKey(key string) (phone, email bool, n int) {
	switch key {
	case "phone", "phone_mobile", "phone_work":
		return true, false, 1
	case "email":
		return false, true, 1
	case "email_2":
		return false, true, 2
	}
	rest, phone := strings.CutPrefix(key, "phone_")
	if !phone {
		if rest, email = strings.CutPrefix(key, "email_"); !email {
			return false, false, 0
		}
	}
	if !allDigits(rest) || len(rest) > 2 || rest[0] == '0' || number(rest) < 3 {
		return false, false, 0
	}
	return phone, email, number(rest)
}

// FurtherKey says whether a key names a phone or an email beyond those of the
// catalogue, as exports write them: phone_3, email_3 and on.
func FurtherKey(key string) bool {
	_, _, n := viewKey(key)
	return n >= 3
}

// kindOfKey is the kind of contact that a column of a key holds.
func kindOfKey(key string) foyer.ContactKind {
	switch key {
	case "phone", "email":
		return foyer.ContactMain
	case "phone_mobile":
		return foyer.ContactMobile
	case "phone_work":
		return foyer.ContactWork
	}
	return foyer.ContactOther
}

// PhoneAt answers the place in a list of phones that a key shows, or -1. phone is
// the first that is neither mobile, work nor fax, phone_mobile and phone_work the
// first of their kind, phone_3 and on the rest in order.
func PhoneAt(list []foyer.Contact, key string) int {
	var seen [3]int // places of phone, phone_mobile, phone_work, plus one
	rest := 2
	_, _, want := viewKey(key)
	for i := range list {
		which := 0
		switch list[i].Kind {
		case foyer.ContactMobile:
			which = 1
		case foyer.ContactWork:
			which = 2
		case foyer.ContactFax:
			which = -1
		}
		if which >= 0 && seen[which] == 0 {
			seen[which] = i + 1
			continue
		}
		if rest++; want == rest {
			return i
		}
	}
	switch key {
	case "phone":
		return seen[0] - 1
	case "phone_mobile":
		return seen[1] - 1
	case "phone_work":
		return seen[2] - 1
	}
	return -1
}

// EmailAt answers the place in a list of emails that a key shows, or -1.
func EmailAt(list []foyer.Contact, key string) int {
	if _, email, n := viewKey(key); email && n <= len(list) {
		return n - 1
	}
	return -1
}

// Text answers the value of a record by key, canonical; views show a phone or an
// email as given, with its extension. "" is no value.
func Text(rec *foyer.Record, key string) string {
	switch phone, email, _ := viewKey(key); {
	case phone:
		if i := PhoneAt(rec.Phones, key); i >= 0 {
			return rec.Phones[i].Raw
		}
		return ""
	case email:
		if i := EmailAt(rec.Emails, key); i >= 0 {
			return rec.Emails[i].Raw
		}
		return ""
	}
	switch key {
	case "id":
		return rec.ID
	case "notes":
		out := ""
		for _, n := range rec.Notes {
			if n.Kind == foyer.NoteTyped {
				if out != "" {
					out += "\n\n"
				}
				out += n.Text
			}
		}
		return out
	}
	if foyer.IsCustom(key) {
		return foyer.CustomText(rec.Values[foyer.SlotCustom], key)
	}
	if slot, ok := foyer.SlotOf(key); ok {
		return rec.Values[slot]
	}
	return ""
}
