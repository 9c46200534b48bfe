package service_test

import (
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// bring stages a text as a person and answers the draft's id.
func bring(t *testing.T, h *testhouse.House, who, text string, form func(*foyer.ImportForm)) string {
	t.Helper()
	ref, err := h.Files().Add(t.Context(), "leads.csv", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	imports := testhouse.As[service.Imports](h, who)
	d, err := imports.Open(ref.Ref)
	if err != nil {
		t.Fatal(err)
	}
	f := d.Import.Form()
	f.ApproveNow = false
	if form != nil {
		form(&f)
	}
	if _, err := imports.Describe(d.Import.ID, f); err != nil {
		t.Fatal(err)
	}
	stage(t, h, who, d.Import.ID)
	return d.Import.ID
}

func stage(t *testing.T, h *testhouse.House, who, id string) {
	t.Helper()
	a, err := h.Act(t.Context(), who)
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Intake().Stage(t.Context(), a, id, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
}

// found answers the findings of errors and notes of a row, by field and key.
func found(t *testing.T, h *testhouse.House, id string, row int) string {
	t.Helper()
	var out []string
	for _, r := range h.Rows(id, foyer.RowsAll) {
		if r.Row != row {
			continue
		}
		for _, f := range r.Findings {
			if f.Key != "row.no_contact" {
				out = append(out, string(f.Level)+" "+f.Key)
			}
		}
	}
	return strings.Join(out, ", ")
}

// Features, section 5, "Ids", word for word; I2 I3 I4 C18.
func TestIDVectors(t *testing.T) {
	h := testhouse.Open(t)
	north := h.Partner("Northlight Homes", "Pia Sorel", "Anton Beck")
	harper := h.Partner("Harper & Dunn", "Kim Harper", "Lee Dunn")
	owner := h.Owner().ID
	pia, anton, lee := north.Agents[0], north.Agents[1], harper.Agents[1]
	if err := testhouse.Service[service.People](h).SetHouse(foyer.HouseRules{PartnerRequired: true}); err != nil {
		t.Fatal(err)
	}

	// "admin, no Partner id → error on every row"
	id := bring(t, h, owner, "Name,Email\nAnn Lee,ann@example.com\nBo Roy,bo@example.com\n", nil)
	for row := 2; row <= 3; row++ {
		if got := found(t, h, id, row); got != "error partner.missing" {
			t.Errorf("admin without Partner ID, row %d: %s", row, got)
		}
	}
	d, err := testhouse.Service[service.Imports](h).Draft(id)
	if err != nil || strings.Join(d.Missing, " ") != "partner_id" {
		t.Errorf("missing %v, %v", d.Missing, err)
	}
	// one value for the whole file does
	f := d.Import.Form()
	f.Partner = north.Code
	if d, err = testhouse.Service[service.Imports](h).Describe(id, f); err != nil || len(d.Missing) != 0 {
		t.Errorf("with a partner for the file: missing %v, %v", d.Missing, err)
	}
	stage(t, h, owner, id)
	if got := found(t, h, id, 2); got != "" {
		t.Errorf("with a partner for the file: %s", got)
	}

	head := "Name,Email,Partner ID,Agent ID\n"
	for i, c := range []struct{ name, who, cells, want, partner, agent, owner string }{
		{"admin, Partner id + agent of another partner → error", owner, north.Code + "," + lee.Code, "error agent.other_partner", "", "", ""},
		{"admin, Partner id and its agent", owner, north.Code + "," + anton.Code, "", north.Code, anton.Code, "Anton Beck"},
		{"admin, Partner id alone goes to the partner as a whole", owner, north.Code + ",", "", north.Code, "", "Pia Sorel"},
		{"admin, by the partner's name and the agent's", owner, "northlight HOMES,\"Beck, Anton\"", "", north.Code, anton.Code, "Anton Beck"},
		{"admin, the agent alone says the partner", owner, "," + anton.Code, "", north.Code, anton.Code, "Anton Beck"},
		{"admin, unknown partner", owner, "P-9999,", "error partner.unknown", "", "", ""},
		{"admin, unknown agent", owner, north.Code + ",A-1", "error agent.unknown", "", "", ""},
		{"partner, no ids → accepted, own partner stamped", pia.ID, ",", "", north.Code, "", "Pia Sorel"},
		{"partner, own agent's id → accepted", pia.ID, "," + anton.Code, "", north.Code, anton.Code, "Anton Beck"},
		{"partner, own id is tolerated", pia.ID, north.Code + ",", "", north.Code, "", "Pia Sorel"},
		{"partner, someone else's Partner id → error", pia.ID, harper.Code + ",", "error partner.not_yours", "", "", ""},
		{"partner, someone else's agent → error", pia.ID, "," + lee.Code, "error agent.not_yours", "", "", ""},
		{"agent, no ids → accepted, agent + partner stamped", anton.ID, ",", "", north.Code, anton.Code, "Anton Beck"},
		{"agent, another agent's id → error", anton.ID, "," + pia.Code, "error agent.not_yours", "", "", ""},
	} {
		mail := "vector" + string(rune('a'+i)) + "@example.com"
		name := "Someone " + string(rune('A'+i)) // else each is like the one before
		id := bring(t, h, c.who, head+name+","+mail+","+c.cells+"\n", nil)
		if got := found(t, h, id, 2); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
			continue
		}
		if c.want != "" {
			continue
		}
		if imp := h.Run(id); imp.Counts.Created != 1 {
			t.Errorf("%s: %+v", c.name, imp.Counts)
			continue
		}
		l := h.Only(mail)
		if l.Values["partner_id"] != c.partner || l.Values["agent_id"] != c.agent || l.OwnerName != c.owner {
			t.Errorf("%s: partner %q agent %q owner %q", c.name, l.Values["partner_id"], l.Values["agent_id"], l.OwnerName)
		}
	}
}

// C18, I6: a partner that is not approved receives nothing, each standing with its
// own message; approving it mends the rows that wait.
func TestPartnerStandings(t *testing.T) {
	h := testhouse.Open(t)
	north := h.Partner("Northlight Homes", "Pia Sorel")
	partners := testhouse.Service[service.Partners](h)
	id := bring(t, h, h.Owner().ID, "Name,Email,Partner ID\nAnn Lee,ann@example.com,"+north.Code+"\n", nil)
	if _, err := testhouse.Service[service.Imports](h).Tick(id, foyer.Tick{Rows: []int{2}, On: true}); err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"pending", "declined", "suspended", "approved"} {
		if _, err := partners.SetStanding(north.Code, s); err != nil {
			t.Fatal(err)
		}
		want := "error partner." + s
		if s == "approved" {
			want = ""
		}
		if got := found(t, h, id, 2); got != want {
			t.Errorf("%s: %q", s, got)
		}
		page, err := testhouse.Service[service.Imports](h).Rows(id, foyer.RowQuery{})
		if err != nil || (page.Counts.Blocking == 1) != (s != "approved") {
			t.Errorf("%s: counts %+v, %v", s, page.Counts, err)
		}
	}
	if _, err := partners.SetStanding(north.Code, "suspended"); err != nil {
		t.Fatal(err)
	}
	if _, err := testhouse.Service[service.Leads](h).Add(foyer.Draft{Values: map[string]string{"full_name": "Bo", "partner_id": north.Code}}); foyer.KindOf(err) != foyer.Invalid {
		t.Errorf("a lead added by hand to a suspended partner: %v", err)
	}
}

// B21, decision 6: of several partners of one name the one with the lowest ID is
// taken, with a note that names the others.
func TestPartnersOfOneName(t *testing.T) {
	h := testhouse.Open(t)
	first := h.Partner("Bayside Condos", "Ada")
	second := h.Partner("Bayside  Condos", "Bea")
	id := bring(t, h, h.Owner().ID, "Name,Email,Partner ID\nAnn Lee,ann@example.com,bayside condos\n", nil)
	if got := found(t, h, id, 2); got != "note partner.several" {
		t.Fatal(got)
	}
	f := h.Rows(id, foyer.RowsAll)[0].Findings[0]
	if f.Args["code"] != first.Code || f.Args["others"] != second.Code {
		t.Errorf("%+v", f)
	}
}

// B20, C17, decision 22: owners by name as in the app, email, login and id; one who
// is unknown is a warning while the house has one person, and an error later;
// adding the person mends the rows.
func TestOwners(t *testing.T) {
	h := testhouse.Open(t)
	owner := h.Owner().ID
	text := "Name,Email,Owner\nAnn Lee,ann@example.com,Owen Hart\nBo Roy,bo@example.com,\nCy Fox,cy@example.com,claire\n"
	id := bring(t, h, owner, text, nil)
	if got := found(t, h, id, 2); got != "warning owner.nobody" {
		t.Errorf("one person in the house: %s", got)
	}
	people := testhouse.Service[service.People](h)
	nadia := h.Person("Nadia Rahal", "nadia@example.com", foyer.RoleAgent)
	if got := found(t, h, id, 2); got != "error owner.unknown" {
		t.Errorf("two people in the house: %s", got)
	}
	choices, err := testhouse.Service[service.Imports](h).Choices(id, 2, "owner")
	if err != nil || len(choices) != 2 || choices[0].Label != "Claire Beaumont" || choices[0].Value != "Claire Beaumont" {
		t.Errorf("choices %+v %v", choices, err)
	}
	saved, err := people.Add(foyer.PersonForm{Name: "Owen Hart", Email: "owen@example.com", Login: "ohart", Role: foyer.RoleAgent})
	if err != nil {
		t.Fatal(err)
	}
	if got := found(t, h, id, 2); got != "" {
		t.Errorf("after the person was added: %s", got)
	}
	for _, name := range []string{"owen hart", " Owen   Hart ", "ÓWEN HÀRT", "\"Hart, Owen\"", "OWEN@example.com", "ohart", saved.Person.ID} {
		id := bring(t, h, owner, "Name,Email,Owner\nAnn Lee,ann@example.com,"+name+"\n", nil)
		if got := found(t, h, id, 2); got != "" {
			t.Errorf("%s: %s", name, got)
		}
		if v := h.Rows(id, foyer.RowsAll)[0].Cells[2].Value; v != saved.Person.ID {
			t.Errorf("%s is read as %q", name, v)
		}
	}
	// Two of one name: an error, whose choices name each; the house may take the first.
	second, err := people.Add(foyer.PersonForm{Name: "Owen Hart", Email: "owen2@example.com", Role: foyer.RoleAgent})
	if err != nil {
		t.Fatal(err)
	}
	if got := found(t, h, id, 2); got != "error owner.several" {
		t.Errorf("two of one name: %s", got)
	}
	choices, err = testhouse.Service[service.Imports](h).Choices(id, 2, "owner")
	if err != nil || len(choices) != 4 || !choices[0].Likely || !choices[1].Likely || choices[2].Likely || choices[0].Value == choices[1].Value {
		t.Fatalf("choices %+v %v", choices, err)
	}
	if _, err := testhouse.Service[service.Imports](h).Fix(id, []foyer.Fix{{Row: 2, Field: "owner", Column: 2, Value: "owen2@example.com"}}); err != nil {
		t.Fatal(err)
	}
	if got := h.Rows(id, foyer.RowsAll)[0]; got.Cells[2].Value != second.Person.ID || !got.Fixed {
		t.Errorf("after the choice: %+v", got)
	}
	if err := people.SetHouse(foyer.HouseRules{OwnerFirst: true}); err != nil {
		t.Fatal(err)
	}
	id = bring(t, h, owner, text, nil)
	if got := found(t, h, id, 2); got != "note owner.first" {
		t.Errorf("the first is taken: %s", got)
	}
	// One who is gone gets nothing more.
	if _, err := people.SetStanding(nadia.ID, "gone"); err != nil {
		t.Fatal(err)
	}
	id = bring(t, h, owner, "Name,Email,Owner\nAnn Lee,ann@example.com,Nadia Rahal\n", nil)
	if got := found(t, h, id, 2); got != "error owner.gone" {
		t.Errorf("gone: %s", got)
	}
}
