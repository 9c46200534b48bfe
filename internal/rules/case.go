package rules

import (
	"strings"
	"unicode"
)

func isUpper(r rune) bool { return unicode.IsUpper(r) }
func isSmall(r rune) bool { return unicode.IsLower(r) }

// properWord writes one word of a name with a capital, particles small inside a
// name: "VAN DER BERG" after a first name is "van der Berg", "O'BRIEN" is
// "O'Brien", "MCDONALD" is "McDonald", "SAINT-DENIS" is "Saint-Denis".
func properWord(b *strings.Builder, w string, at int) {
	low := strings.ToLower(w)
	if at > 0 && particle(low) {
		b.WriteString(low)
		return
	}
	if roman(low) && at > 0 {
		b.WriteString(strings.ToUpper(w))
		return
	}
	capital := true
	for i, r := range low {
		switch {
		case r == '-' || r == '.' || r == '(' || r == '&':
			capital = true
			b.WriteRune(r)
			continue
		case r == '\'' || r == '’':
			// O'Brien, D'Angelo, l'Heureux; not Jones's.
			capital = i <= 2
			b.WriteRune(r)
			continue
		}
		if capital {
			r = unicode.ToUpper(r)
		}
		b.WriteRune(r)
		capital = i == 1 && strings.HasPrefix(low, "mc") && len(low) > 4
	}
}

// particle says whether a small word joins the parts of a last name.
func particle(w string) bool {
	switch w {
	case "de", "du", "des", "da", "do", "dos", "das", "del", "della", "di", "la", "le", "les", "van", "von", "der", "den", "ter", "ten", "vom", "zu", "zum", "zur", "y", "e", "et", "and", "und", "bin", "ibn", "al", "el", "af", "av":
		return true
	}
	return false
}

// roman says whether a word counts generations.
func roman(w string) bool {
	switch w {
	case "ii", "iii", "iv":
		return true
	}
	return false
}
