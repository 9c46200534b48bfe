package rules

import (
	"foyer/internal/foyer"
)

// Set puts what a person typed into one field of a record, as a mended row, an
// added lead and an edited one do. A finding that is not a note says that the text
// cannot be read; the field is then as it was. An empty text clears the field.
// Phones that cannot be placed are kept as typed and noted.
func Set(env Env, rec *foyer.Record, key, text string) []foyer.Finding {
	return newDesk(env).set(rec, key, text)
}

func (d *desk) set(rec *foyer.Record, key, text string) []foyer.Finding {
	s := tidy(text)
	phone, email, _ := viewKey(key)
	switch {
	case phone:
		return d.setPhone(rec, key, s)
	case email:
		return d.setEmail(rec, key, s)
	}
	slot, ok := foyer.SlotOf(key)
	if !ok || slot == foyer.SlotID {
		return typed(key, fault{key: "field.unknown"}, s)
	}
	if slot == foyer.SlotCustom {
		return d.setCustom(rec, key, s)
	}
	h := how{key: key, slot: slot, kind: foyer.Catalogue()[slot].Kind}
	switch {
	case h.kind == foyer.KindNotes:
		if s != "" {
			addNote(rec, foyer.NewNote{Kind: foyer.NoteTyped, Text: manyLines(s)})
		}
		return nil
	case (slot == foyer.SlotPartnerID || slot == foyer.SlotAgentID) && s != "" && len(d.office.partners) > 0:
		return d.setCode(rec, h, s)
	case s == "":
		rec.Values[slot] = ""
		if slot == foyer.SlotStatus {
			rec.Values[slot] = foyer.StatusNew
		}
		return nil
	case h.kind == foyer.KindMoney:
		sp, ok := readMoney(s, foyer.DecimalOpen)
		if !ok {
			return typed(key, fault{key: "money.unreadable"}, s)
		}
		setBudget(rec, slot, sp)
		return nil
	case slot == foyer.SlotOwner && len(d.office.people) == 0:
		rec.Values[slot] = s // an id the caller has checked
		return nil
	}
	v, f := d.value(h, s)
	if f.key == "" || f.key == "email.mended" || f.level == foyer.LevelNote {
		rec.Values[slot] = v
	}
	return typed(key, f, s)
}

// CheckField answers the canonical text of what a person typed into a field, and
// findings as [Set] does.
func CheckField(env Env, key, text string) (string, []foyer.Finding) {
	var rec foyer.Record
	fs := Set(env, &rec, key, text)
	return Text(&rec, key), fs
}

// Phone reads one phone as a person typed it. It always answers a Contact; a note
// says that it could not be placed, which keeps it from matching but not from
// being kept.
func Phone(env Env, raw string, kind foyer.ContactKind) (foyer.Contact, []foyer.Finding) {
	d := newDesk(env)
	return d.onePhone(raw, kind, "")
}

// Email reads one email as a person typed it. A finding that is not a note says
// that it is none.
func Email(env Env, raw string, kind foyer.ContactKind) (foyer.Contact, []foyer.Finding) {
	raw = tidy(raw)
	c, key := readEmail(raw)
	c.Kind = kind
	if c.Kind == "" {
		c.Kind = foyer.ContactMain
	}
	return c, typed("email", emailFault(key, raw), raw)
}

func (d *desk) onePhone(raw string, kind foyer.ContactKind, country string) (foyer.Contact, []foyer.Finding) {
	raw = tidy(raw)
	c, key, args := d.placer.place(raw, d.region(country))
	if kind != "" {
		c.Kind = kind
	} else if c.Kind == "" {
		c.Kind = foyer.ContactMain
	}
	return c, typed("phone", fault{key: key, args: args}, raw)
}

func (d *desk) setPhone(rec *foyer.Record, key, s string) []foyer.Finding {
	at := PhoneAt(rec.Phones, key)
	if s == "" || blank(s) {
		rec.Phones = without(rec.Phones, at)
		return nil
	}
	c, fs := d.onePhone(s, "", rec.Values[foyer.SlotCountry])
	if at >= 0 {
		c.Kind = rec.Phones[at].Kind
		rec.Phones = replaced(rec.Phones, at, c)
		return fs
	}
	c.Kind = kindOfKey(key)
	rec.Phones = addContact(rec.Phones, c)
	return fs
}

func (d *desk) setEmail(rec *foyer.Record, key, s string) []foyer.Finding {
	at := EmailAt(rec.Emails, key)
	if s == "" || blank(s) {
		rec.Emails = without(rec.Emails, at)
		return nil
	}
	c, fs := Email(d.env, s, kindOfKey(key))
	for i := range fs {
		fs[i].Field = key
	}
	if c.Norm == "" {
		return fs
	}
	if at >= 0 {
		c.Kind = rec.Emails[at].Kind
		rec.Emails = replaced(rec.Emails, at, c)
		return fs
	}
	rec.Emails = addContact(rec.Emails, c)
	return fs
}

// without answers a new list: the old one may be another record's too.
func without(list []foyer.Contact, at int) []foyer.Contact {
	out := make([]foyer.Contact, 0, len(list))
	for i, c := range list {
		if i != at {
			out = append(out, c)
		}
	}
	return out
}

func replaced(list []foyer.Contact, at int, c foyer.Contact) []foyer.Contact {
	out := make([]foyer.Contact, 0, len(list))
	for i, had := range list {
		switch {
		case i == at:
			out = append(out, c)
		case !sameContact(&had, &c): // typed again: once is enough
			out = append(out, had)
		}
	}
	return out
}

// typed is the finding for what a person typed. What was mended, or kept though it
// could not be placed, is a note.
func typed(key string, f fault, s string) []foyer.Finding {
	if f.key == "" {
		return nil
	}
	level := f.level
	if level == "" {
		level = foyer.LevelWarning
	}
	if f.key == "email.mended" || len(f.key) > 6 && f.key[:6] == "phone." {
		level = foyer.LevelNote
	}
	if f.args == nil {
		f.args = map[string]string{}
	}
	f.args["value"] = s
	return []foyer.Finding{{Field: key, Level: level, Key: f.key, Args: f.args, Raw: s, Column: -1}}
}
