package service_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// twoLeads brings two leads that are one person, and answers them.
func twoLeads(t *testing.T, h *testhouse.House) (a, b foyer.Lead) {
	t.Helper()
	h.Bring("book.csv", "First Name,Last Name,Phone,Email,City,Rating,Tags,Notes\n"+
		"Robert,Thériault,514 555 0199,rob.theriault@ex.ca,Laval,Hot,pool,First note\n"+
		"Bob,Theriault,514 555 0199,bob@other.ca,Montréal,,vip,Second note\n"+
		"Anne,Thériault,514 555 0199,,Laval,,,\n")
	return h.Only("rob.theriault"), h.Only("bob@other.ca")
}

// D17, D21: leads are made one; each field can be chosen, notes and contacts move, and
// nothing of the others is lost.
func TestJoin(t *testing.T) {
	h := testhouse.Open(t)
	s, leads := testhouse.Service[service.Duplicates](h), testhouse.Service[service.Leads](h)
	a, b := twoLeads(t, h)
	got, err := s.Join(a.ID, []string{b.ID}, []foyer.JoinChoice{{Field: "city", Lead: b.ID}})
	if err != nil {
		t.Fatal(err)
	}
	if got.ID != a.ID || got.Name != "Robert Thériault" || got.Values["city"] != "Montréal" || got.Values["rating"] != "Hot" || got.Values["tags"] != "pool, vip" {
		t.Errorf("the survivor is %s, %v", got.Name, got.Values)
	}
	if len(got.Emails) != 2 || len(got.Phones) != 1 || got.NotesCount != 2 {
		t.Errorf("%d emails, %d phones, %d notes", len(got.Emails), len(got.Phones), got.NotesCount)
	}
	if names := h.Names(foyer.LeadFilter{}); len(names) != 2 {
		t.Errorf("in the list are %v", names)
	}
	page, err := leads.List(foyer.LeadQuery{Filter: foyer.LeadFilter{Search: "bob@other.ca"}})
	if err != nil || !slices.ContainsFunc(page.Rows, func(r foyer.LeadRow) bool { return r.ID == a.ID && !r.Archived }) {
		t.Errorf("a search by the other's email finds %+v, %v", page.Rows, err)
	}
	gone, err := leads.Get(b.ID)
	if err != nil || gone.JoinedInto != a.ID || gone.Archived == "" || gone.Values["city"] != "Montréal" {
		t.Errorf("the other is %+v, %v", gone, err)
	}
	if _, err := leads.Restore([]string{b.ID}); foyer.KindOf(err) != foyer.Conflict {
		t.Errorf("restoring it: %v", err)
	}
	if _, err := leads.Edit(b.ID, []foyer.Edit{{Field: "city", Seen: gone.StampOf("city"), Now: "Lévis"}}); foyer.KindOf(err) != foyer.Conflict {
		t.Errorf("editing it: %v", err)
	}
	if _, err := s.Join(h.Only("Anne").ID, []string{b.ID}, nil); foyer.KindOf(err) != foyer.Conflict {
		t.Errorf("joining it again: %v", err)
	}
}

// undone says what taking back does: the fields that go back, and those that stay.
func undone(fields []foyer.UndoField) string {
	var back, kept []string
	for _, f := range fields {
		if f.Kept {
			kept = append(kept, f.Field)
		} else {
			back = append(back, f.Field)
		}
	}
	if len(kept) == 0 {
		return strings.Join(back, " ")
	}
	return strings.Join(back, " ") + ", kept " + strings.Join(kept, " ")
}

