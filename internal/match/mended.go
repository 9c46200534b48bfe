package match

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// anyLetter stands for a letter that was lost: a text in another encoding than was
// thought leaves "Lo?c" of a name.
const anyLetter = 0xFF

// unknownLetters puts anyLetter where folded text has the sign for what could not be
// read. It works in place.
func unknownLetters(b []byte) []byte {
	if bytes.IndexByte(b, 0xEF) < 0 {
		return b
	}
	out := b[:0]
	for i := 0; i < len(b); i++ {
		if b[i] == 0xEF && i+2 < len(b) && b[i+1] == 0xBF && b[i+2] == 0xBD {
			out = append(out, anyLetter)
			i += 2
			continue
		}
		out = append(out, b[i])
	}
	return out
}

// mended undoes what reading UTF-8 as Windows text does to letters with accents, and
// puts the sign for a lost letter where a question mark stands for one.
func mended(s string) string {
	if !strings.ContainsAny(s, "?ÃÂ") {
		return s
	}
	out := make([]byte, 0, len(s))
	letter := false // the one before is of a word
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		next, m := utf8.DecodeRuneInString(s[i+n:])
		i += n
		switch {
		case r == 'Ã' || r == 'Â':
			low, ok := windowsByte(next)
			switch {
			case ok:
				lead := rune(0)
				if r == 'Ã' {
					lead = 0x40
				}
				r = 0x80 + lead + rune(low&0x3F)
				i += m
			case r == 'Ã' && (next == 0xAD || next == '-'): // a soft hyphen, or what became of it
				r = 'í'
				i += m
			case next == utf8.RuneError && m > 1:
				r = utf8.RuneError
				i += m
			}
		case r == '?' && (letter || unicode.IsLetter(next) || next == '?'):
			r = utf8.RuneError
		}
		letter = unicode.IsLetter(r) || r == utf8.RuneError
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

// windowsByte answers which byte from 0x80 to 0xBF Windows-1252 shows as r.
func windowsByte(r rune) (byte, bool) {
	if 0xA0 <= r && r <= 0xBF && r != 0xAD {
		return byte(r), true
	}
	if i := strings.IndexRune(windowsHigh, r); i >= 0 && r != 0 {
		return byte(0x80 + utf8.RuneCountInString(windowsHigh[:i])), true
	}
	return 0, false
}

// windowsHigh is what Windows-1252 has at 0x80 to 0x9F; what it lacks is left at its
// own code point.
const windowsHigh = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"
