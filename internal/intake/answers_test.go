package intake_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// answersIn is what a lead's history says of who answered, newest first.
func answersIn(t *testing.T, h *testhouse.House, lead string) string {
	t.Helper()
	history, err := testhouse.Service[service.Leads](h).History(lead)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.IsSortedFunc(history, func(a, b foyer.HistoryEntry) int { return strings.Compare(string(b.At), string(a.At)) }) {
		t.Errorf("the history is out of order: %+v", history)
	}
	var out []string
	for _, e := range history {
		if e.Field == "approval" {
			out = append(out, strings.TrimSpace(fmt.Sprint(e.Now, " by ", e.By, " ", e.Reason)))
		}
	}
	return strings.Join(out, ", ")
}

// E9: a lead's history says who approved or declined it, by itself or with its import, and
// why.
func TestHistorySaysWhoApproved(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	luc := h.Person("Luc Tremblay", "luc@example.com", foyer.RoleAgent)
	nadia := h.Person("Nadia Rahal", "nadia@example.com", foyer.RoleDirector)
	manager := testhouse.As[service.Imports](h, nadia.ID)
	approve := func(id string) {
		t.Helper()
		if _, err := s.Approve(id, "approve-"+id); err != nil {
			t.Fatal(err)
		}
		h.Eventually("it is approved", func() bool { return h.Import(id).State == foyer.StateApproved && idle(h, id)() })
	}
	imp := h.Run(h.StageAs(luc.ID, "a.csv", "Name,Email\nAda Quill,ada@example.com\nBen Moss,ben@example.com\nCal Roe,cal@example.com\nDi Fox,di@example.com\nEve Hart,eve@example.com\n").ID)
	lead := map[string]string{}
	for _, name := range []string{"ada", "ben", "cal", "di", "eve"} {
		lead[name] = h.Only(name).ID
	}
	if got := answersIn(t, h, lead["ada"]); got != "" {
		t.Errorf("while she waits Ada is %q", got)
	}
	answer := func(s *service.Imports, name string, yes bool, why string) {
		t.Helper()
		if n, err := s.AnswerLeads([]string{lead[name]}, yes, why); err != nil || n != 1 {
			t.Fatal(n, err)
		}
	}
	answer(manager, "ben", false, "Not ours")
	if _, err := manager.ApproveRows(imp.ID, foyer.UndoQuery{Rows: []int{4}}); err != nil {
		t.Fatal(err)
	}
	answer(manager, "di", false, "")
	if n, err := s.WaitAgain([]string{lead["di"]}); err != nil || n != 1 {
		t.Fatal(n, err)
	}
	answer(manager, "eve", false, "Twice")
	approve(imp.ID)
	answer(s, "eve", true, "")
	for name, want := range map[string]string{
		"ada": "approved by Claire Beaumont",
		"ben": "declined by Nadia Rahal Not ours",
		"cal": "approved by Nadia Rahal",
		"di":  "approved by Claire Beaumont, waiting by Claire Beaumont, declined by Nadia Rahal",
		"eve": "approved by Claire Beaumont, declined by Nadia Rahal Twice",
	} {
		if got := answersIn(t, h, lead[name]); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}

	// Rows that come in later were approved later, and what nobody was asked about by nobody.
	if err := testhouse.Service[service.Imports](h).Decline(imp.ID, "late"); foyer.KindOf(err) != foyer.Conflict {
		t.Errorf("declined when approved: %v", err)
	}
	own := h.Bring("b.csv", "Name,Email\nFay Good,fay@example.com\n")
	if got := answersIn(t, h, h.Only("fay").ID); got != "" || own.State != foyer.StateApproved {
		t.Errorf("brought in and approved right away she is %q", got)
	}
}
