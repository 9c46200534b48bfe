package store

import (
	"database/sql"
	"database/sql/driver"
	"slices"
	"strconv"

	"foyer/internal/foyer"
)

// Maybe is a row under review and whom it may be: a lead of the book, or an
// earlier row of its file.
type Maybe struct {
	Row   int
	Lead  int64
	Other int
}

// mostAlike is how many leads are looked at that share one phone or email.
const mostAlike = 6

// mostNamesakes is how many leads may bear a name for it to say something by itself.
const mostNamesakes = 3

// EachLoneKey calls fn with rows of an import that are taken for nobody, between
// two rows, and leads of the book that share a phone or an email with each: of
// many, some. Leads that share a name come too, if few bear it.
func (tx *Tx) EachLoneKey(imp int64, from, to int, fn func(row int, lead int64) error) error {
	return tx.loneKeys("r.n BETWEEN ? AND ?", []any{rowKey(imp, from), rowKey(imp, to)}, fn)
}

// EachLoneKeyOf is EachLoneKey for some rows.
func (tx *Tx) EachLoneKeyOf(imp int64, numbers []int, fn func(row int, lead int64) error) error {
	return inChunks(rowKeys(imp, numbers), func(part []any) error {
		return tx.loneKeys("r.n IN ("+marks(len(part))+")", part, fn)
	})
}

func (tx *Tx) loneKeys(where string, args []any, fn func(row int, lead int64) error) error {
	if book, err := tx.LeadCountAll(); err != nil || book == 0 {
		return err
	}
	for _, k := range [...]struct {
		column, few string
		most        int
	}{
		{"k_email", "", mostAlike},
		{"k_phone", "", mostAlike},
		{"k_name", ` AND (SELECT COUNT(*) FROM (SELECT 1 FROM lead_list b WHERE b.k_name = r.k_name AND b.k_name <> 0 LIMIT ` +
			strconv.Itoa(mostNamesakes+1) + `) AS namesakes) <= ` + strconv.Itoa(mostNamesakes), mostNamesakes},
	} {
		err := tx.each(`SELECT r.n, l.n FROM import_rows r CROSS JOIN lead_list l
			WHERE `+where+` AND r.verdict = 1 AND r.`+k.column+` IS NOT NULL`+k.few+` AND l.n IN (
				SELECT m.n FROM lead_list m WHERE m.`+k.column+` = r.`+k.column+` AND m.`+k.column+` <> 0 LIMIT ?)`,
			append(args[:len(args):len(args)], k.most), func(rows *sql.Rows) error {
				var n, lead int64
				if err := rows.Scan(&n, &lead); err != nil {
					return err
				}
				return fn(rowOf(n), lead)
			})
		if err != nil {
			return err
		}
	}
	return nil
}

// SetMaybes keeps whom rows of an import may be; earlier answers of these rows go.
func (tx *Tx) SetMaybes(imp int64, list []Maybe) error {
	return tx.insertMany("INSERT INTO import_maybes (n, lead, row)", 3,
		"ON CONFLICT (n) DO UPDATE SET lead = excluded.lead, row = excluded.row", len(list),
		func(i int, args []driver.NamedValue) {
			args[0].Value, args[1].Value, args[2].Value = rowKey(imp, list[i].Row), list[i].Lead, int64(list[i].Other)
		})
}

// ClearMaybes forgets whom rows of an import may be.
func (tx *Tx) ClearMaybes(imp int64) error {
	from, to := span(imp)
	_, err := tx.exec("DELETE FROM import_maybes WHERE n BETWEEN ? AND ?", from, to)
	return err
}

// DropMaybes forgets whom some rows of an import may be.
func (tx *Tx) DropMaybes(imp int64, numbers []int) error {
	return inChunks(rowKeys(imp, numbers), func(part []any) error {
		_, err := tx.exec("DELETE FROM import_maybes WHERE n IN ("+marks(len(part))+")", part...)
		return err
	})
}

// MaybesOf answers the rows of an import that may be one of some rows of it.
func (tx *Tx) MaybesOf(imp int64, of []int) (out []int, err error) {
	from, to := span(imp)
	err = inChunks(of, func(part []any) error {
		return tx.each("SELECT n FROM import_maybes WHERE n BETWEEN ? AND ? AND row IN ("+marks(len(part))+")", append([]any{from, to}, part...),
			func(rows *sql.Rows) error {
				var n int64
				err := rows.Scan(&n)
				out = append(out, rowOf(n))
				return err
			})
	})
	return out, err
}

