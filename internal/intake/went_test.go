package intake_test

import (
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// D16, UD18: rows that brought nothing, since leads of an import that waits were here, are
// left out with that reason once these go with it, however they go; both imports tell the
// truth, and the rows can be added. When the leads come back, all is as it was.
func TestNobodyIsLostWithAnotherImport(t *testing.T) {
	const other = "Name,Phone,Email\nDee Ward,207 555 0104,\nAda Quill,207 555 0101,ada@example.com\nCy Long,,cy@example.com\nEve Park,207 555 0105,eve@example.com\n"
	for name, c := range map[string]struct {
		text  string
		form  []testhouse.Form
		go_   func(h *testhouse.House, id string) error
		ran   foyer.ImportCounts
		after foyer.ImportCounts
		added foyer.ImportCounts
		back  bool
	}{
		"declined, the same file by Create": {
			text: sameAgain, form: []testhouse.Form{creating},
			go_: func(h *testhouse.House, id string) error {
				return testhouse.Service[service.Imports](h).Decline(id, "no")
			},
			ran:   foyer.ImportCounts{Rows: 5, Unchanged: 5},
			after: foyer.ImportCounts{Rows: 5, LeftOut: 5},
			added: foyer.ImportCounts{Rows: 5, Created: 5}, back: true,
		},
		"undone, the same file by Merge": {
			text: sameAgain, form: []testhouse.Form{testhouse.Merge},
			go_: func(h *testhouse.House, id string) error {
				_, err := h.Intake().Undo(h.T.Context(), h.Owner(), id, quiet)
				return err
			},
			ran:   foyer.ImportCounts{Rows: 5, Unchanged: 5},
			after: foyer.ImportCounts{Rows: 5, LeftOut: 5},
			added: foyer.ImportCounts{Rows: 5, Created: 4, Merged: 1}, back: true,
		},
		"deleted, the same file by Create": {
			text: sameAgain, form: []testhouse.Form{creating},
			go_:   func(h *testhouse.House, id string) error { return testhouse.Service[service.Imports](h).Delete(id) },
			ran:   foyer.ImportCounts{Rows: 5, Unchanged: 5},
			after: foyer.ImportCounts{Rows: 5, LeftOut: 5},
			added: foyer.ImportCounts{Rows: 5, Created: 5},
		},
		"two rows taken back, the same file by Create": {
			text: sameAgain, form: []testhouse.Form{creating},
			go_: func(h *testhouse.House, id string) error {
				_, err := testhouse.Service[service.Imports](h).UndoRows(id, foyer.UndoQuery{Rows: []int{2, 4}})
				return err
			},
			ran:   foyer.ImportCounts{Rows: 5, Unchanged: 5},
			after: foyer.ImportCounts{Rows: 5, Unchanged: 3, LeftOut: 2},
			added: foyer.ImportCounts{Rows: 5, Unchanged: 3, Created: 2},
		},
		"declined, another file that only adds": {
			text: other, form: []testhouse.Form{moded(foyer.ModeCreate, foyer.KeyHouse)},
			go_: func(h *testhouse.House, id string) error {
				return testhouse.Service[service.Imports](h).Decline(id, "no")
			},
			ran:   foyer.ImportCounts{Rows: 4, Created: 1, Skipped: 3},
			after: foyer.ImportCounts{Rows: 4, Created: 1, LeftOut: 3},
			added: foyer.ImportCounts{Rows: 4, Created: 4}, back: true,
		},
	} {
		h := testhouse.Open(t)
		s := testhouse.Service[service.Imports](h)
		elsewhere := h.Bring("elsewhere.csv", "Name,Phone,Email\nFay Ives,207 555 0106,fay@example.com\n").ID
		first := h.Stage("march.csv", sameAgain, creating, testhouse.Wait).ID
		h.Run(first)
		second := h.Stage("march (1).csv", c.text, c.form...).ID
		addsUp(t, h.Run(second), c.ran)
		must := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		told := func(key string) (n string) {
			d, err := s.Get(second)
			must(err)
			for _, story := range d.Stories {
				if story.Key == key {
					n += story.Args["count"] + " of " + story.Args["name"]
				}
			}
			return n
		}
		must(c.go_(h, first))
		addsUp(t, h.Import(second), c.after)
		lost := c.after.LeftOut
		if got, want := told("story.went_with"), string(rune('0'+lost))+" of "+"March"; got != want {
			t.Errorf("%s: told is %q, want %q", name, got, want)
		}
		why := 0
		for _, r := range h.Rows(second, foyer.RowsLeftOut) {
			for _, f := range r.Findings {
				if f.Key == "row.went_with" {
					why++
				}
			}
		}
		if d, err := s.Get(second); err != nil || why != lost || d.Later.Ready != lost {
			t.Errorf("%s: %d rows say why, ready are %+v, %v", name, why, d.Later, err)
		}
		if c.back {
			must(h.Intake().BringBack(t.Context(), h.Owner(), first, quiet))
			addsUp(t, h.Import(second), c.ran)
			if got := told("story.came_back_with"); got != string(rune('0'+lost))+" of March" {
				t.Errorf("%s: come back, told is %q", name, got)
			}
			must(c.go_(h, first))
			addsUp(t, h.Import(second), c.after)
		}
		_, err := h.Intake().AddRows(t.Context(), h.Owner(), second, nil)
		must(err)
		must(h.Intake().Run(t.Context(), h.Owner(), second, quiet))
		addsUp(t, h.Import(second), c.added)
		if got := h.Import(elsewhere).Counts; got.Created != 1 || got.LeftOut != 0 {
			t.Errorf("%s: an import from before counts %+v", name, got)
		}
		healthy(t, h)
		h.Close()
	}
}

// A row that a person decided to skip stays skipped, whoever goes.
func TestWhoWasSkippedByHandStaysSkipped(t *testing.T) {
	h := testhouse.Open(t)
	first := h.Stage("a.csv", sameAgain, testhouse.Merge, testhouse.Wait).ID
	h.Run(first)
	second := h.Stage("b.csv", sameAgain+"\n", testhouse.Merge).ID
	decide(t, h, second, foyer.Decision{Kind: foyer.DecideSkip}, 2)
	h.Run(second)
	if err := testhouse.Service[service.Imports](h).Decline(first, "no"); err != nil {
		t.Fatal(err)
	}
	if c := h.Import(second).Counts; c.Skipped != 1 || c.Unchanged != 0 {
		t.Errorf("counts are %+v", c)
	}
}
