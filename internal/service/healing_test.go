package service_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"foyer/internal/foyer"
	"foyer/internal/intake"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// edited answers a workbook as a spreadsheet program leaves it after a person's
// changes: opened, changed and written anew.
func edited(t *testing.T, book string, change func(f *excelize.File, sheet string)) string {
	t.Helper()
	f, err := excelize.OpenReader(strings.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	change(f, f.GetSheetName(0))
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func set(t *testing.T, f *excelize.File, sheet, cell, text string) {
	t.Helper()
	if err := f.SetCellStr(sheet, cell, text); err != nil {
		t.Fatal(err)
	}
}

// dropBack brings a file in as any door does.
func dropBack(h *testhouse.House, name, text string) (foyer.ImportDraft, foyer.FileRef) {
	h.T.Helper()
	ref, err := h.Files().Add(h.T.Context(), name, strings.NewReader(text))
	if err != nil {
		h.T.Fatal(err)
	}
	d, err := testhouse.Service[service.Imports](h).Open(ref.Ref)
	if err != nil {
		h.T.Fatal(err)
	}
	return d, ref
}

const toHeal = "Name,Phone,Status,Notes,Owner\n" +
	"Ada Quill,207 555 0101,New,,\n" +
	",0142685300,Contacted,=1+1,\n" +
	"Ben Moss,207 555 0103,New,,\n" +
	",207 555 0104,New,\"two\nlines\",\n" +
	",207 555 0105,New,,\n"

// C15: the workbook says with colours, comments and lists what to mend, and tells
// its import and rows to nobody but Foyer.
func TestHealingWorkbook(t *testing.T) {
	h := testhouse.Open(t)
	imp := h.Stage("heal.csv", toHeal)
	ref, text := stayed(h, imp.ID, foyer.StayedSpec{Format: foyer.FormatXLSX})
	if ref.Name != "heal-errors.xlsx" || ref.Rows != 3 {
		t.Errorf("file is %+v", ref)
	}
	f, err := excelize.OpenReader(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheet := f.GetSheetName(0)
	if rows, err := f.GetRows(sheet); err != nil || len(rows) != 4 || rows[1][3] != "=1+1" || rows[1][1] != "0142685300" {
		t.Errorf("rows are %q, %v", rows, err)
	}
	if v, err := f.GetCellFormula(sheet, "D2"); err != nil || v != "" {
		t.Errorf("a cell became the formula %q, %v", v, err)
	}
	if visible, err := f.GetColVisible(sheet, "G"); err != nil || visible {
		t.Errorf("the column of ids shows: %v, %v", visible, err)
	}
	comments, err := f.GetComments(sheet)
	if err != nil || len(comments) != 3 || comments[0].Cell != "A2" || !strings.Contains(comments[0].Text, "This row has no name") {
		t.Errorf("comments are %+v, %v", comments, err)
	}
	marked, err := f.GetCellStyle(sheet, "A2")
	plain, err2 := f.GetCellStyle(sheet, "C2")
	st, err3 := f.GetStyle(marked)
	if err != nil || err2 != nil || err3 != nil || marked == plain || len(st.Fill.Color) == 0 || st.NumFmt != 49 {
		t.Errorf("the cell to mend looks like the others: %d, %d, %+v", marked, plain, st)
	}
	lists, err := f.GetDataValidations(sheet)
	if err != nil || len(lists) != 2 {
		t.Fatalf("lists are %+v, %v", lists, err)
	}
	if lists[0].Sqref != "C2:C4" || lists[0].Type != "list" || !strings.Contains(lists[0].Formula1, "$C$1:$C$7") {
		t.Errorf("the list of statuses is %+v", lists[0])
	}
	hidden := f.GetSheetName(1)
	if visible, err := f.GetSheetVisible(hidden); err != nil || visible {
		t.Errorf("the sheet of choices shows")
	}
	if v, _ := f.GetCellValue(hidden, "C2"); v != "Contacted" {
		t.Errorf("the second status is offered as %q", v)
	}
}

// C15 C14: dropped back after a spreadsheet program changed, sorted and stripped it,
// the workbook repairs the same import, row by row, and starts no new one.
func TestHealingWorkbookComesBack(t *testing.T) {
	h := testhouse.Open(t)
	imp := h.Stage("heal.csv", toHeal)
	s := testhouse.Service[service.Imports](h)
	_, text := stayed(h, imp.ID, foyer.StayedSpec{Format: foyer.FormatXLSX})
	// Meanwhile one row is mended here: what the workbook did not touch stays so.
	if _, err := s.Fix(imp.ID, []foyer.Fix{{Row: 6, Field: "full_name", Column: 0, Value: "Mended Here"}}); err != nil {
		t.Fatal(err)
	}
	text = edited(t, text, func(f *excelize.File, sheet string) {
		set(t, f, sheet, "A2", "Élise Côté")
		set(t, f, sheet, "B2", "0142685399")
		if err := f.DuplicateRowTo(sheet, 2, 6); err != nil { // sorted to the end
			t.Fatal(err)
		}
		if err := f.RemoveRow(sheet, 2); err != nil {
			t.Fatal(err)
		}
		set(t, f, sheet, "A7", "A Stranger") // typed below
		set(t, f, sheet, "B7", "207 555 0199")
		if err := f.RemoveCol(sheet, "C"); err != nil { // a column deleted is no correction
			t.Fatal(err)
		}
	})
	d, ref := dropBack(h, "heal-errors (1).xlsx", text)
	if !d.Repairs || d.Import.ID != imp.ID {
		t.Fatalf("it opened as %+v", d.Import)
	}
	res, err := s.Repair(imp.ID, ref.Ref, "job")
	if err != nil {
		t.Fatal(err)
	}
	if res.Rows != 3 || res.Fixed != 1 || res.Cells != 2 || res.Still != 1 || res.Strange != 1 {
		t.Errorf("it says %+v", res)
	}
	page, err := s.List(foyer.ImportQuery{})
	if err != nil || page.Total != 1 {
		t.Errorf("%d imports, %v", page.Total, err)
	}
	got := map[int]string{}
	for _, r := range h.Rows(imp.ID, foyer.RowsAll) {
		got[r.Row] = r.Name + "/" + r.Cells[1].Raw + "/" + r.Cells[3].Raw
	}
	// Row numbers are those a spreadsheet shows; a line break in a cell is no row.
	want := map[int]string{2: "Ada Quill/207 555 0101/", 3: "Élise Côté/0142685399/=1+1", 4: "Ben Moss/207 555 0103/", 5: "/207 555 0104/two\nlines", 6: "Mended Here/207 555 0105/"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("rows are\n%v, want\n%v", got, want)
	}
	detail, err := s.Get(imp.ID)
	if last := detail.Stories[len(detail.Stories)-1]; err != nil || last.Key != "story.repaired" || last.Args["count"] != "1" {
		t.Errorf("its history ends with %+v, %v", last, err)
	}
	// Nothing changed is nothing done.
	_, again := stayed(h, imp.ID, foyer.StayedSpec{Format: foyer.FormatXLSX})
	d, ref = dropBack(h, "same.xlsx", again)
	if res, err = s.Repair(d.Import.ID, ref.Ref, "job"); err != nil || res.Cells != 0 {
		t.Errorf("an untouched workbook says %+v, %v", res, err)
	}
}

// C15: saved as CSV by a spreadsheet it still knows its rows; of another house, or
// of an import that is gone, it is a file like any other.
func TestHealingWorkbookElsewhere(t *testing.T) {
	h := testhouse.Open(t)
	imp := h.Stage("heal.csv", toHeal)
	tag := intake.Tag(imp.ID, 3, []string{"", "0142685300", "Contacted", "=1+1", ""})
	saved := "Name;Phone;Status;Notes;Owner;_ERROR;_FOYER\r\nÉlise Côté;0142685300;Contacted;=1+1;;No name;" + tag + "\r\n"
	d, ref := dropBack(h, "saved as.csv", saved)
	if !d.Repairs {
		t.Fatalf("it opened as %+v", d.Import)
	}
	s := testhouse.Service[service.Imports](h)
	if res, err := s.Repair(imp.ID, ref.Ref, "job"); err != nil || res.Cells != 1 || res.Fixed != 1 || res.Still != 0 {
		t.Errorf("it says %+v, %v", res, err)
	}
	other := testhouse.Open(t)
	d, _ = dropBack(other, "saved as.csv", saved)
	if d.Repairs || d.Import.ID == imp.ID {
		t.Errorf("in another house it opened as %+v", d.Import)
	}
	for _, c := range d.Mapping.Columns[5:] {
		if c.Key != foyer.NotImported {
			t.Errorf("column %s goes to %s", c.Header, c.Key)
		}
	}
	if err := s.Delete(imp.ID); err != nil {
		t.Fatal(err)
	}
	if d, _ = dropBack(h, "saved as.csv", saved); d.Repairs {
		t.Errorf("it repairs an import that is gone")
	}
}

// C15 C3: of an import that has run, the mended rows are added to it; those that came
// in are left alone, and the outcomes still add up.
func TestHealingWorkbookAfterTheRun(t *testing.T) {
	for _, approve := range []bool{true, false} {
		h := testhouse.Open(t)
		imp := h.Bring("heal.csv", toHeal, testhouse.Partial, testhouse.Merge, func(f *foyer.ImportForm) { f.ApproveNow = approve })
		before := imp.State
		if imp.Counts.Failed != 3 {
			t.Fatalf("counts are %+v", imp.Counts)
		}
		_, text := stayed(h, imp.ID, foyer.StayedSpec{Format: foyer.FormatXLSX})
		text = edited(t, text, func(f *excelize.File, sheet string) {
			set(t, f, sheet, "A2", "Élise Côté")
			set(t, f, sheet, "A3", "Ada Quill") // the very person of row 2, who came in
			set(t, f, sheet, "B3", "207 555 0101")
		})
		d, ref := dropBack(h, "heal-errors.xlsx", text)
		if !d.Repairs || d.Import.ID != imp.ID {
			t.Fatalf("it opened as %+v", d.Import)
		}
		s := testhouse.Service[service.Imports](h)
		res, err := s.Repair(imp.ID, ref.Ref, "job")
		if err != nil || res.Fixed != 2 || res.Added != 2 || res.Still != 1 {
			t.Fatalf("it says %+v, %v", res, err)
		}
		h.Eventually("the rows are added", func() bool { return h.Import(imp.ID).State == before })
		now := h.Import(imp.ID)
		if c := now.Counts; c.Sum() != c.Rows || c.Created != 3 || c.Merged+c.Unchanged != 1 || c.Failed != 1 {
			t.Errorf("counts are %+v", c)
		}
		if l := h.Only("elise"); l.Values["status"] != "contacted" || l.From.Row != 3 || l.Pending == approve {
			t.Errorf("she is %+v", l)
		}
		if l := h.Only("quill"); l.From.Row != 2 {
			t.Errorf("Ada is %+v", l)
		}
		// Dropped once more it changes nothing: the rows are in.
		d, ref = dropBack(h, "heal-errors.xlsx", text)
		if res, err = s.Repair(d.Import.ID, ref.Ref, "again"); err != nil || res.Fixed != 0 || res.Added != 0 {
			t.Errorf("once more it says %+v, %v", res, err)
		}
		h.Close()
	}
}
