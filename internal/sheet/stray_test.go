package sheet

import (
	"math/rand"
	"strings"
	"testing"
)

// TestStrayQuote reads rows with quotes out of place in a table of three columns.
func TestStrayQuote(t *testing.T) {
	const head = "Name,Note,City\nAda,\"one, two\",Paris\nBob,plain,Lyon\n"
	const tail = "Cleo,\"three, four\",Nice\nDan,plain,Metz\n"
	for name, c := range map[string]struct {
		line string
		want []string
		flag Flag
	}{
		"opens and does not close": {`Eve,"big yard,Brest`, []string{"Eve", `"big yard`, "Brest"}, StrayQuote},
		"text after closing":       {`Eve,"big" yard,Brest`, []string{"Eve", `"big" yard`, "Brest"}, StrayQuote},
		"nickname inside":          {`Eve,"the "big" one, really",Brest`, []string{"Eve", `the "big" one, really`, "Brest"}, StrayQuote},
		"twice at the start":       {`Eve,""big, yard",Brest`, []string{"Eve", `"big, yard`, "Brest"}, StrayQuote},
		"inch before the closing":  {`Eve,"table, round 48"",Brest`, []string{"Eve", `table, round 48"`, "Brest"}, StrayQuote},
		"in the middle of text":    {`Eve,24" screen,Brest`, []string{"Eve", `24" screen`, "Brest"}, 0},
		"at the end of the row":    {`Eve,big,"`, []string{"Eve", "big", `"`}, StrayQuote},
		"at the end of a cell":     {`Eve,big",Brest`, []string{"Eve", `big"`, "Brest"}, 0},
		"space after closing":      {`Eve,"big, old" ,Brest`, []string{"Eve", "big, old", "Brest"}, 0},
		"doubled as it should be":  {`Eve,"a ""b"" c",Brest`, []string{"Eve", `a "b" c`, "Brest"}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			_, rows, marks, _ := readAll(t, inMemory(head+c.line+"\n"+tail), Hints{})
			if len(rows) != 5 {
				t.Fatalf("%d rows: %q", len(rows), rows)
			}
			if !equal(rows[2], c.want) || marks[2].Flags != c.flag {
				t.Errorf("%q %v, want %q %v", rows[2], marks[2].Flags, c.want, c.flag)
			}
			if rows[3][1] != "three, four" || marks[3].Flags != 0 || marks[3].Number != 5 {
				t.Errorf("next row %d %q", marks[3].Number, rows[3])
			}
		})
	}
}

// A9: TestStrayQuoteAnywhere puts one quote at a random place of a long file: at most
// the row it stands in may differ, and that row is flagged or still whole.
func TestStrayQuoteAnywhere(t *testing.T) {
	s := leadsText(300<<10, true)
	fd, want, _, _ := readAll(t, inMemory(s), Hints{})
	rnd := rand.New(rand.NewSource(7))
	for range 150 {
		at := int(fd.DataStart) + rnd.Intn(len(s)-int(fd.DataStart))
		_, got, marks, _ := readFound(t, inMemory(s[:at]+`"`+s[at:]), fd)
		if len(got) != len(want) {
			t.Fatalf("quote at %d: %d rows of %d", at, len(got), len(want))
		}
		damaged := 0
		for i := range got {
			if !equal(got[i], want[i]) {
				damaged++
				if strings.Count(strings.Join(got[i], ","), `"`) == 0 && marks[i].Flags == 0 {
					t.Errorf("quote at %d: row %d changed without a word: %q", at, i, got[i])
				}
			}
		}
		if damaged > 1 {
			t.Errorf("quote at %d: %d rows damaged", at, damaged)
		}
	}
}

// TestQuotedForever has a quote that opens a cell of thousands of lines: past the
// limit it is taken for text, and only its row is damaged.
func TestQuotedForever(t *testing.T) {
	s := "Name,City\nAda,Paris\nBob,\"Lyon\n" + strings.Repeat("Cleo,Nice\n", 5000)
	_, rows, marks, tot := readAll(t, inMemory(s), Hints{})
	if len(rows) != 5002 || rows[1][1] != `"Lyon` || marks[1].Flags != StrayQuote || marks[5001].Number != 5003 {
		t.Errorf("%d rows, %q %v", len(rows), rows[1], marks[1].Flags)
	}
	if len(tot.Doubts) != 1 || tot.Doubts[0].Key != "read.stray_quote" || tot.Doubts[0].Row != 3 {
		t.Errorf("doubts %v", tot.Doubts)
	}
}

// A9, A15: TestQuotedLines keeps cells of several lines whole and counts each as one row.
func TestQuotedLines(t *testing.T) {
	s := "Name,Note\nAda,\"one\ntwo\r\n\nthree\"\n\nBob,\"x\"\n"
	_, rows, marks, tot := readAll(t, inMemory(s), Hints{})
	if len(rows) != 2 || rows[0][1] != "one\ntwo\r\n\nthree" || marks[0].Number != 2 || marks[1].Number != 4 || tot.Blank != 1 {
		t.Errorf("%q %d %d, %d blank", rows, marks[0].Number, marks[1].Number, tot.Blank)
	}
}

// TestLongNote keeps a cell of a thousand lines in a row whose cells are all
// quoted, as Foyer writes them itself.
func TestLongNote(t *testing.T) {
	note := strings.Repeat("called, no answer\n", 6000)
	s := "\"Name\",\"Note\"\r\n\"Ada\",\"" + note + "\"\r\n\"Bob\",\"x\"\r\n"
	_, rows, marks, _ := readAll(t, inMemory(s), Hints{})
	if len(rows) != 2 || rows[0][1] != note || marks[0].Flags != 0 || marks[1].Number != 3 {
		t.Errorf("%d rows, flags %v", len(rows), marks[0].Flags)
	}
}
