package intake_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"foyer/internal/foyer"
	"foyer/internal/intake"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// onceRunning starts a run and calls do at its first progress that counts rows.
func onceRunning(t *testing.T, h *testhouse.House, id string, do func()) {
	t.Helper()
	seen := make(chan struct{}, 1)
	stop := h.Subscribe(func(topic string, data any) {
		if e := data.(foyer.Event); topic == foyer.TopicJob && e.Job != nil && e.Job.Import == id && e.Job.Counts.Done > 0 && !e.Job.Ended {
			select {
			case seen <- struct{}{}:
			default:
			}
		}
	})
	defer stop()
	if _, err := testhouse.Service[service.Imports](h).Run(id, "job-"+id); err != nil {
		t.Fatal(err)
	}
	<-seen
	do()
}

func idle(h *testhouse.House, id string) func() bool {
	return func() bool {
		list, err := testhouse.Service[service.Jobs](h).Running()
		for _, p := range list {
			if p.Import == id {
				return false
			}
		}
		return err == nil
	}
}

// ends holds that the job of an import says at once what ends it: there is nothing
// left to stop.
func ends(t *testing.T, h *testhouse.House, id, as string) {
	t.Helper()
	list, err := testhouse.Service[service.Jobs](h).Running()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range list {
		if p.Import == id && p.What != as {
			t.Errorf("the job that ends is %q, want %q", p.What, as)
		}
	}
}

// UD27, decision 9: paused is a flag on Running; it survives closing, and Run goes on.
func TestPauseAndResume(t *testing.T) {
	dir := t.TempDir()
	h := testhouse.At(t, dir)
	text := file(0, 40_000, false)
	imp := h.Stage("a.csv", text)
	s := testhouse.Service[service.Imports](h)
	onceRunning(t, h, imp.ID, func() {
		if err := s.Pause(imp.ID); err != nil {
			t.Fatal(err)
		}
		ends(t, h, imp.ID, intake.JobPause)
	})
	h.Eventually("it rests", idle(h, imp.ID))
	got := h.Import(imp.ID)
	if got.State != foyer.StateRunning || !got.Paused || got.Counts.Done == 0 || got.Counts.Done == got.Counts.Rows {
		t.Fatalf("paused it is %s, paused %v, %d of %d", got.State, got.Paused, got.Counts.Done, got.Counts.Rows)
	}
	h.Close()
	h = testhouse.At(t, dir)
	if got := h.Import(imp.ID); got.State != foyer.StateRunning || !got.Paused {
		t.Fatalf("after opening it is %s, paused %v", got.State, got.Paused)
	}
	if _, err := testhouse.Service[service.Imports](h).Run(imp.ID, "again"); err != nil {
		t.Fatal(err)
	}
	h.Eventually("it ends", func() bool { return h.Import(imp.ID).State == foyer.StateApproved })
	c := h.Import(imp.ID).Counts
	if c.Created != c.Rows || c.Sum() != c.Rows {
		t.Errorf("it ends with %+v", c)
	}
	healthy(t, h)
}

// E13: what was written is kept, unapproved, and the rest can be added (E10); or
// all is taken back.
func TestStop(t *testing.T) {
	for _, keep := range []bool{true, false} {
		h := testhouse.Open(t)
		imp := h.Stage("a.csv", file(0, 40_000, false))
		s := testhouse.Service[service.Imports](h)
		ending := intake.JobRollBack
		if keep {
			ending = intake.JobKeep
		}
		var stopped, late atomic.Bool
		quiet := h.Subscribe(func(topic string, data any) {
			if e := data.(foyer.Event); e.Job != nil && e.Job.What == intake.JobRun && stopped.Load() {
				late.Store(true)
			}
		})
		onceRunning(t, h, imp.ID, func() {
			if err := s.Stop(imp.ID, keep, "stop"); err != nil {
				t.Fatal(err)
			}
			stopped.Store(true)
			ends(t, h, imp.ID, ending)
		})
		h.Eventually("it stops", idle(h, imp.ID))
		if quiet(); late.Load() {
			t.Error("a run that was stopped is told of as a run")
		}
		got := h.Import(imp.ID)
		if !keep {
			if got.State != foyer.StateCancelled || len(h.Names(foyer.LeadFilter{})) != 0 {
				t.Errorf("rolled back it is %s", got.State)
			}
			healthy(t, h)
			h.Close()
			continue
		}
		c := got.Counts
		if got.State != foyer.StateWaiting || c.Created == 0 || c.LeftOut == 0 || c.Sum() != c.Rows {
			t.Fatalf("kept it is %s %+v", got.State, c)
		}
		healthy(t, h)
		if _, err := s.AddRows(imp.ID, foyer.UndoQuery{}, "more"); err != nil {
			t.Fatal(err)
		}
		h.Eventually("the rest is added", func() bool { return h.Import(imp.ID).State == foyer.StateWaiting && idle(h, imp.ID)() })
		if c := h.Import(imp.ID).Counts; c.Created != c.Rows {
			t.Errorf("with the rest it has %+v", c)
		}
		healthy(t, h)
		h.Close()
	}
}

