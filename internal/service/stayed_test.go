package service_test

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// read reads a CSV that Foyer wrote, as a program would that knows RFC 4180 only.
func read(t *testing.T, text, delimiter string) [][]string {
	t.Helper()
	text, ok := strings.CutPrefix(text, "\ufeff")
	if !ok {
		t.Error("no mark that makes spreadsheets read it as UTF-8")
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = rune(delimiter[0]), -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return rows
}

func stayed(h *testhouse.House, id string, spec foyer.StayedSpec) (foyer.FileRef, string) {
	h.T.Helper()
	ref, err := testhouse.Service[service.Imports](h).Stayed(id, spec, "job")
	if err != nil {
		h.T.Fatal(err)
	}
	return ref, h.Text(ref.Ref)
}

// A file as a French office writes it: other separator, other encoding, text that a
// spreadsheet would run, a line break in a cell, zeros before numbers.
const awkward = "Nom;T\xe9l\xe9phone;Courriel;Code;Remarque\r\n" +
	"\xc9lise C\xf4t\xe9;514 555 0199;elise@ex.ca;00123;vu\r\n" +
	";0142685300;a@ex.ca;00042;=1+1\r\n" +
	"Marc Roy;514 555 0142;marc@ex.ca;7;\r\n" +
	";;b@ex.ca;;\"deux\nlignes; et \"\"guillemets\"\"\"\r\n" +
	";514 555 0111;;0009;'=deja\r\n"

// C14 UD5: an error file has the original header and order, only the rows that did
// not come in, and a last column with the reasons that an import ignores.
func TestErrorFileBeforeTheRun(t *testing.T) {
	h := testhouse.Open(t)
	imp := h.Stage("liste été.csv", awkward)
	ref, text := stayed(h, imp.ID, foyer.StayedSpec{Format: foyer.FormatCSV})
	if ref.Name != "liste été-errors.csv" || ref.Rows != imp.Counts.Errors || ref.Rows != 3 {
		t.Errorf("file is %+v of %+v", ref, imp.Counts)
	}
	rows := read(t, text, ";")
	const say = "This row has no name. Add a name, or a company."
	want := [][]string{
		{"Nom", "Téléphone", "Courriel", "Code", "Remarque", "_ERROR"},
		{"", "0142685300", "a@ex.ca", "00042", "'=1+1", say},
		{"", "", "b@ex.ca", "", "deux\nlignes; et \"guillemets\"", say},
		{"", "514 555 0111", "", "0009", "'=deja", say},
	}
	if fmt.Sprint(rows) != fmt.Sprint(want) {
		t.Errorf("file is\n%q, want\n%q", rows, want)
	}
	// It comes back as the same rows under the same mapping, the last column left out.
	before := h.Rows(imp.ID, foyer.RowsErrors)
	d, again := h.Draft(ref.Name, text), h.Stage(ref.Name, text)
	if last := d.Mapping.Columns[len(d.Mapping.Columns)-1]; last.Header != foyer.ErrorColumn || last.Key != foyer.NotImported {
		t.Errorf("the last column is %+v", last)
	}
	after := h.Rows(again.ID, foyer.RowsAll)
	if len(after) != len(before) {
		t.Fatalf("%d rows came back as %d", len(before), len(after))
	}
	for i := range before {
		if fmt.Sprint(before[i].Cells) != fmt.Sprint(after[i].Cells) {
			t.Errorf("row %d came back as %v, was %v", before[i].Row, after[i].Cells, before[i].Cells)
		}
	}
	// And an error file of that one has the column once.
	_, third := stayed(h, again.ID, foyer.StayedSpec{})
	if strings.Count(third, foyer.ErrorColumn) != 1 || fmt.Sprint(read(t, third, ";")) != fmt.Sprint(want) {
		t.Errorf("the error file of the error file is\n%s", third)
	}
}

// C14 UD6: the file holds as many rows as the figure on the screen says, whichever
// figure it is, and the rows are those very ones; corrections stand in it.
func TestErrorFileAfterTheRun(t *testing.T) {
	var b strings.Builder
	b.WriteString("Name,Phone,Email\n")
	for i := range 1200 {
		name := fmt.Sprintf("Person %c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676)
		if i%6 == 5 {
			name = ""
		}
		fmt.Fprintf(&b, "%s,(207) 555-%04d,p%d@example.com\n", name, i, i)
	}
	h := testhouse.Open(t)
	imp := h.Stage("many.csv", b.String(), testhouse.Partial)
	s := testhouse.Service[service.Imports](h)
	bad := h.Rows(imp.ID, foyer.RowsErrors)
	var left []int
	for _, r := range h.Rows(imp.ID, foyer.RowsNew)[:29] {
		left = append(left, r.Row)
	}
	if _, err := s.Tick(imp.ID, foyer.Tick{Rows: left}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Fix(imp.ID, []foyer.Fix{{Row: bad[3].Row, Field: "email", Column: 2, Value: "mended@example.com"}}); err != nil {
		t.Fatal(err)
	}
	imp = h.Run(imp.ID)
	if imp.Counts.Failed != 200 || imp.Counts.LeftOut != 29 {
		t.Fatalf("counts are %+v", imp.Counts)
	}
	for _, c := range []struct {
		spec foyer.StayedSpec
		want int
	}{
		{foyer.StayedSpec{}, imp.Counts.Failed},
		{foyer.StayedSpec{Scope: foyer.RowsLeftOut}, imp.Counts.LeftOut},
		{foyer.StayedSpec{LeftOut: true}, imp.Counts.Failed + imp.Counts.LeftOut},
	} {
		ref, text := stayed(h, imp.ID, c.spec)
		rows := read(t, text, ",")[1:]
		if len(rows) != c.want || ref.Rows != c.want {
			t.Errorf("%+v: the file holds %d rows and says %d, the figure says %d", c.spec, len(rows), ref.Rows, c.want)
		}
		// In the order of the file, each row once.
		var phones []string
		for _, r := range rows {
			phones = append(phones, r[1])
		}
		if !slices.IsSorted(phones) || len(slices.Compact(phones)) != len(rows) {
			t.Errorf("%+v: rows are out of order or doubled", c.spec)
		}
		if c.spec == (foyer.StayedSpec{}) && rows[3][2] != "mended@example.com" {
			t.Errorf("the corrected cell reads %q", rows[3][2])
		}
	}
	if _, err := s.Stayed(h.Bring("good.csv", "Name,Phone\nZoe Zimmer,207 555 9999\n").ID, foyer.StayedSpec{}, "job"); foyer.KindOf(err) != foyer.Conflict {
		t.Errorf("an import without such rows answers %v", err)
	}
}

// C14: a row that goes on beyond the names of the columns keeps all its cells, and
// a file without names gets some.
func TestErrorFileOfOddShapes(t *testing.T) {
	h := testhouse.Open(t)
	imp := h.Stage("wide.csv", "Name,Email\nAda Quill,ada@example.com\nBen Moss,ben@example.com\n,c@example.com,more,and more\nDan Ott,dan@example.com\n")
	_, text := stayed(h, imp.ID, foyer.StayedSpec{})
	if rows := read(t, text, ","); fmt.Sprint(rows[0]) != "[Name Email   _ERROR]" || rows[1][3] != "and more" || rows[1][4] == "" {
		t.Errorf("file is %q", rows)
	}
	imp = h.Stage("bare.csv", "Ada Quill,207 555 0101,ada@example.com\nBen Moss,207 555 0102,ben@example.com\n,207 555 0103,c@example.com\n")
	_, text = stayed(h, imp.ID, foyer.StayedSpec{})
	if rows := read(t, text, ","); fmt.Sprint(rows[0]) != "[Column 1 Column 2 Column 3 _ERROR]" || len(rows) != 2 {
		t.Errorf("file is %q", rows)
	}
}

// C13: what was left out says why beside it, be it a hand or that it looks like a total.
func TestRowsLeftOutSayWhy(t *testing.T) {
	h := testhouse.Open(t)
	imp := h.Stage("list.csv", "Name,Phone,Budget\nAda Quill,207 555 0101,1\nBen Moss,207 555 0102,2\nTotal,,3\n")
	if _, err := testhouse.Service[service.Imports](h).Tick(imp.ID, foyer.Tick{Rows: []int{3}}); err != nil {
		t.Fatal(err)
	}
	h.Run(imp.ID)
	_, text := stayed(h, imp.ID, foyer.StayedSpec{Scope: foyer.RowsLeftOut})
	rows := read(t, text, ",")
	if len(rows) != 3 || rows[1][3] != "It was not ticked." || !strings.HasPrefix(rows[2][3], "This looks like the total under the list, not a person.") {
		t.Errorf("it says %q", rows)
	}
}
