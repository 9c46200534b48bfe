package service_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// A16, A17, B9: what the form says is kept as given, stamped on every lead that a
// column does not overrule, and the comments become a note.
func TestFormIsStamped(t *testing.T) {
	h := testhouse.Open(t)
	nadia := h.Person("Nadia Rahal", "nadia@example.com", foyer.RoleAgent)
	text := "Name,Email,Rating,City\nAnn Lee,ann@example.com,Hot,\nBo Roy,bo@example.com,,Paris\n"
	id := bring(t, h, h.Owner().ID, text, func(f *foyer.ImportForm) {
		f.Name, f.Description, f.Comments = "Spring fair", "Two days", "Met at the fair."
		f.Source, f.Rating, f.Site, f.LeadType, f.Owner = "Fair", "Cold", "Portland", "Walk-in", nadia.ID
		f.Defaults = []foyer.FieldDefault{{Field: "city", Value: "Portland"}, {Field: "intent", Value: "Buyer"}, {Field: "financing", Value: " "}}
	})
	imp := h.Import(id)
	if imp.Comments != "Met at the fair." || imp.Rating != "Cold" || imp.Site != "Portland" || imp.LeadType != "Walk-in" ||
		imp.Description != "Two days" || len(imp.Defaults) != 2 || imp.Defaults[1] != (foyer.FieldDefault{Field: "intent", Value: "Buyer"}) {
		t.Fatalf("kept as %+v", imp)
	}
	h.Run(id)
	for name, want := range map[string]map[string]string{
		"ann": {"rating": "Hot", "city": "Portland"}, "bo": {"rating": "Cold", "city": "Paris"},
	} {
		l := h.Only(name + "@example.com")
		want["source"], want["site"], want["lead_type"], want["intent"] = "Fair", "Portland", "Walk-in", "buy"
		for k, v := range want {
			if l.Values[k] != v {
				t.Errorf("%s: %s is %q, want %q", name, k, l.Values[k], v)
			}
		}
		if l.OwnerName != "Nadia Rahal" {
			t.Errorf("%s goes to %q", name, l.OwnerName)
		}
		notes, err := testhouse.Service[service.Leads](h).Notes(l.ID)
		if err != nil || len(notes) != 1 || notes[0].Text != "Met at the fair." {
			t.Errorf("%s: notes %+v %v", name, notes, err)
		}
	}
	imports := testhouse.Service[service.Imports](h)
	d := h.Draft("x.csv", "Name\nAnn\n")
	for field, key := range map[string]string{"email": "lead.no_such_field", "id": "lead.no_such_field", "birthday": "finding.date.unreadable", "custom:none": "finding.field.unknown"} {
		f := d.Import.Form()
		f.Defaults = []foyer.FieldDefault{{Field: field, Value: "x"}}
		_, err := imports.Describe(d.Import.ID, f)
		kind(t, err, foyer.Invalid, key)
	}
}

// A16: what a person of one site brings in is of that site, whatever a form or a preset
// says; the broker's own is only proposed.
func TestSiteOfWhoBelongsToOne(t *testing.T) {
	h := testhouse.Open(t)
	people := testhouse.Service[service.People](h)
	at := func(name string, role foyer.Role, site string) foyer.Person {
		s, err := people.Add(foyer.PersonForm{Name: name, Role: role, Site: site, Import: true})
		if err != nil {
			t.Fatal(err)
		}
		return s.Person
	}
	luc, office := at("Luc Tremblay", foyer.RoleAgent, "Portland"), at("Owen Hart", foyer.RoleDirector, "")
	at("Nadia Rahal", foyer.RoleAgent, "Bangor")
	for _, c := range []struct{ who, site string }{{luc.ID, "Portland"}, {office.ID, "Bangor"}, {h.Owner().ID, "Bangor"}} {
		id := bring(t, h, c.who, "Name,Email,Odd\nAda Quill,ada@example.com,x\n", func(f *foyer.ImportForm) {
			if c.who == luc.ID && f.Site != "Portland" {
				t.Errorf("at first it is of %q", f.Site)
			}
			f.Site = "Bangor"
		})
		if got := h.Import(id).Site; got != c.site {
			t.Errorf("it is of %q, want %q", got, c.site)
		}
		if err := testhouse.As[service.Imports](h, c.who).Delete(id); err != nil {
			t.Fatal(err)
		}
	}
	// The broker's choice is remembered with the columns, and does not reach Luc's file.
	id := bring(t, h, luc.ID, "Name,Email,Odd\nBen Moss,ben@example.com,y\n", nil)
	if got := h.Import(id).Site; got != "Portland" {
		t.Errorf("filled in, it is of %q", got)
	}
	if _, err := testhouse.As[service.Imports](h, luc.ID).Run(id, "run"); err != nil {
		t.Fatal(err)
	}
	h.Eventually("it waits", func() bool { return h.Import(id).State == foyer.StateWaiting })
	if l := h.Only("ben"); l.Values["site"] != "Portland" {
		t.Errorf("the lead is of %q", l.Values["site"])
	}
}

