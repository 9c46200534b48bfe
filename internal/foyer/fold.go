package foyer

import (
	"unicode"
	"unicode/utf8"
)

// Fold appends s to dst in lower case and without accents, so that "Élise" and
// "elise" are the same bytes. Marks that stand by themselves are dropped, letters
// of scripts without case or accents stay as they are.
func Fold(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			dst = append(dst, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		dst = FoldRune(dst, r)
		i += n
	}
	return dst
}

// FoldRune appends one letter as [Fold] does: nothing for a lone mark, two
// letters for one like "æ".
func FoldRune(dst []byte, r rune) []byte {
	table, at := "", 0
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return append(dst, byte(r))
	case 0xC0 <= r && r <= 0x24F:
		table, at = foldLatin, int(r-0xC0)*2
	case 0x1E00 <= r && r <= 0x1EFF:
		table, at = foldLatinMore, int(r-0x1E00)*2
	}
	if table != "" && table[at] != ' ' {
		dst = append(dst, table[at])
		if c := table[at+1]; c != ' ' {
			dst = append(dst, c)
		}
		return dst
	}
	if unicode.Is(unicode.Mn, r) {
		return dst
	}
	return utf8.AppendRune(dst, foldOther(unicode.ToLower(r)))
}

// foldOther takes the accent off the lower-case letters that have one and whose
// plain letter is not ASCII.
func foldOther(r rune) rune {
	switch r {
	case 'ά':
		return 'α'
	case 'έ':
		return 'ε'
	case 'ή':
		return 'η'
	case 'ί', 'ϊ', 'ΐ':
		return 'ι'
	case 'ό':
		return 'ο'
	case 'ύ', 'ϋ', 'ΰ':
		return 'υ'
	case 'ώ':
		return 'ω'
	case 'ς':
		return 'σ'
	case 'й':
		return 'и'
	case 'ё':
		return 'е'
	case 'ї':
		return 'і'
	case 'ў':
		return 'у'
	case 'ǯ':
		return 'ʒ'
	}
	return r
}

// The folded letters from U+00C0 to U+024F and from U+1E00 to U+1EFF, two bytes
// each; two spaces stand for a letter that stays.
const (
	foldLatin = "" +
		"a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thssa a a a a a aec e e e e i i i i " +
		"d n o o o o o   o u u u u y thy a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g " +
		"g g g g h h h h i i i i i i i i i i ijijj j k k k l l l l l l l l l l n n n n n n n n n o o o o " +
		"o o oeoer r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s " +
		"                                                                o o                           u " +
		"u                                       dzdzdzljljljnjnjnja a i i o o u u u u u u u u u u   a a " +
		"a a aeae    g g k k o o o o     j dzdzdzg g     n n a a aeaeo o a a a a e e e e i i i i o o o o " +
		"r r r r u u u u s s t t     h h             a a e e o o o o o o o o y y                         " +
		"                                "
	foldLatinMore = "" +
		"a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f g g h h h h h h h h h h i i i i " +
		"k k k k k k l l l l l l l l m m m m m m n n n n n n n n o o o o o o o o p p p p r r r r r r r r " +
		"s s s s s s s s s s t t t t t t t t u u u u u u u u u u v v v v w w w w w w w w w w x x x x y y " +
		"z z z z z z h t w y   s     ss  a a a a a a a a a a a a a a a a a a a a a a a a e e e e e e e e " +
		"e e e e e e e e i i i i o o o o o o o o o o o o o o o o o o o o o o o o u u u u u u u u u u u u " +
		"u u y y y y y y y y             "
)
