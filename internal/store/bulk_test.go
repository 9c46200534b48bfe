package store

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"foyer/internal/foyer"
)

func missing(t testing.TB, s *Store) (n int) {
	t.Helper()
	read(t, s, func(tx *Tx) error {
		list, err := tx.missingIndexes()
		n = len(list)
		return err
	})
	return n
}

func nothing(int, int) {}

// A large import drops the indexes, a small one leaves them; lists stay right
// either way.
func TestBulk(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		if missing(t, s) != 0 {
			t.Fatal("a new house lacks indexes")
		}
		if err := s.BeginBulk(ctx, 100); err != nil || missing(t, s) != 0 {
			t.Fatalf("a small import dropped indexes, %v", err)
		}
		if err := s.BeginBulk(ctx, 50_000); err != nil || missing(t, s) != len(indexes) {
			t.Fatalf("a large import left indexes, %v", err)
		}
		sh := newShelf(t, s)
		sh.fill(800)
		want, _ := sh.find(foyer.LeadFilter{Statuses: []string{"new"}}, foyer.SortName, false, foyer.Sight{All: true})
		check := func() {
			t.Helper()
			read(t, s, func(tx *Tx) error {
				page, err := tx.LeadRows(foyer.LeadQuery{Filter: foyer.LeadFilter{Statuses: []string{"new"}}, Sort: foyer.SortName, Limit: 500}, foyer.Sight{All: true})
				if !slices.Equal(rowIDs(page.Rows), ids(want)) {
					t.Errorf("%d rows, want %d", len(page.Rows), len(want))
				}
				return err
			})
		}
		check()
		steps := 0
		if err := s.EndBulk(ctx, func(done, total int) { steps++ }); err != nil || missing(t, s) != 0 || steps != len(indexes)+1 {
			t.Fatalf("after the import %d indexes lack, %d steps, %v", missing(t, s), steps, err)
		}
		check()
		checkCounts(t, s)
		// Adding an id twice is refused, whole.
		err := s.Write(ctx, func(tx *Tx) error {
			_, err := tx.InsertLeads([]NewLead{{ID: sh.leads[0].ID, Record: &foyer.Record{}, Created: "x", Active: "x"}})
			return err
		})
		if foyer.KindOf(err) != foyer.Conflict {
			t.Errorf("a lead twice: %v", err)
		}
		checkCounts(t, s)
	})
}

// A house that was cut in a large import is made whole when it is opened, and the
// text index goes on where it was.
func TestCutBulkHeals(t *testing.T) {
	ctx := context.Background()
	path := "sqlite:" + filepath.Join(t.TempDir(), "foyer.db")
	s := open(t, path, Options{})
	sh := newShelf(t, s)
	sh.fill(900)
	if err := s.IndexText(ctx, func(int64, int64) {}); err != nil {
		t.Fatal(err)
	}
	if err := s.BeginBulk(ctx, 20_000); err != nil {
		t.Fatal(err)
	}
	sh.fill(700)
	// A batch that is cut leaves nothing.
	stop := errors.New("cut")
	if err := s.Write(ctx, func(tx *Tx) error {
		l := sh.lead(0)
		if _, err := tx.InsertLeads([]NewLead{{ID: l.ID, Record: &l.Record, Keys: l.Keys, Created: l.Created, Active: l.Active}}); err != nil {
			return err
		}
		return stop
	}); !errors.Is(err, stop) {
		t.Fatal(err)
	}
	// Opened beside, as after a kill: nothing was closed.
	again := open(t, path, Options{})
	if n := missing(t, again); n != 0 {
		t.Fatalf("%d indexes lack after opening", n)
	}
	checkCounts(t, again)
	cut, cancel := context.WithCancel(ctx)
	err := again.IndexText(cut, func(done, total int64) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("cancelled text index: %v", err)
	}
	if err := again.IndexText(ctx, func(int64, int64) {}); err != nil {
		t.Fatal(err)
	}
	sh.s = again
	want, _ := sh.find(foyer.LeadFilter{Search: "tremb"}, foyer.SortName, false, foyer.Sight{All: true})
	read(t, again, func(tx *Tx) error {
		page, err := tx.LeadRows(foyer.LeadQuery{Filter: foyer.LeadFilter{Search: "tremb"}, Sort: foyer.SortName, Limit: 500}, foyer.Sight{All: true})
		if !slices.Equal(rowIDs(page.Rows), ids(want)) {
			t.Errorf("%d found, want %d", len(page.Rows), len(want))
		}
		return err
	})
	checkCounts(t, again)
}

