package sheet

import "strconv"

// seenRows are the first rows of a sheet that have data, with the blank ones
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

// describe fills in lead-in, header, sample and width, by the very rules that
// delimited text is judged by.
func (s *seenRows) describe(fd *Finding, h Hints) {
	d := &fd.Dialect
	d.FirstRow = 1
	if s.data == 0 {
		return
	}
	for i, row := range s.rows {
		if row != nil { // a sheet's rows end where their cells do, a table's do not
			s.rows[i] = append(row, make([]string, s.width-len(row))...)
		}
	}
	l := findLayout(s.rows, s.width)
	switch at := h.HeaderRow - s.first; {
	case h.HeaderRow > 0 && at >= 0 && at < len(s.rows):
		l.leadIn, l.header = at, 1
	case h.HeaderRow < 0:
		l.header = 0
	}
	d.LeadIn = s.first - 1 + l.leadIn
	d.HeaderRows, d.FirstRow = l.header, d.LeadIn+l.header+1
	if l.header > 0 {
		d.HeaderRow = d.LeadIn + 1
		fd.Header = joinHeader(s.rows[l.leadIn : l.leadIn+l.header])
	}
	fd.Width = s.width
	fd.sample(s.rows[l.leadIn+l.header:])
	if d.LeadIn > 0 {
		fd.doubt("read.lead_in", 1, "count", strconv.Itoa(d.LeadIn))
	}
	if l.header > 1 {
		fd.doubt("read.header_lines", d.HeaderRow, "count", strconv.Itoa(l.header))
	}
	if l.header == 0 {
		fd.doubt("read.no_header", d.FirstRow)
	}
	if fd.Width > 2000 {
		fd.doubt("read.many_columns", 0, "count", strconv.Itoa(fd.Width))
	}
}
