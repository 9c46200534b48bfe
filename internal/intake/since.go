package intake

import (
	"slices"

	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/store"
)

// mostTurned is of how many leads the rows are looked for one by one; when more of them
// changed, every row is judged.
const mostTurned = 2000

// hanging are the findings of rows that hang on leads which they do not point to: of
// several that fit equally well, or of one that is not there.
var hanging = []string{"match.tie", "match.key_tie", "match.several", "match.decision_gone", "match.no_lead_id", unnamedKey}

// since touches the rows that may stand otherwise by what happened in the book behind a
// mark: those of leads that came, changed or went, those that know such a lead by their
// keys, and those of which somebody said that they are not whom they match. It may touch
// too many; whether a row does stand otherwise, only judging tells.
func (c *recheck) since(m store.BookMark) error {
	if !m.Known() {
		return c.touchAll()
	}
	t, err := c.tx.TurnedSince(m.Change, mostTurned)
	if err != nil {
		return err
	}
	same, err := c.sameFileTurned(&t)
	if err != nil || same || t.Many {
		if err == nil {
			err = c.touchAll()
		}
		return err
	}
	near := nearby{by: c.imp.Key}
	if err := c.leadsCame(m.Lead, &near); err != nil {
		return err
	}
	if len(near.few) == 0 && t.Nothing() {
		return nil
	}
	if err := c.leadsChanged(t.Leads, &near); err != nil {
		return err
	}
	if err := c.leadsOf(t.Imports, &near); err != nil {
		return err
	}
	if err := c.tx.RowsAdrift(c.imp.N, c.touch); err != nil {
		return err
	}
	for _, key := range hanging {
		if err := c.tx.RowNumbers(c.imp.N, foyer.RowQuery{Finding: key}, c.touch); err != nil {
			return err
		}
	}
	if t.People { // what they see may be another
		if err := c.tx.RowsNaming(c.imp.N, c.imp.Key, c.touch); err != nil {
			return err
		}
	}
	if err := c.marked(t.Marks); err != nil || c.imp.NoMatch {
		return err
	}
	if err := c.mayBe(near.few); err != nil {
		return err
	}
	return near.rows(c.tx, c.imp.N, c.touch)
}

// mayBe has it found anew whom the rows may be that share a phone or an email with leads,
// unless there are very many of both.
func (c *recheck) mayBe(leads []foyer.Keys) error {
	if len(leads) > mostTurned && c.imp.Counts.Rows > recheckAtMost {
		return nil
	}
	if len(leads) > mostTurned {
		return c.turnAll()
	}
	keys := slices.Clone(leads)
	for i := range keys {
		keys[i].Name = 0
	}
	rows, err := c.tx.RowsSharing(c.imp.N, keys)
	for _, row := range rows {
		c.turned.add(row)
	}
	return err
}

func (c *recheck) touch(row int) { c.touched.add(row) }

func (c *recheck) touchAll() error { return c.tx.RowNumbers(c.imp.N, foyer.RowQuery{}, c.touch) }

// turnAll has it found anew whom any row may be.
func (c *recheck) turnAll() error {
	return c.tx.RowNumbers(c.imp.N, foyer.RowQuery{}, func(row int) { c.turned.add(row) })
}

// touchOpen touches the rows that have no outcome yet.
func (c *recheck) touchOpen() error {
	return inPages(c.tx, func(next int) ([]store.ImportRow, error) { return c.tx.PlansOpen(c.imp.N, next, batchRows) },
		func(rows []store.ImportRow) error {
			for i := range rows {
				c.touch(rows[i].Row)
			}
			return nil
		})
}

