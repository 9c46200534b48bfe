package rules

import "strings"

// aside says whether what follows a comma is no first name: the form of a company, a
// degree, what someone does, a place, one more person.
func aside(first, last string) bool {
	switch squash(first) {
	case "jr", "sr", "ii", "iii", "iv", "inc", "ltd", "llc", "corp", "co", "gmbh", "ag", "sa", "sarl", "sas", "ltee", "limited", "incorporated",
		"md", "phd", "esq", "cpa", "dds", "mba", "ing", "sl", "bv", "plc", "lp", "llp", "pllc", "pc", "":
		return true
	case "sadecv", "slu", "sau", "srl", "spa", "snc", "sci", "eurl", "sasu", "selarl", "nv", "kg", "ohg", "ug", "lda", "ltda", "eirl", "slp":
		return true
	case "the", "les", "la", "le", "los", "las", "el", "die", "der", "das", "het": // "Smith Trust, The"
		return true
	}
	words, names := strings.Fields(folded(first)), strings.Fields(folded(last))
	if len(words) == 0 || len(names) == 0 || joins(words[0]) || joins(names[0]) { // "Smith, Mr. and Mrs. John"
		return true
	}
	switch words[0] {
	case "realtor", "broker", "avocat", "avocate", "notaire", "notary", "courtier", "courtiere", "owner", "proprietaire", "propietario", "agent", "agente", "abogado", "abogada", "notario",
		"attorney", "lawyer", "president", "director", "directeur", "directrice", "buyer", "seller", "vendor", "acheteur", "vendeur", "comprador", "vendedor", "makler", "makelaar", "architecte", "architect", "manager", "unknown", "inconnu", "inconnue":
		return true
	}
	for _, w := range append(words, names...) {
		switch w {
		case "estate", "succession", "trust", "fiducie", "herederos", "heritiers", "hnos":
			return true
		}
	}
	for _, w := range words {
		if kin(w) { // "Roy, Gagné et associés"
			return true
		}
	}
	// "Jean Roy, Marie Roy" are two people.
	n, m := len(words), len(names)
	return n > 1 && m > 1 && words[n-1] == names[m-1] || placeCode(first)
}

// placeCode says whether a text is a state or a province as addresses have it behind a
// city: "Austin, TX", "Montréal, Québec". Those that are first names too are not.
func placeCode(s string) bool {
	if len(s) == 2 {
		return s == strings.ToUpper(s) && stateOf(folded(s))
	}
	switch f := folded(s); f {
	case "texas", "quebec", "ontario", "california", "colorado", "new york", "british columbia", "new jersey", "north carolina", "south carolina", "massachusetts", "michigan", "minnesota", "ohio", "oregon", "pennsylvania", "new south wales", "queensland":
		return true
	}
	return false
}

// nameEnds are the parts of a last name that stood behind the first one.
type nameEnds struct{ before, after string }

// unparted takes off the end of first names what belongs to the last one: particles, as
// lists in order of the name write them ("Berg, Tim van der"), and what counts
// generations ("Smith, John Jr.").
func unparted(first string) (string, nameEnds) {
	words := strings.Fields(first)
	n := len(words)
	for n > 1 && suffix(folded(words[n-1])) {
		n--
	}
	ends := nameEnds{after: strings.Join(words[n:], " ")}
	words = words[:n]
	for n > 1 && particle(words[n-1]) && words[n-1] != "y" && words[n-1] != "e" {
		n--
	}
	if n < len(words) {
		ends.before = strings.Join(words[n:], " ") + " "
	}
	return strings.Join(words[:n], " "), ends
}
