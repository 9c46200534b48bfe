package service_test

import (
	"fmt"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// Looking at a review again is a job of its import, told of as one; that rows stand
// otherwise is told as news of imports, and never as news of leads, by which screens would
// look again. Where nothing happened, nothing is told.
func TestLookIsAJobOfItsImport(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	h.Bring("book.csv", "Name,Email\nAda Quill,ada@example.com\n")
	id := h.Stage("new.csv", "Name,Email\n\nAda Quill,ada@example.com\n", testhouse.Merge).ID
	if _, err := testhouse.Service[service.Leads](h).Archive([]string{h.Only("ada").ID}); err != nil {
		t.Fatal(err)
	}
	var heard []foyer.Event
	defer h.Subscribe(func(_ string, data any) { heard = append(heard, data.(foyer.Event)) })()
	if _, err := s.Look(id, ""); foyer.KindOf(err) != foyer.Invalid {
		t.Errorf("without the id of a job: %v", err)
	}
	out, err := s.Look(id, "look")
	if err != nil || out.Rows != 1 || out.Counts != h.Import(id).Counts {
		t.Fatalf("%+v, %v", out, err)
	}
	jobs, imports := 0, 0
	for _, e := range heard {
		switch {
		case e.Topic == foyer.TopicJob && e.Job.What == "look" && e.Job.Import == id:
			jobs++
		case e.Topic == foyer.TopicImports && len(e.IDs) == 1 && e.IDs[0] == id:
			imports++
		default:
			t.Errorf("told is %+v", e)
		}
	}
	if jobs == 0 || imports != 1 || !heard[len(heard)-2].Job.Ended {
		t.Errorf("told are %d jobs and %d imports", jobs, imports)
	}
	heard = nil
	if out, err = s.Look(id, "look"); err != nil || out.Rows != 0 || len(heard) > 0 || out.Counts != h.Import(id).Counts {
		t.Errorf("looked at again: %+v, %v, told %+v", out, err, heard)
	}
	// Of an import that ran there is nothing to look at.
	h.Run(id)
	h.Bring("more.csv", "Name,Email\nAda Quill,ada@example.com\n")
	if out, err = s.Look(id, "look"); err != nil || out.Rows != 0 {
		t.Errorf("of one that ran: %+v, %v", out, err)
	}
}

// Who runs an import while somebody's screen looks at its rows is told to wait, and the
// import stays a Draft: nobody would run one that stands in line by then.
func TestRunWhileLookedAtStaysADraft(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	var text strings.Builder
	text.WriteString("Name,Phone\n")
	for i := range 2000 {
		fmt.Fprintf(&text, "Person %d,207 5%d\n", i, 100000+i)
	}
	first := h.Bring("book.csv", text.String()).ID
	id := h.Stage("file.csv", text.String()+"\n", testhouse.Merge).ID
	if _, err := h.Intake().Undo(t.Context(), h.Owner(), first, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	ran := false
	defer h.Subscribe(func(_ string, data any) {
		if e := data.(foyer.Event); e.Topic == foyer.TopicJob && e.Job.What == "look" && !e.Job.Ended && !ran {
			ran = true
			if _, err := s.Run(id, "run"); foyer.KindOf(err) != foyer.Busy {
				t.Errorf("it runs: %v", err)
			}
			if imp := h.Import(id); imp.State != foyer.StateDraft {
				t.Errorf("it is %s", imp.State)
			}
		}
	})()
	if out, err := s.Look(id, "look"); err != nil || out.Rows != 2000 || !ran {
		t.Fatalf("%+v, %v", out, err)
	}
	if _, err := s.Run(id, "run"); err != nil {
		t.Fatal(err)
	}
	h.Eventually("it runs", func() bool { return h.Import(id).State == foyer.StateApproved })
	// What cannot begin leaves nothing in its way.
	if _, err := s.Run(id, "again"); foyer.KindOf(err) != foyer.Conflict {
		t.Errorf("it ran again: %v", err)
	}
	h.Eventually("it is taken back", func() bool {
		_, err := s.Undo(id, "undo")
		return err == nil
	})
	h.Eventually("it is", func() bool { return h.Import(id).State == foyer.StateUndone })
}
