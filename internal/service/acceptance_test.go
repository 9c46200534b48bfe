package service_test

import (
	"slices"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// The acceptance vectors as they are written, where no other test holds them word
// for word. Ids: TestIDVectors. States: TestMoves. Visibility: TestPendingByRole.
// Error file: TestErrorFileBeforeTheRun, TestErrorFileAfterTheRun.

// D2 D3: the table of the match test, its default country Canada.
func TestMatchVectors(t *testing.T) {
	const head = "Name,Phone,Other phone,Email\n"
	const here = "Élise Tremblay,+1 514 555 0199,,elise@ex.ca\n"
	for _, c := range []struct {
		book, row string
		kinds     string
	}{
		{here, "elise tremblay,(514) 555-0199,,", "name phone"},
		{here, `"Tremblay, Elise",,,ELISE@ex.ca `, "name email"},
		{here, "Marc Roy,514.555.0199 ext 4,,elise@ex.ca", "phone email"},
		{here, "Élise Tremblay,418 555 0100,,other@ex.ca", ""},
		{here, "Marc Tremblay,514 555 0199,,", ""},
		{"Élise Tremblay,,,\n", "Élise Tremblay,,,", ""},
		{"Élise Tremblay,514 555 0199,450 555 0100,elise@ex.ca\n", "Ann Lee,514 555 0199,450 555 0100,", ""},
	} {
		h := testhouse.Open(t)
		if _, err := testhouse.Service[service.Home](h).Set(foyer.Settings{PhoneCountry: "CA"}); err != nil {
			t.Fatal(err)
		}
		h.Bring("book.csv", head+c.book)
		imp := h.Stage("row.csv", head+c.row+"\n", testhouse.Merge)
		r := h.Rows(imp.ID, foyer.RowsAll)[0]
		if got := r.Match != nil; got != (c.kinds != "") || r.Match != nil && strings.Join(r.Match.By, " ") != c.kinds {
			t.Errorf("%q: taken for %+v, want by %q", c.row, r.Match, c.kinds)
		}
		h.Close()
	}
}

// "Rule × match", and decision 13 for a file without one good row.
func TestRuleByMatch(t *testing.T) {
	const book = "Name,Phone,Email\nÉlise Tremblay,514 555 0199,elise@ex.ca\n"
	const hit, miss = "Name,Phone,Email\nelise tremblay,514 555 0199,new@ex.ca\n", "Name,Phone,Email\nMarc Roy,207 555 0142,marc@ex.ca\n"
	for _, c := range []struct {
		name, text string
		rule       foyer.Rule
		want       foyer.ImportCounts
		related    int
	}{
		{"Create/no match", miss, foyer.RuleCreate, foyer.ImportCounts{Created: 1}, 0},
		{"Create/match", hit, foyer.RuleCreate, foyer.ImportCounts{Created: 1}, 1},
		{"Merge/no match", miss, foyer.RuleMerge, foyer.ImportCounts{Created: 1}, 0},
		{"Merge/match", hit, foyer.RuleMerge, foyer.ImportCounts{Merged: 1}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := testhouse.Open(t)
			h.Bring("book.csv", book)
			imp := h.Bring("row.csv", c.text, func(f *foyer.ImportForm) { f.Rule = c.rule })
			if imp.Counts.Created != c.want.Created || imp.Counts.Merged != c.want.Merged {
				t.Errorf("counts are %+v", imp.Counts)
			}
			l, err := testhouse.Service[service.Leads](h).Get(h.Rows(imp.ID, foyer.RowsAll)[0].Lead)
			if err != nil || len(l.Related) != c.related {
				t.Errorf("linked to %+v, %v", l.Related, err)
			}
		})
	}
	t.Run("Merge/tie needs a decision", func(t *testing.T) {
		h := testhouse.Open(t)
		h.Bring("book.csv", "Name,Phone,Email\nÉlise Tremblay,514 555 0199,\nÉlise Tremblay,514 555 0199,\n")
		imp := h.Stage("row.csv", hit, testhouse.Merge)
		if imp.Counts.Blocking != 1 {
			t.Errorf("counts are %+v", imp.Counts)
		}
		if err := h.TryRun(imp.ID); foyer.KindOf(err) != foyer.Conflict {
			t.Errorf("it ran: %v", err)
		}
	})
	t.Run("Merge/match on archived is asked", func(t *testing.T) {
		h := testhouse.Open(t)
		h.Bring("book.csv", book)
		if _, err := testhouse.Service[service.Leads](h).Archive([]string{h.Only("elise").ID}); err != nil {
			t.Fatal(err)
		}
		imp := h.Stage("row.csv", hit, testhouse.Merge)
		r := h.Rows(imp.ID, foyer.RowsAll)[0]
		asked := slices.ContainsFunc(r.Findings, func(f foyer.Finding) bool { return f.Key == "match.archived" })
		if !asked || r.Plan == foyer.PlanMerge {
			t.Errorf("row is %+v", r)
		}
	})
	t.Run("no good row at all", func(t *testing.T) {
		h := testhouse.Open(t)
		imp := h.Stage("bad.csv", "Name,Phone\n,514 555 0199\n,514 555 0198\n", testhouse.Partial)
		if err := h.TryRun(imp.ID); foyer.KindOf(err) != foyer.Conflict {
			t.Errorf("it ran: %v", err)
		}
		ref, _ := stayed(h, imp.ID, foyer.StayedSpec{Format: foyer.FormatCSV})
		if ref.Rows != 2 {
			t.Errorf("its error file has %d rows", ref.Rows)
		}
	})
}

