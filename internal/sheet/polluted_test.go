package sheet

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// shop is a clean table of many kinds of cells, header first: dates, times, money,
// codes, text with commas, quotes and apostrophes, an empty last column.
func shop() [][]string {
	rows := [][]string{{"Date", "Time", "Qty", "Product", "Price", "Kind", "Description", "Link", "Comments"}}
	kinds := []string{"Men's Boots", "Women's Vest", "Throw Pillow, Wooden", `Boxer, 5" Inseam`, `Table, Round 48"`, "Leather Sofa"}
	for i := 1; i < 80; i++ {
		rows = append(rows, []string{
			fmt.Sprintf("%02d/01/2018", i%28+1), fmt.Sprintf("%02d:%02d", i%24, 15*i%60), fmt.Sprint(i % 9),
			fmt.Sprintf("MG-%04d", i*37), fmt.Sprintf("$%d.%02d", i*7%99, i%100), kinds[i%len(kinds)],
			"These boots, made for men, are rugged; " + strings.Repeat("very ", i%4) + "light. We're sure.",
			fmt.Sprintf("https://www.example.com/p/%d.html", i), "",
		})
	}
	return rows
}

// dirty says how a table is written.
type dirty struct{ delim, quote, escape, end string }

var tidy = dirty{",", `"`, `"`, "\r\n"}

func (d dirty) cells(cells []string) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		// The texts are always quoted, as many programs do.
		if i == 6 || i == 7 || strings.Contains(c, d.delim) || strings.Contains(c, d.quote) {
			c = d.quote + strings.ReplaceAll(c, d.quote, d.escape+d.quote) + d.quote
		}
		out[i] = c
	}
	return out
}

func (d dirty) row(cells []string) string { return strings.Join(d.cells(cells), d.delim) }

func (d dirty) table(rows [][]string) string {
	var b strings.Builder
	for _, row := range rows {
		b.WriteString(d.row(row))
		b.WriteString(d.end)
	}
	return b.String()
}

func clone(rows [][]string) [][]string {
	out := make([][]string, len(rows))
	for i, row := range rows {
		out[i] = append([]string{}, row...)
	}
	return out
}

// TestPolluted spoils one thing at a time in a clean table and wants the clean one
// back, without a hint.
func TestPolluted(t *testing.T) {
	table := shop()
	text := tidy.table(table)
	pad := func(s string) []string { return append([]string{s}, make([]string, 8)...) }
	twice := clone(table[:1])
	for i, c := range twice[0] {
		twice[0][i] = c + " " + c
	}
	wider := clone(table)
	for i := range wider {
		wider[i] = append(wider[i], "x")
	}
	narrower := clone(table)
	for i := range narrower {
		narrower[i] = narrower[i][:8]
	}
	type spoiled struct {
		name, text string
		want       [][]string
		header     bool
	}
	cases := []spoiled{
		{"clean", text, table, true},
		{"semicolon", dirty{";", `"`, `"`, "\r\n"}.table(table), table, true},
		{"tab", dirty{"\t", `"`, `"`, "\r\n"}.table(table), table, true},
		{"pipe", dirty{"|", `"`, `"`, "\r\n"}.table(table), table, true},
		{"caret", dirty{"^", `"`, `"`, "\r\n"}.table(table), table, true},
		{"tilde", dirty{"~", `"`, `"`, "\r\n"}.table(table), table, true},
		{"comma and space", dirty{", ", `"`, `"`, "\r\n"}.table(table), table, true},
		{"space", dirty{" ", `"`, `"`, "\r\n"}.table(table), table, true},
		{"single quotes", dirty{",", "'", "'", "\r\n"}.table(table), table, true},
		{"escaped quotes", dirty{",", `"`, `\`, "\r\n"}.table(table), table, true},
		{"quotes neither doubled nor escaped", dirty{",", `"`, "", "\r\n"}.table(table), table, true},
		{"lf", dirty{",", `"`, `"`, "\n"}.table(table), table, true},
		{"cr", dirty{",", `"`, `"`, "\r"}.table(table), table, true},
		{"no end", strings.TrimSuffix(text, "\r\n"), table, true},
		{"blank end", text + "\r\n", table, true},
		{"no header", tidy.table(table[1:]), table[1:], false},
		{"header only", tidy.table(table[:1]), table[:1], true},
		{"one row", tidy.table(table[:2]), table[:2], true},
		{"two header lines", tidy.row(table[0]) + "\r\n" + text, append(twice, table[1:]...), true},
		{"lead-in with delimiters", tidy.row(pad("PREAMBLE")) + "\r\n" + tidy.row(pad("")) + "\r\n" + text, table, true},
		{"lead-in", "Sales of May\r\nmade by Ada, for Bob\r\n\r\n" + text, table, true},
		{"second table", text + text, table, true},
		{"second table, wider", text + tidy.table(wider), table, true},
		{"second table, narrower", text + tidy.table(narrower), table, true},
		{"second table below a blank line", text + "\r\n" + "Name,City\r\nAda,Paris\r\nBob,Lyon\r\nCleo,Nice\r\n", table, true},
	}
	for _, i := range []int{0, 1, 3, 40, 79} {
		for col := range 9 {
			rows, cells := clone(table), tidy.cells(table[i])
			rows[i][col] = `"` + rows[i][col]
			cells[col] = `"` + cells[col]
			lines := strings.SplitAfter(text, "\r\n")
			lines[i] = strings.Join(cells, ",") + "\r\n"
			cases = append(cases, spoiled{fmt.Sprintf("extra quote %d %d", i, col), strings.Join(lines, ""), rows, true})

			rows, cells = clone(table), tidy.cells(table[i])
			rows[i] = slices.Insert(rows[i], col, "")
			lines[i] = strings.Join(slices.Insert(cells, col, ""), ",") + "\r\n"
			cases = append(cases, spoiled{fmt.Sprintf("extra delimiter %d %d", i, col), strings.Join(lines, ""), rows, true})
		}
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			fd, rows, _, _ := readAll(t, inMemory(c.text), Hints{})
			want := c.want
			if c.header {
				if !equal(fd.Header, want[0]) {
					t.Fatalf("header %q of %+v", fd.Header, fd.Dialect)
				}
				want = want[1:]
			} else if fd.Header != nil {
				t.Fatalf("header %q", fd.Header)
			}
			if len(rows) != len(want) {
				t.Fatalf("%d rows of %d", len(rows), len(want))
			}
			for i := range want {
				if !equal(rows[i], want[i]) {
					t.Fatalf("row %d\n%q, want\n%q", i, rows[i], want[i])
				}
			}
		})
	}
}
