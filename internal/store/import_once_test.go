package store

import (
	"fmt"
	"testing"

	"foyer/internal/foyer"
)

// C19: hashes of what is to stand in one row only are kept with it, and found again.
func TestRowsOnce(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		write(t, s, func(tx *Tx) error {
			imp := Import{}
			imp.ID, imp.State = "i1", foyer.StateDraft
			if err := tx.InsertImport(&imp); err != nil {
				return err
			}
			rows := make([]ImportRow, 5)
			for i := range rows {
				rows[i] = ImportRow{Row: i + 2, Verdict: foyer.VerdictNew, Plan: foyer.PlanCreate}
				rows[i].Keys.External, rows[i].Keys.Emails = uint64(70+i%2), []uint64{1, 70}
			}
			rows[4].Keys.External, rows[4].Keys.ID, rows[4].Keys.Own = 0, 1<<63|70, 70
			if err := tx.AddRows(imp.N, rows); err != nil {
				return err
			}
			look := func(of ...uint64) (said string) {
				t.Helper()
				if err := tx.RowsOnce(imp.N, of, func(row int, k uint64) { said += fmt.Sprintf("%d:%x ", row, k) }); err != nil {
					t.Fatal(err)
				}
				return said
			}
			if got := look(70, 1<<63|70); got != "2:46 4:46 6:8000000000000046 " {
				t.Errorf("found are %s", got)
			}
			if got := look(0, 5); got != "" {
				t.Errorf("of others are found %s", got)
			}
			back, err := tx.RowsByNumber(imp.N, []int{2, 6})
			if err != nil {
				return err
			}
			if a, b := back[0].Keys, back[1].Keys; a.External != 70 || a.ID != 0 || a.Own != 0 || len(a.Emails) != 2 || b.External != 0 || b.ID != 1<<63|70 || b.Own != 70 {
				t.Errorf("read as %+v and %+v", a, b)
			}
			back[0].Keys.External = 71
			if err := tx.UpdateRows(imp.N, back[:1]); err != nil {
				return err
			}
			if got := look(70, 71); got != "2:47 3:47 4:46 5:47 " {
				t.Errorf("changed, found are %s", got)
			}
			many := make([]uint64, manyKeys+1)
			for i := range many {
				many[i] = uint64(1000 + i)
			}
			if got := look(many...); got != "2:47 3:47 4:46 5:47 6:8000000000000046 " {
				t.Errorf("of very many are found %s", got)
			}
			if err := tx.ClearRows(imp.N); err != nil {
				return err
			}
			if got := look(70, 71); got != "" {
				t.Errorf("cleared, found are %s", got)
			}
			return nil
		})
	})
}
