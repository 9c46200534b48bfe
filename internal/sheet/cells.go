package sheet

import (
	"unicode/utf8"
)

// cellMaker turns the bytes of a row into cells of text.
type cellMaker struct {
	tok    tokenizer
	single bool
	letter [256]letter // what a byte decodes to in an encoding of single bytes
	cells  []string
	own    []byte // bytes of cells that are not in the file as they read
	bare   []byte // a cell without its escapes, before it is decoded
}

// letter is a letter in UTF-8.
type letter struct {
	b [4]byte
	n uint8
}

func newCellMaker(d Dialect, width int) cellMaker {
	m := cellMaker{tok: newTokenizer(d, delimiterBytes(d), width)}
	if cm := charmapOf(d.Encoding); cm != nil {
		m.single = true
		for i := range m.letter {
			l := &m.letter[i]
			l.n = uint8(utf8.EncodeRune(l.b[:], cm.DecodeByte(byte(i))))
		}
	}
	return m
}

// row answers the cells of the row whose fields the tokenizer has just found.
func (m *cellMaker) row(b []byte) ([]string, Flag) {
	var flags Flag
	if m.tok.stray {
		flags |= StrayQuote
	}
	nul := indexNUL(b) >= 0
	if nul {
		flags |= NulBytes
	}
	bad := !m.single && !utf8.Valid(b)
	if bad {
		flags |= BadBytes
	}
	plain := !nul && !bad && (!m.single || ascii(b))
	m.cells, m.own = m.cells[:0], m.own[:0]
	for _, f := range m.tok.fields {
		raw := b[f.start:f.end]
		if (plain || m.single && !nul && ascii(raw)) && !f.quoted && len(raw) <= MaxCell {
			m.cells = append(m.cells, text(raw))
			continue
		}
		if f.quoted || nul {
			m.bare = m.undo(m.bare[:0], raw, f.quoted, nul)
			raw = m.bare
		}
		from := len(m.own)
		switch {
		case m.single:
			m.own = m.decode(m.own, raw)
		case bad:
			m.own = mend(m.own, raw)
		default:
			m.own = append(m.own, raw...)
		}
		if len(m.own)-from > MaxCell {
			cut := from + MaxCell
			for cut > from && !utf8.RuneStart(m.own[cut]) {
				cut--
			}
			m.own = m.own[:cut]
			flags |= TooLong
		}
		m.cells = append(m.cells, text(m.own[from:]))
	}
	return m.cells, flags
}

// undo appends a cell's text without what stands for something else in it.
func (m *cellMaker) undo(dst, raw []byte, quoted, nul bool) []byte {
	from := len(dst)
	if quoted {
		dst = m.tok.undo(dst, raw)
	} else {
		dst = append(dst, raw...)
	}
	if nul {
		dst = dst[:from+len(dropNUL(dst[from:]))]
	}
	return dst
}

// decode appends what bytes read in an encoding of single bytes.
func (m *cellMaker) decode(dst, b []byte) []byte {
	for i := 0; i < len(b); {
		if c := b[i]; c >= utf8.RuneSelf {
			l := &m.letter[c]
			dst = append(dst, l.b[:l.n]...)
			i++
			continue
		}
		j := i + 1
		for j < len(b) && b[j] < utf8.RuneSelf {
			j++
		}
		dst = append(dst, b[i:j]...)
		i = j
	}
	return dst
}

// mend appends bytes with what is no UTF-8 replaced, each byte by one sign.
func mend(dst, b []byte) []byte {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		dst = utf8.AppendRune(dst, r)
		i += n
	}
	return dst
}

func dropNUL(b []byte) []byte {
	n := 0
	for _, c := range b {
		if c != 0 {
			b[n] = c
			n++
		}
	}
	return b[:n]
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
