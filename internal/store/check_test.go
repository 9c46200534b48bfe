package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"foyer/internal/foyer"
)

// someLeads writes n leads of an import and answers their numbers.
func someLeads(t testing.TB, s *Store, imp int64, n int) []int64 {
	t.Helper()
	batch := make([]NewLead, n)
	for i := range batch {
		rec := &foyer.Record{Emails: []foyer.Contact{{Raw: "a@b.ca", Norm: "a@b.ca"}}}
		rec.Values[foyer.SlotFullName] = "Lead " + strings.Repeat("x", i%7)
		rec.Values[foyer.SlotStatus] = "new"
		batch[i] = NewLead{
			ID: newDevice() + newDevice(), Record: rec, Import: imp, Row: i + 2,
			Created: foyer.TimeOf(s.now()), Active: foyer.TimeOf(s.now()),
		}
	}
	var ns []int64
	write(t, s, func(tx *Tx) (err error) {
		ns, err = tx.InsertLeads(batch)
		return err
	})
	if err := s.IndexText(context.Background(), func(int64, int64) {}); err != nil {
		t.Fatal(err)
	}
	return ns
}

func TestCheck(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		imp := newImport(t, s, "one")
		ns := someLeads(t, s, imp.N, 20)
		addAll(t, s, imp.N, someRows(1200), 600)
		check := func() string {
			t.Helper()
			problems, err := s.Check(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			var keys []string
			for _, p := range problems {
				if p.Text == "" || p.String() != p.Text {
					t.Errorf("a problem without words: %+v", p)
				}
				keys = append(keys, p.Key)
			}
			return strings.Join(keys, " ")
		}
		if got := check(); got != "" {
			t.Fatalf("a sound book: %s", got)
		}
		key := "rowid"
		if s.dialect == onPostgres {
			key = "n"
		}
		for _, c := range []struct{ what, do, undo, want string }{
			{"a value turned", "UPDATE leads SET city = 'x' WHERE n = ?", "UPDATE leads SET city = '' WHERE n = ?", "check.sum"},
			{
				"an import gone", "UPDATE leads SET imp = 999 WHERE n = ?",
				fmt.Sprintf("UPDATE leads SET imp = %d WHERE n = ?", imp.N), "check.dangling",
			},
			{
				"a count wrong", "UPDATE import_blocks SET fresh = fresh + 1 WHERE block = 0 AND ? > 0",
				"UPDATE import_blocks SET fresh = fresh - 1 WHERE block = 0 AND ? > 0", "check.import_counts",
			},
			{
				"a note left behind", "INSERT INTO notes (id, lead, kind, body, at, stamp) VALUES ('q', ?, 'note', '', '', '')",
				"", "check.dangling",
			},
			{"not in the index", "DELETE FROM lead_text WHERE " + key + " = ?", "", "check.dangling"},
		} {
			n := ns[4]
			if c.what == "a note left behind" {
				n += 1000
			}
			write(t, s, func(tx *Tx) error { _, err := tx.exec(c.do, n); return err })
			if got := check(); got != c.want {
				t.Errorf("%s: %q, not %q", c.what, got, c.want)
			}
			undo := c.undo
			if undo == "" {
				undo = "DELETE FROM notes WHERE id = 'q' AND ? > 0"
			}
			write(t, s, func(tx *Tx) error { _, err := tx.exec(undo, n); return err })
		}
	})
}

// What a connection knew of the text index before others wrote it is no damage.
func TestCheckBesideAMerge(t *testing.T) {
	s, err := Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "foyer.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	s.reader.SetMaxOpenConns(1)
	for round := range 4 {
		someLeads(t, s, 0, 300)
		if err := s.IndexText(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		if problems, err := s.Check(t.Context()); err != nil || len(problems) > 0 {
			t.Fatalf("round %d: %v, %v", round, problems, err)
		}
		if err := s.TendText(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	write(t, s, func(tx *Tx) error {
		_, err := tx.exec("INSERT INTO lead_text (lead_text) VALUES ('optimize')")
		return err
	})
	if problems, err := s.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("merged to one piece: %v, %v", problems, err)
	}
}

func TestCheckFindsADamagedPage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "foyer.db")
	s, err := Open(t.Context(), "sqlite:"+path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	someLeads(t, s, 0, 3000)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := len(b) / 2 / 4096 * 4096
	for i := at; i < at+4096; i++ {
		b[i] = 0
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(t.Context(), "sqlite:"+path, Options{}); err != nil {
		return // refused at once: as good
	}
	defer s.Close()
	problems, err := s.Check(t.Context())
	if err == nil && len(problems) == 0 {
		t.Error("a page of zeros, and nothing is said")
	}
	if err != nil && foyer.KindOf(err) != foyer.Invalid {
		t.Errorf("a damaged page is told as %v", err)
	}
}
