package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"sort"

	"foyer/internal/foyer"
)

// readColumns are those scanRow scans.
const readColumns = `n, start, length, verdict, plan, ticked, outcome, flags, kinds, fixed,
	COALESCE(k_name, 0), COALESCE(k_phone, 0), COALESCE(k_email, 0),
	COALESCE(target, 0), COALESCE(target_row, 0), COALESCE(lead, 0), COALESCE(findings, ''), COALESCE(reason, ''), clash`

// scanRow fills r with a row of readColumns but for the keys beyond the first;
// nothing of it is shared with what r held before.
func scanRow(rows *sql.Rows, r *ImportRow) error {
	var key, length, verdict, plan, ticked, outcome, fixed, name, phone, email int64
	var findings string
	*r = ImportRow{}
	err := rows.Scan(&key, &r.Start, &length, &verdict, &plan, &ticked, &outcome, &r.Flags, &r.Kinds, &fixed,
		&name, &phone, &email, &r.Target, &r.TargetRow, &r.Lead, &findings, &r.Reason, &r.Clash)
	if err != nil {
		return err
	}
	r.Row, r.End = rowOf(key), r.Start+length
	r.Verdict, r.Plan, r.Outcome = ofCode(verdictCodes, verdict), ofCode(planCodes, plan), ofCode(outcomeCodes, outcome)
	r.Ticked, r.Fixed = ticked == 1, fixed == 1
	r.Keys.Name = uint64(name)
	if phone != 0 {
		r.Keys.Phones = []uint64{uint64(phone)}
	}
	if email != 0 {
		r.Keys.Emails = []uint64{uint64(email)}
	}
	if findings != "" {
		return readJSON(findings, &r.Findings)
	}
	return nil
}

// rowsWhere answers whole rows in file order.
func (tx *Tx) rowsWhere(imp int64, where string, args ...any) ([]ImportRow, error) {
	out := []ImportRow{}
	err := tx.each("SELECT "+readColumns+" FROM import_rows WHERE "+where, args, func(rows *sql.Rows) error {
		out = append(out, ImportRow{})
		return scanRow(rows, &out[len(out)-1])
	})
	if err != nil || len(out) == 0 {
		return out, err
	}
	return out, tx.addMoreKeys(imp, out)
}

// addMoreKeys gives rows that are in file order their keys beyond their name and the
// first of each kind.
func (tx *Tx) addMoreKeys(imp int64, rows []ImportRow) error {
	first, last := rowKey(imp, rows[0].Row), rowKey(imp, rows[len(rows)-1].Row)
	return tx.each("SELECT n, kind, k FROM import_keys WHERE n BETWEEN ? AND ? ORDER BY n, kind, k", []any{first, last},
		func(r *sql.Rows) error {
			var key, kind, k int64
			if err := r.Scan(&key, &kind, &k); err != nil {
				return err
			}
			row := rowOf(key)
			i := sort.Search(len(rows), func(i int) bool { return rows[i].Row >= row })
			if i == len(rows) || rows[i].Row != row {
				return nil
			}
			switch keys := &rows[i].Keys; kind {
			case keyOwn:
				keys.Own = uint64(k)
			case keyExternal:
				keys.External = uint64(k)
			case keyID:
				keys.ID = uint64(k)
			case int64(foyer.ByPhone):
				keys.Phones = append(keys.Phones, uint64(k))
			default:
				keys.Emails = append(keys.Emails, uint64(k))
			}
			return nil
		})
}

// Row answers one row, NotFound when the file has no such row.
func (tx *Tx) Row(imp int64, row int) (ImportRow, error) {
	rows, err := tx.rowsWhere(imp, "n = ?", rowKey(imp, row))
	if err == nil && len(rows) == 0 {
		err = foyer.Fail(foyer.NotFound, "import.no_such_row")
	}
	if err != nil {
		return ImportRow{}, err
	}
	return rows[0], nil
}

// RowsByNumber answers those of the rows that the file has, in file order.
func (tx *Tx) RowsByNumber(imp int64, numbers []int) ([]ImportRow, error) {
	keys := rowKeys(imp, numbers)
	slices.Sort(keys)
	keys = slices.Compact(keys)
	out := []ImportRow{}
	err := inChunks(keys, func(part []any) error {
		rows, err := tx.rowsWhere(imp, "n IN ("+marks(len(part))+") ORDER BY n", part...)
		out = append(out, rows...)
		return err
	})
	return out, err
}

// RowsPage answers a page of an import's rows in file order and how many rows the
// query finds in all. A page costs the same at any depth: the blocks say where it
// begins, and blocks that hold nothing of the scope are not looked at.
func (tx *Tx) RowsPage(imp int64, q foyer.RowQuery) (rows []ImportRow, total int, err error) {
	limit, skip := limitOf(q.Limit), max(q.Offset, 0)
	if q.Finding != "" {
		return tx.findingPage(imp, q, limit, skip)
	}
	list, err := tx.blocksOf(imp)
	if err != nil {
		return nil, 0, err
	}
	at := tallyAt(q.Scope)
	t := tallyList[at]
	rows = []ImportRow{}
	for i := range list {
		total += int(list[i].counts[at])
	}
	for i := 0; i < len(list) && len(rows) < limit; i++ {
		has := int(list[i].counts[at])
		if has <= skip {
			skip -= has
			continue
		}
		// Neighbouring blocks are read in one go, up to as many rows as are wanted.
		last, sum := i, has-skip
		for last+1 < len(list) && list[last+1].counts[at] > 0 && sum < limit-len(rows) {
			last++
			sum += int(list[last].counts[at])
		}
		more, err := tx.rowsWhere(imp, "n >= ? AND n < ? AND "+t.where+" ORDER BY n LIMIT ? OFFSET ?",
			list[i].first, list.end(imp, last), limit-len(rows), skip)
		if err != nil {
			return nil, 0, err
		}
		rows, skip, i = append(rows, more...), 0, last
	}
	return rows, total, nil
}

