package sheet

import (
	"bytes"
	"fmt"
	"strconv"

	"foyer/internal/foyer"
)

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
