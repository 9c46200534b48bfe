package rules

import (
	"strings"

	"foyer/internal/foyer"
)

// Column reads one column of a mapping by itself: what it alone gives a record.
type Column struct {
	key    string
	reader *Reader
}

// CompileColumns makes a Column of each column of a mapping, nil for those that go
// nowhere. A phone is placed by the country of its row all the same.
func CompileColumns(m foyer.Mapping, env Env) ([]*Column, error) {
	out := make([]*Column, len(m.Columns))
	for i, c := range m.Columns {
		if c.Key == foyer.NotImported || c.Key == "" {
			continue
		}
		alone := m
		alone.Columns = make([]foyer.MapColumn, len(m.Columns))
		copy(alone.Columns, m.Columns)
		for j := range alone.Columns {
			if j != i && alone.Columns[j].Key != "country" {
				alone.Columns[j].Key = foyer.NotImported
			}
		}
		reader, err := Compile(alone, env)
		if err != nil {
			return nil, err
		}
		reader.desk.env.Source, reader.desk.env.Owner = "", ""
		out[i] = &Column{key: c.Key, reader: reader}
	}
	return out, nil
}

// Values answers what the column gives of a row: each number, address or tag of a
// cell that holds several.
func (c *Column) Values(cells []string) []string {
	if c == nil {
		return []string{}
	}
	var rec foyer.Record
	var fs []foyer.Finding
	c.reader.Read(cells, &rec, &fs)
	out := []string{}
	add := func(list []foyer.Contact) {
		for _, v := range list {
			text := v.Norm
			if text == "" {
				text = v.Raw
			}
			if v.Ext != "" {
				text += " x" + v.Ext
			}
			out = append(out, text)
		}
	}
	switch phone, email, _ := viewKey(c.key); {
	case phone:
		add(rec.Phones)
		return out
	case email:
		add(rec.Emails)
		return out
	case c.key == foyer.ToNotes:
		for _, n := range rec.Notes {
			out = append(out, n.Text)
		}
		return out
	}
	v := Text(&rec, c.key)
	if v == "" {
		return out
	}
	if several(KindOf(c.key, &c.reader.desk.env)) {
		for part := range strings.SplitSeq(v, ",") {
			out = append(out, strings.TrimSpace(part))
		}
		return out
	}
	return append(out, v)
}
