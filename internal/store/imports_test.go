package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"foyer/internal/foyer"
)

// newImport writes an import to hang rows on.
func newImport(t testing.TB, s *Store, id string) *Import {
	t.Helper()
	imp := &Import{
		Import: foyer.Import{
			ID: id, Name: "Zillow " + id, File: id + ".csv", SHA256: "sha", Run: 1,
			State: foyer.StateDraft, Created: foyer.TimeOf(s.now()), ReasonArgs: map[string]string{"a": "b"},
			Rule: foyer.RuleMerge, Mode: foyer.ModeUpdate, Key: foyer.KeyEmail,
			Merging: foyer.Merging{Take: foyer.TakeFile, Fields: []foyer.FieldChoice{{Field: "city", Take: foyer.TakeAsk}}, Clears: []string{"company"}}, Counts: foyer.ImportCounts{Rows: 3},
			Comments: "Met \"there\"", Rating: "Hot", Site: "North", LeadType: "Web", Partner: "P-1042", Agent: "A-3107",
			Defaults: []foyer.FieldDefault{{Field: "city", Value: "Portland"}},
		},
		Finding: []byte(`{"x":1}`), KeptSize: 9, Offset: 7, NextRow: 5,
		Mapping: foyer.Mapping{Columns: []foyer.MapColumn{{
			Header: "E-mail", Key: "email", Values: []foyer.ValueMap{}, Samples: []string{}, Suggest: []string{}, Damage: []foyer.Remark{},
		}}},
		Stories: []foyer.ImportStory{{Key: "story.chosen"}},
	}
	write(t, s, func(tx *Tx) error {
		p, err := tx.EnsureOwner("Ada", "ada")
		if err != nil {
			return err
		}
		imp.By, imp.Import.By, imp.ByName = p.N, p.ID, p.Name
		return tx.InsertImport(imp)
	})
	return imp
}

func TestImportIsKeptWhole(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		imp := newImport(t, s, "one")
		read(t, s, func(tx *Tx) error {
			got, err := tx.Import("one")
			if !reflect.DeepEqual(got, *imp) {
				t.Errorf("\nwant %+v\n got %+v", *imp, got)
			}
			if _, err := tx.Import("two"); foyer.KindOf(err) != foyer.NotFound {
				t.Errorf("an import that is not there: %v", err)
			}
			return err
		})
		imp.Name, imp.Counts.Rows, imp.State = "Élan", 8, foyer.StateApproved
		write(t, s, func(tx *Tx) error { return tx.UpdateImport(imp) })
		read(t, s, func(tx *Tx) error {
			got, err := tx.ImportByN(imp.N)
			if got.Name != "Élan" || got.Counts.Rows != 8 || got.State != foyer.StateDraft {
				t.Errorf("after the update: %+v", got.Import)
			}
			rows, total, states, err2 := tx.Imports(foyer.ImportQuery{Search: "elan ONE.csv"}, []int64{imp.By})
			if len(rows) != 1 || total != 1 || len(states) != 1 || rows[0].ByName != "Ada" {
				t.Errorf("found %+v, %d, %+v", rows, total, states)
			}
			if rows, _, _, _ := tx.Imports(foyer.ImportQuery{Search: "%"}, nil); len(rows) != 0 {
				t.Errorf("a percent sign finds %d", len(rows))
			}
			return errors.Join(err, err2)
		})
	})
}

func TestImportMovesByTheTableOnly(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		imp := newImport(t, s, "one")
		move := func(from, to foyer.ImportState) error {
			return s.Write(t.Context(), func(tx *Tx) error { return tx.MoveImport(imp.N, from, to) })
		}
		if err := move(foyer.StateDraft, foyer.StateApproved); foyer.KindOf(err) != foyer.Conflict {
			t.Errorf("a move the table lacks: %v", err)
		}
		if err := move(foyer.StateDraft, foyer.StateQueued); err != nil {
			t.Fatal(err)
		}
		var told *foyer.Error
		if err := move(foyer.StateDraft, foyer.StateSaved); !errors.As(err, &told) || told.Key != "import.moved" {
			t.Errorf("another was quicker: %v", err)
		}
		read(t, s, func(tx *Tx) error {
			got, err := tx.Import("one")
			if got.State != foyer.StateQueued {
				t.Errorf("state %s", got.State)
			}
			return err
		})
	})
}

