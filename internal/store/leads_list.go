package store

import (
	"encoding/base64"
	"encoding/json"
	"slices"

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

// RowsByID answers the lines of leads as they stand now, in the order of their ids;
// those out of sight are left out, and one named twice is one line.
func (tx *Tx) RowsByID(ids []string, s foyer.Sight) ([]foyer.LeadRow, error) {
	out := []foyer.LeadRow{}
	for part := range slices.Chunk(once(ids), maxPage) {
		found, err := tx.LeadsByID(part)
		if err != nil {
			return out, err
		}
		places := make([]place, 0, len(part))
		for _, id := range part {
			l := found[id]
			if l == nil {
				continue
			}
			seen, err := tx.sees(s, l)
			if err != nil {
				return out, err
			}
			if seen {
				places = append(places, place{n: l.N})
			}
		}
		rows, err := tx.showRows(places)
		if err != nil {
			return out, err
		}
		out = append(out, rows...)
	}
	return out, nil
}

// once answers a list without what is in it before.
func once(list []string) []string {
	had := make(map[string]bool, len(list))
	out := make([]string, 0, len(list))
	for _, x := range list {
		if !had[x] {
			had[x] = true
			out = append(out, x)
		}
	}
	return out
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
	case gather != "" && coded && ls.after != nil:
		return ls.sorted()
	case gather != "":
		return ls.gathered(gather)
	case coded:
		return ls.byValue()
	}
	return ls.walk("", ls.found, ls.offset, ls.limit, ls.after)
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
