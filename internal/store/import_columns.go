package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
)

// CountedValue is a value and how many rows have it.
type CountedValue struct {
	Value string `json:"v"`
	Count int    `json:"n"`
}

// ImportColumn is what all rows of a file hold in one column. Values are the
// different ones, most frequent first; of a column with very many there are none,
// and Found, how many were counted, is a floor.
type ImportColumn struct {
	Column int
	Found  int
	Values []CountedValue
}

// PutColumns keeps what the columns of an import hold in place of what was kept.
func (tx *Tx) PutColumns(imp int64, columns []ImportColumn) error {
	if err := tx.ClearColumns(imp); err != nil {
		return err
	}
	for _, c := range columns {
		body, err := json.Marshal(c.Values)
		if err != nil {
			return fmt.Errorf("keep the values of column %d: %w", c.Column, err)
		}
		_, err = tx.exec("INSERT INTO import_columns (import, col, found, body) VALUES (?, ?, ?, ?)", imp, c.Column, c.Found, string(body))
		if err != nil {
			return err
		}
	}
	return nil
}

// ClearColumns forgets what the columns of an import hold.
func (tx *Tx) ClearColumns(imp int64) error {
	_, err := tx.exec("DELETE FROM import_columns WHERE import = ?", imp)
	return err
}

// Column answers what all rows hold in a column, and false before they were read.
func (tx *Tx) Column(imp int64, column int) (ImportColumn, bool, error) {
	c := ImportColumn{Column: column, Values: []CountedValue{}}
	found := false
	err := tx.each("SELECT found, body FROM import_columns WHERE import = ? AND col = ?", []any{imp, column}, func(rows *sql.Rows) error {
		var body string
		if err := rows.Scan(&c.Found, &body); err != nil {
			return err
		}
		found = true
		return readJSON(body, &c.Values)
	})
	return c, found, err
}
