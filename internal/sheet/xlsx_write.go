package sheet

import (
	"compress/flate"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strconv"
	"unicode/utf8"

	"foyer/internal/foyer"
)

// XLSXOptions say how a workbook is written.
type XLSXOptions struct {
	Sheet string // name of the sheet; what a sheet may not be called is replaced
	// Required marks columns whose header is coloured. Notes are shown when the
	// header of their column is selected, and listed on a second sheet if that
	// is given a name.
	Required   []bool
	Notes      []string
	NotesSheet string
	// Hidden marks columns that are there and not shown. Choices are values that a
	// cell of a column offers in a list; others may be typed all the same.
	Hidden  []bool
	Choices [][]string
	// Tables are further sheets, behind the rows and their notes.
	Tables []XLSXTable
	// AllText keeps every cell text while a person edits it, blank ones too.
	AllText bool
	// Scratch is the folder for a scratch file; "" is that of the file written
	// to, or the system's.
	Scratch string
}

// cellChars is how many UTF-16 units a spreadsheet holds in one cell.
const cellChars = 32_767

// The cell formats of a written workbook, by place in its styles.
const (
	styleHeader   = 1
	styleRequired = 2
	styleText     = 3 // stays text when a person edits it
	styleQuoted   = 4 // the same, for what would be run as a formula
	styleDate     = 5
	styleInstant  = 6
	styleWhole    = 7
	styleCents    = 8
	styleMarked   = 9  // text, coloured
	styleMarkedQ  = 10 // the same, for what would be run as a formula
)

// XLSXWriter writes a table as a workbook of typed cells, with no more memory
// than a row: the sheet is kept packed, in a scratch file once it is large, and
// put together by Close. Text is never a formula. What [Look] and [Copy] read
// back is the text that was given.
type XLSXWriter struct {
	w       io.Writer
	opt     XLSXOptions
	spool   spool
	packer  *flate.Writer
	line    []byte
	sum     uint32
	size    int64
	row     int
	cols    int
	header  bool
	names   []string // of the header, kept only for the notes
	widths  []int
	columns []string
	col     int      // of the cell being written
	letters int      // it has, if it names its text by number
	shared  []shared // by column
	texts   []string // that cells name by number
	cut     int
	marks   map[int]string // of the row being written
	noted   []notedCell
	err     error
}

// NewXLSXWriter begins a workbook; it has to be closed.
func NewXLSXWriter(w io.Writer, opt XLSXOptions) (*XLSXWriter, error) {
	if opt.Scratch == "" {
		opt.Scratch = scratchOf(nil, w)
	}
	x := &XLSXWriter{w: w, opt: opt, spool: spool{folder: opt.Scratch}}
	var err error
	if x.packer, err = flate.NewWriter(&x.spool, packLevel); err != nil {
		return nil, fmt.Errorf("write a workbook: %w", err)
	}
	return x, nil
}

// packLevel trades a sixth of the size for half of the time.
const packLevel = 3

// Header writes the names of the columns, bold and frozen, with a filter. It
// comes first or not at all.
func (x *XLSXWriter) Header(names []string) error {
	if x.row > 0 {
		return errors.New("write a workbook: the header comes first")
	}
	x.header = true
	if x.opt.NotesSheet != "" {
		x.names = append([]string{}, names...)
	}
	return x.put(len(names), func(i int) {
		style := styleHeader
		if i < len(x.opt.Required) && x.opt.Required[i] {
			style = styleRequired
		}
		x.putText(names[i], style)
	})
}

// Row writes one row. It answers TooLarge past the last row a sheet can have.
func (x *XLSXWriter) Row(cells []Cell) error {
	return x.put(len(cells), func(i int) { x.putCell(cells[i]) })
}

// RowMarked writes one row with some of its cells coloured, and a comment on each
// of those that has one: marks holds the comments, "" for none, by column.
func (x *XLSXWriter) RowMarked(cells []Cell, marks map[int]string) error {
	x.marks = marks
	err := x.Row(cells)
	x.marks = nil
	return err
}

// Cut answers how many texts were longer than a cell can hold, and were cut.
func (x *XLSXWriter) Cut() int { return x.cut }

func (x *XLSXWriter) put(n int, cell func(i int)) error {
	switch {
	case x.err != nil:
		return x.err
	case x.row == xlsxMaxRows:
		x.err = foyer.Fail(foyer.TooLarge, "export.xlsx_rows", "limit", "1048576")
		return x.err
	case n > xlsxMaxCols:
		x.err = fmt.Errorf("write a workbook: %d columns", n)
		return x.err
	}
	x.row++
	x.cols = max(x.cols, n)
	for len(x.columns) < n {
		x.columns = append(x.columns, columnName(len(x.columns)+1))
		x.widths = append(x.widths, 0)
		x.shared = append(x.shared, shared{})
	}
	x.line = append(x.line, `<row r="`...)
	x.line = strconv.AppendInt(x.line, int64(x.row), 10)
	x.line = append(x.line, `">`...)
	for i := range n {
		from := len(x.line)
		x.line = append(x.line, `<c r="`...)
		x.line = append(x.line, x.columns[i]...)
		x.line = strconv.AppendInt(x.line, int64(x.row), 10)
		at := len(x.line)
		x.col, x.letters = i, 0
		cell(i)
		if len(x.line) == at { // nothing to say: no cell at all
			x.line = x.line[:from]
			continue
		}
		if x.row <= 500 {
			x.widths[i] = max(x.widths[i], x.letters, x.shown(at))
		}
	}
	x.line = append(x.line, `</row>`...)
	if len(x.line) >= 64<<10 {
		return x.flush()
	}
	return nil
}

// shown answers about how many letters wide the cell that was written from at is.
func (x *XLSXWriter) shown(at int) int {
	n := 0
	inTag := true
	for _, c := range x.line[at:] {
		switch {
		case c == '<':
			inTag = true
		case c == '>':
			inTag = false
		case c == '\n':
			return n
		case !inTag && utf8.RuneStart(c):
			n++
		}
	}
	return n
}

func (x *XLSXWriter) flush() error {
	x.sum = crc32.Update(x.sum, crc32.IEEETable, x.line)
	x.size += int64(len(x.line))
	_, err := x.packer.Write(x.line)
	x.line = x.line[:0]
	if err != nil {
		x.err = fmt.Errorf("write a workbook: %w", err)
	}
	return x.err
}