// E10: rows that cannot come in as they are are not added, and it is said what to do.
func TestAddNothing(t *testing.T) {
	h := testhouse.Open(t)
	imp := h.Stage("a.csv", "Name,Phone\nAda Quill,207 555 0101\n,207 555 0102\n", testhouse.Partial)
	h.Run(imp.ID)
	_, err := testhouse.Service[service.Imports](h).AddRows(imp.ID, foyer.UndoQuery{}, "more")
	var e *foyer.Error
	if !errors.As(err, &e) || e.Key != "import.nothing_to_add" || h.Import(imp.ID).State != foyer.StateApproved {
		t.Errorf("adding rows with errors answers %v", err)
	}
}

// C3 C13: a row that did not come in is corrected after the run, is checked by the same
// code, and joins its import; one that came in is not touched.
func TestFixAfterTheRun(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	imp := h.Stage("a.csv", "Name,Phone,City\nAda Quill,207 555 0101,Bath\n,207 555 0102,York\n", testhouse.Partial)
	h.Run(imp.ID)
	name := func(row int, value string) (foyer.FixResult, error) {
		return s.Fix(imp.ID, []foyer.Fix{{Row: row, Column: 0, Field: "full_name", Value: value}})
	}
	if _, err := name(2, "Somebody Else"); foyer.KindOf(err) != foyer.Conflict || h.Only("quill").Values["city"] != "Bath" {
		t.Errorf("a row that came in answers %v", err)
	}
	res, err := s.Fix(imp.ID, []foyer.Fix{{Row: 3, Column: 2, Field: "city", Value: "Derry"}})
	if err != nil || len(res.Rows) != 1 || res.Rows[0].Verdict != foyer.VerdictError {
		t.Errorf("still wrong it is %+v, %v", res.Rows, err)
	}
	if res, err = name(3, "Ben Moss"); err != nil || len(res.Rows) != 1 || res.Rows[0].Verdict == foyer.VerdictError {
		t.Fatalf("mended it is %+v, %v", res.Rows, err)
	}
	if _, err := s.AddRows(imp.ID, foyer.UndoQuery{Rows: []int{3}}, "more"); err != nil {
		t.Fatal(err)
	}
	h.Eventually("it is in", func() bool { return h.Import(imp.ID).State == foyer.StateApproved && idle(h, imp.ID)() })
	if l := h.Only("moss"); l.Values["city"] != "Derry" {
		t.Errorf("the lead is %+v", l.Values)
	}
	addsUp(t, h.Import(imp.ID), foyer.ImportCounts{Rows: 2, Created: 2})
	healthy(t, h)
}

