package store

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"regexp"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"foyer/internal/foyer"
)

// schemaName is what the schema of a house may be called; it goes into
// statements as it is.
var schemaName = regexp.MustCompile(`^[a-z][a-z0-9_]{0,50}$`)

// openPostgres opens a house that is one schema of a database: rows of two
// brokerages never share a table. The schema stands in the address as
// "schema=name" and is made when missing; without one it is "foyer".
func (s *Store) openPostgres(ctx context.Context) error {
	u, err := url.Parse(s.url)
	if err != nil {
		return foyer.Fail(foyer.Unsupported, "house.address", "address", "postgres://…")
	}
	q := u.Query()
	if s.schema = q.Get("schema"); s.schema == "" {
		s.schema = "foyer"
	}
	if !schemaName.MatchString(s.schema) {
		return foyer.Fail(foyer.Invalid, "house.address", "address", s.schema)
	}
	q.Del("schema")
	u.RawQuery = q.Encode()
	config, err := pgx.ParseConfig(u.String())
	if err != nil {
		return fmt.Errorf("%w: %w", foyer.Fail(foyer.Invalid, "house.address", "address", u.Host), err)
	}
	config.RuntimeParams["search_path"] = s.schema
	config.RuntimeParams["timezone"] = "UTC"
	config.RuntimeParams["synchronous_commit"] = "on"
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(8)
	db.SetMaxIdleConns(4)
	s.writer, s.reader = db, db
	return s.migratePostgres(ctx)
}

// lockHouse makes the writes of a house come one after the other, as they do on
// SQLite; what reads and then writes needs no further care.
func (tx *Tx) lockHouse() error {
	_, err := tx.exec("SELECT pg_advisory_xact_lock(hashtext(?))", "foyer "+tx.store.schema)
	return err
}

// alone holds the lock of a house on one connection while fn runs.
func (s *Store) alone(ctx context.Context, fn func(*sql.Conn) error) error {
	conn, err := s.writer.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	name := "foyer open " + s.schema
	if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_lock(hashtext($1))", name); err != nil {
		return err
	}
	defer conn.ExecContext(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock(hashtext($1))", name)
	return fn(conn)
}
