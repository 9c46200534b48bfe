package intake

import (
	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// judge gives rows their verdicts, in the order of the file. Staging and checking
// again are the same code; only which rows come differs.
type judge struct {
	imp   *store.Import
	terms *termer
	index *match.Index
	known rowSet         // rows that later ones may be the same as
	roots roots          // where a known row that makes no lead of its own goes
	kin   roots          // by the rule Create, whose person the lead of a known row is
	said  parted         // what people said of rows
	marks map[int]string // of known rows of which something was said
}

func newJudge(imp *store.Import, said parted) *judge {
	return &judge{imp: imp, terms: termsOf(imp), index: match.NewIndexBy(imp.Key), roots: roots{}, kin: roots{}, said: said, marks: map[int]string{}}
}

// give gives the i-th row of a lookup its verdict, and lets later rows find it.
func (j *judge) give(l *lookup, i int, row *store.ImportRow, d *store.RowDecision) error {
	cands := l.of(i)
	if !j.imp.NoMatch {
		cands = append(cands, j.earlier(row.Keys)...)
	}
	cands, err := j.without(l, row, cands)
	if err != nil {
		return err
	}
	if err := j.resolve(l, &l.rows[i], row, cands, d); err != nil {
		return err
	}
	if err := j.settle(l, row, &l.rows[i], d); err != nil {
		return err
	}
	j.active(l, row, d)
	j.enter(row)
	return nil
}

// earlier answers the earlier rows with these keys, or where they go.
func (j *judge) earlier(k foyer.Keys) (out []candidate) {
	for _, hit := range j.index.Candidates(k) {
		c := j.rooted(int(hit.Row))
		if of, ok := j.kin.of(c.row); ok {
			c = of
		}
		c.kinds = hit.Kinds
		out = append(out, c)
	}
	return out
}

// rooted answers whom an earlier row stands for: itself, or whom it goes to.
func (j *judge) rooted(row int) candidate {
	if root, ok := j.roots.of(row); ok {
		return root
	}
	return candidate{row: row}
}

// roots say of rows where they go: into a lead, as its number, or into an earlier row,
// as that below 0. A file may have a million of them.
type roots map[uint32]int64

func (r roots) lead(row int, lead int64) { r[uint32(row)] = lead }

func (r roots) row(row, into int) { r[uint32(row)] = -int64(into) }

func (r roots) to(row int, c candidate) {
	if c.lead != 0 {
		r.lead(row, c.lead)
	} else {
		r.row(row, c.row)
	}
}

// of answers where a row goes, and false for one that makes a lead of its own.
func (r roots) of(row int) (candidate, bool) {
	to, ok := r[uint32(row)]
	if to < 0 {
		return candidate{row: int(-to)}, ok
	}
	return candidate{lead: to}, ok
}

// enter lets later rows find a row, or whom it goes to. One that is skipped or has
// an error stands for nobody.
func (j *judge) enter(r *store.ImportRow) {
	if r.Verdict == foyer.VerdictError || r.Plan == foyer.PlanSkip {
		return
	}
	switch r.Plan {
	case foyer.PlanMerge, foyer.PlanUnchanged:
		j.roots.lead(r.Row, r.Target)
	case foyer.PlanFold:
		j.roots.row(r.Row, r.TargetRow)
	case foyer.PlanLink:
		j.relate(r)
	}
	j.known.add(r.Row)
	if len(j.said) > 0 {
		if mark := rowMark(r.Keys); j.said[mark] != nil {
			j.marks[r.Row] = mark
		}
	}
	j.index.Add(uint32(r.Row), r.Keys)
}

// resolve gives a row its verdict and plan from whom it may be (features D1-D9,
// D12, decision 15). The best candidates are those that share most, in the order of
// D9; when the best are several, merging needs a person's decision, and creating
// links to nobody.
func (j *judge) resolve(l *lookup, read *readRow, row *store.ImportRow, cands []candidate, d *store.RowDecision) error {
	row.Verdict, row.Plan = foyer.VerdictNew, foyer.PlanCreate
	row.Target, row.TargetRow, row.Kinds, row.Clash = 0, 0, 0, 0
	if hasError(row.Findings) {
		row.Verdict, row.Plan = foyer.VerdictError, foyer.PlanNone
		return nil
	}
	l.unnamed(read, row)
	defer j.needsName(read, row)
	best, tied := choose(cands)
	if d != nil && j.decided(l, row, cands, best, d) {
		return nil
	}
	if j.leftOut(read, row, cands, best, tied) || best == nil {
		return nil
	}
	take(row, *best)
	switch {
	case best.kinds&foyer.ByRow != 0 && l.again[row.Row].known:
		row.Plan = foyer.PlanUnchanged // whatever became of the lead since (D16)
	case best.kinds&(foyer.ByID|foyer.ByRow) != 0 && !best.archived:
		row.Plan = foyer.PlanMerge
	case creates(j.imp):
		row.Plan = foyer.PlanLink
		one := true
		if tied {
			var err error
			if one, err = j.onePerson(l, cands, best); err != nil {
				return err
			}
		}
		if !one {
			row.Plan, row.Target, row.TargetRow = foyer.PlanCreate, 0, 0
			row.Findings = append(row.Findings, note("match.several"))
		}
	case tied:
		row.Verdict, row.Plan, row.Target, row.TargetRow = foyer.VerdictError, foyer.PlanNone, 0, 0
		row.Findings = append(row.Findings, j.tie())
	case best.archived:
		// Whether to bring an archived lead back is a person's decision; until it
		// is made, nothing is lost by a new lead linked to the same person.
		row.Plan = foyer.PlanLink
		row.Findings = append(row.Findings, note("match.archived"))
	case best.row != 0:
		row.Plan = foyer.PlanFold
	default:
		row.Plan = foyer.PlanMerge
	}
	return nil
}

// needsName holds a row of an import that only updates leads to a name after all, where
// a person had it make a lead.
func (j *judge) needsName(read *readRow, row *store.ImportRow) {
	if j.imp.Mode != foyer.ModeUpdate || row.Plan != foyer.PlanCreate && row.Plan != foyer.PlanLink {
		return
	}
	if lacks := rules.Required(&read.rec); len(lacks) > 0 {
		row.Verdict, row.Plan = foyer.VerdictError, foyer.PlanNone
		row.Target, row.TargetRow, row.Kinds = 0, 0, 0
		row.Findings = append(row.Findings, lacks...)
	}
}

// decided carries out what a person decided of a row, and answers false when that
// is not possible any more; the row then says so, and the rule holds.
func (j *judge) decided(l *lookup, row *store.ImportRow, cands []candidate, best *candidate, d *store.RowDecision) bool {
	if d.Kind == foyer.DecideApart { // such a candidate is none
		return false
	}
	to, ok := j.chosen(l, row, cands, best, d)
	switch d.Kind {
	case foyer.DecideSkip, foyer.DecideCreate:
		if ok {
			take(row, to)
		}
		row.Plan = foyer.PlanCreate
		if d.Kind == foyer.DecideSkip {
			row.Plan = foyer.PlanSkip
		}
		return true
	}
	if !ok || to.archived && d.Kind == foyer.DecideMerge {
		row.Findings = append(row.Findings, note("match.decision_gone"))
		return false
	}
	take(row, to)
	switch {
	case d.Kind == foyer.DecideLink:
		row.Plan = foyer.PlanLink
	case to.row != 0:
		row.Plan = foyer.PlanFold
	default:
		row.Plan = foyer.PlanMerge
	}
	return true
}

// chosen answers whom a decision is about, and false when they are not there.
func (j *judge) chosen(l *lookup, row *store.ImportRow, cands []candidate, best *candidate, d *store.RowDecision) (candidate, bool) {
	var to candidate
	switch {
	case d.Target != 0:
		lead := l.leads[d.Target]
		if lead == nil {
			return to, false
		}
		to = candidate{lead: d.Target, archived: gone(lead)}
	case d.TargetRow != 0:
		if d.TargetRow >= row.Row || !j.known.has(d.TargetRow) {
			return to, false
		}
		to = candidate{row: d.TargetRow}
		if root, ok := j.roots.of(d.TargetRow); ok {
			to = root
		}
	case best == nil:
		return to, false
	default:
		return *best, true
	}
	for _, c := range cands {
		if c.same(to) {
			to.kinds |= c.kinds
		}
	}
	return to, true
}

// take makes a candidate the one a row is of.
func take(row *store.ImportRow, c candidate) {
	row.Kinds, row.Target, row.TargetRow = c.kinds, c.lead, c.row
	row.Verdict = foyer.VerdictExisting
	if c.row != 0 {
		row.Verdict = foyer.VerdictTwin
	}
}

// settle works out by the very code that merges what a merge would do: one that
// would change nothing is unchanged, one that contradicts says so, and asks where
// the import's terms want it.
func (j *judge) settle(l *lookup, row *store.ImportRow, r *readRow, d *store.RowDecision) error {
	if row.Plan != foyer.PlanMerge && row.Plan != foyer.PlanLink {
		return nil
	}
	lead, err := l.lead(row.Target)
	if err != nil || lead == nil {
		return err
	}
	m := book.Merge(lead, &r.rec, l.desk.whose(&r.rec), l.texts[row.Target], l.label, j.terms.of(r, d))
	row.Clash = 1
	if len(m.Clash) > 0 {
		row.Clash = 2
	}
	if row.Plan != foyer.PlanMerge {
		return nil
	}
	if slot, ask := j.terms.asks(&m, d); ask {
		f := wrong("match.ask")
		f.Field = foyer.Catalogue()[slot].Key
		row.Verdict, row.Plan = foyer.VerdictError, foyer.PlanNone
		row.Findings = append(row.Findings, f)
		return nil
	}
	if !m.Changed {
		row.Plan = foyer.PlanUnchanged
	}
	return nil
}

// active says of a row that its lead has an action plan running, where the rule and not
// a person or a Foyer ID has it changed or given a second lead (C16).
func (j *judge) active(l *lookup, row *store.ImportRow, d *store.RowDecision) {
	if !l.plans[row.Target] || d != nil && d.Kind != foyer.DecideApart || row.Kinds&foyer.ByID != 0 {
		return
	}
	if lead := l.leads[row.Target]; lead == nil || gone(lead) {
		return
	}
	if row.Plan == foyer.PlanMerge || row.Plan == foyer.PlanLink {
		row.Verdict = foyer.VerdictActive
		row.Findings = append(row.Findings, note(foyer.ActivePlan))
	}
}

func note(key string) foyer.Finding {
	return foyer.Finding{Level: foyer.LevelWarning, Key: key, Args: map[string]string{}, Column: -1}
}

func wrong(key string) foyer.Finding {
	f := note(key)
	f.Level = foyer.LevelError
	return f
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
