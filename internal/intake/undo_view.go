package intake

import (
	"slices"

	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// UndoPreview answers a page of one of the three lists that tell what taking an
// import back would do, with the counts of all. It is worked out by what undoes.
// Of an import that was undone it tells what was kept.
func (in *Intake) UndoPreview(tx *store.Tx, a foyer.Actor, id string, q foyer.UndoQuery) (foyer.UndoPage, error) {
	v := undoView{page: foyer.UndoPage{Rows: []foyer.UndoRow{}}, list: q.List, from: max(q.Offset, 0), limit: pageSize(q.Limit)}
	imp, err := mine(tx, a, id)
	if err != nil {
		return v.page, err
	}
	if err := mayUndo(a, &imp); err != nil {
		return v.page, err
	}
	switch {
	case len(q.Rows) > 0 || q.Lead != "":
		p, err := partOf(tx, &imp, q)
		if err != nil {
			return v.page, err
		}
		v.part(p)
		return v.page, nil
	case imp.State == foyer.StateWaiting || imp.State == foyer.StateApproved:
		err = v.made(tx, &imp)
	case imp.State == foyer.StateUndone:
		err = v.keptMade(tx, &imp)
	default:
		return v.page, foyer.Fail(foyer.Conflict, "import.not_undoable")
	}
	if err != nil {
		return v.page, err
	}
	for after := imp.RunsFrom; ; {
		b, err := backsOf(tx, &imp, after, func(*store.Change) bool { return true })
		if err != nil {
			return v.page, err
		}
		for i := range b.leads {
			v.add(&b.leads[i])
		}
		if after = b.upTo; !b.more {
			break
		}
	}
	v.total()
	return v.page, nil
}

func pageSize(n int) int {
	if n <= 0 {
		return 100
	}
	return min(n, 500)
}

// undoView gathers the page of a list while all is gone through.
type undoView struct {
	page        foyer.UndoPage
	list        foyer.UndoList
	from, limit int
	at          int // place in the list asked for
}

// wants says whether the next row of a list is on the page.
func (v *undoView) wants(list foyer.UndoList) bool {
	if list != v.list {
		return false
	}
	v.at++
	return v.at > v.from && v.at <= v.from+v.limit
}

func (v *undoView) total() {
	s := v.page.Sum
	switch v.list {
	case foyer.UndoKept:
		v.page.Total = s.Kept
	case foyer.UndoBlocked:
		v.page.Total = s.Blocked
	default:
		v.page.Total = s.Removed + s.Restored
	}
}

// made tells of the leads that the import made.
func (v *undoView) made(tx *store.Tx, imp *store.Import) error {
	touched, err := tx.TouchedLeads(imp.N, imp.State == foyer.StateWaiting)
	if err != nil {
		return err
	}
	all, err := tx.CountOfImport(imp.N)
	if err != nil {
		return err
	}
	v.page.Sum.Removed = all - len(touched)
	for _, blocked := range []bool{false, true} {
		if err := v.touched(tx, sortedTouched(touched, blocked), blocked); err != nil {
			return err
		}
	}
	if v.list != foyer.UndoBack {
		return nil
	}
	// Those that stay are few against those that go, so they are passed over.
	part, err := tx.LeadsOfImport(imp.N, 0, min(v.from+v.limit+len(touched), all))
	if err != nil {
		return err
	}
	part = slices.DeleteFunc(part, func(n int64) bool { _, stays := touched[n]; return stays })
	part = part[min(v.from, len(part)):]
	ns := part[:min(v.limit, len(part))]
	v.at = v.page.Sum.Removed
	leads, err := tx.LeadsByN(ns)
	if err != nil {
		return err
	}
	for _, n := range ns {
		if l := leads[n]; l != nil {
			v.page.Rows = append(v.page.Rows, madeRow(l, store.Touched{}))
		}
	}
	return nil
}

// keptMade tells of the leads the import made that its undo kept.
func (v *undoView) keptMade(tx *store.Tx, imp *store.Import) error {
	ns, err := tx.KeptLeads(imp.N)
	if err != nil {
		return err
	}
	leads, err := tx.LeadsByN(ns)
	if err != nil {
		return err
	}
	for _, n := range ns {
		l := leads[n]
		if l == nil {
			continue
		}
		list, why := foyer.UndoKept, "undo.edited"
		if l.Converted != "" {
			list, why = foyer.UndoBlocked, "undo.converted"
			v.page.Sum.Blocked++
		} else {
			v.page.Sum.Kept++
		}
		if v.wants(list) {
			v.page.Rows = append(v.page.Rows, madeRow(l, store.Touched{Reason: why}))
		}
	}
	return nil
}

func (v *undoView) touched(tx *store.Tx, list []store.Touched, blocked bool) error {
	name := foyer.UndoKept
	if blocked {
		name = foyer.UndoBlocked
		v.page.Sum.Blocked += len(list)
	} else {
		v.page.Sum.Kept += len(list)
	}
	if name != v.list {
		return nil
	}
	v.at = len(list)
	list = list[min(v.from, len(list)):]
	list = list[:min(v.limit, len(list))]
	ns := make([]int64, len(list))
	for i, t := range list {
		ns[i] = t.N
	}
	leads, err := tx.LeadsByN(ns)
	if err != nil {
		return err
	}
	for _, t := range list {
		if l := leads[t.N]; l != nil {
			v.page.Rows = append(v.page.Rows, madeRow(l, t))
		}
	}
	return nil
}

// madeRow is the line of a lead the import made; of one that stays it names the
// fields that were edited.
func madeRow(l *store.Lead, t store.Touched) foyer.UndoRow {
	r := foyer.UndoRow{Lead: l.ID, Name: rules.Name(&l.Record), Row: l.Row, Made: true, Reason: t.Reason, Fields: []foyer.UndoField{}}
	for _, f := range t.Fields {
		r.Fields = append(r.Fields, foyer.UndoField{Field: f, Kept: true})
	}
	return r
}

// add tells of a lead the import merged into.
func (v *undoView) add(m *merged) {
	m.count(&v.page.Sum)
	list := foyer.UndoBack
	switch m.reason() {
	case "":
	case "undo.edited":
		list = foyer.UndoKept
	default:
		list = foyer.UndoBlocked
	}
	if v.wants(list) {
		v.page.Rows = append(v.page.Rows, m.row())
	}
}

func (m *merged) row() foyer.UndoRow {
	r := foyer.UndoRow{Lead: m.lead.ID, Name: rules.Name(&m.lead.Record), Row: m.back.Row, Reason: m.reason(), Fields: m.back.TellFields()}
	for _, n := range m.notes {
		r.Fields = append(r.Fields, foyer.UndoField{Field: "notes", Now: n.Text})
	}
	for _, n := range m.edited {
		r.Fields = append(r.Fields, foyer.UndoField{Field: "notes", Now: n.Text, Kept: true})
	}
	return r
}

// part tells of some rows of an import.
func (v *undoView) part(p *part) {
	v.page.Sum.Unmade = p.unmade
	for _, l := range p.goes {
		v.page.Sum.Removed++
		if v.wants(foyer.UndoBack) {
			v.page.Rows = append(v.page.Rows, madeRow(l, store.Touched{}))
		}
	}
	for _, s := range p.stays {
		list := foyer.UndoKept
		if s.why.Blocked() {
			list = foyer.UndoBlocked
			v.page.Sum.Blocked++
		} else {
			v.page.Sum.Kept++
		}
		if v.wants(list) {
			v.page.Rows = append(v.page.Rows, madeRow(s.lead, s.why))
		}
	}
	for i := range p.merges {
		v.add(&p.merges[i])
	}
	v.total()
}
