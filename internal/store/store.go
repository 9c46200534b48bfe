package store

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"foyer/internal/foyer"
)

// Options say how a Store is opened. All fields may be left empty.
type Options struct {
	Log *slog.Logger
	Now func() time.Time
	// Device is the short name of this machine in stamps; when empty the house
	// makes one at first and keeps it.
	Device string
	// BackupDir is where a copy goes before a migration; beside the database,
	// in "backups", when empty.
	BackupDir string
}

// Store is an open book. It is safe for concurrent use: one Write at a time, any
// number of Reads beside it.
type Store struct {
	dialect dialect
	url     string
	path    string // of the SQLite file, "" on PostgreSQL
	schema  string // of the house, "" on SQLite
	writer  *sql.DB
	reader  *sql.DB
	log     *slog.Logger
	now     func() time.Time
	device  string
	backups string
	binds   binds
	beside  atomic.Pointer[TextBeside] // the text index that is being built beside the writer, if one is
}

// Open opens the book at "sqlite:<path>" or "postgres://…?schema=name", makes it
// when it is not there, and brings it to the present version; on SQLite a copy is
// put aside first and checked. It answers Unsupported for a file that is not
// Foyer's ("house.foreign"), is newer than the program ("house.newer"), or lies
// where a book is not safe ("house.network_folder", "house.cloud_folder"), and
// has then changed nothing.
func Open(ctx context.Context, url string, o Options) (*Store, error) {
	s := &Store{url: url, log: o.Log, now: o.Now, device: o.Device, backups: o.BackupDir}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if s.now == nil {
		s.now = time.Now
	}
	var err error
	switch {
	case strings.HasPrefix(url, "sqlite:"):
		s.dialect = onSQLite
		if s.path, err = filepath.Abs(strings.TrimPrefix(url, "sqlite:")); err != nil {
			return nil, fmt.Errorf("open %s: %w", url, err)
		}
		err = s.openSQLite(ctx)
	case strings.HasPrefix(url, "postgres://"), strings.HasPrefix(url, "postgresql://"):
		s.dialect = onPostgres
		err = s.openPostgres(ctx)
	default:
		err = foyer.Fail(foyer.Unsupported, "house.address", "address", url)
	}
	if err == nil {
		err = s.settle(ctx)
	}
	if err == nil {
		err = s.heal(ctx)
	}
	if err != nil {
		s.Close()
		return nil, trouble(err)
	}
	return s, nil
}

// settle gives a new house its device name and the values of its lists.
func (s *Store) settle(ctx context.Context) error {
	if s.device == "" {
		err := s.Read(ctx, func(tx *Tx) (err error) {
			s.device, err = tx.House(houseDevice)
			return err
		})
		if err != nil || s.device != "" {
			return err
		}
		s.device = newDevice()
	}
	return s.Write(ctx, func(tx *Tx) error {
		if err := tx.seedLists(); err != nil {
			return err
		}
		return tx.SetHouse(houseDevice, s.device)
	})
}

// Close ends the Store. On SQLite it folds the journal into the file first, so
// that a house at rest is one file.
func (s *Store) Close() error {
	s.beside.Load().Drop()
	var first error
	if s.reader != nil && s.reader != s.writer {
		first = s.reader.Close()
	}
	if s.writer != nil {
		if s.dialect == onSQLite {
			if _, err := s.writer.Exec("PRAGMA wal_checkpoint(TRUNCATE)"); err != nil && first == nil {
				first = err
			}
		}
		if err := s.writer.Close(); err != nil && first == nil {
			first = err
		}
	}
	s.reader, s.writer = nil, nil
	if first != nil {
		return trouble(fmt.Errorf("close the book: %w", first))
	}
	return nil
}

// Path answers the file of an SQLite book, "" on PostgreSQL.
func (s *Store) Path() string { return s.path }

// Version answers the database and its version as text: "SQLite 3.54.1".
func (s *Store) Version(ctx context.Context) (string, error) {
	text := "SELECT 'SQLite ' || sqlite_version()"
	if s.dialect == onPostgres {
		text = "SELECT 'PostgreSQL ' || current_setting('server_version')"
	}
	var v string
	if err := s.reader.QueryRowContext(ctx, text).Scan(&v); err != nil {
		return "", trouble(fmt.Errorf("ask for the database version: %w", err))
	}
	return v, nil
}
