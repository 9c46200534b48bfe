package intake

import (
	"slices"
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// newValues gathers, list by list, the values that rows bring to the open lists.
type newValues map[string]map[string]struct{}

// maxNewValues bounds what is remembered of one list: a column with more
// different values than that is no pick-list, and the count shown is then a floor.
const maxNewValues = 2000

// listSlots are the fields whose values join an open list.
func listSlots() []foyer.Slot {
	return []foyer.Slot{foyer.SlotSource, foyer.SlotLeadType, foyer.SlotRating, foyer.SlotSite, foyer.SlotFinancing, foyer.SlotTags}
}

// add gathers the values of a record; own names the house's own fields that are
// lists.
func (n newValues) add(rec *foyer.Record, own map[string]bool) {
	for _, slot := range listSlots() {
		v := rec.Values[slot]
		if v == "" {
			continue
		}
		list := listOf(slot)
		if slot == foyer.SlotTags {
			for _, tag := range strings.Split(v, ", ") {
				n.put(list, tag)
			}
			continue
		}
		n.put(list, v)
	}
	for _, c := range foyer.CustomValues(rec.Values[foyer.SlotCustom]) {
		if own[c.Key] {
			n.put(c.Key, c.Value)
		}
	}
}

func (n newValues) put(list, v string) {
	if n[list] == nil {
		n[list] = map[string]struct{}{}
	}
	if _, ok := n[list][v]; !ok && len(n[list]) < maxNewValues {
		n[list][strings.Clone(v)] = struct{}{}
	}
}

// count answers how many of the values no list has yet.
func (n newValues) count(tx *store.Tx) (int, error) {
	total := 0
	for list, values := range n {
		have, err := tx.ListValues(list)
		if err != nil {
			return 0, err
		}
		known := map[string]bool{}
		for _, v := range have {
			known[string(foyer.Fold(nil, v))] = true
		}
		for v := range values {
			if f := string(foyer.Fold(nil, v)); !known[f] {
				known[f] = true
				total++
			}
		}
	}
	return total, nil
}

// join lets the values join their lists, and forgets them.
func (n newValues) join(tx *store.Tx, imp int64) error {
	for list, values := range n {
		add := make([]string, 0, len(values))
		for v := range values {
			add = append(add, v)
		}
		slices.Sort(add)
		if err := tx.JoinLists(imp, list, add); err != nil {
			return err
		}
		delete(n, list)
	}
	return nil
}

func listOf(slot foyer.Slot) string {
	switch slot {
	case foyer.SlotSource:
		return foyer.ListSource
	case foyer.SlotLeadType:
		return foyer.ListLeadType
	case foyer.SlotRating:
		return foyer.ListRating
	case foyer.SlotSite:
		return foyer.ListSite
	case foyer.SlotFinancing:
		return foyer.ListFinancing
	}
	return foyer.ListTags
}
