package service_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/store"
	"foyer/internal/testhouse"
)

// The acceptance vectors of features.md, section 5, each named as it is written. Ids:
// TestIDVectors. Visibility: TestPendingByRole. States, error file: vectors_test.go.

// D2 D3: the table of the match test, its default country Canada.
func TestMatchVectors(t *testing.T) {
	const head = "Name,Phone,Other phone,Email\n"
	const here = "Élise Tremblay,+1 514 555 0199,,elise@ex.ca\n"
	for _, c := range []struct {
		name, book, row string
		kinds           string
		differs         string // what the row is shown to differ in
		suggested       string // the finding that names the lead all the same
	}{
		{"`elise tremblay`, `(514) 555-0199`, empty: name, phone: yes", here, "elise tremblay,(514) 555-0199,,", "name phone", "", ""},
		{"`Tremblay, Elise`, empty, `ELISE@ex.ca `: name, email: yes", here, `"Tremblay, Elise",,,ELISE@ex.ca `, "name email", "", ""},
		{"`Marc Roy`, `514.555.0199 ext 4`, `elise@ex.ca`: phone, email: yes, shown as name differs", here, "Marc Roy,514.555.0199 ext 4,,elise@ex.ca", "phone email", "name", ""},
		{"D15 `Élise Tremblay`, other phone, other e-mail: name: no, suggest only", here, "Élise Tremblay,418 555 0100,,other@ex.ca", "", "", "match.maybe"},
		{"D15 `Marc Tremblay`, `514 555 0199`, empty: phone: no, household suggestion", here, "Marc Tremblay,514 555 0199,,", "", "", "household.likely"},
		{"`Élise Tremblay`, empty, empty; existing with empty phone and e-mail: name: no", "Élise Tremblay,,,\n", "Élise Tremblay,,,", "", "", "match.maybe"},
		{
			"other name, two phones both equal to the existing one's two phones: phone: no",
			"Élise Tremblay,514 555 0199,450 555 0100,elise@ex.ca\n", "Ann Lee,514 555 0199,450 555 0100,", "", "", "",
		},
	} {
		t.Run("D2 D3 "+c.name, func(t *testing.T) {
			h := testhouse.Open(t)
			if _, err := testhouse.Service[service.Home](h).Set(foyer.Settings{PhoneCountry: "CA"}); err != nil {
				t.Fatal(err)
			}
			h.Bring("book.csv", head+c.book+"\n") // never the very same file
			imp := h.Stage("row.csv", head+c.row+"\n", testhouse.Merge)
			r := h.Rows(imp.ID, foyer.RowsAll)[0]
			if got := r.Match != nil; got != (c.kinds != "") || r.Match != nil && strings.Join(r.Match.By, " ") != c.kinds {
				t.Fatalf("taken for %+v, want by %q", r.Match, c.kinds)
			}
			named := slices.IndexFunc(r.Findings, func(f foyer.Finding) bool { return f.Key == c.suggested && f.Args["name"] == "Élise Tremblay" })
			if (named >= 0) != (c.suggested != "") || (r.Maybe != nil) != (c.suggested == "match.maybe") {
				t.Errorf("suggested %+v in %+v, want %q", r.Maybe, r.Findings, c.suggested)
			}
			cands, err := testhouse.Service[service.Imports](h).Candidates(imp.ID, r.Row)
			if err != nil || c.differs != "" && (len(cands.Candidates) != 1 || strings.Join(cands.Candidates[0].Not, " ") != c.differs) {
				t.Errorf("shown to differ in %+v, %v", cands.Candidates, err)
			}
			want := foyer.ImportCounts{Created: 1}
			if c.kinds != "" {
				want = foyer.ImportCounts{Merged: 1}
			}
			got := h.Run(imp.ID).Counts
			if got.Merged+got.Unchanged != want.Merged || got.Created != want.Created {
				t.Errorf("it ran as %+v", got)
			}
		})
	}
}

