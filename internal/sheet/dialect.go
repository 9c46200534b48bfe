package sheet

import "strings"

// piece is a part of a file cut into rows by a dialect.
type piece struct {
	rows  [][]string
	stray []bool
	ends  []int // where each row ends in the piece
	whole bool  // the piece ended at a row's end
}

// cutTable reads at most max rows of a piece of a file. Of a piece that is not the
// end of its file the last row is left out: it may be cut.
func cutTable(b []byte, d Dialect, width, max int, last bool) piece {
	m := newCellMaker(d, width)
	var t piece
	at := 0
	for len(t.rows) < max && at < len(b) {
		n, ok := m.tok.next(b[at:], last)
		if !ok {
			break
		}
		cells, _ := m.row(b[at : at+n])
		row := make([]string, len(cells))
		for i, c := range cells {
			row[i] = strings.Clone(c)
		}
		at += n
		t.rows = append(t.rows, row)
		t.stray = append(t.stray, m.tok.stray)
		t.ends = append(t.ends, at)
	}
	t.whole = at == len(b)
	return t
}

// soundWidth answers the usual width of the rows without a stray quote, and 0 if
// there are none with one.
func (t *piece) soundWidth() int {
	counts := map[int]int{}
	stray := false
	best := 0
	for i, row := range t.rows {
		if t.stray[i] {
			stray = true
		} else if !blank(row) {
			counts[len(row)]++
			if counts[len(row)] > counts[best] {
				best = len(row)
			}
		}
	}
	if !stray || best < 2 {
		return 0
	}
	return best
}

// fit is how well a dialect suits a piece of a file.
type fit struct {
	d     Dialect
	score float64
	width int
	same  int // rows of that width
	rows  int // rows that are not blank
	// tables says that another table, of another width, follows the first.
	tables bool
}

// sniffDialect chooses the dialect that makes the most regular table of the most
// telling cells: consistent width times the share of cells that look like
// something, after what is known of such files. Fields of base that are set
// beforehand, by a person or a sep= line, stay as they are.
func sniffDialect(b []byte, base Dialect, h Hints, last bool) fit {
	var best fit
	for _, d := range candidates(b, base, h) {
		f := judge(b, d, last)
		if best.rows == 0 || f.score > best.score*1.0001 {
			best = f
		}
	}
	return best
}

// candidates lists dialects worth trying, the plainer first: of equals the first
// wins.
func candidates(b []byte, base Dialect, h Hints) []Dialect {
	delims := []string{",", ";", "\t", "|", "^", "~", "\x1f", "\x01", ":", " ", ""}
	if h.Delimiter != "" {
		delims = []string{hintDelimiter(h.Delimiter)}
	} else if base.Delimiter != "" {
		delims = []string{base.Delimiter}
	}
	quotes := []string{`"`}
	if h.Quote != "" {
		quotes = []string{hintQuote(h.Quote)}
	} else if strings.IndexByte(text(b), '\'') >= 0 {
		quotes = append(quotes, `'`)
	}
	none := h.Quote == "" && strings.IndexByte(text(b), '"') >= 0
	var out []Dialect
	for _, delim := range delims {
		if delim != "" && delim != "," && !hasDelimiter(b, delim, base) {
			continue
		}
		for _, quote := range quotes {
			if quote == `'` && !quotedBy(b, delim, '\'') {
				continue
			}
			d := base
			d.Delimiter, d.Quote = delim, quote
			out = append(out, d)
			if delim == " " {
				// Each space a delimiter, or runs of them.
				d.Padded = true
				out = append(out, d)
			}
			if quote != "" && strings.Contains(text(b), `\`+quote) {
				d.Escape = `\`
				out = append(out, d)
				d.Escape = ""
			}
			if delim != "" && delim != " " && strings.Contains(text(b), " ") && spaced(b, delim) {
				d.Padded = true
				out = append(out, d)
			}
		}
		if none {
			d := base
			d.Delimiter, d.Quote, d.Padded = delim, "", delim == " "
			out = append(out, d)
		}
	}
	if len(out) == 0 {
		d := base
		d.Delimiter, d.Quote = "", `"`
		out = append(out, d)
	}
	// Where lone \r stand beside \n it is not known which of them end a row.
	if base.LineEnd == "mixed" {
		for _, d := range out {
			d.LineEnd = "\n"
			out = append(out, d)
		}
	}
	return out
}

func hintDelimiter(s string) string {
	switch s {
	case "space":
		return " "
	case "tab", `\t`:
		return "\t"
	}
	return s
}

func hintQuote(s string) string {
	if s == "none" {
		return ""
	}
	return s
}

func hasDelimiter(b []byte, delim string, base Dialect) bool {
	base.Delimiter = delim
	return strings.Contains(text(b), text(delimiterBytes(base)))
}

// quotedBy says whether cells seem to be wrapped in a quote: it stands at both
// kinds of edge.
func quotedBy(b []byte, delim string, q byte) bool {
	opens, closes := 0, 0
	edge := func(i int) bool {
		return i < 0 || i >= len(b) || b[i] == '\n' || b[i] == '\r' || delim != "" && b[i] == delim[0]
	}
	for i, c := range b {
		if c != q {
			continue
		}
		if edge(i-1) || i > 0 && b[i-1] == ' ' && edge(i-2) {
			opens++
		}
		if edge(i + 1) {
			closes++
		}
	}
	return opens > 0 && closes > 0
}

// spaced says whether the delimiter mostly has spaces beside it.
func spaced(b []byte, delim string) bool {
	n := strings.Count(text(b), delim)
	return n > 0 && 10*(strings.Count(text(b), delim+" ")+strings.Count(text(b), " "+delim)) >= 7*n
}
