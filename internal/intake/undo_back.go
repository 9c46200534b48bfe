package intake

import (
	"context"
	"fmt"

	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/store"
)

// indexRows is how many leads get their words in one transaction.
const indexRows = 20_000

// BringBack undoes an undo: the leads are there again, with their links and notes,
// what the import merged is merged again where nobody edited it since, and the
// import is in the state it was. It works while no rerun began. It can be cut and
// goes on where it was.
func (in *Intake) BringBack(ctx context.Context, a foyer.Actor, id string, progress func(foyer.Progress)) error {
	var imp store.Import
	m := newMeter(foyer.PhaseRedo, 0, progress)
	err := in.store.Write(ctx, func(tx *store.Tx) (err error) {
		if imp, err = mine(tx, a, id); err != nil {
			return err
		}
		if err := mayUndo(a, &imp); err != nil {
			return err
		}
		if err := mayBringBack(&imp); err != nil || imp.Phase == foyer.PhaseRedo {
			return err
		}
		if imp.RunsFrom, err = tx.LastChange(); err != nil {
			return err
		}
		imp.Phase, imp.Offset, imp.NextRow = foyer.PhaseRedo, imp.UndoneFrom, 0
		return tx.UpdateImport(&imp)
	})
	if err != nil {
		return err
	}
	for _, step := range []func(context.Context, foyer.Actor, *store.Import, *meter) error{in.mergeAgain, in.shelfBack, in.wordsBack} {
		if err := step(ctx, a, &imp, m); err != nil {
			return fmt.Errorf("bring import %s back: %w", id, err)
		}
	}
	return in.store.Write(ctx, func(tx *store.Tx) error {
		fresh, err := tx.Import(id)
		if err != nil {
			return err
		}
		if err := tx.TakeAgain(fresh.N, fresh.Started); err != nil {
			return err
		}
		if err := tx.RejoinLists(fresh.N); err != nil {
			return err
		}
		first, last, err := tx.LeadsBetween(fresh.N)
		if err != nil {
			return err
		}
		if err := went(tx, &fresh, a, store.LeadsAll, first, last, true); err != nil {
			return err
		}
		if err := tx.MoveImport(fresh.N, foyer.StateUndone, fresh.Before); err != nil {
			return err
		}
		fresh.State, fresh.Before = fresh.Before, ""
		fresh.Phase, fresh.Offset, fresh.NextRow = foyer.PhaseDone, 0, 0
		fresh.Reason, fresh.ReasonArgs = "", map[string]string{}
		tell(tx, &fresh, a, "story.brought_back")
		return tx.UpdateImport(&fresh)
	})
}

func mayBringBack(imp *store.Import) error {
	if imp.State != foyer.StateUndone || imp.Before == "" || imp.Phase != foyer.PhaseDone && imp.Phase != foyer.PhaseRedo {
		return foyer.Fail(foyer.Conflict, "import.not_undone")
	}
	return nil
}

// mergeAgain gives leads of the book again what the undo took from them.
func (in *Intake) mergeAgain(ctx context.Context, a foyer.Actor, imp *store.Import, m *meter) error {
	for {
		more := false
		err := in.store.Write(ctx, func(tx *store.Tx) error {
			fresh, err := tx.Import(imp.ID)
			if err != nil {
				return err
			}
			changes, err := tx.ChangesOf(fresh.N, fresh.Offset, backRows)
			if err != nil {
				return err
			}
			people, err := tx.People()
			if err != nil {
				return err
			}
			byID := map[string]int64{}
			for _, p := range people {
				byID[p.ID] = p.N
			}
			var ids []string
			for _, c := range changes {
				if c.Kind == foyer.ChangeUndo && c.N <= fresh.RunsFrom {
					ids = append(ids, c.EntityID)
				}
				fresh.Offset = c.N
			}
			leads, err := tx.LeadsByID(ids)
			if err != nil {
				return err
			}
			for i := range changes {
				c := &changes[i]
				if l := leads[c.EntityID]; l != nil && c.Kind == foyer.ChangeUndo && c.N <= fresh.RunsFrom {
					if _, err := book.BringBack(tx, a, l, c, byID); err != nil {
						return err
					}
				}
			}
			more = len(changes) == backRows && fresh.Offset < fresh.RunsFrom
			*imp = fresh
			return tx.UpdateImport(&fresh)
		})
		if err != nil || !more {
			return err
		}
		m.at(0, imp.Counts)
	}
}

