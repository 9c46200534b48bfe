package sheet

import (
	"compress/flate"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strconv"
	"time"
	"unicode/utf16"
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
	cut     int
	err     error
}

// NewXLSXWriter begins a workbook; it has to be closed.
func NewXLSXWriter(w io.Writer, opt XLSXOptions) (*XLSXWriter, error) {
	if opt.Scratch == "" {
		opt.Scratch = scratchOf(w)
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
		cell(i)
		if len(x.line) == at { // nothing to say: no cell at all
			x.line = x.line[:from]
			continue
		}
		if x.row <= 500 {
			x.widths[i] = max(x.widths[i], x.shown(at))
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

// putCell finishes a cell whose reference has been written.
func (x *XLSXWriter) putCell(c Cell) {
	switch c.Kind {
	case CellNumber:
		if digits, ok := plainNumber([]byte(c.Text)); ok && digits <= 15 && sameNumber(c.Text) {
			style := 0
			switch n := decimals(c.Text); {
			case n == 0:
				style = styleWhole
			case n == 2:
				style = styleCents
			}
			x.putNumber(c.Text, style)
			return
		}
	case CellDate:
		if serial, ok := dateSerial(c.Text); ok {
			x.putNumber(serial, styleDate)
			return
		}
	case CellInstant:
		if serial, ok := instantSerial(c.Text); ok {
			x.putNumber(serial, styleInstant)
			return
		}
	case CellPhone:
		if c.Text != "" {
			x.putText(c.Text, textStyle(c.Text, true))
		}
		return
	}
	x.putText(c.Text, textStyle(c.Text, false))
}

// textStyle answers the format that keeps a text what it is when it is edited in
// a spreadsheet: digits would lose their zeros, a formula would run.
func textStyle(s string, digits bool) int {
	if s == "" {
		return 0
	}
	switch c := s[0]; {
	case c == '=' || c == '+' || c == '-' || c == '@' || c == '\'' || c == '\t' || c == '\r' || c == '\n' || c == '|':
		return styleQuoted
	case c >= '0' && c <= '9' && len(s) < 255, digits:
		return styleText
	}
	return 0
}

func (x *XLSXWriter) putNumber(v string, style int) {
	x.putStyle(style)
	x.line = append(x.line, `><v>`...)
	x.line = append(x.line, v...)
	x.line = append(x.line, `</v></c>`...)
}

func (x *XLSXWriter) putStyle(style int) {
	x.line = append(x.line, '"')
	if style > 0 {
		x.line = append(x.line, ` s="`...)
		x.line = strconv.AppendInt(x.line, int64(style), 10)
		x.line = append(x.line, '"')
	}
}

func (x *XLSXWriter) putText(s string, style int) {
	if s == "" {
		return
	}
	if len(s) > cellChars {
		s = x.shorten(s)
	}
	x.putStyle(style)
	x.line = append(x.line, ` t="inlineStr"><is><t`...)
	if keepsSpace(s) {
		x.line = append(x.line, ` xml:space="preserve"`...)
	}
	x.line = append(x.line, '>')
	x.line = appendXString(x.line, s)
	x.line = append(x.line, `</t></is></c>`...)
}

// shorten cuts a text to what a cell can hold, as a spreadsheet would not even
// open a workbook with more.
func (x *XLSXWriter) shorten(s string) string {
	units := 0
	fits := 0 // bytes that leave room for the sign that something is missing
	for i, r := range s {
		if units <= cellChars-1 {
			fits = i
		}
		if units += max(1, utf16.RuneLen(r)); units > cellChars {
			x.cut++
			return s[:fits] + "…"
		}
	}
	return s
}

func keepsSpace(s string) bool {
	space := func(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
	if space(s[0]) || space(s[len(s)-1]) {
		return true
	}
	for i := 1; i < len(s); i++ {
		if c := s[i]; c == '\n' || c == '\t' || c == ' ' && s[i-1] == ' ' {
			return true
		}
	}
	return false
}

// appendXString appends a text as a workbook's XML holds it: what XML has no
// characters for is written as _xHHHH_, and what only looks like that is guarded.
func appendXString(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '&':
			dst = append(dst, "&amp;"...)
		case c == '<':
			dst = append(dst, "&lt;"...)
		case c == '>':
			dst = append(dst, "&gt;"...)
		case c == '_' && looksEscaped(s[i:]):
			dst = append(dst, "_x005F_"...)
		case c < ' ' && c != '\t' && c != '\n':
			dst = appendXEscape(dst, rune(c))
		case c < utf8.RuneSelf:
			dst = append(dst, c)
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == 0xfffe || r == 0xffff {
				dst = appendXEscape(dst, r)
			} else {
				dst = utf8.AppendRune(dst, r)
			}
			i += n
			continue
		}
		i++
	}
	return dst
}

func looksEscaped(s string) bool {
	_, ok := xEscape([]byte(s[:min(len(s), 7)]))
	return ok
}

func appendXEscape(dst []byte, r rune) []byte {
	const hex = "0123456789ABCDEF"
	return append(dst, '_', 'x', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15], '_')
}

// sameNumber says that a number has no digits that a number does not keep:
// zeros before it.
func sameNumber(s string) bool {
	if s[0] == '-' {
		s = s[1:]
	}
	return s[0] != '0' || len(s) == 1 || s[1] == '.'
}

func decimals(s string) int {
	for i := range s {
		if s[i] == '.' {
			return len(s) - i - 1
		}
	}
	return 0
}

var firstSerial = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

// dateSerial answers the number by which a workbook holds a date. Dates before
// March 1900, which it counts wrongly, have none.
func dateSerial(s string) (string, bool) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return "", false
	}
	// Not t.Sub: a Duration ends after 292 years.
	days := int((t.Unix() - firstSerial.Unix()) / (24 * 60 * 60))
	return strconv.Itoa(days), days >= 61
}

func instantSerial(s string) (string, bool) {
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil || string(foyer.TimeOf(t)) != s {
		return "", false
	}
	ms := t.UnixMilli() - firstSerial.UnixMilli()
	return strconv.FormatFloat(float64(ms)/dayMillis, 'f', -1, 64), ms >= 61*dayMillis
}
