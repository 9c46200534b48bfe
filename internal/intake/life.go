package intake

import (
	"context"
	"fmt"
	"slices"
	"sort"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// Begin makes an Import ready for a job and answers it as it then stands: a run is
// queued, with everything that would stop it refused before it starts.
func (in *Intake) Begin(ctx context.Context, a foyer.Actor, what, id string) (out foyer.Import, err error) {
	err = in.store.Write(ctx, func(tx *store.Tx) error {
		imp, err := mine(tx, a, id)
		if err != nil {
			return err
		}
		switch what {
		case JobSurvey:
			_, err = editable(tx, a, id)
		case JobStage:
			if _, err = editable(tx, a, id); err == nil {
				err = confirmed(tx, a, &imp)
			}
		case JobRun:
			err = in.queue(tx, a, &imp)
		case JobApprove:
			if err = mayApprove(a); err == nil && imp.State != foyer.StateWaiting {
				err = foyer.Fail(foyer.Conflict, "import.not_waiting")
			}
		case JobRollBack, JobKeep:
			if imp.State != foyer.StateFailed && imp.State != foyer.StateRunning {
				err = foyer.Fail(foyer.Conflict, "import.not_failed")
			}
		case JobUndo:
			if err = mayUndo(a, &imp); err == nil && !mayUndoNow(&imp) {
				err = foyer.Fail(foyer.Conflict, "import.not_undoable")
			}
		case JobBack:
			if err = mayUndo(a, &imp); err == nil {
				err = mayBringBack(&imp)
			}
		}
		if err != nil {
			return err
		}
		fresh, err := tx.Import(id)
		out = fresh.Import
		return err
	})
	return out, err
}

func (in *Intake) queue(tx *store.Tx, a foyer.Actor, imp *store.Import) error {
	if foyer.May(a, foyer.ActImport) == foyer.ReachNone {
		return foyer.Fail(foyer.Forbidden, "imports.forbidden")
	}
	switch imp.State {
	case foyer.StateQueued: // taken up after a close
		return nil
	case foyer.StateRunning: // likewise, or paused
		if !imp.Paused {
			return nil
		}
		imp.Paused = false
		tell(tx, imp, a, "story.resumed")
		return tx.UpdateImport(imp)
	case foyer.StateFailed:
		if imp.Phase == foyer.PhaseDone {
			return foyer.Fail(foyer.Conflict, "import.nothing_good")
		}
		if err := tx.MoveImport(imp.N, foyer.StateFailed, foyer.StateRunning); err != nil {
			return err
		}
		imp.State, imp.Reason = foyer.StateRunning, ""
		tell(tx, imp, a, "story.resumed")
		return tx.UpdateImport(imp)
	case foyer.StateDraft, foyer.StateSaved:
	default:
		return foyer.Fail(foyer.Conflict, "import.not_a_draft")
	}
	switch {
	case imp.Phase != foyer.PhaseStaged:
		return foyer.Fail(foyer.Conflict, "import.not_staged")
	case len(missing(imp)) > 0:
		return foyer.Fail(foyer.Conflict, "import.no_name_column")
	}
	switch lacking, err := lacks(tx, imp); {
	case err != nil:
		return err
	case slices.Contains(lacking, siteKey):
		return foyer.Fail(foyer.Conflict, "import.no_site")
	case len(lacking) > 0:
		return foyer.Fail(foyer.Conflict, "import.no_partner_column")
	}
	counts, err := tx.RowCounts(imp.N)
	if err != nil {
		return err
	}
	switch {
	case imp.Policy == foyer.PolicyStrict && counts.Blocking > 0:
		return needsFixing(counts.Blocking)
	case counts.Rows == 0:
		return foyer.Fail(foyer.Conflict, "import.no_rows")
	case counts.Ready == 0 && (imp.Policy == foyer.PolicyStrict || counts.Errors < counts.Rows):
		return foyer.Fail(foyer.Conflict, "import.nothing_ticked")
	}
	counts.Blank, counts.NewValues, counts.Staged = imp.Counts.Blank, imp.Counts.NewValues, counts.Rows
	imp.Counts = counts
	if err := tx.MoveImport(imp.N, imp.State, foyer.StateQueued); err != nil {
		return err
	}
	imp.State = foyer.StateQueued
	tell(tx, imp, a, "story.queued")
	return tx.UpdateImport(imp)
}

// needsFixing says that ticked rows are wrong, which by Strict keep all of them out.
func needsFixing(rows int) error {
	return foyer.Fail(foyer.Conflict, "import.needs_fixing", "count", fmt.Sprint(rows))
}

// Move takes an Import between Draft and Import pending; where it is already, it
// stays.
func (in *Intake) Move(ctx context.Context, a foyer.Actor, id string, to foyer.ImportState) (out foyer.Import, err error) {
	err = in.store.Write(ctx, func(tx *store.Tx) error {
		imp, err := editable(tx, a, id)
		if err != nil {
			return err
		}
		if imp.State != to {
			if err := tx.MoveImport(imp.N, imp.State, to); err != nil {
				return err
			}
			imp.State = to
			key := "story.saved"
			if to == foyer.StateDraft {
				key = "story.reopened"
			}
			tell(tx, &imp, a, key)
			if err := tx.UpdateImport(&imp); err != nil {
				return err
			}
		}
		fresh, err := tx.Import(id)
		out = fresh.Import
		return err
	})
	return out, err
}

// LeftRunning answers the imports to go on with when a house opens: queued ones,
// and after a clean close running ones. After a crash a running import is Failed
// instead, for a person to resume or roll back.
func (in *Intake) LeftRunning(ctx context.Context, clean bool) (ids []string, err error) {
	err = in.store.Write(ctx, func(tx *store.Tx) error {
		for _, state := range []foyer.ImportState{foyer.StateRunning, foyer.StateQueued} {
			list, _, _, err := tx.Imports(foyer.ImportQuery{State: state, Limit: 500}, nil)
			if err != nil {
				return err
			}
			// In the order they asked for their turn.
			sort.SliceStable(list, func(i, j int) bool { return list[i].Modified < list[j].Modified })
			for _, l := range list {
				if l.Paused {
					continue // it was at rest, and goes on when a person says so
				}
				if state == foyer.StateQueued || clean {
					ids = append(ids, l.ID)
					continue
				}
				imp, err := tx.Import(l.ID)
				if err != nil {
					return err
				}
				if err := tx.MoveImport(imp.N, foyer.StateRunning, foyer.StateFailed); err != nil {
					return err
				}
				imp.State, imp.Reason, imp.ReasonArgs = foyer.StateFailed, "import.crashed", map[string]string{}
				tell(tx, &imp, foyer.Actor{}, "story.crashed")
				if err := tx.UpdateImport(&imp); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return ids, err
}

// RollBack takes back all that a running or failed Import wrote; it ends as
// Cancelled. It can be cut and begun again.
func (in *Intake) RollBack(ctx context.Context, a foyer.Actor, id string, progress func(foyer.Progress)) error {
	imp, err := in.load(ctx, id)
	if err != nil {
		return err
	}
	from := imp.State
	if from != foyer.StateRunning && from != foyer.StateFailed {
		return foyer.Fail(foyer.Conflict, "import.not_failed")
	}
	if imp.Before != "" {
		// Rows added later: the leads of the first run are none of theirs to take.
		return in.KeepWritten(ctx, a, id, progress)
	}
	if err := in.pass(ctx, &imp, foyer.PhaseRollback); err != nil {
		return err
	}
	var first, last int64
	if err := in.store.Read(ctx, func(tx *store.Tx) (err error) {
		first, last, err = tx.LeadsBetween(imp.N)
		return err
	}); err != nil {
		return err
	}
	m := newMeter(foyer.PhaseRollback, 0, progress)
	err = in.store.DropImportLeads(ctx, imp.N, func(done, total int) { m.total = int64(total); m.at(int64(done), imp.Counts) })
	if err != nil {
		return fmt.Errorf("roll back import %s: %w", id, err)
	}
	if err := in.store.EndBulk(ctx, func(int, int) {}); err != nil {
		return fmt.Errorf("roll back import %s: %w", id, err)
	}
	return in.store.Write(ctx, func(tx *store.Tx) error {
		fresh, err := tx.Import(id)
		if err != nil {
			return err
		}
		if err := tx.ClearOutcomes(fresh.N); err != nil {
			return err
		}
		c, err := tx.RowCounts(fresh.N)
		if err != nil {
			return err
		}
		c.Blank, c.NewValues, c.Staged = fresh.Counts.Blank, fresh.Counts.NewValues, c.Rows
		fresh.Counts, fresh.Phase, fresh.NextRow = c, foyer.PhaseStaged, 0
		if err := tx.MoveImport(fresh.N, from, foyer.StateCancelled); err != nil {
			return err
		}
		fresh.State, fresh.Paused, fresh.Finished = foyer.StateCancelled, false, foyer.TimeOf(tx.Now())
		if err := went(tx, &fresh, a, store.LeadsAll, first, last, false); err != nil {
			return err
		}
		tell(tx, &fresh, a, "story.rolled_back")
		return tx.UpdateImport(&fresh)
	})
}

// List answers a page of the imports an actor may see.
func (in *Intake) List(tx *store.Tx, a foyer.Actor, q foyer.ImportQuery) (foyer.ImportPage, error) {
	by := []int64{a.N}
	if foyer.May(a, foyer.ActApproveImport) >= foyer.ReachTeam {
		if by = append(by, a.Team...); a.Whole() {
			by = nil
		}
	}
	if q.Mine {
		by = []int64{a.N}
	}
	rows, total, states, err := tx.Imports(q, by)
	if rows == nil {
		rows = []foyer.Import{}
	}
	if states == nil {
		states = []foyer.Option{}
	}
	if err == nil {
		err = tx.AddWaiting(rows)
	}
	return foyer.ImportPage{Rows: rows, Total: total, States: states}, err
}

// Detail answers an Import with what its page shows.
func (in *Intake) Detail(tx *store.Tx, a foyer.Actor, id string) (foyer.ImportDetail, error) {
	imp, err := mine(tx, a, id)
	if err != nil {
		return foyer.ImportDetail{}, err
	}
	d := foyer.ImportDetail{Import: imp.Import, Columns: len(imp.Mapping.Columns), Stories: imp.Stories, Lists: []foyer.Option{}}
	for _, c := range imp.Mapping.Columns {
		if c.Key != foyer.NotImported {
			d.Matched++
		}
		if c.Key == "owner" {
			d.OwnerColumn = c.Header
		}
	}
	if d.Stories == nil {
		d.Stories = []foyer.ImportStory{}
	}
	if imp.State == foyer.StateWaiting {
		if d.Import.Waits, d.Import.WaitMerges, err = tx.CountWaiting(imp.N); err != nil {
			return d, err
		}
	}
	if d.Declined, err = tx.CountDeclined(imp.N); err != nil {
		return d, err
	}
	if hasRun(&imp) && imp.Counts.LeftOut+imp.Counts.Failed > 0 {
		if d.Later, err = tx.CountLater(imp.N); err != nil {
			return d, err
		}
	}
	if d.Keeper, err = keeper(tx, &imp); err != nil {
		return d, err
	}
	if d.Batch, err = batchOf(tx, &imp); err != nil {
		return d, err
	}
	d.Previous, d.Diff, err = diffOf(tx, a, &imp)
	return d, err
}
