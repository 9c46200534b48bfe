package intake

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"

	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/sheet"
	"foyer/internal/store"
)

// Stage reads and checks every row of a Draft: each gets its verdict, and the
// rows must add up to the file. Cut short, it goes on from the last batch that was
// kept; done already, it does nothing.
func (in *Intake) Stage(ctx context.Context, a foyer.Actor, id string, tell func(foyer.Progress)) error {
	imp, err := in.load(ctx, id)
	if err != nil {
		return err
	}
	if imp.Phase == foyer.PhaseStaged {
		return nil
	}
	if err := in.Survey(ctx, a, id, tell); err != nil {
		return err
	}
	if imp, err = in.load(ctx, id); err != nil {
		return err
	}
	f, err := in.openKept(&imp)
	if err != nil {
		return err
	}
	defer f.Close()
	fd, err := findingOf(&imp)
	if err != nil {
		return fmt.Errorf("stage import %s: %w", id, err)
	}
	src, err := sheet.Open(f, fd, sheet.Place{Offset: imp.Offset, Row: imp.NextRow})
	if err != nil {
		return err
	}
	turned := in.turned.Load()
	d, err := in.deskFor(ctx, &imp)
	if err != nil {
		return err
	}
	s := &stager{in: in, turned: turned, imp: &imp, desk: d, example: exampleOf(&imp), lists: newValues{}, shared: sharing{rows: match.NewSingles()}, once: onces{rows: match.NewOnce()}}
	s.meter = newMeter(foyer.PhaseStaging, fd.Size, tell)
	if err := s.remember(ctx); err != nil {
		return err
	}
	fl := &flow{imp: &imp, desk: d, write: func(bs batches) error { return s.write(ctx, bs) }, next: func(b *batch) error {
		err := b.fill(src)
		b.place, b.blank = src.Place(), src.Totals().Blank
		if err == nil {
			err = ctx.Err()
		}
		return err
	}}
	fl.edits = in.editsOf(ctx, &imp)
	fl.ahead = func(r *readRow) (err error) {
		r.said, err = store.Tell(r.findings)
		return err
	}
	settle, err := in.store.Hurry(ctx)
	if err != nil {
		return err
	}
	defer settle()
	if err := fl.run(ctx); err != nil {
		return fmt.Errorf("stage import %s: %w", id, err)
	}
	if err := s.tellOnce(ctx); err != nil {
		return fmt.Errorf("stage import %s: %w", id, err)
	}
	if err := in.suggest(ctx, &imp, imp.NextRow, s.shared.pairs); err != nil {
		return fmt.Errorf("stage import %s: %w", id, err)
	}
	if err := s.finish(ctx, src.Totals()); err != nil {
		return err
	}
	s.judge, s.shared, s.once = nil, sharing{}, onces{}
	debug.FreeOSMemory() // the keys of all rows were a large part of it
	return nil
}

