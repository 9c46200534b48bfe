package service

import (
	"context"

	"foyer/internal/foyer"
	"foyer/internal/intake"
	"foyer/internal/store"
)

// UndoPreview answers a page of one of the three lists that tell what taking an
// Import back does, whole or for some rows, with the counts of all three. Of one
// that was undone it tells what was kept.
func (i *Imports) UndoPreview(id string, q foyer.UndoQuery) (page foyer.UndoPage, err error) {
	err = i.s.read("imports.undo_preview", func(_ context.Context, tx *store.Tx) error {
		page, err = i.s.house.intake.UndoPreview(tx, i.s.actor, id, q)
		return err
	})
	return page, err
}

// Undo starts taking an Import back; it is hidden at once. The job ends with the
// state Undone.
func (i *Imports) Undo(id string, job string) (imp foyer.Import, err error) {
	return i.start(intake.JobUndo, id, job)
}

// BringBack starts undoing an undo: the Import is as before it. It answers Conflict
// once the Import was opened to be corrected.
func (i *Imports) BringBack(id string, job string) (imp foyer.Import, err error) {
	return i.start(intake.JobBack, id, job)
}

// UndoRows takes the rows of a query back, or with a lead those that went into it
// (un-merge). They can be added again later.
func (i *Imports) UndoRows(id string, q foyer.UndoQuery) (sum foyer.UndoSum, err error) {
	err = i.s.call("imports.undo_rows", func() error {
		sum, err = i.s.house.intake.UndoRows(i.s.ctx, i.s.actor, id, q.Rows, q.Lead)
		i.s.importsChanged(id)
		i.s.house.Emit(foyer.Event{Topic: foyer.TopicLeads})
		return err
	})
	return sum, err
}

// Correct makes an undone Import a Draft again, to be mended and run once more.
func (i *Imports) Correct(id string) (imp foyer.Import, err error) {
	err = i.s.call("imports.correct", func() error {
		imp, err = i.s.house.intake.Correct(i.s.ctx, i.s.actor, id)
		i.s.importsChanged(id)
		return err
	})
	return imp, err
}
