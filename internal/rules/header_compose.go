package rules

import (
	"slices"
	"strings"
)

// composed answers the field of a name that is put together from words the classes
// know, each in its place. Excluded says that it is of someone or something else.
func (d *dictionary) composed(words []string) (key string, score float64, excluded bool) {
	var all part // of any word
	each := ^part(0)
	loose, digits := 0, 0 // words of no class; the number the name ends with
	for i, w := range words {
		c := d.parts[w]
		if allDigits(w) && len(w) < 3 {
			if i == len(words)-1 {
				digits = number(w)
			}
			if c == 0 {
				continue
			}
		}
		if c == 0 && !frame(w) && !joint(w) && !filler(w) && !frameEnd(w) {
			loose++
		}
		all |= c
		if c != 0 {
			each &= c
		}
	}
	has := func(p part) bool { return all&p != 0 }
	within := func(p part) bool { // each word that says anything is of these
		for _, w := range words {
			if c := d.parts[w]; c&p == 0 && !joint(w) && !filler(w) && !(allDigits(w) && len(w) < 3) && (c != 0 || !frame(w) && !frameEnd(w)) {
				return false
			}
		}
		return true
	}
	n := len(words)
	coBuyer := n > 1 && (words[0] == "co" || words[0] == "joint") && !has(partID)
	switch {
	case n == 0:
	case coBuyer, has(partOther) && n > 1 && !has(partID) && !strings.HasPrefix(words[n-1], "code"):
		return "", 0, true
	case has(partLoan) && (has(partAdviser) || has(partMail|partPhone)) && loose == 0 && !financed(words):
		switch {
		case has(partPhone) || has(partSite) || has(partID):
			return "", 0, true
		case has(partMail):
			return "loan_officer_email", 0.9, false
		case words[0] == "lender" && within(partLoan|partName):
			return "lender_name", 0.9, false
		}
		return "loan_officer_name", 0.88, false
	case has(partID) && loose < 2 && slices.ContainsFunc(words, func(w string) bool { return w == "mls" || w == "centris" }):
		return "mls_id", 0.86, false
	case loose > 0:
	case has(partNote) && n > 1 && notes(words) && within(partNote|partAgent|partWhose|partHome):
		return "notes", 0.86, false
	case has(partCreated) && n > 1 && arrived(words[n-1]) && within(partCreated|partTime|partWhose):
		return "created_at", 0.85, false
	case n > 1 && words[0] == "lender" && within(partLoan|partName):
		return "lender_name", 0.88, false
	case has(partAgent|partGiven) && has(partMail|partPhone):
		return "", 0, true // another's
	case has(partStreet) && has(partHome) && n > 1 && within(partStreet|partHome):
		return "address_line1", 0.88, false
	case has(partStreet) && has(partID) && within(partStreet|partID) && slices.ContainsFunc(words, joins):
		return "address_line1", 0.88, false
	case all&each&partHeat != 0 && n > 1:
		return "rating", 0.85, false
	case has(partMail) && within(partMail|partHome|partWork|partSecond|partStreet|partWhose):
		switch {
		case digits > 2:
			return "email", 0.62, false
		case has(partWork) && !has(partHome):
			return "email_2", 0.9, false
		case has(partSecond) || digits == 2:
			return "email_2", 0.88, false
		}
		return "email", 0.9, false
	case has(partThing) && has(partID) && within(partThing|partID):
		return "property_id", 0.86, false
	case has(partThing):
		return "", 0, false
	case has(partText) && n > 1 && sayings(words) && within(partText|partWhose|partNote):
		return "message", 0.86, false
	case has(partStage) && n > 1 && within(partStage|partWhose|partAgent|partFunnel):
		return "status", 0.86, false
	case has(partFrom) && n > 1 && within(partFrom|partWhose|partCreated|partSite) && words[n-1] != "date" && words[n-1] != "url":
		return "source", 0.86, false
	case has(partSite) && has(partWork) && within(partSite|partWork|partStreet):
		return "website", 0.88, false
	case has(partCreated) && has(partTime) && within(partCreated|partTime|partWhose):
		return "created_at", 0.86, false
	case has(partBudget|partPrice) && has(partLow) != has(partHigh) && within(partBudget|partPrice|partLow|partHigh|partSeek):
		if has(partLow) {
			return "budget_min", 0.87, false
		}
		return "budget_max", 0.87, false
	case has(partBudget) && within(partBudget|partPrice|partSeek):
		return "budget_max", 0.86, false
	case has(partID) && has(partWhose) && n > 1 && within(partID|partWhose):
		return "external_id", 0.86, false
	case has(partGiven) && within(partGiven|partAgent|partLow|partHigh|partName|partWhose) && n > 1,
		has(partAgent) && n > 1 && within(partAgent) && words[n-1] != "team" && words[n-1] != "staff" && words[n-1] != "sales",
		has(partAgent) && has(partWhose) && !has(partID) && n > 1 && within(partAgent|partWhose|partName) && words[n-1] != "name" && d.parts[words[n-1]]&partAgent != 0:
		return "owner", 0.84, false
	}
	return "", 0, false
}

