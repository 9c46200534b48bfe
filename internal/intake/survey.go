package intake

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/sheet"
	"foyer/internal/store"
)

// Survey reads every row of a Draft's file once, for what its first rows cannot
// say: the order of dates and the sign before decimals, decided from whole columns,
// and the different values of each with their counts. It does nothing where that is
// known. A person may go on choosing meanwhile; what they chose stays.
func (in *Intake) Survey(ctx context.Context, a foyer.Actor, id string, tell func(foyer.Progress)) error {
	imp, err := in.load(ctx, id)
	if err != nil {
		return err
	}
	if imp.Mapping.Whole || imp.Phase == foyer.PhaseStaging || imp.Phase == foyer.PhaseStaged {
		return nil
	}
	if err := in.canonical(ctx, &imp, tell); err != nil {
		return fmt.Errorf("survey import %s: %w", id, err)
	}
	s, err := in.surveyFile(ctx, &imp, tell)
	if err != nil {
		return fmt.Errorf("survey import %s: %w", id, err)
	}
	return in.store.Write(ctx, func(tx *store.Tx) error {
		now, err := tx.Import(id)
		if err != nil {
			return err
		}
		if now.Kept != imp.Kept || !bytes.Equal(now.Finding, imp.Finding) || now.Phase != foyer.PhaseNone {
			return nil // it was read in another way meanwhile
		}
		s.into(&now.Mapping, &imp.Mapping)
		now.Preset.Drift.Values = drifted(tx, &now, s.columns)
		now.Modified = foyer.TimeOf(tx.Now())
		if err := tx.PutColumns(now.N, s.columns); err != nil {
			return err
		}
		if now.Preset.ID != "" && !now.Preset.Filled { // it was made with the first rows only
			if err := remember(tx, a, &now); err != nil {
				return err
			}
		}
		return tx.UpdateImport(&now)
	})
}

// keptValues is how many different values of a column are kept.
const keptValues = 1000

// longValue is where a value is too long to be one of a list.
const longValue = 120

// surveyed is what one reading of a file found.
type surveyed struct {
	mapping foyer.Mapping
	rows    int
	filled  []int
	broken  []int
	columns []store.ImportColumn
}

// valueCount counts the different values of a column until they are too many.
type valueCount struct {
	filled, distinct int
	broken           int // cells whose accents can be mended
	many             bool
	values           map[string]*int
}

func (v *valueCount) see(cell string) {
	cell = strings.TrimSpace(cell)
	if cell == "" {
		return
	}
	v.filled++
	if _, ok := rules.Unscramble(cell); ok {
		v.broken++
	}
	if v.many {
		return
	}
	if n := v.values[cell]; n != nil {
		*n++
		return
	}
	v.distinct++
	if v.distinct >= foyer.ManyValues || len(cell) > longValue && v.distinct > 50 {
		v.distinct, v.many, v.values = foyer.ManyValues, true, nil
		return
	}
	one := 1
	v.values[strings.Clone(cell)] = &one
}

// counted answers the values of a column, most frequent first.
func (v *valueCount) counted() []store.CountedValue {
	out := make([]store.CountedValue, 0, len(v.values))
	for s, n := range v.values {
		out = append(out, store.CountedValue{Value: s, Count: *n})
	}
	slices.SortFunc(out, func(a, b store.CountedValue) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		return strings.Compare(a.Value, b.Value)
	})
	return out[:min(len(out), keptValues)]
}

