package intake

import (
	"fmt"

	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/store"
)

// turn is one batch being written.
type turn struct {
	*writer
	tx    *store.Tx
	fresh []*readRow // rows that make a lead
	folds []*readRow // rows that go into a lead of this import
	into  []*readRow // rows that go into a lead of the book, at approval
	leads map[int64]*store.Lead
	made  map[int]int64 // lead of each row that made one, in this batch or before
	took  map[int]bool  // rows that took the place of their target
	apart []store.ImportRow
}

// plan sorts the rows of a batch by what they do, and finds the leads of the rows
// they point to. A row whose target was left out takes its place.
func (t *turn) plan(b *batch) error {
	var targets []int
	for i := range b.rows {
		if r := b.rows[i].plan; r.TargetRow != 0 {
			targets = append(targets, r.TargetRow)
			if heir, ok := t.heirs[r.TargetRow]; ok {
				targets = append(targets, heir)
			}
		}
	}
	if len(targets) > 0 {
		made, err := t.tx.LeadsOfRows(t.imp.N, targets)
		if err != nil {
			return err
		}
		t.made = made
	}
	coming := map[int]bool{}
	for i := range b.rows {
		r := &b.rows[i]
		p := r.plan
		if !p.Ticked || p.Verdict == foyer.VerdictError {
			continue
		}
		if takesPlace(p) && !coming[p.TargetRow] && t.made[p.TargetRow] == 0 {
			if heir, ok := t.heirs[p.TargetRow]; ok {
				p.TargetRow = heir
			} else {
				t.heirs[p.TargetRow] = p.Row
				if p.Plan == foyer.PlanFold {
					t.took[p.Row] = true
				}
				p.Plan, p.TargetRow = foyer.PlanCreate, 0
			}
		}
		switch p.Plan {
		case foyer.PlanCreate, foyer.PlanLink:
			coming[p.Row] = true
			t.fresh = append(t.fresh, r)
		case foyer.PlanFold:
			t.folds = append(t.folds, r)
		case foyer.PlanMerge, foyer.PlanUnchanged:
			t.into = append(t.into, r)
		}
	}
	return nil
}

// create inserts the leads of the batch. A linked one shares the person of the
// lead it is linked to, which may be of this very batch.
func (t *turn) create() error {
	if len(t.fresh) == 0 {
		return nil
	}
	if err := t.fetch(t.fresh); err != nil {
		return err
	}
	persons := map[int]string{} // of rows of this batch
	now := foyer.TimeOf(t.tx.Now())
	batch := make([]store.NewLead, 0, len(t.fresh))
	for _, r := range t.fresh {
		p := r.plan
		if r.lead.ID == "" { // it took the place of its target just now
			t.make(r)
		}
		l := &r.lead
		t.lists.add(&r.rec, t.desk.own)
		l.Person = l.ID
		if p.Plan == foyer.PlanLink {
			switch {
			case p.Target != 0 && t.leads[p.Target] != nil:
				l.Person = t.leads[p.Target].Person
			case p.TargetRow != 0 && persons[p.TargetRow] != "":
				l.Person = persons[p.TargetRow]
			case p.TargetRow != 0 && t.leads[t.made[p.TargetRow]] != nil:
				l.Person = t.leads[t.made[p.TargetRow]].Person
			}
		}
		persons[p.Row] = l.Person
		l.Created, l.Active = foyer.Time(r.rec.Values[foyer.SlotCreatedAt]), now
		if l.Created == "" || l.Created > now {
			l.Created = now
		}
		batch = append(batch, *l)
	}
	ns, err := t.tx.InsertLeads(batch)
	if err != nil {
		return err
	}
	for i, r := range t.fresh {
		t.made[r.number] = ns[i]
		if t.took[r.number] {
			t.settled(r, store.ImportRow{Row: r.number, Outcome: foyer.OutcomeCreated, Lead: ns[i]})
		}
	}
	return nil
}

