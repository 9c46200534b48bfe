package store

import (
	"database/sql"

	"foyer/internal/foyer"
)

// Fields answers the fields that the house added to its leads, in order.
func (tx *Tx) Fields() ([]foyer.Field, error) {
	out := []foyer.Field{}
	err := tx.each("SELECT key, label, kind FROM fields ORDER BY place, key", nil, func(rows *sql.Rows) error {
		f := foyer.Field{Section: foyer.SectionCustom, Form: true}
		if err := rows.Scan(&f.Key, &f.Label, &f.Kind); err != nil {
			return err
		}
		f.Key = foyer.CustomPrefix + f.Key
		out = append(out, f)
		return nil
	})
	return out, err
}

// InsertField adds a field behind those that are there.
func (tx *Tx) InsertField(f foyer.Field) error {
	_, err := tx.exec(`INSERT INTO fields (key, label, kind, place, created)
		SELECT ?, ?, ?, COALESCE(MAX(place), 0) + 1, ? FROM fields`,
		f.Key[len(foyer.CustomPrefix):], f.Label, string(f.Kind), string(foyer.TimeOf(tx.now)))
	return err
}

// RenameField changes the label of a field.
func (tx *Tx) RenameField(key, label string) error {
	n, err := tx.exec("UPDATE fields SET label = ? WHERE key = ?", label, key[len(foyer.CustomPrefix):])
	if err == nil && n == 0 {
		return foyer.Fail(foyer.NotFound, "form.no_such_field")
	}
	return err
}