// E15: one is written at a time, the others wait in the order they came, and one
// that waits can leave the line.
func TestQueue(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	first := h.Stage("a.csv", file(0, 40_000, false))
	second := h.Stage("b.csv", "Name,Phone\nAda Quill,207 555 0101\n")
	third := h.Stage("c.csv", "Name,Phone\nBen Moss,207 555 0102\n")
	onceRunning(t, h, first.ID, func() {
		for _, id := range []string{second.ID, third.ID} {
			if _, err := s.Run(id, "job-"+id); err != nil {
				t.Fatal(err)
			}
			h.Eventually("it waits", func() bool {
				list, _ := testhouse.Service[service.Jobs](h).Running()
				for _, p := range list {
					if p.Import == id {
						return p.Place > 0
					}
				}
				return false
			})
		}
		list, err := testhouse.Service[service.Jobs](h).Running()
		if err != nil {
			t.Fatal(err)
		}
		places := map[string]int{}
		for _, p := range list {
			places[p.Import] = p.Place
		}
		if places[first.ID] != 0 || places[second.ID] != 1 || places[third.ID] != 2 {
			t.Errorf("places are %v", places)
		}
		if err := s.Stop(second.ID, false, "stop"); err != nil {
			t.Fatal(err)
		}
	})
	h.Eventually("the third comes in", func() bool { return h.Import(third.ID).State == foyer.StateApproved })
	if got := h.Import(second.ID).State; got != foyer.StateCancelled {
		t.Errorf("the one that left is %s", got)
	}
	healthy(t, h)
}

// E10: rows left out are added later, to an approved import too; what it merged
// before is not merged twice.
func TestAddRowsLater(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("a.csv", people)
	imp := h.Stage("b.csv", more, testhouse.Merge)
	if _, err := h.Intake().Tick(t.Context(), h.Owner(), imp.ID, foyer.Tick{Rows: []int{3, 5}}); err != nil {
		t.Fatal(err)
	}
	addsUp(t, h.Run(imp.ID), foyer.ImportCounts{Rows: 5, Created: 1, Merged: 2, LeftOut: 2})
	edit(t, h, "marc", "company", "")
	s := testhouse.Service[service.Imports](h)
	if _, err := s.AddRows(imp.ID, foyer.UndoQuery{Rows: []int{5}}, "more"); err != nil {
		t.Fatal(err)
	}
	h.Eventually("it is in", func() bool { return h.Import(imp.ID).State == foyer.StateApproved && idle(h, imp.ID)() })
	addsUp(t, h.Import(imp.ID), foyer.ImportCounts{Rows: 5, Created: 2, Merged: 2, LeftOut: 1})
	if got := h.Only("marc").Values["company"]; got != "" {
		t.Errorf("Marc was merged again: %q", got)
	}
	if got := h.Only("ned"); got.Pending || got.From.Row != 5 {
		t.Errorf("Ned is %+v", got)
	}
	healthy(t, h)
}

// E9, E25: an import is approved in part, row by row, and whole once nothing waits;
// E8: before that a row can be taken out of it.
func TestApproveInPart(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("a.csv", people)
	imp := h.Bring("b.csv", more, testhouse.Merge, testhouse.Wait)
	s := testhouse.Service[service.Imports](h)
	v, err := s.ApprovalView(imp.ID)
	if err != nil || v.Leads != 2 || v.Merges != 2 || len(v.Clashes) != 0 || len(v.Sources) != 1 {
		t.Fatalf("approving would %+v, %v", v, err)
	}
	edit(t, h, "ruth", "city", "Keene")
	h.Bring("c.csv", "Name,Phone,Email\nNora New,207 555 0188,nora@example.com\n")
	if v, err = s.ApprovalView(imp.ID); err != nil || len(v.Clashes) != 2 {
		t.Errorf("clashes are %+v, %v", v.Clashes, err)
	}
	if _, err := s.ApproveRows(imp.ID, foyer.UndoQuery{Rows: []int{2, 5}}); err != nil {
		t.Fatal(err)
	}
	if got := h.Only("ned"); got.Pending {
		t.Error("Ned still waits")
	}
	if got := h.Only("marc").Values["company"]; got != "Roy Ltd" {
		t.Errorf("Marc's company is %q", got)
	}
	if got := h.Only("ruth").Emails; len(got) != 0 {
		t.Errorf("Ruth was merged: %v", got)
	}
	page, err := s.Pending(imp.ID, false, 0, 10)
	if err != nil || page.Total != 1 || len(page.Rows) != 1 || page.Rows[0].Name != "Nora New" {
		t.Errorf("waiting are %+v, %v", page, err)
	}
	if sum, err := s.UndoRows(imp.ID, foyer.UndoQuery{Rows: []int{4}}); err != nil || sum.Removed != 1 {
		t.Fatalf("taken out %+v, %v", sum, err)
	}
	if got := h.Import(imp.ID); got.State != foyer.StateWaiting {
		t.Errorf("it is %s", got.State)
	}
	if _, err := s.ApproveRows(imp.ID, foyer.UndoQuery{Rows: []int{3}}); err != nil {
		t.Fatal(err)
	}
	got := h.Import(imp.ID)
	if got.State != foyer.StateApproved {
		t.Errorf("with nothing left it is %s", got.State)
	}
	addsUp(t, got, foyer.ImportCounts{Rows: 5, Created: 1, Merged: 2, LeftOut: 2})
	healthy(t, h)
}

