package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

const threePeople = "Name,Phone,Email,City\nAda Quill,207 555 0101,ada@example.com,Bangor\nBen Moss,,,Saco\nCy Long,207 555 0103,cy@example.com,Bath\n"

// again brings the file of an import in once more by Create, and answers its counts.
func again(h *testhouse.House, text string) foyer.ImportCounts {
	return h.Run(h.Stage("again.csv", text, creating).ID).Counts
}

// D16: rows that one import of the file left out, skipped or did not take are looked for
// in the ones before it.
func TestTheSameFileInSeveralImports(t *testing.T) {
	for name, middle := range map[string]func(h *testhouse.House){
		"left out": func(h *testhouse.House) {
			id := h.Stage("b.csv", threePeople, creating).ID
			mend(h.T.(*testing.T), h, id, foyer.Mend{What: foyer.MendTick, Rows: []int{3, 4}})
			h.Run(id)
		},
		"skipped": func(h *testhouse.House) {
			id := h.Stage("b.csv", threePeople, creating).ID
			decide(h.T.(*testing.T), h, id, foyer.Decision{Kind: foyer.DecideSkip}, 3, 4)
			h.Run(id)
		},
		"only new": func(h *testhouse.House) {
			h.Run(h.Stage("b.csv", threePeople, func(f *foyer.ImportForm) { f.Mode = foyer.ModeCreate }).ID)
		},
	} {
		h := testhouse.Open(t)
		h.Bring("a.csv", threePeople, creating)
		middle(h)
		if c := again(h, threePeople); c.Unchanged != 3 {
			t.Errorf("%s: it ran to %+v", name, c)
		}
	}
}

// D16: a row that repeats one far above it, or one that took another's place, is the lead
// it went into.
func TestTheSameFileRepeatsItself(t *testing.T) {
	var b strings.Builder
	b.WriteString(threePeople)
	for i := range 2500 {
		fmt.Fprintf(&b, "Person %d,207 556 %04d,p%d@example.com,\n", i, i, i)
	}
	b.WriteString("Ada Quill,207 555 0101,ada@example.com,Bangor\n")
	h := testhouse.Open(t)
	h.Bring("a.csv", b.String(), testhouse.Merge)
	if c := again(h, b.String()); c.Unchanged != c.Rows {
		t.Errorf("it ran to %+v", c)
	}

	const ada = "Name,Phone,Email,City\nAda Quill,207 555 0101,ada@example.com,\nAda Quill,207 555 0101,ada@example.com,Bath\nAda Quill,207 555 0101,ada@example.com,Saco\n"
	h = testhouse.Open(t)
	id := h.Stage("a.csv", ada, testhouse.Merge).ID
	mend(t, h, id, foyer.Mend{What: foyer.MendTick, Rows: []int{2}})
	addsUp(t, h.Run(id), foyer.ImportCounts{Rows: 3, Created: 1, Merged: 1, LeftOut: 1})
	if c := again(h, ada); c.Unchanged != 2 || c.Created != 1 {
		t.Errorf("with an heir it ran to %+v", c)
	}
}

// D16: it holds when the first of two imports makes no lead; and what was taken back
// between the review and the run is brought in, not failed for a lead that is gone.
func TestTheSameFileTurnsBeforeTheRun(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", "Name,Phone,Email\nAda Quill,207 555 0101,ada@example.com\n", creating)
	const ada = "Name,Phone,Email,City\nAda Quill,207 555 0101,ada@example.com,Saco\n"
	first, second := h.Stage("a.csv", ada, testhouse.Merge), h.Stage("b.csv", ada, creating)
	addsUp(t, h.Run(first.ID), foyer.ImportCounts{Rows: 1, Merged: 1})
	addsUp(t, h.Run(second.ID), foyer.ImportCounts{Rows: 1, Unchanged: 1})

	for _, rule := range []testhouse.Form{creating, testhouse.Merge} {
		for _, other := range []string{"", "\n"} { // the very same file, and another
			h := testhouse.Open(t)
			first := h.Bring("a.csv", threePeople, rule)
			second := h.Stage("b.csv", threePeople+other, rule)
			undo(t, h, first.ID)
			addsUp(t, h.Run(second.ID), foyer.ImportCounts{Rows: 3, Created: 3})
		}
	}
}

