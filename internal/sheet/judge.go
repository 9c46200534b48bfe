package sheet

import "strings"

// judge cuts the piece by a dialect and scores what comes out.
func judge(b []byte, d Dialect, last bool) fit {
	t := cutTable(b, d, 0, 400, last)
	if w := t.soundWidth(); w > 0 {
		// Rows with a stray quote are read by the width of those without.
		t = cutTable(b, d, w, 400, last)
	}
	f := fit{d: d}
	counts := map[int]int{}
	for _, row := range t.rows {
		if blank(row) {
			continue
		}
		f.rows++
		counts[len(row)]++
	}
	if f.rows == 0 {
		f.rows = 1
		return f
	}
	for w, n := range counts {
		// A wider table of nearly as many rows beats lines of prose around it.
		if better := float64(n) * span(w); better > float64(f.same)*span(f.width) || better == float64(f.same)*span(f.width) && w > f.width {
			f.width, f.same = w, n
		}
	}
	f.first(t.rows)
	named := f.named(t.rows)
	if d.Padded && d.Delimiter != " " && !allPadded(b, d, last) {
		return f
	}
	var worth float64
	var cells, stray, mended, typed, quoted, returns, from int
	from = -1
	seen := 0
	for i, row := range t.rows {
		if blank(row) {
			continue
		}
		switch {
		case t.stray[i] && len(row) == f.width:
			mended++
		case t.stray[i]:
			stray++
		}
		if from < 0 && len(row) == f.width {
			from = seen
		}
		seen++
		if len(row) != f.width {
			continue
		}
		for _, c := range row {
			k := kindOf(c)
			returns += strings.Count(c, "\r")
			worth += k.worth()
			if k.typed() {
				typed++
			}
			if d.Delimiter == " " && strings.Contains(c, " ") {
				quoted++
			}
			cells++
		}
	}
	regular := 0.6*float64(f.same)/float64(f.rows-max(from, 0)) + 0.4*float64(f.same)/float64(f.rows)
	if f.tables {
		regular = 0.95
	}
	if named {
		regular = 0.8
	}
	f.score = regular * regular * worth / float64(max(cells, 1)) * span(f.width)
	f.score *= 1 - (0.8*float64(stray)+0.3*float64(mended))/float64(f.rows)
	if d.LineEnd == "\n" && returns > f.rows {
		f.score *= 0.3 // those ended rows
	}
	// Prose is never this regular: so many words in every line are cells.
	even := f.width >= 4 && f.same >= 4 && f.same == f.rows-max(from, 0)
	f.score *= prior(d, even || 3*typed > cells || 20*quoted > cells)
	return f
}

// first looks for a table of another width under the first one, and takes the
// width of the first then: rows come in two blocks, and both begin with labels.
func (f *fit) first(rows [][]string) {
	var widths []int
	var heads [][]string
	last := -1
	for _, row := range rows {
		if blank(row) {
			continue
		}
		if len(row) != last {
			last = len(row)
			widths = append(widths, 0)
			heads = append(heads, row)
		}
		widths[len(widths)-1]++
	}
	// Single odd lines between the blocks are titles of the second.
	for i := range heads {
		for j := i + 1; j < len(heads) && j <= i+2; j++ {
			a, b := heads[i], heads[j]
			if i <= 2 && widths[i] >= 3 && widths[j] >= 3 && len(a) >= 3 && len(a) != len(b) && 2*len(a) >= len(b) &&
				labels(a) && labels(b) && 10*(widths[i]+widths[j]) >= 9*f.rows {
				f.width, f.same, f.tables = len(a), widths[i], true
				return
			}
		}
	}
}

// fewRows is up to how many rows a table is short: nothing is regular in it yet.
const fewRows = 10

// named says whether a short table whose rows all but differ in width begins with the
// names of its columns, and takes their width then. So a list of three people, of whom
// one has a cell too many and one too few, is no list of one column.
func (f *fit) named(rows [][]string) bool {
	if f.rows > fewRows || 2*f.same > f.rows || f.tables {
		return false
	}
	for _, row := range rows {
		if blank(row) {
			continue
		}
		if len(row) < 3 || !labels(row) {
			return false
		}
		f.width, f.same = len(row), 0
		break
	}
	for _, row := range rows {
		if len(row) == f.width && !blank(row) {
			f.same++
		}
	}
	return true
}

// span is what a width is worth: a table of one column is the last resort.
func span(w int) float64 {
	if w <= 1 {
		return 0.2
	}
	return 1 - 1/(float64(w)+0.3)
}

// prior is how likely a dialect is before its table is seen. cellsNotWords says that what
// stands between spaces shows itself to be cells and not words.
func prior(d Dialect, cellsNotWords bool) float64 {
	p := 1.0
	switch d.Delimiter {
	case "^", "~":
		p = 0.9
	case ":":
		p = 0.4
	case " ":
		// Words have spaces between them too: a list of names is no table.
		p = 0.1
		if cellsNotWords {
			p = 0.55
		}
	}
	if d.Padded && d.Delimiter != " " {
		p *= 1.1
	}
	switch {
	case d.Quote == "":
		p *= 0.8
	case d.Quote == `'`:
		p *= 0.97
	}
	if d.Escape != "" {
		p *= 0.999 // one row that only this reads whole decides for it
	}
	if d.LineEnd == "\n" {
		p *= 1.01
	}
	return p
}

// allPadded says whether every delimiter has a space on the same side, so that
// taking spaces off takes nothing that somebody wrote.
func allPadded(b []byte, d Dialect, last bool) bool {
	d.Padded = false
	bare := d
	bare.Quote = ""
	if d.Quote != "" {
		// Quoted cells hide their edges; only what is outside of quotes counts, so
		// rows with quotes are judged by the padded reading.
		d.Padded = true
	}
	m := newCellMaker(d, 0)
	at, before, after, cuts := 0, 0, 0, 0
	for n := 0; n < 400 && at < len(b); n++ {
		size, ok := m.tok.next(b[at:], last)
		if !ok {
			break
		}
		row := b[at : at+size]
		fs := m.tok.fields
		for i := 1; i < len(fs); i++ {
			l, r := fs[i-1].end, fs[i].start
			if l < len(row) && d.Quote != "" && row[l] == d.Quote[0] {
				l++
			}
			if r > l && d.Quote != "" && row[r-1] == d.Quote[0] {
				r--
			}
			cuts++
			gap := row[l:max(l, r)]
			j := strings.Index(text(gap), text(m.tok.delim))
			if j < 0 {
				continue
			}
			if j > 0 || fs[i-1].start == fs[i-1].end {
				before++
			}
			if len(gap) > j+len(m.tok.delim) || fs[i].start == fs[i].end {
				after++
			}
		}
		at += size
	}
	return cuts > 0 && (50*before >= 49*cuts || 50*after >= 49*cuts)
}
