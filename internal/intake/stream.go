package intake

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"

	"foyer/internal/foyer"
	"foyer/internal/sheet"
	"foyer/internal/store"
)

// Reading each row by its own span takes some thirty times as long as reading the
// file from end to end: what looks at all rows of a file comes by here.

// findingOf answers what the reader made of the kept file of an import.
func findingOf(imp *store.Import) (fd sheet.Finding, err error) {
	if err = json.Unmarshal(imp.Finding, &fd); err != nil {
		err = fmt.Errorf("what was found of the file of import %s: %w", imp.ID, err)
	}
	return fd, err
}

// keptRows opens the kept file of an import at its first row.
func (in *Intake) keptRows(imp *store.Import) (*sheet.Reader, func(), error) {
	f, err := in.openKept(imp)
	if err != nil {
		return nil, nil, err
	}
	fd, err := findingOf(imp)
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	src, err := sheet.Open(f, fd, sheet.Place{})
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return src, func() { f.Close() }, nil
}

// readAhead calls fn with the texts of every row of a file, some thousand rows at a time
// in its order, and with the byte behind them. The file is read beside fn, which has the
// rows until it returns.
func readAhead(ctx context.Context, src *sheet.Reader, fn func(rows [][]string, end int64)) error {
	type part struct {
		rows [][]string
		end  int64
		err  error // io.EOF with the last one
	}
	ctx, stop := context.WithCancel(ctx)
	var reading sync.WaitGroup
	defer reading.Wait()
	defer stop()
	parts, free := make(chan *part), make(chan *part, 2)
	free <- &part{}
	free <- &part{}
	reading.Go(func() {
		for {
			var p *part
			select {
			case p = <-free:
			case <-ctx.Done():
				return
			}
			p.rows = p.rows[:0]
			for len(p.rows) < batchRows && p.err == nil {
				var row sheet.Row
				if row, p.err = src.Next(); p.err == nil {
					p.rows, p.end = appendCells(p.rows, row.Cells), row.End
				}
			}
			over := p.err != nil
			select {
			case parts <- p:
			case <-ctx.Done():
				return
			}
			if over {
				return
			}
		}
	})
	for {
		select {
		case p := <-parts:
			fn(p.rows, p.end)
			if errors.Is(p.err, io.EOF) {
				return nil
			}
			if p.err != nil {
				return p.err
			}
			free <- p
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// appendCells appends a copy of a row, in the memory of one that stood there before.
func appendCells(rows [][]string, cells []string) [][]string {
	if len(rows) < cap(rows) {
		rows = rows[:len(rows)+1]
	} else {
		rows = append(rows, nil)
	}
	last := &rows[len(rows)-1]
	*last = plain((*last)[:0], cells)
	return rows
}

// eachCells calls fn with the texts of every row of the kept file, in its order,
// corrections laid over, without the rules. The cells are fn's until it returns.
func (in *Intake) eachCells(tx *store.Tx, imp *store.Import, fn func(row int, cells []string) error) error {
	src, done, err := in.keptRows(imp)
	if err != nil {
		return err
	}
	defer done()
	var edits map[int][]store.CellEdit
	var cells []string
	for next := 0; ; {
		row, err := src.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if row.Number >= next {
			next = row.Number + batchRows
			if edits, err = editsBetween(tx, imp.N, row.Number, next-1); err != nil {
				return err
			}
		}
		cells = cells[:0]
		for _, c := range row.Cells {
			cells = append(cells, sheet.Unguard(c))
		}
		if e := edits[row.Number]; len(e) > 0 {
			cells = overlay(cells, e)
		}
		if err := fn(row.Number, cells); err != nil {
			return err
		}
	}
}

// eachRead calls fn with every row of the kept file, in its order, corrections laid
// over, as the rules read it. They read those columns only that go to one of the
// fields, so that a row costs what is asked of it. The row is fn's until it returns.
func (in *Intake) eachRead(tx *store.Tx, imp *store.Import, fields func(key string) bool, fn func(*readRow) error) error {
	src, done, err := in.keptRows(imp)
	if err != nil {
		return err
	}
	defer done()
	d, err := deskOf(tx, imp)
	if err != nil {
		return err
	}
	part := *imp
	part.Mapping.Columns = slices.Clone(imp.Mapping.Columns)
	for i := range part.Mapping.Columns {
		if c := &part.Mapping.Columns[i]; !fields(c.Key) {
			c.Key = foyer.NotImported
		}
	}
	var one sync.Mutex // the workers share the transaction
	fl := &flow{imp: &part, desk: d}
	fl.next = func(b *batch) error {
		for len(b.rows) < batchRows {
			row, err := src.Next()
			if err != nil {
				return err
			}
			b.take(&row)
		}
		return nil
	}
	fl.edits = func(b *batch) (map[int][]store.CellEdit, error) {
		one.Lock()
		defer one.Unlock()
		return editsBetween(tx, imp.N, b.rows[0].number, b.rows[len(b.rows)-1].number)
	}
	fl.write = func(bs batches) error {
		for b, err := range bs {
			if err != nil {
				return err
			}
			for i := range b.rows {
				if err := fn(&b.rows[i]); err != nil {
					return err
				}
			}
		}
		return nil
	}
	return fl.run(tx.Context())
}
