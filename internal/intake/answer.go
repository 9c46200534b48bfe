package intake

import (
	"context"
	"strconv"
	"strings"

	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// maxAnswer is how many rows or leads are answered by hand at once.
const maxAnswer = 10_000

// ApproveRows approves rows of a waiting import: the leads they made are seen by
// all, the leads they merge into get what they say. Once nothing waits any more the
// import itself is approved.
func (in *Intake) ApproveRows(ctx context.Context, a foyer.Actor, id string, rows []int) (out foyer.Import, err error) {
	if len(rows) > maxAnswer {
		return out, foyer.Fail(foyer.TooLarge, "import.too_many_rows", "limit", strconv.Itoa(maxAnswer))
	}
	imp, err := in.load(ctx, id)
	if err != nil {
		return out, err
	}
	kept, err := in.openKept(&imp)
	if err != nil && imp.Counts.Merged > 0 {
		return out, err
	}
	if kept != nil {
		defer kept.Close()
	}
	whole := false
	err = in.store.Write(ctx, func(tx *store.Tx) error {
		fresh, err := waitingFor(tx, a, id)
		if err != nil {
			return err
		}
		list, err := tx.RowsByNumber(fresh.N, rows)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			return foyer.Fail(foyer.NotFound, "import.no_such_row")
		}
		made, err := tx.LeadsOfRows(fresh.N, rows)
		if err != nil {
			return err
		}
		var ns []int64
		var merges []store.ImportRow
		for _, r := range list {
			switch {
			case r.Outcome == foyer.OutcomeCreated && made[r.Row] != 0:
				ns = append(ns, made[r.Row])
			case unmade(&fresh, &r):
				merges = append(merges, r)
			}
		}
		if err := approveLeads(tx, a, ns); err != nil {
			return err
		}
		if err := startPlanOn(tx, &fresh, ns); err != nil {
			return err
		}
		ap := &approval{in: in, ctx: ctx, tx: tx, actor: a, imp: &fresh, file: kept}
		if err := ap.some(merges); err != nil {
			return err
		}
		if len(merges) > 0 {
			if err := logLeads(tx, &fresh, a, store.LeadsSome); err != nil {
				return err
			}
		}
		if err := recount(tx, &fresh); err != nil {
			return err
		}
		tell(tx, &fresh, a, "story.approved_rows", "count", strconv.Itoa(len(ns)+len(merges)))
		leads, left, err := tx.CountWaiting(fresh.N)
		if err != nil {
			return err
		}
		whole = leads+left == 0
		if err := tx.UpdateImport(&fresh); err != nil {
			return err
		}
		out = fresh.Import
		return nil
	})
	if err != nil || !whole {
		return out, err
	}
	if err := in.Approve(ctx, a, id, func(foyer.Progress) {}); err != nil {
		return out, err
	}
	imp, err = in.load(ctx, id)
	return imp.Import, err
}

// approveLeads approves leads, each by itself, and logs it of those that were not yet.
func approveLeads(tx *store.Tx, a foyer.Actor, ns []int64) error {
	leads, err := tx.LeadsByN(ns)
	if err != nil {
		return err
	}
	var log []store.Change
	for _, n := range ns {
		if l := leads[n]; l != nil && l.Approval != "approved" {
			log = append(log, answerTo(a, l, "approved", ""))
		}
	}
	if _, err := tx.AnswerLeads(ns, "approved"); err != nil || len(log) == 0 {
		return err
	}
	return tx.LogAll(log)
}

// waitingFor answers an import that waits, for one who may approve it.
func waitingFor(tx *store.Tx, a foyer.Actor, id string) (store.Import, error) {
	imp, err := mine(tx, a, id)
	if err != nil {
		return imp, err
	}
	if err := mayApprove(a); err != nil {
		return imp, err
	}
	if imp.State != foyer.StateWaiting {
		return imp, foyer.Fail(foyer.Conflict, "import.not_waiting")
	}
	return imp, nil
}

