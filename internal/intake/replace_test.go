package intake_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// C3: a file corrected outside takes the place of the one it came from: mapping,
// form, ticks and corrections stay where the row is the same, and where the file now
// says something else the file counts.
func TestCorrectedFileTakesThePlace(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	first := "Name,Tel,Mail,Town\n" +
		",207 555 0101,a@example.com,Bath\n" + // 2: corrected in the file
		",207 555 0102,b@example.com,York\n" + // 3: corrected here
		"Cy Long,207 555 0103,c@example.com,Rye\n" + // 4: left out here
		"Di Marsh,207 555 0104,d@example.com,Saco\n" + // 5: corrected here and in the file
		"Ed Nott,207 555 0105,e@example.com,Wells\n" // 6: another person in the new file
	imp := h.Stage("march.csv", first, testhouse.Merge)
	d, err := s.Draft(imp.ID)
	if err != nil {
		t.Fatal(err)
	}
	m := d.Mapping
	m.Columns[3].Key = foyer.ToNotes
	if _, err := s.Remap(imp.ID, m); err != nil {
		t.Fatal(err)
	}
	if err := h.Intake().Stage(t.Context(), h.Owner(), imp.ID, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Fix(imp.ID, []foyer.Fix{
		{Row: 3, Field: "full_name", Column: 0, Value: "Bo Here"},
		{Row: 5, Field: "full_name", Column: 0, Value: "Di Here"},
		{Row: 6, Field: "full_name", Column: 0, Value: "Ed Here"},
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Tick(imp.ID, foyer.Tick{Rows: []int{4}, On: false}); err != nil {
		t.Fatal(err)
	}
	corrected := "Name;Tel;Mail;Town\r\n" +
		"Ann File;207 555 0101;a@example.com;Bath\r\n" +
		";207 555 0102;b@example.com;York\r\n" +
		"Cy Long;207 555 0103;c@example.com;Rye\r\n" +
		"Di File;207 555 0104;d@example.com;Saco\r\n" +
		"Zed Other;207 555 0999;z@example.com;Derry\r\n"
	fresh := h.Draft("march (1).csv", corrected)
	if fresh.Corrects.ID != imp.ID || fresh.Corrects.Name != imp.Name {
		t.Fatalf("it is offered for %+v", fresh.Corrects)
	}
	d, err = s.Replace(imp.ID, fresh.Import.ID, "job")
	if err != nil {
		t.Fatal(err)
	}
	if d.Import.ID != imp.ID || d.Import.File != "march (1).csv" || d.Import.Rule != foyer.RuleMerge || d.Mapping.Columns[3].Key != foyer.ToNotes {
		t.Errorf("draft is %+v, %+v", d.Import, d.Mapping.Columns[3])
	}
	if err := h.Intake().Stage(t.Context(), h.Owner(), imp.ID, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	got := map[int]string{}
	for _, r := range h.Rows(imp.ID, foyer.RowsAll) {
		got[r.Row] = fmt.Sprint(r.Name, " ", r.Ticked, " ", r.Cells[0].Edited)
	}
	want := map[int]string{2: "Ann File true false", 3: "Bo Here true true", 4: "Cy Long false false", 5: "Di File true false", 6: "Zed Other true false"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("rows are\n%v, want\n%v", got, want)
	}
	if page, err := s.List(foyer.ImportQuery{}); err != nil || page.Total != 1 {
		t.Errorf("%d imports, %v", page.Total, err)
	}
	if got := h.Import(imp.ID).Counts; got.Errors != 0 || got.Unticked != 1 {
		t.Errorf("counts are %+v", got)
	}
	// Nothing is offered once nothing is to be fixed, nor for other columns.
	if again := h.Draft("march (2).csv", corrected+"Yo Last;207 555 0998;y@example.com;Derry\r\n"); again.Corrects.ID != "" {
		t.Errorf("it is offered for %+v", again.Corrects)
	}
}

// A19: the original comes out byte for byte as it came in, whatever was read from
// it, with the hash it was taken in by. A20: the same file is known again.
func TestOriginalComesOutAsItWas(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	raw := "\xff\xfeN\x00a\x00m\x00e\x00,\x00P\x00h\x00o\x00n\x00e\x00\r\x00\n\x00A\x00d\x00a\x00,\x002\x000\x007\x005\x005\x005\x000\x001\x000\x001\x00\r\x00\n\x00"
	imp := h.Bring("wide.csv", raw)
	ref, err := s.Original(imp.ID)
	if err != nil {
		t.Fatal(err)
	}
	out := h.Text(ref.Ref)
	sum := sha256.Sum256([]byte(out))
	if out != raw || ref.Name != "wide.csv" || hex.EncodeToString(sum[:]) != imp.SHA256 {
		t.Errorf("it came out as %q, %+v, hash %s", out, ref, imp.SHA256)
	}
	if d := h.Draft("another name.csv", raw); d.Same != imp.ID {
		t.Errorf("the same file is taken for %q", d.Same)
	}
	if _, err := s.Original("nobody"); foyer.KindOf(err) != foyer.NotFound {
		t.Errorf("of no import it answers %v", err)
	}
}

// E22: a new import with the settings of an earlier one: its form and mapping, with
// the new file's own columns where they differ.
func TestNewImportWithSameSettings(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	d := h.Draft("april.csv", "Name,Ref,Tel\nAda Quill,x1,207 555 0101\n")
	m := d.Mapping
	m.Columns[1].Key = "external_id"
	if _, err := s.Remap(d.Import.ID, m); err != nil {
		t.Fatal(err)
	}
	form := foyer.ImportForm{Name: "April", Description: "From the fair", Source: "Fair", Owner: h.Owner().ID, Rule: foyer.RuleMerge, Policy: foyer.PolicyPartial, NoMatch: true}
	if _, err := s.Describe(d.Import.ID, form); err != nil {
		t.Fatal(err)
	}
	ref, err := h.Files().Add(t.Context(), "may.csv", bytes.NewReader([]byte("Tel,Ref,Name,City\n207 555 0102,x2,Ben Moss,Bath\n")))
	if err != nil {
		t.Fatal(err)
	}
	again, err := s.Again(d.Import.ID, ref.Ref)
	if err != nil {
		t.Fatal(err)
	}
	imp := again.Import
	if imp.ID == d.Import.ID || imp.Name != "May" || imp.Description != "From the fair" || imp.Source != "Fair" || imp.Owner != h.Owner().ID ||
		imp.Rule != foyer.RuleMerge || imp.Policy != foyer.PolicyPartial || !imp.NoMatch || imp.ApproveNow || imp.State != foyer.StateDraft {
		t.Errorf("it is %+v", imp)
	}
	var keys []string
	for _, c := range again.Mapping.Columns {
		keys = append(keys, c.Key)
	}
	if got := strings.Join(keys, " "); got != "phone external_id full_name city" {
		t.Errorf("columns go to %s", got)
	}
}
