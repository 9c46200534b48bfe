package sheet

import "bytes"

// quotedRow reads a row that has a quote in its first line, of text bytes and n
// with its end. If the quotes close as they should the row may span lines. If
// not, one of them is stray, and the readings of the row are compared: the one
// with the columns of the table wins, and the file goes on after that row.
func (t *tokenizer) quotedRow(b []byte, text, n int, last bool) (int, bool) {
	end, state := t.strict(b, text, n, last)
	switch state {
	case rowCut:
		return 0, false
	case rowWhole:
		if end == n || t.width == 0 || len(t.fields) == t.width {
			return end, true
		}
		// Over several lines and not of the table's width: a stray quote may have
		// met another by chance. Whole lines must not be lost to that.
		keep := append([]field(nil), t.fields...)
		if t.search(b, text) {
			t.stray = true
			return n, true
		}
		t.fields = append(t.fields[:0], keep...)
		return end, true
	}
	t.stray = true
	if t.search(b, text) {
		return n, true
	}
	switch end, state := t.lines(b, n, last); state {
	case rowCut:
		return 0, false
	case rowWhole:
		return end, true
	}
	t.asText(b, text)
	return n, true
}

type rowState uint8

const (
	rowWhole rowState = iota
	rowStray          // a quote does not close, or closes before more text
	rowCut            // the bytes end before it can be told
)

// strict reads a row whose quotes are as they should be. A cell that goes on past
// the limits is believed only in a row whose cells are all quoted and as many as
// the table has: a stray quote does not make such a row.
func (t *tokenizer) strict(b []byte, text, n int, last bool) (int, rowState) {
	t.fields = t.fields[:0]
	from, long, bare := 0, false, false
	for {
		next := 0
		if q := t.opening(b, from, text); q >= 0 {
			c, state := t.quotedCell(b, q, text, n, last)
			if state != rowWhole {
				return 0, state
			}
			text, n, next = c.text, c.n, c.next
			long = long || c.long
		} else {
			var end int
			end, next = t.cut(b, from, text)
			t.add(b, from, end)
			bare = true
		}
		if next < 0 {
			if long && (bare || len(t.fields) != t.width) {
				return 0, rowStray
			}
			return n, rowWhole
		}
		from = next
	}
}

// quotedCell is how far a quoted cell goes: the line it ends in, and the place of
// the next cell, -1 at the end of the row.
type quotedCell struct {
	text, n, next int
	long          bool
}

// quotedCell takes the cell that opens at q, over line ends if need be.
func (t *tokenizer) quotedCell(b []byte, q, text, n int, last bool) (quotedCell, rowState) {
	i, lines, undo, long := q+1, 0, false, false
	for {
		j := t.quoteFrom(b, i, text)
		if j < 0 {
			// No quote in this line: take the next one to it.
			lines++
			if !t.exact {
				long = long || lines > maxQuotedLines || n-q > maxQuotedBytes
				if long && (t.width == 0 || n-q > MaxCell) {
					return quotedCell{}, rowStray
				}
			}
			more, m := t.line(b[n:], last)
			if m < 0 {
				if !last {
					return quotedCell{}, rowCut
				}
				if n == len(b) {
					return quotedCell{}, rowStray
				}
				more, m = len(b)-n, len(b)-n
			}
			i, text, n = n, n+more, n+m
			continue
		}
		if t.escape != 0 && b[j] == t.escape || j+1 < text && b[j+1] == t.quote {
			i, undo = j+2, true
			continue
		}
		next, closes := t.after(b, j+1, text)
		if !closes {
			return quotedCell{}, rowStray
		}
		t.fields = append(t.fields, field{start: q + 1, end: j, quoted: undo})
		return quotedCell{text: text, n: n, next: next, long: long}, rowWhole
	}
}

// quoteFrom answers the place of the next quote or, in a dialect with escapes,
// of the next escape that counts.
func (t *tokenizer) quoteFrom(b []byte, i, to int) int {
	if i >= to {
		return -1
	}
	j := bytes.IndexByte(b[i:to], t.quote)
	if t.escape != 0 {
		end := to
		if j >= 0 {
			end = i + j
		}
		for k := i; k < end; k++ {
			if b[k] == t.escape && k+1 < to && (b[k+1] == t.quote || b[k+1] == t.escape) {
				return k
			}
		}
	}
	if j < 0 {
		return -1
	}
	return i + j
}

// lines reads the row as quoted text with quotes inside that were not doubled,
// over a few lines, and answers it whole only if that gives the table's width.
func (t *tokenizer) lines(b []byte, n int, last bool) (int, rowState) {
	if t.width == 0 {
		return 0, rowStray
	}
	for range strayLines {
		if n > maxQuotedBytes {
			break
		}
		text, m := t.line(b[n:], last)
		if m < 0 {
			if !last {
				return 0, rowCut
			}
			if n == len(b) {
				break
			}
			text, m = len(b)-n, len(b)-n
		}
		if t.search(b, n+text) {
			return n + m, rowWhole
		}
		n += m
	}
	return 0, rowStray
}

// asText reads a line with every quote that does not close a cell as text.
func (t *tokenizer) asText(b []byte, text int) {
	t.fields = t.fields[:0]
	from := 0
	for {
		q := t.opening(b, from, text)
		if q >= 0 {
			if end, next, undo, ok := t.clean(b, q, text); ok {
				t.fields = append(t.fields, field{start: q + 1, end: end, quoted: undo})
				if next < 0 {
					return
				}
				from = next
				continue
			}
		}
		end, next := t.cut(b, from, text)
		t.add(b, from, end)
		if next < 0 {
			return
		}
		from = next
	}
}

// clean answers where a quoted cell that opens at q closes in its line, if its
// quotes are as they should be.
func (t *tokenizer) clean(b []byte, q, text int) (end, next int, undo, ok bool) {
	i := q + 1
	for {
		j := t.quoteFrom(b, i, text)
		switch {
		case j < 0:
			return 0, 0, false, false
		case t.escape != 0 && b[j] == t.escape, j+1 < text && b[j+1] == t.quote:
			i, undo = j+2, true
			continue
		}
		next, ok = t.after(b, j+1, text)
		return j, next, undo, ok
	}
}
