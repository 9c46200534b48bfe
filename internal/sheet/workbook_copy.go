package sheet

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"foyer/internal/foyer"
)

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
	texts, err := b.openTexts(ctx, scratchOf(f, w))
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
	// What was said when the sheet was looked at is not said again.
	var all Finding
	all.Dialect = fd.Dialect
	t.doubts(&all)
	tot.Doubts = []Doubt{}
	for _, d := range all.Doubts {
		if !slices.ContainsFunc(fd.Doubts, func(o Doubt) bool { return o.Key == d.Key }) {
			tot.Doubts = append(tot.Doubts, d)
		}
	}
	fd.Doubts = slices.Concat(fd.Doubts, tot.Doubts)
	// Every part that was needed was read to its end: the file is used whole.
	tot = Totals{Rows: c.rows, Blank: c.blank, Bytes: f.Size(), Size: f.Size(), Doubts: tot.Doubts}
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

// WithScratch answers f with a private folder for what of it does not fit in
// memory: people's data, which should not lie among the system's temporary files.
func WithScratch(f File, dir string) File { return scratched{File: f, dir: dir} }

type scratched struct {
	File
	dir string
}

// scratchOf answers the folder for scratch files: the one f came with, else that
// of the file written to, else "" for the system's.
func scratchOf(f File, w io.Writer) string {
	if s, ok := f.(scratched); ok {
		return s.dir
	}
	if d, ok := w.(*os.File); ok {
		if info, err := d.Stat(); err == nil && info.Mode().IsRegular() {
			return filepath.Dir(d.Name())
		}
	}
	return ""
}
