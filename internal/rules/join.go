package rules

import (
	"strings"

	"foyer/internal/foyer"
)

// together has columns of one field follow each other in file order, whichever of
// them was the first to go there.
func together(columns []readColumn) {
	joins := map[string]foyer.Join{}
	for _, c := range columns {
		if c.join != foyer.JoinNone && joins[c.key] == foyer.JoinNone {
			joins[c.key] = c.join
		}
	}
	for i := range columns {
		c := &columns[i]
		if j := joins[c.key]; j != foyer.JoinNone && c.join == foyer.JoinNone && c.use != useNotes {
			c.join = j
			if j == foyer.JoinHeader { // it was not asked to say its name
				c.join = foyer.JoinLine
			}
		}
	}
}

// joined puts a value behind that of an earlier column, as the column says. A field
// of one line stays one. A value that stands there already is not said twice.
func (c *readColumn) joined(before, v string) string {
	if c.join == foyer.JoinHeader {
		v = c.header + ": " + v
	}
	if before == "" || before == v {
		return v
	}
	sep := " "
	switch c.join {
	case foyer.JoinComma:
		sep = ", "
	case foyer.JoinLine, foyer.JoinHeader:
		sep = "\n"
		if c.kind != foyer.KindLong {
			sep = ", "
		}
	}
	return strings.TrimRight(before, " ,;") + sep + v
}
