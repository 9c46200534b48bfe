package intake_test

import (
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// D1: the first time the rule is Create, from then on the one this person used last,
// and another person's is their own.
func TestRuleIsTheOneUsedLast(t *testing.T) {
	h := testhouse.Open(t)
	other := h.Person("Nadia Rahal", "nadia@example.com", foyer.RoleDirector)
	svc := testhouse.Service[service.Imports](h)
	if d := dropped(h, "one.csv", "Name,Email\nAda Quill,ada@example.com\n"); d.Import.Rule != foyer.RuleCreate {
		t.Errorf("at first the rule is %s", d.Import.Rule)
	} else {
		form := d.Import.Form()
		form.Rule = foyer.RuleMerge
		if _, err := svc.Describe(d.Import.ID, form); err != nil {
			t.Fatal(err)
		}
	}
	if d := dropped(h, "two.csv", "Person,Town\nBen Moss,Bath\n"); d.Import.Rule != foyer.RuleMerge {
		t.Errorf("after Merge the rule is %s", d.Import.Rule)
	}
	a, err := h.Act(t.Context(), other.ID)
	if err != nil {
		t.Fatal(err)
	}
	ref, err := h.Files().Add(t.Context(), "three.csv", strings.NewReader("Who,Place\nCy Hart,Saco\n"))
	if err != nil {
		t.Fatal(err)
	}
	d, err := h.OpenImport(t.Context(), a, ref.Ref, foyer.Reading{}, "")
	if err != nil || d.Import.Rule != foyer.RuleCreate {
		t.Errorf("another person's rule is %s, %v", d.Import.Rule, err)
	}
}

// D7: a column that is left out, and a field no column goes to, never change what a
// lead has, whatever the import says of merging; a blank cell does not either.
func TestSkippedColumnsChangeNothing(t *testing.T) {
	for _, take := range []foyer.MergeTake{foyer.TakeFill, foyer.TakeFile, foyer.TakeMine} {
		t.Run("D7 "+string(take), func(t *testing.T) {
			h := testhouse.Open(t)
			h.Bring("book.csv", "Name,Phone,City,Company,Notes\nMarc Roy,207 555 0142,Portland,Old Ltd,Likes gardens\n")
			d := dropped(h, "new.csv", "Name,Phone,City,Company,Job title\nMarc Roy,207 555 0142,Boston,,Baker\n")
			d = send(h, d, "City", foyer.NotImported)
			d = send(h, d, "Job title", foyer.NotImported)
			form := d.Import.Form()
			form.Rule, form.Merging.Take, form.ApproveNow = foyer.RuleMerge, take, true
			if _, err := testhouse.Service[service.Imports](h).Describe(d.Import.ID, form); err != nil {
				t.Fatal(err)
			}
			if err := h.Intake().Stage(t.Context(), h.Owner(), d.Import.ID, quiet); err != nil {
				t.Fatal(err)
			}
			addsUp(t, h.Run(d.Import.ID), foyer.ImportCounts{Rows: 1, Unchanged: 1})
			l := h.Only("marc")
			if l.Values["city"] != "Portland" || l.Values["company"] != "Old Ltd" || l.Values["job_title"] != "" || l.NotesCount != 1 {
				t.Errorf("lead is %+v, %d notes", l.Values, l.NotesCount)
			}
		})
	}
}