// Taking an import back leaves no ghost and uses no number again, whichever way
// it goes.
func TestDropImportLeads(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		ctx := context.Background()
		sh := newShelf(t, s)
		sh.fill(1200)
		if err := s.IndexText(ctx, func(int64, int64) {}); err != nil {
			t.Fatal(err)
		}
		sh.fill(300) // not in the text index yet
		top := sh.leads[len(sh.leads)-1].N
		gone := sh.imports[0].N
		many := 0
		sh.leads = slices.DeleteFunc(sh.leads, func(l Lead) bool {
			if l.Import == gone {
				many++
			}
			return l.Import == gone
		})
		last := 0
		if err := s.DropImportLeads(ctx, gone, func(done, total int) { last = done }); err != nil || last != many {
			t.Fatalf("took out %d of %d: %v", last, many, err)
		}
		checkCounts(t, s)
		if err := s.RebuildText(ctx, func(int64, int64) {}); err != nil {
			t.Fatal(err)
		}
		checkCounts(t, s)
		if err := s.TendText(ctx); err != nil {
			t.Fatal(err)
		}
		for _, f := range []foyer.LeadFilter{{}, {Search: "smi"}, {Search: "jardin"}} {
			want, _ := sh.find(f, foyer.SortName, false, foyer.Sight{All: true})
			read(t, s, func(tx *Tx) error {
				count, err := tx.CountLeads(f, foyer.Sight{All: true})
				if count.Found != len(want) {
					t.Errorf("%q: %d left, want %d", f.Search, count.Found, len(want))
				}
				return err
			})
		}
		sh.fill(1)
		if n := sh.leads[len(sh.leads)-1].N; n != top+1 {
			t.Errorf("the next lead is %d, want %d", n, top+1)
		}
		// The rest of the book, import by import; the last is the whole of it.
		write(t, s, func(tx *Tx) error {
			_, err := tx.exec("DELETE FROM lead_counts")
			if err == nil {
				_, err = tx.exec("UPDATE lead_list SET imp = ?", sh.imports[1].N)
			}
			if err == nil {
				_, err = tx.exec("UPDATE leads SET imp = ?", sh.imports[1].N)
			}
			if err == nil {
				_, err = tx.exec(`INSERT INTO lead_counts (status, source, owner, imp, mark, many)
					SELECT status, source, owner, imp, mark, COUNT(*) FROM lead_list GROUP BY status, source, owner, imp, mark`)
			}
			return err
		})
		next := sh.leads[len(sh.leads)-1].N + 1
		if err := s.DropImportLeads(ctx, sh.imports[1].N, nothing); err != nil {
			t.Fatal(err)
		}
		if n := missing(t, s); n != 0 {
			t.Errorf("%d indexes lack", n)
		}
		checkCounts(t, s)
		sh.leads = nil
		sh.fill(1)
		if n := sh.leads[0].N; n != next {
			t.Errorf("after emptying the book the next lead is %d, want %d", n, next)
		}
		if err := s.IndexText(ctx, func(int64, int64) {}); err != nil {
			t.Fatal(err)
		}
		want, _ := sh.find(foyer.LeadFilter{}, foyer.SortName, false, foyer.Sight{All: true})
		if got := finds(t, s, foyer.LeadFilter{Search: ShownName(&want[0].Record)}); len(got) != 1 {
			t.Errorf("the new lead is found %d times", len(got))
		}
		checkCounts(t, s)
	})
}
