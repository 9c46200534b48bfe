package intake_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

func apart(t *testing.T, h *testhouse.House, id string, row int, of foyer.Decision) {
	t.Helper()
	of.Kind = foyer.DecideApart
	decide(t, h, id, of, row)
}

func maybes(h *testhouse.House, id string) (n []int) {
	for _, r := range h.Rows(id, foyer.RowsAll) {
		if r.Maybe != nil {
			n = append(n, r.Row)
		}
	}
	return n
}

// D20: what was said not to be one is not suggested again, not in another file either,
// until that is taken back.
func TestApartOfASuggestion(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	h.Bring("book.csv", maybeHeader+"Robert,Thériault,514 555 0199,rob.theriault@ex.ca\n")
	const text = maybeHeader + "Bob,Theriault,514 555 0199,\nZoé,Marchand,514 555 0150,zoe@ex.ca\nZoe,Marchnad,,zoe@ex.ca\n"
	imp := h.Stage("new.csv", text)
	if got := maybes(h, imp.ID); !slices.Equal(got, []int{2, 4}) {
		t.Fatalf("suggested are %v", got)
	}
	if c := candidates(t, h, imp.ID, 2).Candidates; len(c) != 1 || !c[0].Maybe || len(c[0].Likeness.Reasons) == 0 || strings.Join(c[0].By, " ") != "phone" {
		t.Errorf("compared with row 2 are %+v", c)
	}
	for _, row := range []int{2, 4} {
		apart(t, h, imp.ID, row, foyer.Decision{})
	}
	if got := maybes(h, imp.ID); len(got) != 0 {
		t.Errorf("still suggested are %v", got)
	}
	if page, err := s.Rows(imp.ID, foyer.RowQuery{Finding: "match.maybe"}); err != nil || page.Total != 0 {
		t.Errorf("still listed are %d, %v", page.Total, err)
	}
	if got := maybes(h, h.Stage("again.csv", text).ID); len(got) != 0 {
		t.Errorf("in the next file are suggested %v", got)
	}
	if _, err := s.UndoMend(imp.ID); err != nil {
		t.Fatal(err)
	}
	if got := maybes(h, imp.ID); !slices.Equal(got, []int{4}) {
		t.Errorf("taken back, suggested are %v", got)
	}
	if got := maybes(h, h.Stage("third.csv", text).ID); !slices.Equal(got, []int{4}) {
		t.Errorf("taken back, in the next file are suggested %v", got)
	}
	if _, err := s.RedoMend(imp.ID); err != nil {
		t.Fatal(err)
	}
	decide(t, h, imp.ID, foyer.Decision{}, 2)
	if got := maybes(h, imp.ID); !slices.Equal(got, []int{2}) {
		t.Errorf("left to the rule again, suggested are %v", got)
	}
	_, err := s.Mend(imp.ID, foyer.Mend{What: foyer.MendDecide, Rows: []int{3}, Decision: foyer.Decision{Kind: foyer.DecideApart}})
	if foyer.KindOf(err) != foyer.NotFound {
		t.Errorf("of a row that may be nobody: %v", err)
	}
}

