package book

import (
	"slices"
	"strings"
	"unicode"

	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/store"
)

// Merged is what a row adds to a lead: the lead as it would stand, the notes it
// would gain, and whether anything changes at all.
type Merged struct {
	Now     store.Lead
	Notes   []foyer.NewNote
	Filled  int // fields filled, changed or emptied, and lists that grew
	Changed bool
	// Clash are the fields in which the row contradicts the lead and nobody has
	// decided whose value stays.
	Clash []foyer.Slot
	// ClashCustom are those of them that are fields of the house's own.
	ClashCustom []string
}

// Owner is whom a row names as the owner of its lead, 0 for nobody, and how people
// are called in a note.
type Owner struct {
	N    int64
	Name func(n int64) string
}

// Merge works out what a row adds to a lead. By the house's rule blanks are filled,
// phones, emails, tags and notes are added, and nothing is overwritten; terms say
// where it is otherwise. A value that does not stay is kept as an [import] note
// under its column's name. texts are the notes the lead has; an equal one is not
// added again. label names a field in a note.
func Merge(l *store.Lead, rec *foyer.Record, owner Owner, texts []string, label func(key string) string, terms *Terms) Merged {
	m := Merged{Now: *l}
	now := &m.Now.Record
	now.Phones = append([]foyer.Contact{}, now.Phones...)
	now.Emails = append([]foyer.Contact{}, now.Emails...)
	now.Notes = nil
	var kept []string
	lost := func(slot foyer.Slot, text string) {
		if !terms.quiet(slot) {
			kept = append(kept, foyer.ImportMark+label(foyer.Catalogue()[slot].Key)+": "+text)
		}
	}
	for i, f := range foyer.Catalogue() {
		slot := foyer.Slot(i)
		v := rec.Values[slot]
		if f.View || f.Unset || slot == foyer.SlotCreatedAt || slot == foyer.SlotOwner {
			continue
		}
		have, take := now.Values[slot], terms.take(slot)
		switch {
		case v == "":
			if terms.clears(slot) && have != "" && slot != foyer.SlotStatus && slot != foyer.SlotCustom && !onlyName(slot, now) {
				lost(slot, have+" → –")
				now.Values[slot] = ""
				m.Filled++
			}
		case slot == foyer.SlotStatus && v == foyer.StatusNew && have != "" && !terms.chosen(slot):
			// New is what any row is that says nothing, not a step back.
		case slot == foyer.SlotFullName && take != foyer.TakeFile && sameWords(have, v):
			// The same name in another order says nothing new.
		case take == foyer.TakeMine && !sameText(have, v):
			lost(slot, v)
		case f.Kind == foyer.KindTags && take != foyer.TakeFile:
			m.union(&now.Values[slot], v, ", ")
		case f.Kind == foyer.KindIntent && take != foyer.TakeFile:
			m.union(&now.Values[slot], v, ",")
		case have == "":
			if nameGiven(slot, now, rec) {
				continue
			}
			now.Values[slot] = v
			m.Filled++
		case !sameText(have, v):
			if !terms.chosen(slot) {
				m.Clash = append(m.Clash, slot)
			}
			if take == foyer.TakeFile {
				lost(slot, have+" → "+v)
				now.Values[slot] = v
				m.Filled++
			} else {
				lost(slot, v)
			}
		}
	}
	kept = append(kept, m.custom(rec, label, terms)...)
	m.owner(owner, terms, lost)
	for _, c := range []struct {
		slot foyer.Slot
		have *[]foyer.Contact
		add  []foyer.Contact
	}{{foyer.SlotPhone, &now.Phones, rec.Phones}, {foyer.SlotEmail, &now.Emails, rec.Emails}} {
		switch terms.take(c.slot) {
		case foyer.TakeMine:
			for _, x := range c.add {
				if place(*c.have, x) < 0 {
					lost(c.slot, x.Raw)
				}
			}
		case foyer.TakeFile:
			m.contacts(c.have, c.add)
			m.first(c.have, c.add)
		default:
			m.contacts(c.have, c.add)
		}
	}
	if terms != nil && terms.Restore && m.Now.Archived != "" {
		m.Now.Archived = ""
		m.Filled++
	}
	has, said := map[string]bool{}, map[string]bool{}
	for _, t := range texts {
		has[strings.TrimSpace(t)] = true
		if len(kept) > 0 && strings.Contains(t, foyer.ImportMark) {
			for line := range strings.SplitSeq(t, "\n") {
				said[line] = true
			}
		}
	}
	kept = slices.DeleteFunc(kept, func(line string) bool { return said[line] })
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

// owner settles whose lead it is. Whom the row names and does not get it is kept in
// the note, and whom it takes the lead from.
func (m *Merged) owner(of Owner, terms *Terms, lost func(foyer.Slot, string)) {
	if of.N == 0 || of.N == m.Now.Owner {
		return
	}
	take := terms.take(foyer.SlotOwner)
	if m.Now.Owner != 0 && take != foyer.TakeMine && !terms.chosen(foyer.SlotOwner) {
		m.Clash = append(m.Clash, foyer.SlotOwner)
	}
	switch {
	case take == foyer.TakeMine || take != foyer.TakeFile && m.Now.Owner != 0:
		lost(foyer.SlotOwner, of.Name(of.N))
		return
	case m.Now.Owner != 0:
		lost(foyer.SlotOwner, of.Name(m.Now.Owner)+" → "+of.Name(of.N))
	}
	m.Now.Owner = of.N
	m.Filled++
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

// onlyName says that a lead would be nobody without this field.
func onlyName(slot foyer.Slot, now *foyer.Record) bool {
	switch slot {
	case foyer.SlotFullName, foyer.SlotFirstName, foyer.SlotLastName:
		return true
	case foyer.SlotCompany:
		v := &now.Values
		return v[foyer.SlotFullName]+v[foyer.SlotFirstName]+v[foyer.SlotLastName] == ""
	}
	return false
}

// custom works out what a row adds to the fields of the house's own, and answers the
// lines of the note that keeps what does not stay.
func (m *Merged) custom(rec *foyer.Record, label func(key string) string, terms *Terms) (kept []string) {
	at := &m.Now.Record.Values[foyer.SlotCustom]
	lost := func(key, text string) {
		if terms.Custom(key) != foyer.TakeAsk {
			kept = append(kept, foyer.ImportMark+label(key)+": "+text)
		}
	}
	for _, c := range foyer.CustomValues(rec.Values[foyer.SlotCustom]) {
		had, take := foyer.CustomText(*at, c.Key), terms.Custom(c.Key)
		switch {
		case sameText(had, c.Value):
		case take == foyer.TakeMine:
			lost(c.Key, c.Value)
		case had == "":
			*at = foyer.WithCustom(*at, c.Key, c.Value)
			m.Filled++
		case take == foyer.TakeFile:
			lost(c.Key, had+" → "+c.Value)
			*at = foyer.WithCustom(*at, c.Key, c.Value)
			m.Filled++
		default:
			lost(c.Key, c.Value)
		}
		if had != "" && take != foyer.TakeMine && !sameText(had, c.Value) && !terms.chosen(foyer.SlotCustom) {
			m.Clash, m.ClashCustom = append(m.Clash, foyer.SlotCustom), append(m.ClashCustom, c.Key)
		}
	}
	if terms == nil {
		return kept
	}
	for _, key := range terms.ClearCustom {
		if had := foyer.CustomText(*at, key); had != "" && foyer.CustomText(rec.Values[foyer.SlotCustom], key) == "" {
			lost(key, had+" → –")
			*at = foyer.WithCustom(*at, key, "")
			m.Filled++
		}
	}
	return kept
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

// contacts adds what the list lacks.
func (m *Merged) contacts(have *[]foyer.Contact, add []foyer.Contact) {
	for _, c := range add {
		if place(*have, c) < 0 {
			*have = append(*have, c)
			m.Filled++
		}
	}
}

// first puts the first of a list that has them all to the front.
func (m *Merged) first(have *[]foyer.Contact, add []foyer.Contact) {
	if len(add) == 0 {
		return
	}
	at := place(*have, add[0])
	if at <= 0 {
		return
	}
	list := append([]foyer.Contact{(*have)[at]}, (*have)[:at]...)
	*have = append(list, (*have)[at+1:]...)
	m.Filled++
}

// place answers where a list has a phone or an email: by normal form, or by text
// where there is none; -1 when it has not.
func place(have []foyer.Contact, c foyer.Contact) int {
	for i, h := range have {
		if c.Norm != "" && c.Norm == h.Norm || c.Norm == "" && sameText(c.Raw, h.Raw) {
			return i
		}
	}
	return -1
}

// sameWords says whether two names are of the same words, whatever their order and commas.
func sameWords(a, b string) bool {
	words := func(s string) []string {
		return slices.Sorted(strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return r == ',' || unicode.IsSpace(r) }))
	}
	return slices.Equal(words(a), words(b))
}

func sameText(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) }

