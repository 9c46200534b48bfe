package intake

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// orders are the rows of imports in other orders than the file's, and those that a
// search finds: built when asked for, since values are read from the kept file, and
// held until the rows are others. A number weighs four bytes.
type orders struct {
	mu   sync.Mutex
	held []*order
}

type order struct {
	id, key string
	sort    bool // of all rows by a column: a correction does not move the row under the hand
	listing
	err   error
	ready chan struct{} // closed when the listing and err stand
}

// listing is the numbers of rows in an order. Of all rows by a text it says too how
// many have one, those without stand behind, and where each first letter begins.
type listing struct {
	rows    []uint32
	filled  int
	letters []letterAt
}

// letterAt says from which place on texts begin with a letter, '#' for any that is
// none from A to Z.
type letterAt struct {
	letter byte
	from   int
}

// heldOrders is how many lists are held.
const heldOrders = 6

// forget drops what is held of an import: what a search or a scope finds, and with
// all also the orders.
func (o *orders) forget(id string, all bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.held = slices.DeleteFunc(o.held, func(h *order) bool { return h.id == id && (all || !h.sort) })
}

// get answers a held list, or builds it. Who asks while it is built waits for it: the
// pages of one list are asked for side by side.
func (o *orders) get(ctx context.Context, id, key string, sort bool, build func() (listing, error)) (listing, error) {
	for {
		h, mine := o.claim(id, key, sort)
		if mine {
			h.listing, h.err = build()
			close(h.ready)
			if h.err != nil {
				o.drop(h)
			}
			return h.listing, h.err
		}
		select {
		case <-h.ready:
		case <-ctx.Done():
			return listing{}, ctx.Err()
		}
		if h.err == nil {
			return h.listing, nil
		}
		o.drop(h) // who built it may have left; it is tried once more
	}
}

// claim answers a held list, or makes one that the caller is to build.
func (o *orders) claim(id, key string, sort bool) (h *order, mine bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for i, h := range o.held {
		if h.id == id && h.key == key {
			o.held = append(append(o.held[:i:i], o.held[i+1:]...), h)
			return h, false
		}
	}
	if len(o.held) >= heldOrders {
		o.held = o.held[1:]
	}
	h = &order{id: id, key: key, sort: sort, ready: make(chan struct{})}
	o.held = append(o.held, h)
	return h, true
}

func (o *orders) drop(h *order) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.held = slices.DeleteFunc(o.held, func(x *order) bool { return x == h })
}

// ordered answers a page of rows that a search finds or that stand in the order of
// a column, and how many there are.
func (in *Intake) ordered(tx *store.Tx, imp *store.Import, q foyer.RowQuery) ([]store.ImportRow, int, error) {
	text := foldText(q.Search)
	key := fmt.Sprintf("%s|%s|%s|%s|%s|%t|%v", q.Scope, q.Finding, q.Field, text, q.Sort, q.Desc, imp.Counts)
	held, err := in.orders.get(tx.Context(), imp.ID, key, false, func() (listing, error) {
		rows, err := in.list(tx, imp, q, text)
		return listing{rows: rows}, err
	})
	if err != nil {
		return nil, 0, err
	}
	rows, err := pageOf(tx, imp, held.rows, q.Offset, q.Limit)
	return rows, len(held.rows), err
}

// pageOf answers a page of a list of row numbers, in its order.
func pageOf(tx *store.Tx, imp *store.Import, list []uint32, offset, limit int) ([]store.ImportRow, error) {
	from := min(max(offset, 0), len(list))
	page := list[from:min(from+pageLimit(limit), len(list))]
	numbers := make([]int, len(page))
	for i, n := range page {
		numbers[i] = int(n)
	}
	return inOrder(tx, imp, numbers)
}

// inOrder answers rows in the order of their numbers as they are given.
func inOrder(tx *store.Tx, imp *store.Import, numbers []int) ([]store.ImportRow, error) {
	place := map[int]int{}
	for i, n := range numbers {
		place[n] = i
	}
	rows, err := tx.RowsByNumber(imp.N, numbers)
	slices.SortFunc(rows, func(a, b store.ImportRow) int { return cmp.Compare(place[a.Row], place[b.Row]) })
	return rows, err
}

// foldText is a text as it is searched for.
func foldText(text string) string { return string(foyer.Fold(nil, strings.TrimSpace(text))) }

// list answers the numbers of the rows a query finds, in its order.
func (in *Intake) list(tx *store.Tx, imp *store.Import, q foyer.RowQuery, text string) ([]uint32, error) {
	found, err := in.found(tx, imp, q, text)
	if err != nil {
		return nil, err
	}
	if q.Sort == "" {
		return found.inOrder(q.Desc), nil
	}
	all, err := in.orders.get(tx.Context(), imp.ID, "sort|"+q.Sort, true, func() (listing, error) { return in.sorted(tx, imp, q.Sort) })
	if err != nil {
		return nil, err
	}
	return all.of(&found, q.Desc), nil
}

// found answers the rows that a query and a folded text find.
func (in *Intake) found(tx *store.Tx, imp *store.Import, q foyer.RowQuery, text string) (found rowSet, err error) {
	if err := tx.RowNumbers(imp.N, q, func(row int) { found.add(row) }); err != nil || text == "" {
		return found, err
	}
	return in.saying(tx, imp, &found, text)
}

// of answers the rows of a set in the order of all rows; those without a text stay
// behind whichever way it goes.
func (o *listing) of(set *rowSet, desc bool) []uint32 {
	out, last := make([]uint32, 0, set.count), 0
	for i, r := range o.rows {
		if set.has(int(r)) {
			out = append(out, r)
			if i < o.filled {
				last = len(out)
			}
		}
	}
	if desc {
		slices.Reverse(out[:last])
	}
	return out
}

// saying answers those of some rows in which a cell holds a text.
func (in *Intake) saying(tx *store.Tx, imp *store.Import, of *rowSet, text string) (found rowSet, err error) {
	var buf []byte
	err = in.eachCells(tx, imp, func(row int, cells []string) error {
		if !of.has(row) {
			return nil
		}
		for _, c := range cells {
			buf = foyer.Fold(buf[:0], c)
			if bytes.Contains(buf, []byte(text)) {
				found.add(row)
				break
			}
		}
		return nil
	})
	return found, err
}
