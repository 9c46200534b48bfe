package sheet

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"foyer/internal/foyer"
)

// TestResume goes on from every place of a file and sees the rows that reading it
// in one go saw.
func TestResume(t *testing.T) {
	for name, s := range map[string]string{
		"plain":      "\ufeffsep=;\r\nList of May;\r\n\r\nName;City\r\nAda;Paris\r\n\r\n;\r\nBob;\"Ly\r\non\"\r\nCleo;\"Nice\r\nDan;Metz\r\n",
		"two tables": "Name,Age,City\nAda,31,Paris\nBob,44,Lyon\nCleo,29,Nice\n\nProduct,Price\nBoots,12.50\nVest,8.00\nHat,3.00\n",
	} {
		t.Run(name, func(t *testing.T) {
			f := inMemory(s)
			fd, rows, marks, tot := readAll(t, f, Hints{})
			whole, err := Open(f, fd, Place{})
			if err != nil {
				t.Fatal(err)
			}
			for i := 0; i <= len(rows); i++ {
				from, err := Open(f, fd, whole.Place())
				if err != nil {
					t.Fatal(err)
				}
				for j := i; j < len(rows); j++ {
					row, err := from.Next()
					if err != nil || row.Number != marks[j].Number || !equal(row.Cells, rows[j]) {
						t.Fatalf("from row %d: row %d is %d %q, %v", i, j, row.Number, row.Cells, err)
					}
				}
				if _, err := from.Next(); err != io.EOF {
					t.Fatalf("from row %d: %v at the end", i, err)
				}
				if err := from.Totals().Check(); err != nil {
					t.Error(err)
				}
				if _, err := whole.Next(); err != nil && err != io.EOF {
					t.Fatal(err)
				}
			}
			if tot.Rows != len(rows) {
				t.Errorf("%d rows counted, %d read", tot.Rows, len(rows))
			}
		})
	}
}

// endless is a file of one byte over and over, of any size, that takes no memory.
type endless struct {
	size int64
	head string
	fill byte
}

func (e endless) Size() int64 { return e.size }

func (e endless) ReadAt(b []byte, at int64) (int, error) {
	n := int(min(int64(len(b)), e.size-at))
	for i := range n {
		if p := at + int64(i); p < int64(len(e.head)) {
			b[i] = e.head[p]
		} else {
			b[i] = e.fill
		}
	}
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

// TestLimits meets the limits instead of memory.
func TestLimits(t *testing.T) {
	ctx := context.Background()
	for name, f := range map[string]endless{
		"one line": {64 << 20, "Name,City\nAda,Paris\n", 'x'},
		"one cell": {64 << 20, "Name,City\nAda,Paris\nBob,\"", 'x'},
	} {
		fd, err := Look(ctx, f, Hints{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		r, err := Open(f, fd, Place{})
		if err != nil {
			t.Fatal(err)
		}
		for err == nil {
			_, err = r.Next()
		}
		var e *foyer.Error
		if !errors.As(err, &e) || e.Key != "read.row_too_long" || e.Args["row"] != "3" {
			t.Errorf("%s: %v", name, err)
		}
		if len(r.buf) > 4*MaxRow {
			t.Errorf("%s: %d bytes held", name, len(r.buf))
		}
	}
	if _, err := Look(ctx, endless{3 << 30, "a,b\n", 'x'}, Hints{}); foyer.KindOf(err) != foyer.TooLarge {
		t.Errorf("3 GiB: %v", err)
	}
	wide := strings.Repeat("x,", MaxColumns+5) + "x\n"
	f := inMemory(wide + wide)
	fd, err := Look(ctx, f, Hints{HeaderRow: -1})
	if err != nil {
		t.Fatal(err)
	}
	r, err := Open(f, fd, Place{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Next(); foyer.KindOf(err) != foyer.TooLarge {
		t.Errorf("columns: %v", err)
	}
}

// TestLongCell is cut at the limit, between letters, and flagged.
func TestLongCell(t *testing.T) {
	f := inMemory("Name,Note\nAda,x" + strings.Repeat("é", MaxCell/2+10) + "\nBob,short\n")
	_, rows, marks, _ := readAll(t, f, Hints{})
	if n := len(rows[0][1]); n != MaxCell-1 || marks[0].Flags != TooLong || rows[1][1] != "short" {
		t.Errorf("%d bytes, flags %v", n, marks[0].Flags)
	}
}

func TestNULs(t *testing.T) {
	_, rows, marks, tot := readAll(t, inMemory("Name,City\nA\x00da,Paris\x00\nBob,Lyon\n"), Hints{})
	if !equal(rows[0], []string{"Ada", "Paris"}) || marks[0].Flags != NulBytes || tot.Doubts[0].Key != "read.nuls" {
		t.Errorf("%q %v %v", rows[0], marks[0].Flags, tot.Doubts)
	}
}

// TestCancelled stops looking and copying when it is told to.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Look(ctx, inMemory("a,b\n1,2\n"), Hints{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Look: %v", err)
	}
	f := inMemory("\xff\xfea\x00,\x00b\x00\n\x00")
	fd, err := Look(context.Background(), f, Hints{})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := Copy(ctx, f, fd, io.Discard); !errors.Is(err, context.Canceled) {
		t.Errorf("Copy: %v", err)
	}
}
