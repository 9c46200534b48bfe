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
	"strconv"
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

func TestWriteIsWholeOrNot(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		told := []string{}
		try := func(name string, ctx context.Context, fn func(tx *Tx) error) (err error) {
			defer func() {
				if p := recover(); p != nil {
					err = fmt.Errorf("panic: %v", p)
				}
			}()
			return s.Write(ctx, func(tx *Tx) error {
				tx.After(func() { told = append(told, name) })
				if err := tx.SetHouse("k", name); err != nil {
					return err
				}
				return fn(tx)
			})
		}
		ctx, cancel := context.WithCancel(t.Context())
		bad := errors.New("no")
		for name, err := range map[string]error{
			"error":  try("error", t.Context(), func(*Tx) error { return bad }),
			"panic":  try("panic", t.Context(), func(*Tx) error { panic("oh") }),
			"cancel": try("cancel", ctx, func(*Tx) error { cancel(); return nil }),
			"cancel in bulk": try("bulk", ctx, func(tx *Tx) error {
				return tx.InsertNotes(make([]Note, 10))
			}),
		} {
			if err == nil {
				t.Errorf("%s: no error", name)
			}
		}
		read(t, s, func(tx *Tx) error {
			if v, err := tx.House("k"); v != "" || err != nil {
				t.Errorf("%q is there (%v)", v, err)
			}
			return nil
		})
		if err := try("good", t.Context(), func(*Tx) error { return nil }); err != nil {
			t.Fatal(err)
		}
		if fmt.Sprint(told) != "[good]" {
			t.Errorf("after: %v", told)
		}
	})
}

// A context cancelled within a long bulk write must leave nothing of it, though
// the bulk statements go to the driver directly.
func TestCancelWithinBulk(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		imp := newImport(t, s, "one").N
		ctx, cancel := context.WithCancel(t.Context())
		err := s.Write(ctx, func(tx *Tx) error {
			for i, rows := 0, someRows(5000); i < len(rows); i += 1000 {
				if i == 3000 {
					cancel()
				}
				if err := tx.AddRows(imp, rows[i:i+1000]); err != nil {
					return nil // swallowed: the transaction must be lost all the same
				}
			}
			return nil
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled: %v", err)
		}
		checkPages(t, s, imp, nil)
	})
}

func TestErrorsByCode(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		err := s.Write(t.Context(), func(tx *Tx) error {
			_, err := tx.exec("INSERT INTO house (key, value) VALUES ('k', '1'), ('k', '2')")
			return err
		})
		if keyOf(err) != "house.exists_already" || foyer.KindOf(err) != foyer.Conflict {
			t.Errorf("a key taken: %v", err)
		}
		newImport(t, s, "one")
		err = s.Write(t.Context(), func(tx *Tx) error { return tx.InsertImport(&Import{Import: foyer.Import{ID: "one"}}) })
		if foyer.KindOf(err) != foyer.Conflict {
			t.Errorf("an id taken: %v", err)
		}
	})
}

// The disk is full at the first page, the second, and so on: each time the write
// is whole or not there at all, the cause is named, and it works once there is
// room, without opening the book again.
func TestDiskFullAtEveryPage(t *testing.T) {
	s := openTest(t, Options{})
	imp := newImport(t, s, "one").N
	rows := someRows(400)
	work := func(tx *Tx) error {
		if err := tx.ClearRows(imp); err != nil {
			return err
		}
		if err := tx.AddRows(imp, rows); err != nil {
			// As a careless caller would: what comes next must not be written alone.
			if err := tx.SetHouse("careless", "1"); err == nil {
				t.Error("work goes on in a lost transaction")
			}
			return nil
		}
		return tx.SetHouse("done", "1")
	}
	failed := 0
	for more := 0; ; more++ {
		var pages int
		if err := s.writer.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
			t.Fatal(err)
		}
		if _, err := s.writer.Exec("PRAGMA max_page_count = " + strconv.Itoa(pages+more)); err != nil {
			t.Fatal(err)
		}
		err := s.Write(t.Context(), work)
		var has string
		read(t, s, func(tx *Tx) (err error) { has, err = tx.House("done"); return err })
		if err == nil {
			if has != "1" {
				t.Error("written, and not there")
			}
			break
		}
		failed++
		if keyOf(err) != "house.disk_full" {
			t.Fatalf("with %d pages: %v", more, err)
		}
		if has != "" {
			t.Fatalf("with %d pages: failed, and there", more)
		}
		checkPages(t, s, imp, nil)
	}
	if failed < 5 {
		t.Errorf("the disk was full only %d times", failed)
	}
	checkPages(t, s, imp, rows)
	if problems, err := s.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Error(problems, err)
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

// hotJournal answers the journal as it lies on the disk once it counts: its first
// bytes are written last.
func hotJournal(b []byte) []byte {
	if len(b) < 512 {
		b = append(b, make([]byte, 512-len(b))...)
	}
	copy(b, []byte{0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7})
	b[11] = 0              // of no pages: the file had none
	b[22], b[23] = 2, 0    // sectors of 512 bytes
	b[26], b[27] = 0x10, 0 // pages of 4096
	return b
}
