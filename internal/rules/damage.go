package rules

import (
	"strings"

	"foyer/internal/foyer"
)

// The findings of what spreadsheets do to cells, of a row and, counted, of a column.
const (
	damageFormula  = "damage.formula"  // #REF!: the formula broke, the value is gone
	damageHashes   = "damage.hashes"   // #######: the column was too narrow when it was copied
	damageExponent = "damage.exponent" // 5.145550199E+09
	damageRounded  = "damage.rounded"  // digits past the fifteenth became zeros
	damageDate     = "damage.date"     // "3-4" became "4-Mar"
	damageZeros    = "damage.zeros"    // 02134 became 2134
	nameSwapped    = "name.swapped"    // first and last name have changed places
	damageCapitals = "text.capitals"   // not a spreadsheet's doing, but of whole columns too
)

// harmed answers what a spreadsheet did to a cell of a kind of field, "" for
// nothing, and the text it was before, "" when that is lost.
func harmed(kind foyer.FieldKind, slot foyer.Slot, s string) (key, was string) {
	c := s[0]
	if c == '#' {
		return brokenFormula(s), ""
	}
	number := '0' <= c && c <= '9'
	switch kind {
	case foyer.KindCode:
		if number && strings.IndexByte(s, '+') > 0 && scientific(s) {
			return damageExponent, spelledOut(s)
		}
	case foyer.KindPhone: // one that cannot be got back is the phone's own finding
		if number && strings.IndexByte(s, '+') > 0 && scientific(s) {
			if was = spelledOut(s); was != "" {
				return damageExponent, was
			}
		}
	}
	if kind == foyer.KindCode || slot == foyer.SlotAddress2 {
		if was := madeDate(s); was != "" {
			return damageDate, was
		}
	}
	return "", ""
}

// brokenFormula reads what spreadsheets show in place of a value.
func brokenFormula(s string) string {
	if strings.Trim(s, "#") == "" {
		if len(s) >= 3 {
			return damageHashes
		}
		return ""
	}
	if len(s) > 16 {
		return ""
	}
	switch strings.ToUpper(strings.Trim(s, "#!?¡¿")) {
	case "REF", "N/A", "VALUE", "NAME", "DIV/0", "NULL", "NUM", "SPILL", "CALC", "ERROR", "GETTING_DATA",
		"N/D", "VALEUR", "NOM", "NUL", "NOMBRE", "VALOR", "BEZUG", "WERT", "NV", "ZAHL", "DIV/0!", "RIF", "VALORE", "NOME", "NUMERO", "N/B", "WAARDE", "VERW", "NAAM":
		if s[1] == ' ' {
			return ""
		}
		return damageFormula
	}
	return ""
}

// spelledOut answers the number that E notation shortened, when no digit of it was
// lost, else "".
func spelledOut(s string) string {
	e := strings.IndexAny(s, "eE")
	exp := number(strings.TrimPrefix(s[e+1:], "+"))
	whole, frac := s[:e], ""
	if dot := strings.IndexAny(whole, ".,"); dot >= 0 {
		whole, frac = whole[:dot], whole[dot+1:]
	}
	// A number that ends in zeros loses them from the mantissa; whether it did, or
	// was cut there, cannot be told.
	if !allDigits(whole) || len(whole) != 1 || len(frac) != exp || frac != "" && !allDigits(frac) || exp > 15 || exp < 5 {
		return ""
	}
	return whole + frac
}

// madeDate answers what a text like "4-Mar" or "2026-03-04" was before a
// spreadsheet took it for a date: "3-4", or "4-3" where days come first. "" is a
// text that is none.
func madeDate(s string) string {
	if len(s) > 10 || len(s) < 4 || strings.IndexByte(s, '-') < 1 {
		return ""
	}
	if d, rest, ok := isoDay(s); len(s) == 10 && ok && rest == "" && d.real() {
		return itoa(d.month) + "-" + itoa(d.day)
	}
	first, second, ok := strings.Cut(s, "-")
	if !ok {
		return ""
	}
	word, n := second, first
	if allDigits(second) {
		word, n = first, second
	}
	if !allDigits(n) || len(n) > 2 || len(word) < 3 || strings.ContainsAny(word, "-0123456789") || number(n) > 31 && len(n) == 2 && word == second {
		return ""
	}
	m := monthOf(strings.TrimSuffix(word, "."))
	switch {
	case m == 0 || len(word) > 5:
		return ""
	case word == second && foreignMonth(word): // 04-mars was 4-3
		return itoa(number(n)) + "-" + itoa(m)
	case word == second:
		return itoa(m) + "-" + itoa(number(n))
	}
	return itoa(m) + "-" + n
}

// foreignMonth says whether a month's short name is not English: where it is
// written, days come first.
func foreignMonth(w string) bool {
	switch lower(strings.TrimSuffix(w, ".")) {
	case "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec":
		return false
	}
	return true
}

// shorn says whether a number lost its leading zeros, in a column whose numbers
// have width digits, and answers it whole.
func shorn(s string, width int) (whole string, ok bool) {
	if len(s) >= width || len(s) < width-2 || s[0] == '0' || !allDigits(s) || width == 10 && len(s) != 9 {
		return "", false
	}
	return "00"[:width-len(s)] + s, true
}

// rounded says whether an identifier's digits past the fifteenth are all zeros.
func rounded(s string) bool {
	return len(s) > 15 && len(s) < 40 && allDigits(s) && strings.Trim(s[15:], "0") == ""
}

// mend answers a cell of a column that a person had repaired.
func (c *readColumn) mend(s string) string {
	if whole, ok := Unscramble(s); ok {
		s = tidy(whole)
	}
	if s == "" {
		return s
	}
	if _, was := harmed(c.kind, c.slot, s); was != "" {
		return was
	}
	if c.width > 0 {
		if whole, ok := shorn(s, c.width); ok {
			return whole
		}
	}
	if c.capitals {
		if name := properName(s); name != "" {
			return name
		}
	}
	return s
}

// properName answers a name written all in capitals, or all in small letters, as
// people write it, or "" when it is written so already.
func properName(s string) string {
	letters, upper, small := 0, 0, 0
	for _, r := range s {
		switch {
		case isUpper(r):
			letters++
			upper++
		case isSmall(r):
			letters++
			small++
		case '0' <= r && r <= '9' || r == '@' || r == '/':
			return ""
		}
		if upper > 0 && small > 0 {
			return ""
		}
	}
	if letters < 3 {
		return ""
	}
	var b strings.Builder
	b.Grow(len(s))
	for i, w := range strings.Split(s, " ") {
		if i > 0 {
			b.WriteByte(' ')
		}
		properWord(&b, w, i)
	}
	if out := b.String(); out != s {
		return out
	}
	return ""
}