// Maybes answers whom rows of an import may be, by row.
func (tx *Tx) Maybes(imp int64, numbers []int) (map[int]Maybe, error) {
	out := map[int]Maybe{}
	err := inChunks(rowKeys(imp, numbers), func(part []any) error {
		return tx.each("SELECT n, lead, row FROM import_maybes WHERE n IN ("+marks(len(part))+")", part,
			func(rows *sql.Rows) error {
				var n int64
				var m Maybe
				if err := rows.Scan(&n, &m.Lead, &m.Other); err != nil {
					return err
				}
				m.Row = rowOf(n)
				out[m.Row] = m
				return nil
			})
	})
	return out, err
}

// MaybePage answers the rows of an import that may be somebody, in file order, and
// how many there are. Rows that were taken for somebody since are left out.
func (tx *Tx) MaybePage(imp int64, skip, limit int) ([]ImportRow, int, error) {
	total, err := tx.MaybeCount(imp)
	if err != nil || total == 0 {
		return []ImportRow{}, total, err
	}
	from, to := span(imp)
	rows, err := tx.rowsWhere(imp, `n IN (SELECT m.n FROM import_maybes m, import_rows r
		WHERE m.n BETWEEN ? AND ? AND r.n = m.n AND r.verdict = 1 ORDER BY m.n LIMIT ? OFFSET ?) ORDER BY n`,
		from, to, limit, skip)
	return rows, total, err
}

// MaybeCount answers how many rows of an import may be somebody.
func (tx *Tx) MaybeCount(imp int64) (total int, err error) {
	from, to := span(imp)
	err = tx.get([]any{&total}, `SELECT COUNT(*) FROM import_maybes m, import_rows r
		WHERE m.n BETWEEN ? AND ? AND r.n = m.n AND r.verdict = 1`, from, to)
	return total, err
}

// sided puts a pair in its one order.
func sided(a, b string) (string, string) {
	if b < a {
		return b, a
	}
	return a, b
}

// SetNotSame remembers that two are not one; on false it forgets.
func (tx *Tx) SetNotSame(a, b string, by int64, on bool) error {
	a, b = sided(a, b)
	if !on {
		_, err := tx.exec("DELETE FROM not_same WHERE a = ? AND b = ?", a, b)
		return err
	}
	_, err := tx.exec("INSERT INTO not_same (a, b, person, at) VALUES (?, ?, ?, ?) ON CONFLICT (a, b) DO NOTHING",
		a, b, by, string(foyer.TimeOf(tx.Now())))
	return err
}

// EachNotSame calls fn with the pairs said not to be one of which one, or both, begins
// with a sign that sorts behind every id of a lead.
func (tx *Tx) EachNotSame(sign string, fn func(a, b string)) error {
	return tx.each("SELECT a, b FROM not_same WHERE b >= ? AND b < ?", []any{sign, sign + "~"}, func(rows *sql.Rows) error {
		var a, b string
		err := rows.Scan(&a, &b)
		fn(a, b)
		return err
	})
}

// NotSame answers the pairs said not to be one that any of who is in.
func (tx *Tx) NotSame(who []string) (map[[2]string]bool, error) {
	out := map[[2]string]bool{}
	err := inTexts(who, func(part []any) error {
		for _, side := range [...]string{"a", "b"} {
			err := tx.each("SELECT a, b FROM not_same WHERE "+side+" IN ("+marks(len(part))+")", part, func(rows *sql.Rows) error {
				var p [2]string
				err := rows.Scan(&p[0], &p[1])
				out[p] = true
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// Apart says whether two were said not to be one, of what [Tx.NotSame] answered.
func Apart(said map[[2]string]bool, a, b string) bool {
	a, b = sided(a, b)
	return said[[2]string{a, b}]
}

// SharingKeys answers leads that share a phone or an email with keys, the longest in
// the book first: of many, some.
func (tx *Tx) SharingKeys(k foyer.Keys) ([]int64, error) {
	var out []int64
	take := func(text string, args ...any) error {
		found, err := listOf[int64](tx, text, args...)
		out = append(out, found...)
		return err
	}
	for _, l := range []struct {
		keys   []uint64
		column string
		kind   int64
	}{{k.Emails, "k_email", keyEmail}, {k.Phones, "k_phone", keyPhone}} {
		for _, key := range l.keys {
			if key == 0 {
				continue
			}
			err := take("SELECT n FROM lead_list WHERE "+l.column+" = ? AND "+l.column+" <> 0 LIMIT 50", int64(key))
			if err == nil {
				err = take("SELECT n FROM lead_keys WHERE k = ? AND kind = ? LIMIT 50", int64(key), l.kind)
			}
			if err != nil {
				return nil, err
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}
