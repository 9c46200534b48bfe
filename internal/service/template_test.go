package service_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"foyer/frontend/src/words"
	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// A6: the template has the labels of the form as it now stands, required ones first,
// an example row that is ignored, and an older one is recognised and told of.
func TestTemplateFollowsTheForm(t *testing.T) {
	h := testhouse.Open(t)
	exports := testhouse.Service[service.Exports](h)
	write := func(format string) string {
		t.Helper()
		ref, err := exports.Template(format)
		if err != nil {
			t.Fatal(err)
		}
		return h.Text(ref.Ref)
	}
	header := func(text string) []string {
		t.Helper()
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("template is %q, %v", text, err)
		}
		return rows[0]
	}
	old := write("csv")
	if head := header(old); head[0] != "Name" || !slices.Contains(head, "Lead source") || slices.Contains(head, "Foyer ID") {
		t.Errorf("columns are %q", head)
	}
	if _, err := testhouse.Service[service.Fields](h).Add("Favourite view", "text", nil); err != nil {
		t.Fatal(err)
	}
	if err := testhouse.Service[service.People](h).SetHouse(foyer.HouseRules{PartnerRequired: true}); err != nil {
		t.Fatal(err)
	}
	now := write("csv")
	if head := header(now); head[0] != "Name" || head[1] != "Partner ID" || !slices.Contains(head, "Favourite view") {
		t.Errorf("columns are %q", head)
	}
	f, err := excelize.OpenReader(bytes.NewReader([]byte(write("xlsx"))))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	name, err := f.GetCellStyle(f.GetSheetName(0), "A1")
	other, err2 := f.GetCellStyle(f.GetSheetName(0), "C1")
	if err != nil || err2 != nil || name == other {
		t.Errorf("a required column looks like any other: %d, %d", name, other)
	}
	// The example row counts as blank; the row below comes in.
	row := strings.Repeat(",", strings.Count(old, "\",\"")/2)
	d := h.Stage("filled.csv", old+"Ada Quill"+row+"\r\n")
	if d.Counts.Rows != 1 || d.Counts.Blank != 1 {
		t.Errorf("counts are %+v", d.Counts)
	}
	told := func(text string) string {
		for _, r := range h.Draft("template.csv", text).View.Doubts {
			if r.Key == "read.template_old" {
				return r.Args["fields"]
			}
		}
		return ""
	}
	if got := told(old); got != "Favourite view" {
		t.Errorf("an older template is told of as %q", got)
	}
	if got := told(strings.Replace(old, "\"Partner ID\"", "\"Ref\"", 1)); got != "Partner ID, Favourite view" {
		t.Errorf("a template without what is required now is told of as %q", got)
	}
	if got := told(now); got != "" {
		t.Errorf("a fresh template is told of as %q", got)
	}
	if got := told("Name,Phone,Email\nAda Quill,207 555 0101,ada@example.com\n"); got != "" {
		t.Errorf("another file is told of as %q", got)
	}
}