// sayings says whether words about a message are of the text itself.
func sayings(words []string) bool {
	for _, w := range words {
		switch w {
		case "date", "id", "no", "number", "numero", "nr", "code":
			return false
		}
	}
	return true
}

// joins says whether a word joins two parts of one field.
func joins(w string) bool {
	switch w {
	case "and", "et", "y", "und", "en", "e", "och":
		return true
	}
	return false
}

// notes says whether a remark is among words, and not only what it is like.
func notes(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		return strings.HasPrefix(w, "not") || strings.HasPrefix(w, "com") || strings.HasPrefix(w, "rem") || strings.HasPrefix(w, "obs") || strings.HasPrefix(w, "oss") || strings.HasPrefix(w, "bem") || strings.HasPrefix(w, "anm") || strings.HasPrefix(w, "opm") || strings.HasPrefix(w, "ann") || strings.HasPrefix(w, "aant")
	})
}

// arrived says whether a word says that something came in: "Enquiry received".
func arrived(w string) bool {
	switch w {
	case "received", "submitted", "created", "added", "registered", "entered", "captured", "recu", "recue", "creado", "creada", "recibido", "recibida", "erstellt", "erfasst", "eingegangen", "ricevuto", "ricevuta", "ontvangen", "aangemaakt", "criado", "recebido":
		return true
	}
	return false
}

// financed says whether words about loans are of the loan itself.
func financed(words []string) bool {
	for _, w := range words {
		switch w {
		case "amount", "type", "balance", "rate", "payment", "status", "approved", "approval", "date", "number", "term", "needed":
			return true
		}
	}
	return false
}

// atHome says whether a name has a word for the home in it.
func (d *dictionary) atHome(header string) bool {
	return slices.ContainsFunc(tokens(header), func(w string) bool { return w != "primary" && w != "main" && d.parts[w]&partHome != 0 })
}

