package store

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"slices"
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
		b.yield()
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

// readEntry reads one entry; io.EOF stands between two only.
func readEntry(r *bufio.Reader) (row textRow, err error) {
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
