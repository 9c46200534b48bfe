package store

import (
	"cmp"
	"context"
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

// seen is the model of sight.
func (sh *shelf) seen(s foyer.Sight, approved bool, l *Lead) bool {
	approved = approved || s.Approved
	waits, by := false, int64(0)
	for _, imp := range sh.imports[1:] {
		if l.Import == imp.N {
			waits, by = true, imp.By
		}
	}
	switch l.Approval {
	case "approved":
		waits = false
	case "declined":
		waits, by = true, 0
	}
	switch {
	case waits && approved:
		return false
	case s.All:
		return true
	case waits:
		return by != 0 && (by == s.Person || s.Approves && slices.Contains(s.Team, by))
	}
	return l.Owner == s.Person || slices.Contains(s.Team, l.Owner)
}

// says is the model of a search: every word begins some word of the lead.
func (sh *shelf) says(l *Lead, search string) bool {
	var w leadWords
	w.of(&l.Record, cell{}, sh.notes[l.N])
	text := " " + string(slices.Concat(w[:groupMarks]...)) + " "
	for _, word := range strings.Fields(search) {
		if !strings.Contains(text, " "+word) {
			return false
		}
	}
	return true
}

// find is the model of a list.
func (sh *shelf) find(f foyer.LeadFilter, by foyer.LeadSort, desc bool, s foyer.Sight) (found []Lead, gone int) {
	id := func(n int64) string {
		for _, p := range sh.people {
			if p.N == n {
				return p.ID
			}
		}
		return foyer.NoOwner
	}
	imp := func(n int64) string {
		for _, i := range sh.imports {
			if i.N == n {
				return i.ID
			}
		}
		return ""
	}
	has := func(list []string, v string) bool { return len(list) == 0 || slices.Contains(list, v) }
	for _, l := range sh.leads {
		v := &l.Record.Values
		at := string(l.Created)
		if f.DateField == "active" {
			at = string(l.Active)
		}
		if !sh.seen(s, f.Approved, &l) || !has(f.Statuses, v[foyer.SlotStatus]) || !has(f.Sources, v[foyer.SlotSource]) ||
			!has(f.Owners, id(l.Owner)) || !has(f.Imports, imp(l.Import)) || !sh.says(&l, f.Search) ||
			f.From != "" && at[:10] < f.From || f.To != "" && at[:10] > f.To {
			continue
		}
		if l.Archived != "" && f.Archived == foyer.ArchivedOut {
			gone++
			continue
		}
		if l.Archived == "" && f.Archived == foyer.ArchivedOnly {
			continue
		}
		found = append(found, l)
	}
	names := map[int64]string{}
	for _, p := range sh.people {
		names[p.N] = p.Name
	}
	text := func(l *Lead) string {
		switch by {
		case foyer.SortName:
			return string(sortText(nil, ShownName(&l.Record)))
		case foyer.SortContact:
			return string(contactText(nil, &l.Record))
		case foyer.SortSource:
			return string(sortText(nil, l.Record.Values[foyer.SlotSource]))
		case foyer.SortOwner:
			return string(sortText(nil, names[l.Owner]))
		case foyer.SortStatus:
			return fmt.Sprint(foyer.StatusPlace(l.Record.Values[foyer.SlotStatus]))
		case foyer.SortActive:
			return string(l.Active)
		}
		return string(l.Created)
	}
	slices.SortFunc(found, func(a, b Lead) int {
		c := cmp.Or(cmp.Compare(text(&a), text(&b)), cmp.Compare(a.N, b.N))
		if desc {
			return -c
		}
		return c
	})
	return found, gone
}

func ids(leads []Lead) []string {
	out := make([]string, len(leads))
	for i := range leads {
		out[i] = leads[i].ID
	}
	return out
}

func rowIDs(rows []foyer.LeadRow) []string {
	out := make([]string, len(rows))
	for i := range rows {
		out[i] = rows[i].ID
	}
	return out
}

var allSorts = []foyer.LeadSort{
	foyer.SortName, foyer.SortContact, foyer.SortSource, foyer.SortOwner,
	foyer.SortStatus, foyer.SortActive, foyer.SortCreated,
}

// filters to try each sort with.
func (sh *shelf) filters() map[string]foyer.LeadFilter {
	return map[string]foyer.LeadFilter{
		"none":          {},
		"status":        {Statuses: []string{"new"}},
		"two statuses":  {Statuses: []string{"new", "lost"}},
		"source":        {Sources: []string{"école"}},
		"owner":         {Owners: []string{sh.people[1].ID}},
		"nobody":        {Owners: []string{foyer.NoOwner, sh.people[0].ID}},
		"import":        {Imports: []string{sh.imports[1].ID}},
		"all four":      {Statuses: []string{"new", "offer"}, Sources: []string{"Zillow", "Brand new"}, Owners: []string{sh.people[2].ID}, Imports: []string{sh.imports[0].ID, sh.imports[2].ID}},
		"archived only": {Archived: foyer.ArchivedOnly},
		"archived all":  {Archived: foyer.ArchivedAll, Statuses: []string{"closed"}},
		"approved":      {Approved: true},
		"created":       {DateField: "created", From: "2026-02-01", To: "2026-02-28"},
		"active":        {DateField: "active", From: "2026-03-01", Sources: []string{"Website"}},
		"unknown":       {Sources: []string{"no such"}},
		"search":        {Search: "smi"},
		"search status": {Search: "an smi", Statuses: []string{"new"}},
		"search dates":  {Search: "mont", DateField: "created", To: "2026-02-15"},
		"search appr":   {Search: "tremb", Approved: true, Archived: foyer.ArchivedAll},
		"search arch":   {Search: "gasp", Archived: foyer.ArchivedAll, Owners: []string{foyer.NoOwner}},
	}
}

// Every filter with every sort, both ways, in every sight, by offset and by
// cursor, is what the model says.
func TestLeadRows(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		sh := newShelf(t, s)
		sh.fill(1000)
		if err := s.IndexText(context.Background(), func(int64, int64) {}); err != nil {
			t.Fatal(err)
		}
		sh.mess()
		sights := map[string]foyer.Sight{
			"a partner": {Person: sh.people[0].N, Team: []int64{sh.people[0].N, sh.people[2].N}},
			"of a site": {Person: sh.people[1].N, Team: []int64{sh.people[1].N, 0, sh.people[0].N}, Approves: true},
			"all":       {All: true}, "approved": {All: true, Approved: true},
			"importer": {Person: sh.people[0].N}, "agent": {Person: sh.people[2].N},
		}
		for fname, f := range sh.filters() {
			for sname, sight := range sights {
				for i, by := range allSorts {
					// Every sort both ways for the whole book, turn about for the rest.
					for _, desc := range []bool{false, true} {
						if sname != "all" && desc == (i%2 == 0) {
							continue
						}
						name := fmt.Sprintf("%s/%s/%s/%v", fname, sname, by, desc)
						want, gone := sh.find(f, by, desc, sight)
						read(t, s, func(tx *Tx) error {
							sh.compare(tx, name, f, by, desc, sight, ids(want), gone)
							return nil
						})
					}
				}
			}
		}
	})
}

