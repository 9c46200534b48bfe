package rules

import (
	"strings"

	"foyer/internal/foyer"
)

// dictionary finds fields by the names of columns.
type dictionary struct {
	names  map[string][]string // squashed name → keys, "-" among them
	langs  map[string][]string // squashed name → languages that have it
	tokens map[string]string   // words strong enough to mean a field in any company → key
	parts  map[string]part     // words that names are put together from
	vocab  map[string]bool     // every word of a name
}

func newDictionary() *dictionary {
	all := foyer.Aliases()
	d := &dictionary{names: make(map[string][]string, len(all)), langs: make(map[string][]string, len(all)), tokens: map[string]string{}, parts: classes(), vocab: map[string]bool{}}
	for _, a := range all {
		name := squash(a.Name)
		if name == "" {
			name = a.Name
		}
		if !has(d.names[name], a.Key) {
			d.names[name] = append(d.names[name], a.Key)
		}
		if !has(d.langs[name], a.Lang) {
			d.langs[name] = append(d.langs[name], a.Lang)
		}
		words := tokens(a.Name)
		for _, w := range words {
			d.vocab[w] = true
		}
		if len(words) == 1 && len(words[0]) >= 4 && strong(a.Key) && !loose(words[0]) {
			if key, ok := d.tokens[words[0]]; ok && key != a.Key {
				d.tokens[words[0]] = "" // means two things
			} else {
				d.tokens[words[0]] = a.Key
			}
		}
	}
	return d
}

// strong says whether a word for the field keeps its meaning among other words.
func strong(key string) bool {
	switch key {
	case "email", "phone", "phone_mobile", "city", "postal_code", "country", "birthday", "company", "notes", "website", "mls_id", "language", "prequalified", "financing", "tags":
		return true
	}
	return false
}

// loose says whether a word for a company says something else among others.
func loose(w string) bool {
	switch w {
	case "account", "business", "firm", "agence", "structure", "enseigne", "negocio", "groups", "group", "groupe", "groupes", "grupos", "gruppi", "gruppe", "gruppen", "lists", "listes", "segments", "details", "info", "infos", "text", "memo", "mensaje":
		return true
	}
	return false
}

func has(list []string, s string) bool {
	for _, have := range list {
		if have == s {
			return true
		}
	}
	return false
}

// naming is a field that a header's name speaks for.
type naming struct {
	key   string
	score float64
	exact bool // the name stood in the dictionary, whole or without its frame
}

// look answers the fields a header's name speaks for. Excluded says that the name
// belongs to something that is no field of a lead, however its cells look.
func (d *dictionary) look(header string) (found []naming, excluded bool) {
	if found, excluded = d.lookAs(header); excluded || len(found) > 0 {
		return found, excluded
	}
	// Shortened words and plurals, spelt out.
	if full := d.spellOut(header); full != "" {
		found, excluded = d.lookAs(full)
		for i := range found {
			found[i].score = min(found[i].score-0.08, 0.85)
		}
	}
	return found, excluded
}

func (d *dictionary) lookAs(header string) (found []naming, excluded bool) {
	bare := withoutBrackets(header)
	if len(d.names[squash(header)]) == 0 && len(d.names[squash(bare)]) == 0 && forbids(header) {
		return d.forbidden(header)
	}
	if found, excluded := d.bracketed(header); len(d.names[squash(header)]) == 0 && (excluded || len(found) > 0) {
		return found, excluded
	}
	if at := strings.IndexByte(header, '#'); at > 0 && namesPerson(d.names[squash(header)]) { // "Lead #"
		return d.lookAs(header[:at] + " number" + header[at+1:])
	}
	all := tokens(header)
	if len(d.names[squash(header)]) == 0 {
		if key := d.phoneOf(all); key != "" {
			return []naming{{key, 0.89, true}}, false
		}
		if asked(all) == "intent" {
			return []naming{{"intent", 0.85, true}}, false
		}
		if key := offered(bare); key != "" {
			return []naming{{key, 0.85, true}}, false
		}
	}
	for i, form := range [...]string{header, bare} {
		if name := squash(form); len(d.names[name]) > 0 {
			found = exactly(d.names[name], 0.99-0.02*float64(i))
			for j := range found { // the field's own name before other names for it
				if name == squash(found[j].key) {
					found[j].score += 0.01
				}
			}
			return found, only(d.names[name])
		}
	}
	words := tokens(bare)
	if len(words) == 0 {
		return nil, false
	}
	if ends := classOf(d, words); ends != 0 && strings.ContainsAny(header, "$€£") {
		switch c := ends; {
		case c&partLow != 0:
			return named1("budget_min", 0.8), false
		case c&partHigh != 0:
			return named1("budget_max", 0.8), false
		}
	}
	if len(words) > 2 && frame(words[0]) && allDigits(words[1]) && number(words[1]) > 1 {
		return nil, true // a second person
	}
	if d.bothNames(words) {
		return named1("full_name", 0.9), false
	}
	if key, excluded := d.numbered(words); key != "" || excluded {
		return named1(key, 0.9), excluded
	}
	if key, score, excluded := d.composed(words); key != "" || excluded {
		return named1(key, score), excluded
	}
	if key := d.placeOf(words); key != "" {
		return named1(key, 0.85), false
	}
	if d.aside(header, words) || occasion(words) {
		return nil, true
	}
	if keys := d.either(bare); len(keys) > 0 {
		return exactly(keys, 0.9), only(keys)
	}
	if len(words) == 1 {
		if key := d.fused(words[0]); key != "" {
			return named1(key, 0.86), false
		}
	}
	if keys, score := d.unframed(words); len(keys) > 0 {
		return exactly(keys, score), only(keys)
	}
	if key := asked(words); key != "" {
		return []naming{{key, 0.75, false}}, false
	}
	var near []naming
	if !d.spelt(words) {
		near = d.near(squash(bare))
	}
	if len(near) > 0 && near[0].score >= 0.8 { // a slip of the pen in a name
		return near, false
	}
	if keys := d.sought(words); len(keys) > 0 {
		return exactly(keys, 0.85), false
	}
	if d.noField(words) {
		return nil, true
	}
	if len(near) > 0 {
		return near, false
	}
	return d.within(words), false
}

