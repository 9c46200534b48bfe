package rules

// frame says whether a word before a field's name only says whose it is.
func frame(w string) bool {
	switch w {
	case "lead", "leads", "contact", "contacts", "client", "clients", "customer", "cust", "prospect", "person", "people", "individual", "primary", "main", "principal", "principale", "default", "billing", "mailing", "home", "player", "applicant", "member", "guest", "user", "visitor", "student", "participant", "attendee", "subscriber", "buyer", "seller", "homeowner", "tenant", "donor", "patient", "your", "my", "the", "their", "his", "address", "adresse", "addr", "personal", "current", "kunde", "kunden", "kontakt", "interessent", "cliente", "contacto", "contatto", "contato", "kontakta", "klant", "kund", "inquirer", "enquirer", "du", "de", "des", "le", "la", "les", "l", "d", "del", "della", "do", "da", "der", "die", "das", "votre", "tu", "su", "ihr", "ihre", "crm", "hs", "sf", "fub", "c", "f", "field", "fld", "form", "col", "column", "x", "new", "full", "recipient", "name", "hubspot", "zoho", "custom", "invitee", "acheteur", "acquereur", "vendeur", "emprunteur", "demandeur", "visiteur", "comprador", "kaufer", "koper", "acquirente", "requester", "n", "no", "num", "numero", "nr", "respondent", "owner1", "consumer", "borrower", "registrant", "enter", "please", "what", "and", "is", "are", "s", "quel", "quelle", "quels", "est", "sont", "vos", "notre", "wie", "ist", "hoch", "lautet", "wat", "uw", "je", "cual", "es", "qual", "sua", "seu", "tua", "tuo", "who", "qui", "quien", "correspondencia", "correspondance", "prospecto", "piste", "quelles":
		return true
	}
	return false
}

// frameAfter says whether a word after a field's name only says whose it is.
func frameAfter(w string) bool {
	switch w {
	case "residenza", "residence", "residencia", "acquereur", "acquereurs", "emprunteur", "locataire", "visiteur", "interesado", "interessado", "interessada", "solicitante", "richiedente", "acquirente", "kaufer", "koper", "applicant", "invitee", "client", "cliente", "clientes", "clients", "acheteur", "vendeur", "prospect", "contact", "contacto", "contatto", "contato", "lead", "buyer", "seller", "customer",
		"kunde", "kunden", "kontakt", "interessent", "interessenten", "comprador", "vendedor", "personne", "persona", "demandeur", "actuel", "actuelle", "actual", "aktuell", "current", "principal", "principale", "klant", "kund", "prospecto", "piste", "pistes", "correspondencia", "correspondance", "internaute", "internautes", "usuario", "utilisateur", "utente", "nutzer", "gebruiker", "privat", "prive", "privado", "privato", "particular", "domicile":
		return true
	}
	return false
}

