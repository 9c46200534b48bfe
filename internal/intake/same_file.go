package intake

import (
	"bytes"
	"reflect"
	"slices"

	"foyer/internal/book"
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

// sameFiles are such imports, the newest first. A row that did not come in with one may
// have with another.
type sameFiles []sameFileImport

// mostSameFiles is how many of them are asked.
const mostSameFiles = 50

// sameFilesOf answers those that who brought this one may see. Who does not want people
// here searched for wants none.
func sameFilesOf(tx *store.Tx, imp *store.Import, sight foyer.Sight) (out sameFiles, err error) {
	if imp.NoMatch || imp.SHA256 == "" {
		return nil, nil
	}
	list, err := tx.SameFile(imp.SHA256, imp.N, mostSameFiles)
	for i := range list {
		was := &list[i]
		stands := was.State == foyer.StateApproved || was.State == foyer.StateWaiting
		if stands && (sight.All || sight.Brought(was.By)) && sameReading(imp, was) {
			out = append(out, sameFileImport{imp: was, alike: sameUnderstanding(imp, was)})
		}
	}
	return out, err
}

// toldOf answers the id of the import of the very same file that whoever brings one is
// told of (A20), or "": one that ran before one that did not, then the newest. Of those
// that they may not look at they are not told.
func toldOf(tx *store.Tx, imp *store.Import) (string, error) {
	if imp.SHA256 == "" {
		return "", nil
	}
	list, err := tx.SameFile(imp.SHA256, imp.N, mostSameFiles)
	if err != nil || len(list) == 0 {
		return "", err
	}
	who, ok, err := bringer(tx, imp)
	if !ok {
		return "", err
	}
	a, err := book.ActorOf(tx, who.ID)
	gone := foyer.KindOf(err) == foyer.SignedOut
	if err != nil && !gone {
		return "", err
	}
	told := ""
	for i := range list {
		was := &list[i]
		if was.By != imp.By && (gone || !reaches(a, was)) {
			continue
		}
		if was.State != foyer.StateDraft && was.State != foyer.StateSaved {
			return was.ID, nil
		}
		if told == "" {
			told = was.ID
		}
	}
	return told, nil
}

// lookBack finds the imports of the same file, once for all that a desk looks up.
func (d *desk) lookBack(tx *store.Tx, imp *store.Import) error {
	if d.before != nil {
		return nil
	}
	found, err := sameFilesOf(tx, imp, d.sight)
	d.before = &found
	return err
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
func (fs sameFiles) rows(tx *store.Tx, rows []readRow) (map[int]again, error) {
	out := map[int]again{}
	for i := range fs {
		if len(out) == len(rows) {
			break
		}
		if err := fs[i].rows(tx, rows, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// rows adds what this import knows of rows that nothing is known of yet.
func (e *sameFileImport) rows(tx *store.Tx, rows []readRow, out map[int]again) error {
	numbers, start := []int{}, map[int]*readRow{}
	for i := range rows {
		if _, ok := out[rows[i].number]; !ok {
			numbers = append(numbers, rows[i].number)
			start[rows[i].number] = &rows[i]
		}
	}
	was, err := tx.RowsByNumber(e.imp.N, numbers)
	if err != nil {
		return err
	}
	made, err := tx.LeadsOfRows(e.imp.N, numbers)
	if err != nil {
		return err
	}
	edits, err := editsBetween(tx, e.imp.N, rows[0].number, rows[len(rows)-1].number)
	if err != nil {
		return err
	}
	for i := range was {
		w, r := &was[i], start[was[i].Row]
		if w.Start != r.start {
			continue
		}
		a := again{known: e.alike && !r.edited && len(edits[w.Row]) == 0}
		switch w.Outcome {
		case foyer.OutcomeCreated:
			a.lead = made[w.Row]
		case foyer.OutcomeMerged, foyer.OutcomeUnchanged:
			if a.lead = w.Lead; a.lead == 0 {
				a.lead = w.Target
			}
			a.known = a.known && !unmade(e.imp, w) // what waits is in no lead yet
		}
		if a.lead != 0 {
			out[w.Row] = a
		}
	}
	return nil
}
