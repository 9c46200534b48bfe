package rules

import "foyer/internal/foyer"

// Keeps says whether what a person brings in becomes their own where no row says
// otherwise, whatever the form says: an agent's file, and a partner's.
func Keeps(role foyer.Role, partner string) bool {
	return role == foyer.RoleAgent || role == foyer.RolePartner && partner != ""
}

// assign checks whose lead a row is: the partner and the agent it names, by the
// rules of the person who brings the file, and stamps both. Features I2 to I4 and
// C18: an admin may name any partner that is approved, and an agent of it; a
// partner's file is its own, and may name agents of its team; an agent's leads are
// the agent's. While a house has no partners, codes are text like any other.
func (r *Reader) assign(rec *foyer.Record, fs *[]foyer.Finding, named bool) {
	o, v := r.desk.office, &rec.Values
	keeps := o.me != nil && Keeps(o.me.Role, o.me.Partner)
	if keeps && o.me.Partner != "" {
		r.assignOwn(rec, fs)
		return
	}
	if v[foyer.SlotPartnerID] == "" && v[foyer.SlotAgentID] == "" {
		office := o.me == nil || o.me.Role == foyer.RoleAdmin || o.me.Role == foyer.RoleDirector
		if r.desk.env.PartnerRequired && office {
			r.missingPartner(fs)
		}
		if keeps && v[foyer.SlotOwner] == "" {
			v[foyer.SlotOwner] = o.me.ID
		}
		return
	}
	if len(o.partners) == 0 {
		return
	}
	partner := v[foyer.SlotPartnerID]
	if partner != "" {
		code, f := o.partner(partner)
		r.say(fs, foyer.SlotPartnerID, f, partner)
		if f.level == foyer.LevelError {
			return
		}
		v[foyer.SlotPartnerID] = code
	}
	if text := v[foyer.SlotAgentID]; text != "" {
		p, f := o.agent(text, v[foyer.SlotPartnerID])
		if f.key == "" && partner != "" && p.Partner != v[foyer.SlotPartnerID] {
			f = fault{key: "agent.other_partner", level: foyer.LevelError, args: map[string]string{"agent": p.Name, "partner": p.PartnerName}}
		}
		if f.key == "" && partner == "" {
			_, f = o.partner(p.Partner) // must be one that may receive leads
		}
		r.say(fs, foyer.SlotAgentID, f, text)
		if f.level == foyer.LevelError {
			return
		}
		v[foyer.SlotAgentID], v[foyer.SlotPartnerID] = p.Agent, p.Partner
	}
	if named && v[foyer.SlotOwner] == "" && !failed(*fs, "owner") {
		v[foyer.SlotOwner] = OwnerOf(&r.desk.env, rec)
	}
}

// assignOwn is the file of a partner or of a partner's agent: it is theirs whatever
// it says, and says nothing else.
func (r *Reader) assignOwn(rec *foyer.Record, fs *[]foyer.Finding) {
	o, v := r.desk.office, &rec.Values
	me := o.me
	if s := v[foyer.SlotPartnerID]; s != "" {
		if code, f := o.partner(s); code != me.Partner {
			if f.key == "" || f.key != "partner.unknown" {
				f = fault{key: "partner.not_yours", level: foyer.LevelError, args: map[string]string{"code": me.Partner}}
			}
			r.say(fs, foyer.SlotPartnerID, f, s)
		}
	}
	if _, f := o.partner(me.Partner); f.level == foyer.LevelError { // suspended meanwhile
		r.say(fs, foyer.SlotPartnerID, f, me.Partner)
	}
	agent := me
	if s := v[foyer.SlotAgentID]; s != "" {
		p, f := o.agent(s, me.Partner)
		switch {
		case f.key != "":
		case me.Role == foyer.RoleAgent && p.ID != me.ID, p.Partner != me.Partner:
			f = fault{key: "agent.not_yours", level: foyer.LevelError}
		default:
			agent = p
		}
		r.say(fs, foyer.SlotAgentID, f, s)
	} else if me.Role == foyer.RolePartner {
		agent = nil
	}
	v[foyer.SlotPartnerID], v[foyer.SlotAgentID] = me.Partner, ""
	if agent != nil {
		v[foyer.SlotAgentID] = agent.Agent
	}
	if v[foyer.SlotOwner] == "" && !failed(*fs, "owner") {
		if v[foyer.SlotOwner] = me.ID; agent != nil {
			v[foyer.SlotOwner] = agent.ID
		}
	}
}

// missingPartner says that a Partner ID is required, with one to go by.
func (r *Reader) missingPartner(fs *[]foyer.Finding) {
	for _, p := range r.desk.office.partners {
		if p.Standing == foyer.PartnerApproved {
			r.say(fs, foyer.SlotPartnerID, fault{key: "partner.missing", level: foyer.LevelError, args: map[string]string{"partner": p.Name, "code": p.Code}}, "")
			return
		}
	}
	r.say(fs, foyer.SlotPartnerID, fault{key: "partner.none", level: foyer.LevelError}, "")
}

// say adds what was found of a slot, at the column that goes to it.
func (r *Reader) say(fs *[]foyer.Finding, slot foyer.Slot, f fault, raw string) {
	if f.key == "" {
		return
	}
	c := readColumn{index: -1}
	c.key = foyer.Catalogue()[slot].Key
	for i := range r.columns {
		if r.columns[i].slot == slot && r.columns[i].use == useValue {
			c.index = r.columns[i].index
		}
	}
	*fs = append(*fs, c.warning(f, raw))
}

// failed says whether a field has an error.
func failed(fs []foyer.Finding, field string) bool {
	for i := range fs {
		if fs[i].Field == field && fs[i].Level == foyer.LevelError {
			return true
		}
	}
	return false
}