// someRows makes rows with gaps between their numbers, of every verdict.
func someRows(n int) []ImportRow {
	rnd := rand.New(rand.NewPCG(1, 2))
	rows, row, at := make([]ImportRow, n), 1, int64(100)
	for i := range rows {
		row += 1 + i%7/6 // now and then a blank line
		r := ImportRow{
			Row: row, Start: at, End: at + 50, Verdict: foyer.VerdictNew, Plan: foyer.PlanCreate, Ticked: true,
			Keys: foyer.Keys{Name: rnd.Uint64(), Phones: []uint64{rnd.Uint64()}, Emails: []uint64{rnd.Uint64()}},
		}
		at += 50
		switch {
		case i%50 == 3:
			r.Verdict, r.Plan = foyer.VerdictError, foyer.PlanNone
			r.Findings = []foyer.Finding{
				{Field: "phone", Level: foyer.LevelWarning, Key: "phone.short", Args: map[string]string{}, Raw: "12", Column: 3},
				{Level: foyer.LevelError, Key: "row.name_missing", Args: map[string]string{}, Column: -1},
			}
		case i%10 == 4:
			r.Verdict, r.Plan, r.Target, r.Kinds = foyer.VerdictExisting, foyer.PlanMerge, int64(i+1), foyer.ByName|foyer.ByPhone
		case i%20 == 7:
			r.Verdict, r.Plan, r.TargetRow = foyer.VerdictTwin, foyer.PlanFold, rows[i-1].Row
			// Beyond the first they come back in no order of the file's: by number.
			more := []int64{int64(rows[i-1].Keys.Phones[0]), 77}
			slices.Sort(more)
			r.Keys.Phones = append(r.Keys.Phones, uint64(more[0]), uint64(more[1]))
		case i%10 == 5:
			r.Findings = []foyer.Finding{{Field: "email", Level: foyer.LevelWarning, Key: "email.odd", Args: map[string]string{}}}
			r.Ticked = i%20 == 5
		}
		rows[i] = r
	}
	return rows
}

func addAll(t testing.TB, s *Store, imp int64, rows []ImportRow, batch int) {
	t.Helper()
	for len(rows) > 0 {
		many := min(batch, len(rows))
		write(t, s, func(tx *Tx) error { return tx.AddRows(imp, rows[:many]) })
		rows = rows[many:]
	}
}

// model answers what RowsPage must, by the plain reading of each scope.
func model(rows []ImportRow, scope foyer.RowScope) (out []ImportRow) {
	for _, r := range rows {
		level, _ := gravest(r.Findings)
		in := false
		switch scope {
		case foyer.RowsAll:
			in = true
		case foyer.RowsNew:
			in = r.Verdict == foyer.VerdictNew && r.Ticked
		case foyer.RowsDuplicates:
			in = r.Ticked && (r.Verdict == foyer.VerdictExisting || r.Verdict == foyer.VerdictTwin)
		case foyer.RowsErrors:
			in = r.Verdict == foyer.VerdictError
		case foyer.RowsWarned:
			in = level == 2 && r.Verdict != foyer.VerdictError
		case foyer.RowsUnticked:
			in = !r.Ticked && r.Verdict != foyer.VerdictError
		default:
			in = r.Outcome != "" && string(r.Outcome) == string(scope)
		}
		if in {
			out = append(out, r)
		}
	}
	return out
}

var scopes = []foyer.RowScope{
	foyer.RowsAll, foyer.RowsNew, foyer.RowsDuplicates, foyer.RowsErrors, foyer.RowsWarned,
	foyer.RowsUnticked, foyer.RowsCreated, foyer.RowsMerged, foyer.RowsUnchanged, foyer.RowsFailed, foyer.RowsLeftOut, foyer.RowsSkipped,
}

