package sheet

import "strings"

// layout is where in the rows of a file the table and its header stand.
type layout struct {
	leadIn int // rows above, blank ones with them
	header int // lines of the header; 0 without one
	width  int
}

// columnKinds answers for each column the kind that most of its cells are of:
// a typed one if nearly all cells that are not empty agree, else text or empty.
func columnKinds(rows [][]string, width int) []kind {
	kinds := make([]kind, width)
	for c := range kinds {
		var counts [kindOdd + 1]int
		n := 0
		for _, row := range rows {
			if c < len(row) {
				if k := kindOf(row[c]); k != kindEmpty {
					counts[k]++
					n++
				}
			}
		}
		kinds[c] = kindEmpty
		if n > 0 {
			kinds[c] = kindText
		}
		// A phone may read as a number, a date as a code; what matters is that it is
		// not a label.
		loose := 0
		for k := kindNumber; k <= kindCode; k++ {
			loose += counts[k]
			if 10*counts[k] >= 8*n && n > 0 {
				kinds[c] = k
			}
		}
		if kinds[c] == kindText && 10*loose >= 9*n {
			kinds[c] = kindCode
		}
	}
	return kinds
}

// findLayout finds lead-in and header in the first rows of a file. width is the
// usual one of its rows.
func findLayout(rows [][]string, width int) layout {
	l := layout{width: width}
	fill := usualFill(rows, width)
	at := 0
	for at < len(rows) && (isLeadIn(rows[at], width, fill) || isRemark(rows[at:], width)) {
		at++
	}
	if at == len(rows) {
		// Nothing but lines like those above a table: the first one begins it.
		for at = 0; at < len(rows) && blank(rows[at]); at++ {
		}
		l.leadIn = at
		return l
	}
	l.leadIn = at
	body := tableRows(rows[at+1:], width)
	if !isHeader(rows[at], body, width) {
		return l
	}
	l.header = 1
	for l.header < 6 && len(rows) > at+l.header+1 && continuesHeader(rows[at], rows[at+l.header], rows[at+l.header+1:], width) {
		l.header++
	}
	// A line of group names right above the labels belongs to them.
	if at > 0 && isGroupLine(rows[at-1], rows[at], width) {
		l.leadIn, l.header = at-1, l.header+1
	}
	return l
}

// usualFill answers how many cells of a row of the table are usually not empty.
func usualFill(rows [][]string, width int) int {
	counts := make([]int, width+1)
	n := 0
	for _, row := range rows {
		if len(row) == width {
			counts[fillOf(row)]++
			n++
		}
	}
	half := 0
	for fill, c := range counts {
		if half += c; 2*half >= n {
			return fill
		}
	}
	return width
}

func fillOf(row []string) int {
	n := 0
	for _, c := range row {
		if strings.TrimSpace(c) != "" {
			n++
		}
	}
	return n
}

// isLeadIn says whether a row above the table is none of it: it is blank, or has
// far fewer cells than the rows of the table.
func isLeadIn(row []string, width, fill int) bool {
	n := fillOf(row)
	switch {
	case n == 0:
		return true
	case width < 2:
		return false
	case len(row) == 1, n == 1 && fill > 1:
		return true
	case 2*len(row) <= width:
		return true
	}
	return 2*n < fill && 2*n < width
}

// isRemark says whether the first of the rows is a remark above the table, in a
// form that would pass for a row: it begins with a # and is not as wide as the
// table, or the labels stand right below it.
func isRemark(rows [][]string, width int) bool {
	if len(rows) < 3 {
		return false
	}
	row, next := rows[0], rows[1]
	if len(row) != width && strings.HasPrefix(strings.TrimSpace(row[0]), "#") {
		return true
	}
	if len(next) != width || !looksLikeLabels(next) || hasTyped(next) || fillOf(next) < fillOf(row) {
		return false
	}
	// A row as full as the labels is none only if it has what no label is.
	if len(row) == width && !hasTyped(row) || len(row) < width && fillOf(next) == fillOf(row) {
		return false
	}
	return len(row) <= width && headerVotes(next, without(tableRows(rows[2:], width), next), width) > 0
}

func hasTyped(row []string) bool {
	for _, c := range row {
		if kindOf(c).typed() && !isYear(c) || isYear(c) && c[0] == ' ' {
			return true
		}
	}
	return false
}

func tableRows(rows [][]string, width int) [][]string {
	var out [][]string
	for _, row := range rows {
		if len(row) == width && !blank(row) {
			out = append(out, row)
		}
	}
	return out
}
