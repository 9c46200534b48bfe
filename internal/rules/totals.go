package rules

import (
	"slices"

	"foyer/internal/foyer"
)

// longestTotal is more than any word for a total takes, a colon and spaces included.
const longestTotal = 24

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
	switch folded(name) {
	case "total", "totals", "grand total", "sub total", "subtotal", "sum",
		"totaux", "total general", "grand total general", "sous total", "somme",
		"suma", "totales", "suma total",
		"summe", "gesamt", "gesamtsumme", "zwischensumme":
		return true
	}
	return false
}

// summed puts first that a row is a line of totals, before what follows from it.
func summed(fs []foyer.Finding) []foyer.Finding {
	return slices.Insert(fs, 0, foyer.Finding{Level: foyer.LevelWarning, Key: foyer.TotalLine, Args: map[string]string{}, Column: -1})
}
