package intake

import (
	"slices"
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/store"
)

// apart keeps of rows that they are not whom they are taken for, or may be (D20): for
// these rows, and for the same rows in any later file. Whom a row is apart of is named
// by the decision, else it is whom the row shows.
func (m *mender) apart(act *foyer.Mend, to *store.RowDecision) error {
	var list []store.ActDecision
	err := m.each(act, func(rows []store.ImportRow) error {
		had, err := decisionsOf(m.tx, m.imp.N, rows)
		if err != nil {
			return err
		}
		found, err := m.tx.Maybes(m.imp.N, numbersOf(rows))
		if err != nil {
			return err
		}
		for i := range rows {
			r := &rows[i]
			d := store.RowDecision{Kind: foyer.DecideApart, Target: to.Target, TargetRow: to.TargetRow}
			if d.Target == 0 && d.TargetRow == 0 {
				d.Target, d.TargetRow = r.Target, r.TargetRow
			}
			if d.Target == 0 && d.TargetRow == 0 {
				d.Target, d.TargetRow = found[r.Row].Lead, found[r.Row].Other
			}
			if d.TargetRow >= r.Row {
				return foyer.Fail(foyer.Invalid, "mend.later_row")
			}
			if d.Target != 0 || d.TargetRow != 0 {
				list = append(list, store.ActDecision{Row: r.Row, Was: had[r.Row], Now: &d})
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := m.seen(list); err != nil {
		return err
	}
	if err := m.tx.SetDecisions(m.imp.N, list); err != nil {
		return err
	}
	if err := m.part(list, false); err != nil {
		return err
	}
	return m.tx.AddActDecisions(m.imp.N, m.act.Number, list)
}

// seen answers NotFound when one of some decisions is about a lead out of sight.
func (m *mender) seen(list []store.ActDecision) error {
	if len(list) == 0 {
		return foyer.Fail(foyer.NotFound, "mend.nobody")
	}
	var ns []int64
	for i := range list {
		ns = append(ns, list[i].Now.Target)
	}
	leads, err := m.tx.LeadsByN(ns)
	if err != nil {
		return err
	}
	for _, l := range leads {
		if ok, err := m.tx.Sees(foyer.SightOf(m.actor), l); err != nil || !ok {
			return orNobody(err)
		}
	}
	return nil
}

func orNobody(err error) error {
	if err == nil {
		err = foyer.Fail(foyer.NotFound, "mend.nobody")
	}
	return err
}

// part remembers the pairs of decisions that rows are apart, and on back forgets them.
// One that a row is left to the rule of again, or goes into after all, is forgotten;
// parting from a second one leaves what was said of the first. Rows alike stand
// otherwise too, so they are checked with it.
func (m *mender) part(list []store.ActDecision, back bool) error {
	type said struct {
		row int
		d   *store.RowDecision
		on  bool
	}
	var all []said
	for i := range list {
		was, now := list[i].Was, list[i].Now
		if back {
			was, now = now, was
		}
		m.check.touched.add(list[i].Row)
		if now != nil && now.Kind == foyer.DecideApart {
			all = append(all, said{list[i].Row, now, true})
		} else if was != nil && was.Kind == foyer.DecideApart &&
			(back || now == nil || now.Target == was.Target && now.TargetRow == was.TargetRow) {
			all = append(all, said{list[i].Row, was, false})
		}
		if back && was != nil && now != nil && was.Kind == foyer.DecideApart && now.Kind == foyer.DecideApart {
			all = append(all, said{list[i].Row, was, false})
		}
	}
	if len(all) == 0 {
		return nil
	}
	var numbers []int
	var ns []int64
	for _, s := range all {
		numbers, ns = append(numbers, s.row), append(ns, s.d.Target)
		if s.d.TargetRow != 0 {
			numbers = append(numbers, s.d.TargetRow)
		}
	}
	slices.Sort(numbers)
	rows, err := m.tx.RowsByNumber(m.imp.N, slices.Compact(numbers))
	if err != nil {
		return err
	}
	leads, err := m.tx.LeadsByN(ns)
	if err != nil {
		return err
	}
	marks := map[int]string{}
	for i := range rows {
		marks[rows[i].Row] = rowMark(rows[i].Keys)
	}
	slices.SortStableFunc(all, func(a, b said) int { return bitOf(a.on) - bitOf(b.on) })
	var log []store.Change
	for _, s := range all {
		other := marks[s.d.TargetRow]
		if l := leads[s.d.Target]; l != nil {
			other = l.ID
		}
		if marks[s.row] == "" || other == "" {
			continue // the lead is gone for good
		}
		if err := m.tx.SetNotSame(marks[s.row], other, m.actor.N, s.on); err != nil {
			return err
		}
		for _, mark := range []string{marks[s.row], other} {
			if strings.HasPrefix(mark, rowSign) {
				log = append(log, store.Change{Entity: store.EntityApart, EntityID: mark, Kind: foyer.ChangeAct, By: m.actor.N})
			}
		}
	}
	if err := m.tx.LogAll(log); err != nil {
		return err
	}
	return m.alike(rows)
}

func bitOf(on bool) int {
	if on {
		return 1
	}
	return 0
}

// alike touches the rows that stand under the same mark as some: what is said of one
// of them is said of all.
func (m *mender) alike(rows []store.ImportRow) error {
	keys, marks := make([]foyer.Keys, len(rows)), map[string]bool{}
	for i := range rows {
		keys[i], marks[rowMark(rows[i].Keys)] = rows[i].Keys, true
		m.check.turned.add(rows[i].Row)
	}
	near, err := m.tx.RowsSharing(m.imp.N, keys)
	if err != nil {
		return err
	}
	for part := range slices.Chunk(near, batchRows) {
		rows, err := m.tx.RowsByNumber(m.imp.N, part)
		if err != nil {
			return err
		}
		for i := range rows {
			if marks[rowMark(rows[i].Keys)] {
				m.check.touched.add(rows[i].Row)
				m.check.turned.add(rows[i].Row)
			}
		}
	}
	return nil
}

func numbersOf(rows []store.ImportRow) []int {
	out := make([]int, len(rows))
	for i := range rows {
		out[i] = rows[i].Row
	}
	return out
}

// parted is what people said of rows: whom each is not, by marks and ids of leads.
type parted map[string]map[string]bool

// partedOf reads all that was said of rows. It is little: each was said by hand.
func partedOf(tx *store.Tx) (parted, error) {
	var out parted
	err := tx.EachNotSame(rowSign, func(a, b string) {
		if out == nil {
			out = parted{}
		}
		for _, p := range [...][2]string{{a, b}, {b, a}} {
			if out[p[0]] == nil {
				out[p[0]] = map[string]bool{}
			}
			out[p[0]][p[1]] = true
		}
	})
	return out, err
}

// without answers candidates without those that a person said the row is not. One
// that the row names by its Foyer ID is that lead, whatever was said.
func (j *judge) without(l *lookup, row *store.ImportRow, cands []candidate) ([]candidate, error) {
	if len(j.said) == 0 || len(cands) == 0 {
		return cands, nil
	}
	not := j.said[rowMark(row.Keys)]
	if not == nil {
		return cands, nil
	}
	out := cands[:0]
	for _, c := range cands {
		mark := j.marks[c.row]
		if c.lead != 0 {
			lead, err := l.lead(c.lead)
			if err != nil {
				return nil, err
			}
			if lead != nil {
				mark = lead.ID
			}
		}
		if mark == "" || !not[mark] || c.kinds&foyer.ByID != 0 {
			out = append(out, c)
		}
	}
	return out, nil
}

// saidApart answers a function that tells whether two of some pairs were said not to
// be one; the other is a lead, or without one a row.
func saidApart(tx *store.Tx, pairs []store.Maybe, recs map[int]*foyer.Record) (func(here, there *foyer.Record, lead *store.Lead) bool, error) {
	var who []string
	for _, p := range pairs {
		if rec := recs[p.Row]; rec != nil {
			who = append(who, rowMark(match.KeysOf(rec)))
		}
	}
	said, err := tx.NotSame(who)
	return func(here, there *foyer.Record, lead *store.Lead) bool {
		if len(said) == 0 {
			return false
		}
		mark := ""
		if lead != nil {
			mark = lead.ID
		} else {
			mark = rowMark(match.KeysOf(there))
		}
		return store.Apart(said, rowMark(match.KeysOf(here)), mark)
	}, err
}

// keepApart carries over to the leads that the rows of an import became what was said
// of the rows, so that they are not suggested to be one in the book either.
func keepApart(tx *store.Tx, imp *store.Import, a foyer.Actor) error {
	said, err := partedOf(tx)
	if err != nil || len(said) == 0 {
		return err
	}
	at := map[string][]int{} // rows by mark
	err = tx.EachRow(imp.N, 0, func(r *store.ImportRow) error {
		if r.Outcome == foyer.OutcomeCreated {
			if mark := rowMark(r.Keys); said[mark] != nil {
				at[mark] = append(at[mark], r.Row)
			}
		}
		return nil
	})
	if err != nil || len(at) == 0 {
		return err
	}
	for mark, rows := range at {
		for other := range said[mark] {
			to := []string{other}
			if others, ok := at[other]; ok {
				to = to[:0]
				for _, row := range others {
					to = append(to, leadID(imp, row))
				}
			}
			for _, row := range rows {
				for _, id := range to {
					if here := leadID(imp, row); here != id {
						if err := tx.SetNotSame(here, id, a.N, true); err != nil {
							return err
						}
					}
				}
			}
		}
	}
	return nil
}
