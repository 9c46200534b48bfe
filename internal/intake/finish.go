package intake

import (
	"context"
	"fmt"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// finish counts the outcomes, holds them against the rows of the file, and leaves
// Running: for Failed when nothing succeeded, straight for Approved when there is
// nothing to approve or the person approves right away, else for Pending approval.
func (in *Intake) finish(ctx context.Context, a foyer.Actor, imp *store.Import, progress func(foyer.Progress)) error {
	approve := false
	err := in.store.Write(ctx, func(tx *store.Tx) error {
		fresh, err := tx.Import(imp.ID)
		if err != nil {
			return err
		}
		if err := recount(tx, &fresh); err != nil {
			return err
		}
		c := fresh.Counts
		if c.Merged+c.Unchanged > 0 {
			otherwise, err := tx.CountReason(fresh.N, foyer.LeadChanged)
			if err != nil {
				return err
			}
			if otherwise > 0 {
				tell(tx, &fresh, a, "story.otherwise", "count", fmt.Sprint(otherwise))
			}
		}
		fresh.Phase, fresh.Finished = foyer.PhaseDone, foyer.TimeOf(tx.Now())
		to := foyer.StateWaiting
		switch {
		case c.Successful() == 0 && c.Failed > 0 && (fresh.Before == "" || fresh.Before == foyer.StateFailed):
			to = foyer.StateFailed
			fresh.Reason, fresh.ReasonArgs = "import.nothing_good", map[string]string{}
		case c.Created == 0 && c.Merged == 0:
			to = foyer.StateApproved
			tell(tx, &fresh, a, "story.nothing_new")
		default:
			tell(tx, &fresh, a, "story.ran", "created", fmt.Sprint(c.Created), "merged", fmt.Sprint(c.Merged))
			approve = (fresh.ApproveNow || fresh.Before == foyer.StateApproved) && foyer.May(a, foyer.ActApproveImport) >= foyer.ReachTeam
		}
		if err := tx.MoveImport(fresh.N, foyer.StateRunning, to); err != nil {
			return err
		}
		if err := keepApart(tx, &fresh, a); err != nil {
			return err
		}
		if err := served(tx, &fresh, to); err != nil {
			return err
		}
		if err := logLeads(tx, &fresh, a, store.LeadsIn); err != nil {
			return err
		}
		fresh.State, fresh.Before = to, ""
		*imp = fresh
		return tx.UpdateImport(imp)
	})
	if err != nil || !approve {
		return err
	}
	return in.Approve(ctx, a, imp.ID, progress)
}

// recount makes the counts anew from the rows and refuses to go on when they do
// not add up to the file.
func recount(tx *store.Tx, imp *store.Import) error {
	counts, err := tx.RowCounts(imp.N)
	if err != nil {
		return err
	}
	counts.Blank, counts.NewValues = imp.Counts.Blank, imp.Counts.NewValues
	counts.Staged, counts.Done = counts.Rows, counts.Sum()
	if counts.Sum() != counts.Rows {
		return fmt.Errorf("import %s: %d rows, %d outcomes", imp.ID, counts.Rows, counts.Sum())
	}
	imp.Counts = counts
	return nil
}
