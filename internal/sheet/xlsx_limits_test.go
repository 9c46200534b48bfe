package sheet

import (
	"bytes"
	"errors"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"foyer/internal/foyer"
)

func TestXLSXTemplateComesFirst(t *testing.T) {
	file := writeBook(t, XLSXOptions{Sheet: "Leads", Required: []bool{true, false}, Notes: []string{"Required", ""}, NotesSheet: "About"},
		[]string{"Full name", "Phone"}, [][]Cell{{{"Ann Lee", CellText}, {"+15145550101", CellPhone}}})
	look, _, text, err := lookAndCopy(file, Hints{})
	if err != nil {
		t.Fatal(err)
	}
	if look.Dialect.Sheet != "Leads" || len(look.Sheets) != 2 || !reflect.DeepEqual(look.Header, []string{"Full name", "Phone"}) {
		t.Errorf("read as %+v", look)
	}
	if text != "Full name,Phone\nAnn Lee,+15145550101\n" {
		t.Errorf("got %q", text)
	}
	_, _, text, err = lookAndCopy(file, Hints{Sheet: "About", HeaderRow: -1})
	if err != nil || text != "Full name,Required\nPhone,\n" {
		t.Errorf("the second sheet is %q, %v", text, err)
	}
}

func TestXLSXEmpty(t *testing.T) {
	if got := readBook(t, writeBook(t, XLSXOptions{}, nil, nil)); len(got) != 0 {
		t.Errorf("got %q", got)
	}
	if got := readBook(t, writeBook(t, XLSXOptions{}, []string{"Name", "Email"}, nil)); !reflect.DeepEqual(got, [][]string{{"Name", "Email"}}) {
		t.Errorf("got %q", got)
	}
}

// A text longer than a cell holds is cut and counted: with it whole, a
// spreadsheet would call the workbook damaged.
func TestXLSXLongText(t *testing.T) {
	var b bytes.Buffer
	w, err := NewXLSXWriter(&b, XLSXOptions{})
	if err != nil {
		t.Fatal(err)
	}
	fits, long := strings.Repeat("é", cellChars), strings.Repeat("😀", cellChars/2)+"ab"
	err = errors.Join(w.Row([]Cell{{fits, CellText}, {long, CellText}, {strings.Repeat("x", cellChars), CellText}}), w.Close())
	if err != nil {
		t.Fatal(err)
	}
	got := readBook(t, b.Bytes())
	if got[0][0] != fits || len(got[0][2]) != cellChars {
		t.Error("a text that fits was changed")
	}
	cut := got[0][1]
	if w.Cut() != 1 || !strings.HasSuffix(cut, "…") || !utf8.ValidString(cut) || !strings.HasPrefix(long, strings.TrimSuffix(cut, "…")) {
		t.Errorf("%d cut, to %d bytes", w.Cut(), len(cut))
	}
}

func TestXLSXRowLimit(t *testing.T) {
	w, err := NewXLSXWriter(io.Discard, XLSXOptions{Scratch: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	for i := range xlsxMaxRows {
		if err := w.Row(nil); err != nil {
			t.Fatalf("row %d: %v", i+1, err)
		}
	}
	if err := w.Row(nil); foyer.KindOf(err) != foyer.TooLarge {
		t.Errorf("one row more: %v", err)
	}
	if err := w.Close(); foyer.KindOf(err) != foyer.TooLarge {
		t.Errorf("closed with %v", err)
	}
}

func TestXLSXWriterFails(t *testing.T) {
	w, err := NewXLSXWriter(failing{}, XLSXOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Row([]Cell{{"a", CellText}}), w.Close()); !errors.Is(err, errFull) {
		t.Errorf("closed with %v", err)
	}
}

var errFull = errors.New("full")

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errFull }

func TestCombineSums(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		b := make([]byte, rng.IntN(5000))
		for i := range b {
			b[i] = byte(rng.Uint32())
		}
		n := rng.IntN(len(b) + 1)
		if got, want := combineSums(crc32.ChecksumIEEE(b[:n]), crc32.ChecksumIEEE(b[n:]), int64(len(b)-n)), crc32.ChecksumIEEE(b); got != want {
			t.Fatalf("%d and %d bytes: %x, want %x", n, len(b)-n, got, want)
		}
	}
}
