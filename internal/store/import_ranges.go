package store

import (
	"fmt"
	"strconv"
	"strings"

	"foyer/internal/foyer"
)

// packRows writes row numbers in file order as ranges: "3-17,20".
func packRows(rows []int) string {
	var b strings.Builder
	for i := 0; i < len(rows); {
		j := i
		for j+1 < len(rows) && rows[j+1] == rows[j]+1 {
			j++
		}
		if b.Len() > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.Itoa(rows[i]))
		if j > i {
			b.WriteByte('-')
			b.WriteString(strconv.Itoa(rows[j]))
		}
		i = j + 1
	}
	return b.String()
}

// unpackRows reads what packRows wrote.
func unpackRows(text string) ([]int, error) {
	var out []int
	for text != "" {
		part, rest, _ := strings.Cut(text, ",")
		text = rest
		low, high, ranged := strings.Cut(part, "-")
		from, err := strconv.Atoi(low)
		to := from
		if err == nil && ranged {
			to, err = strconv.Atoi(high)
		}
		if err != nil || to < from {
			return nil, fmt.Errorf("rows %q: %w", part, foyer.Fail(foyer.Invalid, "house.damaged"))
		}
		for ; from <= to; from++ {
			out = append(out, from)
		}
	}
	return out, nil
}

func unpackTicks(text string) (on, off []int, err error) {
	first, second, _ := strings.Cut(text, "/")
	if on, err = unpackRows(first); err == nil {
		off, err = unpackRows(second)
	}
	return on, off, err
}
