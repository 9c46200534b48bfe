package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"foyer/internal/foyer"
)

// SplitName takes a whole name apart: the first names with any middle ones, and the
// last name with its particles and what follows it ("Jr.", "III"). Titles before a
// name are in neither. A comma puts the last name first whatever the order; so do
// capitals, "TREMBLAY Élise". False is a text that cannot be told apart: one word,
// a company, two people.
func SplitName(s string, order foyer.NameOrder) (first, last string, ok bool) {
	s = untitled(oneLine(s))
	if first, last, ok = lastFirst(s); ok {
		return first, last, true
	}
	if strings.ContainsAny(s, "&/;@0123456789,+") || likeFirm(folded(s)) || couple(s) != "" {
		return "", "", false
	}
	words, after := withoutSuffix(strings.Fields(s))
	n := len(words)
	if n < 2 {
		return "", "", false
	}
	at, lead := capitalRun(words)
	switch {
	case at > 0 && lead: // TREMBLAY Élise
		first, last = strings.Join(words[at:], " "), strings.Join(words[:at], " ")
	case at > 0: // Élise TREMBLAY
		first, last = strings.Join(words[:at], " "), strings.Join(words[at:], " ")
	case order == foyer.NameLastFirst:
		at = 0
		for at < n-2 && particle(strings.ToLower(words[at])) {
			at++
		}
		first, last = strings.Join(words[at+1:], " "), strings.Join(words[:at+1], " ")
	default:
		at = n - 1
		for at > 1 && particle(strings.ToLower(words[at-1])) {
			at--
		}
		first, last = strings.Join(words[:at], " "), strings.Join(words[at:], " ")
	}
	if after != "" {
		last += " " + after
	}
	return first, last, true
}

// capitalRun finds the words that are written in capitals beside others that are
// not, at the start of a name or at its end: where they end, or begin. 0 is none.
func capitalRun(words []string) (at int, lead bool) {
	caps := func(w string) bool {
		letters := 0
		for _, r := range w {
			if unicode.IsLower(r) {
				return false
			}
			if unicode.IsLetter(r) {
				letters++
			}
		}
		return letters > 1
	}
	n := len(words)
	switch {
	case caps(words[0]) && !caps(words[n-1]):
		for at < n && (caps(words[at]) || particle(words[at]) && at+1 < n && caps(words[at+1])) {
			at++
		}
		return at, true
	case caps(words[n-1]) && !caps(words[0]):
		at = n - 1
		for at > 1 && caps(words[at-1]) {
			at--
		}
		return at, false
	}
	return 0, false
}

// untitled takes the titles off the front of a name: "Mme", "Dr.", "Herr".
func untitled(s string) string {
	for {
		word, rest, ok := strings.Cut(s, " ")
		if !ok || !isHonorific(word) {
			return s
		}
		s = rest
	}
}

// isHonorific says whether a word is a title, as it stands before names.
func isHonorific(w string) bool {
	switch f := folded(w); f {
	case "m", "me": // an initial, unless it is written as a title
		return w == "M." || w == "Me" || w == "Me."
	case "don", "dona": // names too
		return false
	default:
		return honorific(f)
	}
}

// withoutSuffix takes off the end of a name what follows a last name.
func withoutSuffix(words []string) (rest []string, after string) {
	n := len(words)
	for n > 2 && suffix(folded(words[n-1])) {
		n--
	}
	return words[:n], strings.Join(words[n:], " ")
}

// suffix says whether a folded word counts generations or names a degree.
func suffix(w string) bool {
	switch w {
	case "jr", "sr", "ii", "iii", "iv", "md", "phd", "ph d", "m d", "esq", "cpa", "dds", "mba", "fils", "pere", "junior", "senior":
		return true
	}
	return false
}

// couple answers the second of two people that one name names: "Marie Tremblay" of
// "Jean & Marie Tremblay", "Mrs Smith" of "Mr and Mrs Smith". "" is one person, or
// a company.
func couple(s string) string {
	at, size := coupleCut(s)
	if at <= 0 {
		return ""
	}
	one, other := tidy(s[:at]), tidy(s[at+size:])
	if one == "" || other == "" || strings.ContainsAny(s, "@;0123456789") || likeFirm(folded(s)) {
		return ""
	}
	for _, side := range [...]string{one, other} {
		words, ok := likeName(strings.ReplaceAll(side, ",", " "))
		if !ok || words > 4 || kin(folded(side)) {
			return ""
		}
		if r, _ := utf8.DecodeRuneInString(side); !unicode.IsLetter(r) || unicode.IsLower(r) || strings.ContainsAny(side, "&+/") {
			return ""
		}
	}
	// Two last names of one person: "Carlos García y López".
	if size == len(" y ") && s[at+1] == 'y' && strings.Contains(one, " ") && !strings.Contains(other, " ") {
		return ""
	}
	// "Tremblay, Jean & Marie": the last name stands before the comma.
	if last, _, ok := strings.Cut(one, ","); ok && !strings.Contains(other, " ") {
		return other + " " + tidy(last)
	}
	return other
}

// coupleCut answers where the sign or word between two people stands, and its length.
func coupleCut(s string) (at, size int) {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '&', '+':
			return i, 1
		case '/':
			return i, 1
		case ' ':
			if i+1 >= len(s) || strings.IndexByte("aeuyAE", s[i+1]) < 0 {
				continue
			}
			for _, w := range [...]string{" and ", " et ", " und ", " y ", " AND ", " ET ", " And ", " Et "} {
				if strings.HasPrefix(s[i:], w) {
					return i, len(w)
				}
			}
		}
	}
	return 0, 0
}

// kin says whether a side of a name is of a company's: "Roy et fils".
func kin(w string) bool {
	switch w {
	case "fils", "filles", "freres", "frere", "soeurs", "associes", "associees", "cie", "co", "sons", "son", "brothers", "bros", "sisters", "daughters", "partners", "associates", "company", "hijos", "hijo", "hermanos", "asociados", "sohne", "sohn", "partner", "gebruder", "tochter", "team", "others", "autres", "family", "famille":
		return true
	}
	return false
}
