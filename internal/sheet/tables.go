package sheet

import (
	"strings"
)

// tableEnd tells where the first table of several ends. It goes by the rows that
// follow only, so that a reader that begins in the middle sees the same end.
type tableEnd struct {
	d      Dialect
	width  int
	header []string
	kinds  []kind
	ragged map[int]bool // other widths that rows of the table have
	gap    bool         // the row before was blank
	off    bool
}

func newTableEnd(fd Finding) tableEnd {
	ragged := map[int]bool{}
	for _, row := range fd.Sample {
		ragged[len(row)] = true
	}
	return tableEnd{
		ragged: ragged, d: fd.Dialect, width: fd.Width, header: fd.Header,
		kinds: columnKinds(fd.Sample, fd.Width), off: fd.Width < 2,
	}
}

// at says whether a row begins another table: the header once more, or labels
// above rows of another width, or, below a blank row, labels where the columns
// had none. What is merely odd, a footer or a sum, is a row.
func (t *tableEnd) at(r *Reader, cells []string, empty bool, next int64) bool {
	gap := t.gap
	t.gap = empty
	if t.off || empty {
		return false
	}
	if gap && fillOf(cells) == 1 {
		// A title, if what it stands above begins a table by itself.
		rows := r.peek(next)
		for len(rows) > 0 && blank(rows[0]) {
			rows = rows[1:]
		}
		return len(rows) > 2 && t.begins(rows[0], rows[1:], true)
	}
	if len(cells) < 2 || !t.headerAgain(cells) && (!gap && len(cells) == t.width || !labels(cells)) {
		return false
	}
	return t.begins(cells, r.peek(next), gap)
}

// begins says whether a row begins another table above the rows that follow it.
func (t *tableEnd) begins(cells []string, rows [][]string, gap bool) bool {
	if len(cells) < 2 {
		return false
	}
	if t.headerAgain(cells) {
		return true
	}
	if !labels(cells) {
		return false
	}
	against, typed := 0, 0
	for i, k := range t.kinds {
		if !k.typed() {
			continue
		}
		typed++
		if i < len(cells) && strings.TrimSpace(cells[i]) != "" {
			against++
		}
	}
	alike := likeness(rows, len(cells))
	if len(cells) == t.width {
		return against >= 1 && 2*against >= typed && alike >= 1
	}
	if t.ragged[len(cells)] || alike < 2 || !gap && (alike < 3 || against < 2) {
		return false
	}
	// Rows whose last cells are left out are no table: labels show by what is
	// below them, or by a width that no such row has.
	return len(cells) > t.width || 2*len(cells) <= t.width || headerVotes(cells, rows[:alike], len(cells)) > 0
}

// headerAgain says whether a row is the header again, with columns left out or
// added at its end.
func (t *tableEnd) headerAgain(cells []string) bool {
	n := min(len(cells), len(t.header))
	if n < 2 || 2*n < max(len(cells), len(t.header)) {
		return false
	}
	full := 0
	for i := range n {
		c := strings.TrimSpace(cells[i])
		if !strings.EqualFold(c, t.header[i]) {
			return false
		}
		if c != "" {
			full++
		}
	}
	return full >= 2 && 3*full >= 2*n
}

// labels says whether all cells of a row could name columns.
func labels(cells []string) bool {
	for _, c := range cells {
		if k := kindOf(c); k != kindWord || len(c) > 60 || isMissing(c) {
			return false
		}
	}
	return looksLikeLabels(cells)
}

// likeness answers how many of the rows have a width before one has another.
func likeness(rows [][]string, width int) int {
	for i, row := range rows {
		if len(row) != width || blank(row) {
			return i
		}
	}
	return len(rows)
}

// peek answers a few of the rows that begin at a byte, read past this one.
func (r *Reader) peek(from int64) [][]string {
	b := make([]byte, min(64<<10, r.tot.Size-from))
	if r.stream != nil || len(b) == 0 {
		return nil
	}
	if n, err := r.f.ReadAt(b, from); n < len(b) {
		r.done = err
		return nil
	}
	return cutTable(b, r.ends.d, r.ends.width, 5, from+int64(len(b)) == r.tot.Size).rows
}
