package store

import (
	"database/sql"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"

	"foyer/internal/foyer"
)

// A lead by its id, the leads of one person, the menus and the counts of the
// sidebar hold to sight as the list does.
func TestLeadsInSight(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		sh := newShelf(t, s)
		sh.fill(600)
		sh.mess()
		for _, sight := range []foyer.Sight{
			{All: true},
			{All: true, Approved: true},
			{Person: sh.people[0].N},
			{Person: sh.people[1].N},
			{Person: sh.people[2].N, Approved: true},
			{Person: 99},
			{Person: sh.people[0].N, Team: []int64{sh.people[0].N, sh.people[1].N}},
			{Person: sh.people[2].N, Team: []int64{0, sh.people[0].N}, Approves: true},
		} {
			read(t, s, func(tx *Tx) error {
				live, waits, gone := 0, 0, 0
				sources, owners, imports := map[string]int{}, map[string]int{}, map[string]int{}
				asked, lines := []string{"no such lead"}, []string{}
				for i := range sh.leads {
					l := &sh.leads[i]
					seen := sh.seen(sight, false, l)
					got, err := tx.Lead(l.ID, sight)
					if seen && (err != nil || got.N != l.N) || !seen && foyer.KindOf(err) != foyer.NotFound {
						t.Fatalf("sight %+v: lead %+v: %v", sight, l, err)
					}
					// Asked for from the last to the first, and one of them twice.
					asked = slices.Insert(asked, 0, l.ID)
					if !seen {
						continue
					}
					lines = slices.Insert(lines, 0, l.ID)
					approved := sh.seen(sight, true, l)
					switch {
					case l.Archived != "" && approved:
						gone++
					case l.Archived != "":
					case approved:
						live++
					default:
						waits++
					}
					if l.Archived == "" {
						sources[l.Record.Values[foyer.SlotSource]]++
						imports[importID(sh, l.Import)]++
						owners[ownerID(sh, l.Owner)]++
					}
				}
				rows, err := tx.RowsByID(append(asked, asked[0]), sight)
				if err != nil {
					return err
				}
				got := make([]string, len(rows))
				for i, r := range rows {
					got[i] = r.ID
				}
				if !slices.Equal(got, lines) {
					t.Errorf("sight %+v: %d lines, want %d in the order asked for", sight, len(got), len(lines))
				}
				waiting, brought := 0, 0
				for i, imp := range sh.imports {
					if !sight.All && !sight.Brought(imp.By) {
						continue
					}
					if brought++; i > 0 {
						waiting++
					}
				}
				sum, err := tx.Summary(sight)
				if err != nil || sum.Leads != live || sum.Pending != waits || sum.Archived != gone || sum.Imports != brought || sum.Waiting != waiting {
					t.Errorf("sight %+v: %+v, want %d live, %d pending, %d archived; %v", sight, sum, live, waits, gone, err)
				}
				o, err := tx.LeadOptions(sight)
				if err != nil {
					return err
				}
				delete(sources, "")
				delete(imports, "")
				for name, c := range map[string]struct {
					got  []foyer.Option
					want map[string]int
				}{"sources": {o.Sources, sources}, "owners": {o.Owners, owners}, "imports": {o.Imports, imports}} {
					if len(c.got) != len(c.want) {
						t.Errorf("sight %+v: %s %v, want %v", sight, name, c.got, c.want)
					}
					for _, opt := range c.got {
						if c.want[opt.Value] != opt.Count {
							t.Errorf("sight %+v: %s %+v, want %d", sight, name, opt, c.want[opt.Value])
						}
					}
				}
				if len(o.Statuses) != len(foyer.Statuses()) {
					t.Errorf("statuses: %v", o.Statuses)
				}
				return nil
			})
		}
	})
}

func importID(sh *shelf, n int64) string {
	for _, imp := range sh.imports {
		if imp.N == n {
			return imp.ID
		}
	}
	return ""
}

func ownerID(sh *shelf, n int64) string {
	for _, p := range sh.people {
		if p.N == n {
			return p.ID
		}
	}
	return foyer.NoOwner
}

