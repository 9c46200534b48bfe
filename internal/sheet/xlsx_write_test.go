package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"foyer/internal/foyer"
)

// writeBook writes a workbook whole.
func writeBook(t testing.TB, opt XLSXOptions, head []string, rows [][]Cell) []byte {
	t.Helper()
	var b bytes.Buffer
	opt.Scratch = t.TempDir()
	w, err := NewXLSXWriter(&b, opt)
	if err != nil {
		t.Fatal(err)
	}
	if head != nil {
		err = w.Header(head)
	}
	for _, row := range rows {
		err = errors.Join(err, w.Row(row))
	}
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// readBook answers the texts that come back, of rows that have any.
func readBook(t testing.TB, file []byte) [][]string {
	t.Helper()
	_, _, text, err := lookAndCopy(file, Hints{})
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

var roundTrip = []Cell{
	{"Zoé Roy", CellText},
	{"  both sides  ", CellText},
	{"two\nlines", CellText},
	{"tab\there", CellText},
	{"a  b", CellText},
	{"=HYPERLINK(\"http://x\",\"y\")", CellText},
	{"+1+1", CellText},
	{"-2", CellText},
	{"@SUM(A1)", CellText},
	{"'quoted", CellText},
	{"|x", CellText},
	{"<b>&amp;\"'", CellText},
	{"_x0041_ and _x005F_", CellText},
	{"_x0041_x0042_", CellText},
	{"bell \x07 and \x00 nul", CellText},
	{"\ufeffmark", CellText},
	{"\uffff \ufffe", CellText},
	{"😀 日本語 \u202e", CellText},
	{"00420", CellText},
	{"1234567890123456789", CellText},
	{"5.51E+12", CellText},
	{"TRUE", CellText},
	{"2026-03-14", CellText},
	{"#REF!", CellText},
	{"385000", CellNumber},
	{"99.50", CellNumber},
	{"-12.5", CellNumber},
	{"0", CellNumber},
	{"0.001", CellNumber},
	{"007", CellNumber},
	{"1e5", CellNumber},
	{"twelve", CellNumber},
	{"123456789012345678", CellNumber},
	{"-", CellNumber},
	{".5", CellNumber},
	{"5.", CellNumber},
	{"2026-03-14", CellDate},
	{"1900-03-01", CellDate},
	{"1900-02-28", CellDate},
	{"1850-01-01", CellDate},
	{"9999-12-31", CellDate},
	{"2026-02-30", CellDate},
	{"soon", CellDate},
	{"2026-03-14T09:26:53.589Z", CellInstant},
	{"2026-03-14T00:00:00.000Z", CellInstant},
	{"1987-12-31T23:59:59.999Z", CellInstant},
	{"2026-03-14T09:26:53Z", CellInstant},
	{"2026-03-14T09:26:53.589+02:00", CellInstant},
	{"1899-01-01T00:00:00.000Z", CellInstant},
	{"+15145550101", CellPhone},
	{"0142685300", CellPhone},
	{"514-555-0101 x12", CellPhone},
	{"5145550101", CellPhone},
}

// Whatever is written is read back as the text that was given.
func TestXLSXRoundTrip(t *testing.T) {
	var rows [][]Cell
	for i, c := range roundTrip {
		rows = append(rows, []Cell{{fmt.Sprintf("name %d", i), CellText}, c, {}})
	}
	got := readBook(t, writeBook(t, XLSXOptions{Sheet: "Leads"}, []string{"Name", "Value", "Empty"}, rows))
	if len(got) != len(rows)+1 {
		t.Fatalf("%d rows, want %d", len(got), len(rows)+1)
	}
	for i, row := range rows {
		want := row[1].Text
		if want == "\uffff \ufffe" || strings.Contains(want, "\r") {
			continue
		}
		if got[i+1][1] != want {
			t.Errorf("%q of kind %d came back as %q", want, row[1].Kind, got[i+1][1])
		}
	}
}

func TestXLSXRoundTripOfAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.Custom(func(t *rapid.T) Cell {
			kind := CellKind(rapid.IntRange(0, 4).Draw(t, "kind"))
			switch rapid.IntRange(0, 4).Draw(t, "shape") {
			case 0:
				at := time.UnixMilli(rapid.Int64Range(-3e12, 2.5e14).Draw(t, "ms"))
				if kind == CellInstant {
					return Cell{string(foyer.TimeOf(at)), kind}
				}
				return Cell{at.UTC().Format(time.DateOnly), kind}
			case 1:
				return Cell{rapid.StringMatching(`-?[0-9]{1,17}(\.[0-9]{1,6})?`).Draw(t, "number"), kind}
			case 2:
				return Cell{rapid.StringMatching(`(_|x|_x00[04][1-9]_|_x005F_|[ =+@'"\n\t,])*`).Draw(t, "odd"), kind}
			}
			return Cell{strings.ReplaceAll(rapid.String().Draw(t, "text"), "\r", ""), kind}
		})
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 1, 4), 1, 6).Draw(t, "rows")
		for i := range rows {
			rows[i] = append([]Cell{{"x", CellText}}, rows[i]...)
		}
		var b bytes.Buffer
		w, err := NewXLSXWriter(&b, XLSXOptions{})
		for _, row := range rows {
			err = errors.Join(err, w.Row(row))
		}
		if err = errors.Join(err, w.Close()); err != nil {
			t.Fatal(err)
		}
		_, _, text, err := lookAndCopy(b.Bytes(), Hints{HeaderRow: -1})
		if err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(strings.NewReader(text))
		r.FieldsPerRecord = -1
		got, err := r.ReadAll()
		if err != nil || len(got) != len(rows) {
			t.Fatalf("%d rows of %d, %v", len(got), len(rows), err)
		}
		for i, row := range rows {
			for j, c := range row {
				back := "" // empty cells at the end of a row are none
				if j < len(got[i]) {
					back = got[i][j]
				}
				if want := strings.ToValidUTF8(c.Text, "\ufffd"); back != want {
					t.Fatalf("%q of kind %d came back as %q", want, c.Kind, back)
				}
			}
		}
	})
}

