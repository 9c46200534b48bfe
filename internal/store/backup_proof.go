package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/mattn/go-sqlite3"

	"foyer/internal/foyer"
)

// print is what a copy must have in common with its model.
type print struct {
	version string
	counts  map[string]int64
	samples map[string]string
}

// fingerprint answers version, row counts and some whole rows of every table.
func fingerprint(ctx context.Context, q querier) (p print, err error) {
	if err := q.QueryRowContext(ctx, "PRAGMA user_version").Scan(&p.version); err != nil {
		return p, err
	}
	if p.counts, err = tableCounts(ctx, q); err != nil {
		return p, err
	}
	p.samples = map[string]string{}
	for name, n := range p.counts {
		if p.samples[name], err = sample(ctx, q, name, n); err != nil {
			return p, err
		}
	}
	return p, nil
}

// sample answers ten rows spread over a table as text.
func sample(ctx context.Context, q querier, table string, n int64) (string, error) {
	var out string
	for i := int64(0); i < 10 && i < n; i++ {
		rows, err := q.QueryContext(ctx, `SELECT * FROM "`+table+`" LIMIT 1 OFFSET ?`, i*n/10)
		if err != nil {
			return "", err
		}
		cols, err := rows.Columns()
		if err != nil {
			rows.Close()
			return "", err
		}
		cells := make([]any, len(cols))
		for j := range cells {
			cells[j] = new(any)
		}
		for rows.Next() {
			if err := rows.Scan(cells...); err != nil {
				rows.Close()
				return "", err
			}
			for _, c := range cells {
				out += fmt.Sprintf("%v\x1f", *c.(*any))
			}
		}
		if err := rows.Err(); err != nil {
			return "", err
		}
		rows.Close()
		if n < 10 && i+1 >= n {
			break
		}
	}
	return out, nil
}

// provesCopy opens a copy read-only and checks it against its model.
func provesCopy(ctx context.Context, path string, want print) error {
	if _, err := inspect(path); err != nil {
		return err
	}
	db := openReadOnly(path)
	defer db.Close()
	if err := wholeFile(ctx, db); err != nil {
		return err
	}
	got, err := fingerprint(ctx, db)
	if err != nil {
		return err
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		return fmt.Errorf("%w: the copy does not hold what the book holds",
			foyer.Fail(foyer.Internal, "house.bad_copy"))
	}
	return nil
}

// wholeFile checks every page of a database.
func wholeFile(ctx context.Context, db *sql.DB) error {
	var verdict string
	if err := db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return fmt.Errorf("%w: %s", foyer.Fail(foyer.Invalid, "house.damaged"), verdict)
	}
	return nil
}

func openReadOnly(path string) *sql.DB {
	db := sql.OpenDB(&liteConnector{
		driver: &sqlite3.SQLiteDriver{}, dsn: dsn(path, "ro"),
		pragmas: []pragma{{"query_only", "ON", "1"}, {"trusted_schema", "OFF", "0"}, {"cell_size_check", "ON", "1"}},
	})
	db.SetMaxOpenConns(1)
	return db
}
