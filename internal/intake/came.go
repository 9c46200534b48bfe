package intake

import (
	"bytes"
	"reflect"
	"slices"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// sameFileImport is an import of the very same file, read in the same way, that stands: what
// came of its rows is what the rows of the file are, by whatever else they are known.
type sameFileImport struct {
	imp *store.Import
	// alike says that both understand the file in the same way, so that a row nobody
	// corrected has nothing new to say.
	alike bool
}

// sameFileOf answers the newest such import that who brought this one may see, nil for
// none. Who does not want people here searched for wants none.
func sameFileOf(tx *store.Tx, imp *store.Import, sight foyer.Sight) (*sameFileImport, error) {
	if imp.NoMatch || imp.SHA256 == "" {
		return nil, nil
	}
	was, ok, err := tx.StandingBySHA(imp.SHA256, imp.N)
	if err != nil || !ok || !(sight.All || sight.Brought(was.By)) || !sameReading(imp, &was) {
		return nil, err
	}
	return &sameFileImport{imp: &was, alike: sameUnderstanding(imp, &was)}, nil
}

// sameReading says that both imports have the same rows under the same numbers.
func sameReading(a, b *store.Import) bool {
	return a.KeptSHA256 == b.KeptSHA256 && bytes.Equal(a.Finding, b.Finding)
}

// sameUnderstanding says that a row of one says what it says in the other, and that
// nothing is to overwrite what people changed since.
func sameUnderstanding(now, was *store.Import) bool {
	if !creates(now) && !reflect.DeepEqual(now.Merging.Whole(), foyer.Merging{}.Whole()) {
		return false
	}
	return slices.Equal(now.Defaults, was.Defaults) && slices.Equal(now.Mapping.Regions, was.Mapping.Regions) &&
		slices.EqualFunc(now.Mapping.Columns, was.Mapping.Columns, func(a, b foyer.MapColumn) bool {
			return a.Index == b.Index && a.Key == b.Key && a.Order == b.Order && a.Decimal == b.Decimal && a.Names == b.Names &&
				a.Join == b.Join && a.Repair == b.Repair && slices.Equal(a.Values, b.Values)
		})
}

// again is the lead that a row of the file was before, and whether it has nothing new.
type again struct {
	lead  int64
	known bool
}

// rows answers what rows of the file were before; those that did not come in are left
// out.
func (e *sameFileImport) rows(tx *store.Tx, rows []readRow) (map[int]again, error) {
	out := map[int]again{}
	if e == nil || len(rows) == 0 {
		return out, nil
	}
	numbers := make([]int, len(rows))
	for i := range rows {
		numbers[i] = rows[i].number
	}
	was, err := tx.RowsByNumber(e.imp.N, numbers)
	if err != nil {
		return nil, err
	}
	for i := range was { // a row that folded into one further up is that one's lead
		if was[i].Outcome == foyer.OutcomeMerged && was[i].TargetRow != 0 {
			numbers = append(numbers, was[i].TargetRow)
		}
	}
	made, err := tx.LeadsOfRows(e.imp.N, numbers)
	if err != nil {
		return nil, err
	}
	edits, err := editsBetween(tx, e.imp.N, rows[0].number, rows[len(rows)-1].number)
	if err != nil {
		return nil, err
	}
	at := map[int]*store.ImportRow{}
	for i := range was {
		at[was[i].Row] = &was[i]
	}
	for i := range rows {
		w := at[rows[i].number]
		if w == nil || w.Start != rows[i].start {
			continue
		}
		a := again{known: e.alike && !rows[i].edited && len(edits[w.Row]) == 0}
		switch w.Outcome {
		case foyer.OutcomeCreated:
			a.lead = made[w.Row]
		case foyer.OutcomeMerged, foyer.OutcomeUnchanged:
			if a.lead = w.Target; w.TargetRow != 0 {
				a.lead = made[w.TargetRow]
			}
		}
		if a.lead != 0 {
			out[w.Row] = a
		}
	}
	return out, nil
}
