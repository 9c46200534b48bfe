package intake

import (
	"context"
	"fmt"
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/store"
)

// ChangedColumn heads the last column of a list of changed people: what stood there
// before. An import ignores a column of this name.
const ChangedColumn = "_CHANGED"

// earlier is how many imports are looked through for a file with the same columns.
const earlier = 200

// previous answers the newest earlier import the actor may see whose file has the
// columns of this one, and false when there is none.
func previous(tx *store.Tx, a foyer.Actor, imp *store.Import) (store.Import, bool, error) {
	ids, err := tx.EarlierImports(imp.N, earlier)
	if err != nil {
		return store.Import{}, false, err
	}
	for _, id := range ids {
		other, err := mine(tx, a, id)
		if foyer.KindOf(err) == foyer.NotFound {
			continue
		}
		if err != nil {
			return store.Import{}, false, err
		}
		if other.SHA256 != imp.SHA256 && alikeColumns(imp, &other) {
			return other, true, nil
		}
	}
	return store.Import{}, false, nil
}

// diffOf answers the import whose file this one's can be held against, and how they
// differ if that was asked before.
func diffOf(tx *store.Tx, a foyer.Actor, imp *store.Import) (foyer.ImportRef, foyer.FileDiff, error) {
	if imp.Phase == foyer.PhaseNone || imp.Phase == foyer.PhaseStaging {
		return foyer.ImportRef{}, foyer.FileDiff{}, nil
	}
	other, ok, err := previous(tx, a, imp)
	if err != nil || !ok {
		return foyer.ImportRef{}, foyer.FileDiff{}, err
	}
	d, _, err := tx.Diff(imp.N)
	if d.Previous != other.ID {
		d = foyer.FileDiff{}
	}
	return foyer.ImportRef{ID: other.ID, Name: other.Name}, d, err
}

// DiffRow is a person of one of two files that are held against each other.
type DiffRow struct {
	Kind  string   // "new", "changed" or "gone"
	Cells []string // of the file they are in, the new one for "changed"
	Was   []string // of the earlier file, for "changed", in its columns' order
}

// DiffHeads are the names of the columns of both files.
type DiffHeads struct{ Now, Was []string }

// Compare holds an import's file against the one before it with the same columns:
// who is new, who changed, who is gone. People are the same by the same two of name,
// phone and email that imports go by; one with a single key, by that key. fn, which
// may be nil, gets those who differ. Files are streamed; what is kept of the earlier
// one is some hundred bytes a row.
func (in *Intake) Compare(ctx context.Context, a foyer.Actor, id string, progress func(foyer.Progress), fn func(*DiffHeads, *DiffRow) error) (d foyer.FileDiff, err error) {
	var now, was store.Import
	err = in.store.Read(ctx, func(tx *store.Tx) error {
		if now, err = mine(tx, a, id); err != nil {
			return err
		}
		if now.Phase == foyer.PhaseNone || now.Phase == foyer.PhaseStaging {
			return foyer.Fail(foyer.Conflict, "import.not_staged")
		}
		var ok bool
		if was, ok, err = previous(tx, a, &now); err == nil && !ok {
			err = foyer.Fail(foyer.NotFound, "diff.none")
		}
		return err
	})
	if err != nil {
		return d, err
	}
	c := &differ{in: in, fn: fn, index: match.NewIndex(), singles: map[uint64]uint32{}, d: foyer.FileDiff{Previous: was.ID}}
	c.meter = newMeter(foyer.PhaseStaging, int64(2*(was.Counts.Rows+now.Counts.Rows)), progress)
	if err := c.run(ctx, &was, &now); err != nil {
		return d, fmt.Errorf("compare import %s with %s: %w", now.ID, was.ID, err)
	}
	return c.d, in.store.Write(ctx, func(tx *store.Tx) error {
		c.d.At = foyer.TimeOf(tx.Now())
		return tx.SetDiff(now.N, c.d)
	})
}

// differ holds what is known of the earlier file.
type differ struct {
	in      *Intake
	fn      func(*DiffHeads, *DiffRow) error
	heads   DiffHeads
	index   *match.Index      // of people with two keys, by ordinal
	singles map[uint64]uint32 // of people with one key, or none: then by content
	sums    []uint64          // content of each row
	starts  []int64
	lengths []uint32
	found   []bool // is somebody of the new file
	paired  []bool // is held against a row of the new file
	meter   *meter
	done    int64
	d       foyer.FileDiff
}

