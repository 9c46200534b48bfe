package intake

import (
	"context"
	"errors"
	"io"
	"iter"
	"strings"
	"sync"

	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/rules"
	"foyer/internal/sheet"
	"foyer/internal/store"
)

// batchRows is how many rows travel together. Large enough that a batch's fixed
// cost vanishes, small enough that half a dozen in flight weigh little: a row weighs
// some 4 KB on its way, and as much again until its memory is collected.
const batchRows = 1000

// groupBatches is how many batches are written in one transaction. A commit waits
// for the disk and writes anew the pages that the last one wrote; more of them gain
// little, and lose more when a run is cut.
const groupBatches = 8

// ahead is how many batches may be read while the writer writes.
const ahead = 2

// workers is how many batches are read by the rules at a time; the writer is one
// more, and the reader of the file idles most of the time.
const workers = 2

// readRow is a row on its way through the rules.
type readRow struct {
	number     int
	start, end int64
	flags      sheet.Flag
	cells      []string // in one backing array of the batch
	rec        foyer.Record
	findings   []foyer.Finding
	said       store.Telling // of a file that is staged: the findings as they are kept
	keys       foyer.Keys
	edited     bool             // somebody corrected it
	plan       *store.ImportRow // of a run: what was staged
	lead       store.NewLead    // of a run: what it makes, if it makes one
}

// batch is a stretch of rows, and what was learnt with it.
type batch struct {
	rows  []readRow
	place sheet.Place // after its last row
	blank int         // blank rows passed up to there
	ready chan struct{}
	err   error
}

// batches are those that are written in one transaction, in the order of the file.
// Each is waited for as it is asked for, so that writing begins with the first and not
// once all are there; an error is the last that comes. A batch is gone once the next one
// is there, since its memory is used again.
type batches = iter.Seq2[*batch, error]

// flow reads rows from next, has the rules read them side by side, and hands the
// batches to write in the order of the file. edits lays corrections over a batch
// before the rules see it; it may be nil.
type flow struct {
	imp   *store.Import
	desk  *desk
	next  func(*batch) error // fills a batch; io.EOF with the last one
	edits func(*batch) (map[int][]store.CellEdit, error)
	ahead func(*readRow) error // beside the writer, once the rules read a row; may be nil
	write func(batches) error
	free  chan *batch // batches to be filled again, so that their memory is used again
}

func (f *flow) run(ctx context.Context) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	work, order := make(chan *batch, workers), make(chan *batch, ahead)
	f.free = make(chan *batch, ahead+workers+3)
	var wg sync.WaitGroup
	defer wg.Wait()
	defer stop(nil) // before the wait: readers and workers watch ctx
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer close(order)
		defer close(work)
		for {
			b := f.empty()
			err := f.next(b)
			if err != nil && !errors.Is(err, io.EOF) {
				stop(err)
				return
			}
			if len(b.rows) > 0 {
				for _, to := range []chan *batch{order, work} {
					select {
					case to <- b:
					case <-ctx.Done():
						return
					}
				}
			}
			if err != nil {
				return
			}
		}
	}()
	for range workers {
		reader, err := rules.Compile(f.imp.Mapping, f.desk.env)
		if err != nil {
			stop(err)
			return err
		}
		wg.Add(1)
		go func() {
			defer wg.Done()
			for b := range work {
				b.err = f.understand(b, reader)
				close(b.ready)
			}
		}()
	}
	for more := true; more; {
		var last *batch
		err := f.write(func(yield func(*batch, error) bool) {
			for range groupBatches {
				b, ok := <-order
				if more = ok; !ok {
					if err := context.Cause(ctx); err != nil {
						yield(nil, err)
					}
					return
				}
				select {
				case <-b.ready:
				case <-ctx.Done():
					yield(nil, context.Cause(ctx))
					return
				}
				f.done(last)
				last = b
				if !yield(b, b.err) {
					return
				}
			}
		})
		if err != nil {
			return err
		}
		f.done(last)
	}
	return context.Cause(ctx)
}

// done gives the memory of a batch that was written back.
func (f *flow) done(b *batch) {
	if b == nil {
		return
	}
	select {
	case f.free <- b:
	default:
	}
}

