package intake

import (
	"slices"

	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/store"
)

// mostFolds is how many rows that fold into the rows of one page are looked at.
const mostFolds = 5000

// folded is what a row that goes into an earlier one will do as the ticks stand:
// into which row, and whether it adds anything.
type folded struct {
	plan foyer.Plan
	row  int
}

// folds works out, by the very code that merges, what the rows of a page do that go
// into earlier rows. That hangs on ticks, which may turn at any time: where the
// earlier row is left out, the first that goes into it takes its place.
func (in *Intake) folds(tx *store.Tx, imp *store.Import, rows []store.ImportRow) (map[int]folded, error) {
	var roots []int
	for i := range rows {
		if r := &rows[i]; r.Plan == foyer.PlanFold && r.Outcome == foyer.OutcomeNone {
			roots = append(roots, r.TargetRow)
		}
	}
	if len(roots) == 0 {
		return nil, nil
	}
	members, err := tx.FoldsInto(imp.N, roots, mostFolds)
	if err != nil || len(members) == mostFolds {
		return nil, err
	}
	heads, err := tx.RowsByNumber(imp.N, roots)
	if err != nil {
		return nil, err
	}
	all := append(heads, members...)
	slices.SortFunc(all, func(a, b store.ImportRow) int { return a.Row - b.Row })
	all = slices.CompactFunc(all, func(a, b store.ImportRow) bool { return a.Row == b.Row })
	read, err := in.reread(tx, imp, all)
	if err != nil {
		return nil, err
	}
	decs, err := decisionsOf(tx, imp.N, all)
	if err != nil {
		return nil, err
	}
	d, err := deskOf(tx, imp)
	if err != nil {
		return nil, err
	}
	f := &folder{imp: imp, desk: d, terms: termsOf(imp), label: labels(imp), leads: map[int]*folding{}, out: map[int]folded{}}
	for i := range all {
		f.row(&all[i], &read[i].row, decs[all[i].Row])
	}
	return f.out, nil
}

// folding is a lead as it will stand once the rows so far went into it.
type folding struct {
	lead  store.Lead
	texts []string
	head  int // the row that makes it
}

type folder struct {
	imp   *store.Import
	desk  *desk
	terms *termer
	label func(string) string
	leads map[int]*folding // by the row that others were to go into
	out   map[int]folded
}

// takesPlace says whether a row takes the place of the earlier one it points to, where that
// one makes no lead: it would have gone into it, or be linked to it. One that a person
// decided of stands by itself, or stays out.
func takesPlace(r *store.ImportRow) bool {
	return r.TargetRow != 0 && (r.Plan == foyer.PlanFold || r.Plan == foyer.PlanLink)
}

func (f *folder) row(r *store.ImportRow, read *readRow, d *store.RowDecision) {
	into := r.Row
	if r.Plan == foyer.PlanFold {
		into = r.TargetRow
	}
	have := f.leads[into]
	switch {
	case r.Verdict == foyer.VerdictError:
	case !r.Ticked: // what it would do, if it were ticked
		if r.Plan == foyer.PlanFold && have != nil {
			f.out[r.Row] = folded{r.Plan, have.head}
		}
	case have == nil:
		if r.Plan == foyer.PlanFold {
			f.out[r.Row] = folded{plan: foyer.PlanCreate}
		}
		have = f.made(r.Row, read)
		f.leads[into] = have
		if takesPlace(r) && f.leads[r.TargetRow] == nil {
			f.leads[r.TargetRow] = have
		}
	case r.Plan == foyer.PlanFold:
		m := book.Merge(&have.lead, &read.rec, f.desk.whose(&read.rec), have.texts, f.label, f.terms.of(read, d))
		f.out[r.Row] = folded{foyer.PlanFold, have.head}
		if !m.Changed {
			f.out[r.Row] = folded{foyer.PlanUnchanged, have.head}
			return
		}
		have.lead = m.Now
		for _, n := range m.Notes {
			have.texts = append(have.texts, n.Text)
		}
	}
}

// made is the lead a row will make.
func (f *folder) made(row int, read *readRow) *folding {
	out := &folding{head: row, lead: store.Lead{Record: read.rec, Owner: f.desk.owner(&read.rec)}}
	if out.lead.Owner == 0 {
		out.lead.Owner = f.imp.Owner
	}
	stamp(f.imp, &out.lead.Record)
	for _, n := range read.rec.Notes {
		out.texts = append(out.texts, n.Text)
	}
	return out
}
