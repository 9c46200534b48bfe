package store

import (
	"slices"
	"strconv"
	"strings"
)

// Costs in nanoseconds, measured: an entry of an index stepped over, and a row of
// lead_list fetched by its n and put in order.
const (
	stepCost  = 80
	fetchCost = 900
	// Leads of an import lie side by side and are fetched in one sweep.
	sweepCost = 400
)

// gather answers the column whose index the leads are better gathered by than
// walking the list in order, or "". A walk passes over what the filter leaves
// out; where few match, or those that match may all lie at the far end, that is
// most of the book.
func (ls *lister) gather() (string, error) {
	if len(ls.sc.narrow) == 0 {
		return "", nil
	}
	book, err := ls.tx.sumCounts("")
	if err != nil {
		return "", err
	}
	best, least := "", 0
	for column, codes := range ls.sc.narrow {
		if codedSort(ls.by) == column {
			continue
		}
		many, err := ls.tx.sumCounts(plainly(oneOf(column, codes)))
		if err != nil {
			return "", err
		}
		if best == "" || many < least {
			best, least = column, many
		}
	}
	if best == "" {
		return "", nil
	}
	depth := min(ls.offset, ls.found-ls.offset) + ls.limit
	if ls.after != nil {
		depth = ls.limit
	}
	steps := float64(book) * float64(depth) / float64(ls.found)
	// What an import, a source or an owner brought lies together, perhaps at the
	// end of the walk.
	steps = max(steps, float64(book-ls.found)/4)
	fetch := float64(fetchCost)
	if best == "imp" {
		steps, fetch = max(steps, float64(book-ls.found)), sweepCost
	}
	if float64(least)*stepCost+float64(ls.found)*fetch < steps*stepCost {
		return best, nil
	}
	return "", nil
}

// walk follows the index of the sort's column and passes over what the filter
// leaves out, from the nearer end. where is a further condition; found, offset
// and limit are of what it finds.
func (ls *lister) walk(where string, found, offset, limit int, after *place) ([]place, error) {
	column := ls.column()
	desc, turned := ls.desc, false
	if after == nil && offset > found/2 {
		limit = min(limit, found-offset)
		offset = found - offset - limit
		desc, turned = !desc, true
	}
	conds, args := []string{where, ls.sc.plain, ls.sc.dates}, slices.Clone(ls.sc.dateArgs)
	if after != nil {
		conds = append(conds, "("+column+", n) "+later(desc)+" (?, ?)")
		args = append(args, ls.value(after), after.n)
		offset = 0
	}
	text := "SELECT " + column + ", n FROM lead_list" + whereOf(conds) +
		" ORDER BY " + column + direction(desc) + ", n" + direction(desc) + " LIMIT ? OFFSET ?"
	out, err := ls.places(text, append(args, limit, offset))
	if turned {
		slices.Reverse(out)
	}
	return out, err
}

// byValue is walk for a column of few values: value by value in the order people
// see, each in the order its leads came. What a value holds is known beforehand.
func (ls *lister) byValue() ([]place, error) {
	column := ls.column()
	// From the first place on, and from one that is known, nothing is to be skipped.
	counts, order, err := ls.values(ls.after == nil && ls.offset > 0)
	if err != nil {
		return nil, err
	}
	offset, after := ls.offset, ls.after
	if after != nil {
		at := slices.Index(order, after.num)
		if at < 0 {
			after = nil // the value is gone from the list; the offset counts
			if counts, order, err = ls.values(offset > 0); err != nil {
				return nil, err
			}
		} else {
			order, offset = order[at:], 0
		}
	}
	var out []place
	for _, code := range order {
		many := counts[code]
		if after == nil && offset >= many {
			offset -= many
			continue
		}
		got, err := ls.inValue(column, code, many, offset, ls.limit-len(out), after)
		if err != nil {
			return nil, err
		}
		out = append(out, got...)
		if len(out) >= ls.limit {
			break
		}
		offset, after = 0, nil
	}
	return out, nil
}

