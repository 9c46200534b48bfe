package rules

import (
	"strings"

	"foyer/internal/foyer"
)

// fused reads German, Dutch and Nordic names whose parts are written as one word:
// "Kontaktnummer", "Datensatznr".
func (d *dictionary) fused(w string) string {
	if key := d.coded(w); key != "" {
		return key
	}
	for _, end := range [...]string{"nummer", "nr", "kennung", "code", "id", "datum", "name"} {
		stem, ok := strings.CutSuffix(w, end)
		if !ok || len(stem) < 3 {
			continue
		}
		kind, _ := phoneWord(stem)
		switch c := d.parts[strings.TrimSuffix(stem, "s")] | d.parts[stem]; {
		case kind == foyer.ContactMobile && end[0] == 'n' && end != "name":
			return "phone_mobile"
		case c&partPhone != 0 && end[0] == 'n' && end != "name":
			return "phone"
		case end == "datum":
			if c&partCreated != 0 {
				return "created_at"
			}
		case end == "name":
			return d.placeOf([]string{stem, "name"})
		case c&partWhose != 0:
			return "external_id"
		case c&partThing != 0 && end != "code":
			return "property_id"
		}
	}
	return ""
}

// coded reads names that old programs made of two short words: "TELBUR", "DATCRE",
// "BUDMAX".
func (d *dictionary) coded(w string) string {
	if len(w) < 5 || len(w) > 8 || d.vocab[w] || d.parts[w] != 0 {
		return ""
	}
	for n := 3; n <= 4 && n <= len(w)-2; n++ {
		head, tail := "", ""
		switch w[:n] {
		case "tel":
			head = "telephone"
		case "dat", "date":
			head = "date"
		case "cod", "code":
			head = "code"
		case "bud", "budg":
			head = "budget"
		case "prix":
			head = "prix"
		case "num":
			head = "numero"
		case "adr":
			head = "adresse"
		default:
			continue
		}
		switch w[n:] {
		case "bur", "pro", "trav":
			tail = "bureau"
		case "por", "port", "mob", "gsm", "cel":
			tail = "portable"
		case "dom", "fix", "fixe":
			tail = "domicile"
		case "min", "mini":
			tail = "min"
		case "max", "maxi":
			tail = "max"
		case "cre", "crea":
			tail = "creation"
		case "nai", "nais":
			tail = "naissance"
		case "nac":
			tail = "nacimiento"
		case "pos", "post":
			tail = "postal"
		case "cli":
			tail = "client"
		default:
			continue
		}
		if keys := d.names[head+tail]; len(keys) > 0 {
			return keys[0]
		}
		if keys := d.names[head+"de"+tail]; len(keys) > 0 {
			return keys[0]
		}
	}
	return ""
}
