package store

import (
	"errors"
	"fmt"
	"reflect"
	"testing"

	"foyer/internal/foyer"
)

// someSkipped are some rows of which some, ticked or not, new or known, are to be skipped.
func someSkipped(n int) []ImportRow {
	rows := someRows(n)
	for i := range rows {
		if r := &rows[i]; i%7 == 2 && r.Verdict != foyer.VerdictError {
			r.Plan, r.Ticked = foyer.PlanSkip, i%3 > 0
		}
	}
	return rows
}

// Rows to be skipped are counted and listed with those that are unticked, as they are added
// and as they change.
func TestSkippedRowsAreCountedOnce(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		imp := newImport(t, s, "one").N
		rows := someSkipped(2345)
		addAll(t, s, imp, rows, 700)
		checkPages(t, s, imp, rows)
		write(t, s, func(tx *Tx) error { return tx.Tick(imp, foyer.Tick{Scope: foyer.RowsUnticked, On: true}) })
		for i := range rows {
			rows[i].Ticked = rows[i].Ticked || rows[i].Verdict != foyer.VerdictError
		}
		checkPages(t, s, imp, rows)
	})
}

// A house from before counted an unticked row twice, and one to be skipped as if it came
// in: the steps to now count each once, where it is.
func TestOldCountsOfRows(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		imp := newImport(t, s, "one").N
		rows := someSkipped(2345)
		addAll(t, s, imp, rows, 700)
		steps, err := s.dialect.steps()
		if err != nil {
			t.Fatal(err)
		}
		write(t, s, func(tx *Tx) error {
			if err := tx.Tick(imp, foyer.Tick{Scope: foyer.RowsErrors}); err != nil {
				return err
			}
			_, err := tx.exec("UPDATE import_blocks SET fresh = rows, duplicates = rows, unticked = rows")
			if err != nil {
				return err
			}
			for _, st := range steps {
				for _, text := range st.texts {
					if st.version != 16 && st.version != 20 {
						continue
					}
					if _, err := tx.exec(text); err != nil {
						return err
					}
				}
			}
			return nil
		})
		for i := range rows {
			rows[i].Ticked = rows[i].Ticked && rows[i].Verdict != foyer.VerdictError
		}
		checkPages(t, s, imp, rows)
		read(t, s, func(tx *Tx) error {
			in, err := tx.Import("one")
			c := in.Counts
			if c.New != len(model(rows, foyer.RowsNew)) || c.Duplicates != len(model(rows, foyer.RowsDuplicates)) || c.Unticked != len(model(rows, foyer.RowsUnticked)) {
				t.Errorf("the import keeps %+v", c)
			}
			return err
		})
	})
}

func TestRowsByFinding(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		imp := newImport(t, s, "one").N
		rows := someRows(3000)
		addAll(t, s, imp, rows, 1000)
		read(t, s, func(tx *Tx) error {
			all, err := tx.RowGroups(imp, foyer.RowsAll)
			want := []foyer.RowGroup{
				{Key: "email.odd", Field: "email", Level: "warning", Count: 300, Remedy: "address"},
				{Key: "phone.short", Field: "phone", Level: "warning", Count: 60, Remedy: "phone"},
				{Key: "row.name_missing", Level: "error", Count: 60, Remedy: "fill"},
			}
			if fmt.Sprint(all) != fmt.Sprint(want) {
				t.Errorf("groups %+v", all)
			}
			if g, _ := tx.RowGroups(imp, foyer.RowsErrors); fmt.Sprint(g) != fmt.Sprint(want[2:]) {
				t.Errorf("groups of errors %+v", g)
			}
			if g, _ := tx.RowGroups(imp, foyer.RowsWarned); fmt.Sprint(g) != fmt.Sprint(want[:1]) {
				t.Errorf("groups of rows with warnings alone %+v", g)
			}
			if g, _ := tx.RowGroups(imp, foyer.RowsUnticked); len(g) != 1 || g[0].Count != 150 {
				t.Errorf("groups of the unticked %+v", g)
			}
			page, total, err2 := tx.RowsPage(imp, foyer.RowQuery{Finding: "email.odd", Offset: 250, Limit: 100})
			if total != 300 || len(page) != 50 || page[0].Findings[0].Key != "email.odd" {
				t.Errorf("%d of %d rows", len(page), total)
			}
			// A warning beside an error is found too; in its own scope the error hides it.
			for scope, want := range map[foyer.RowScope]int{foyer.RowsAll: 60, foyer.RowsErrors: 0, foyer.RowsWarned: 0} {
				q := foyer.RowQuery{Finding: "phone.short", Field: "phone", Scope: scope}
				_, total, err := tx.RowsPage(imp, q)
				numbers := 0
				err2 := tx.RowNumbers(imp, q, func(int) { numbers++ })
				if total != want || numbers != want || err != nil || err2 != nil {
					t.Errorf("short phones of %q: %d, by number %d, want %d; %v %v", scope, total, numbers, want, err, err2)
				}
			}
			none, total, err3 := tx.RowsPage(imp, foyer.RowQuery{Finding: "email.oddest"})
			if total != 0 || len(none) != 0 {
				t.Errorf("a finding nobody has: %d", total)
			}
			return errors.Join(err, err2, err3)
		})
	})
}

