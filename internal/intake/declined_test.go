package intake_test

import (
	"fmt"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// E9: results say of every row that was declined that it was, and why, whether it made a
// lead, went into one or was merged, and whether it was declined by itself or with the
// whole import.
func TestEveryDeclinedRowSaysWhy(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	h.Bring("base.csv", "Name,Email\nElise Tremblay,elise@example.com\nJean Roy,jean@example.com\n")
	imp := h.Bring("a.csv", "Name,Email,Phone\n"+
		"Elise Tremblay,elise@example.com,207 555 0101\n"+ // 2: a merge
		"Jean Roy,jean@example.com,207 555 0102\n"+ // 3: a merge
		"Marc Hill,marc@example.com,207 555 0103\n"+ // 4: makes a lead
		"Marc Hill,marc@example.com,207 555 0103\n"+ // 5: goes into it
		"Ada Quill,ada@example.com,207 555 0104\n", // 6: makes a lead
		testhouse.Wait, testhouse.Merge)
	stand := func(when string, want map[int]string) {
		t.Helper()
		page, err := s.Results(imp.ID, foyer.ResultQuery{})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range page.Rows {
			if got := fmt.Sprint(r.State, " ", r.Reason); got != want[r.View.Row] {
				t.Errorf("%s: row %d is %q, want %q", when, r.View.Row, got, want[r.View.Row])
			}
		}
	}
	if _, err := s.DeclineRows(imp.ID, foyer.UndoQuery{Rows: []int{2}}, " Not hers "); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AnswerLeads([]string{h.Only("marc").ID}, false, "Not ours"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AnswerLeads([]string{h.Only("ada").ID}, true, ""); err != nil {
		t.Fatal(err)
	}
	one := map[int]string{2: "declined Not hers", 3: "waits ", 4: "declined Not ours", 5: "declined Not ours", 6: "approved "}
	stand("some declined", one)
	if err := s.Decline(imp.ID, "Old list"); err != nil {
		t.Fatal(err)
	}
	// Who was approved by herself stays, and nothing is said against her.
	stand("all declined", map[int]string{2: "declined Not hers", 3: "declined Old list", 4: "declined Old list", 5: "declined Old list", 6: " "})
	if _, err := s.BringBack(imp.ID, "back"); err != nil {
		t.Fatal(err)
	}
	h.Eventually("it waits again", func() bool { return h.Import(imp.ID).State == foyer.StateWaiting && idle(h, imp.ID)() })
	stand("brought back", one)
	if _, err := s.AddRows(imp.ID, foyer.UndoQuery{Rows: []int{2}}, "add"); err != nil {
		t.Fatal(err)
	}
	h.Eventually("row 2 came in", func() bool { return h.Import(imp.ID).State == foyer.StateWaiting && idle(h, imp.ID)() })
	one[2] = "waits "
	stand("added again", one)
	healthy(t, h)
}
