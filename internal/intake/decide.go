package intake

import (
	"foyer/internal/foyer"
	"foyer/internal/store"
)

// decide keeps a decision of rows; the rule's own takes earlier ones back. A row is
// never left with a decision about a lead out of the actor's sight.
func (m *mender) decide(act *foyer.Mend) error {
	if act.Clear && act.Query.Finding == twinsKey {
		return m.mergeTwins()
	}
	now, err := m.decision(&act.Decision)
	if err != nil {
		return err
	}
	if now != nil && now.Kind == foyer.DecideApart {
		return m.apart(act, now)
	}
	return m.each(act, func(rows []store.ImportRow) error {
		had, err := m.tx.Decisions(m.imp.N, rows[0].Row, rows[len(rows)-1].Row)
		if err != nil {
			return err
		}
		var list []store.ActDecision
		for i := range rows {
			r := &rows[i]
			if now != nil && now.TargetRow >= r.Row {
				return foyer.Fail(foyer.Invalid, "mend.later_row")
			}
			if now == nil && had[r.Row] == nil {
				continue
			}
			m.check.touched.add(r.Row)
			list = append(list, store.ActDecision{Row: r.Row, Was: had[r.Row], Now: now})
		}
		if err := m.tx.SetDecisions(m.imp.N, list); err != nil {
			return err
		}
		if err := m.part(list, false); err != nil {
			return err
		}
		return m.tx.AddActDecisions(m.imp.N, m.act.Number, list)
	})
}

// decision turns a decision into what is kept of it.
func (m *mender) decision(d *foyer.Decision) (*store.RowDecision, error) {
	out := &store.RowDecision{Kind: d.Kind, TargetRow: d.Row, Fields: d.Fields}
	switch d.Kind {
	case foyer.DecideNone:
		return nil, nil
	case foyer.DecideCreate, foyer.DecideSkip:
		out.TargetRow, out.Fields = 0, nil
		return out, nil
	case foyer.DecideLink, foyer.DecideMerge, foyer.DecideRestore, foyer.DecideApart:
	default:
		return nil, foyer.Fail(foyer.Invalid, "mend.unknown")
	}
	for _, f := range d.Fields {
		if _, ok := foyer.SlotOf(f.Field); !ok {
			return nil, foyer.Fail(foyer.Invalid, "mapping.no_such_field", "field", f.Field)
		}
		switch f.Take {
		case foyer.TakeFile, foyer.TakeMine, foyer.TakeFill:
		default:
			return nil, foyer.Fail(foyer.Invalid, "mend.unknown")
		}
	}
	if d.Lead != "" {
		lead, err := m.tx.Lead(d.Lead, foyer.SightOf(m.actor))
		if err != nil {
			return nil, err
		}
		out.Target, out.TargetRow = lead.N, 0
	}
	return out, nil
}

// decisionsOf answers what was decided of rows, in any order.
func decisionsOf(tx *store.Tx, imp int64, rows []store.ImportRow) (map[int]*store.RowDecision, error) {
	low, high := rows[0].Row, rows[0].Row
	for i := range rows {
		low, high = min(low, rows[i].Row), max(high, rows[i].Row)
	}
	return tx.Decisions(imp, low, high)
}

// Merges counts the duplicates that wait for a look.
func (in *Intake) Merges(tx *store.Tx, a foyer.Actor, id string) (foyer.MergeCounts, error) {
	imp, err := mine(tx, a, id)
	if err != nil {
		return foyer.MergeCounts{}, err
	}
	return tx.MergeCounts(imp.N)
}
