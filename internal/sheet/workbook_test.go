package sheet

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
)

// throughCopy goes the way every import of a workbook goes: look, copy, and then
// the one reader of delimited text.
func throughCopy(t *testing.T, file []byte, h Hints) (Finding, []Row) {
	t.Helper()
	ctx := context.Background()
	f := bytes.NewReader(file)
	look, err := Look(ctx, f, h)
	if err != nil {
		t.Fatal(err)
	}
	if !NeedsCopy(look) {
		t.Fatal("a workbook needs no copy")
	}
	var out bytes.Buffer
	fd, tot, err := Copy(ctx, f, look, &out)
	if err != nil {
		t.Fatal(err)
	}
	if err := tot.Check(); err != nil {
		t.Error(err)
	}
	kept := bytes.NewReader(out.Bytes())
	r, err := Open(kept, fd, Place{})
	if err != nil {
		t.Fatal(err)
	}
	var rows []Row
	for {
		row, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		row.Cells = append([]string{}, row.Cells...)
		for i := range row.Cells {
			row.Cells[i] = strings.Clone(row.Cells[i])
		}
		again, err := ReadSpan(kept, fd, row.Start, row.End)
		if err != nil || !reflect.DeepEqual(again.Cells, row.Cells) {
			t.Errorf("row %d read again is %q, %v", row.Number, again.Cells, err)
		}
		rows = append(rows, row)
	}
	if err := r.Totals().Check(); err != nil {
		t.Error(err)
	}
	if got := r.Totals().Rows; got != tot.Rows {
		t.Errorf("the copy has %d rows, its reader %d", tot.Rows, got)
	}
	return fd, rows
}

// Cells that would trip a reader of files people made come through the copy as
// they are, one row for one row.
func TestWorkbookThroughCopy(t *testing.T) {
	texts := []string{
		strings.Repeat("line\n", 400), strings.Repeat(`日本語日本語日",`, 3600), `"`, `""`, `a"b`, "'x'", " padded ", "sep=;", "=1+1", "\ufeffmark",
		"a\rb", "a\r\nb", ";;;", "\t", "x\\", `\"`, "'", "line\n\"quoted\"\n", "|^~",
	}
	var cells [][]Cell
	for i, s := range texts {
		cells = append(cells, []Cell{{fmt.Sprintf("Person %d", i), CellText}, {s, CellText}, {fmt.Sprintf("p%d@example.com", i), CellText}})
	}
	_, rows := throughCopy(t, writeBook(t, XLSXOptions{}, []string{"Name", "Text", "Email"}, cells), Hints{})
	if len(rows) != len(cells) {
		t.Fatalf("%d rows, want %d", len(rows), len(cells))
	}
	for i, row := range rows {
		want := []string{cells[i][0].Text, cells[i][1].Text, cells[i][2].Text}
		if row.Number != i+2 || row.Flags != 0 || !reflect.DeepEqual(row.Cells, want) {
			t.Errorf("row %d (flags %d): %.80q, want %.80q", row.Number, row.Flags, row.Cells, want)
		}
	}
}

// The first cell is where a file's mark or a sep= line would stand.
func TestWorkbookFirstCell(t *testing.T) {
	for _, first := range []string{"sep=;", "\ufeffName", `"Name"`, "'Name'"} {
		fd, rows := throughCopy(t, writeBook(t, XLSXOptions{}, []string{first, "Email"}, [][]Cell{{{"Ann", CellText}, {"a@example.com", CellText}}}), Hints{HeaderRow: -1})
		if len(rows) != 2 || rows[0].Cells[0] != first || rows[0].Number != 1 {
			t.Errorf("%q: rows %v of %+v", first, rows, fd.Dialect)
		}
	}
}

