package sheet

import (
	"archive/zip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"foyer/frontend/src/words"
	"foyer/internal/foyer"
)

func zipOf(t *testing.T, names ...string) string {
	t.Helper()
	var b strings.Builder
	w := zip.NewWriter(&b)
	for _, n := range names {
		if _, err := w.Create(n); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A3, A5: TestRefused tells by content, never by name, what is no table.
func TestRefused(t *testing.T) {
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 504)
	wide := func(s string) string { return strings.Join(strings.Split(s, ""), "\x00") + "\x00" }
	for key, s := range map[string]string{
		"file.is_pdf":       "%PDF-1.7\n1 0 obj",
		"file.is_rtf":       `{\rtf1\ansi Name, City}`,
		"file.is_packed":    "\x1f\x8b\x08\x00\x00\x00",
		"file.is_image":     "\x89PNG\r\n\x1a\n",
		"file.is_html":      "\xef\xbb\xbf\r\n <HTML><body><table><tr><td>Name</td></tr></table>",
		"file.is_xml_sheet": `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`,
		"file.is_xml":       `<?xml version="1.0"?><people/>`,
		"file.is_json":      `[{"name":"Ada"}]`,
		"file.is_json ":     "\xef\xbb\xbf{\r\n  \"people\": []\r\n}",
		"file.is_database":  "SQLite format 3\x00",
		"file.is_vcard":     "BEGIN:VCARD\r\nVERSION:3.0\r\n",
		"file.is_program":   "\x7fELF\x02\x01",
		"file.is_binary":    strings.Repeat("\x00\x00\x01\x9f\x00\x07\x00\x00\x00", 100),
		"file.xls":          ole + wide("Workbook"),
		"file.password":     ole + wide("EncryptedPackage"),
		"file.ods":          zipOf(t, "mimetype", "content.xml"),
		"file.numbers":      zipOf(t, "Index/Document.iwa"),
		"file.zip":          zipOf(t, "list.csv"),
	} {
		_, err := Look(context.Background(), inMemory(s), Hints{})
		var e *foyer.Error
		if !errors.As(err, &e) || e.Key != strings.TrimSpace(key) || e.Kind != foyer.Unsupported {
			t.Errorf("%s: %v", key, err)
		}
	}
}

// TestSentences holds that every key said here has its sentence.
func TestSentences(t *testing.T) {
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, name := range sources {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split(string(b), `"`) {
			if !strings.HasPrefix(part, "file.") && !strings.HasPrefix(part, "read.") || strings.ContainsAny(part, " \n/") {
				continue
			}
			n++
			for _, lang := range []string{"en", "fr"} {
				keys := words.Keys(lang)
				if !slices.Contains(keys, part) && !slices.Contains(keys, part+"_other") {
					t.Errorf("%s: %s has no sentence in %s", name, part, lang)
				}
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d keys were found", n)
	}
}

func TestOpenFile(t *testing.T) {
	dir := t.TempDir()
	good := filepath.Join(dir, "leads.pdf")
	if err := os.WriteFile(good, []byte("a,b\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := OpenFile(good)
	if err != nil || f.Size() != 4 {
		t.Fatalf("%v", err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	refused := map[string]string{dir: "file.is_folder", filepath.Join(dir, "none.csv"): "file.gone", "a\x00b": "file.gone"}
	if runtime.GOOS != "windows" {
		link := filepath.Join(dir, "null.csv")
		if err := os.Symlink(os.DevNull, link); err != nil {
			t.Fatal(err)
		}
		refused[os.DevNull], refused[link] = "file.is_device", "file.is_device"
	}
	for path, key := range refused {
		_, err := OpenFile(path)
		var e *foyer.Error
		if !errors.As(err, &e) || e.Key != key {
			t.Errorf("%q: %v, want %s", path, err, key)
		}
	}
}

// TestHints reads what a person chose in place of guesses.
func TestHints(t *testing.T) {
	fd, rows, marks, _ := readAll(t, inMemory("Title\nx\nName;City\nAda;Paris\n"), Hints{HeaderRow: 3})
	if strings.Join(fd.Header, "|") != "Name|City" || len(rows) != 1 || marks[0].Number != 4 {
		t.Errorf("header row: %q %q", fd.Header, rows)
	}
	if _, err := Look(context.Background(), inMemory("Name,City\nAda,Paris\n"), Hints{HeaderRow: 9}); foyer.KindOf(err) != foyer.Invalid {
		t.Errorf("a header row beyond the file: %v", err)
	}
	fd, rows, _, _ = readAll(t, inMemory("Name,City\nAda,Paris\n"), Hints{HeaderRow: -1})
	if fd.Header != nil || len(rows) != 2 || fd.Dialect.FirstRow != 1 {
		t.Errorf("no header: %q %q", fd.Header, rows)
	}
	fd, rows, _, _ = readAll(t, inMemory("Name,x City\nAda,x Paris\n"), Hints{Delimiter: "x"})
	if fd.Dialect.Delimiter != "x" || len(rows[0]) != 2 {
		t.Errorf("delimiter: %+v %q", fd.Dialect, rows)
	}
	_, rows, _, _ = readAll(t, inMemory("Name§City\nAda§Paris\n"), Hints{Delimiter: "§"})
	if !equal(rows[0], []string{"Ada", "Paris"}) {
		t.Errorf("wide delimiter: %q", rows)
	}
	_, rows, _, _ = readAll(t, inMemory("Name\xa7City\nAda\xa7Par\xees\n"), Hints{Delimiter: "§", Encoding: enc1252})
	if !equal(rows[0], []string{"Ada", "Parîs"}) {
		t.Errorf("wide delimiter in one byte: %q", rows)
	}
	_, rows, _, _ = readAll(t, inMemory("Name  City Age\nAda   Paris  31\n"), Hints{Delimiter: "space"})
	if !equal(rows[0], []string{"Ada", "Paris", "31"}) {
		t.Errorf("space: %q", rows)
	}
	_, rows, _, _ = readAll(t, inMemory("Name,City\n\"Ada\",Paris\n"), Hints{Quote: "none"})
	if rows[0][0] != `"Ada"` {
		t.Errorf("no quote: %q", rows)
	}
}
