package service

import (
	"context"
	_ "embed"
	"errors"
	"strings"

	"foyer/frontend/src/words"
	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/intake"
	"foyer/internal/sheet"
	"foyer/internal/store"
)

// sampleCSV is the file of invented people that the first run offers: awkward on
// purpose, with everything Foyer is there to sort out.
//
//go:embed sample.csv
var sampleCSV string

// template writes the import template into the file room.
func (h *House) template(ctx context.Context, a foyer.Actor, format string) (foyer.FileRef, error) {
	var lang string
	var fields []intake.TemplateField
	var firms [][]string
	err := h.store.Read(ctx, func(tx *store.Tx) (err error) {
		if lang, err = h.language(tx, a); err == nil {
			fields, err = intake.TemplateFields(tx)
		}
		if err == nil {
			firms, err = book.WhoToName(tx, a)
		}
		return err
	})
	if err != nil {
		return foyer.FileRef{}, err
	}
	ext := ".csv"
	if foyer.ExportFormat(format) == foyer.FormatXLSX {
		ext = ".xlsx"
	}
	w, finish, drop, err := h.files.create(words.Say(lang, "template.file", nil) + ext)
	if err != nil {
		return foyer.FileRef{}, err
	}
	head, notes, required := make([]string, len(fields)), make([]string, len(fields)), make([]bool, len(fields))
	row := make([]sheet.Cell, len(fields))
	example := intake.ExampleValues()
	for i, f := range fields {
		if head[i] = f.Label; head[i] == "" {
			head[i] = words.Say(lang, "field."+f.Key, nil)
		}
		required[i] = f.Required
		row[i] = sheet.Cell{Text: example[f.Key]}
	}
	var out tableWriter = sheet.NewCSVWriter(w, sheet.CSVOptions{BOM: true, Exact: true})
	if ext == ".xlsx" {
		for i := range fields {
			if required[i] {
				notes[i] = words.Say(lang, "template.required", nil)
			}
		}
		opt := sheet.XLSXOptions{
			Sheet: words.Say(lang, "export.sheet", nil), Required: required,
			Notes: notes, NotesSheet: words.Say(lang, "template.notes_sheet", nil),
		}
		if len(firms) > 0 {
			say := func(key string) string { return words.Say(lang, key, nil) }
			opt.Tables = []sheet.XLSXTable{{
				Name:   say("template.partners_sheet"),
				Header: []string{say("template.partner"), say("field.partner_id"), say("template.agent"), say("field.agent_id")},
				Rows:   firms,
			}}
		}
		out, err = sheet.NewXLSXWriter(w, opt)
		if err != nil {
			drop()
			return foyer.FileRef{}, err
		}
	}
	if err := errors.Join(out.Header(head), out.Row(row), out.Close()); err != nil {
		drop()
		return foyer.FileRef{}, err
	}
	return finish(0)
}

// sample puts the file of invented people into the file room.
func (h *House) sample(ctx context.Context) (foyer.FileRef, error) {
	return h.files.Add(ctx, "sample-leads.csv", strings.NewReader(sampleCSV))
}

// export writes the leads of a spec into the file room, as a job.
func (j *jobs) export(ctx context.Context, a foyer.Actor, spec foyer.ExportSpec, job string) (foyer.FileRef, error) {
	if job == "" {
		return foyer.FileRef{}, foyer.Fail(foyer.Invalid, "job.no_id")
	}
	jctx, err := j.add(job, a.ID, foyer.Progress{Job: job, What: "export", Left: -1, Recent: []foyer.RowNews{}})
	if err != nil {
		return foyer.FileRef{}, err
	}
	// Either the job is cancelled or the one who asked went away.
	defer context.AfterFunc(ctx, func() { j.cancel(job, errStopped) })()
	var lang string
	err = j.h.store.Read(jctx, func(tx *store.Tx) error {
		lang, err = j.h.language(tx, a)
		return err
	})
	if err != nil {
		j.end(job, "export", "", err)
		return foyer.FileRef{}, err
	}
	w, finish, drop, err := j.h.files.create(j.h.exportName(lang, spec))
	if err != nil {
		j.end(job, "export", "", err)
		return foyer.FileRef{}, err
	}
	n, err := j.h.Export(jctx, a, spec, w, func(done, total int64) {
		j.tell(foyer.Progress{Job: job, What: "export", Done: done, Total: total, Left: -1})
	})
	j.end(job, "export", "", err)
	if err != nil {
		drop()
		return foyer.FileRef{}, err
	}
	return finish(n)
}