// PlaceOfRow answers where a row stands among those of a scope in file order, -1
// when it is none of them.
func (tx *Tx) PlaceOfRow(imp int64, scope foyer.RowScope, row int) (int, error) {
	first, _ := span(imp)
	where := " AND " + scopeTally(scope).where
	there, before := 0, 0
	key := rowKey(imp, row)
	err := tx.get([]any{&there}, "SELECT COUNT(*) FROM import_rows WHERE n = ?"+where, key)
	if err != nil || there == 0 {
		return -1, err
	}
	err = tx.get([]any{&before}, "SELECT COUNT(*) FROM import_rows WHERE n >= ? AND n < ?"+where, first, key)
	return before, err
}

// OwnersOfRows calls fn with who has the leads that an import's rows made or went into,
// 0 for nobody; rows without a lead are left out.
func (tx *Tx) OwnersOfRows(imp int64, fn func(row int, owner int64)) error {
	tell := func(rows *sql.Rows) error {
		var row, owner int64
		err := rows.Scan(&row, &owner)
		fn(rowOf(row), owner)
		return err
	}
	if err := tx.each("SELECT line, owner FROM lead_list WHERE imp = ? AND line > 0", []any{imp}, tell); err != nil {
		return err
	}
	first, last := span(imp)
	return tx.each(`SELECT r.n, k.owner FROM import_rows r JOIN lead_list k ON k.n = COALESCE(r.lead, r.target)
		WHERE r.n BETWEEN ? AND ? AND r.outcome IN (2, 3)`, []any{first, last}, tell)
}

// EachRow calls fn with every row from a row number on, in file order, until fn
// answers an error, which it then answers too. The struct is the same each time,
// what it points to is not. Rows are read in pages, so fn may use tx. In a Read
// each page is a snapshot of its own: one long snapshot would keep the journal of
// the whole run from shrinking.
func (tx *Tx) EachRow(imp int64, from int, fn func(*ImportRow) error) error {
	next := rowKey(imp, max(from, 0))
	_, last := span(imp)
	var r ImportRow
	for {
		page, err := tx.rowsWhere(imp, "n BETWEEN ? AND ? ORDER BY n LIMIT ?", next, last, blockRows)
		if err != nil {
			return err
		}
		for i := range page {
			r = page[i]
			if err := fn(&r); err != nil {
				return err
			}
		}
		if len(page) < blockRows {
			return nil
		}
		next = rowKey(imp, page[len(page)-1].Row) + 1
		if !tx.write {
			if err := tx.renew(); err != nil {
				return err
			}
		}
	}
}

// PlansFrom answers at most limit rows from a row number on, in the order of the
// file, with what a run needs of them: place, verdict, plan, tick, outcome,
// targets and clash. Keys and findings, which cost more to read than the rest, are left out.
func (tx *Tx) PlansFrom(imp int64, from, limit int) ([]ImportRow, error) {
	return tx.plansWhere(imp, "", from, limit)
}

func (tx *Tx) plansWhere(imp int64, more string, from, limit int) ([]ImportRow, error) {
	_, last := span(imp)
	out := make([]ImportRow, 0, limit)
	err := tx.each(`SELECT n, start, length, verdict, plan, ticked, outcome, COALESCE(target, 0), COALESCE(target_row, 0), clash
		FROM import_rows WHERE n BETWEEN ? AND ?`+more+` ORDER BY n LIMIT ?`, []any{rowKey(imp, max(from, 0)), last, limit},
		func(rows *sql.Rows) error {
			var key, length, verdict, plan, ticked, outcome int64
			var r ImportRow
			if err := rows.Scan(&key, &r.Start, &length, &verdict, &plan, &ticked, &outcome, &r.Target, &r.TargetRow, &r.Clash); err != nil {
				return err
			}
			r.Row, r.End, r.Ticked = rowOf(key), r.Start+length, ticked == 1
			r.Verdict, r.Plan, r.Outcome = ofCode(verdictCodes, verdict), ofCode(planCodes, plan), ofCode(outcomeCodes, outcome)
			out = append(out, r)
			return nil
		})
	return out, err
}

// mergeWaits is of rows that merge into a lead of the book and are not applied yet. One
// that was to leave its lead unchanged merges when the lead was changed before the run.
const mergeWaits = "outcome = 2 AND plan IN (3, 5) AND (reason IS NULL OR reason = '" + foyer.LeadChanged + "')"

// MergesFrom answers at most limit rows from a row number on that merged into a
// lead of the book, and wait for approval; rows that folded into leads of the
// import itself are done already.
func (tx *Tx) MergesFrom(imp int64, from, limit int) ([]ImportRow, error) {
	_, last := span(imp)
	return tx.rowsWhere(imp, "n BETWEEN ? AND ? AND "+mergeWaits+" ORDER BY n LIMIT ?", rowKey(imp, max(from, 0)), last, limit)
}

// renew ends the snapshot of a Read and begins another.
func (tx *Tx) renew() error {
	if err := tx.ready(); err != nil {
		return err
	}
	if err := tx.tx.Commit(); err != nil && !errors.Is(err, sql.ErrTxDone) {
		return tx.fail(err)
	}
	raw, err := tx.conn.BeginTx(context.WithoutCancel(tx.ctx), tx.store.dialect.options(tx.write))
	if err != nil {
		tx.lost = trouble(fmt.Errorf("begin: %w", err))
		return tx.lost
	}
	tx.tx = raw
	return nil
}
