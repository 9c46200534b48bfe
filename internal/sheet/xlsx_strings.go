package sheet

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"

	"foyer/internal/foyer"
)

// stringsInMemory is how much text is kept in memory; beyond, all of it goes to a
// scratch file. Tests make it small.
var stringsInMemory int64 = 32 << 20

const (
	stringsPerMark = 16
	stringsMax     = 30_000_000
)

// sharedStrings holds the texts that cells name by number: each behind its
// length, one after the other, with a mark at every sixteenth. What would not fit
// in memory lies in a scratch file.
type sharedStrings struct {
	n     int
	size  int64
	marks []uint32
	mem   [][]byte // chunks of stringsChunk bytes, when there is no file
	file  *os.File
	out   []byte // what is not yet in the file
	block []byte // the texts between two marks, of blockAt
	at    int
}

const stringsChunk = 1 << 20

// readSharedStrings reads the part to its end. scratch is the folder for a
// scratch file.
func readSharedStrings(ctx context.Context, r io.Reader, scratch string) (_ *sharedStrings, err error) {
	x, err := newXMLScan(r)
	if err != nil {
		return nil, err
	}
	t := &sharedStrings{at: -1}
	defer func() {
		if err != nil {
			t.close()
		}
	}()
	var text []byte
	inText, phonetic := false, false
	for {
		tok, err := x.next()
		if err != nil {
			return nil, err
		}
		switch tok {
		case xmlEOF:
			return t, t.flush()
		case xmlStart:
			if x.depth() == 1 && string(x.name) != "sst" {
				return nil, errXML
			}
			switch string(x.name) {
			case "si":
				text, inText, phonetic = text[:0], false, false
			case "rPh":
				phonetic = true
			case "t":
				inText = !phonetic
			}
		case xmlText:
			if inText {
				if text, err = x.appendText(text); err != nil {
					return nil, err
				}
				if len(text) > MaxCell {
					return nil, foyer.Fail(foyer.TooLarge, "file.xlsx_text_too_long", "limit", "1 MB")
				}
			}
		case xmlEnd:
			switch string(x.name) {
			case "t":
				inText = false
			case "rPh":
				phonetic = false
			case "si":
				if x.depth() != 1 {
					break
				}
				if err := t.add(unescapeXString(text), scratch); err != nil {
					return nil, err
				}
			}
		}
	}
}

func (t *sharedStrings) add(text []byte, scratch string) error {
	if t.n >= stringsMax {
		return errUnsafe("too many shared texts")
	}
	if t.n%stringsPerMark == 0 {
		t.marks = append(t.marks, uint32(t.size))
	}
	t.n++
	var head [binary.MaxVarintLen32]byte
	h := head[:binary.PutUvarint(head[:], uint64(len(text)))]
	if t.size += int64(len(h) + len(text)); t.size > 1<<32-1 {
		return errTooLarge("1 GB")
	}
	if t.file == nil {
		t.put(h)
		t.put(text)
		if t.size > stringsInMemory {
			return t.spill(scratch)
		}
		return nil
	}
	t.out = append(append(t.out, h...), text...)
	if len(t.out) >= stringsChunk {
		return t.flush()
	}
	return nil
}

// put appends to the chunks; a text may run over from one to the next.
func (t *sharedStrings) put(b []byte) {
	for len(b) > 0 {
		last := len(t.mem) - 1
		if last < 0 || len(t.mem[last]) == stringsChunk {
			// A workbook with ten texts should not cost a megabyte.
			size := stringsChunk
			if last < 0 {
				size = 4 << 10
			}
			t.mem = append(t.mem, make([]byte, 0, size))
			last++
		}
		n := min(len(b), stringsChunk-len(t.mem[last]))
		t.mem[last] = append(t.mem[last], b[:n]...)
		b = b[n:]
	}
}

func (t *sharedStrings) spill(scratch string) error {
	f, err := os.CreateTemp(scratch, "texts-*.tmp")
	if err != nil {
		return fmt.Errorf("make a scratch file: %w", err)
	}
	// Where the system allows it the file has no name from here on, so that not
	// even a crash leaves people's data behind.
	_ = os.Remove(f.Name())
	t.file = f
	for i, chunk := range t.mem {
		if _, err := f.Write(chunk); err != nil {
			return fmt.Errorf("write a scratch file: %w", err)
		}
		t.mem[i] = nil
	}
	t.mem = nil
	return nil
}

func (t *sharedStrings) flush() error {
	if t.file == nil || len(t.out) == 0 {
		return nil
	}
	if _, err := t.file.Write(t.out); err != nil {
		return fmt.Errorf("write a scratch file: %w", err)
	}
	t.out = t.out[:0]
	return nil
}

var errNoString = errors.New("a cell names a text that is not there")

// get answers text number i; it is valid until the next call.
func (t *sharedStrings) get(i int) ([]byte, error) {
	if i < 0 || t == nil || i >= t.n {
		return nil, errNoString
	}
	mark := i / stringsPerMark
	from, to := int64(t.marks[mark]), t.size
	if mark+1 < len(t.marks) {
		to = int64(t.marks[mark+1])
	}
	b, err := t.span(mark, from, to)
	if err != nil {
		return nil, err
	}
	for skip := i % stringsPerMark; ; skip-- {
		n, h := binary.Uvarint(b)
		if h <= 0 || uint64(len(b)-h) < n {
			return nil, errNoString
		}
		if skip == 0 {
			return b[h : h+int(n)], nil
		}
		b = b[h+int(n):]
	}
}

// span answers the bytes between two marks.
func (t *sharedStrings) span(mark int, from, to int64) ([]byte, error) {
	if t.file == nil {
		c := int(from / stringsChunk)
		lo, hi := int(from%stringsChunk), int(to-int64(c)*stringsChunk)
		if hi <= len(t.mem[c]) {
			return t.mem[c][lo:hi], nil
		}
	}
	if t.at == mark {
		return t.block, nil
	}
	t.at = -1
	if n := int(to - from); cap(t.block) < n {
		t.block = make([]byte, n)
	}
	t.block = t.block[:to-from]
	if t.file != nil {
		if _, err := t.file.ReadAt(t.block, from); err != nil {
			return nil, fmt.Errorf("read a scratch file: %w", err)
		}
	} else {
		for b := t.block; len(b) > 0; {
			n := copy(b, t.mem[from/stringsChunk][from%stringsChunk:])
			b, from = b[n:], from+int64(n)
		}
	}
	t.at = mark
	return t.block, nil
}

func (t *sharedStrings) close() {
	if t != nil && t.file != nil {
		name := t.file.Name()
		t.file.Close()
		_ = os.Remove(name) // for systems that could not before
		t.file = nil
	}
}
