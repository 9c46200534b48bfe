package sheet

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"foyer/internal/foyer"
)

// putCell finishes a cell whose reference has been written.
func (x *XLSXWriter) putCell(c Cell) {
	note, marked := x.marks[x.col]
	if note != "" {
		x.note(note)
	}
	if marked || x.opt.AllText {
		x.putPlain(c.Text, marked)
		return
	}
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

// putPlain writes a cell as text whatever it looks like, coloured if it is marked.
func (x *XLSXWriter) putPlain(text string, marked bool) {
	style := textStyle(text, true)
	switch {
	case marked && style == styleQuoted:
		style = styleMarkedQ
	case marked:
		style = styleMarked
	}
	if text == "" && marked {
		x.putStyle(style)
		x.line = append(x.line, "/>"...)
	}
	x.putText(text, style)
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
	if short := Shortened(s); len(short) != len(s) {
		x.cut++
		s = short
	}
	x.putStyle(style)
	if n, ok := x.share(s); ok {
		x.line = append(x.line, ` t="s"><v>`...)
		x.line = strconv.AppendInt(x.line, int64(n), 10)
		x.line = append(x.line, `</v></c>`...)
		x.letters = utf8.RuneCountInString(s)
		return
	}
	x.line = append(x.line, ` t="inlineStr"><is><t`...)
	if keepsSpace(s) {
		x.line = append(x.line, ` xml:space="preserve"`...)
	}
	x.line = append(x.line, '>')
	x.line = appendXString(x.line, s)
	x.line = append(x.line, `</t></is></c>`...)
}

// shared are the texts of a column that are written once and named by number: a
// column of a few values takes half the room so. One with many is left alone,
// and nothing grows with the rows.
type shared struct {
	places map[string]int
	off    bool
}

const (
	sharedTexts = 256 // of one column
	sharedBytes = 64  // of one text
)

// share answers the number of a text, if it has one.
func (x *XLSXWriter) share(s string) (int, bool) {
	c := &x.shared[x.col]
	if n, ok := c.places[s]; ok {
		return n, true
	}
	if c.off || len(s) > sharedBytes || x.row == 1 {
		return 0, false
	}
	if c.places == nil {
		c.places = map[string]int{}
	}
	if len(c.places) == sharedTexts {
		c.off, c.places = true, nil
		return 0, false
	}
	s = strings.Clone(s)
	c.places[s] = len(x.texts)
	x.texts = append(x.texts, s)
	return len(x.texts) - 1, true
}

// Shortened answers a text cut to what a cell of a workbook can hold, as a
// spreadsheet would not even open one with more.
func Shortened(s string) string {
	if len(s) <= cellChars {
		return s
	}
	units := 0
	fits := 0 // bytes that leave room for the sign that something is missing
	for i, r := range s {
		if units <= cellChars-1 {
			fits = i
		}
		if units += max(1, utf16.RuneLen(r)); units > cellChars {
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