// D18, UD23: a join is taken back at any time; what was edited since is kept and told.
func TestUnjoin(t *testing.T) {
	h := testhouse.Open(t)
	s, leads := testhouse.Service[service.Duplicates](h), testhouse.Service[service.Leads](h)
	a, b := twoLeads(t, h)
	joined, err := s.Join(a.ID, []string{b.ID}, []foyer.JoinChoice{{Field: "city", Lead: b.ID}})
	if err != nil {
		t.Fatal(err)
	}
	list, err := s.Joins(a.ID)
	if err != nil || len(list) != 1 || len(list[0].Leads) != 1 || list[0].Leads[0].ID != b.ID {
		t.Fatalf("the joins are %+v, %v", list, err)
	}
	if got := undone(list[0].Fields); got != "city emails tags" {
		t.Errorf("would go back: %s", got)
	}
	if _, err := leads.Edit(a.ID, []foyer.Edit{{Field: "city", Seen: joined.StampOf("city"), Now: "Lévis"}}); err != nil {
		t.Fatal(err)
	}
	if _, err := leads.AddNote(a.ID, "Written since"); err != nil {
		t.Fatal(err)
	}
	done, err := s.Unjoin(list[0].ID, nil)
	if err != nil || undone(done.Fields) != "emails tags, kept city" {
		t.Fatalf("taken back: %+v, %v", done, err)
	}
	backA, _ := leads.Get(a.ID)
	backB, _ := leads.Get(b.ID)
	if backA.Values["city"] != "Lévis" || backA.Values["tags"] != "pool" || len(backA.Emails) != 1 || backA.NotesCount != 2 {
		t.Errorf("the survivor is %v, %d notes", backA.Values, backA.NotesCount)
	}
	if !reflect.DeepEqual(backB.Values, b.Values) || !reflect.DeepEqual(backB.Emails, b.Emails) || backB.Archived != "" || backB.JoinedInto != "" || backB.NotesCount != 1 {
		t.Errorf("the other is %+v, was %+v", backB, b)
	}
	if _, err := s.Unjoin(list[0].ID, nil); foyer.KindOf(err) != foyer.Conflict {
		t.Errorf("taking it back twice: %v", err)
	}
	if len(h.Names(foyer.LeadFilter{})) != 3 {
		t.Error("not all are back in the list")
	}
}