// "Rule × match".
func TestRuleByMatch(t *testing.T) {
	const book = "Name,Phone,Email\nÉlise Tremblay,514 555 0199,elise@ex.ca\n"
	const hit, miss = "Name,Phone,Email\nelise tremblay,514 555 0199,new@ex.ca\n", "Name,Phone,Email\nMarc Roy,207 555 0142,marc@ex.ca\n"
	for _, c := range []struct {
		name, text string
		rule       foyer.Rule
		want       foyer.ImportCounts
		related    int
	}{
		{"Create/no match → created 1", miss, foyer.RuleCreate, foyer.ImportCounts{Rows: 1, Created: 1}, 0},
		{"Create/match → created 1 + linked to the same person", hit, foyer.RuleCreate, foyer.ImportCounts{Rows: 1, Created: 1}, 1},
		{"Merge/no match → created 1", miss, foyer.RuleMerge, foyer.ImportCounts{Rows: 1, Created: 1}, 0},
		{"Merge/match → merged 1, created 0", hit, foyer.RuleMerge, foyer.ImportCounts{Rows: 1, Merged: 1}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := testhouse.Open(t)
			h.Bring("book.csv", book)
			imp := h.Bring("row.csv", c.text, func(f *foyer.ImportForm) { f.Rule = c.rule })
			outcomes(t, imp, c.want)
			l, err := testhouse.Service[service.Leads](h).Get(h.Rows(imp.ID, foyer.RowsAll)[0].Lead)
			if err != nil || len(l.Related) != c.related {
				t.Errorf("linked to %+v, %v", l.Related, err)
			}
		})
	}
	const twice = "Name,Phone,Email\nÉlise Tremblay,514 555 0199,\nÉlise Tremblay,514 555 0199,\n"
	t.Run("Merge/tie → needs decision, counted Failed until decided", func(t *testing.T) {
		h := testhouse.Open(t)
		s := testhouse.Service[service.Imports](h)
		h.Bring("book.csv", twice)
		strict := h.Stage("row.csv", hit, testhouse.Merge)
		if r := h.Rows(strict.ID, foyer.RowsAll)[0]; foundOf(r, "match.tie") == nil || strict.Counts.Blocking != 1 {
			t.Errorf("row is %+v, counts %+v", r, strict.Counts)
		}
		if err := h.TryRun(strict.ID); foyer.KindOf(err) != foyer.Conflict {
			t.Errorf("it ran: %v", err)
		}
		imp := h.Bring("two.csv", hit+"Marc Roy,207 555 0142,marc@ex.ca\n", testhouse.Merge, testhouse.Partial, testhouse.Wait)
		outcomes(t, imp, foyer.ImportCounts{Rows: 2, Created: 1, Failed: 1})
		if ref, _ := stayed(h, imp.ID, foyer.StayedSpec{}); ref.Rows != 1 {
			t.Errorf("its error file has %d rows", ref.Rows)
		}
		cands, err := s.Candidates(strict.ID, 2)
		if err != nil || len(cands.Candidates) != 2 {
			t.Fatalf("candidates are %+v, %v", cands, err)
		}
		decision := foyer.Decision{Kind: foyer.DecideMerge, Lead: cands.Candidates[1].Lead}
		if _, err := s.Mend(strict.ID, foyer.Mend{What: foyer.MendDecide, Rows: []int{2}, Decision: decision}); err != nil {
			t.Fatal(err)
		}
		outcomes(t, h.Run(strict.ID), foyer.ImportCounts{Rows: 1, Merged: 1})
	})
	for _, how := range []string{"archived", "converted"} {
		t.Run("Merge/match on "+how+" → asked", func(t *testing.T) {
			h := testhouse.Open(t)
			h.Bring("book.csv", book)
			leads, id := testhouse.Service[service.Leads](h), h.Only("elise").ID
			var err error
			if how == "archived" {
				_, err = leads.Archive([]string{id})
			} else {
				err = convert(h, id)
			}
			if err != nil {
				t.Fatal(err)
			}
			imp := h.Stage("row.csv", hit, testhouse.Merge)
			r := h.Rows(imp.ID, foyer.RowsAll)[0]
			if foundOf(r, "match.archived") == nil || r.Plan == foyer.PlanMerge {
				t.Errorf("row is %+v", r)
			}
			// Of the answers D10 offers, each is carried out.
			s := testhouse.Service[service.Imports](h)
			for kind, plan := range map[foyer.DecisionKind]foyer.Plan{
				foyer.DecideRestore: foyer.PlanMerge, foyer.DecideCreate: foyer.PlanCreate, foyer.DecideSkip: foyer.PlanSkip,
			} {
				res, err := s.Mend(imp.ID, foyer.Mend{What: foyer.MendDecide, Rows: []int{r.Row}, Decision: foyer.Decision{Kind: kind}})
				if err != nil || res.Rows[0].Plan != plan {
					t.Errorf("%s: %+v, %v", kind, res.Rows, err)
				}
			}
		})
	}
}

