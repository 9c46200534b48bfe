package sheet

import (
	"strings"
	"unicode"
)

// seenRows are the first rows of a sheet that have data, with the few blank ones
// between them, and how wide the table is.
type seenRows struct {
	rows  [][]string // nil for a blank row
	first int        // number of rows[0]
	data  int        // rows with data seen
	width int
}

func (s *seenRows) add(r *sheetReader) {
	s.data++
	s.width = max(s.width, r.width)
	if s.first == 0 {
		s.first = r.row
	}
	if s.data > lookRows || r.row-s.first >= 2*lookRows {
		return
	}
	for s.first+len(s.rows) < r.row {
		s.rows = append(s.rows, nil)
	}
	s.rows = append(s.rows, r.strings())
}

// describe fills in the header, the sample and the width.
func (s *seenRows) describe(fd *Finding, h Hints) {
	fd.Width = s.width
	if s.data == 0 {
		return
	}
	at := -1 // in rows
	switch {
	case h.HeaderRow > 0:
		at = h.HeaderRow - s.first
	case h.HeaderRow == 0:
		at = headerAt(s.rows)
	}
	d := &fd.Dialect
	from := 0
	if at >= 0 && at < len(s.rows) {
		fd.Header = make([]string, 0, s.width)
		for i := range s.width {
			name := ""
			if i < len(s.rows[at]) {
				name = strings.TrimSpace(s.rows[at][i])
			}
			fd.Header = append(fd.Header, name)
		}
		d.HeaderRow, d.HeaderRows = s.first+at, 1
		d.LeadIn = d.HeaderRow - 1
		d.FirstRow = d.HeaderRow + 1
		from = at + 1
	} else {
		d.FirstRow = 1
	}
	for _, row := range s.rows[from:] {
		if row == nil {
			continue
		}
		if len(fd.Sample) == sampleRows {
			break
		}
		full := make([]string, s.width)
		copy(full, row)
		fd.Sample = append(fd.Sample, full)
	}
}

// headerAt answers the place of the header among the first rows, or -1 when they
// have none: the first row that is as full as the table is wide in most rows and
// holds names only, where the rows below hold values.
func headerAt(rows [][]string) int {
	counts := map[int]int{}
	usual := 0
	for _, row := range rows {
		if n := filled(row); n > 0 {
			if counts[n]++; counts[n] > counts[usual] || counts[n] == counts[usual] && n > usual {
				usual = n
			}
		}
	}
	for i, row := range rows[:min(len(rows), 50)] {
		n := filled(row)
		if n == 0 || n*10 < usual*6 || n == 1 && usual > 1 {
			continue
		}
		for _, cell := range row {
			if looksLikeValue(cell) {
				return -1
			}
		}
		return i
	}
	return -1
}

func filled(row []string) int {
	n := 0
	for _, c := range row {
		if strings.TrimSpace(c) != "" {
			n++
		}
	}
	return n
}

// looksLikeValue says that a text is a value rather than the name of a column: an
// address, a number, a date, a phone.
func looksLikeValue(cell string) bool {
	cell = strings.TrimSpace(cell)
	if strings.Contains(cell, "@") && strings.Contains(cell, ".") {
		return true
	}
	digits, letters := 0, 0
	for _, r := range cell {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return digits > 0 && letters == 0 || digits >= 6 && letters <= 1
}