// some applies single merges, and marks them as applied.
func (ap *approval) some(rows []store.ImportRow) error {
	if len(rows) == 0 {
		return nil
	}
	if err := ap.prepare(); err != nil {
		return err
	}
	if err := ap.batch(rows); err != nil {
		return err
	}
	after, err := ap.tx.RowsByNumber(ap.imp.N, numbersOf(rows))
	if err != nil {
		return err
	}
	var done []store.ImportRow
	for _, r := range after {
		if r.Outcome == foyer.OutcomeMerged {
			done = append(done, store.ImportRow{Row: r.Row, Outcome: foyer.OutcomeMerged, Lead: r.Target, Reason: "row.approved"})
		}
	}
	return ap.tx.SetOutcomes(ap.imp.N, done)
}

// AnswerLeads approves or declines single leads that wait, each by itself; a
// reason given for declining stays in the lead's history. Leads that do not wait
// are passed over. Their imports tell of it, and an import of which nothing waits any
// more is approved. It answers how many were answered.
func (in *Intake) AnswerLeads(ctx context.Context, a foyer.Actor, ids []string, approve bool, reason string) (int, error) {
	story := "story.approved_rows"
	if !approve {
		story = "story.declined_rows"
	}
	return in.answer(ctx, a, ids, story, reason, func(tx *store.Tx, l *store.Lead) (string, bool, error) {
		waits, err := tx.Waits(l)
		if approve {
			return "approved", waits || l.Approval == "declined", err
		}
		return "declined", waits, err
	})
}

// WaitAgain takes the answers to single leads back: those of an import that waits
// wait with it, others by themselves. Leads without an answer of their own, and those
// whose import is neither approved nor undone, are passed over.
func (in *Intake) WaitAgain(ctx context.Context, a foyer.Actor, ids []string) (int, error) {
	return in.answer(ctx, a, ids, "story.waiting_rows", "", func(tx *store.Tx, l *store.Lead) (string, bool, error) {
		if l.Approval != "approved" && l.Approval != "declined" {
			return "", false, nil
		}
		if l.Import == 0 {
			return "waiting", true, nil
		}
		imp, err := tx.ImportByN(l.Import)
		switch {
		case foyer.KindOf(err) == foyer.NotFound:
			return "", false, nil // its import was deleted: it is the book's
		case err != nil:
			return "", false, err
		case imp.State == foyer.StateWaiting:
			return "", true, nil
		}
		return "waiting", imp.State == foyer.StateUndone || imp.State == foyer.StateApproved, nil
	})
}

// answer gives each of some leads the answer that of tells, where it says so, and
// tells their imports.
func (in *Intake) answer(ctx context.Context, a foyer.Actor, ids []string, story, reason string, of func(*store.Tx, *store.Lead) (string, bool, error)) (int, error) {
	if len(ids) > maxAnswer {
		return 0, foyer.Fail(foyer.TooLarge, "leads.too_many", "limit", strconv.Itoa(maxAnswer))
	}
	if err := mayApprove(a); err != nil {
		return 0, err
	}
	done := 0
	var whole []string // imports with nothing left that waits
	err := in.store.Write(ctx, func(tx *store.Tx) error {
		many, approved := map[int64]int{}, map[int64][]int64{}
		for _, id := range ids {
			l, err := tx.Lead(id, foyer.SightOf(a))
			if err != nil {
				return err
			}
			answer, ok, err := of(tx, &l)
			if err != nil {
				return err
			}
			if !ok {
				continue
			}
			changed, err := answerLead(tx, a, &l, answer, reason)
			if err != nil {
				return err
			}
			if changed {
				done++
				many[l.Import]++
				if answer == "approved" {
					approved[l.Import] = append(approved[l.Import], l.N)
				} else if err := dropPlan(tx, &l); err != nil {
					return err
				}
			}
		}
		if err := startPlans(tx, approved); err != nil {
			return err
		}
		var err error
		whole, err = tellAnswers(tx, a, many, story, reason)
		return err
	})
	for _, id := range whole {
		if err == nil {
			err = in.Approve(ctx, a, id, func(foyer.Progress) {})
		}
	}
	return done, err
}