// D16: a merge that waits is in no lead yet, so the file again does not take it for done.
func TestTheSameFileWhileOneWaits(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", "Name,Phone,Email\nAda Quill,207 555 0101,ada@example.com\n")
	const ada = "Name,Phone,Email,City\nAda Quill,207 555 0101,ada@example.com,Saco\n"
	first := h.Stage("a.csv", ada, testhouse.Merge, testhouse.Wait)
	h.Run(first.ID)
	addsUp(t, h.Bring("b.csv", ada, testhouse.Merge), foyer.ImportCounts{Rows: 1, Merged: 1})
	undo(t, h, first.ID)
	if got := h.Only("Ada").Values["city"]; got != "Saco" {
		t.Errorf("the city is %q", got)
	}
}

// E10: a row that is added later meets the book as it is then, and the leads its own
// import made; one to be skipped is not among those that can be added.
func TestRowsAddedLaterMeetTheBook(t *testing.T) {
	s := testhouse.Service[service.Imports]
	add := func(h *testhouse.House, id string, rows ...int) foyer.Import {
		t.Helper()
		if _, err := h.Intake().AddRows(t.Context(), h.Owner(), id, rows); err != nil {
			t.Fatal(err)
		}
		if err := h.Intake().Run(t.Context(), h.Owner(), id, func(foyer.Progress) {}); err != nil {
			t.Fatal(err)
		}
		return h.Import(id)
	}
	h := testhouse.Open(t)
	id := h.Stage("a.csv", threePeople, testhouse.Merge).ID
	mend(t, h, id, foyer.Mend{What: foyer.MendTick, Rows: []int{4}})
	h.Run(id)
	h.Bring("b.csv", threePeople, testhouse.Merge)
	addsUp(t, add(h, id, 4), foyer.ImportCounts{Rows: 3, Created: 2, Unchanged: 1})
	h.Only("Cy")

	h = testhouse.Open(t)
	const ada = "Name,Phone,Email,City\nAda Quill,207 555 0101,ada@example.com,\nAda Quill,207 555 0101,ada@example.com,Bath\nAda Quill,207 555 0101,ada@example.com,Saco\n"
	id = h.Stage("a.csv", ada, testhouse.Merge).ID
	mend(t, h, id, foyer.Mend{What: foyer.MendTick, Rows: []int{2}})
	h.Run(id)
	addsUp(t, add(h, id, 2), foyer.ImportCounts{Rows: 3, Created: 1, Merged: 1, Unchanged: 1})
	h.Only("Ada")

	id = h.Stage("c.csv", threePeople, testhouse.Merge).ID
	decide(t, h, id, foyer.Decision{Kind: foyer.DecideSkip}, 3)
	mend(t, h, id, foyer.Mend{What: foyer.MendTick, Rows: []int{3, 4}})
	h.Run(id)
	if d, err := s(h).Get(id); err != nil || d.Later.Ready != 1 {
		t.Errorf("can be added are %+v, %v", d.Later, err)
	}
}

// D4, D8: by Create rows of one person are linked too when the first of them stays out,
// and that one when it is added later.
func TestCreateLinksWithoutTheFirst(t *testing.T) {
	h := testhouse.Open(t)
	id := h.Stage("a.csv", "Name,Phone,Email\n"+strings.Repeat("Ada Quill,207 555 0101,ada@example.com\n", 3), creating).ID
	mend(t, h, id, foyer.Mend{What: foyer.MendTick, Rows: []int{2}})
	h.Run(id)
	persons := func(want int) {
		t.Helper()
		page, err := testhouse.Service[service.Leads](h).List(foyer.LeadQuery{Limit: 10})
		if err != nil || len(page.Rows) != want {
			t.Fatalf("%d leads, %v", len(page.Rows), err)
		}
		for _, r := range page.Rows {
			if l, err := testhouse.Service[service.Leads](h).Get(r.ID); err != nil || len(l.Related) != want-1 {
				t.Errorf("%d related, %v", len(l.Related), err)
			}
		}
	}
	persons(2)
	if _, err := h.Intake().AddRows(t.Context(), h.Owner(), id, []int{2}); err != nil {
		t.Fatal(err)
	}
	if err := h.Intake().Run(t.Context(), h.Owner(), id, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	persons(3)
}
