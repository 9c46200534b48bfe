package rules

import "slices"

// weigh lets the cells of a column, and its neighbours, speak for or against what
// its name says.
func (g *guesser) weigh(c *guessColumn, n naming, near map[string]bool) float64 {
	s := n.score
	few := c.filled == 0
	switch n.key {
	case "email", "email_2", "loan_officer_email":
		if c.filled > 2 && c.share(isEmail) == 0 && slices.ContainsFunc(tokens(c.name), streetWord) {
			c.wants = append(c.wants, naming{"address_line1", 0.8, false}) // "Mail Addr" of letters
			return 0
		}
		if n.key == "email" && c.share(isYesNo) >= 0.6 {
			c.wants = append(c.wants, naming{"contact_by_email", 0.85, true})
			return 0
		}
		return s * fits(c, isEmail, 0.3, n.exact && c.share(isYesNo) < 0.6 && c.share(isPhone) < 0.6 && c.share(isURL) < 0.6 && c.share(isNumber) < 0.6)
	case "phone", "phone_mobile", "phone_work":
		if n.key == "phone" && c.share(isYesNo) >= 0.6 {
			c.wants = append(c.wants, naming{"contact_by_phone", 0.85, true})
			return 0
		}
		if n.score < 0.9 && c.filled > 2 && c.share(isNumber) > 0.8 && c.share(isPhone) == 0 && c.small() {
			return 0
		}
		if len(c.wants) > 0 && c.share(isNames) > 0.6 || c.share(isEmail) > 0.6 || c.share(isDate) > 0.6 {
			return 0
		}
		return s * fits(c, isPhone, 0.25, n.exact && c.share(isYesNo) < 0.6)
	case "contact_by_email", "contact_by_phone", "do_not_contact":
		return s * fits(c, isYesNo, 0.5, false)
	case "birthday", "created_at":
		if n.key == "birthday" && c.share(isNumber) > 0.8 && c.small() {
			return 0 // the day alone, beside the month
		}
		if few || n.exact && c.filled < 3 {
			return s // one broken date does not gainsay a plain name
		}
		if c.share(isDate) < 0.4 && !(n.exact && c.share(isNumber) > 0.5) {
			return s * 0.3
		}
		switch squash(c.name) {
		case "date", "fecha", "datum", "data", "timestamp", "datetime", "horodateur":
			s -= 0.25
		}
	case "budget_min", "budget_max":
		if !few && c.share(isMoney)+c.share(isNumber) < 0.4 {
			return s * 0.4
		}
	case "website":
		if !few && c.share(isURL) < 0.3 {
			return s * 0.3
		}
	case "postal_code":
		if !few && c.share(isNames) > 0.6 {
			return s * 0.4
		}
	case "country":
		if !few && c.share(isCountry) < 0.3 && (c.share(isNumber) > 0.5 || c.share(isStatus) > 0.5) {
			return s * 0.4
		}
	case "referral":
		if !few && c.share(isYesNo) < 0.5 {
			return s * 0.6
		}
	case "referral_source":
		if c.share(isYesNo) > 0.5 {
			return s * 0.6
		}
	case "financing":
		if c.share(isNumber) > 0.5 {
			return s * 0.3
		}
	case "prequalified":
		if !few && c.share(isMoney) > 0.5 {
			return s * 0.3
		}
	case "job_title":
		if c.share(isIntent) >= 0.6 {
			c.wants = append(c.wants, naming{"intent", 0.85, true})
			return s * 0.3
		}
		if c.share(isTitle) > 0.3 || few && squash(c.name) == "titel" {
			return s * 0.3
		}
		switch squash(c.name) { // may be an honorific, or what someone does
		case "title", "titre", "titel", "titulo", "titolo", "occupation", "role":
			s -= 0.03
		}
	case "intent":
		if c.share(isIntent) < 0.5 && !few {
			if request(c.name) {
				c.wants = append(c.wants, naming{"lead_type", s - 0.1, n.exact})
			}
			return s * 0.5
		}
	case "lead_type":
		if c.share(isHome) >= 0.5 {
			return 0
		}
		if c.share(isIntent) >= 0.6 {
			c.wants = append(c.wants, naming{"intent", s - 0.01, true})
			return s * 0.5
		}
	case "status":
		return weighStatus(c, s, near)
	case "region":
		if c.has("status") && c.share(isStage) > 0.4 && c.share(isRegion) < c.share(isStage) {
			return s * 0.4
		}
		if c.share(isStatus) > 0.7 && c.share(isRegion) < 0.2 {
			return s * 0.4
		}
	case "source":
		switch squash(c.name) { // the way they wrote, where another says whence they came
		case "canal", "channel", "medium", "medio", "kanal":
			s -= 0.03
		}
	case "site":
		if c.share(isURL) > 0.5 {
			return s * 0.3
		}
	case "owner":
		if c.share(isPhone) > 0.5 || c.share(isMoney) > 0.5 {
			return s * 0.3
		}
		if squash(c.name) == "listingagent" {
			s -= 0.3
		}
		if weakOwner(c.name) {
			s -= 0.05
		}
	case "message", "notes":
		if n.key == "message" && c.share(isIntent) >= 0.6 { // what they ask for, in a word
			c.wants = append(c.wants, naming{"intent", 0.85, true})
			return s * 0.4
		}
		if c.share(isEmail) > 0.6 || c.share(isPhone) > 0.6 || c.share(isYesNo) > 0.8 {
			return s * 0.4
		}
	case "address_line1", "address_line2", "city":
		if squash(c.name) == "via" { // a street in Italian, a kind of street in Spanish
			s -= 0.03
		}
		if c.share(isEmail) > 0.5 || c.share(isPhone) > 0.5 {
			return s * 0.2
		}
	case "partner_id":
		if !few && c.share(isWord) >= 0.8 { // a first name: who lives with them
			return s * 0.3
		}
	case "mls_id", "property_id", "external_id":
		if c.share(isDate) > 0.5 || c.share(isEmail) > 0.5 || c.share(isLong) > 0.5 {
			return s * 0.3
		}
	case "tags":
		switch squash(c.name) {
		case "categorie", "category", "categoria", "kategorie": // one for each
			if c.share(isIntent) >= 0.6 {
				c.wants = append(c.wants, naming{"intent", 0.85, false})
				return s * 0.5
			}
		}
		if c.share(isYesNo) > 0.8 || c.share(isLong) > 0.8 {
			return s * 0.5
		}
	case "first_name", "last_name", "full_name":
		return weighName(c, n, s, near)
	case "company":
		if squash(c.name) == "associatedcompany" || squash(c.name) == "account" {
			s -= 0.03
		}
		if c.has("full_name") && c.share(isNames) > 0.6 && c.share(isFirm) < 0.2 {
			return s - 0.05
		}
		if c.share(isYesNo) > 0.8 || c.share(isEmail) > 0.5 || c.share(isPhone) > 0.5 {
			return s * 0.3
		}
	}
	return s
}

