package sheet

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"foyer/internal/foyer"
)

var seeds = []string{
	"", "\n", "a", "a,b\n1,2\n", "a;b\r\n1;\"2\r\n3\"\r\n", "\"a\"\"b\",c\n", "\"a\" b,c\n\"d,e\nf,g\n",
	"sep=;\na;b\n1;2\n", "\xef\xbb\xbfa\tb\n", "\xff\xfea\x00,\x00b\x00", "a|b|'c|d'\n'x'|y|z\n", "a, \"b, c\", d\n",
	"x\ry\rz\r", "a,b\r1,2\n3,4\r\n", "a,\"b\\\"c\",d\n\"e\\\\\",f,g\n", "  a   b  c \n1 2  3\n", "a,b\n\n,\n \n1,2",
	"Title\n\nName,City\nAda,Paris\n\nA,B,C\nx,y,z\nu,v,w\nr,s,t\n", "\"\"\"\",\"\n\"\n", "caf\xe9;na\xefve\n",
}

// sound checks what must hold of any bytes in any dialect: rows follow one
// another, all bytes are accounted for, and each row reads the same from its own
// bytes.
func sound(t *testing.T, f File, fd Finding) [][]string {
	r, err := Open(f, fd, Place{})
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	var rows [][]string
	end, number := fd.DataStart, 0
	for {
		row, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("Next: %v", err)
		}
		if row.Start < end || row.End <= row.Start || row.Number <= number {
			t.Fatalf("row %d at %d to %d after row %d at %d", row.Number, row.Start, row.End, number, end)
		}
		end, number = row.End, row.Number
		cells := make([]string, len(row.Cells))
		for i, c := range row.Cells {
			if !utf8.ValidString(c) || strings.Contains(c, "\x00") {
				t.Fatalf("row %d: cell %q", row.Number, c)
			}
			cells[i] = strings.Clone(c)
		}
		again, err := ReadSpan(f, fd, row.Start, row.End)
		if err != nil || !equal(again.Cells, cells) || again.Flags != row.Flags {
			t.Fatalf("row %d: %q %v, read again %q %v, %v", row.Number, cells, row.Flags, again.Cells, again.Flags, err)
		}
		rows = append(rows, cells)
	}
	tot := r.Totals()
	if err := tot.Check(); err != nil {
		t.Fatal(err)
	}
	if tot.Rows != len(rows) {
		t.Fatalf("%d rows counted, %d read", tot.Rows, len(rows))
	}
	return rows
}

func FuzzRows(f *testing.F) {
	for i, s := range seeds {
		f.Add([]byte(s), uint16(i*37), uint8(i%5))
	}
	f.Fuzz(func(t *testing.T, b []byte, pick uint16, width uint8) {
		one := func(list ...string) string {
			s := list[int(pick)%len(list)]
			pick /= uint16(len(list))
			return s
		}
		d := Dialect{
			Delimiter: one(",", ";", "\t", " ", "||", ""), Quote: one(`"`, "'", ""), Escape: one("", `\`),
			LineEnd: one("\n", "\r", "mixed", "\r\n"), Encoding: one(encUTF8, enc1252, "cp850"), Padded: one("", "x") != "", FirstRow: 1,
		}
		sound(t, inMemory(string(b)), Finding{Format: "csv", Dialect: d, Width: int(width % 12), Size: int64(len(b))})
	})
}

func FuzzLook(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		file := inMemory(string(b))
		fd, err := Look(context.Background(), file, Hints{})
		if err != nil {
			var e *foyer.Error
			if !errors.As(err, &e) {
				t.Fatalf("no sentence for %v", err)
			}
			return
		}
		if NeedsCopy(fd) {
			var w strings.Builder
			out, tot, err := Copy(context.Background(), file, fd, &w)
			if err != nil {
				t.Fatalf("Copy: %v", err)
			}
			if err := tot.Check(); err != nil {
				t.Fatal(err)
			}
			sound(t, inMemory(w.String()), out)
			return
		}
		if fd.DataStart > int64(len(b)) || fd.Dialect.FirstRow < 1 {
			t.Fatalf("%+v", fd)
		}
		rows := sound(t, file, fd)
		// The copy has the same rows by the same numbers; tables end where they end.
		var w strings.Builder
		out, _, err := Copy(context.Background(), file, fd, &w)
		if err != nil {
			t.Fatalf("Copy: %v", err)
		}
		copied := sound(t, inMemory(w.String()), out)
		if len(copied) != len(rows) {
			t.Fatalf("%d rows, %d copied", len(rows), len(copied))
		}
		for i := range rows {
			if !equal(rows[i], copied[i]) {
				t.Fatalf("row %q copied as %q", rows[i], copied[i])
			}
		}
	})
}

// FuzzStrict compares with the standard reader on whatever that one accepts.
func FuzzStrict(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s), uint8(0))
	}
	f.Fuzz(func(t *testing.T, b []byte, width uint8) {
		if !utf8.Valid(b) || bytes.IndexByte(b, 0) >= 0 || len(b) > 32<<10 {
			return
		}
		r := csv.NewReader(bytes.NewReader(b))
		r.FieldsPerRecord = -1
		all, err := r.ReadAll()
		if err != nil {
			return
		}
		var want [][]string
		for _, row := range all {
			if !blank(row) {
				want = append(want, row)
			}
		}
		got := sound(t, inMemory(string(b)), Finding{Format: "csv", Size: int64(len(b)), Dialect: Dialect{
			Delimiter: ",", Quote: `"`, LineEnd: "\n", Encoding: encUTF8, FirstRow: 1,
		}})
		if len(got) != len(want) {
			t.Fatalf("%d rows, want %d: %q, %q", len(got), len(want), got, want)
		}
		for i := range want {
			for j := range got[i] {
				// The standard reader turns \r\n inside quotes into \n; here cells are
				// unchanged.
				got[i][j] = strings.ReplaceAll(got[i][j], "\r\n", "\n")
			}
			if !equal(got[i], want[i]) {
				t.Fatalf("row %q, want %q", got[i], want[i])
			}
		}
	})
}

// FuzzCharset holds that an encoding that can be read is found for any bytes.
func FuzzCharset(f *testing.F) {
	for _, s := range people {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := surveyFile(context.Background(), inMemory(string(b)), 0)
		if err != nil {
			t.Fatal(err)
		}
		if utf8.Valid(b) != (s.broken == 0) {
			t.Fatalf("%d broken in %q", s.broken, b)
		}
		if n := int64(bytes.Count(b, []byte{'\n'})); s.lf+s.crlf != n || s.cr+s.crlf != int64(bytes.Count(b, []byte{'\r'})) {
			t.Fatalf("%+v in %q", s, b)
		}
		if name, _ := s.byLetters(); name != encUTF8 && charmapOf(name) == nil && wideOf(name) == nil {
			t.Fatalf("%q cannot be read", name)
		}
	})
}
