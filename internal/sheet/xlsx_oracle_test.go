package sheet

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"foyer/internal/foyer"
)

// rawRows answers what our reader finds stored in a sheet, by row number.
func rawRows(t testing.TB, file []byte, sheet string) map[int][]string {
	t.Helper()
	ctx := context.Background()
	b, err := openBook(ctx, bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	texts, err := b.openTexts(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer texts.close()
	rows := map[int][]string{}
	for _, s := range b.sheets {
		if s.name != sheet {
			continue
		}
		r, err := b.readSheet(ctx, s, texts)
		if err != nil {
			t.Fatal(err)
		}
		r.raw = true
		for {
			ok, err := r.next()
			if err != nil {
				t.Fatal(err)
			}
			if !ok {
				return rows
			}
			if r.width > 0 {
				rows[r.row] = r.strings()
			}
		}
	}
	t.Fatalf("no sheet %q", sheet)
	return nil
}

// oracleRows answers the same as excelize reads it.
func oracleRows(t testing.TB, file []byte, sheet string) map[int][]string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(file), excelize.Options{RawCellValue: true, UnzipSizeLimit: 200 << 20, TmpDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	it, err := f.Rows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	defer it.Close()
	rows := map[int][]string{}
	for n := 1; it.Next(); n++ {
		cells, err := it.Columns()
		if err != nil {
			t.Fatal(err)
		}
		for len(cells) > 0 && cells[len(cells)-1] == "" {
			cells = cells[:len(cells)-1]
		}
		if len(cells) > 0 {
			rows[n] = cells
		}
	}
	return rows
}

func sameRows(t testing.TB, ours, theirs map[int][]string) {
	t.Helper()
	if len(ours) != len(theirs) {
		t.Errorf("%d rows with data, excelize has %d", len(ours), len(theirs))
	}
	for n, row := range theirs {
		if fmt.Sprintf("%q", ours[n]) != fmt.Sprintf("%q", row) {
			t.Fatalf("row %d: %q, excelize has %q", n, ours[n], row)
		}
	}
}

// Cell by cell, what is stored is what excelize finds stored.
func TestWorkbookAgreesWithExcelize(t *testing.T) {
	good := goodParts(leadRows(500))
	for name, file := range map[string][]byte{
		"by hand": good.zip(t),
		"gaps and styles": goodParts(headerRow + `<row r="3"/><row r="5"><c r="B5" s="1"/><c r="D5" s="2"><v>45365.25</v></c></row>` +
			`<row r="9"><c r="A9" t="b"><v>1</v></c><c r="B9" t="e"><v>#DIV/0!</v></c><c r="C9"><f>1+1</f><v>2</v></c></row>`).zip(t),
		"no references":        goodParts(`<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>`).zip(t),
		"made by excelize":     excelizeBook(t, false),
		"streamed by excelize": excelizeBook(t, true),
	} {
		t.Run(name, func(t *testing.T) {
			sheet := "Leads"
			if strings.Contains(name, "excelize") {
				sheet = "Sheet1"
			}
			sameRows(t, rawRows(t, file, sheet), oracleRows(t, file, sheet))
		})
	}
}

var oddTexts = []string{"Zoé", "  both  ", "a\nb", "tab\there", "_x0041_ literal", "x_x005F_y", "<&>\"'", "=1+1", "+15145550101", "00123", "日本語", "😀 smile", "", "5.51E+12", "a\u00a0b"}

// excelizeBook makes a workbook of every kind of value excelize writes.
func excelizeBook(t testing.TB, stream bool) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	rng := rand.New(rand.NewPCG(7, 11))
	value := func() any {
		switch rng.IntN(8) {
		case 0:
			return rng.Float64() * 1e6
		case 1:
			return rng.Int64()
		case 2:
			return rng.IntN(2) == 0
		case 3:
			return time.Date(1950+rng.IntN(150), 3, 1+rng.IntN(28), rng.IntN(24), rng.IntN(60), rng.IntN(60), 0, time.UTC)
		case 4:
			return nil
		default:
			return oddTexts[rng.IntN(len(oddTexts))]
		}
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	if stream {
		w, err := f.NewStreamWriter("Sheet1")
		must(err)
		for n := 1; n < 400; n += 1 + rng.IntN(3) {
			row := make([]any, rng.IntN(12))
			for i := range row {
				row[i] = value()
			}
			cell, _ := excelize.CoordinatesToCellName(1+rng.IntN(3), n)
			must(w.SetRow(cell, row))
		}
		must(w.Flush())
	} else {
		for range 2000 {
			cell, _ := excelize.CoordinatesToCellName(1+rng.IntN(30), 1+rng.IntN(300))
			must(f.SetCellValue("Sheet1", cell, value()))
		}
		must(f.SetCellRichText("Sheet1", "B3", []excelize.RichTextRun{{Text: "Ann "}, {Text: "Lee", Font: &excelize.Font{Bold: true}}}))
		must(f.SetCellFormula("Sheet1", "C4", "SUM(A1:A3)"))
		must(f.MergeCell("Sheet1", "D4", "E6"))
	}
	var b bytes.Buffer
	must(f.Write(&b))
	return b.Bytes()
}

// The same, from the reader in use: real dates of both epochs, as excelize wrote them.
func TestWorkbookDatesAgreeWithExcelize(t *testing.T) {
	for _, epoch1904 := range []bool{false, true} {
		f := excelize.NewFile()
		if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &epoch1904}); err != nil {
			t.Fatal(err)
		}
		var want strings.Builder
		start := time.Date(1904, 3, 2, 0, 0, 0, 0, time.UTC)
		for i := range 600 {
			at := start.AddDate(0, i*3, i%27).Add(time.Duration(i%3) * (5*time.Hour + 7*time.Minute + 3*time.Second))
			if err := f.SetCellValue("Sheet1", fmt.Sprintf("A%d", i+1), at); err != nil {
				t.Fatal(err)
			}
			layout := "2006-01-02T15:04:05"
			if i%3 == 0 {
				layout = time.DateOnly
			}
			want.WriteString(at.Format(layout) + "\n")
		}
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		_, _, text, err := lookAndCopy(b.Bytes(), Hints{HeaderRow: -1})
		if err != nil {
			t.Fatal(err)
		}
		if text != want.String() {
			t.Errorf("1904 %v: dates differ:\n%.300s\nwant\n%.300s", epoch1904, text, want.String())
		}
	}
}

