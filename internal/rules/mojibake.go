package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Unscramble answers a text whose accents were broken by reading UTF-8 as another
// encoding ("MontrÃ©al", "Montr√©al", "Montr├®al"), with every broken letter put
// back exactly, and true. A sound text comes back as it is, with false: only what
// no language writes is taken for broken.
func Unscramble(s string) (string, bool) {
	if !scrambled(s) {
		return s, false
	}
	out := s
	for range 4 { // some texts were broken more than once
		next := unscrambleOnce(out)
		if next == out {
			break
		}
		out = next
	}
	return out, out != s
}

// scrambled says whether s has a letter that broken texts begin their pairs with
// and another beyond ASCII after it. Nearly all sound texts are told at a glance.
func scrambled(s string) bool {
	i := 0
	for ; i+8 <= len(s); i += 8 {
		if s[i]|s[i+1]|s[i+2]|s[i+3]|s[i+4]|s[i+5]|s[i+6]|s[i+7] >= utf8.RuneSelf {
			break
		}
	}
	for ; i+3 < len(s); i++ {
		c := s[i]
		if c < 0xC2 {
			continue
		}
		size := 2
		if c >= 0xE0 {
			size = 3
		}
		if i+size < len(s) && s[i+size] >= utf8.RuneSelf {
			switch {
			case c == 0xC3, c == 0xE2, c == 0xC2 && s[i+1] == 0xAC, c == 0xC6 && s[i+1] == 0x92:
				return true
			}
		}
		i += size - 1
	}
	return false
}

// route is the encoding that a text was wrongly read in.
type route uint8

const (
	routeWindows route = 1 << iota // Windows-1252, or Latin-1
	routeMac
	routeDOS // code page 850, as consoles have it
)

// leads answers the routes by which a rune may be the first byte of a broken letter.
func leads(r rune) route {
	switch r {
	case 'Â', 'Ã', 'Ä', 'Å', 'Æ', 'Ë', 'Î', 'Ï', 'Ð', 'Ñ', 'Ø', 'Ù', 'Ú', '×', 'â', 'ã', 'ä', 'å', 'æ', 'ç', 'è', 'é', 'ï', 'ð':
		return routeWindows
	case '√', '¬', '≈', 'ƒ', '‚':
		return routeMac
	case '├', '┬', 'Ô':
		return routeDOS
	}
	return 0
}

// byteOf answers the byte that a rune stands for in an encoding.
func byteOf(r rune, by route) (byte, bool) {
	switch by {
	case routeWindows:
		if r >= 0x80 && r <= 0xFF {
			return byte(r), true
		}
		return charmap.Windows1252.EncodeRune(r)
	case routeMac:
		return charmap.Macintosh.EncodeRune(r)
	}
	return charmap.CodePage850.EncodeRune(r)
}

