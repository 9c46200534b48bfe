package rules

import (
	"slices"
	"strings"
)

// sellers reads the lists of owners and sellers, where the lead is the owner of a
// property: "Owner Name", "Owner 1 First Name", "Mail propriétaire". Elsewhere such
// a word is of who looks after a lead, so it counts only where no other column
// names a person, and the cells are of many.
func (g *guesser) sellers() {
	var of []int
	rest := make([]string, len(g.cols))
	for i := range g.cols {
		c := &g.cols[i]
		if c.key != "" {
			return
		}
		if s, ok := ofSeller(c.name); ok {
			of, rest[i] = append(of, i), s
			continue
		}
		if c.filled == 0 {
			continue
		}
		for _, n := range c.wants {
			if n.score > 0.8 && (n.key == "full_name" || n.key == "first_name" || n.key == "last_name") && c.share(isPhone) < 0.5 && c.share(isEmail) < 0.5 {
				return
			}
		}
	}
	// Said once, it may be whom the lead belongs to.
	if len(of) == 0 || len(of) == 1 && !g.many(of[0]) {
		return
	}
	for _, i := range of {
		c := &g.cols[i]
		if name := rest[i]; name != "" && !g.many(i) && slices.ContainsFunc(c.wants, func(n naming) bool { return n.key == "owner" }) {
			return // few people, again and again: those who look after leads
		}
	}
	for i := range g.cols { // the agent of a listing that is over is nobody's of ours
		if words := tokens(g.cols[i].name); len(words) > 1 && words[0] == "listing" {
			g.cols[i].wants, g.cols[i].excluded = nil, true
		}
	}
	for _, i := range of {
		wants, excluded := g.dict.look(rest[i])
		wants = slices.DeleteFunc(wants, func(n naming) bool { return !personal(n.key) })
		if len(wants) > 0 || excluded {
			g.cols[i].wants, g.cols[i].excluded = wants, excluded
		}
	}
}

// personal says whether a field is of a person, and not of what they own or of the
// work on them.
func personal(key string) bool {
	switch key {
	case "full_name", "first_name", "last_name", "company", "job_title", "email", "email_2", "phone", "phone_mobile", "phone_work", "address_line1", "address_line2", "city", "region", "postal_code", "country", "website", "birthday", "language", "notes":
		return true
	}
	return false
}

// many says whether a column's cells are names of people, hardly one twice.
func (g *guesser) many(i int) bool {
	c := &g.cols[i]
	return c.filled > 1 && c.distinct*10 >= c.filled*8 && c.share(isNames)+c.share(isWord) >= 0.6
}

// ofSeller answers what of an owner or a seller a header is about, "name" where it
// says no more than that.
func ofSeller(header string) (rest string, ok bool) {
	words := tokens(withoutBrackets(header))
	if len(words) == 0 {
		return "", false
	}
	switch n := len(words); {
	case seller(words[0]):
		words = words[1:]
		if len(words) > 0 && allDigits(words[0]) {
			if words[0] != "1" {
				return "", false
			}
			words = words[1:]
		}
	case seller(words[n-1]):
		for words = words[:n-1]; len(words) > 1 && joint(words[len(words)-1]); {
			words = words[:len(words)-1]
		}
	default:
		return "", false
	}
	if len(words) == 0 {
		return "name", true
	}
	return strings.Join(words, " "), true
}

func seller(w string) bool {
	switch w {
	case "owner", "owners", "seller", "sellers", "vendor", "homeowner", "homeowners", "landlord", "proprietaire", "proprietaires", "vendeur", "vendeurs", "bailleur", "propietario", "propietaria", "propietarios", "vendedor", "arrendador", "eigentumer", "verkaufer", "proprietario", "venditore", "eigenaar", "verkoper":
		return true
	}
	return false
}
