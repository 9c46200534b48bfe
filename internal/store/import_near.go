package store

import (
	"database/sql"
	"fmt"
	"strings"

	"foyer/internal/foyer"
)

// manyKeys is how many rows' keys are looked for by one statement; of more, every
// row's keys are read and compared by the caller, which costs the same for any number.
const manyKeys = 2000

// KeysNear calls fn with the numbers and keys of rows of an import, at least all
// that are known again by what one of those given is: two kinds of key, or the key
// that the import matches by. fn must not use tx.
func (tx *Tx) KeysNear(imp int64, by foyer.MatchKey, of []foyer.Keys, fn func(row int, k foyer.Keys) error) error {
	if len(of) > manyKeys {
		return tx.eachKeys(imp, fn)
	}
	var names, phones, emails, own []uint64
	for _, k := range of {
		names = append(names, k.Name)
		phones = append(phones, k.Phones...)
		emails = append(emails, k.Emails...)
		own = append(own, k.Own)
	}
	least := "1"
	switch by {
	case foyer.KeyHouse:
		least = "2"
	case foyer.KeyEmail:
		names, phones = nil, nil
	case foyer.KeyPhone:
		names, emails = nil, nil
	default:
		names, phones, emails = nil, nil, nil
	}
	var shares, further []string
	for kind, list := range map[foyer.Kinds][]uint64{foyer.ByName: names, foyer.ByPhone: phones, foyer.ByEmail: emails, foyer.ByKey: own} {
		column := map[foyer.Kinds]string{foyer.ByName: "k_name", foyer.ByPhone: "k_phone", foyer.ByEmail: "k_email"}[kind]
		for _, text := range numberLists(list) {
			if column != "" {
				shares = append(shares, "CASE WHEN "+column+" IN ("+text+") THEN 1 ELSE 0 END")
			}
			if kind != foyer.ByName {
				further = append(further, fmt.Sprintf("kind = %d AND k IN (%s)", kind, text))
			}
		}
	}
	from, to := span(imp)
	var numbers []int
	note := func(rows *sql.Rows) error {
		var n int64
		err := rows.Scan(&n)
		numbers = append(numbers, rowOf(n))
		return err
	}
	if len(shares) > 0 {
		if err := tx.each("SELECT n FROM import_rows WHERE n BETWEEN ? AND ? AND "+strings.Join(shares, " + ")+" >= "+least, []any{from, to}, note); err != nil {
			return err
		}
	}
	if len(further) > 0 {
		err := tx.each("SELECT DISTINCT n FROM import_keys WHERE n BETWEEN ? AND ? AND ("+strings.Join(further, " OR ")+")", []any{from, to}, note)
		if err != nil {
			return err
		}
	}
	rows, err := tx.RowsByNumber(imp, numbers)
	for i := 0; err == nil && i < len(rows); i++ {
		err = fn(rows[i].Row, rows[i].Keys)
	}
	return err
}

// RowsOnce calls fn, in file order, with the rows that have any of the External IDs
// and Foyer IDs asked for, and which; of more than a statement takes it may be others
// as well. fn must not use tx.
func (tx *Tx) RowsOnce(imp int64, of []uint64, fn func(row int, k uint64)) error {
	from, to := span(imp)
	where := fmt.Sprintf("n BETWEEN ? AND ? AND kind IN (%d, %d)", keyExternal, keyID)
	if len(of) <= manyKeys {
		var in []string
		for _, text := range numberLists(of) {
			in = append(in, "k IN ("+text+")")
		}
		if len(in) == 0 {
			return nil
		}
		where += " AND (" + strings.Join(in, " OR ") + ")"
	}
	return tx.each("SELECT n, k FROM import_keys WHERE "+where+" ORDER BY n", []any{from, to}, func(rows *sql.Rows) error {
		var n, k int64
		err := rows.Scan(&n, &k)
		fn(rowOf(n), uint64(k))
		return err
	})
}

