package sheet

import (
	"archive/zip"
	"context"
	"strconv"
	"strings"
)

// numberKind says what a cell's number format makes of a number.
type numberKind uint8

const (
	numPlain    numberKind = iota
	numDate                // a day, with or without a time
	numTime                // a time of day alone
	numDuration            // hours beyond 24: [h]:mm
	numUTC                 // a date and time that says of itself that it is UTC
)

// styles says of each cell format which kind of number it shows.
type styles struct {
	kinds []numberKind
	found bool // there is such a part
}

func (s *styles) kind(xf int) numberKind {
	if xf < 0 || xf >= len(s.kinds) {
		return numPlain
	}
	return s.kinds[xf]
}

// A spreadsheet allows some 65,000 formats of cells, and far fewer of numbers.
const xlsxMaxFormats = 1 << 18

func (b *book) readStyles(ctx context.Context, p *zip.File) error {
	if p == nil {
		return nil // dates are lost then, which is said where a cell has a format
	}
	st := &styles{found: true}
	codes := map[int]numberKind{}
	inXfs := false
	err := b.archive.each(ctx, p, "styleSheet", func(x *xmlScan) error {
		if x.depth() == 2 {
			inXfs = string(x.name) == "cellXfs"
		}
		switch string(x.name) {
		case "numFmt":
			if x.depth() != 3 { // those of conditional formats stand deeper
				break
			}
			if len(codes) >= xlsxMaxFormats {
				return errUnsafe("too many number formats")
			}
			if id, err := strconv.Atoi(x.attr("numFmtId")); err == nil {
				codes[id] = formatKind(x.attr("formatCode"))
			}
		case "xf":
			if !inXfs {
				break
			}
			if len(st.kinds) >= xlsxMaxFormats {
				return errUnsafe("too many cell formats")
			}
			id, _ := strconv.Atoi(x.attr("numFmtId"))
			kind, own := codes[id]
			if !own {
				kind = builtinKind(id)
			}
			st.kinds = append(st.kinds, kind)
		}
		return nil
	})
	if err == nil {
		b.styles = st
	}
	return err
}

// builtinKind answers the kind of the formats that have a number and no code.
func builtinKind(id int) numberKind {
	switch {
	case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54,
		id == 57, id == 58, id >= 71 && id <= 74, id == 77, id == 81:
		return numDate
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id == 45, id == 47, id == 55, id == 56,
		id >= 75 && id <= 76, id >= 78 && id <= 80:
		return numTime
	case id == 46:
		return numDuration
	}
	return numPlain
}

// formatKind reads a number format code: "dd/mm/yyyy hh:mm", "[$-409]mmm-yy",
// "0.00\ \"days\"". Only the section for positive numbers counts.
func formatKind(code string) numberKind {
	lower := strings.ToLower(code)
	if strings.HasPrefix(lower, "general") || strings.HasPrefix(lower, "standard") {
		return numPlain
	}
	var day, clock, minutes, elapsed, digits bool
	var literal strings.Builder
scan:
	for i := 0; i < len(lower); i++ {
		switch c := lower[i]; c {
		case ';':
			break scan
		case '"':
			end := strings.IndexByte(lower[i+1:], '"')
			if end < 0 {
				break scan
			}
			literal.WriteString(lower[i+1 : i+1+end])
			i += end + 1
		case '\\':
			if i++; i < len(lower) {
				literal.WriteByte(lower[i])
			}
		case '_', '*':
			i++
		case '[':
			end := strings.IndexByte(lower[i:], ']')
			if end < 0 {
				break scan
			}
			if in := lower[i+1 : i+end]; in != "" && strings.Trim(in, in[:1]) == "" && strings.ContainsAny(in[:1], "hms") {
				elapsed = true
			}
			i += end
		case 'y', 'd', 'g', 'b':
			day = true
		case 'e':
			// 1.2E+03 is a number; a bare e is the year of an era.
			if i+1 < len(lower) && (lower[i+1] == '+' || lower[i+1] == '-') {
				digits = true
			} else {
				day = true
			}
		case 'm':
			minutes = true
		case 'h', 's':
			clock = true
		case '#', '?', '%', '@':
			digits = true
		case 'a':
			if strings.HasPrefix(lower[i:], "am/pm") {
				i += 4
			} else if strings.HasPrefix(lower[i:], "a/p") {
				i += 2
			} else {
				day = true // aaa, the weekday of an era
			}
		}
	}
	switch {
	case digits:
		return numPlain
	case day && clock && (strings.Contains(literal.String(), "utc") || strings.HasSuffix(literal.String(), "z")):
		return numUTC
	case elapsed:
		return numDuration
	case day, minutes && !clock:
		return numDate
	case clock:
		return numTime
	}
	return numPlain
}
