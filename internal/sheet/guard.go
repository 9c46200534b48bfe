package sheet

import (
	"strings"
	"unicode"
)

// Guard answers the text of a cell as it may stand in a file that a spreadsheet
// opens: a text it would run gets one ' before it, and so does one that already
// has its ', so that [Unguard] gives back exactly what was there. Numbers and
// phones that cannot be a formula stay as they are.
func Guard(c Cell) string {
	switch c.Kind {
	case CellNumber:
		if strictNumber(c.Text) {
			return c.Text
		}
	case CellPhone:
		if strictPhone(c.Text) {
			return c.Text
		}
	}
	if guarded(c.Text) {
		return "'" + c.Text
	}
	return c.Text
}

// Unguard takes off the one ' that [Guard] put before a text, and leaves any
// other as it is.
func Unguard(s string) string {
	if len(s) > 1 && s[0] == '\'' && guarded(s[1:]) {
		return s[1:]
	}
	return s
}

// guarded says whether a text gets a ' before it: it begins with something that
// is run, or with a ' that Unguard would take off.
func guarded(s string) bool {
	for strings.HasPrefix(s, "'") {
		s = s[1:]
	}
	return dangerous(s)
}

// dangerous says whether a spreadsheet may run a text: by its first sign, white
// space left out, full-width twins counted. Tab, line ends and NUL are dangerous
// themselves: they part cells in what is pasted.
func dangerous(s string) bool {
	for _, r := range s {
		switch r {
		case '=', '+', '-', '@', '|', '\t', '\r', '\n', 0, '＝', '＋', '－', '＠', '｜', '−':
			return true
		case '\ufeff', '\u200b', '\u200c', '\u200d', '\u2060':
			continue
		}
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return false
}

// strictNumber knows a decimal number and nothing else: -12.50 is one, -1+1 is
// not.
func strictNumber(s string) bool {
	s = strings.TrimPrefix(s, "-")
	whole, part, dot := strings.Cut(s, ".")
	if whole == "" || len(whole) > 18 || dot && part == "" || len(part) > 18 {
		return false
	}
	return strings.Trim(whole, "0123456789") == "" && strings.Trim(part, "0123456789") == ""
}

// strictPhone knows a number in E.164: + and 7 to 15 digits, no more.
func strictPhone(s string) bool {
	rest, ok := strings.CutPrefix(s, "+")
	return ok && len(rest) >= 7 && len(rest) <= 15 && rest[0] != '0' && strings.Trim(rest, "0123456789") == ""
}