func TestRowsSharing(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		imp := newImport(t, s, "one").N
		rows := someRows(2000)
		addAll(t, s, imp, rows, 1000)
		read(t, s, func(tx *Tx) error {
			// Row 7 folds into row 6 and carries its phone as a further one.
			got, err := tx.RowsSharing(imp, []foyer.Keys{{Phones: rows[6].Keys.Phones}})
			if fmt.Sprint(got) != fmt.Sprint([]int{rows[6].Row, rows[7].Row}) {
				t.Errorf("sharing a phone: %v", got)
			}
			if got, _ := tx.RowsSharing(imp, []foyer.Keys{{}}); len(got) != 0 {
				t.Errorf("no key is shared by %d", len(got))
			}
			if got, _ := tx.RowsSharing(imp, []foyer.Keys{{Phones: []uint64{77}}}); len(got) != 100 {
				t.Errorf("a further phone is shared by %d", len(got))
			}
			many := make([]foyer.Keys, len(rows))
			for i := range rows {
				many[i] = foyer.Keys{Name: rows[i].Keys.Name}
			}
			if got, err := tx.RowsSharing(imp, many); err != nil || len(got) != len(rows) {
				t.Errorf("all names: %d, %v", len(got), err)
			}
			return err
		})
	})
}

func TestEachRow(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		imp := newImport(t, s, "one").N
		rows := someRows(2500)
		addAll(t, s, imp, rows, 2500)
		var got []ImportRow
		read(t, s, func(tx *Tx) error {
			return tx.EachRow(imp, rows[10].Row, func(r *ImportRow) error {
				got = append(got, *r)
				return nil
			})
		})
		if !reflect.DeepEqual(got, rows[10:]) {
			t.Errorf("%d rows, not %d, or others", len(got), len(rows)-10)
		}
		stop := errors.New("enough")
		err := s.Read(t.Context(), func(tx *Tx) error {
			return tx.EachRow(imp, 0, func(*ImportRow) error { return stop })
		})
		if !errors.Is(err, stop) {
			t.Errorf("stopped: %v", err)
		}
	})
}

func TestRowsOutOfPlaceAreRefused(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		imp := newImport(t, s, "one").N
		rows := someRows(100)
		addAll(t, s, imp, append(append([]ImportRow{}, rows[:50]...), rows[51:]...), 1000)
		for name, do := range map[string]func(tx *Tx) error{
			"between those there": func(tx *Tx) error { return tx.AddRows(imp, rows[50:51]) },
			"in no order":         func(tx *Tx) error { return tx.AddRows(imp, []ImportRow{{Row: 900}, {Row: 899}}) },
			"an update":           func(tx *Tx) error { return tx.UpdateRows(imp, rows[50:51]) },
			"an outcome":          func(tx *Tx) error { return tx.SetOutcomes(imp, rows[50:51]) },
			"an unknown verdict": func(tx *Tx) error {
				return tx.AddRows(imp, []ImportRow{{Row: 950, Verdict: "splendid"}})
			},
		} {
			if err := s.Write(t.Context(), do); err == nil {
				t.Errorf("%s: no error", name)
			}
		}
		read(t, s, func(tx *Tx) error {
			c, err := tx.RowCounts(imp)
			if c.Rows != 99 {
				t.Errorf("%d rows", c.Rows)
			}
			return err
		})
	})
}

func TestEdits(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		imp := newImport(t, s, "one").N
		write(t, s, func(tx *Tx) error {
			return errors.Join(
				tx.SetEdit(imp, CellEdit{Row: 3, Column: 2, Field: "phone", Was: "12", Value: "123"}),
				tx.SetEdit(imp, CellEdit{Row: 3, Column: 2, Field: "phone", Was: "999", Value: "1234"}),
				tx.SetEdit(imp, CellEdit{Row: 4, Column: 0, Field: "email", Was: "x", Value: ""}),
				tx.SetEdit(imp, CellEdit{Row: 5, Field: "email", Value: "y"}),
				tx.DropEdit(imp, 5, 0, "email"),
			)
		})
		read(t, s, func(tx *Tx) error {
			got, err := tx.Edits(imp, 3, 5)
			want := []CellEdit{{3, 2, "phone", "12", "1234"}, {4, 0, "email", "x", ""}}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%+v", got)
			}
			return err
		})
	})
}