// values answers how many leads of the scope have each value of a column of few
// values, and those values in the order of the list. Counted by dates too costs a walk
// of those days; not exact, the numbers are without them, and some values may have none.
func (ls *lister) values(exact bool) (map[int64]int, []int64, error) {
	var counts map[int64]int
	var err error
	if ls.sc.dates == "" || !exact {
		counts, err = ls.tx.countBy(ls.column(), ls.sc.where)
	} else {
		counts, err = ls.tx.countDated(ls.column(), ls.sc)
	}
	if err != nil {
		return nil, nil, err
	}
	present := make([]int64, 0, len(counts))
	for code := range counts {
		present = append(present, code)
	}
	order, err := ls.tx.order(ls.by, present)
	if err != nil {
		return nil, nil, err
	}
	if ls.desc {
		slices.Reverse(order.codes)
	}
	return counts, order.codes, nil
}

func (ls *lister) inValue(column string, code int64, found, offset, limit int, after *place) ([]place, error) {
	desc, turned := ls.desc, false
	if after == nil && offset > found/2 {
		limit = min(limit, found-offset)
		offset = found - offset - limit
		desc, turned = !desc, true
	}
	conds := []string{column + " = " + strconv.FormatInt(code, 10), ls.sc.plain, ls.sc.dates}
	args := slices.Clone(ls.sc.dateArgs)
	if after != nil {
		conds = append(conds, "n "+later(desc)+" ?")
		args = append(args, after.n)
		offset = 0
	}
	out, err := ls.places("SELECT "+column+", n FROM lead_list"+whereOf(conds)+
		" ORDER BY n"+direction(desc)+" LIMIT ? OFFSET ?", append(args, limit, offset))
	if turned {
		slices.Reverse(out)
	}
	return out, err
}

// gathered fetches the leads of one value of a filter and sorts them.
func (ls *lister) gathered(by string) ([]place, error) {
	column := ls.column()
	// An expression keeps the sort's own index from being walked.
	key := column + " + 0"
	switch {
	case ls.textual():
		key = column + " || ''"
	case codedSort(ls.by) != "":
		rank, err := ls.rank()
		if err != nil {
			return nil, err
		}
		if rank == "" {
			return ls.sorted()
		}
		key = rank
	}
	from, err := ls.source(by)
	if err != nil {
		return nil, err
	}
	conds, args := []string{from, ls.sc.plain, ls.sc.dates}, slices.Clone(ls.sc.dateArgs)
	offset := ls.offset
	if ls.after != nil {
		conds = append(conds, "("+key+", n + 0) "+later(ls.desc)+" (?, ?)")
		args = append(args, ls.value(ls.after), ls.after.n)
		offset = 0
	}
	dir := direction(ls.desc)
	if codedSort(ls.by) != "" {
		dir = "" // the rank is turned already
	}
	return ls.places("SELECT "+column+", n FROM lead_list"+whereOf(conds)+
		" ORDER BY "+key+dir+", n + 0"+direction(ls.desc)+" LIMIT ? OFFSET ?", append(args, ls.limit, offset))
}

// source is the condition that gathers leads by a column: its values, through
// their index, or for an import the stretch of the book it takes up, swept from
// end to end.
func (ls *lister) source(by string) (string, error) {
	codes := ls.sc.narrow[by]
	plain := plainly(oneOf(by, codes))
	if by != "imp" || len(codes) != 1 {
		return plain, nil
	}
	var from, till, many int64
	err := ls.tx.get([]any{&from, &till, &many}, "SELECT COALESCE(MIN(n), 0), COALESCE(MAX(n), 0), COUNT(*) FROM lead_list WHERE "+plain)
	if err != nil || till-from > 2*many {
		return plain, err
	}
	return "n >= " + strconv.FormatInt(from, 10) + " AND n <= " + strconv.FormatInt(till, 10), nil
}

// rank is the place of a column of few values in the order of the list, as an
// expression; "" when they are too many to say.
func (ls *lister) rank() (string, error) {
	_, order, err := ls.values(false)
	if err != nil || len(order) == 0 || len(order) > 200 {
		return "", err
	}
	var b strings.Builder
	b.WriteString("CASE " + ls.column())
	for i, code := range order {
		b.WriteString(" WHEN " + strconv.FormatInt(code, 10) + " THEN " + strconv.Itoa(i))
	}
	b.WriteString(" END")
	return b.String(), nil
}
