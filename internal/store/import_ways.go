package store

import (
	"database/sql"
	"errors"

	"foyer/internal/foyer"
)

// dropWays deletes what of the ways an import came is kept beside it.
func (tx *Tx) dropWays(imp int64) error {
	if err := tx.DropCarried(imp); err != nil {
		return err
	}
	_, err := tx.exec("DELETE FROM import_diffs WHERE import = ?", imp)
	return err
}

// SetBatch says of imports that they came together.
func (tx *Tx) SetBatch(imports []int64, batch string) error {
	for _, n := range imports {
		if _, err := tx.exec("UPDATE imports SET batch = ? WHERE n = ?", batch, n); err != nil {
			return err
		}
	}
	return nil
}

// BatchOf answers the batch an import is of, "" for none.
func (tx *Tx) BatchOf(imp int64) (batch string, err error) {
	err = tx.get([]any{&batch}, "SELECT batch FROM imports WHERE n = ?", imp)
	return batch, err
}

// Batch answers the ids of a batch's imports, in the order they came.
func (tx *Tx) Batch(batch string) ([]string, error) {
	if batch == "" {
		return []string{}, nil
	}
	return listOf[string](tx, "SELECT id FROM imports WHERE batch = ? AND batch <> '' ORDER BY n", batch)
}

// OpenWithErrors answers the ids of the newest staged imports of a person that have
// not run, without one of them; 0 is everyone's.
func (tx *Tx) OpenWithErrors(by, without int64, limit int) ([]string, error) {
	mine, args := "", []any{without}
	if by != 0 {
		mine, args = " AND i.person = ?", append(args, by)
	}
	return listOf[string](tx, `SELECT i.id FROM imports i
		WHERE i.state IN ('draft', 'saved') AND i.phase = 'staged' AND i.n <> ?`+mine+`
		AND EXISTS (SELECT 1 FROM import_blocks b WHERE b.import = i.n AND b.errors > 0)
		ORDER BY i.n DESC LIMIT ?`, append(args, limit)...)
}

// SetDiff keeps how an import's file differs from an earlier one.
func (tx *Tx) SetDiff(imp int64, d foyer.FileDiff) error {
	_, err := tx.exec(`INSERT INTO import_diffs (import, previous, fresh, changed, gone, same, at) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (import) DO UPDATE SET previous = excluded.previous, fresh = excluded.fresh, changed = excluded.changed,
			gone = excluded.gone, same = excluded.same, at = excluded.at`,
		imp, d.Previous, d.New, d.Changed, d.Gone, d.Same, string(d.At))
	return err
}

// Diff answers what SetDiff kept, and false when there is nothing.
func (tx *Tx) Diff(imp int64) (d foyer.FileDiff, ok bool, err error) {
	err = tx.get([]any{&d.Previous, &d.New, &d.Changed, &d.Gone, &d.Same, &d.At},
		"SELECT previous, fresh, changed, gone, same, at FROM import_diffs WHERE import = ?", imp)
	if errors.Is(err, sql.ErrNoRows) {
		return d, false, nil
	}
	return d, err == nil, err
}

// EarlierImports answers the ids of the newest imports before one whose rows are
// there, at most limit.
func (tx *Tx) EarlierImports(before int64, limit int) ([]string, error) {
	return listOf[string](tx, "SELECT id FROM imports WHERE n < ? AND phase NOT IN ('', 'staging') ORDER BY n DESC LIMIT ?", before, limit)
}

// KeysFrom answers at most limit rows from a row number on, in the order of the file,
// with place and keys only.
func (tx *Tx) KeysFrom(imp int64, from, limit int) ([]ImportRow, error) {
	_, last := span(imp)
	out := make([]ImportRow, 0, limit)
	err := tx.each(`SELECT n, start, length, COALESCE(k_name, 0), COALESCE(k_phone, 0), COALESCE(k_email, 0)
		FROM import_rows WHERE n BETWEEN ? AND ? ORDER BY n LIMIT ?`, []any{rowKey(imp, max(from, 0)), last, limit},
		func(rows *sql.Rows) error {
			var key, length, name, phone, email int64
			var r ImportRow
			if err := rows.Scan(&key, &r.Start, &length, &name, &phone, &email); err != nil {
				return err
			}
			r.Row, r.End, r.Keys.Name = rowOf(key), r.Start+length, uint64(name)
			if phone != 0 {
				r.Keys.Phones = []uint64{uint64(phone)}
			}
			if email != 0 {
				r.Keys.Emails = []uint64{uint64(email)}
			}
			out = append(out, r)
			return nil
		})
	if err != nil || len(out) == 0 {
		return out, err
	}
	return out, tx.addMoreKeys(imp, out)
}
