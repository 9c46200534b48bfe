package store

import (
	"database/sql/driver"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// insertMany inserts rows of one shape: head is the statement up to its VALUES,
// tail what follows them, and fill writes the values of row i into args, of the
// types int64, string and []byte only. Rows go [rowsAtOnce] in a statement; on
// SQLite each is one crossing to the driver's own C, since database/sql's way costs
// twice that.
func (tx *Tx) insertMany(head string, width int, tail string, rows int, fill func(i int, args []driver.NamedValue)) error {
	return tx.insertBy(rowsAtOnce, head, width, tail, rows, fill)
}

// insertBy is insertMany with so many rows in a statement on SQLite: the text index
// takes one at a time, since it writes out all it holds before a statement that
// could fail halfway.
func (tx *Tx) insertBy(atOnce int, head string, width int, tail string, rows int, fill func(i int, args []driver.NamedValue)) error {
	if rows == 0 {
		return nil
	}
	most := min(rows, atOnce)
	if tx.store.dialect == onPostgres {
		most = min(rows, 500, 60000/width) // it takes 65,535 arguments
	}
	args := make([]driver.NamedValue, width*most)
	for i := range args {
		args[i].Ordinal = i + 1
	}
	if tx.store.dialect == onPostgres {
		return tx.insertChunks(head, width, tail, rows, args, fill)
	}
	head = strings.Replace(head, "INSERT INTO", "INSERT "+tx.store.dialect.orFail()+"INTO", 1)
	return tx.driver(func(c *sqlite3.SQLiteConn) error {
		for at := 0; at < rows; {
			many := min(rows-at, most)
			times := (rows - at) / many
			if err := tx.insertEach(c, insertText(head, width, tail, many), width, at, times, args[:width*many], fill); err != nil {
				return err
			}
			at += times * many
		}
		return nil
	})
}

// rowsAtOnce is how many rows one statement writes on SQLite: what a statement costs
// beside its rows, such as the last number of a table that keeps it, then hardly
// counts. SQLite takes 32,766 arguments.
const rowsAtOnce = 24

// insertEach runs one statement so many times, on the rows from at on.
func (tx *Tx) insertEach(c *sqlite3.SQLiteConn, text string, width, at, times int, args []driver.NamedValue, fill func(int, []driver.NamedValue)) error {
	prepared, err := c.Prepare(text)
	if err != nil {
		return tx.fail(err)
	}
	defer prepared.Close()
	st := prepared.(*sqlite3.SQLiteStmt)
	for n := range times {
		if n&63 == 0 {
			if err := tx.ready(); err != nil {
				return err
			}
		}
		for from := 0; from < len(args); from += width {
			fill(at, args[from:from+width])
			at++
		}
		if err := tx.step(st, args); err != nil {
			return err
		}
	}
	return nil
}

// insertChunks is insertMany for PostgreSQL.
func (tx *Tx) insertChunks(head string, width int, tail string, rows int, args []driver.NamedValue, fill func(int, []driver.NamedValue)) error {
	for at := 0; at < rows; {
		many := min(rows-at, len(args)/width)
		values := make([]any, 0, many*width)
		for i := range many {
			row := args[i*width : (i+1)*width]
			fill(at+i, row)
			for _, a := range row {
				values = append(values, a.Value)
			}
		}
		if _, err := tx.exec(insertText(head, width, tail, many), values...); err != nil {
			return err
		}
		at += many
	}
	return nil
}

// insertText is the statement that inserts so many rows.
func insertText(head string, width int, tail string, rows int) string {
	group := "(" + marks(width) + ")"
	return head + " VALUES " + strings.Repeat(group+", ", rows-1) + group + " " + tail
}