// convert marks a lead as converted, as the book does it with the client.
func convert(h *testhouse.House, id string) error {
	return h.Store().Write(h.T.Context(), func(tx *store.Tx) error {
		was, err := tx.Lead(id, foyer.Sight{All: true})
		if err != nil {
			return err
		}
		now := was
		now.Converted = foyer.TimeOf(tx.Now())
		return tx.UpdateLead(&was, &now, store.Change{Entity: "lead", EntityID: id, Kind: foyer.ChangeAct, Was: map[string]string{"converted": ""}, Now: map[string]string{"converted": "yes"}})
	})
}

// outcomes holds what became of an import's rows against what should.
func outcomes(t *testing.T, imp foyer.Import, want foyer.ImportCounts) {
	t.Helper()
	c := imp.Counts
	got := foyer.ImportCounts{
		Rows: c.Rows, Created: c.Created, Merged: c.Merged, Unchanged: c.Unchanged,
		Skipped: c.Skipped, Failed: c.Failed, LeftOut: c.LeftOut,
	}
	if got != want || got.Sum() != got.Rows {
		t.Errorf("it ran as %+v, want %+v", got, want)
	}
}

// "Strict policy": ten rows, row 7 lacks what is required, row 3 has a date that is none.
func TestStrictNamesRowAndField(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", "Name,Phone\nZ Zz,207 555 0199\n")
	lines := []string{"Name,Phone,Birthday"}
	for i, name := range []string{"A Aa", "B Bb", "C Cc", "D Dd", "E Ee", "", "G Gg", "H Hh", "I Ii", "J Jj"} {
		birthday := map[bool]string{true: "31/02/2024"}[i == 1]
		lines = append(lines, name+",207 555 01"+string(rune('0'+i))+"0,"+birthday)
	}
	imp := h.Stage("ten.csv", strings.Join(lines, "\n")+"\n")
	before := h.Rows(imp.ID, foyer.RowsAll)
	t.Run("leads before = leads after", func(t *testing.T) {
		if err := h.TryRun(imp.ID); foyer.KindOf(err) != foyer.Conflict {
			t.Fatalf("it ran: %v", err)
		}
		if all := h.Names(foyer.LeadFilter{}); len(all) != 1 {
			t.Errorf("leads are %v", all)
		}
	})
	t.Run("message names row 7 and the field, other nine rows untouched", func(t *testing.T) {
		bad := h.Rows(imp.ID, foyer.RowsErrors)
		if len(bad) != 1 || bad[0].Row != 7 || bad[0].Findings[0].Field != "full_name" || bad[0].Findings[0].Key != "row.name_missing" {
			t.Errorf("errors are %+v", bad)
		}
		if after := h.Rows(imp.ID, foyer.RowsAll); fmt.Sprintf("%+v", after) != fmt.Sprintf("%+v", before) {
			t.Errorf("rows are %+v, were %+v", after, before)
		}
	})
	t.Run("untick row 7 → nine rows may be added", func(t *testing.T) {
		if _, err := testhouse.Service[service.Imports](h).Tick(imp.ID, foyer.Tick{Rows: []int{7}}); err != nil {
			t.Fatal(err)
		}
		outcomes(t, h.Run(imp.ID), foyer.ImportCounts{Rows: 10, Created: 9, LeftOut: 1})
	})
	t.Run("optional date 31/02/2024 in row 3 does not block and yields a note line starting [import]", func(t *testing.T) {
		if all := notesOf(t, h, h.Only("bb").ID); !strings.HasPrefix(all, "[import]") || !strings.Contains(all, "31/02/2024") {
			t.Errorf("notes are %q", all)
		}
	})
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
