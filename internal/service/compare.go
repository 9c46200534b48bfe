package service

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"foyer/frontend/src/words"
	"foyer/internal/foyer"
	"foyer/internal/intake"
	"foyer/internal/sheet"
	"foyer/internal/store"
)

// compare holds an import's file against the one before it, as a job.
func (j *jobs) compare(ctx context.Context, a foyer.Actor, id, job string) (d foyer.FileDiff, err error) {
	ctx, done, err := j.own(ctx, a, job, "compare")
	if err != nil {
		return d, err
	}
	defer func() { done(err) }()
	return j.h.intake.Compare(ctx, a, id, j.telling(job, "compare"), nil)
}

// telling passes progress on as that of a job.
func (j *jobs) telling(job, what string) func(foyer.Progress) {
	return func(p foyer.Progress) {
		p.Job, p.What = job, what
		j.tell(p)
	}
}

// compared writes the people of one kind to a file of the file room, as a job.
func (j *jobs) compared(ctx context.Context, a foyer.Actor, id, kind, job string) (ref foyer.FileRef, err error) {
	if !slices.Contains([]string{"new", "changed", "gone"}, kind) {
		return ref, foyer.Fail(foyer.Invalid, "diff.none")
	}
	var lang, file string
	err = j.h.store.Read(ctx, func(tx *store.Tx) error {
		d, err := j.h.intake.Detail(tx, a, id)
		if err == nil {
			file = strings.TrimSuffix(d.Import.File, filepath.Ext(d.Import.File))
			lang, err = j.h.language(tx, a)
		}
		return err
	})
	if err != nil {
		return ref, err
	}
	ctx, done, err := j.own(ctx, a, job, "compare")
	if err != nil {
		return ref, err
	}
	defer func() { done(err) }()
	w, finish, drop, err := j.h.files.create(words.Say(lang, "diff.file_"+kind, map[string]string{"name": file}) + ".csv")
	if err != nil {
		return ref, err
	}
	out := sheet.NewCSVWriter(w, sheet.CSVOptions{BOM: true})
	n := 0
	_, err = j.h.intake.Compare(ctx, a, id, j.telling(job, "compare"), func(heads *intake.DiffHeads, r *intake.DiffRow) error {
		if r.Kind != kind {
			return nil
		}
		head := heads.Now
		if kind == "gone" {
			head = heads.Was
		}
		if n == 0 {
			names := slices.Clone(head)
			if kind == "changed" {
				names = append(names, intake.ChangedColumn)
			}
			if err := out.Header(names); err != nil {
				return err
			}
		}
		n++
		cells := make([]sheet.Cell, max(len(head), len(r.Cells)))
		for i, c := range r.Cells {
			cells[i].Text = c
		}
		if kind == "changed" {
			cells = append(cells[:len(head)], sheet.Cell{Text: intake.ChangedText(heads, r)})
		}
		return out.Row(cells)
	})
	if err = errors.Join(err, out.Close()); err != nil {
		drop()
		return ref, err
	}
	return finish(n)
}
