package store

import (
	"cmp"
	"database/sql"
	"slices"

	"foyer/internal/foyer"
)

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

// sorted answers a page of places by fetching all that the scope finds and
// putting them in order here. It is for few leads: hits of a search, or those of
// a narrow filter under a sort whose order the database does not know.
func (ls *lister) sorted() ([]place, error) {
	all, err := ls.every()
	if err != nil {
		return nil, err
	}
	from := min(ls.offset, len(all))
	if ls.after != nil {
		order, err := ls.compare(all)
		if err != nil {
			return nil, err
		}
		from = 0
		for from < len(all) && order(all[from], *ls.after) <= 0 {
			from++
		}
	}
	return all[from:min(from+ls.limit, len(all))], nil
}

// every answers the places of all that the scope finds, in order.
func (ls *lister) every() ([]place, error) {
	column := ls.column()
	from := "lead_list l"
	var args []any
	switch {
	case ls.sc.text == nil:
		from += whereOf([]string{ls.sc.where, ls.sc.dates})
		args = ls.sc.dateArgs
	case ls.sc.dates != "":
		from, args = ls.sc.from(), ls.sc.args()
	default:
		from, args = ls.sc.hits()+" t CROSS JOIN lead_list l WHERE l.n = t.n", ls.sc.args()
	}
	all, err := ls.places("SELECT l."+column+", l.n FROM "+from, args)
	if err != nil {
		return nil, err
	}
	order, err := ls.compare(all)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(all, order)
	return all, nil
}

// compare answers the order of the list between two of some places.
func (ls *lister) compare(all []place) (func(a, b place) int, error) {
	rank := map[int64]int{}
	if codedSort(ls.by) != "" {
		var present []int64
		for i := range all {
			if _, ok := rank[all[i].num]; !ok {
				rank[all[i].num] = 0
				present = append(present, all[i].num)
			}
		}
		order, err := ls.tx.order(ls.by, present)
		if err != nil {
			return nil, err
		}
		for i, code := range order.codes {
			rank[code] = i
		}
	}
	return func(a, b place) int {
		var c int
		switch {
		case ls.textual():
			c = cmp.Compare(a.text, b.text)
		case codedSort(ls.by) != "":
			c = cmp.Compare(rank[a.num], rank[b.num])
		default:
			c = cmp.Compare(a.num, b.num)
		}
		if c == 0 {
			c = cmp.Compare(a.n, b.n)
		}
		if ls.desc {
			return -c
		}
		return c
	}, nil
}

// places reads rows of the sort's column and n.
func (ls *lister) places(text string, args []any) ([]place, error) {
	var out []place
	err := ls.tx.each(text, args, func(rows *sql.Rows) error {
		var p place
		var err error
		if ls.textual() && !ls.unsorted {
			err = rows.Scan(&p.text, &p.n)
		} else {
			err = rows.Scan(&p.num, &p.n)
		}
		out = append(out, p)
		return err
	})
	return out, err
}

// countDated is countBy for a scope with dates, which the kept counts do not know.
func (tx *Tx) countDated(column string, sc *scope) (map[int64]int, error) {
	out := map[int64]int{}
	err := tx.each("SELECT "+column+" + 0, COUNT(*) FROM "+sc.from()+" GROUP BY "+column+" + 0", sc.args(),
		func(rows *sql.Rows) error {
			var code int64
			var many int
			if err := rows.Scan(&code, &many); err != nil {
				return err
			}
			out[code] = many
			return nil
		})
	return out, err
}

// showRows fetches what the list shows of leads, in the order of their places.
func (tx *Tx) showRows(places []place) ([]foyer.LeadRow, error) {
	out := make([]foyer.LeadRow, len(places))
	if len(places) == 0 {
		return out, nil
	}
	open, err := tx.waiting()
	if err != nil {
		return nil, err
	}
	who, err := tx.people()
	if err != nil {
		return nil, err
	}
	at := make(map[int64]int, len(places))
	args := make([]any, len(places))
	for i, p := range places {
		at[p.n], args[i] = i, p.n
	}
	imports := map[int64]string{}
	made := make([]int64, len(places))
	err = tx.each(`SELECT n, id, full_name, first_name, last_name, company, phones, emails,
			source, status, owner, imp, created, active, archived, converted, approval
		FROM leads WHERE n IN (`+marks(len(args))+")", args, func(rows *sql.Rows) error {
		var l Lead
		var full, first, lastName, company, phones, emails, source, status string
		if err := rows.Scan(&l.N, &l.ID, &full, &first, &lastName, &company, &phones, &emails,
			&source, &status, &l.Owner, &l.Import, &l.Created, &l.Active, &l.Archived, &l.Converted, &l.Approval); err != nil {
			return err
		}
		p, err := contactsOf(phones)
		if err != nil {
			return err
		}
		e, err := contactsOf(emails)
		if err != nil {
			return err
		}
		row := foyer.LeadRow{
			ID: l.ID, Name: shownName(full, first, lastName, company), Source: source, Status: status,
			Owner: who.id[l.Owner], OwnerName: who.name[l.Owner], Active: l.Active, Created: l.Created,
			Archived: markOf(&l)&markGone != 0,
		}
		if len(p) > 0 {
			row.Phone = p[0].Raw
		}
		if len(e) > 0 {
			row.Email = e[0].Raw
		}
		row.More = max(len(p)-1, 0) + max(len(e)-1, 0)
		_, waits := open[l.Import]
		row.Pending, row.Declined = l.Approval == "waiting" || l.Approval == "" && waits, l.Approval == "declined"
		i := at[l.N]
		out[i], made[i] = row, l.Import
		if l.Import != 0 {
			imports[l.Import] = ""
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := tx.importIDs(imports); err != nil {
		return nil, err
	}
	for i := range out {
		out[i].Import = imports[made[i]]
	}
	return out, nil
}

// importIDs fills in the ids of imports by their numbers.
func (tx *Tx) importIDs(ids map[int64]string) error {
	if len(ids) == 0 {
		return nil
	}
	args := make([]any, 0, len(ids))
	for n := range ids {
		args = append(args, n)
	}
	return tx.each("SELECT n, id FROM imports WHERE n IN ("+marks(len(args))+")", args, func(rows *sql.Rows) error {
		var n int64
		var id string
		if err := rows.Scan(&n, &id); err != nil {
			return err
		}
		ids[n] = id
		return nil
	})
}