// checkPages compares every scope's pages at several depths with the model.
func checkPages(t *testing.T, s *Store, imp int64, rows []ImportRow) {
	t.Helper()
	read(t, s, func(tx *Tx) error {
		for _, scope := range scopes {
			want := model(rows, scope)
			for _, at := range []int{0, 1, len(want) / 2, len(want) - 3, len(want), len(want) + 9} {
				at = max(at, 0)
				got, total, err := tx.RowsPage(imp, foyer.RowQuery{Scope: scope, Offset: at, Limit: 40})
				if err != nil {
					return err
				}
				if total != len(want) {
					t.Errorf("%q: %d rows in all, not %d", scope, total, len(want))
				}
				part := want[min(at, len(want)):min(at+40, len(want))]
				if len(got) != len(part) || len(part) > 0 && !reflect.DeepEqual(got, part) {
					t.Errorf("%q from %d: %d rows, not %d, or others", scope, at, len(got), len(part))
				}
			}
		}
		c, err := tx.RowCounts(imp)
		for scope, n := range map[foyer.RowScope]int{
			"": c.Rows, foyer.RowsNew: c.New, foyer.RowsDuplicates: c.Duplicates,
			foyer.RowsErrors: c.Errors, foyer.RowsWarned: c.Warned, foyer.RowsUnticked: c.Unticked, foyer.RowsCreated: c.Created,
			foyer.RowsMerged: c.Merged, foyer.RowsUnchanged: c.Unchanged, foyer.RowsSkipped: c.Skipped,
			foyer.RowsFailed: c.Failed, foyer.RowsLeftOut: c.LeftOut,
		} {
			if want := len(model(rows, scope)); n != want {
				t.Errorf("%q: counted %d, not %d", scope, n, want)
			}
		}
		if c.New+c.Duplicates+c.Errors+c.Unticked != c.Rows {
			t.Errorf("new, duplicate, error and unticked rows do not add up: %+v", c)
		}
		ready := 0
		for _, r := range rows {
			if r.Ticked && r.Verdict != foyer.VerdictError {
				ready++
			}
		}
		if c.Ready != ready {
			t.Errorf("ready %d, not %d", c.Ready, ready)
		}
		return err
	})
}