func (sh *shelf) compare(tx *Tx, name string, f foyer.LeadFilter, by foyer.LeadSort, desc bool, sight foyer.Sight, want []string, gone int) {
	sh.t.Helper()
	count, err := tx.CountLeads(f, sight)
	if err != nil {
		sh.t.Fatalf("%s: %v", name, err)
	}
	if f.Archived != foyer.ArchivedOut {
		gone = 0
	}
	if count.Found != len(want) || count.Archived != gone {
		sh.t.Fatalf("%s: counted %+v, want %d and %d", name, count, len(want), gone)
	}
	q := foyer.LeadQuery{Filter: f, Sort: by, Desc: desc, Limit: 40}
	for _, offset := range []int{0, 7, len(want) / 2, len(want) * 3 / 4, len(want) - 1, len(want) + 5} {
		q.Offset = max(offset, 0)
		page, err := tx.LeadRows(q, sight)
		if err != nil {
			sh.t.Fatalf("%s at %d: %v", name, offset, err)
		}
		from := min(q.Offset, len(want))
		part := want[from:min(from+40, len(want))]
		if got := rowIDs(page.Rows); !slices.Equal(got, part) {
			sh.t.Fatalf("%s at %d: %d rows, want %d\n%v\n%v", name, offset, len(got), len(part), got, part)
		}
	}
	q.Offset, q.Limit = 0, max(len(want)/3, 50)
	var got []string
	for pages := 0; pages < 5; pages++ {
		page, err := tx.LeadRows(q, sight)
		if err != nil {
			sh.t.Fatalf("%s: %v", name, err)
		}
		got = append(got, rowIDs(page.Rows)...)
		if q.After = page.Next; q.After == "" {
			break
		}
	}
	n := min(len(got), len(want))
	if len(want) <= 4*500 && !slices.Equal(got, want) || !slices.Equal(got[:n], want[:n]) {
		sh.t.Fatalf("%s by cursor: %d rows, want %d", name, len(got), len(want))
	}
	got = got[:0]
	err = tx.EachLead(f, by, desc, sight, func(l *Lead) error {
		got = append(got, l.ID)
		return nil
	})
	if err != nil || !slices.Equal(got, want) {
		sh.t.Fatalf("%s each: %d leads, want %d, %v", name, len(got), len(want), err)
	}
}

