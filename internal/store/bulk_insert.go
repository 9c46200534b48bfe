package store

import (
	"context"
	"database/sql/driver"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// insertMany inserts rows of one shape: head is the statement up to its VALUES,
// tail what follows them, and fill writes the values of row i into args, of the
// types int64, string and []byte only. On SQLite each row is one step of one
// statement of the driver's; database/sql's own way costs twice that. On
// PostgreSQL many rows go in one statement.
func (tx *Tx) insertMany(head string, width int, tail string, rows int, fill func(i int, args []driver.NamedValue)) error {
	if rows == 0 {
		return nil
	}
	args := make([]driver.NamedValue, width)
	for i := range args {
		args[i].Ordinal = i + 1
	}
	if tx.store.dialect == onPostgres {
		return tx.insertChunks(head, width, tail, rows, args, fill)
	}
	return tx.driver(func(c *sqlite3.SQLiteConn) error {
		prepared, err := c.Prepare(head + " VALUES (" + marks(width) + ") " + tail)
		if err != nil {
			return tx.fail(err)
		}
		defer prepared.Close()
		st := prepared.(*sqlite3.SQLiteStmt)
		for i := range rows {
			if i&1023 == 0 {
				if err := tx.ready(); err != nil {
					return err
				}
			}
			fill(i, args)
			// Query binds and steps in one crossing to C, Exec crosses once a value.
			done, err := st.QueryContext(context.Background(), args)
			if err != nil {
				return tx.fail(err)
			}
			if err := done.Close(); err != nil {
				return tx.fail(err)
			}
		}
		return nil
	})
}

// insertChunks is insertMany for PostgreSQL, which takes 65,535 arguments.
func (tx *Tx) insertChunks(head string, width int, tail string, rows int, args []driver.NamedValue, fill func(int, []driver.NamedValue)) error {
	at := 0
	for at < rows {
		many := min(rows-at, 500, 60000/width)
		values := make([]any, 0, many*width)
		for i := at; i < at+many; i++ {
			fill(i, args)
			for _, a := range args {
				values = append(values, a.Value)
			}
		}
		group := "(" + marks(width) + ")"
		if _, err := tx.exec(head+" VALUES "+strings.Repeat(group+", ", many-1)+group+" "+tail, values...); err != nil {
			return err
		}
		at += many
	}
	return nil
}
