package service_test

import (
	"testing"
	"time"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// What the sidebar calls new this week are leads in the book that came since a
// day: those of an import that waits come to it with the approval, those from before
// never.
func TestNewThisWeekCountsWhatIsApproved(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("a.csv", "Name,Email,Created\nAnn Lee,ann@example.com,\nOld Ike,ike@example.com,2019-04-01\n")
	waits := h.Bring("b.csv", "Name,Email\nBo Roy,bo@example.com\nCy Long,cy@example.com\n", testhouse.Wait)
	week := foyer.LeadFilter{DateField: "created", From: time.Now().AddDate(0, 0, -6).Format(time.DateOnly), Approved: true}
	counts := func(when string, fresh, all, pending int) {
		t.Helper()
		n, err := testhouse.Service[service.Leads](h).Count(week)
		sum, err2 := testhouse.Service[service.Home](h).Summary()
		if err != nil || err2 != nil || n.Found != fresh || sum.Leads != all || sum.Pending != pending {
			t.Errorf("%s: %d new this week, %+v, %v, %v", when, n.Found, sum, err, err2)
		}
	}
	counts("while two wait", 1, 2, 2)
	if err := h.Intake().Approve(t.Context(), h.Owner(), waits.ID, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	counts("approved", 3, 4, 0)
	if _, err := h.Intake().Undo(t.Context(), h.Owner(), waits.ID, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	counts("taken back", 1, 2, 0)
}