// Every way of answering a page answers the same page; which one is taken is
// only a matter of cost, and a small book takes one only.
func TestEveryWayIsTheSame(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		sh := newShelf(t, s)
		sh.fill(500)
		sh.mess()
		// An import alone at the end of the book is swept.
		late := sh.imports[0]
		for range 60 {
			sh.fill(1)
			l := &sh.leads[len(sh.leads)-1]
			write(t, s, func(tx *Tx) error {
				if _, err := tx.exec("UPDATE leads SET imp = ? WHERE n = ?", late.N, l.N); err != nil {
					return err
				}
				_, err := tx.exec("UPDATE lead_list SET imp = ? WHERE n = ?", late.N, l.N)
				if err == nil {
					err = tx.count(map[cell]int64{})
				}
				l.Import = late.N
				return err
			})
		}
		write(t, s, func(tx *Tx) error {
			if _, err := tx.exec("DELETE FROM lead_counts"); err != nil {
				return err
			}
			_, err := tx.exec(`INSERT INTO lead_counts (status, source, owner, imp, mark, many)
				SELECT status, source, owner, imp, mark, COUNT(*) FROM lead_list GROUP BY status, source, owner, imp, mark`)
			return err
		})
		sight := foyer.Sight{All: true}
		tried := map[string]int{}
		for fname, f := range sh.filters() {
			if f.Search != "" {
				continue
			}
			for _, by := range allSorts {
				for _, desc := range []bool{false, true} {
					want, _ := sh.find(f, by, desc, sight)
					for _, offset := range []int{0, len(want) / 3, len(want) * 4 / 5} {
						for _, cursor := range []bool{false, true} {
							read(t, s, func(tx *Tx) error {
								sc, err := tx.scope(f, sight)
								if err != nil || sc.none {
									return err
								}
								ways := map[string]func(*lister) ([]place, error){"sorted": (*lister).sorted}
								for column := range sc.narrow {
									if column != codedSort(by) {
										ways["by "+column] = func(ls *lister) ([]place, error) { return ls.gathered(column) }
									}
								}
								if codedSort(by) != "" {
									ways["byValue"] = (*lister).byValue
								} else {
									ways["walk"] = func(ls *lister) ([]place, error) {
										return ls.walk("", ls.found, ls.offset, ls.limit, ls.after)
									}
								}
								for name, way := range ways {
									ls := &lister{tx: tx, sc: sc, by: by, desc: desc, offset: offset, limit: 25, found: len(want)}
									if cursor {
										if codedSort(by) != "" && strings.HasPrefix(name, "by ") {
											continue // a gathered rank has no cursor: sorted answers
										}
										ls.offset, ls.limit = 0, offset
										if offset == 0 {
											continue
										}
										all, err := ls.sorted()
										if err != nil {
											return err
										}
										ls.after, ls.limit = &all[len(all)-1], 25
									}
									got, err := way(ls)
									if err != nil {
										return err
									}
									tried[name]++
									wanted := want[offset:min(offset+25, len(want))]
									if !slices.EqualFunc(got, wanted, func(p place, l Lead) bool { return p.n == l.N }) {
										t.Fatalf("%s by %s desc %v at %d, %s, cursor %v: %d places, want %d", fname, by, desc, offset, name, cursor, len(got), len(wanted))
									}
								}
								return nil
							})
						}
					}
				}
			}
		}
		for _, name := range []string{"sorted", "walk", "byValue", "by imp", "by status", "by source", "by owner"} {
			if tried[name] == 0 {
				t.Errorf("%s was never tried", name)
			}
		}
	})
}
