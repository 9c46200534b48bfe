package book

import (
	"slices"
	"strconv"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// The first numbers of Partner and Agent IDs. They begin where nobody takes them
// for a count.
const (
	firstPartner = 1001
	firstAgent   = 3001
)

// Partners answers the partners an actor sees, with their people and leads: all of
// them for the office, their own for a partner and its agents.
func Partners(tx *store.Tx, a foyer.Actor) ([]foyer.Partner, error) {
	reach := foyer.May(a, foyer.ActSeePartners)
	if reach == foyer.ReachNone {
		return nil, foyer.Fail(foyer.Forbidden, "call.forbidden")
	}
	rows, err := tx.Partners()
	if err != nil {
		return nil, err
	}
	people, err := tx.People()
	if err != nil {
		return nil, err
	}
	leads, err := tx.LeadsByOwner(false)
	if err != nil {
		return nil, err
	}
	waiting, err := tx.LeadsByOwner(true)
	if err != nil {
		return nil, err
	}
	out := []foyer.Partner{}
	for i := range rows {
		if reach == foyer.ReachAll || rows[i].Code == a.Partner {
			out = append(out, showPartner(&rows[i], a, reach, people, leads, waiting))
		}
	}
	return out, nil
}

// PartnerRefs names the partners an actor sees.
func PartnerRefs(tx *store.Tx, a foyer.Actor) ([]foyer.PartnerRef, error) {
	reach := foyer.May(a, foyer.ActSeePartners)
	rows, err := tx.Partners()
	out := []foyer.PartnerRef{}
	for _, p := range rows {
		if reach == foyer.ReachAll || reach > foyer.ReachNone && p.Code == a.Partner {
			out = append(out, foyer.PartnerRef{Code: p.Code, Name: p.Name, Standing: p.Standing})
		}
	}
	return out, err
}

// Partner answers one partner, or NotFound when it is out of sight.
func Partner(tx *store.Tx, a foyer.Actor, code string) (foyer.Partner, error) {
	all, err := Partners(tx, a)
	if err != nil {
		return foyer.Partner{}, err
	}
	for _, p := range all {
		if p.Code == code {
			return p, nil
		}
	}
	return foyer.Partner{}, foyer.Fail(foyer.NotFound, "partner.unknown")
}

func showPartner(r *store.PartnerRow, a foyer.Actor, reach foyer.Reach, people []store.PersonRow, leads, waiting map[int64]int) foyer.Partner {
	p := foyer.Partner{Code: r.Code, Name: r.Name, Standing: r.Standing, Phone: r.Phone, Since: r.Created, Agents: []foyer.PartnerAgent{}}
	for _, who := range people {
		if who.PartnerN != r.N {
			continue
		}
		p.Leads += leads[who.N]
		p.Waiting += waiting[who.N]
		agent := foyer.PartnerAgent{
			ID: who.ID, Code: who.Agent, Name: who.Name, Email: who.Email, Standing: who.Standing,
			Contact: who.N == r.Contact, Leads: leads[who.N],
		}
		if agent.Contact {
			p.Contact, p.Email = who.Name, who.Email
			p.Agents = slices.Insert(p.Agents, 0, agent)
		} else {
			p.Agents = append(p.Agents, agent)
		}
	}
	if reach != foyer.ReachAll { // what waits does not exist for others
		p.Leads, p.Waiting = p.Leads-p.Waiting, 0
		for i := range p.Agents {
			p.Agents[i].Leads = 0
			for _, who := range people {
				if who.ID == p.Agents[i].ID {
					p.Agents[i].Leads = leads[who.N] - waiting[who.N]
				}
			}
		}
	}
	return p
}

// AddPartner adds a partner, approved, with its contact as its first person. Its
// Partner ID is new and is never given again.
func AddPartner(tx *store.Tx, a foyer.Actor, f foyer.PartnerForm) (foyer.Partner, error) {
	if err := allow(a, foyer.ActPartners); err != nil {
		return foyer.Partner{}, err
	}
	f, err := checkPartner(f)
	if err != nil {
		return foyer.Partner{}, err
	}
	n, err := tx.NextCode("partner", firstPartner)
	if err != nil {
		return foyer.Partner{}, err
	}
	p := store.PartnerRow{Code: "P-" + strconv.Itoa(n), Name: f.Name, Standing: foyer.PartnerApproved, Phone: f.Phone}
	if err := tx.InsertPartner(&p); err != nil {
		return foyer.Partner{}, err
	}
	who, err := addAgent(tx, a, &p, foyer.RolePartner, foyer.AgentForm{Name: f.Contact, Email: f.Email})
	if err != nil {
		return foyer.Partner{}, err
	}
	p.Contact = who.N
	if err := tx.UpdatePartner(&p); err != nil {
		return foyer.Partner{}, err
	}
	if err := logPartner(tx, a, foyer.ChangeAdd, nil, &p); err != nil {
		return foyer.Partner{}, err
	}
	return Partner(tx, a, p.Code)
}

// EditPartner changes a partner and the name and email of its contact.
func EditPartner(tx *store.Tx, a foyer.Actor, code string, f foyer.PartnerForm) (foyer.Partner, error) {
	was, err := partnerOf(tx, a, code)
	if err != nil {
		return foyer.Partner{}, err
	}
	if f, err = checkPartner(f); err != nil {
		return foyer.Partner{}, err
	}
	now := was
	now.Name, now.Phone = f.Name, f.Phone
	if err := keepPartner(tx, a, &was, &now); err != nil {
		return foyer.Partner{}, err
	}
	rows, err := tx.People()
	if err != nil {
		return foyer.Partner{}, err
	}
	for _, p := range rows {
		if p.N == was.Contact {
			who := p
			who.Name, who.Email = f.Contact, f.Email
			if _, err := keepPerson(tx, a, &p, &who); err != nil {
				return foyer.Partner{}, err
			}
		}
	}
	return Partner(tx, a, code)
}

// SetPartnerStanding approves, declines or suspends a partner.
func SetPartnerStanding(tx *store.Tx, a foyer.Actor, code string, standing foyer.PartnerStanding) (foyer.Partner, error) {
	was, err := partnerOf(tx, a, code)
	if err != nil {
		return foyer.Partner{}, err
	}
	switch standing {
	case foyer.PartnerPending, foyer.PartnerApproved, foyer.PartnerDeclined, foyer.PartnerSuspended:
	default:
		return foyer.Partner{}, foyer.Fail(foyer.Invalid, "partner.no_such_standing")
	}
	now := was
	now.Standing = standing
	if err := keepPartner(tx, a, &was, &now); err != nil {
		return foyer.Partner{}, err
	}
	return Partner(tx, a, code)
}

// AddAgent adds an agent to a partner, with an Agent ID that is never given again.
func AddAgent(tx *store.Tx, a foyer.Actor, code string, f foyer.AgentForm) (foyer.PersonSaved, error) {
	p, err := partnerOf(tx, a, code)
	if err != nil {
		return foyer.PersonSaved{}, err
	}
	if f, err = checkAgent(f); err != nil {
		return foyer.PersonSaved{}, err
	}
	who, err := addAgent(tx, a, &p, foyer.RoleAgent, f)
	if err != nil {
		return foyer.PersonSaved{}, err
	}
	return saved(tx, &who)
}

// EditAgent changes the name and email of one of a partner's people.
func EditAgent(tx *store.Tx, a foyer.Actor, id string, f foyer.AgentForm) (foyer.PersonSaved, error) {
	if err := allow(a, foyer.ActPartners); err != nil {
		return foyer.PersonSaved{}, err
	}
	was, err := personOf(tx, id)
	if err != nil {
		return foyer.PersonSaved{}, err
	}
	if was.PartnerN == 0 {
		return foyer.PersonSaved{}, foyer.Fail(foyer.NotFound, "person.unknown")
	}
	if f, err = checkAgent(f); err != nil {
		return foyer.PersonSaved{}, err
	}
	now := was
	now.Name, now.Email = f.Name, f.Email
	return keepPerson(tx, a, &was, &now)
}

func addAgent(tx *store.Tx, a foyer.Actor, p *store.PartnerRow, role foyer.Role, f foyer.AgentForm) (store.PersonRow, error) {
	n, err := tx.NextCode("agent", firstAgent)
	if err != nil {
		return store.PersonRow{}, err
	}
	who := store.PersonRow{PartnerN: p.N, Person: foyer.Person{
		Name: f.Name, Email: f.Email, Role: role, Standing: foyer.StandingActive, Import: true,
		Partner: p.Code, PartnerName: p.Name, Agent: "A-" + strconv.Itoa(n),
	}}
	if err := tx.InsertPerson(&who); err != nil {
		return who, err
	}
	return who, logPerson(tx, a, foyer.ChangeAdd, nil, &who)
}

// partnerOf answers a partner that the actor may change.
func partnerOf(tx *store.Tx, a foyer.Actor, code string) (store.PartnerRow, error) {
	if err := allow(a, foyer.ActPartners); err != nil {
		return store.PartnerRow{}, err
	}
	rows, err := tx.Partners()
	if err != nil {
		return store.PartnerRow{}, err
	}
	for _, p := range rows {
		if p.Code == code {
			return p, nil
		}
	}
	return store.PartnerRow{}, foyer.Fail(foyer.NotFound, "partner.unknown")
}

func checkPartner(f foyer.PartnerForm) (foyer.PartnerForm, error) {
	f.Name, f.Contact, f.Phone = tidyName(f.Name), tidyName(f.Contact), tidyName(f.Phone)
	if f.Name == "" {
		return f, bad("name", "partner.name_missing")
	}
	if f.Contact == "" { // a partner of one person is called after them
		f.Contact = f.Name
	}
	email, ok := emailOf(f.Email)
	if !ok {
		return f, bad("email", "finding.email.unreadable")
	}
	f.Email = email
	return f, nil
}

func checkAgent(f foyer.AgentForm) (foyer.AgentForm, error) {
	if f.Name = tidyName(f.Name); f.Name == "" {
		return f, bad("name", "person.name_missing")
	}
	email, ok := emailOf(f.Email)
	if !ok {
		return f, bad("email", "finding.email.unreadable")
	}
	f.Email = email
	return f, nil
}

func keepPartner(tx *store.Tx, a foyer.Actor, was, now *store.PartnerRow) error {
	if *was == *now {
		return nil
	}
	if err := tx.UpdatePartner(now); err != nil {
		return err
	}
	return logPartner(tx, a, foyer.ChangeEdit, was, now)
}

func logPartner(tx *store.Tx, a foyer.Actor, kind foyer.ChangeKind, was, now *store.PartnerRow) error {
	fields := func(p *store.PartnerRow) map[string]string {
		if p == nil {
			return map[string]string{}
		}
		return map[string]string{"code": p.Code, "name": p.Name, "standing": string(p.Standing), "phone": p.Phone}
	}
	return logDiff(tx, a, "partner", now.ID, kind, fields(was), fields(now))
}
