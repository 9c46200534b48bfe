package rules

import (
	"strings"

	"foyer/internal/foyer"
)

// office holds whom and which partners a file may name, by every way of naming
// them: names as they are shown (case, accents and spaces do not count, nor the
// order around a comma), emails, logins, ids and codes.
type office struct {
	people   []foyer.Person
	partners []foyer.PartnerRef
	by       map[string][]int // of people: the longest here first
	firm     map[string][]int // of partners
	me       *foyer.Person    // who brings the file, nil when nobody is said to
	first    bool             // of several people of one name the first is taken
}

func newOffice(env *Env) *office {
	o := &office{people: env.People, partners: env.Partners, by: map[string][]int{}, firm: map[string][]int{}, first: env.OwnerFirst}
	for i := range o.people {
		p := &o.people[i]
		if p.ID == env.Importer && p.ID != "" {
			o.me = p
		}
		for _, name := range [...]string{p.ID, personName(p.Name), exact(p.Email), exact(p.Login), exact(p.Agent)} {
			enter(o.by, name, i)
		}
	}
	for i := range o.partners {
		enter(o.firm, exact(o.partners[i].Code), i)
		enter(o.firm, personName(o.partners[i].Name), i)
	}
	// A partner's people name it, too: by email or name of one that is unique.
	for i := range o.people {
		p := &o.people[i]
		for _, name := range [...]string{exact(p.Email), personName(p.Name)} {
			if at := o.firmOf(p.Partner); at >= 0 && len(o.firm[name]) == 0 && len(o.by[name]) == 1 {
				enter(o.firm, name, at)
			}
		}
	}
	return o
}

