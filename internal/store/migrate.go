package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"sort"
	"strconv"
	"strings"

	"github.com/pressly/goose/v3"

	"foyer/internal/foyer"
)

// The migrations: "0001_house.sql" holds what is the same on both databases,
// written for SQLite; "0002_leads.sqlite.sql" and "0002_leads.postgres.sql" what
// differs, run after the common file of the same number in the same transaction.
// A shipped file is never edited.
//
//go:embed migrations/*.sql
var migrations embed.FS

// step is one version of the schema: the texts that lead to it.
type step struct {
	version int64
	texts   []string
}

// steps answers the migrations of the dialect in order.
func (d dialect) steps() ([]step, error) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	// The common file of a number comes before the dialect's.
	sort.Slice(names, func(i, j int) bool {
		a, b := number(names[i]), number(names[j])
		if a != b {
			return a < b
		}
		return strings.Count(names[i], ".") < strings.Count(names[j], ".")
	})
	mine, other := ".sqlite.sql", ".postgres.sql"
	if d == onPostgres {
		mine, other = other, mine
	}
	var out []step
	for _, name := range names {
		if strings.HasSuffix(name, other) {
			continue
		}
		b, err := migrations.ReadFile(name)
		if err != nil {
			return nil, err
		}
		text := string(b)
		if !strings.HasSuffix(name, mine) {
			text = d.schemaText(text)
		}
		if n := len(out); n > 0 && out[n-1].version == int64(number(name)) {
			out[n-1].texts = append(out[n-1].texts, text)
			continue
		}
		out = append(out, step{version: int64(number(name)), texts: []string{text}})
	}
	return out, nil
}

func number(name string) int {
	name = strings.TrimPrefix(name, "migrations/")
	n, _ := strconv.Atoi(name[:strings.IndexByte(name, '_')])
	return n
}

// migrateSQLite brings the file from a version to the newest. A house that has
// something to lose is copied aside and the copy checked before its first step.
func (s *Store) migrateSQLite(ctx context.Context, version int64, steps []step) error {
	last := steps[len(steps)-1].version
	if version < last && version > 0 {
		if err := s.saveAside(ctx, version, last); err != nil {
			return err
		}
	}
	var before map[string]int64
	err := s.up(ctx, steps, func(ctx context.Context, tx *sql.Tx, st step) error {
		if st.version > version && before == nil && version > 0 {
			var err error
			if before, err = tableCounts(ctx, tx); err != nil {
				return err
			}
		}
		if err := runTexts(ctx, tx, st); err != nil {
			return err
		}
		// The version goes with the step, and is what the next start reads first.
		if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", st.version)); err != nil {
			return err
		}
		if st.version == last && version > 0 {
			return provesWhole(ctx, tx, before)
		}
		return nil
	})
	if err != nil {
		return err
	}
	var now int64
	if err := s.writer.QueryRowContext(ctx, "PRAGMA user_version").Scan(&now); err != nil {
		return err
	}
	if now != last {
		return fmt.Errorf("%w: the table says version %d, the file %d",
			foyer.Fail(foyer.Invalid, "house.damaged"), last, now)
	}
	return nil
}

func (s *Store) migratePostgres(ctx context.Context) error {
	steps, err := s.dialect.steps()
	if err != nil {
		return err
	}
	last := steps[len(steps)-1].version
	return s.alone(ctx, func(conn *sql.Conn) error {
		if _, err := conn.ExecContext(ctx, "CREATE SCHEMA IF NOT EXISTS "+s.schema); err != nil {
			return err
		}
		var has bool
		err := conn.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM information_schema.tables
			WHERE table_schema = $1 AND table_name = 'goose_db_version')`, s.schema).Scan(&has)
		if err != nil {
			return err
		}
		if has {
			var at int64
			err := conn.QueryRowContext(ctx, "SELECT COALESCE(MAX(version_id), 0) FROM goose_db_version").Scan(&at)
			if err != nil {
				return err
			}
			if at > last {
				return newer(at, last)
			}
		}
		return s.up(ctx, steps, runTexts)
	})
}

// up runs the steps that are still to run, each in its own transaction with the
// record of it.
func (s *Store) up(ctx context.Context, steps []step, run func(context.Context, *sql.Tx, step) error) error {
	list := make([]*goose.Migration, 0, len(steps))
	for _, st := range steps {
		list = append(list, goose.NewGoMigration(st.version, &goose.GoFunc{
			RunTx: func(ctx context.Context, tx *sql.Tx) error { return run(ctx, tx, st) },
		}, nil))
	}
	kind := goose.DialectSQLite3
	if s.dialect == onPostgres {
		kind = goose.DialectPostgres
	}
	p, err := goose.NewProvider(kind, s.writer, nil,
		goose.WithGoMigrations(list...),
		goose.WithDisableGlobalRegistry(true),
		goose.WithSlog(s.log))
	if err != nil {
		return fmt.Errorf("prepare migrations: %w", err)
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

func runTexts(ctx context.Context, tx *sql.Tx, st step) error {
	for _, text := range st.texts {
		if _, err := tx.ExecContext(ctx, text); err != nil {
			return fmt.Errorf("step %d: %w", st.version, err)
		}
	}
	return nil
}

// tableCounts answers how many rows each table of the house holds.
func tableCounts(ctx context.Context, q querier) (map[string]int64, error) {
	rows, err := q.QueryContext(ctx, `SELECT name FROM sqlite_schema
		WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%'
		AND name <> 'goose_db_version'
		AND NOT EXISTS (SELECT 1 FROM sqlite_schema v WHERE v.sql LIKE 'CREATE VIRTUAL%'
			AND sqlite_schema.name LIKE v.name || '\_%' ESCAPE '\')`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	rows.Close()
	out := map[string]int64{}
	for _, name := range names {
		var n int64
		if err := q.QueryRowContext(ctx, `SELECT count(*) FROM "`+name+`"`).Scan(&n); err != nil {
			return nil, err
		}
		out[name] = n
	}
	return out, nil
}

// querier is what a connection, a pool and a transaction have in common.
type querier interface {
	QueryContext(ctx context.Context, text string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, text string, args ...any) *sql.Row
}

// provesWhole checks a migrated house before the last step is committed: pages
// and references are sound, and no table that was there has lost or gained a row.
// A step that moves rows on purpose will have to say how many.
func provesWhole(ctx context.Context, tx *sql.Tx, before map[string]int64) error {
	var verdict string
	if err := tx.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return fmt.Errorf("%w: %s", foyer.Fail(foyer.Invalid, "house.damaged"), verdict)
	}
	var broken int64
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM pragma_foreign_key_check").Scan(&broken); err != nil {
		return err
	}
	if broken > 0 {
		return fmt.Errorf("%w: %d rows name what is not there", foyer.Fail(foyer.Invalid, "house.damaged"), broken)
	}
	after, err := tableCounts(ctx, tx)
	if err != nil {
		return err
	}
	for name, n := range before {
		if after[name] != n {
			return fmt.Errorf("table %s had %d rows and now has %d", name, n, after[name])
		}
	}
	return nil
}
