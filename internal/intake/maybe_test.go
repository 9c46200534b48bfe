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

const maybeHeader = "First Name,Last Name,Phone,Email\n"

// D15: one kind equal and a similar name is suggested, with its reasons, and never
// merged.
func TestMaybe(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", maybeHeader+
		"Robert,Thériault,514 555 0199,rob.theriault@ex.ca\n"+
		"Anne,Dubois,514 555 0142,famille@ex.ca\n"+
		"Old,Client,514 555 0170,\n")
	imp := h.Stage("new.csv", maybeHeader+
		"Bob,Theriault,514 555 0199,\n"+ // 2: a nickname, the same phone
		"Paul,Dubois,514 555 0142,\n"+ // 3: a household
		"Zoé,Marchand,514 555 0150,zoe@ex.ca\n"+ // 4
		"Zoe,Marchnad,,zoe@ex.ca\n"+ // 5: a slip, an email of an earlier row
		"Robert,Thériault,514 555 0199,\n", // 6: a match for certain
		testhouse.Merge)
	rows := h.Rows(imp.ID, foyer.RowsAll)
	got := map[int]*foyer.RowMaybe{}
	for i := range rows {
		got[rows[i].Row] = rows[i].Maybe
	}
	bob := got[2]
	if bob == nil || bob.Lead == "" || bob.Name != "Robert Thériault" || bob.Likeness.Score < 50 {
		t.Fatalf("row 2 may be %+v", bob)
	}
	keys := []string{}
	for _, r := range bob.Likeness.Reasons {
		keys = append(keys, r.Key)
	}
	if !slices.Contains(keys, "name_nick") || !slices.Contains(keys, "phone_same") {
		t.Errorf("the reasons are %v", keys)
	}
	if got[5] == nil || got[5].Row != 4 || got[5].Lead != "" || got[5].Name != "Zoé Marchand" {
		t.Errorf("row 5 may be %+v", got[5])
	}
	for _, row := range []int{3, 4, 6} {
		if got[row] != nil {
			t.Errorf("row %d may be %+v", row, got[row])
		}
	}
	if rows[0].Plan != foyer.PlanCreate || rows[3].Plan != foyer.PlanCreate {
		t.Errorf("a suggestion is acted on: %s, %s", rows[0].Plan, rows[3].Plan)
	}
	if !slices.ContainsFunc(rows[0].Findings, func(f foyer.Finding) bool {
		return f.Key == "match.maybe" && f.Level == foyer.LevelNote && f.Args["name"] == "Robert Thériault"
	}) {
		t.Errorf("the findings of row 2 are %+v", rows[0].Findings)
	}
	page, err := testhouse.Service[service.Imports](h).Rows(imp.ID, foyer.RowQuery{Finding: "match.maybe"})
	if err != nil || page.Total != 2 || len(page.Rows) != 2 || page.Rows[1].Row != 5 {
		t.Errorf("those that may be someone: %d, %v", page.Total, err)
	}
	if !slices.ContainsFunc(page.Groups, func(g foyer.RowGroup) bool { return g.Key == "match.maybe" && g.Count == 2 }) {
		t.Errorf("the groups are %+v", page.Groups)
	}
}

// D13: where leads are not searched for, nobody is suggested.
func TestNoMaybeWithoutMatching(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", maybeHeader+"Robert,Thériault,514 555 0199,\n")
	imp := h.Stage("new.csv", maybeHeader+"Bob,Theriault,514 555 0199,\n", func(f *foyer.ImportForm) { f.NoMatch = true })
	if r := h.Rows(imp.ID, foyer.RowsAll); r[0].Maybe != nil {
		t.Errorf("suggested is %+v", r[0].Maybe)
	}
}

