package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"foyer/internal/foyer"
)

func noProgress(int64, int64) {}

// termsOf lists every word of the text index with its group and the leads it is of.
func termsOf(t *testing.T, s *Store) []string {
	t.Helper()
	type word struct{ term, col string }
	var words []word
	out := []string{}
	write(t, s, func(tx *Tx) error {
		for _, text := range []string{
			"INSERT INTO lead_text (lead_text) VALUES ('integrity-check')",
			"CREATE VIRTUAL TABLE terms USING fts5vocab(lead_text, 'col')",
		} {
			if _, err := tx.exec(text); err != nil {
				return err
			}
		}
		err := tx.each("SELECT term, col FROM terms ORDER BY 1, 2", nil, func(rows *sql.Rows) error {
			var w word
			err := rows.Scan(&w.term, &w.col)
			words = append(words, w)
			return err
		})
		for i := 0; i < len(words) && err == nil; i++ {
			var ns []int64
			ns, err = listOf[int64](tx, "SELECT rowid FROM lead_text WHERE lead_text MATCH ? ORDER BY rowid", words[i].col+` : "`+words[i].term+`"`)
			if len(ns) > 0 {
				out = append(out, fmt.Sprint(words[i], ns))
			}
		}
		if err == nil {
			_, err = tx.exec("DROP TABLE terms")
		}
		return err
	})
	if len(out) < 300 {
		t.Fatalf("only %d words", len(out))
	}
	return out
}

func beginBeside(t *testing.T, s *Store) *TextBeside {
	t.Helper()
	b, err := s.BuildText(t.Context(), fewForBulk)
	if err != nil || b == nil {
		t.Fatalf("no index beside: %v, %v", b, err)
	}
	return b
}

