package intake

import (
	"context"
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// StayedRow is a row that did not come in, as a file of such rows shows it.
type StayedRow struct {
	Row int
	// Cells are the columns of the file as they stand in the review: what the file
	// says, with corrections laid over.
	Cells []string
	// Why are the errors of the row; of a row that was only left out none, but that it
	// looks like a total.
	Why     []foyer.Finding
	Outcome foyer.Outcome
}

// StayedFile is what a file of rows that stayed is made from.
type StayedFile struct {
	Import    foyer.Import
	Mapping   foyer.Mapping
	Header    []string // as the original has it, without an earlier error column
	Delimiter string   // of the original, where spreadsheets know it, else ""
	Rows      int      // how many stayed
	skip      map[int]bool
	n         int64
	scopes    []foyer.RowScope
}

// Stayed answers what a file of the rows that did not come in is made from: those
// that need fixing while the import has not run, those that failed afterwards, and
// with LeftOut those left out.
func (in *Intake) Stayed(tx *store.Tx, a foyer.Actor, id string, spec foyer.StayedSpec) (*StayedFile, error) {
	imp, err := mine(tx, a, id)
	if err != nil {
		return nil, err
	}
	fd, err := findingOf(&imp)
	if err != nil {
		return nil, err
	}
	f := &StayedFile{Import: imp.Import, Mapping: imp.Mapping, skip: map[int]bool{}, n: imp.N, scopes: stayedScopes(&imp, spec)}
	if len(fd.Dialect.Delimiter) == 1 && strings.Contains(",;\t|", fd.Dialect.Delimiter) {
		f.Delimiter = fd.Dialect.Delimiter
	}
	names := fd.Header
	if names == nil {
		for _, c := range imp.Mapping.Columns {
			names = append(names, c.Header)
		}
	}
	for i, name := range names {
		if ours(name) {
			f.skip[i] = true
			continue
		}
		f.Header = append(f.Header, name)
	}
	for _, scope := range f.scopes {
		_, total, err := tx.RowsPage(imp.N, foyer.RowQuery{Scope: scope, Limit: 1})
		if err != nil {
			return nil, err
		}
		f.Rows += total
	}
	return f, nil
}

// stayedScopes are the rows of a spec, each row in one of them only.
func stayedScopes(imp *store.Import, spec foyer.StayedSpec) []foyer.RowScope {
	scope := spec.Scope
	if scope == foyer.RowsAll {
		scope = foyer.RowsFailed
		switch imp.State {
		case foyer.StateDraft, foyer.StateSaved, foyer.StateQueued, foyer.StateCancelled:
			scope = foyer.RowsErrors
		}
	}
	if spec.LeftOut && scope == foyer.RowsFailed {
		return []foyer.RowScope{scope, foyer.RowsLeftOut}
	}
	return []foyer.RowScope{scope}
}

// EachStayed calls fn with the rows of f in file order, in pages, so that memory
// does not grow with them. The row is fn's to keep.
func (in *Intake) EachStayed(ctx context.Context, a foyer.Actor, f *StayedFile, fn func(*StayedRow) error) error {
	walks := make([]*stayedWalk, len(f.scopes))
	for i, scope := range f.scopes {
		walks[i] = &stayedWalk{in: in, a: a, f: f, scope: scope}
	}
	for {
		var first *stayedWalk
		for _, w := range walks {
			if err := w.fill(ctx); err != nil {
				return err
			}
			if len(w.page) > 0 && (first == nil || w.page[0].Row < first.page[0].Row) {
				first = w
			}
		}
		if first == nil {
			return nil
		}
		row := first.page[0]
		first.page = first.page[1:]
		if err := fn(&row); err != nil {
			return err
		}
	}
}

// stayedWalk goes through the rows of one scope.
type stayedWalk struct {
	in    *Intake
	a     foyer.Actor
	f     *StayedFile
	scope foyer.RowScope
	at    int
	page  []StayedRow
	done  bool
}

// fill reads the next page when the present one is used up.
func (w *stayedWalk) fill(ctx context.Context) error {
	if len(w.page) > 0 || w.done {
		return ctx.Err()
	}
	return w.in.store.Read(ctx, func(tx *store.Tx) error {
		imp, err := mine(tx, w.a, w.f.Import.ID)
		if err != nil {
			return err
		}
		rows, _, err := tx.RowsPage(imp.N, foyer.RowQuery{Scope: w.scope, Offset: w.at, Limit: 500})
		if err != nil {
			return err
		}
		w.at += len(rows)
		if w.done = len(rows) == 0; w.done {
			return nil
		}
		read, err := w.in.reread(tx, &imp, rows)
		if err != nil {
			return err
		}
		w.page = make([]StayedRow, len(rows))
		for i := range rows {
			w.page[i] = StayedRow{Row: rows[i].Row, Outcome: rows[i].Outcome, Cells: w.f.cells(read[i].row.cells), Why: why(&rows[i])}
		}
		return nil
	})
}

// cells are a row's cells without those of columns that Foyer put there.
func (f *StayedFile) cells(cells []string) []string {
	out := make([]string, 0, len(cells))
	for i, c := range cells {
		if !f.skip[i] {
			out = append(out, c)
		}
	}
	return out
}

// Column answers the place in the file of the i-th column written.
func (f *StayedFile) Column(i int) int {
	for at := 0; ; at++ {
		if f.skip[at] {
			continue
		}
		if i == 0 {
			return at
		}
		i--
	}
}

// why answers the errors of a row, the reason of its outcome first.
func why(r *store.ImportRow) []foyer.Finding {
	out := []foyer.Finding{}
	if r.Reason != "" {
		out = append(out, foyer.Finding{Level: foyer.LevelError, Key: r.Reason, Args: map[string]string{}, Column: -1})
	}
	for _, f := range r.Findings {
		if f.Level == foyer.LevelError || (f.Key == foyer.TotalLine || f.Key == foyer.ActivePlan) && r.Outcome == foyer.OutcomeLeftOut {
			out = append(out, f)
		}
	}
	return out
}