// A16: where there are several offices an import needs the one its leads are of, by the
// form, a default or a column; a value of some file makes no office.
func TestSiteIsRequiredOfSeveralOffices(t *testing.T) {
	h := testhouse.Open(t)
	people, s := testhouse.Service[service.People](h), testhouse.Service[service.Imports](h)
	at := func(name, site string) foyer.PersonSaved {
		p, err := people.Add(foyer.PersonForm{Name: name, Role: foyer.RoleAgent, Site: site, Import: true})
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	missing := func(id string) []string {
		d, err := s.Draft(id)
		if err != nil {
			t.Fatal(err)
		}
		return d.Missing
	}
	at("Luc Tremblay", "Portland")
	h.Bring("before.csv", "Name,Email,Site\nAda Quill,ada@example.com,Saco\n")
	if got := missing(h.Stage("one.csv", "Name,Email\nBen Moss,ben@example.com\n").ID); len(got) != 0 {
		t.Errorf("with one office it lacks %v", got)
	}
	second := at("Nadia Rahal", "Bangor")
	id := h.Stage("two.csv", "Name,Phone\nCy Hart,207 555 0142\n").ID
	if got := missing(id); !slices.Equal(got, []string{"site"}) {
		t.Errorf("with two it lacks %v", got)
	}
	var fail *foyer.Error
	if err := h.TryRun(id); !errors.As(err, &fail) || fail.Key != "import.no_site" || h.Import(id).State != foyer.StateDraft {
		t.Errorf("it runs: %v", err)
	}
	imp := h.Import(id)
	form := imp.Form()
	form.Site = "Bangor"
	if _, err := s.Describe(id, form); err != nil {
		t.Fatal(err)
	}
	if got := missing(id); len(got) != 0 {
		t.Errorf("said, it lacks %v", got)
	}
	if got := missing(h.Stage("col.csv", "Name,Street,Site\nDi Lane,1 Main St,Bangor\n").ID); len(got) != 0 {
		t.Errorf("with a column it lacks %v", got)
	}
	if _, err := people.SetStanding(second.Person.ID, string(foyer.StandingGone)); err != nil {
		t.Fatal(err)
	}
	if got := missing(h.Stage("gone.csv", "Name,City\nEd Fox,Saco\n").ID); len(got) != 0 {
		t.Errorf("once the second is gone it lacks %v", got)
	}
}

// B2: a required field is covered by a default as well as by a column.
func TestDefaultCoversRequired(t *testing.T) {
	h := testhouse.Open(t)
	d := h.Draft("mails.csv", "Email,City\nann@example.com,Paris\nbo@example.com,Oslo\n")
	if strings.Join(d.Missing, " ") != "full_name" {
		t.Fatalf("missing %v", d.Missing)
	}
	id := bring(t, h, h.Owner().ID, "Email,City\nann@example.com,Paris\nbo@example.com,Oslo\n", func(f *foyer.ImportForm) {
		f.Defaults = []foyer.FieldDefault{{Field: "full_name", Value: "Unknown"}}
	})
	d, err := testhouse.Service[service.Imports](h).Draft(id)
	if err != nil || len(d.Missing) != 0 {
		t.Fatalf("missing %v %v", d.Missing, err)
	}
	if imp := h.Run(id); imp.Counts.Created != 2 {
		t.Errorf("%+v", imp.Counts)
	}
}

// G4 B7: a house's own fields are imported, kept with their own history, edited,
// found by the search, written out, merged, and known again in a file that comes back.
func TestOwnFields(t *testing.T) {
	h := testhouse.Open(t)
	fields, leads := testhouse.Service[service.Fields](h), testhouse.Service[service.Leads](h)
	keys := map[string]string{}
	for _, c := range []struct{ label, kind string }{
		{"View", "text"}, {"Rooms", "number"}, {"Deposit", "money"}, {"Move date", "date"}, {"Pets", "yes_no"}, {"École", "list"},
	} {
		f, err := fields.Add(c.label, c.kind, []string{})
		if err != nil || !strings.HasPrefix(f.Key, "custom:") {
			t.Fatalf("%s: %+v %v", c.label, f, err)
		}
		keys[c.label] = f.Key
	}
	if keys["École"] != "custom:ecole" || keys["Move date"] != "custom:move_date" {
		t.Errorf("keys %v", keys)
	}
	_, err := fields.Add("ecole", "text", nil)
	kind(t, err, foyer.Conflict, "form.label_taken")
	_, err = fields.Add("Person", "person", nil)
	kind(t, err, foyer.Invalid, "kind")
	luc := h.Person("Luc", "", foyer.RoleAgent)
	_, err = testhouse.As[service.Fields](h, luc.ID).Add("Mine", "text", nil)
	kind(t, err, foyer.Forbidden, "call.forbidden")

	// The columns are called like the fields, so they are known.
	text := "Name,Email,View,Rooms,Deposit,Move date,Pets,École\n" +
		"Ann Lee,ann@example.com,Sea front,\"2,5\",\"$12,000\",2026-03-14,Yes,Saint-Jean\n" +
		"Bo Roy,bo@example.com,,many,,,,\n"
	id := bring(t, h, h.Owner().ID, text, func(f *foyer.ImportForm) {
		f.ApproveNow = true
		f.Defaults = []foyer.FieldDefault{{Field: "custom:view", Value: "Park"}}
	})
	h.Run(id)
	ann := h.Only("ann@example.com")
	for k, v := range map[string]string{
		"custom:view": "Sea front", "custom:rooms": "2.5", "custom:deposit": "12000", "custom:move_date": "2026-03-14", "custom:pets": "yes", "custom:ecole": "Saint-Jean",
	} {
		if ann.Values[k] != v {
			t.Errorf("%s is %q, want %q", k, ann.Values[k], v)
		}
	}
	bo := h.Only("bo@example.com")
	if bo.Values["custom:view"] != "Park" || bo.Values["custom:rooms"] != "" {
		t.Errorf("bo: %v", bo.Values)
	}
	notes, err := leads.Notes(bo.ID)
	if err != nil || len(notes) != 1 || notes[0].Text != "[import] Rooms: many" {
		t.Errorf("notes %+v %v", notes, err)
	}
	if got := h.Only("saint-jean"); got.ID != ann.ID {
		t.Error("a value is not found by the search")
	}
	me, err := testhouse.Service[service.Home](h).Start()
	if err != nil {
		t.Fatal(err)
	}
	listed := false
	for _, l := range me.Lists {
		listed = listed || l.Name == "custom:ecole" && strings.Join(l.Values, "") == "Saint-Jean"
	}
	if !listed || me.Fields[len(me.Fields)-1].Label != "École" {
		t.Errorf("lists %+v", me.Lists)
	}

	// Edited by hand, with a stamp and a line of history of its own.
	was := ann.StampOf("custom:rooms")
	ann, err = leads.Edit(ann.ID, []foyer.Edit{{Field: "custom:rooms", Was: "2.5", Seen: was, Now: "1 234,50"}})
	if err != nil || ann.Values["custom:rooms"] != "1234.5" || ann.StampOf("custom:rooms") == was || ann.StampOf("custom:view") != was {
		t.Fatalf("edited %v %v %v", ann.Values, ann.Stamps, err)
	}
	_, err = leads.Edit(ann.ID, []foyer.Edit{{Field: "custom:rooms", Seen: ann.StampOf("custom:rooms"), Now: "few"}})
	kind(t, err, foyer.Invalid, "custom:rooms")
	_, err = leads.Edit(ann.ID, []foyer.Edit{{Field: "custom:none", Seen: ann.Born, Now: "x"}})
	kind(t, err, foyer.Invalid, "custom:none")
	history, err := leads.History(ann.ID)
	if err != nil || history[0].Field != "custom:rooms" || history[0].Was != "2.5" || history[0].Now != "1234.5" {
		t.Errorf("history %+v %v", history[0], err)
	}

	// Written out under its label, and read back as nothing new.
	var out bytes.Buffer
	if _, err := h.Export(t.Context(), h.Owner(), foyer.ExportSpec{Items: foyer.ItemsAll, Format: foyer.FormatCSV, NoBOM: true}, &out, func(_, _ int64) {}); err != nil {
		t.Fatal(err)
	}
	head, _, _ := strings.Cut(out.String(), "\r\n")
	if !strings.HasSuffix(head, `"View","Rooms","Deposit","Move date","Pets","École"`) || !strings.Contains(out.String(), "1234.5") {
		t.Errorf("written out as %s", out.String())
	}
	back := h.Bring("back.csv", out.String(), testhouse.Merge)
	if back.Counts.Unchanged != 2 {
		t.Errorf("read back: %+v", back.Counts)
	}

	// A merge fills what is empty and keeps what contradicts as a note.
	h.Bring("more.csv", "Name,Email,View,Pets\nBo Roy,bo@example.com,Sea,No\n", testhouse.Merge)
	bo = h.Only("bo@example.com")
	if bo.Values["custom:pets"] != "no" || bo.Values["custom:view"] != "Park" {
		t.Errorf("merged %v", bo.Values)
	}
	if notes, err = leads.Notes(bo.ID); err != nil || len(notes) != 2 || !strings.Contains(notes[0].Text+notes[1].Text, "[import] View: Sea") {
		t.Errorf("notes %+v %v", notes, err)
	}
	if problems, err := h.Store().Check(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("the book: %v %v", problems, err)
	}
	f, err := fields.Rename("custom:view", "Outlook")
	if err != nil || f.Label != "Outlook" {
		t.Errorf("renamed %+v %v", f, err)
	}
}

// C18: whose the leads of an agent's or a partner's file become is said before and after
// it runs, and it is they who get them.
func TestAFileOfAnAgentSaysWhoseItIs(t *testing.T) {
	h := testhouse.Open(t)
	luc := h.Person("Luc Tremblay", "luc@example.com", foyer.RoleAgent)
	north := h.Partner("Northlight Homes", "Pia Sorel")
	pia := north.Agents[0]
	for i, c := range []struct{ by, keeper string }{
		{luc.ID, "Luc Tremblay"}, {pia.ID, "Pia Sorel"}, {h.Owner().ID, ""},
	} {
		email := fmt.Sprintf("ann%d@example.com", i)
		id := bring(t, h, c.by, "Name,Email\nAnn Lee,"+email+"\n", func(f *foyer.ImportForm) { f.Owner = "" })
		imports := testhouse.As[service.Imports](h, c.by)
		draft, err := imports.Draft(id)
		if err != nil || draft.Keeper != c.keeper {
			t.Errorf("the draft is kept by %q, want %q, %v", draft.Keeper, c.keeper, err)
		}
		h.Run(id)
		detail, err := imports.Get(id)
		if err != nil || detail.Keeper != c.keeper {
			t.Errorf("the import is kept by %q, want %q, %v", detail.Keeper, c.keeper, err)
		}
		if got := h.Only(email).OwnerName; got != c.keeper {
			t.Errorf("its lead is of %q, want %q", got, c.keeper)
		}
	}
}
