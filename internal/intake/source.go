package intake

import (
	"math"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// sourceFor answers the source of a new import: what its file is called without what
// differs from month to month, as the house spells it where it has such a source. Where
// the name says nothing it is that of the newest file with its columns.
func sourceFor(tx *store.Tx, a foyer.Actor, imp *store.Import) (string, error) {
	name, says := sourceOf(imp.File)
	if !says {
		newest := *imp
		newest.N = math.MaxInt64
		was, ok, err := previous(tx, a, &newest)
		if err != nil || ok && was.Source != "" {
			return was.Source, err
		}
	}
	have, err := tx.ListValues(foyer.ListSource)
	for _, v := range have {
		if foldText(v) == foldText(name) {
			return v, err
		}
	}
	return name, err
}

// sourceOf answers where a file's leads come from, as far as its name says: without dates
// and months, numbers, marks of versions and copies, and what any export is called, in
// English, French and Spanish. Where nothing is left it is the name, and says is false.
func sourceOf(file string) (source string, says bool) {
	words := strings.FieldsFunc(strings.TrimSuffix(file, filepath.Ext(file)), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("_-–—,;+()[]{}#", r)
	})
	var kept []string
	for i, w := range words {
		switch {
		case isNumber(w) && i > 0 && foldText(words[i-1]) == "century": // Century 21 is called so
		case i == 0 && callsSomebody(w, words[1:]):
		default:
			w = withoutNoise(w)
		}
		if w != "" {
			kept = append(kept, w)
		}
	}
	kept = trimJoins(kept)
	if !slices.ContainsFunc(kept, func(w string) bool { return !sourceJoins[foldText(w)] && !sourceEmpty[foldText(w)] }) {
		return nameOf(file), false
	}
	return capital(strings.Join(kept, " ")), true
}

var (
	aNumber = regexp.MustCompile(`^\d+(st|nd|rd|th|er|e|o|a|h|h\d+|am|pm)?$`)
	// A moment, a version, a quarter: 20260314T1015, v2, q1.
	aMark = regexp.MustCompile(`^(\d{6,8}t\d{2,6}z?|(v|ver|rev|version|q|t|h|s|w|wk)\d{1,3})$`)
	// A name with a year or a date on it, before or after.
	withYear = regexp.MustCompile(`^(?:\d{4,}(\pL{2,})|(\pL{2,})\d{4,})$`)
	// A month with a day or a year on it.
	withMonth = regexp.MustCompile(`^(?:\d+(\pL+)|(\pL+)\d+)$`)
	// What a program calls its files by when it has no better name.
	aHash = regexp.MustCompile(`^[0-9a-f]{8,}$`)
)

func isNumber(w string) bool { return aNumber.MatchString(foldText(w)) }

// withoutNoise answers what a word of a file's name says of where its leads come from, ""
// for nothing. A dot inside a word, as in realtor.com, belongs to it.
func withoutNoise(w string) string {
	if strings.Contains(w, ".") {
		parts := strings.FieldsFunc(w, func(r rune) bool { return r == '.' })
		var kept []string
		for _, p := range parts {
			if p = withoutNoise(p); p != "" {
				kept = append(kept, p)
			}
		}
		return strings.Join(kept, ".")
	}
	f := foldText(w)
	if sourceNoise[f] || aNumber.MatchString(f) || aMark.MatchString(f) || aHash.MatchString(f) && strings.ContainsAny(f, "0123456789") {
		return ""
	}
	if m := withMonth.FindStringSubmatch(f); m != nil && sourceMonths[m[1]+m[2]] {
		return ""
	}
	if m := withYear.FindStringSubmatch(w); m != nil {
		return withoutNoise(m[1] + m[2])
	}
	return w
}

// callsSomebody says whether the first word of a file's name is a month that people and
// firms are called by, too, before a word that says more.
func callsSomebody(w string, rest []string) bool {
	switch foldText(w) {
	case "april", "may", "june", "august", "avril", "abril", "julio", "mayo":
		return len(rest) > 0 && withoutNoise(rest[0]) != "" && !sourceEmpty[foldText(rest[0])]
	}
	return false
}

// trimJoins takes away words that join others where there is nothing left to join.
func trimJoins(words []string) []string {
	joins := func(w string) bool { return sourceJoins[foldText(w)] }
	for len(words) > 0 && joins(words[0]) {
		words = words[1:]
	}
	for len(words) > 0 && joins(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return words
}

var (
	sourceMonths = setOf(`jan january feb february mar march apr april may jun june jul july aug august sep sept september
		oct october nov november dec december
		janv janvier fev fevr fevrier mars avr avril mai juin juil juillet aout septembre octobre novembre decembre
		ene enero febrero marzo abr abril mayo junio julio ago agosto septiembre setiembre set octubre noviembre dic diciembre`)

	// What differs from file to file, and what says no more than that it is one.
	sourceNoise = withAll(sourceMonths, `mon monday tue tuesday wed wednesday thu thursday fri friday sat saturday sun sunday
		lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo
		today yesterday daily weekly monthly week month year quarter wk
		hebdo hebdomadaire mensuel mensuelle semaine mois trimestre annee
		hoy ayer diario semanal mensual semana mes ano
		v ver version rev revision copy copie copia final finale latest updated definitif definitivo
		lead leads prospect prospects prospecto prospectos
		export exports exported exportation exportacion download downloads telechargement descarga
		csv tsv xls xlsx txt utf8 sheet feuille hoja`)

	// What alone says nothing of where leads come from, and does with another word.
	sourceEmpty = setOf(`all new contact contacts client clients customer customers list lists data file files report reports database
		tous nouveau nouveaux liste listes donnees fichier fichiers rapport base
		todos nuevo nuevos contacto contactos cliente clientes lista listas datos archivo archivos informe
		import imports importation importacion untitled book workbook classeur libro sample test my mes mi mis people persons`)

	sourceJoins = setOf(`of from for the a an and to by at in on de des du d la le les l et pour par en au aux a
		del los las el y para por con da do`)
)

func setOf(words string) map[string]bool { return withAll(nil, words) }

func withAll(more map[string]bool, words string) map[string]bool {
	out := map[string]bool{}
	for w := range more {
		out[w] = true
	}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}
