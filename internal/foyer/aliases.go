package foyer

import "strings"

// Alias is a name that other programs and people give a column, and the field it
// means. The same name may stand for several fields; the values then decide. Key
// NotImported marks names of columns that are no field of a lead.
type Alias struct {
	Key  string
	Lang string
	Name string
}

// Aliases answers every alias: the labels of the fields in the languages of the
// screen, the keys themselves, and what else files are seen to say. Names are as
// people write them; who compares them folds case, accents and punctuation.
func Aliases() []Alias {
	out := make([]Alias, 0, 1800)
	for _, f := range Catalogue() {
		if !f.Unset {
			out = append(out, Alias{f.Key, "en", f.Key})
		}
	}
	for _, t := range [...]struct{ lang, table string }{
		{"en", aliasesEN},
		{"fr", aliasesFR},
		{"es", aliasesES},
		{"de", aliasesDE},
		{"it", aliasesIT},
		{"pt", aliasesPT},
		{"nl", aliasesNL},
		{"sv", aliasesNordic},
		{"ar", aliasesAR},
		{"ru", aliasesSlavic},
		{"zh", aliasesAsian},
	} {
		for line := range strings.Lines(t.table) {
			key, names, ok := strings.Cut(strings.TrimSpace(line), ": ")
			if !ok {
				continue
			}
			for name := range strings.SplitSeq(names, " | ") {
				out = append(out, Alias{key, t.lang, name})
			}
		}
	}
	return out
}
