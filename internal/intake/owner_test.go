package intake_test

import (
	"slices"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// D6, decision 16: an owner who does not stay is kept as an [import] note, like any
// value of the file or of the lead that gives way; the same file again changes nothing.
func TestAnOwnerWhoDoesNotStayIsNoted(t *testing.T) {
	for _, c := range []struct {
		take  foyer.MergeTake
		owner string
		notes []string
	}{
		{foyer.TakeFill, "Nadia Rahal", []string{"[import] Assigned to: Owen Hart"}},
		{foyer.TakeMine, "Nadia Rahal", []string{"[import] Assigned to: Owen Hart"}},
		{foyer.TakeFile, "Owen Hart", []string{"[import] Assigned to: Nadia Rahal → Owen Hart"}},
	} {
		h := testhouse.Open(t)
		people := map[string]string{}
		for name, mail := range map[string]string{"Nadia Rahal": "nadia@ex.com", "Owen Hart": "owen@ex.com"} {
			people[h.Person(name, mail, foyer.RoleAgent).ID] = name
		}
		h.Bring("book.csv", "Name,Phone,Assigned to\nAnn Lee,207 555 0101,Nadia Rahal\n")
		const text = "Name,Phone,Assigned to\nAnn Lee,207 555 0101,Owen Hart\n"
		form := func(f *foyer.ImportForm) { f.Rule, f.Merging.Take = foyer.RuleMerge, c.take }
		addsUp(t, h.Bring("new.csv", text, form), foyer.ImportCounts{Rows: 1, Merged: 1})
		l := h.Only("ann")
		if people[l.Values["owner"]] != c.owner {
			t.Errorf("%s: the lead is %s's", c.take, people[l.Values["owner"]])
		}
		list, err := testhouse.Service[service.Leads](h).Notes(l.ID)
		if err != nil {
			t.Fatal(err)
		}
		var notes []string
		for _, n := range list {
			notes = append(notes, n.Text)
		}
		if !slices.Equal(notes, c.notes) {
			t.Errorf("%s: the notes are %q", c.take, notes)
		}
		addsUp(t, h.Bring("again.csv", text, form), foyer.ImportCounts{Rows: 1, Unchanged: 1})
		h.Close()
	}
}
