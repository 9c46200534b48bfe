package intake

import (
	"context"
	"fmt"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// Pause marks a running import as paused; its job has been cut at a safe place.
// It stays Running, and Run goes on where it was.
func (in *Intake) Pause(ctx context.Context, a foyer.Actor, id string) error {
	// What was dropped for speed is built again: lists must be quick meanwhile.
	if err := in.store.EndBulk(ctx, func(int, int) {}); err != nil {
		return err
	}
	return in.store.Write(ctx, func(tx *store.Tx) error {
		imp, err := tx.Import(id)
		if err != nil || imp.State != foyer.StateRunning || imp.Paused {
			return err
		}
		imp.Paused = true
		tell(tx, &imp, a, "story.paused")
		return tx.UpdateImport(&imp)
	})
}

// Unqueue takes an import that waits its turn out of the line: back to Import
// pending, or Cancelled.
func (in *Intake) Unqueue(ctx context.Context, a foyer.Actor, id string, keep bool) error {
	return in.store.Write(ctx, func(tx *store.Tx) error {
		imp, err := mine(tx, a, id)
		if err != nil {
			return err
		}
		to, key := foyer.StateCancelled, "story.cancelled"
		if keep {
			to, key = foyer.StateSaved, "story.saved"
		}
		if err := tx.MoveImport(imp.N, foyer.StateQueued, to); err != nil {
			return err
		}
		imp.State = to
		tell(tx, &imp, a, key)
		return tx.UpdateImport(&imp)
	})
}

// KeepWritten ends a run early and keeps what it wrote: rows it has not come to are
// left out, and can be added later. The import then waits for approval like any
// other, whatever was ticked before.
func (in *Intake) KeepWritten(ctx context.Context, a foyer.Actor, id string, progress func(foyer.Progress)) error {
	var imp store.Import
	err := in.store.Write(ctx, func(tx *store.Tx) (err error) {
		if imp, err = mine(tx, a, id); err != nil {
			return err
		}
		if imp.State == foyer.StateFailed {
			if err := tx.MoveImport(imp.N, foyer.StateFailed, foyer.StateRunning); err != nil {
				return err
			}
			imp.State, imp.Reason, imp.ReasonArgs = foyer.StateRunning, "", map[string]string{}
		}
		if imp.State != foyer.StateRunning {
			return foyer.Fail(foyer.Conflict, "import.not_queued")
		}
		if imp.Phase == foyer.PhaseRows {
			if err := tx.LeaveRest(imp.N); err != nil {
				return err
			}
			imp.Phase = foyer.PhaseIndex
		}
		imp.Paused, imp.ApproveNow = false, false
		tell(tx, &imp, a, "story.stopped")
		return tx.UpdateImport(&imp)
	})
	if err != nil {
		return err
	}
	if err := in.writeAll(ctx, a, &imp, progress); err != nil {
		return fmt.Errorf("keep what import %s wrote: %w", id, err)
	}
	return nil
}

// AddRows runs rows that an import left out, or that failed and are mended since:
// the rows named, or with none those that the detail of the import calls ready. The job of the run goes on
// from there; the rest of the import stays as it is.
func (in *Intake) AddRows(ctx context.Context, a foyer.Actor, id string, rows []int) (out foyer.Import, err error) {
	err = in.store.Write(ctx, func(tx *store.Tx) error {
		imp, err := mine(tx, a, id)
		if err != nil {
			return err
		}
		switch {
		case !hasRun(&imp):
			return foyer.Fail(foyer.Conflict, "import.not_undoable")
		case foyer.May(a, foyer.ActImport) == foyer.ReachNone:
			return foyer.Fail(foyer.Forbidden, "call.forbidden")
		case imp.State == foyer.StateApproved:
			if err := mayApprove(a); err != nil {
				return err
			}
			if err := tx.MarkMerged(imp.N); err != nil {
				return err
			}
		}
		if err := linkBarred(tx, &imp, rows); err != nil {
			return err
		}
		added, err := tx.ReopenRows(imp.N, rows)
		if err != nil {
			return err
		}
		if added == 0 {
			return foyer.Fail(foyer.Conflict, "import.nothing_to_add")
		}
		// The book is another than when they were judged.
		if _, err := in.anew(tx, &imp, (*recheck).touchOpen); err != nil {
			return err
		}
		counts, err := tx.RowCounts(imp.N)
		if err != nil {
			return err
		}
		counts.Blank, counts.NewValues = imp.Counts.Blank, imp.Counts.NewValues
		if err := tx.MoveImport(imp.N, imp.State, foyer.StateRunning); err != nil {
			return err
		}
		imp.Before, imp.State, imp.Counts = imp.State, foyer.StateRunning, counts
		imp.Phase, imp.NextRow, imp.Finished = foyer.PhaseRows, 0, ""
		tell(tx, &imp, a, "story.added_rows", "count", fmt.Sprint(added))
		if err := tx.UpdateImport(&imp); err != nil {
			return err
		}
		fresh, err := tx.Import(id)
		out = fresh.Import
		return err
	})
	return out, err
}

// Tell writes a line into an import's own history.
func (in *Intake) Tell(ctx context.Context, a foyer.Actor, id, key string, pairs ...string) error {
	return in.store.Write(ctx, func(tx *store.Tx) error {
		imp, err := tx.Import(id)
		if err != nil {
			return err
		}
		tell(tx, &imp, a, key, pairs...)
		return tx.UpdateImport(&imp)
	})
}
