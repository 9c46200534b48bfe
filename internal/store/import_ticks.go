package store

import "database/sql"

// CarryTicks keeps the ticks that a person turned, until an import is staged anew:
// of rows that come ticked those that are not, and of rows that come unticked, which
// are the active and without strict those with an error, those that are.
func (tx *Tx) CarryTicks(imp int64, strict bool) error {
	from, to := span(imp)
	where := "ticked = CASE WHEN verdict = 5 THEN 1 ELSE 0 END"
	if !strict {
		where = "ticked = CASE WHEN verdict IN (4, 5) THEN 1 ELSE 0 END"
	}
	_, err := tx.exec(`INSERT INTO import_carry (import, row, ticked)
		SELECT CAST(? AS BIGINT), n - CAST(? AS BIGINT), ticked FROM import_rows WHERE n BETWEEN ? AND ? AND `+where+`
		ON CONFLICT (import, row) DO UPDATE SET ticked = excluded.ticked`, imp, from, from, to)
	return err
}

// CarryTick keeps that rows are ticked, or unticked, until an import is staged anew.
func (tx *Tx) CarryTick(imp int64, rows []int, on bool) error {
	for _, row := range rows {
		_, err := tx.exec(`INSERT INTO import_carry (import, row, ticked) VALUES (?, ?, ?)
			ON CONFLICT (import, row) DO UPDATE SET ticked = excluded.ticked`, imp, row, bit(on))
		if err != nil {
			return err
		}
	}
	return nil
}

// DropTick forgets what is kept of the ticks of rows.
func (tx *Tx) DropTick(imp int64, rows []int) error {
	for _, row := range rows {
		if _, err := tx.exec("DELETE FROM import_carry WHERE import = ? AND row = ?", imp, row); err != nil {
			return err
		}
	}
	return nil
}

// Carried answers the rows whose ticks are kept, and whether each is ticked.
func (tx *Tx) Carried(imp int64) (map[int]bool, error) {
	out := map[int]bool{}
	err := tx.each("SELECT row, ticked FROM import_carry WHERE import = ?", []any{imp}, func(rows *sql.Rows) error {
		var row int
		var ticked int64
		err := rows.Scan(&row, &ticked)
		out[row] = ticked == 1
		return err
	})
	return out, err
}

// DropCarried forgets them all.
func (tx *Tx) DropCarried(imp int64) error {
	_, err := tx.exec("DELETE FROM import_carry WHERE import = ?", imp)
	return err
}
