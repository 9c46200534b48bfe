package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/mattn/go-sqlite3"

	"foyer/internal/foyer"
)

func TestSQLiteIsNewEnough(t *testing.T) {
	if err := checkLibrary(); err != nil {
		t.Error(err)
	}
}

func keyOf(err error) string {
	var e *foyer.Error
	if errors.As(err, &e) {
		return e.Key
	}
	return fmt.Sprint(err)
}

// lite opens a file with nothing but the driver, as another program would.
func lite(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func TestOpenSetsEveryPragma(t *testing.T) {
	s := openTest(t, Options{})
	for _, c := range []struct {
		db    *sql.DB
		write bool
	}{{s.writer, true}, {s.reader, false}} {
		for _, p := range pragmas(c.write) {
			var got string
			if err := c.db.QueryRow("PRAGMA " + p.name).Scan(&got); err != nil || got != p.reads {
				t.Errorf("writer %t: %s is %q, not %q (%v)", c.write, p.name, got, p.reads, err)
			}
		}
	}
	if _, err := s.reader.Exec("INSERT INTO house (key, value) VALUES ('a', 'b')"); err == nil {
		t.Error("a reader can write")
	}
}

func TestOpenFailsWhenAPragmaDoesNotTake(t *testing.T) {
	c := &liteConnector{
		driver: &sqlite3.SQLiteDriver{}, dsn: dsn(filepath.Join(t.TempDir(), "a.db"), "rwc"),
		pragmas: []pragma{{"synchronos", "FULL", "2"}},
	}
	if _, err := c.Connect(t.Context()); err == nil {
		t.Error("a misspelt pragma is not noticed")
	}
	c.pragmas = []pragma{{"page_size", "12345", "12345"}}
	if _, err := c.Connect(t.Context()); err == nil {
		t.Error("a value that did not take is not noticed")
	}
}

func TestOpenKeepsOthersOut(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("rights of files are the folder's on Windows")
	}
	dir := filepath.Join(t.TempDir(), "house")
	s := open(t, "sqlite:"+filepath.Join(dir, "foyer.db"), Options{})
	write(t, s, func(tx *Tx) error { return tx.SetHouse("a", "b") })
	for name, want := range map[string]os.FileMode{"": 0o700, "foyer.db": 0o600, "foyer.db-wal": 0o600, "foyer.db-shm": 0o600} {
		st, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if st.Mode().Perm() != want {
			t.Errorf("%q has %o, not %o", name, st.Mode().Perm(), want)
		}
	}
}

// refused opens a file that must be refused with a key, and unchanged by it.
func refused(t *testing.T, path, want string) {
	t.Helper()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open(context.Background(), "sqlite:"+path, Options{})
	if err == nil {
		s.Close()
		t.Fatalf("%s was opened", path)
	}
	if keyOf(err) != want {
		t.Errorf("refused with %v, not %s", err, want)
	}
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the refused file has changed (%v)", err)
	}
	if names, _ := filepath.Glob(path + "-*"); len(names) > 0 {
		t.Errorf("refusing left %v", names)
	}
}

func TestOpenRefuses(t *testing.T) {
	t.Run("another program's database", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "other.db")
		db := lite(t, path)
		// A view that would cry out if any SQL of the file were run.
		for _, text := range []string{"CREATE TABLE t (a)", "CREATE VIEW house AS SELECT abs(-9223372036854775808)"} {
			if _, err := db.Exec(text); err != nil {
				t.Fatal(err)
			}
		}
		db.Close()
		refused(t, path, "house.foreign")
	})
	t.Run("no database", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "letter.db")
		if err := os.WriteFile(path, bytes.Repeat([]byte("Dear Sir, "), 1000), 0o600); err != nil {
			t.Fatal(err)
		}
		refused(t, path, "house.foreign")
		if err := os.WriteFile(path, []byte("Dear"), 0o600); err != nil {
			t.Fatal(err)
		}
		refused(t, path, "house.foreign")
	})
	t.Run("a newer version", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "foyer.db")
		s, err := Open(t.Context(), "sqlite:"+path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.writer.Exec("PRAGMA user_version = 9999"); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		refused(t, path, "house.newer")
	})
	t.Run("a synced folder", func(t *testing.T) {
		for _, name := range []string{"OneDrive - Century 21", "Dropbox", "Google Drive", "iCloud Drive"} {
			dir := filepath.Join(t.TempDir(), name, "Foyer")
			_, err := Open(t.Context(), "sqlite:"+filepath.Join(dir, "foyer.db"), Options{})
			if keyOf(err) != "house.cloud_folder" {
				t.Errorf("%s: %v", name, err)
			}
			if _, err := os.Stat(dir); err == nil {
				t.Errorf("%s: the folder was made all the same", name)
			}
		}
	})
	t.Run("an address of no kind", func(t *testing.T) {
		if _, err := Open(t.Context(), "mysql://x", Options{}); foyer.KindOf(err) != foyer.Unsupported {
			t.Error(err)
		}
	})
}