// tellAnswers tells imports how many of their leads were answered by themselves, and
// answers those that wait with nothing left to wait for.
func tellAnswers(tx *store.Tx, a foyer.Actor, many map[int64]int, story, reason string) (whole []string, err error) {
	for n, count := range many {
		if n == 0 {
			continue
		}
		imp, err := tx.ImportByN(n)
		if foyer.KindOf(err) == foyer.NotFound {
			continue // deleted since
		}
		if err != nil {
			return nil, err
		}
		over, err := tellAnswer(tx, a, &imp, story, count, reason)
		if err != nil {
			return nil, err
		}
		if over {
			whole = append(whole, imp.ID)
		}
	}
	return whole, nil
}

// tellAnswer tells an import how many of its leads or rows were answered, and why where
// a reason was given. It says whether the import waits with nothing left to wait for.
func tellAnswer(tx *store.Tx, a foyer.Actor, imp *store.Import, story string, count int, reason string) (over bool, err error) {
	args := []string{"count", strconv.Itoa(count)}
	if r := strings.TrimSpace(reason); r != "" {
		story, args = story+"_why", append(args, "reason", r)
	}
	tell(tx, imp, a, story, args...)
	if err := tx.UpdateImport(imp); err != nil || imp.State != foyer.StateWaiting {
		return false, err
	}
	leads, merges, err := tx.CountWaiting(imp.N)
	return leads+merges == 0, err
}

// answerLead gives a lead its own answer and logs it; false when it has it already.
func answerLead(tx *store.Tx, a foyer.Actor, l *store.Lead, answer, reason string) (bool, error) {
	n, err := tx.AnswerLeads([]int64{l.N}, answer)
	if err != nil || n == 0 {
		return false, err
	}
	return true, tx.Log(answerTo(a, l, answer, reason))
}

func answerTo(a foyer.Actor, l *store.Lead, answer, reason string) store.Change {
	return store.Change{
		Entity: "approval", EntityID: l.ID, Kind: foyer.ChangeAct,
		Was: map[string]string{"approval": l.Approval}, Now: answerOf(answer, reason), By: a.N,
	}
}

// answerOf is how the log says an answer, and why where a reason was given.
func answerOf(answer, reason string) map[string]string {
	now := map[string]string{"approval": answer}
	if r := strings.TrimSpace(reason); r != "" {
		now["reason"] = r
	}
	return now
}

// Pending answers a page of the leads that wait, with their import or, alone, by
// themselves, newest first, in the sight of one who may approve.
func (in *Intake) Pending(tx *store.Tx, a foyer.Actor, importID string, alone bool, offset, limit int) (foyer.PendingPage, error) {
	out := foyer.PendingPage{Rows: []foyer.PendingLead{}}
	if err := mayApprove(a); err != nil {
		return out, err
	}
	of := int64(0)
	if importID != "" {
		imp, err := mine(tx, a, importID)
		if err != nil {
			return out, err
		}
		of = imp.N
	}
	ns, total, err := tx.PendingLeads(foyer.SightOf(a), of, alone, max(offset, 0), pageSize(limit))
	if err != nil {
		return out, err
	}
	out.Total = total
	leads, err := tx.LeadsByN(ns)
	if err != nil {
		return out, err
	}
	who, err := book.People(tx)
	if err != nil {
		return out, err
	}
	names := map[int64]*store.Import{}
	for _, n := range ns {
		l := leads[n]
		if l == nil {
			continue
		}
		p := foyer.PendingLead{ID: l.ID, Name: rules.Name(&l.Record), By: who[l.By].Name, At: clockTime(l.Born)}
		if l.Import != 0 {
			from, err := provenance(tx, names, l.Import, l.Row)
			if err != nil {
				return out, err
			}
			p.Import, p.From = from.Import, from.ImportName
		}
		out.Rows = append(out.Rows, p)
	}
	return out, nil
}
