package service_test

import (
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// A person who is added while rows are still being read is known to all of them; a
// file too long to be checked again in place is staged anew. C17
func TestPeopleChangeMeanwhile(t *testing.T) {
	h := testhouse.Open(t)
	people := testhouse.Service[service.People](h)
	h.Person("Nadia Rahal", "nadia@example.com", foyer.RoleAgent)
	var text strings.Builder
	text.WriteString("Name,Email,Owner\n")
	for i := range 21_000 {
		text.WriteString("Person " + strings.Repeat("x", i%7) + ",p" + strings.Repeat("0", i%5) + string(rune('a'+i%26)) + "@example.com,Owen Hart\n")
	}
	d := h.Draft("long.csv", text.String())
	added := false
	err := h.Intake().Stage(t.Context(), h.Owner(), d.Import.ID, func(p foyer.Progress) {
		if p.Done > 0 && !added {
			added = true
			if _, err := people.Add(foyer.PersonForm{Name: "Owen Hart", Role: foyer.RoleAgent}); err != nil {
				t.Error(err)
			}
		}
	})
	if err != nil || !added {
		t.Fatal(err, added)
	}
	imports := testhouse.Service[service.Imports](h)
	page, err := imports.Rows(d.Import.ID, foyer.RowQuery{Limit: 1})
	if err != nil || page.Counts.Errors != 0 || page.Counts.Rows != 21_000 {
		t.Errorf("after he was added meanwhile: %+v, %v", page.Counts, err)
	}
	if _, err := people.Add(foyer.PersonForm{Name: "Owen Hart", Email: "o@example.com", Role: foyer.RoleAgent}); err != nil {
		t.Fatal(err)
	}
	if imp := h.Import(d.Import.ID); imp.Phase != foyer.PhaseNone {
		t.Errorf("a long draft is %q after a second of the name came", imp.Phase)
	}
	stage(t, h, h.Owner().ID, d.Import.ID)
	if page, err = imports.Rows(d.Import.ID, foyer.RowQuery{Limit: 1}); err != nil || page.Counts.Errors != 21_000 {
		t.Errorf("staged anew: %+v, %v", page.Counts, err)
	}
}
