package rules

import (
	"strings"
	"unicode"

	"foyer/internal/foyer"
)

// eachPlaced cuts a cell whose phones stand side by side with nothing but a space,
// a dash or a word between them, and calls do with each: "514 555 0199 (cell)
// 418 555 0100", "H:514… C:418…". False, and no call, when not every part is a
// phone that some country has.
func (p *placer) eachPlaced(s, region string, do func(one string)) bool {
	if digitsIn(s) < 14 || digitsIn(s) > 60 || len(s) > 160 {
		return false
	}
	parts := p.placedParts(s, region, startsWithLetter(s), nil)
	for _, one := range parts {
		do(one)
	}
	return len(parts) > 1
}

// placedParts answers the parts of s that are phones each, or nil. Words before
// the numbers belong to the number after them, words behind to the one before.
func (p *placer) placedParts(s, region string, before bool, sofar []string) []string {
	if c, _, _ := p.place(s, region); c.Norm != "" && digitsIn(s) < 16 {
		return append(sofar, s)
	}
	for i := 1; i < len(s); i++ {
		if s[i-1] != ' ' && s[i-1] != ')' && s[i-1] != '-' || digitsIn(s[:i]) < 7 || digitsIn(s[i:]) < 7 {
			continue
		}
		right := tidy(s[i:])
		if right == "" || startsWithLetter(right) != before || !before && right[0] != '(' && right[0] != '+' && (right[0] < '0' || right[0] > '9') {
			continue
		}
		left := strings.TrimRight(tidy(s[:i]), "-,/ ")
		if c, _, _ := p.place(left, region); c.Norm == "" {
			continue
		}
		if parts := p.placedParts(right, region, before, append(sofar, left)); parts != nil {
			return parts
		}
	}
	return nil
}

func startsWithLetter(s string) bool {
	for _, r := range s {
		if r == '(' {
			continue
		}
		return unicode.IsLetter(r)
	}
	return false
}

// labelled takes the words off an address that say whose it is: "home: a@x.ca",
// "a@x.ca (work)", "or a@x.ca". Nothing is taken off a name before <a@x.ca>.
func labelled(s string) (rest string, kind foyer.ContactKind) {
	at := strings.IndexByte(s, '@')
	if at < 0 || strings.IndexByte(s, '<') >= 0 {
		return s, ""
	}
	rest = s
	take := func(words string) bool {
		for w := range strings.FieldsSeq(words) {
			if w = strings.Trim(w, "()[]:-,&"); w == "" {
				continue
			}
			switch k, use := phoneWord(w); {
			case use == kindWord && k != foyer.ContactFax:
				kind = k
			case emailLabel(w):
			default:
				return false
			}
		}
		return true
	}
	if i := strings.LastIndexAny(rest[:at], ": "); i >= 0 && take(rest[:i+1]) {
		rest = tidy(rest[i+1:])
	}
	if i := strings.IndexAny(rest, " ("); i > strings.IndexByte(rest, '@') && take(rest[i:]) {
		rest = tidy(rest[:i])
	}
	if kind == foyer.ContactMobile { // no email is one
		kind = ""
	}
	return rest, kind
}

// emailLabel says whether a word beside an address only says that it is one, or
// joins it to another.
func emailLabel(w string) bool {
	switch folded(w) {
	case "email", "e mail", "mail", "courriel", "correo", "personal", "personnel", "perso", "pers", "primary", "main", "principal", "other", "autre", "alt", "pro", "prof", "or", "ou", "and", "et", "y", "und", "oder", "o", "e":
		return true
	}
	return false
}

// nearWord answers the word of a list that w is one letter away from, or "".
func nearWord(w string, list ...string) string {
	if len(w) < 4 || len(w) > 40 {
		return ""
	}
	for _, have := range list {
		if len(have) >= 4 && have[0] == w[0] && distance(w, have, 1) == 1 {
			return have
		}
	}
	return ""
}
