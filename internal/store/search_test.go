package store

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"

	"foyer/internal/foyer"
)

// findable puts one lead into a book and answers it.
func findable(t testing.TB, s *Store, set func(r *foyer.Record)) Lead {
	t.Helper()
	rec := &foyer.Record{}
	set(rec)
	id := uuid.NewString()
	var l Lead
	write(t, s, func(tx *Tx) error {
		ns, err := tx.InsertLeads([]NewLead{{ID: id, Record: rec, Created: "2026-01-01T00:00:00.000Z", Active: "2026-01-01T00:00:00.000Z"}})
		if err != nil {
			return err
		}
		l, err = tx.LeadByN(ns[0])
		return err
	})
	return l
}

func finds(t testing.TB, s *Store, f foyer.LeadFilter) []string {
	t.Helper()
	var names []string
	read(t, s, func(tx *Tx) error {
		page, err := tx.LeadRows(foyer.LeadQuery{Filter: f, Sort: foyer.SortCreated}, foyer.Sight{All: true})
		if err != nil {
			t.Errorf("search %q: %v", f.Search, err)
		}
		for _, r := range page.Rows {
			names = append(names, r.Name)
		}
		return nil
	})
	return names
}

func dialled(raw, norm, nat string) foyer.Contact {
	return foyer.Contact{Kind: foyer.ContactMobile, Raw: raw, Norm: norm, Nat: nat}
}

func TestSearch(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		findable(t, s, func(r *foyer.Record) {
			r.Values[foyer.SlotFullName] = "Élise O'Brien-Côté"
			r.Values[foyer.SlotCity] = "Montréal"
			r.Values[foyer.SlotPostalCode] = "H2X 1Y4"
			r.Values[foyer.SlotSource] = "Open house"
			r.Values[foyer.SlotStatus] = "qualified"
			r.Values[foyer.SlotMLSID] = "MLS-448812"
			r.Values[foyer.SlotWebsite] = "https://www.elise-immo.ca/contact"
			r.Phones = []foyer.Contact{dialled("(514) 555-0123", "+15145550123", "5145550123"), dialled("06 12 34 56 78", "+33612345678", "0612345678")}
			r.Emails = []foyer.Contact{{Raw: "Elise.Obrien@Gmail.com", Norm: "elise.obrien@gmail.com"}}
			r.Notes = []foyer.NewNote{{Kind: foyer.NoteTyped, Text: "Aime le jardin; rappeler « après » 17 h"}}
		})
		findable(t, s, func(r *foyer.Record) {
			r.Values[foyer.SlotFirstName], r.Values[foyer.SlotLastName] = "李", "小龙"
			r.Values[foyer.SlotMessage] = "AND OR NOT \"quoted\" NEAR(a b) * ^ jardin"
			r.Values[foyer.SlotSource] = "Zillow"
			r.Phones = []foyer.Contact{dialled("5550123", "", "5550123"), dialled("+420 601 123 456", "+420601123456", "601123456")}
		})
		const elise, li = "Élise O'Brien-Côté", "李 小龙"
		both := []string{elise, li}
		for _, c := range []struct {
			search, in string
			want       []string
		}{
			{"el", "", []string{elise}},
			{"ÉLI", "", []string{elise}},
			{"elise", "", []string{elise}},
			{"lise", "", nil},
			{"e", "", []string{elise}},
			{"cote brien", "", []string{elise}},
			{"o'brien", "", []string{elise}},
			{"obrien", "", []string{elise}},
			{"O’Bri", "", []string{elise}},
			{"brien-co", "", []string{elise}},
			{"montre el", "", []string{elise}},
			{"李", "", []string{li}},
			{"小龙", "", []string{li}},
			{"jardin", "", both},
			{"apres", "", []string{elise}},
			{"h2x1y4", "", []string{elise}},
			{"h2x 1y", "", []string{elise}},
			{"mls-4488", "", []string{elise}},
			{"448812", "", []string{elise}},
			{"elise-immo.ca", "", []string{elise}},
			{"www.elise-immo.ca", "", []string{elise}},
			{"elise.ca", "", []string{elise}},
			{"elise@hotmail.com", "", nil},
			{"elise.obrien@gmail.com", "", []string{elise}},
			{"elise.ob", "", []string{elise}},
			{"@gmail.com", "", []string{elise}},
			{"gmail", "", []string{elise}},
			// Digits: the start of the form from abroad, at home, the last seven; or the last four.
			{"1514555", "", []string{elise}},
			{"+1 (514) 555-01", "", []string{elise}},
			{"(514) 555-01", "", []string{elise}},
			{"5145", "", []string{elise}},
			{"514.555.0123", "", []string{elise}},
			{"5550123", "", both},
			{"555-01", "", both},
			{"0123", "", both},
			{"0124", "", nil},
			{"45550123", "", nil},
			{"4555", "", nil},
			{"14555012", "", nil},
			{"51455501234", "", nil},
			{"0612", "", []string{elise}},
			{"06 12 34", "", []string{elise}},
			{"+33 6 12", "", []string{elise}},
			{"0033 612", "", []string{elise}},
			{"+33 (0)6 12 34", "", []string{elise}},
			{"33612345678", "", []string{elise}},
			{"612345678", "", nil},
			{"5678", "", []string{elise}},
			{"4206", "", []string{li}},
			{"420601", "", []string{li}},
			{"+420 601 123 456", "", []string{li}},
			{"601123456", "", []string{li}},
			{"1234567", "", nil},
			{"514 555 elise", "", []string{elise}},
			// Fields.
			{"el", "name", []string{elise}},
			{"el", "email", []string{elise}},
			{"montreal", "name", nil},
			{"montreal", "city", []string{elise}},
			{"jardin", "notes", []string{elise}},
			{"jardin", "message", []string{li}},
			{"open ho", "source", []string{elise}},
			{"qual", "status", []string{elise}},
			{"4488", "mls_id", []string{elise}},
			{"5145", "mls_id", nil},
			{"5145", "phone", []string{elise}},
			{"nobody", "owner", nil},
			{"ouse", "source", nil},
			{"open jardin", "", []string{elise}},
			// Nothing typed yet.
			{"(", "", both},
			{"  ", "", both},
			{"\"", "", both},
		} {
			f := foyer.LeadFilter{Search: c.search, In: c.in}
			if got := finds(t, s, f); !slices.Equal(got, c.want) {
				t.Errorf("search %q in %q: %q, want %q", c.search, c.in, got, c.want)
			}
			if c.in != "" {
				f = foyer.LeadFilter{Where: []foyer.Condition{{Field: c.in, Value: c.search}}}
				if got := finds(t, s, f); !slices.Equal(got, c.want) {
					t.Errorf("where %q holds %q: %q, want %q", c.in, c.search, got, c.want)
				}
			}
		}
		two := foyer.LeadFilter{Search: "jardin", Where: []foyer.Condition{{Field: "city", Value: "mont"}, {Field: "source", Value: "open"}}}
		if got := finds(t, s, two); !slices.Equal(got, []string{elise}) {
			t.Errorf("three boxes: %q", got)
		}
	})
}