// Update answers how what Merge worked out is written: the lead with its Change, whose
// Was is the pre-image, and the new notes. was is the lead that Merge was given, who
// names the owners, as [People] answers them; cause and row say which import it came
// from.
func (m *Merged) Update(tx *store.Tx, a foyer.Actor, who map[int64]foyer.Person, was *store.Lead, cause int64, row int) store.LeadUpdate {
	before, after := diff(Fields(was, who), Fields(&m.Now, who))
	at := foyer.TimeOf(tx.Now())
	notes := make([]store.Note, 0, len(m.Notes))
	for _, n := range m.Notes {
		notes = append(notes, store.Note{
			ID: noteID(was.ID, n.Text), Lead: was.N, Kind: n.Kind, Text: n.Text,
			By: a.N, At: at, Import: cause, Row: row, Stamp: tx.Stamp(),
		})
	}
	m.Now.Active = at
	return store.LeadUpdate{Was: was, Now: &m.Now, Notes: notes, Change: store.Change{
		Entity: "lead", EntityID: was.ID, Kind: foyer.ChangeEdit,
		Was: before, Now: after, Cause: cause, Row: row, By: a.N, At: tx.Stamp(),
	}}
}

// Merges are what rows add to leads, kept until they are written together, which costs
// far less than one by one.
type Merges struct {
	tx      *store.Tx
	list    []store.LeadUpdate
	waiting map[int64]bool // leads in the list
}

// NewMerges answers an empty list of merges of a transaction.
func NewMerges(tx *store.Tx) *Merges { return &Merges{tx: tx, waiting: map[int64]bool{}} }

// Add adds what [Merged.Update] answered of a lead that does not wait already: see
// Ready.
func (m *Merges) Add(u store.LeadUpdate) {
	m.list = append(m.list, u)
	m.waiting[u.Was.N] = true
}

// Ready is asked before Merge looks at a lead: one that waits is written first, so that
// one change builds upon the other.
func (m *Merges) Ready(lead int64) error {
	if !m.waiting[lead] {
		return nil
	}
	return m.Write()
}

// Write writes all that waits.
func (m *Merges) Write() error {
	list := m.list
	m.list = m.list[:0]
	clear(m.waiting)
	return m.tx.UpdateLeads(list)
}