// shelfBack brings back the leads and notes that the undo took out.
func (in *Intake) shelfBack(ctx context.Context, _ foyer.Actor, imp *store.Import, _ *meter) error {
	return in.store.BringBack(ctx, imp.N)
}

// wordsBack makes the leads that are back findable.
func (in *Intake) wordsBack(ctx context.Context, _ foyer.Actor, imp *store.Import, m *meter) error {
	m.total = int64(imp.Counts.Rows)
	for {
		last := 0
		err := in.store.Write(ctx, func(tx *store.Tx) error {
			fresh, err := tx.Import(imp.ID)
			if err != nil {
				return err
			}
			if last, err = tx.IndexBack(fresh.N, fresh.NextRow, indexRows); err != nil || last == 0 {
				return err
			}
			fresh.NextRow = last
			*imp = fresh
			return tx.UpdateImport(&fresh)
		})
		if err != nil || last == 0 {
			return err
		}
		m.at(int64(last), imp.Counts)
	}
}

// Correct makes an undone import a Draft again, to be mended and run once more:
// its corrections, ticks and decisions stay, its rows are checked anew. What the
// undo laid aside cannot be brought back from then on.
func (in *Intake) Correct(ctx context.Context, a foyer.Actor, id string) (out foyer.Import, err error) {
	err = in.store.Write(ctx, func(tx *store.Tx) error {
		imp, err := mine(tx, a, id)
		if err != nil {
			return err
		}
		if err := mayUndo(a, &imp); err != nil {
			return err
		}
		if imp.State != foyer.StateUndone || imp.Phase != foyer.PhaseDone {
			return foyer.Fail(foyer.Conflict, "import.not_undone")
		}
		if err := tx.ClearShelf(imp.N); err != nil {
			return err
		}
		if imp.RunsFrom, err = tx.LastChange(); err != nil {
			return err
		}
		if err := tx.MoveImport(imp.N, foyer.StateUndone, foyer.StateDraft); err != nil {
			return err
		}
		if err := restart(tx, &imp); err != nil {
			return err
		}
		imp.State, imp.Before = foyer.StateDraft, ""
		imp.Run++
		imp.Started, imp.Finished, imp.ApprovedAt, imp.ApprovedBy = "", "", "", ""
		imp.Reason, imp.ReasonArgs = "", map[string]string{}
		tell(tx, &imp, a, "story.corrected")
		if err := tx.UpdateImport(&imp); err != nil {
			return err
		}
		fresh, err := tx.Import(id)
		out = fresh.Import
		return err
	})
	return out, err
}

// LeftBetween answers the jobs of imports that were cut while they were taken back
// or brought back.
func (in *Intake) LeftBetween(ctx context.Context) (jobs []foyer.Progress, err error) {
	err = in.store.Read(ctx, func(tx *store.Tx) error {
		list, _, _, err := tx.Imports(foyer.ImportQuery{State: foyer.StateUndone, Limit: 500}, nil)
		for _, imp := range list {
			switch imp.Phase {
			case foyer.PhaseUndo:
				jobs = append(jobs, foyer.Progress{What: JobUndo, Import: imp.ID})
			case foyer.PhaseRedo:
				jobs = append(jobs, foyer.Progress{What: JobBack, Import: imp.ID})
			}
		}
		return err
	})
	return jobs, err
}
