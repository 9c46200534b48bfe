package intake

import (
	"cmp"
	"fmt"
	"slices"

	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/store"
)

// twinsKey asks for the rows of one file that are one person, group by group. Like
// maybeKey it is stored with no row.
const twinsKey = "match.twins"

// twinHead marks, in the list of the groups, the row a group begins with.
const twinHead = 1 << 31

// twins answers the rows of all groups, each group's together and in the order of the
// file, groups in the order of their first rows (D8).
func (in *Intake) twins(tx *store.Tx, imp *store.Import) ([]uint32, error) {
	held, err := in.orders.get(tx.Context(), imp.ID, fmt.Sprint(twinsKey, imp.Counts), false, func() (listing, error) {
		rows, err := twinsOf(tx, imp)
		return listing{rows: rows}, err
	})
	return held.rows, err
}

func twinsOf(tx *store.Tx, imp *store.Import) ([]uint32, error) {
	root := map[int]int{}
	find := func(row int) int {
		for {
			up, ok := root[row]
			if !ok || up == row {
				return row
			}
			row = up
		}
	}
	join := func(a, b int) {
		a, b = find(a), find(b)
		root[a], root[b] = min(a, b), min(a, b)
	}
	var tied []int // as much of one row as of another: none was chosen
	err := tx.EachTwin(imp.N, func(row, target int) {
		if target == 0 {
			tied = append(tied, row)
			return
		}
		join(row, target)
	})
	if err == nil && len(tied) > 0 {
		err = joinTied(tx, imp, tied, join)
	}
	if err != nil {
		return nil, err
	}
	rows := make([]int, 0, len(root))
	for row := range root {
		rows = append(rows, row)
	}
	slices.SortFunc(rows, func(a, b int) int { return cmp.Or(cmp.Compare(find(a), find(b)), cmp.Compare(a, b)) })
	out := make([]uint32, len(rows))
	for i, row := range rows {
		out[i] = uint32(row)
		if find(row) == row {
			out[i] |= twinHead
		}
	}
	return out, nil
}

// joinTied joins rows with those further up by which they are known again.
func joinTied(tx *store.Tx, imp *store.Import, tied []int, join func(a, b int)) error {
	rows, err := tx.RowsByNumber(imp.N, tied)
	if err != nil {
		return err
	}
	of := map[uint64][]int{}
	keys := make([]foyer.Keys, len(rows))
	for i := range rows {
		keys[i] = rows[i].Keys
		match.EachHash(imp.Key, keys[i], func(h uint64) { of[h] = append(of[h], rows[i].Row) })
	}
	return tx.KeysNear(imp.N, imp.Key, keys, func(row int, k foyer.Keys) error {
		match.EachHash(imp.Key, k, func(h uint64) {
			for _, other := range of[h] {
				if row < other {
					join(row, other)
				}
			}
		})
		return nil
	})
}

// twinsPage answers a page of the rows of groups, and how many rows there are.
func (in *Intake) twinsPage(tx *store.Tx, imp *store.Import, q foyer.RowQuery) (rows []store.ImportRow, total int, err error) {
	list, err := in.twins(tx, imp)
	if err != nil {
		return nil, 0, err
	}
	from := min(max(q.Offset, 0), len(list))
	page := list[from:min(from+pageLimit(q.Limit), len(list))]
	numbers := make([]int, len(page))
	for i, n := range page {
		numbers[i] = int(n &^ twinHead)
	}
	rows, err = inOrder(tx, imp, numbers)
	return rows, len(list), err
}

// placeTwins says of rows of a page where they stand in their groups.
func placeTwins(list []uint32, from int, views []foyer.RowView) {
	place := map[int]int{}
	for i := range views {
		place[views[i].Row] = i
	}
	group, begin := 0, 0
	for i := 0; i < len(list) && begin < from+len(views); i++ {
		if list[i]&twinHead == 0 {
			continue
		}
		end := i + 1
		for end < len(list) && list[end]&twinHead == 0 {
			end++
		}
		group, begin = group+1, i
		for j := i; j < end; j++ {
			if at, ok := place[int(list[j]&^twinHead)]; ok {
				views[at].Twin = &foyer.RowTwin{Group: group, At: j - i + 1, Of: end - i}
			}
		}
	}
}

