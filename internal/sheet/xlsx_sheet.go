package sheet

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"foyer/internal/foyer"
)

// A sheet may say a text many times that it holds once. Beyond so many bytes of
// text it is made to fill a disk.
const (
	outFloor  = 64 << 20
	outFactor = 20
)

// sheetReader streams the rows of one sheet, from the XML itself. It is the
// guard's scan and the reader in one: what it has answered up to its end was
// well-formed, whole by size and checksum, and every row and cell of it was
// given out.
type sheetReader struct {
	ctx   context.Context
	book  *book
	sheet bookSheet
	texts *sharedStrings
	part  *partReader
	x     *xmlScan
	raw   bool // answer what is stored, unconverted

	row    int  // number of the present row
	last   int  // number of the last row with data
	below  bool // so many blank rows came before this one that it is no part of the table
	cells  []cellSpan
	buf    []byte // the texts of the row
	width  int    // columns up to the last that is not empty
	value  []byte // of the cell being read
	inline bool   // the value was rich or plain text within the cell
	out    int64
	outCap int64

	inData         bool // within sheetData
	dataDone       bool
	seen, seenC    int // row and c tags within sheetData, by the scan
	given, givenC  int // the same, by the reader
	merged         int
	mergedAbove    [64]int // of those, how many end in each of the first rows
	formatted      bool    // some number had a format
	noFormula      tally
	failed         tally // error cells
	long           tally
	formula, hasV  bool
	cellType       []byte
	cellTypeBuffer [16]byte
}

// cellSpan is where a cell's text lies in the row's buffer.
type cellSpan struct{ from, to int }

// tally counts something by row and keeps the first rows.
type tally struct {
	count int
	rows  []int
}

func (t *tally) add(row int) {
	t.count++
	if n := len(t.rows); n < 20 && (n == 0 || t.rows[n-1] != row) {
		t.rows = append(t.rows, row)
	}
}

func (b *book) readSheet(ctx context.Context, s bookSheet, texts *sharedStrings) (*sheetReader, error) {
	p, err := b.archive.open(ctx, s.part)
	if err != nil {
		return nil, err
	}
	x, err := newXMLScan(p)
	if err != nil {
		return nil, partError(ctx, s.part.Name, err)
	}
	size := int64(s.part.UncompressedSize64)
	if b.texts != nil {
		size += int64(b.texts.UncompressedSize64)
	}
	return &sheetReader{
		ctx: ctx, book: b, sheet: s, texts: texts, part: p, x: x,
		outCap: min(MaxBytes, outFloor+outFactor*size),
	}, nil
}

var (
	errRowOrder = errors.New("rows out of order")
	errCells    = errors.New("cells out of place")
	errRowCount = errors.New("rows or cells where none belong")
)

// next goes to the next row that the sheet has; false at its end. The row may be
// blank, and numbers may leap.
func (r *sheetReader) next() (bool, error) {
	ok, err := r.nextRow()
	if err != nil {
		told := partError(r.ctx, r.sheet.part.Name, err)
		var e *foyer.Error
		whole := errors.Is(err, errPartSum) || errors.Is(err, errPartSize)
		if errors.As(told, &e) && e.Key == "file.xlsx_damaged" && r.row > 0 && !whole {
			return false, errDamagedSheet(r.sheet, r.row, err)
		}
		return false, told
	}
	return ok, nil
}

// token is the scan beneath the reader; it counts what the reader must give out.
func (r *sheetReader) token() (xmlToken, error) {
	tok, err := r.x.next()
	if err == nil && tok == xmlStart && r.inData {
		switch string(r.x.name) {
		case "row":
			r.seen++
		case "c":
			r.seenC++
		}
	}
	return tok, err
}

func (r *sheetReader) nextRow() (bool, error) {
	for {
		tok, err := r.token()
		if err != nil {
			return false, err
		}
		switch tok {
		case xmlEOF:
			if r.seen != r.given || r.seenC != r.givenC {
				return false, errRowCount
			}
			return false, nil
		case xmlStart:
			switch d := r.x.depth(); {
			case d == 1 && string(r.x.name) != "worksheet":
				return false, errXML
			case d == 2 && string(r.x.name) == "sheetData":
				if r.dataDone {
					return false, errRowCount
				}
				r.inData = true
			case d == 3 && string(r.x.name) == "mergeCell":
				r.merged++
				_, to, _ := strings.Cut(r.x.attr("ref"), ":")
				if _, row, ok := cellRef([]byte(to)); ok && row < len(r.mergedAbove) {
					r.mergedAbove[row]++
				}
			case d == 3 && r.inData && string(r.x.name) == "row":
				r.given++
				return true, r.readRow()
			}
		case xmlEnd:
			if r.inData && r.x.depth() == 1 {
				r.inData, r.dataDone = false, true
			}
		}
	}
}

