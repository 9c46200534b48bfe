package sheet

import (
	"math"
	"strconv"
	"time"
)

// appendNumber appends a stored number as its shortest exact text: digits that
// are there stay, none are made up. What is no number stays as it is.
func appendNumber(dst, v []byte) []byte {
	if digits, plain := plainNumber(v); plain && (digits <= 15 || isInteger(v)) {
		return append(dst, v...)
	}
	f, err := strconv.ParseFloat(string(v), 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return append(dst, v...)
	}
	if a := math.Abs(f); a != 0 && (a >= 1e21 || a < 1e-9) {
		return strconv.AppendFloat(dst, f, 'e', -1, 64)
	}
	return strconv.AppendFloat(dst, f, 'f', -1, 64)
}

// plainNumber says whether v is digits with at most a sign and a point, and how
// many significant digits it has.
func plainNumber(v []byte) (digits int, ok bool) {
	if len(v) > 0 && v[0] == '-' {
		v = v[1:]
	}
	point, any := false, false
	for _, c := range v {
		switch {
		case c == '.' && !point && any:
			point = true
		case c >= '0' && c <= '9':
			any = true
			if digits > 0 || c != '0' {
				digits++
			}
		default:
			return 0, false
		}
	}
	return digits, any && v[len(v)-1] != '.'
}

func isInteger(v []byte) bool {
	for _, c := range v {
		if c == '.' {
			return false
		}
	}
	return true
}

// longNumber says that a number has more digits than a spreadsheet keeps, so that
// its last ones are not to be trusted.
func longNumber(v []byte) bool {
	f, err := strconv.ParseFloat(string(v), 64)
	return err == nil && math.Abs(f) >= 1e15 && !math.IsInf(f, 0)
}

// longText says that a text is a long number in E notation, as a spreadsheet
// leaves it behind: 5.51E+12.
func longText(v []byte) bool {
	if len(v) < 5 || len(v) > 24 || v[0] < '0' || v[0] > '9' {
		return false
	}
	for i := 1; i < len(v); i++ {
		switch c := v[i]; {
		case c >= '0' && c <= '9', (c == '.' || c == ',') && i == 1:
		case c == 'E' && i+2 < len(v) && v[i+1] == '+':
			for _, d := range v[i+2:] {
				if d < '0' || d > '9' {
					return false
				}
			}
			return true
		default:
			return false
		}
	}
	return false
}

const (
	dayMillis  = 24 * 60 * 60 * 1000
	lastSerial = 2958466 // the first day of the year 10000, counted from 1900
)

// appendDate appends the date or time that a serial number stands for, in ISO
// 8601; ok is false for a number that is none, which then stays a number.
func appendDate(dst, v []byte, kind numberKind, date1904 bool) (_ []byte, ok bool) {
	f, err := strconv.ParseFloat(string(v), 64)
	if err != nil || !(f >= 0 && f < lastSerial) {
		return dst, false
	}
	ms := int64(math.Round(f * dayMillis))
	if kind == numDuration {
		dst = strconv.AppendInt(dst, ms/3600000, 10)
		if ms < 36000000 {
			dst = append(dst[:len(dst)-1], '0', dst[len(dst)-1])
		}
		return time.UnixMilli(ms%3600000).UTC().AppendFormat(dst, ":04:05"), true
	}
	day, clock := ms/dayMillis, ms%dayMillis
	if kind == numTime && day == 0 {
		return time.UnixMilli(clock).UTC().AppendFormat(dst, clockLayout(clock)), true
	}
	switch {
	case date1904:
		day += 1462
	case day == 0 || day == 60: // 30 December 1899 and 29 February 1900 never were cell values
		return dst, false
	case day < 60:
		day++ // the 1900 system counts a leap day that was not
	}
	t := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(day)).Add(time.Duration(clock) * time.Millisecond)
	switch {
	case t.Year() > 9999:
		return dst, false
	case kind == numUTC:
		return t.AppendFormat(dst, "2006-01-02T15:04:05.000Z"), true
	case clock == 0:
		return t.AppendFormat(dst, time.DateOnly), true
	}
	return t.AppendFormat(dst, "2006-01-02T"+clockLayout(clock)), true
}

func clockLayout(ms int64) string {
	if ms%1000 == 0 {
		return "15:04:05"
	}
	return "15:04:05.000"
}

// cellRef reads "AB12" (or "$AB$12"): column and row, both from 1.
func cellRef(b []byte) (col, row int, ok bool) {
	i := 0
	for ; i < len(b); i++ {
		c := b[i]
		if c == '$' {
			continue
		}
		if c >= 'a' && c <= 'z' {
			c -= 'a' - 'A'
		}
		if c < 'A' || c > 'Z' {
			break
		}
		if col = col*26 + int(c-'A') + 1; col > xlsxMaxCols {
			return 0, 0, false
		}
	}
	for ; i < len(b); i++ {
		c := b[i]
		if c == '$' {
			continue
		}
		if c < '0' || c > '9' {
			return 0, 0, false
		}
		if row = row*10 + int(c-'0'); row > xlsxMaxRows {
			return 0, 0, false
		}
	}
	return col, row, col > 0 && row > 0
}

// The edges of a sheet, by the format itself.
const (
	xlsxMaxRows = 1 << 20
	xlsxMaxCols = 1 << 14
)

// columnName answers the letters of a column: 1 is A, 28 is AB.
func columnName(col int) string {
	var b [4]byte
	i := len(b)
	for ; col > 0; col = (col - 1) / 26 {
		i--
		b[i] = byte('A' + (col-1)%26)
	}
	return string(b[i:])
}