func groupsIn(list []uint32) (n int) {
	for _, row := range list {
		if row&twinHead != 0 {
			n++
		}
	}
	return n
}

// clearTwins calls fn with rows of groups that would go into the first of their group
// without contradicting it or each other, that do not yet, and that nobody decided of.
func (in *Intake) clearTwins(tx *store.Tx, imp *store.Import, fn func(row, into int) error) error {
	list, err := in.twins(tx, imp)
	if err != nil {
		return err
	}
	d, err := deskOf(tx, imp)
	if err != nil {
		return err
	}
	terms, label := termsOf(imp), labels(imp)
	for len(list) > 0 {
		n := min(len(list), batchRows)
		for n < len(list) && list[n]&twinHead == 0 { // a group is not cut
			n++
		}
		numbers := make([]int, n)
		for i := range numbers {
			numbers[i] = int(list[i] &^ twinHead)
		}
		heads := list[:n]
		list = list[n:]
		rows, err := inOrder(tx, imp, numbers)
		if err != nil || len(rows) < n {
			return err
		}
		read, err := in.reread(tx, imp, rows)
		if err != nil {
			return err
		}
		decs, err := decisionsOf(tx, imp.N, rows)
		if err != nil {
			return err
		}
		var lead store.Lead
		first := 0
		for i := range rows {
			r, rec := &rows[i], &read[i].row.rec
			if heads[i]&twinHead != 0 {
				first = 0
				if r.Verdict != foyer.VerdictError && r.Plan != foyer.PlanSkip {
					first, lead = r.Row, store.Lead{Record: *rec, Owner: d.owner(rec)}
					stamp(imp, &lead.Record)
				}
				continue
			}
			if first == 0 || r.Verdict != foyer.VerdictTwin || !r.Ticked {
				continue
			}
			m := book.Merge(&lead, rec, d.whose(rec), nil, label, terms.of(&read[i].row, decs[r.Row]))
			if r.Plan == foyer.PlanFold { // what it brings counts for those after it
				lead = m.Now
			}
			if len(m.Clash) > 0 || decs[r.Row] != nil || r.Plan == foyer.PlanFold {
				continue
			}
			lead = m.Now
			if err := fn(r.Row, first); err != nil {
				return err
			}
		}
	}
	return nil
}

// TwinCounts counts the groups of rows of one file that are one person.
func (in *Intake) TwinCounts(tx *store.Tx, a foyer.Actor, id string) (out foyer.TwinCounts, err error) {
	imp, err := mine(tx, a, id)
	if err != nil {
		return out, err
	}
	list, err := in.twins(tx, &imp)
	if err != nil {
		return out, err
	}
	out.Groups, out.Rows = groupsIn(list), len(list)
	err = in.clearTwins(tx, &imp, func(int, int) error {
		out.Clear++
		return nil
	})
	return out, err
}

// mergeTwins lets the rows that contradict nothing go into the first of their group.
func (m *mender) mergeTwins() error {
	var list []store.ActDecision
	err := m.in.clearTwins(m.tx, m.imp, func(row, into int) error {
		m.check.touched.add(row)
		list = append(list, store.ActDecision{Row: row, Now: &store.RowDecision{Kind: foyer.DecideMerge, TargetRow: into}})
		return nil
	})
	if err != nil || len(list) == 0 {
		return err
	}
	slices.SortFunc(list, func(a, b store.ActDecision) int { return cmp.Compare(a.Row, b.Row) })
	if err := m.tx.SetDecisions(m.imp.N, list); err != nil {
		return err
	}
	return m.tx.AddActDecisions(m.imp.N, m.act.Number, list)
}
