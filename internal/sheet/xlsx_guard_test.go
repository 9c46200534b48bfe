package sheet

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"runtime"
	"strings"
	"testing"

	"foyer/internal/foyer"
)

// leadRows answers a header and n rows of shared and inline texts and numbers.
func leadRows(n int) string {
	var b strings.Builder
	b.WriteString(headerRow)
	for i := range n {
		fmt.Fprintf(&b, `<row r="%d"><c r="A%d" t="s"><v>%d</v></c><c r="B%d"><v>%d</v></c><c r="C%d" t="inlineStr"><is><t>p%d@example.com</t></is></c></row>`,
			i+2, i+2, i%6, i+2, 5550000+i, i+2, i)
	}
	return b.String()
}

// rawZip packs one part as it is told: headers that lie are the point.
type rawPart struct {
	name   string
	data   []byte
	change func(*zip.FileHeader)
	stored []byte // compressed bytes to use instead
}

func rawZip(t testing.TB, p parts, extra ...rawPart) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	add := func(r rawPart) {
		var c bytes.Buffer
		fw, _ := flate.NewWriter(&c, 9)
		if _, err := fw.Write(r.data); err != nil {
			t.Fatal(err)
		}
		if err := fw.Close(); err != nil {
			t.Fatal(err)
		}
		packed := c.Bytes()
		if r.stored != nil {
			packed = r.stored
		}
		h := &zip.FileHeader{
			Name: r.name, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(r.data),
			UncompressedSize64: uint64(len(r.data)), CompressedSize64: uint64(len(packed)),
		}
		if r.change != nil {
			r.change(h)
		}
		f, err := w.CreateRaw(h)
		if err == nil {
			_, err = f.Write(packed)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	replaced := map[string]bool{}
	for _, r := range extra {
		replaced[r.name] = true
	}
	for name, text := range p {
		if !replaced[name] && text != "" {
			add(rawPart{name: name, data: []byte(text)})
		}
	}
	for _, r := range extra {
		add(r)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Each way a workbook can be broken or built to harm ends in an error that says
// so; none in fewer rows.
func TestWorkbookRefusals(t *testing.T) {
	good := goodParts(leadRows(300))
	sheet := good[partSheet]
	same := func(h *zip.FileHeader) {}
	for name, c := range map[string]struct {
		file []byte
		key  string
	}{
		"sheet cut with a right checksum": {good.with(partSheet, sheet[:len(sheet)/2]).zip(t), "file.xlsx_damaged_row"},
		"sheet cut after a row":           {good.with(partSheet, sheet[:strings.LastIndex(sheet, "<row")]).zip(t), "file.xlsx_damaged_row"},
		"sheet cut before its last tag":   {good.with(partSheet, strings.TrimSuffix(sheet, "</worksheet>")).zip(t), "file.xlsx_damaged_row"},
		"texts cut":                       {good.with(partTexts, good[partTexts][:len(good[partTexts])-30]).zip(t), "file.xlsx_damaged"},
		"texts too few":                   {good.with(partTexts, textsXML("Name", "Phone", "Email")).zip(t), "file.xlsx_damaged_row"},
		"texts missing":                   {good.with(partTexts, "").zip(t), "file.xlsx_damaged"},
		"sheet missing":                   {good.with(partSheet, "").zip(t), "file.xlsx_damaged"},
		"styles cut":                      {good.with(partStyles, good[partStyles][:200]).zip(t), "file.xlsx_damaged"},
		"list of sheets cut":              {good.with(partBook, good[partBook][:len(good[partBook])-5]).zip(t), "file.xlsx_damaged"},
		"wrong checksum": {rawZip(t, good, rawPart{
			name: partSheet, data: []byte(sheet),
			change: func(h *zip.FileHeader) { h.CRC32++ },
		}), "file.xlsx_damaged"},
		"no checksum": {rawZip(t, good, rawPart{
			name: partSheet, data: []byte(sheet),
			change: func(h *zip.FileHeader) { h.CRC32 = 0 },
		}), "file.xlsx_damaged"},
		"one cell altered": {rawZip(t, good, rawPart{
			name: partSheet, data: []byte(strings.Replace(sheet, "5550007", "5559999", 1)),
			change: func(h *zip.FileHeader) { h.CRC32 = crc32.ChecksumIEEE([]byte(sheet)) },
		}), "file.xlsx_damaged"},
		"wrong checksum of the texts": {rawZip(t, good, rawPart{
			name: partTexts, data: []byte(good[partTexts]),
			change: func(h *zip.FileHeader) { h.CRC32++ },
		}), "file.xlsx_damaged"},
		"says it is longer":      {rawZip(t, good, rawPart{name: partSheet, data: []byte(sheet), change: func(h *zip.FileHeader) { h.UncompressedSize64 += 9 }}), "file.xlsx_damaged"},
		"says it is shorter":     {rawZip(t, good, rawPart{name: partSheet, data: []byte(sheet), change: func(h *zip.FileHeader) { h.UncompressedSize64 = 100 }}), "file.xlsx_damaged"},
		"unknown packing":        {rawZip(t, good, rawPart{name: partSheet, data: []byte(sheet), change: func(h *zip.FileHeader) { h.Method = 99 }}), "file.xlsx_damaged"},
		"claims 3 GiB":           {rawZip(t, good, rawPart{name: partSheet, data: []byte(sheet), change: func(h *zip.FileHeader) { h.UncompressedSize64 = 3 << 30 }}), "file.xlsx_too_large"},
		"claims 400 MiB":         {rawZip(t, good, rawPart{name: partSheet, data: []byte(sheet), change: func(h *zip.FileHeader) { h.UncompressedSize64 = 400 << 20 }}), "file.xlsx_unsafe"},
		"encrypted":              {rawZip(t, good, rawPart{name: partSheet, data: []byte(sheet), change: func(h *zip.FileHeader) { h.Flags |= 1 }}), "file.password"},
		"document type":          {good.with(partSheet, strings.Replace(sheet, "<worksheet", `<!DOCTYPE x [<!ENTITY a "b">]><worksheet`, 1)).zip(t), "file.xlsx_unsafe"},
		"document type in texts": {good.with(partTexts, strings.Replace(good[partTexts], "<sst", `<!DOCTYPE x><sst`, 1)).zip(t), "file.xlsx_unsafe"},
		"unknown entity":         {good.with(partSheet, strings.Replace(sheet, "p7@", "&p;7@", 1)).zip(t), "file.xlsx_damaged_row"},
		"names twice":            {rawZip(t, good, rawPart{name: "xl/extra.xml", change: same}, rawPart{name: "xl/extra.xml", change: same}), "file.xlsx_unsafe"},
		"names by case":          {rawZip(t, good, rawPart{name: "XL/Worksheets/Sheet1.xml", data: []byte(sheetXML("", ""))}), "file.xlsx_unsafe"},
		"names by slash":         {rawZip(t, good, rawPart{name: `xl\worksheets\sheet1.xml`, data: []byte(sheetXML("", ""))}), "file.xlsx_unsafe"},
		"climbing name":          {rawZip(t, good, rawPart{name: "xl/../../evil"}), "file.xlsx_unsafe"},
		"absolute name":          {rawZip(t, good, rawPart{name: "/etc/passwd"}), "file.xlsx_unsafe"},
		"drive name":             {rawZip(t, good, rawPart{name: `C:\evil`}), "file.xlsx_unsafe"},
		"rows backwards":         {goodParts(`<row r="3"><c r="A3"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>`).zip(t), "file.xlsx_damaged_row"},
		"a row twice":            {goodParts(`<row r="3"><c r="A3"><v>1</v></c></row><row r="3"><c r="B3"><v>2</v></c></row>`).zip(t), "file.xlsx_damaged_row"},
		"a cell twice":           {goodParts(`<row r="3"><c r="A3"><v>1</v></c><c r="A3"><v>2</v></c></row>`).zip(t), "file.xlsx_damaged_row"},
		"a cell elsewhere":       {goodParts(`<row r="3"><c r="A4"><v>1</v></c></row>`).zip(t), "file.xlsx_damaged_row"},
		"a row in a row":         {goodParts(`<row r="3"><c r="A3"><v>1</v></c><row r="4"><c r="A4"><v>2</v></c></row></row>`).zip(t), "file.xlsx_damaged_row"},
		"two tables of rows":     {good.with(partSheet, strings.Replace(sheet, "</sheetData>", "</sheetData><sheetData></sheetData>", 1)).zip(t), "file.xlsx_damaged_row"},
		"text beside cells":      {goodParts(`<row r="3">lost<c r="A3"><v>1</v></c></row>`).zip(t), "file.xlsx_damaged_row"},
		"text in no value":       {goodParts(`<row r="3"><c r="A3">lost</c></row>`).zip(t), "file.xlsx_damaged_row"},
		"tags that cross":        {goodParts(`<row r="3"><c r="A3"><v>1</c></v></row>`).zip(t), "file.xlsx_damaged_row"},
		"one cell without end":   {goodParts(`<row r="3">` + strings.Repeat(`<c r="A3"/>`, 20_000) + `</row>`).zip(t), "file.xlsx_damaged_row"},
		"row beyond the last":    {goodParts(`<row r="1048577"><c><v>1</v></c></row>`).zip(t), "file.xlsx_damaged"},
		"column beyond the last": {goodParts(`<row r="1"><c r="XFE1"><v>1</v></c></row>`).zip(t), "file.xlsx_damaged_row"},
		"too wide":               {goodParts(`<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>`).zip(t), "file.xlsx_too_wide"},
		"cell too long":          {goodParts(`<row r="1"><c r="A1" t="inlineStr"><is><t>` + strings.Repeat("abcdefghij", 130_000) + `</t></is></c></row>`).zip(t), "file.xlsx_cell_too_long"},
		"nested beyond reason":   {goodParts(strings.Repeat("<a>", 5000) + strings.Repeat("</a>", 5000)).zip(t), "file.xlsx_damaged"},
		"no sheet":               {good.with(partBook, bookXML("")).zip(t), "file.xlsx_no_sheet"},
		"empty zip":              {parts{}.zip(t), "file.zip"},
		"some zip":               {parts{"list.csv": "a,b"}.zip(t), "file.zip"},
		"ODS":                    {parts{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}.zip(t), "file.ods"},
		"Numbers":                {parts{"Index/Document.iwa": "x"}.zip(t), "file.numbers"},
		"Word":                   {parts{"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"}.zip(t), "file.word"},
		"XLSB":                   {parts{"[Content_Types].xml": "<a/>", "xl/workbook.bin": "x"}.zip(t), "file.xlsb"},
		"OLE with a password":    {ole("EncryptedPackage"), "file.password"},
		"XLS":                    {ole("Workbook"), "file.xls"},
		"cut file":               {good.zip(t)[:2000], "file.xlsx_cut"},
		"too many parts":         {manyParts(t, 5001), "file.xlsx_unsafe"},
		"far too many parts":     {manyParts(t, 120_000), "file.xlsx_unsafe"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, text, err := lookAndCopy(c.file, Hints{})
			var told *foyer.Error
			if !errors.As(err, &told) {
				t.Fatalf("got %q and error %v, want %s", text, err, c.key)
			}
			if told.Key != c.key {
				t.Errorf("refused as %s (%v), want %s", told.Key, err, c.key)
			}
		})
	}
}

func ole(stream string) []byte {
	b := make([]byte, 3*512)
	copy(b, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	for i, c := range stream {
		binary.LittleEndian.PutUint16(b[1024+2*i:], uint16(c))
	}
	return b
}

func manyParts(t *testing.T, n int) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := range n {
		if _, err := w.CreateRaw(&zip.FileHeader{Name: fmt.Sprintf("xl/p%d", i)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A stray cell far below or far right must cost nothing, and be told of.
func TestWorkbookFarCell(t *testing.T) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	look, copied, text, err := lookAndCopy(goodParts(leadRows(2)+`<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`).zip(t), Hints{})
	runtime.ReadMemStats(&after)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(text, "\n") != 3 {
		t.Errorf("%d lines, want 3", strings.Count(text, "\n"))
	}
	for _, fd := range []Finding{look, copied} {
		if d := hasDoubt(fd.Doubts, "read.rows_below"); d == nil || d.Row != 1048576 || d.Args["count"] != "1" {
			t.Errorf("the far cell is not told of: %v", fd.Doubts)
		}
	}
	if got := after.TotalAlloc - before.TotalAlloc; got > 8<<20 {
		t.Errorf("%d bytes allocated", got)
	}
}

// Bombs must be refused before they cost anything; memory is counted as all that
// was ever allocated, which is more than was held.
func TestWorkbookBombs(t *testing.T) {
	spaces := bytes.Repeat([]byte(" "), 100<<20)
	long := strings.Repeat("x", 32_000)
	var cells strings.Builder
	for i := 1; i <= 300_000; i++ {
		fmt.Fprintf(&cells, `<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>`, i, i)
	}
	for name, file := range map[string][]byte{
		"sheet of spaces":  rawZip(t, goodParts(""), rawPart{name: partSheet, data: spaces}),
		"texts of spaces":  rawZip(t, goodParts(headerRow), rawPart{name: partTexts, data: spaces}),
		"one text for all": goodParts(cells.String()).with(partTexts, textsXML(long)).zip(t),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			_, err := lookWorkbook(context.Background(), bytes.NewReader(file), Hints{})
			runtime.ReadMemStats(&after)
			if foyer.KindOf(err) != foyer.Invalid && foyer.KindOf(err) != foyer.TooLarge {
				t.Errorf("not refused: %v", err)
			}
			if got := after.TotalAlloc - before.TotalAlloc; got > 32<<20 {
				t.Errorf("%d bytes allocated", got)
			}
		})
	}
}

// Whatever single byte of a workbook is changed, the rows that come out are the
// right ones or none do.
func TestWorkbookFlippedBytes(t *testing.T) {
	file := goodParts(leadRows(40)).zip(t)
	_, _, want, err := lookAndCopy(file, Hints{})
	if err != nil {
		t.Fatal(err)
	}
	refused := 0
	for i := range file {
		bad := bytes.Clone(file)
		bad[i] ^= 0x10
		_, _, got, err := lookAndCopy(bad, Hints{})
		switch {
		case err != nil:
			refused++
		case got != want:
			t.Fatalf("byte %d changed: other rows and no error", i)
		}
	}
	if refused == 0 {
		t.Error("nothing was ever refused: the test looks at nothing")
	}
}

// A workbook cut anywhere is refused.
func TestWorkbookCutAnywhere(t *testing.T) {
	file := goodParts(leadRows(20)).zip(t)
	for n := 4; n < len(file); n += 7 {
		if _, _, text, err := lookAndCopy(file[:n], Hints{}); err == nil {
			t.Fatalf("cut at %d of %d: %q and no error", n, len(file), text)
		}
	}
}

func TestWorkbookCancelled(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	f := bytes.NewReader(goodParts(leadRows(5)).zip(t))
	if _, err := lookWorkbook(ctx, f, Hints{}); !errors.Is(err, context.Canceled) {
		t.Errorf("look: %v", err)
	}
	if _, _, err := copyWorkbook(ctx, f, Finding{}, io.Discard); !errors.Is(err, context.Canceled) {
		t.Errorf("copy: %v", err)
	}
}

// A part that says it is small is not unpacked beyond what it says.
func TestWorkbookPartStopsAtItsSize(t *testing.T) {
	file := rawZip(t, goodParts(""), rawPart{
		name: partSheet, data: bytes.Repeat([]byte(" "), 50<<20),
		change: func(h *zip.FileHeader) { h.UncompressedSize64 = 1000 },
	})
	a, err := openArchive(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	r, err := a.open(context.Background(), a.part(partSheet))
	if err != nil {
		t.Fatal(err)
	}
	if n, err := io.Copy(io.Discard, r); n > 64<<10 || !errors.Is(err, errPartSize) {
		t.Errorf("%d bytes, %v", n, err)
	}
	if r.n > 1<<20 {
		t.Errorf("%d bytes unpacked", r.n)
	}
}

// A list of parts without end is not read to its end.
func TestWorkbookListOfParts(t *testing.T) {
	f := &countedFile{Reader: bytes.NewReader(manyParts(t, 120_000))}
	if _, err := openArchive(f); foyer.KindOf(err) != foyer.Invalid {
		t.Errorf("opened with %v", err)
	}
	if f.n > xlsxMaxIndex+1<<20 {
		t.Errorf("%d bytes read of %d", f.n, f.Size())
	}
}

func TestWorkbookFileTooLarge(t *testing.T) {
	f := sizedFile{bytes.NewReader(goodParts(leadRows(1)).zip(t)), xlsxMaxFile + 1}
	if _, err := lookWorkbook(context.Background(), f, Hints{}); foyer.KindOf(err) != foyer.TooLarge {
		t.Errorf("looked at with %v", err)
	}
}

type sizedFile struct {
	*bytes.Reader
	size int64
}

func (s sizedFile) Size() int64 { return s.size }

type countedFile struct {
	*bytes.Reader
	n int64
}

func (c *countedFile) ReadAt(b []byte, at int64) (int, error) {
	n, err := c.Reader.ReadAt(b, at)
	c.n += int64(n)
	return n, err
}
