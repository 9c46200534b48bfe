package intake

import (
	"context"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// Mend carries out one act on rows under review: all of it, in one transaction,
// with what is needed to take it back.
func (in *Intake) Mend(ctx context.Context, a foyer.Actor, id string, act foyer.Mend) (foyer.MendResult, error) {
	return in.mending(ctx, a, id, func(m *mender) error { return m.do(act) })
}

// UndoMend takes the last act back that is not taken back yet; without one it
// answers NotFound.
func (in *Intake) UndoMend(ctx context.Context, a foyer.Actor, id string) (foyer.MendResult, error) {
	return in.mending(ctx, a, id, func(m *mender) error { return m.step(true) })
}

// RedoMend does the act again that was taken back last.
func (in *Intake) RedoMend(ctx context.Context, a foyer.Actor, id string) (foyer.MendResult, error) {
	return in.mending(ctx, a, id, func(m *mender) error { return m.step(false) })
}

func (in *Intake) mending(ctx context.Context, a foyer.Actor, id string, fn func(*mender) error) (res foyer.MendResult, err error) {
	err = in.store.Write(ctx, func(tx *store.Tx) error {
		imp, err := reviewable(tx, a, id)
		if err != nil {
			return err
		}
		seen, err := seesBook(tx, &imp)
		if err != nil {
			return err
		}
		m := in.mender(tx, a, &imp)
		if err := fn(m); err != nil {
			return err
		}
		if seen { // what it said of rows itself, it has them know
			if imp.Seen, err = tx.BookMark(); err != nil {
				return err
			}
		}
		tx.After(func() { in.orders.forget(id, false) })
		res, err = m.result()
		return err
	})
	return res, err
}

// mender does one act, or takes it back.
type mender struct {
	in    *Intake
	tx    *store.Tx
	actor foyer.Actor
	imp   *store.Import
	act   *store.Act
	check *recheck
	turns rowSet // rows whose tick the act itself turns
	stay  int    // rows that cannot be ticked, of those it was to tick
	lists bool   // cells of a column that feeds a list were written
}

func (in *Intake) mender(tx *store.Tx, a foyer.Actor, imp *store.Import) *mender {
	return &mender{in: in, tx: tx, actor: a, imp: imp, check: &recheck{in: in, tx: tx, imp: imp}}
}

// do does an act.
func (m *mender) do(act foyer.Mend) error {
	m.act = &store.Act{What: act.What, Args: m.words(&act), By: m.actor.Name, At: foyer.TimeOf(m.tx.Now())}
	if err := m.tx.NewAct(m.imp.N, m.act); err != nil {
		return err
	}
	var err error
	switch act.What {
	case foyer.MendTick:
		err = m.tick(&act)
	case foyer.MendDecide:
		err = m.decide(&act)
	default:
		err = m.cells(&act)
	}
	if err != nil {
		return err
	}
	if err := m.check.run(); err != nil {
		return err
	}
	m.act.On, m.act.Off = append(m.act.On, m.check.on...), append(m.act.Off, m.check.off...)
	m.act.Rows = m.check.touched.count + m.turns.count
	return m.tx.EndAct(m.imp.N, m.act)
}

// words are what a sentence about an act needs.
func (m *mender) words(act *foyer.Mend) map[string]string {
	args := map[string]string{}
	put := func(key, text string) {
		if r := []rune(text); len(r) > 60 {
			text = string(r[:59]) + "…"
		}
		if text != "" {
			args[key] = text
		}
	}
	field, column := act.Field, act.Column
	if len(act.Fixes) > 0 {
		field, column = act.Fixes[0].Field, act.Fixes[0].Column
	}
	put("field", field)
	if column >= 0 && column < len(m.imp.Mapping.Columns) && !act.AllColumns {
		put("header", m.imp.Mapping.Columns[column].Header)
	}
	put("find", act.Find)
	put("value", act.Value)
	put("finding", act.Finding)
	put("kind", string(act.Decision.Kind))
	if act.What == foyer.MendTick && act.On {
		args["on"] = "1"
	}
	return args
}

// keep keeps corrections with the act, and marks their rows as touched.
func (m *mender) keep(edits []store.ActEdit) error {
	if len(edits) == 0 {
		return nil
	}
	if err := m.lay(edits); err != nil {
		return err
	}
	return m.tx.AddActEdits(m.imp.N, m.act.Number, edits)
}

// lay writes corrections and marks their rows as touched.
func (m *mender) lay(edits []store.ActEdit) error {
	for i := range edits {
		e := &edits[i]
		m.check.touched.add(e.Row)
		key := e.Field
		if e.Column >= 0 && e.Column < len(m.imp.Mapping.Columns) {
			key = m.imp.Mapping.Columns[e.Column].Key
		}
		m.lists = m.lists || listNamed(key) != ""
	}
	return m.tx.SetEdits(m.imp.N, edits)
}

// tick turns the ticks of rows. Those that cannot be ticked stay as they are, and are
// counted; it answers Conflict when those named are all of that kind.
func (m *mender) tick(act *foyer.Mend) error {
	var turned []int
	err := m.each(act, func(rows []store.ImportRow) error {
		for i := range rows {
			if act.Finding != "" {
				f := about(rows[i].Findings, act.Finding, act.Column, act.Field)
				if f == nil || act.Find != "" && f.Raw != act.Find {
					continue
				}
			}
			switch {
			case rows[i].Ticked == act.On:
			case act.On && barred(m.imp, &rows[i]):
				m.stay++
			default:
				turned = append(turned, rows[i].Row)
				m.turns.add(rows[i].Row)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if m.stay > 0 && len(turned) == 0 && len(act.Rows) > 0 {
		return noSecond()
	}
	if act.On {
		m.act.On = turned
	} else {
		m.act.Off = turned
	}
	return m.turn(turned, act.On)
}

func (m *mender) turn(rows []int, on bool) error {
	if len(rows) == 0 {
		return nil
	}
	if err := handled(m.tx, m.imp, rows); err != nil {
		return err
	}
	return m.tx.Tick(m.imp.N, foyer.Tick{Rows: rows, On: on})
}

// each calls fn with the rows an act is about, in file order.
func (m *mender) each(act *foyer.Mend, fn func([]store.ImportRow) error) error {
	if act.Clear {
		return inPages(m.tx, func(next int) ([]store.ImportRow, error) { return m.tx.ClearMerges(m.imp.N, next, batchRows) }, fn)
	}
	if len(act.Rows) > 0 {
		var set rowSet
		for _, r := range act.Rows {
			if r > 0 {
				set.add(r)
			}
		}
		return m.check.batches(&set, fn)
	}
	if act.Finding != "" && act.Query == (foyer.RowQuery{}) {
		return eachWith(m.tx, m.imp, act.Finding, fn)
	}
	return m.in.eachFound(m.tx, m.imp, act.Query, fn)
}

// step takes the last act back, or does the next one again.
func (m *mender) step(back bool) error {
	undo, redo, err := m.tx.NextActs(m.imp.N)
	if err != nil {
		return err
	}
	m.act = redo
	if back {
		m.act = undo
	}
	if m.act == nil {
		return foyer.Fail(foyer.NotFound, "mend.nothing")
	}
	if err := m.restore(back); err != nil {
		return err
	}
	if err := m.check.run(); err != nil {
		return err
	}
	for _, t := range []struct {
		rows []int
		on   bool
	}{{m.act.On, !back}, {m.act.Off, back}} {
		if err := m.turn(t.rows, t.on); err != nil {
			return err
		}
		for _, r := range t.rows {
			m.turns.add(r)
		}
		if t.on && len(t.rows) > 0 { // a plan may have begun since
			if err := unbar(m.tx, m.imp, nil); err != nil {
				return err
			}
		}
	}
	return m.tx.SetUndone(m.imp.N, m.act.Number, back)
}

// restore lays the corrections and decisions of an act as they were before it, or
// as it left them.
func (m *mender) restore(back bool) error {
	for next := 0; ; {
		edits, err := m.tx.ActEdits(m.imp.N, m.act.Number, next, batchRows)
		if err != nil {
			return err
		}
		if len(edits) == 0 {
			break
		}
		next = edits[len(edits)-1].Row + 1
		for i := range edits {
			if back {
				edits[i].Now = edits[i].Was
			}
		}
		if err := m.lay(edits); err != nil {
			return err
		}
	}
	for next := 0; ; {
		list, err := m.tx.ActDecisions(m.imp.N, m.act.Number, next, batchRows)
		if err != nil || len(list) == 0 {
			return err
		}
		next = list[len(list)-1].Row + 1
		for i := range list {
			m.check.touched.add(list[i].Row)
		}
		if err := m.part(list, back); err != nil {
			return err
		}
		for i := range list {
			if back {
				list[i].Now = list[i].Was
			}
		}
		if err := m.tx.SetDecisions(m.imp.N, list); err != nil {
			return err
		}
	}
}

// result answers what was changed.
func (m *mender) result() (res foyer.MendResult, err error) {
	res.Rows, res.Touched, res.Stay = []foyer.RowView{}, m.act.Rows, m.stay
	if m.lists {
		if err := recountValues(m.tx, m.imp); err != nil {
			return res, err
		}
	}
	if res.Counts, err = fresh(m.tx, m.imp); err != nil {
		return res, err
	}
	if res.Steps, err = steps(m.tx, m.imp.N); err != nil {
		return res, err
	}
	if res.Many = m.check.total > shownChanges || m.turns.count > shownChanges; res.Many {
		return res, nil
	}
	numbers := append(m.check.touched.next(0, shownChanges), m.check.changed...)
	rows, err := m.tx.RowsByNumber(m.imp.N, append(numbers, m.turns.next(0, shownChanges)...))
	if err != nil {
		return res, err
	}
	res.Rows, err = m.in.views(m.tx, m.actor, m.imp, rows)
	return res, err
}

// steps answers what undo and redo would do next.
func steps(tx *store.Tx, imp int64) (s foyer.MendSteps, err error) {
	undo, redo, err := tx.NextActs(imp)
	s.Undo, s.Redo = shownAct(undo), shownAct(redo)
	return s, err
}

func shownAct(a *store.Act) *foyer.MendAct {
	if a == nil {
		return nil
	}
	return &foyer.MendAct{Number: a.Number, What: a.What, Args: a.Args, Rows: a.Rows, By: a.By, At: a.At}
}