// bracketed reads names whose brackets hold the part that counts: "Name (First)",
// "Address (City)", "Rue (domicile)", "URL (homepage)".
func (d *dictionary) bracketed(header string) (found []naming, excluded bool) {
	open := strings.IndexAny(header, "([{")
	if open <= 0 {
		return nil, false
	}
	end := strings.IndexAny(header[open:], ")]}")
	if end < 0 {
		return nil, false
	}
	outer, inner := tokens(header[:open]+" "+header[open+end+1:]), tokens(header[open+1:open+end])
	if len(outer) == 0 || len(inner) == 0 {
		return nil, false
	}
	if keys := d.names[strings.Join(inner, "")+strings.Join(outer, "")]; len(keys) > 0 {
		return exactly(keys, 0.93), only(keys)
	}
	container := true
	for _, w := range outer {
		container = container && (frame(w) || d.parts[w]&partName != 0 || container && d.names[w] != nil && d.names[w][0] == "address_line1" && strings.HasPrefix(w, "a"))
	}
	if keys := d.names[strings.Join(inner, "")]; len(keys) > 0 && d.parts[inner[0]]&(partHome|partWork) == 0 && (container || only(d.names[strings.Join(outer, "")])) {
		return exactly(keys, 0.91), only(keys)
	}
	home, work := true, false
	for _, w := range inner {
		home = home && d.parts[w]&partHome != 0
		work = work || d.parts[w]&partWork != 0
	}
	switch keys := d.names[strings.Join(outer, "")]; {
	case len(keys) == 0:
		return nil, false
	case home:
		return exactly(keys, 0.92), only(keys)
	case work: // the place of work, where there is no home
		return exactly(keys, 0.7), only(keys)
	}
	return nil, false
}

// numbered reads a second line of an address and answers "" for anything else.
func (d *dictionary) numbered(words []string) (key string, excluded bool) {
	n := len(words)
	if n < 2 || !allDigits(words[n-1]) {
		return "", false
	}
	rest := words[:n-1]
	line := slices.ContainsFunc(rest, func(w string) bool {
		return d.parts[w]&partStreet != 0 || w == "line" || w == "ligne" || w == "linea" || w == "linha"
	})
	if !line {
		return "", false
	}
	for _, w := range rest {
		if d.parts[w]&(partStreet|partHome) == 0 && !frame(w) && w != "line" && w != "ligne" && w != "linea" && w != "linha" && w != "zeile" {
			return "", false
		}
	}
	switch number(words[n-1]) {
	case 1:
		return "address_line1", false
	case 2:
		return "address_line2", false
	}
	return "", true
}

// sought reads what someone wants done and would pay, said to be wanted:
// "Operación deseada", "Prix recherché".
func (d *dictionary) sought(words []string) []string {
	rest := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return d.parts[w]&partSeek != 0 && d.names[w] == nil })
	if len(rest) == len(words) {
		return nil
	}
	keys := d.names[strings.Join(rest, "")]
	for _, k := range keys {
		if k != "intent" && k != "budget_min" && k != "budget_max" {
			return nil
		}
	}
	return keys
}

// placeOf reads names of places that machines hang an id on: "state_id/id".
func (d *dictionary) placeOf(words []string) string {
	n := len(words)
	for n > 1 && (words[n-1] == "id" || words[n-1] == "name" || words[n-1] == "code") {
		n--
	}
	if n == len(words) {
		return ""
	}
	for _, k := range d.names[strings.Join(words[:n], "")] {
		switch k {
		case "city", "region", "country":
			return k
		}
	}
	return ""
}

// aside says whether a number or an identifier belongs to something that is no
// person: "Campaign ID", "Transaction Id", "# Visits".
func (d *dictionary) aside(header string, words []string) bool {
	n := len(words)
	if strings.HasPrefix(strings.TrimSpace(header), "#") && n > 0 {
		return true
	}
	switch {
	case n < 2:
	case words[0] == "num", words[0] == "nb", words[0] == "nbr", words[0] == "number", words[0] == "anzahl", words[0] == "aantal":
		if last := words[n-1]; strings.HasSuffix(last, "s") || words[0][0] == 'a' {
			return true
		}
	}
	if n < 2 || d.parts[words[n-1]]&partID == 0 || words[n-1] != "id" && words[n-1] != "ids" && words[n-1] != "guid" && words[n-1] != "uid" {
		return false
	}
	for _, w := range words[:n-1] {
		switch w {
		case "mls", "property", "listing", "agent", "partner", "email", "mail", "object", "objekt", "bien", "inmueble", "imovel":
			return false
		}
		if d.parts[w]&(partWhose|partMail|partGiven) != 0 {
			return false
		}
	}
	return true
}
