package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"time"

	"github.com/mattn/go-sqlite3"
)

// Tx is one transaction. All reading and writing is its methods. It belongs to
// one goroutine and ends with the function it was handed to.
type Tx struct {
	ctx   context.Context
	store *Store
	conn  *sql.Conn
	tx    *sql.Tx
	write bool
	now   time.Time
	after []func()
	clock clock
	// lost is set once the database may have ended the transaction by itself
	// (disk full, interrupted): whatever came next would be written outside it.
	lost error
	// cache holds what lists look up once in a transaction.
	cache leadCache
}

// Read runs fn on a snapshot of the book. Functions given to After run when fn
// has answered nil.
func (s *Store) Read(ctx context.Context, fn func(*Tx) error) error {
	return s.run(ctx, s.reader, false, fn)
}

// Write runs fn alone: no other Write runs beside it. What fn wrote is on disk
// when Write answers nil, and nothing of it is there when fn answers an error or
// panics. An error of the commit itself leaves it open whether it happened, so
// what is tried again must be harmless when done twice.
func (s *Store) Write(ctx context.Context, fn func(*Tx) error) error {
	return s.run(ctx, s.writer, true, fn)
}

func (s *Store) run(ctx context.Context, db *sql.DB, write bool, fn func(*Tx) error) (err error) {
	if err := ctx.Err(); err != nil {
		return err
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return trouble(fmt.Errorf("take a connection: %w", err))
	}
	defer conn.Close()
	// The transaction itself must not hear of a cancelled context: database/sql
	// would roll back behind our back, and a bulk statement sent straight to the
	// driver would then be written on its own. Each statement asks the context,
	// and so does the commit.
	raw, err := conn.BeginTx(context.WithoutCancel(ctx), s.dialect.options(write))
	if err != nil {
		return trouble(fmt.Errorf("begin: %w", err))
	}
	tx := &Tx{ctx: ctx, store: s, conn: conn, tx: raw, write: write, now: s.now()}
	done := false
	defer func() {
		if !done {
			tx.tx.Rollback() // also on a panic, which goes on upwards
		}
	}()
	if write && s.dialect == onPostgres {
		if err := tx.lockHouse(); err != nil {
			return err
		}
	}
	if err := fn(tx); err != nil {
		return err
	}
	if tx.lost != nil {
		return tx.lost
	}
	if err := tx.keepText(); err != nil {
		return err
	}
	if err := tx.keepClock(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	done = true
	if err := tx.tx.Commit(); err != nil {
		tx.tx.Rollback()
		return trouble(fmt.Errorf("commit: %w", err))
	}
	for _, f := range tx.after {
		f()
	}
	return nil
}

// After has f run once the transaction is on disk; it is forgotten otherwise.
func (tx *Tx) After(f func()) { tx.after = append(tx.after, f) }

// Now answers the time the transaction began.
func (tx *Tx) Now() time.Time { return tx.now }

// Context answers the context of the transaction.
func (tx *Tx) Context() context.Context { return tx.ctx }

// exec runs a statement and answers how many rows it touched.
func (tx *Tx) exec(text string, args ...any) (int64, error) {
	if err := tx.ready(); err != nil {
		return 0, err
	}
	res, err := tx.tx.ExecContext(tx.ctx, tx.store.bind(text), args...)
	if err != nil {
		return 0, tx.fail(err)
	}
	n, err := res.RowsAffected()
	if err != nil {
		return 0, tx.fail(err)
	}
	return n, nil
}

// insert runs an INSERT into a table with a key n and answers it.
func (tx *Tx) insert(text string, args ...any) (n int64, err error) {
	err = tx.get([]any{&n}, text+" RETURNING n", args...)
	return n, err
}

// get scans the one row of a query into dest; sql.ErrNoRows when there is none.
func (tx *Tx) get(dest []any, text string, args ...any) error {
	if err := tx.ready(); err != nil {
		return err
	}
	err := tx.tx.QueryRowContext(tx.ctx, tx.store.bind(text), args...).Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return err
	}
	return tx.fail(err)
}

// each calls fn for every row of a query. fn must not use tx: PostgreSQL answers
// one query at a time on a connection.
func (tx *Tx) each(text string, args []any, fn func(rows *sql.Rows) error) error {
	if err := tx.ready(); err != nil {
		return err
	}
	rows, err := tx.tx.QueryContext(tx.ctx, tx.store.bind(text), args...)
	if err != nil {
		return tx.fail(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := fn(rows); err != nil {
			return err
		}
	}
	return tx.fail(rows.Err())
}

// listOf answers the one column of a query, row by row.
func listOf[T int64 | string](tx *Tx, text string, args ...any) ([]T, error) {
	out := []T{}
	err := tx.each(text, args, func(rows *sql.Rows) error {
		var v T
		err := rows.Scan(&v)
		out = append(out, v)
		return err
	})
	return out, err
}

// leave gives the connection of a transaction up once it has ended, so that the next one
// gets a new one.
func (tx *Tx) leave() {
	err := tx.conn.Raw(func(any) error { return driver.ErrBadConn })
	if err != nil && !errors.Is(err, driver.ErrBadConn) {
		tx.store.log.Warn("give a connection up", "err", err)
	}
}

// ready refuses work on a transaction that is no longer one.
func (tx *Tx) ready() error {
	if tx.lost != nil {
		return tx.lost
	}
	return tx.ctx.Err()
}

// fail turns a driver's error into ours and marks the transaction when the
// database may have ended it.
func (tx *Tx) fail(err error) error {
	if err == nil {
		return nil
	}
	if err := tx.ctx.Err(); err != nil {
		tx.lost = err
		return err
	}
	told := trouble(err)
	if endsTransaction(err) {
		tx.lost = told
	}
	return told
}

// driver hands the SQLite connection under the transaction to fn; the bulk paths
// use it. It belongs to the transaction until fn is back.
func (tx *Tx) driver(fn func(*sqlite3.SQLiteConn) error) error {
	if err := tx.ready(); err != nil {
		return err
	}
	return tx.conn.Raw(func(c any) error { return fn(c.(*sqlite3.SQLiteConn)) })
}
