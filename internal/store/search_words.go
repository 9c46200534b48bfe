package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"foyer/internal/foyer"
)

// What a lead is found by are words: runs of letters and digits, folded, the same
// on both databases. They are made here and nowhere else; the databases only
// split at spaces.

// maxWord bounds one word; a longer run is cut.
const maxWord = 48

// addWords appends the words of a text, each after a space. A word with
// apostrophes inside is there in parts and as one: "o brien obrien".
func addWords(dst []byte, s string) []byte {
	start, apart := -1, false // start of the word in hand, and whether it had an apostrophe
	first := 0                // start of its part in hand
	end := func() {
		if start < 0 {
			return
		}
		if apart {
			from := len(dst)
			dst = append(dst, ' ')
			for _, c := range dst[start:from] {
				if c != ' ' {
					dst = append(dst, c)
				}
			}
		}
		start, apart = -1, false
	}
	for i := 0; i < len(s); {
		c := s[i]
		n, letter := 1, false
		r := rune(c)
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			letter = true
		case 'A' <= c && c <= 'Z':
			letter, c = true, c+'a'-'A'
		case c >= utf8.RuneSelf:
			r, n = utf8.DecodeRuneInString(s[i:])
			letter = unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
		}
		i += n
		if !letter {
			inside := (r == '\'' || r == '’') && start >= 0 && dst[len(dst)-1] != ' '
			if !inside {
				end()
				continue
			}
			apart = true
			dst = append(dst, ' ')
			first = len(dst)
			continue
		}
		if start < 0 {
			dst = append(dst, ' ')
			start, first = len(dst), len(dst)
		}
		if len(dst)-first >= maxWord {
			continue
		}
		if n == 1 {
			dst = append(dst, c)
		} else {
			dst = foyer.FoldRune(dst, r)
		}
	}
	end()
	return dst
}

// addName appends the words of a name and the first letter of each, so that one
// typed letter finds names that begin with it.
func addName(dst []byte, s string) []byte {
	from := len(dst)
	dst = addWords(dst, s)
	till := len(dst)
	for i := from; i < till; i++ {
		if dst[i] == ' ' && i+1 < till && dst[i+1] != ' ' {
			_, n := utf8.DecodeRune(dst[i+1 : till])
			if i+1+n < till && dst[i+1+n] != ' ' {
				dst = append(dst, ' ')
				dst = append(dst, dst[i+1:i+1+n]...)
			}
		}
	}
	return dst
}

// addCode appends the words of an identifier and all of them as one, so that
// "H2X 1Y4" is found by "h2x1y4".
func addCode(dst []byte, s string) []byte {
	from := len(dst)
	dst = addWords(dst, s)
	return addJoined(dst, from)
}

// addJoined appends the words since from as one word, when there are several.
func addJoined(dst []byte, from int) []byte {
	till := len(dst)
	if till == from || strings.Count(string(dst[from:till]), " ") < 2 {
		return dst
	}
	dst = append(dst, ' ')
	start := len(dst)
	for i := from; i < till && len(dst)-start < maxWord; i++ {
		if dst[i] != ' ' {
			dst = append(dst, dst[i])
		}
	}
	return dst
}

// addEmail appends the words before the @ and those of the domain but its ending:
// a million leads share "com".
func addEmail(dst []byte, s string) []byte {
	at := strings.LastIndexByte(s, '@')
	if at < 0 {
		return addWords(dst, s)
	}
	dst = addWords(dst, s[:at])
	return addDomain(dst, s[at+1:])
}

func addDomain(dst []byte, s string) []byte {
	if dot := strings.LastIndexByte(s, '.'); dot > 0 {
		s = s[:dot]
	}
	return addWords(dst, s)
}

// addSite appends the words of a web address.
func addSite(dst []byte, s string) []byte {
	if i := strings.Index(s, "://"); i >= 0 {
		s = s[i+3:]
	}
	s = strings.TrimPrefix(s, "www.")
	host, path, _ := strings.Cut(s, "/")
	dst = addDomain(dst, host)
	return addWords(dst, path)
}

// headMark stands before the head of a phone: nobody can type it.
const headMark = "\U000FE000"

// addPhone appends what a phone is found by: its last seven digits, its last four,
// and what stands before the seven, with the first of them, from abroad and at
// home. A whole number is found by its head and its tail together; written out as
// one word it would be one of a million words that no other lead has, and those
// are what makes a text index slow to build. A number that was never placed is
// found by the words of what was given too.
func addPhone(dst []byte, c *foyer.Contact) []byte {
	var buf [2][maxWord]byte
	abroad := digits(buf[0][:0], c.Norm)
	home := digits(buf[1][:0], c.Nat)
	if len(home) == 0 {
		home = abroad
	}
	for _, form := range [...][]byte{home, abroad} {
		if n := len(form) - tailDigits; n > 0 {
			dst = append(append(append(dst, ' '), headMark...), form[:n+1]...)
		}
	}
	for _, n := range [...]int{tailDigits, 4} {
		if tail := home[max(len(home)-n, 0):]; len(tail) > 0 && (n > 4 || len(tail) < len(home)) {
			dst = append(append(dst, ' '), tail...)
		}
	}
	if c.Norm == "" {
		dst = addWords(dst, c.Raw)
	}
	return dst
}

// tailDigits is how many digits a number is dialled with in its own town.
const tailDigits = 7

// digits appends the digits of a text.
func digits(dst []byte, s string) []byte {
	for i := 0; i < len(s) && len(dst) < maxWord; i++ {
		if '0' <= s[i] && s[i] <= '9' {
			dst = append(dst, s[i])
		}
	}
	return dst
}
