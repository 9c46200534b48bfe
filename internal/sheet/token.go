package sheet

import "bytes"

// field is where a cell lies in the bytes of its row, outer quotes left out.
type field struct {
	start, end int
	quoted     bool // quotes or escapes inside have to be undone
}

// lineEnds says which bytes end a row.
type lineEnds uint8

const (
	endLF    lineEnds = iota // \n and \r\n; a lone \r is data
	endCR                    // \r and \r\n; a lone \n is data
	endMixed                 // any of the three
)

// tokenizer finds the cells of one row at a time. It works on the bytes of any
// encoding that has ASCII where ASCII has it, and keeps nothing between rows:
// the same bytes give the same cells wherever they are read from.
type tokenizer struct {
	delim  []byte
	one    byte // the delimiter, if it is a single byte and not a run of spaces
	quote  byte // 0 for none
	escape byte // a backslash, or 0
	ends   lineEnds
	padded bool
	spaces bool // runs of spaces are one delimiter
	exact  bool // no quote is stray
	width  int  // columns of the table, to judge readings of a stray quote; 0 unknown

	fields []field
	stray  bool
	steps  int // left for the search for a reading
}

func newTokenizer(d Dialect, delim []byte, width int) tokenizer {
	t := tokenizer{delim: delim, padded: d.Padded, exact: d.Canonical, width: width}
	if d.Delimiter == " " && d.Padded {
		t.spaces = true
	} else if len(delim) == 1 {
		t.one = delim[0]
	}
	if d.Quote != "" {
		t.quote = d.Quote[0]
	}
	if d.Escape != "" {
		t.escape = d.Escape[0]
	}
	switch d.LineEnd {
	case "\r":
		t.ends = endCR
	case "mixed":
		t.ends = endMixed
	}
	return t
}

// next finds the row at the start of b. It answers the bytes the row takes, its
// line end with them, and false if b ends too early and more may come.
func (t *tokenizer) next(b []byte, last bool) (n int, ok bool) {
	t.fields, t.stray = t.fields[:0], false
	text, n := t.line(b, last)
	if n < 0 {
		if !last {
			return 0, false
		}
		text, n = len(b), len(b)
	}
	if t.quote == 0 || bytes.IndexByte(b[:text], t.quote) < 0 {
		t.split(b, 0, text)
		return n, true
	}
	return t.quotedRow(b, text, n, last)
}

// line answers how many bytes the first line of b has without and with its end,
// and -1 if no end is there, or a byte that belongs to it may follow.
func (t *tokenizer) line(b []byte, last bool) (text, n int) {
	i := -1
	if t.ends != endCR {
		i = bytes.IndexByte(b, '\n')
	}
	if t.ends == endLF {
		switch {
		case i > 0 && b[i-1] == '\r':
			return i - 1, i + 1
		case i >= 0:
			return i, i + 1
		case last && len(b) > 0 && b[len(b)-1] == '\r':
			// What is left of an end that was cut off.
			return len(b) - 1, len(b)
		}
		return 0, -1
	}
	head := b
	if i >= 0 {
		head = b[:i]
	}
	switch j := bytes.IndexByte(head, '\r'); {
	case j < 0 && i < 0:
		return 0, -1
	case j < 0:
		return i, i + 1
	case j+1 == len(b) && !last:
		return 0, -1
	case j+1 < len(b) && b[j+1] == '\n':
		return j, j + 2
	default:
		return j, j + 1
	}
}

// split cuts b[from:to], which has no quote that counts, at its delimiters.
func (t *tokenizer) split(b []byte, from, to int) {
	for {
		end, next := t.cut(b, from, to)
		t.add(b, from, end)
		if next < 0 {
			return
		}
		from = next
	}
}

// add takes b[from:to] as a cell as it stands.
func (t *tokenizer) add(b []byte, from, to int) {
	if t.padded {
		for from < to && isPad(b[from]) {
			from++
		}
		for from < to && isPad(b[to-1]) {
			to--
		}
	}
	t.fields = append(t.fields, field{start: from, end: to})
}

// cut answers where the text from ends and where the next cell begins, -1 if
// there is none.
func (t *tokenizer) cut(b []byte, from, to int) (end, next int) {
	switch {
	case t.one != 0:
		if i := bytes.IndexByte(b[from:to], t.one); i >= 0 {
			return from + i, from + i + 1
		}
	case t.spaces:
		for from < to && b[from] == ' ' {
			from++
		}
		if i := bytes.IndexByte(b[from:to], ' '); i >= 0 {
			end = from + i
			next = end
			for next < to && b[next] == ' ' {
				next++
			}
			if next == to {
				// Spaces at the end of a row part nothing.
				return end, -1
			}
			return end, next
		}
	case len(t.delim) > 0:
		if i := bytes.Index(b[from:to], t.delim); i >= 0 {
			return from + i, from + i + len(t.delim)
		}
	}
	return to, -1
}

func isPad(c byte) bool { return c == ' ' }

// after says what follows a closing quote before i: the place of the next cell,
// -1 at the end of the row, or that the quote closes nothing because text follows.
func (t *tokenizer) after(b []byte, i, to int) (next int, closes bool) {
	if len(t.delim) > 0 && bytes.HasPrefix(b[i:to], t.delim) {
		if !t.spaces {
			return i + len(t.delim), true
		}
		for i < to && b[i] == ' ' {
			i++
		}
		if i == to {
			return -1, true
		}
		return i, true
	}
	for i < to && b[i] == ' ' {
		i++
	}
	switch {
	case i >= to:
		return -1, true
	case len(t.delim) > 0 && bytes.HasPrefix(b[i:to], t.delim):
		return i + len(t.delim), true
	}
	return 0, false
}

// opening answers where the quote of a quoted cell at from stands, or -1.
func (t *tokenizer) opening(b []byte, from, to int) int {
	if t.padded {
		for from < to && isPad(b[from]) {
			from++
		}
	}
	if from < to && b[from] == t.quote {
		return from
	}
	return -1
}

// needsUndo says whether the text of a quoted cell is not yet its value.
func (t *tokenizer) needsUndo(b []byte) bool {
	return bytes.IndexByte(b, t.quote) >= 0 || t.escape != 0 && bytes.IndexByte(b, t.escape) >= 0
}

// undo appends the value of a quoted cell's text: quotes are no longer doubled
// and escaped ones no longer escaped. A quote that stands alone is kept.
func (t *tokenizer) undo(dst, b []byte) []byte {
	for len(b) > 0 {
		i := bytes.IndexByte(b, t.quote)
		if t.escape != 0 {
			if j := bytes.IndexByte(b, t.escape); j >= 0 && (i < 0 || j < i) {
				i = j
			}
		}
		if i < 0 || i+1 == len(b) {
			return append(dst, b...)
		}
		dst = append(dst, b[:i]...)
		c, n := b[i], b[i+1]
		if c == t.quote && n == t.quote || t.escape != 0 && c == t.escape && (n == t.quote || n == t.escape) {
			dst = append(dst, n)
			b = b[i+2:]
			continue
		}
		dst = append(dst, c)
		b = b[i+1:]
	}
	return dst
}

// delimiterBytes writes the delimiter in the encoding of the file.
func delimiterBytes(d Dialect) []byte {
	if d.Delimiter == "" {
		return nil
	}
	if m := charmapOf(d.Encoding); m != nil {
		var out []byte
		for _, r := range d.Delimiter {
			c, ok := m.EncodeRune(r)
			if !ok {
				return []byte(d.Delimiter)
			}
			out = append(out, c)
		}
		return out
	}
	return []byte(d.Delimiter)
}
