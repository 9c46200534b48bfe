package rules

import (
	"strings"

	"foyer/internal/foyer"
)

// custom answers a house's own field by key.
func (e *Env) custom(key string) (foyer.Field, bool) {
	for _, f := range e.Fields {
		if f.Key == key {
			return f, true
		}
	}
	return foyer.Field{}, false
}

// setCustom puts what a person typed into one of the house's own fields.
func (d *desk) setCustom(rec *foyer.Record, key, s string) []foyer.Finding {
	f, ok := d.env.custom(key)
	if !ok {
		return typed(key, fault{key: "field.unknown"}, s)
	}
	v, trouble := d.value(how{key: key, slot: foyer.SlotCustom, kind: f.Kind}, s)
	if trouble.key == "" {
		rec.Values[foyer.SlotCustom] = foyer.WithCustom(rec.Values[foyer.SlotCustom], key, v)
	}
	return typed(key, trouble, s)
}

// customCell reads a cell of a column that goes to one of the house's own fields.
func (r *Reader) customCell(c *readColumn, s string, rec *foyer.Record, fs *[]foyer.Finding) {
	v, f := r.desk.value(c.how, s)
	if f.key != "" {
		*fs = append(*fs, c.warning(f, s))
		addNote(rec, importNote(c.header, s))
	}
	if v != "" {
		rec.Values[foyer.SlotCustom] = foyer.WithCustom(rec.Values[foyer.SlotCustom], c.key, v)
	}
}

// readNumber answers the canonical text of a number: a minus, digits without
// leading zeros, a point and decimals.
func readNumber(s string, mark foyer.DecimalMark) (string, bool) {
	s = strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\u00A0', '\u202F', '\u2009', '\'', '’':
			return -1
		case '\u2212':
			return '-'
		}
		return r
	}, tidy(s))
	sign := ""
	switch {
	case strings.HasPrefix(s, "-"):
		sign, s = "-", s[1:]
	case strings.HasPrefix(s, "+"):
		s = s[1:]
	}
	whole, part := s, ""
	if at := decimalAt(s, mark); at >= 0 {
		whole, part = s[:at], s[at+1:]
		if part == "" && whole == "" {
			return "", false
		}
	}
	whole, ok := ungrouped(whole)
	if !ok || part != "" && !allDigits(part) || whole == "" && part == "" {
		return "", false
	}
	if whole = strings.TrimLeft(whole, "0"); whole == "" {
		whole = "0"
	}
	if part = strings.TrimRight(part, "0"); part != "" {
		whole += "." + part
	}
	if whole == "0" {
		sign = ""
	}
	return sign + whole, true
}

// decimalAt answers where the decimals begin, or -1. Of two different marks the
// last is the decimal one; one alone is it unless it stands three digits from the
// end, where the column does not say.
func decimalAt(s string, mark foyer.DecimalMark) int {
	point, comma := strings.LastIndexByte(s, '.'), strings.LastIndexByte(s, ',')
	switch {
	case mark == foyer.DecimalPoint:
		return point
	case mark == foyer.DecimalComma:
		return comma
	case point >= 0 && comma >= 0:
		return max(point, comma)
	}
	at := max(point, comma)
	if at < 0 || strings.Count(s, s[at:at+1]) > 1 || len(s)-at == 4 && at > 0 && at <= 3 && s[0] != '0' {
		return -1
	}
	return at
}

// ungrouped takes the marks between thousands out of whole digits.
func ungrouped(s string) (string, bool) {
	if s == "" || allDigits(s) {
		return s, true
	}
	sep := ","
	if !strings.Contains(s, ",") {
		sep = "."
	}
	groups := strings.Split(s, sep)
	for i, g := range groups {
		if !allDigits(g) || i > 0 && len(g) != 3 || i == 0 && len(g) > 3 {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}
