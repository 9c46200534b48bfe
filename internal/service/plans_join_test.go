package service_test

import (
	"fmt"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/store"
	"foyer/internal/testhouse"
)

// D21: a running plan of the survivor goes on and those of the others rest with them;
// where it has none the last started of theirs is its own, ticks and all, until the
// join is taken back.
func TestPlansOfAJoin(t *testing.T) {
	h := testhouse.Open(t)
	s, d := testhouse.Service[service.Plans](h), testhouse.Service[service.Duplicates](h)
	h.Bring("book.csv", "Name,Email\nAda Quill,ada@example.com\nBella Quill,bella@example.com\nCora Quill,cora@example.com\n")
	a, b, c := h.Only("ada").ID, h.Only("bella").ID, h.Only("cora").ID
	one, two := savePlan(t, h, buyers("One")), savePlan(t, h, buyers("Two"))
	must := func(_ []foyer.LeadPlan, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	all := func() string {
		t.Helper()
		said := []string{}
		for _, id := range []string{a, b, c} {
			said = append(said, "["+stand(t, h, id)+"]")
		}
		return strings.Join(said, " ")
	}
	join := func() string {
		t.Helper()
		if _, err := d.Join(a, []string{b, c}, nil); err != nil {
			t.Fatal(err)
		}
		joins, err := d.Joins(a)
		if err != nil {
			t.Fatal(err)
		}
		return joins[0].ID
	}
	unjoin := func(id string) {
		t.Helper()
		if _, err := d.Unjoin(id, nil); err != nil {
			t.Fatal(err)
		}
	}
	sound := func() {
		t.Helper()
		if problems, err := h.House.Store().Check(t.Context()); err != nil || len(problems) > 0 {
			t.Error(problems, err)
		}
	}
	rows := func() (out []store.LeadPlan) {
		t.Helper()
		err := h.House.Store().Read(t.Context(), func(tx *store.Tx) error {
			of, err := tx.LeadsByID([]string{a, b, c})
			for _, id := range []string{a, b, c} {
				if err == nil {
					var list []store.LeadPlan
					list, err = tx.LeadPlans(of[id].N)
					out = append(out, list...)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}

	// The survivor has "One" done in part and paused; "One" runs on the second lead, and
	// "Two", started last, on the third.
	must(s.Start(a, one.ID))
	must(s.MarkDone(a, one.ID, one.Steps[0].ID))
	must(s.Pause(a, one.ID))
	must(s.Start(b, one.ID))
	must(s.MarkDone(b, one.ID, one.Steps[0].ID))
	must(s.MarkDone(b, one.ID, one.Steps[2].ID))
	must(s.Start(c, two.ID))
	before := fmt.Sprint(rows())
	id := join()
	if got := all(); got != "[Two running late 0/3, One paused paused 1/3] [One resting paused 2/3] []" {
		t.Errorf("joined: %s", got)
	}
	sound()
	unjoin(id)
	if after := fmt.Sprint(rows()); after != before {
		t.Errorf("taken back it is\n%s, was\n%s", after, before)
	}
	sound()

	// Without "Two" it is the second lead's "One", in the place of the survivor's.
	must(s.Pause(c, two.ID))
	before = fmt.Sprint(rows())
	id = join()
	if got := all(); got != "[One running on_time 2/3] [] [Two paused paused 0/3]" {
		t.Errorf("joined: %s", got)
	}
	sound()
	unjoin(id)
	if after := fmt.Sprint(rows()); after != before {
		t.Errorf("taken back it is\n%s, was\n%s", after, before)
	}

	// What was done on the survivor since goes back with the plan.
	id = join()
	must(s.TakeBack(a, one.ID, one.Steps[0].ID))
	unjoin(id)
	if got := all(); got != "[One paused paused 1/3] [One running late 1/3] [Two paused paused 0/3]" {
		t.Errorf("worked on and taken back: %s", got)
	}

	// The survivor's own goes on.
	must(s.Resume(a, one.ID))
	join()
	if got := all(); got != "[One running on_time 1/3] [One resting paused 1/3] [Two paused paused 0/3]" {
		t.Errorf("the survivor's own: %s", got)
	}
	sound()
}
