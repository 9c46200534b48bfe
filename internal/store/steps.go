package store

import (
	"context"
	"database/sql/driver"
	"errors"

	"github.com/mattn/go-sqlite3"
)

// steps runs statements of which the same come again and again, one after the other.
// On SQLite each is prepared once, by the driver itself: preparing costs as much as
// running it. It lives within its transaction and must be closed before its end.
type steps struct {
	tx    *Tx
	known map[string]*sqlite3.SQLiteStmt
	args  []driver.NamedValue
}

// mostSteps is how many statements are kept prepared.
const mostSteps = 200

// run runs a statement with arguments of the types int64, string and nil.
func (s *steps) run(text string, args ...any) error {
	if s.tx.store.dialect == onPostgres {
		_, err := s.tx.exec(text, args...)
		return err
	}
	return s.tx.driver(func(c *sqlite3.SQLiteConn) error {
		st := s.known[text]
		if st == nil {
			if len(s.known) == mostSteps {
				s.close()
			}
			prepared, err := c.Prepare(text)
			if err != nil {
				return s.tx.fail(err)
			}
			if s.known == nil {
				s.known = map[string]*sqlite3.SQLiteStmt{}
			}
			st = prepared.(*sqlite3.SQLiteStmt)
			s.known[text] = st
		}
		s.args = s.args[:0]
		for i, a := range args {
			s.args = append(s.args, driver.NamedValue{Ordinal: i + 1, Value: a})
		}
		return s.tx.step(st, s.args)
	})
}

// step runs a prepared statement. Query binds and steps in one crossing to C, Exec
// crosses once a value.
func (tx *Tx) step(st *sqlite3.SQLiteStmt, args []driver.NamedValue) error {
	return tx.fail(runStep(st, args))
}

func runStep(st *sqlite3.SQLiteStmt, args []driver.NamedValue) error {
	rows, err := st.QueryContext(context.Background(), args)
	if err != nil {
		return err
	}
	return rows.Close()
}

// close gives the prepared statements back.
func (s *steps) close() {
	var all []error
	for _, st := range s.known {
		all = append(all, st.Close())
	}
	if err := errors.Join(all...); err != nil {
		s.tx.store.log.Warn("close statements", "err", err)
	}
	clear(s.known)
}
