package sheet

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"foyer/internal/foyer"
)

const (
	lookRows = 400 // rows with data that the header and the sample are chosen from
	// So many blank rows behind the data end a sheet: what stands below is a
	// stray cell, and is told of.
	tailRows = 10_000
)

// lookWhole is up to which size a sheet is read to its end before anything is
// said of it. Of a larger one the wait would be felt; what is wrong further down,
// the copy finds. Tests make it small.
var lookWhole uint64 = 64 << 20

// lookWorkbook finds out what a workbook (XLSX) holds: its sheets, visible ones
// first, and of the chosen one the header, a sample and what is doubtful. The
// chosen sheet is h.Sheet, else the first visible one with data. Of a damaged,
// hostile, locked or foreign file it answers an error that a person can act on.
func lookWorkbook(ctx context.Context, f File, h Hints) (fd Finding, err error) {
	defer recovered(&err)
	b, err := openBook(ctx, f)
	if err != nil {
		return Finding{}, err
	}
	fd = Finding{Format: "xlsx", Size: f.Size(), Sheets: []SheetInfo{}, Doubts: []Doubt{}, Sample: [][]string{}, Accents: []string{}}
	chosen, err := b.choose(ctx, h.Sheet, &fd)
	if err != nil {
		return Finding{}, err
	}
	s := b.sheets[chosen]
	fd.Dialect = Dialect{Encoding: "utf-8", Sheet: s.name, Date1904: b.date1904, LineEnd: "\n"}
	texts, err := b.openTexts(ctx, "")
	if err != nil {
		return Finding{}, err
	}
	defer texts.close()
	r, err := b.readSheet(ctx, s, texts)
	if err != nil {
		return Finding{}, err
	}
	var seen seenRows
	t := &table{r: r}
	whole := s.part.UncompressedSize64 <= lookWhole
	for whole || seen.data < lookRows && r.part.n < lookWhole {
		ok, err := t.next()
		if err != nil {
			return Finding{}, err
		}
		if !ok {
			whole = true
			break
		}
		seen.add(r)
	}
	seen.describe(&fd, h)
	t.doubts(&fd, s)
	if whole {
		fd.Sheets[chosen].Rows = t.rows
	}
	return fd, nil
}

// choose lists the sheets in fd and answers the place of the one to read.
func (b *book) choose(ctx context.Context, name string, fd *Finding) (int, error) {
	chosen, named := -1, false
	for i, s := range b.sheets {
		empty, rows, err := b.empty(ctx, s)
		if err != nil {
			return 0, err
		}
		fd.Sheets = append(fd.Sheets, SheetInfo{Name: s.name, Hidden: s.hidden, Empty: empty, Rows: rows})
		switch {
		case name != "":
			if s.name == name && !named {
				chosen, named = i, true
			}
		case chosen < 0 && !empty && !s.hidden:
			chosen = i
		}
	}
	if chosen >= 0 {
		return chosen, nil
	}
	if name != "" {
		return 0, foyer.Fail(foyer.NotFound, "file.xlsx_no_such_sheet", "sheet", name)
	}
	return 0, nil // nothing visible has data: the first sheet, and it will be seen to be empty
}

// table goes through the rows of a sheet that count: those up to the last one
// before a long empty tail.
type table struct {
	r       *sheetReader
	rows    int // with data
	last    int // number of the last of them
	blank   int // blank rows between them and before
	left    int // rows with data below the tail
	leftRow int // the first of those
}

// next goes to the next row that has data.
func (t *table) next() (bool, error) {
	for {
		ok, err := t.r.next()
		if !ok || err != nil {
			return false, err
		}
		if t.r.width == 0 {
			continue
		}
		if t.r.below {
			if t.left == 0 {
				t.leftRow = t.r.row
			}
			t.left++
			continue
		}
		t.rows++
		t.blank += t.r.row - t.last - 1
		t.last = t.r.row
		return true, nil
	}
}

// doubts says in fd what a person should know of the sheet's rows as far as read,
// in place of what it said of them before.
func (t *table) doubts(fd *Finding, s bookSheet) {
	fd.Doubts = slices.DeleteFunc(fd.Doubts, func(d Doubt) bool { return slices.Contains(sheetDoubts, d.Key) })
	count := func(key string, c tally) {
		if c.count > 0 {
			fd.doubt(key, c.rows[0], "count", strconv.Itoa(c.count), "rows", rowList(c.rows))
		}
	}
	if s.hidden {
		fd.doubt(doubtHidden, 0, "sheet", s.name)
	}
	if t.left > 0 {
		fd.doubt(doubtBelow, t.leftRow, "count", strconv.Itoa(t.left), "row", strconv.Itoa(t.leftRow))
	}
	if n := t.r.mergedBelow(fd.Dialect.FirstRow); n > 0 {
		fd.doubt(doubtMerged, 0, "count", strconv.Itoa(n))
	}
	count(doubtFormula, t.r.noFormula)
	count(doubtErrors, t.r.failed)
	count(doubtLong, t.r.long)
	if t.r.formatted && !t.r.book.styles.found {
		fd.doubt(doubtStyles, 0)
	}
}

// What there is to say of a sheet's cells.
const (
	doubtHidden  = "read.hidden_sheet"
	doubtBelow   = "read.rows_below"
	doubtMerged  = "read.merged_cells"
	doubtFormula = "read.no_formula"
	doubtErrors  = "read.error_cells"
	doubtLong    = "read.long_numbers"
	doubtStyles  = "read.no_styles"
)

