package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/sheet"
	"foyer/internal/store"
)

// repairBatch is how many rows of a corrected file are laid over an import in one
// transaction: each looks once through the keys of all rows.
const repairBatch = 2000

// repairOf answers the import that a file was written from to be corrected, and
// false for any other file: one whose import is gone, was taken back, or is not the
// actor's, is a file like others.
func (in *Intake) repairOf(ctx context.Context, a foyer.Actor, opened *store.Import) (out foyer.ImportDraft, ok bool, err error) {
	fd, err := findingOf(opened)
	if err != nil {
		return out, false, err
	}
	t, ok := tagOf(&fd)
	if !ok {
		return out, false, nil
	}
	err = in.store.Read(ctx, func(tx *store.Tx) error {
		out, err = in.Draft(tx, a, t.id)
		return err
	})
	switch {
	case foyer.KindOf(err) == foyer.NotFound:
		return foyer.ImportDraft{}, false, nil
	case err != nil:
		return out, false, err
	}
	switch out.Import.State {
	case foyer.StateDraft, foyer.StateSaved, foyer.StateWaiting, foyer.StateApproved:
	case foyer.StateFailed:
		if out.Import.Phase == foyer.PhaseDone {
			break // no row could come in: mended, they can
		}
		fallthrough
	default: // undone, cut short or given up: its rows come in as an import of their own
		return foyer.ImportDraft{}, false, nil
	}
	out.Repairs = true
	return out, err == nil, err
}

// Repair lays what was corrected in a file written by Foyer over the import it was
// written from: cells that differ from what was written become corrections, and
// their rows are checked again by the code that staged them. Cells that nobody
// touched there stay as they are here, whatever happened to them meanwhile. Of an import
// that has run, mended rows are made ready to be added: it is Running, and the caller
// has Run go on with it. name is what people call the file.
func (in *Intake) Repair(ctx context.Context, a foyer.Actor, id, path, name string, tell func(foyer.Progress)) (res foyer.RepairResult, err error) {
	r := &repairer{in: in, a: a, id: id}
	err = in.eachRowOf(ctx, path, func(fd *sheet.Finding, row *sheet.Row) error {
		if r.columns == nil {
			if err := r.begin(ctx, fd); err != nil {
				return err
			}
		}
		r.take(row)
		if len(r.rows) < repairBatch {
			return nil
		}
		tell(foyer.Progress{Phase: foyer.PhaseStaging, Done: row.End, Total: fd.Size, Left: -1})
		return r.flush(ctx)
	})
	if err == nil {
		err = r.flush(ctx)
	}
	if err != nil {
		return res, fmt.Errorf("repair import %s: %w", id, foyer.Named(err, name))
	}
	if res, err = r.finish(ctx, name); err != nil || len(r.good) == 0 {
		return res, err
	}
	// Rows of an import that ran go on from here: they are run as rows added later.
	imp, err := in.AddRows(ctx, a, id, r.good)
	if foyer.KindOf(err) == foyer.Forbidden { // they stay mended, for who may add them
		return res, nil
	}
	if err == nil {
		res.Import, res.Added = imp, len(r.good)
	}
	return res, err
}

// repairer lays the rows of one corrected file over its import.
type repairer struct {
	in      *Intake
	a       foyer.Actor
	id      string
	imp     store.Import
	tagAt   int
	columns map[int]int // column of the corrected file: place among those written
	file    *StayedFile
	rows    []int
	fixes   []foyer.Fix
	fixed   map[int]bool // of the batch
	good    []int        // rows of an import that ran which can be added to it now
	res     foyer.RepairResult
}