func (r *sheetReader) readRow() error {
	number := r.row + 1
	for _, a := range r.x.attrs {
		if string(a.name) == "r" {
			n, err := strconv.Atoi(string(a.value))
			if err != nil || n < 1 {
				return errRowOrder
			}
			number = n
		}
	}
	if number <= r.row || number > xlsxMaxRows {
		return errRowOrder
	}
	if r.width > 0 {
		r.last = r.row
	}
	r.below = r.below || r.last > 0 && number-r.last > tailRows
	r.row, r.width = number, 0
	r.cells, r.buf = r.cells[:0], r.buf[:0]
	col, n := 0, 0
	for {
		tok, err := r.token()
		if err != nil {
			return err
		}
		switch {
		case tok == xmlStart && r.x.depth() == 4 && string(r.x.name) == "c":
			r.givenC++
			if n++; n > xlsxMaxCols { // the same empty cell over and over
				return errCells
			}
			if col, err = r.readCell(col); err != nil {
				return err
			}
		case tok == xmlEnd && r.x.depth() == 2:
			return nil
		case tok == xmlText && len(bytes.TrimSpace(r.x.text)) > 0 && r.x.depth() == 3:
			return errCells
		}
	}
}

// readCell reads one cell and answers its column.
func (r *sheetReader) readCell(last int) (int, error) {
	col, format := last+1, 0
	r.cellType = r.cellTypeBuffer[:0]
	for _, a := range r.x.attrs {
		switch string(a.name) {
		case "r":
			c, row, ok := cellRef(a.value)
			if !ok || row != r.row {
				return 0, errCells
			}
			col = c
		case "s":
			format, _ = strconv.Atoi(string(a.value))
		case "t":
			r.cellType = append(r.cellType, a.value...)
		}
	}
	if col > xlsxMaxCols {
		return 0, errCells
	}
	if err := r.readValue(col); err != nil {
		return 0, err
	}
	from := len(r.buf)
	if err := r.place(format); err != nil {
		return 0, err
	}
	if len(r.buf) > from {
		if err := r.keep(col, from); err != nil {
			return 0, err
		}
	}
	return col, nil
}

// keep puts the text at the end of the buffer into its column.
func (r *sheetReader) keep(col, from int) error {
	if r.below { // it is enough to know that there is something
		r.buf, r.width = r.buf[:from], 1
		return nil
	}
	switch n := len(r.buf) - from; {
	case n > MaxCell:
		return r.cellTooLong(col)
	case len(r.buf) > MaxRow:
		return foyer.Fail(foyer.TooLarge, "file.xlsx_row_too_long", "row", strconv.Itoa(r.row), "limit", "8 MB")
	case col > MaxColumns:
		return foyer.Fail(foyer.TooLarge, "file.xlsx_too_wide",
			"cell", columnName(col)+strconv.Itoa(r.row), "limit", strconv.Itoa(MaxColumns))
	default:
		if r.out += int64(n); r.out > r.outCap {
			return errUnsafe("texts repeated beyond belief")
		}
	}
	for len(r.cells) < col {
		r.cells = append(r.cells, cellSpan{})
	}
	if r.cells[col-1].to > 0 {
		return errCells // one cell twice
	}
	r.cells[col-1] = cellSpan{from, len(r.buf)}
	r.width = max(r.width, col)
	return nil
}

func (r *sheetReader) cellTooLong(col int) error {
	return foyer.Fail(foyer.TooLarge, "file.xlsx_cell_too_long", "cell", columnName(col)+strconv.Itoa(r.row), "limit", "1 MB")
}

// mergedBelow answers how many blocks of merged cells reach to a row or below:
// those of a title above the table harm nothing.
func (r *sheetReader) mergedBelow(row int) int {
	n := r.merged
	for i := range min(row, len(r.mergedAbove)) {
		n -= r.mergedAbove[i]
	}
	return n
}

