package rules

import (
	"slices"
	"strings"
	"unicode"

	"foyer/internal/foyer"
)

// dictionary finds fields by the names of columns.
type dictionary struct {
	names  map[string][]string // squashed name → keys, "-" among them
	tokens map[string]string   // words strong enough to mean a field in any company → key
}

func newDictionary() *dictionary {
	all := foyer.Aliases()
	d := &dictionary{names: make(map[string][]string, len(all)), tokens: map[string]string{}}
	for _, a := range all {
		name := squash(a.Name)
		if name == "" {
			name = a.Name
		}
		if !has(d.names[name], a.Key) {
			d.names[name] = append(d.names[name], a.Key)
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

// frame says whether a word before a field's name only says whose it is.
func frame(w string) bool {
	switch w {
	case "lead", "leads", "contact", "contacts", "client", "clients", "customer", "cust", "prospect", "person", "people", "individual", "primary", "main", "principal", "principale", "default", "billing", "mailing", "home", "player", "applicant", "member", "guest", "user", "visitor", "student", "participant", "attendee", "subscriber", "buyer", "seller", "homeowner", "tenant", "donor", "patient", "your", "my", "the", "their", "his", "address", "adresse", "addr", "personal", "current", "kunde", "kunden", "kontakt", "interessent", "cliente", "contacto", "contatto", "contato", "kontakta", "klant", "kund", "inquirer", "enquirer", "du", "de", "des", "le", "la", "les", "l", "d", "del", "della", "do", "da", "der", "die", "das", "votre", "tu", "su", "ihr", "ihre", "crm", "hs", "sf", "fub", "c", "f", "field", "fld", "form", "col", "column", "x", "new", "full", "recipient", "name", "hubspot", "zoho", "your_", "requester", "n", "no", "num", "numero", "nr", "respondent", "owner1", "consumer", "borrower", "registrant", "enter", "please", "what", "is":
		return true
	}
	return false
}

// frameAfter says whether a word after a field's name only says whose it is.
func frameAfter(w string) bool {
	switch w {
	case "client", "cliente", "clientes", "clients", "acheteur", "vendeur", "prospect", "contact", "contacto", "contatto", "contato", "lead", "buyer", "seller", "customer",
		"kunde", "kunden", "kontakt", "interessent", "interessenten", "comprador", "vendedor", "personne", "persona", "demandeur", "actuel", "actuelle", "actual", "aktuell", "current", "principal", "principale", "klant", "kund":
		return true
	}
	return false
}

// joint says whether a word joins a field's name to whose it is.
func joint(w string) bool {
	switch w {
	case "du", "de", "des", "la", "le", "l", "d", "del", "della", "do", "da", "der", "die", "das", "van", "of", "the", "el", "au":
		return true
	}
	return false
}

func frameEnd(w string) bool {
	switch w {
	case "c", "value", "values", "text", "field", "required", "obligatoire", "optional", "1", "pc", "s", "r", "txt", "str", "name1", "input", "column", "data", "formatted", "full", "raw", "current", "principal", "principale", "primary", "lead", "contact", "client", "dropdown", "picklist":
		return true
	}
	return false
}

// noField says whether the words speak of a thing about a field, of another than
// the lead, or of a past act.
func noField(words []string) bool {
	var base, about, other, time, social, count, act bool
	for _, w := range words {
		switch w {
		case "email", "emails", "mail", "phone", "phones", "telephone", "tel", "sms", "mobile", "cell", "courriel", "telefono", "telefon", "correo", "address", "adresse", "direccion", "city", "ville", "ciudad", "state", "province", "zip", "postal", "postcode", "country", "pays", "street", "rue", "website", "name", "nom", "nombre", "first", "last", "number", "type", "price", "prix", "birthday", "fax", "county", "unit", "title", "url", "line":
			base = true
		}
		switch w {
		case "status", "source", "confidence", "opt", "optin", "optout", "opted", "out", "verified", "verification", "valid", "validation", "validity", "bounced", "bounce", "sent", "opened", "clicked", "delivered", "consent", "subscribed", "subscription", "unsubscribe", "unsubscribed", "marketing", "accepts", "domain", "provider", "extension", "ext", "preference", "permission", "hash", "label", "invalid", "template", "newsletter", "consentement", "empfangt", "acepta", "allowed", "frequency", "carrier", "quality", "format", "size", "code2", "disclaimer", "template2", "campaign":
			about = true
		case "company", "account", "corporate", "organization", "organisation", "employer", "spouse", "assistant", "manager", "emergency", "secondary", "co", "coborrower", "cobuyer", "agent", "broker", "lender", "office", "team", "branch", "listing", "property", "inquiry", "preferred", "desired", "shipping", "delivery", "other", "alt", "alternate", "old", "previous", "former", "business", "work", "school", "landlord", "owner", "conjoint", "bien", "inmueble", "immobile", "imovel", "objekt", "partner", "referrer", "target", "search", "searched", "interested", "recherche", "recherchee", "souhaitee", "souhaite", "deseada", "wunsch", "additional", "2nd", "second", "vendor", "supplier", "creator", "sold", "subject", "attorney", "escrow", "parent", "guardian", "child":
			other = true
		case "modified", "updated", "update", "changed", "edited", "modification", "modificacion", "modifie", "maj", "closed", "closing", "due", "expiry", "expires", "expected", "deleted", "converted", "conversion", "activity", "activities", "visit", "visits", "visite", "login", "logged", "seen", "contacted", "touch", "touched", "emailed", "called", "messaged", "viewed", "attempt", "attempts", "engagement", "interaction", "anniversary", "assigned_at", "scheduled", "appointment", "task", "reminder", "next", "last", "latest", "recent", "derniere", "dernier", "prochain", "prochaine", "ultima", "ultimo", "proxima", "letzte", "letzter", "nachste", "laatste", "senast", "relance":
			time = true
		case "linkedin", "facebook", "twitter", "instagram", "skype", "youtube", "tiktok", "pinterest", "snapchat", "wechat", "telegram", "latitude", "longitude", "lat", "lng", "lon", "geo", "geocode", "utm", "gclid", "fbclid", "ip", "browser", "device", "cookie", "session", "avatar", "photo", "picture", "image", "logo", "salutation", "gender", "sexe", "linkedinurl", "klout", "ssn", "passport", "vat", "tax", "siret", "siren", "iban", "revenue", "industry", "salary", "income", "technologies", "headcount", "employees", "followers", "signature", "attachment", "attachments", "password", "bedrooms", "bathrooms", "beds", "baths", "sqft", "acreage", "parking", "bedroom", "bathroom", "chambres", "habitaciones", "surface", "middle", "suffix", "prefix", "nickname", "phonetic", "yomi", "maiden", "timezone", "fax", "gdpr", "rgpd", "score", "deal", "deals", "invoice", "order", "orders", "amount", "spent", "ltm", "relationship", "owned", "ownership":
			social = true
		case "count", "total", "sum", "avg", "average", "qty", "quantity", "nb", "anzahl", "cantidad", "times", "days", "hours", "minutes", "of#":
			count = true
		case "is", "has", "was", "can", "should", "did", "do", "does", "will", "are", "est":
			act = true
		}
	}
	if last := words[len(words)-1]; base && len(words) > 1 && (last == "type" || last == "label" || last == "kind" || last == "display") {
		about = true
	}
	switch {
	case social, count:
		return true
	case time && len(words) > 1:
		return true
	case base && (about || other):
		return true
	case act && base && len(words) > 2:
		return true
	}
	return false
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

// near answers names within a letter or two of the header.
func (d *dictionary) near(name string) []naming {
	if len(name) < 5 {
		return nil
	}
	most := 1
	if len(name) >= 9 {
		most = 2
	}
	best := most + 1
	var keys []string
	for alias, k := range d.names {
		if len(alias) < 5 || alias[0] != name[0] || len(alias) > len(name)+most || len(name) > len(alias)+most {
			continue
		}
		switch dist := distance(alias, name, best); {
		case dist < best:
			best, keys = dist, append([]string(nil), k...)
		case dist == best && dist <= most:
			for _, key := range k {
				if !has(keys, key) {
					keys = append(keys, key)
				}
			}
		}
	}
	if best > most || len(keys) == 0 {
		return nil
	}
	slices.Sort(keys)
	out := exactly(keys, 0.86-0.06*float64(best))
	for i := range out {
		out[i].exact = false
	}
	if len(out) > 2 {
		return nil
	}
	return out
}

// filler says whether a word in a question or a sentence adds nothing.
func filler(w string) bool {
	switch w {
	case "to", "you", "we", "us", "at", "for", "in", "if", "any", "and", "or", "reach", "best", "a", "an", "can", "be", "enter", "give", "it", "on", "et", "ou", "pour", "y", "o", "und":
		return true
	}
	return false
}

// distance is the number of letters to change, add, drop or swap with the next;
// most is enough to know.
func distance(a, b string, most int) int {
	if len(a) > 48 || len(b) > 48 {
		return most + 1
	}
	var rows [3][50]int
	before, prev, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		prev[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		least := row[0]
		for j := range len(b) {
			cost := prev[j]
			if a[i] != b[j] {
				cost++
			}
			cost = min(cost, prev[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				cost = min(cost, before[j-1]+1)
			}
			row[j+1] = cost
			least = min(least, cost)
		}
		if least > most+1 {
			return most + 1
		}
		before, prev, row = prev, row, before
	}
	return prev[len(b)]
}

// within looks for the longest name that stands whole among the words, and for
// strong words.
func (d *dictionary) within(words []string) []naming {
	for size := min(len(words)-1, 4); size >= 2; size-- {
		for i := 0; i+size <= len(words); i++ {
			keys := d.names[strings.Join(words[i:i+size], "")]
			if len(keys) == 0 || only(keys) {
				continue
			}
			left := 0
			for j, w := range words {
				if (j < i || j >= i+size) && !frame(w) && !frameEnd(w) && !filler(w) {
					left++
				}
			}
			if left > 2 {
				continue
			}
			out := exactly(keys, 0.8-0.1*float64(left))
			for k := range out {
				out[k].exact = false
			}
			return out
		}
	}
	left := -1
	for _, w := range words {
		if !filler(w) {
			left++
		}
	}
	for _, w := range words {
		key := d.tokens[w]
		switch w {
		case "tel", "telf", "tlf", "tlfno":
			key = "phone"
		case "mail":
			key = "email"
		case "zip", "plz", "cep":
			key = "postal_code"
		case "street", "strasse", "direccion", "endereco", "indirizzo":
			key = "address_line1"
		}
		if key != "" && left <= 2 {
			return []naming{{key, 0.72 - 0.09*float64(left), false}}
		}
	}
	return nil
}
