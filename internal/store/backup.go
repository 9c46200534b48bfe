package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"time"

	"github.com/mattn/go-sqlite3"

	"foyer/internal/foyer"
)

// Backup writes a copy of the book to path, which must not exist, opens the copy
// again, checks it whole and compares it with the book, and only then gives it
// its name. progress, which may be nil, hears pages. The book can be read and
// written meanwhile. It answers Unsupported on PostgreSQL, which has its own.
func (s *Store) Backup(ctx context.Context, path string, progress func(done, total int)) error {
	if s.dialect != onSQLite {
		return foyer.Fail(foyer.Unsupported, "house.backup_postgres")
	}
	return trouble(copyBook(ctx, s.reader, s.path, path, progress))
}

// RestoreFile puts the book kept in backup at dest, which must not exist. The
// backup is checked whole before, and the new book after; the backup stays.
func RestoreFile(ctx context.Context, backup, dest string) error {
	return trouble(restoreFile(ctx, backup, dest))
}

func restoreFile(ctx context.Context, backup, dest string) error {
	if _, err := os.Stat(backup); err != nil {
		return fmt.Errorf("%w: %w", foyer.Fail(foyer.NotFound, "house.no_backup", "file", filepath.Base(backup)), err)
	}
	if err := safeFolder(filepath.Dir(dest)); err != nil {
		return err
	}
	version, err := inspect(backup)
	if err != nil {
		return err
	}
	steps, err := onSQLite.steps()
	if err != nil {
		return err
	}
	if last := steps[len(steps)-1].version; version > last {
		return newer(version, last)
	}
	from := openReadOnly(backup)
	defer from.Close()
	if err := wholeFile(ctx, from); err != nil {
		return err
	}
	return copyBook(ctx, from, backup, dest, nil)
}

// saveAside copies the book before its first step to a new version.
func (s *Store) saveAside(ctx context.Context, from, to int64) error {
	dir := s.backups
	if dir == "" {
		dir = filepath.Join(filepath.Dir(s.path), "backups")
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("%w: %w", foyer.Fail(foyer.Invalid, "house.folder", "folder", dir), err)
	}
	need := int64(0)
	for _, name := range []string{s.path, s.path + "-wal"} {
		if st, err := os.Stat(name); err == nil {
			need += st.Size()
		}
	}
	need = need * 22 / 10 // the copy, and the journal of the steps
	for _, at := range []string{dir, filepath.Dir(s.path)} {
		if free, err := freeSpace(at); err == nil && free < need {
			return foyer.Fail(foyer.Conflict, "house.no_room",
				"need", megabytes(need), "free", megabytes(free))
		}
	}
	name := fmt.Sprintf("foyer-%d-before-%d-%s.db", from, to, s.now().UTC().Format("20060102T150405.000Z"))
	if err := copyBook(ctx, s.writer, s.path, filepath.Join(dir, name), nil); err != nil {
		return fmt.Errorf("save the book aside: %w", err)
	}
	s.log.Info("saved the book aside", "file", name)
	return nil
}

// megabytes answers a size in whole megabytes, rounded up, as text.
func megabytes(n int64) string { return strconv.FormatInt((n+999_999)/1_000_000, 10) }

// copyBook copies the database behind db, whose file is path, to dest.
func copyBook(ctx context.Context, db *sql.DB, path, dest string, progress func(done, total int)) (err error) {
	if _, err := os.Lstat(dest); err == nil {
		return foyer.Fail(foyer.Conflict, "house.file_there", "file", filepath.Base(dest))
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	part := dest + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	// Ours only from the first byte on: the copy holds what the book holds.
	f, err := os.OpenFile(part, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("%w: %w", foyer.Fail(foyer.Conflict, "house.read_only"), err)
	}
	f.Close()
	defer func() {
		if err != nil {
			os.Remove(part)
		}
	}()
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	// One snapshot for the copy and for the numbers it is compared with.
	if _, err := conn.ExecContext(ctx, "BEGIN"); err != nil {
		return err
	}
	defer conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
	want, err := fingerprint(ctx, conn)
	if err != nil {
		return err
	}
	err = conn.Raw(func(c any) error {
		return stepCopy(ctx, c.(*sqlite3.SQLiteConn), part, progress)
	})
	if err != nil {
		return fmt.Errorf("copy the book: %w", err)
	}
	if err := provesCopy(ctx, part, want); err != nil {
		return err
	}
	if err := syncFile(part); err != nil {
		return err
	}
	if err := retry(func() error { return os.Rename(part, dest) }); err != nil {
		return err
	}
	return syncDir(filepath.Dir(dest))
}

// stepCopy copies page by page, so that it can be watched and stopped.
func stepCopy(ctx context.Context, from *sqlite3.SQLiteConn, path string, progress func(done, total int)) (err error) {
	c, err := (&sqlite3.SQLiteDriver{}).Open(dsn(path, "rw"))
	if err != nil {
		return err
	}
	to := c.(*sqlite3.SQLiteConn)
	defer func() { err = errors.Join(err, to.Close()) }()
	if _, err := to.Exec("PRAGMA journal_mode = OFF", nil); err != nil {
		return err
	}
	b, err := to.Backup("main", from, "main")
	if err != nil {
		return err
	}
	defer b.Close()
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		done, err := b.Step(2000)
		if err != nil {
			return err
		}
		if progress != nil {
			progress(b.PageCount()-b.Remaining(), b.PageCount())
		}
		if done {
			break
		}
	}
	if err := b.Finish(); err != nil {
		return err
	}
	// A copy says WAL in its head like its model; one file without a journal is
	// what can be carried about.
	_, err = to.Exec("PRAGMA journal_mode = DELETE", nil)
	return err
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}

func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil // a folder cannot be synced there; the rename is journaled
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}

// retry tries for ten seconds: on Windows scanners and backup programs hold
// files for moments.
func retry(do func() error) error {
	wait := 10 * time.Millisecond
	for end := time.Now().Add(10 * time.Second); ; wait *= 2 {
		err := do()
		if err == nil || !held(err) || time.Now().After(end) {
			return err
		}
		time.Sleep(min(wait, time.Second))
	}
}