// joint says whether a word joins a field's name to whose it is.
func joint(w string) bool {
	switch w {
	case "du", "de", "des", "la", "le", "l", "d", "di", "en", "em", "del", "della", "do", "da", "der", "die", "das", "van", "of", "the", "el", "au":
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
func (d *dictionary) noField(words []string) bool {
	var base, about, other, time, social, count, act bool
	for i, w := range words {
		switch w {
		case "email", "emails", "mail", "phone", "phones", "telephone", "tel", "sms", "mobile", "cell", "courriel", "telefono", "telefon", "correo", "address", "adresse", "direccion", "city", "ville", "ciudad", "state", "province", "zip", "postal", "postcode", "country", "pays", "street", "rue", "website", "name", "nom", "nombre", "first", "last", "number", "type", "price", "prix", "birthday", "fax", "county", "unit", "title", "url", "line":
			base = true
		default:
			base = base || len(d.names[w]) > 0 && !only(d.names[w])
		}
		switch w {
		case "bad", "cannot", "wrong", "lists", "status", "source", "confidence", "opt", "optin", "optout", "opted", "out", "verified", "verification", "valid", "validation", "validity", "bounced", "bounce", "sent", "opened", "clicked", "delivered", "consent", "subscribed", "subscription", "unsubscribe", "unsubscribed", "marketing", "accepts", "domain", "provider", "extension", "ext", "preference", "permission", "hash", "label", "invalid", "template", "newsletter", "consentement", "empfangt", "acepta", "allowed", "frequency", "carrier", "quality", "format", "size", "code2", "disclaimer", "template2", "campaign":
			about = true
		case "company", "account", "corporate", "organization", "organisation", "employer", "spouse", "assistant", "manager", "emergency", "secondary", "co", "coborrower", "cobuyer", "agent", "broker", "lender", "office", "team", "branch", "listing", "anuncio", "annonce", "property", "inquiry", "preferred", "desired", "shipping", "delivery", "other", "alt", "alternate", "old", "previous", "former", "business", "work", "school", "landlord", "owner", "conjoint", "bien", "inmueble", "immobile", "imovel", "objekt", "woning", "pand", "fastighet", "bolig", "partner", "referrer", "target", "search", "searched", "interested", "recherche", "recherchee", "souhaitee", "souhaite", "deseada", "wunsch", "additional", "2nd", "second", "vendor", "supplier", "creator", "sold", "subject", "attorney", "escrow", "parent", "guardian", "child":
			other = true
		case "modified", "updated", "update", "changed", "edited", "modification", "modificacion", "modifie", "maj", "closed", "closing", "due", "expiry", "expires", "expected", "deleted", "converted", "conversion", "activity", "activities", "visit", "visits", "visite", "login", "logged", "seen", "contacted", "touch", "touched", "emailed", "called", "messaged", "viewed", "attempt", "attempts", "engagement", "interaction", "anniversary", "assigned_at", "scheduled", "appointment", "task", "reminder", "next", "last", "latest", "recent", "derniere", "dernier", "prochain", "prochaine", "ultima", "ultimo", "proxima", "letzte", "letzter", "nachste", "laatste", "senast", "relance":
			time = true
		case "linkedin", "facebook", "twitter", "instagram", "skype", "youtube", "tiktok", "pinterest", "snapchat", "wechat", "telegram", "latitude", "longitude", "lat", "lng", "lon", "geo", "geocode", "utm", "gclid", "fbclid", "ip", "browser", "device", "cookie", "session", "avatar", "photo", "picture", "image", "logo", "salutation", "gender", "sexe", "linkedinurl", "klout", "ssn", "passport", "vat", "tax", "siret", "siren", "iban", "revenue", "industry", "salary", "income", "technologies", "headcount", "employees", "followers", "signature", "attachment", "attachments", "password", "bedrooms", "bathrooms", "beds", "baths", "sqft", "acreage", "parking", "bedroom", "bathroom", "chambres", "habitaciones", "surface", "middle", "suffix", "prefix", "nickname", "phonetic", "yomi", "maiden", "timezone", "fax", "gdpr", "rgpd", "score", "deal", "deals", "invoice", "order", "orders", "amount", "spent", "ltm", "relationship", "owned", "ownership":
			social = true
		case "count", "total", "sum", "views", "favorites", "favourites", "searches", "avg", "average", "qty", "quantity", "nb", "anzahl", "cantidad", "times", "days", "hours", "minutes", "of#":
			count = true
		case "is", "has", "was", "can", "should", "did", "do", "does", "will", "are", "est":
			act = act || i == 0
		}
	}
	if edge(words) {
		return true
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

// filler says whether a word in a question or a sentence adds nothing.
func filler(w string) bool {
	switch w {
	case "avez", "vous", "une", "un", "nous", "ihr", "ihre", "lautet", "votre", "lakhs", "lakh", "crore", "thousands", "to", "you", "we", "us", "at", "for", "in", "if", "any", "usd", "eur", "euro", "euros", "cad", "aed", "gbp", "chf", "mxn", "brl", "approx", "approximatif", "approximate", "environ", "estimated", "estime", "of", "and", "or", "reach", "best", "a", "an", "can", "be", "enter", "give", "it", "on", "et", "ou", "pour", "y", "o", "und":
		return true
	}
	return false
}
