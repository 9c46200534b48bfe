package service

import (
	"strings"

	"foyer/internal/foyer"
)

// What goes in and comes out around an Import: files of rows to correct, corrected
// files, the original, settings used again.

// Stayed writes the rows that did not come in to a file of the file room: the
// columns of the original as they now stand, corrections included, and a last one
// with the reasons. As a workbook it repairs the Import when it is dropped back.
// It answers Conflict "stayed.none" when there are no such rows.
func (i *Imports) Stayed(id string, spec foyer.StayedSpec, job string) (ref foyer.FileRef, err error) {
	err = i.s.call("imports.stayed", func() error {
		ref, err = i.s.house.jobs.stayed(i.s.ctx, i.s.actor, id, spec, job)
		return err
	})
	return ref, err
}

// Repair lays a corrected file, written by Stayed and opened by Open, over the
// Import it was written from. Changed cells become corrections and their rows are
// checked again.
func (i *Imports) Repair(id string, ref string, job string) (res foyer.RepairResult, err error) {
	err = i.s.call("imports.repair", func() error {
		res, err = i.s.house.jobs.repairAndRun(i.s.ctx, i.s.actor, id, ref, job)
		i.s.importsChanged(id)
		return err
	})
	return res, err
}

// Replace puts the file of a fresh Draft, corrected outside, in the place of an open
// Import's. Mapping and form stay, ticks and corrections too where the row is the
// same; the Draft is gone. The Import is to be staged anew.
func (i *Imports) Replace(id string, from string, job string) (draft foyer.ImportDraft, err error) {
	err = i.s.call("imports.replace", func() error {
		draft, err = i.s.house.jobs.replace(i.s.ctx, i.s.actor, id, from, job)
		i.s.importsChanged(id)
		return err
	})
	return draft, err
}

// Original answers the file an Import was made of, byte for byte as it came in.
func (i *Imports) Original(id string) (ref foyer.FileRef, err error) {
	err = i.s.call("imports.original", func() error {
		ref, err = i.s.house.original(i.s.ctx, i.s.actor, id)
		return err
	})
	return ref, err
}

// Together makes one batch of Drafts whose files have the same columns: what is said
// of columns and form of one counts for all. It answers Invalid when columns differ.
func (i *Imports) Together(ids []string) (files []foyer.BatchFile, err error) {
	files = []foyer.BatchFile{}
	err = i.s.call("imports.together", func() error {
		got, err := i.s.house.intake.Together(i.s.ctx, i.s.actor, ids)
		if got != nil {
			files = got
		}
		i.s.house.Emit(foyer.Event{Topic: foyer.TopicImports, IDs: ids})
		return err
	})
	return files, err
}

// Compare holds an Import's file against the one before it with the same columns, and
// counts who is new, changed, gone and the same. It answers NotFound "diff.none" when
// there is no such file.
func (i *Imports) Compare(id string, job string) (diff foyer.FileDiff, err error) {
	err = i.s.call("imports.compare", func() error {
		diff, err = i.s.house.jobs.compare(i.s.ctx, i.s.actor, id, job)
		i.s.importsChanged(id)
		return err
	})
	return diff, err
}

// Compared writes the people of one kind ("new", "changed" or "gone") to a file of
// the file room; of changed ones, what stood there before too.
func (i *Imports) Compared(id string, kind string, job string) (ref foyer.FileRef, err error) {
	err = i.s.call("imports.compared", func() error {
		ref, err = i.s.house.jobs.compared(i.s.ctx, i.s.actor, id, kind, job)
		return err
	})
	return ref, err
}

// Paste takes rows that were pasted, as text, into the file room under a name.
func (i *Imports) Paste(name string, text string) (ref foyer.FileRef, err error) {
	err = i.s.call("imports.paste", func() error {
		if foyer.May(i.s.actor, foyer.ActImport) == foyer.ReachNone {
			return foyer.Fail(foyer.Forbidden, "imports.forbidden")
		}
		ref, err = i.s.house.files.Add(i.s.ctx, name, strings.NewReader(text))
		return err
	})
	return ref, err
}

// Again makes a Draft of a file in the file room with the settings of an earlier
// Import: its form, and its mapping where columns of the same names go on.
func (i *Imports) Again(id string, ref string) (draft foyer.ImportDraft, err error) {
	err = i.s.call("imports.again", func() error {
		draft, err = i.s.house.again(i.s.ctx, i.s.actor, id, ref)
		i.s.importsChanged(draft.Import.ID)
		return err
	})
	return draft, err
}
