package intake

import (
	"context"
	"fmt"
	"strconv"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// DeclineRows declines rows of a waiting import: the leads they made are declined, each
// by itself, and the merges that wait for them are not made; those rows are left out,
// and can be added again. Rows that do not wait are passed over. An import of which
// nothing waits any more is approved.
func (in *Intake) DeclineRows(ctx context.Context, a foyer.Actor, id string, rows []int, reason string) (foyer.Declined, error) {
	out := foyer.Declined{Leads: []string{}, Rows: []int{}}
	if len(rows) > maxAnswer {
		return out, foyer.Fail(foyer.TooLarge, "import.too_many_rows", "limit", strconv.Itoa(maxAnswer))
	}
	whole := false
	err := in.store.Write(ctx, func(tx *store.Tx) error {
		imp, err := waitingFor(tx, a, id)
		if err != nil {
			return err
		}
		list, err := tx.RowsByNumber(imp.N, rows)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			return foyer.Fail(foyer.NotFound, "import.no_such_row")
		}
		made, err := tx.LeadsOfRows(imp.N, rows)
		if err != nil {
			return err
		}
		var ns []int64
		var undone []store.ImportRow
		for i := range list {
			r := &list[i]
			switch n := made[r.Row]; {
			case r.Outcome == foyer.OutcomeCreated && n != 0:
				ns = append(ns, n)
			case unmade(&imp, r):
				out.Rows = append(out.Rows, r.Row)
				undone = append(undone, store.ImportRow{Row: r.Row, Outcome: foyer.OutcomeLeftOut, Reason: "row.declined"})
			}
		}
		leads, err := tx.LeadsByN(ns)
		if err != nil {
			return err
		}
		for _, n := range ns {
			l := leads[n]
			if l == nil || l.Approval != "" {
				continue // answered by itself
			}
			if _, err := answerLead(tx, a, l, "declined", reason); err != nil {
				return err
			}
			out.Leads = append(out.Leads, l.ID)
		}
		if len(undone) > 0 {
			if err := tx.SetOutcomes(imp.N, undone); err != nil {
				return err
			}
			if err := tx.LogAll(declinedRows(a, &imp, out.Rows, reason)); err != nil {
				return err
			}
			if err := logLeads(tx, &imp, a, store.LeadsSome); err != nil {
				return err
			}
			if err := tx.Tick(imp.N, foyer.Tick{Rows: out.Rows, On: false}); err != nil {
				return err
			}
		}
		if err := recount(tx, &imp); err != nil {
			return err
		}
		whole, err = tellAnswer(tx, a, &imp, "story.declined_rows", len(out.Leads)+len(out.Rows), reason)
		return err
	})
	if err == nil && whole {
		err = in.Approve(ctx, a, id, func(foyer.Progress) {})
	}
	return out, err
}

// declinedRows are the changes that say why rows were declined. What a row did not bring
// in is no part of what its import changed: they name it, and it is not their cause.
func declinedRows(a foyer.Actor, imp *store.Import, rows []int, reason string) []store.Change {
	out := make([]store.Change, len(rows))
	for i, r := range rows {
		out[i] = store.Change{
			Entity: "approval", EntityID: answeredRow(imp, r), Kind: foyer.ChangeAct, Now: answerOf("declined", reason), By: a.N,
		}
	}
	return out
}

// answeredRow is what the log calls a row that was answered by itself.
func answeredRow(imp *store.Import, row int) string { return fmt.Sprintf("%s/%d", imp.ID, row) }
