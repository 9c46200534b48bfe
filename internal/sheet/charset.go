package sheet

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/wlynxg/chardet"
)

// guessCharset answers the encoding whose letters read best in words that are not
// UTF-8, and whether it stands out. Letters of Western Europe are judged here,
// because no detector knows CP850; for other scripts one is asked about the raw
// text, whose letters must not be cut.
func guessCharset(words, raw []byte) (name string, sure bool) {
	words = onceOver(words)
	names := []string{enc1252, "iso-8859-15", "macroman", "cp850", "windows-1250", "iso-8859-2"}
	best, second := 0.0, 0.0
	for i, n := range names {
		score := plausible(n, words)
		switch {
		case i == 0:
			best, second, name = score, score-1000, n
		case score > best:
			best, second, name = score, best, n
		case score > second:
			second = score
		}
	}
	if best >= 0.75 && !dense(words) {
		return name, best-second > 0.2 || name == enc1252 && best >= 1
	}
	found := chardet.Detect(raw)
	if other := encodingName(found.Encoding); other != "" && !strings.HasPrefix(other, "utf-") && found.Confidence >= 0.6 &&
		!strings.HasPrefix(other, "iso-8859") && other != enc1252 && other != "macroman" {
		return other, found.Confidence >= 0.9
	}
	return name, false
}

// onceOver leaves out what another program had already broken: the two bytes of a
// letter of UTF-8, kept as two letters. Whatever the encoding, they read as noise,
// and the one whose noise looks most like letters would win.
func onceOver(words []byte) []byte {
	kept := make([]byte, 0, len(words))
	for i := 0; i < len(words); i++ {
		if (words[i] == 0xc2 || words[i] == 0xc3) && i+1 < len(words) && words[i+1] >= 0x80 && words[i+1] < 0xc0 {
			i++
			continue
		}
		kept = append(kept, words[i])
	}
	return kept
}

// dense says whether most letters of the words lie beyond ASCII. No language of
// Western Europe writes so, but read in its encodings other alphabets do.
func dense(words []byte) bool {
	high, letters := 0, 0
	for _, c := range words {
		switch {
		case c >= 0x80:
			high++
			letters++
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			letters++
		}
	}
	return high > 8 && 10*high > 6*letters
}

const (
	lettersCommon = "éèàçüöäñóíáãõôêúßâî"
	lettersLower  = "ëïìòùûåæøœ"
	lettersUpper  = "ÉÈÀÇÜÖÄÑÓÍÁÃÕÔÊÚÂÎËÏÌÒÙÛÅÆØŒ"
	lettersEast   = "ąćęłńśźżčďěňřšťůžőűýĄĆĘŁŃŚŹŻČĎĚŇŘŠŤŮŽŐŰÝ"
	signsInside   = "’·"
	signsEdge     = "’‘“”«»„–—…€£©®™°·ºª¿¡§\u00a0"
)

// plausible answers how well the bytes beyond ASCII read as letters of an
// encoding, a mean for each such byte: above 1 for good words, below 0 for noise.
func plausible(name string, words []byte) float64 {
	m := charmapOf(name)
	score, n := 0.0, 0
	for _, w := range bytes.Split(words, []byte{'\n'}) {
		runes := make([]rune, len(w))
		for i, c := range w {
			runes[i] = m.DecodeByte(c)
		}
		for i, c := range w {
			if c >= 0x80 {
				score += letterWorth(runes, i)
				n++
			}
		}
	}
	if n == 0 {
		return 0
	}
	if name == "windows-1250" || name == "iso-8859-2" {
		// Its letters are rarer here and many of them sit where the others are.
		return score/float64(n) - 0.25
	}
	return score / float64(n)
}

func letterWorth(w []rune, i int) float64 {
	r := w[i]
	var before, after rune
	if i > 0 {
		before = w[i-1]
	}
	if i+1 < len(w) {
		after = w[i+1]
	}
	inside := unicode.IsLetter(before) && unicode.IsLetter(after)
	worth := 0.0
	switch {
	case strings.ContainsRune(lettersCommon, r):
		worth = 1.5
	case strings.ContainsRune(lettersLower, r):
		worth = 1.2
	case strings.ContainsRune(lettersUpper, r):
		worth = 1
	case strings.ContainsRune(lettersEast, r):
		worth = 0.8
	case r == '€':
		if unicode.IsLetter(before) || unicode.IsLetter(after) {
			return -1
		}
		return 1.2
	case inside && strings.ContainsRune(signsInside, r):
		return 1.2
	case !inside && strings.ContainsRune(signsEdge, r):
		return 0.8
	case r < 0xa0, r == unicode.ReplacementChar:
		return -4
	case unicode.IsLetter(r):
		return -0.3
	case r >= 0x2500 && r < 0x2600:
		return -3
	default:
		return -1.5
	}
	// A capital after a small letter, or a small one among capitals, is seldom
	// written and often misread.
	switch {
	case unicode.IsUpper(r) && unicode.IsLower(before):
		worth -= 2.5
	case unicode.IsUpper(r) && unicode.IsLower(after) && before != 0 && unicode.IsLetter(before):
		worth -= 1
	case unicode.IsLower(r) && unicode.IsUpper(before) && unicode.IsUpper(after):
		worth -= 1.5
	}
	return worth
}
