package store

import (
	"bufio"
	"context"
	"database/sql/driver"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/mattn/go-sqlite3"
)

// What is given to a TextBeside lies in its spool until it is in the index: per lead its
// n, the length of each group of words but the marks, their words, and the length of the
// marks and they. Numbers are uvarints.

// pack appends the words of a lead, all but the marks, as they lie in the spool.
func (w *leadWords) pack(dst []byte) []byte {
	for i := range w[:groupMarks] {
		dst = binary.AppendUvarint(dst, uint64(len(w[i])))
	}
	for i := range w[:groupMarks] {
		dst = append(dst, w[i]...)
	}
	return dst
}

// leads takes leads that were inserted; they count once their transaction is on disk.
func (b *TextBeside) leads(tx *Tx, batch []NewLead, before int64, sources []int64) {
	if !tx.cache.spooled {
		tx.cache.spooled = true
		b.buf, b.coming = b.buf[:0], b.coming[:0]
		tx.After(b.add)
	}
	var marks []byte
	for i := range batch {
		l, n := &batch[i], before+int64(i)+1
		l.PrepareWords()
		b.buf = binary.AppendUvarint(b.buf, uint64(n))
		b.buf = append(b.buf, l.form.words...)
		marks = l.cell(sources[i]).marks(marks[:0])
		b.buf = binary.AppendUvarint(b.buf, uint64(len(marks)))
		b.buf = append(b.buf, marks...)
		b.coming = append(b.coming, n)
	}
}

// add lets the entries of a transaction that is on disk be read. One that comes late is
// read from the book.
func (b *TextBeside) add() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.over {
		for _, n := range b.coming {
			b.changed[n] = true
		}
		return
	}
	n, err := b.spool.Write(b.buf)
	if err != nil {
		b.store.log.Warn("keep words for the text index", "err", err)
		b.lost = true // IndexText will read the leads
	}
	b.taken += int64(len(b.coming))
	b.size += int64(n)
	b.more.Broadcast()
}

// End says that no more leads come, but for a few at most.
func (b *TextBeside) End() {
	if b == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.over = true
	b.more.Broadcast()
}

// stale hears of leads that a transaction has written anew or taken out, once it is on
// disk.
func (b *TextBeside) stale(tx *Tx, ns []int64) {
	if b == nil || len(ns) == 0 {
		return
	}
	ns = slices.Clone(ns)
	tx.After(func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, n := range ns {
			if n > b.from {
				b.changed[n] = true
			}
		}
	})
}

// errLost ends building when nobody wants the index any more or it cannot be whole.
var errLost = errors.New("the text index beside is lost")

// buildFrom is the part of the leads, one in so many, that must have come before
// building begins. Until then it would only take the processor from the writer; behind
// the last lead the indexes of lists are built, by one processor, and it has the other.
const buildFrom = 2

// build indexes what comes through the spool until no more does, and what changed
// meanwhile.
func (b *TextBeside) build() error {
	if err := b.follow(); err != nil {
		return err
	}
	return b.store.Read(context.Background(), b.renew)
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
				row, err := b.next(r)
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

// next reads one entry; io.EOF stands between two only.
func (b *TextBeside) next(r *bufio.Reader) (row textRow, err error) {
	n, err := binary.ReadUvarint(r)
	if err != nil {
		return row, err
	}
	row.n = int64(n)
	for _, part := range [][]string{row.words[:groupMarks], row.words[groupMarks:]} {
		if err := readTexts(r, part); err != nil {
			return row, errors.Join(io.ErrUnexpectedEOF, err)
		}
	}
	return row, nil
}

// readTexts reads texts whose lengths stand before the first of them.
func readTexts(r *bufio.Reader, texts []string) error {
	var sizes [numGroups]int
	all := 0
	for i := range texts {
		size, err := binary.ReadUvarint(r)
		if err != nil {
			return err
		}
		sizes[i] = int(size)
		all += sizes[i]
	}
	buf := make([]byte, all)
	if _, err := io.ReadFull(r, buf); err != nil {
		return err
	}
	whole := string(buf)
	for i := range texts {
		texts[i], whole = whole[:sizes[i]], whole[sizes[i]:]
	}
	return nil
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
