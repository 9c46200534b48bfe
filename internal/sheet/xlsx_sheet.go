package sheet

import (
	"bytes"
	"context"
	"errors"
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
