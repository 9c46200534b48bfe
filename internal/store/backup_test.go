package store

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"foyer/internal/foyer"
)

func TestBackupAndRestore(t *testing.T) {
	s := openTest(t, Options{})
	imp := newImport(t, s, "one").N
	someLeads(t, s, imp, 200)
	rows := someRows(3000)
	addAll(t, s, imp, rows, 1000)
	dir := t.TempDir()
	copied := filepath.Join(dir, "copy.db")
	steps, last := 0, 0
	// Written to meanwhile: the copy is of one moment.
	err := s.Backup(t.Context(), copied, func(done, total int) {
		if steps++; steps == 1 {
			write(t, s, func(tx *Tx) error { return tx.SetHouse("meanwhile", "1") })
		}
		if done < last || done > total {
			t.Errorf("page %d of %d after %d", done, total, last)
		}
		last = done
	})
	if err != nil || steps == 0 {
		t.Fatal(err, steps)
	}
	if st, err := os.Stat(copied); err != nil || st.Mode().Perm()&0o077 != 0 {
		t.Error("the copy is open to others", st, err)
	}
	if err := s.Backup(t.Context(), copied, nil); keyOf(err) != "house.file_there" {
		t.Errorf("over a file that is there: %v", err)
	}
	if names, _ := filepath.Glob(filepath.Join(dir, "*")); len(names) != 1 {
		t.Errorf("beside the copy lies %v", names)
	}

	back := filepath.Join(t.TempDir(), "house", "foyer.db")
	if err := os.MkdirAll(filepath.Dir(back), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := RestoreFile(t.Context(), copied, back); err != nil {
		t.Fatal(err)
	}
	again := open(t, "sqlite:"+back, Options{})
	checkPages(t, again, imp, rows)
	read(t, again, func(tx *Tx) error {
		if v, _ := tx.House("meanwhile"); v != "" {
			t.Error("the copy holds what was written after its moment")
		}
		return nil
	})
	if problems, err := again.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Error(problems, err)
	}
}

func TestBackupStopped(t *testing.T) {
	s := openTest(t, Options{})
	ctx, cancel := context.WithCancel(t.Context())
	addAll(t, s, newImport(t, s, "one").N, someRows(60000), 20000)
	dir := t.TempDir()
	err := s.Backup(ctx, filepath.Join(dir, "copy.db"), func(int, int) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if names, _ := filepath.Glob(filepath.Join(dir, "*")); len(names) > 0 {
		t.Errorf("a stopped copy leaves %v", names)
	}
	write(t, s, func(tx *Tx) error { return tx.SetHouse("still", "writing") })
}

func TestRestoreRefuses(t *testing.T) {
	s := openTest(t, Options{})
	someLeads(t, s, 0, 3000)
	copied := filepath.Join(t.TempDir(), "copy.db")
	if err := s.Backup(t.Context(), copied, nil); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	dest := filepath.Join(t.TempDir(), "foyer.db")
	for name, c := range map[string]struct {
		b    []byte
		want foyer.Kind
	}{
		"cut short":   {whole[:len(whole)/2], foyer.Invalid},
		"zeroed":      {append(append(append([]byte{}, whole[:40960]...), make([]byte, 8192)...), whole[40960+8192:]...), foyer.Invalid},
		"no database": {[]byte(strings.Repeat("x", 9000)), foyer.Unsupported},
	} {
		if err := os.WriteFile(copied, c.b, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := RestoreFile(t.Context(), copied, dest); foyer.KindOf(err) != c.want {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := os.Stat(dest); err == nil {
			t.Fatalf("%s: restored all the same", name)
		}
	}
	if err := RestoreFile(t.Context(), copied+"x", dest); foyer.KindOf(err) != foyer.NotFound {
		t.Errorf("no such backup: %v", err)
	}
}

// older makes a book as it was before its last version: that a step lies behind
// is all that saving aside goes by.
func older(t *testing.T, path string, rows int) {
	t.Helper()
	s, err := Open(t.Context(), "sqlite:"+path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	imp := newImport(t, s, "one").N
	addAll(t, s, imp, someRows(rows), 1000)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestMigratingSavesAside(t *testing.T) {
	dir := t.TempDir()
	path, backups := filepath.Join(dir, "foyer.db"), filepath.Join(dir, "aside")
	older(t, path, 1500)
	steps, err := onSQLite.steps()
	if err != nil {
		t.Fatal(err)
	}
	from := steps[len(steps)-1].version
	next := step{version: from + 1, texts: []string{"CREATE TABLE extra (a TEXT)"}}
	migrate := func(st step) error {
		s := &Store{dialect: onSQLite, path: path, backups: backups, now: time.Now, log: slog.New(slog.DiscardHandler)}
		s.openWriter()
		defer s.writer.Close()
		return s.migrateSQLite(t.Context(), from, append(steps, st))
	}

	for name, bad := range map[string]string{
		"a mistake":  "CREATE TABLE extra (a TEXT); INSERT INTO nowhere VALUES (1)",
		"rows lost":  "CREATE TABLE extra (a TEXT); DELETE FROM import_rows WHERE n % 2 = 0",
		"references": "CREATE TABLE extra (a TEXT REFERENCES house (key)); PRAGMA defer_foreign_keys = 1; INSERT INTO extra VALUES ('none')",
	} {
		if err := migrate(step{version: from + 1, texts: []string{bad}}); err == nil {
			t.Fatalf("%s: migrated all the same", name)
		}
		if v, err := inspect(path); v != from || err != nil {
			t.Fatalf("%s: version %d (%v)", name, v, err)
		}
	}
	if err := migrate(next); err != nil {
		t.Fatal(err)
	}
	if v, err := inspect(path); v != from+1 || err != nil {
		t.Errorf("version %d (%v)", v, err)
	}
	names, _ := filepath.Glob(filepath.Join(backups, fmt.Sprintf("foyer-%d-before-%d-*.db", from, from+1)))
	if len(names) != 4 {
		t.Fatalf("set aside: %v", names)
	}
	for _, name := range names {
		s := open(t, "sqlite:"+name, Options{})
		checkPages(t, s, 1, someRows(1500))
	}
	if _, err := Open(t.Context(), "sqlite:"+path, Options{}); keyOf(err) != "house.newer" {
		t.Errorf("a newer book: %v", err)
	}
}
