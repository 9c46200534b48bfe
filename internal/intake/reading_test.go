package intake_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/sheet"
	"foyer/internal/testhouse"
)

// A8 A9 A12: a person's separator, quote and row of names are in force at once, and
// any one character separates.
func TestReadAnotherWay(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	d := dropped(h, "odd.csv", "Leads of March\nName§Phone§'Email'\n'Ada § Quill'§207 555 0101§ada@example.com\n")
	d, err := s.Reread(d.Import.ID, foyer.Reading{Delimiter: "§", Quote: "'", HeaderRow: 2})
	if err != nil || d.View.Delimiter != "§" || d.View.HeaderRow != 2 {
		t.Fatal(d.View, err)
	}
	p, err := s.Preview(d.Import.ID, foyer.PreviewQuery{})
	if err != nil || len(p.Rows) != 1 || p.Rows[0].Name != "Ada § Quill" || p.Rows[0].Row != 3 {
		t.Errorf("it reads %+v, %v", p, err)
	}
	d, err = s.Reread(d.Import.ID, foyer.Reading{Delimiter: "§", Quote: "'", HeaderRow: -1})
	if err != nil || d.Mapping.Columns[0].Header != "Column 1" || d.View.HeaderRow != 0 {
		t.Errorf("without names of columns it is %+v, %v", d.Mapping.Columns, err)
	}
}

// A10 UD10: the encoding is found, shown with rows that have accents, and can be
// changed; the preview follows.
func TestEncodingIsShownAndChanged(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	d := dropped(h, "latin.csv", "Nom,T\xe9l\xe9phone,Ville\nZo\xe9 C\xf4t\xe9,514 555 0199,Qu\xe9bec\n")
	if d.View.Encoding == "utf-8" || len(d.View.Accents) == 0 || !strings.Contains(strings.Join(d.View.Accents[0], ","), "Zoé Côté") {
		t.Fatalf("read as %s, %v", d.View.Encoding, d.View.Accents)
	}
	d, err := s.Reread(d.Import.ID, foyer.Reading{Encoding: "macroman"})
	if err != nil || d.View.Encoding != "macroman" {
		t.Fatal(d.View.Encoding, err)
	}
	p, err := s.Preview(d.Import.ID, foyer.PreviewQuery{})
	if err != nil || p.Rows[0].Name == "Zoé Côté" {
		t.Errorf("the preview stays %+v, %v", p.Rows, err)
	}
}