func TestWorkbookLeadInAndGaps(t *testing.T) {
	rows := `<row r="2">` + inline("A2", "Leads of March") + `</row>` +
		`<row r="4">` + inline("A4", "Name") + inline("B4", "Phone") + inline("C4", "Email") + `</row>`
	for n := 5; n < 30; n++ {
		if n%7 == 0 {
			continue // blank rows between
		}
		rows += fmt.Sprintf(`<row r="%d">%s<c r="B%d"><v>%d</v></c>%s</row>`, n, inline(fmt.Sprintf("A%d", n), "Person"), n, 5550100+n, inline(fmt.Sprintf("C%d", n), "p@example.com"))
	}
	fd, got := throughCopy(t, goodParts(rows).zip(t), Hints{})
	if d := fd.Dialect; d.HeaderRow != 4 || d.HeaderRows != 1 || d.LeadIn != 3 || d.FirstRow != 5 {
		t.Errorf("the header is taken to be %+v", d)
	}
	if !reflect.DeepEqual(fd.Header, []string{"Name", "Phone", "Email"}) {
		t.Errorf("header %q", fd.Header)
	}
	if hasDoubt(fd.Doubts, "read.lead_in") == nil {
		t.Errorf("nothing is said of the lines above: %v", fd.Doubts)
	}
	if len(got) != 21 {
		t.Fatalf("%d rows, want 21", len(got))
	}
	for _, row := range got {
		if row.Cells[1] != fmt.Sprint(5550100+row.Number) {
			t.Errorf("row %d is %q", row.Number, row.Cells)
		}
	}
}

func inline(ref, text string) string {
	return `<c r="` + ref + `" t="inlineStr"><is><t>` + text + `</t></is></c>`
}

func TestWorkbookOfOneColumn(t *testing.T) {
	fd, rows := throughCopy(t, goodParts(`<row r="1">`+inline("A1", "Email")+`</row><row r="2">`+inline("A2", "a@example.com")+`</row><row r="4">`+inline("A4", "b@example.com")+`</row>`).zip(t), Hints{})
	if !reflect.DeepEqual(fd.Header, []string{"Email"}) || len(rows) != 2 || rows[1].Number != 4 || rows[1].Cells[0] != "b@example.com" {
		t.Errorf("header %q, rows %+v", fd.Header, rows)
	}
}

func TestWorkbookWithoutCells(t *testing.T) {
	fd, rows := throughCopy(t, goodParts("").zip(t), Hints{})
	if len(rows) != 0 || fd.Width != 0 || fd.Header != nil {
		t.Errorf("rows %v of %+v", rows, fd)
	}
}

// A sheet too large to be looked through whole is judged by its beginning; the
// copy then finds what comes later, wider rows and damage too.
func TestWorkbookTooLargeToLookThrough(t *testing.T) {
	was := lookWhole
	lookWhole = 100 << 10
	defer func() { lookWhole = was }()
	var b strings.Builder
	b.WriteString(`<row r="1">` + inline("A1", "Name") + inline("B1", "Note") + `</row>`)
	n := 2
	for ; b.Len() < 400<<10; n++ {
		fmt.Fprintf(&b, `<row r="%d">%s%s</row>`, n, inline(fmt.Sprintf("A%d", n), fmt.Sprint("Person ", n)), inline(fmt.Sprintf("B%d", n), "some words"))
	}
	fmt.Fprintf(&b, `<row r="%d">%s%s<c r="C%d" t="e"><v>#N/A</v></c></row>`, n, inline(fmt.Sprintf("A%d", n), "Last"), inline(fmt.Sprintf("B%d", n), "x"), n)
	file := goodParts(b.String())
	var packed bytes.Buffer
	packed.Write(file.zip(t))
	ctx := context.Background()
	look, err := Look(ctx, bytes.NewReader(packed.Bytes()), Hints{})
	if err != nil {
		t.Fatal(err)
	}
	if len(look.Doubts) != 0 || look.Width != 2 || look.Sheets[0].Rows != 0 {
		t.Errorf("looked further than meant: %v, %d columns", look.Doubts, look.Width)
	}
	fd, tot, err := Copy(ctx, bytes.NewReader(packed.Bytes()), look, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if tot.Rows != n-1 || fd.Width != 3 || len(fd.Header) != 3 || hasDoubt(fd.Doubts, doubtErrors) == nil {
		t.Errorf("%d rows of %d, %d columns, header %q, doubts %v", tot.Rows, n-1, fd.Width, fd.Header, fd.Doubts)
	}
	file[partSheet] = strings.TrimSuffix(file[partSheet], "</worksheet>")
	cut := file.zip(t)
	if _, err := Look(ctx, bytes.NewReader(cut), Hints{}); err != nil {
		t.Errorf("looked further than meant: %v", err)
	}
	if _, _, err := Copy(ctx, bytes.NewReader(cut), look, io.Discard); err == nil {
		t.Error("a cut sheet was copied")
	}
}
