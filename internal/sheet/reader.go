package sheet

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unsafe"

	"foyer/internal/foyer"
)

// Place is where a reader stands between two rows: the byte at which the next
// row begins, and the number it will have. Kept beside the rows read so far, it
// is all that is needed to go on reading. The zero Place is the start of data.
type Place struct {
	Offset int64
	Row    int
}

// Reader streams the rows of data of a file as a [Finding] describes it.
type Reader struct {
	f     File
	cells cellMaker

	buf  []byte
	r, w int   // unread bytes of buf
	base int64 // place in the file of buf[r]
	last bool  // the file ends at buf[w]

	stream io.Reader // the decoded text, where there are no bytes to come back to

	row   int // number of the next row
	done  error
	tot   Totals
	marks marks
	ends  tableEnd
}

const readSize = 256 << 10

// Open begins to read the rows of a file at a place. The Finding must be of this
// very file, and must not need a copy.
func Open(f File, fd Finding, at Place) (*Reader, error) {
	if NeedsCopy(fd) {
		return nil, fmt.Errorf("open %s in %s: it has to be copied first", fd.Format, fd.Dialect.Encoding)
	}
	if at == (Place{}) {
		at = Place{Offset: fd.DataStart, Row: fd.Dialect.FirstRow}
	}
	if at.Offset < fd.DataStart || at.Offset > f.Size() {
		return nil, fmt.Errorf("open at byte %d of %d", at.Offset, f.Size())
	}
	return &Reader{
		f: f, base: at.Offset, row: at.Row,
		cells: newCellMaker(fd.Dialect, fd.Width),
		tot:   Totals{Bytes: at.Offset, Size: f.Size(), Doubts: []Doubt{}},
		ends:  newTableEnd(fd),
	}, nil
}

// Next answers the next row of data; wholly blank ones are counted and passed
// over. At the end of the table it answers io.EOF. The row's cells are valid
// until the next call.
func (r *Reader) Next() (Row, error) {
	for {
		if r.done != nil {
			return Row{}, r.done
		}
		n, err := r.find()
		if err != nil {
			r.done = err
			return Row{}, err
		}
		b := r.buf[r.r : r.r+n]
		cells, flags := r.cells.row(b)
		row := Row{Number: r.row, Cells: cells, Start: r.base, End: r.base + int64(n), Flags: flags}
		empty := blank(cells)
		if r.ends.at(r, cells, empty, row.End) {
			// The rest is another table: counted, and said, but not read.
			r.tot.Bytes += r.tot.Size - r.base
			r.marks.add("read.several_tables", r.row)
			r.done = io.EOF
			continue
		}
		r.r += n
		r.base += int64(n)
		r.tot.Bytes += row.End - row.Start
		r.row++
		if empty {
			r.tot.Blank++
			continue
		}
		if len(cells) > MaxColumns {
			r.done = foyer.Fail(foyer.TooLarge, "read.too_many_columns", "row", strconv.Itoa(row.Number), "columns", strconv.Itoa(MaxColumns))
			return Row{}, r.done
		}
		if r.tot.Rows++; r.tot.Rows > MaxRows {
			r.done = foyer.Fail(foyer.TooLarge, "read.too_many_rows", "rows", strconv.Itoa(MaxRows))
			return Row{}, r.done
		}
		r.marks.row(row, r.ends.width)
		return row, nil
	}
}

// Place answers where the next row begins.
func (r *Reader) Place() Place { return Place{Offset: r.base, Row: r.row} }

// Totals answers how the bytes were used so far. A reader that began at a place
// counts the bytes before it as used, and the rows from it on.
func (r *Reader) Totals() Totals {
	t := r.tot
	t.Doubts = r.marks.doubts()
	return t
}

// Check answers an error if the bytes of rows, blank rows, lead-in and header are
// not those of the file: then something was passed over that nobody was told of.
func (t Totals) Check() error {
	if t.Bytes != t.Size {
		return fmt.Errorf("read %d of %d bytes", t.Bytes, t.Size)
	}
	return nil
}

// find makes sure that the next row is in the buffer and answers its bytes.
func (r *Reader) find() (int, error) {
	for {
		if r.w > r.r || r.last {
			if r.last && r.w == r.r {
				return 0, io.EOF
			}
			if n, ok := r.cells.tok.next(r.buf[r.r:r.w], r.last); ok {
				if n > MaxRow {
					return 0, r.tooLong()
				}
				return n, nil
			}
			if r.w-r.r > MaxRow {
				return 0, r.tooLong()
			}
		}
		if err := r.fill(); err != nil {
			return 0, err
		}
	}
}

func (r *Reader) tooLong() error {
	return foyer.Fail(foyer.TooLarge, "read.row_too_long", "row", strconv.Itoa(r.row), "mb", strconv.Itoa(MaxRow>>20))
}

// fill reads on, keeping what is unread. The buffer grows with the longest row
// only, up to the limit of a row.
func (r *Reader) fill() error {
	if r.r > 0 {
		copy(r.buf, r.buf[r.r:r.w])
		r.r, r.w = 0, r.w-r.r
	}
	if r.w == len(r.buf) {
		grown := make([]byte, max(readSize, 2*len(r.buf)))
		copy(grown, r.buf[:r.w])
		r.buf = grown
	}
	if r.stream != nil {
		// Decoders answer in small pieces; a long row is not to be looked at once
		// for each.
		n, err := io.ReadFull(r.stream, r.buf[r.w:])
		r.w += n
		r.last = errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		if err != nil && !r.last {
			return fmt.Errorf("decode: %w", err)
		}
		return nil
	}
	at := r.base + int64(r.w)
	want := min(int64(len(r.buf)-r.w), r.tot.Size-at)
	n, err := r.f.ReadAt(r.buf[r.w:r.w+int(want)], at)
	r.w += n
	r.last = at+int64(n) == r.tot.Size
	if int64(n) < want {
		return fmt.Errorf("read at byte %d: %w", at, cmp.Or(err, io.ErrUnexpectedEOF))
	}
	return nil
}

// ReadSpan reads one row again by its span; its cells are those that streaming
// the file gave. The row's number is not known here and left 0.
func ReadSpan(f File, fd Finding, start, end int64) (Row, error) {
	if start < 0 || end < start || end > f.Size() || end-start > MaxRow {
		return Row{}, fmt.Errorf("read span %d to %d of %d bytes", start, end, f.Size())
	}
	b := make([]byte, end-start)
	if _, err := io.ReadFull(io.NewSectionReader(f, start, end-start), b); err != nil {
		return Row{}, fmt.Errorf("read span %d to %d: %w", start, end, err)
	}
	m := newCellMaker(fd.Dialect, fd.Width)
	if n, _ := m.tok.next(b, true); n != len(b) {
		return Row{}, fmt.Errorf("read span %d to %d: a row ends after %d bytes", start, end, n)
	}
	cells, flags := m.row(b)
	return Row{Cells: cells, Start: start, End: end, Flags: flags}, nil
}

// blank says whether a row has nothing but space.
func blank(cells []string) bool {
	for _, c := range cells {
		for i := 0; i < len(c); i++ {
			switch c[i] {
			case ' ', '\t', '\r', '\n', '\v', '\f':
			default:
				return false
			}
		}
	}
	return true
}

// text shows bytes as a string without a copy; it lives as long as they stay.
func text(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	return unsafe.String(&b[0], len(b))
}

func indexNUL(b []byte) int { return bytes.IndexByte(b, 0) }
