package intake

import (
	"context"
	"fmt"
	"strconv"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// lookRows is how many rows at least are judged anew in one transaction, so that others
// can write in between.
const lookRows = groupBatches * batchRows

// Seen says whether the verdicts of an import under review are of the book as it is, and
// answers its counts. It costs the same for any import and any book. Of one that is not
// under review it is true.
func (in *Intake) Seen(ctx context.Context, a foyer.Actor, id string) (out foyer.Looked, seen bool, err error) {
	err = in.store.Read(ctx, func(tx *store.Tx) error {
		imp, err := mine(tx, a, id)
		if err != nil {
			return err
		}
		out.Counts = imp.Counts
		seen, err = seesBook(tx, &imp)
		seen = seen || !underReview(&imp)
		return err
	})
	return out, seen, err
}

// Look has the rows of an import under review judged anew that may stand otherwise by
// what happened in the book since they were, and answers how many do
// stand otherwise. Ticks, corrections, decisions and the way back stay. It works in
// pieces, and can be cut and begun again.
func (in *Intake) Look(ctx context.Context, a foyer.Actor, id string, progress func(foyer.Progress)) (out foyer.Looked, err error) {
	l := &look{in: in, actor: a, id: id, progress: progress}
	for more := true; more && err == nil; {
		more, err = l.round(ctx)
	}
	if err != nil {
		err = fmt.Errorf("look at import %s again: %w", id, err)
	}
	return foyer.Looked{Rows: l.rows, Counts: l.imp.Counts}, err
}

func underReview(imp *store.Import) bool {
	return (imp.State == foyer.StateDraft || imp.State == foyer.StateSaved) && imp.Phase == foyer.PhaseStaged
}

func seesBook(tx *store.Tx, imp *store.Import) (bool, error) {
	now, err := tx.BookMark()
	return now == imp.Seen, err
}

// look is one such work.
type look struct {
	in       *Intake
	actor    foyer.Actor
	id       string
	progress func(foyer.Progress)
	imp      store.Import
	rows     int // that stand otherwise
}

// round judges what there is to judge, and says whether it has to be done again: somebody
// mended rows meanwhile, or the book went on.
func (l *look) round(ctx context.Context) (more bool, err error) {
	c := &recheck{in: l.in, imp: &l.imp}
	var mark store.BookMark
	var hand string
	turned := l.in.turned.Load()
	err = l.in.store.Read(ctx, func(tx *store.Tx) error {
		if l.imp, err = mine(tx, l.actor, l.id); err != nil || !underReview(&l.imp) {
			return err
		}
		if mark, err = tx.BookMark(); err != nil || mark == l.imp.Seen {
			return err
		}
		more, c.tx = true, tx
		if hand, err = lastHand(tx, &l.imp); err != nil {
			return err
		}
		if err := c.since(l.imp.Seen); err != nil {
			return err
		}
		if cut, err := tx.Setting(l.imp.By, lookKey(l.id)); err != nil || cut != "" {
			if err == nil {
				err = c.turnAll()
			}
			if err != nil {
				return err
			}
		}
		return c.prepare()
	})
	if err != nil || !more {
		return false, err
	}
	many := c.part.count
	if c.all {
		many = l.imp.Counts.Rows
	}
	if many == 0 {
		l.progress = func(foyer.Progress) {}
	}
	m := newMeter(l.imp.Phase, int64(many), l.progress)
	done := 0
	for next, over := 0, false; !over; {
		stands, told := true, c.total
		err := l.in.store.Write(ctx, func(tx *store.Tx) error {
			if l.imp, err = tx.Import(l.id); err != nil {
				return err
			}
			now, err := lastHand(tx, &l.imp)
			if err != nil {
				return err
			}
			if stands = underReview(&l.imp) && now == hand && l.in.turned.Load() == turned; !stands {
				return nil
			}
			c.tx = tx
			if next, over, err = l.piece(c, next); err != nil {
				return err
			}
			if over {
				l.imp.Seen = mark
				err = tx.DropSetting(lookKey(l.id))
			} else if done == 0 {
				err = tx.SetSetting(l.imp.By, lookKey(l.id), "1")
			}
			if err != nil {
				return err
			}
			tx.After(func() { l.in.orders.forget(l.id, false) })
			_, err = fresh(tx, &l.imp)
			return err
		})
		if err != nil {
			return false, err
		}
		if !stands {
			return true, nil
		}
		l.rows += c.total - told
		done = min(done+lookRows, many)
		m.at(int64(done), l.imp.Counts)
	}
	return true, nil
}

// lookKey is the setting that says of an import that some of its rows were judged anew and
// none told yet whom else they may be: whoever takes a look up that was cut does not know
// which rows turned before.
func lookKey(id string) string { return "import.look." + id }

// piece judges the next rows, and after the last ends the round.
func (l *look) piece(c *recheck, next int) (int, bool, error) {
	c.hands = hands{} // others work in between
	if c.touched.count > 0 {
		var err error
		if next, err = c.judge(next, lookRows); err != nil || next != 0 {
			return next, false, err
		}
	}
	return 0, true, c.end()
}

// lastHand names the last thing that somebody did to rows of an import, done or taken
// back: what it is says whether there was another since.
func lastHand(tx *store.Tx, imp *store.Import) (string, error) {
	undo, redo, err := tx.NextActs(imp.N)
	text := ""
	for _, a := range []*store.Act{undo, redo} {
		if a != nil {
			text += fmt.Sprintf("%d %s %v;", a.Number, a.At, a.Undone)
		}
	}
	return text, err
}

// meet is what Look does, for an import about to run: the rule decides of rows that stand
// otherwise, and the import's history says how many do.
func (in *Intake) meet(tx *store.Tx, imp *store.Import, a foyer.Actor) error {
	if seen, err := seesBook(tx, imp); err != nil || seen {
		return err
	}
	return in.met(tx, imp, a, func(c *recheck) error { return c.since(c.imp.Seen) })
}

// meetOpen is meet for a run that goes on: the rows it has not come to yet meet who came
// or changed since it began. What it did itself is no news to it.
func (in *Intake) meetOpen(ctx context.Context, a foyer.Actor, imp *store.Import) error {
	return in.store.Write(ctx, func(tx *store.Tx) error {
		now, err := tx.Import(imp.ID)
		if err != nil || now.State != foyer.StateRunning || now.Phase != foyer.PhaseRows {
			return err
		}
		if others, err := tx.TurnedByOthers(now.Seen, now.N, now.ID); err != nil || !others {
			return err
		}
		if err := in.met(tx, &now, a, (*recheck).touchOpen); err != nil {
			return err
		}
		if err := failing(tx, &now); err != nil {
			return err
		}
		*imp = now
		return tx.UpdateImport(imp)
	})
}

// met judges touched rows anew and has the import's history say how many stand otherwise.
func (in *Intake) met(tx *store.Tx, imp *store.Import, a foyer.Actor, touch func(*recheck) error) error {
	found, err := in.anew(tx, imp, touch)
	if err != nil {
		return err
	}
	if found > 0 {
		tell(tx, imp, a, "story.met", "count", strconv.Itoa(found))
	}
	_, err = fresh(tx, imp)
	return err
}

// anew judges touched rows by the book as it is, which the import knows then, and answers
// how many stand otherwise.
func (in *Intake) anew(tx *store.Tx, imp *store.Import, touch func(*recheck) error) (int, error) {
	c := &recheck{in: in, tx: tx, imp: imp}
	err := touch(c)
	if err == nil {
		imp.Seen, err = tx.BookMark()
	}
	if err == nil {
		err = c.run()
	}
	return c.total, err
}

// logLeads has the log say that leads of an import came, went or came back, which no
// change of theirs says. It is no part of what the import changed.
func logLeads(tx *store.Tx, imp *store.Import, a foyer.Actor, what string) error {
	return tx.Log(store.Change{
		Entity: store.EntityImport, EntityID: imp.ID, Kind: foyer.ChangeAct, Now: map[string]string{"leads": what}, By: a.N,
	})
}