// excelize finds typed cells: dates it shows as dates, numbers as numbers, all
// else as text, nothing as a formula.
func TestXLSXIsReadByExcelize(t *testing.T) {
	var rows [][]Cell
	for _, c := range roundTrip {
		rows = append(rows, []Cell{c})
	}
	file := writeBook(t, XLSXOptions{Sheet: "Leads: [March]/'s", Required: []bool{true}, Notes: []string{"Required"}, NotesSheet: "About"}, []string{"Value"}, rows)
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := f.GetSheetList(); !reflect.DeepEqual(got, []string{"Leads   March  's", "About"}) {
		t.Errorf("sheets %q", got)
	}
	sheet := f.GetSheetList()[0]
	if dim, err := f.GetSheetDimension(sheet); err != nil || dim != fmt.Sprintf("A1:A%d", len(rows)+1) {
		t.Errorf("dimension %q, %v", dim, err)
	}
	if p, err := f.GetPanes(sheet); err != nil || !p.Freeze || p.YSplit != 1 {
		t.Errorf("panes %+v, %v", p, err)
	}
	if v, err := f.GetDataValidations(sheet); err != nil || len(v) != 1 {
		t.Errorf("prompts %v, %v", v, err)
	}
	numbers := map[string]bool{
		"385000": true, "99.50": true, "-12.5": true, "0": true, "0.001": true, "9999-12-31": true, "1900-03-01": true,
		"2026-03-14T09:26:53.589Z": true, "2026-03-14T00:00:00.000Z": true, "1987-12-31T23:59:59.999Z": true,
	}
	for i, c := range roundTrip {
		at := fmt.Sprintf("A%d", i+2)
		if formula, err := f.GetCellFormula(sheet, at); formula != "" || err != nil {
			t.Errorf("%q is the formula %q, %v", c.Text, formula, err)
		}
		kind, err := f.GetCellType(sheet, at)
		if err != nil {
			t.Fatal(err)
		}
		wantNumber := numbers[c.Text] || c.Text == "2026-03-14" && c.Kind == CellDate
		if isNumber := kind == excelize.CellTypeUnset || kind == excelize.CellTypeNumber; isNumber != wantNumber {
			t.Errorf("%q of kind %d is of type %d", c.Text, c.Kind, kind)
		}
		if wantNumber {
			continue
		}
		want := strings.NewReplacer("\r", "\n", "\x00", "\x00").Replace(c.Text)
		if got, err := f.GetCellValue(sheet, at); err != nil || got != want {
			t.Errorf("%q of kind %d is %q for excelize, %v", want, c.Kind, got, err)
		}
	}
	shown, err := f.GetCellValue(sheet, fmt.Sprintf("A%d", 2+indexOf(roundTrip, Cell{"2026-03-14T09:26:53.589Z", CellInstant})))
	if err != nil || shown != "2026-03-14 09:26:54 UTC" && shown != "2026-03-14 09:26:53 UTC" {
		t.Errorf("an instant is shown as %q, %v", shown, err)
	}
}

