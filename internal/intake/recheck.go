package intake

import (
	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/store"
)

// recheck checks rows of an import again after cells or decisions of some changed:
// those, and every row that may stand otherwise by it. What it leaves is what
// staging the file anew would.
//
// A row's verdict hangs on earlier rows that share a pair of keys with it, and on
// the row it was decided to go into. So the rows that may change are those tied to
// a touched one by such pairs, old or new, and by decisions, over any number of
// steps. They are gathered as numbers and judged in the order of the file.
type recheck struct {
	in      *Intake
	tx      *store.Tx
	imp     *store.Import
	touched rowSet
	part    rowSet // touched rows and those tied to them
	first   int    // the first touched row: none before it can change
	all     bool   // so many were touched that every row is judged, and none gathered
	changed []int  // rows that stand otherwise, the first few
	total   int    // of them
	desk    *desk
	court   *judge
	hands   hands
	made    map[int]int64       // leads that rows of the batch in hand became, of an import that ran
	on, off []int               // touched rows whose tick turned
	turned  rowSet              // rows that are somebody else, or stand for others otherwise
	told    rowSet              // the rows that stand otherwise
	moved   map[uint64][]uint32 // values to stand in one row only that came or went, with rows that had them all along
	movers  rowSet              // rows to be told anew which of their values stand in others
}

// shownChanges is up to how many changed rows an act lists.
const shownChanges = 200

// run checks again; the rows' keys, as they are stored, are still the old ones.
func (c *recheck) run() error {
	if c.touched.count == 0 {
		return nil
	}
	if err := c.prepare(); err != nil {
		return err
	}
	if _, err := c.judge(0, c.imp.Counts.Rows); err != nil {
		return err
	}
	return c.end()
}

// prepare finds how far what was touched reaches, and what judging it needs.
func (c *recheck) prepare() error {
	if c.touched.count == 0 {
		return nil
	}
	if err := c.reach(); err != nil {
		return err
	}
	var err error
	if c.desk, err = deskOf(c.tx, c.imp); err != nil {
		return err
	}
	said, err := partedOf(c.tx)
	c.court, c.moved = newJudge(c.imp, said), map[uint64][]uint32{}
	return err
}

func (c *recheck) reach() error {
	c.first = c.touched.next(0, 1)[0]
	if c.touched.count > max(c.imp.Counts.Rows/4, batchRows) {
		c.all = true
		return nil
	}
	return c.gather()
}

// end tells rows anew what they hang on beside their verdicts.
func (c *recheck) end() error {
	if err := c.once(); err != nil {
		return err
	}
	return c.in.resuggest(c.tx, c.imp, &c.turned)
}

// batches calls fn with stored rows of a set, in file order.
func (c *recheck) batches(set *rowSet, fn func([]store.ImportRow) error) error {
	return inPages(c.tx, func(next int) ([]store.ImportRow, error) {
		return c.tx.RowsByNumber(c.imp.N, set.next(next, batchRows))
	}, fn)
}

