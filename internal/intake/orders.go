package intake

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"foyer/internal/foyer"
	"foyer/internal/rules"
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
	rows    []uint32
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

// get answers a held list, or builds it.
func (o *orders) get(id, key string, sort bool, build func() ([]uint32, error)) ([]uint32, error) {
	o.mu.Lock()
	for i, h := range o.held {
		if h.id == id && h.key == key {
			o.held = append(append(o.held[:i:i], o.held[i+1:]...), h)
			o.mu.Unlock()
			return h.rows, nil
		}
	}
	o.mu.Unlock()
	rows, err := build()
	if err != nil {
		return nil, err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.held) >= heldOrders {
		o.held = o.held[1:]
	}
	o.held = append(o.held, &order{id, key, sort, rows})
	return rows, nil
}

// ordered answers a page of rows that a search finds or that stand in the order of
// a column, and how many there are.
func (in *Intake) ordered(tx *store.Tx, imp *store.Import, q foyer.RowQuery) ([]store.ImportRow, int, error) {
	text := string(foyer.Fold(nil, strings.TrimSpace(q.Search)))
	key := fmt.Sprintf("%s|%s|%s|%s|%s|%t|%v", q.Scope, q.Finding, q.Field, text, q.Sort, q.Desc, imp.Counts)
	list, err := in.orders.get(imp.ID, key, false, func() ([]uint32, error) { return in.list(tx, imp, q, text) })
	if err != nil {
		return nil, 0, err
	}
	limit := q.Limit
	if limit <= 0 {
		limit = 100
	}
	from := min(max(q.Offset, 0), len(list))
	page := list[from:min(from+min(limit, 500), len(list))]
	numbers := make([]int, len(page))
	place := map[int]int{}
	for i, n := range page {
		numbers[i], place[int(n)] = int(n), i
	}
	rows, err := tx.RowsByNumber(imp.N, numbers)
	slices.SortFunc(rows, func(a, b store.ImportRow) int { return cmp.Compare(place[a.Row], place[b.Row]) })
	return rows, len(list), err
}

// list answers the numbers of the rows a query finds, in its order.
func (in *Intake) list(tx *store.Tx, imp *store.Import, q foyer.RowQuery, text string) ([]uint32, error) {
	var found rowSet
	var buf []byte
	err := in.eachFound(tx, imp, q, func(rows []store.ImportRow) error {
		if text == "" {
			for i := range rows {
				found.add(rows[i].Row)
			}
			return nil
		}
		raws, err := in.raws(tx, imp, rows)
		for i := range raws {
			for _, c := range raws[i].cells {
				buf = foyer.Fold(buf[:0], c)
				if bytes.Contains(buf, []byte(text)) {
					found.add(raws[i].Row)
					break
				}
			}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	out := make([]uint32, 0, found.count)
	if q.Sort == "" {
		for next := 0; len(out) < found.count; {
			for _, r := range found.next(next, batchRows) {
				out, next = append(out, uint32(r)), r+1
			}
		}
		if q.Desc {
			slices.Reverse(out)
		}
		return out, nil
	}
	all, err := in.orders.get(imp.ID, "sort|"+q.Sort, true, func() ([]uint32, error) { return in.sorted(tx, imp, q.Sort) })
	if err != nil {
		return nil, err
	}
	rows, filled, last := all[:len(all)-1], int(all[len(all)-1]), 0
	for i, r := range rows {
		if found.has(int(r)) {
			out = append(out, r)
			if i < filled {
				last = len(out)
			}
		}
	}
	if q.Desc { // those without a value stay behind
		slices.Reverse(out[:last])
	}
	return out, nil
}

// sorted answers all rows in the order of a column, those without a value behind,
// and at the very end how many have one.
func (in *Intake) sorted(tx *store.Tx, imp *store.Import, by string) ([]uint32, error) {
	text, err := in.sortText(imp, by)
	if err != nil {
		return nil, err
	}
	type entry struct {
		at, end uint32 // of the text, in one piece of memory for all
		row     uint32
	}
	var arena []byte
	var list []entry
	var blank []uint32
	err = in.eachFound(tx, imp, foyer.RowQuery{}, func(rows []store.ImportRow) error {
		return text(tx, rows, func(row int, key string) {
			if key == "" {
				blank = append(blank, uint32(row))
				return
			}
			at := len(arena)
			arena = append(arena, key[:min(len(key), 64)]...)
			list = append(list, entry{uint32(at), uint32(len(arena)), uint32(row)})
		})
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(list, func(a, b entry) int {
		if c := bytes.Compare(arena[a.at:a.end], arena[b.at:b.end]); c != 0 {
			return c
		}
		return cmp.Compare(a.row, b.row)
	})
	out := make([]uint32, 0, len(list)+len(blank)+1)
	for _, e := range list {
		out = append(out, e.row)
	}
	return append(append(out, blank...), uint32(len(list))), nil
}

// sortText answers a function that tells the texts rows are put in order by: the
// state of the row, or a column's value, as Foyer reads it where the text of the
// file would stand in another order.
func (in *Intake) sortText(imp *store.Import, by string) (func(*store.Tx, []store.ImportRow, func(int, string)) error, error) {
	if by == "status" {
		return func(_ *store.Tx, rows []store.ImportRow, tell func(int, string)) error {
			for i := range rows {
				tell(rows[i].Row, map[foyer.Verdict]string{
					foyer.VerdictError: "1", foyer.VerdictExisting: "2", foyer.VerdictTwin: "3", foyer.VerdictNew: "4",
				}[rows[i].Verdict])
			}
			return nil
		}, nil
	}
	slot, ok := foyer.SlotOf(by)
	if !ok {
		return nil, foyer.Fail(foyer.Invalid, "mapping.no_such_field", "field", by)
	}
	column := imp.Mapping.ColumnOf(by)
	kind := foyer.Catalogue()[slot].Kind
	switch kind {
	case foyer.KindDate, foyer.KindInstant, foyer.KindMoney, foyer.KindStatus, foyer.KindPerson, foyer.KindPhone:
	default:
		if column != nil {
			return func(tx *store.Tx, rows []store.ImportRow, tell func(int, string)) error {
				raws, err := in.raws(tx, imp, rows)
				for i := range raws {
					tell(raws[i].Row, strings.TrimSpace(string(foyer.Fold(nil, raws[i].at(column.Index, by)))))
				}
				return err
			}, nil
		}
	}
	return func(tx *store.Tx, rows []store.ImportRow, tell func(int, string)) error {
		read, err := in.reread(tx, imp, rows)
		for i := range read {
			v := rules.Text(&read[i].row.rec, by)
			if n, err := strconv.ParseFloat(v, 64); err == nil && kind == foyer.KindMoney {
				v = fmt.Sprintf("%024.4f", n)
			}
			tell(rows[i].Row, string(foyer.Fold(nil, v)))
		}
		return err
	}, nil
}