// empty answers a batch to be filled, one that was written before if there is any.
func (f *flow) empty() *batch {
	select {
	case b := <-f.free:
		b.rows, b.err, b.ready = b.rows[:0], nil, make(chan struct{})
		return b
	default:
		return &batch{ready: make(chan struct{})}
	}
}

// understand has the rules read every row of a batch, corrections laid over.
func (f *flow) understand(b *batch, reader *rules.Reader) error {
	var edits map[int][]store.CellEdit
	if f.edits != nil {
		var err error
		if edits, err = f.edits(b); err != nil {
			return err
		}
	}
	for i := range b.rows {
		understand(&b.rows[i], reader, edits[b.rows[i].number], f.imp)
		if f.ahead != nil {
			if err := f.ahead(&b.rows[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// understand reads one row: corrections replace cells, then the rules make a
// record of it, with the keys that the import matches by, and what the reader of the
// file flagged becomes findings. Rows of an import that only updates leads need no
// name, for whom they update has one.
func understand(r *readRow, reader *rules.Reader, edits []store.CellEdit, imp *store.Import) {
	r.edited = len(edits) > 0
	for _, e := range edits {
		if e.Column >= 0 {
			for len(r.cells) <= e.Column {
				r.cells = append(r.cells, "")
			}
			r.cells[e.Column] = e.Value
		}
	}
	var more []rules.Typed
	for _, e := range edits {
		if e.Column < 0 {
			more = append(more, rules.Typed{Key: e.Field, Text: e.Value})
		}
	}
	r.findings = r.findings[:0]
	reader.ReadTyped(r.cells, more, &r.rec, &r.findings)
	if imp.Mode != foyer.ModeUpdate {
		r.findings = append(r.findings, rules.Required(&r.rec)...)
	}
	r.findings = append(r.findings, rules.Asked(&r.rec)...)
	if r.flags&sheet.StrayQuote != 0 {
		r.findings = append(r.findings, foyer.Finding{Level: foyer.LevelWarning, Key: "row.stray_quote", Args: map[string]string{}, Column: -1})
	}
	if r.flags&sheet.BadBytes != 0 {
		r.findings = append(r.findings, foyer.Finding{Level: foyer.LevelWarning, Key: "row.bad_bytes", Args: map[string]string{}, Column: -1})
	}
	if r.flags&sheet.TooLong != 0 {
		r.findings = append(r.findings, foyer.Finding{Level: foyer.LevelWarning, Key: "row.too_long", Args: map[string]string{}, Column: -1})
	}
	r.keys = match.KeysBy(imp.Key, &r.rec)
}

// take copies a row of the reader, whose cells live only until its next call.
func (b *batch) take(row *sheet.Row) *readRow {
	if b.rows == nil {
		b.rows = make([]readRow, 0, batchRows)
	}
	if len(b.rows) < cap(b.rows) {
		b.rows = b.rows[:len(b.rows)+1] // with the lists of the row that stood there
	} else {
		b.rows = append(b.rows, readRow{})
	}
	r := &b.rows[len(b.rows)-1]
	r.number, r.start, r.end, r.flags, r.plan = row.Number, row.Start, row.End, row.Flags, nil
	r.cells = plain(r.cells[:0], row.Cells)
	return r
}

// fill takes rows of the reader until the batch is full; io.EOF with the last of them.
func (b *batch) fill(src *sheet.Reader) error {
	for len(b.rows) < batchRows {
		row, err := src.Next()
		if err != nil {
			return err
		}
		b.take(&row)
	}
	return nil
}

// plain copies cells, whose texts live in the reader's memory only until its next
// row, without the mark that an export for spreadsheets puts before text a
// spreadsheet would run. All of a row's text is one piece of memory; the list is
// appended to dst.
func plain(dst, cells []string) []string {
	size := 0
	for _, c := range cells {
		size += len(c)
	}
	var text strings.Builder
	text.Grow(size)
	for _, c := range cells {
		text.WriteString(c)
	}
	all, at := text.String(), 0
	for _, c := range cells {
		dst = append(dst, sheet.Unguard(all[at:at+len(c)]))
		at += len(c)
	}
	return dst
}