// "Strict policy": ten rows, row 7 lacks what is required, row 3 has a date that is none.
func TestStrictNamesRowAndField(t *testing.T) {
	h := testhouse.Open(t)
	lines := []string{"Name,Phone,Birthday"}
	for i, name := range []string{"A Aa", "B Bb", "C Cc", "D Dd", "E Ee", "", "G Gg", "H Hh", "I Ii", "J Jj"} {
		birthday := map[bool]string{true: "31/02/2024"}[i == 1]
		lines = append(lines, name+",207 555 01"+string(rune('0'+i))+"0,"+birthday)
	}
	imp := h.Stage("ten.csv", strings.Join(lines, "\n")+"\n")
	if err := h.TryRun(imp.ID); foyer.KindOf(err) != foyer.Conflict {
		t.Fatalf("it ran: %v", err)
	}
	bad := h.Rows(imp.ID, foyer.RowsErrors)
	if len(bad) != 1 || bad[0].Row != 7 || bad[0].Findings[0].Field != "full_name" && bad[0].Findings[0].Key != "row.name_missing" {
		t.Errorf("errors are %+v", bad)
	}
	s := testhouse.Service[service.Imports](h)
	if _, err := s.Tick(imp.ID, foyer.Tick{Rows: []int{7}}); err != nil {
		t.Fatal(err)
	}
	if c := h.Run(imp.ID).Counts; c.Created != 9 || c.LeftOut != 1 {
		t.Errorf("it ran as %+v", c)
	}
	notes, err := testhouse.Service[service.Leads](h).Notes(h.Only("bb").ID)
	if err != nil || len(notes) != 1 || !strings.HasPrefix(notes[0].Text, "[import]") {
		t.Errorf("notes are %+v, %v", notes, err)
	}
}

// A15: each lead is one row; wholly blank rows are skipped and not counted.
func TestBlankRowsAreNotCounted(t *testing.T) {
	h := testhouse.Open(t)
	imp := h.Bring("gaps.csv", "Name,Phone\n\nAda Quill,207 555 0101\n,\n  , \nBen Moss,207 555 0102\n\n\n")
	if c := imp.Counts; c.Rows != 2 || c.Created != 2 || c.Blank != 5 {
		t.Errorf("counts are %+v", c)
	}
	if rows := h.Rows(imp.ID, foyer.RowsAll); rows[1].Row != 6 {
		t.Errorf("the second person stands in row %d", rows[1].Row)
	}
}
