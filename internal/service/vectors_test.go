package service_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"foyer/internal/foyer"
	"foyer/internal/intake"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// The acceptance vectors of features.md, section 5, on states and on the error file.

// inState answers a house and an import in each state, on the way a person takes.
func inState(t *testing.T, want foyer.ImportState) (*testhouse.House, string) {
	t.Helper()
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	begin := func(id, job string) {
		t.Helper()
		if _, err := h.Intake().Begin(t.Context(), h.Owner(), job, id); err != nil {
			t.Fatal(err)
		}
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	var id string
	switch want {
	case foyer.StateDraft:
		id = h.Stage("a.csv", twoPeople, testhouse.Wait).ID
	case foyer.StateSaved:
		id = h.Stage("a.csv", twoPeople, testhouse.Wait).ID
		_, err := s.Save(id)
		must(err)
	case foyer.StateQueued:
		id = h.Stage("a.csv", twoPeople, testhouse.Wait).ID
		begin(id, intake.JobRun)
	case foyer.StateRunning, foyer.StateFailed, foyer.StateCancelled:
		id = h.Stage("a.csv", manyPeople(20_000), testhouse.Wait).ID
		must(h.StopInside(id))
		if want != foyer.StateRunning {
			_, err := h.Intake().LeftRunning(t.Context(), false)
			must(err)
		}
		if want == foyer.StateCancelled {
			must(h.Intake().RollBack(t.Context(), h.Owner(), id, func(foyer.Progress) {}))
		}
	case foyer.StateWaiting:
		id = h.Bring("a.csv", twoPeople, testhouse.Wait).ID
	case foyer.StateApproved:
		id = h.Bring("a.csv", twoPeople).ID
	case foyer.StateUndone:
		id = h.Bring("a.csv", twoPeople).ID
		_, err := h.Intake().Undo(t.Context(), h.Owner(), id, func(foyer.Progress) {})
		must(err)
	}
	if got := h.Import(id).State; got != want {
		t.Fatalf("it is %s, want %s", got, want)
	}
	return h, id
}

func manyPeople(n int) string {
	var b strings.Builder
	b.WriteString("Name,Email\n")
	for i := range n {
		fmt.Fprintf(&b, "Person %d,p%d@example.com\n", i, i)
	}
	return b.String()
}

var allStates = []foyer.ImportState{
	foyer.StateDraft, foyer.StateSaved, foyer.StateQueued, foyer.StateRunning, foyer.StateFailed,
	foyer.StateCancelled, foyer.StateWaiting, foyer.StateApproved, foyer.StateUndone,
}

// "States"; E1 E16. Undone may be deleted too (decision 9).
func TestStateVectors(t *testing.T) {
	t.Run("Draft → Import Pending (saved) → Queued → Running → Pending Approval → Approved → Undone", func(t *testing.T) {
		h := testhouse.Open(t)
		s := testhouse.Service[service.Imports](h)
		id := h.Stage("a.csv", twoPeople, testhouse.Wait).ID
		seen := []foyer.ImportState{h.Import(id).State}
		look := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
			seen = append(seen, h.Import(id).State)
		}
		_, err := s.Save(id)
		look(err)
		_, err = h.Intake().Begin(t.Context(), h.Owner(), intake.JobRun, id)
		look(err)
		running := false
		err = h.Intake().Run(t.Context(), h.Owner(), id, func(foyer.Progress) {
			if !running && h.Import(id).State == foyer.StateRunning {
				running = true
				seen = append(seen, foyer.StateRunning)
			}
		})
		look(err)
		look(h.Intake().Approve(t.Context(), h.Owner(), id, func(foyer.Progress) {}))
		_, err = h.Intake().Undo(t.Context(), h.Owner(), id, func(foyer.Progress) {})
		look(err)
		want := []foyer.ImportState{"draft", "saved", "queued", "running", "waiting", "approved", "undone"}
		if !slices.Equal(seen, want) {
			t.Errorf("it was %v, want %v", seen, want)
		}
	})
	t.Run("Failed → Running (resume)", func(t *testing.T) {
		h, id := inState(t, foyer.StateFailed)
		if imp := h.Run(id); imp.State != foyer.StateWaiting || imp.Counts.Created != 20_000 {
			t.Errorf("resumed it is %s with %+v", imp.State, imp.Counts)
		}
	})
	for _, state := range allStates {
		deletes := !slices.Contains([]foyer.ImportState{foyer.StateQueued, foyer.StateRunning, foyer.StateApproved}, state)
		t.Run(fmt.Sprintf("%s: approve %v, delete %v", state, state == foyer.StateWaiting, deletes), func(t *testing.T) {
			h, id := inState(t, state)
			s := testhouse.Service[service.Imports](h)
			if state != foyer.StateWaiting {
				if _, err := s.Approve(id, "job"); foyer.KindOf(err) != foyer.Conflict {
					t.Errorf("approving answers %v", err)
				}
				if err := h.Intake().Approve(t.Context(), h.Owner(), id, func(foyer.Progress) {}); foyer.KindOf(err) != foyer.Conflict {
					t.Errorf("approving, past the line of jobs, answers %v", err)
				}
			}
			err := s.Delete(id)
			if deletes && err != nil || !deletes && foyer.KindOf(err) != foyer.Conflict {
				t.Errorf("deleting answers %v", err)
			}
			if deletes && len(h.Names(foyer.LeadFilter{})) != 0 {
				t.Errorf("its leads are still here: %v", h.Names(foyer.LeadFilter{}))
			}
		})
	}
	t.Run("Zero successful rows → Pending Approval is skipped, state Failed with the error file", func(t *testing.T) {
		h := testhouse.Open(t)
		imp := h.Bring("bad.csv", "Name,Phone\n,514 555 0199\n,514 555 0198\n", testhouse.Partial, testhouse.Wait)
		outcomes(t, imp, foyer.ImportCounts{Rows: 2, Failed: 2})
		if imp.State != foyer.StateFailed || imp.Reason != "import.nothing_good" || imp.Finished == "" {
			t.Errorf("it is %s, %q, finished %q", imp.State, imp.Reason, imp.Finished)
		}
		ref, text := stayed(h, imp.ID, foyer.StayedSpec{Format: foyer.FormatCSV})
		if rows := read(t, text, ","); ref.Rows != 2 || len(rows) != 3 {
			t.Errorf("its error file has %d rows: %q", ref.Rows, text)
		}
	})
}

