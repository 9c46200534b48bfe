package intake

import (
	"cmp"
	"slices"
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// Values answers the different values of a column of a Draft that goes to a list,
// with what becomes of each.
func (in *Intake) Values(tx *store.Tx, a foyer.Actor, id string, column int) (foyer.ColumnValues, error) {
	imp, err := mine(tx, a, id)
	if err != nil {
		return foyer.ColumnValues{}, err
	}
	if column < 0 || column >= len(imp.Mapping.Columns) {
		return foyer.ColumnValues{}, foyer.Fail(foyer.Invalid, "mapping.columns_differ")
	}
	d, err := deskOf(tx, &imp)
	if err != nil {
		return foyer.ColumnValues{}, err
	}
	return valuesOf(tx, &imp, d, column)
}

// cells answers the different cells of a column: of the whole file where it was
// read, else of its first rows.
func cells(tx *store.Tx, imp *store.Import, column int, sample [][]string) (store.ImportColumn, error) {
	c, ok, err := tx.Column(imp.N, column)
	if err != nil || ok {
		return c, err
	}
	count := valueCount{values: map[string]*int{}}
	for _, row := range sample {
		if column < len(row) {
			count.see(row[column])
		}
	}
	return store.ImportColumn{Column: column, Found: count.distinct, Values: count.counted()}, nil
}

func valuesOf(tx *store.Tx, imp *store.Import, d *desk, column int) (foyer.ColumnValues, error) {
	c := &imp.Mapping.Columns[column]
	out := foyer.ColumnValues{Column: column, Key: c.Key, Values: []foyer.ColumnValue{}, Whole: imp.Mapping.Whole}
	lists, open, several := rules.Lists(c.Key, &d.env)
	if !lists {
		return out, nil
	}
	out.Open, out.Several = open, several
	found, err := cells(tx, imp, column, sampleOf(imp))
	if err != nil {
		return out, err
	}
	out.Many = found.Found > len(found.Values)
	list := rules.NewLister(c.Key, d.env)
	chosen := map[string]string{}
	for _, v := range c.Values {
		if v.Later {
			continue
		}
		chosen[rules.SameValue(v.From)] = v.To
	}
	at := map[string]int{}
	for _, cell := range found.Values {
		for _, v := range list.Members(cell.Value) {
			same := rules.SameValue(v)
			if i, ok := at[same]; ok {
				out.Values[i].Count += cell.Count
				continue
			}
			at[same] = len(out.Values)
			cv := foyer.ColumnValue{Value: v, Count: cell.Count}
			cv.Becomes, cv.Known, cv.Why = list.Becomes(v)
			cv.To, cv.Mapped = chosen[same]
			out.Values = append(out.Values, cv)
		}
	}
	slices.SortStableFunc(out.Values, func(a, b foyer.ColumnValue) int {
		if a.Known != b.Known {
			if b.Known {
				return -1
			}
			return 1
		}
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		return cmp.Compare(strings.ToLower(a.Value), strings.ToLower(b.Value))
	})
	return out, nil
}

// listsOf counts, for the columns step, the values of the columns that go to a list.
func listsOf(tx *store.Tx, imp *store.Import) ([]foyer.ColumnList, error) {
	out := []foyer.ColumnList{}
	d, err := deskOf(tx, imp)
	if err != nil {
		return out, err
	}
	for i, c := range imp.Mapping.Columns {
		if lists, _, _ := rules.Lists(c.Key, &d.env); !lists {
			continue
		}
		v, err := valuesOf(tx, imp, d, i)
		if err != nil {
			return out, err
		}
		l := foyer.ColumnList{Column: i, Values: len(v.Values), Many: v.Many}
		for _, one := range v.Values {
			if !one.Known && !one.Mapped && !v.Open { // what an open list lacks joins it
				l.Unknown++
			}
		}
		out = append(out, l)
	}
	return out, nil
}

// GuessField answers the field of the house's own that a column of a Draft suggests.
func (in *Intake) GuessField(tx *store.Tx, a foyer.Actor, id string, column int) (foyer.FieldGuess, error) {
	out := foyer.FieldGuess{Kind: foyer.KindText, Choices: []string{}}
	imp, err := mine(tx, a, id)
	if err != nil {
		return out, err
	}
	if column < 0 || column >= len(imp.Mapping.Columns) {
		return out, foyer.Fail(foyer.Invalid, "mapping.columns_differ")
	}
	d, err := deskOf(tx, &imp)
	if err != nil {
		return out, err
	}
	found, err := cells(tx, &imp, column, sampleOf(&imp))
	if err != nil {
		return out, err
	}
	values := make([]foyer.ValueCount, 0, len(found.Values))
	for _, v := range found.Values {
		values = append(values, foyer.ValueCount{Value: v.Value, Count: v.Count})
	}
	out.Label = imp.Mapping.Columns[column].Header
	if found.Found < foyer.ManyValues || len(values) == 0 {
		out.Kind = rules.GuessKind(values, d.env)
	} else { // too many to be kept: the first rows tell their kind
		count := valueCount{values: map[string]*int{}}
		for _, row := range sampleOf(&imp) {
			if column < len(row) {
				count.see(row[column])
			}
		}
		values = values[:0]
		for _, v := range count.counted() {
			values = append(values, foyer.ValueCount{Value: v.Value, Count: v.Count})
		}
		out.Kind = rules.GuessKind(values, d.env)
	}
	if out.Kind == foyer.KindList {
		for _, v := range values {
			out.Choices = append(out.Choices, v.Value)
		}
	}
	return out, nil
}
