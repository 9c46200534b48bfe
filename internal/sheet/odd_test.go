package sheet

import (
	"context"
	"errors"
	"strings"
	"testing"

	"foyer/internal/foyer"
)

// Files that begin oddly are read for what they are, or refused with the sentence
// that says what is odd.
func TestOddBeginnings(t *testing.T) {
	for _, c := range []struct{ name, text, enc, header, first string }{
		{"a stray zero in plain text", "Name,Email\nAda\x00 Moreau,ada@x.ca\nBo\x00,bo@x.ca\n", encUTF8, "Name|Email", "bo@x.ca"},
		{"a byte of two in a text with a mark", "\ufeffName,Email\nAd\xff\xfea,a@x.ca\nBo,bo@x.ca\n", enc1252, "Name|Email", "bo@x.ca"},
		{"UTF-16 without a mark", "N\x00a\x00m\x00e\x00,\x00M\x00\n\x00A\x00d\x00a\x00,\x00x\x00\n\x00B\x00o\x00,\x00y\x00\n\x00", encUTF16LE, "Name|M", "y"},
		{"one row of one letter", strings.Repeat("x", 600<<10), encUTF8, "", ""},
	} {
		t.Run("A10 "+c.name, func(t *testing.T) {
			fd, err := Look(context.Background(), inMemory(c.text), Hints{})
			if err != nil {
				t.Fatal(err)
			}
			if fd.Dialect.Encoding != c.enc {
				t.Errorf("read as %s", fd.Dialect.Encoding)
			}
			if c.header == "" {
				return
			}
			if got := strings.Join(fd.Header, "|"); got != c.header {
				t.Errorf("header %q", got)
			}
			if last := fd.Sample[len(fd.Sample)-1]; last[1] != c.first {
				t.Errorf("last row %q", last)
			}
		})
	}
	for name, text := range map[string]string{
		"no two rows alike":     "Name,Phone,Email\nAda Quill,207-555-0101,ada@x.com,Boston\nBo Finch,207-555-0102\nCy Young\n",
		"each shorter":          "Name;Phone;Email\nAda Quill;207-555-0101\nBo Finch\n",
		"one name and no more":  "Name,Phone,Email\nAda Quill\n",
		"tabs, and rows longer": "Name\tPhone\tEmail\nAda\t1\ta@x.com\tBath\tME\nBo\t2\n",
	} {
		t.Run("A10 "+name, func(t *testing.T) {
			fd, err := Look(context.Background(), inMemory(text), Hints{})
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(fd.Header, "|"); got != "Name|Phone|Email" {
				t.Errorf("header %q", got)
			}
		})
	}
	t.Run("A21 a first row without an end", func(t *testing.T) {
		_, err := Look(context.Background(), inMemory(strings.Repeat("a,", MaxRow)), Hints{})
		var e *foyer.Error
		if !errors.As(err, &e) || e.Key != "read.row_too_long" || e.Args["row"] != "1" {
			t.Errorf("%v", err)
		}
	})
	t.Run("A21 a long first row", func(t *testing.T) {
		names := "N" + strings.Repeat("n", headSize)
		fd, err := Look(context.Background(), inMemory(names+",Email\nAda,a@x.ca\n"), Hints{HeaderRow: 1})
		if err != nil || fd.Width != 2 {
			t.Errorf("%d columns: %v", fd.Width, err)
		}
	})
}
