package rules

import (
	"strings"
	"unicode"

	"foyer/internal/foyer"
)

// squash answers a name as its folded letters and digits alone.
func squash(s string) string {
	var buf [64]byte
	out := buf[:0]
	for _, r := range s {
		switch r {
		case 'ª': // ref.ª
			continue
		case 'º':
			r = 'o' // nº
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			out = foyer.FoldRune(out, r)
		}
	}
	return string(out)
}

// tokens cuts a name into folded words: at anything but letters and digits, between
// "firstName" and between "Phone2".
func tokens(s string) []string {
	var out []string
	var word []byte
	var before rune
	flush := func() {
		if len(word) > 0 {
			out = append(out, string(word))
			word = word[:0]
		}
	}
	runes := []rune(s)
	for i, r := range runes {
		if r == 'ª' { // ref.ª
			continue
		}
		if r == 'º' {
			r = 'o' // nº
		}
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			if !unicode.IsMark(r) {
				flush()
			}
			before = r
			continue
		case unicode.IsUpper(r) && (unicode.IsLower(before) || unicode.IsUpper(before) && i+1 < len(runes) && unicode.IsLower(runes[i+1])),
			unicode.IsDigit(r) != unicode.IsDigit(before):
			flush()
		}
		word = foyer.FoldRune(word, r)
		before = r
	}
	flush()
	// "E-Mail" is one word, and so is the Dutch "t/m".
	for i := 0; i+1 < len(out); i++ {
		if out[i] == "t" && out[i+1] == "m" && strings.Contains(s, "/") {
			out[i] = "tot"
			out = append(out[:i+1], out[i+2:]...)
		}
		if i+1 >= len(out) {
			break
		}
		if out[i] == "e" && (strings.HasPrefix(out[i+1], "mail") || out[i+1] == "post" || out[i+1] == "posta") {
			out[i] = "email"
			out = append(out[:i+1], out[i+2:]...)
		}
	}
	return out
}
