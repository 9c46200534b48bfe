package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"foyer/internal/foyer"
)

// textSlot says whether a slot is a column of leads by its key. The others are
// lists (phones, emails), rows of their own (notes), or columns of another kind.
func textSlot(f foyer.Field, s foyer.Slot) bool {
	switch s {
	case foyer.SlotID, foyer.SlotOwner, foyer.SlotNotes, foyer.SlotCreatedAt:
		return false
	}
	return !f.View
}

// leadTexts are the slots that are columns of leads, with the columns' names.
var leadTexts, leadTextNames = func() (slots []foyer.Slot, names []string) {
	for i, f := range foyer.Catalogue() {
		if textSlot(f, foyer.Slot(i)) {
			slots = append(slots, foyer.Slot(i))
			names = append(names, f.Key)
		}
	}
	return slots, names
}()

// leadFixed are the columns of leads that are no texts of the catalogue, in the
// order that fixedOf answers them.
var leadFixed = []string{
	"n", "id", "phones", "emails", "owner", "imp", "line", "created", "active",
	"archived", "converted", "approval", "added_by", "person", "born", "stamps", "rev", "sum",
}

// leadColumns is the list of all columns, for a SELECT that scanLead reads.
var leadColumns = "l." + strings.Join(leadFixed, ", l.") + ", l." + strings.Join(leadTextNames, ", l.") +
	", k.k_name, k.k_email, k.k_phone"

// leadFrom goes with leadColumns: the keys of a lead lie in its narrow row.
const leadFrom = " FROM leads l JOIN lead_list k ON k.n = l.n "

// scanLead reads a row of leadColumns. Keys beyond the first phone and email are
// worked out by the caller.
func scanLead(rows *sql.Rows, l *Lead) error {
	var phones, emails, stamps string
	var sum, name, email, phone int64
	dest := make([]any, 0, len(leadFixed)+len(leadTexts)+3)
	dest = append(dest, &l.N, &l.ID, &phones, &emails, &l.Owner, &l.Import, &l.Row, &l.Created, &l.Active,
		&l.Archived, &l.Converted, &l.Approval, &l.By, &l.Person, &l.Born, &stamps, &l.Rev, &sum)
	for _, s := range leadTexts {
		dest = append(dest, &l.Record.Values[s])
	}
	dest = append(dest, &name, &email, &phone)
	if err := rows.Scan(dest...); err != nil {
		return err
	}
	if l.Person == "" {
		l.Person = l.ID
	}
	if l.Row < 0 { // so that a later run takes it for none of its own
		l.Row, l.Kept = -l.Row, true
	}
	l.Record.Values[foyer.SlotCreatedAt] = string(l.Created)
	l.Keys = foyer.Keys{Name: uint64(name)}
	if email != 0 {
		l.Keys.Emails = []uint64{uint64(email)}
	}
	if phone != 0 {
		l.Keys.Phones = []uint64{uint64(phone)}
	}
	var err error
	if l.Record.Phones, err = contactsOf(phones); err == nil {
		l.Record.Emails, err = contactsOf(emails)
	}
	if err == nil && stamps != "" {
		err = json.Unmarshal([]byte(stamps), &l.Stamps)
	}
	if err != nil {
		return fmt.Errorf("read lead %s: %w", l.ID, err)
	}
	return nil
}

// packed is a contact as it lies in a column: short names, empty fields left out,
// a normal form that equals what was given left out too.
type packed struct {
	Kind string  `json:"k,omitempty"`
	Raw  string  `json:"r"`
	Norm *string `json:"n,omitempty"`
	Nat  string  `json:"d,omitempty"`
	Ext  string  `json:"x,omitempty"`
}

func contactsOf(text string) ([]foyer.Contact, error) {
	if text == "" {
		return nil, nil
	}
	if out, ok := quickContacts(text); ok {
		return out, nil
	}
	var in []packed
	if err := json.Unmarshal([]byte(text), &in); err != nil {
		return nil, err
	}
	out := make([]foyer.Contact, len(in))
	for i, p := range in {
		c := foyer.Contact{Kind: foyer.ContactKind(p.Kind), Raw: p.Raw, Norm: p.Raw, Nat: p.Nat, Ext: p.Ext}
		if p.Kind == "" {
			c.Kind = foyer.ContactMain
		}
		if p.Norm != nil {
			c.Norm = *p.Norm
		}
		out[i] = c
	}
	return out, nil
}

