package sheet

import "strconv"

// marks count what was repaired or doubtful in the rows of a file, so that each
// is said once, with how often and where first.
type marks struct {
	list []mark
}

type mark struct {
	key   string
	first int
	count int
}

func (m *marks) add(key string, row int) {
	for i := range m.list {
		if m.list[i].key == key {
			m.list[i].count++
			return
		}
	}
	m.list = append(m.list, mark{key: key, first: row, count: 1})
}

func (m *marks) row(row Row, width int) {
	if len(row.Cells) > width && width > 0 {
		m.add("read.more_cells", row.Number)
	} else if len(row.Cells) < width {
		m.add("read.fewer_cells", row.Number)
	}
	if row.Flags == 0 {
		return
	}
	for _, f := range []struct {
		flag Flag
		key  string
	}{
		{StrayQuote, "read.stray_quote"},
		{BadBytes, "read.bad_bytes"},
		{NulBytes, "read.nuls"},
		{TooLong, "read.cell_cut"},
	} {
		if row.Flags&f.flag != 0 {
			m.add(f.key, row.Number)
		}
	}
}

func (m *marks) doubts() []Doubt {
	out := make([]Doubt, 0, len(m.list))
	for _, k := range m.list {
		out = append(out, Doubt{Key: k.key, Args: map[string]string{"count": strconv.Itoa(k.count), "row": strconv.Itoa(k.first)}, Row: k.first})
	}
	return out
}
