package intake

import (
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// mostSpellings is how many values of a column are compared: one with more holds
// no names of things.
const mostSpellings = 20_000

// Clusters answers groups of spellings in a column that are likely one value, most
// rows first, as the cells stand now. A column of too many values has none.
func (in *Intake) Clusters(tx *store.Tx, a foyer.Actor, id string, column int) ([]foyer.Cluster, error) {
	imp, err := mine(tx, a, id)
	if err != nil {
		return nil, err
	}
	if column < 0 || column >= len(imp.Mapping.Columns) {
		return nil, foyer.Fail(foyer.Invalid, "mapping.columns_differ")
	}
	counts, whole, err := textsOf(tx, &imp, column)
	if err == nil && !whole {
		counts, err = in.spellingsRead(tx, &imp, column)
	}
	if err != nil || len(counts) > mostSpellings {
		return []foyer.Cluster{}, err
	}
	return rules.Clusters(valueCounts(counts)), nil
}

// spellingsRead is textsOf of a column with many texts, read from the file.
func (in *Intake) spellingsRead(tx *store.Tx, imp *store.Import, column int) (map[string]int, error) {
	counts := map[string]int{}
	return counts, in.eachCells(tx, imp, func(_ int, cells []string) error {
		if column >= len(cells) {
			return nil
		}
		v := strings.TrimSpace(cells[column])
		if _, ok := counts[v]; ok {
			counts[v]++
		} else if v != "" && len(counts) <= mostSpellings {
			counts[strings.Clone(v)] = 1
		}
		return nil
	})
}