func indexOf(all []Cell, c Cell) int {
	for i := range all {
		if all[i] == c {
			return i
		}
	}
	return -1
}

// The container is sound: sizes and sums stand in each local header, every part
// is well-formed for the standard library too.
func TestXLSXContainer(t *testing.T) {
	was := spoolInMemory
	defer func() { spoolInMemory = was }()
	for _, limit := range []int{was, 100_000} {
		spoolInMemory = limit
		rng := rand.New(rand.NewPCG(1, 2))
		padded := false
		rows := [][]Cell{{{" padded", CellText}, {"1", CellNumber}, {"City 0", CellText}}}
		for i := range 20_000 {
			rows = append(rows, []Cell{{fmt.Sprint("name ", rng.Int64()), CellText}, {fmt.Sprint(i), CellNumber}, {fmt.Sprint("City ", i%7), CellText}})
		}
		file := writeBook(t, XLSXOptions{}, []string{"Name", "Number", "City"}, rows)
		z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
		if err != nil {
			t.Fatal(err)
		}
		if z.File[0].Name != "[Content_Types].xml" {
			t.Errorf("the first part is %s", z.File[0].Name)
		}
		for _, p := range z.File {
			r, err := p.Open()
			if err != nil {
				t.Fatal(err)
			}
			text, err := io.ReadAll(r)
			if err != nil {
				t.Fatalf("%s: %v", p.Name, err)
			}
			if p.CRC32 != crc32.ChecksumIEEE(text) || p.Flags&8 != 0 {
				t.Errorf("%s: sum %x, flags %x", p.Name, p.CRC32, p.Flags)
			}
			padded = padded || bytes.Contains(text, []byte(`<t xml:space="preserve"> padded</t>`))
			if n := bytes.Count(text, []byte(`t="s"`)); p.Name == partSheet && n < len(rows) {
				t.Errorf("%d texts are named by number", n)
			}
			if n := bytes.Count(text, []byte("<si>")); n > 2*sharedTexts {
				t.Errorf("%d texts are shared: it grows with the rows", n)
			}
			d := xml.NewDecoder(bytes.NewReader(text))
			for err == nil {
				_, err = d.Token()
			}
			if err != io.EOF {
				t.Errorf("%s: %v", p.Name, err)
			}
		}
		if !padded {
			t.Error("other readers would trim a text")
		}
		got := readBook(t, file)
		if len(got) != len(rows)+1 {
			t.Fatalf("%d rows came back", len(got))
		}
		for i, row := range rows {
			for j, c := range row {
				if got[i+1][j] != c.Text {
					t.Fatalf("row %d: %q, want %q", i+2, got[i+1], row)
				}
			}
		}
	}
}