// D15: what is suggested follows what is mended, taken back and done again: whom a row
// may be, who may be it, and those that were one of it before.
func TestMaybeFollowsWhatIsMended(t *testing.T) {
	const text = maybeHeader +
		"Bob,Theriault,514 555 0100,\n" + // 2: not the lead's phone yet
		"Zoé,Marchand,514 555 0150,zoe@ex.ca\n" + // 3
		"Zoe,Marchnad,,zoe@ex.ca\n" + // 4: may be row 3
		"Léa,Tremblay,514 555 0160,\n" + // 5
		"Lea,Trembaly,,lea@ex.ca\n" // 6: may be row 5 once that has the email
	fixes := [][]foyer.Fix{
		{{Row: 2, Column: 2, Value: "514 555 0199"}},
		{{Row: 3, Column: 3, Value: "other@ex.ca"}},
		{{Row: 5, Column: 3, Value: "lea@ex.ca"}},
		{{Row: 4, Column: 0, Value: "Karim"}, {Row: 3, Column: 3, Value: "zoe@ex.ca"}},
	}
	for _, extra := range []int{0, 2100} {
		h := testhouse.Open(t)
		h.Bring("book.csv", maybeHeader+"Robert,Thériault,514 555 0199,rob.theriault@ex.ca\n")
		more := ""
		for i := range extra { // more than a batch
			more += fmt.Sprintf("Nobody%d,Known%d,,nobody%d@ex.ca\n", i, i, i)
		}
		svc := testhouse.Service[service.Imports](h)
		imp := h.Stage("new.csv", text+more)
		seen := func() string {
			var out []string
			for _, r := range h.Rows(imp.ID, foyer.RowsAll) {
				if m := r.Maybe; m != nil {
					out = append(out, fmt.Sprint(r.Row, m.Name, m.Row))
				}
			}
			page, err := svc.Rows(imp.ID, foyer.RowQuery{Finding: "match.maybe"})
			if err != nil || page.Total != len(out) {
				t.Errorf("%d are listed, %v are shown; %v", page.Total, out, err)
			}
			return fmt.Sprint(out)
		}
		states := []string{"[4Zoé Marchand3]", "[2Robert Thériault0 4Zoé Marchand3]", "[2Robert Thériault0]", "[2Robert Thériault0 6Léa Tremblay5]", "[2Robert Thériault0 6Léa Tremblay5]"}
		for i, want := range states {
			if i > 0 {
				mend(t, h, imp.ID, foyer.Mend{What: foyer.MendCells, Fixes: fixes[i-1]})
			}
			if got := seen(); got != want {
				t.Errorf("after %d fixes: %s, want %s", i, got, want)
			}
		}
		for i := len(states) - 2; i >= 0; i-- {
			if _, err := svc.UndoMend(imp.ID); err != nil {
				t.Fatal(err)
			}
			if got := seen(); got != states[i] {
				t.Errorf("taken back to %d fixes: %s, want %s", i, got, states[i])
			}
		}
		for i := 1; i < len(states); i++ {
			if _, err := svc.RedoMend(imp.ID); err != nil {
				t.Fatal(err)
			}
			if got := seen(); got != states[i] {
				t.Errorf("done again to %d fixes: %s, want %s", i, got, states[i])
			}
		}
	}
}

// When more rows turn than are asked about one by one, all are looked at again.
func TestMaybeAfterAnActOnTheWholeFile(t *testing.T) {
	h := testhouse.Open(t)
	var b strings.Builder
	b.WriteString(maybeHeader + "Zoé,Marchand,514 555 0150,zoe@old.ca\nZoe,Marchnad,,zoe@old.ca\nLéa,Tremblay,,lea@old.ca\nLea,Trembaly,,lea@odd.ca\n")
	for i := range 20_001 {
		fmt.Fprintf(&b, "Nobody%d,Known%d,,nobody%d@old.ca\n", i, i, i)
	}
	imp := h.Stage("large.csv", b.String())
	svc := testhouse.Service[service.Imports](h)
	seen := func() string {
		page, err := svc.Rows(imp.ID, foyer.RowQuery{Finding: "match.maybe"})
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, r := range page.Rows {
			out = append(out, fmt.Sprint(r.Row, r.Maybe.Name))
		}
		return fmt.Sprint(page.Total, out)
	}
	if got := seen(); got != "1 [3Zoé Marchand]" {
		t.Fatalf("suggested are %s", got)
	}
	mend(t, h, imp.ID, foyer.Mend{What: foyer.MendReplace, Column: 3, Find: "@old.ca", Value: "@odd.ca"})
	if got := seen(); got != "2 [3Zoé Marchand 5Léa Tremblay]" {
		t.Errorf("after the act are suggested %s", got)
	}
	if _, err := svc.UndoMend(imp.ID); err != nil {
		t.Fatal(err)
	}
	if got := seen(); got != "1 [3Zoé Marchand]" {
		t.Errorf("taken back, suggested are %s", got)
	}
}
