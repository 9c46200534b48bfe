package book

import (
	"slices"
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// ActorOf answers a person as an actor, with what the house lets their role do and
// whom they work with. One who is gone, or nobody, is SignedOut.
func ActorOf(tx *store.Tx, id string) (foyer.Actor, error) {
	rows, err := tx.People()
	if err != nil {
		return foyer.Actor{}, err
	}
	i := slices.IndexFunc(rows, func(p store.PersonRow) bool { return p.ID == id })
	if i < 0 || rows[i].Standing == foyer.StandingGone {
		return foyer.Actor{}, foyer.Fail(foyer.SignedOut, "person.unknown")
	}
	me := &rows[i]
	rights, err := tx.Rights()
	if err != nil {
		return foyer.Actor{}, err
	}
	return foyer.Actor{
		ID: me.ID, N: me.N, Name: me.Name, Role: me.Role, Site: me.Site, Partner: me.Partner, Agent: me.Agent,
		Team: team(me, rows), NoImport: !me.Import, Rights: rights[me.Role], Device: "local",
	}, nil
}

// team answers the people within a person's team: of the same partner, or of the
// same site in the office. A director's has leads that nobody has, too.
func team(me *store.PersonRow, rows []store.PersonRow) []int64 {
	out := []int64{me.N}
	if me.Role == foyer.RoleDirector {
		out = append(out, 0)
	}
	for _, p := range rows {
		if p.N != me.N && p.PartnerN == me.PartnerN && (me.PartnerN != 0 || p.Site == me.Site) {
			out = append(out, p.N)
		}
	}
	return out
}

// PeopleOf answers the people an actor sees: all of the house for those of the
// office, their own team for a partner's. counted adds how many leads each owns.
func PeopleOf(tx *store.Tx, a foyer.Actor, counted bool) ([]foyer.Person, error) {
	rows, err := tx.People()
	if err != nil {
		return nil, err
	}
	leads := map[int64]int{}
	if counted {
		if leads, err = tx.LeadsByOwner(false); err != nil {
			return nil, err
		}
	}
	out := make([]foyer.Person, 0, len(rows))
	for _, p := range rows {
		if a.Role == foyer.RoleAdmin || a.Role == foyer.RoleDirector || p.N == a.N || slices.Contains(a.Team, p.N) {
			p.Leads = leads[p.N]
			out = append(out, p.Person)
		}
	}
	return out, nil
}

// AddPerson adds a person of the office. It answers Invalid with a key per field,
// and Conflict when the login is taken; a name that somebody has is only said.
func AddPerson(tx *store.Tx, a foyer.Actor, f foyer.PersonForm) (foyer.PersonSaved, error) {
	if err := allow(a, foyer.ActPeople); err != nil {
		return foyer.PersonSaved{}, err
	}
	p := store.PersonRow{Person: foyer.Person{Standing: foyer.StandingActive}}
	if err := fillPerson(tx, &p, f); err != nil {
		return foyer.PersonSaved{}, err
	}
	if p.Role == foyer.RolePartner {
		return foyer.PersonSaved{}, bad("role", "person.partner_role")
	}
	if err := tx.InsertPerson(&p); err != nil {
		return foyer.PersonSaved{}, err
	}
	if err := logPerson(tx, a, foyer.ChangeAdd, nil, &p); err != nil {
		return foyer.PersonSaved{}, err
	}
	return saved(tx, &p)
}

// EditPerson changes a person. The last broker at work stays one, and people of a
// partner keep a role of partners.
func EditPerson(tx *store.Tx, a foyer.Actor, id string, f foyer.PersonForm) (foyer.PersonSaved, error) {
	if err := allow(a, foyer.ActPeople); err != nil {
		return foyer.PersonSaved{}, err
	}
	was, err := personOf(tx, id)
	if err != nil {
		return foyer.PersonSaved{}, err
	}
	now := was
	if err := fillPerson(tx, &now, f); err != nil {
		return foyer.PersonSaved{}, err
	}
	outside := now.Role == foyer.RolePartner || now.Role == foyer.RoleAgent
	if (was.PartnerN != 0) != (now.Role == foyer.RolePartner) && (now.Role == foyer.RolePartner || !outside) {
		return foyer.PersonSaved{}, bad("role", "person.partner_role")
	}
	return keepPerson(tx, a, &was, &now)
}

// SetStanding says whether a person is at work, paused or gone. Nothing they did
// and no lead of theirs changes by it.
func SetStanding(tx *store.Tx, a foyer.Actor, id string, standing foyer.Standing) (foyer.Person, error) {
	was, err := personOf(tx, id)
	if err != nil {
		return foyer.Person{}, err
	}
	do := foyer.ActPeople
	if was.PartnerN != 0 {
		do = foyer.ActPartners
	}
	if err := allow(a, do); err != nil {
		return foyer.Person{}, err
	}
	switch standing {
	case foyer.StandingActive, foyer.StandingPaused, foyer.StandingGone:
	default:
		return foyer.Person{}, foyer.Fail(foyer.Invalid, "person.no_such_standing")
	}
	now := was
	now.Standing = standing
	out, err := keepPerson(tx, a, &was, &now)
	return out.Person, err
}

// keepPerson writes a changed person, and sees that the house keeps a broker.
func keepPerson(tx *store.Tx, a foyer.Actor, was, now *store.PersonRow) (foyer.PersonSaved, error) {
	leads := func(p *store.PersonRow) bool {
		return p.Role == foyer.RoleAdmin && p.Standing == foyer.StandingActive
	}
	if leads(was) && !leads(now) {
		rows, err := tx.People()
		if err != nil {
			return foyer.PersonSaved{}, err
		}
		if !slices.ContainsFunc(rows, func(p store.PersonRow) bool { return p.N != was.N && leads(&p) }) {
			return foyer.PersonSaved{}, foyer.Fail(foyer.Conflict, "person.last_broker")
		}
	}
	if err := tx.UpdatePerson(now); err != nil {
		return foyer.PersonSaved{}, err
	}
	if err := logPerson(tx, a, foyer.ChangeEdit, was, now); err != nil {
		return foyer.PersonSaved{}, err
	}
	return saved(tx, now)
}

// saved answers a person as kept, with those who share the name. I9
func saved(tx *store.Tx, p *store.PersonRow) (foyer.PersonSaved, error) {
	out := foyer.PersonSaved{Person: p.Person, Same: []string{}}
	rows, err := tx.People()
	for _, o := range rows {
		if o.N == p.N || o.Standing == foyer.StandingGone || !rules.SamePerson(o.Name, p.Name) {
			continue
		}
		by := o.Email
		if by == "" {
			by = o.Login
		}
		if by == "" {
			by = o.Name
		}
		out.Same = append(out.Same, by)
	}
	return out, err
}

func personOf(tx *store.Tx, id string) (store.PersonRow, error) {
	rows, err := tx.People()
	if err != nil {
		return store.PersonRow{}, err
	}
	for _, p := range rows {
		if p.ID == id {
			return p, nil
		}
	}
	return store.PersonRow{}, foyer.Fail(foyer.NotFound, "person.unknown")
}

// fillPerson lays a form over a person and answers Invalid with a key per field.
func fillPerson(tx *store.Tx, p *store.PersonRow, f foyer.PersonForm) error {
	wrong := map[string]string{}
	p.Name, p.Login, p.Site = tidyName(f.Name), strings.TrimSpace(f.Login), strings.TrimSpace(f.Site)
	p.Role, p.Import = f.Role, f.Import
	if p.Name == "" {
		wrong["name"] = "person.name_missing"
	}
	if !slices.Contains(foyer.Roles(), p.Role) {
		wrong["role"] = "person.no_such_role"
	}
	email, ok := emailOf(f.Email)
	if !ok {
		wrong["email"] = "finding.email.unreadable"
	}
	p.Email = email
	if len(wrong) > 0 {
		return &foyer.Error{Kind: foyer.Invalid, Key: "lead.check_fields", Fields: wrong}
	}
	if p.Site != "" {
		if _, err := tx.AddToList(foyer.ListSite, []string{p.Site}); err != nil {
			return err
		}
	}
	return nil
}

// tidyName answers a name without doubled or outer spaces.
func tidyName(s string) string { return strings.Join(strings.Fields(s), " ") }

// emailOf answers an address as it is kept, and whether it is one; "" is none.
func emailOf(s string) (string, bool) {
	if s = strings.TrimSpace(s); s == "" {
		return "", true
	}
	c, fs := rules.Email(rules.Env{}, s, foyer.ContactMain)
	return c.Norm, c.Norm != "" && len(fs) == 0
}

func bad(field, key string) error {
	return &foyer.Error{Kind: foyer.Invalid, Key: "lead.check_fields", Fields: map[string]string{field: key}}
}

// logPerson writes what changed of a person into the change log.
func logPerson(tx *store.Tx, a foyer.Actor, kind foyer.ChangeKind, was, now *store.PersonRow) error {
	fields := func(p *store.PersonRow) map[string]string {
		out := map[string]string{}
		if p == nil {
			return out
		}
		tick := "no"
		if p.Import {
			tick = "yes"
		}
		for k, v := range map[string]string{
			"name": p.Name, "login": p.Login, "email": p.Email, "role": string(p.Role), "standing": string(p.Standing),
			"site": p.Site, "partner": p.Partner, "agent": p.Agent, "import": tick,
		} {
			if v != "" {
				out[k] = v
			}
		}
		return out
	}
	return logDiff(tx, a, "person", now.ID, kind, fields(was), fields(now))
}

// logDiff writes the difference of two contents into the change log, nothing when
// there is none.
func logDiff(tx *store.Tx, a foyer.Actor, entity, id string, kind foyer.ChangeKind, was, now map[string]string) error {
	before, after := diff(was, now)
	if len(after) == 0 {
		return nil
	}
	return tx.Log(store.Change{Entity: entity, EntityID: id, Kind: kind, Was: before, Now: after, By: a.N, At: tx.Stamp()})
}
