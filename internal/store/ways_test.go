package store

import (
	"errors"
	"fmt"
	"testing"

	"foyer/internal/foyer"
)

// What is kept of the ways into an import, on both databases: rows carried over to a
// corrected file, batches, the ledger of the watched folder, differences of files.
func TestWaysIntoImports(t *testing.T) { each(t, waysIntoImports) }

func waysIntoImports(t *testing.T, s *Store) {
	var a, b Import
	write(t, s, func(tx *Tx) error {
		for i, imp := range []*Import{&a, &b} {
			imp.ID, imp.State, imp.Phase, imp.SHA256 = []string{"a", "b"}[i], foyer.StateDraft, foyer.PhaseStaged, "same"
			if err := tx.InsertImport(imp); err != nil {
				return err
			}
		}
		if err := errors.Join(tx.CarryTick(a.N, []int{2, 5, 2, 7}, false), tx.CarryTick(a.N, []int{5}, true), tx.DropTick(a.N, []int{7, 8})); err != nil {
			return err
		}
		if err := tx.SetBatch([]int64{a.N, b.N}, "together"); err != nil {
			return err
		}
		if err := tx.AddRows(b.N, []ImportRow{
			{Row: 2, Verdict: foyer.VerdictError, Plan: foyer.PlanNone, Ticked: true, Keys: foyer.Keys{Name: 7, Phones: []uint64{8, 9}}},
			{Row: 3, Verdict: foyer.VerdictNew, Plan: foyer.PlanCreate},
			{Row: 4, Verdict: foyer.VerdictNew, Plan: foyer.PlanCreate, Ticked: true},
		}); err != nil {
			return err
		}
		if err := tx.SetDiff(b.N, foyer.FileDiff{Previous: "a", New: 1, Changed: 2, Gone: 3, Same: 4, At: "now"}); err != nil {
			return err
		}
		for _, result := range []string{"failed", "staged"} {
			if err := tx.SetWatched(Watched{Path: "/p", Size: 3, MTime: "m", SHA256: "s", Result: result, Import: "a", At: "1"}); err != nil {
				return err
			}
		}
		return nil
	})
	// What comes unticked without strict is kept when it is ticked, else what is not.
	for _, c := range []struct {
		strict bool
		want   string
	}{{true, "map[3:false]"}, {false, "map[2:true 3:false]"}} {
		write(t, s, func(tx *Tx) error {
			return errors.Join(tx.DropCarried(b.N), tx.CarryTicks(b.N, c.strict), tx.CarryTicks(b.N, c.strict))
		})
		read(t, s, func(tx *Tx) error {
			got, err := tx.Carried(b.N)
			if fmt.Sprint(got) != c.want {
				t.Errorf("strict %v carries %v, want %s", c.strict, got, c.want)
			}
			return err
		})
	}
	err := s.Read(t.Context(), func(tx *Tx) error {
		if c, err := tx.Carried(a.N); err != nil || fmt.Sprint(c) != "map[2:false 5:true]" {
			t.Errorf("carried are %v, %v", c, err)
		}
		batch, err := tx.BatchOf(b.N)
		if ids, err2 := tx.Batch(batch); err != nil || err2 != nil || len(ids) != 2 || ids[0] != "a" {
			t.Errorf("the batch is %q, %v, %v, %v", batch, ids, err, err2)
		}
		if ids, err := tx.Batch(""); err != nil || len(ids) != 0 {
			t.Errorf("of no batch are %v, %v", ids, err)
		}
		if ids, err := tx.OpenWithErrors(0, a.N, 9); err != nil || len(ids) != 1 || ids[0] != "b" {
			t.Errorf("open with errors are %v, %v", ids, err)
		}
		if ids, err := tx.OpenWithErrors(99, a.N, 9); err != nil || len(ids) != 0 {
			t.Errorf("of somebody else are %v, %v", ids, err)
		}
		if ids, err := tx.EarlierImports(b.N, 9); err != nil || len(ids) != 1 || ids[0] != "a" {
			t.Errorf("earlier are %v, %v", ids, err)
		}
		if rows, err := tx.KeysFrom(b.N, 0, 9); err != nil || len(rows) != 3 || rows[0].Keys.Name != 7 || len(rows[0].Keys.Phones) != 2 {
			t.Errorf("keys are %+v, %v", rows, err)
		}
		if d, ok, err := tx.Diff(b.N); err != nil || !ok || d.Gone != 3 || d.Previous != "a" {
			t.Errorf("the difference is %+v, %v", d, err)
		}
		if _, ok, err := tx.Diff(a.N); err != nil || ok {
			t.Errorf("there is a difference of the first, %v", err)
		}
		if w, ok, err := tx.WatchedPath("/p"); err != nil || !ok || w.Result != "staged" || w.Size != 3 {
			t.Errorf("the ledger says %+v, %v", w, err)
		}
		if w, ok, err := tx.WatchedSHA("s"); err != nil || !ok || w.Path != "/p" {
			t.Errorf("by content it says %+v, %v", w, err)
		}
		if id, err := tx.NewestBySHA("same"); err != nil || id != "b" {
			t.Errorf("the newest is %q, %v", id, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	write(t, s, func(tx *Tx) error {
		if err := tx.DropWatched("/p"); err != nil {
			return err
		}
		if err := tx.DeleteImport(a.N); err != nil {
			return err
		}
		return tx.DeleteImport(b.N)
	})
	err = s.Read(t.Context(), func(tx *Tx) error {
		list, err := tx.WatchedFiles(9)
		if len(list) != 0 {
			t.Errorf("the ledger holds %+v", list)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
