package store

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"

	"foyer/internal/foyer"
)

// rowKey is the key of a row: the rows of an import lie together, in file order.
func rowKey(imp int64, row int) int64 { return imp<<32 | int64(row) }

// rowOf is the number of the row whose key it is.
func rowOf(key int64) int { return int(key & 0xFFFFFFFF) }

// rowKeys are the keys of rows by their numbers.
func rowKeys(imp int64, numbers []int) []int64 {
	out := make([]int64, len(numbers))
	for i, row := range numbers {
		out[i] = rowKey(imp, row)
	}
	return out
}

// keysOf are the keys of rows.
func keysOf(imp int64, rows []ImportRow) []int64 {
	out := make([]int64, len(rows))
	for i := range rows {
		out[i] = rowKey(imp, rows[i].Row)
	}
	return out
}

// span answers the keys of the first and last row an import can have.
func span(imp int64) (from, to int64) { return imp << 32, imp<<32 | 0xFFFFFFFF }

// rowColumns are the columns of import_rows in the order of rowValues and scanRow.
const rowColumns = `n, start, length, verdict, plan, ticked, outcome, level, flags, kinds, fixed,
	k_name, k_phone, k_email, target, target_row, lead, finding_set, findings, reason, clash`

const rowWidth = 21

// rowValues writes a row's columns into args and answers its verdict, level, tick
// and outcome for the counts.
func rowValues(imp int64, r *ImportRow, said told, args []driver.NamedValue) (v, p, l, t, o int64, err error) {
	v, err = codeOf(verdictCodes, r.Verdict)
	p, err1 := codeOf(planCodes, r.Plan)
	o, err2 := codeOf(outcomeCodes, r.Outcome)
	if r.Row <= 0 || int64(r.Row) > 0xFFFFFFFF {
		err = errors.Join(err, fmt.Errorf("row %d", r.Row))
	}
	l = said.level
	t = bit(r.Ticked)
	for i, value := range [rowWidth]any{
		rowKey(imp, r.Row), r.Start, r.End - r.Start, v, p, t, o, l,
		int64(r.Flags), int64(r.Kinds), bit(r.Fixed), keyOrNull(r.Keys.Name), firstOrNull(r.Keys.Phones), firstOrNull(r.Keys.Emails),
		orNull(r.Target), orNull(int64(r.TargetRow)), orNull(r.Lead), orNull(said.number), textOrNull(said.text), textOrNull(r.Reason), int64(r.Clash),
	} {
		args[i].Value = value
	}
	return v, p, l, t, o, errors.Join(err, err1, err2)
}

func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

func keyOrNull(k uint64) any {
	if k == 0 {
		return nil
	}
	return int64(k)
}

func firstOrNull(list []uint64) any {
	if len(list) == 0 {
		return nil
	}
	return keyOrNull(list[0])
}

// keyOwn is the kind under which the key lies that an import matches by; the others
// are those of what is to stand in one row only.
const (
	keyOwn      = int64(foyer.ByKey)
	keyExternal = 32
	keyID       = 64
)

// moreKeys answers the keys of a row beyond its name and the first of each kind.
func moreKeys(imp int64, r *ImportRow, out [][3]int64) [][3]int64 {
	out = furtherKeys(imp, r.Row, foyer.ByPhone, r.Keys.Phones, out)
	out = furtherKeys(imp, r.Row, foyer.ByEmail, r.Keys.Emails, out)
	for _, k := range [...]struct {
		kind int64
		k    uint64
	}{{keyOwn, r.Keys.Own}, {keyExternal, r.Keys.External}, {keyID, r.Keys.ID}} {
		if k.k != 0 {
			out = append(out, [3]int64{rowKey(imp, r.Row), k.kind, int64(k.k)})
		}
	}
	return out
}

func furtherKeys(imp int64, row int, kind foyer.Kinds, list []uint64, out [][3]int64) [][3]int64 {
	for i, k := range list {
		if i > 0 && k != 0 && !before(list[1:i], k) {
			out = append(out, [3]int64{rowKey(imp, row), int64(kind), int64(k)})
		}
	}
	return out
}

func before(list []uint64, k uint64) bool {
	for _, have := range list {
		if have == k {
			return true
		}
	}
	return false
}

func (tx *Tx) insertMoreKeys(keys [][3]int64) error {
	return tx.insertMany("INSERT INTO import_keys (n, kind, k)", 3, "ON CONFLICT (n, kind, k) DO NOTHING", len(keys),
		func(i int, args []driver.NamedValue) {
			for j := range args {
				args[j].Value = keys[i][j]
			}
		})
}

