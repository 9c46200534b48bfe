package sheet

import (
	"unicode/utf8"
)

// cellMaker turns the bytes of a row into cells of text.
type cellMaker struct {
	tok    tokenizer
	wide   [256][]byte // what a byte decodes to; nil in UTF-8
	single bool
	cells  []string
	own    []byte // bytes of cells that are not in the file as they read
}

func newCellMaker(d Dialect, width int) cellMaker {
	m := cellMaker{tok: newTokenizer(d, delimiterBytes(d), width)}
	if cm := charmapOf(d.Encoding); cm != nil {
		m.single = true
		for i := range m.wide {
			m.wide[i] = utf8.AppendRune(nil, cm.DecodeByte(byte(i)))
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
		if plain && !f.quoted && len(raw) <= MaxCell {
			m.cells = append(m.cells, text(raw))
			continue
		}
		from := len(m.own)
		if f.quoted {
			m.own = m.tok.undo(m.own, raw)
		} else {
			m.own = append(m.own, raw...)
		}
		if nul {
			m.own = m.own[:from+len(dropNUL(m.own[from:]))]
		}
		switch {
		case m.single && !plain:
			m.own = m.decode(m.own, from)
		case bad:
			m.own = mend(m.own, from)
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

// decode replaces b[from:] by what it reads in an encoding of single bytes. The
// decoded bytes are put behind it: each takes up to three.
func (m *cellMaker) decode(b []byte, from int) []byte {
	to := len(b)
	for i := from; i < to; i++ {
		b = append(b, m.wide[b[i]]...)
	}
	n := copy(b[from:], b[to:])
	return b[:from+n]
}

// mend replaces what is no UTF-8 in b[from:], each byte by one sign.
func mend(b []byte, from int) []byte {
	to := len(b)
	for i := from; i < to; {
		r, n := utf8.DecodeRune(b[i:to])
		b = utf8.AppendRune(b, r)
		i += n
	}
	n := copy(b[from:], b[to:])
	return b[:from+n]
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