// "Error file"; C14 C15: failed count = data rows in file; headers = original headers +
// _ERROR; the repaired file maps by itself, ignores _ERROR, and repairs the same import,
// whether any row of it came in or none.
func TestErrorFileVectors(t *testing.T) {
	for name, good := range map[string]string{"Pending approval": "Ada Quill,207 555 0101\n", "Failed": ""} {
		t.Run(name, func(t *testing.T) {
			h := testhouse.Open(t)
			s := testhouse.Service[service.Imports](h)
			imp := h.Bring("list.csv", "Name,Phone\n,207 555 0102\n"+good+",207 555 0103\n", testhouse.Partial, testhouse.Wait)
			before := imp.Counts
			ref, text := stayed(h, imp.ID, foyer.StayedSpec{Format: foyer.FormatCSV})
			rows := read(t, text, ",")
			if ref.Rows != before.Failed || len(rows)-1 != before.Failed || before.Failed != 2 {
				t.Errorf("%d failed, the file says %d and has %d rows", before.Failed, ref.Rows, len(rows)-1)
			}
			if !slices.Equal(rows[0], []string{"Name", "Phone", foyer.ErrorColumn}) {
				t.Errorf("headers are %q", rows[0])
			}
			mended := strings.NewReplacer(",207 555 0102", "Ben Moss,207 555 0102", ",207 555 0103", "Cy Hart,207 555 0103").Replace(text)
			d := h.Draft("list-errors.csv", mended)
			if cols := d.Mapping.Columns; cols[0].Key != "full_name" || cols[1].Key != "phone" || cols[2].Key != foyer.NotImported {
				t.Errorf("it is mapped as %+v", cols)
			}
			_, book := stayed(h, imp.ID, foyer.StayedSpec{Format: foyer.FormatXLSX})
			back, file := dropBack(h, "list-errors.xlsx", edited(t, book, func(f *excelize.File, sheet string) {
				set(t, f, sheet, "A2", "Ben Moss")
				set(t, f, sheet, "A3", "Cy Hart")
			}))
			if !back.Repairs || back.Import.ID != imp.ID {
				t.Fatalf("it opened as %+v", back.Import)
			}
			if res, err := s.Repair(imp.ID, file.Ref, "job"); err != nil || res.Added != 2 {
				t.Fatalf("repaired: %+v, %v", res, err)
			}
			h.Eventually("its rows came in", func() bool {
				return h.Import(imp.ID).State == foyer.StateWaiting && h.Import(imp.ID).Phase == foyer.PhaseDone
			})
			outcomes(t, h.Import(imp.ID), foyer.ImportCounts{Rows: before.Rows, Created: before.Rows})
		})
	}
}
