package service_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// What the review promises of every row, demand by demand.

func foundOf(r foyer.RowView, key string) *foyer.Finding {
	for i := range r.Findings {
		if r.Findings[i].Key == key {
			return &r.Findings[i]
		}
	}
	return nil
}

func notesOf(t *testing.T, h *testhouse.House, lead string) string {
	t.Helper()
	notes, err := testhouse.Service[service.Leads](h).Notes(lead)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, n := range notes {
		out = append(out, n.Text)
	}
	return strings.Join(out, "\n")
}

const lacking = "Name,Phone,Email,City\n" +
	"Ada Quill,207 555 0101,ada@example.com,Bath\n" +
	",207 555 0102,info@example.com,\n" + // 3: nobody
	"Ben Moss,207 555 0103,ben@example.com,\n"

// C6: a problem that stands beside another of the same row is counted, found and put
// right as well, and what is left of the row stays counted.
func TestEveryProblemOfARowIsListed(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	id := h.Stage("many.csv", "Name,Phone,Email,Status\n"+
		"Ada Quill,12,ada at example,hotish\n"+
		"Ben Moss,12,ben@example.com,hotish\n"+
		",12,cy@example.com,New\n").ID
	listed := func(scope foyer.RowScope) (out []string) {
		page, err := s.Rows(id, foyer.RowQuery{Scope: scope})
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range page.Groups {
			with, err := s.Rows(id, foyer.RowQuery{Scope: scope, Finding: g.Key, Field: g.Field})
			if err != nil || with.Total != g.Count || len(with.Rows) != g.Count {
				t.Errorf("%s of %s counts %d, and finds %d: %v", g.Key, g.Field, g.Count, with.Total, err)
			}
			out = append(out, fmt.Sprintf("%s %d", g.Key, g.Count))
		}
		slices.Sort(out)
		return out
	}
	if got := listed(foyer.RowsAll); !slices.Equal(got, []string{
		"email.unreadable 1", "phone.none 3", "row.name_missing 1", "status.unknown 2",
	}) {
		t.Errorf("all rows: %v", got)
	}
	if got := listed(foyer.RowsErrors); !slices.Equal(got, []string{"row.name_missing 1"}) {
		t.Errorf("rows with errors: %v", got)
	}
	_, err := s.Mend(id, foyer.Mend{What: foyer.MendReplace, Column: 1, Field: "phone", Finding: "phone.none", Find: "12", Value: "207 555 0142", Whole: true})
	if err != nil {
		t.Fatal(err)
	}
	if got := listed(foyer.RowsAll); !slices.Equal(got, []string{
		"email.unreadable 1", "row.name_missing 1", "status.unknown 2",
	}) {
		t.Errorf("once the phones are right: %v", got)
	}
}

