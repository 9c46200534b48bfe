package intake

import (
	"maps"
	"strings"

	"foyer/internal/foyer"
)

// sameKeys says that two lists hold the same keys; the order of those beyond the
// first is nobody's.
func sameKeys(a, b []uint64) bool {
	if len(a) != len(b) || len(a) > 0 && a[0] != b[0] {
		return false
	}
	for _, x := range a {
		found := false
		for _, y := range b {
			found = found || x == y
		}
		if !found {
			return false
		}
	}
	return true
}

// sameWho says that two rows have the same keys.
func sameWho(a, b *foyer.Keys) bool {
	return a.Name == b.Name && a.Own == b.Own && sameKeys(a.Phones, b.Phones) && sameKeys(a.Emails, b.Emails)
}

func sameFindings(a, b []foyer.Finding) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		x, y := &a[i], &b[i]
		if x.Key != y.Key || x.Field != y.Field || x.Level != y.Level || x.Raw != y.Raw || x.Column != y.Column || x.Suggest != y.Suggest || !maps.Equal(x.Args, y.Args) {
			return false
		}
	}
	return true
}

// sameShown says that two texts are one but for capitals and outer space.
func sameShown(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}
