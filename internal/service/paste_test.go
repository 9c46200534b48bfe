package service_test

import (
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// A23: pasted rows become a file like any other, with a header or without one.
func TestPastedRows(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	for _, c := range []struct {
		text string
		rows int
		note string
	}{
		{"\"Name\",\"Phone\",\"Notes\"\r\n\"Ada Quill\",\"0142685300\",\"two\nlines, and \"\"quotes\"\"\"\r\n", 1, "two\nlines, and \"quotes\""},
		{"\"Ben Moss\",\"(207) 555-0102\",\"ben@example.com\"\r\n\"Cy Long\",\"(207) 555-0103\",\"cy@example.com\"\r\n", 2, ""},
		{"\"Di Marsh\",\"207 555 0104\"\r\n", 1, ""},
	} {
		ref, err := s.Paste("Pasted rows.csv", c.text)
		if err != nil {
			t.Fatal(err)
		}
		d, err := s.Open(ref.Ref)
		if err != nil {
			t.Fatal(err)
		}
		if d.Import.File != "Pasted rows.csv" || len(d.Missing) > 0 {
			t.Errorf("%q opened as %+v, lacks %v", c.text, d.Import, d.Missing)
		}
		if err := h.Intake().Stage(t.Context(), h.Owner(), d.Import.ID, func(foyer.Progress) {}); err != nil {
			t.Fatal(err)
		}
		rows := h.Rows(d.Import.ID, foyer.RowsAll)
		if len(rows) != c.rows || rows[0].Name == "" {
			t.Errorf("%q has rows %+v", c.text, rows)
		}
		if c.note != "" && rows[0].Cells[2].Raw != c.note {
			t.Errorf("the note reads %q", rows[0].Cells[2].Raw)
		}
	}
}
