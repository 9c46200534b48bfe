package intake

import (
	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// recountValues counts anew the values that join an open list, after cells were mended. A
// column of more values than were kept leaves the count as it is.
func recountValues(tx *store.Tx, imp *store.Import) error {
	d, err := deskOf(tx, imp)
	if err != nil {
		return err
	}
	news := newValues{}
	for i := range imp.Mapping.Columns {
		c := &imp.Mapping.Columns[i]
		if !joins(c.Key, d) {
			continue
		}
		counts, whole, err := textsOf(tx, imp, i)
		if err != nil || !whole {
			return err
		}
		if err := news.ofColumn(imp, d, i, counts); err != nil {
			return err
		}
		if v := d.env.Defaults[c.Key]; v != "" && c.Filled < imp.Mapping.Seen {
			news.put(listNamed(c.Key), v)
		}
	}
	for key, v := range d.env.Defaults {
		if joins(key, d) && imp.Mapping.ColumnOf(key) == nil {
			news.put(listNamed(key), v)
		}
	}
	edits, err := tx.EditTallies(imp.N, -1)
	if err != nil {
		return err
	}
	for _, e := range edits {
		if joins(e.Field, d) && e.Value != "" {
			news.put(listNamed(e.Field), e.Value)
		}
	}
	imp.Counts.NewValues, err = news.count(tx)
	return err
}

// ofColumn gathers what the texts of a column become, those that stand in a row.
func (n newValues) ofColumn(imp *store.Import, d *desk, column int, counts map[string]int) error {
	alone, env := imp.Mapping, d.env
	alone.Columns = append([]foyer.MapColumn(nil), imp.Mapping.Columns...)
	for j := range alone.Columns {
		if j != column {
			alone.Columns[j].Key = foyer.NotImported
		}
	}
	env.Defaults = nil
	reader, err := rules.Compile(alone, env)
	if err != nil {
		return err
	}
	cells := make([]string, len(alone.Columns))
	var rec foyer.Record
	var findings []foyer.Finding
	for v := range counts {
		cells[column], findings = v, findings[:0]
		reader.Read(cells, &rec, &findings)
		n.add(&rec, d.own)
	}
	return nil
}

// joins says whether new values of a field join an open list.
func joins(key string, d *desk) bool {
	return listNamed(key) != "" && (!foyer.IsCustom(key) || d.own[key])
}

// listNamed answers the list that the values of a field join, "" for none.
func listNamed(key string) string {
	if foyer.IsCustom(key) {
		return key
	}
	slot, ok := foyer.SlotOf(key)
	if !ok {
		return ""
	}
	for _, s := range listSlots() {
		if s == slot {
			return listOf(slot)
		}
	}
	return ""
}
