package store

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"sort"
	"strconv"
	"strings"

	"foyer/internal/foyer"
)

// Tick ticks or unticks the rows named, or all of a scope when none is named.
func (tx *Tx) Tick(imp int64, t foyer.Tick) error {
	if len(t.Rows) == 0 {
		from, to := span(imp)
		_, err := tx.exec("UPDATE import_rows SET ticked = ? WHERE n BETWEEN ? AND ? AND ticked <> ? AND "+scopeTally(t.Scope).where,
			bit(t.On), from, to, bit(t.On))
		if err != nil {
			return err
		}
		return tx.recount(imp, from, to, ofTicks)
	}
	keys := rowKeys(imp, t.Rows)
	err := inChunks(keys, func(part []any) error {
		_, err := tx.exec("UPDATE import_rows SET ticked = ? WHERE n IN ("+marks(len(part))+")", append([]any{bit(t.On)}, part...)...)
		return err
	})
	if err != nil {
		return err
	}
	return tx.recountRows(imp, keys, ofTicks)
}

// PassRows gives every row from one number to another, both included, what became of
// it: those of apart what they say, with lead and reason, and of the others each that
// has no outcome yet the one its plan says: a row with an error failed, one not ticked
// was left out. It answers NotFound when one of apart is not there.
func (tx *Tx) PassRows(imp int64, from, to int, apart []ImportRow) error {
	if _, err := tx.setOutcomes(imp, apart); err != nil {
		return err
	}
	first, last := rowKey(imp, from), rowKey(imp, to)
	_, err := tx.exec("UPDATE "+tx.store.dialect.orFail()+`import_rows
		SET outcome = CASE
			WHEN ticked = 0 THEN 6
			WHEN verdict = 4 THEN 5
			WHEN plan IN (1, 2) THEN 1
			WHEN plan IN (3, 4) THEN 2
			WHEN plan = 5 THEN 3
			WHEN plan = 6 THEN 4
			ELSE 5 END
		WHERE n BETWEEN ? AND ? AND outcome = 0`, first, last)
	if err != nil {
		return err
	}
	return tx.recount(imp, first, last, ofOutcomes)
}

// SetOutcomes writes outcome, lead and reason of single rows. It answers NotFound
// when one is not there.
func (tx *Tx) SetOutcomes(imp int64, rows []ImportRow) error {
	keys, err := tx.setOutcomes(imp, rows)
	if err != nil {
		return err
	}
	return tx.recountRows(imp, keys, ofOutcomes)
}

// setOutcomes is SetOutcomes without counting; it answers the rows' keys.
func (tx *Tx) setOutcomes(imp int64, rows []ImportRow) ([]int64, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	keys := keysOf(imp, rows)
	if err := tx.allThere(keys); err != nil {
		return nil, err
	}
	var bad error
	// All rows are there, so that the insert always meets one; the zeros only
	// please the columns that must not be empty.
	err := tx.insertMany(`INSERT INTO import_rows (n, outcome, lead, reason, start, length, verdict, plan, ticked,
		level, flags, kinds, fixed)`, 13,
		"ON CONFLICT (n) DO UPDATE SET outcome = excluded.outcome, lead = excluded.lead, reason = excluded.reason",
		len(rows), func(i int, args []driver.NamedValue) {
			code, err := codeOf(outcomeCodes, rows[i].Outcome)
			bad = errors.Join(bad, err)
			args[0].Value, args[1].Value = keys[i], code
			args[2].Value, args[3].Value = orNull(rows[i].Lead), textOrNull(rows[i].Reason)
			for j := 4; j < 13; j++ {
				args[j].Value = int64(0)
			}
		})
	return keys, errors.Join(bad, err)
}

// ClearOutcomes takes back what became of an import's rows: they are as before
// its run.
func (tx *Tx) ClearOutcomes(imp int64) error {
	from, to := span(imp)
	_, err := tx.exec(`UPDATE import_rows SET outcome = 0, lead = NULL, reason = NULL
		WHERE n BETWEEN ? AND ? AND (outcome <> 0 OR lead IS NOT NULL OR reason IS NOT NULL)`, from, to)
	if err != nil {
		return err
	}
	_, err = tx.exec(`UPDATE import_blocks
		SET created = 0, merged = 0, unchanged = 0, skipped = 0, failed = 0, left_out = 0
		WHERE import = ?`, imp)
	return err
}

