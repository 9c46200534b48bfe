package service

import (
	"context"
	"errors"
	"io"
	"os"

	"foyer/internal/foyer"
	"foyer/internal/intake"
	"foyer/internal/store"
)

// The calls of this file are for the command line, which waits for each step
// itself instead of listening for a job.

// OpenImport makes a Draft of a file of the file room, read as how says and filled
// in from a preset by id or name; with none, from nothing that is remembered.
func (h *House) OpenImport(ctx context.Context, a foyer.Actor, ref string, how foyer.Reading, preset string) (foyer.ImportDraft, error) {
	rf, err := h.files.get(ref)
	if err != nil {
		return foyer.ImportDraft{}, err
	}
	p, err := h.Prefs(ctx, a)
	if err != nil {
		return foyer.ImportDraft{}, err
	}
	p.Reading, p.Preset, p.NoPresets = how, preset, true
	return h.intake.Open(ctx, a, rf.path, rf.ref, rf.sha, p)
}

// ImportOf answers an import as it stands.
func (h *House) ImportOf(a foyer.Actor, id string) (imp foyer.Import, err error) {
	err = h.store.Read(context.Background(), func(tx *store.Tx) error {
		d, err := h.intake.Detail(tx, a, id)
		imp = d.Import
		return err
	})
	return imp, err
}

// ImportsOf answers a page of the imports.
func (h *House) ImportsOf(a foyer.Actor, q foyer.ImportQuery) (page foyer.ImportPage, err error) {
	err = h.store.Read(context.Background(), func(tx *store.Tx) error {
		page, err = h.intake.List(tx, a, q)
		return err
	})
	return page, err
}

// LeadsOf answers a page of the leads.
func (h *House) LeadsOf(ctx context.Context, a foyer.Actor, q foyer.LeadQuery) (page foyer.LeadPage, err error) {
	err = h.store.Read(ctx, func(tx *store.Tx) error {
		page, err = tx.LeadRows(q, foyer.SightOf(a))
		return err
	})
	return page, err
}

// Resume goes on with an import that was cut short: a draft is staged to its end,
// one that ran goes on running.
func (h *House) Resume(ctx context.Context, a foyer.Actor, id string) error {
	return h.ResumeTold(ctx, a, id, func(foyer.Progress) {})
}

// ResumeTold is Resume with progress: each call of tell follows a commit.
func (h *House) ResumeTold(ctx context.Context, a foyer.Actor, id string, tell func(foyer.Progress)) error {
	imp, err := h.ImportOf(a, id)
	if err != nil {
		return err
	}
	switch imp.State {
	case foyer.StateDraft, foyer.StateSaved:
		if imp.Phase != foyer.PhaseStaged {
			return h.intake.Stage(ctx, a, id, tell)
		}
	}
	if _, err := h.intake.Begin(ctx, a, intake.JobRun, id); err != nil {
		return err
	}
	return h.intake.Run(ctx, a, id, tell)
}

// WriteTemplate writes the import template to w.
func (h *House) WriteTemplate(ctx context.Context, a foyer.Actor, format string, w *os.File) error {
	ref, err := h.template(ctx, a, format)
	if err != nil {
		return err
	}
	f, _, err := h.files.Open(ref.Ref)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, f)
	return errors.Join(err, f.Close())
}
