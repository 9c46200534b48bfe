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

// Candidates answers everyone a row may be, with why, and field by field what a
// merge would do.
func (i *Imports) Candidates(id string, row int) (out foyer.RowCandidates, err error) {
	err = i.s.read("imports.candidates", func(_ context.Context, tx *store.Tx) error {
		out, err = i.s.house.intake.Candidates(tx, i.s.actor, id, row)
		return err
	})
	return out, err
}

// Merges counts the duplicates of an Import that wait for a look.
func (i *Imports) Merges(id string) (out foyer.MergeCounts, err error) {
	err = i.s.read("imports.merges", func(_ context.Context, tx *store.Tx) error {
		out, err = i.s.house.intake.Merges(tx, i.s.actor, id)
		return err
	})
	return out, err
}

// Remember keeps a fix of values for the next files of the same source, or takes it
// back. It answers Invalid for a file without names of columns.
func (i *Imports) Remember(id string, fix foyer.Remembered) (err error) {
	return i.s.call("imports.remember", func() error {
		err := i.s.house.intake.Remember(i.s.ctx, i.s.actor, id, fix)
		i.s.importsChanged(id)
		return err
	})
}

// Twins counts the groups of rows of the file that are one person, and the rows that
// would go into the first of theirs without any contradiction.
func (i *Imports) Twins(id string) (out foyer.TwinCounts, err error) {
	err = i.s.read("imports.twins", func(_ context.Context, tx *store.Tx) error {
		out, err = i.s.house.intake.TwinCounts(tx, i.s.actor, id)
		return err
	})
	return out, err
}

// Spellings answers the columns of names in which one value is likely spelled in
// several ways.
func (i *Imports) Spellings(id string) (out []foyer.Spellings, err error) {
	err = i.s.read("imports.spellings", func(_ context.Context, tx *store.Tx) error {
		out, err = i.s.house.intake.Spellings(tx, i.s.actor, id)
		return err
	})
	return out, err
}

// Clusters answers groups of spellings in a column of the file that are likely one
// value.
func (i *Imports) Clusters(id string, column int) (out []foyer.Cluster, err error) {
	err = i.s.read("imports.clusters", func(_ context.Context, tx *store.Tx) error {
		out, err = i.s.house.intake.Clusters(tx, i.s.actor, id, column)
		return err
	})
	return out, err
}