var sheetDoubts = []string{doubtHidden, doubtBelow, doubtMerged, doubtFormula, doubtErrors, doubtLong, doubtStyles}

func rowList(rows []int) string {
	var b []byte
	for i, n := range rows {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = strconv.AppendInt(b, int64(n), 10)
	}
	return string(b)
}

// copyWorkbook writes the sheet that fd names to w as the one canonical text:
// UTF-8, commas, \n, quotes doubled, a blank line for a blank row, so that the
// row numbers stay those of the sheet. The Finding answered describes that text.
// When it answers an error, what w has is worth nothing.
func copyWorkbook(ctx context.Context, f File, fd Finding, w io.Writer) (_ Finding, tot Totals, err error) {
	defer recovered(&err)
	b, err := openBook(ctx, f)
	if err != nil {
		return Finding{}, Totals{}, err
	}
	s := b.sheets[0]
	found := fd.Dialect.Sheet == ""
	for _, other := range b.sheets {
		if !found && other.name == fd.Dialect.Sheet {
			s, found = other, true
		}
	}
	if !found {
		return Finding{}, Totals{}, foyer.Fail(foyer.NotFound, "file.xlsx_no_such_sheet", "sheet", fd.Dialect.Sheet)
	}
	texts, err := b.openTexts(ctx, scratchOf(w))
	if err != nil {
		return Finding{}, Totals{}, err
	}
	defer texts.close()
	r, err := b.readSheet(ctx, s, texts)
	if err != nil {
		return Finding{}, Totals{}, err
	}
	t := &table{r: r}
	c := &tableCopy{w: bufio.NewWriterSize(w, 64<<10), row: 1, first: max(1, fd.Dialect.FirstRow), dataStart: -1}
	for {
		ok, err := t.next()
		if err != nil {
			return Finding{}, Totals{}, err
		}
		if !ok {
			break
		}
		pad := 0
		if r.row >= fd.Dialect.HeaderRow {
			pad = fd.Width
		}
		if err := c.put(r, pad); err != nil {
			return Finding{}, Totals{}, err
		}
	}
	if err := c.finish(); err != nil {
		return Finding{}, Totals{}, err
	}
	fd.Format, fd.Size, fd.DataStart = "csv", c.size, c.dataStart
	d := &fd.Dialect
	d.Encoding, d.BOM, d.Delimiter, d.Quote, d.LineEnd = "utf-8", false, ",", `"`, "\n"
	d.Padded, d.Escape, d.Sheet, d.Date1904, d.Canonical = false, "", s.name, b.date1904, true
	d.FirstRow = c.first
	// A sheet too large to be looked through may get wider further down.
	fd.Width = max(fd.Width, c.width)
	if fd.Header != nil && len(fd.Header) < fd.Width {
		fd.Header = append(slices.Clone(fd.Header), make([]string, fd.Width-len(fd.Header))...)
	}
	fd.Doubts = slices.Clone(fd.Doubts) // the caller's stay as they are
	t.doubts(&fd, s)
	// Every part that was needed was read to its end: the file is used whole.
	tot = Totals{Rows: c.rows, Blank: c.blank, Bytes: f.Size(), Size: f.Size(), Doubts: fd.Doubts}
	return fd, tot, nil
}

// tableCopy writes rows as canonical text and knows where the data begins.
type tableCopy struct {
	w         *bufio.Writer
	line      []byte
	row       int // number of the row written next
	first     int // number of the first row of data
	size      int64
	dataStart int64
	rows      int // of data
	blank     int // among them
	width     int // columns of the widest
}

// put writes one row, and a blank line for each row left out before it.
func (c *tableCopy) put(r *sheetReader, pad int) error {
	for ; c.row < r.row; c.row++ {
		c.mark()
		if c.row >= c.first {
			c.blank++
		}
		c.size++
		if err := c.w.WriteByte('\n'); err != nil {
			return fmt.Errorf("write the copy: %w", err)
		}
	}
	c.mark()
	c.line = c.line[:0]
	for i := range max(r.width, pad) {
		if i > 0 {
			c.line = append(c.line, ',')
		}
		c.line = appendCell(c.line, text(r.cell(i)), ',', false)
	}
	c.line = append(c.line, '\n')
	c.size += int64(len(c.line))
	if c.row >= c.first {
		c.rows++
		c.width = max(c.width, r.width)
	}
	c.row++
	if _, err := c.w.Write(c.line); err != nil {
		return fmt.Errorf("write the copy: %w", err)
	}
	return nil
}

// mark notes where data begins, before its first row is written.
func (c *tableCopy) mark() {
	if c.row == c.first {
		c.dataStart = c.size
	}
}

func (c *tableCopy) finish() error {
	if c.dataStart < 0 {
		c.dataStart = c.size
	}
	if err := c.w.Flush(); err != nil {
		return fmt.Errorf("write the copy: %w", err)
	}
	return nil
}

// scratchOf answers the folder for a scratch file: the private one that the copy
// is written to, else the system's.
func scratchOf(w io.Writer) string {
	if d, ok := w.(*os.File); ok {
		if info, err := d.Stat(); err == nil && info.Mode().IsRegular() {
			return filepath.Dir(d.Name())
		}
	}
	return ""
}

// recovered turns a panic into the refusal of the file: whatever a hostile
// workbook may find, it must not take the house down.
func recovered(err *error) {
	if p := recover(); p != nil {
		*err = errCutShort(fmt.Errorf("panic: %v", p))
	}
}
