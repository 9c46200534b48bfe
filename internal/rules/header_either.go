package rules

import (
	"slices"
	"strings"
)

// either answers the field that both sides of a stroke or an "or" name: "Suite/Apt",
// "Bundesland/Kanton". Two names of two fields name neither.
func (d *dictionary) either(header string) []string {
	sides := strings.Split(header, "/")
	for _, w := range [...]string{" ou ", " or ", " oder ", " of "} {
		if len(sides) == 1 {
			sides = strings.Split(strings.ToLower(header), w)
		}
	}
	if len(sides) != 2 {
		return nil
	}
	one, other := d.names[squash(sides[0])], d.names[squash(sides[1])]
	var both []string
	for _, key := range one {
		if slices.Contains(other, key) {
			both = append(both, key)
		}
	}
	return both
}