// D18: a conflict is asked: the value from before comes back where that is wanted,
// though the field was edited since.
func TestUnjoinPutsBack(t *testing.T) {
	h := testhouse.Open(t)
	s, leads := testhouse.Service[service.Duplicates](h), testhouse.Service[service.Leads](h)
	a, b := twoLeads(t, h)
	joined, err := s.Join(a.ID, []string{b.ID}, []foyer.JoinChoice{{Field: "city", Lead: b.ID}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := leads.Edit(a.ID, []foyer.Edit{{Field: "city", Seen: joined.StampOf("city"), Now: "Lévis"}}); err != nil {
		t.Fatal(err)
	}
	list, err := s.Joins(a.ID)
	if err != nil {
		t.Fatal(err)
	}
	city := list[0].Fields[len(list[0].Fields)-1]
	if want := (foyer.UndoField{Field: "city", Now: "Lévis", Before: a.Values["city"], Kept: true, Edited: true}); city != want {
		t.Errorf("the conflict is %+v, want %+v", city, want)
	}
	done, err := s.Unjoin(list[0].ID, []string{"city"})
	if err != nil || undone(done.Fields) != "city emails tags" {
		t.Fatalf("taken back: %+v, %v", done, err)
	}
	back, err := leads.Get(a.ID)
	if err != nil || back.Values["city"] != a.Values["city"] || back.StampOf("city") == joined.StampOf("city") {
		t.Errorf("the city is %q of %s, %v", back.Values["city"], back.StampOf("city"), err)
	}
}

func TestJoinRefuses(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Duplicates](h)
	a, b := twoLeads(t, h)
	imp := h.Bring("later.csv", "Name,Phone\nOda Pender,514 555 0123\n", testhouse.Wait)
	pending := h.Only("Oda").ID
	if imp.State != foyer.StateWaiting {
		t.Fatal(imp.State)
	}
	many := make([]string, 10)
	for i := range many {
		many[i] = fmt.Sprint("x", i)
	}
	for _, c := range []struct {
		what   string
		others []string
		choice []foyer.JoinChoice
		kind   foyer.Kind
	}{
		{"alone", nil, nil, foyer.Invalid},
		{"eleven", many, nil, foyer.Invalid},
		{"with itself", []string{a.ID}, nil, foyer.Invalid},
		{"with a stranger", []string{"nobody"}, nil, foyer.NotFound},
		{"with a pending one", []string{pending}, nil, foyer.Conflict},
		{"a field that is none", []string{b.ID}, []foyer.JoinChoice{{Field: "id", Lead: b.ID}}, foyer.Invalid},
		{"a value of a third", []string{b.ID}, []foyer.JoinChoice{{Field: "city", Lead: pending}}, foyer.Invalid},
		{"no name left", []string{b.ID}, []foyer.JoinChoice{{Field: "city", Lead: b.ID}, {Field: "first_name", Lead: "x"}}, foyer.Invalid},
	} {
		if _, err := s.Join(a.ID, c.others, c.choice); foyer.KindOf(err) != c.kind {
			t.Errorf("%s: %v", c.what, err)
		}
	}
	if got := len(h.Names(foyer.LeadFilter{})); got != 4 {
		t.Errorf("a refusal left %d leads", got)
	}
}

// D17: duplicates are found over the whole book, in groups with reasons. D20: those
// said not to be one are not found again.
func TestFindDuplicates(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Duplicates](h)
	a, b := twoLeads(t, h)
	var text strings.Builder
	text.WriteString("Name,Phone,Email\n")
	for i := range 300 {
		fmt.Fprintf(&text, "%c%s Someone%d,514 555 %04d,p%d@example%d.com\n", 'A'+i%26, strings.Repeat("ax", i%5+1), i*7919%10007, 1000+i, i, i)
	}
	h.Bring("more.csv", text.String())
	search := func() foyer.AlikePage {
		t.Helper()
		if err := s.Search(fmt.Sprint("find-", time.Now().UnixNano())); err != nil {
			t.Fatal(err)
		}
		jobs := testhouse.Service[service.Jobs](h)
		h.Eventually("the search ends", func() bool {
			running, err := jobs.Running()
			return err == nil && len(running) == 0
		})
		page, err := s.Groups("", 0)
		if err != nil || page.Searched == "" {
			t.Fatalf("%+v, %v", page, err)
		}
		return page
	}
	page := search()
	if page.Total != 1 || len(page.Groups) != 1 || len(page.Groups[0].Leads) != 2 || len(page.Groups[0].Why) != 1 {
		t.Fatalf("found are %+v", page)
	}
	ids := []string{page.Groups[0].Leads[0].ID, page.Groups[0].Leads[1].ID}
	if !slices.Contains(ids, a.ID) || !slices.Contains(ids, b.ID) || page.Groups[0].Why[0].Score < 50 || len(page.Groups[0].Why[0].Reasons) == 0 {
		t.Errorf("the group is %v, %+v", ids, page.Groups[0].Why)
	}
	if err := s.Apart(ids, true); err != nil {
		t.Fatal(err)
	}
	if page, _ := s.Groups("", 0); page.Total != 0 {
		t.Errorf("still shown are %d", page.Total)
	}
	if page := search(); page.Total != 0 {
		t.Errorf("found again are %d", page.Total)
	}
	if err := s.Apart(ids, false); err != nil {
		t.Fatal(err)
	}
	if page := search(); page.Total != 1 {
		t.Errorf("found after taking it back are %d", page.Total)
	}
	if _, err := s.Join(a.ID, []string{b.ID}, nil); err != nil {
		t.Fatal(err)
	}
	if page, _ := s.Groups("", 0); page.Total != 0 || len(page.Groups) != 0 {
		t.Errorf("joined, still shown are %d", page.Total)
	}
}

// D19: who is being added, and whose name, phone or email was changed, may be here.
func TestLike(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Duplicates](h)
	a, b := twoLeads(t, h)
	list, err := s.Like(foyer.Draft{Values: map[string]string{"full_name": "Rob Theriault", "phone": "(514) 555-0199"}})
	if err != nil || len(list) != 2 || len(list[0].Likeness.Reasons) == 0 {
		t.Fatalf("like a draft: %+v, %v", list, err)
	}
	for _, l := range list {
		if l.Lead.ID != a.ID && l.Lead.ID != b.ID {
			t.Errorf("like it is %s", l.Lead.Name)
		}
	}
	if list, err = s.Like(foyer.Draft{Values: map[string]string{"full_name": "Zoé Marchand", "phone": "514 555 0199"}}); err != nil || len(list) != 0 {
		t.Errorf("of another name: %+v, %v", list, err)
	}
	if list, err = s.LikeLead(a.ID); err != nil || len(list) != 1 || list[0].Lead.ID != b.ID {
		t.Errorf("like a lead: %+v, %v", list, err)
	}
	if err := s.Apart([]string{a.ID, b.ID}, true); err != nil {
		t.Fatal(err)
	}
	if list, err = s.LikeLead(a.ID); err != nil || len(list) != 0 {
		t.Errorf("said not to be one: %+v, %v", list, err)
	}
}
