package store

import (
	"errors"
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
		said, _ := Tell(r.Findings)
		in := false
		switch scope {
		case foyer.RowsAll:
			in = true
		case foyer.RowsNew:
			in = r.Verdict == foyer.VerdictNew && r.Ticked && r.Plan != foyer.PlanSkip
		case foyer.RowsDuplicates:
			in = r.Ticked && (r.Verdict == foyer.VerdictExisting || r.Verdict == foyer.VerdictTwin) && r.Plan != foyer.PlanSkip
		case foyer.RowsErrors:
			in = r.Verdict == foyer.VerdictError
		case foyer.RowsWarned:
			in = said.level == 2 && r.Verdict != foyer.VerdictError
		case foyer.RowsUnticked:
			in = (!r.Ticked || r.Plan == foyer.PlanSkip) && r.Verdict != foyer.VerdictError
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
