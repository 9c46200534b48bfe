package intake_test

import (
	"fmt"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// A22: files with the same columns are set up together: one mapping and form for
// all, each reviewed and imported by itself.
func TestFilesTogether(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	text := func(name string) string { return "Name,Ref,Tel\n" + name + ",x1,207 555 0101\n" }
	a, b := h.Draft("a.csv", text("Ada Quill")), h.Draft("b.csv", "Tel,Name,Ref\n207 555 0102,Ben Moss,x2\n")
	other := h.Draft("other.csv", "Name,Mail\nCy Long,c@example.com\n")
	if _, err := s.Together([]string{a.Import.ID, other.Import.ID}); foyer.KindOf(err) != foyer.Invalid {
		t.Errorf("files of other columns are together: %v", err)
	}
	files, err := s.Together([]string{a.Import.ID, b.Import.ID})
	if err != nil || len(files) != 2 || files[1].File != "b.csv" {
		t.Fatalf("files are %+v, %v", files, err)
	}
	m := a.Mapping
	m.Columns[1].Key = "external_id"
	if _, err := s.Remap(a.Import.ID, m); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Describe(a.Import.ID, foyer.ImportForm{Name: "A", Source: "Fair", Rule: foyer.RuleMerge, Policy: foyer.PolicyPartial}); err != nil {
		t.Fatal(err)
	}
	got, err := s.Draft(b.Import.ID)
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, c := range got.Mapping.Columns {
		keys = append(keys, c.Key)
	}
	if fmt.Sprint(keys) != "[phone full_name external_id]" || got.Import.Source != "Fair" || got.Import.Rule != foyer.RuleMerge ||
		got.Import.Policy != foyer.PolicyPartial || got.Import.Name != b.Import.Name {
		t.Errorf("the second file has %v, %+v", keys, got.Import)
	}
	// It works both ways, and not on one that has run.
	if err := h.Intake().Stage(t.Context(), h.Owner(), a.Import.ID, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	ran := h.Run(a.Import.ID)
	m = got.Mapping
	m.Columns[2].Key = foyer.ToNotes
	if _, err := s.Remap(b.Import.ID, m); err != nil {
		t.Fatal(err)
	}
	if now := h.Import(a.Import.ID); now.State != ran.State || now.Counts != ran.Counts {
		t.Errorf("the one that ran is %+v", now)
	}
	d, err := s.Get(b.Import.ID)
	if err != nil || len(d.Batch) != 2 || d.Batch[0].State != foyer.StateApproved && d.Batch[0].State != foyer.StateWaiting || d.Batch[0].Rows != 1 {
		t.Errorf("the batch is %+v, %v", d.Batch, err)
	}
	if d, _ := s.Get(other.Import.ID); d.Batch == nil || len(d.Batch) != 0 {
		t.Errorf("a file that came alone has the batch %+v", d.Batch)
	}
}
