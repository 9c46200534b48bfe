package rules

import (
	"slices"
	"strings"

	"foyer/internal/foyer"
)

// sides cuts a header at its strokes, or at its "or".
func sides(header string) []string {
	out := strings.Split(header, "/")
	for _, w := range [...]string{" ou ", " or ", " oder ", " of ", " o ", " u "} {
		if len(out) == 1 {
			out = strings.Split(strings.ToLower(header), w)
		}
	}
	return out
}

// offered answers the field whose values a header lists: "Prêt ou comptant ?",
// "Cash/Mortgage". A header of what they may want is a question of its own.
func offered(header string) string {
	list := sides(strings.Trim(header, " ?¿.:"))
	if len(list) < 2 {
		return ""
	}
	for _, s := range list {
		if listWord(foyer.ListFinancing, folded(s)) == "" {
			return ""
		}
	}
	return "financing"
}

// either answers the field that both sides of a stroke or an "or" name: "Suite/Apt",
// "Bundesland/Kanton". Two names of two fields name neither.
func (d *dictionary) either(header string) []string {
	list := sides(header)
	if len(list) != 2 {
		return nil
	}
	one, other := d.names[squash(list[0])], d.names[squash(list[1])]
	var both []string
	for _, key := range one {
		if slices.Contains(other, key) {
			both = append(both, key)
		}
	}
	return both
}
