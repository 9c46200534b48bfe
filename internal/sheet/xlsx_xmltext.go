package sheet

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

func (s *xmlScan) readAttrs(b []byte) error {
	s.attrs = s.attrs[:0]
	for {
		n := 0
		for n < len(b) && isXMLSpace(b[n]) {
			n++
		}
		if b = b[n:]; len(b) == 0 {
			return nil
		}
		eq := bytes.IndexByte(b, '=')
		if n == 0 || eq < 0 {
			return errXML
		}
		name := trimXML(b[:eq])
		for b = b[eq+1:]; len(b) > 0 && isXMLSpace(b[0]); {
			b = b[1:]
		}
		if !isXMLName(name) || len(b) < 2 || b[0] != '"' && b[0] != '\'' {
			return errXML
		}
		shut := bytes.IndexByte(b[1:], b[0])
		if shut < 0 || bytes.IndexByte(b[1:1+shut], '<') >= 0 {
			return errXML
		}
		s.attrs = append(s.attrs, xmlAttr{localName(name), b[1 : 1+shut]})
		b = b[shut+2:]
	}
}

// attr answers the text of an attribute of the last start tag, "" without it.
func (s *xmlScan) attr(name string) string {
	for _, a := range s.attrs {
		if string(a.name) == name {
			v, err := appendXMLText(nil, a.value, false)
			if err != nil {
				return string(a.value)
			}
			return string(v)
		}
	}
	return ""
}

// appendText appends the current text to dst, references resolved.
func (s *xmlScan) appendText(dst []byte) ([]byte, error) {
	return appendXMLText(dst, s.text, s.plain)
}

func appendXMLText(dst, b []byte, plain bool) ([]byte, error) {
	for {
		i := -1
		if len(b) < 64 { // IndexAny is slow to start, and most cells are short
			for j, c := range b {
				if c == '&' || c == '\r' {
					i = j
					break
				}
			}
		} else {
			i = bytes.IndexAny(b, "&\r")
		}
		if i < 0 {
			return append(dst, b...), nil
		}
		dst = append(dst, b[:i]...)
		switch {
		case b[i] == '\r':
			dst = append(dst, '\n')
			b = b[i+1:]
			if len(b) > 0 && b[0] == '\n' {
				b = b[1:]
			}
		case plain:
			dst = append(dst, '&')
			b = b[i+1:]
		default:
			semi := bytes.IndexByte(b[i:min(len(b), i+16)], ';')
			if semi < 0 {
				return dst, errXML
			}
			r, ok := xmlRef(b[i+1 : i+semi])
			if !ok {
				return dst, errXML
			}
			dst = utf8.AppendRune(dst, r)
			b = b[i+semi+1:]
		}
	}
}

func xmlRef(name []byte) (rune, bool) {
	switch string(name) {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(string(digits), base, 32)
	if err != nil || n > utf8.MaxRune {
		return 0, false
	}
	return rune(n), true
}

// quotesClosed says whether every quoted value in a piece of a tag has its end.
func quotesClosed(b []byte) bool {
	for {
		i := 0
		for i < len(b) && b[i] != '"' && b[i] != '\'' {
			i++
		}
		if i == len(b) {
			return true
		}
		shut := bytes.IndexByte(b[i+1:], b[i])
		if shut < 0 {
			return false
		}
		b = b[i+shut+2:]
	}
}

func localName(b []byte) []byte {
	if i := bytes.IndexByte(b, ':'); i >= 0 {
		return b[i+1:]
	}
	return b
}

// trimXML takes the space off the end.
func trimXML(b []byte) []byte {
	for len(b) > 0 && isXMLSpace(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	return b
}

func isXMLSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// isXMLName refuses what cannot be a name, which is how bytes gone astray show.
func isXMLName(b []byte) bool {
	if len(b) == 0 || b[0] >= '0' && b[0] <= '9' || b[0] == '-' || b[0] == '.' {
		return false
	}
	for _, c := range b {
		ok := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' ||
			c == ':' || c == '_' || c == '-' || c == '.' || c >= utf8.RuneSelf
		if !ok {
			return false
		}
	}
	return true
}