// RowsSharing answers, in file order, the numbers of the rows that share a name,
// a phone or an email with any of what is asked.
func (tx *Tx) RowsSharing(imp int64, of []foyer.Keys) ([]int, error) {
	var names, phones, emails []uint64
	for _, k := range of {
		names = append(names, k.Name)
		phones = append(phones, k.Phones...)
		emails = append(emails, k.Emails...)
	}
	from, to := span(imp)
	found := map[int]bool{}
	note := func(rows *sql.Rows) error {
		var key int64
		if err := rows.Scan(&key); err != nil {
			return err
		}
		found[rowOf(key)] = true
		return nil
	}
	// Numbers stand in the text: there can be more than a statement takes arguments.
	lists := [3][]string{numberLists(names), numberLists(phones), numberLists(emails)}
	for i := range max(len(lists[0]), len(lists[1]), len(lists[2])) {
		var first, further []string
		for j, column := range []string{"k_name", "k_phone", "k_email"} {
			if i >= len(lists[j]) {
				continue
			}
			first = append(first, column+" IN ("+lists[j][i]+")")
			if kind := foyer.Kinds(1 << j); kind != foyer.ByName {
				further = append(further, fmt.Sprintf("kind = %d AND k IN (%s)", kind, lists[j][i]))
			}
		}
		err := tx.each("SELECT n FROM import_rows WHERE n BETWEEN ? AND ? AND ("+strings.Join(first, " OR ")+")", []any{from, to}, note)
		if err != nil {
			return nil, err
		}
		if len(further) == 0 {
			continue
		}
		err = tx.each("SELECT n FROM import_keys WHERE n BETWEEN ? AND ? AND ("+strings.Join(further, " OR ")+")", []any{from, to}, note)
		if err != nil {
			return nil, err
		}
	}
	out := make([]int, 0, len(found))
	for row := range found {
		out = append(out, row)
	}
	sort.Ints(out)
	return out, nil
}

// numberLists answers keys without zeros and doubles as texts of some thousand.
func numberLists(keys []uint64) []string {
	seen := map[uint64]bool{0: true}
	var out []string
	var b strings.Builder
	n := 0
	for _, k := range keys {
		if seen[k] {
			continue
		}
		seen[k] = true
		if b.Len() > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.FormatInt(int64(k), 10))
		if n++; n%8000 == 0 {
			out = append(out, b.String())
			b.Reset()
		}
	}
	if b.Len() > 0 {
		out = append(out, b.String())
	}
	return out
}

// Edits answers the corrections of the rows from one number to another, both
// included, by row, column and field.
func (tx *Tx) Edits(imp int64, from, to int) ([]CellEdit, error) {
	out := []CellEdit{}
	err := tx.each(`SELECT row, col, field, was, value
		FROM import_edits
		WHERE import = ? AND row BETWEEN ? AND ?
		ORDER BY row, col, field`, []any{imp, from, to}, func(rows *sql.Rows) error {
		var e CellEdit
		if err := rows.Scan(&e.Row, &e.Column, &e.Field, &e.Was, &e.Value); err != nil {
			return err
		}
		out = append(out, e)
		return nil
	})
	return out, err
}

// EditTally is how many cells were corrected from one text to another.
type EditTally struct {
	Field      string
	Was, Value string
	Count      int
}

// EditTallies answers what the corrections of a column did; column -1 is fields that
// no column gives.
func (tx *Tx) EditTallies(imp int64, column int) (out []EditTally, err error) {
	err = tx.each(`SELECT field, was, value, COUNT(*) FROM import_edits WHERE import = ? AND col = ?
		GROUP BY field, was, value`, []any{imp, column}, func(rows *sql.Rows) error {
		var e EditTally
		err := rows.Scan(&e.Field, &e.Was, &e.Value, &e.Count)
		out = append(out, e)
		return err
	})
	return out, err
}

// SetEdit keeps the correction of a cell; one that is there gets the new value
// and keeps what the file said.
func (tx *Tx) SetEdit(imp int64, e CellEdit) error {
	_, err := tx.exec(`INSERT INTO import_edits (import, row, col, field, was, value) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (import, row, col, field) DO UPDATE SET value = excluded.value`,
		imp, e.Row, e.Column, e.Field, e.Was, e.Value)
	if err != nil {
		return fmt.Errorf("keep a correction of row %d: %w", e.Row, err)
	}
	return nil
}

// DropEdit forgets the correction of a cell, if there is one.
func (tx *Tx) DropEdit(imp int64, row, column int, field string) error {
	_, err := tx.exec("DELETE FROM import_edits WHERE import = ? AND row = ? AND col = ? AND field = ?",
		imp, row, column, field)
	return err
}