// surveyFile reads the kept file of an import from end to end.
func (in *Intake) surveyFile(ctx context.Context, imp *store.Import, tell func(foyer.Progress)) (surveyed, error) {
	var out surveyed
	f, err := in.openKept(imp)
	if err != nil {
		return out, err
	}
	defer f.Close()
	fd, err := findingOf(imp)
	if err != nil {
		return out, err
	}
	src, err := sheet.Open(f, fd, sheet.Place{})
	if err != nil {
		return out, err
	}
	var own []foyer.Field
	err = in.store.Read(ctx, func(tx *store.Tx) (err error) {
		own, err = tx.Fields()
		return err
	})
	if err != nil {
		return out, err
	}
	learn := rules.NewSurvey(imp.Mapping, rules.Prefs{Region: imp.Reading.Region, Fields: own})
	cols := make([]valueCount, len(imp.Mapping.Columns))
	for i := range cols {
		cols[i].values = map[string]*int{}
	}
	m := newMeter(foyer.PhaseNone, fd.Size, tell)
	err = readAhead(ctx, src, func(b *batch) {
		out.rows += len(b.rows)
		for i := range b.rows {
			cells := b.rows[i].cells
			learn.See(cells)
			for c := range min(len(cols), len(cells)) {
				cols[c].see(cells[c])
			}
		}
		m.at(b.rows[len(b.rows)-1].end, imp.Counts)
	})
	if err != nil {
		return out, err
	}
	out.mapping = learn.Mapping()
	for i := range cols {
		out.filled = append(out.filled, cols[i].filled)
		out.broken = append(out.broken, cols[i].broken)
		out.columns = append(out.columns, store.ImportColumn{Column: i, Found: cols[i].distinct, Values: cols[i].counted()})
	}
	return out, nil
}

// into lays what was found over a mapping. read is the mapping the file was read
// with; a column that goes elsewhere since keeps its reading as it is.
func (s *surveyed) into(now, read *foyer.Mapping) {
	now.Regions = s.mapping.Regions
	now.Seen, now.Whole = s.rows, true
	for i := range now.Columns {
		c := &now.Columns[i]
		c.Filled, c.Distinct = s.filled[i], s.columns[i].Found
		c.Mojibake = max(c.Mojibake, s.broken[i])
		was, found := &read.Columns[i], &s.mapping.Columns[i]
		if len(c.Samples) == 0 {
			c.Samples = found.Samples
		}
		if c.Key == was.Key {
			c.Mojibake, c.Damage, c.Width = found.Mojibake, found.Damage, found.Width
			if !c.Chosen && c.Names == was.Names {
				c.Names = found.Names
			}
		}
		switch {
		case c.Key != was.Key:
			now.Whole = now.Whole && !surveys(c.Key) // it must be read once more
		case c.Order == was.Order && c.Ask == was.Ask && c.Decimal == was.Decimal:
			c.Order, c.Ask, c.Decimal = found.Order, found.Ask, found.Decimal
		}
	}
}

// surveys says whether reading all rows tells something of how a field's column is
// read.
func surveys(key string) bool {
	slot, ok := foyer.SlotOf(key)
	if !ok {
		return false
	}
	if slot == foyer.SlotCustom {
		return true
	}
	switch foyer.Catalogue()[slot].Kind {
	case foyer.KindDate, foyer.KindInstant, foyer.KindMoney, foyer.KindPhone:
		return true
	}
	return slot == foyer.SlotCountry
}

// drifted answers the values that the preset of a Draft does not know, now that all
// rows were read.
func drifted(tx *store.Tx, imp *store.Import, columns []store.ImportColumn) []foyer.DriftValues {
	out := []foyer.DriftValues{}
	if !imp.Preset.Filled {
		return imp.Preset.Drift.Values
	}
	p, err := tx.Preset(imp.Preset.ID)
	if err != nil {
		return imp.Preset.Drift.Values
	}
	known := map[string]*foyer.PresetColumn{}
	for i := range p.Columns {
		known[normal(p.Columns[i].Header)] = &p.Columns[i]
	}
	for i, c := range imp.Mapping.Columns {
		pc := known[normal(c.Header)]
		if pc == nil || columns[i].Found >= foyer.ManyValues {
			continue
		}
		if news := newOf(pc, 0, asRows(columns[i].Values)); len(news) > 0 {
			out = append(out, foyer.DriftValues{Header: c.Header, Key: c.Key, Values: news[:min(len(news), 8)], Count: len(news)})
		}
	}
	return out
}

func asRows(values []store.CountedValue) [][]string {
	out := make([][]string, len(values))
	for i, v := range values {
		out[i] = []string{v.Value}
	}
	return out
}
