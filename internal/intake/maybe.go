package intake

import (
	"context"
	"slices"
	"strconv"

	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// maybeKey is the finding of a row that may be somebody. It is not stored with the
// row: it comes and goes with what people say and mend.
const maybeKey = "match.maybe"

const (
	maybeStretch = 20_000 // rows asked about in one statement
	maybeMost    = 200_000
	// maybeRows is up to how many rows of a file are remembered for later ones that
	// share a single key with them: beyond, memory would grow with the file, and nobody
	// goes through so many suggestions. Leads of the book are suggested for every row.
	maybeRows = 250_000
	// leastLikeness is from which score on a possible match is shown, of 100; two who
	// bear the very same name are shown unless something besides phone and email, such
	// as a birthday, speaks against it.
	leastLikeness, leastNamesakes = 15, 8
)

// shows says whether two are shown as a possible match at a score.
func shows(score int, a, b *foyer.Record) bool {
	if score < leastNamesakes || score >= leastLikeness {
		return score >= leastLikeness
	}
	name := match.KeysOf(a).Name
	return name != 0 && name == match.KeysOf(b).Name
}

// suggest finds, for rows taken for nobody, a lead of the book or an earlier row that
// shares a phone or an email and has a similar name, or a lead that has the very same
// name (D15). Nothing is merged by it.
// It asks the book by stretches of rows, never by row.
// shared are pairs of rows that share one, as staging came upon them.
func (in *Intake) suggest(ctx context.Context, imp *store.Import, last int, shared []store.Maybe) error {
	if err := in.store.Write(ctx, func(tx *store.Tx) error { return tx.ClearMaybes(imp.N) }); err != nil || imp.NoMatch {
		return err
	}
	judge := match.NewJudge()
	for from := 0; from <= last; from += maybeStretch {
		if err := in.suggestLeads(ctx, imp, judge, from, from+maybeStretch-1); err != nil {
			return err
		}
	}
	return in.suggestRows(ctx, imp, judge, shared)
}

func (in *Intake) suggestLeads(ctx context.Context, imp *store.Import, judge *match.Judge, from, to int) error {
	var found []store.Maybe
	err := in.store.Read(ctx, func(tx *store.Tx) (err error) {
		found, err = in.likelyLeads(tx, imp, judge, func(fn func(int, int64) error) error { return tx.EachLoneKey(imp.N, from, to, fn) })
		return err
	})
	return in.keepMaybes(ctx, imp, found, err)
}

// likelyLeads answers whom of the book rows may be, of pairs that share a key.
func (in *Intake) likelyLeads(tx *store.Tx, imp *store.Import, judge *match.Judge, each func(func(row int, lead int64) error) error) ([]store.Maybe, error) {
	var pairs []store.Maybe
	err := each(func(row int, lead int64) error {
		pairs = append(pairs, store.Maybe{Row: row, Lead: lead})
		return nil
	})
	if err != nil || len(pairs) == 0 {
		return nil, err
	}
	return in.likely(tx, imp, judge, pairs)
}

func (in *Intake) suggestRows(ctx context.Context, imp *store.Import, judge *match.Judge, shared []store.Maybe) error {
	var found []store.Maybe
	err := in.store.Read(ctx, func(tx *store.Tx) (err error) {
		found, err = in.likelyRows(tx, imp, judge, shared)
		return err
	})
	return in.keepMaybes(ctx, imp, found, err)
}

// likelyRows answers whom further up rows may be, of pairs that share a key.
func (in *Intake) likelyRows(tx *store.Tx, imp *store.Import, judge *match.Judge, shared []store.Maybe) (found []store.Maybe, err error) {
	for part := range slices.Chunk(shared, batchRows) {
		more, err := in.likely(tx, imp, judge, part)
		if err != nil {
			return nil, err
		}
		found = append(found, more...)
	}
	return found, nil
}

// sharing gathers, while rows are staged, those that share a phone or an email with
// an earlier one.
type sharing struct {
	rows  *match.Singles
	known int // rows in it
	pairs []store.Maybe
}

func (s *sharing) see(r *store.ImportRow) {
	if r.Verdict == foyer.VerdictNew && len(s.pairs) < maybeMost {
		for _, row := range s.rows.Earlier(r.Keys) {
			s.pairs = append(s.pairs, store.Maybe{Row: r.Row, Other: int(row)})
		}
	}
	if r.Verdict != foyer.VerdictError && s.known < maybeRows {
		s.rows.Add(uint32(r.Row), r.Keys)
		s.known++
	}
}

func (in *Intake) keepMaybes(ctx context.Context, imp *store.Import, found []store.Maybe, err error) error {
	if err != nil || len(found) == 0 {
		return err
	}
	return in.store.Write(ctx, func(tx *store.Tx) error { return setMaybes(tx, imp, found) })
}

// setMaybes keeps one for each row: a lead of the book goes before a row of the file,
// and what stands already before a row found now.
func setMaybes(tx *store.Tx, imp *store.Import, found []store.Maybe) error {
	if len(found) == 0 {
		return nil
	}
	slices.SortStableFunc(found, func(a, b store.Maybe) int { return a.Row - b.Row })
	found = slices.CompactFunc(found, func(a, b store.Maybe) bool { return a.Row == b.Row })
	if found[0].Lead == 0 {
		rows := make([]int, len(found))
		for i := range found {
			rows[i] = found[i].Row
		}
		have, err := tx.Maybes(imp.N, rows)
		if err != nil {
			return err
		}
		found = slices.DeleteFunc(found, func(m store.Maybe) bool { _, ok := have[m.Row]; return ok })
	}
	return tx.SetMaybes(imp.N, found)
}

// likely answers, of pairs, for each row the likeliest with a similar name.
func (in *Intake) likely(tx *store.Tx, imp *store.Import, judge *match.Judge, pairs []store.Maybe) ([]store.Maybe, error) {
	recs, leads, err := in.recordsOf(tx, imp, pairs)
	if err != nil {
		return nil, err
	}
	if err := in.inSight(tx, imp, leads); err != nil {
		return nil, err
	}
	apart, err := saidApart(tx, pairs, recs)
	if err != nil {
		return nil, err
	}
	best := map[int]store.Maybe{}
	scores := map[int]int{}
	for _, p := range pairs {
		here, there := recs[p.Row], recs[p.Other]
		if l := leads[p.Lead]; l != nil {
			there = &l.Record
		}
		if here == nil || there == nil || !judge.NameAlike(here, there) || apart(here, there, leads[p.Lead]) {
			continue
		}
		s := judge.Score(here, there)
		if _, ok := best[p.Row]; shows(s, here, there) && (!ok || s > scores[p.Row]) {
			best[p.Row], scores[p.Row] = p, s
		}
	}
	out := make([]store.Maybe, 0, len(best))
	for _, m := range best {
		out = append(out, m)
	}
	return out, nil
}

// recordsOf reads the rows and leads of pairs.
func (in *Intake) recordsOf(tx *store.Tx, imp *store.Import, pairs []store.Maybe) (map[int]*foyer.Record, map[int64]*store.Lead, error) {
	var numbers []int
	var ns []int64
	for _, p := range pairs {
		numbers = append(numbers, p.Row)
		if p.Other != 0 {
			numbers = append(numbers, p.Other)
		}
		if p.Lead != 0 {
			ns = append(ns, p.Lead)
		}
	}
	slices.Sort(numbers)
	slices.Sort(ns)
	numbers, ns = slices.Compact(numbers), slices.Compact(ns)
	recs := map[int]*foyer.Record{}
	rows, err := tx.RowsByNumber(imp.N, numbers)
	if err != nil {
		return nil, nil, err
	}
	if len(rows) > 0 {
		read, err := in.reread(tx, imp, rows)
		if err != nil {
			return nil, nil, err
		}
		for i := range read {
			recs[rows[i].Row] = &read[i].row.rec
		}
	}
	leads, err := tx.LeadsByN(ns)
	return recs, leads, err
}

// maybes answers, for rows of a page, whom they may be; those said not to be one,
// and those whose likeness went with a correction, are left out.
func (in *Intake) maybes(tx *store.Tx, a foyer.Actor, imp *store.Import, rows []store.ImportRow, read []reread) (map[int]*foyer.RowMaybe, error) {
	var numbers []int
	keys := map[int]*store.ImportRow{}
	here := map[int]*foyer.Record{}
	for i := range rows {
		if rows[i].Verdict == foyer.VerdictNew {
			numbers = append(numbers, rows[i].Row)
			keys[rows[i].Row], here[rows[i].Row] = &rows[i], &read[i].row.rec
		}
	}
	found, err := tx.Maybes(imp.N, numbers)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	pairs := make([]store.Maybe, 0, len(found))
	who := make([]string, 0, len(found))
	for _, m := range found {
		pairs = append(pairs, m)
		who = append(who, rowMark(keys[m.Row].Keys))
	}
	recs, leads, err := in.recordsOf(tx, imp, pairs)
	if err != nil {
		return nil, err
	}
	apart, err := tx.NotSame(who)
	if err != nil {
		return nil, err
	}
	if err := dropUnseen(tx, foyer.SightOf(a), leads); err != nil {
		return nil, err
	}
	judge := match.NewJudge()
	out := map[int]*foyer.RowMaybe{}
	for _, m := range pairs {
		v := &foyer.RowMaybe{Row: m.Other}
		there, mark := recs[m.Other], ""
		if l := leads[m.Lead]; l != nil {
			there, v.Lead, mark = &l.Record, l.ID, l.ID
		}
		if there == nil {
			continue
		}
		if m.Other != 0 {
			mark = rowMark(match.KeysOf(there))
		}
		if store.Apart(apart, rowMark(keys[m.Row].Keys), mark) || !judge.NameAlike(here[m.Row], there) {
			continue
		}
		v.Name = rules.Name(there)
		v.Likeness = judge.Alike(here[m.Row], there)
		if shows(v.Likeness.Score, here[m.Row], there) {
			out[m.Row] = v
		}
	}
	return out, nil
}

// rowSign begins the mark of a row, which tells it from the id of a lead.
const rowSign = "row:"

// rowMark stands for a row by its keys, so that what was said of it holds when the
// same row comes again.
func rowMark(k foyer.Keys) string {
	h := k.Name
	for _, list := range [...][]uint64{k.Phones, k.Emails} {
		sum := uint64(0)
		for _, x := range list {
			sum += x * 0x9E3779B97F4A7C15
		}
		h = h*31 + sum
	}
	return rowSign + strconv.FormatUint(h, 16)
}

// maybeFinding says in the row's findings whom it may be.
func maybeFinding(m *foyer.RowMaybe) foyer.Finding {
	return foyer.Finding{Level: foyer.LevelNote, Key: maybeKey, Args: map[string]string{"name": m.Name}, Column: -1}
}
