package rules

import (
	"strings"

	"foyer/internal/foyer"
)

// eachPhone cuts a cell that holds several phones and calls do with each. A sign
// that also stands inside numbers cuts only between two that are long enough.
func eachPhone(s string, do func(string)) {
	s = strings.TrimPrefix(s, "tel:")
	if digitsIn(s) < 14 || strings.Contains(s, ";ext=") {
		if one := strings.Trim(s, "; |\n"); one != "" {
			do(one)
		}
		return
	}
	for s != "" {
		at, size := phoneCut(s)
		if at < 0 {
			at, size = len(s), 0
		}
		if one := tidy(s[:at]); one != "" {
			do(one)
		}
		s = s[at+size:]
	}
}

// phoneCut answers where the first phone of s ends and how long the sign between
// it and the next is.
func phoneCut(s string) (at, size int) {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case ';', '|', '\n', '\r':
			return i, 1
		case '/', ',', '&':
			if digitsIn(s[:i]) >= 7 && digitsIn(s[i:]) >= 7 {
				return i, 1
			}
		case ' ':
			for _, w := range [...]string{" or ", " ou ", " and ", " et ", " y ", " und ", " o ", " e "} {
				if len(s) >= i+len(w) && strings.EqualFold(s[i:i+len(w)], w) && digitsIn(s[:i]) >= 7 && digitsIn(s[i:]) >= 7 {
					return i, len(w)
				}
			}
			// Two international numbers side by side.
			if i+1 < len(s) && s[i+1] == '+' && digitsIn(s[:i]) >= 7 {
				return i, 1
			}
		}
	}
	return -1, 0
}

func digitsIn(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if '0' <= s[i] && s[i] <= '9' {
			n++
		}
	}
	return n
}

// addContact appends c unless the list has it already. A kind told later fills in
// one that was not told.
func addContact(list []foyer.Contact, c foyer.Contact) []foyer.Contact {
	for i := range list {
		if sameContact(&list[i], &c) {
			if list[i].Ext == "" {
				list[i].Ext = c.Ext
			}
			return list
		}
	}
	return append(list, c)
}

// sameContact says whether two entries are one: their normal forms are equal, or
// neither has one and the same characters were given.
func sameContact(a, b *foyer.Contact) bool {
	if a.Norm != "" || b.Norm != "" {
		return a.Norm == b.Norm
	}
	return a.Raw == b.Raw
}

// PhoneTokens answers what search finds a phone by: its international digits, its
// national ones, the last seven, and the last four. Shorter and repeated forms are
// left out. A phone that could not be placed is found by its plain digits.
func PhoneTokens(c foyer.Contact) []string {
	out := make([]string, 0, 4)
	add := func(s string) {
		for _, have := range out {
			if have == s {
				return
			}
		}
		if len(s) >= 4 {
			out = append(out, s)
		}
	}
	long := strings.TrimPrefix(c.Norm, "+")
	add(long)
	add(c.Nat)
	if long == "" {
		long = c.Nat
	}
	if n := len(long); n >= 4 {
		if n > 7 {
			add(long[n-7:])
		}
		add(long[n-4:])
	}
	return out
}
