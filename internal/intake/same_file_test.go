package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// sameAgain has rows that two kinds tell, that one tells, and that nothing does.
const sameAgain = "Name,Phone,Email,City,Notes\n" +
	"Ada Quill,207 555 0101,ada@example.com,Bangor,Calls back\n" +
	"Ben Moss,,,Saco,\n" +
	"Cy Long,,cy@example.com,,\n" +
	"Cy Long,,cy@example.com,Bath,again\n" +
	",,,,\n" +
	"Dee Ward,207 555 0104,,,\n"

func creating(f *foyer.ImportForm) { f.Rule = foyer.RuleCreate }

// D16, UD18, A20: the very same file once more brings in nothing, whatever the rule, by
// whatever people are known, and whatever became of them since.
func TestTheSameFileBringsNothing(t *testing.T) {
	for _, rules := range [][2]testhouse.Form{{creating, creating}, {testhouse.Merge, testhouse.Merge}, {creating, testhouse.Merge}, {testhouse.Merge, creating}} {
		h := testhouse.Open(t)
		first := h.Bring("march.csv", sameAgain, rules[0])
		names := h.Names(foyer.LeadFilter{})
		edit(t, h, "Ada", "city", "Orono")
		edit(t, h, "Dee", "phone", "207 555 0999")
		if _, err := testhouse.Service[service.Leads](h).Archive([]string{h.Only("Ben").ID}); err != nil {
			t.Fatal(err)
		}
		imp := h.Stage("march (1).csv", sameAgain, rules[1])
		for _, r := range h.Rows(imp.ID, foyer.RowsAll) {
			if r.Plan != foyer.PlanUnchanged || r.Match == nil || strings.Join(r.Match.By, " ") != "row" || r.Match.Lead == "" {
				t.Errorf("row %d will %s, as %+v", r.Row, r.Plan, r.Match)
			}
		}
		addsUp(t, h.Run(imp.ID), foyer.ImportCounts{Rows: 5, Unchanged: 5})
		if got := len(h.Names(foyer.LeadFilter{})); got != len(names)-1 {
			t.Errorf("%d leads of %v", got, names)
		}
		if l := h.Only("Dee"); len(l.Phones) != 1 || h.Only("Ada").Values["city"] != "Orono" {
			t.Errorf("what people changed did not stay: %+v", l.Phones)
		}
		// Once that import is taken back, the file is as new as any.
		undo(t, h, first.ID)
		imp = h.Stage("march (2).csv", sameAgain, creating)
		if c := imp.Counts; c.Rows != 5 || c.New == 0 {
			t.Errorf("of an undone import %+v", c)
		}
	}
}

// D16: where the file says more than it did, by another mapping or a corrected cell, that
// goes into the lead it was; a person's own decision about a row goes before all.
func TestTheSameFileSaysMore(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	d := h.Draft("march.csv", sameAgain)
	d.Mapping.Columns[3].Key = foyer.NotImported
	if _, err := s.Remap(d.Import.ID, d.Mapping); err != nil {
		t.Fatal(err)
	}
	stageAgain(t, h, d.Import.ID)
	h.Run(d.Import.ID)
	if h.Only("Ben").Values["city"] != "" {
		t.Fatal("a column that goes nowhere came in")
	}
	d = h.Draft("march (1).csv", sameAgain)
	d.Mapping.Columns[3].Key = "city"
	if _, err := s.Remap(d.Import.ID, d.Mapping); err != nil {
		t.Fatal(err)
	}
	stageAgain(t, h, d.Import.ID)
	id := d.Import.ID
	mend(t, h, id, foyer.Mend{What: foyer.MendCells, Fixes: []foyer.Fix{{Row: 7, Column: 3, Field: "city", Value: "Troy"}}})
	decide(t, h, id, foyer.Decision{Kind: foyer.DecideCreate}, 4)
	var got []string
	for _, r := range h.Rows(id, foyer.RowsAll) {
		got = append(got, fmt.Sprint(r.Row, " ", r.Plan))
	}
	if all := strings.Join(got, ", "); all != "2 merge, 3 merge, 4 create, 5 merge, 7 merge" {
		t.Errorf("rows will %s", all)
	}
	addsUp(t, h.Run(id), foyer.ImportCounts{Rows: 5, Created: 1, Merged: 4})
	if h.Only("Ben").Values["city"] != "Saco" || h.Only("Dee").Values["city"] != "Troy" {
		t.Error("what the file says beside did not come in")
	}
}

// D16, UD18: it holds too when the file was dropped twice before either ran, and who does
// not have people searched for gets what they ask.
func TestTheSameFileDroppedTwice(t *testing.T) {
	h := testhouse.Open(t)
	var ids []string
	for range 3 {
		ids = append(ids, h.Stage("march.csv", sameAgain, creating).ID)
	}
	addsUp(t, h.Run(ids[0]), foyer.ImportCounts{Rows: 5, Created: 5})
	for _, id := range ids[1:] {
		addsUp(t, h.Run(id), foyer.ImportCounts{Rows: 5, Unchanged: 5})
	}
	all := h.Bring("march.csv", sameAgain, func(f *foyer.ImportForm) { f.NoMatch = true })
	addsUp(t, all, foyer.ImportCounts{Rows: 5, Created: 5})
}