func unscrambleOnce(s string) string {
	if rest, ok := strings.CutPrefix(s, "ï»¿"); ok { // a byte order mark
		s = rest
	}
	var b strings.Builder
	done := 0 // of s is in b
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r < utf8.RuneSelf {
			i++
			continue
		}
		by := leads(r)
		if by == 0 {
			i += size
			continue
		}
		text, n := broken(s, i, by)
		if n == 0 {
			i += size
			continue
		}
		b.WriteString(s[done:i])
		b.WriteString(text)
		i += n
		done = i
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// broken reads the broken letter that begins at i, or a run of them, and answers
// the text it was and its length in s; 0 when it is sound.
func broken(s string, i int, by route) (string, int) {
	r, n := letterAt(s, i, by)
	if n == 0 {
		return "", 0
	}
	switch {
	case by == routeMac || by == routeDOS:
		if known(r) {
			return string(r), n
		}
		return "", 0
	case r < 0x80: // two bytes for what takes one: no encoding writes that
		return "", 0
	case r < 0xA0: // a sign of Windows-1252 that was taken for a control
		if c := charmap.Windows1252.DecodeByte(byte(r)); c != r && whole(s, i, n) {
			return string(c), n
		}
		return "", 0
	case r < 0x180: // é, œ, ş …
		if whole(s, i, n) {
			return string(r), n
		}
		return "", 0
	case r == 'ƒ' || r == 'ˆ' || r == '˜': // of what was broken twice
		if strings.HasSuffix(s[:i], "ƒ") {
			return string(r), n
		}
		return "", 0
	case r >= 0x2000 && r < 0x2200: // ’ “ – … € ™
		return string(r), n
	case r >= 0x1F000:
		return string(r), n
	}
	// Other scripts: one such pair may be chance, several in a row are none.
	var b strings.Builder
	letters, at := 0, i
	for at < len(s) {
		r, n := letterAt(s, at, by)
		if n == 0 {
			if s[at] == ' ' && letters > 0 {
				if _, n = letterAt(s, at+1, by); n > 0 {
					b.WriteByte(' ')
					at++
					continue
				}
			}
			break
		}
		if !unicode.IsLetter(r) {
			break
		}
		b.WriteRune(r)
		letters++
		at += n
	}
	if letters < 2 {
		return "", 0
	}
	return b.String(), at - i
}

// known says whether a rune is one that Western texts are full of.
func known(r rune) bool {
	return r >= 0xA0 && r < 0x180 || r >= 0x2010 && r < 0x2040 || r == '€' || r == '™'
}

// letterAt reads the runes from i on as the bytes of one UTF-8 letter and answers
// it with the length of the runes, 0 when they are none.
func letterAt(s string, i int, by route) (rune, int) {
	var raw [4]byte
	at := i
	for have := 0; have < len(raw) && at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		c, ok := byteOf(r, by)
		if !ok || r < utf8.RuneSelf || have == 0 && c < 0xC2 || have > 0 && (c < 0x80 || c > 0xBF) {
			return 0, 0
		}
		raw[have] = c
		have++
		at += size
		if utf8.FullRune(raw[:have]) {
			r, size := utf8.DecodeRune(raw[:have])
			if r == utf8.RuneError || size != have {
				return 0, 0
			}
			if by == routeWindows && r >= 0x800 && r < 0x1F000 && !third(s, i, raw[0]) {
				return 0, 0
			}
			return r, at - i
		}
	}
	return 0, 0
}

// third says whether the second of three runes is a sign that no word goes on with,
// so that "«café»" before a no-break space is not taken for one letter.
func third(s string, i int, lead byte) bool {
	_, size := utf8.DecodeRuneInString(s[i:])
	r, _ := utf8.DecodeRuneInString(s[i+size:])
	if lead != 0xE2 {
		return r != '»' && r != '«' && r != '\u00a0'
	}
	switch r {
	case '€', '‚', '„', '†', 'ˆ', '‰', '˜', '™', 'œ', 0x80, 0x82, 0x84, 0x86, 0x88:
		return true
	}
	return false
}

// whole says whether a pair cannot be a capital at the end of a word in capitals
// with a closing sign after it: “AMANHÔ is sound, CÔTE was CÔTE.
func whole(s string, i, n int) bool {
	lead, size := utf8.DecodeRuneInString(s[i:])
	second, _ := utf8.DecodeRuneInString(s[i+size:])
	closing := false
	switch second {
	case '”', '“', '’', '‘', '»', '«', '–', '—', '…', '\u00a0', '°', 'º', 'ª', '®', '™', '·', '¿', '¡', '†':
		closing = true
	}
	if !closing {
		return !unicode.IsLetter(second) || lead == 'Ã' || lead == 'Ä' || lead == 'Å' || lead == 'Â'
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+n:])
	if unicode.IsUpper(before) {
		return second != '\u00a0' && unicode.IsLetter(after)
	}
	// Alone before a sign only "Ã" and "Â" stand, which are no words.
	return unicode.IsLower(before) || lead == 'Ã' || lead == 'Â' || unicode.IsLetter(after)
}
