package store

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"

	"foyer/internal/foyer"
)

// UpdateLead writes what changed of a lead, and logs the change: the row, the
// stamps of the fields the change names when it is of the lead itself, what lists
// sort, filter and match by, the kept counts, and its words in the text index.
// Notes of the lead are written before it is called. now gets its new stamps.
func (tx *Tx) UpdateLead(was, now *Lead, c Change) error {
	if was.N != now.N || was.ID != now.ID {
		return errors.New("update a lead: two different leads")
	}
	if c.At == "" {
		c.At = tx.Stamp()
	}
	if c.Entity == "lead" && len(c.Now) > 0 {
		stamps := make(map[string]string, len(now.Stamps)+len(c.Now))
		maps.Copy(stamps, now.Stamps)
		for field := range c.Now {
			at := c.At
			if c.Stamps != nil {
				at = c.Stamps[field]
			}
			if c.Cause != 0 {
				if c.Found.Stamps == nil {
					c.Found.Stamps = map[string]string{}
				}
				c.Found.Stamps[field] = was.Stamps[field]
			}
			if stamps[field] = at; at == "" {
				delete(stamps, field)
			}
		}
		now.Stamps = stamps
	}
	if c.Cause != 0 {
		c.Found.Before, c.Found.After = was.Active, now.Active
	}
	v := &now.Record.Values
	if at := foyer.Time(v[foyer.SlotCreatedAt]); at != "" && at != foyer.Time(was.Record.Values[foyer.SlotCreatedAt]) {
		now.Created = at
	}
	if err := tx.updateWide(was, now); err != nil {
		return err
	}
	if err := tx.updateNarrow(was, now); err != nil {
		return err
	}
	if err := tx.updateKeys(was, now); err != nil {
		return err
	}
	if tx.cache.changed == nil {
		tx.cache.changed = map[int64]bool{}
	}
	tx.cache.changed[now.N] = true
	return tx.Log(c)
}

// setter gathers the columns that changed.
type setter struct {
	names []string
	args  []any
}

func (s *setter) set(name string, was, now any) {
	if was != now {
		s.names = append(s.names, name+" = ?")
		s.args = append(s.args, now)
	}
}

func (s *setter) write(tx *Tx, table string, n int64) error {
	if len(s.names) == 0 {
		return nil
	}
	_, err := tx.exec("UPDATE "+table+" SET "+strings.Join(s.names, ", ")+" WHERE n = ?", append(s.args, n)...)
	return err
}

func (tx *Tx) updateWide(was, now *Lead) error {
	var s setter
	for i, slot := range leadTexts {
		s.set(leadTextNames[i], was.Record.Values[slot], now.Record.Values[slot])
	}
	phones, emails := appendContacts(nil, now.Record.Phones), appendContacts(nil, now.Record.Emails)
	s.set("phones", string(appendContacts(nil, was.Record.Phones)), string(phones))
	s.set("emails", string(appendContacts(nil, was.Record.Emails)), string(emails))
	s.set("owner", was.Owner, now.Owner)
	s.set("created", string(was.Created), string(now.Created))
	s.set("active", string(was.Active), string(now.Active))
	s.set("archived", string(was.Archived), string(now.Archived))
	s.set("converted", string(was.Converted), string(now.Converted))
	s.set("approval", was.Approval, now.Approval)
	s.set("person", ownPerson(was), ownPerson(now))
	s.set("rev", was.Rev, now.Rev)
	if !maps.Equal(was.Stamps, now.Stamps) {
		text := ""
		if len(now.Stamps) > 0 {
			b, err := json.Marshal(now.Stamps)
			if err != nil {
				return err
			}
			text = string(b)
		}
		s.set("stamps", nil, text)
	}
	s.set("sum", nil, checksum(now.ID, phones, emails, &now.Record))
	return s.write(tx, "leads", now.N)
}

func ownPerson(l *Lead) string {
	if l.Person == l.ID {
		return ""
	}
	return l.Person
}

// narrow is a row of lead_list.
type narrow struct {
	cell
	line                  int64
	created, active       int64
	name, contact         string
	kName, kEmail, kPhone int64
}

// narrowOf works out what lists hold of a lead.
func (tx *Tx) narrowOf(l *Lead) (narrow, error) {
	source, err := tx.sourceCode(l.Record.Values[foyer.SlotSource])
	return narrow{
		cell:    cell{statusCode(l.Record.Values[foyer.SlotStatus]), source, l.Owner, l.Import, markOf(l)},
		line:    int64(l.Row),
		created: millis(l.Created), active: millis(l.Active),
		name: string(sortText(nil, ShownName(&l.Record))), contact: string(contactText(nil, &l.Record)),
		kName: int64(l.Keys.Name), kEmail: firstKey(l.Keys.Emails), kPhone: firstKey(l.Keys.Phones),
	}, err
}

func (tx *Tx) updateNarrow(was, now *Lead) error {
	a, err := tx.narrowOf(was)
	if err != nil {
		return err
	}
	b, err := tx.narrowOf(now)
	if err != nil {
		return err
	}
	var s setter
	s.set("status", a.status, b.status)
	s.set("source", a.source, b.source)
	s.set("owner", a.owner, b.owner)
	s.set("mark", a.mark, b.mark)
	s.set("created", a.created, b.created)
	s.set("active", a.active, b.active)
	s.set("name", a.name, b.name)
	s.set("contact", a.contact, b.contact)
	s.set("k_name", a.kName, b.kName)
	s.set("k_email", a.kEmail, b.kEmail)
	s.set("k_phone", a.kPhone, b.kPhone)
	if err := s.write(tx, "lead_list", now.N); err != nil || a.cell == b.cell {
		return err
	}
	return tx.count(map[cell]int64{a.cell: -1, b.cell: 1})
}

// updateKeys keeps the keys beyond the first phone and email in step.
func (tx *Tx) updateKeys(was, now *Lead) error {
	a, b := further(nil, was.N, &was.Keys), further(nil, now.N, &now.Keys)
	if slices.Equal(a, b) {
		return nil
	}
	if _, err := tx.exec("DELETE FROM lead_keys WHERE n = ?", now.N); err != nil {
		return err
	}
	return tx.addKeys(b)
}