// fetch brings the leads that rows point to.
func (t *turn) fetch(rows []*readRow) error {
	var ns []int64
	for _, r := range rows {
		for _, n := range []int64{r.plan.Target, t.made[r.plan.TargetRow]} {
			if _, ok := t.leads[n]; n != 0 && !ok {
				t.leads[n] = nil
				ns = append(ns, n)
			}
		}
	}
	if len(ns) == 0 {
		return nil
	}
	got, err := t.tx.LeadsByN(ns)
	if err != nil {
		return err
	}
	for n, l := range got {
		t.leads[n] = l
	}
	return nil
}

// fold merges rows into leads that this import made; nobody else has seen them, so
// it need not wait for approval (decision 13).
func (t *turn) fold() error {
	if len(t.folds) == 0 {
		return nil
	}
	if err := t.fetch(t.folds); err != nil {
		return err
	}
	texts, err := t.texts(t.folds)
	if err != nil {
		return err
	}
	merges := book.NewMerges(t.tx)
	for _, r := range t.folds {
		n := t.made[r.plan.TargetRow]
		was := t.leads[n]
		if was == nil {
			return fmt.Errorf("row %d folds into row %d, whose lead is gone", r.plan.Row, r.plan.TargetRow)
		}
		if err := merges.Ready(n); err != nil {
			return err
		}
		m := book.Merge(was, &r.rec, t.desk.whose(&r.rec), texts[n], t.label, t.terms.of(r, t.decs[r.number]))
		out := store.ImportRow{Row: r.plan.Row, Outcome: foyer.OutcomeMerged, Lead: n}
		if !m.Changed {
			out.Outcome = foyer.OutcomeUnchanged
			t.settled(r, out)
			continue
		}
		t.settled(r, out)
		u := m.Update(t.tx, t.actor, t.who, was, t.imp.N, r.plan.Row)
		u.Now.Active = was.Active // the same import made it a moment ago
		merges.Add(u)
		for _, note := range m.Notes {
			texts[n] = append(texts[n], note.Text)
		}
		t.leads[n] = &m.Now
	}
	return merges.Write()
}

// merges looks once more at rows that go into leads of the book: a lead may have
// changed since the row was staged. Nothing is written to it before approval.
func (t *turn) merges() error {
	if len(t.into) == 0 {
		return nil
	}
	if err := t.fetch(t.into); err != nil {
		return err
	}
	texts, err := t.texts(t.into)
	if err != nil {
		return err
	}
	for _, r := range t.into {
		out := store.ImportRow{Row: r.plan.Row, Outcome: foyer.OutcomeMerged, Lead: r.plan.Target}
		lead := t.leads[r.plan.Target]
		switch {
		case lead == nil:
			out.Outcome, out.Lead, out.Reason = foyer.OutcomeFailed, 0, "row.lead_gone"
		case r.plan.Plan == foyer.PlanUnchanged && r.plan.Clash == 0:
			out.Outcome = foyer.OutcomeUnchanged // the row came in before: what became of the lead since is no matter
		default:
			if m := book.Merge(lead, &r.rec, t.desk.whose(&r.rec), texts[r.plan.Target], t.label, t.terms.of(r, t.decs[r.number])); !m.Changed {
				out.Outcome = foyer.OutcomeUnchanged
			}
			if (out.Outcome == foyer.OutcomeUnchanged) != (r.plan.Plan == foyer.PlanUnchanged) {
				out.Reason = foyer.LeadChanged // the review said otherwise (D11)
			}
		}
		t.settled(r, out)
	}
	return nil
}

func (t *turn) texts(rows []*readRow) (map[int64][]string, error) {
	seen := map[int64]bool{}
	var ns []int64
	for _, r := range rows {
		for _, n := range []int64{r.plan.Target, t.made[r.plan.TargetRow]} {
			if n != 0 && !seen[n] {
				seen[n] = true
				ns = append(ns, n)
			}
		}
	}
	return noteTexts(t.tx, ns)
}

// settled keeps an outcome that is not simply what the plan says.
func (t *turn) settled(r *readRow, out store.ImportRow) {
	r.plan.Outcome = out.Outcome
	t.apart = append(t.apart, out)
}
