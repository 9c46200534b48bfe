package service_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// A2: a file is copied into the house before anything is read from it; what happens
// to the person's own afterwards does not matter, and theirs is not touched.
func TestFileIsCopiedFirst(t *testing.T) {
	h := testhouse.Open(t)
	path := filepath.Join(t.TempDir(), "It's 100% é #1.csv")
	if err := os.WriteFile(path, []byte("Name,Phone\nAda Quill,207 555 0101\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	ref, err := h.Files().AddPath(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	d, err := testhouse.Service[service.Imports](h).Open(ref.Ref)
	if err != nil || d.Import.File != "It's 100% é #1.csv" || d.Import.SHA256 == "" || d.Import.Size != 34 {
		t.Errorf("it opened as %+v, %v", d.Import, err)
	}
}

// A18: a file that is in is an Import at once; kept for later it is Import pending,
// also after a restart, and goes on from there.
func TestKeptForLater(t *testing.T) {
	dir := t.TempDir()
	h := testhouse.At(t, dir)
	d := h.Draft("list.csv", "Name,Phone\nAda Quill,207 555 0101\n")
	if _, err := testhouse.Service[service.Imports](h).Save(d.Import.ID); err != nil {
		t.Fatal(err)
	}
	h.Close()
	h = testhouse.At(t, dir)
	s := testhouse.Service[service.Imports](h)
	page, err := s.List(foyer.ImportQuery{State: foyer.StateSaved})
	if err != nil || len(page.Rows) != 1 || page.Rows[0].ID != d.Import.ID || page.Rows[0].SHA256 != d.Import.SHA256 {
		t.Fatalf("kept are %+v, %v", page.Rows, err)
	}
	if err := h.Intake().Stage(t.Context(), h.Owner(), d.Import.ID, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	if imp := h.Run(d.Import.ID); imp.Counts.Created != 1 {
		t.Errorf("it ran as %+v", imp)
	}
}

// A21: a hundred thousand rows of forty columns open in less than three seconds, and
// what crosses to the screen does not grow with them.
func TestLargeFileOpensAtOnce(t *testing.T) {
	if testing.Short() {
		t.Skip("writes a large file")
	}
	var b strings.Builder
	b.WriteString("Name,Phone,Email")
	for c := 4; c <= 40; c++ {
		fmt.Fprintf(&b, ",Extra %d", c)
	}
	b.WriteString("\n")
	rest := strings.Repeat(",value", 37)
	for r := range 100_000 {
		fmt.Fprintf(&b, "Person %d,207 555 %04d,p%d@example.com%s\n", r, r%10_000, r, rest)
	}
	h := testhouse.Open(t)
	ref, err := h.Files().Add(t.Context(), "large.csv", strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	d, err := testhouse.Service[service.Imports](h).Open(ref.Ref)
	took := time.Since(start)
	if err != nil || len(d.Mapping.Columns) != 40 || len(d.View.Sample) > 20 {
		t.Errorf("it opened with %d columns and %d rows of sample, %v", len(d.Mapping.Columns), len(d.View.Sample), err)
	}
	if took > 3*time.Second {
		t.Errorf("it took %v", took)
	}
	t.Logf("%d MB opened in %v", b.Len()>>20, took)
}
