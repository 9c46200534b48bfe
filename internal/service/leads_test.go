package service_test

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

func TestAddEditArchive(t *testing.T) {
	h := testhouse.Open(t)
	leads := testhouse.Service[service.Leads](h)
	_, err := leads.Add(foyer.Draft{Values: map[string]string{"email": "pvdm@example", "phone": "(207) 555-0188"}})
	var fe *foyer.Error
	if !errors.As(err, &fe) || fe.Kind != foyer.Invalid || fe.Fields["full_name"] == "" || fe.Fields["email"] == "" {
		t.Fatalf("a draft without a name and half an email: %+v", err)
	}
	l, err := leads.Add(foyer.Draft{Values: map[string]string{
		"full_name": "Peter van der Meer", "email": "pvdm@example.com",
		"phone": "(207) 555-0188", "source": "Open house", "intent": "Buy", "prequalified": "Not yet", "mls_id": "0015",
	}})
	if err != nil {
		t.Fatal(err)
	}
	if l.Name != "Peter van der Meer" || l.Values["intent"] != "buy" || l.Values["prequalified"] != "not_yet" || l.Values["mls_id"] != "0015" || l.Phones[0].Norm != "+12075550188" {
		t.Errorf("lead is %+v", l)
	}

	edited, err := leads.Edit(l.ID, []foyer.Edit{{Field: "city", Seen: l.StampOf("city"), Now: "Bath"}, {Field: "status", Seen: l.StampOf("status"), Now: "qualified"}})
	if err != nil || edited.Values["city"] != "Bath" || edited.Values["status"] != "qualified" {
		t.Fatalf("edited to %+v, %v", edited, err)
	}
	// A second editor who saw the old stamp is told, and nothing is changed.
	_, err = leads.Edit(l.ID, []foyer.Edit{{Field: "city", Seen: l.StampOf("city"), Now: "Saco"}})
	if foyer.KindOf(err) != foyer.Stale {
		t.Errorf("a stale edit: %v", err)
	}
	// One who touches another field is not in the way.
	if _, err = leads.Edit(l.ID, []foyer.Edit{{Field: "company", Seen: l.StampOf("company"), Now: "Meer Ltd"}}); err != nil {
		t.Error(err)
	}
	phones, _ := json.Marshal([]foyer.Contact{{Kind: foyer.ContactMobile, Raw: "207 555 0199"}, {Kind: foyer.ContactMain, Raw: "(207) 555-0188"}})
	edited, err = leads.Edit(l.ID, []foyer.Edit{{Field: "phones", Seen: l.StampOf("phones"), Now: string(phones)}})
	if err != nil || len(edited.Phones) != 2 || edited.Phones[0].Norm != "+12075550199" {
		t.Errorf("phones are %+v, %v", edited.Phones, err)
	}
	if got := h.Only("0199").ID; got != l.ID {
		t.Errorf("the new phone finds %s", got)
	}

	history, err := leads.History(l.ID)
	if err != nil || !slices.ContainsFunc(history, func(e foyer.HistoryEntry) bool {
		return e.Field == "city" && e.Now == "Bath" && e.By == "Claire Beaumont"
	}) {
		t.Errorf("history is %+v, %v", history, err)
	}

	if n, err := leads.Archive([]string{l.ID}); n != 1 || err != nil {
		t.Fatalf("archived %d, %v", n, err)
	}
	if got := h.Names(foyer.LeadFilter{}); len(got) != 0 {
		t.Errorf("archived and still listed: %v", got)
	}
	count, err := leads.Count(foyer.LeadFilter{Search: "meer"})
	if err != nil || count.Found != 0 || count.Archived != 1 {
		t.Errorf("count is %+v, %v", count, err)
	}
	if n, err := leads.Restore([]string{l.ID}); n != 1 || err != nil {
		t.Fatalf("restored %d, %v", n, err)
	}
	if got := h.Names(foyer.LeadFilter{}); len(got) != 1 {
		t.Errorf("restored and not listed: %v", got)
	}
}

