package intake

import (
	"maps"

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

// lookup holds what the book says of a batch: the candidates of each row, and the
// leads that rows would merge into, to tell a merge from nothing new.
type lookup struct {
	tx    *store.Tx
	byID  map[string]*store.Lead
	rows  []readRow
	found [][]store.Candidate
	leads map[int64]*store.Lead
	texts map[int64][]string
	label func(key string) string
	desk  *desk
	// plans are the leads that have an action plan running, nil where no lead of the
	// house has.
	plans map[int64]bool
	again map[int]again // what rows were when the same file came before
}

// candidates asks the book once for a whole batch.
func (in *Intake) candidates(tx *store.Tx, imp *store.Import, d *desk, b *batch, decs map[int]*store.RowDecision) (*lookup, error) {
	l := &lookup{tx: tx, rows: b.rows, leads: map[int64]*store.Lead{}, texts: map[int64][]string{}, label: labels(imp), desk: d}
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
		if err = l.named(ids, d.sight); err != nil {
			return nil, err
		}
	}
	if l.found, err = matchedBy(tx, imp.Key, b.rows, keys); err != nil {
		return nil, err
	}
	if err = d.lookBack(tx, imp); err != nil {
		return nil, err
	}
	if l.again, err = d.before.rows(tx, b.rows); err != nil {
		return nil, err
	}
	var ns []int64
	want := func(n int64) {
		if _, ok := l.leads[n]; !ok && n != 0 {
			l.leads[n] = nil
			ns = append(ns, n)
		}
	}
	for _, lead := range l.byID {
		l.leads[lead.N] = lead
	}
	for _, cs := range l.found {
		for _, c := range cs {
			want(c.N)
		}
	}
	for _, a := range l.again {
		want(a.lead)
	}
	for i := range b.rows {
		if d := decs[b.rows[i].number]; d != nil {
			want(d.Target)
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
	return l, l.working(all)
}

// working finds which of the leads have an action plan running.
func (l *lookup) working(leads []int64) error {
	any, err := l.tx.AnyRunningPlan()
	if err != nil || !any {
		return err
	}
	l.plans, err = l.tx.RunningPlans(leads)
	return err
}

// of answers the candidates of the i-th row in the book.
func (l *lookup) of(i int) []candidate {
	if id := l.rows[i].rec.ID; id != "" {
		if lead := l.byID[id]; lead != nil {
			return []candidate{{lead: lead.N, kinds: foyer.ByID | foyer.ByName | foyer.ByPhone | foyer.ByEmail, archived: gone(lead)}}
		}
	}
	var out []candidate
	if a, ok := l.again[l.rows[i].number]; ok {
		if lead := l.leads[a.lead]; lead != nil {
			out = append(out, candidate{lead: a.lead, kinds: foyer.ByRow | match.Common(l.rows[i].keys, match.KeysOf(&lead.Record)), archived: gone(lead)})
		}
	}
	if i >= len(l.found) {
		return out
	}
	for _, c := range l.found[i] {
		out = append(out, candidate{lead: c.N, kinds: c.Kinds, archived: c.Archived})
	}
	return out
}

// gone says that nothing goes into a lead unless a person brings it back.
func gone(l *store.Lead) bool { return l.Archived != "" || l.Converted != "" }

// lead answers a lead that rows may go into, nil when it is gone. One that no row of
// the batch matches itself, but an earlier row does that one of them is the same
// as, is fetched now.
func (l *lookup) lead(n int64) (*store.Lead, error) {
	if lead, ok := l.leads[n]; ok || n == 0 {
		return lead, nil
	}
	got, err := l.tx.LeadsByN([]int64{n})
	if err != nil {
		return nil, err
	}
	texts, err := noteTexts(l.tx, []int64{n})
	if err != nil {
		return nil, err
	}
	l.leads[n] = got[n]
	if l.texts == nil {
		l.texts = map[int64][]string{}
	}
	l.texts[n] = texts[n]
	if l.plans != nil {
		on, err := l.tx.RunningPlans([]int64{n})
		if err != nil {
			return nil, err
		}
		maps.Copy(l.plans, on)
	}
	return got[n], nil
}

// labels answers how a field is called in an [import] note: by its column's name,
// else by its key.
func labels(imp *store.Import) func(key string) string {
	return func(key string) string {
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
