package store

import (
	"fmt"
	"testing"
	"time"

	"foyer/internal/foyer"
)

// E2: the list of ten thousand imports comes in pages, in the order of any of its heads,
// of all people or of one.
func TestImportsByTheirHeads(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		first := newImport(t, s, "first")
		states := []foyer.ImportState{foyer.StateDraft, foyer.StateWaiting, foyer.StateApproved}
		const many = 10_000
		write(t, s, func(tx *Tx) error {
			other := PersonRow{Person: foyer.Person{ID: "p2", Name: "Zoé", Login: "zoe", Role: foyer.RoleAgent}}
			if err := tx.InsertPerson(&other); err != nil {
				return err
			}
			for i := range many {
				imp := *first
				imp.N, imp.ID, imp.Name = 0, fmt.Sprintf("i%05d", i), fmt.Sprintf("List %05d", (i*7919)%many)
				imp.State = states[i%3]
				imp.Created = foyer.TimeOf(time.Date(2026, 1, 1, 0, i, 0, 0, time.UTC))
				imp.Finished = foyer.TimeOf(time.Date(2026, 2, 1, 0, many-i, 0, 0, time.UTC))
				if imp.By = first.By; i%4 == 0 {
					imp.By = other.N
				}
				if err := tx.InsertImport(&imp); err != nil {
					return err
				}
			}
			return nil
		})
		read(t, s, func(tx *Tx) error {
			ask := func(q foyer.ImportQuery, by ...int64) ([]foyer.Import, int) {
				t.Helper()
				began := time.Now()
				rows, total, _, err := tx.Imports(q, by)
				if err != nil {
					t.Fatal(err)
				}
				if d := time.Since(began); d > 2*time.Second {
					t.Errorf("a page took %v", d)
				}
				return rows, total
			}
			for head, of := range map[string]func(foyer.Import) string{
				"name":     func(i foyer.Import) string { return i.Name },
				"created":  func(i foyer.Import) string { return string(i.Created) },
				"finished": func(i foyer.Import) string { return string(i.Finished) },
				"state":    func(i foyer.Import) string { return string(i.State) },
				"by":       func(i foyer.Import) string { return i.ByName },
			} {
				for _, desc := range []bool{false, true} {
					last := ""
					for offset := 5000; offset < 5100; offset += 50 {
						rows, total := ask(foyer.ImportQuery{Search: "list", Sort: head, Desc: desc, Offset: offset, Limit: 50})
						if total != many || len(rows) != 50 {
							t.Fatalf("by %s: %d of %d", head, len(rows), total)
						}
						for _, r := range rows {
							if v := of(r); last != "" && (v < last) != desc && v != last {
								t.Fatalf("by %s, backwards %t: %q after %q", head, desc, v, last)
							} else {
								last = v
							}
						}
					}
				}
			}
			if rows, total := ask(foyer.ImportQuery{Search: "list", Limit: 50, Offset: many - 10}, first.By); total != many*3/4 || len(rows) != 0 {
				t.Errorf("of one person: %d of %d", len(rows), total)
			}
			if rows, _ := ask(foyer.ImportQuery{Limit: 1}); rows[0].ID != "first" {
				t.Errorf("the newest is %s", rows[0].ID)
			}
			return nil
		})
	})
}
