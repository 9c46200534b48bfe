package store

import (
	"testing"

	"foyer/internal/foyer"
)

// E10: what is counted as ready to come in later is what is reopened when no row is
// named, over several blocks.
func TestLaterRowsAreThoseReopened(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		write(t, s, func(tx *Tx) error {
			imp := Import{}
			imp.ID, imp.State = "i1", foyer.StateApproved
			if err := tx.InsertImport(&imp); err != nil {
				return err
			}
			if l, err := tx.CountLater(imp.N); err != nil || l != (foyer.LaterRows{}) {
				t.Errorf("of no rows later are %+v, %v", l, err)
			}
			said := func(key string) []foyer.Finding {
				return []foyer.Finding{{Level: foyer.LevelWarning, Key: key, Args: map[string]string{}, Column: -1}}
			}
			var rows []ImportRow
			add := func(n int, v foyer.Verdict, o foyer.Outcome, reason string, fs []foyer.Finding) {
				for range n {
					rows = append(rows, ImportRow{Row: len(rows) + 2, Verdict: v, Plan: foyer.PlanCreate, Outcome: o, Reason: reason, Findings: fs})
				}
			}
			add(1500, foyer.VerdictNew, foyer.OutcomeCreated, "", nil)
			add(900, foyer.VerdictNew, foyer.OutcomeLeftOut, "", nil)
			add(700, foyer.VerdictExisting, foyer.OutcomeLeftOut, "row.not_reached", said("email.typo"))
			add(3, foyer.VerdictError, foyer.OutcomeLeftOut, "", said("row.name_missing"))
			add(2000, foyer.VerdictNew, foyer.OutcomeCreated, "", nil)
			add(5, foyer.VerdictActive, foyer.OutcomeLeftOut, "", nil)
			add(1, foyer.VerdictNew, foyer.OutcomeLeftOut, "", said(foyer.TotalLine))
			add(2, foyer.VerdictNew, foyer.OutcomeFailed, "", nil)                        // mended since
			add(4, foyer.VerdictExisting, foyer.OutcomeFailed, "row.lead_gone", nil)      // would fail again
			add(6, foyer.VerdictError, foyer.OutcomeFailed, "", said("row.name_missing")) // told among those that failed
			if err := tx.AddRows(imp.N, rows); err != nil {
				return err
			}
			want := foyer.LaterRows{Ready: 1602, Wrong: 3, Active: 5, Totals: 1}
			l, err := tx.CountLater(imp.N)
			if err != nil || l != want {
				t.Errorf("later are %+v, want %+v, %v", l, want, err)
			}
			n, err := tx.ReopenRows(imp.N, nil)
			if err != nil || n != want.Ready {
				t.Errorf("%d are reopened, %v", n, err)
			}
			want.Ready = 0
			if l, err = tx.CountLater(imp.N); err != nil || l != want {
				t.Errorf("then later are %+v, want %+v, %v", l, want, err)
			}
			if n, err = tx.ReopenRows(imp.N, []int{rows[5108].Row}); err != nil || n != 1 {
				t.Errorf("of the total named %d are reopened, %v", n, err)
			}
			return nil
		})
	})
}