// E9: single leads, approved and declined with a reason; a declined import goes
// back to its importer with one.
func TestDecline(t *testing.T) {
	h := testhouse.Open(t)
	imp := h.Bring("a.csv", people, testhouse.Wait)
	s := testhouse.Service[service.Imports](h)
	if n, err := s.AnswerLeads([]string{h.Only("elise").ID}, true, ""); err != nil || n != 1 {
		t.Fatal(n, err)
	}
	if n, err := s.AnswerLeads([]string{h.Only("marc").ID}, false, "Not ours"); err != nil || n != 1 {
		t.Fatal(n, err)
	}
	if got := h.Names(foyer.LeadFilter{Approved: true}); strings.Join(got, ", ") != "Élise Tremblay" {
		t.Errorf("seen by all: %v", got)
	}
	if page, err := s.Pending("", false, 0, 10); err != nil || page.Total != 1 {
		t.Errorf("waiting: %+v, %v", page, err)
	}
	if err := s.Decline(imp.ID, "  "); foyer.KindOf(err) != foyer.Invalid {
		t.Errorf("declined without a reason: %v", err)
	}
	if err := s.Decline(imp.ID, "Old list"); err != nil {
		t.Fatal(err)
	}
	got := h.Import(imp.ID)
	if got.State != foyer.StateUndone || got.Reason != "import.declined" || got.ReasonArgs["reason"] != "Old list" {
		t.Errorf("it is %s, %s %v", got.State, got.Reason, got.ReasonArgs)
	}
	if left := h.Names(foyer.LeadFilter{}); strings.Join(left, ", ") != "Élise Tremblay" {
		t.Errorf("left are %v", left)
	}
	healthy(t, h)
}

// E24: before many rows the book is copied aside, checked, and the last three
// copies stay; an empty book needs none.
func TestRestorePoints(t *testing.T) {
	h := testhouse.Open(t)
	points := func() []string {
		list, err := filepath.Glob(filepath.Join(h.Dir, "backups", "foyer-before-import-*.db"))
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	s := testhouse.Service[service.Imports](h)
	for i := range 6 {
		imp := h.Stage(fmt.Sprintf("%d.csv", i), file(i*2000, 1400, false))
		if _, err := s.Run(imp.ID, fmt.Sprint("job", i)); err != nil {
			t.Fatal(err)
		}
		h.Eventually("it ends", func() bool { return h.Import(imp.ID).State == foyer.StateApproved && idle(h, imp.ID)() })
		if got, want := len(points()), min(i, 3); got != want {
			t.Fatalf("after import %d there are %d copies, want %d", i, got, want)
		}
	}
	last := points()[2]
	before := len(h.Names(foyer.LeadFilter{Search: "Person10000"}))
	h.Close()
	if _, err := service.Restore(t.Context(), h.Dir, last, time.Now()); err != nil {
		t.Fatal(err)
	}
	if st, err := os.Stat(filepath.Join(h.Dir, "foyer.db")); err != nil || st.Size() == 0 {
		t.Fatal("nothing was restored", err)
	}
	h = testhouse.At(t, h.Dir)
	if after := len(h.Names(foyer.LeadFilter{Search: "Person10000"})); before != 1 || after != 0 {
		t.Errorf("the last import's lead: %d before, %d after", before, after)
	}
	healthy(t, h)
}
