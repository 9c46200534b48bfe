package store

import "github.com/mattn/go-sqlite3"

// SQLiteVersion answers the version of the SQLite that is built in; it needs no
// open book.
func SQLiteVersion() string {
	v, _, _ := sqlite3.Version()
	return v
}
