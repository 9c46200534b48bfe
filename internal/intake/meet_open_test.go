package intake_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/intake"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// E12, D5: a run that was paused meets who came into the book meanwhile, and its history
// says so; what it did itself before is no news to it.
func TestAPausedRunMeetsWhoCameMeanwhile(t *testing.T) {
	for _, meanwhile := range []bool{false, true} {
		h := testhouse.Open(t)
		var file strings.Builder
		file.WriteString("Name,Phone,City\n")
		for i := range 20_000 {
			fmt.Fprintf(&file, "Person %d,207 5%d,Bath\n", i, 100000+i)
		}
		file.WriteString("Person 3,207 5100003,Bath\n") // of one who is in when it pauses
		id := h.Stage("file.csv", file.String(), testhouse.Merge, testhouse.Partial).ID
		begin := func() {
			if _, err := h.Intake().Begin(t.Context(), h.Owner(), intake.JobRun, id); err != nil {
				t.Fatal(err)
			}
		}
		begin()
		ctx, cancel := context.WithCancel(t.Context())
		_ = h.Intake().Run(ctx, h.Owner(), id, func(foyer.Progress) { cancel() }) // it is cut
		if err := h.Intake().Pause(t.Context(), h.Owner(), id); err != nil {
			t.Fatal(err)
		}
		if done := h.Import(id).Counts.Done; done == 0 || done > 19_000 {
			t.Fatalf("%d rows were written before the pause", done)
		}
		if meanwhile {
			_, err := testhouse.Service[service.Leads](h).Add(foyer.Draft{Values: map[string]string{
				"full_name": "Person 19990", "phone": "207 5119990",
			}})
			if err != nil {
				t.Fatal(err)
			}
		}
		begin()
		if err := h.Intake().Run(t.Context(), h.Owner(), id, quiet); err != nil {
			t.Fatal(err)
		}
		if n := len(h.Names(foyer.LeadFilter{Search: "Person 19990"})); n != 1 {
			t.Errorf("%d leads", n)
		}
		want := foyer.ImportCounts{Rows: 20_001, Created: 20_000, Unchanged: 1}
		if meanwhile {
			want.Created, want.Merged = 19_999, 1
		}
		addsUp(t, h.Import(id), want)
		d, err := testhouse.Service[service.Imports](h).Get(id)
		if err != nil {
			t.Fatal(err)
		}
		told := false
		for _, s := range d.Stories {
			told = told || s.Key == "story.met"
		}
		if told != meanwhile {
			t.Errorf("its history says of rows met anew: %v", told)
		}
		healthy(t, h)
	}
}