func (c *differ) run(ctx context.Context, was, now *store.Import) error {
	before, err := c.in.openDiffSide(was)
	if err != nil {
		return err
	}
	defer before.close()
	after, err := c.in.openDiffSide(now)
	if err != nil {
		return err
	}
	defer after.close()
	before.only, after.only = shared(&was.Mapping, &now.Mapping)
	c.heads = DiffHeads{Now: after.header(), Was: before.header()}
	err = before.each(ctx, func(r *store.ImportRow, cells []string) error {
		n := uint32(len(c.sums))
		c.sums = append(c.sums, before.sum(cells))
		c.starts, c.lengths = append(c.starts, r.Start), append(c.lengths, uint32(r.End-r.Start))
		c.index.Add(n, r.Keys)
		if k, n2 := onlyKey(r.Keys), kinds(r.Keys); n2 < 2 {
			if k == 0 {
				k = c.sums[n]
			}
			if _, taken := c.singles[k]; !taken {
				c.singles[k] = n
			}
		}
		c.passed()
		return nil
	})
	if err != nil {
		return err
	}
	c.found, c.paired = make([]bool, len(c.sums)), make([]bool, len(c.sums))
	err = after.each(ctx, func(r *store.ImportRow, cells []string) error {
		c.passed()
		return c.hold(before, after, r, cells)
	})
	if err != nil {
		return err
	}
	return c.gone(before)
}

func (c *differ) passed() {
	if c.done++; c.done%5000 == 0 {
		c.meter.at(c.done, foyer.ImportCounts{})
	}
}

// hold says what a row of the new file is.
func (c *differ) hold(before, after *diffSide, r *store.ImportRow, cells []string) error {
	sum := after.sum(cells)
	at, ok := c.same(r.Keys, sum)
	switch {
	case !ok:
		c.d.New++
		if c.fn == nil {
			return nil
		}
		return c.tell("new", plain(nil, cells), nil)
	case c.sums[at] == sum:
		c.paired[at] = true
		c.d.Same++
		return nil
	}
	c.paired[at] = true
	c.d.Changed++
	if c.fn == nil {
		return nil
	}
	raw, err := before.row(at, c)
	if err != nil {
		return err
	}
	return c.tell("changed", plain(nil, cells), raw)
}

// same finds the person of a row among those of the earlier file: one with the very
// same values first, then one that no other row was yet. Who was there twice and is
// there once now is not gone: each of their rows is found.
func (c *differ) same(k foyer.Keys, sum uint64) (uint32, bool) {
	best, ok := uint32(0), false
	for _, hit := range c.index.Candidates(k) {
		c.found[hit.Row] = true
		if !ok || c.closer(hit.Row, best, sum) {
			best, ok = hit.Row, true
		}
	}
	if ok {
		return best, true
	}
	for _, key := range append(append([]uint64{k.Name, sum}, k.Phones...), k.Emails...) {
		if n, known := c.singles[key]; key != 0 && known {
			c.found[n] = true
			return n, true
		}
	}
	return 0, false
}

// closer says whether a row of the earlier file is to be held against one of the new
// file rather than another: it says the same, or no other row was held against it.
func (c *differ) closer(a, b uint32, sum uint64) bool {
	if same := c.sums[a] == sum; same != (c.sums[b] == sum) {
		return same
	}
	return c.paired[b] && !c.paired[a]
}

// gone tells of the people that no row of the new file is.
func (c *differ) gone(before *diffSide) error {
	for n, found := range c.found {
		if found {
			continue
		}
		c.d.Gone++
		if c.fn == nil {
			continue
		}
		cells, err := before.row(uint32(n), c)
		if err == nil {
			err = c.tell("gone", cells, nil)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (c *differ) tell(kind string, cells, was []string) error {
	return c.fn(&c.heads, &DiffRow{Kind: kind, Cells: cells, Was: was})
}

// kinds answers how many kinds of key there are, onlyKey the one there is.
func kinds(k foyer.Keys) int {
	n := 0
	for _, has := range []bool{k.Name != 0, len(k.Phones) > 0, len(k.Emails) > 0} {
		if has {
			n++
		}
	}
	return n
}

func onlyKey(k foyer.Keys) uint64 {
	switch {
	case k.Name != 0:
		return k.Name
	case len(k.Phones) > 0:
		return k.Phones[0]
	case len(k.Emails) > 0:
		return k.Emails[0]
	}
	return 0
}

// ChangedText says what stood in the columns that differ, one after the other.
func ChangedText(heads *DiffHeads, r *DiffRow) string {
	place := map[string]int{}
	for i, h := range heads.Was {
		place[normal(h)] = i
	}
	var said []string
	for i, h := range heads.Now {
		at, ok := place[normal(h)]
		if !ok || ours(h) {
			continue
		}
		was, is := "", ""
		if at < len(r.Was) {
			was = strings.TrimSpace(r.Was[at])
		}
		if i < len(r.Cells) {
			is = strings.TrimSpace(r.Cells[i])
		}
		if was != is {
			said = append(said, h+": "+was)
		}
	}
	return strings.Join(said, "; ")
}