// A13 A14: blank and repeated names of columns are named apart and mapped apart;
// short rows are filled up, what is too long is kept in a note.
func TestOddHeadersAndRows(t *testing.T) {
	h := testhouse.Open(t)
	d := dropped(h, "odd.csv", " Name ,Email,Email,,Phone\nAda Quill,a@x.ca,b@x.ca,left,207 555 0101,much,more\nBen Moss,c@x.ca\n"+strings.Repeat("Cy Zed,d@x.ca,e@x.ca,right,207 555 0103\n", 8))
	var headers []string
	for _, c := range d.Mapping.Columns {
		headers = append(headers, c.Header)
	}
	if got := strings.Join(headers, "|"); got != "Name|Email|Email (2)|Column 4|Phone" {
		t.Fatalf("headers are %s", got)
	}
	if keyOf(t, d.Mapping, "Email") != "email" || keyOf(t, d.Mapping, "Email (2)") != "email_2" {
		t.Errorf("emails go to %s and %s", keyOf(t, d.Mapping, "Email"), keyOf(t, d.Mapping, "Email (2)"))
	}
	if err := h.Intake().Stage(t.Context(), h.Owner(), d.Import.ID, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	h.Run(d.Import.ID)
	ada := h.Only("ada")
	notes, err := testhouse.Service[service.Leads](h).Notes(ada.ID)
	text := ""
	for _, n := range notes {
		text += n.Text + "\n"
	}
	if err != nil || !strings.Contains(text, "much") || !strings.Contains(text, "more") {
		t.Errorf("what was too long is in %q, %v", text, err)
	}
	if ben := h.Only("ben"); len(ben.Emails) != 1 || len(ben.Phones) != 0 {
		t.Errorf("the short row is %+v", ben)
	}
}

// B14 B12: a cell of several is told apart before it goes in.
func TestSeveralInOneCell(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	d := dropped(h, "m.csv", "Name,Phone,Tags,Interest\nAda Quill,(207) 555-0101; 207 555 0102,pool|vip,Buyer/Seller\n")
	p, err := s.Preview(d.Import.ID, foyer.PreviewQuery{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range p.Rows[0].Cells {
		got = append(got, strings.Join(c.Values, "+"))
	}
	if strings.Join(got, " ") != "Ada Quill +12075550101++12075550102 pool+vip buy+sell" {
		t.Errorf("the cells give %q", got)
	}
}

// A4 B6 B13: a workbook is previewed by its first rows at once, and read whole on the
// side; a person's choices made meanwhile stay.
func TestWorkbookOnTheColumnsStep(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	var b bytes.Buffer
	w, err := sheet.NewXLSXWriter(&b, sheet.XLSXOptions{Sheet: "Leads"})
	if err != nil {
		t.Fatal(err)
	}
	row := func(cells ...string) {
		var out []sheet.Cell
		for _, c := range cells {
			out = append(out, sheet.Cell{Text: c})
		}
		if err := w.Row(out); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Header([]string{"Name", "Phone", "Status"}); err != nil {
		t.Fatal(err)
	}
	for i := range 260 {
		row(fmt.Sprintf("Nadia%03d Zz", i), fmt.Sprintf("207 555 %04d", i), "New")
	}
	row("Zed Last", "207 555 9999", "Ghosted")
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	ref, err := h.Files().Add(t.Context(), "book.xlsx", &b)
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.Open(ref.Ref)
	if err != nil || d.Mapping.Whole {
		t.Fatal(d.Mapping, err)
	}
	p, err := s.Preview(d.Import.ID, foyer.PreviewQuery{Limit: 2})
	if err != nil || len(p.Rows) != 2 || p.Rows[1].Name != "Nadia001 Zz" || p.Rows[1].Row != 3 {
		t.Fatalf("at first it shows %+v, %v", p, err)
	}
	d = send(h, d, "Status", foyer.ToNotes)
	d = surveyed(h, d.Import.ID)
	if !d.Mapping.Whole || d.Mapping.Seen != 261 || keyOf(t, d.Mapping, "Status") != foyer.ToNotes {
		t.Fatalf("read whole it is %+v", d.Mapping)
	}
	// The place of a row that was told before the workbook was written out still holds.
	p, err = s.Preview(d.Import.ID, foyer.PreviewQuery{Row: p.Row})
	if err != nil || len(p.Rows) != 1 || p.Rows[0].Name != "Nadia002 Zz" {
		t.Errorf("the third row is %+v, %v", p, err)
	}
	d = send(h, d, "Status", "status")
	v, err := s.Values(d.Import.ID, 2)
	if err != nil || len(v.Values) != 2 || v.Values[0].Value != "Ghosted" {
		t.Errorf("its values are %+v, %v", v, err)
	}
	p, err = s.Preview(d.Import.ID, foyer.PreviewQuery{Trouble: true})
	if err != nil || len(p.Rows) != 1 || p.Rows[0].Name != "Zed Last" {
		t.Errorf("trouble is in %+v, %v", p, err)
	}
}

// A reading of the whole file on the side keeps nobody from going on: staging takes
// its place.
func TestSurveyGivesWay(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	d := dropped(h, "long.csv", "Name,Phone,Created\n"+strings.Repeat("Ann Lee,207 555 0101,03/04/2025\n", 60000)+"Bo Fox,207 555 0102,13/04/2025\n")
	if _, err := s.Survey(d.Import.ID, "aside"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Stage(d.Import.ID, "stage"); err != nil {
		t.Fatalf("staging was kept off: %v", err)
	}
	h.Eventually("staged", func() bool { return h.Import(d.Import.ID).Phase == foyer.PhaseStaged })
	h.Eventually("the staging ended", idle(h, d.Import.ID))
	if row := h.Rows(d.Import.ID, foyer.RowsAll)[0]; !strings.HasPrefix(row.Cells[2].Value, "2025-04-03") {
		t.Errorf("the first date is %+v", row.Cells[2])
	}
	// A Draft that is read whole, or staged, is not read again.
	if _, err := s.Survey(d.Import.ID, "again"); err != nil {
		t.Fatal(err)
	}
	h.Eventually("the second reading ended", idle(h, d.Import.ID))
	if h.Import(d.Import.ID).Phase != foyer.PhaseStaged {
		t.Error("reading it again set the rows aside")
	}
}
