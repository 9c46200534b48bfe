package rules

import (
	"slices"
	"strings"
)

// whose reads the lists of owners and sellers, and those of a trade's own people, where
// the lead is the owner of a property or the agent: "Owner Name", "Owner 1 First Name",
// "Mail propriétaire", "Agent Last Name". Elsewhere such a word is of who looks after a
// lead, so it counts only where no other column names a person, and the cells are of many.
func (g *guesser) whose() {
	rows := slices.ContainsFunc(g.cols, func(c guessColumn) bool { return c.filled > 0 })
	for i := range g.cols {
		c := &g.cols[i]
		if c.key != "" {
			return
		}
		if rows && c.filled == 0 || seller(first(c.name)) || seller(last(c.name)) || agent(first(c.name)) {
			continue
		}
		for _, n := range c.wants {
			if n.score > 0.8 && (n.key == "full_name" || n.key == "first_name" || n.key == "last_name") && c.share(isPhone) < 0.5 && c.share(isEmail) < 0.5 {
				return
			}
		}
	}
	if !g.areOf(seller, 1) {
		g.areOf(agent, 3)
	}
}

// areOf lets the columns that are said to be of a kind of person be of the lead, when
// there are so many of them, and says whether it did.
func (g *guesser) areOf(kind func(string) bool, least int) bool {
	var of []int
	rest := make([]string, len(g.cols))
	for i := range g.cols {
		if s, ok := saidOf(g.cols[i].name, kind); ok {
			of, rest[i] = append(of, i), s
		}
	}
	if len(of) < least || len(of) == 1 && !g.many(of[0]) {
		return false // said once, it may be whom the lead belongs to
	}
	for _, i := range of {
		if c := &g.cols[i]; !g.many(i) && slices.ContainsFunc(c.wants, func(n naming) bool { return n.key == "owner" }) {
			return false // few people, again and again: those who look after leads
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
	return true
}

func first(name string) string {
	if words := tokens(withoutBrackets(name)); len(words) > 0 {
		return words[0]
	}
	return ""
}

func last(name string) string {
	if words := tokens(withoutBrackets(name)); len(words) > 0 {
		return words[len(words)-1]
	}
	return ""
}

// numbered takes the number that a program gives its records, which stands first and is
// named for the program: "Copper ID". Further in, such a name is of something else.
func (g *guesser) numbered() {
	if len(g.cols) < 3 || !g.cols[0].excluded || g.cols[0].key != "" {
		return
	}
	c := &g.cols[0]
	words := tokens(c.name)
	if n := len(words); n < 2 || n > 3 || words[n-1] != "id" || slices.ContainsFunc(words, elsewhere) || c.filled < 3 || c.distinct < c.filled {
		return
	}
	for i := range g.cols {
		if slices.ContainsFunc(g.cols[i].wants, func(n naming) bool { return n.key == "external_id" }) {
			return
		}
	}
	c.wants, c.excluded = []naming{{"external_id", 0.75, false}}, false
}

// elsewhere says whether a word is of something that a file of leads is not about.
func elsewhere(w string) bool {
	switch w {
	case "campaign", "ad", "adset", "form", "page", "company", "account", "organization", "organisation", "user", "owner", "agent", "team", "deal", "order", "invoice", "transaction", "list", "group", "category", "property", "listing", "building", "unit", "session", "device", "event", "webinar", "product", "parcel", "tax", "facebook", "google", "twitter", "linkedin":
		return true
	}
	return false
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

// saidOf answers what of a kind of person a header is about, "name" where it says no
// more than that.
func saidOf(header string, kind func(string) bool) (rest string, ok bool) {
	words := tokens(withoutBrackets(header))
	if len(words) == 0 {
		return "", false
	}
	switch n := len(words); {
	case kind(words[0]):
		words = words[1:]
		if len(words) > 0 && allDigits(words[0]) {
			if words[0] != "1" {
				return "", false
			}
			words = words[1:]
		}
	case kind(words[n-1]):
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

// agent says whether a word is of someone in the trade, as rosters have them.
func agent(w string) bool {
	switch w {
	case "agent", "broker", "realtor", "courtier", "agente", "makler", "member":
		return true
	}
	return false
}
