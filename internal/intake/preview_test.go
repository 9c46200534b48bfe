package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// B6: rows are shown raw and as they would be read, by the mapping as it stands.
func TestPreview(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	text := "Contact Name,Phone,Email,Tags,Type,Odd\n" +
		"\"Okafor, Hannah\",\"(207) 555-0142; 207 555 0143\",a@x.ca / b@x.ca,pool; vip,Buyer,left\n" +
		"Ben Moss,207 555 0144,ben@x.ca,,Seller,\n"
	d := dropped(h, "p.csv", text)
	d = send(h, d, "Odd", foyer.ToNotes)
	p, err := s.Preview(d.Import.ID, foyer.PreviewQuery{})
	if err != nil || len(p.Rows) != 1 || p.End {
		t.Fatal(p, err)
	}
	r := p.Rows[0]
	got := map[string][]string{}
	for i, c := range d.Mapping.Columns {
		got[c.Header] = r.Cells[i].Values
	}
	for header, want := range map[string]string{
		"Contact Name": "Hannah Okafor", "Phone": "+12075550142|+12075550143", "Email": "a@x.ca|b@x.ca",
		"Tags": "pool|vip", "Type": "buy", "Odd": "[import] Odd: left",
	} {
		if strings.Join(got[header], "|") != want {
			t.Errorf("%s becomes %q", header, got[header])
		}
	}
	if r.Row != 2 || r.Cells[4].Raw != "Buyer" || len(r.Notes) != 1 {
		t.Errorf("the row is %+v", r)
	}
	more := map[string]string{}
	for _, m := range r.More {
		more[m.Field] = m.Value
	}
	if more["first_name"] != "Hannah" || more["last_name"] != "Okafor" || more["status"] != "new" || more["source"] != d.Import.Source {
		t.Errorf("the rest is %v", more)
	}
	next, err := s.Preview(d.Import.ID, foyer.PreviewQuery{Offset: p.Offset, Row: p.Row})
	if err != nil || len(next.Rows) != 1 || next.Rows[0].Row != 3 || !next.End {
		t.Fatal(next, err)
	}
	again, err := s.Preview(d.Import.ID, foyer.PreviewQuery{Offset: next.Rows[0].Offset, Row: next.Rows[0].Row})
	if err != nil || again.Rows[0].Name != "Ben Moss" {
		t.Errorf("asked for again it is %+v, %v", again, err)
	}
	d = send(h, d, "Type", "-")
	if p, err = s.Preview(d.Import.ID, foyer.PreviewQuery{}); err != nil || len(p.Rows[0].Cells[4].Values) != 0 {
		t.Errorf("a column left out gives %+v, %v", p.Rows[0].Cells[4], err)
	}
}

// B6: the next row with a problem is found wherever it stands, and what the preview
// says is what staging says.
func TestPreviewFindsTrouble(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	var b strings.Builder
	b.WriteString("Name,Phone,Email\n")
	for i := range 3000 {
		email := fmt.Sprintf("p%d@example.com", i)
		if i == 1234 || i == 2345 {
			email = "cut@example"
		}
		fmt.Fprintf(&b, "Ann Lee,207 555 %04d,%s\n", i, email)
	}
	d := dropped(h, "long.csv", b.String())
	var rows []int
	q := foyer.PreviewQuery{Trouble: true}
	for {
		p, err := s.Preview(d.Import.ID, q)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range p.Rows {
			rows = append(rows, r.Row)
		}
		if p.End {
			break
		}
		q.Offset, q.Row = p.Offset, p.Row
	}
	if fmt.Sprint(rows) != "[1236 2347]" {
		t.Fatalf("trouble is in %v", rows)
	}
	if err := h.Intake().Stage(t.Context(), h.Owner(), d.Import.ID, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	if warned := h.Rows(d.Import.ID, foyer.RowsWarned); len(warned) != 2 || warned[0].Row != 1236 {
		t.Errorf("staging warns of %d rows", len(warned))
	}
}