// cell answers the text of a column, from 0; valid until the next row.
func (r *sheetReader) cell(i int) []byte {
	if i >= len(r.cells) {
		return nil
	}
	return r.buf[r.cells[i].from:r.cells[i].to]
}

// texts of the row, up to its last cell that is not empty.
func (r *sheetReader) strings() []string {
	row := make([]string, r.width)
	for i := range row {
		row[i] = string(bytes.ToValidUTF8(r.cell(i), []byte("\ufffd")))
	}
	return row
}

// readValue reads to the end of the cell and keeps what is in v, or in is.
func (r *sheetReader) readValue(col int) error {
	r.value, r.inline, r.formula, r.hasV = r.value[:0], false, false, false
	take, phonetic := false, false
	for {
		tok, err := r.token()
		if err != nil {
			return err
		}
		switch tok {
		case xmlStart:
			switch d := r.x.depth(); {
			case d == 5:
				switch string(r.x.name) {
				case "v":
					if r.hasV || r.inline {
						return errCells
					}
					r.hasV, take = true, true
				case "f":
					r.formula = true
				case "is":
					if r.hasV || r.inline {
						return errCells
					}
					r.inline = true
				}
			case d >= 6 && r.inline && string(r.x.name) == "rPh":
				phonetic = true
			case (d == 6 || d == 7) && r.inline && !phonetic && string(r.x.name) == "t":
				take = true
			}
		case xmlText:
			if !take {
				if r.x.depth() == 4 && len(bytes.TrimSpace(r.x.text)) > 0 {
					return errCells
				}
				break
			}
			if r.value, err = r.x.appendText(r.value); err != nil {
				return err
			}
			if len(r.value) > MaxCell {
				return r.cellTooLong(col)
			}
		case xmlEnd:
			switch r.x.depth() {
			case 3:
				return nil
			default:
				if string(r.x.name) == "rPh" {
					phonetic = false
				}
				take = false
			}
		}
	}
}

// place appends the cell's text to the row's buffer.
func (r *sheetReader) place(format int) error {
	v := r.value
	kind := string(r.cellType)
	if r.formula && len(v) == 0 && !r.inline && kind != "str" {
		r.noFormula.add(r.row)
		return nil
	}
	switch kind {
	case "s":
		v = bytes.TrimSpace(v)
		if len(v) == 0 {
			return nil
		}
		i, err := strconv.Atoi(string(v))
		if err != nil {
			return errNoString
		}
		text, err := r.texts.get(i)
		if err != nil {
			return err
		}
		r.putText(text)
	case "inlineStr", "str":
		r.putText(unescapeXString(v))
	case "b":
		switch {
		case r.raw:
			r.buf = append(r.buf, v...)
		case string(v) == "1" || string(v) == "true":
			r.buf = append(r.buf, "TRUE"...)
		case string(v) == "0" || string(v) == "false":
			r.buf = append(r.buf, "FALSE"...)
		default:
			r.buf = append(r.buf, v...)
		}
	case "e":
		r.failed.add(r.row)
		r.buf = append(r.buf, v...)
	case "d":
		day, clock, _ := bytes.Cut(v, []byte("T"))
		if len(bytes.Trim(clock, "0:.Z")) == 0 { // midnight, whatever its digits: a day
			v = day
		}
		r.buf = append(r.buf, v...)
	case "", "n":
		if r.inline {
			r.putText(unescapeXString(v))
			break
		}
		r.putNumber(v, format)
	default:
		return fmt.Errorf("a cell of type %q", kind)
	}
	return nil
}

func (r *sheetReader) putText(text []byte) {
	if longText(text) {
		r.long.add(r.row)
	}
	r.buf = append(r.buf, text...)
}

func (r *sheetReader) putNumber(v []byte, format int) {
	if r.raw || len(v) == 0 {
		r.buf = append(r.buf, v...)
		return
	}
	v = bytes.TrimSpace(v)
	r.formatted = r.formatted || format > 0
	if kind := r.book.styles.kind(format); kind != numPlain {
		var ok bool
		if r.buf, ok = appendDate(r.buf, v, kind, r.book.date1904); ok {
			return
		}
	}
	if len(v) > 15 || bytes.ContainsAny(v, "eE") {
		if longNumber(v) {
			r.long.add(r.row)
		}
	}
	r.buf = appendNumber(r.buf, v)
}