// fits answers how well cells that must have a trait do: 1 when most have it or
// there are none, little when hardly any does. A trusted name survives that.
func fits(c *guessColumn, t trait, least float64, trusted bool) float64 {
	switch {
	case c.filled == 0, c.share(t) >= 0.6:
		return 1
	case c.share(t) >= least:
		return 0.9
	case trusted:
		return 0.75
	}
	return 0.2
}

func streetWord(w string) bool {
	return w == "addr" || w == "address" || w == "adresse" || w == "direccion" || w == "indirizzo" || w == "adres"
}

func (c *guessColumn) has(key string) bool {
	for _, n := range c.wants {
		if n.key == key {
			return true
		}
	}
	return false
}

func weighStatus(c *guessColumn, s float64, near map[string]bool) float64 {
	switch {
	case c.has("region") && c.filled == 0 && !near["city"] && !near["postal_code"] && !near["address_line1"]:
		return s + 0.02
	case c.has("region") && c.filled > 0:
		// Estado, État, State: by the cells, else by what stands beside.
		if c.share(isStage) > 0.4 && c.share(isStage) >= c.share(isRegion) {
			return s + 0.01
		}
		if c.share(isRegion) > 0.3 || near["city"] || near["postal_code"] || near["address_line1"] {
			return s * 0.5
		}
	case c.share(isNumber) > 0.8, c.share(isEmail) > 0.5, c.share(isPhone) > 0.5, c.share(isDate) > 0.6:
		return s * 0.4
	}
	return s
}

// weighName decides among the parts of a name: the same word heads whole names,
// first names and last names in one language or another.
func weighName(c *guessColumn, n naming, s float64, near map[string]bool) float64 {
	switch {
	case c.share(isEmail) > 0.5, c.share(isPhone) > 0.5, c.share(isMoney) > 0.6, c.share(isDate) > 0.6, c.share(isYesNo) > 0.8 && c.filled > 1:
		return s * 0.2
	}
	open := c.has("full_name") && (c.has("first_name") || c.has("last_name"))
	switch n.key {
	case "full_name":
		if squash(c.name) == "displayname" { // of a firm, where another is of a person
			s -= 0.12
		}
		if !open {
			if near["first_name"] && near["last_name"] && c.filled > 2 && c.share(isNames)+c.share(isWord)+c.share(isFirm) < 0.3 {
				return s * 0.3 // what a deal is called
			}
			if near["first_name"] && (near["last_name"] && c.share(isWord) > 0.8 || lone(squash(c.name))) {
				return s * 0.4
			}
			return s
		}
		if c.has("first_name") && near["last_name"] || c.has("last_name") && near["first_name"] && !near["last_name"] {
			return s * 0.8
		}
		if near["first_name"] && near["last_name"] && len(tokens(c.name)) > 1 {
			return s * 0.5 // a second person
		}
	case "first_name":
		if open && !near["last_name"] {
			return s * 0.8
		}
	case "last_name":
		if open && (!near["first_name"] || near["last_name"]) {
			return s * 0.8
		}
	}
	return s
}

// weakOwner says whether a header may name another agent than the lead's own.
func weakOwner(name string) bool {
	switch squash(name) {
	case "agent", "agentname", "realtor", "broker", "listingagent", "advisor", "consultant", "rep", "courtier", "makler", "corretor", "agente", "buyeragent", "mitarbeiter", "interlocuteur", "referente":
		return true
	}
	return false
}