// canonical writes the one UTF-8 copy of a file whose bytes cannot be read again
// by span, and lets the import point into it.
func (in *Intake) canonical(ctx context.Context, imp *store.Import, tell func(foyer.Progress)) error {
	var fd sheet.Finding
	before := imp.Finding
	if err := json.Unmarshal(before, &fd); err != nil {
		return err
	}
	if imp.Kept != imp.Original || !sheet.NeedsCopy(fd) {
		return nil
	}
	tell(foyer.Progress{Phase: foyer.PhaseStaging, Left: -1})
	f, err := sheet.OpenFile(filepath.Join(in.dir, imp.Original))
	if err != nil {
		return foyer.Fail(foyer.NotFound, "import.file_missing", "name", imp.File)
	}
	defer f.Close()
	name := imp.ID + fmt.Sprintf("-%d.rows", len(imp.Stories))
	w, err := os.OpenFile(filepath.Join(in.dir, name), os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("write the rows out: %w", err)
	}
	sum, size := sha256.New(), &counter{}
	copied, totals, err := sheet.Copy(ctx, sheet.WithScratch(f, in.dir), fd, io.MultiWriter(w, sum, size))
	err = foyer.Named(err, imp.File)
	if err == nil {
		err = totals.Check()
	}
	if err == nil {
		err = w.Sync()
	}
	if err = errors.Join(err, w.Close()); err != nil {
		in.drop(name)
		return err
	}
	copied.Size = size.n
	finding, err := json.Marshal(copied)
	if err != nil {
		return err
	}
	return in.store.Write(ctx, func(tx *store.Tx) error {
		now, err := tx.Import(imp.ID)
		if err != nil {
			return err
		}
		if now.Kept != now.Original || !bytes.Equal(now.Finding, before) {
			tx.After(func() { in.drop(name) }) // it was read in another way meanwhile
			return foyer.Fail(foyer.Conflict, "import.file_changed", "name", imp.File)
		}
		now.View.Doubts = append(now.View.Doubts, remarks(totals.Doubts)...)
		now.Kept, now.KeptSize, now.KeptSHA256 = name, size.n, hex.EncodeToString(sum.Sum(nil))
		now.Finding, now.Offset, now.NextRow = finding, 0, 0
		*imp = now
		return tx.UpdateImport(&now)
	})
}

type counter struct{ n int64 }

func (c *counter) Write(p []byte) (int, error) { c.n += int64(len(p)); return len(p), nil }

// stager gives rows their verdicts in file order.
type stager struct {
	turned  int64 // of the intake, when it began
	in      *Intake
	imp     *store.Import
	desk    *desk
	judge   *judge
	shared  sharing
	once    onces
	example []string
	lists   newValues
	carried map[int]bool // rows whose ticks a person turned, before they were staged anew
	before  int          // blank rows and examples that an earlier, cut staging passed
	set     int          // examples set aside in this one
	read    int          // rows read in this one
	meter   *meter
}

// remember takes up what an earlier, cut staging had given verdicts to.
func (s *stager) remember(ctx context.Context) error {
	err := s.in.store.Read(ctx, func(tx *store.Tx) (err error) {
		said, err := partedOf(tx)
		if err != nil {
			return err
		}
		s.judge = newJudge(s.imp, said)
		s.carried, err = tx.Carried(s.imp.N)
		return err
	})
	if err != nil {
		return err
	}
	if s.imp.Phase != foyer.PhaseStaging {
		return s.in.store.Write(ctx, func(tx *store.Tx) error {
			s.imp.Phase = foyer.PhaseStaging
			if s.imp.Seen, err = tx.BookMark(); err != nil {
				return err
			}
			if err := tx.ClearRows(s.imp.N); err != nil {
				return err
			}
			return tx.UpdateImport(s.imp)
		})
	}
	s.before = s.imp.Counts.Blank
	return s.in.store.Read(ctx, func(tx *store.Tx) error {
		return tx.EachRow(s.imp.N, 0, func(r *store.ImportRow) error {
			s.judge.enter(r)
			s.shared.see(r)
			s.once.see(r)
			return nil
		})
	})
}

// write gives batches their verdicts and keeps them, with the place in the file,
// in one transaction.
func (s *stager) write(ctx context.Context, bs batches) error {
	var last *batch
	err := s.in.store.Write(ctx, func(tx *store.Tx) error {
		for b, err := range bs {
			if err != nil {
				return err
			}
			rows, examples, err := s.verdicts(tx, b)
			if err != nil {
				return err
			}
			if err := tx.AddRows(s.imp.N, rows); err != nil {
				return err
			}
			s.set += examples
			s.read += len(b.rows)
			s.imp.Counts.Staged += len(rows)
			last = b
		}
		if last == nil {
			return nil
		}
		s.imp.Counts.Blank = s.before + last.blank + s.set
		s.imp.Offset, s.imp.NextRow = last.place.Offset, last.place.Row
		return tx.UpdateImport(s.imp)
	})
	if err != nil || last == nil {
		return err
	}
	s.meter.at(last.place.Offset, s.imp.Counts)
	return nil
}

