package service_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// What users of other programs complain of, on files as they meet them.

func utf16le(s string) string {
	var b strings.Builder
	b.WriteString("\xff\xfe")
	for _, u := range utf16.Encode([]rune(s)) {
		b.WriteByte(byte(u))
		b.WriteByte(byte(u >> 8))
	}
	return b.String()
}

// book answers a workbook of one sheet, each value as a spreadsheet stores it.
func book(t *testing.T, change func(f *excelize.File, sheet string)) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	change(f, f.GetSheetName(0))
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// UD11: a mark at the beginning of a file is no part of the first column's name.
func TestByteOrderMarkIsNoPartOfTheHeader(t *testing.T) {
	const text = "Name,Phone,Email\r\nZoé Côté,514 555 0199,zoe@ex.ca\r\n"
	for name, file := range map[string]string{"Excel's CSV UTF-8": "\xef\xbb\xbf" + text, "Excel's Unicode text": utf16le(strings.ReplaceAll(text, ",", "\t"))} {
		h := testhouse.Open(t)
		d := h.Draft("list.csv", file)
		if c := d.Mapping.Columns[0]; c.Header != "Name" || c.Key != "full_name" {
			t.Errorf("%s: the first column is %+v", name, c)
		}
		h.Bring("again.csv", file)
		if l := h.Only("zoe"); l.Name != "Zoé Côté" {
			t.Errorf("%s: the name reads %q", name, l.Name)
		}
		h.Close()
	}
}

// UD12: accents are read in the encoding Excel wrote them in, and written so that
// Excel reads them.
func TestAccentsInAndOut(t *testing.T) {
	const names = "é è ç œ ’ Élodie Lefèvre"
	for name, file := range map[string]string{
		"Windows-1252": "Nom;Ville\r\n\xe9 \xe8 \xe7 \x9c \x92 \xc9lodie Lef\xe8vre;Orl\xe9ans\r\n",
		"UTF-8":        "Nom;Ville\r\né è ç œ ’ Élodie Lefèvre;Orléans\r\n",
		"UTF-16":       utf16le("Nom;Ville\r\né è ç œ ’ Élodie Lefèvre;Orléans\r\n"),
	} {
		h := testhouse.Open(t)
		h.Bring("liste.csv", file)
		l := h.Only("orleans")
		if l.Name != names || l.Values["city"] != "Orléans" {
			t.Errorf("%s reads as %q in %q", name, l.Name, l.Values["city"])
		}
		ref, err := testhouse.Service[service.Exports](h).Write(foyer.ExportSpec{Items: foyer.ItemsAll, Format: foyer.FormatCSV}, "job")
		if err != nil {
			t.Fatal(err)
		}
		if text := h.Text(ref.Ref); !strings.HasPrefix(text, "\xef\xbb\xbf") || !strings.Contains(text, names) {
			t.Errorf("%s is written as %q", name, text)
		}
		h.Close()
	}
}

// UD15: zeros before phones, postal codes and MLS numbers stay, from CSV and from
// workbooks, in the book, in both exports and in error files.
func TestLeadingZerosStay(t *testing.T) {
	text := "Name,Phone,ZIP,MLS #\r\n\"Zoé Zéro\",\"0142685300\",\"02134\",\"0012345\"\r\n"
	workbook := book(t, func(f *excelize.File, sheet string) {
		for i, row := range [][]any{{"Name", "Phone", "ZIP", "MLS #"}, {"Zoé Zéro", "0142685300", "02134", "0012345"}} {
			if err := f.SetSheetRow(sheet, []string{"A1", "A2"}[i], &row); err != nil {
				t.Fatal(err)
			}
		}
	})
	for _, file := range []string{text, workbook} {
		h := testhouse.Open(t)
		h.Bring("zeros.csv", file)
		l := h.Only("zero")
		if l.Values["postal_code"] != "02134" || l.Values["mls_id"] != "0012345" || l.Phones[0].Raw != "0142685300" {
			t.Errorf("the book holds %v, %+v", l.Values, l.Phones)
		}
		for _, format := range []foyer.ExportFormat{foyer.FormatCSV, foyer.FormatXLSX} {
			ref, err := testhouse.Service[service.Exports](h).Write(foyer.ExportSpec{Items: foyer.ItemsAll, Format: format}, "job-"+string(format))
			if err != nil {
				t.Fatal(err)
			}
			back := testhouse.Open(t)
			back.Bring(ref.Name, h.Text(ref.Ref))
			b := back.Only("zero")
			if b.Values["postal_code"] != "02134" || b.Values["mls_id"] != "0012345" || b.Phones[0].Raw != "0142685300" {
				t.Errorf("%s comes back as %v, %+v", format, b.Values, b.Phones)
			}
			back.Close()
		}
		h.Close()
	}
	h := testhouse.Open(t)
	imp := h.Stage("bad.csv", strings.Replace(text, "Zoé Zéro", "", 1))
	if _, out := stayed(h, imp.ID, foyer.StayedSpec{}); !strings.Contains(out, `"0142685300","02134","0012345"`) {
		t.Errorf("the error file says %q", out)
	}
}

// UD16: a workbook's number is read as it is stored, not as it is shown; one that a
// spreadsheet cannot keep, or has shortened, is told of.
func TestLongNumbers(t *testing.T) {
	workbook := book(t, func(f *excelize.File, sheet string) {
		style, err := f.NewStyle(&excelize.Style{NumFmt: 11}) // 0.00E+00
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range [][]any{{"Name", "Phone", "MLS #"}, {"Ada Quill", 2075550101, 5510000000012345678}, {"Ben Moss", 2075550102, 77}} {
			if err := f.SetSheetRow(sheet, []string{"A1", "A2", "A3"}[i], &row); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.SetCellStyle(sheet, "B2", "B3", style); err != nil {
			t.Fatal(err)
		}
	})
	h := testhouse.Open(t)
	d := h.Draft("numbers.xlsx", workbook)
	told := false
	for _, r := range d.View.Doubts {
		told = told || r.Key == "read.long_numbers"
	}
	if !told {
		t.Errorf("nothing is said of a number of 19 digits: %+v", d.View.Doubts)
	}
	h.Bring("numbers.xlsx", workbook)
	if l := h.Only("quill"); l.Phones[0].Raw != "2075550101" {
		t.Errorf("the phone reads %q", l.Phones[0].Raw)
	}
	imp := h.Stage("shortened.csv", "Name,Phone\nCy Long,5.51E+12\nDi Marsh,207 555 0104\n")
	rows := h.Rows(imp.ID, foyer.RowsAll)
	if len(rows[0].Findings) == 0 || rows[0].Findings[0].Key != "phone.cut" {
		t.Errorf("a shortened phone has findings %+v", rows[0].Findings)
	}
}