// eachKeys calls fn with the keys of every row, in file order.
func (tx *Tx) eachKeys(imp int64, fn func(row int, k foyer.Keys) error) error {
	next, last := span(imp)
	for {
		page := make([]ImportRow, 0, blockRows)
		err := tx.each(`SELECT n, COALESCE(k_name, 0), COALESCE(k_phone, 0), COALESCE(k_email, 0) FROM import_rows
			WHERE n BETWEEN ? AND ? ORDER BY n LIMIT ?`, []any{next, last, 10 * blockRows}, func(rows *sql.Rows) error {
			var n, name, phone, email int64
			if err := rows.Scan(&n, &name, &phone, &email); err != nil {
				return err
			}
			r := ImportRow{Row: rowOf(n), Keys: foyer.Keys{Name: uint64(name)}}
			if phone != 0 {
				r.Keys.Phones = []uint64{uint64(phone)}
			}
			if email != 0 {
				r.Keys.Emails = []uint64{uint64(email)}
			}
			page = append(page, r)
			return nil
		})
		if err != nil || len(page) == 0 {
			return err
		}
		if err := tx.addMoreKeys(imp, page); err != nil {
			return err
		}
		for i := range page {
			if err := fn(page[i].Row, page[i].Keys); err != nil {
				return err
			}
		}
		next = rowKey(imp, page[len(page)-1].Row) + 1
	}
}

// RowsFrom answers at most limit rows of a query's scope and finding from a row
// number on, in file order. The finding is a warning or an error, as in RowsPage.
func (tx *Tx) RowsFrom(imp int64, q foyer.RowQuery, from, limit int) ([]ImportRow, error) {
	where, args := rowsIn(imp, q, from)
	return tx.rowsWhere(imp, where+" ORDER BY n LIMIT ?", append(args, limit)...)
}

func rowsIn(imp int64, q foyer.RowQuery, from int) (string, []any) {
	_, last := span(imp)
	where, args := "n BETWEEN ? AND ? AND "+scopeTally(q.Scope).where, []any{rowKey(imp, max(from, 0)), last}
	if q.Finding != "" {
		in, more := setsWith(imp, q)
		where, args = where+" AND "+in, append(args, more...)
	}
	return where, args
}

// RowNumbers calls fn with the numbers of all rows of a query's scope and finding, in
// file order.
func (tx *Tx) RowNumbers(imp int64, q foyer.RowQuery, fn func(row int)) error {
	where, args := rowsIn(imp, q, 0)
	return tx.each("SELECT n FROM import_rows WHERE "+where+" ORDER BY n", args, func(rows *sql.Rows) error {
		var key int64
		err := rows.Scan(&key)
		fn(rowOf(key))
		return err
	})
}

// RowsWith answers at most limit rows from a row number on about which a finding
// with a key was made, be it a note.
func (tx *Tx) RowsWith(imp int64, key string, from, limit int) ([]ImportRow, error) {
	_, last := span(imp)
	return tx.rowsWhere(imp, "n BETWEEN ? AND ? AND findings LIKE ? ORDER BY n LIMIT ?",
		rowKey(imp, max(from, 0)), last, `%"key":"`+key+`"%`, limit)
}

// FoldsInto answers at most limit rows that are to go into the leads these rows
// make, or to be linked to them, in file order.
func (tx *Tx) FoldsInto(imp int64, targets []int, limit int) ([]ImportRow, error) {
	out := []ImportRow{}
	seen := map[int]bool{}
	list := targets[:0:0]
	for _, t := range targets {
		if !seen[t] {
			seen[t] = true
			list = append(list, t)
		}
	}
	err := inChunks(list, func(part []any) error {
		rows, err := tx.rowsWhere(imp, "(n >> 32) = ? AND target_row IN ("+marks(len(part))+") AND plan IN (2, 4) ORDER BY n LIMIT ?",
			append(append([]any{imp}, part...), limit-len(out))...)
		out = append(out, rows...)
		return err
	})
	return out, err
}
