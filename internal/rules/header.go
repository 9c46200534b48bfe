package rules

import (
	"strings"
	"unicode"

	"foyer/internal/foyer"
)

// dictionary finds fields by the names of columns.
type dictionary struct {
	names  map[string][]string // squashed name → keys, "-" among them
	langs  map[string][]string // squashed name → languages that have it
	tokens map[string]string   // words strong enough to mean a field in any company → key
}

func newDictionary() *dictionary {
	all := foyer.Aliases()
	d := &dictionary{names: make(map[string][]string, len(all)), langs: make(map[string][]string, len(all)), tokens: map[string]string{}}
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
		if words := tokens(a.Name); len(words) == 1 && len(words[0]) >= 4 && strong(a.Key) && !loose(words[0]) {
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

// squash answers a name as its folded letters and digits alone.
func squash(s string) string {
	var buf [64]byte
	out := buf[:0]
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			out = foyer.FoldRune(out, r)
		}
	}
	return string(out)
}

// tokens cuts a name into folded words: at anything but letters and digits, between
// "firstName" and between "Phone2".
func tokens(s string) []string {
	var out []string
	var word []byte
	var before rune
	flush := func() {
		if len(word) > 0 {
			out = append(out, string(word))
			word = word[:0]
		}
	}
	runes := []rune(s)
	for i, r := range runes {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			if !unicode.IsMark(r) {
				flush()
			}
			before = r
			continue
		case unicode.IsUpper(r) && (unicode.IsLower(before) || unicode.IsUpper(before) && i+1 < len(runes) && unicode.IsLower(runes[i+1])),
			unicode.IsDigit(r) != unicode.IsDigit(before):
			flush()
		}
		word = foyer.FoldRune(word, r)
		before = r
	}
	flush()
	// "E-Mail" is one word.
	for i := 0; i+1 < len(out); i++ {
		if out[i] == "e" && (out[i+1] == "mail" || out[i+1] == "mails" || out[i+1] == "post") {
			out[i] = "email"
			out = append(out[:i+1], out[i+2:]...)
		}
	}
	return out
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
	bare := withoutBrackets(header)
	all := tokens(header)
	if len(d.names[squash(header)]) == 0 {
		if key := d.phoneOf(all); key != "" {
			return []naming{{key, 0.89, true}}, false
		}
		if asked(all) == "intent" {
			return []naming{{"intent", 0.85, true}}, false
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
	if keys, score := d.unframed(words); len(keys) > 0 {
		return exactly(keys, score), only(keys)
	}
	if len(words) > 2 && frame(words[0]) && allDigits(words[1]) && number(words[1]) > 1 {
		return nil, true // a second person
	}
	if key := asked(words); key != "" {
		return []naming{{key, 0.75, false}}, false
	}
	near := d.near(squash(bare))
	if len(near) > 0 && near[0].score >= 0.8 { // a slip of the pen in a name
		return near, false
	}
	if noField(words) {
		return nil, true
	}
	if len(near) > 0 {
		return near, false
	}
	return d.within(words), false
}

// only says whether a name means no field at all.
func only(keys []string) bool { return len(keys) == 1 && keys[0] == foyer.NotImported }

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
		if keys := d.names[strings.Join(words, "")]; len(keys) > 0 {
			return keys, 0.94
		}
	}
	score := 0.93
	for len(words) > 1 && frame(words[0]) {
		words = words[1:]
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

// phoneOf reads a phone whose name says which one: "Tel. (mobil)", "Tél. bur.".
func (d *dictionary) phoneOf(words []string) string {
	if len(words) < 2 || len(words) > 4 || noField(words) {
		return ""
	}
	phone, key := false, ""
	for _, w := range words {
		kind, what := phoneWord(w)
		switch {
		case w == "tel" || w == "ph" || d.tokens[w] == "phone":
			phone = true
		case what != kindWord || len(w) < 2 && w != "h" && w != "w" && w != "m" && w != "c":
			if !frame(w) && !frameEnd(w) {
				return ""
			}
		case kind == foyer.ContactMobile:
			key = "phone_mobile"
		case kind == foyer.ContactWork:
			key = "phone_work"
		case kind == foyer.ContactHome:
			key = "phone"
		}
	}
	if !phone {
		return ""
	}
	return key
}

// asked reads a header that is a question of a form.
func asked(words []string) string {
	has := func(any ...string) bool {
		for _, w := range words {
			for _, a := range any {
				if w == a {
					return true
				}
			}
		}
		return false
	}
	switch {
	case has("how", "where") && has("hear", "heard", "find", "found") && has("us", "you", "about"), has("comment") && has("connu", "entendu", "connus"), has("como") && has("conocio", "conociste", "conheceu"):
		return "source"
	case has("buy", "buying", "buyer") && has("sell", "selling", "seller"), has("acheter", "achat", "acheteur") && has("vendre", "vente", "vendeur"),
		has("comprar", "compra", "comprador") && has("vender", "venta", "venda", "vendedor"), has("kaufen", "kauf", "kaufer") && has("verkaufen", "mieten", "verkauf", "miete", "verkaufer"):
		return "intent"
	}
	return ""
}
