package store

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"

	"foyer/internal/foyer"
)

// LeadUpdate is a lead as it was and as it is to be, the notes it gains, and the change
// that the log keeps of it.
type LeadUpdate struct {
	Was, Now *Lead
	Notes    []Note
	Change   Change
}

// UpdateLead is UpdateLeads for one lead that gains no note by it.
func (tx *Tx) UpdateLead(was, now *Lead, c Change) error {
	return tx.UpdateLeads([]LeadUpdate{{Was: was, Now: now, Change: c}})
}

// UpdateLeads writes what changed of leads, each named once, and logs the changes: the
// rows, the stamps of the fields a change names when it is of the lead itself, what
// lists sort, filter and match by, the kept counts, the new notes, and the words in the
// text index. Each Now gets its new stamps.
func (tx *Tx) UpdateLeads(list []LeadUpdate) error {
	var notes []Note
	var moved []leadKey
	changes := make([]Change, 0, len(list))
	counts := map[cell]int64{}
	steps := &steps{tx: tx}
	defer steps.close()
	for i := range list {
		u := &list[i]
		if u.Was.N != u.Now.N || u.Was.ID != u.Now.ID {
			return errors.New("update a lead: two different leads")
		}
		u.stamp(tx)
		if err := tx.rewrite(steps, u.Was, u.Now, counts); err != nil {
			return err
		}
		a, b := further(nil, u.Was.N, &u.Was.Keys), further(nil, u.Now.N, &u.Now.Keys)
		if !slices.Equal(a, b) {
			if len(a) > 0 {
				if err := steps.run("DELETE FROM lead_keys WHERE n = ?", u.Now.N); err != nil {
					return err
				}
			}
			moved = append(moved, b...)
		}
		notes, changes = append(notes, u.Notes...), append(changes, u.Change)
	}
	if err := tx.addKeys(moved); err != nil {
		return err
	}
	if err := tx.count(counts); err != nil {
		return err
	}
	if err := tx.InsertNotes(notes); err != nil {
		return err
	}
	return tx.LogAll(changes)
}

// rewrite writes what changed of a lead's two rows, adds to counts what that moves, and
// marks its words to be written anew.
func (tx *Tx) rewrite(to *steps, was, now *Lead, counts map[cell]int64) error {
	if tx.cache.changed == nil {
		tx.cache.changed = map[int64]bool{}
	}
	tx.cache.changed[now.N] = true
	if err := updateWide(to, was, now); err != nil {
		return err
	}
	return tx.updateNarrow(to, was, now, counts)
}

// stamp gives an update its stamp and its fields theirs.
func (u *LeadUpdate) stamp(tx *Tx) {
	c, was, now := &u.Change, u.Was, u.Now
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
	if at := foyer.Time(now.Record.Values[foyer.SlotCreatedAt]); at != "" && at != foyer.Time(was.Record.Values[foyer.SlotCreatedAt]) {
		now.Created = at
	}
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

func (s *setter) write(to *steps, table string, n int64) error {
	if len(s.names) == 0 {
		return nil
	}
	return to.run("UPDATE "+table+" SET "+strings.Join(s.names, ", ")+" WHERE n = ?", append(s.args, n)...)
}

func updateWide(to *steps, was, now *Lead) error {
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
	return s.write(to, "leads", now.N)
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

func (tx *Tx) updateNarrow(to *steps, was, now *Lead, counts map[cell]int64) error {
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
	if a.cell != b.cell {
		counts[a.cell]--
		counts[b.cell]++
		if err := restPlans(to, now.N, a.mark, b.mark); err != nil {
			return err
		}
	}
	return s.write(to, "lead_list", now.N)
}
