package match

import "bytes"

// What is alike in two names without making them one, and what is unlike and does not
// make them two.

// otherSex says whether two given names are a man's and a woman's of one stem: Louis
// and Louise, Gabriel and Gabriela. What is but a slip is told by the stem.
func otherSex(s, t []byte) bool {
	head := 0
	for head < min(len(s), len(t)) && s[head] == t[head] {
		head++
	}
	if head < 3 || max(len(s), len(t))-head > 4 || doubled(s, t, head) {
		return false
	}
	for _, x := range [...][2]string{ // a man's end, and a woman's
		{"", "a"},
		{"", "e"},
		{"o", "a"},
		{"us", "a"},
		{"e", "ette"},
		{"e", "ine"},
		{"", "ette"},
		{"", "etta"},
		{"", "ina"},
		{"", "ine"},
		{"", "ne"},
		{"", "le"},
		{"", "te"},
		{"", "se"},
		{"", "na"},
		{"", "la"},
		{"", "ie"},
		{"e", "ie"},
		{"ic", "ique"},
		{"ian", "ina"},
		{"ien", "ie"},
		{"ain", "ie"},
		{"o", "ina"},
		{"dre", "dra"},
		{"ak", "ika"},
	} {
		if ended(s, t, head, x[0], x[1]) || ended(t, s, head, x[0], x[1]) {
			return true
		}
	}
	return false
}

// doubled says whether one is the other with a letter typed twice; head is how many letters
// the two have in common from the front.
func doubled(s, t []byte, head int) bool {
	if len(s) > len(t) {
		s, t = t, s
	}
	return len(t) == len(s)+1 && head < len(t) && t[head] == t[head-1] && bytes.Equal(s[head:], t[head+1:])
}

// ended says whether s is a stem with the man's end and t the stem with the woman's;
// head is how many letters the two have in common from the front.
func ended(s, t []byte, head int, man, woman string) bool {
	n := len(s) - len(man)
	if n < 3 || n > head || len(t)-len(woman) != n || !bytes.HasSuffix(s, []byte(man)) || !bytes.HasSuffix(t, []byte(woman)) {
		return false
	}
	if man != "" {
		return true
	}
	last := s[n-1]
	switch woman {
	case "a":
		return last != 'i' // "Juli" and "Julia"
	case "e":
		return last != s[n-2] && last != 'i' // "Yvett" and "Yvette"
	case "ne", "le", "te", "se", "na", "la":
		return last == woman[0] // Yvon, Yvonne
	}
	return !vowel(last)
}

func vowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// otherSyllable says whether two names of two Chinese syllables share one and differ
// in the other beyond a slip: Jianhua and Jianguo.
func otherSyllable(s, t []byte) bool {
	for i := 2; i < min(len(s), 7)-1; i++ {
		if !syllable(s[:i]) || !syllable(s[i:]) {
			continue
		}
		if len(t) > i+1 && bytes.Equal(s[:i], t[:i]) && syllable(t[i:]) && edits(s[i:], t[i:], 1) > 1 {
			return true
		}
		if n := len(s) - i; len(t) > n+1 && bytes.HasSuffix(t, s[i:]) && syllable(t[:len(t)-n]) && edits(s[:i], t[:len(t)-n], 1) > 1 {
			return true
		}
	}
	return false
}

// syllable says whether letters are a syllable of Chinese, as it is romanised.
func syllable(s []byte) bool {
	n := 0
	switch {
	case len(s) > 1 && s[1] == 'h' && (s[0] == 'z' || s[0] == 'c' || s[0] == 's'):
		n = 2
	case !vowel(s[0]) || s[0] == 'y':
		n = 1
	}
	switch string(s[n:]) {
	case "a", "o", "e", "i", "u", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong",
		"ia", "ie", "iao", "iu", "ian", "in", "iang", "ing", "iong",
		"ua", "uo", "uai", "ui", "uan", "un", "uang", "ue":
		return n > 0 || s[0] != 'i' && s[0] != 'u'
	}
	return false
}

// spelledAlike says whether two names are one in two spellings of the Latin alphabet:
// Deepak and Dipak, Tariq and Tarek, Hussain and Husayn.
func spelledAlike(s, t []byte) bool {
	if min(len(s), len(t)) < 4 || max(len(s), len(t)) > 24 {
		return false
	}
	var room [2][32]byte
	return bytes.Equal(spelling(room[0][:0], s), spelling(room[1][:0], t))
}

// spelling makes one text of what is written in several ways.
func spelling(out, s []byte) []byte {
	for i, c := range s {
		switch c {
		case 'e', 'y':
			if i > 0 {
				c = 'i'
			}
		case 'o', 'w':
			c = 'u'
		case 'q', 'c':
			c = 'k'
		case 'v':
			c = 'b'
		case 'z':
			c = 's'
		case 't':
			if i+1 < len(s) && s[i+1] == 'x' { // Etxeberria, Echeverría
				continue
			}
		case 'x':
			if i > 0 && s[i-1] == 't' {
				c = 'k'
			}
		case 'h':
			if i > 0 && !vowel(s[i-1]) { // "kh", "gh", "dh"
				continue
			}
		}
		if n := len(out); n > 0 && out[n-1] == c {
			continue
		}
		out = append(out, c)
	}
	return out
}

// sounding says whether two syllables of Korea are one, romanised in two ways: eun and
// un, young and yong.
func sounding(s, t []byte) bool {
	var room [2][16]byte
	return len(s) < 8 && len(t) < 8 && bytes.Equal(hangul(room[0][:0], s), hangul(room[1][:0], t))
}

func hangul(out, s []byte) []byte {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if i+1 < len(s) {
			switch string(s[i : i+2]) {
			case "eu", "oo", "ou", "wu":
				c, i = 'u', i+1
			case "eo":
				c, i = 'o', i+1
			case "ae":
				c, i = 'e', i+1
			case "ee":
				c, i = 'i', i+1
			case "ch":
				c, i = 'j', i+1
			}
		}
		if c == 'u' && len(out) > 0 && out[len(out)-1] == 'y' {
			c = 'o' // "young", "yeong", "yong"
		}
		switch c {
		case 'k':
			c = 'g'
		case 'p':
			c = 'b'
		case 't':
			c = 'd'
		}
		out = append(out, c)
	}
	return out
}

// lostLetters says whether two texts are the same but for letters that were lost in
// one of them. A lost letter may stand for half of one, or for none.
func lostLetters(s, t []byte) bool {
	if bytes.IndexByte(s, anyLetter) < 0 {
		s, t = t, s
		if bytes.IndexByte(s, anyLetter) < 0 {
			return false
		}
	}
	if len(s) < 3 || len(s) > 48 || len(t) > 48 {
		return false
	}
	return fits(s, t)
}

func fits(s, t []byte) bool {
	for len(s) > 0 {
		if s[0] == anyLetter {
			return fits(s[1:], t) || len(t) > 0 && fits(s[1:], t[1:])
		}
		if len(t) == 0 || s[0] != t[0] && t[0] != anyLetter {
			return false
		}
		s, t = s[1:], t[1:]
	}
	return len(t) == 0
}