// What goes in comes out, whole; and what the list shows of it.
func TestLeadIsKeptWhole(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		sh := newShelf(t, s)
		rec := &foyer.Record{}
		for _, slot := range leadTexts {
			rec.Values[slot] = "v " + foyer.Catalogue()[slot].Key + " \"é\\"
		}
		rec.Values[foyer.SlotFullName], rec.Values[foyer.SlotStatus] = "", "offer"
		rec.Phones = []foyer.Contact{
			{Kind: foyer.ContactFax, Raw: "call \"me\" \\ <é>", Nat: "12", Ext: "3"},
			{Kind: foyer.ContactMain, Raw: "+15145550123", Norm: "+15145550123", Nat: "5145550123"},
			{Kind: foyer.ContactMain},
		}
		rec.Emails = []foyer.Contact{{Kind: foyer.ContactWork, Raw: "A@B.ca", Norm: "a@b.ca"}, {Kind: foyer.ContactMain, Raw: "x, \"y\""}}
		rec.Notes = []foyer.NewNote{{Kind: foyer.NoteTyped, Text: " one "}, {Kind: foyer.NoteImport, Text: "two"}, {Kind: foyer.NoteTyped, Text: "one"}, {Text: " "}}
		keys := foyer.Keys{Name: 1 << 63, Phones: []uint64{5, 1<<64 - 1, 3}, Emails: []uint64{7}}
		first, second, third := uuid.NewString(), uuid.NewString(), uuid.NewString()
		at := foyer.Time("2026-03-01T10:00:00.123Z")
		var ns []int64
		write(t, s, func(tx *Tx) (err error) {
			ns, err = tx.InsertLeads([]NewLead{
				{ID: first, Record: rec, Keys: keys, Owner: sh.people[0].N, Import: sh.imports[0].N, Row: 9, By: sh.people[1].N, Created: at, Active: at},
				{ID: second, Record: &foyer.Record{}, Person: first, Created: at, Active: at, Import: sh.imports[0].N, Row: 10},
				{ID: third, Record: &foyer.Record{}, Person: first, Created: at, Active: at, Owner: sh.people[2].N},
			})
			return err
		})
		if len(ns) != 3 || ns[1] != ns[0]+1 || ns[2] != ns[1]+1 {
			t.Fatalf("numbers %v", ns)
		}
		read(t, s, func(tx *Tx) error {
			l, err := tx.LeadByN(ns[0])
			if err != nil {
				return err
			}
			want := rec.Values
			want[foyer.SlotCreatedAt] = string(at)
			if l.Record.Values != want || !slices.Equal(l.Record.Phones, rec.Phones) || !slices.Equal(l.Record.Emails, rec.Emails) ||
				l.ID != first || l.Person != first || l.Owner != sh.people[0].N || l.Import != sh.imports[0].N || l.Row != 9 ||
				l.By != sh.people[1].N || l.Created != at || l.Active != at || l.Born == "" || l.Stamps != nil {
				t.Errorf("came out as %+v", l)
			}
			slices.Sort(l.Keys.Phones)
			if l.Keys.Name != keys.Name || !slices.Equal(l.Keys.Phones, []uint64{3, 5, 1<<64 - 1}) || !slices.Equal(l.Keys.Emails, keys.Emails) {
				t.Errorf("keys %+v", l.Keys)
			}
			notes, err := tx.Notes(ns[0])
			if len(notes) != 2 || notes[0].Text != "one" || notes[1].Text != "two" || notes[1].Kind != foyer.NoteImport || notes[0].Row != 9 || notes[0].By != l.By {
				t.Errorf("notes %+v", notes)
			}
			if err != nil {
				return err
			}
			for i, id := range []string{first, second, third} {
				l, err := tx.LeadByN(ns[i])
				if err != nil {
					return err
				}
				var refs []string
				related, err := tx.Related(&l, foyer.Sight{All: true})
				for _, r := range related {
					refs = append(refs, r.ID)
				}
				others := slices.DeleteFunc([]string{first, second, third}, func(o string) bool { return o == id })
				if !slices.Equal(refs, others) || err != nil {
					t.Errorf("related to %d: %v, %v", i, refs, err)
				}
			}
			third, err := tx.Related(&l, foyer.Sight{Person: sh.people[2].N})
			if len(third) != 1 || err != nil {
				t.Errorf("related in sight: %v, %v", third, err)
			}
			n, err := tx.LeadOfRow(sh.imports[0].N, 10)
			if n != ns[1] || err != nil {
				t.Errorf("row 10 is %d, %v", n, err)
			}
			if _, err := tx.LeadOfRow(sh.imports[0].N, 11); foyer.KindOf(err) != foyer.NotFound {
				t.Errorf("row 11: %v", err)
			}
			rows, err := tx.LeadsOfRows(sh.imports[0].N, []int{9, 10, 11})
			if len(rows) != 2 || rows[9] != ns[0] || err != nil {
				t.Errorf("rows %v, %v", rows, err)
			}
			byID, err := tx.LeadsByID([]string{first, third[0].ID, "none"})
			if len(byID) != 2 || byID[first].N != ns[0] || err != nil {
				t.Errorf("by id %v, %v", byID, err)
			}
			page, err := tx.LeadRows(foyer.LeadQuery{Sort: foyer.SortCreated}, foyer.Sight{All: true})
			if err != nil || len(page.Rows) != 3 {
				t.Fatalf("%d rows, %v", len(page.Rows), err)
			}
			r := page.Rows[0]
			if r.Name != "v first_name \"é\\ v last_name \"é\\" || r.More != 3 || r.Import != sh.imports[0].ID || r.Pending ||
				r.OwnerName != sh.people[0].Name || r.Email != "A@B.ca" || page.Next != "" {
				t.Errorf("shown as %+v, next %q", r, page.Next)
			}
			return nil
		})
	})
}

// Lists walk an index that covers them: no plan sorts the book or reads its rows.
func TestListsWalkIndexes(t *testing.T) {
	s := openTest(t, Options{})
	sh := newShelf(t, s)
	sh.fill(300)
	for fname, f := range sh.filters() {
		if f.Search != "" || f.DateField != "" {
			continue
		}
		for _, by := range allSorts {
			read(t, s, func(tx *Tx) error {
				sc, err := tx.scope(f, foyer.Sight{All: true})
				if err != nil || sc.none {
					return err
				}
				ls := &lister{tx: tx, sc: sc, by: by}
				column := ls.column()
				text := "SELECT " + column + ", n FROM lead_list" + whereOf([]string{sc.plain}) + " ORDER BY " + column + ", n LIMIT 100 OFFSET 5"
				if codedSort(by) != "" {
					text = "SELECT " + column + ", n FROM lead_list" + whereOf([]string{column + " = 1", sc.plain}) + " ORDER BY n LIMIT 100 OFFSET 5"
				}
				return tx.each("EXPLAIN QUERY PLAN "+text, nil, func(rows *sql.Rows) error {
					var a, b, c int
					var detail string
					err := rows.Scan(&a, &b, &c, &detail)
					if !strings.Contains(detail, "COVERING INDEX list_"+column) {
						t.Errorf("%s by %s: %s", fname, by, detail)
					}
					return err
				})
			})
		}
	}
}
