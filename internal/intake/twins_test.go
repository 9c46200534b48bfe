package intake_test

import (
	"fmt"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

const twinRows = "Name,Phone,Email,City\n" +
	"Ada Quill,207 555 0101,ada@example.com,Bath\n" + // 2
	"Ben Moss,207 555 0102,ben@example.com,Saco\n" + // 3
	"Ada Quill,207 555 0101,ada@example.com,\n" + // 4: as 2
	"Cy Hart,207 555 0103,cy@example.com,\n" + // 5
	"Ben Moss,207 555 0102,ben@example.com,Wells\n" + // 6: 3 from elsewhere
	"Ada Quill,207 555 0101,,Bath\n" + // 7: as 2 and 4
	"Cy Hart,207 555 0103,cy@example.com,Kent\n" + // 8: as 5, with a city
	"Cy Hart,207 555 0103,cy@example.com,Troy\n" // 9: as 5, but not as 8

// D8: the rows of a file that are one person are listed group by group, each with all
// its members; D12: those that contradict nothing are merged by one act, and that is
// taken back and done again.
func TestTwinsAreListedInGroupsAndMerged(t *testing.T) {
	h := testhouse.Open(t)
	svc := testhouse.Service[service.Imports](h)
	id := h.Stage("twins.csv", twinRows).ID
	groups := func(q foyer.RowQuery) string {
		q.Scope, q.Finding = foyer.RowsDuplicates, "match.twins"
		page, err := svc.Rows(id, q)
		if err != nil {
			t.Fatal(err)
		}
		out := fmt.Sprint(page.Total)
		for _, r := range page.Rows {
			out += fmt.Sprintf(" %d:%d/%d-%d", r.Twin.Group, r.Twin.At, r.Twin.Of, r.Row)
		}
		return out
	}
	counts := func() foyer.TwinCounts {
		c, err := svc.Twins(id)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	plans := func() string {
		var out []foyer.Plan
		for _, r := range h.Rows(id, foyer.RowsAll) {
			out = append(out, r.Plan)
		}
		return fmt.Sprint(out)
	}
	if got, want := groups(foyer.RowQuery{}), "8 1:1/3-2 1:2/3-4 1:3/3-7 2:1/2-3 2:2/2-6 3:1/3-5 3:2/3-8 3:3/3-9"; got != want {
		t.Errorf("groups are %s, want %s", got, want)
	}
	if got, want := groups(foyer.RowQuery{Offset: 5, Limit: 2}), "8 3:1/3-5 3:2/3-8"; got != want {
		t.Errorf("a page of groups is %s, want %s", got, want)
	}
	if got := counts(); got != (foyer.TwinCounts{Groups: 3, Rows: 8, Clear: 3}) {
		t.Errorf("counted are %+v", got)
	}
	was := plans()
	act := foyer.Mend{What: foyer.MendDecide, Clear: true, Query: foyer.RowQuery{Finding: "match.twins"}, Decision: foyer.Decision{Kind: foyer.DecideMerge}}
	if res := mend(t, h, id, act); res.Touched != 3 {
		t.Errorf("merged are %d rows", res.Touched)
	}
	merged := plans()
	if merged != "[create create unchanged create link unchanged fold link]" {
		t.Errorf("plans are %s", merged)
	}
	if got := counts(); got.Clear != 0 || got.Groups != 3 {
		t.Errorf("after merging are counted %+v", got)
	}
	if _, err := svc.UndoMend(id); err != nil || plans() != was {
		t.Errorf("taken back, plans are %s, want %s; %v", plans(), was, err)
	}
	if _, err := svc.RedoMend(id); err != nil || plans() != merged {
		t.Errorf("done again, plans are %s; %v", plans(), err)
	}
	// An act on all that are listed is one on the groups.
	if res := mend(t, h, id, foyer.Mend{What: foyer.MendTick, Query: foyer.RowQuery{Scope: foyer.RowsDuplicates, Finding: "match.twins"}}); res.Touched != 8 {
		t.Errorf("%d rows of the groups were unticked", res.Touched)
	}
}

// C10: columns of names tell how many of their values are spelled in several ways, from
// what stands in the cells now, through fixes, undo and redo.
func TestSpellingsOfNames(t *testing.T) {
	h := testhouse.Open(t)
	svc := testhouse.Service[service.Imports](h)
	id := h.Stage("names.csv", "Name,Email,Source,City,Lead assignment\n"+
		"A A,a@example.com,Zillow,Montréal,Julie Roy\nB B,b@example.com,zillow,Montreal,Roy Julie\n"+
		"C C,c@example.com,ZILLOW,Laval,Julie Roy\nD D,d@example.com,Zillow,Laval,\n").ID
	seen := func() string {
		list, err := svc.Spellings(id)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(list)
	}
	const all, fixed = "[{2 source 1 2} {3 city 1 1} {4 owner 1 1}]", "[{3 city 1 1} {4 owner 1 1}]"
	if got := seen(); got != all {
		t.Fatalf("spellings are %s, want %s", got, all)
	}
	mend(t, h, id, foyer.Mend{What: foyer.MendSame, Column: 2, Find: "zillow", Finds: []string{"ZILLOW"}, Value: "Zillow"})
	if got := seen(); got != fixed {
		t.Errorf("made one, spellings are %s, want %s", got, fixed)
	}
	if list, err := svc.Clusters(id, 2); err != nil || len(list) != 0 {
		t.Errorf("made one, the column still has %+v, %v", list, err)
	}
	if _, err := svc.UndoMend(id); err != nil || seen() != all {
		t.Errorf("taken back, spellings are %s; %v", seen(), err)
	}
	if _, err := svc.RedoMend(id); err != nil || seen() != fixed {
		t.Errorf("done again, spellings are %s; %v", seen(), err)
	}
}
