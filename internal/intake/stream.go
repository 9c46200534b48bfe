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

// readAhead calls fn with every row of a file in its order, a batch at a time, without the
// rules. The file is read beside fn, which has the batch until it returns.
func readAhead(ctx context.Context, src *sheet.Reader, fn func(*batch)) error {
	ctx, stop := context.WithCancel(ctx)
	var reading sync.WaitGroup
	defer reading.Wait()
	defer stop()
	full, free := make(chan *batch), make(chan *batch, 2)
	free <- &batch{}
	free <- &batch{}
	reading.Go(func() {
		for b := range free {
			b.rows = b.rows[:0]
			err := b.fill(src)
			b.err = err
			select {
			case full <- b:
			case <-ctx.Done():
				return
			}
			if err != nil {
				return
			}
		}
	})
	defer close(free)
	for {
		select {
		case b := <-full:
			if len(b.rows) > 0 {
				fn(b)
			}
			if errors.Is(b.err, io.EOF) {
				return nil
			}
			if b.err != nil {
				return b.err
			}
			free <- b
		case <-ctx.Done():
			return ctx.Err()
		}
	}
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
	fl.next = func(b *batch) error { return b.fill(src) }
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
