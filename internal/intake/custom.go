package intake

import (
	"slices"
	"strings"

	"foyer/internal/foyer"
)

// ownFields gives columns that are called just like one of the house's own fields
// to it, unless a field of the catalogue is called so, too: exports name them so.
func ownFields(m *foyer.Mapping, fields []foyer.Field) {
	for _, f := range fields {
		if m.ColumnOf(f.Key) != nil {
			continue
		}
		at := slices.IndexFunc(m.Columns, func(c foyer.MapColumn) bool {
			name := string(foyer.Fold(nil, strings.TrimSpace(c.Header)))
			return c.Confidence != foyer.ConfidenceSure && (name == string(foyer.Fold(nil, f.Label)) || name == f.Key)
		})
		if at >= 0 {
			c := &m.Columns[at]
			c.Key, c.Confidence = f.Key, foyer.ConfidenceSure
			c.Suggest = append([]string{f.Key}, c.Suggest...)
		}
	}
}
