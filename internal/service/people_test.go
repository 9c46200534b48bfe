package service_test

import (
	"errors"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

func kind(t *testing.T, err error, want foyer.Kind, key string) {
	t.Helper()
	var fe *foyer.Error
	if !errors.As(err, &fe) || fe.Kind != want || key != "" && fe.Key != key && fe.Fields[key] == "" {
		t.Errorf("got %v, want %s %s", err, want, key)
	}
}

// I1, I6: Partner and Agent IDs are unique, follow their form and are never given
// again; a partner of one person has no further agents.
func TestPartnersHaveIDs(t *testing.T) {
	h := testhouse.Open(t)
	north := h.Partner("Northlight Homes", "Pia Sorel", "Anton Beck", "Grace Oyelowo")
	ellen := h.Partner("Ellen Strand", "")
	if !strings.HasPrefix(north.Code, "P-") || north.Code == ellen.Code {
		t.Errorf("codes %s and %s", north.Code, ellen.Code)
	}
	if ellen.Contact != "Ellen Strand" || len(ellen.Agents) != 1 || len(north.Agents) != 3 || !north.Agents[0].Contact {
		t.Errorf("people %+v and %+v", ellen, north)
	}
	seen := map[string]bool{}
	for _, a := range append(north.Agents, ellen.Agents...) {
		if !strings.HasPrefix(a.Code, "A-") || seen[a.Code] {
			t.Errorf("agent %s has %q", a.Name, a.Code)
		}
		seen[a.Code] = true
	}
	partners := testhouse.Service[service.Partners](h)
	for _, s := range []string{"suspended", "declined", "pending", "approved"} {
		p, err := partners.SetStanding(north.Code, s)
		if err != nil || string(p.Standing) != s {
			t.Errorf("%s: %v %v", s, p.Standing, err)
		}
	}
	_, err := partners.SetStanding(north.Code, "sleepy")
	kind(t, err, foyer.Invalid, "partner.no_such_standing")
	_, err = partners.Edit("P-1", foyer.PartnerForm{Name: "x"})
	kind(t, err, foyer.NotFound, "partner.unknown")
	_, err = partners.Add(foyer.PartnerForm{Name: " "})
	kind(t, err, foyer.Invalid, "name")
	p, err := partners.Edit(north.Code, foyer.PartnerForm{Name: "Northlight  Homes Inc", Contact: "Pia S.", Email: "pia@example.com", Phone: "207 555 0177"})
	if err != nil || p.Name != "Northlight Homes Inc" || p.Contact != "Pia S." || p.Email != "pia@example.com" || p.Code != north.Code {
		t.Errorf("edited %+v %v", p, err)
	}
}

// I9: who shares a name is told when a person is added, and nothing is refused.
func TestSameNameIsSaid(t *testing.T) {
	h := testhouse.Open(t)
	h.Person("Marc Roy", "marc@example.com", foyer.RoleAgent)
	saved, err := testhouse.Service[service.People](h).Add(foyer.PersonForm{Name: "ROY, Març", Email: "other@example.com", Role: foyer.RoleAgent})
	if err != nil || len(saved.Same) != 1 || saved.Same[0] != "marc@example.com" {
		t.Fatalf("%+v %v", saved, err)
	}
	saved, err = testhouse.Service[service.People](h).Add(foyer.PersonForm{Name: "Nadia Rahal", Role: foyer.RoleAgent})
	if err != nil || len(saved.Same) != 0 {
		t.Fatalf("%+v %v", saved, err)
	}
}

// A person who is gone is nobody to sign in and stays in what they did; the house
// keeps its last broker.
func TestGoneAndTheLastBroker(t *testing.T) {
	h := testhouse.Open(t)
	people := testhouse.Service[service.People](h)
	nadia := h.Person("Nadia Rahal", "nadia@example.com", foyer.RoleAgent)
	l, err := testhouse.Service[service.Leads](h).Add(foyer.Draft{Values: map[string]string{"full_name": "Ann Lee", "owner": nadia.ID}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := people.SetStanding(nadia.ID, "gone"); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Act(t.Context(), nadia.ID); foyer.KindOf(err) != foyer.SignedOut {
		t.Errorf("one who is gone acts: %v", err)
	}
	got, err := testhouse.Service[service.Leads](h).Get(l.ID)
	if err != nil || got.OwnerName != "Nadia Rahal" {
		t.Errorf("the lead says %q, %v", got.OwnerName, err)
	}
	_, err = people.SetStanding(h.Owner().ID, "gone")
	kind(t, err, foyer.Conflict, "person.last_broker")
	_, err = people.Edit(h.Owner().ID, foyer.PersonForm{Name: "Claire Beaumont", Login: "claire", Role: foyer.RoleAgent})
	kind(t, err, foyer.Conflict, "person.last_broker")
	_, err = people.Add(foyer.PersonForm{Name: "Other", Login: "claire", Role: foyer.RoleAgent})
	kind(t, err, foyer.Conflict, "person.login_taken")
}

// I8: an agent sees own leads, a partner those of its people, an office manager of
// a site those of the site, the broker all; nobody else's show in lists or counts.
func TestSight(t *testing.T) {
	h := testhouse.Open(t)
	people, leads := testhouse.Service[service.People](h), testhouse.Service[service.Leads](h)
	north := h.Partner("Northlight Homes", "Pia Sorel", "Anton Beck")
	add := func(name string, role foyer.Role, site string) foyer.Person {
		s, err := people.Add(foyer.PersonForm{Name: name, Role: role, Site: site, Import: true})
		if err != nil {
			t.Fatal(err)
		}
		return s.Person
	}
	office := add("Owen Hart", foyer.RoleDirector, "")
	portland := add("Nadia Rahal", foyer.RoleDirector, "Portland")
	agent := add("Luc Tremblay", foyer.RoleAgent, "Portland")
	for name, owner := range map[string]string{
		"Of Pia": north.Agents[0].ID, "Of Anton": north.Agents[1].ID, "Of Luc": agent.ID, "Of nobody": "", "Of Claire": h.Owner().ID,
	} {
		if _, err := leads.Add(foyer.Draft{Values: map[string]string{"full_name": name, "owner": owner}}); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ who, id, want string }{
		{"the broker", h.Owner().ID, "Of Anton, Of Claire, Of Luc, Of nobody, Of Pia"},
		{"the partner", north.Agents[0].ID, "Of Anton, Of Pia"},
		{"an agent of the partner", north.Agents[1].ID, "Of Anton"},
		{"an agent", agent.ID, "Of Luc"},
		{"the office manager", office.ID, "Of Anton, Of Claire, Of Luc, Of nobody, Of Pia"},
		{"the office manager of a site", portland.ID, "Of Luc, Of nobody"},
	} {
		sees := testhouse.As[service.Leads](h, c.id)
		page, err := sees.List(foyer.LeadQuery{Sort: foyer.SortName})
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, r := range page.Rows {
			names = append(names, r.Name)
			if _, err := sees.Get(r.ID); err != nil {
				t.Errorf("%s lists %s and cannot open it: %v", c.who, r.Name, err)
			}
		}
		if got := strings.Join(names, ", "); got != c.want {
			t.Errorf("%s sees %s, want %s", c.who, got, c.want)
		}
		n, err := sees.Count(foyer.LeadFilter{})
		if err != nil || n.Found != len(names) {
			t.Errorf("%s counts %d of %d, %v", c.who, n.Found, len(names), err)
		}
		found, err := sees.List(foyer.LeadQuery{Filter: foyer.LeadFilter{Search: "Of"}, Sort: foyer.SortName})
		if err != nil || len(found.Rows) != len(names) {
			t.Errorf("%s finds %d of %d, %v", c.who, len(found.Rows), len(names), err)
		}
	}
	// A partner sees its own people and no other, and no other partner.
	h.Partner("Harper & Dunn", "Kim Harper")
	list, err := testhouse.As[service.Partners](h, north.Agents[1].ID).List()
	if err != nil || len(list) != 1 || list[0].Code != north.Code {
		t.Errorf("an agent sees partners %+v, %v", list, err)
	}
	who, err := testhouse.As[service.People](h, north.Agents[0].ID).List()
	if err != nil || len(who) != 2 {
		t.Errorf("a partner sees people %+v, %v", who, err)
	}
}

// A26, I7: the role and the person's own tick decide who imports; what the house
// changes holds from the next call, and the change log knows it.
func TestRights(t *testing.T) {
	h := testhouse.Open(t)
	people := testhouse.Service[service.People](h)
	luc := h.Person("Luc Tremblay", "luc@example.com", foyer.RoleAgent)
	try := func() error {
		ref, err := h.Files().Add(t.Context(), "a.csv", strings.NewReader("Name,Email\nAnn,ann@example.com\n"))
		if err != nil {
			t.Fatal(err)
		}
		_, err = testhouse.As[service.Imports](h, luc.ID).Open(ref.Ref)
		return err
	}
	if err := try(); err != nil {
		t.Errorf("an agent may not import: %v", err)
	}
	if _, err := people.Edit(luc.ID, foyer.PersonForm{Name: "Luc Tremblay", Role: foyer.RoleAgent, Import: false}); err != nil {
		t.Fatal(err)
	}
	kind(t, try(), foyer.Forbidden, "imports.forbidden")
	if _, err := people.Edit(luc.ID, foyer.PersonForm{Name: "Luc Tremblay", Role: foyer.RoleAgent, Import: true}); err != nil {
		t.Fatal(err)
	}
	if err := people.SetRight("agent", "imports.run", "none"); err != nil {
		t.Fatal(err)
	}
	kind(t, try(), foyer.Forbidden, "imports.forbidden")
	kind(t, people.SetRight("agent", "imports.approve", "team"), foyer.Invalid, "rights.no_such_choice")
	kind(t, people.SetRight("admin", "imports.run", "none"), foyer.Invalid, "rights.no_such_choice")
	kind(t, testhouse.As[service.People](h, luc.ID).SetRight("agent", "imports.run", "own"), foyer.Forbidden, "call.forbidden")
	_, err := testhouse.As[service.Partners](h, luc.ID).Add(foyer.PartnerForm{Name: "Mine"})
	kind(t, err, foyer.Forbidden, "call.forbidden")
	rows, err := people.Rights()
	if err != nil || len(rows) != len(foyer.Actions()) {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for _, r := range rows {
		if r.Action == foyer.ActImport && r.Cells[3].Reach != "none" {
			t.Errorf("the grid says %+v", r.Cells[3])
		}
	}
}

// FOYER_USER: the command line acts for whom it names by login, email or name, else
// for the owner; one who is gone is nobody to act for.
func TestNamed(t *testing.T) {
	h := testhouse.Open(t)
	people := testhouse.Service[service.People](h)
	luc, err := people.Add(foyer.PersonForm{Name: "Luc Tremblay", Login: "ltremblay", Email: "luc@example.com", Role: foyer.RoleAgent, Import: true})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"": h.Owner().ID, "nobody": h.Owner().ID, "claire": h.Owner().ID,
		"ltremblay": luc.Person.ID, "luc@example.com": luc.Person.ID, "Luc Tremblay": luc.Person.ID,
	} {
		a, err := h.Named(t.Context(), name)
		if err != nil || a.ID != want {
			t.Errorf("%q acts as %s, %v", name, a.Name, err)
		}
	}
	if _, err := people.SetStanding(luc.Person.ID, "gone"); err != nil {
		t.Fatal(err)
	}
	if a, err := h.Named(t.Context(), "ltremblay"); err != nil || a.ID != h.Owner().ID {
		t.Errorf("one who is gone: %s, %v", a.Name, err)
	}
}