func TestRowsAreCheckedBeforeAnythingIsWritten(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	id := h.Stage("lacking.csv", lacking).ID
	leads := func() int {
		page, err := testhouse.Service[service.Leads](h).List(foyer.LeadQuery{Limit: 100})
		if err != nil {
			t.Fatal(err)
		}
		return len(page.Rows)
	}
	t.Run("C1 a missing required value marks its cell, with the row of the file; an empty optional one does not", func(t *testing.T) {
		rows := h.Rows(id, foyer.RowsAll)
		for _, r := range rows {
			bad := slices.ContainsFunc(r.Findings, func(f foyer.Finding) bool { return f.Level == foyer.LevelError })
			if bad != (r.Row == 3) || slices.ContainsFunc(r.Findings, func(f foyer.Finding) bool { return f.Field == "city" }) {
				t.Errorf("row %d has %+v", r.Row, r.Findings)
			}
		}
		if r := rows[1]; r.Row != 3 || r.Verdict != foyer.VerdictError || r.Findings[0].Field != "full_name" || r.Findings[0].Key != "row.name_missing" {
			t.Errorf("the row without a name is %+v", r)
		}
		page, err := s.Rows(id, foyer.RowQuery{})
		if err != nil || page.Columns[0].Field != "full_name" || !page.Columns[0].Required || page.Columns[1].Required {
			t.Errorf("the columns are %+v, %v", page.Columns, err)
		}
	})
	t.Run("C2 nothing is written while an error is ticked, and the refusal says how many", func(t *testing.T) {
		err := h.TryRun(id)
		var fail *foyer.Error
		if !errors.As(err, &fail) || fail.Key != "import.needs_fixing" || fail.Args["count"] != "1" || leads() != 0 {
			t.Errorf("run answers %v; %d leads", err, leads())
		}
		if got := h.Import(id); got.State != foyer.StateDraft {
			t.Errorf("the import is %s", got.State)
		}
	})
	t.Run("C16 each row says what it is: an error, a person here, a new one; C3 a cell fixed in place lets the import go on", func(t *testing.T) {
		res, err := s.Fix(id, []foyer.Fix{{Row: 3, Field: "full_name", Column: 0, Value: "Cy Hart"}})
		if err != nil || res.Counts.Blocking != 0 {
			t.Fatalf("fixed: %+v, %v", res.Counts, err)
		}
		if r := h.Rows(id, foyer.RowsAll)[1]; !r.Fixed || r.Verdict != foyer.VerdictNew {
			t.Errorf("the fixed row is %+v", r)
		}
	})
	t.Run("C4 without errors the counts say what came in", func(t *testing.T) {
		got := h.Run(id)
		if c := got.Counts; got.State != foyer.StateApproved || c.Created != 3 || c.Failed != 0 || leads() != 3 {
			t.Errorf("%s with %+v, %d leads", got.State, c, leads())
		}
		d, err := s.Get(id)
		if err != nil || !slices.ContainsFunc(d.Stories, func(s foyer.ImportStory) bool {
			return s.Key == "story.ran" && s.Args["created"] == "3" && s.Args["merged"] == "0"
		}) {
			t.Errorf("its history says %+v, %v", d.Stories, err)
		}
	})
	t.Run("C16 a row that came in says so, with the lead it became", func(t *testing.T) {
		for _, r := range h.Rows(id, foyer.RowsAll) {
			if r.Outcome != foyer.OutcomeCreated || r.Lead == "" {
				t.Errorf("row %d became %q, lead %q", r.Row, r.Outcome, r.Lead)
			}
		}
	})
	t.Run("C16 a person who is here already is said to be", func(t *testing.T) {
		again := h.Stage("again.csv", lacking).ID
		var got []string
		for _, r := range h.Rows(again, foyer.RowsAll) {
			got = append(got, string(r.Verdict))
		}
		if want := "existing error existing"; strings.Join(got, " ") != want {
			t.Errorf("rows are %v, want %s", got, want)
		}
	})
	t.Run("C3 the corrected file, dropped again, is one with the same mapping", func(t *testing.T) {
		open := h.Draft("lacking.csv", lacking).Import.ID
		if err := h.Intake().Stage(t.Context(), h.Owner(), open, func(foyer.Progress) {}); err != nil {
			t.Fatal(err)
		}
		ref, err := h.Files().Add(t.Context(), "lacking.csv", strings.NewReader(strings.Replace(lacking, "\n,207", "\nDi Lane,207", 1)))
		if err != nil {
			t.Fatal(err)
		}
		d, err := s.Open(ref.Ref)
		if err != nil {
			t.Fatal(err)
		}
		if d.Corrects.ID == "" {
			t.Errorf("the fresh draft corrects nothing: %+v", d.Corrects)
		}
	})
}

