package rules

import (
	"strings"

	"foyer/internal/foyer"
)

// Name answers the name a record is shown by: the full name, else first and last,
// else the company; "" when it has none.
func Name(rec *foyer.Record) string {
	v := &rec.Values
	switch first, last := v[foyer.SlotFirstName], v[foyer.SlotLastName]; {
	case v[foyer.SlotFullName] != "":
		return v[foyer.SlotFullName]
	case first != "" && last != "":
		return first + " " + last
	case first != "":
		return first
	case last != "":
		return last
	}
	return v[foyer.SlotCompany]
}

// Required answers an error for what a lead cannot do without: some name.
func Required(rec *foyer.Record) []foyer.Finding {
	v := &rec.Values
	for _, s := range [...]foyer.Slot{foyer.SlotFullName, foyer.SlotFirstName, foyer.SlotLastName, foyer.SlotCompany} {
		if named(v[s]) {
			return nil
		}
	}
	return []foyer.Finding{{Field: "full_name", Level: foyer.LevelError, Key: "row.name_missing", Args: map[string]string{}, Column: -1}}
}

// named says whether a text holds a letter or a digit: a lone dash is no name.
func named(s string) bool {
	if s == "" {
		return false
	}
	if c := s[0]; letter(c) || '0' <= c && c <= '9' {
		return true
	}
	var buf [64]byte
	return len(appendFolded(buf[:0], s)) > 0
}

// lastFirst takes "Last, First" apart. Titles and forms of companies that follow a
// comma are no first names.
func lastFirst(s string) (first, last string, ok bool) {
	comma := strings.IndexByte(s, ',')
	if comma <= 0 {
		return "", "", false
	}
	after := ""
	if second := strings.IndexByte(s[comma+1:], ','); second >= 0 { // Smith, John, Jr.
		if after = tidy(s[comma+2+second:]); !suffix(folded(after)) {
			return "", "", false
		}
		s = s[:comma+1+second]
		if suffix(folded(s[comma+1:])) { // Smith, Jr., John is not told apart
			return "", "", false
		}
	}
	last, first = untitled(tidy(s[:comma])), untitled(tidy(s[comma+1:]))
	if first == "" || last == "" || strings.ContainsAny(s, "&/;@0123456789") || likeFirm(folded(s)) || aside(first, last) {
		return "", "", false
	}
	first, ends := unparted(first)
	last = ends.before + last
	for _, a := range [...]string{ends.after, after} {
		if a != "" {
			last += " " + a
		}
	}
	return first, last, true
}

// asSaid answers a name that was taken apart in the order it is said: the first name first,
// and before it the titles that stood before either part.
func asSaid(name, first, last string) string {
	before, after, _ := strings.Cut(name, ",")
	return titles(before) + titles(after) + first + " " + last
}

// titles answers the titles at the front of a name, each with the space behind it.
func titles(s string) string {
	s = tidy(s)
	return s[:len(s)-len(untitled(s))]
}

// SamePerson says whether two names of people are one to whom a file names by
// name: case, accents, spaces and the order around a comma do not count.
func SamePerson(a, b string) bool { return personName(a) == personName(b) }

// personName is the form of a name by which people of the office are found.
func personName(s string) string {
	if first, last, ok := lastFirst(tidy(s)); ok {
		s = first + " " + last
	}
	return folded(s)
}
