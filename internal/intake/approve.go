package intake

import (
	"context"
	"fmt"

	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/sheet"
	"foyer/internal/store"
)

// Approve makes an Import's leads visible to all and applies its merges, in one
// transaction with the change of state: it is done whole or not at all. A merge
// whose lead is gone or archived by now is not applied; its row becomes failed
// with that reason, and the counts are made anew.
func (in *Intake) Approve(ctx context.Context, a foyer.Actor, id string, progress func(foyer.Progress)) error {
	imp, err := in.load(ctx, id)
	if err != nil {
		return err
	}
	if err := mayApprove(a); err != nil {
		return err
	}
	kept, err := in.openKept(&imp)
	if err != nil {
		// Without merges nothing of the file is needed any more.
		if imp.Counts.Merged > 0 {
			return err
		}
		kept = nil
	} else {
		defer kept.Close()
	}
	err = in.store.Write(ctx, func(tx *store.Tx) error {
		fresh, err := tx.Import(id)
		if err != nil {
			return err
		}
		if fresh.State != foyer.StateWaiting {
			return foyer.Fail(foyer.Conflict, "import.not_waiting")
		}
		if fresh.Counts.Merged > 0 {
			ap := &approval{
				in: in, ctx: ctx, tx: tx, actor: a, imp: &fresh, file: kept,
				meter: newMeter(foyer.PhaseMerges, int64(fresh.Counts.Merged), progress),
			}
			if err := ap.merge(); err != nil {
				return err
			}
		}
		if err := recount(tx, &fresh); err != nil {
			return err
		}
		if err := tx.MoveImport(fresh.N, foyer.StateWaiting, foyer.StateApproved); err != nil {
			return err
		}
		fresh.State, fresh.ApprovedAt, fresh.ApprovedBy = foyer.StateApproved, foyer.TimeOf(tx.Now()), a.Name
		tell(tx, &fresh, a, "story.approved")
		if err := startPlan(tx, &fresh, a); err != nil {
			return err
		}
		if err := tx.Log(store.Change{
			Entity: "import", EntityID: id, Kind: foyer.ChangeAct,
			Was: map[string]string{"state": string(foyer.StateWaiting)},
			Now: map[string]string{"state": string(foyer.StateApproved)}, Cause: fresh.N, By: a.N, At: tx.Stamp(),
		}); err != nil {
			return err
		}
		return tx.UpdateImport(&fresh)
	})
	if err != nil {
		return fmt.Errorf("approve import %s: %w", id, err)
	}
	return nil
}

func mayApprove(a foyer.Actor) error {
	if foyer.May(a, foyer.ActApproveImport) < foyer.ReachTeam {
		return foyer.Fail(foyer.Forbidden, "call.forbidden")
	}
	return nil
}

// approval applies the merges of an import to leads of the book.
type approval struct {
	in    *Intake
	ctx   context.Context
	tx    *store.Tx
	actor foyer.Actor
	imp   *store.Import
	file  *sheet.DiskFile
	meter *meter
	done  int64

	desk   *desk
	found  sheet.Finding
	reader *rules.Reader
	who    map[int64]foyer.Person
	label  func(key string) string
}

// prepare brings what every merge needs.
func (ap *approval) prepare() (err error) {
	if ap.who, err = book.People(ap.tx); err != nil {
		return err
	}
	if ap.found, err = findingOf(ap.imp); err != nil {
		return err
	}
	if ap.desk, err = deskOf(ap.tx, ap.imp); err != nil {
		return err
	}
	ap.label = labels(ap.imp)
	ap.reader, err = rules.Compile(ap.imp.Mapping, ap.desk.env)
	return err
}

func (ap *approval) merge() error {
	if err := ap.prepare(); err != nil {
		return err
	}
	for next := 0; ; {
		rows, err := ap.tx.MergesFrom(ap.imp.N, next, batchRows)
		if err != nil || len(rows) == 0 {
			return err
		}
		next = rows[len(rows)-1].Row + 1
		if err := ap.batch(rows); err != nil {
			return err
		}
		ap.meter.at(ap.done, ap.imp.Counts)
		if err := ap.ctx.Err(); err != nil {
			return err
		}
	}
}

func (ap *approval) batch(rows []store.ImportRow) error {
	ns := make([]int64, 0, len(rows))
	for _, r := range rows {
		ns = append(ns, r.Target)
	}
	leads, err := ap.tx.LeadsByN(ns)
	if err != nil {
		return err
	}
	texts, err := noteTexts(ap.tx, ns)
	if err != nil {
		return err
	}
	edits, err := editsBetween(ap.tx, ap.imp.N, rows[0].Row, rows[len(rows)-1].Row)
	if err != nil {
		return err
	}
	decs, err := ap.tx.Decisions(ap.imp.N, rows[0].Row, rows[len(rows)-1].Row)
	if err != nil {
		return err
	}
	terms := termsOf(ap.imp)
	var failed []store.ImportRow
	merges := book.NewMerges(ap.tx)
	for i := range rows {
		r := &rows[i]
		ap.done++
		if err := merges.Ready(r.Target); err != nil {
			return err
		}
		was := leads[r.Target]
		back := decs[r.Row] != nil && decs[r.Row].Kind == foyer.DecideRestore
		if was == nil || !back && (was.Archived != "" || was.Converted != "") {
			reason := "row.lead_gone"
			if was != nil {
				reason = "row.lead_archived"
			}
			failed = append(failed, store.ImportRow{Row: r.Row, Outcome: foyer.OutcomeFailed, Reason: reason})
			continue
		}
		raw, err := sheet.ReadSpan(ap.file, ap.found, r.Start, r.End)
		if err != nil {
			return err
		}
		rr := readRow{number: r.Row, flags: raw.Flags, cells: plain(nil, raw.Cells)}
		understand(&rr, ap.reader, edits[r.Row], ap.imp)
		m := book.Merge(was, &rr.rec, ap.desk.whose(&rr.rec), texts[r.Target], ap.label, terms.of(&rr, decs[r.Row]))
		if !m.Changed {
			continue
		}
		merges.Add(m.Update(ap.tx, ap.actor, ap.who, was, ap.imp.N, r.Row))
		for _, n := range m.Notes {
			texts[r.Target] = append(texts[r.Target], n.Text)
		}
		leads[r.Target] = &m.Now
	}
	if err := merges.Write(); err != nil {
		return err
	}
	return ap.tx.SetOutcomes(ap.imp.N, failed)
}