func TestRows(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		imp, other := newImport(t, s, "one").N, newImport(t, s, "two").N
		rows := someRows(4321)
		addAll(t, s, other, someRows(1500), 900)
		addAll(t, s, imp, rows, 700)
		addAll(t, s, imp, rows[3000:], 5000) // a stretch staged twice
		checkPages(t, s, imp, rows)

		// Corrected: what was an error is new, and blocks know it.
		changed := rows[53]
		changed.Verdict, changed.Plan, changed.Findings, changed.Fixed, changed.Ticked = foyer.VerdictNew, foyer.PlanCreate, nil, true, true
		changed.Keys.Emails = append([]uint64{}, changed.Keys.Emails[0], 5, 6)
		write(t, s, func(tx *Tx) error { return tx.UpdateRows(imp, []ImportRow{changed}) })
		rows[53] = changed
		write(t, s, func(tx *Tx) error { return tx.Tick(imp, foyer.Tick{Rows: []int{rows[9].Row, rows[2500].Row}}) })
		rows[9].Ticked, rows[2500].Ticked = false, false
		write(t, s, func(tx *Tx) error { return tx.Tick(imp, foyer.Tick{Scope: foyer.RowsErrors}) })
		for i := range rows {
			if rows[i].Verdict == foyer.VerdictError {
				rows[i].Ticked = false
			}
		}
		checkPages(t, s, imp, rows)

		// Run: two stretches, one twice, then single outcomes.
		write(t, s, func(tx *Tx) error { return tx.PassRows(imp, rows[0].Row, rows[1999].Row, nil) })
		write(t, s, func(tx *Tx) error { return tx.PassRows(imp, rows[0].Row, rows[1999].Row, nil) })
		write(t, s, func(tx *Tx) error { return tx.PassRows(imp, rows[2000].Row, rows[len(rows)-1].Row, nil) })
		for i := range rows {
			switch r := &rows[i]; {
			case !r.Ticked:
				r.Outcome = foyer.OutcomeLeftOut
			case r.Verdict == foyer.VerdictError:
				r.Outcome = foyer.OutcomeFailed
			case r.Plan == foyer.PlanCreate:
				r.Outcome = foyer.OutcomeCreated
			default:
				r.Outcome = foyer.OutcomeMerged
			}
		}
		rows[4].Outcome, rows[4].Reason = foyer.OutcomeFailed, "row.lead_gone"
		rows[14].Lead = 99
		write(t, s, func(tx *Tx) error { return tx.SetOutcomes(imp, []ImportRow{rows[4], rows[14]}) })
		checkPages(t, s, imp, rows)
		read(t, s, func(tx *Tx) error {
			c, err := tx.RowCounts(imp)
			if c.Sum() != c.Rows || c.Rows != len(rows) {
				t.Errorf("outcomes do not add up: %+v", c)
			}
			groups, err2 := tx.RowGroups(imp, foyer.RowsFailed)
			if len(groups) != 1 || groups[0] != (foyer.RowGroup{Key: "row.lead_gone", Level: foyer.LevelError, Count: 1, Remedy: "decide"}) {
				t.Errorf("failed: %+v", groups)
			}
			return errors.Join(err, err2)
		})
		write(t, s, func(tx *Tx) error { return tx.ClearOutcomes(imp) })
		for i := range rows {
			rows[i].Outcome, rows[i].Lead, rows[i].Reason = "", 0, ""
		}
		checkPages(t, s, imp, rows)

		write(t, s, func(tx *Tx) error { return tx.SetEdit(imp, CellEdit{Row: 3, Field: "phone", Value: "1"}) })
		write(t, s, func(tx *Tx) error { return tx.ClearRows(imp) })
		checkPages(t, s, imp, nil)
		addAll(t, s, imp, rows, 1000)
		checkPages(t, s, imp, rows)
		write(t, s, func(tx *Tx) error { return tx.DeleteImport(imp) })
		checkPages(t, s, imp, nil)
		checkPages(t, s, other, someRows(1500))
	})
}

// A house from before counted an unticked row twice: the step to now counts it once.
func TestOldCountsOfRows(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		imp := newImport(t, s, "one").N
		rows := someRows(2345)
		addAll(t, s, imp, rows, 700)
		steps, err := s.dialect.steps()
		if err != nil {
			t.Fatal(err)
		}
		write(t, s, func(tx *Tx) error {
			if err := tx.Tick(imp, foyer.Tick{Scope: foyer.RowsErrors}); err != nil {
				return err
			}
			_, err := tx.exec("UPDATE import_blocks SET fresh = rows, duplicates = rows, unticked = rows WHERE unticked > 0 OR block = 1")
			if err != nil {
				return err
			}
			for _, st := range steps {
				for _, text := range st.texts {
					if st.version != 18 {
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
				{Key: "row.name_missing", Level: "error", Count: 60, Remedy: "fill"},
			}
			if fmt.Sprint(all) != fmt.Sprint(want) {
				t.Errorf("groups %+v", all)
			}
			if g, _ := tx.RowGroups(imp, foyer.RowsErrors); fmt.Sprint(g) != fmt.Sprint(want[1:]) {
				t.Errorf("groups of errors %+v", g)
			}
			if g, _ := tx.RowGroups(imp, foyer.RowsUnticked); len(g) != 1 || g[0].Count != 150 {
				t.Errorf("groups of the unticked %+v", g)
			}
			page, total, err2 := tx.RowsPage(imp, foyer.RowQuery{Finding: "email.odd", Offset: 250, Limit: 100})
			if total != 300 || len(page) != 50 || page[0].Findings[0].Key != "email.odd" {
				t.Errorf("%d of %d rows", len(page), total)
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
