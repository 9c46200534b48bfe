package store

import (
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"slices"
	"strconv"

	"foyer/internal/foyer"
)

const (
	defaultPage = 100
	maxPage     = 500
	// maxSorted is how many hits of a search are put in order; more come newest
	// first, and the page says so.
	maxSorted = 10_000
)

// LeadRows answers a page of the list: what a filter finds in sight, in order.
// Leads that are equal in the sort's column stand in the order they came; desc
// turns the whole order round. Without a number of its own it begins with the page
// after the cursor, which costs the same at any depth; an offset costs least near
// either end.
func (tx *Tx) LeadRows(q foyer.LeadQuery, s foyer.Sight) (foyer.LeadPage, error) {
	page := foyer.LeadPage{Rows: []foyer.LeadRow{}, Offset: max(q.Offset, 0)}
	sc, err := tx.scope(q.Filter, s)
	if err != nil || sc.none {
		return page, err
	}
	ls := &lister{tx: tx, sc: sc, by: q.Sort, desc: q.Desc, offset: page.Offset, limit: q.Limit}
	if ls.limit <= 0 {
		ls.limit = defaultPage
	}
	ls.limit = min(ls.limit, maxPage)
	if ls.column() == "" {
		return page, foyer.Fail(foyer.Invalid, "leads.no_such_sort", "sort", string(q.Sort))
	}
	ls.after = ls.cursor(q.After)
	places, err := ls.page()
	if err != nil {
		return page, err
	}
	page.Unsorted = ls.unsorted
	if page.Rows, err = tx.showRows(places); err != nil {
		return page, err
	}
	if len(places) == ls.limit {
		page.Next = ls.next(places[len(places)-1])
	}
	return page, nil
}

// place is where a lead stands in a list: the value it is sorted by, as text, a
// number or a code, and its n.
type place struct {
	text string
	num  int64
	n    int64
}

// lister answers a page of places.
type lister struct {
	tx       *Tx
	sc       *scope
	by       foyer.LeadSort
	desc     bool
	offset   int
	limit    int
	after    *place // begin behind it; nil for by offset
	unsorted bool
	found    int // what the scope finds, once counted
}

// column is the column of lead_list that the sort goes by; "" for no such sort.
func (ls *lister) column() string {
	switch ls.by {
	case "", foyer.SortCreated:
		return "created"
	case foyer.SortName, foyer.SortContact, foyer.SortActive, foyer.SortStatus, foyer.SortSource, foyer.SortOwner:
		return string(ls.by)
	}
	return ""
}

// textual says whether the column holds text.
func (ls *lister) textual() bool { return ls.by == foyer.SortName || ls.by == foyer.SortContact }

// mark writes a cursor: the sort it belongs to and the place it stands behind.
type cursor struct {
	By   string `json:"b"`
	Desc bool   `json:"d"`
	Text string `json:"t,omitempty"`
	Num  int64  `json:"v,omitempty"`
	N    int64  `json:"n"`
}

// name is what a cursor calls the order it belongs to.
func (ls *lister) name() string {
	if ls.unsorted {
		return "newest"
	}
	return ls.column()
}

