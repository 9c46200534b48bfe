package intake

import (
	"bytes"
	"fmt"
	"slices"

	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// The orders of results: those of the review, and by what results show of their own.

// resultList answers the numbers of the rows a query finds, in its order, held until
// another outcome or owner may stand there.
func (in *Intake) resultList(tx *store.Tx, imp *store.Import, q foyer.ResultQuery) ([]uint32, error) {
	stamp, err := tx.LastChange()
	if err != nil {
		return nil, err
	}
	text := foldText(q.Search)
	key := fmt.Sprintf("result|%s|%s|%s|%s|%t|%v|%d|%d", q.Scope, text, q.Letter, q.Sort, q.Desc, imp.Counts, len(imp.Stories), stamp)
	held, err := in.orders.get(tx.Context(), imp.ID, key, false, func() (listing, error) {
		found, err := in.found(tx, imp, foyer.RowQuery{Scope: q.Scope}, text)
		if err != nil {
			return listing{}, err
		}
		if q.Letter != "" {
			names, err := in.resultOrder(tx, imp, "name")
			if err != nil {
				return listing{}, err
			}
			found = names.under(q.Letter[0], &found)
		}
		if q.Sort == "" {
			return listing{rows: found.inOrder(q.Desc)}, nil
		}
		all, err := in.resultOrder(tx, imp, q.Sort)
		if err != nil {
			return listing{}, err
		}
		return listing{rows: all.of(&found, q.Desc)}, nil
	})
	return held.rows, err
}

// spans calls fn with each stretch of an order whose texts begin with a letter.
func (o *listing) spans(letter byte, fn func(rows []uint32)) {
	for i, l := range o.letters {
		end := o.filled
		if i+1 < len(o.letters) {
			end = o.letters[i+1].from
		}
		if l.letter == letter {
			fn(o.rows[l.from:end])
		}
	}
}

func (o *listing) begins(letter byte, set *rowSet) (any bool) {
	o.spans(letter, func(rows []uint32) {
		any = any || slices.ContainsFunc(rows, func(r uint32) bool { return set.has(int(r)) })
	})
	return any
}

// under answers those of some rows whose texts begin with a letter.
func (o *listing) under(letter byte, of *rowSet) (out rowSet) {
	o.spans(letter, func(rows []uint32) {
		for _, r := range rows {
			if of.has(int(r)) {
				out.add(int(r))
			}
		}
	})
	return out
}

// resultOrder answers all rows in the order of what results show of them. Only what
// the file says is held: outcomes and owners change.
func (in *Intake) resultOrder(tx *store.Tx, imp *store.Import, by string) (listing, error) {
	switch by {
	case "outcome":
		return sortedByCode(tx, imp, func(r *store.ImportRow) foyer.Outcome { return r.Outcome },
			foyer.OutcomeCreated, foyer.OutcomeMerged, foyer.OutcomeUnchanged, foyer.OutcomeSkipped,
			foyer.OutcomeLeftOut, foyer.OutcomeFailed, foyer.OutcomeNone)
	case "owner":
		return in.sortedByOwner(tx, imp)
	}
	return in.orders.get(tx.Context(), imp.ID, "result|"+by, true, func() (listing, error) {
		switch by {
		case "name":
			return in.sortedByRead(tx, imp, named, func(r *readRow) string { return rules.Name(&r.rec) })
		case "phone":
			needs := func(key string) bool { return sortNeeds(by, foyer.KindPhone, key) }
			return in.sortedByRead(tx, imp, needs, func(r *readRow) string {
				if len(r.rec.Phones) == 0 {
					return ""
				}
				return r.rec.Phones[0].Norm + r.rec.Phones[0].Raw
			})
		}
		return in.sorted(tx, imp, by)
	})
}

// named says whether a field is part of what a lead is called by.
func named(key string) bool {
	return key == "full_name" || key == "first_name" || key == "last_name" || key == "company"
}

// sortedByRead puts rows in the order of what is said of them as the rules read them.
func (in *Intake) sortedByRead(tx *store.Tx, imp *store.Import, needs func(key string) bool, say func(*readRow) string) (listing, error) {
	var buf []byte
	return sortedBy(imp, func(tell func(int, []byte)) error {
		return in.eachRead(tx, imp, needs, func(r *readRow) error {
			buf = foyer.Fold(buf[:0], say(r))
			tell(r.number, bytes.TrimSpace(buf))
			return nil
		})
	})
}

// sortedByOwner puts rows in the order of whose their leads are now, or of whom they
// name where they made none.
func (in *Intake) sortedByOwner(tx *store.Tx, imp *store.Import) (listing, error) {
	who, err := book.People(tx)
	if err != nil {
		return listing{}, err
	}
	ids := make(map[string]string, len(who))
	for _, p := range who {
		ids[p.ID] = p.Name
	}
	// A person's number and one more, by the number of the row; 0 where there is no lead.
	var owners []int32
	err = tx.OwnersOfRows(imp.N, func(row int, owner int64) {
		if row >= len(owners) {
			owners = append(owners, make([]int32, row+1-len(owners))...)
		}
		owners[row] = int32(owner) + 1
	})
	if err != nil {
		return listing{}, err
	}
	any := func(string) bool { return true } // whose a row is hangs on its partner, too
	return in.sortedByRead(tx, imp, any, func(r *readRow) string {
		if r.number < len(owners) && owners[r.number] > 0 {
			return who[int64(owners[r.number]-1)].Name
		}
		return namedOwner(imp, &r.rec, ids)
	})
}

// namedOwner is whom a row or the form names, by name.
func namedOwner(imp *store.Import, rec *foyer.Record, names map[string]string) string {
	if named := rec.Values[foyer.SlotOwner]; named != "" {
		return names[named]
	}
	return names[imp.Import.Owner]
}
