package store

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"testing"

	"foyer/internal/foyer"
)

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
