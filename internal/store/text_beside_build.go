package store

import (
	"bufio"
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"

	"github.com/mattn/go-sqlite3"
)

// errLost ends building when nobody wants the index any more or it cannot be whole.
var errLost = errors.New("the text index beside is lost")

// buildFrom is the part of the leads, one in so many, that must have come before
// building begins. Until then it would only take the processor from the writer; behind
// the last lead the indexes of lists are built, by one processor, and it has the other.
const buildFrom = 2

// build indexes what comes through the spool until no more does, and what changed
// meanwhile. While the writer is still busy with other things, it merges the pieces.
func (b *TextBeside) build() error {
	if err := b.follow(); err != nil {
		return err
	}
	if err := b.store.Read(context.Background(), b.renew); err != nil {
		return err
	}
	return b.tend()
}

// tend merges the pieces of the index until the book is ready for it: whatever is not
// merged then, TendText merges in the book.
func (b *TextBeside) tend() error {
	ctx := context.Background()
	for b.spare() {
		more, err := mergeText(func(text string, args ...any) error {
			_, err := b.conn.ExecContext(ctx, text, args...)
			return err
		}, func() (n int64, err error) {
			err = b.conn.QueryRowContext(ctx, "SELECT total_changes()").Scan(&n)
			return n, err
		})
		if err != nil || !more {
			return beside(err)
		}
	}
	return nil
}

// spare says whether the index is wanted, but not yet.
func (b *TextBeside) spare() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return !b.awaited && !b.dropped && !b.lost
}

// follow indexes what comes through the spool until no more does.
func (b *TextBeside) follow() error {
	return b.insert(func(one func(textRow) error) error {
		for at := int64(0); ; {
			till, more, err := b.wait(at)
			if err != nil || !more {
				return err
			}
			r := bufio.NewReaderSize(io.NewSectionReader(b.spool, at, till-at), 256<<10)
			for {
				row, err := readEntry(r)
				if errors.Is(err, io.EOF) {
					break
				}
				if err != nil {
					return fmt.Errorf("read words back: %w", err)
				}
				if err := one(row); err != nil {
					return err
				}
			}
			at = till
		}
	})
}

// wait answers up to where the spool may be read, and false at its end.
func (b *TextBeside) wait(at int64) (till int64, more bool, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for !b.over && !b.dropped && !b.lost && (b.size == at || b.taken*buildFrom < b.expect) {
		b.more.Wait()
	}
	if b.dropped || b.lost {
		return 0, false, errLost
	}
	return b.size, b.size > at, nil
}

// insert has feed hand over entries, and writes each into the index.
func (b *TextBeside) insert(feed func(one func(textRow) error) error) error {
	return beside(b.conn.Raw(func(c any) error {
		text := insertText(textHead, numGroups+1, "", 1)
		prepared, err := c.(*sqlite3.SQLiteConn).Prepare(text)
		if err != nil {
			return err
		}
		defer prepared.Close()
		args := make([]driver.NamedValue, numGroups+1)
		for i := range args {
			args[i].Ordinal = i + 1
		}
		return feed(func(row textRow) error {
			row.into(args)
			if err := runStep(prepared.(*sqlite3.SQLiteStmt), args); err != nil {
				return err
			}
			if b.built.Add(1)&1023 == 0 && b.unwanted() {
				return errLost
			}
			return nil
		})
	}))
}

func (b *TextBeside) unwanted() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.dropped || b.lost
}

// forget takes leads out of the index.
func (b *TextBeside) forget(ctx context.Context, ns []int64) error {
	return b.exec(ctx, "DELETE FROM lead_text WHERE rowid "+inNumbers(ns))
}

func (b *TextBeside) exec(ctx context.Context, text string) error {
	_, err := b.conn.ExecContext(ctx, text)
	return beside(err)
}

// besideError is trouble with the files of the index, which the book has not.
type besideError struct{ error }

func (e besideError) Unwrap() error { return e.error }

func beside(err error) error {
	if err == nil {
		return nil
	}
	return besideError{err}
}
