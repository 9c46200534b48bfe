package rules

import "slices"

// small says whether the cells that were looked at are short numbers, of five digits at
// most.
func (c *guessColumn) small() bool {
	return !slices.ContainsFunc(c.samples, func(s string) bool { return len(s) > 5 })
}

// byContent is what a column may be by its cells when its name says little.
func (g *guesser) byContent(c *guessColumn, near map[string]bool) []naming {
	if c.excluded || c.filled == 0 {
		return nil
	}
	best := 0.0
	for _, n := range c.wants {
		best = max(best, n.score)
	}
	if best > 0.6 {
		return nil
	}
	var out []naming
	add := func(key string, t trait, least, score float64) bool {
		if c.share(t) >= least {
			out = append(out, naming{key, score, false})
			return true
		}
		return false
	}
	// Bare digits beside columns that say they are phones are something else's.
	serial := c.share(isNumber) > 0.7 && (near["phone"] || near["phone_mobile"] || near["phone_work"])
	if add("email", isEmail, 0.7, 0.66) || c.share(isURL) < 0.3 && !serial && add(phoneAt(g.dict, c.name), isPhone, 0.7, 0.64) {
		return out
	}
	if !g.bare && c.name != "" {
		// A name that says nothing, above cells that say one thing only.
		if len(c.wants) == 0 && c.filled > 2 {
			_ = add("intent", isIntent, 0.8, 0.6) || add("source", isPortal, 0.6, 0.58) ||
				c.filled > 3 && c.distinct*2 <= c.filled && add("owner", isPerson, 0.6, 0.55) || c.distinct < c.filled && add("status", isStatus, 0.8, 0.56)
		}
		return out
	}
	switch {
	case add("website", isURL, 0.7, 0.6), add("created_at", isDate, 0.7, 0.55), add("intent", isIntent, 0.8, 0.55), add("status", isStatus, 0.8, 0.55),
		add("country", isCountry, 0.8, 0.56), add("company", isFirm, 0.6, 0.58), add("region", isRegion, 0.8, 0.5):
	case add("postal_code", isPostal, 0.8, 0.5):
	case add("full_name", isNames, 0.7, 0.6):
	case c.share(isWord) > 0.7 && c.distinct*2 > c.filled:
		out = append(out, naming{"first_name", 0.5, false}, naming{"last_name", 0.48, false})
	case add("notes", isLong, 0.5, 0.45):
	case add("budget_max", isMoney, 0.8, 0.45):
	}
	return out
}

// lone says whether a header is one word for a person, which heads whole names
// only where nothing else does: beside first and last names it heads something else.
func lone(name string) bool {
	switch name {
	case "client", "clients", "contact", "cliente", "contacto", "contatto", "contato", "kunde", "kontakt", "interessent", "interesado", "klant", "lead", "prospect", "person", "homeowner", "who", "acquereur", "visitor", "guest", "attendee", "registrant":
		return true
	}
	return false
}

// phoneAt answers which phone a column of phones has whose header says only where it
// rings: "Work".
func phoneAt(d *dictionary, header string) string {
	for _, w := range tokens(header) {
		if d.parts[w]&partWork != 0 {
			return "phone_work"
		}
	}
	return "phone"
}
