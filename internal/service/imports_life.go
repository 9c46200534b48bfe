package service

import (
	"context"
	"strings"

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
		sum, err = i.s.house.intake.UndoRows(i.s.ctx, i.s.actor, id, q)
		i.s.importsChanged(id)
		i.s.house.Emit(foyer.Event{Topic: foyer.TopicLeads})
		return err
	})
	return sum, err
}

// MergesInto answers what rows of imports brought into a lead that was there, newest
// first: what UndoRows takes back row by row.
func (i *Imports) MergesInto(lead string) (list []foyer.LeadMerge, err error) {
	list = []foyer.LeadMerge{}
	err = i.s.read("imports.merges_into", func(_ context.Context, tx *store.Tx) error {
		list, err = i.s.house.intake.MergesInto(tx, i.s.actor, lead)
		return err
	})
	return list, err
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

// Decline takes an Import that waits back, with a reason its importer reads.
func (i *Imports) Decline(id string, reason string) (err error) {
	return i.s.call("imports.decline", func() error {
		if reason = strings.TrimSpace(reason); reason == "" {
			return foyer.Fail(foyer.Invalid, "import.no_reason_given")
		}
		return i.s.house.jobs.alone(id, func() error {
			err := i.s.house.intake.Decline(i.s.ctx, i.s.actor, id, reason, func(foyer.Progress) {})
			i.s.importsChanged(id)
			i.s.house.Emit(foyer.Event{Topic: foyer.TopicLeads})
			return err
		})
	})
}

// ApproveRows approves some rows of a waiting Import.
func (i *Imports) ApproveRows(id string, rows foyer.UndoQuery) (imp foyer.Import, err error) {
	err = i.s.call("imports.approve_rows", func() error {
		imp, err = i.s.house.intake.ApproveRows(i.s.ctx, i.s.actor, id, rows.Rows)
		i.s.importsChanged(id)
		i.s.house.Emit(foyer.Event{Topic: foyer.TopicLeads})
		return err
	})
	return imp, err
}

// DeclineRows declines some rows of a waiting Import, with a reason that stays with
// their leads, and answers what that did.
func (i *Imports) DeclineRows(id string, rows foyer.UndoQuery, reason string) (done foyer.Declined, err error) {
	done = foyer.Declined{Leads: []string{}, Rows: []int{}}
	err = i.s.call("imports.decline_rows", func() error {
		done, err = i.s.house.intake.DeclineRows(i.s.ctx, i.s.actor, id, rows.Rows, reason)
		i.s.importsChanged(id)
		i.s.house.Emit(foyer.Event{Topic: foyer.TopicLeads})
		return err
	})
	return done, err
}

// AddRows starts a run of rows that an Import left out or that were mended since:
// those of the query, or all that can be added.
func (i *Imports) AddRows(id string, rows foyer.UndoQuery, job string) (imp foyer.Import, err error) {
	err = i.s.call("imports.add_rows", func() error {
		if imp, err = i.s.house.intake.AddRows(i.s.ctx, i.s.actor, id, rows.Rows); err != nil {
			return err
		}
		imp, err = i.s.house.jobs.start(i.s.actor, intake.JobRun, id, job)
		return err
	})
	return imp, err
}

// ApprovalView answers what approving a waiting Import would change.
func (i *Imports) ApprovalView(id string) (v foyer.ApprovalView, err error) {
	err = i.s.read("imports.approval_view", func(ctx context.Context, tx *store.Tx) error {
		v, err = i.s.house.intake.ApprovalView(ctx, tx, i.s.actor, id)
		return err
	})
	return v, err
}

// Pending answers a page of the leads that wait for approval, of one Import or of
// all, or alone: those that wait by themselves. Newest first.
func (i *Imports) Pending(id string, alone bool, offset int, limit int) (page foyer.PendingPage, err error) {
	err = i.s.read("imports.pending", func(_ context.Context, tx *store.Tx) error {
		page, err = i.s.house.intake.Pending(tx, i.s.actor, id, alone, offset, limit)
		return err
	})
	return page, err
}

// AnswerLeads approves or declines single leads that wait, and answers how many.
func (i *Imports) AnswerLeads(ids []string, approve bool, reason string) (n int, err error) {
	err = i.s.call("imports.answer_leads", func() error {
		n, err = i.s.house.intake.AnswerLeads(i.s.ctx, i.s.actor, ids, approve, reason)
		i.s.house.Emit(foyer.Event{Topic: foyer.TopicLeads, IDs: ids})
		i.s.house.Emit(foyer.Event{Topic: foyer.TopicImports})
		return err
	})
	return n, err
}

// WaitAgain takes the answers to single leads back: they wait once more. It answers
// how many do.
func (i *Imports) WaitAgain(ids []string) (n int, err error) {
	err = i.s.call("imports.wait_again", func() error {
		n, err = i.s.house.intake.WaitAgain(i.s.ctx, i.s.actor, ids)
		i.s.house.Emit(foyer.Event{Topic: foyer.TopicLeads, IDs: ids})
		i.s.house.Emit(foyer.Event{Topic: foyer.TopicImports})
		return err
	})
	return n, err
}

// Results answers a page of what became of an Import's rows, as records.
func (i *Imports) Results(id string, q foyer.ResultQuery) (page foyer.ResultPage, err error) {
	err = i.s.read("imports.results", func(ctx context.Context, tx *store.Tx) error {
		page, err = i.s.house.intake.Results(ctx, tx, i.s.actor, id, q)
		return err
	})
	return page, err
}

// Letters answers the first letters of the names among an Import's rows of a scope
// that a search finds: "A" to "Z", and "#" for any other.
func (i *Imports) Letters(id string, q foyer.ResultQuery) (letters []string, err error) {
	letters = []string{}
	err = i.s.read("imports.letters", func(_ context.Context, tx *store.Tx) error {
		letters, err = i.s.house.intake.Letters(tx, i.s.actor, id, q.Scope, q.Search)
		return err
	})
	return letters, err
}
