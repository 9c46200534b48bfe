package book

import (
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/store"
)

// Merged is what a row adds to a lead: the lead as it would stand, the notes it
// would gain, and whether anything changes at all.
type Merged struct {
	Now     store.Lead
	Notes   []foyer.NewNote
	Filled  int // fields filled or lists that grew
	Changed bool
}

// Merge works out what a row adds to a lead by the house's rule: blanks are
// filled, phones, emails, tags and notes are added, and nothing is overwritten. A
// value that contradicts the lead's is kept as an [import] note under its column's
// name. texts are the notes the lead has; an equal one is not added again. owner
// is the row's owner, 0 for none; label names a field in a note.
func Merge(l *store.Lead, rec *foyer.Record, owner int64, texts []string, label func(foyer.Slot) string) Merged {
	m := Merged{Now: *l}
	now := &m.Now.Record
	now.Phones = append([]foyer.Contact{}, now.Phones...)
	now.Emails = append([]foyer.Contact{}, now.Emails...)
	now.Notes = nil
	var kept []string
	for i, f := range foyer.Catalogue() {
		slot := foyer.Slot(i)
		v := rec.Values[slot]
		if v == "" || f.View || f.Unset || slot == foyer.SlotCreatedAt || slot == foyer.SlotOwner {
			continue
		}
		if slot == foyer.SlotStatus && v == foyer.StatusNew && now.Values[slot] != "" {
			continue // new is what any row is that says nothing, not a step back
		}
		switch {
		case f.Kind == foyer.KindTags:
			m.union(&now.Values[slot], v, ", ")
		case f.Kind == foyer.KindIntent:
			m.union(&now.Values[slot], v, ",")
		case now.Values[slot] == "":
			if nameGiven(slot, now, rec) {
				continue
			}
			now.Values[slot] = v
			m.Filled++
		case !sameText(now.Values[slot], v):
			kept = append(kept, foyer.ImportMark+label(slot)+": "+v)
		}
	}
	if owner != 0 && m.Now.Owner == 0 {
		m.Now.Owner = owner
		m.Filled++
	}
	m.contacts(&now.Phones, rec.Phones)
	m.contacts(&now.Emails, rec.Emails)
	has := map[string]bool{}
	for _, t := range texts {
		has[strings.TrimSpace(t)] = true
	}
	add := func(n foyer.NewNote) {
		if t := strings.TrimSpace(n.Text); t != "" && !has[t] {
			has[t] = true
			m.Notes = append(m.Notes, n)
		}
	}
	for _, n := range rec.Notes {
		add(n)
	}
	if len(kept) > 0 {
		add(foyer.NewNote{Kind: foyer.NoteImport, Text: strings.Join(kept, "\n")})
	}
	m.Changed = m.Filled > 0 || len(m.Notes) > 0
	if m.Filled > 0 {
		m.Now.Keys = match.KeysOf(now)
	}
	return m
}

// nameGiven says that a part of a name would only repeat what the lead's name
// holds in another form: "Ann", "Lee" beside "Ann Lee".
func nameGiven(slot foyer.Slot, now, rec *foyer.Record) bool {
	switch slot {
	case foyer.SlotFullName, foyer.SlotFirstName, foyer.SlotLastName:
		return match.KeysOf(now).Name != 0 && match.KeysOf(now).Name == match.KeysOf(rec).Name
	}
	return false
}

func (m *Merged) union(have *string, add, sep string) {
	parts := strings.Split(*have, sep)
	for _, v := range strings.Split(add, sep) {
		found := false
		for _, p := range parts {
			found = found || sameText(p, v)
		}
		if found {
			continue
		}
		if *have == "" {
			*have = v
		} else {
			*have += sep + v
		}
		parts = append(parts, v)
		m.Filled++
	}
}

// contacts adds what the list lacks: by normal form, or by text where there is none.
func (m *Merged) contacts(have *[]foyer.Contact, add []foyer.Contact) {
next:
	for _, c := range add {
		for _, h := range *have {
			if c.Norm != "" && c.Norm == h.Norm || c.Norm == "" && sameText(c.Raw, h.Raw) {
				continue next
			}
		}
		*have = append(*have, c)
		m.Filled++
	}
}

func sameText(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) }

// ApplyMerge writes what Merge worked out: the lead with its Change, whose Was is
// the pre-image, and the new notes. who names the owners, as [People] answers
// them; cause and row say which import it came from.
func ApplyMerge(tx *store.Tx, a foyer.Actor, who map[int64]foyer.Person, was *store.Lead, m *Merged, cause int64, row int) error {
	if !m.Changed {
		return nil
	}
	before, after := diff(Fields(was, who), Fields(&m.Now, who))
	at := foyer.TimeOf(tx.Now())
	notes := make([]store.Note, 0, len(m.Notes))
	for _, n := range m.Notes {
		notes = append(notes, store.Note{
			ID: noteID(was.ID, n.Text), Lead: was.N, Kind: n.Kind, Text: n.Text,
			By: a.N, At: at, Import: cause, Row: row, Stamp: tx.Stamp(),
		})
	}
	if err := tx.InsertNotes(notes); err != nil {
		return err
	}
	m.Now.Active = at
	return tx.UpdateLead(was, &m.Now, store.Change{
		Entity: "lead", EntityID: was.ID, Kind: foyer.ChangeEdit,
		Was: before, Now: after, Cause: cause, Row: row, By: a.N, At: tx.Stamp(),
	})
}
