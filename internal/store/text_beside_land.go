package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"github.com/mattn/go-sqlite3"
)

// Land takes over what was built, once no more leads come: it waits for the rest to be
// indexed, writes anew what changed since, and puts the index into the book, all of it or
// nothing. progress hears how many of the leads are in. What it cannot take over it
// leaves to [Store.IndexText], which is to be called after it in any case; an error means
// that the book could not be written or that ctx ended.
func (b *TextBeside) Land(ctx context.Context, progress func(done, total int64)) error {
	if b == nil {
		return nil
	}
	defer b.Drop()
	err := b.finish(ctx, progress)
	if err == nil {
		err = b.store.Write(ctx, b.take)
	}
	var own besideError
	if errors.As(err, &own) && ctx.Err() == nil {
		b.store.log.Warn("the text index beside is lost, it is made from the leads", "err", err)
		return nil
	}
	return err
}

// take puts the index into the book, in one transaction.
func (b *TextBeside) take(tx *Tx) error {
	fits, err := b.fits(tx)
	if err != nil || !fits {
		return err
	}
	last, err := tx.lastLead()
	if err != nil {
		return err
	}
	if err := b.renew(tx); err != nil {
		return err
	}
	if err := b.exec(tx.ctx, "COMMIT"); err != nil {
		return err
	}
	whole, err := b.whole(tx)
	if err != nil || !whole {
		return err
	}
	if err := b.copy(tx); err != nil {
		return err
	}
	return tx.setTextUpTo(last)
}

// finish waits until all that was given is in the index.
func (b *TextBeside) finish(ctx context.Context, progress func(done, total int64)) error {
	b.End()
	b.mu.Lock()
	b.awaited = true
	b.mu.Unlock()
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case err := <-b.done:
			b.done <- err
			return beside(err)
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
			b.mu.Lock()
			all := b.taken
			b.mu.Unlock()
			progress(min(b.built.Load(), all), all)
		}
	}
}

// fits says whether the book's own index still has nothing.
func (b *TextBeside) fits(tx *Tx) (bool, error) {
	empty, err := tx.noText()
	if err != nil {
		return false, err
	}
	upTo, err := tx.textUpTo()
	return empty && upTo <= b.from, err
}

// renewRows is how many leads are written anew together: FTS5 writes out all it holds each
// time some are taken out, and pieces make a search slower.
const renewRows = 20_000

// renew writes the entries of leads that changed since they came, as a transaction sees
// them, and takes out those of leads that are gone. Who changes after it began is told
// anew.
func (b *TextBeside) renew(tx *Tx) error {
	b.mu.Lock()
	ns := slices.Sorted(maps.Keys(b.changed))
	clear(b.changed)
	b.mu.Unlock()
	for part := range slices.Chunk(ns, renewRows) {
		var rows []textRow
		err := inChunks(part, func(few []any) (err error) {
			rows, err = tx.wordsWhere(rows, "IN ("+marks(len(few))+")", "", few...)
			return err
		})
		if err == nil {
			err = b.forget(tx.ctx, part)
		}
		if err == nil {
			err = b.insert(func(one func(textRow) error) error {
				for _, row := range rows {
					if err := one(row); err != nil {
						return err
					}
				}
				return nil
			})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// whole says whether the index has as many leads as the book.
func (b *TextBeside) whole(tx *Tx) (bool, error) {
	var leads, entries int64
	if err := tx.get([]any{&leads}, "SELECT COUNT(*) FROM lead_list"); err != nil {
		return false, err
	}
	if err := b.conn.QueryRowContext(tx.ctx, "SELECT COUNT(*) FROM lead_text_docsize").Scan(&entries); err != nil {
		return false, beside(err)
	}
	if leads != entries {
		b.store.log.Warn("the text index beside is not whole", "leads", leads, "entries", entries)
	}
	return leads == entries, nil
}

// besideTables are the tables that FTS5 keeps an index in, with as many columns each. A
// whole index is those of one moment: <https://sqlite.org/fts5.html>, section 10.
var besideTables = []struct {
	name, columns string
	width         int
	by            string
}{
	{"lead_text_data", "id, block", 2, "id"},
	{"lead_text_idx", "segid, term, pgno", 3, "segid, term"},
	{"lead_text_docsize", "id, sz, origin", 3, "id"},
}

// copyRows is how many rows travel together; those of an index are pages of 4 KB.
const copyRows = 480

// copy puts the index in the place of the book's own. FTS5 does not hear of that, and a
// connection keeps in mind what it knew of its tables: the writer's is given up with the
// transaction. Those of readers see by themselves that another one wrote.
func (b *TextBeside) copy(tx *Tx) error {
	tx.After(tx.leave)
	for _, t := range besideTables {
		if _, err := tx.exec("DELETE FROM " + t.name); err != nil {
			return err
		}
		err := b.conn.Raw(func(c any) error {
			rows, err := c.(*sqlite3.SQLiteConn).Query("SELECT "+t.columns+" FROM "+t.name+" ORDER BY "+t.by, nil)
			if err != nil {
				return beside(err)
			}
			defer rows.Close()
			return copyInto(tx, "INSERT INTO "+t.name+" ("+t.columns+")", t.width, rows)
		})
		if err != nil {
			return fmt.Errorf("take over %s: %w", t.name, err)
		}
	}
	return nil
}

// copyInto inserts rows of another database.
func copyInto(tx *Tx, head string, width int, rows driver.Rows) error {
	values := make([]driver.Value, 0, copyRows*width)
	for more := true; more; {
		values = values[:0]
		for len(values) < cap(values) {
			at := len(values)
			values = values[:at+width]
			if err := rows.Next(values[at:]); errors.Is(err, io.EOF) {
				values, more = values[:at], false
				break
			} else if err != nil {
				return beside(err)
			}
		}
		err := tx.insertMany(head, width, "", len(values)/width, func(i int, args []driver.NamedValue) {
			for j := range args {
				args[j].Value = values[i*width+j]
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}