func TestValuesThatCannotBeRead(t *testing.T) {
	h := testhouse.Open(t)
	id := h.Stage("odd.csv", "Name,Phone,Email,Website,Birthday,Budget\n"+
		"Ada Quill,207 55,ada@example.com,not a site,the 40th,plenty\n"+
		"Ben Moss,207 555 0102,ben@example,https://example.com,1980-03-02,450000\n").ID
	rows := h.Rows(id, foyer.RowsAll)
	t.Run("C5 an optional value that cannot be read is left blank, warned of, and kept as an [import] note", func(t *testing.T) {
		for _, field := range []string{"birthday", "budget_max"} {
			if !slices.ContainsFunc(rows[0].Findings, func(f foyer.Finding) bool {
				return f.Field == field && f.Level == foyer.LevelWarning
			}) {
				t.Errorf("nothing is said of %s: %+v", field, rows[0].Findings)
			}
		}
		if rows[0].Verdict != foyer.VerdictNew || !rows[0].Ticked {
			t.Errorf("the row is %+v", rows[0])
		}
		h.Run(id)
		l := h.Only("ada")
		if l.Values["birthday"] != "" || l.Values["budget_max"] != "" {
			t.Errorf("the lead holds %v", l.Values)
		}
		all := notesOf(t, h, l.ID)
		if !strings.Contains(all, "[import]") || !strings.Contains(all, "the 40th") || !strings.Contains(all, "plenty") {
			t.Errorf("the notes are %q", all)
		}
	})
	t.Run("C12 web addresses, MLS numbers and lists are checked: what is none is warned of, and never lost", func(t *testing.T) {
		imp := h.Stage("checks.csv", "Name,Email,Website,MLS ID,Status\nCy Hart,cy@example.com,javascript:alert(1),ask the agent,zombie\nDi Lane,di@example.com,www.example.com,R2-88412,Contacted\n")
		bad, good := h.Rows(imp.ID, foyer.RowsAll)[0], h.Rows(imp.ID, foyer.RowsAll)[1]
		for _, key := range []string{"url.unreadable", "code.odd", "status.unknown"} {
			if f := foundOf(bad, key); f == nil || f.Level != foyer.LevelWarning || f.Raw == "" || foundOf(good, key) != nil {
				t.Errorf("%s is %+v of the one, %+v of the other", key, f, foundOf(good, key))
			}
		}
		h.Run(imp.ID)
		l := h.Only("cy hart")
		if l.Values["website"] != "" || l.Values["mls_id"] != "ask the agent" || l.Values["status"] != foyer.StatusNew {
			t.Errorf("the lead holds %v", l.Values)
		}
		if all := notesOf(t, h, l.ID); !strings.Contains(all, "[import] Website: javascript:alert(1)") || !strings.Contains(all, "zombie") {
			t.Errorf("the notes are %q", all)
		}
	})
	t.Run("C12 emails and phones are checked, and a cell that is cut says so", func(t *testing.T) {
		if foundOf(rows[0], "phone.short") == nil || foundOf(rows[1], "email.cut") == nil {
			t.Errorf("found are %+v and %+v", rows[0].Findings, rows[1].Findings)
		}
		long := h.Stage("long.csv", "Name,Email,City\nAda Quill,ada2@example.com,"+strings.Repeat("x", 1<<20+9)+"\n").ID
		if r := h.Rows(long, foyer.RowsAll)[0]; foundOf(r, "row.too_long") == nil {
			t.Errorf("of a city of a million letters is said %+v", r.Findings)
		}
	})
}

func TestOwnersWhoAreNotHere(t *testing.T) {
	h := testhouse.Open(t)
	h.Person("Jules Pelletier", "jules@example.com", foyer.RoleAgent)
	id := h.Stage("owners.csv", "Name,Email,Lead assignment\nAda Quill,ada@example.com,Pelletier J\nBen Moss,ben@example.com,Jules Pelletier\n").ID
	rows := h.Rows(id, foyer.RowsAll)
	t.Run("C17 an owner who is not in the office is an error with its reason, and who is meant is proposed", func(t *testing.T) {
		f := foundOf(rows[0], "owner.unknown")
		if f == nil || f.Level != foyer.LevelError || f.Raw != "Pelletier J" || rows[1].Verdict == foyer.VerdictError {
			t.Fatalf("rows have %+v and %+v", rows[0].Findings, rows[1].Findings)
		}
		list, err := testhouse.Service[service.Imports](h).Choices(id, rows[0].Row, "owner")
		if err != nil || len(list) == 0 || !list[0].Likely || list[0].Label != "Jules Pelletier" {
			t.Errorf("proposed are %+v, %v", list, err)
		}
	})
	t.Run("C17 adding the person mends the rows that name them", func(t *testing.T) {
		h.Person("Pelletier J", "pj@example.com", foyer.RoleAgent)
		if r := h.Rows(id, foyer.RowsAll)[0]; r.Verdict != foyer.VerdictNew {
			t.Errorf("the row is still %+v", r)
		}
	})
}

// A page that is scrolled past says its rows alone, the same rows.
func TestABarePageIsTheRowsAlone(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	id := h.Stage("lacking.csv", lacking).ID
	whole, err := s.Rows(id, foyer.RowQuery{})
	bare, err2 := s.Rows(id, foyer.RowQuery{Bare: true})
	if err != nil || err2 != nil || len(whole.Groups) == 0 || len(bare.Groups) != 0 {
		t.Errorf("%d groups and %d, %v %v", len(whole.Groups), len(bare.Groups), err, err2)
	}
	if fmt.Sprint(bare.Rows) != fmt.Sprint(whole.Rows) || bare.Total != whole.Total || bare.Counts != whole.Counts {
		t.Errorf("the bare page is %+v", bare)
	}
}