// begin finds the columns of the original among those of the corrected file, by
// name, whatever their order is now.
func (r *repairer) begin(ctx context.Context, fd *sheet.Finding) error {
	err := r.in.store.Read(ctx, func(tx *store.Tx) (err error) {
		if r.imp, err = repairable(tx, r.a, r.id); err != nil {
			return err
		}
		r.file, err = r.in.Stayed(tx, r.a, r.id, foyer.StayedSpec{})
		return err
	})
	if err != nil {
		return err
	}
	places := map[string][]int{}
	for i, name := range r.file.Header {
		places[name] = append(places[name], i)
	}
	r.columns, r.tagAt = map[int]int{}, -1
	for i, name := range fd.Header {
		switch list := places[name]; {
		case strings.EqualFold(name, TagColumn):
			r.tagAt = i
		case len(list) > 0:
			r.columns[i], places[name] = list[0], list[1:]
		}
	}
	if r.tagAt < 0 {
		return foyer.Fail(foyer.Invalid, "repair.no_rows")
	}
	r.fixed = map[int]bool{}
	return nil
}

// take gathers what was changed in one row.
func (r *repairer) take(row *sheet.Row) {
	t, ok := tag{}, false
	if r.tagAt < len(row.Cells) {
		t, ok = parseTag(row.Cells[r.tagAt])
	}
	if !ok || t.id != r.id {
		r.res.Strange++
		return
	}
	r.rows = append(r.rows, t.row)
	for at, i := range r.columns {
		cell := ""
		if at < len(row.Cells) {
			cell = row.Cells[at]
		}
		if !t.changed(i, cell) {
			continue
		}
		column := r.file.Column(i)
		field := foyer.NotImported
		if column < len(r.imp.Mapping.Columns) {
			field = r.imp.Mapping.Columns[column].Key
		}
		r.fixes = append(r.fixes, foyer.Fix{Row: t.row, Column: column, Field: field, Value: strings.Clone(cell)})
		r.fixed[t.row] = true
	}
}

// flush lays the gathered corrections over the import, in one transaction, and
// looks how its rows stand now.
func (r *repairer) flush(ctx context.Context) error {
	if len(r.rows) == 0 {
		return nil
	}
	err := r.in.store.Write(ctx, func(tx *store.Tx) error {
		imp, err := repairable(tx, r.a, r.id)
		if err != nil {
			return err
		}
		there, err := tx.RowsByNumber(imp.N, r.rows)
		if err != nil {
			return err
		}
		known := map[int]bool{}
		for i := range there {
			known[there[i].Row] = !settled(&there[i])
		}
		fixes := r.fixes[:0]
		for _, f := range r.fixes {
			if known[f.Row] {
				fixes = append(fixes, f)
			}
		}
		if len(fixes) > 0 {
			if err := r.in.fix(tx, r.a, &imp, fixes); err != nil {
				return err
			}
			if _, err := fresh(tx, &imp); err != nil {
				return err
			}
			if there, err = tx.RowsByNumber(imp.N, r.rows); err != nil {
				return err
			}
		}
		for i := range there {
			row := &there[i]
			r.res.Rows++
			open := !settled(row)
			if r.fixed[row.Row] && open {
				r.res.Fixed++
				if hasRun(&imp) && row.Verdict != foyer.VerdictError {
					r.good = append(r.good, row.Row)
				}
			}
			if row.Verdict == foyer.VerdictError && open {
				r.res.Still++
			}
		}
		r.res.Cells += len(fixes)
		r.res.Strange += len(r.rows) - len(there)
		return nil
	})
	r.rows, r.fixes = r.rows[:0], r.fixes[:0]
	clear(r.fixed)
	return err
}

// finish tells the import's own history what came back.
func (r *repairer) finish(ctx context.Context, name string) (foyer.RepairResult, error) {
	if r.res.Rows == 0 {
		return r.res, foyer.Fail(foyer.Invalid, "repair.no_rows")
	}
	err := r.in.store.Write(ctx, func(tx *store.Tx) error {
		imp, err := mine(tx, r.a, r.id)
		if err != nil {
			return err
		}
		if r.res.Fixed > 0 {
			tell(tx, &imp, r.a, "story.repaired", "count", fmt.Sprint(r.res.Fixed), "name", name)
			if err := tx.UpdateImport(&imp); err != nil {
				return err
			}
		}
		fresh, err := tx.Import(r.id)
		r.res.Import = fresh.Import
		return err
	})
	return r.res, err
}

