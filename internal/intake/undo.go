package intake

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"strconv"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// backRows is how many changes of an import one transaction takes back.
const backRows = 5000

// mayUndo answers nil when an actor may take an import back: who may approve, and
// of one that still waits the person who brought it.
func mayUndo(a foyer.Actor, imp *store.Import) error {
	if foyer.May(a, foyer.ActApproveImport) >= foyer.ReachTeam {
		return nil
	}
	if imp.By == a.N && (imp.State == foyer.StateWaiting || imp.Before == foyer.StateWaiting) {
		return nil
	}
	return foyer.Fail(foyer.Forbidden, "call.forbidden")
}

// mayUndoNow says whether the state of an import lets it be taken back: an undo
// that was cut too.
func mayUndoNow(imp *store.Import) bool {
	switch imp.State {
	case foyer.StateWaiting, foyer.StateApproved:
		return true
	case foyer.StateUndone:
		return imp.Phase == foyer.PhaseUndo
	}
	return false
}

// Undo takes an import back, at any time: the leads it made leave the book, the
// leads it merged into get their values from before, field by field where nobody
// edited them since. What people worked on is kept. It can be cut and goes on where
// it was; what it takes out can be brought back until the import runs again.
func (in *Intake) Undo(ctx context.Context, a foyer.Actor, id string, progress func(foyer.Progress)) (foyer.UndoSum, error) {
	return in.undo(ctx, a, id, "", progress)
}

// Decline is Undo of an import that waits, with the reason the person who brought
// it reads.
func (in *Intake) Decline(ctx context.Context, a foyer.Actor, id, reason string, progress func(foyer.Progress)) error {
	_, err := in.undo(ctx, a, id, reason, progress)
	return err
}

func (in *Intake) undo(ctx context.Context, a foyer.Actor, id, reason string, progress func(foyer.Progress)) (sum foyer.UndoSum, err error) {
	var imp store.Import
	m := newMeter(foyer.PhaseUndo, 0, progress)
	err = in.store.Write(ctx, func(tx *store.Tx) error {
		if imp, err = mine(tx, a, id); err != nil {
			return err
		}
		if err := mayUndo(a, &imp); err != nil {
			return err
		}
		if imp.State == foyer.StateUndone && imp.Phase == foyer.PhaseUndo {
			return nil // it was cut
		}
		return beginUndo(tx, a, &imp, reason)
	})
	if err != nil {
		return sum, err
	}
	settle, err := in.store.Hurry(ctx)
	if err != nil {
		return sum, err
	}
	defer settle()
	if err := in.takeMergesBack(ctx, a, &imp, m); err != nil {
		return sum, fmt.Errorf("undo import %s: %w", id, err)
	}
	err = in.store.ShelveImportLeads(ctx, imp.N, func(done, total int) { m.total = int64(total); m.at(int64(done), imp.Counts) })
	if err != nil {
		return sum, fmt.Errorf("undo import %s: %w", id, err)
	}
	err = in.store.Write(ctx, func(tx *store.Tx) error {
		fresh, err := tx.Import(id)
		if err != nil {
			return err
		}
		if fresh.State != foyer.StateUndone || fresh.Phase != foyer.PhaseUndo {
			return foyer.Fail(foyer.Conflict, "import.moved", "state", string(fresh.State))
		}
		if err := tx.LeaveLists(fresh.N); err != nil {
			return err
		}
		first, last, err := tx.ShelvedBetween(fresh.N)
		if err != nil {
			return err
		}
		if err := went(tx, &fresh, a, store.LeadsAll, first, last, false); err != nil {
			return err
		}
		sum = sumOf(&fresh)
		fresh.Phase, fresh.NextRow, fresh.Offset = foyer.PhaseDone, 0, 0 // Finished says when it ran
		key, args := "story.undone", sumArgs(sum)
		if fresh.Reason == "import.declined" {
			key, args = "story.declined", []string{"reason", fresh.ReasonArgs["reason"]}
		}
		tell(tx, &fresh, a, key, args...)
		return tx.UpdateImport(&fresh)
	})
	return sum, err
}