func (ls *lister) next(p place) string {
	b, err := json.Marshal(cursor{By: ls.name(), Desc: ls.desc, Text: p.text, Num: p.num, N: p.n})
	if err != nil {
		panic(err) // plain values always marshal
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

// cursor reads a cursor; one of another order is passed over, and the offset
// counts.
func (ls *lister) cursor(text string) *place {
	b, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil || len(b) == 0 {
		return nil
	}
	var c cursor
	if err := json.Unmarshal(b, &c); err != nil || c.Desc != ls.desc {
		return nil
	}
	switch c.By {
	case ls.column():
	case "newest":
		ls.unsorted = true // kept only if it still is
	default:
		return nil
	}
	return &place{text: c.Text, num: c.Num, n: c.N}
}

// page answers the places of the page, by the way that costs least.
func (ls *lister) page() ([]place, error) {
	newest := ls.unsorted
	ls.unsorted = false
	if ls.sc.text != nil {
		// One question both counts the hits, up to the limit, and answers the
		// newest: a word that half the book has is not looked up twice.
		top, err := ls.hits(maxSorted + 1)
		if err != nil || len(top) == 0 {
			return nil, err
		}
		ls.found = len(top)
		ls.unsorted = len(top) > maxSorted
		if ls.unsorted != newest {
			ls.after = nil
		}
		switch {
		case !ls.unsorted:
			return ls.sorted()
		case ls.after == nil && ls.offset+ls.limit <= len(top):
			return top[ls.offset : ls.offset+ls.limit], nil
		}
		return ls.newestHits()
	}
	if newest {
		ls.after = nil
	}
	var err error
	if ls.found, err = ls.tx.found(ls.sc); err != nil || ls.found == 0 {
		return nil, err
	}
	if ls.after == nil && ls.offset >= ls.found {
		return nil, nil
	}
	gather, err := ls.gather()
	if err != nil {
		return nil, err
	}
	coded := codedSort(ls.by) != ""
	switch {
	case gather != "" && coded:
		return ls.sorted()
	case gather != "":
		return ls.gathered(gather)
	case coded:
		return ls.byValue()
	}
	return ls.walk("", ls.found, ls.offset, ls.limit, ls.after)
}

// Costs in nanoseconds, measured: an entry of an index stepped over, and a row of
// lead_list fetched by its n and sorted.
const (
	stepCost  = 80
	fetchCost = 900
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
	if best == "imp" {
		steps = max(steps, float64(book-ls.found))
	}
	if float64(least)*stepCost+float64(ls.found)*fetchCost < steps*stepCost {
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
	counts, order, err := ls.values()
	if err != nil {
		return nil, err
	}
	offset, after := ls.offset, ls.after
	if after != nil {
		at := slices.Index(order, after.num)
		if at < 0 {
			after = nil // the value is gone from the list; the offset counts
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
// values, and those values in the order of the list.
func (ls *lister) values() (map[int64]int, []int64, error) {
	var counts map[int64]int
	var err error
	if ls.sc.dates == "" {
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
	if ls.textual() {
		key = column + " || ''"
	}
	conds, args := []string{plainly(oneOf(by, ls.sc.narrow[by])), ls.sc.plain, ls.sc.dates}, slices.Clone(ls.sc.dateArgs)
	offset := ls.offset
	if ls.after != nil {
		conds = append(conds, "("+key+", n + 0) "+later(ls.desc)+" (?, ?)")
		args = append(args, ls.value(ls.after), ls.after.n)
		offset = 0
	}
	return ls.places("SELECT "+column+", n FROM lead_list"+whereOf(conds)+
		" ORDER BY "+key+direction(ls.desc)+", n + 0"+direction(ls.desc)+" LIMIT ? OFFSET ?", append(args, ls.limit, offset))
}

// hits answers the newest hits of a search, at most some.
func (ls *lister) hits(limit int) ([]place, error) {
	out := make([]place, 0, 1024)
	err := ls.tx.each("SELECT t.n FROM "+ls.sc.from()+" ORDER BY t.n DESC LIMIT ?", append(ls.sc.args(), limit),
		func(rows *sql.Rows) error {
			var p place
			err := rows.Scan(&p.n)
			out = append(out, p)
			return err
		})
	return out, err
}

// newestHits answers hits of a search newest first, without sorting them.
func (ls *lister) newestHits() ([]place, error) {
	from, args := ls.sc.from(), ls.sc.args()
	glue := " WHERE "
	if ls.sc.dates != "" {
		glue = " AND "
	}
	offset := ls.offset
	if ls.after != nil {
		from, args = from+glue+"t.n < ?", append(args, ls.after.n)
		offset = 0
	}
	dir := " DESC"
	turned, limit := false, ls.limit
	if offset > maxSorted {
		found, err := ls.tx.found(ls.sc)
		if err != nil || offset >= found {
			return nil, err
		}
		if offset > found/2 {
			limit = min(limit, found-offset)
			offset = found - offset - limit
			dir, turned = "", true
		}
	}
	out, err := ls.places("SELECT 0, t.n FROM "+from+" ORDER BY t.n"+dir+" LIMIT ? OFFSET ?", append(args, limit, offset))
	if turned {
		slices.Reverse(out)
	}
	return out, err
}

// value is what a place is compared by.
func (ls *lister) value(p *place) any {
	if ls.textual() {
		return p.text
	}
	return p.num
}

func later(desc bool) string {
	if desc {
		return "<"
	}
	return ">"
}

func direction(desc bool) string {
	if desc {
		return " DESC"
	}
	return ""
}

func whereOf(conds []string) string {
	if c := and(conds...); c != "" {
		return " WHERE " + c
	}
	return ""
}

func plainly(cond string) string {
	b := []byte(cond)
	return string(slices.DeleteFunc(b, func(c byte) bool { return c == '@' }))
}
