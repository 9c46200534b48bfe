package rules

import (
	"slices"
	"strings"

	"foyer/internal/foyer"
)

// Choices answers whom a cell of owners, partners or agents may be set to: those it
// can mean first, then the others in the order of their names. Partner narrows
// agents to those of a partner. Other fields have none.
func Choices(env Env, key, text, partner string) []foyer.Choice {
	o := newOffice(&env)
	out := []foyer.Choice{}
	text = tidy(text)
	switch key {
	case "owner":
		several := len(o.find(text)) > 1
		for i := range o.people {
			p := &o.people[i]
			if p.Standing == foyer.StandingGone || !o.mine(p) {
				continue
			}
			likely := slices.Contains(o.find(text), i) || !several && sharesWord(p.Name, text)
			out = append(out, foyer.Choice{Value: o.uniqueName(i), Label: p.Name, Hint: hintOf(p), Likely: likely})
		}
	case "partner_id":
		for _, p := range o.partners {
			if p.Standing != foyer.PartnerApproved || o.me != nil && o.me.Partner != "" && o.me.Partner != p.Code {
				continue
			}
			out = append(out, foyer.Choice{Value: p.Code, Label: p.Name, Hint: p.Code, Likely: sharesWord(p.Name, text)})
		}
	case "agent_id":
		if o.me != nil && o.me.Partner != "" {
			partner = o.me.Partner
		}
		if code, f := o.partner(partner); f.level != foyer.LevelError {
			partner = code
		}
		for i := range o.people {
			p := &o.people[i]
			if p.Agent == "" || p.Standing == foyer.StandingGone || partner != "" && p.Partner != partner || !o.mine(p) {
				continue
			}
			out = append(out, foyer.Choice{Value: p.Agent, Label: p.Name, Hint: p.PartnerName, Likely: sharesWord(p.Name, text)})
		}
	}
	slices.SortStableFunc(out, func(a, b foyer.Choice) int {
		if a.Likely != b.Likely {
			if a.Likely {
				return -1
			}
			return 1
		}
		return strings.Compare(folded(a.Label), folded(b.Label))
	})
	return out
}

// uniqueName answers the text that names just one person: their name, else their
// email or login, else their id.
func (o *office) uniqueName(i int) string {
	p := &o.people[i]
	for _, s := range [...]string{p.Name, p.Email, p.Login, p.Agent} {
		if found := o.find(s); s != "" && len(found) == 1 && found[0] == i {
			return s
		}
	}
	return p.ID
}

func hintOf(p *foyer.Person) string {
	for _, s := range [...]string{p.Email, p.PartnerName, p.Site, p.Login} {
		if s != "" {
			return s
		}
	}
	return ""
}

// sharesWord says whether two names have a word of three letters or more in common.
func sharesWord(a, b string) bool {
	words := strings.Fields(folded(b))
	for w := range strings.FieldsSeq(folded(a)) {
		if len(w) > 2 && slices.Contains(words, w) {
			return true
		}
	}
	return false
}
