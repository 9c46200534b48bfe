package intake

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"strconv"

	"foyer/internal/book"
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
		sum = sumOf(&fresh)
		fresh.Phase, fresh.NextRow, fresh.Offset, fresh.Finished = foyer.PhaseDone, 0, 0, foyer.TimeOf(tx.Now())
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

// merged is a lead of the book that an import changed, and what taking that back
// makes of it.
type merged struct {
	lead   *store.Lead
	back   book.Back
	notes  []store.Note // the import wrote, that go
	edited []store.Note // that people changed since
}

// reason answers why a lead stays as it is, wholly or in part; "" when it goes back.
func (m *merged) reason() string {
	switch {
	case m.lead.Converted != "":
		return "undo.converted"
	case len(m.back.Kept) > 0 || len(m.edited) > 0:
		return "undo.edited"
	}
	return ""
}

func (m *merged) count(sum *foyer.UndoSum) {
	switch m.reason() {
	case "":
		sum.Restored++
	case "undo.edited":
		sum.Kept++
	default:
		sum.Blocked++
	}
}

// applyAll takes back what it can of leads, and lays the notes of some rows, or of
// all, on the shelf.
func applyAll(tx *store.Tx, a foyer.Actor, imp *store.Import, list []merged, rows []int) error {
	var noted []int64
	updates := make([]store.LeadUpdate, 0, len(list))
	for i := range list {
		m := &list[i]
		if m.lead.Converted != "" {
			continue
		}
		if len(m.notes) > 0 {
			noted = append(noted, m.lead.N)
		}
		updates = append(updates, m.back.Update(tx, a, m.lead, imp.N))
	}
	if err := tx.ShelveNotes(imp.N, noted, imp.Started, rows); err != nil {
		return err
	}
	return tx.UpdateLeads(updates)
}

// backs are the leads that a stretch of an import's changes went into.
type backs struct {
	leads []merged
	upTo  int64
	more  bool
}

// backsOf works out what taking a stretch of an import's changes back does; both
// the undo and its preview go by it. A lead is met at its first change; leads that
// the import made go whole and are not among them, unless they are named.
func backsOf(tx *store.Tx, imp *store.Import, after int64, take func(*store.Change) bool) (backs, error) {
	out := backs{upTo: after}
	changes, err := tx.ChangesOf(imp.N, after, backRows)
	if err != nil || len(changes) == 0 {
		return out, err
	}
	// Those an undo has just written come behind; they are none of the import's.
	until := imp.UndoneFrom
	if imp.State != foyer.StateUndone {
		until = 1<<62 - 1
	}
	var ids []string
	seen := map[string]bool{}
	for _, c := range changes {
		out.upTo = c.N
		if c.N <= until && c.Entity == "lead" && c.Kind == foyer.ChangeEdit && !seen[c.EntityID] {
			seen[c.EntityID] = true
			ids = append(ids, c.EntityID)
		}
	}
	out.more = len(changes) == backRows && out.upTo < until
	out.leads, err = backsOfLeads(tx, imp, ids, after, out.upTo, take, false, nil)
	return out, err
}

// backsOfLeads is backsOf for leads by their ids, met between two changes; with
// made, for those the import made too, into which other rows of it went. put are fields
// that go back though they were edited since.
func backsOfLeads(tx *store.Tx, imp *store.Import, ids []string, after, upTo int64, take func(*store.Change) bool, made bool, put []string) ([]merged, error) {
	all, err := tx.ChangesAbout(imp.N, imp.RunsFrom, ids)
	if err != nil {
		return nil, err
	}
	leads, err := tx.LeadsByID(ids)
	if err != nil {
		return nil, err
	}
	who, err := tx.People()
	if err != nil {
		return nil, err
	}
	people := map[string]int64{}
	for _, p := range who {
		people[p.ID] = p.N
	}
	ns := make([]int64, 0, len(leads))
	for _, l := range leads {
		ns = append(ns, l.N)
	}
	notes, err := tx.NotesOf(ns)
	if err != nil {
		return nil, err
	}
	edited, err := tx.EditedNotes(ns, imp.N)
	if err != nil {
		return nil, err
	}
	var out []merged
	for _, id := range ids {
		first := firstEdit(all[id])
		if first == nil || first.N <= after || first.N > upTo {
			continue
		}
		m := merged{lead: leads[id]}
		if m.lead == nil || !made && ofThisRun(imp, m.lead) {
			continue // it went with the rest of what the import made, or will
		}
		if m.back, err = book.TakeBack(m.lead, all[id], take, people, put); err != nil {
			return nil, err
		}
		for _, n := range notes[m.lead.N] {
			if n.Import != imp.N || n.At < imp.Started || !take(&store.Change{Row: n.Row}) {
				continue
			}
			if edited[n.ID] {
				m.edited = append(m.edited, n)
			} else {
				m.notes = append(m.notes, n)
			}
		}
		if m.back.Any() || len(m.notes) > 0 || len(m.edited) > 0 {
			out = append(out, m)
		}
	}
	return out, nil
}

// ofThisRun says that the import's last run made a lead; one that an earlier run
// made, and that an undo kept, is a lead of the book like any other.
func ofThisRun(imp *store.Import, l *store.Lead) bool {
	return l.Import == imp.N && clockTime(l.Born) >= imp.Started
}

func firstEdit(list []store.Change) *store.Change {
	for i := range list {
		if list[i].Kind == foyer.ChangeEdit {
			return &list[i]
		}
	}
	return nil
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
