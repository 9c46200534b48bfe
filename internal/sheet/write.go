package sheet

import (
	"bufio"
	"fmt"
	"io"
)

// WriteStrict writes what a reader reads as RFC 4180 in UTF-8: the header first,
// if the file has one, then the rows, cells unchanged. It answers the totals of
// the reading, which are checked.
func WriteStrict(w io.Writer, fd Finding, r *Reader) (Totals, error) {
	buf := bufio.NewWriterSize(w, 64<<10)
	var line []byte
	put := func(cells []string) error {
		line = line[:0]
		for i, c := range cells {
			if i > 0 {
				line = append(line, ',')
			}
			line = appendCell(line, c, ',', len(cells) == 1 && c == "")
		}
		line = append(line, '\r', '\n')
		if _, err := buf.Write(line); err != nil {
			return fmt.Errorf("write row: %w", err)
		}
		return nil
	}
	if fd.Header != nil {
		if err := put(fd.Header); err != nil {
			return Totals{}, err
		}
	}
	for {
		row, err := r.Next()
		if err == io.EOF {
			break
		}
		if err == nil {
			err = put(row.Cells)
		}
		if err != nil {
			return r.Totals(), err
		}
	}
	if err := buf.Flush(); err != nil {
		return r.Totals(), fmt.Errorf("write: %w", err)
	}
	return r.Totals(), r.Totals().Check()
}

// CSVOptions say how a file of delimited text is written.
type CSVOptions struct {
	Delimiter string // one character; "" for a comma
	BOM       bool   // a mark that makes spreadsheets read it as UTF-8
	Exact     bool   // values as they are, without the guard against formulas
}

// CSVWriter writes a table as delimited text: every cell quoted, rows ended by
// \r\n. Unless it is exact, text that a spreadsheet would run is guarded.
type CSVWriter struct {
	buf   *bufio.Writer
	delim rune
	opt   CSVOptions
	line  []byte
	begun bool
}

// NewCSVWriter begins a table. Nothing reaches w until it is needed; the writer
// has to be closed.
func NewCSVWriter(w io.Writer, opt CSVOptions) *CSVWriter {
	c := &CSVWriter{buf: bufio.NewWriterSize(w, 64<<10), delim: ',', opt: opt}
	for _, r := range opt.Delimiter {
		c.delim = r
		break
	}
	return c
}

// Header writes the names of the columns. They are guarded too: a custom field
// may be named by anybody.
func (c *CSVWriter) Header(names []string) error {
	cells := make([]Cell, len(names))
	for i, n := range names {
		cells[i] = Cell{Text: n}
	}
	return c.Row(cells)
}

// Row writes one row.
func (c *CSVWriter) Row(cells []Cell) error {
	c.line = c.line[:0]
	if !c.begun && c.opt.BOM {
		c.line = append(c.line, "\xef\xbb\xbf"...)
	}
	c.begun = true
	for i, cell := range cells {
		if i > 0 {
			c.line = append(c.line, string(c.delim)...)
		}
		s := cell.Text
		if !c.opt.Exact {
			s = Guard(cell)
		}
		c.line = appendCell(c.line, s, c.delim, true)
	}
	c.line = append(c.line, '\r', '\n')
	if _, err := c.buf.Write(c.line); err != nil {
		return fmt.Errorf("write row: %w", err)
	}
	return nil
}

// Close writes what is left. It does not close what is written to.
func (c *CSVWriter) Close() error {
	if err := c.buf.Flush(); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}