// AddRows adds rows of a file in their order. Rows that are there already are
// left as they are, so that a stretch staged twice changes nothing; a row that
// would go between those there is refused.
func (tx *Tx) AddRows(imp int64, rows []ImportRow) error {
	for i := 1; i < len(rows); i++ {
		if rows[i].Row <= rows[i-1].Row {
			return fmt.Errorf("add rows to import %d: row %d after row %d", imp, rows[i].Row, rows[i-1].Row)
		}
	}
	rows, err := tx.notYetThere(imp, rows)
	if err != nil || len(rows) == 0 {
		return err
	}
	blocks, err := tx.lastBlock(imp)
	if err != nil {
		return err
	}
	said, err := tx.tell(imp, rows)
	if err != nil {
		return err
	}
	var bad error
	var more [][3]int64
	err = tx.insertMany("INSERT INTO import_rows ("+rowColumns+")", rowWidth, "", len(rows),
		func(i int, args []driver.NamedValue) {
			v, p, l, t, o, err := rowValues(imp, &rows[i], said[i], args)
			if err != nil && bad == nil {
				bad = fmt.Errorf("add row %d to import %d: %w", rows[i].Row, imp, err)
			}
			blocks = blocks.add(rowKey(imp, rows[i].Row), v, p, l, t, o)
			more = moreKeys(imp, &rows[i], more)
		})
	if err = errors.Join(bad, err); err != nil {
		return err
	}
	if err := tx.insertMoreKeys(more); err != nil {
		return err
	}
	return tx.writeBlocks(imp, blocks, ofAll)
}

// notYetThere answers the rows behind the last one kept, once it has seen that
// all others are there.
func (tx *Tx) notYetThere(imp int64, rows []ImportRow) ([]ImportRow, error) {
	from, to := span(imp)
	var last sql.NullInt64
	if err := tx.get([]any{&last}, "SELECT MAX(n) FROM import_rows WHERE n BETWEEN ? AND ?", from, to); err != nil {
		return nil, err
	}
	if !last.Valid {
		return rows, nil
	}
	first := sort.Search(len(rows), func(i int) bool { return rowKey(imp, rows[i].Row) > last.Int64 })
	if first == 0 {
		return rows, nil
	}
	if err := tx.allThere(keysOf(imp, rows[:first])); err != nil {
		return nil, err
	}
	return rows[first:], nil
}

// allThere answers NotFound unless the rows with the keys are there.
func (tx *Tx) allThere(keys []int64) error {
	keys = slices.Compact(slices.Sorted(slices.Values(keys)))
	found := 0
	err := inChunks(keys, func(part []any) error {
		var n int
		err := tx.get([]any{&n}, "SELECT COUNT(*) FROM import_rows WHERE n IN ("+marks(len(part))+")", part...)
		found += n
		return err
	})
	if err == nil && found != len(keys) {
		return foyer.Fail(foyer.NotFound, "import.no_such_row")
	}
	return err
}

// UpdateRows writes rows that are there anew, whole. It answers NotFound when one
// is not, and has then written none.
func (tx *Tx) UpdateRows(imp int64, rows []ImportRow) error {
	if len(rows) == 0 {
		return nil
	}
	keys := keysOf(imp, rows)
	if err := tx.allThere(keys); err != nil {
		return err
	}
	said, err := tx.tell(imp, rows)
	if err != nil {
		return err
	}
	var bad error
	var more [][3]int64
	set := strings.TrimPrefix(setExcluded(rowColumns), "n = excluded.n, ")
	err = tx.insertMany("INSERT INTO import_rows ("+rowColumns+")", rowWidth, "ON CONFLICT (n) DO UPDATE SET "+set, len(rows),
		func(i int, args []driver.NamedValue) {
			if _, _, _, _, _, err := rowValues(imp, &rows[i], said[i], args); err != nil && bad == nil {
				bad = fmt.Errorf("update row %d of import %d: %w", rows[i].Row, imp, err)
			}
			more = moreKeys(imp, &rows[i], more)
		})
	if err = errors.Join(bad, err); err != nil {
		return err
	}
	err = inChunks(keys, func(part []any) error {
		_, err := tx.exec("DELETE FROM import_keys WHERE n IN ("+marks(len(part))+")", part...)
		return err
	})
	if err != nil {
		return err
	}
	if err := tx.insertMoreKeys(more); err != nil {
		return err
	}
	return tx.recountRows(imp, keys, ofAll)
}

// setExcluded answers "a = excluded.a, b = excluded.b" for "a, b".
func setExcluded(columns string) string {
	parts := strings.Split(columns, ",")
	for i, p := range parts {
		p = strings.TrimSpace(p)
		parts[i] = p + " = excluded." + p
	}
	return strings.Join(parts, ", ")
}

// ClearRows deletes all rows of an import, before they are staged anew. The
// corrections stay.
func (tx *Tx) ClearRows(imp int64) error {
	from, to := span(imp)
	for _, table := range []string{"import_rows", "import_keys", "import_maybes"} {
		if _, err := tx.exec("DELETE FROM "+table+" WHERE n BETWEEN ? AND ?", from, to); err != nil {
			return err
		}
	}
	if err := tx.dropSets(imp); err != nil {
		return err
	}
	_, err := tx.exec("DELETE FROM import_blocks WHERE import = ?", imp)
	return err
}
