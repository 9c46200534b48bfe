package service

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"foyer/frontend/src/words"
	"foyer/internal/foyer"
	"foyer/internal/intake"
	"foyer/internal/sheet"
	"foyer/internal/store"
)

// stayed writes the rows of an import that did not come in to a file of the file
// room, as a job.
func (j *jobs) stayed(ctx context.Context, a foyer.Actor, id string, spec foyer.StayedSpec, job string) (ref foyer.FileRef, err error) {
	f, lang, err := j.h.stayedFile(ctx, a, id, spec)
	if err != nil {
		return ref, err
	}
	ctx, done, err := j.own(ctx, a, job, "stayed")
	if err != nil {
		return ref, err
	}
	defer func() { done(err) }()
	base := strings.TrimSuffix(f.Import.File, filepath.Ext(f.Import.File))
	w, finish, drop, err := j.h.files.create(words.Say(lang, "stayed.file", map[string]string{"name": base}) + stayedExt(spec))
	if err != nil {
		return ref, err
	}
	n, err := j.h.writeStayed(ctx, a, f, spec, lang, w, func(n int) {
		j.tell(foyer.Progress{Job: job, What: "stayed", Done: int64(n), Total: int64(f.Rows), Left: -1})
	})
	if err != nil {
		drop()
		return ref, err
	}
	return finish(n)
}

// own begins a job that is no import's; whoever asked for it waits, and gives it up
// by going away. done ends it.
func (j *jobs) own(ctx context.Context, a foyer.Actor, job, what string) (context.Context, func(error), error) {
	if job == "" {
		return nil, nil, foyer.Fail(foyer.Invalid, "job.no_id")
	}
	jctx, err := j.add(job, a.ID, foyer.Progress{Job: job, What: what, Left: -1, Recent: []foyer.RowNews{}})
	if err != nil {
		return nil, nil, err
	}
	stop := context.AfterFunc(ctx, func() { j.cancel(job, errStopped) })
	return jctx, func(err error) { stop(); j.end(job, what, "", err) }, nil
}

func stayedExt(spec foyer.StayedSpec) string {
	if spec.Format == foyer.FormatXLSX {
		return ".xlsx"
	}
	return ".csv"
}

func (h *House) stayedFile(ctx context.Context, a foyer.Actor, id string, spec foyer.StayedSpec) (f *intake.StayedFile, lang string, err error) {
	err = h.store.Read(ctx, func(tx *store.Tx) error {
		if lang, err = h.language(tx, a); err == nil {
			f, err = h.intake.Stayed(tx, a, id, spec)
		}
		return err
	})
	if err == nil && f.Rows == 0 {
		err = foyer.Fail(foyer.Conflict, "stayed.none")
	}
	return f, lang, err
}

// WriteStayed writes the rows of an import that did not come in to w, and answers
// how many they were.
func (h *House) WriteStayed(ctx context.Context, a foyer.Actor, id string, spec foyer.StayedSpec, w io.Writer) (int, error) {
	f, lang, err := h.stayedFile(ctx, a, id, spec)
	if err != nil {
		return 0, err
	}
	return h.writeStayed(ctx, a, f, spec, lang, w, func(int) {})
}

// writeStayed writes the columns of the file as they stand, corrections included,
// and behind them what is wrong with each row.
func (h *House) writeStayed(ctx context.Context, a foyer.Actor, f *intake.StayedFile, spec foyer.StayedSpec, lang string, w io.Writer, tell func(int)) (int, error) {
	width, err := h.stayedWidth(ctx, a, f)
	if err != nil {
		return 0, err
	}
	head := append(slices.Clone(f.Header), make([]string, width-len(f.Header))...)
	head = append(head, foyer.ErrorColumn)
	put, out, err := h.stayedWriter(ctx, a, f, spec, lang, head, w)
	if err != nil {
		return 0, err
	}
	n := 0
	err = h.intake.EachStayed(ctx, a, f, func(r *intake.StayedRow) error {
		if err := put(r, width, stayedReason(lang, r)); err != nil {
			return fmt.Errorf("write a row out: %w", err)
		}
		if n++; n%500 == 0 {
			tell(n)
		}
		return nil
	})
	if err = errors.Join(err, out.Close()); err != nil {
		return 0, err
	}
	if n != f.Rows {
		return 0, fmt.Errorf("write %d rows that stayed: there are %d", n, f.Rows)
	}
	return n, nil
}

// stayedReason is what the last column says of a row.
func stayedReason(lang string, r *intake.StayedRow) string {
	switch said := sayFindings(lang, r.Why); {
	case said != "":
		return said
	case r.Outcome == foyer.OutcomeLeftOut:
		return words.Say(lang, "import.not_ticked", nil)
	default:
		return words.Say(lang, "import.no_reason", nil)
	}
}

// stayedWidth answers how many columns the rows take: one may go on beyond the
// names of the columns, and what is wrong stands behind them all.
func (h *House) stayedWidth(ctx context.Context, a foyer.Actor, f *intake.StayedFile) (int, error) {
	width := len(f.Header)
	err := h.intake.EachStayed(ctx, a, f, func(r *intake.StayedRow) error {
		width = max(width, len(r.Cells))
		return nil
	})
	return width, err
}

// putStayed writes one row, filled up to a width, with what is wrong with it.
type putStayed func(r *intake.StayedRow, width int, reason string) error

func (h *House) stayedWriter(ctx context.Context, a foyer.Actor, f *intake.StayedFile, spec foyer.StayedSpec, lang string, head []string, w io.Writer) (putStayed, tableWriter, error) {
	if spec.Format == foyer.FormatXLSX {
		return h.healingWriter(ctx, a, f, lang, head, w)
	}
	out := sheet.NewCSVWriter(w, sheet.CSVOptions{Delimiter: f.Delimiter, BOM: true})
	var cells []sheet.Cell
	return func(r *intake.StayedRow, width int, reason string) error {
		cells = stayedCells(cells[:0], r, width, reason)
		return out.Row(cells)
	}, out, out.Header(head)
}

func stayedCells(cells []sheet.Cell, r *intake.StayedRow, width int, reason string) []sheet.Cell {
	for i := range width {
		c := sheet.Cell{}
		if i < len(r.Cells) {
			c.Text = r.Cells[i]
		}
		cells = append(cells, c)
	}
	return append(cells, sheet.Cell{Text: reason})
}
