package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"foyer/internal/foyer"
)

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
