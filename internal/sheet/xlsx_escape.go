package sheet

import (
	"bytes"
	"unicode/utf8"
)

// unescapeXString resolves the _xHHHH_ by which a workbook writes characters that
// XML cannot hold; it works in place.
func unescapeXString(b []byte) []byte {
	w := bytes.Index(b, []byte("_x"))
	if w < 0 {
		return b
	}
	for i := w; i < len(b); {
		u, ok := xEscape(b[i:])
		if !ok {
			b[w] = b[i]
			w, i = w+1, i+1
			continue
		}
		i += 7
		r := rune(u)
		if u >= 0xd800 && u < 0xdc00 {
			low, ok := xEscape(b[i:])
			if ok && low >= 0xdc00 && low < 0xe000 {
				r = (rune(u)-0xd800)<<10 + rune(low) - 0xdc00 + 0x10000
				i += 7
			}
		}
		w += utf8.EncodeRune(b[w:w+4], r)
	}
	return b[:w]
}

func xEscape(b []byte) (uint16, bool) {
	if len(b) < 7 || b[0] != '_' || b[1] != 'x' || b[6] != '_' {
		return 0, false
	}
	var u uint16
	for _, c := range b[2:6] {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c >= 'a' && c <= 'f':
			c -= 'a' - 10
		case c >= 'A' && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		u = u<<4 | uint16(c)
	}
	return u, true
}

// appendXString appends a text as a workbook's XML holds it: what XML has no
// characters for is written as _xHHHH_, and what only looks like that is guarded.
func appendXString(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '&':
			dst = append(dst, "&amp;"...)
		case c == '<':
			dst = append(dst, "&lt;"...)
		case c == '>':
			dst = append(dst, "&gt;"...)
		case c == '_' && looksEscaped(s[i:]):
			dst = append(dst, "_x005F_"...)
		case c < ' ' && c != '\t' && c != '\n':
			dst = appendXEscape(dst, rune(c))
		case c < utf8.RuneSelf:
			dst = append(dst, c)
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == 0xfffe || r == 0xffff {
				dst = appendXEscape(dst, r)
			} else {
				dst = utf8.AppendRune(dst, r)
			}
			i += n
			continue
		}
		i++
	}
	return dst
}

func looksEscaped(s string) bool {
	_, ok := xEscape([]byte(s[:min(len(s), 7)]))
	return ok
}

func appendXEscape(dst []byte, r rune) []byte {
	const hex = "0123456789ABCDEF"
	return append(dst, '_', 'x', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15], '_')
}
