package store

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/stdlib"
)

// each runs a test on SQLite, and on PostgreSQL when FOYER_TEST_POSTGRES names an
// empty database; every house is a schema of its own there, gone after the test.
func each(t *testing.T, test func(t *testing.T, s *Store)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { test(t, openTest(t, Options{})) })
	t.Run("postgres", func(t *testing.T) { test(t, open(t, postgresURL(t), Options{})) })
}

// openTest opens a fresh SQLite house.
func openTest(t testing.TB, o Options) *Store {
	t.Helper()
	return open(t, "sqlite:"+filepath.Join(t.TempDir(), "house", "foyer.db"), o)
}

func open(t testing.TB, url string, o Options) *Store {
	t.Helper()
	s, err := Open(context.Background(), url, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

var schemas atomic.Int64

// postgresURL answers the address of a fresh schema, or skips the test.
func postgresURL(t testing.TB) string {
	t.Helper()
	base := os.Getenv("FOYER_TEST_POSTGRES")
	if base == "" {
		t.Skip("FOYER_TEST_POSTGRES is not set: PostgreSQL is not tried")
	}
	u, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("t%d_%d_%d", os.Getpid(), time.Now().UnixNano(), schemas.Add(1))
	q := u.Query()
	q.Set("schema", name)
	u.RawQuery = q.Encode()
	t.Cleanup(func() {
		db, err := sql.Open("pgx", base)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec("DROP SCHEMA IF EXISTS " + name + " CASCADE"); err != nil {
			t.Error(err)
		}
	})
	return u.String()
}

var _ = stdlib.GetDefaultDriver // registers "pgx" for postgresURL

// write runs fn in a transaction that must succeed.
func write(t testing.TB, s *Store, fn func(tx *Tx) error) {
	t.Helper()
	if err := s.Write(context.Background(), fn); err != nil {
		t.Fatal(err)
	}
}

// read runs fn on a snapshot and must succeed.
func read(t testing.TB, s *Store, fn func(tx *Tx) error) {
	t.Helper()
	if err := s.Read(context.Background(), fn); err != nil {
		t.Fatal(err)
	}
}

func TestOpen(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		v, err := s.Version(context.Background())
		if err != nil || v == "" {
			t.Fatal(v, err)
		}
		t.Log(v)
		write(t, s, func(tx *Tx) error {
			p, err := tx.EnsureOwner("Ada", "ada")
			if err != nil {
				return err
			}
			q, err := tx.EnsureOwner("Eve", "eve")
			if err == nil && (p != q || p.N == 0) {
				t.Errorf("%+v and %+v", p, q)
			}
			return err
		})
		read(t, s, func(tx *Tx) error {
			all, err := tx.People()
			if len(all) != 1 {
				t.Errorf("%d people", len(all))
			}
			list, err2 := tx.ListValues("rating")
			if fmt.Sprint(list) != "[Hot Warm Cold]" {
				t.Errorf("ratings %v", list)
			}
			if err == nil {
				err = err2
			}
			return err
		})
	})
}
