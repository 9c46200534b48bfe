package intake

import (
	"slices"
	"strconv"
	"time"

	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// shownCandidates is how many candidates of a row are shown.
const shownCandidates = 10

// Candidates answers everyone a row may be, the likeliest first, each with why and
// with what a merge would do, field by field, worked out by the code that merges.
func (in *Intake) Candidates(tx *store.Tx, a foyer.Actor, id string, row int) (out foyer.RowCandidates, err error) {
	imp, err := mine(tx, a, id)
	if err != nil {
		return out, err
	}
	r, err := tx.Row(imp.N, row)
	if err != nil {
		return out, err
	}
	read, err := in.reread(tx, &imp, []store.ImportRow{r})
	if err != nil {
		return out, err
	}
	decs, err := tx.Decisions(imp.N, row, row)
	if err != nil {
		return out, err
	}
	d, err := deskOf(tx, &imp)
	if err != nil {
		return out, err
	}
	look, err := in.candidates(tx, &imp, d, &batch{rows: []readRow{read[0].row}}, decs)
	if err != nil {
		return out, err
	}
	s := &side{in: in, tx: tx, actor: a, imp: &imp, row: &r, read: &read[0], look: look, dec: decs[row]}
	out = foyer.RowCandidates{
		Row: row, Name: rules.Name(&read[0].row.rec), Plan: r.Plan, Rule: imp.Rule, Candidates: []foyer.RowCandidate{},
		Decision: foyer.Decision{Fields: []foyer.FieldChoice{}},
	}
	if s.dec != nil {
		out.Decision.Kind, out.Decision.Row = s.dec.Kind, s.dec.TargetRow
		out.Decision.Fields = append(out.Decision.Fields, s.dec.Fields...)
		if l := look.leads[s.dec.Target]; l != nil {
			out.Decision.Lead = l.ID
		}
	}
	list, err := s.all()
	if err != nil {
		return out, err
	}
	for _, c := range list {
		shown, err := s.show(c)
		if err != nil {
			return out, err
		}
		out.Candidates = append(out.Candidates, shown)
	}
	return out, nil
}

// side puts a row beside those it may be.
type side struct {
	in    *Intake
	tx    *store.Tx
	actor foyer.Actor
	imp   *store.Import
	row   *store.ImportRow
	read  *reread
	look  *lookup
	dec   *store.RowDecision
}

// all answers the candidates of the row: of the book, of the file before it, and
// whom it was decided to go to.
func (s *side) all() ([]candidate, error) {
	list := s.look.of(0)
	if !s.imp.NoMatch {
		var near []int
		var kinds []foyer.Kinds
		err := s.tx.KeysNear(s.imp.N, s.imp.Key, []foyer.Keys{s.row.Keys}, func(row int, k foyer.Keys) error {
			if shared := match.CommonBy(s.imp.Key, k, s.row.Keys); row < s.row.Row && match.Same(shared) {
				near, kinds = append(near, row), append(kinds, shared)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		rows, err := s.tx.RowsByNumber(s.imp.N, near)
		if err != nil {
			return nil, err
		}
		for i := range rows {
			r, c := &rows[i], candidate{row: rows[i].Row}
			switch {
			case r.Verdict == foyer.VerdictError, r.Plan == foyer.PlanSkip:
				continue
			case r.Plan == foyer.PlanMerge, r.Plan == foyer.PlanUnchanged:
				c = candidate{lead: r.Target}
			case r.Plan == foyer.PlanFold:
				c = candidate{row: r.TargetRow}
			}
			c.kinds = kinds[slices.Index(near, r.Row)]
			list = append(list, c)
		}
	}
	list, err := s.suggested(list)
	if err != nil {
		return nil, err
	}
	if s.dec != nil && s.dec.Kind != foyer.DecideApart && (s.dec.Target != 0 || s.dec.TargetRow != 0) {
		list = append(list, candidate{lead: s.dec.Target, row: s.dec.TargetRow})
	}
	var out []candidate
	for _, c := range list {
		at := slices.IndexFunc(out, c.same)
		if at < 0 {
			out = append(out, c)
		} else if match.Rank(c.kinds) > match.Rank(out[at].kinds) {
			out[at].kinds = c.kinds
		}
	}
	slices.SortStableFunc(out, func(a, b candidate) int { return match.Rank(b.kinds) - match.Rank(a.kinds) })
	return out[:min(len(out), shownCandidates)], nil
}

// suggested answers candidates without those that a person said the row is not, and
// whom the row may be where there is none left.
func (s *side) suggested(list []candidate) ([]candidate, error) {
	mark := rowMark(s.row.Keys)
	said, err := s.tx.NotSame([]string{mark})
	if err != nil {
		return nil, err
	}
	if len(said) > 0 {
		out := list[:0]
		for _, c := range list {
			other := ""
			if lead, _, err := s.lead(c); err != nil {
				return nil, err
			} else if lead != nil {
				other = lead.ID
				if c.row != 0 {
					other = rowMark(match.KeysOf(&lead.Record))
				}
			}
			if c.kinds&foyer.ByID != 0 || !store.Apart(said, mark, other) {
				out = append(out, c)
			}
		}
		list = out
	}
	if len(list) > 0 || s.row.Verdict != foyer.VerdictNew {
		return list, nil
	}
	found, err := s.tx.Maybes(s.imp.N, []int{s.row.Row})
	m, ok := found[s.row.Row]
	if err != nil || !ok {
		return list, err
	}
	c := candidate{lead: m.Lead, row: m.Other}
	lead, _, err := s.lead(c)
	if err != nil || lead == nil {
		return list, err
	}
	if c.lead != 0 { // a mere likeness says nothing of a lead out of sight
		if seen, err := s.tx.Sees(foyer.SightOf(s.actor), lead); err != nil || !seen {
			return list, err
		}
	}
	return append(list, c), nil
}

// show tells of one candidate what the actor may know.
func (s *side) show(c candidate) (foyer.RowCandidate, error) {
	out := foyer.RowCandidate{Row: c.row, By: kindNames(s.imp.Key, c.kinds), Not: []string{}, Rank: match.Rank(c.kinds), Fields: []foyer.FieldDiff{}, Likeness: foyer.Likeness{Reasons: []foyer.Reason{}}}
	if c.kinds&(foyer.ByID|foyer.ByKey|foyer.ByRow) == 0 {
		for _, k := range (foyer.ByName | foyer.ByPhone | foyer.ByEmail).Names() {
			if !slices.Contains(out.By, k) {
				out.Not = append(out.Not, k)
			}
		}
	}
	out.Chosen = s.row.Verdict != foyer.VerdictError && c.lead == s.row.Target && c.row == s.row.TargetRow
	lead, texts, err := s.lead(c)
	if err != nil || lead == nil {
		return out, err
	}
	if c.lead != 0 {
		seen, err := s.tx.Sees(foyer.SightOf(s.actor), lead)
		if err != nil {
			return out, err
		}
		if !seen {
			out.Hidden = true
			return out, nil
		}
		out.Lead, out.Since = lead.ID, came(lead)
		out.Archived, out.Converted = lead.Archived != "", lead.Converted != ""
		if out.Pending, err = s.tx.Pending(lead); err != nil {
			return out, err
		}
		who, err := book.People(s.tx)
		if err != nil {
			return out, err
		}
		out.Owner = who[lead.Owner].Name
	}
	out.Name = rules.Name(&lead.Record)
	if out.Maybe = c.kinds == 0; out.Maybe {
		out.Likeness = match.NewJudge().Alike(&s.read.row.rec, &lead.Record)
		out.By = kindNames(s.imp.Key, match.Common(s.row.Keys, match.KeysOf(&lead.Record)))
		out.Not = []string{}
	}
	var d *store.RowDecision
	if out.Chosen {
		d = s.dec
	}
	m := book.Merge(lead, &s.read.row.rec, s.look.desk.whose(&s.read.row.rec), texts, s.look.label, termsOf(s.imp).of(&s.read.row, d))
	out.Unchanged = !m.Changed
	out.Fields, err = s.fields(lead, &m, d)
	return out, err
}

// lead answers the lead of a candidate with the texts of its notes. An earlier row
// stands for the lead it will make.
func (s *side) lead(c candidate) (*store.Lead, []string, error) {
	if c.row == 0 {
		if l := s.look.leads[c.lead]; l != nil {
			return l, s.look.texts[c.lead], nil
		}
		got, err := s.tx.LeadsByN([]int64{c.lead})
		if err != nil {
			return nil, nil, err
		}
		texts, err := noteTexts(s.tx, []int64{c.lead})
		return got[c.lead], texts[c.lead], err
	}
	rows, err := s.tx.RowsByNumber(s.imp.N, []int{c.row})
	if err != nil || len(rows) == 0 {
		return nil, nil, err
	}
	read, err := s.in.reread(s.tx, s.imp, rows)
	if err != nil {
		return nil, nil, err
	}
	l := &store.Lead{Record: read[0].row.rec, Owner: s.look.desk.owner(&read[0].row.rec)}
	stamp(s.imp, &l.Record)
	var texts []string
	for _, n := range l.Record.Notes {
		texts = append(texts, n.Text)
	}
	return l, texts, nil
}

// fields puts the row and a lead side by side, field by field, in the order of the
// catalogue.
func (s *side) fields(l *store.Lead, m *book.Merged, d *store.RowDecision) ([]foyer.FieldDiff, error) {
	out := []foyer.FieldDiff{}
	rec := &s.read.row.rec
	who, err := book.People(s.tx)
	if err != nil {
		return nil, err
	}
	chosen := map[string]bool{}
	if d != nil {
		for _, f := range d.Fields {
			chosen[f.Field] = true
		}
	}
	for i, f := range foyer.Catalogue() {
		slot := foyer.Slot(i)
		x := foyer.FieldDiff{Field: f.Key, Clash: slices.Contains(m.Clash, slot)}
		switch {
		case slot == foyer.SlotPhone:
			s.contacts(&x, rec.Phones, l.Record.Phones, m.Now.Record.Phones)
		case slot == foyer.SlotEmail:
			s.contacts(&x, rec.Emails, l.Record.Emails, m.Now.Record.Emails)
		case slot == foyer.SlotOwner:
			x.File, x.Have, x.Result = who[s.look.desk.owner(rec)].Name, who[l.Owner].Name, who[m.Now.Owner].Name
		case f.View, f.Unset, slot == foyer.SlotCreatedAt, slot == foyer.SlotNotes:
			continue
		default:
			x.File, x.Have, x.Result = rec.Values[i], l.Record.Values[i], m.Now.Record.Values[i]
		}
		if x.File == "" && x.Have == x.Result {
			continue
		}
		if c := s.imp.Mapping.ColumnOf(f.Key); c != nil && c.Index < len(s.read.row.cells) {
			x.Raw = s.read.row.cells[c.Index]
		}
		x.Same = x.Same || sameShown(x.File, x.Have) || x.File == "" ||
			slot == foyer.SlotStatus && x.Result == x.Have && x.File == foyer.StatusNew && !chosen[f.Key]
		if x.Take == "" {
			x.Take = foyer.TakeMine
			if x.Result != x.Have || x.Have == "" {
				x.Take = foyer.TakeFile
			}
		}
		out = append(out, x)
	}
	return out, nil
}

// contacts puts phones or emails side by side: the first of each, and who stands
// first afterwards.
func (s *side) contacts(x *foyer.FieldDiff, file, have, result []foyer.Contact) {
	if len(file) == 0 {
		return
	}
	x.File, x.Same = file[0].Raw, true
	news := 0
	for _, c := range file {
		known := slices.ContainsFunc(have, func(h foyer.Contact) bool { return sameContact(h, c) })
		if !known {
			news++
			x.Same = false
		}
		if !known && slices.ContainsFunc(result, func(h foyer.Contact) bool { return sameContact(h, c) }) {
			x.Both = len(have) > 0
			if news == 1 {
				x.File = c.Raw
			}
		}
	}
	if len(have) > 0 {
		x.Have = have[0].Raw
	}
	if x.Same {
		x.Have = x.File
	}
	if len(result) > 0 {
		x.Result = result[0].Raw
	}
	x.Take = foyer.TakeMine
	if len(have) == 0 || len(result) > 0 && sameContact(result[0], file[0]) && !sameContact(have[0], file[0]) {
		x.Take = foyer.TakeFile
	}
}

func sameContact(a, b foyer.Contact) bool {
	return a.Norm != "" && a.Norm == b.Norm || a.Norm == "" && b.Norm == "" && sameShown(a.Raw, b.Raw)
}

// came answers when a lead came into the book. A file may say that it was created
// long before that.
func came(l *store.Lead) foyer.Time {
	if len(l.Born) < 13 {
		return l.Created
	}
	ms, err := strconv.ParseInt(l.Born[:13], 10, 64)
	if err != nil {
		return l.Created
	}
	return foyer.TimeOf(time.UnixMilli(ms))
}