// D20: a row that matches by the rule and was said not to be that one makes a lead of
// its own, in this file and in any later one; in the book the two are not suggested
// either.
func TestApartOfAMatch(t *testing.T) {
	const text = "Name,Phone,Email\n" +
		"Ann Lee,207 555 0101,ann@ex.com\n" + // 2: the lead
		"Bo Kay,207 555 0102,\n" + // 3
		"Bo Kay,207 555 0102,bo@ex.com\n" + // 4: row 3
		"Ann Lee,(207) 555-0101,ann@ex.com\n" // 5: the very same as row 2, and goes with it
	for _, c := range []struct {
		rule        foyer.Rule
		before, now string
	}{
		{foyer.RuleMerge, "unchanged create fold unchanged", "create create create unchanged"},
		{foyer.RuleCreate, "link create link link", "create create create link"},
	} {
		h := testhouse.Open(t)
		s := testhouse.Service[service.Imports](h)
		h.Bring("book.csv", "Name,Phone,Email\nAnn Lee,207 555 0101,ann@ex.com\n")
		ann := h.Only("ann").ID
		imp := h.Stage("new.csv", text, func(f *foyer.ImportForm) { f.Rule = c.rule })
		plansAre := func(id, want string) {
			t.Helper()
			var got []string
			for _, r := range h.Rows(id, foyer.RowsAll) {
				got = append(got, string(r.Plan))
			}
			if all := strings.Join(got, " "); all != want {
				t.Errorf("%s: rows will %s, want %s", c.rule, all, want)
			}
		}
		plansAre(imp.ID, c.before)
		apart(t, h, imp.ID, 2, foyer.Decision{Lead: ann})
		apart(t, h, imp.ID, 4, foyer.Decision{Row: 3})
		plansAre(imp.ID, c.now)
		rows := h.Rows(imp.ID, foyer.RowsAll)
		if rows[0].Verdict != foyer.VerdictNew || rows[0].Decided != foyer.DecideApart || rows[0].Match != nil || rows[0].Maybe != nil {
			t.Errorf("%s: row 2 is %+v", c.rule, rows[0])
		}
		plansAre(h.Stage("again.csv", text, func(f *foyer.ImportForm) { f.Rule = c.rule }).ID, c.now)
		for range 2 {
			if _, err := s.UndoMend(imp.ID); err != nil {
				t.Fatal(err)
			}
		}
		plansAre(imp.ID, c.before)
		plansAre(h.Stage("third.csv", text, func(f *foyer.ImportForm) { f.Rule = c.rule }).ID, c.before)
		for range 2 {
			if _, err := s.RedoMend(imp.ID); err != nil {
				t.Fatal(err)
			}
		}
		plansAre(imp.ID, c.now)
		h.Run(imp.ID)
		found, err := testhouse.Service[service.Duplicates](h).LikeLead(ann)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			if rowOf(t, h, f.Lead.ID) == 2 {
				t.Errorf("%s: in the book the two are suggested: %+v", c.rule, f)
			}
		}
		h.Close()
	}
}

// D20, I8: nobody says anything of a lead out of their sight.
func TestApartOfALeadOutOfSight(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", "Name,Phone,Email\nAnn Lee,207 555 0101,ann@ex.com\n")
	id := h.Only("ann").ID
	agent := h.Person("Avery Agent", "avery@ex.com", foyer.RoleAgent)
	imp := h.StageAs(agent.ID, "new.csv", "Name,Phone\nAnn Lee,207 555 0101\n")
	s := testhouse.As[service.Imports](h, agent.ID)
	for _, of := range []foyer.Decision{{}, {Lead: id}} {
		of.Kind = foyer.DecideApart
		_, err := s.Mend(imp.ID, foyer.Mend{What: foyer.MendDecide, Rows: []int{2}, Decision: of})
		if foyer.KindOf(err) != foyer.NotFound {
			t.Errorf("of %+v: %v", of, err)
		}
	}
}

// D20: what was said of a row says nothing of who shares less with the lead.
func TestApartOfOneOfSeveral(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", "Name,Phone,Email\nAnn Lee,207 555 0101,ann@ex.com\nAnn Lee,207 555 0101,other@ex.com\n")
	imp := h.Stage("new.csv", "Name,Phone,Email\nAnn Lee,207 555 0101,\n", testhouse.Merge)
	c := candidates(t, h, imp.ID, 2).Candidates
	if len(c) != 2 || h.Rows(imp.ID, foyer.RowsAll)[0].Verdict != foyer.VerdictError {
		t.Fatalf("candidates are %+v", c)
	}
	apart(t, h, imp.ID, 2, foyer.Decision{Lead: c[0].Lead})
	r := h.Rows(imp.ID, foyer.RowsAll)[0]
	if left := candidates(t, h, imp.ID, 2).Candidates; len(left) != 1 || left[0].Lead != c[1].Lead || r.Plan != foyer.PlanUnchanged {
		t.Errorf("left are %+v, the row will %s", left, r.Plan)
	}
	apart(t, h, imp.ID, 2, foyer.Decision{Lead: c[1].Lead})
	if r = h.Rows(imp.ID, foyer.RowsAll)[0]; r.Verdict != foyer.VerdictNew || r.Plan != foyer.PlanCreate {
		t.Errorf("apart of both, the row is %s and will %s", r.Verdict, r.Plan)
	}
	for i, want := range []string{"unchanged", "none"} {
		if _, err := testhouse.Service[service.Imports](h).UndoMend(imp.ID); err != nil {
			t.Fatal(err)
		}
		if r = h.Rows(imp.ID, foyer.RowsAll)[0]; fmt.Sprint(r.Plan) != want {
			t.Errorf("taken back %d, the row will %s", i+1, r.Plan)
		}
	}
}

// rowOf answers the row that a lead came from.
func rowOf(t *testing.T, h *testhouse.House, lead string) int {
	t.Helper()
	l, err := testhouse.Service[service.Leads](h).Get(lead)
	if err != nil {
		t.Fatal(err)
	}
	return l.From.Row
}
