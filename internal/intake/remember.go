package intake

import (
	"context"
	"slices"
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// Remember keeps a fix made in the review for the next files of the same source: in
// the preset, among the values that are matched when a file is read. The file under
// review is not read otherwise by it. It answers Invalid for a file without names of
// columns, by which the next one would be known.
func (in *Intake) Remember(ctx context.Context, a foyer.Actor, id string, fix foyer.Remembered) error {
	return in.store.Write(ctx, func(tx *store.Tx) error {
		imp, err := reviewable(tx, a, id)
		if err != nil {
			return err
		}
		if fix.Column < 0 || fix.Column >= len(imp.Mapping.Columns) {
			return foyer.Fail(foyer.Invalid, "mapping.columns_differ")
		}
		if fingerprint(headersOf(&imp.Mapping), imp.View.HeaderRow > 0) == "" {
			return foyer.Fail(foyer.Invalid, "preset.nameless")
		}
		c := &imp.Mapping.Columns[fix.Column]
		for _, from := range fix.From {
			from = strings.TrimSpace(from)
			if from == "" || len(from) > longValue || len(fix.To) > longValue {
				return foyer.Fail(foyer.Invalid, "preset.value_long")
			}
			same := rules.SameValue(from)
			c.Values = slices.DeleteFunc(slices.Clone(c.Values), func(v foyer.ValueMap) bool { return v.Later && rules.SameValue(v.From) == same })
			if !fix.Off {
				c.Values = append(c.Values, foyer.ValueMap{From: from, To: strings.TrimSpace(fix.To), Later: true})
			}
		}
		if err := remember(tx, a, &imp); err != nil {
			return err
		}
		return tx.UpdateImport(&imp)
	})
}

// remembered answers what values become from the next file on: of two that say
// something of one value, the later.
func remembered(values []foyer.ValueMap) []foyer.ValueMap {
	out := make([]foyer.ValueMap, 0, len(values))
	for _, v := range values {
		same := rules.SameValue(v.From)
		out = slices.DeleteFunc(out, func(o foyer.ValueMap) bool { return rules.SameValue(o.From) == same })
		v.Later = false
		out = append(out, v)
	}
	return out
}
