package intake

import (
	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/store"
)

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
