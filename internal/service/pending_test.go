package service_test

import (
	"bytes"
	"fmt"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// Features, section 5, "Visibility before approval"; I8: of an import that waits,
// another agent's list, search, counters and files show nothing, a stranger's id
// answers not_found everywhere, and the importer and the broker see its leads as
// Pending. Once it is approved the agent's own partner sees them, too.
func TestPendingByRole(t *testing.T) {
	h := testhouse.Open(t)
	north := h.Partner("Northlight Homes", "Pia Sorel", "Anton Beck")
	other := h.Person("Luc Tremblay", "luc@example.com", foyer.RoleAgent)
	if err := testhouse.Service[service.People](h).SetRight("agent", "exports.write", "own"); err != nil {
		t.Fatal(err)
	}
	anton := north.Agents[1].ID
	id := bring(t, h, anton, "Name,Email\nAnn Lee,ann@example.com\nBo Roy,bo@example.com\n", func(f *foyer.ImportForm) {
		f.ApproveNow = true // he may not, so they wait all the same
	})
	as, err := h.Act(t.Context(), anton)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.Intake().Begin(t.Context(), as, "run", id); err != nil {
		t.Fatal(err)
	}
	if err := h.Intake().Run(t.Context(), as, id, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	if imp := h.Import(id); imp.State != foyer.StateWaiting {
		t.Fatalf("an agent's import is %s", imp.State)
	}
	lead := h.Only("ann@example.com").ID
	see := func(who string) (rows int, pending bool, found, written int, get error) {
		leads := testhouse.As[service.Leads](h, who)
		page, err := leads.List(foyer.LeadQuery{Filter: foyer.LeadFilter{Search: "example"}, Sort: foyer.SortName})
		if err != nil {
			t.Fatal(err)
		}
		count, err := leads.Count(foyer.LeadFilter{})
		if err != nil {
			t.Fatal(err)
		}
		a, err := h.Act(t.Context(), who)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		written = -1
		if n, err := h.Export(t.Context(), a, foyer.ExportSpec{Items: foyer.ItemsAll, Format: foyer.FormatCSV}, &out, func(_, _ int64) {}); err == nil {
			written = n
		}
		_, get = leads.Get(lead)
		return len(page.Rows), len(page.Rows) > 0 && page.Rows[0].Pending, count.Found, written, get
	}
	for _, c := range []struct {
		who, id string
		rows    int
	}{{"another agent", other.ID, 0}, {"the agent's partner", north.Agents[0].ID, 0}, {"the importer", anton, 2}, {"the broker", h.Owner().ID, 2}} {
		rows, pending, found, written, get := see(c.id)
		if rows != c.rows || found != c.rows || pending != (c.rows > 0) || written > 0 || (get == nil) != (c.rows > 0) {
			t.Errorf("%s: %d rows, pending %v, %d counted, %d written, %v", c.who, rows, pending, found, written, get)
		}
		if c.rows == 0 && foyer.KindOf(get) != foyer.NotFound {
			t.Errorf("%s: %v", c.who, get)
		}
	}
	for name, call := range map[string]func() error{
		"draft": func() error { _, err := testhouse.As[service.Imports](h, other.ID).Draft(id); return err },
		"rows": func() error {
			_, err := testhouse.As[service.Imports](h, other.ID).Rows(id, foyer.RowQuery{})
			return err
		},
		"choices": func() error { _, err := testhouse.As[service.Imports](h, other.ID).Choices(id, 2, "owner"); return err },
		"get":     func() error { _, err := testhouse.As[service.Imports](h, other.ID).Get(id); return err },
	} {
		if err := call(); foyer.KindOf(err) != foyer.NotFound {
			t.Errorf("a stranger's %s: %v", name, err)
		}
	}
	page, err := testhouse.As[service.Imports](h, other.ID).List(foyer.ImportQuery{})
	if err != nil || page.Total != 0 {
		t.Errorf("a stranger's list has %d imports, %v", page.Total, err)
	}
	if err := h.Intake().Approve(t.Context(), as, id, func(foyer.Progress) {}); foyer.KindOf(err) != foyer.Forbidden {
		t.Errorf("an agent approves: %v", err)
	}
	if err := h.Intake().Approve(t.Context(), h.Owner(), id, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	if rows, pending, _, _, get := see(north.Agents[0].ID); rows != 2 || pending || get != nil {
		t.Errorf("approved, the partner sees %d rows, pending %v, %v", rows, pending, get)
	}
	if rows, _, _, written, _ := see(other.ID); rows != 0 || written != 0 {
		t.Errorf("approved, another agent sees %d rows and writes %d", rows, written)
	}
}

// E17, G4: taking an import back gives own fields back as they were, each by itself.
func TestOwnFieldsAreTakenBack(t *testing.T) {
	h := testhouse.Open(t)
	fields := testhouse.Service[service.Fields](h)
	for _, label := range []string{"View", "Rooms"} {
		if _, err := fields.Add(label, "text", nil); err != nil {
			t.Fatal(err)
		}
	}
	h.Bring("a.csv", "Name,Email,View\nAnn Lee,ann@example.com,Sea\n")
	imp := h.Bring("b.csv", "Name,Email,Rooms\nAnn Lee,ann@example.com,3\n", testhouse.Merge)
	if l := h.Only("ann@example.com"); l.Values["custom:rooms"] != "3" || l.Values["custom:view"] != "Sea" {
		t.Fatalf("merged %v", l.Values)
	}
	if _, err := h.Intake().Undo(t.Context(), h.Owner(), imp.ID, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	l := h.Only("ann@example.com")
	if l.Values["custom:rooms"] != "" || l.Values["custom:view"] != "Sea" {
		t.Errorf("taken back %v", l.Values)
	}
	if problems, err := h.Store().Check(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("the book: %v %v", problems, err)
	}
}

// E9: leads are answered one by one. Who brought them reads in the import how many
// wait still, which were declined, by whom and why; with nothing left that waits the
// import is approved, and an answer can be taken back even then.
func TestAnsweredOneByOne(t *testing.T) {
	h := testhouse.Open(t)
	nadia := h.Person("Nadia Rahal", "nadia@example.com", foyer.RoleAgent)
	imp := h.StageAs(nadia.ID, "spring.csv", "Name,Email\nAda Moreau,ada@example.com\nBen Roy,ben@example.com\nCleo Vance,cleo@example.com\n", testhouse.Wait)
	hers := testhouse.As[service.Imports](h, nadia.ID)
	if _, err := hers.Run(imp.ID, "run"); err != nil {
		t.Fatal(err)
	}
	h.Eventually("the import to wait", func() bool { return h.Import(imp.ID).State == foyer.StateWaiting })
	broker := testhouse.Service[service.Imports](h)
	answer := func(who string, yes bool, reason string) {
		t.Helper()
		if n, err := broker.AnswerLeads([]string{h.Only(who).ID}, yes, reason); err != nil || n != 1 {
			t.Fatal(who, n, err)
		}
	}
	answer("ada", true, "")
	answer("ben", false, "Hers is another agency")

	d, err := hers.Get(imp.ID)
	if err != nil || d.Import.Waits != 1 || d.Declined != 1 {
		t.Errorf("she reads that %d wait and %d were declined, %v", d.Import.Waits, d.Declined, err)
	}
	told := d.Stories[len(d.Stories)-1]
	if told.Key != "story.declined_rows_why" || told.Args["reason"] != "Hers is another agency" || told.Args["count"] != "1" {
		t.Errorf("the last that is told is %+v", told)
	}
	page, err := broker.List(foyer.ImportQuery{Limit: 10})
	if err != nil || page.Rows[0].Waits != 1 {
		t.Errorf("in the list %+v wait, %v", page.Rows, err)
	}
	p, err := hers.Results(imp.ID, foyer.ResultQuery{})
	if err != nil {
		t.Fatal(err)
	}
	ben := p.Rows[1]
	if ben.State != foyer.ResultDeclined || ben.Reason != "Hers is another agency" || ben.View.Lead != "" || ben.Owner == "" {
		t.Errorf("Ben reads %q, %q, lead %q, owner %q", ben.State, ben.Reason, ben.View.Lead, ben.Owner)
	}
	lead := h.Only("ben")
	if lead.Pending || !lead.Declined || lead.Reason != "Hers is another agency" {
		t.Errorf("the lead says pending %v, declined %v for %q", lead.Pending, lead.Declined, lead.Reason)
	}
	rows, err := testhouse.Service[service.Leads](h).List(foyer.LeadQuery{Filter: foyer.LeadFilter{Search: "ben"}, Limit: 10})
	if err != nil || len(rows.Rows) != 1 || rows.Rows[0].Pending || !rows.Rows[0].Declined {
		t.Errorf("the list says %+v, %v", rows.Rows, err)
	}

	answer("cleo", true, "")
	if got := h.Import(imp.ID); got.State != foyer.StateApproved || got.Waits != 0 {
		t.Errorf("with nothing left it is %s", got.State)
	}
	if n, err := broker.WaitAgain([]string{lead.ID}); err != nil || n != 1 {
		t.Fatal(n, err)
	}
	if waits := h.Only("ben"); !waits.Pending || waits.Declined {
		t.Errorf("taken back, it says pending %v, declined %v", waits.Pending, waits.Declined)
	}
	answer("ben", true, "")
	if names := h.Names(foyer.LeadFilter{Approved: true}); len(names) != 3 {
		t.Errorf("seen by all: %v", names)
	}
}

// E6: the list says of every import that waits how much of it still does, as its own page
// says, and nothing of one that does not.
func TestTheListSaysHowMuchWaits(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("base.csv", "Name,Email\nAda Quill,ada@example.com\nBen Moss,ben@example.com\n")
	bring := func(name string) foyer.Import {
		text := "Name,Email,City\nAda Quill,ada@example.com,Bath\nBen Moss,ben@example.com,Leeds\n"
		for i := range 3 {
			text += fmt.Sprintf("New %s%d,%s%d@example.com,Hull\n", name, i, name, i)
		}
		return h.Bring(name+".csv", text, testhouse.Wait, testhouse.Merge)
	}
	whole, part, none := bring("whole"), bring("part"), bring("none")
	s := testhouse.Service[service.Imports](h)
	if _, err := s.DeclineRows(part.ID, foyer.UndoQuery{Rows: []int{2, 4}}, "No"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.ApproveRows(part.ID, foyer.UndoQuery{Rows: []int{5}}); err != nil {
		t.Fatal(err)
	}
	if err := s.Decline(none.ID, "No"); err != nil {
		t.Fatal(err)
	}
	page, err := s.List(foyer.ImportQuery{})
	if err != nil || len(page.Rows) != 4 {
		t.Fatal(len(page.Rows), err)
	}
	want := map[string][2]int{whole.ID: {3, 2}, part.ID: {1, 1}}
	for _, imp := range page.Rows {
		d, err := s.Get(imp.ID)
		if err != nil {
			t.Fatal(err)
		}
		if got := [2]int{imp.Waits, imp.WaitMerges}; got != want[imp.ID] || got != [2]int{d.Import.Waits, d.Import.WaitMerges} {
			t.Errorf("of %s %v wait by the list, %d and %d by its page", imp.Name, got, d.Import.Waits, d.Import.WaitMerges)
		}
	}
}
