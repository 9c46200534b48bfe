package intake

import (
	"context"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// maxPart is how many rows are taken back by hand at once; more is the import.
const maxPart = 10_000

// UndoRows takes some rows of an import back, or with q.Lead the rows that went into
// that lead (un-merge): what Undo does, for them, and of fields in q.Put more. Rows
// that are back are left out, and can be added again later; rows of leads that stay
// are not touched.
func (in *Intake) UndoRows(ctx context.Context, a foyer.Actor, id string, q foyer.UndoQuery) (sum foyer.UndoSum, err error) {
	err = in.store.Write(ctx, func(tx *store.Tx) error {
		imp, err := mine(tx, a, id)
		if err != nil {
			return err
		}
		if err := mayUndo(a, &imp); err != nil {
			return err
		}
		if imp.State != foyer.StateWaiting && imp.State != foyer.StateApproved {
			return foyer.Fail(foyer.Conflict, "import.not_undoable")
		}
		p, err := partOf(tx, &imp, q)
		if err != nil {
			return err
		}
		sum, err = p.apply(tx, a, &imp)
		if err != nil {
			return err
		}
		if err := recount(tx, &imp); err != nil {
			return err
		}
		first, last := p.between()
		if err := went(tx, &imp, a, store.LeadsSome, first, last, false); err != nil {
			return err
		}
		tell(tx, &imp, a, "story.undone_rows", sumArgs(sum)...)
		return tx.UpdateImport(&imp)
	})
	return sum, err
}

// part is what taking some rows back does.
type part struct {
	rows   []int
	goes   []*store.Lead
	stays  []stay
	merges []merged
	unmade int // merges that wait and never happen
	all    []store.ImportRow
}

type stay struct {
	lead *store.Lead
	why  store.Touched
}

// partOf works out what taking rows of an import back does.
func partOf(tx *store.Tx, imp *store.Import, q foyer.UndoQuery) (*part, error) {
	rows, lead := q.Rows, q.Lead
	if len(rows) > maxPart {
		return nil, foyer.Fail(foyer.TooLarge, "import.too_many_rows", "limit", "10000")
	}
	if lead != "" {
		changes, err := tx.ChangesAbout(imp.N, imp.RunsFrom, []string{lead})
		if err != nil {
			return nil, err
		}
		rows = rows[:0:0]
		for _, c := range changes[lead] {
			if c.Kind == foyer.ChangeEdit {
				rows = append(rows, c.Row)
			}
		}
		if len(rows) == 0 {
			return nil, foyer.Fail(foyer.NotFound, "import.no_such_row")
		}
	}
	p := &part{rows: rows}
	var err error
	if p.all, err = tx.RowsByNumber(imp.N, rows); err != nil {
		return nil, err
	}
	chosen := map[int]bool{}
	for i := range p.all {
		chosen[p.all[i].Row] = true
	}
	made, err := tx.LeadsOfRows(imp.N, rows)
	if err != nil {
		return nil, err
	}
	touched, err := tx.TouchedLeads(imp.N, false)
	if err != nil {
		return nil, err
	}
	var ns, into []int64
	for i := range p.all {
		r := &p.all[i]
		switch n := made[r.Row]; {
		case r.Outcome == foyer.OutcomeCreated && n != 0:
			ns = append(ns, n)
		case r.Outcome == foyer.OutcomeMerged:
			if unmade(imp, r) {
				p.unmade++
			} else if r.Lead != 0 {
				into = append(into, r.Lead)
			}
		}
	}
	leads, err := tx.LeadsByN(append(append([]int64{}, ns...), into...))
	if err != nil {
		return nil, err
	}
	gone := map[int64]bool{}
	for _, n := range ns {
		l := leads[n]
		if why, ok := touched[n]; ok {
			p.stays = append(p.stays, stay{l, why})
			delete(chosen, l.Row)
		} else if l != nil {
			p.goes = append(p.goes, l)
			gone[n] = true
		}
	}
	// Of a lead that goes, the rows folded into it go too.
	var ids []string
	seen := map[string]bool{}
	for _, n := range into {
		if l := leads[n]; l != nil && !gone[n] && !seen[l.ID] {
			seen[l.ID] = true
			ids = append(ids, l.ID)
		}
	}
	take := func(c *store.Change) bool { return chosen[c.Row] }
	p.merges, err = backsOfLeads(tx, imp, ids, imp.RunsFrom, 1<<62, take, true, q.Put)
	return p, err
}

// between answers between which numbers the leads are that go.
func (p *part) between() (first, last int64) {
	for _, l := range p.goes {
		if first == 0 || l.N < first {
			first = l.N
		}
		last = max(last, l.N)
	}
	return first, last
}

// unmade says that a row is to be merged into a lead of the book, and is not yet.
func unmade(imp *store.Import, r *store.ImportRow) bool {
	return imp.State == foyer.StateWaiting && r.Outcome == foyer.OutcomeMerged &&
		(r.Plan == foyer.PlanMerge || r.Plan == foyer.PlanUnchanged) && (r.Reason == "" || r.Reason == foyer.LeadChanged)
}

// apply takes the rows back and gives them their outcome.
func (p *part) apply(tx *store.Tx, a foyer.Actor, imp *store.Import) (sum foyer.UndoSum, err error) {
	sum.Unmade = p.unmade
	stays := map[int]bool{}
	for _, s := range p.stays {
		stays[s.lead.Row] = true
		if s.why.Blocked() {
			sum.Blocked++
		} else {
			sum.Kept++
		}
	}
	for i := range p.merges {
		p.merges[i].count(&sum)
	}
	if err := applyAll(tx, a, imp, p.merges, p.rows); err != nil {
		return sum, err
	}
	blocked := map[int64]bool{}
	for i := range p.merges {
		blocked[p.merges[i].lead.N] = p.merges[i].lead.Converted != ""
	}
	var ns []int64
	gone := map[int64]bool{}
	for _, l := range p.goes {
		ns = append(ns, l.N)
		gone[l.N] = true
	}
	sum.Removed = len(ns)
	if len(ns) > 0 {
		if err := tx.ShelveSome(imp.N, ns); err != nil {
			return sum, err
		}
	}
	var out []store.ImportRow
	for i := range p.all {
		r := &p.all[i]
		if stays[r.Row] || blocked[r.Lead] {
			continue
		}
		switch r.Outcome {
		case foyer.OutcomeCreated, foyer.OutcomeMerged:
			out = append(out, store.ImportRow{Row: r.Row, Outcome: foyer.OutcomeLeftOut, Reason: "row.undone"})
		}
	}
	folded, err := tx.RowsInto(imp.N, ns)
	if err != nil {
		return sum, err
	}
	listed := map[int]bool{}
	for _, r := range out {
		listed[r.Row] = true
	}
	for _, row := range folded {
		if !listed[row] {
			out = append(out, store.ImportRow{Row: row, Outcome: foyer.OutcomeLeftOut, Reason: "row.undone"})
		}
	}
	if err := tx.SetOutcomes(imp.N, out); err != nil {
		return sum, err
	}
	rows := make([]int, len(out))
	for i := range out {
		rows[i] = out[i].Row
	}
	if len(rows) == 0 {
		return sum, nil
	}
	return sum, tx.Tick(imp.N, foyer.Tick{Rows: rows, On: false})
}
