package intake

import (
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// namesThings are the fields whose columns hold names that files spell in many ways.
var namesThings = []string{"source", "city", "owner", "agent_id", "partner_id", "lead_type", "site", "referral_source", "lender_name"}

// Spellings answers the columns in which values are likely one value spelled in
// several ways (C10), the column with most of them first.
func (in *Intake) Spellings(tx *store.Tx, a foyer.Actor, id string) ([]foyer.Spellings, error) {
	out := []foyer.Spellings{}
	imp, err := mine(tx, a, id)
	if err != nil {
		return out, err
	}
	for _, key := range namesThings {
		c := imp.Mapping.ColumnOf(key)
		if c == nil {
			continue
		}
		counts, whole, err := textsOf(tx, &imp, c.Index)
		if err != nil {
			return out, err
		}
		if !whole {
			continue
		}
		s := foyer.Spellings{Column: c.Index, Field: key}
		for _, g := range rules.Clusters(valueCounts(counts)) {
			s.Groups++
			s.Rows += g.Count
			for _, v := range g.Values {
				if v.Value == g.Spelling {
					s.Rows -= v.Count
				}
			}
		}
		if s.Groups > 0 {
			out = append(out, s)
		}
	}
	return out, nil
}

// textsOf answers how many rows have each text in a column, as the cells stand now,
// without reading a row: what the column holds was counted when the file was read,
// and what corrections did to it is known. It answers false where the column has more
// texts than were kept.
func textsOf(tx *store.Tx, imp *store.Import, column int) (map[string]int, bool, error) {
	found, ok, err := tx.Column(imp.N, column)
	if err != nil || !ok || found.Found > len(found.Values) {
		return nil, false, err
	}
	counts := map[string]int{}
	for _, v := range found.Values {
		counts[v.Value] = v.Count
	}
	edits, err := tx.EditTallies(imp.N, column)
	if err != nil {
		return nil, false, err
	}
	for _, e := range edits {
		counts[strings.TrimSpace(e.Was)] -= e.Count
		counts[strings.TrimSpace(e.Value)] += e.Count
	}
	if example := exampleOf(imp); example != nil {
		counts[example[column]] -= max(imp.Mapping.Seen-imp.Counts.Rows, 0)
	}
	for v, n := range counts {
		if n <= 0 || v == "" {
			delete(counts, v)
		}
	}
	return counts, true, nil
}

func valueCounts(counts map[string]int) []foyer.ValueCount {
	values := make([]foyer.ValueCount, 0, len(counts))
	for v, n := range counts {
		values = append(values, foyer.ValueCount{Value: v, Count: n})
	}
	return values
}
