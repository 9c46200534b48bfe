package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"net"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/mattn/go-sqlite3"

	"foyer/internal/foyer"
)

// trouble turns a driver's error into one a person can be told of, by its code.
// What it does not know comes back as it is. The driver's error stays in the
// chain for the log.
func trouble(err error) error {
	if err == nil {
		return nil
	}
	var told *foyer.Error
	if errors.As(err, &told) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	var lite sqlite3.Error
	var pg *pgconn.PgError
	switch {
	case errors.As(err, &lite):
		told = sqliteTrouble(lite)
	case errors.As(err, &pg):
		told = postgresTrouble(pg.Code)
	case unreachable(err):
		told = foyer.Fail(foyer.Offline, "house.database_away")
	}
	if told == nil {
		return err
	}
	return fmt.Errorf("%w: %w", told, err)
}

func sqliteTrouble(e sqlite3.Error) *foyer.Error {
	switch e.ExtendedCode {
	case sqlite3.ErrConstraintUnique, sqlite3.ErrConstraintPrimaryKey, sqlite3.ErrConstraintRowID:
		return foyer.Fail(foyer.Conflict, "house.exists_already")
	}
	switch e.Code {
	case sqlite3.ErrFull:
		return foyer.Fail(foyer.Conflict, "house.disk_full")
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return foyer.Fail(foyer.Busy, "house.busy")
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB:
		return foyer.Fail(foyer.Invalid, "house.damaged")
	case sqlite3.ErrReadonly, sqlite3.ErrPerm, sqlite3.ErrCantOpen, sqlite3.ErrAuth:
		return foyer.Fail(foyer.Conflict, "house.read_only")
	case sqlite3.ErrIoErr:
		return foyer.Fail(foyer.Conflict, "house.disk_error")
	}
	return nil
}

func postgresTrouble(code string) *foyer.Error {
	switch code {
	case "23505": // unique
		return foyer.Fail(foyer.Conflict, "house.exists_already")
	case "53100": // disk full
		return foyer.Fail(foyer.Conflict, "house.disk_full")
	case "40001", "40P01", "55P03", "53300": // serialization, deadlock, lock, connections
		return foyer.Fail(foyer.Busy, "house.busy")
	case "XX001", "XX002": // data or index corrupted
		return foyer.Fail(foyer.Invalid, "house.damaged")
	case "25006", "42501": // read only, no right
		return foyer.Fail(foyer.Conflict, "house.read_only")
	case "57P01", "57P02", "57P03", "3D000", "28000", "28P01":
		return foyer.Fail(foyer.Offline, "house.database_away")
	}
	return nil
}

func unreachable(err error) bool {
	var n net.Error
	var c *pgconn.ConnectError
	return errors.As(err, &c) || errors.As(err, &n) || errors.Is(err, driver.ErrBadConn)
}

// endsTransaction says whether the database may have rolled back by itself.
func endsTransaction(err error) bool {
	var lite sqlite3.Error
	if !errors.As(err, &lite) {
		return false // PostgreSQL refuses all further statements by itself
	}
	switch lite.Code {
	case sqlite3.ErrFull, sqlite3.ErrIoErr, sqlite3.ErrNomem, sqlite3.ErrBusy,
		sqlite3.ErrInterrupt, sqlite3.ErrCorrupt, sqlite3.ErrAbort:
		return true
	}
	return false
}