// exact is the form of an email, a login or a code: case and outer space do not
// count.
func exact(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

func enter(by map[string][]int, name string, i int) {
	if name == "" {
		return
	}
	for _, have := range by[name] {
		if have == i {
			return
		}
	}
	by[name] = append(by[name], i)
}

func (o *office) firmOf(code string) int {
	for i := range o.partners {
		if code != "" && o.partners[i].Code == code {
			return i
		}
	}
	return -1
}

// find answers the people a text names. Those who are gone count only when nobody
// else is meant.
func (o *office) find(s string) []int {
	found := o.by[s]
	if len(found) == 0 {
		found = o.by[exact(s)]
	}
	if len(found) == 0 {
		found = o.by[personName(s)]
	}
	here := make([]int, 0, len(found))
	for _, i := range found {
		if o.people[i].Standing != foyer.StandingGone {
			here = append(here, i)
		}
	}
	if len(here) == 0 {
		return found
	}
	return here
}

// person answers whom an owner value names. While a house has one person an
// unknown name is a warning; later it is an error (decision 22).
func (o *office) person(s string) (string, fault) {
	if blank(s) {
		return "", fault{}
	}
	found := o.find(s)
	switch {
	case len(found) == 0 && len(o.people) <= 1:
		return "", fault{key: "owner.nobody"}
	case len(found) == 0:
		return "", fault{key: "owner.unknown", level: foyer.LevelError}
	case len(found) > 1 && !o.first:
		f := fault{key: "owner.several", level: foyer.LevelError, args: map[string]string{"count": itoa(len(found))}}
		if len(found) > 2 {
			f.key = "owner.many"
		}
		return "", f
	}
	p := &o.people[found[0]]
	switch {
	case p.Standing == foyer.StandingGone:
		return "", fault{key: "owner.gone", level: foyer.LevelError}
	case !o.mine(p):
		return "", fault{key: "owner.not_yours", level: foyer.LevelError}
	case len(found) > 1:
		return p.ID, fault{key: "owner.first", level: foyer.LevelNote, args: map[string]string{"count": itoa(len(found))}}
	}
	return p.ID, fault{}
}

// mine says whether who brings the file may give leads to a person: a partner to
// its own people, an agent to themselves.
func (o *office) mine(p *foyer.Person) bool {
	if o.me == nil {
		return true
	}
	switch o.me.Role {
	case foyer.RolePartner:
		return p.Partner == o.me.Partner
	case foyer.RoleAgent:
		return p.ID == o.me.ID
	}
	return true
}

// partner answers the code of the partner a text names. Of several of one name the
// one that is longest here is taken, with a note that names the others. B19 B21
func (o *office) partner(s string) (string, fault) {
	found := o.firm[exact(s)]
	if len(found) == 0 {
		found = o.firm[personName(s)]
	}
	if len(found) == 0 {
		return "", fault{key: "partner.unknown", level: foyer.LevelError}
	}
	p := &o.partners[found[0]]
	args := func() map[string]string { return map[string]string{"partner": p.Name, "code": p.Code} }
	switch p.Standing {
	case foyer.PartnerPending:
		return p.Code, fault{key: "partner.pending", level: foyer.LevelError, args: args()}
	case foyer.PartnerDeclined:
		return p.Code, fault{key: "partner.declined", level: foyer.LevelError, args: args()}
	case foyer.PartnerSuspended:
		return p.Code, fault{key: "partner.suspended", level: foyer.LevelError, args: args()}
	}
	if len(found) > 1 {
		var others []string
		for _, i := range found[1:] {
			others = append(others, o.partners[i].Code)
		}
		a := args()
		a["others"] = strings.Join(others, ", ")
		return p.Code, fault{key: "partner.several", level: foyer.LevelNote, args: a}
	}
	return p.Code, fault{}
}

// agent answers the person of a partner whom a text names; with a partner given,
// one of that partner where there is a choice.
func (o *office) agent(s, partner string) (*foyer.Person, fault) {
	var here []int
	for _, i := range o.find(s) {
		if o.people[i].Partner != "" {
			here = append(here, i)
		}
	}
	if len(here) > 1 {
		var own []int
		for _, i := range here {
			if o.people[i].Partner == partner {
				own = append(own, i)
			}
		}
		if len(own) == 1 {
			here = own
		}
	}
	switch {
	case len(here) == 0:
		return nil, fault{key: "agent.unknown", level: foyer.LevelError}
	case len(here) > 1:
		return nil, fault{key: "agent.several", level: foyer.LevelError, args: map[string]string{"count": itoa(len(here))}}
	}
	p := &o.people[here[0]]
	if p.Standing == foyer.StandingGone {
		return p, fault{key: "agent.gone", level: foyer.LevelError}
	}
	return p, fault{}
}

// contact answers the person a partner's leads go to when no agent is named.
func (o *office) contact(partner string) *foyer.Person {
	var first *foyer.Person
	for i := range o.people {
		p := &o.people[i]
		if p.Partner != partner || partner == "" || p.Standing == foyer.StandingGone {
			continue
		}
		if p.Role == foyer.RolePartner {
			return p
		}
		if first == nil {
			first = p
		}
	}
	return first
}

// OwnerOf answers the id of the person whom a partner's or agent's code gives a
// lead to, "" for none.
func OwnerOf(env *Env, rec *foyer.Record) string {
	o := office{people: env.People}
	if code := rec.Values[foyer.SlotAgentID]; code != "" {
		for i := range o.people {
			if p := &o.people[i]; p.Agent == code && p.Standing != foyer.StandingGone {
				return p.ID
			}
		}
	}
	if p := o.contact(rec.Values[foyer.SlotPartnerID]); p != nil {
		return p.ID
	}
	return ""
}

// setCode puts a partner or an agent that a person named into a record, by code.
func (d *desk) setCode(rec *foyer.Record, h how, s string) []foyer.Finding {
	if h.slot == foyer.SlotPartnerID {
		code, f := d.office.partner(s)
		if f.level != foyer.LevelError {
			rec.Values[h.slot] = code
		}
		return typed(h.key, f, s)
	}
	p, f := d.office.agent(s, rec.Values[foyer.SlotPartnerID])
	if f.key == "" {
		rec.Values[h.slot] = p.Agent
	}
	return typed(h.key, f, s)
}
