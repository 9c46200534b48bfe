package store

import (
	"slices"
	"strconv"

	"foyer/internal/foyer"
)

// EachLead hands every lead a filter finds in sight to fn, in order, from one
// snapshot. Nothing grows with the book but the order itself, eight bytes a lead.
// fn may use tx.
func (tx *Tx) EachLead(f foyer.LeadFilter, sort foyer.LeadSort, desc bool, s foyer.Sight, fn func(*Lead) error) error {
	sc, err := tx.scope(f, s)
	if err != nil || sc.none {
		return err
	}
	ls := &lister{tx: tx, sc: sc, by: sort, desc: desc}
	if ls.column() == "" {
		return foyer.Fail(foyer.Invalid, "leads.no_such_sort", "sort", string(sort))
	}
	order, err := ls.everyN()
	if err != nil {
		return err
	}
	const many = 400
	for len(order) > 0 {
		part := order[:min(many, len(order))]
		order = order[len(part):]
		found, err := tx.LeadsByN(part)
		if err != nil {
			return err
		}
		for _, n := range part {
			if l := found[n]; l != nil {
				if err := fn(l); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// everyN answers the numbers of all that the scope finds, in order.
func (ls *lister) everyN() ([]int64, error) {
	var order []int64
	take := func(text string, args []any) error {
		found, err := listOf[int64](ls.tx, text, args...)
		order = append(order, found...)
		return err
	}
	column, dir := ls.column(), direction(ls.desc)
	switch {
	case codedSort(ls.by) != "" && ls.sc.text != nil:
		all, err := ls.every()
		for _, p := range all {
			order = append(order, p.n)
		}
		return order, err
	case codedSort(ls.by) != "":
		_, codes, err := ls.values(false)
		if err != nil {
			return nil, err
		}
		for _, code := range codes {
			conds := []string{column + " = " + strconv.FormatInt(code, 10), ls.sc.plain, ls.sc.dates}
			if err := take("SELECT n FROM lead_list"+whereOf(conds)+" ORDER BY n"+dir, slices.Clone(ls.sc.dateArgs)); err != nil {
				return nil, err
			}
		}
		return order, nil
	case ls.sc.text == nil:
		conds := []string{ls.sc.plain, ls.sc.dates}
		err := take("SELECT n FROM lead_list"+whereOf(conds)+" ORDER BY "+column+dir+", n"+dir, ls.sc.dateArgs)
		return order, err
	case ls.sc.dates != "":
		err := take("SELECT l.n FROM "+ls.sc.from()+" ORDER BY l."+column+dir+", l.n"+dir, ls.sc.args())
		return order, err
	}
	err := take("SELECT l.n FROM "+ls.sc.hits()+" t CROSS JOIN lead_list l WHERE l.n = t.n ORDER BY l."+
		column+dir+", l.n"+dir, ls.sc.args())
	return order, err
}