// quickContacts reads the text that appendContacts writes, as long as no string
// in it is escaped: nearly all of a book, at a fifth of the cost.
func quickContacts(s string) ([]foyer.Contact, bool) {
	if len(s) < 2 || s[0] != '[' || strings.IndexByte(s, '\\') >= 0 {
		return nil, false
	}
	out := make([]foyer.Contact, 0, 2)
	for i := 0; i < len(s)-1; {
		i++ // the bracket or comma
		if i >= len(s) || s[i] != '{' {
			return nil, false
		}
		c := foyer.Contact{Kind: foyer.ContactMain}
		normal := false
		for i < len(s) && s[i] != '}' {
			i++ // the brace or comma
			// "k":"value"
			if i+5 > len(s) || s[i] != '"' || s[i+2] != '"' || s[i+3] != ':' || s[i+4] != '"' {
				return nil, false
			}
			name := s[i+1]
			from := i + 5
			n := strings.IndexByte(s[from:], '"')
			if n < 0 {
				return nil, false
			}
			v := s[from : from+n]
			switch name {
			case 'r':
				c.Raw = v
			case 'k':
				c.Kind = foyer.ContactKind(v)
			case 'n':
				c.Norm, normal = v, true
			case 'd':
				c.Nat = v
			case 'x':
				c.Ext = v
			default:
				return nil, false
			}
			i = from + n + 1
		}
		if !normal {
			c.Norm = c.Raw
		}
		out = append(out, c)
		i++ // the brace
	}
	return out, true
}

// appendContacts appends the JSON text of contacts, nothing for none.
func appendContacts(b []byte, list []foyer.Contact) []byte {
	if len(list) == 0 {
		return b
	}
	for i, c := range list {
		b = append(b, "[,"[min(i, 1)])
		b = append(b, `{"r":`...)
		b = appendJSON(b, c.Raw)
		if c.Kind != foyer.ContactMain && c.Kind != "" {
			b = append(b, `,"k":`...)
			b = appendJSON(b, string(c.Kind))
		}
		if c.Norm != c.Raw {
			b = append(b, `,"n":`...)
			b = appendJSON(b, c.Norm)
		}
		if c.Nat != "" {
			b = append(b, `,"d":`...)
			b = appendJSON(b, c.Nat)
		}
		if c.Ext != "" {
			b = append(b, `,"x":`...)
			b = appendJSON(b, c.Ext)
		}
		b = append(b, '}')
	}
	return append(b, ']')
}

// appendJSON appends a JSON string; plain text goes the short way.
func appendJSON(b []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c > '~' {
			q, err := json.Marshal(s)
			if err != nil {
				panic(err) // strings always marshal
			}
			return append(b, q...)
		}
	}
	b = append(b, '"')
	b = append(b, s...)
	return append(b, '"')
}

// approvals are the marks of leads that were answered one by one.
func markOf(l *Lead) int64 {
	mark := int64(0)
	if l.Archived != "" || l.Converted != "" {
		mark = markGone
	}
	switch l.Approval {
	case "approved":
		mark += markApproved
	case "declined":
		mark += markDeclined
	case "waiting":
		mark += markWaits
	}
	return mark
}

// The marks of lead_list.
const (
	markGone     = 1 // archived or converted
	markApproved = 2 // approved by itself, while its import may wait
	markDeclined = 4
	markWaits    = 8 // waits for approval by itself, its import having been undone
)

// checksum is what leads.sum holds: of all a lead says of itself, so that a row
// changed by a fault of the disk shows.
func checksum(id string, phones, emails []byte, rec *foyer.Record) int64 {
	h := uint64(14695981039346656037)
	mix := func(c byte) { h = (h ^ uint64(c)) * 1099511628211 }
	text := func(s string) {
		for i := 0; i < len(s); i++ {
			mix(s[i])
		}
		mix(0xFF)
	}
	text(id)
	for _, b := range [][]byte{phones, emails} {
		for _, c := range b {
			mix(c)
		}
		mix(0xFF)
	}
	for _, s := range leadTexts {
		if s == foyer.SlotCustom && rec.Values[s] == "" {
			continue // books from before a house had fields of its own
		}
		text(rec.Values[s])
	}
	return int64(h)
}
