package intake_test

import (
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// B10 D7: a name in another order than the lead's says nothing new; it is no difference to
// decide and leaves no note, unless the file's is to stand.
func TestANameInAnotherOrderIsTheSame(t *testing.T) {
	h := testhouse.Open(t)
	leads := testhouse.Service[service.Leads](h)
	if _, err := leads.Add(foyer.Draft{
		Values: map[string]string{"full_name": "García López, José", "email": "jose@example.com", "phone": "207 555 0142", "source": "A", "owner": h.Owner().ID},
	}); err != nil {
		t.Fatal(err)
	}
	const again = "Name,Email,Phone\n\"GARCÍA LÓPEZ, José\",jose@example.com,207 555 0142\n"
	imp := h.Bring("a.csv", again, testhouse.Merge)
	addsUp(t, imp, foyer.ImportCounts{Rows: 1, Unchanged: 1})
	imp = h.Stage("b.csv", "Name,Email,Phone,City\nJosé García López,jose@example.com,207 555 0142,Bath\n", testhouse.Merge)
	row := h.Rows(imp.ID, "")[0]
	c, err := testhouse.Service[service.Imports](h).Candidates(imp.ID, row.Row)
	if err != nil || len(c.Candidates) != 1 {
		t.Fatal(c, err)
	}
	for _, f := range c.Candidates[0].Fields {
		if f.Clash {
			t.Errorf("%s is to be decided: %+v", f.Field, f)
		}
	}
	h.Run(imp.ID)
	got := h.Only("jose")
	if got.Values["full_name"] != "García López, José" || got.Values["city"] != "Bath" {
		t.Errorf("the lead is %v", got.Values)
	}
	if notes, err := leads.Notes(got.ID); err != nil || len(notes) != 0 {
		t.Errorf("its notes are %+v, %v", notes, err)
	}
	h.Bring("c.csv", "Name,Email,Phone\nJosé García López,jose@example.com,207 555 0142\n", testhouse.Merge, func(f *foyer.ImportForm) {
		f.Merging.Take = foyer.TakeFile
	})
	if got := h.Only("jose").Values["full_name"]; got != "José García López" {
		t.Errorf("the file's form is to stand, and it is %q", got)
	}
}
