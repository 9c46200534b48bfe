package intake_test

import (
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// D11: a row that was to leave its lead unchanged merges when the lead was changed before
// the run: it waits with the others, is applied with them, and once.
func TestUnchangedThatMergesAfterAll(t *testing.T) {
	const text = "Name,Phone,City,Company\nMarc Roy,207 555 0142,Portland,Roy Ltd\n"
	for name, approve := range map[string]func(h *testhouse.House, id string) error{
		"whole": func(h *testhouse.House, id string) error {
			return h.Intake().Approve(t.Context(), h.Owner(), id, func(foyer.Progress) {})
		},
		"by row": func(h *testhouse.House, id string) error {
			_, err := testhouse.Service[service.Imports](h).ApproveRows(id, foyer.UndoQuery{Rows: []int{2}})
			return err
		},
	} {
		h := testhouse.Open(t)
		h.Bring("a.csv", text)
		imp := h.Stage("b.csv", text+"\n", testhouse.Merge, testhouse.Wait)
		edit(t, h, "marc", "company", "")
		id := imp.ID
		imp = h.Run(id)
		addsUp(t, imp, foyer.ImportCounts{Rows: 1, Merged: 1})
		v, err := testhouse.Service[service.Imports](h).ApprovalView(id)
		if err != nil || v.Merges != 1 {
			t.Errorf("%s: %d merges wait, %v", name, v.Merges, err)
		}
		if err := approve(h, id); err != nil {
			t.Fatal(err)
		}
		if got := h.Only("marc").Values["company"]; got != "Roy Ltd" || h.Import(id).State != foyer.StateApproved {
			t.Errorf("%s: approved, the company is %q", name, got)
		}
		edit(t, h, "marc", "company", "Other Ltd")
		undo(t, h, id)
		if got := h.Only("marc").Values["company"]; got != "Other Ltd" {
			t.Errorf("%s: taken back, the company is %q", name, got)
		}
	}
}
