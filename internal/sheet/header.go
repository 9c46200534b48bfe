package sheet

import (
	"strings"
	"unicode"
)

// isHeader says whether the first row of a table names its columns: labels where
// the rows below have numbers, dates or addresses speak for it, the same kinds as
// below against it.
func isHeader(row []string, body [][]string, width int) bool {
	body = without(body, row)
	if len(body) == 0 {
		for _, c := range row {
			if kindOf(c).typed() {
				return false
			}
		}
		return looksLikeLabels(row)
	}
	if votes := headerVotes(row, body, width); votes != 0 {
		return votes > 0
	}
	return looksLikeLabels(row) && !recurs(row, body)
}

// without leaves out rows that are the header again: they say nothing of what is
// below it.
func without(body [][]string, header []string) [][]string {
	out := body[:0:0]
	for _, row := range body {
		if !equalRows(row, header) {
			out = append(out, row)
		}
	}
	return out
}

func equalRows(a, b []string) bool {
	return len(a) == len(b) && same(a, b)
}

// headerVotes weighs the cells of a row against the columns below: positive for
// labels, negative for data, 0 for neither.
func headerVotes(row []string, body [][]string, width int) int {
	kinds := columnKinds(body, width)
	votes, years := 0, 0
	for i, c := range row {
		k := kindOf(c)
		if isYear(c) {
			years++
		}
		if i >= len(kinds) || k == kindEmpty {
			continue
		}
		switch below := kinds[i]; {
		case k == kindEmail || k == kindURL || k == kindDate && below == kindDate:
			votes -= 3
		case below.typed() && (k == kindWord || k == kindText || k == kindCode):
			votes += 2
		case k.typed() && below != kindEmpty:
			votes--
		case below == kindCode && (k == kindWord || k == kindText):
			votes++
		case below == kindCode && k == kindCode && len(c) > 2:
			votes--
		}
	}
	if years >= 2 && 2*years >= fillOf(row)-1 {
		// Years in a row head the columns of a yearly sheet.
		return years
	}
	return votes
}

func isYear(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) == 4 && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20")) && strings.Trim(s, "0123456789") == ""
}

// looksLikeLabels says whether cells could be names of columns: short, not the
// same twice over, not sentences.
func looksLikeLabels(row []string) bool {
	seen := map[string]bool{}
	n, twice := 0, 0
	for _, c := range row {
		c = strings.ToLower(strings.TrimSpace(c))
		if c == "" {
			continue
		}
		n++
		if seen[c] {
			twice++
		}
		seen[c] = true
		if len(c) > 120 || !strings.ContainsFunc(c, unicode.IsLetter) && len(c) > 3 {
			return false
		}
	}
	return n > 0 && 3*twice <= n
}

// recurs says whether most cells of the first row stand again below, in their
// column: then it is a row like the others.
func recurs(row []string, body [][]string) bool {
	n, again := 0, 0
	for i, c := range row {
		if strings.TrimSpace(c) == "" {
			continue
		}
		n++
		for _, below := range body {
			if i < len(below) && below[i] == c {
				again++
				break
			}
		}
	}
	return 2*again > n
}

// continuesHeader says whether a row below the first line of a header is still
// header: the same labels again, or labels where all that follows is typed.
func continuesHeader(first, row []string, rest [][]string, width int) bool {
	if blank(row) || len(row) < 2 {
		return false
	}
	if len(first) == len(row) && same(first, row) {
		return true
	}
	body := tableRows(rest, width)
	if len(body) < 2 {
		return false
	}
	kinds := columnKinds(body, width)
	against := 0
	for i, c := range row {
		k := kindOf(c)
		if k.typed() {
			return false
		}
		if i >= len(kinds) || !kinds[i].typed() || isMissing(c) {
			continue
		}
		if k == kindWord || k == kindText || k == kindCode && unicode.IsLetter([]rune(c)[0]) {
			against++
		}
	}
	return against >= 2
}

func same(a, b []string) bool {
	n := 0
	for i := range a {
		x, y := strings.TrimSpace(a[i]), strings.TrimSpace(b[i])
		if x != y {
			return false
		}
		if x != "" {
			n++
		}
	}
	return n > 0
}

// isMissing knows the words people put where a value is not known.
func isMissing(s string) bool {
	switch strings.ToLower(strings.Trim(strings.TrimSpace(s), ".-–—?/*")) {
	case "", "na", "n/a", "nan", "none", "null", "nil", "unknown", "tbd", "tbc", "missing", "nc", "nd", "inconnu", "unbekannt", "desconocido", "s/o", "k.a", "ka", "true", "false", "yes", "no", "x":
		return true
	}
	return false
}

// isGroupLine says whether a row with gaps names groups of the columns below it.
func isGroupLine(row, labels []string, width int) bool {
	n := fillOf(row)
	if len(row) != width || n < 2 || n >= fillOf(labels) || width < 4 {
		return false
	}
	reach := 0
	for i, c := range row {
		switch kindOf(c) {
		case kindEmpty:
		case kindWord:
			if strings.HasSuffix(strings.TrimSpace(c), ":") {
				return false
			}
			reach = i
		default:
			return false
		}
	}
	return reach >= 2 && 2*reach >= width-2
}

// joinHeader makes the header of its lines: the words of a column, joined by a
// space.
func joinHeader(lines [][]string) []string {
	width := 0
	for _, line := range lines {
		width = max(width, len(line))
	}
	header := make([]string, width)
	for i := range header {
		var words []string
		for _, line := range lines {
			if i < len(line) {
				if c := strings.TrimSpace(line[i]); c != "" {
					words = append(words, c)
				}
			}
		}
		header[i] = strings.Join(words, " ")
	}
	return header
}