// gather finds the rows tied to the touched ones.
func (c *recheck) gather() error {
	wanted := map[uint64]struct{}{}
	var asked []foyer.Keys
	ask := func(k foyer.Keys) {
		news := false
		match.EachHash(c.imp.Key, k, func(h uint64) {
			if _, ok := wanted[h]; !ok {
				wanted[h], news = struct{}{}, true
			}
		})
		if news {
			asked = append(asked, k)
		}
	}
	err := c.batches(&c.touched, func(rows []store.ImportRow) error {
		read, err := c.in.reread(c.tx, c.imp, rows)
		for i := range read {
			c.part.add(rows[i].Row)
			ask(rows[i].Keys)
			ask(read[i].row.keys)
		}
		return err
	})
	if err != nil {
		return err
	}
	into, err := c.tx.DecisionTargets(c.imp.N)
	if err != nil {
		return err
	}
	for len(asked) > 0 && !c.imp.NoMatch || len(into) > 0 {
		now := asked
		asked = nil
		if !c.imp.NoMatch && len(now) > 0 {
			err := c.tx.KeysNear(c.imp.N, c.imp.Key, now, func(row int, k foyer.Keys) error {
				if c.part.has(row) {
					return nil
				}
				tied := false
				match.EachHash(c.imp.Key, k, func(h uint64) {
					_, ok := wanted[h]
					tied = tied || ok
				})
				if tied {
					c.part.add(row)
					ask(k)
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
		more, err := c.follow(into)
		if err != nil {
			return err
		}
		for _, k := range more {
			ask(k)
		}
		if len(asked) == 0 && len(more) == 0 {
			return nil
		}
	}
	return nil
}

// follow adds the rows tied by decisions to those gathered, and answers their keys.
func (c *recheck) follow(into map[int]int) (keys []foyer.Keys, err error) {
	var found []int
	for more := true; more; {
		more = false
		for row, target := range into {
			if c.part.has(row) == c.part.has(target) {
				continue
			}
			for _, r := range []int{row, target} {
				if c.part.add(r) {
					found = append(found, r)
				}
			}
			more = true
		}
	}
	rows, err := c.tx.RowsByNumber(c.imp.N, found)
	for i := range rows {
		keys = append(keys, rows[i].Keys)
	}
	return keys, err
}

// judge gives gathered rows their verdicts, from the first touched one on: those from a
// number on, at least so many of them if there are. It answers the number to go on from,
// 0 when there are no more.
func (c *recheck) judge(next, least int) (int, error) {
	for done := 0; done < least; {
		if err := c.tx.Context().Err(); err != nil {
			return 0, err
		}
		var rows []store.ImportRow
		var err error
		if c.all {
			rows, err = c.tx.RowsFrom(c.imp.N, foyer.RowQuery{}, next, batchRows)
		} else {
			rows, err = c.tx.RowsByNumber(c.imp.N, c.part.next(next, batchRows))
		}
		if err != nil || len(rows) == 0 {
			return 0, err
		}
		next = rows[len(rows)-1].Row + 1
		done += len(rows)
		if err := c.came(rows); err != nil {
			return 0, err
		}
		for len(rows) > 0 && rows[0].Row < c.first {
			c.enter(c.court, &rows[0])
			rows = rows[1:]
		}
		if len(rows) == 0 {
			continue
		}
		if err := c.give(rows); err != nil {
			return 0, err
		}
	}
	return next, nil
}

// came finds the leads that rows of an import which ran became.
func (c *recheck) came(rows []store.ImportRow) (err error) {
	var made []int
	for i := range rows {
		if rows[i].Outcome == foyer.OutcomeCreated {
			made = append(made, rows[i].Row)
		}
	}
	c.made = nil
	if len(made) > 0 {
		c.made, err = c.tx.LeadsOfRows(c.imp.N, made)
	}
	return err
}

// enter lets later rows find a row that is not judged: as the lead it became, if it
// came in.
func (c *recheck) enter(j *judge, r *store.ImportRow) {
	j.enter(r)
	lead := r.Lead
	if n := c.made[r.Row]; n != 0 {
		lead = n
	}
	if settled(r) && lead != 0 {
		j.roots.lead(r.Row, lead)
	}
}

func (c *recheck) give(rows []store.ImportRow) error {
	j := c.court
	read, err := c.in.reread(c.tx, c.imp, rows)
	if err != nil {
		return err
	}
	b := &batch{rows: make([]readRow, len(read))}
	for i := range read {
		b.rows[i] = read[i].row
	}
	decs, err := c.tx.Decisions(c.imp.N, rows[0].Row, rows[len(rows)-1].Row)
	if err != nil {
		return err
	}
	look, err := c.in.candidates(c.tx, c.imp, c.desk, b, decs)
	if err != nil {
		return err
	}
	write := make([]store.ImportRow, 0, len(rows))
	for i := range rows {
		r := &rows[i]
		if settled(r) {
			c.enter(j, r)
			continue
		}
		was := *r
		r.Keys, r.Findings = b.rows[i].keys, append([]foyer.Finding(nil), b.rows[i].findings...)
		if err := j.give(look, i, r, decs[r.Row]); err != nil {
			return err
		}
		c.keepOnce(&was, r)
		if err := c.tick(&was, r, len(read[i].edits) > 0 || decs[r.Row] != nil); err != nil {
			return err
		}
		if !sameRow(&was, r) {
			c.differs(r.Row)
			write = append(write, *r)
			if was.Verdict != r.Verdict || !sameWho(&was.Keys, &r.Keys) {
				c.turned.add(r.Row)
			}
		}
	}
	if err := c.tx.UpdateRows(c.imp.N, write); err != nil {
		return err
	}
	return c.hands.keep(c.tx, c.imp)
}

// differs notes that a row stands otherwise.
func (c *recheck) differs(row int) {
	if !c.told.add(row) {
		return
	}
	c.total++
	if len(c.changed) < shownChanges {
		c.changed = append(c.changed, row)
	}
}

// tick ticks a row that was wrong and is right now, and where rows with errors wait
// unticked, unticks one that went wrong. One that was taken for a total and is
// somebody now, one whose lead is being worked and was not, or the other way round, is
// ticked as a hand left it, else as if it came that way.
func (c *recheck) tick(was, r *store.ImportRow, mended bool) error {
	bad, good := was.Verdict == foyer.VerdictError, r.Verdict != foyer.VerdictError
	total, active := isTotal(r.Findings), r.Verdict == foyer.VerdictActive
	switch {
	case total != isTotal(was.Findings) && c.touched.has(r.Row), active != (was.Verdict == foyer.VerdictActive):
		on, err := c.hands.tick(c.tx, c.imp, was, r)
		if err != nil {
			return err
		}
		r.Ticked = on
	case total, active: // a hand's to tick
	case bad && good && (c.touched.has(r.Row) || c.imp.Policy == foyer.PolicyPartial):
		r.Ticked = true
		if err := c.hands.forget(c.tx, c.imp, r.Row); err != nil { // who mends it wants it
			return err
		}
	case !bad && !good && c.imp.Policy == foyer.PolicyPartial:
		r.Ticked = false
	}
	if r.Ticked != was.Ticked && c.touched.has(r.Row) {
		if r.Ticked {
			c.on = append(c.on, r.Row)
		} else {
			c.off = append(c.off, r.Row)
		}
	}
	r.Fixed = good && mended && (bad || r.Fixed)
	return nil
}

// sameRow says that nothing of a row changed that is kept of it.
func sameRow(a, b *store.ImportRow) bool {
	if a.Verdict != b.Verdict || a.Plan != b.Plan || a.Target != b.Target || a.TargetRow != b.TargetRow ||
		a.Kinds != b.Kinds || a.Clash != b.Clash || a.Ticked != b.Ticked || a.Fixed != b.Fixed ||
		len(a.Findings) != len(b.Findings) {
		return false
	}
	return sameWho(&a.Keys, &b.Keys) && a.Keys.External == b.Keys.External && a.Keys.ID == b.Keys.ID && sameFindings(a.Findings, b.Findings)
}
