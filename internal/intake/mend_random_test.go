package intake_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// What random acts leave is what staging the file anew would: the same verdicts,
// plans, findings and targets (property test).
func TestMendsLeaveWhatStagingWould(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	rnd := rand.New(rand.NewPCG(seed, 2))
	for round := range 24 {
		h := testhouse.Open(t)
		h.Bring("book.csv", randomFile(rnd, 12), testhouse.Partial)
		form := []testhouse.Form{way(round)}
		if round%2 == 0 {
			form = append(form, testhouse.Merge)
		}
		if round%3 == 0 {
			form = append(form, testhouse.Partial)
		}
		id := h.Stage("file.csv", randomFile(rnd, 60), form...).ID
		svc := testhouse.Service[service.Imports](h)
		for range 25 {
			switch rnd.IntN(10) {
			case 0, 1:
				_, err := svc.UndoMend(id)
				if err != nil && foyer.KindOf(err) != foyer.NotFound {
					t.Fatal(err)
				}
			case 2:
				_, err := svc.RedoMend(id)
				if err != nil && foyer.KindOf(err) != foyer.NotFound {
					t.Fatal(err)
				}
			default:
				if _, err := svc.Mend(id, randomAct(rnd)); err != nil {
					t.Fatal(err)
				}
			}
		}
		// What a row says of going into another hangs on ticks, which are the hand's.
		all := foyer.Mend{What: foyer.MendTick, On: true}
		mend(t, h, id, all)
		got := bare(h.Rows(id, foyer.RowsAll))
		restage(t, h, id)
		mend(t, h, id, all)
		want := bare(h.Rows(id, foyer.RowsAll))
		for i := range want {
			if !reflect.DeepEqual(got[i], want[i]) {
				t.Fatalf("round %d: row %d stands as\n%+v\nand anew as\n%+v", round, got[i].Row, got[i], want[i])
			}
		}
		h.Close()
	}
}

// way is a mode and a key for a round, over all of them.
func way(round int) testhouse.Form {
	return func(f *foyer.ImportForm) {
		f.Mode = []foyer.ImportMode{foyer.ModeBoth, foyer.ModeUpdate, foyer.ModeCreate, foyer.ModeBoth}[round/6%4]
		f.Key = []foyer.MatchKey{foyer.KeyHouse, foyer.KeyEmail, foyer.KeyPhone, foyer.KeyExternal, foyer.KeyMLSName, foyer.KeyID}[round%6]
	}
}

// bare are rows without what a person's hand left on them.
func bare(rows []foyer.RowView) []foyer.RowView {
	for i := range rows {
		rows[i].Ticked, rows[i].Fixed = false, false
		// Likeness only suggests, and is looked for when a file is staged.
		rows[i].Maybe = nil
		rows[i].Findings = slices.DeleteFunc(rows[i].Findings, func(f foyer.Finding) bool { return f.Key == "match.maybe" })
	}
	return rows
}

// restage has every row read and checked anew.
func restage(t *testing.T, h *testhouse.House, id string) {
	t.Helper()
	d, err := testhouse.Service[service.Imports](h).Draft(id)
	if err != nil {
		t.Fatal(err)
	}
	f := d.Import.Form()
	for range 2 {
		if f.Rule == foyer.RuleMerge {
			f.Rule = foyer.RuleCreate
		} else {
			f.Rule = foyer.RuleMerge
		}
		if _, err := h.Intake().Describe(t.Context(), h.Owner(), id, f); err != nil {
			t.Fatal(err)
		}
	}
	if err := h.Intake().Stage(t.Context(), h.Owner(), id, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
}

// randomFile makes rows of few people, so that many are the same.
func randomFile(rnd *rand.Rand, rows int) string {
	var b strings.Builder
	b.WriteString("Name,Phone,Mobile,Email,City,External ID,MLS ID\n")
	for range rows {
		for column := range 7 {
			b.WriteString([]string{"", ","}[min(column, 1)] + randomCell(rnd, column))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func randomCell(rnd *rand.Rand, column int) string {
	n := rnd.IntN(6)
	switch {
	case rnd.IntN(5) == 0:
		return ""
	case column == 0:
		return []string{"Ada Quill", "Ben Moss", "Cy Hart", "Di Lane", "Quill Ada", "Eve"}[n]
	case column < 3:
		return fmt.Sprintf("207 555 01%02d", n)
	case column == 3:
		return fmt.Sprintf("p%d@example.com", n)
	case column == 5:
		// One that many rows have, one of about as many as name each other (C19), some of few.
		return fmt.Sprintf("X-%d", []int{0, 0, 0, 1, 1, 2 + rnd.IntN(12), 2 + rnd.IntN(12), 2 + rnd.IntN(12), 2 + rnd.IntN(12)}[rnd.IntN(9)])
	case column == 6:
		return []string{"M100", "m100", "M200", "M300", "M400", "M500"}[n]
	}
	return []string{"Bath", "Saco", "Kittery", "Wells", "York", "Eliot"}[n]
}

func randomAct(rnd *rand.Rand) foyer.Mend {
	rows := []int{}
	for range 1 + rnd.IntN(3) {
		rows = append(rows, 2+rnd.IntN(60))
	}
	column := rnd.IntN(7)
	act := foyer.Mend{Column: column, Value: randomCell(rnd, column), Rows: rows}
	switch rnd.IntN(7) {
	case 0:
		act.What = foyer.MendFill
	case 1:
		act.What, act.Rows, act.Find = foyer.MendSame, nil, randomCell(rnd, column)
	case 2:
		act.What, act.Rows, act.Find, act.Value, act.AllColumns = foyer.MendReplace, nil, "01", "02", true
	case 3:
		act.What = foyer.MendTick
	case 4, 5:
		act.What = foyer.MendDecide
		act.Decision.Kind = []foyer.DecisionKind{"", "create", "link", "merge", "skip", "merge"}[rnd.IntN(6)]
		if rnd.IntN(2) == 0 {
			act.Rows, act.Decision.Row = []int{30 + rnd.IntN(32)}, 2+rnd.IntN(28)
		}
	default:
		act.What = foyer.MendSet
	}
	return act
}