// Nothing a person types is a mistake in a query.
func TestSearchTakesAnything(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		findable(t, s, func(r *foyer.Record) { r.Values[foyer.SlotFullName] = "Ann Lee" })
		for _, text := range []string{
			`"`, `""`, `'`, `ann"`, `"ann`, `ann*`, `^ann`, `ann AND`, `NOT ann`, `OR`, `NEAR(ann lee, 2)`, `name:ann`,
			`{name}: ann`, `- name : ann`, `ann + lee`, `(ann`, `ann)`, `a.b.c.d@`, `@`, `@@@`, `'; DROP TABLE leads; --`, `%`, `_`, `\`, `\\`,
			`ann:*`, `ann & !lee`, `<->`, `'ann':*`, "\x00", "ann\x00lee", "\xff\xfe", "\U000F0001", "\U000FE000514", strings.Repeat("ann ", 500),
			strings.Repeat("a", 5000), strings.Repeat("1", 400), strings.Repeat("1 ", 400), strings.Repeat("a.", 300), "(0)", "5(0)5", "+", "00", "0000", "’", "e\u0301",
		} {
			for _, in := range []string{"", "name", "phone", "notes", "source", "owner", "status"} {
				finds(t, s, foyer.LeadFilter{Search: text, In: in})
			}
		}
		if err := s.Read(context.Background(), func(tx *Tx) error {
			_, err := tx.LeadRows(foyer.LeadQuery{Filter: foyer.LeadFilter{Search: "a", In: "no_such"}}, foyer.Sight{All: true})
			return err
		}); foyer.KindOf(err) != foyer.Invalid {
			t.Errorf("a field that is none: %v", err)
		}
	})
}

// An edit, a note and an archiving keep what is found and counted in step.
func TestUpdateKeepsWords(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		l := findable(t, s, func(r *foyer.Record) {
			r.Values[foyer.SlotFullName] = "Ann Lee"
			r.Phones = []foyer.Contact{dialled("5145550123", "+15145550123", "5145550123")}
		})
		found := func(search string, want bool, f foyer.LeadFilter) {
			t.Helper()
			f.Search = search
			if got := len(finds(t, s, f)) == 1; got != want {
				t.Errorf("found by %q %+v: %v", search, f.Archived, got)
			}
		}
		update := func(entity string, fn func(l *Lead)) {
			t.Helper()
			write(t, s, func(tx *Tx) error {
				was, err := tx.LeadByN(l.N)
				if err != nil {
					return err
				}
				now := was
				fn(&now)
				return tx.UpdateLead(&was, &now, Change{Entity: entity, EntityID: l.ID, Kind: foyer.ChangeEdit, Now: map[string]string{"full_name": "x"}})
			})
		}
		update("lead", func(l *Lead) {
			l.Record.Values[foyer.SlotFullName] = "Bea Roy"
			l.Record.Phones = []foyer.Contact{dialled("418", "", "418"), dialled("4185559999", "+14185559999", "4185559999")}
		})
		found("ann", false, foyer.LeadFilter{})
		found("0123", false, foyer.LeadFilter{})
		found("bea", true, foyer.LeadFilter{})
		found("418 555 99", true, foyer.LeadFilter{})
		write(t, s, func(tx *Tx) error {
			return tx.InsertNotes([]Note{{ID: "n1", Lead: l.N, Kind: foyer.NoteTyped, Text: "Vergers", At: "x"}})
		})
		update("note", func(l *Lead) {})
		found("verger", true, foyer.LeadFilter{})
		update("lead", func(l *Lead) { l.Archived = "2026-02-01T00:00:00.000Z" })
		found("verger", false, foyer.LeadFilter{})
		found("verger", true, foyer.LeadFilter{Archived: foyer.ArchivedOnly})
		found("verger", true, foyer.LeadFilter{Archived: foyer.ArchivedAll})
		read(t, s, func(tx *Tx) error {
			got, err := tx.LeadByN(l.N)
			if err != nil {
				return err
			}
			if got.Record.Values[foyer.SlotFullName] != "Bea Roy" || len(got.Record.Phones) != 2 || got.Archived == "" ||
				got.Stamps["full_name"] <= got.Born || len(got.Stamps) != 1 {
				t.Errorf("the lead is %+v", got)
			}
			changes, err := tx.Changes("lead", l.ID)
			if len(changes) != 2 {
				t.Errorf("%d changes of the lead", len(changes))
			}
			return err
		})
		checkCounts(t, s)
	})
}

// checkCounts holds the kept counts, the narrow rows and the text index against
// the leads themselves.
func checkCounts(t testing.TB, s *Store) {
	t.Helper()
	read(t, s, func(tx *Tx) error {
		one := func(text string) (n int) {
			if err := tx.get([]any{&n}, text); err != nil {
				t.Fatal(err)
			}
			return n
		}
		leads := one("SELECT COUNT(*) FROM leads")
		if n := one("SELECT COUNT(*) FROM lead_list"); n != leads {
			t.Errorf("%d leads, %d narrow rows", leads, n)
		}
		if n := one("SELECT COUNT(*) FROM leads l JOIN lead_list k ON k.n = l.n AND k.owner = l.owner AND k.imp = l.imp AND k.line = l.line"); n != leads {
			t.Errorf("%d leads, %d agree with their narrow rows", leads, n)
		}
		if n := one("SELECT COALESCE(CAST(SUM(many) AS BIGINT), 0) FROM lead_counts"); n != leads {
			t.Errorf("%d leads, %d counted", leads, n)
		}
		wrong := one(`SELECT COUNT(*) FROM (SELECT status, source, owner, imp, mark, CAST(SUM(many) AS BIGINT) AS many FROM (
				SELECT status, source, owner, imp, mark, many FROM lead_counts
				UNION ALL SELECT status, source, owner, imp, mark, -1 FROM lead_list) x
			GROUP BY status, source, owner, imp, mark HAVING SUM(many) <> 0) y`)
		if wrong != 0 {
			t.Errorf("%d counts are off", wrong)
		}
		upTo, err := tx.textUpTo()
		if err != nil {
			return err
		}
		key := "rowid"
		if s.dialect == onPostgres {
			key = "n"
		}
		indexed := one("SELECT COUNT(*) FROM (SELECT " + key + " FROM lead_text) x")
		var want int
		if err := tx.get([]any{&want}, "SELECT COUNT(*) FROM leads WHERE n <= ?", upTo); err != nil {
			return err
		}
		if s.dialect == onPostgres && indexed != want {
			t.Errorf("%d leads in the text index, want %d", indexed, want)
		}
		if n := one("SELECT COUNT(*) FROM lead_keys WHERE n NOT IN (SELECT n FROM leads)"); n != 0 {
			t.Errorf("%d keys of nobody", n)
		}
		if n := one("SELECT COUNT(*) FROM notes WHERE lead NOT IN (SELECT n FROM leads)"); n != 0 {
			t.Errorf("%d notes on nobody", n)
		}
		return nil
	})
	if s.dialect == onSQLite {
		// It writes nothing, but FTS5 checks itself by an INSERT.
		write(t, s, func(tx *Tx) error {
			_, err := tx.exec("INSERT INTO lead_text (lead_text) VALUES ('integrity-check')")
			return err
		})
	}
}
