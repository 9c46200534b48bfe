package sheet

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what is read as what is expected")

// TestShelf reads a shelf of awful sheets and compares all that is made of each
// with what was once looked at and found right.
func TestShelf(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "sheets", "*.csv"))
	if err != nil || len(files) == 0 {
		t.Fatal("the shelf is empty", err)
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			f, err := OpenFile(name)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			fd, rows, marks, tot := readAll(t, f, Hints{})
			var b strings.Builder
			d := fd.Dialect
			fmt.Fprintf(&b, "delimiter %q padded %v quote %q escape %q\n", d.Delimiter, d.Padded, d.Quote, d.Escape)
			fmt.Fprintf(&b, "encoding %s mark %v ends %q copied %v\n", d.Encoding, d.BOM, d.LineEnd, d.Canonical)
			fmt.Fprintf(&b, "lead-in %d header %d+%d first %d width %d because %s\n", d.LeadIn, d.HeaderRow, d.HeaderRows, d.FirstRow, fd.Width, fd.Reason)
			fmt.Fprintf(&b, "header %q\n", fd.Header)
			for i, row := range rows {
				fmt.Fprintf(&b, "%d %q flags %d\n", marks[i].Number, row, marks[i].Flags)
			}
			fmt.Fprintf(&b, "rows %d blank %d doubts %v %v\n", tot.Rows, tot.Blank, fd.Doubts, tot.Doubts)
			golden := strings.TrimSuffix(name, ".csv") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(b.String()), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if b.String() != string(want) {
				t.Errorf("read as\n%swant\n%s", b.String(), want)
			}
		})
	}
}