// Texts beyond what memory should hold come from a scratch file, and are the same.
func TestSharedStringsSpill(t *testing.T) {
	var texts []string
	for i := range 40_000 {
		texts = append(texts, fmt.Sprintf("%d %s", i, strings.Repeat("é", i%97)))
	}
	xmlText := []byte(textsXML(texts...))
	for _, limit := range []int64{1 << 40, 1 << 20, 0} {
		was := stringsInMemory
		stringsInMemory = limit
		s, err := readSharedStrings(context.Background(), bytes.NewReader(xmlText), t.TempDir())
		stringsInMemory = was
		if err != nil {
			t.Fatal(err)
		}
		if (s.file != nil) != (limit < 1<<40) {
			t.Errorf("limit %d: file is %v", limit, s.file)
		}
		for i := range texts {
			j := (i * 7919) % len(texts)
			if got, err := s.get(j); err != nil || string(got) != texts[j] {
				t.Fatalf("limit %d, text %d: %q, %v, want %q", limit, j, got, err, texts[j])
			}
		}
		for _, j := range []int{-1, len(texts)} {
			if _, err := s.get(j); err == nil {
				t.Errorf("text %d is there", j)
			}
		}
		s.close()
	}
}

// What does not fit in memory goes to the folder that was named, and nothing of it
// stays there.
func TestWorkbookScratch(t *testing.T) {
	was := stringsInMemory
	stringsInMemory = 0
	defer func() { stringsInMemory = was }()
	dir := t.TempDir()
	f := bytes.NewReader(goodParts(leadRows(20)).zip(t))
	look, err := lookWorkbook(context.Background(), WithScratch(f, dir), Hints{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, _, err := copyWorkbook(context.Background(), WithScratch(f, dir), look, &out); err != nil || strings.Count(out.String(), "@example.com") != 20 {
		t.Errorf("got %q, %v", out.String(), err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if _, err := lookWorkbook(context.Background(), WithScratch(f, filepath.Join(dir, "none")), Hints{}); foyer.KindOf(err) != foyer.Internal {
		t.Errorf("without the folder that was named: %v", err)
	}
}