func (s *stager) verdicts(tx *store.Tx, b *batch) ([]store.ImportRow, int, error) {
	decs, err := tx.Decisions(s.imp.N, b.rows[0].number, b.rows[len(b.rows)-1].number)
	if err != nil {
		return nil, 0, err
	}
	look, err := s.in.candidates(tx, s.imp, s.desk, b, decs)
	if err != nil {
		return nil, 0, err
	}
	out := make([]store.ImportRow, 0, len(b.rows))
	examples := 0
	for i := range b.rows {
		r := &b.rows[i]
		if isExample(s.example, r.cells) {
			examples++
			continue
		}
		s.lists.add(&r.rec, s.desk.own)
		row := store.ImportRow{
			Row: r.number, Start: r.start, End: r.end, Flags: uint8(r.flags), Keys: r.keys,
			Findings: append([]foyer.Finding(nil), r.findings...),
		}
		if err := s.judge.give(look, i, &row, decs[r.number]); err != nil {
			return nil, 0, err
		}
		if !s.imp.NoMatch {
			s.shared.see(&row)
		}
		s.once.see(&row)
		sayOnce(s.once.rows, s.imp, &row, &r.rec)
		if sameFindings(row.Findings, r.findings) {
			row.Said = r.said
		}
		row.Ticked = comesTicked(&row, s.imp.Policy)
		if on, ok := s.carried[row.Row]; ok {
			row.Ticked = on && !barred(s.imp, &row)
		}
		out = append(out, row)
	}
	return out, examples, nil
}

// finish checks that the rows add up to the file, counts them, and marks the
// import as staged.
func (s *stager) finish(ctx context.Context, t sheet.Totals) error {
	if err := t.Check(); err != nil {
		return fmt.Errorf("account for the file: %w", err)
	}
	if t.Rows != s.read {
		return fmt.Errorf("account for the file: %d rows read, %d taken in", t.Rows, s.read)
	}
	return s.in.store.Write(ctx, func(tx *store.Tx) error {
		tx.After(func() { s.in.orders.forget(s.imp.ID, true) })
		counts, err := tx.RowCounts(s.imp.N)
		if err != nil {
			return err
		}
		if counts.Rows != s.imp.Counts.Staged {
			return fmt.Errorf("account for the file: %d rows staged, %d kept", s.imp.Counts.Staged, counts.Rows)
		}
		counts.Staged, counts.Blank = counts.Rows, s.before+t.Blank+s.set
		if counts.NewValues, err = s.lists.count(tx); err != nil {
			return err
		}
		s.imp.Counts, s.imp.Phase = counts, foyer.PhaseStaged
		s.imp.NextRow = 0
		if err := endCarrying(tx, s.imp); err != nil {
			return err
		}
		if err := tx.UpdateImport(s.imp); err != nil || s.in.turned.Load() == s.turned {
			return err
		}
		return s.in.rejudge(tx, s.imp) // people changed while the rows were read
	})
}

// editsOf answers a function that fetches the corrections of a batch.
func (in *Intake) editsOf(ctx context.Context, imp *store.Import) func(*batch) (map[int][]store.CellEdit, error) {
	return func(b *batch) (out map[int][]store.CellEdit, err error) {
		err = in.store.Read(ctx, func(tx *store.Tx) error {
			out, err = editsBetween(tx, imp.N, b.rows[0].number, b.rows[len(b.rows)-1].number)
			return err
		})
		return out, err
	}
}

// editsBetween answers the corrections of a stretch of rows, by row.
func editsBetween(tx *store.Tx, imp int64, from, to int) (map[int][]store.CellEdit, error) {
	edits, err := tx.Edits(imp, from, to)
	out := map[int][]store.CellEdit{}
	for _, e := range edits {
		out[e.Row] = append(out[e.Row], e)
	}
	return out, err
}
