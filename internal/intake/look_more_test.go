package intake_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/store"
	"foyer/internal/testhouse"
)

// D16: a merge that somebody chose for a row and that is declined is none of the same
// row's in another import of the file; nor is one that could not be made when it was
// approved.
func TestAMergeAnsweredByItselfIsLookedAt(t *testing.T) {
	const file = "Name,Phone,City\nBen Moss,207 555 0102,Bath\nDi Lane,207 555 0103,Saco\n"
	for name, answer := range map[string]func(h *testhouse.House, id string) error{
		"declined": func(h *testhouse.House, id string) error {
			_, err := testhouse.Service[service.Imports](h).DeclineRows(id, foyer.UndoQuery{Rows: []int{2}}, "wrong")
			return err
		},
		"approved": func(h *testhouse.House, id string) error {
			_, err := testhouse.Service[service.Imports](h).ApproveRows(id, foyer.UndoQuery{Rows: []int{2}})
			return err
		},
	} {
		h := testhouse.Open(t)
		h.Bring("book.csv", "Name,Phone\nAda Quill,207 555 0101\n")
		ada := h.Only("ada").ID
		id := h.Stage("first.csv", file, testhouse.Merge, testhouse.Wait).ID
		decide(t, h, id, foyer.Decision{Kind: foyer.DecideMerge, Lead: ada}, 2)
		h.Run(id)
		draft := h.Stage("second.csv", file, testhouse.Merge, testhouse.Partial).ID
		if name == "approved" { // it cannot be made any more
			if _, err := testhouse.Service[service.Leads](h).Archive([]string{ada}); err != nil {
				t.Fatal(err)
			}
			look(t, h, draft)
		}
		if r := h.Rows(draft, foyer.RowsAll)[0]; r.Match == nil || r.Match.Lead != ada {
			t.Fatalf("%s: before, the row is %+v", name, r)
		}
		if err := answer(h, id); err != nil {
			t.Fatal(err)
		}
		lookedAs(t, h, name, draft)
		if r := h.Rows(draft, foyer.RowsAll)[0]; r.Plan != foyer.PlanCreate || r.Match != nil {
			t.Errorf("%s: the row is %+v", name, r)
		}
	}
}

// Who gets to see the import of the same file has its rows be here already: they are not
// brought in twice.
func TestTheSameFileComesIntoSight(t *testing.T) {
	h := testhouse.Open(t)
	p := h.Person("Sam Agent", "sam@example.com", foyer.RoleAgent)
	const file = "Name,City\nBen,Bath\nDi,Saco\n"
	h.Bring("office.csv", file, testhouse.Merge)
	id := h.StageAs(p.ID, "mine.csv", file, testhouse.Merge, testhouse.Partial).ID
	if c := h.Import(id).Counts; c.New != 2 {
		t.Fatalf("an agent's counts are %+v", c)
	}
	form := foyer.PersonForm{Name: p.Name, Email: "sam@example.com", Role: foyer.RoleAdmin, Import: true}
	if _, err := testhouse.Service[service.People](h).Edit(p.ID, form); err != nil {
		t.Fatal(err)
	}
	if n := lookedAs(t, h, "made an admin", id); n != 2 {
		t.Errorf("%d rows stand otherwise", n)
	}
	if c := h.Run(id).Counts; c.Unchanged != 2 {
		t.Errorf("it ran to %+v", c)
	}
}

// C2: by Strict nothing is written while a ticked row is wrong, also one that the book put
// in the wrong after it was looked at last. The import is pending again, and says which.
func TestStrictIsHeldWhenARunBegins(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", "Name,Phone\nAda Quill,207 555 0101\n")
	id := h.Stage("new.csv", "Name,Phone,City\nAda Quill,207 555 0101,Bath\nBo New,207 555 0777,Saco\n", testhouse.Merge).ID
	h.Bring("more.csv", "Name,Phone\nAda Quill,207 555 0101\n", func(f *foyer.ImportForm) { f.NoMatch = true })
	var fail *foyer.Error
	if err := h.TryRun(id); !errors.As(err, &fail) || fail.Key != "import.needs_fixing" || fail.Args["count"] != "1" {
		t.Errorf("it ran: %v", err)
	}
	imp := h.Import(id)
	if imp.State != foyer.StateSaved || imp.Counts.Blocking != 1 || imp.Counts.Done != 0 || len(h.Names(foyer.LeadFilter{Search: "Bo New"})) != 0 {
		t.Errorf("it is %s, %+v", imp.State, imp.Counts)
	}
	if n := metSince(h, id); n != 1 {
		t.Errorf("its history tells of %d rows", n)
	}
	if _, err := testhouse.Service[service.Imports](h).Tick(id, foyer.Tick{Rows: []int{2}}); err != nil {
		t.Fatal(err)
	}
	if c := h.Run(id).Counts; c.Created != 1 || c.LeftOut != 1 {
		t.Errorf("without it, it ran to %+v", c)
	}
}

// A look that was cut and is taken up tells of every row whom it may be, as one that was not
// does: also of those that turned before it was cut.
func TestALookThatWasCutSuggests(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("mine.csv", maybeHeader+"Robert,Thériault,514 555 0199,rob.theriault@ex.ca\n")
	var text strings.Builder
	text.WriteString(maybeHeader + "Bob,Theriault,514 555 0199,bob@ex.ca\n")
	for i := range 9000 {
		fmt.Fprintf(&text, "Person,Number%d,207 5%d,p%d@example.com\n", i, 100000+i, i)
	}
	first := h.Bring("book.csv", text.String(), func(f *foyer.ImportForm) { f.NoMatch = true }).ID
	id := h.Stage("file.csv", text.String()+"\n", testhouse.Merge).ID
	undo(t, h, first)
	ctx, cancel := context.WithCancel(t.Context())
	if _, err := h.Intake().Look(ctx, h.Owner(), id, func(foyer.Progress) { cancel() }); err == nil {
		t.Fatal("it was not cut")
	}
	look(t, h, id)
	if got := maybes(h, id); !slices.Equal(got, []int{2}) {
		t.Errorf("suggested are %v", got)
	}
}

// A20: who brings a file that somebody else brought, out of their sight, is not told of that;
// who may see it is, and of one that ran before a Draft.
func TestTheSameFileIsToldToWhoSeesIt(t *testing.T) {
	h := testhouse.Open(t)
	p := h.Person("Sam Agent", "sam@example.com", foyer.RoleAgent)
	const file = "Name,City\nBen,Bath\n"
	ran := h.Bring("office.csv", file)
	told := func(a foyer.Actor, id string) (same string) {
		t.Helper()
		var d foyer.ImportDraft
		err := h.Store().Read(t.Context(), func(tx *store.Tx) (err error) {
			d, err = h.Intake().Draft(tx, a, id)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return d.Same
	}
	agent, err := h.Act(t.Context(), p.ID)
	if err != nil {
		t.Fatal(err)
	}
	first := h.StageAs(p.ID, "mine.csv", file)
	if same := told(agent, first.ID); same != "" {
		t.Errorf("an agent is told of %s, which is out of sight", same)
	}
	if same := told(agent, h.StageAs(p.ID, "mine again.csv", file).ID); same != first.ID {
		t.Errorf("an agent is told of %q, want the own Draft %s", same, first.ID)
	}
	if same := h.Draft("once more.csv", file).Same; same != ran.ID {
		t.Errorf("a broker is told of %q, want the one that ran, %s", same, ran.ID)
	}
}