// I5: the office's template says on a sheet of its own which partners and agents a
// file may name; a partner's does not. Filled in, it is read by its first sheet, and
// partners are known by name as well.
func TestTemplateNamesPartners(t *testing.T) {
	h := testhouse.Open(t)
	write := func(s *service.Exports) *excelize.File {
		t.Helper()
		ref, err := s.Template("xlsx")
		if err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader([]byte(h.Text(ref.Ref))))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		return f
	}
	if list := write(testhouse.Service[service.Exports](h)).GetSheetList(); slices.Contains(list, "Partners and agents") {
		t.Errorf("a house without partners has sheets %q", list)
	}
	one := h.Partner("Northlight Homes", "Pia Sorel", "Anton Beck")
	two := h.Partner("Casco & Sons", "Mona Lund")
	f := write(testhouse.Service[service.Exports](h))
	rows, err := f.GetRows("Partners and agents")
	if err != nil || len(rows) != 4 || rows[0][1] != "Partner ID" || rows[0][3] != "Agent ID" {
		t.Fatalf("sheet is %q, %v", rows, err)
	}
	if rows[1][0] != "Casco & Sons" || rows[1][1] != two.Code || rows[2][2] != "Anton Beck" || rows[2][1] != one.Code || rows[2][3] == "" {
		t.Errorf("sheet is %q", rows)
	}
	partner := write(testhouse.As[service.Exports](h, two.Agents[0].ID))
	if list := partner.GetSheetList(); slices.Contains(list, "Partners and agents") {
		t.Errorf("a partner's template has sheets %q", list)
	}
	first := f.GetSheetName(0)
	head, err := f.GetRows(first)
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range head[0] {
		cell, _ := excelize.CoordinatesToCellName(i+1, 3)
		switch name {
		case "Name":
			err = f.SetCellStr(first, cell, "Ada Quill")
		case "Email address":
			err = f.SetCellStr(first, cell, "ada@example.org")
		case "Partner ID":
			err = f.SetCellStr(first, cell, "Northlight Homes")
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	var body bytes.Buffer
	if err := f.Write(&body); err != nil {
		t.Fatal(err)
	}
	imp := h.Stage("filled.xlsx", body.String())
	if imp.Counts.Rows != 1 || imp.Counts.Errors != 0 {
		t.Fatalf("counts are %+v", imp.Counts)
	}
	h.Run(imp.ID)
	if l := h.Only("quill"); l.Values["partner_id"] != one.Code {
		t.Errorf("lead is %+v", l.Values)
	}
}

// A3 A5 A25: what is no list is refused by what it is, whatever its name says, with a
// sentence in every language that names the file and says what to do.
func TestRefusalsSayWhatToDo(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	wide := func(s string) string { return strings.Join(strings.Split(s, ""), "\x00") + "\x00" }
	zip := func(names ...string) string { return zipOf(t, names...) }
	dir := t.TempDir()
	for _, c := range []struct{ name, body, key string }{
		{"list.csv", "%PDF-1.7\n", "file.is_pdf"},
		{"list.csv", ole + wide("Workbook"), "file.xls"},
		{"old.xls", ole + wide("Workbook"), "file.xls"},
		{"locked.xlsx", ole + wide("EncryptedPackage"), "file.password"},
		{"sheet.ods", zip("mimetype", "content.xml"), "file.ods"},
		{"sheet.numbers", zip("Index/Document.iwa"), "file.numbers"},
		{"binary.xlsb", zip("xl/workbook.bin"), "file.xlsb"},
		{"letter.csv", zip("word/document.xml"), "file.word"},
		{"photo.csv", "\x89PNG\r\n\x1a\n", "file.is_image"},
		{"page.xls", "<html><table><tr><td>a</td></tr></table></html>", "file.is_html"},
		{"cut.xlsx", zip("xl/workbook.xml")[:40], "file.xlsx_cut"},
		{"nothing.csv", "", "file.empty"},
	} {
		path := filepath.Join(dir, c.name)
		if err := os.WriteFile(path, []byte(c.body), 0o600); err != nil {
			t.Fatal(err)
		}
		ref, err := h.Files().AddPath(t.Context(), path)
		if err == nil {
			_, err = s.Open(ref.Ref)
		}
		said(t, c.name, err, c.key)
	}
	_, err := h.Files().AddPath(t.Context(), dir)
	said(t, filepath.Base(dir), err, "file.is_folder")
	_, err = h.Files().AddPath(t.Context(), filepath.Join(dir, "gone.csv"))
	said(t, "gone.csv", err, "file.gone")
	if page, err := s.List(foyer.ImportQuery{}); err != nil || page.Total != 0 {
		t.Errorf("%d imports of what is no list, %v", page.Total, err)
	}
}

// said holds that err is the trouble of a key and says so of a file by its name.
func said(t *testing.T, name string, err error, key string) {
	t.Helper()
	var fe *foyer.Error
	if !errors.As(err, &fe) || fe.Key != key {
		t.Errorf("%s answers %v, want %s", name, err, key)
		return
	}
	for _, lang := range words.Languages() {
		if text := words.Say(lang, fe.Key, fe.Args); !strings.Contains(text, name) || strings.Contains(text, "{{") || !strings.Contains(text, ". ") {
			t.Errorf("%s says %q in %s", name, text, lang)
		}
	}
}

// A25: of a file that fails while it is read, or is not the same at the end as at the
// beginning, no half comes in.
func TestFileThatFailsWhileRead(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the system has no file that fails so")
	}
	house := t.TempDir()
	h := testhouse.At(t, house)
	for path, key := range map[string]string{
		"/proc/self/mem":    "file.unreadable", // cannot be read at its beginning
		"/proc/self/status": "file.changed",    // gives more than it said it has
	} {
		_, err := h.Files().AddPath(t.Context(), path)
		said(t, filepath.Base(path), err, key)
	}
	if left, err := os.ReadDir(filepath.Join(house, "files", "in")); err != nil || len(left) != 0 {
		t.Errorf("%d files stay, %v", len(left), err)
	}
}