func TestOpenAfterADeathAtBirth(t *testing.T) {
	path := filepath.Join(t.TempDir(), "foyer.db")
	if err := os.WriteFile(path, nil, 0o644); err != nil { // killed before the tag
		t.Fatal(err)
	}
	open(t, "sqlite:"+path, Options{}).Close()
	path = filepath.Join(t.TempDir(), "foyer.db")
	if err := createFile(path); err != nil { // killed before the first step
		t.Fatal(err)
	}
	open(t, "sqlite:"+path, Options{}).Close()

	// Killed between writing the tag and clearing the journal that undoes it.
	path = filepath.Join(t.TempDir(), "foyer.db")
	db := lite(t, path)
	db.SetMaxOpenConns(1)
	for _, text := range []string{"PRAGMA journal_mode = PERSIST", "BEGIN", fmt.Sprintf("PRAGMA application_id = %d", houseTag)} {
		if _, err := db.Exec(text); err != nil {
			t.Fatal(err)
		}
	}
	journal, err := os.ReadFile(path + "-journal")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("COMMIT"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	if err := os.WriteFile(path+"-journal", hotJournal(journal), 0o600); err != nil {
		t.Fatal(err)
	}
	s := open(t, "sqlite:"+path, Options{})
	sound(t, s)
}

func TestLockDir(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "house")
	release, err := LockDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := LockDir(dir); foyer.KindOf(err) != foyer.Busy || keyOf(err) != "house.open_elsewhere" {
		t.Errorf("taken twice: %v", err)
	}
	release()
	again, err := LockDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	again()
}

func TestStampsOnlyGrow(t *testing.T) {
	path := filepath.Join(t.TempDir(), "foyer.db")
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	clock := func() time.Time { return now }
	last := ""
	for _, jump := range []time.Duration{0, time.Second, -10 * 365 * 24 * time.Hour, 0, time.Millisecond} {
		now = now.Add(jump)
		s, err := Open(t.Context(), "sqlite:"+path, Options{Now: clock, Device: "d1"})
		if err != nil {
			t.Fatal(err)
		}
		write(t, s, func(tx *Tx) error {
			for range 12000 { // more than the counter holds
				next := tx.Stamp()
				if next <= last || len(next) != len("1764000000000-0001-d1") || !strings.HasSuffix(next, "-d1") {
					t.Fatalf("%q after %q", next, last)
				}
				last = next
			}
			return nil
		})
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestDeviceStays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "foyer.db")
	first := open(t, "sqlite:"+path, Options{})
	name := first.device
	first.Close()
	if second := open(t, "sqlite:"+path, Options{}); second.device != name || name == "" {
		t.Errorf("the device was %q and is %q", name, second.device)
	}
}

func TestOddPaths(t *testing.T) {
	name := "Élise & fils #1 100% (b)"
	if runtime.GOOS != "windows" {
		name += "? x=1&mode=memory"
	}
	path := filepath.Join(t.TempDir(), name, "foyer.db")
	s := open(t, "sqlite:"+path, Options{})
	write(t, s, func(tx *Tx) error { return tx.SetHouse("a", "b") })
	if err := s.Backup(t.Context(), filepath.Join(filepath.Dir(path), "copy #2?.db"), nil); err != nil {
		t.Error(err)
	}
	s.Close()
	if st, err := os.Stat(path); err != nil || st.Size() == 0 {
		t.Error("the book is not where it was asked for", err)
	}
}