func leftFiles(t *testing.T, s *Store) []string {
	t.Helper()
	all, err := filepath.Glob(s.path + ".*")
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// What is built beside is, word for word, what IndexText makes of the leads, also of
// those that changed, came by hand or went while it was built; and the book goes on with
// it as with its own.
func TestTextBeside(t *testing.T) {
	s := openTest(t, Options{})
	b := beginBeside(t, s)
	sh := newShelf(t, s)
	for range 6 {
		sh.fill(500)
	}
	write(t, s, func(tx *Tx) error { // one changes, one goes
		was, err := tx.LeadByN(sh.leads[7].N)
		if err != nil {
			return err
		}
		now := was
		now.Record.Values[foyer.SlotCity] = "Zagreb"
		if err := tx.UpdateLead(&was, &now, Change{Entity: "lead", EntityID: was.ID, Was: map[string]string{}, Now: map[string]string{"city": "Zagreb"}}); err != nil {
			return err
		}
		return tx.takeOut([]int64{sh.leads[9].N})
	})
	undone := errors.New("undone")
	if err := s.Write(t.Context(), func(tx *Tx) error { // these never came
		if _, err := tx.InsertLeads([]NewLead{{ID: "never", Record: &foyer.Record{}, Created: "x", Active: "x"}}); err != nil {
			return err
		}
		return undone
	}); !errors.Is(err, undone) {
		t.Fatal(err)
	}
	b.End()
	sh.fill(1) // one more, by hand
	if err := b.Land(t.Context(), noProgress); err != nil {
		t.Fatal(err)
	}
	read(t, s, func(tx *Tx) error {
		upTo, err := tx.textUpTo()
		if last := sh.leads[len(sh.leads)-1].N; upTo != last {
			t.Errorf("the index came to %d, want %d", upTo, last)
		}
		return err
	})
	if left := leftFiles(t, s); len(left) > 0 {
		t.Errorf("files left: %v", left)
	}
	beside := termsOf(t, s)
	again := func() []string {
		t.Helper()
		if err := s.RebuildText(t.Context(), noProgress); err != nil {
			t.Fatal(err)
		}
		return termsOf(t, s)
	}
	want := again()
	for i, w := range want {
		if !slices.Contains(beside, w) {
			t.Errorf("beside lacks %.200s", w)
		}
		if i < len(beside) && !slices.Contains(want, beside[i]) {
			t.Errorf("beside has %.200s", beside[i])
		}
	}
}

// A book that took an index over writes on in it.
func TestTextBesideIsTheBooks(t *testing.T) {
	s := openTest(t, Options{})
	// The writer has had the index in hand before.
	first := newShelf(t, s)
	first.fill(40)
	if err := s.DropImportLeads(t.Context(), first.imports[0].N, nothing); err != nil {
		t.Fatal(err)
	}
	write(t, s, func(tx *Tx) error {
		ns, err := listOf[int64](tx, "SELECT n FROM leads")
		if err == nil && len(ns) > 0 {
			err = tx.takeOut(ns)
		}
		return err
	})
	b := beginBeside(t, s)
	sh := first
	sh.leads = nil
	sh.fill(900)
	if err := b.Land(t.Context(), noProgress); err != nil {
		t.Fatal(err)
	}
	sh.fill(20)
	write(t, s, func(tx *Tx) error { return tx.takeOut([]int64{sh.leads[3].N, sh.leads[905].N}) })
	if err := s.IndexText(t.Context(), noProgress); err != nil {
		t.Fatal(err)
	}
	if err := s.TendText(t.Context()); err != nil {
		t.Fatal(err)
	}
	got := termsOf(t, s)
	if err := s.RebuildText(t.Context(), noProgress); err != nil {
		t.Fatal(err)
	}
	if want := termsOf(t, s); !slices.Equal(got, want) {
		t.Errorf("%d words, want %d", len(got), len(want))
	}
	checkCounts(t, s)
}

// While the book is not ready for what was built, its pieces are merged; once it is, it
// need not wait for that.
func TestTextBesideMerges(t *testing.T) {
	for name, await := range map[string]bool{"in time": false, "awaited": true} {
		t.Run(name, func(t *testing.T) {
			usual := besideHash
			besideHash = 64 << 10
			defer func() { besideHash = usual }()
			s := openTest(t, Options{})
			b := beginBeside(t, s)
			b.mu.Lock()
			b.awaited = await
			b.mu.Unlock()
			sh := newShelf(t, s)
			for range 6 {
				sh.fill(500)
			}
			b.End()
			err := <-b.done
			b.done <- err
			if err != nil {
				t.Fatal(err)
			}
			var pieces int
			if err := b.conn.QueryRowContext(t.Context(), "SELECT COUNT(DISTINCT segid) FROM lead_text_idx").Scan(&pieces); err != nil {
				t.Fatal(err)
			}
			if await != (pieces > 4) {
				t.Errorf("%d pieces", pieces)
			}
			if err := b.Land(t.Context(), noProgress); err != nil {
				t.Fatal(err)
			}
			got := termsOf(t, s)
			if err := s.RebuildText(t.Context(), noProgress); err != nil {
				t.Fatal(err)
			}
			if want := termsOf(t, s); !slices.Equal(got, want) {
				t.Errorf("%d words are not the %d of the leads", len(got), len(want))
			}
		})
	}
}

// Whatever happens to it, the book loses nothing by it.
func TestTextBesideLost(t *testing.T) {
	for name, harm := range map[string]func(t *testing.T, s *Store, b *TextBeside){
		"dropped":       func(t *testing.T, s *Store, b *TextBeside) { b.Drop() },
		"dropped twice": func(t *testing.T, s *Store, b *TextBeside) { b.Drop(); b.Drop() },
		"disk full":     func(t *testing.T, s *Store, b *TextBeside) { b.spool.Close() },
		"a lead unheard": func(t *testing.T, s *Store, b *TextBeside) {
			b.mu.Lock()
			b.changed[5] = true
			b.mu.Unlock()
			unheard(t, s)
		},
		"indexed meanwhile": func(t *testing.T, s *Store, b *TextBeside) {
			if err := s.IndexText(t.Context(), noProgress); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := openTest(t, Options{})
			b := beginBeside(t, s)
			sh := newShelf(t, s)
			sh.fill(300)
			harm(t, s, b)
			sh.fill(300)
			if name == "disk full" {
				for _, f := range leftFiles(t, s) {
					if st, err := os.Stat(f); err != nil || st.Size() > 0 {
						t.Errorf("%s keeps room on the full disk: %v", filepath.Base(f), err)
					}
				}
			}
			if err := b.Land(t.Context(), noProgress); err != nil {
				t.Fatal(err)
			}
			if err := s.IndexText(t.Context(), noProgress); err != nil {
				t.Fatal(err)
			}
			if left := leftFiles(t, s); len(left) > 0 {
				t.Errorf("files left: %v", left)
			}
			got := termsOf(t, s)
			if err := s.RebuildText(t.Context(), noProgress); err != nil {
				t.Fatal(err)
			}
			if want := termsOf(t, s); !slices.Equal(got, want) {
				t.Errorf("%d words, want %d", len(got), len(want))
			}
		})
	}
}

// unheard takes a lead out behind the store's back.
func unheard(t *testing.T, s *Store) {
	t.Helper()
	write(t, s, func(tx *Tx) error {
		for _, table := range []string{"leads", "lead_list"} {
			if _, err := tx.exec("DELETE FROM " + table + " WHERE n = 17"); err != nil {
				return err
			}
		}
		return nil
	})
}

// None is built where it would not be worth it or not be right.
func TestNoTextBeside(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		none := func(what string, expect int) {
			t.Helper()
			if b, err := s.BuildText(context.Background(), expect); b != nil || err != nil {
				t.Errorf("%s: %v, %v", what, b, err)
				b.Drop()
			}
		}
		none("few leads", fewForBulk-1)
		if s.dialect == onPostgres {
			none("PostgreSQL", 1_000_000)
			return
		}
		b := beginBeside(t, s)
		none("one is there", fewForBulk)
		b.Drop()
		newShelf(t, s).fill(3)
		none("a book with leads", fewForBulk)
	})
}

// What a program that died left beside the book is taken away.
func TestTextBesideOfTheDead(t *testing.T) {
	dir := t.TempDir()
	s := open(t, "sqlite:"+filepath.Join(dir, "foyer.db"), Options{})
	s.Close()
	for i, end := range []string{besideSpool, besideIndex} {
		if err := os.WriteFile(filepath.Join(dir, "foyer.db")+end, []byte(strconv.Itoa(i)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s = open(t, "sqlite:"+filepath.Join(dir, "foyer.db"), Options{})
	if left := leftFiles(t, s); len(left) > 0 {
		t.Errorf("files left: %v", left)
	}
}
