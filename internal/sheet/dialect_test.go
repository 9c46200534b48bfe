package sheet

import (
	"strings"
	"testing"
)

// A8, A9: which dialect a file is taken to have, where more than one could be meant.
func TestDialects(t *testing.T) {
	people := "First_name Last_name Email Phone City\n" +
		"Ana d'Arc a1@example.fr (207)_555-1211 Paris\nPer Roy b2@example.fr +33_6_12_34_71 -\n" +
		"Léa Van c3@example.fr (207)_555-1099 New_York\nKarl Roy d4@example.fr call_later Boston\n"
	for name, c := range map[string]struct {
		text, delimiter string
		columns, rows   int
	}{
		"words by spaces, as many in each line":        {people, " ", 5, 4},
		"names with spaces are one column":             {"Name\nAna d'Arc\nPer van Roy\nLéa\nKarl Roy\nMarc Noël\n", ",", 1, 5},
		"prose is no table":                            {"Please find the list below\nWe will call you next week\nThanks\n", ",", 1, 2},
		"rows end in \\r, one cell has a \\n":          {strings.ReplaceAll("Name Notes City\n\"Ana Roy\" \"one; two\" Paris\n\"Per Roy\" \"b; c\" Nice\n", "\n", "\r") + "\"Léa Van\" \"line one\nline two\" Metz\r", " ", 3, 3},
		"one cell of many escapes its quote with a \\": {"Name|Notes\n" + strings.Repeat("Ana|\"tall, 3 m\"\n", 30) + `Per|"tall, 3\" wide"` + "\n", "|", 2, 31},
	} {
		t.Run(name, func(t *testing.T) {
			fd, rows, _, _ := readAll(t, inMemory(c.text), Hints{})
			if fd.Dialect.Delimiter != c.delimiter || len(rows) != c.rows {
				t.Fatalf("delimiter %q and %d rows %q, want %q and %d", fd.Dialect.Delimiter, len(rows), rows, c.delimiter, c.rows)
			}
			for _, r := range rows {
				if len(r) != c.columns {
					t.Errorf("%q has %d cells, want %d", r, len(r), c.columns)
				}
				if strings.Contains(strings.Join(r, ""), `\"`) {
					t.Errorf("%q still has its escape", r)
				}
			}
		})
	}
}