func TestNotes(t *testing.T) {
	h := testhouse.Open(t)
	leads := testhouse.Service[service.Leads](h)
	l, err := leads.Add(foyer.Draft{Values: map[string]string{"full_name": "Ada Quill"}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := leads.AddNote(l.ID, "  "); foyer.KindOf(err) != foyer.Invalid {
		t.Errorf("an empty note: %v", err)
	}
	n, err := leads.AddNote(l.ID, "Wants a garden near the lighthouse")
	if err != nil {
		t.Fatal(err)
	}
	if got := h.Only("lighthouse").ID; got != l.ID {
		t.Errorf("the note finds %s", got)
	}
	if _, err := leads.EditNote(l.ID, n.ID, n.Stamp, "Wants a balcony"); err != nil {
		t.Fatal(err)
	}
	if _, err := leads.EditNote(l.ID, n.ID, n.Stamp, "Wants a cellar"); foyer.KindOf(err) != foyer.Stale {
		t.Errorf("a stale note: %v", err)
	}
	if got := h.Names(foyer.LeadFilter{Search: "lighthouse"}); len(got) != 0 {
		t.Errorf("the old note still finds %v", got)
	}
}

// What is out of sight does not exist: a stranger's id answers NotFound on every
// call that takes one.
func TestStrangersFindNothing(t *testing.T) {
	h := testhouse.Open(t)
	imp := h.Bring("mixed.csv", mixed, testhouse.Wait)
	lead := h.Only("abernathy").ID
	stranger := foyer.Actor{ID: "someone", N: 999, Name: "Someone", Role: foyer.RoleAgent, Device: "other"}
	s := &testhouse.House{House: h.House, T: t, Session: h.House.Session(stranger)}
	leads, imports := testhouse.Service[service.Leads](s), testhouse.Service[service.Imports](s)
	for name, call := range map[string]func() error{
		"Get":     func() error { _, err := leads.Get(lead); return err },
		"Edit":    func() error { _, err := leads.Edit(lead, nil); return err },
		"Archive": func() error { _, err := leads.Archive([]string{lead}); return err },
		"Restore": func() error { _, err := leads.Restore([]string{lead}); return err },
		"History": func() error { _, err := leads.History(lead); return err },
		"Notes":   func() error { _, err := leads.Notes(lead); return err },
		"AddNote": func() error { _, err := leads.AddNote(lead, "x"); return err },
		"Draft":   func() error { _, err := imports.Draft(imp.ID); return err },
		"Rows":    func() error { _, err := imports.Rows(imp.ID, foyer.RowQuery{}); return err },
		"Detail":  func() error { _, err := imports.Get(imp.ID); return err },
		"Stage":   func() error { _, err := imports.Stage(imp.ID, "j1"); return err },
		"Run":     func() error { _, err := imports.Run(imp.ID, "j2"); return err },
		"Approve": func() error { _, err := imports.Approve(imp.ID, "j3"); return err },
		"Delete":  func() error { return imports.Delete(imp.ID) },
	} {
		if err := call(); foyer.KindOf(err) != foyer.NotFound {
			t.Errorf("%s answers a stranger %v", name, err)
		}
	}
	if page, err := imports.List(foyer.ImportQuery{}); err != nil || len(page.Rows) != 0 {
		t.Errorf("a stranger lists %v, %v", page.Rows, err)
	}
	if rows, err := leads.Rows([]string{lead}); err != nil || rows == nil || len(rows) != 0 {
		t.Errorf("a stranger sees the line %v, %v", rows, err)
	}
	if rows, err := testhouse.Service[service.Leads](h).Rows([]string{lead}); err != nil || len(rows) != 1 || rows[0].ID != lead {
		t.Errorf("whoever brought it sees %v, %v", rows, err)
	}
	if page, err := leads.List(foyer.LeadQuery{Sort: foyer.SortName}); err != nil || len(page.Rows) != 0 {
		t.Errorf("a stranger lists %v, %v", page.Rows, err)
	}
}

// An import's jobs through the service: they run by themselves and tell of it.
func TestJobs(t *testing.T) {
	h := testhouse.Open(t)
	var ended []foyer.Progress
	done := make(chan foyer.Progress, 10)
	defer h.Subscribe(func(topic string, data any) {
		if e, ok := data.(foyer.Event); ok && e.Job != nil && e.Job.Ended {
			done <- *e.Job
		}
	})()
	imports := testhouse.Service[service.Imports](h)
	d := h.Draft("mixed.csv", mixed)
	step := func(imp foyer.Import, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		p := <-done
		if p.Trouble != nil {
			t.Fatalf("%s: %v", p.What, p.Trouble)
		}
		ended = append(ended, p)
	}
	step(imports.Stage(d.Import.ID, "a"))
	step(imports.Run(d.Import.ID, "b"))
	got, err := imports.Get(d.Import.ID)
	if err != nil || got.Import.State != foyer.StateApproved || got.Import.Counts.Created != 3 {
		t.Errorf("it ended as %+v, %v", got.Import, err)
	}
	if list, err := testhouse.Service[service.Jobs](h).Running(); err != nil || len(list) != 0 {
		t.Errorf("still running: %v, %v", list, err)
	}
}
