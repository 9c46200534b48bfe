package intake

import (
	"context"
	"encoding/json"
	"errors"
	"hash/fnv"
	"io"
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/sheet"
	"foyer/internal/store"
)

// diffSide is one of two files held against each other.
type diffSide struct {
	in   *Intake
	imp  *store.Import
	file *sheet.DiskFile
	fd   sheet.Finding
	only []int // columns that count, in an order that both files share
}

func (in *Intake) openDiffSide(imp *store.Import) (*diffSide, error) {
	f, err := in.openKept(imp)
	if err != nil {
		return nil, err
	}
	s := &diffSide{in: in, imp: imp, file: f}
	if err := json.Unmarshal(imp.Finding, &s.fd); err != nil {
		f.Close()
		return nil, err
	}
	return s, nil
}

func (s *diffSide) close() { s.file.Close() }

func (s *diffSide) header() []string {
	out := make([]string, len(s.imp.Mapping.Columns))
	for i, c := range s.imp.Mapping.Columns {
		out[i] = c.Header
	}
	return out
}

// each walks the rows of a file with their keys, in the order of the file.
func (s *diffSide) each(ctx context.Context, fn func(*store.ImportRow, []string) error) error {
	src, err := sheet.Open(s.file, s.fd, sheet.Place{})
	if err != nil {
		return err
	}
	for next := 0; ; {
		var rows []store.ImportRow
		err := s.in.store.Read(ctx, func(tx *store.Tx) (err error) {
			rows, err = tx.KeysFrom(s.imp.N, next, batchRows)
			return err
		})
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			return nil
		}
		for i := range rows {
			row, err := src.Next()
			for err == nil && row.Number < rows[i].Row {
				row, err = src.Next()
			}
			if errors.Is(err, io.EOF) || err == nil && row.Number != rows[i].Row {
				return foyer.Fail(foyer.Conflict, "import.file_changed", "name", s.imp.File)
			}
			if err != nil {
				return err
			}
			if err := fn(&rows[i], row.Cells); err != nil {
				return err
			}
		}
		next = rows[len(rows)-1].Row + 1
	}
}

// row reads a row of the earlier file again.
func (s *diffSide) row(n uint32, c *differ) ([]string, error) {
	raw, err := sheet.ReadSpan(s.file, s.fd, c.starts[n], c.starts[n]+int64(c.lengths[n]))
	if err != nil {
		return nil, err
	}
	return plain(nil, raw.Cells), nil
}

// sum is a sum of what a row says in the columns that count.
func (s *diffSide) sum(cells []string) uint64 {
	h := fnv.New64a()
	for _, at := range s.only {
		if at >= 0 && at < len(cells) {
			io.WriteString(h, strings.TrimSpace(cells[at]))
		}
		h.Write([]byte{0})
	}
	return h.Sum64() | 1
}

// shared answers the columns that both files have and that are imported from the new
// one, by name, in the same order for both.
func shared(was, now *foyer.Mapping) (before, after []int) {
	place := map[string]int{}
	for i, c := range was.Columns {
		place[normal(c.Header)] = i
	}
	for i, c := range now.Columns {
		at, ok := place[normal(c.Header)]
		if ok && c.Key != foyer.NotImported && !ours(c.Header) {
			before, after = append(before, at), append(after, i)
		}
	}
	return before, after
}