// namesPerson says whether the first of the fields of a name is a person's name.
func namesPerson(keys []string) bool {
	return len(keys) > 0 && (keys[0] == "full_name" || keys[0] == "first_name" || keys[0] == "last_name")
}

// bothNames says whether a name is of first and last names, in either order: "LAST,
// FIRST", "Apellido y nombre".
func (d *dictionary) bothNames(words []string) bool {
	for n := 1; n < len(words); n++ {
		rest := words[n:]
		if len(rest) > 1 && (joint(rest[0]) || joins(rest[0])) {
			rest = rest[1:]
		}
		one, other := d.names[join(words[:n])], d.names[join(rest)]
		if has(one, "first_name") && has(other, "last_name") || has(one, "last_name") && has(other, "first_name") {
			return !has(one, "-") && !has(other, "-")
		}
	}
	return false
}

// classOf answers the classes that all words of a name are of.
func classOf(d *dictionary, words []string) part {
	all := ^part(0)
	for _, w := range words {
		all &= d.parts[w]
	}
	return all
}

// only says whether a name means no field at all.
func only(keys []string) bool { return len(keys) == 1 && keys[0] == foyer.NotImported }

// named1 is the one naming of a key, none for "".
func named1(key string, score float64) []naming {
	if key == "" {
		return nil
	}
	return []naming{{key, score, true}}
}

func exactly(keys []string, score float64) []naming {
	out := make([]naming, 0, len(keys))
	for _, k := range keys {
		if k != foyer.NotImported {
			out = append(out, naming{k, score, true})
		}
	}
	return out
}

func withoutBrackets(s string) string {
	for {
		open := strings.IndexAny(s, "([{")
		if open < 0 {
			break
		}
		end := strings.IndexAny(s[open:], ")]}")
		if end < 0 {
			break
		}
		s = s[:open] + " " + s[open+end+1:]
	}
	return strings.Trim(s, " *:?.\t")
}

// unframed takes words off the front and the end that say whose the field is, or
// how it was stored, and looks again after each.
func (d *dictionary) unframed(words []string) ([]string, float64) {
	// Without whose it is, said afterwards: "nom du client", "nombre_cliente".
	tail := words
	for n := len(tail); n > 1 && (frameAfter(tail[n-1]) || n < len(words) && joint(tail[n-1])); n = len(tail) {
		tail = tail[:n-1]
		if keys := d.names[strings.Join(tail, "")]; len(keys) > 0 && !joint(tail[len(tail)-1]) {
			return keys, 0.93
		}
	}
	// Without what machines hang on: custom fields' c, the part that holds the value.
	for n := len(words); n > 1 && frameEnd(words[n-1]); n = len(words) {
		words = words[:n-1]
		if keys := d.names[strings.Join(words, "")]; len(keys) > 0 && !(len(words) == 1 && lone(words[0])) {
			return keys, 0.94
		}
	}
	score := 0.93
	for len(words) > 1 && frame(words[0]) {
		words = words[1:]
		if len(words) > 1 && words[0] == "1" {
			words = words[1:]
		}
		score -= 0.02
		if keys := d.names[strings.Join(words, "")]; len(keys) > 0 {
			return keys, score
		}
		if n := len(words); n > 1 && allDigits(words[n-1]) && number(words[n-1]) < 2 {
			if keys := d.names[strings.Join(words[:n-1], "")]; len(keys) > 0 {
				return keys, score
			}
		}
	}
	return nil, 0
}
