package service

import (
	"context"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// Mend carries out one act on rows under review: all of it or none, kept so that
// it can be taken back, also after the program was closed. It answers Conflict
// when the rows are not under review any more.
func (i *Imports) Mend(id string, act foyer.Mend) (res foyer.MendResult, err error) {
	err = i.s.call("imports.mend", func() error {
		res, err = i.s.house.intake.Mend(i.s.ctx, i.s.actor, id, act)
		i.s.importsChanged(id)
		return err
	})
	return res, err
}

// UndoMend takes back the last act on rows under review; NotFound without one.
func (i *Imports) UndoMend(id string) (res foyer.MendResult, err error) {
	err = i.s.call("imports.undo_mend", func() error {
		res, err = i.s.house.intake.UndoMend(i.s.ctx, i.s.actor, id)
		i.s.importsChanged(id)
		return err
	})
	return res, err
}

// RedoMend does again the act that was taken back last; NotFound without one.
func (i *Imports) RedoMend(id string) (res foyer.MendResult, err error) {
	err = i.s.call("imports.redo_mend", func() error {
		res, err = i.s.house.intake.RedoMend(i.s.ctx, i.s.actor, id)
		i.s.importsChanged(id)
		return err
	})
	return res, err
}

// Alike answers how many cells would be mended together with one, of the finding
// with a key.
func (i *Imports) Alike(id string, row int, column int, field string, key string) (out foyer.Alike, err error) {
	err = i.s.read("imports.alike", func(_ context.Context, tx *store.Tx) error {
		out, err = i.s.house.intake.Alike(tx, i.s.actor, id, row, column, field, key)
		return err
	})
	return out, err
}
