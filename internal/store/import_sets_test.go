package store

import (
	"fmt"
	"strings"
	"testing"

	"foyer/internal/foyer"
)

// findingsOf makes findings of "key field level" each.
func findingsOf(list ...string) (out []foyer.Finding) {
	for _, text := range list {
		f := strings.Split(text, " ")
		out = append(out, foyer.Finding{Key: f[0], Field: f[1], Level: foyer.Level(f[2]), Args: map[string]string{}, Column: -1})
	}
	return out
}

func TestTell(t *testing.T) {
	for name, tt := range map[string]struct {
		of    []foyer.Finding
		set   string
		level int64
	}{
		"nothing":         {nil, "", 0},
		"a note":          {findingsOf("date.order date note"), "", 1},
		"one":             {findingsOf("phone.short phone warning"), "phone.short|phone|warning", 2},
		"in order, once":  {findingsOf("b x warning", "a y warning", "b x warning"), "a|y|warning\nb|x|warning", 2},
		"the error ranks": {findingsOf("a x warning", "c x note", "b x error"), "a|x|warning\nb|x|error", 3},
	} {
		got, err := Tell(tt.of)
		if err != nil || got.set != tt.set || got.level != tt.level || (got.text == "") != (tt.of == nil) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	for name, bad := range map[string][]foyer.Finding{
		"a level nobody knows": findingsOf("a x grave"),
		"a key with a bar":     findingsOf("a|b x error"),
	} {
		if _, err := Tell(bad); err == nil {
			t.Errorf("%s: told", name)
		}
	}
}

// groupsSaid is what RowGroups answers, one line each.
func groupsSaid(t *testing.T, tx *Tx, imp int64) string {
	t.Helper()
	groups, err := tx.RowGroups(imp, foyer.RowsAll)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, g := range groups {
		out = append(out, fmt.Sprintf("%s %s %s %d", g.Key, g.Field, g.Level, g.Count))
	}
	return strings.Join(out, "; ")
}

// Every finding of a row counts, in the order rows come and when they are told anew.
func TestEveryFindingCounts(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		one, two := newImport(t, s, "one").N, newImport(t, s, "two").N
		rows := make([]ImportRow, 9)
		for i := range rows {
			rows[i] = ImportRow{Row: i + 2, Verdict: foyer.VerdictNew, Plan: foyer.PlanCreate, Ticked: true}
			rows[i].Findings = findingsOf("owner.unknown owner warning", "budget.unread budget_min warning", "date.read date note")[i%3:]
		}
		addAll(t, s, one, rows, 4)
		addAll(t, s, two, rows[:2], 4)
		write(t, s, func(tx *Tx) error {
			if got := groupsSaid(t, tx, one); got != "budget.unread budget_min warning 6; owner.unknown owner warning 3" {
				t.Errorf("staged: %s", got)
			}
			// The owner is known now, and one budget is read.
			for i := range rows {
				rows[i].Findings = findingsOf("budget.unread budget_min warning", "phone.short phone error")[min(i, 1):]
			}
			if err := tx.UpdateRows(one, rows); err != nil {
				return err
			}
			if got := groupsSaid(t, tx, one); got != "phone.short phone error 9; budget.unread budget_min warning 1" {
				t.Errorf("told anew: %s", got)
			}
			if err := tx.ClearRows(one); err != nil {
				return err
			}
			if err := tx.AddRows(one, rows[:1]); err != nil {
				return err
			}
			if got := groupsSaid(t, tx, one); got != "budget.unread budget_min warning 1; phone.short phone error 1" {
				t.Errorf("staged again: %s", got)
			}
			if got := groupsSaid(t, tx, two); got != "budget.unread budget_min warning 2; owner.unknown owner warning 1" {
				t.Errorf("the other import: %s", got)
			}
			return nil
		})
		if found, err := s.Check(t.Context()); err != nil || len(found) > 0 {
			t.Errorf("check: %v %v", found, err)
		}
	})
}

// A house from before kept the gravest finding alone as a column: the step to now
// makes the sets from what lies in the rows.
func TestOldFindingsOfRows(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		imp, other := newImport(t, s, "one").N, newImport(t, s, "two").N
		rows := someRows(2345)
		addAll(t, s, imp, rows, 700)
		addAll(t, s, other, rows[:40], 700)
		steps, err := s.dialect.steps()
		if err != nil {
			t.Fatal(err)
		}
		var before, beside string
		write(t, s, func(tx *Tx) error {
			before, beside = groupsSaid(t, tx, imp), groupsSaid(t, tx, other)
			for _, text := range []string{
				"DROP INDEX import_rows_set", "DROP TABLE import_sets", "DROP TABLE import_set_findings",
				"ALTER TABLE import_rows DROP COLUMN finding_set", "ALTER TABLE import_rows ADD COLUMN finding TEXT",
				"CREATE INDEX import_rows_finding ON import_rows (finding)",
			} {
				if _, err := tx.exec(text); err != nil {
					return err
				}
			}
			for _, st := range steps {
				for _, text := range st.texts {
					if st.version == 17 {
						if _, err := tx.exec(text); err != nil {
							return err
						}
					}
				}
			}
			return nil
		})
		checkPages(t, s, imp, rows)
		write(t, s, func(tx *Tx) error {
			if got, too := groupsSaid(t, tx, imp), groupsSaid(t, tx, other); got != before || too != beside || before == "" {
				t.Errorf("groups %s and %s, were %s and %s", got, too, before, beside)
			}
			// What comes now finds the sets that are there.
			return tx.UpdateRows(imp, rows)
		})
		read(t, s, func(tx *Tx) error {
			if got := groupsSaid(t, tx, imp); got != before {
				t.Errorf("groups %s, were %s", got, before)
			}
			return nil
		})
	})
}
