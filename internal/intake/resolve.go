package intake

import (
	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/store"
)

// candidate is someone a row may be: a lead of the book, or an earlier row of the
// file.
type candidate struct {
	lead     int64
	row      int
	kinds    foyer.Kinds
	archived bool
}

func (c candidate) same(o candidate) bool { return c.lead == o.lead && c.row == o.row }

// resolve gives a row its verdict and plan from whom it may be (features D1-D9,
// decision 15). The best candidates are those that share most, in the order of
// D9; when the best are several, merging needs a person's decision, and creating
// links to nobody.
func resolve(imp *store.Import, row *store.ImportRow, cands []candidate) {
	row.Verdict, row.Plan = foyer.VerdictNew, foyer.PlanCreate
	row.Target, row.TargetRow, row.Kinds = 0, 0, 0
	if hasError(row.Findings) {
		row.Verdict, row.Plan = foyer.VerdictError, foyer.PlanNone
		return
	}
	best, tied := choose(cands)
	if best == nil {
		return
	}
	row.Kinds, row.Target, row.TargetRow = best.kinds, best.lead, best.row
	row.Verdict = foyer.VerdictExisting
	if best.row != 0 {
		row.Verdict = foyer.VerdictTwin
	}
	switch {
	case best.kinds&foyer.ByID != 0:
		row.Plan = foyer.PlanMerge
	case imp.Rule == foyer.RuleCreate:
		row.Plan = foyer.PlanLink
		if tied {
			row.Plan, row.Target, row.TargetRow = foyer.PlanCreate, 0, 0
			row.Findings = append(row.Findings, note("match.several"))
		}
	case tied:
		row.Verdict, row.Plan, row.Target, row.TargetRow = foyer.VerdictError, foyer.PlanNone, 0, 0
		f := note("match.tie")
		f.Level = foyer.LevelError
		row.Findings = append(row.Findings, f)
	case best.archived:
		// Whether to bring an archived lead back is a person's decision; until it
		// is asked, nothing is lost by a new lead linked to the same person.
		row.Plan = foyer.PlanLink
		row.Findings = append(row.Findings, note("match.archived"))
	case best.row != 0:
		row.Plan = foyer.PlanFold
	default:
		row.Plan = foyer.PlanMerge
	}
}

func note(key string) foyer.Finding {
	return foyer.Finding{Level: foyer.LevelWarning, Key: key, Args: map[string]string{}, Column: -1}
}

// choose answers the best candidate and whether another is just as good.
func choose(cands []candidate) (best *candidate, tied bool) {
	for i := range cands {
		c := &cands[i]
		switch {
		case best == nil || match.Rank(c.kinds) > match.Rank(best.kinds):
			best, tied = c, false
		case c.same(*best):
		case match.Rank(c.kinds) == match.Rank(best.kinds):
			tied = true
		}
	}
	return best, tied
}

func hasError(f []foyer.Finding) bool {
	for i := range f {
		if f[i].Level == foyer.LevelError {
			return true
		}
	}
	return false
}

// lookup holds what the book says of a batch: the candidates of each row, and the
// leads that rows would merge into, to tell a merge from nothing new.
type lookup struct {
	byID  map[string]*store.Lead
	rows  []readRow
	found [][]store.Candidate
	leads map[int64]*store.Lead
	texts map[int64][]string
	label func(foyer.Slot) string
	owner func(*foyer.Record) int64
}

// candidates asks the book once for a whole batch.
func (in *Intake) candidates(tx *store.Tx, imp *store.Import, d *desk, b *batch) (*lookup, error) {
	l := &lookup{rows: b.rows, leads: map[int64]*store.Lead{}, texts: map[int64][]string{}, label: labels(imp), owner: d.owner}
	var ids []string
	keys := make([]foyer.Keys, len(b.rows))
	for i := range b.rows {
		if id := b.rows[i].rec.ID; id != "" {
			ids = append(ids, id)
		}
		if !imp.NoMatch && !hasError(b.rows[i].findings) {
			keys[i] = b.rows[i].keys
		}
	}
	var err error
	if len(ids) > 0 {
		if l.byID, err = tx.LeadsByID(ids); err != nil {
			return nil, err
		}
	}
	if l.found, err = tx.Matches(keys); err != nil {
		return nil, err
	}
	var ns []int64
	for _, lead := range l.byID {
		l.leads[lead.N] = lead
	}
	if imp.Rule == foyer.RuleMerge {
		for _, cs := range l.found {
			for _, c := range cs {
				if _, ok := l.leads[c.N]; !ok {
					l.leads[c.N] = nil
					ns = append(ns, c.N)
				}
			}
		}
	}
	if len(ns) > 0 {
		got, err := tx.LeadsByN(ns)
		if err != nil {
			return nil, err
		}
		for n, lead := range got {
			l.leads[n] = lead
		}
	}
	all := make([]int64, 0, len(l.leads))
	for n := range l.leads {
		all = append(all, n)
	}
	if len(all) > 0 {
		if l.texts, err = noteTexts(tx, all); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// of answers the candidates of the i-th row in the book.
func (l *lookup) of(i int) []candidate {
	if id := l.rows[i].rec.ID; id != "" {
		if lead := l.byID[id]; lead != nil {
			return []candidate{{lead: lead.N, kinds: foyer.ByID | foyer.ByName | foyer.ByPhone | foyer.ByEmail}}
		}
	}
	if i >= len(l.found) {
		return nil
	}
	var out []candidate
	for _, c := range l.found[i] {
		out = append(out, candidate{lead: c.N, kinds: c.Kinds, archived: c.Archived})
	}
	return out
}

// settle turns a merge that would change nothing into unchanged, by the very code
// that merges.
func (l *lookup) settle(row *store.ImportRow, rec *foyer.Record) {
	if row.Plan != foyer.PlanMerge {
		return
	}
	lead := l.leads[row.Target]
	if lead == nil {
		return
	}
	if m := book.Merge(lead, rec, l.owner(rec), l.texts[row.Target], l.label); !m.Changed {
		row.Plan = foyer.PlanUnchanged
	}
}

// labels answers how a field is called in an [import] note: by its column's name,
// else by its key.
func labels(imp *store.Import) func(foyer.Slot) string {
	return func(slot foyer.Slot) string {
		key := foyer.Catalogue()[slot].Key
		if c := imp.Mapping.ColumnOf(key); c != nil {
			return c.Header
		}
		return key
	}
}

func noteTexts(tx *store.Tx, leads []int64) (map[int64][]string, error) {
	notes, err := tx.NotesOf(leads)
	if err != nil {
		return nil, err
	}
	out := map[int64][]string{}
	for n, list := range notes {
		for _, t := range list {
			out[n] = append(out[n], t.Text)
		}
		if joined := book.JoinNotes(list); joined != "" {
			out[n] = append(out[n], joined)
		}
	}
	return out, nil
}
