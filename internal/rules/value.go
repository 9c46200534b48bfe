package rules

import (
	"strings"

	"foyer/internal/foyer"
)

// fault is why a value could not be read: the key of its finding and the gaps of
// the sentence beyond the value itself.
type fault struct {
	key     string
	args    map[string]string
	level   foyer.Level // "" is a warning
	suggest string      // a whole new text for the cell, when one is likely
}

// how is a field and what a column says of reading its values.
type how struct {
	key     string
	slot    foyer.Slot
	kind    foyer.FieldKind
	order   foyer.DateOrder
	decimal foyer.DecimalMark
}

// value brings one text to the canonical form of a slot that is neither a view,
// money of a budget, nor notes. A fault with a value says what was made of it.
func (d *desk) value(h how, s string) (string, fault) {
	switch h.kind {
	case foyer.KindLong:
		return manyLines(s), fault{}
	case foyer.KindEmail:
		return d.email(s)
	case foyer.KindURL:
		s = oneLine(s)
		if blank(s) {
			return "", fault{}
		}
		if !webAddress(s) {
			return "", fault{key: "url.unreadable"}
		}
		return s, fault{}
	case foyer.KindYesNo, foyer.KindYesNot:
		return d.yesNo(h, s)
	case foyer.KindMoney:
		if blank(s) {
			return "", fault{}
		}
		if r, ok := readMoney(s, h.decimal); ok && r.hasLow && r.hasHigh && r.low == r.high {
			return r.low.text(), fault{}
		}
		return "", fault{key: "money.unreadable"}
	case foyer.KindDate, foyer.KindInstant:
		return d.date(h, s)
	case foyer.KindStatus:
		v := d.memo("s", s, func(s string) string { return statusOf(folded(s)) })
		switch {
		case v != "":
			return v, fault{}
		case blank(s):
			return foyer.StatusNew, fault{}
		case foyer.StatusPlace(lower(s)) >= 0:
			return lower(s), fault{}
		}
		return foyer.StatusNew, fault{key: "status.unknown", suggest: d.memo("s?", s, func(s string) string {
			return nearWord(lower(oneLine(s)), "contacted", "qualified", "showing", "offer", "closed", "lost", "nurture", "appointment", "under contract", "nouveau", "contacté", "qualifié", "visite", "offre", "conclu", "perdu", "contactado", "calificado", "cerrado", "perdido", "kontaktiert", "qualifiziert", "abgeschlossen", "verloren")
		})}
	case foyer.KindIntent:
		if blank(s) {
			return "", fault{}
		}
		v := d.memo("i", s, func(s string) string { i, _ := readIntent(s); return i.text() })
		if v == "" {
			return "", fault{key: "intent.unknown", suggest: d.memo("i?", s, func(s string) string {
				return nearWord(lower(oneLine(s)), "buyer", "seller", "renter", "buying", "selling", "tenant", "acheteur", "vendeur", "locataire", "achat", "vente", "location", "comprador", "vendedor", "inquilino", "compra", "venta", "alquiler", "käufer", "verkäufer", "mieter")
			})}
		}
		return v, fault{}
	case foyer.KindPerson:
		return d.office.person(s)
	case foyer.KindNumber:
		if blank(s) {
			return "", fault{}
		}
		if v, ok := readNumber(s, h.decimal); ok {
			return v, fault{}
		}
		return "", fault{key: "number.unreadable"}
	case foyer.KindTags:
		return d.tags(s), fault{}
	case foyer.KindList:
		if blank(s) {
			return "", fault{}
		}
		return d.list(h.key, s), fault{}
	}
	return oneLine(s), fault{}
}

func (d *desk) email(s string) (string, fault) {
	if blank(s) {
		return "", fault{}
	}
	c, key := readEmail(s)
	if c.Norm == "" {
		return "", emailFault(key, s)
	}
	if key != "" || !plainEmail(s) {
		return c.Norm, fault{key: key}
	}
	return s, fault{}
}

// emailFault adds where an address stops.
func emailFault(key, s string) fault {
	f := fault{key: key}
	if key == "email.cut" {
		f.args = map[string]string{"end": s[strings.IndexByte(s, '@'):]}
	}
	return f
}

func (d *desk) yesNo(h how, s string) (string, fault) {
	if blank(s) {
		return "", fault{}
	}
	v := d.memo("y", s, yesNoText)
	if h.slot == foyer.SlotPrequalified && v == "" {
		switch folded(s) {
		case "pre approved", "preapproved", "prequalified", "pre qualified", "prequalifie", "preautorise":
			v = "yes"
		case "not prequalified", "not pre approved":
			v = "no"
		}
	}
	if v == "" || v == "not_yet" && h.kind == foyer.KindYesNo {
		return "", fault{key: "yes_no.unreadable"}
	}
	return v, fault{}
}

func (d *desk) date(h how, s string) (string, fault) {
	if blank(s) || strings.HasPrefix(s, "0000-00-00") || strings.HasPrefix(s, "00/00/0000") {
		return "", fault{}
	}
	order := h.order
	if order == foyer.OrderOpen {
		order = d.env.Dates
		if _, trouble := readDate(s, foyer.OrderOpen, d.now); trouble != dateEither {
			order = foyer.OrderOpen
		}
	}
	at, trouble := readDate(s, order, d.now)
	switch trouble {
	case dateOdd:
		return "", fault{key: "date.unreadable"}
	case dateNever:
		f := fault{key: "date.impossible"}
		if other, trouble := readDate(s, foyer.OrderOpen, d.now); trouble == dateFine { // against its column
			if f.suggest = other.text(); other.timed {
				f.suggest = other.instant(d.zone)
			}
		}
		return "", f
	case dateEither:
		return "", fault{key: "date.either"}
	}
	if h.kind == foyer.KindInstant {
		return at.instant(d.zone), fault{}
	}
	// A birthday of two digits that lies ahead was a hundred years before.
	if at.year > d.now.Year() && at.year <= d.now.Year()+10 && !strings.Contains(s, itoa(at.year)) {
		at.year -= 100
	}
	return at.text(), fault{}
}