// sameFileTurned says whether something became of an import of the very same file, or
// whether one may have come into sight or gone: a row is then what came of it there, also
// one that nothing is known by.
func (c *recheck) sameFileTurned(t *store.Turned) (bool, error) {
	if len(t.Imports) == 0 && !t.People || c.imp.NoMatch || c.imp.SHA256 == "" {
		return false, nil
	}
	list, err := c.tx.SameFile(c.imp.SHA256, c.imp.N, mostSameFiles)
	return slices.ContainsFunc(list, func(i store.Import) bool {
		_, turned := t.Imports[i.ID]
		return turned || t.People
	}), err
}

// leadsCame gathers what the leads behind one are known by.
func (c *recheck) leadsCame(after int64, near *nearby) error {
	return c.known(after+1, store.AllLeads, near)
}

// known gathers what leads by their numbers are known by. Of what is a text of theirs it
// only asks whether any bears one; then every row is touched.
func (c *recheck) known(first, last int64, near *nearby) error {
	if c.imp.NoMatch {
		return nil
	}
	switch c.imp.Key {
	case foyer.KeyHouse, foyer.KeyEmail, foyer.KeyPhone:
		return c.tx.LeadsFrom(first, last, near.add)
	}
	any, err := c.tx.AnyLeadWith(c.imp.Key, first, last)
	if err == nil && any {
		err = c.touchAll()
	}
	return err
}

// leadsChanged touches the rows of leads, and gathers what they are known by now.
func (c *recheck) leadsChanged(ids []string, near *nearby) error {
	if len(ids) == 0 {
		return nil
	}
	leads, err := c.tx.LeadsByID(ids)
	if err != nil || len(leads) == 0 {
		return err
	}
	ns := make([]int64, 0, len(leads))
	for _, l := range leads {
		ns = append(ns, l.N)
		rec := l.Record
		rec.ID = l.ID
		near.add(match.KeysBy(c.imp.Key, &rec))
	}
	return c.tx.RowsOf(c.imp.N, ns, c.touch)
}

// leadsOf touches the rows of any lead, and gathers what those that came back are known
// by, where all leads of an import went or came back.
func (c *recheck) leadsOf(imports map[string]string, near *nearby) error {
	any := false
	for id, what := range imports {
		if what != store.LeadsAll {
			continue
		}
		any = true
		imp, err := c.tx.Import(id)
		if foyer.KindOf(err) == foyer.NotFound {
			continue // deleted
		}
		if err != nil {
			return err
		}
		first, last, err := c.tx.LeadsBetween(imp.N)
		if err == nil && last > 0 {
			err = c.known(first, last, near)
		}
		if err != nil {
			return err
		}
	}
	if !any {
		return nil
	}
	return c.tx.RowsOf(c.imp.N, nil, c.touch)
}

// marked touches the rows that stand under marks.
func (c *recheck) marked(marks map[string]bool) error {
	if len(marks) == 0 || c.imp.NoMatch {
		return nil
	}
	return c.tx.EachRowKeys(c.imp.N, func(row int, k foyer.Keys) error {
		if marks[rowMark(k)] {
			c.touch(row)
		}
		return nil
	})
}

// nearby is what leads are known by, of any number of them: 8 bytes for each pair.
type nearby struct {
	by     foyer.MatchKey
	hashes []uint64
	few    []foyer.Keys // of the first of them, as they are
}

func (n *nearby) add(k foyer.Keys) {
	match.EachHash(n.by, k, func(h uint64) { n.hashes = append(n.hashes, h) })
	if len(n.few) <= mostTurned {
		n.few = append(n.few, k)
	}
}

// rows calls fn with each row that shares what leads are known by.
func (n *nearby) rows(tx *store.Tx, imp int64, fn func(row int)) error {
	if len(n.hashes) == 0 {
		return nil
	}
	slices.Sort(n.hashes)
	n.hashes = slices.Compact(n.hashes)
	return tx.KeysNear(imp, n.by, n.few, func(row int, k foyer.Keys) error {
		match.EachHash(n.by, k, func(h uint64) {
			if _, ok := slices.BinarySearch(n.hashes, h); ok {
				fn(row)
			}
		})
		return nil
	})
}
