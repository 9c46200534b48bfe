package store

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"foyer/internal/foyer"
)

// child runs this test again in a process of its own that works on dir, and
// answers its output and how to end it at once.
func child(t *testing.T, dir string) (lines *bufio.Scanner, kill func()) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
	cmd.Env = append(os.Environ(), "FOYER_TEST_CHILD="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return bufio.NewScanner(out), func() {
		cmd.Process.Kill()
		cmd.Wait()
	}
}

func sound(t *testing.T, s *Store) {
	t.Helper()
	if problems, err := s.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Error(problems, err)
	}
}

// Killed at any moment of its birth, a book opens the next time.
func TestKillWithinTheFirstOpening(t *testing.T) {
	if dir := os.Getenv("FOYER_TEST_CHILD"); dir != "" {
		for i := 0; ; i++ {
			fmt.Println("opening")
			open(t, "sqlite:"+filepath.Join(dir, strconv.Itoa(i), "foyer.db"), Options{})
		}
	}
	if testing.Short() {
		t.Skip("kills processes")
	}
	dir := t.TempDir()
	for round := range 12 {
		at := filepath.Join(dir, strconv.Itoa(round))
		lines, kill := child(t, at)
		for n := 0; n <= round%3 && lines.Scan(); n++ {
		}
		// On a busy machine the child says so long before it has begun.
		for i := 0; i < 200; i++ {
			if begun, _ := filepath.Glob(filepath.Join(at, "*")); len(begun) > 0 {
				break
			}
			time.Sleep(10 * time.Millisecond)
		}
		time.Sleep(time.Duration(rand.IntN(40)) * time.Millisecond)
		kill()
		books, err := filepath.Glob(filepath.Join(at, "*"))
		if err != nil || len(books) == 0 {
			t.Fatal("nothing was begun", err)
		}
		for _, book := range books {
			s := open(t, "sqlite:"+filepath.Join(book, "foyer.db"), Options{})
			sound(t, s)
			s.Close()
		}
	}
}

// Killed within staging and running, an import goes on where it was, and its
// numbers are those of an unbroken one.
func TestKillWithinAnImport(t *testing.T) {
	const batch = 500
	rows := someRows(20 * batch)
	if dir := os.Getenv("FOYER_TEST_CHILD"); dir != "" {
		s := open(t, "sqlite:"+filepath.Join(dir, "foyer.db"), Options{})
		for {
			at := 0
			write(t, s, func(tx *Tx) error {
				imp, err := tx.Import("one")
				if err != nil {
					return err
				}
				at = imp.NextRow
				part := rows[at%len(rows)/batch*batch:][:batch]
				if at < len(rows) {
					err = tx.AddRows(imp.N, part)
				} else {
					err = tx.PassRows(imp.N, part[0].Row, part[batch-1].Row, nil)
				}
				if err != nil {
					return err
				}
				imp.NextRow += batch
				return tx.UpdateImport(&imp)
			})
			fmt.Println("at", at+batch)
			if at+batch == 2*len(rows) {
				return
			}
		}
	}
	if testing.Short() {
		t.Skip("kills processes")
	}
	dir := t.TempDir()
	path := "sqlite:" + filepath.Join(dir, "foyer.db")
	s := open(t, path, Options{})
	imp := newImport(t, s, "one")
	imp.NextRow = 0
	write(t, s, func(tx *Tx) error { return tx.UpdateImport(imp) })
	s.Close()
	kills, done := 0, 0
	for done < 2*len(rows) {
		lines, kill := child(t, dir)
		for lines.Scan() {
			if v, ok := strings.CutPrefix(lines.Text(), "at "); ok {
				done, _ = strconv.Atoi(v)
			}
			if done < 2*len(rows) && rand.IntN(8) == 0 {
				time.Sleep(time.Duration(rand.IntN(8)) * time.Millisecond)
				kills++
				break
			}
		}
		kill()
		s := open(t, path, Options{})
		read(t, s, func(tx *Tx) error {
			now, err := tx.ImportByN(imp.N)
			if now.NextRow < done {
				t.Errorf("row %d was acknowledged, the import is at %d", done, now.NextRow)
			}
			done = now.NextRow
			c, err2 := tx.RowCounts(imp.N)
			if c.Rows != min(done, len(rows)) || c.Sum() != max(done-len(rows), 0) {
				t.Errorf("at %d: %+v", done, c)
			}
			if err == nil {
				err = err2
			}
			return err
		})
		sound(t, s)
		s.Close()
	}
	if kills == 0 {
		t.Error("nobody was killed")
	}
	t.Log(kills, "kills")
}

// The child writes and says so; killed at any moment, what it said is there.
func TestKillLosesNothingAcknowledged(t *testing.T) {
	if dir := os.Getenv("FOYER_TEST_CHILD"); dir != "" {
		s := open(t, "sqlite:"+filepath.Join(dir, "foyer.db"), Options{})
		for i := 0; ; i++ {
			write(t, s, func(tx *Tx) error {
				id := fmt.Sprintf("%d-%d", os.Getpid(), i)
				if err := tx.Log(Change{Entity: "test", EntityID: id, Kind: foyer.ChangeAdd}); err != nil {
					return err
				}
				return tx.SetHouse("twin", id) // one transaction: never one without the other
			})
			fmt.Printf("ack %d-%d\n", os.Getpid(), i)
		}
	}
	if testing.Short() {
		t.Skip("kills processes")
	}
	dir := t.TempDir()
	acked := map[string]bool{}
	for round := range 8 {
		lines, kill := child(t, dir)
		for seen := 0; lines.Scan(); {
			id, ok := strings.CutPrefix(lines.Text(), "ack ")
			if !ok {
				continue
			}
			acked[id] = true
			if seen++; seen == 3+round*7 {
				break
			}
		}
		kill()
	}
	s := open(t, "sqlite:"+filepath.Join(dir, "foyer.db"), Options{})
	read(t, s, func(tx *Tx) error {
		for id := range acked {
			if list, err := tx.Changes("test", id); err != nil || len(list) != 1 {
				t.Errorf("%s was acknowledged and is there %d times (%v)", id, len(list), err)
			}
		}
		twin, err := tx.House("twin")
		if list, _ := tx.Changes("test", twin); len(list) != 1 {
			t.Errorf("half a transaction: %s", twin)
		}
		return err
	})
	if problems, err := s.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Error(problems, err)
	}
	t.Log(len(acked), "acknowledged")
}
