package rules

import (
	"slices"
	"strings"

	"foyer/internal/foyer"
)

// longestTotal is more than any word for a total takes, a colon and spaces included.
const longestTotal = 40

// isTotal says whether a record is the line of totals under a list rather than
// somebody: it is called so, and there is no way to reach it. One of that name who
// has a phone or an email is a lead.
func isTotal(rec *foyer.Record) bool {
	if len(rec.Emails) > 0 || slices.ContainsFunc(rec.Phones, func(c foyer.Contact) bool { return c.Norm != "" }) {
		return false
	}
	name := Name(rec)
	if name == "" || len(name) > longestTotal {
		return false
	}
	words := strings.Fields(folded(name))
	// What was totalled: "Total 5", "Total records: 1,250".
	words = slices.DeleteFunc(words, func(w string) bool { return strings.Trim(w, "0123456789") == "" || totalled[w] })
	return totals[strings.Join(words, " ")]
}

var (
	totals = oneOfThem("total", "totals", "grand total", "sub total", "subtotal", "sum",
		"totaux", "total general", "grand total general", "sous total", "somme", "nombre total",
		"suma", "totales", "suma total", "numero total",
		"summe", "gesamt", "gesamtsumme", "zwischensumme", "number total", "total number")
	totalled = oneOfThem("records", "leads", "rows", "contacts", "entries", "clients", "prospects", "lignes", "fiches",
		"enregistrements", "registros", "contactos", "clientes", "filas", "of", "de", "des", "datensatze", "kontakte")
)

func oneOfThem(texts ...string) map[string]bool {
	out := make(map[string]bool, len(texts))
	for _, t := range texts {
		out[t] = true
	}
	return out
}

// summed puts first that a row is a line of totals, before what follows from it.
func summed(fs []foyer.Finding) []foyer.Finding {
	return slices.Insert(fs, 0, foyer.Finding{Level: foyer.LevelWarning, Key: foyer.TotalLine, Args: map[string]string{}, Column: -1})
}
