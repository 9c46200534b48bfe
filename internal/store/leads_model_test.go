package store

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"foyer/internal/foyer"
)

// key hashes a normal form; any good hash will do for the store.
func key(kind, s string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(kind + s))
	return h.Sum64()
}

// shelf is a book in a test: leads as they were put in, the model of the lists.
type shelf struct {
	t       testing.TB
	s       *Store
	r       *rand.Rand
	people  []PersonRow
	imports []*Import
	leads   []Lead
	notes   map[int64][]string
}

var (
	firstNames = []string{"Élise", "Jean-Luc", "Zoë", "Ann", "O'Brien", "李小龙", "Müller", "maria", "Łukasz", "Ann"}
	lastNames  = []string{"Tremblay", "Côté", "d'Angelo", "Smith", "de la Cruz", "Åkesson", "van Dyk", "", "Núñez", "Smith-Jones"}
	sourceSet  = []string{"Website", "Zillow", "école", "Referral", "Open house", "apple ads", ""}
)

// newShelf makes a house with three people and three imports: one approved, one
// waiting that the first person ran, one waiting that the second did.
func newShelf(t testing.TB, s *Store) *shelf {
	sh := &shelf{t: t, s: s, r: rand.New(rand.NewPCG(1, 2)), notes: map[int64][]string{}}
	write(t, s, func(tx *Tx) error {
		for i, name := range []string{"Zed Young", "Ada Byron", "Émile Roux"} {
			id := uuid.NewString()
			n, err := tx.insert("INSERT INTO people (id, name, login, role, created) VALUES (?, ?, ?, ?, ?)",
				id, name, fmt.Sprint("p", i), "agent", "")
			if err != nil {
				return err
			}
			sh.people = append(sh.people, PersonRow{N: n, Person: foyer.Person{ID: id, Name: name}})
		}
		return nil
	})
	for i, state := range []foyer.ImportState{foyer.StateApproved, foyer.StateWaiting, foyer.StateWaiting} {
		imp := newImport(t, s, uuid.NewString())
		imp.State, imp.Started = state, foyer.TimeOf(s.now())
		imp.By = sh.people[i%2].N
		write(t, s, func(tx *Tx) error {
			_, err := tx.exec("UPDATE imports SET state = ?, person = ? WHERE n = ?", string(state), imp.By, imp.N)
			return err
		})
		sh.imports = append(sh.imports, imp)
	}
	return sh
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// lead makes up a lead.
func (sh *shelf) lead(i int) Lead {
	r := sh.r
	var l Lead
	l.ID = uuid.NewString()
	l.Person = l.ID
	v := &l.Record.Values
	first, lastName := pick(r, firstNames), pick(r, lastNames)
	switch r.IntN(5) {
	case 0:
		v[foyer.SlotFirstName], v[foyer.SlotLastName] = first, lastName
	case 1:
		v[foyer.SlotCompany] = lastName + " & Cie"
	default:
		v[foyer.SlotFullName] = strings.TrimSpace(first + " " + lastName)
	}
	v[foyer.SlotStatus] = pick(r, foyer.Statuses())
	v[foyer.SlotSource] = pick(r, sourceSet)
	v[foyer.SlotCity] = pick(r, []string{"Montréal", "Saint-Jérôme", "New York", ""})
	if r.IntN(4) == 0 {
		v[foyer.SlotMessage] = "Rappeler après 17 h, \"côté\" jardin"
	}
	if r.IntN(3) > 0 {
		d := fmt.Sprintf("514555%04d", r.IntN(300))
		l.Record.Phones = append(l.Record.Phones, foyer.Contact{Kind: foyer.ContactMobile, Raw: d, Norm: "+1" + d, Nat: d})
		l.Keys.Phones = append(l.Keys.Phones, key("p", d))
	}
	if r.IntN(5) == 0 {
		d := fmt.Sprintf("0612%06d", r.IntN(300))
		l.Record.Phones = append(l.Record.Phones, foyer.Contact{Kind: foyer.ContactWork, Raw: d, Norm: "+33" + d[1:], Nat: d, Ext: "12"})
		l.Keys.Phones = append(l.Keys.Phones, key("p", d))
	}
	for range r.IntN(3) {
		e := fmt.Sprintf("user.%d@example.com", r.IntN(400))
		l.Record.Emails = append(l.Record.Emails, foyer.Contact{Kind: foyer.ContactMain, Raw: e, Norm: e})
		if k := key("e", e); !slices.Contains(l.Keys.Emails, k) {
			l.Keys.Emails = append(l.Keys.Emails, k)
		}
	}
	l.Keys.Name = key("n", string(foyer.Fold(nil, ShownName(&l.Record))))
	if r.IntN(3) == 0 {
		l.Record.Notes = []foyer.NewNote{{Kind: foyer.NoteTyped, Text: pick(r, []string{"Likes the garden", "Rappelé mardi", "O'Hara's cousin"})}}
	}
	l.Owner = pick(r, []int64{0, sh.people[0].N, sh.people[1].N, sh.people[2].N})
	if r.IntN(4) > 0 {
		l.Import = pick(r, sh.imports).N
		l.Row = i + 2
	}
	base := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	l.Created = foyer.TimeOf(base.Add(time.Duration(r.IntN(200)) * 12 * time.Hour))
	l.Active = foyer.TimeOf(base.Add(time.Duration(r.IntN(5000)) * time.Hour))
	v[foyer.SlotCreatedAt] = string(l.Created)
	return l
}

// fill adds n leads, in batches.
func (sh *shelf) fill(n int) {
	for n > 0 {
		many := min(n, 700)
		n -= many
		batch := make([]NewLead, many)
		leads := make([]Lead, many)
		for i := range batch {
			leads[i] = sh.lead(len(sh.leads) + i)
			l := &leads[i]
			batch[i] = NewLead{
				ID: l.ID, Record: &l.Record, Keys: l.Keys, Owner: l.Owner, Person: l.Person,
				Import: l.Import, Row: l.Row, Created: l.Created, Active: l.Active,
			}
		}
		write(sh.t, sh.s, func(tx *Tx) error {
			ns, err := tx.InsertLeads(batch)
			for i := range ns {
				leads[i].N = ns[i]
			}
			return err
		})
		for i := range leads {
			for _, note := range leads[i].Record.Notes {
				sh.notes[leads[i].N] = append(sh.notes[leads[i].N], note.Text)
			}
			leads[i].Record.Notes = nil
		}
		sh.leads = append(sh.leads, leads...)
	}
}

// update changes a lead in the book and in the model.
func (sh *shelf) update(i int, fn func(l *Lead)) {
	was := sh.leads[i]
	write(sh.t, sh.s, func(tx *Tx) error {
		old, err := tx.LeadByN(was.N)
		if err != nil {
			return err
		}
		now := old
		fn(&now)
		err = tx.UpdateLead(&old, &now, Change{
			Entity: "lead", EntityID: was.ID, Kind: foyer.ChangeEdit,
			Now: map[string]string{"x": "y"},
		})
		sh.leads[i] = now
		return err
	})
}

// mess archives, converts, answers and edits some of the leads.
func (sh *shelf) mess() {
	for i := range sh.leads {
		switch i % 17 {
		case 0:
			sh.update(i, func(l *Lead) { l.Archived = foyer.TimeOf(sh.s.now()) })
		case 5:
			sh.update(i, func(l *Lead) { l.Approval = "approved" })
		case 7:
			sh.update(i, func(l *Lead) { l.Approval = "declined"; l.Record.Values[foyer.SlotCity] = "Gaspé" })
		case 9:
			sh.update(i, func(l *Lead) {
				l.Record.Values[foyer.SlotFullName] = "Renamed Ünique"
				l.Record.Values[foyer.SlotStatus] = "lost"
				l.Owner = sh.people[2].N
				l.Record.Phones = []foyer.Contact{{Kind: foyer.ContactMain, Raw: "12", Nat: "12"}}
				l.Keys.Phones = nil
				l.Record.Values[foyer.SlotSource] = "Brand new"
			})
		}
	}
}
