package sheet

const (
	strayLines = 8    // lines a row with a stray quote may have
	straySteps = 1500 // steps of a search; a file full of such rows must not crawl
	strayCost  = 4    // quotes out of place in a row
)

// search looks for the reading of b[:text] that has the width of the table with
// the fewest quotes out of place. It gives up after a fixed number of steps.
func (t *tokenizer) search(b []byte, text int) bool {
	if t.width == 0 || text > maxQuotedBytes {
		return false
	}
	t.steps = straySteps
	for cost := 1; cost <= strayCost && t.steps > 0; cost++ {
		t.fields = t.fields[:0]
		if t.try(b, 0, text, cost) {
			return true
		}
	}
	t.fields = t.fields[:0]
	return false
}

// try reads on from a cell's start with so many quotes out of place to spend.
func (t *tokenizer) try(b []byte, from, text, cost int) bool {
	if t.steps--; t.steps < 0 || len(t.fields) >= t.width {
		return false
	}
	mark := len(t.fields)
	q := t.opening(b, from, text)
	if q >= 0 && t.tryQuoted(b, q, text, cost) {
		return true
	}
	if q >= 0 {
		cost-- // a quote at the start of a cell, taken as text
	}
	if cost < 0 {
		return false
	}
	t.fields = t.fields[:mark]
	end, next := t.cut(b, from, text)
	t.add(b, from, end)
	if next < 0 {
		return len(t.fields) == t.width
	}
	if t.try(b, next, text, cost) {
		return true
	}
	t.fields = t.fields[:mark]
	return false
}

// tryQuoted reads the cell that opens at q as quoted, each quote in it as
// doubled, as closing, or, at a cost, as text.
func (t *tokenizer) tryQuoted(b []byte, q, text, cost int) bool {
	mark := len(t.fields)
	closeAt := func(end, next, cost int) bool {
		t.fields = append(t.fields[:mark], field{start: q + 1, end: end, quoted: t.needsUndo(b[q+1 : end])})
		if next < 0 && len(t.fields) == t.width || next >= 0 && t.try(b, next, text, cost) {
			return true
		}
		t.fields = t.fields[:mark]
		return false
	}
	for i := q + 1; ; {
		if t.steps--; t.steps < 0 {
			return false
		}
		j := t.quoteFrom(b, i, text)
		if j < 0 {
			return false
		}
		if t.escape != 0 && b[j] == t.escape {
			i = j + 2
			continue
		}
		if j+1 < text && b[j+1] == t.quote {
			// Doubled; or a quote as text and then the closing one.
			if next, closes := t.after(b, j+2, text); closes && cost > 0 && closeAt(j+1, next, cost-1) {
				return true
			}
			i = j + 2
			continue
		}
		next, closes := t.after(b, j+1, text)
		if closes && closeAt(j, next, cost) {
			return true
		}
		if cost--; cost < 0 {
			return false
		}
		i = j + 1
	}
}
