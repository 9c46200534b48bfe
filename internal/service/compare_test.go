package service_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// E26: of a source that comes again and again, who is new, who changed and who is
// gone since the last file, as counts and as lists.
func TestCompareWithTheFileBefore(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	march := "Name,Phone,Email,City\n" +
		"Ada Quill,207 555 0101,ada@example.com,Bath\n" + // the same
		"Ben Moss,207 555 0102,ben@example.com,York\n" + // moves
		"Cy Long,207 555 0103,cy@example.com,Rye\n" + // goes
		",,only@example.com,Saco\n" + // one key only
		"Dee Ott,,,Derry\n" // changes with one key only
	april := "City,Email,Phone,Name\n" + // other order
		"Bath,ADA@example.com,(207) 555-0101,Ada Quill\n" + // written otherwise: changed
		"Boston,ben@example.com,207 555 0102,Ben Moss\n" +
		"Saco,only@example.com,,\n" +
		"Dover,,,Dee Ott\n" +
		"Wells,ed@example.com,207 555 0105,Ed Nott\n"
	first := h.Stage("march.csv", march, testhouse.Partial)
	if d, err := s.Get(first.ID); err != nil || d.Previous.ID != "" {
		t.Errorf("the first file follows %+v, %v", d.Previous, err)
	}
	if _, err := s.Compare(first.ID, "job"); foyer.KindOf(err) != foyer.NotFound {
		t.Errorf("the first file compares: %v", err)
	}
	h.Stage("other.csv", "Name,Mail\nZed Zed,z@example.com\n")
	second := h.Stage("april.csv", april, testhouse.Partial)
	diff, err := s.Compare(second.ID, "job")
	if err != nil || diff.Previous != first.ID || diff.New != 1 || diff.Changed != 3 || diff.Gone != 1 || diff.Same != 1 {
		t.Errorf("they differ by %+v, %v", diff, err)
	}
	d, err := s.Get(second.ID)
	if err != nil || d.Previous.ID != first.ID || d.Diff.Changed != 3 || d.Diff.At == "" {
		t.Errorf("it is kept as %+v, %v", d.Diff, err)
	}
	list := func(kind string) [][]string {
		t.Helper()
		ref, err := s.Compared(second.ID, kind, "job")
		if err != nil {
			t.Fatal(err)
		}
		return read(t, h.Text(ref.Ref), ",")
	}
	if got := list("new"); len(got) != 2 || got[1][3] != "Ed Nott" || got[0][0] != "City" {
		t.Errorf("new are %q", got)
	}
	if got := list("gone"); len(got) != 2 || got[1][0] != "Cy Long" || got[0][0] != "Name" {
		t.Errorf("gone are %q", got)
	}
	changed := list("changed")
	if len(changed) != 4 || changed[2][4] != "City: York" || changed[0][4] != "_CHANGED" {
		t.Errorf("changed are %q", changed)
	}
	if _, err := s.Compared(second.ID, "nonsense", "job"); foyer.KindOf(err) != foyer.Invalid {
		t.Errorf("another list answers %v", err)
	}
}

// E26: people who are in a file twice are not gone when they are in the next once, and
// rows that say the same are held against each other.
func TestCompareWithPeopleTwice(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	ada := "Ada Quill,207 555 0101,ada@example.com,"
	ben := "Ben Moss,207 555 0102,ben@example.com,"
	h.Stage("march.csv", "Name,Phone,Email,City\n"+ada+"Bath\n"+ben+"York\n"+ada+"Rye\n"+ben+"York\n", testhouse.Partial)
	second := h.Stage("april.csv", "Name,Phone,Email,City\n"+ada+"Saco\n"+ada+"Bath\n"+ben+"York\n", testhouse.Partial)
	diff, err := s.Compare(second.ID, "job")
	if err != nil || diff.New != 0 || diff.Changed != 1 || diff.Gone != 0 || diff.Same != 2 {
		t.Errorf("they differ by %+v, %v", diff, err)
	}
}

// E26 at size: files are streamed, and what is kept of the earlier one is bounded.
func TestCompareLargeFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const rows = 40_000
	file := func(from int, city string) string {
		var b strings.Builder
		b.WriteString("Name,Phone,Email,City\n")
		for i := from; i < from+rows; i++ {
			fmt.Fprintf(&b, "Person %c%c%c%c,+1207%07d,p%d@example.com,%s\n", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26, 'a'+i/17576%26, i, i, city)
		}
		return b.String()
	}
	h := testhouse.Open(t)
	h.Stage("one.csv", file(0, "Bath"))
	two := h.Stage("two.csv", file(1000, "Bath"))
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start := time.Now()
	diff, err := testhouse.Service[service.Imports](h).Compare(two.ID, "job")
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	if err != nil || diff.New != 1000 || diff.Gone != 1000 || diff.Same != rows-1000 || diff.Changed != 0 {
		t.Errorf("they differ by %+v, %v", diff, err)
	}
	t.Logf("%d rows against %d took %v; heap grew by %d bytes a row", rows, rows, took, (int64(after.HeapAlloc)-int64(before.HeapAlloc))/rows)
}
