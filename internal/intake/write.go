package intake

import (
	"context"

	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/store"
)

// writer carries out the plans of rows, batch by batch.
type writer struct {
	in    *Intake
	imp   *store.Import
	desk  *desk
	actor foyer.Actor
	who   map[int64]foyer.Person
	label func(key string) string
	terms *termer
	decs  map[int]*store.RowDecision // of the batch
	lists newValues
	meter *meter
	words bool // a text index is built beside
	// heirs name the row that took the place of a target that made no lead.
	heirs map[int]int
}

func (w *writer) prepare(ctx context.Context) error {
	w.heirs = map[int]int{}
	return w.in.store.Read(ctx, func(tx *store.Tx) (err error) {
		if w.who, err = book.People(tx); err != nil || w.imp.NextRow == 0 && w.imp.Before == "" {
			return err
		}
		return tx.EachRow(w.imp.N, 0, func(r *store.ImportRow) error {
			if (r.Row < w.imp.NextRow || w.imp.Before != "") && r.TargetRow != 0 && r.Outcome == foyer.OutcomeCreated {
				if _, ok := w.heirs[r.TargetRow]; !ok {
					w.heirs[r.TargetRow] = r.Row
				}
			}
			return nil
		})
	})
}

// write carries out the plans of batches and keeps the place reached, in one
// transaction.
func (w *writer) write(ctx context.Context, bs batches) error {
	counts, news := w.imp.Counts, []foyer.RowNews{}
	err := w.in.store.Write(ctx, func(tx *store.Tx) error {
		var first int
		var last *batch
		var apart []store.ImportRow
		for b, err := range bs {
			if err == nil {
				apart, err = w.batch(tx, b, apart)
			}
			if err != nil {
				return err
			}
			tally(&counts, b)
			if last == nil {
				first = b.rows[0].number
			}
			w.imp.NextRow = b.rows[len(b.rows)-1].number + 1
			last = b
		}
		if last == nil {
			return nil
		}
		if err := tx.PassRows(w.imp.N, first, w.imp.NextRow-1, apart); err != nil {
			return err
		}
		if err := w.lists.join(tx, w.imp.N); err != nil {
			return err
		}
		w.imp.Counts = counts
		news = newsOf(last)
		return tx.UpdateImport(w.imp)
	})
	if err != nil {
		return err
	}
	w.meter.news(news)
	w.meter.at(int64(counts.Done), counts)
	return nil
}

// batch carries out the plans of one batch, and appends the rows whose outcome is not
// simply what their plan says.
func (w *writer) batch(tx *store.Tx, b *batch, apart []store.ImportRow) ([]store.ImportRow, error) {
	var err error
	if w.decs, err = tx.Decisions(w.imp.N, b.rows[0].number, b.rows[len(b.rows)-1].number); err != nil {
		return nil, err
	}
	t := &turn{writer: w, tx: tx, leads: map[int64]*store.Lead{}, made: map[int]int64{}, took: map[int]bool{}, apart: apart}
	for _, step := range []func() error{func() error { return t.plan(b) }, t.create, t.fold, t.merges} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return t.apart, nil
}

// ahead makes the leads of rows that are sure to make one, beside the writer.
func (w *writer) ahead(r *readRow) error {
	r.lead.ID = ""
	if p := r.plan; p.Ticked && p.Verdict != foyer.VerdictError && (p.Plan == foyer.PlanCreate || p.Plan == foyer.PlanLink) {
		w.make(r)
	}
	return nil
}

// make fills the lead that a row makes, but for what only the writer knows: its
// person and its times.
func (w *writer) make(r *readRow) {
	stamp(w.imp, &r.rec)
	l := &r.lead
	l.ID, l.Record, l.Keys = leadID(w.imp, r.number), &r.rec, r.keys
	l.Owner, l.Import, l.Row, l.By = w.owner(&r.rec), w.imp.N, r.number, w.actor.N
	if w.words {
		l.PrepareWords()
		return
	}
	l.Prepare()
}

// owner answers who gets a new lead: whom the row names, else whom the form does,
// else whom its partner or agent is.
func (w *writer) owner(rec *foyer.Record) int64 {
	n := w.desk.owner(rec)
	rec.Values[foyer.SlotOwner] = "" // the lead holds its owner beside its values
	if n != 0 {
		return n
	}
	if w.imp.Owner != 0 {
		return w.imp.Owner
	}
	return w.desk.heir(rec)
}
