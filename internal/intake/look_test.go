package intake_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// lookBook are leads, and lookFile rows of some of them, of two at once, and of nobody.
const (
	lookBook = "Name,Phone,Email,City,External ID\n" +
		"Ada Quill,207 555 0101,ada@example.com,Bangor,x1\n" +
		"Ben Moss,207 555 0102,ben@example.com,,x2\n" +
		"Cy Long,207 555 0103,cy@example.com,,x3\n" +
		"Cy Long,207 555 0103,,Bath,x4\n"
	lookFile = "Name,Phone,Email,City,Second email\n" +
		"Ada Quill,207 555 0101,ada@example.com,Bangor,\n" + // 2: says nothing new
		"Ben Moss,207 555 0102,,Saco,\n" + // 3: merges
		"Cy Long,207 555 0103,,Troy,\n" + // 4: of two leads
		"Dee Ward,207 555 0104,dee@example.com,Troy,\n" + // 5: new
		"Dee Ward,207 555 0104,,Lee,\n" + // 6: goes into row 5
		"Eve Park,,eve@example.com,,eve2@example.com\n" // 7: new
)

// shows is what a review shows of rows, and why.
func shows(h *testhouse.House, id string) string {
	var out []string
	for _, r := range h.Rows(id, foyer.RowsAll) {
		s := fmt.Sprintf("%d %s %s ticked=%v clash=%v", r.Row, r.Verdict, r.Plan, r.Ticked, r.Clash)
		if r.Match != nil {
			s += fmt.Sprintf(" of %s%d", r.Match.Lead, r.Match.Row)
		}
		for _, f := range r.Findings {
			s += " " + f.Key
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

func look(t *testing.T, h *testhouse.House, id string) foyer.Looked {
	t.Helper()
	out, err := testhouse.Service[service.Imports](h).Look(id, "look")
	if err != nil {
		t.Fatalf("look: %v", err)
	}
	return out
}

// lookedAs looks at a Draft again, and holds what it shows against what it shows once it
// is staged anew. It answers how many rows stand otherwise.
func lookedAs(t *testing.T, h *testhouse.House, what, id string) int {
	t.Helper()
	before := shows(h, id)
	out := look(t, h, id)
	got := shows(h, id)
	said := strings.NewReplacer(" match.maybe", "") // a suggestion, and no verdict
	if (said.Replace(before) != said.Replace(got)) != (out.Rows > 0) {
		t.Errorf("%s: %d rows are told, before\n%s\nafter\n%s", what, out.Rows, before, got)
	}
	if out.Counts != h.Import(id).Counts {
		t.Errorf("%s: the counts are %+v, not %+v", what, h.Import(id).Counts, out.Counts)
	}
	if again := look(t, h, id); again.Rows != 0 {
		t.Errorf("%s: looked at twice, %d rows more", what, again.Rows)
	}
	imp := h.Import(id)
	was := imp.Form()
	reform(t, h, id, func(f *foyer.ImportForm) { f.Policy = foyer.PolicyStrict })
	reform(t, h, id, func(f *foyer.ImportForm) { *f = was })
	if want := shows(h, id); got != want {
		t.Errorf("%s: looked at again are\n%s\nstaged anew\n%s", what, got, want)
	}
	return out.Rows
}

// UD29: whoever opens a review again sees what becomes of the rows now, whatever happened
// in the book since: what staging the file anew would show.
func TestAReviewOpenedAgainIsOfNow(t *testing.T) {
	h := testhouse.Open(t)
	leads, imports := testhouse.Service[service.Leads](h), testhouse.Service[service.Imports](h)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	h.Bring("book.csv", lookBook)
	plan := newPlan(t, h, "New buyer")
	drafts := map[string]string{
		"merge":  h.Stage("merge.csv", lookFile, testhouse.Merge, testhouse.Partial).ID,
		"create": h.Stage("create.csv", lookFile+"\n", creating, testhouse.Partial).ID,
		"update": h.Stage("update.csv", lookFile+"\n\n", moded(foyer.ModeUpdate, foyer.KeyPhone), testhouse.Partial).ID,
	}
	var id, other, join string
	ben, cys := h.Only("ben").ID, []string{}
	page, err := leads.List(foyer.LeadQuery{Filter: foyer.LeadFilter{Search: "Cy Long"}, Limit: 9})
	must(err)
	for _, r := range page.Rows {
		cys = append(cys, r.ID)
	}
	var note foyer.Note
	for _, act := range []struct {
		name string
		do   func()
		same bool // no row stands otherwise
	}{
		{"a lead is edited", func() { edit(t, h, "ada", "city", "Orono") }, false},
		{"and back", func() { edit(t, h, "ada", "city", "Bangor") }, false},
		{"of two leads one has another number", func() {
			l, err := leads.Get(cys[0])
			must(err)
			_, err = leads.Edit(cys[0], []foyer.Edit{{Field: "phone", Seen: l.StampOf("phone"), Now: "207 555 0999"}})
			must(err)
		}, false},
		{"and has it back", func() {
			l, err := leads.Get(cys[0])
			must(err)
			_, err = leads.Edit(cys[0], []foyer.Edit{{Field: "phone", Seen: l.StampOf("phone"), Now: "207 555 0103"}})
			must(err)
		}, false},
		{"a lead is archived", func() { _, err := leads.Archive([]string{ben}); must(err) }, false},
		{"and restored", func() { _, err := leads.Restore([]string{ben}); must(err) }, false},
		{"two are joined", func() {
			_, err := testhouse.Service[service.Duplicates](h).Join(cys[1], cys[:1], nil)
			must(err)
			list, err := testhouse.Service[service.Duplicates](h).Joins(cys[1])
			must(err)
			join = list[0].ID
		}, true},
		{"and parted", func() { _, err := testhouse.Service[service.Duplicates](h).Unjoin(join, nil); must(err) }, true},
		{"a plan starts", func() { begin(t, h, "ben", plan) }, false},
		{"and pauses", func() { _, err := testhouse.Service[service.Plans](h).Pause(ben, plan); must(err) }, false},
		{"and goes on", func() { _, err := testhouse.Service[service.Plans](h).Resume(ben, plan); must(err) }, false},
		{"and is done", func() {
			of, err := testhouse.Service[service.Plans](h).Of(ben)
			must(err)
			_, err = testhouse.Service[service.Plans](h).MarkDone(ben, plan, of[0].Steps[0].Step.ID)
			must(err)
		}, false},
		{"a note", func() { note, err = leads.AddNote(ben, "[import] City: Saco"); must(err) }, true},
		{"a note is changed", func() { _, err := leads.EditNote(ben, note.ID, note.Stamp, "Calls back"); must(err) }, true},
		{"a lead is added", func() {
			_, err := leads.Add(foyer.Draft{Values: map[string]string{"full_name": "Dee Ward", "phone": "207 555 0104"}})
			must(err)
		}, false},
		{"a lead comes in that a second email tells", func() {
			other = h.Bring("eve.csv", "Name,Phone,Email,Second email\nEve Park,,first@example.com,eve2@example.com\n").ID
		}, false},
		{"it is taken back", func() { undo(t, h, other) }, false},
		{"and brought back", func() {
			must(h.Intake().BringBack(t.Context(), h.Owner(), other, quiet))
		}, false},
		{"a row of it is taken back", func() { _, err := imports.UndoRows(other, foyer.UndoQuery{Rows: []int{2}}); must(err) }, false},
		{"the same file runs elsewhere", func() {
			id = h.Stage("merge (1).csv", lookFile, testhouse.Merge, testhouse.Partial, testhouse.Wait).ID
			h.Run(id)
		}, false},
		{"and is declined", func() { must(imports.Decline(id, "no")) }, false},
		{"and runs and is deleted", func() {
			_, err := imports.Correct(id)
			must(err)
			stageAgain(t, h, id)
			h.Run(id)
			must(imports.Delete(id))
		}, true},
		{"a file of others merges and is approved", func() {
			h.Bring("other.csv", "Name,Phone,Email\nAda Quill,207 555 0101,new@example.com\n", testhouse.Merge)
		}, true},
		{"somebody else says that a row is not whom it matches", func() {
			id = h.Stage("said.csv", "Name,Phone,Email\nBen Moss,207 555 0102,\n", testhouse.Merge).ID
			apart(t, h, id, 2, foyer.Decision{Lead: ben})
		}, false},
		{"and takes it back", func() { _, err := imports.UndoMend(id); must(err) }, false},
		{"a lead gets to be another", func() { edit(t, h, "ada", "full_name", "Ida Quill") }, false},
	} {
		act.do()
		rows := 0
		for _, name := range []string{"merge", "create", "update"} {
			rows += lookedAs(t, h, act.name+", "+name, drafts[name])
		}
		if (rows == 0) != act.same {
			t.Errorf("%s: %d rows stand otherwise", act.name, rows)
		}
	}
}

// What a hand did to rows outlives looking at them again: ticks, corrections, decisions,
// and each step of the way back and forth.
func TestLookingAgainKeepsWhatAHandDid(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	h.Bring("book.csv", lookBook)
	id := h.Stage("merge.csv", lookFile, testhouse.Merge, testhouse.Partial).ID
	mend(t, h, id, foyer.Mend{What: foyer.MendTick, Rows: []int{3}})
	mend(t, h, id, foyer.Mend{What: foyer.MendCells, Fixes: []foyer.Fix{{Row: 5, Column: 3, Field: "city", Value: "Wells"}}})
	decide(t, h, id, foyer.Decision{Kind: foyer.DecideCreate}, 2)
	edit(t, h, "ada", "city", "Orono")
	edit(t, h, "ben", "city", "Saco")
	if _, err := testhouse.Service[service.Leads](h).Add(foyer.Draft{Values: map[string]string{"full_name": "Dee Ward", "phone": "207 555 0104"}}); err != nil {
		t.Fatal(err)
	}
	if n := look(t, h, id).Rows; n != 3 { // 3 says nothing new; 5 and 6 are here
		t.Errorf("%d rows stand otherwise", n)
	}
	r := h.Rows(id, foyer.RowsAll)
	if r[0].Plan != foyer.PlanCreate || r[0].Decided != foyer.DecideCreate || r[1].Ticked || r[1].Plan != foyer.PlanUnchanged ||
		r[3].Plan != foyer.PlanMerge || r[3].Cells[3].Value != "Wells" || !r[3].Cells[3].Edited {
		t.Errorf("the rows are\n%s", shows(h, id))
	}
	after := shows(h, id)
	for range 3 {
		if _, err := s.UndoMend(id); err != nil {
			t.Fatal(err)
		}
	}
	r = h.Rows(id, foyer.RowsAll)
	if r[0].Plan != foyer.PlanMerge || !r[1].Ticked || r[3].Cells[3].Value != "Troy" {
		t.Errorf("all taken back, the rows are\n%s", shows(h, id))
	}
	for range 3 {
		if _, err := s.RedoMend(id); err != nil {
			t.Fatal(err)
		}
	}
	if got := shows(h, id); got != after {
		t.Errorf("done again, the rows are\n%s\nthey were\n%s", got, after)
	}
}

// Looking again costs what there is to look at: nothing where nothing happened that a row
// hangs on, and of a long file just the rows concerned.
func TestLookingAgainCostsWhatChanged(t *testing.T) {
	h := testhouse.Open(t)
	var book, file strings.Builder
	book.WriteString("Name,Phone\n")
	file.WriteString("Name,Phone,City\n")
	for i := range 3000 {
		fmt.Fprintf(&book, "Person %d,207 55%d\n", i, 10000+i)
		fmt.Fprintf(&file, "Person %d,207 55%d,Bath\n", i, 10000+i)
	}
	h.Bring("book.csv", book.String())
	id := h.Stage("file.csv", file.String(), testhouse.Merge).ID
	cost := func() (rows int64, told int) {
		t.Helper()
		if _, err := h.Intake().Look(t.Context(), h.Owner(), id, func(p foyer.Progress) { rows, told = p.Total, told+1 }); err != nil {
			t.Fatal(err)
		}
		return rows, told
	}
	if rows, told := cost(); told != 0 {
		t.Errorf("nothing happened, and %d rows were looked at", rows)
	}
	edit(t, h, "Person 2000", "city", "Troy")
	if _, err := testhouse.Service[service.Leads](h).AddNote(h.Only("Person 1000").ID, "Calls back"); err != nil {
		t.Fatal(err)
	}
	if rows, told := cost(); rows != 2 || told != 1 {
		t.Errorf("of two leads %d rows were looked at, told %d times", rows, told)
	}
	if rows, told := cost(); told != 0 {
		t.Errorf("looked at already, and %d rows were once more", rows)
	}
	h.Bring("apart.csv", "Name,Phone\nNobody Here,514 555 0100\n")
	if rows, _ := cost(); rows != 0 {
		t.Errorf("of somebody who is not in the file %d rows were looked at", rows)
	}
}

// A long look is done in pieces: people mend rows meanwhile, it can be cut and goes on,
// and in the end every row is as if the file was staged anew.
func TestALongLookLetsOthersWork(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	var book, file strings.Builder
	book.WriteString("Name,Phone\n")
	file.WriteString("Name,Phone,City\n")
	for i := range 17_000 {
		fmt.Fprintf(&book, "Person %d,207 5%d\n", i, 100000+i)
		fmt.Fprintf(&file, "Person %d,207 5%d,Bath\n", i, 100000+i)
	}
	first := h.Bring("book.csv", book.String()).ID
	id := h.Stage("file.csv", file.String(), testhouse.Merge).ID
	undo(t, h, first)
	ctx, cancel := context.WithCancel(t.Context())
	if _, err := h.Intake().Look(ctx, h.Owner(), id, func(foyer.Progress) { cancel() }); err == nil {
		t.Error("it was not cut")
	}
	if c := h.Import(id).Counts; c.New == 0 || c.Duplicates == 0 || c.New+c.Duplicates != 17_000 {
		t.Errorf("cut, the counts are %+v", c)
	}
	pieces := 0
	out, err := h.Intake().Look(t.Context(), h.Owner(), id, func(foyer.Progress) {
		if pieces++; pieces == 1 {
			// What the first piece has passed goes into what the last has not come to.
			mend(t, h, id, foyer.Mend{What: foyer.MendCells, Fixes: []foyer.Fix{
				{Row: 17_001, Column: 0, Field: "full_name", Value: "Person 0"}, {Row: 17_001, Column: 1, Field: "phone", Value: "207 5100000"},
			}})
			if _, err := s.Tick(id, foyer.Tick{Rows: []int{5}}); err != nil {
				t.Error(err)
			}
		}
	})
	if err != nil || pieces < 3 {
		t.Fatalf("%d pieces, %v", pieces, err)
	}
	c := h.Import(id).Counts
	if out.Counts != c || c.New != 16_998 || c.Duplicates != 1 || c.Unticked != 1 {
		t.Errorf("after it the counts are %+v, told %+v", c, out.Counts)
	}
}
