package sheet

import (
	"context"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// memory is a file that lies in memory.
type memory struct{ *strings.Reader }

func (m memory) Size() int64 { return m.Reader.Size() }

func inMemory(s string) memory { return memory{strings.NewReader(s)} }

// readAll reads a file the whole way and answers header and rows, checked against
// its totals and against each row read again by its span.
func readAll(t *testing.T, f File, h Hints) (Finding, [][]string, []Row, Totals) {
	t.Helper()
	fd, err := Look(context.Background(), f, h)
	if err != nil {
		t.Fatalf("Look: %v", err)
	}
	return readFound(t, f, fd)
}

func readFound(t *testing.T, f File, fd Finding) (Finding, [][]string, []Row, Totals) {
	t.Helper()
	if NeedsCopy(fd) {
		var b strings.Builder
		var tot Totals
		var err error
		fd, tot, err = Copy(context.Background(), f, fd, &b)
		if err != nil {
			t.Fatalf("Copy: %v", err)
		}
		if err := tot.Check(); err != nil {
			t.Fatalf("Copy: %v", err)
		}
		f = inMemory(b.String())
	}
	r, err := Open(f, fd, Place{})
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	rows := [][]string{}
	var marks []Row
	for {
		row, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("Next: %v", err)
		}
		cells := make([]string, len(row.Cells))
		for i, c := range row.Cells {
			cells[i] = strings.Clone(c)
		}
		again, err := ReadSpan(f, fd, row.Start, row.End)
		if err != nil {
			t.Fatalf("row %d: %v", row.Number, err)
		}
		if !equal(again.Cells, cells) || again.Flags != row.Flags {
			t.Fatalf("row %d read again: %q %v, streamed %q %v", row.Number, again.Cells, again.Flags, cells, row.Flags)
		}
		row.Cells = cells
		rows = append(rows, cells)
		marks = append(marks, row)
	}
	if err := r.Totals().Check(); err != nil {
		t.Fatal(err)
	}
	return fd, rows, marks, r.Totals()
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// TestCorpus opens the collected headers of real exports and compares with what
// is known of each.
func TestCorpus(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "corpora", "headers")
	list, err := os.Open(filepath.Join(dir, "sources.tsv"))
	if err != nil {
		t.Skip("the corpus of headers is not here")
	}
	defer list.Close()
	r := csv.NewReader(list)
	r.Comma, r.LazyQuotes = '\t', true
	known, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range known[1:] {
		t.Run(k[0], func(t *testing.T) {
			f, err := OpenFile(filepath.Join(dir, k[0]))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			fd, rows, _, _ := readAll(t, f, Hints{})
			enc, bom := strings.CutSuffix(strings.Replace(k[5], "cp1252", "windows-1252", 1), " bom")
			if fd.Dialect.Delimiter != k[4] || fd.Dialect.Encoding != enc || fd.Dialect.BOM != bom {
				t.Errorf("dialect %+v, want %q and %s", fd.Dialect, k[4], k[5])
			}
			if fd.Dialect.HeaderRow != 1 || fd.Dialect.HeaderRows != 1 || len(fd.Header) != fd.Width {
				t.Errorf("header %q in %+v", fd.Header, fd.Dialect)
			}
			for i, row := range rows {
				if len(row) != fd.Width {
					t.Errorf("row %d has %d of %d cells", i, len(row), fd.Width)
				}
			}
		})
	}
}
