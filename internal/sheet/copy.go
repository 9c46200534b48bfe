package sheet

import (
	"bufio"
	"context"
	"fmt"
	"io"

	"golang.org/x/text/transform"
)

// Copy writes the file as the one canonical text: UTF-8, commas, doubled quotes,
// \n, every row of the original a row of the copy and a blank one a blank line,
// so that row numbers stay those of the original. The Finding answered describes
// the copy. The Totals are those of the original: all of its bytes were used.
func Copy(ctx context.Context, f File, fd Finding, w io.Writer) (Finding, Totals, error) {
	if fd.Format != "csv" {
		out, tot, err := copyWorkbook(ctx, f, fd, w)
		out.Dialect.Canonical = true
		return out, tot, err
	}
	return copyText(ctx, f, fd, w)
}

// source counts the bytes that a decoder took, and stops when it is told to.
type source struct {
	ctx context.Context
	r   io.Reader
	n   int64
}

func (s *source) Read(b []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := s.r.Read(b)
	s.n += int64(n)
	return n, err
}

func copyText(ctx context.Context, f File, fd Finding, w io.Writer) (Finding, Totals, error) {
	mark := int64(0)
	if fd.Dialect.BOM {
		head := make([]byte, min(4, f.Size()))
		if n, err := f.ReadAt(head, 0); n < len(head) {
			return Finding{}, Totals{}, fmt.Errorf("copy: %w", err)
		}
		_, n := byMark(head)
		mark = int64(n)
	}
	src := &source{ctx: ctx, r: io.NewSectionReader(f, mark, f.Size()-mark)}
	in := fd.Dialect
	r := &Reader{f: f, row: 1, base: mark, ends: tableEnd{off: true}}
	if e := wideOf(in.Encoding); e != nil {
		in.Encoding = encUTF8
		r.stream = transform.NewReader(src, e.NewDecoder())
	} else {
		r.stream = src
	}
	r.cells = newCellMaker(in, fd.Width)

	out := fd
	out.Dialect.Encoding, out.Dialect.BOM, out.Dialect.Canonical = encUTF8, false, true
	out.Dialect.Delimiter, out.Dialect.Padded = ",", false
	out.Dialect.Quote, out.Dialect.Escape, out.Dialect.LineEnd = `"`, "", "\n"
	out.DataStart = 0
	buf := bufio.NewWriterSize(w, 64<<10)
	var line []byte
	var size int64
	tot := Totals{Size: f.Size()}
	for {
		if r.row == in.FirstRow {
			out.DataStart = size
		}
		n, err := r.find()
		if err == io.EOF {
			break
		}
		if err != nil {
			return Finding{}, Totals{}, fmt.Errorf("copy row %d: %w", r.row, err)
		}
		cells, flags := r.cells.row(r.buf[r.r : r.r+n])
		line = line[:0]
		switch {
		case !blank(cells):
			if r.row >= in.FirstRow {
				tot.Rows++
				r.marks.row(Row{Number: r.row, Cells: cells, Flags: flags}, 0)
			}
			for i, c := range cells {
				if i > 0 {
					line = append(line, ',')
				}
				line = appendCell(line, c, ',', false)
			}
		case r.row >= in.FirstRow:
			tot.Blank++
		}
		line = append(line, '\n')
		if _, err := buf.Write(line); err != nil {
			return Finding{}, Totals{}, fmt.Errorf("copy row %d: %w", r.row, err)
		}
		size += int64(len(line))
		r.r += n
		r.row++
	}
	if r.row <= in.FirstRow {
		out.DataStart = size
	}
	if err := buf.Flush(); err != nil {
		return Finding{}, Totals{}, fmt.Errorf("copy: %w", err)
	}
	out.Size = size
	tot.Bytes, tot.Doubts = mark+src.n, r.marks.doubts()
	return out, tot, nil
}

// appendCell appends a cell as RFC 4180 has it: quoted where it must be, or
// always.
func appendCell(dst []byte, s string, delim rune, always bool) []byte {
	if !always && !needsQuotes(s, delim) {
		return append(dst, s...)
	}
	dst = append(dst, '"')
	for i := 0; i < len(s); i++ {
		if s[i] == '"' {
			dst = append(dst, '"')
		}
		dst = append(dst, s[i])
	}
	return append(dst, '"')
}

// needsQuotes says whether a cell would be read as something else without
// quotes. Spaces at an edge are kept from readers that take them off.
func needsQuotes(s string, delim rune) bool {
	if s == "" {
		return false
	}
	if s[0] == ' ' || s[len(s)-1] == ' ' {
		return true
	}
	for _, r := range s {
		if r == delim || r == '"' || r == '\n' || r == '\r' {
			return true
		}
	}
	return false
}