// reviewable answers the import while its rows are under review.
func reviewable(tx *store.Tx, a foyer.Actor, id string) (store.Import, error) {
	imp, err := editable(tx, a, id)
	if err == nil && imp.Phase != foyer.PhaseStaged {
		err = foyer.Fail(foyer.Conflict, "import.not_staged")
	}
	return imp, err
}

// repairable answers the import when rows of it may still be corrected: under review
// all of them, after a run those that failed or were left out.
func repairable(tx *store.Tx, a foyer.Actor, id string) (store.Import, error) {
	imp, err := mine(tx, a, id)
	if err == nil && hasRun(&imp) {
		return imp, nil
	}
	return reviewable(tx, a, id)
}

// hasRun says whether an import ran to its end, so that rows it left can be added to
// it, also when none of them came in.
func hasRun(imp *store.Import) bool {
	switch imp.State {
	case foyer.StateWaiting, foyer.StateApproved, foyer.StateFailed:
		return imp.Phase == foyer.PhaseDone
	}
	return false
}

// settled says whether a row came in, or was skipped by decision: nothing that is
// corrected now changes that.
func settled(r *store.ImportRow) bool {
	switch r.Outcome {
	case foyer.OutcomeNone, foyer.OutcomeFailed, foyer.OutcomeLeftOut:
		return false
	}
	return true
}

// eachRowOf reads any file of rows to its end, with no more memory than a row
// takes. Cells live until fn returns.
func (in *Intake) eachRowOf(ctx context.Context, path string, fn func(*sheet.Finding, *sheet.Row) error) error {
	f, err := sheet.OpenFile(path)
	if err != nil {
		return err
	}
	defer f.Close()
	fd, err := in.lookAt(ctx, f, sheet.Hints{})
	if err != nil {
		return err
	}
	if sheet.NeedsCopy(fd) {
		part, err := os.CreateTemp(in.dir, "rows-*.part")
		if err != nil {
			return fmt.Errorf("write the rows out: %w", err)
		}
		defer os.Remove(part.Name())
		copied, totals, err := sheet.Copy(ctx, sheet.WithScratch(f, in.dir), fd, part)
		if err = errors.Join(err, part.Close()); err != nil {
			return err
		}
		if err := totals.Check(); err != nil {
			return err
		}
		text, err := sheet.OpenFile(part.Name())
		if err != nil {
			return err
		}
		defer text.Close()
		f, fd = text, copied
		fd.Size = text.Size()
	}
	src, err := sheet.Open(f, fd, sheet.Place{})
	if err != nil {
		return err
	}
	for {
		row, err := src.Next()
		if errors.Is(err, io.EOF) {
			return src.Totals().Check()
		}
		if err == nil {
			err = fn(&fd, &row)
		}
		if err = errors.Join(err, ctx.Err()); err != nil {
			return err
		}
	}
}

// lookAt looks at a file. One that Foyer wrote has the names of its columns in its
// first row, whatever a person made of what stands below.
func (in *Intake) lookAt(ctx context.Context, f *sheet.DiskFile, h sheet.Hints) (sheet.Finding, error) {
	fd, err := sheet.Look(ctx, sheet.WithScratch(f, in.dir), h)
	if err != nil || h.HeaderRow != 0 || len(fd.Sample) == 0 || fd.Header != nil {
		return fd, err
	}
	for _, cell := range fd.Sample[0] {
		if ours(cell) {
			h.HeaderRow = 1
			return sheet.Look(ctx, sheet.WithScratch(f, in.dir), h)
		}
	}
	return fd, nil
}