// beginUndo hides the import's leads by its state and settles which of them stay.
func beginUndo(tx *store.Tx, a foyer.Actor, imp *store.Import, reason string) error {
	before := imp.State
	if before != foyer.StateWaiting && before != foyer.StateApproved {
		return foyer.Fail(foyer.Conflict, "import.not_undoable")
	}
	if reason != "" && before != foyer.StateWaiting {
		return foyer.Fail(foyer.Conflict, "import.not_waiting")
	}
	touched, err := tx.TouchedLeads(imp.N, before == foyer.StateWaiting)
	if err != nil {
		return err
	}
	all, err := tx.CountOfImport(imp.N)
	if err != nil {
		return err
	}
	var sum foyer.UndoSum
	ns := make([]int64, 0, len(touched))
	for n, t := range touched {
		ns = append(ns, n)
		if t.Blocked() {
			sum.Blocked++
		} else {
			sum.Kept++
		}
	}
	sum.Removed = all - len(touched)
	slices.Sort(ns)
	approval := "approved"
	if before == foyer.StateWaiting {
		approval = "waiting"
	}
	if err := tx.KeepLeads(ns, approval); err != nil {
		return err
	}
	if err := tx.ClearShelf(imp.N); err != nil {
		return err
	}
	if imp.UndoneFrom, err = tx.LastChange(); err != nil {
		return err
	}
	if err := tx.MoveImport(imp.N, before, foyer.StateUndone); err != nil {
		return err
	}
	imp.State, imp.Before, imp.Phase = foyer.StateUndone, before, foyer.PhaseUndo
	imp.NextRow, imp.Offset = 0, imp.RunsFrom
	imp.Reason, imp.ReasonArgs = "", map[string]string{}
	if reason != "" {
		imp.Reason, imp.ReasonArgs["reason"] = "import.declined", reason
	}
	keepSum(imp, sum)
	if err := tx.Log(store.Change{
		Entity: "import", EntityID: imp.ID, Kind: foyer.ChangeAct,
		Was: map[string]string{"state": string(before)},
		Now: map[string]string{"state": string(foyer.StateUndone)}, Cause: imp.N, By: a.N, At: tx.Stamp(),
	}); err != nil {
		return err
	}
	return tx.UpdateImport(imp)
}

// takeMergesBack restores the leads of the book that the import changed. The place
// it has come to in the log lies with the import.
func (in *Intake) takeMergesBack(ctx context.Context, a foyer.Actor, imp *store.Import, m *meter) error {
	for {
		more := false
		err := in.store.Write(ctx, func(tx *store.Tx) error {
			fresh, err := tx.Import(imp.ID)
			if err != nil {
				return err
			}
			b, err := backsOf(tx, &fresh, fresh.Offset, func(*store.Change) bool { return true })
			if err != nil {
				return err
			}
			if err := applyAll(tx, a, &fresh, b.leads, nil); err != nil {
				return err
			}
			sum := sumOf(&fresh)
			for i := range b.leads {
				b.leads[i].count(&sum)
			}
			more = b.more
			fresh.Offset = b.upTo
			keepSum(&fresh, sum)
			*imp = fresh
			return tx.UpdateImport(&fresh)
		})
		if err != nil || !more {
			return err
		}
		m.at(0, imp.Counts)
	}
}

// The sum of an undo lies with the import while it is at work, so that one that was
// cut tells the whole.
func keepSum(imp *store.Import, s foyer.UndoSum) {
	if imp.ReasonArgs == nil {
		imp.ReasonArgs = map[string]string{}
	}
	args := sumArgs(s)
	for i := 0; i < len(args); i += 2 {
		imp.ReasonArgs[args[i]] = args[i+1]
	}
}

func sumOf(imp *store.Import) foyer.UndoSum {
	n := func(key string) int {
		v, _ := strconv.Atoi(imp.ReasonArgs[key]) // what is not there is none
		return v
	}
	return foyer.UndoSum{Removed: n("removed"), Restored: n("restored"), Kept: n("kept"), Blocked: n("blocked")}
}

func sumArgs(s foyer.UndoSum) []string {
	return []string{
		"removed", strconv.Itoa(s.Removed), "restored", strconv.Itoa(s.Restored),
		"kept", strconv.Itoa(s.Kept), "blocked", strconv.Itoa(s.Blocked),
	}
}

func sortedTouched(m map[int64]store.Touched, blocked bool) []store.Touched {
	var out []store.Touched
	for _, t := range m {
		if t.Blocked() == blocked {
			out = append(out, t)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Row < out[j].Row })
	return out
}
