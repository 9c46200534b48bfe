package rules

import (
	"strings"

	"foyer/internal/foyer"
)

// yesNo reads a folded word as "yes", "no" or "not_yet"; "" is none of them.
func yesNo(word string) string {
	switch word {
	case "yes", "y", "true", "t", "1", "x", "on", "oui", "o", "vrai", "si", "s", "verdadero", "ja", "j", "wahr", "sim", "vero",
		"ok", "okay", "checked", "done", "opted in", "opt in", "allowed", "subscribed", "✓", "نعم", "да", "approved", "active", "tak", "yep":
		return "yes"
	case "no", "n", "false", "f", "0", "off", "non", "faux", "falso", "nein", "falsch", "nao", "nee", "nej", "none", "never",
		"opted out", "opt out", "unsubscribed", "unchecked", "لا", "нет", "nie", "nope", "not", "ne", "jamais", "nunca":
		return "no"
	case "not yet", "notyet", "pending", "in progress", "pas encore", "en cours", "en proceso", "en tramite", "in process", "applied", "todavia no", "aun no", "noch nicht", "ainda nao", "non ancora", "working on it", "started":
		return "not_yet"
	}
	return ""
}

// yesNoText reads a cell that says yes or no, ticks and crosses included.
func yesNoText(s string) string {
	switch s {
	case "✓", "✔", "☑", "✅":
		return "yes"
	case "✗", "✘", "☐", "❌":
		return "no"
	}
	w := folded(s)
	switch v := yesNo(w); {
	case v != "":
		return v
	case w == "1 0":
		return "yes"
	case w == "0 0":
		return "no"
	}
	first, rest, _ := strings.Cut(w, " ")
	switch rest {
	case "please", "thanks", "thank you", "merci", "s il vous plait", "svp", "por favor", "gracias", "bitte", "danke":
		return yesNo(first)
	}
	return ""
}

// intents are what a person may want, as a set.
type intents uint8

const (
	buys intents = 1 << iota
	sells
	rents
)

func (i intents) text() string {
	return [...]string{"", "buy", "sell", "buy,sell", "rent", "buy,rent", "sell,rent", "buy,sell,rent"}[i&7]
}

// readIntent reads what a cell says a person wants. Each part of the cell must say
// something known.
func readIntent(s string) (intents, bool) {
	word := folded(s)
	if i := intentOf(word); i > 0 {
		return i, true
	}
	var all intents
	rest := false
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/,;|&+-\n", r) }) {
		i := intentOf(folded(part))
		if i == 0 {
			rest = true
			break
		}
		all |= i
	}
	if !rest && all > 0 {
		return all, true
	}
	all = 0
	for _, part := range strings.Fields(word) {
		switch part {
		case "and", "et", "y", "und", "e", "or", "ou", "o", "oder", "to", "a", "the", "i", "je", "veux", "veut", "souhaite", "cherche", "quiero", "quiere", "my", "mi", "ma", "mon", "un", "una", "une", "piso", "casa", "lead", "client", "looking", "wants", "want", "home", "house", "property", "maison", "first", "time", "primo":
			continue
		}
		i := intentOf(part)
		if i == 0 {
			return 0, false
		}
		all |= i
	}
	return all, all > 0
}

// intentOf reads a folded word.
func intentOf(w string) intents {
	switch w {
	case "buy", "buyer", "buyers", "buying", "purchase", "purchaser", "purchasing", "home buyer", "first home buyer", "first time buyer", "first time home buyer",
		"achat", "acheteur", "acheteuse", "acheteurs", "acheter", "acquereur", "acquereurs", "acquisition", "primo accedant",
		"compra", "compro", "cpra", "busca", "busca comprar", "cerca", "cerco", "ach", "achete", "j achete", "comprador", "compradora", "compradores", "comprar", "comprado", "kauf", "kaufer", "kauferin", "kaufen", "kaufinteressent", "kaufgesuch",
		"acquirente", "acquirenti", "acquisto", "acquistare", "comprare", "compratore", "koper", "kopen", "koop", "kopare", "kopa", "kop", "kjoper", "kober", "for sale", "مشتري", "شراء":
		return buys
	case "sell", "seller", "sellers", "selling", "vendor", "listing", "lister", "home seller",
		"vente", "vendeur", "vendeuse", "vendeurs", "vendre", "mandant",
		"vend", "je vends", "vta", "venta", "vende", "vendo", "vendedor", "vendedora", "vendedores", "vender", "verkauf", "verkaufer", "verkauferin", "verkaufen", "eigentumer",
		"venditore", "venditori", "vendere", "vendita", "venda", "verkoper", "verkopen", "verkoop", "saljare", "salja", "selger", "saelger", "بائع", "بيع":
		return sells
	case "rent", "renter", "renters", "rental", "rentals", "renting", "tenant", "tenants", "lease", "leasing", "lessee", "landlord", "landlords", "to let", "let", "for rent",
		"loue", "loc", "location", "locataire", "locataires", "louer", "bailleur", "proprietaire bailleur",
		"alquiler", "inquilino", "inquilina", "arrendatario", "alquilar", "alq", "alquila", "alquilo", "renta", "rento", "arriendo", "arrendador",
		"miete", "mieter", "mieterin", "mieten", "vermieter", "vermietung",
		"affitto", "affittuario", "inquilini", "locatario", "affittare", "aluguel", "alugar", "arrendamento", "arrendar", "huur", "huurder", "huren", "hyra", "hyresgast", "leie", "مستأجر", "إيجار":
		return rents
	case "both", "buy sell", "buyer seller", "seller buyer", "sell buy", "les deux", "achat vente", "ambos", "ambas", "beides", "entrambi", "acheteur vendeur", "vendeur acheteur", "sale and purchase":
		return buys | sells
	}
	return 0
}

// statusOf reads a folded word as a key of the statuses; "" is none of them.
func statusOf(w string) string {
	switch w {
	case "new", "new lead", "new leads", "fresh", "uncontacted", "not contacted", "unassigned", "open", "open not contacted", "attempted", "incoming", "unread", "raw", "inquiry", "enquiry", "to contact", "not yet contacted",
		"nouveau", "nouvelle", "nouveaux", "a contacter", "non contacte", "a traiter", "ouvert",
		"nuevo", "nueva", "sin contactar", "abierto", "neu", "neuer", "neue", "offen", "nicht kontaktiert", "nuovo", "nuova", "novo", "nova", "nieuw", "ny", "جديد":
		return "new"
	case "contacted", "contact made", "connected", "attempted contact", "attempted to contact", "contact attempted", "nurture", "nurturing", "engaged", "follow up", "followup", "following up", "callback", "call back", "contact in future", "working", "in contact", "in progress", "open contacted", "spoke", "responded", "prospect", "active", "watch", "long term", "warm", "cold",
		"contacte", "contactee", "contact etabli", "en suivi", "a relancer", "relance", "en cours", "suivi", "joint", "a rappeler",
		"contactado", "contactada", "en seguimiento", "en contacto", "en proceso", "seguimiento", "kontaktiert", "in kontakt", "in bearbeitung", "nachfassen", "contattato", "contattata", "contatado", "gecontacteerd", "kontaktad", "تم الاتصال":
		return "contacted"
	case "qualified", "pre qualified", "prequalified", "hot", "sql", "mql", "opportunity", "converted to opportunity", "hot prospect", "pipeline", "ready", "qualified lead",
		"qualifie", "qualifiee", "opportunite", "chaud", "calificado", "calificada", "cualificado", "oportunidad", "qualifiziert", "qualifiziertes", "qualificato", "qualificata", "qualificado", "gekwalificeerd", "kvalificerad", "مؤهل":
		return "qualified"
	case "showing", "showings", "showing homes", "appointment", "appointment set", "appt set", "appointment scheduled", "meeting", "meeting set", "meeting scheduled", "met", "met with customer", "viewing", "viewing scheduled", "viewing booked", "tour", "tour scheduled", "open house", "showing property", "site visit", "demo",
		"visite", "visites", "rendez vous", "rendez vous pris", "rdv", "rdv pris", "visite prevue", "visita", "cita", "cita programada", "visita programada", "besichtigung", "termin", "termin vereinbart", "appuntamento", "bezichtiging", "visning":
		return "showing"
	case "offer", "offer made", "offer sent", "offer submitted", "offer accepted", "under contract", "in escrow", "escrow", "pending", "contract", "contract sent", "proposal", "proposal sent", "negotiation", "negotiating", "negotiation review", "submitting offers", "making offers", "under agreement", "listed", "active listing",
		"offre", "offre deposee", "offre faite", "offre envoyee", "offre acceptee", "promesse d achat", "sous contrat", "compromis", "compromis signe", "negociation", "en negociation", "proposition",
		"oferta", "apartado", "apartada", "oferta presentada", "bajo contrato", "reservado", "negociacion", "en negociacion", "angebot", "angebot abgegeben", "unter vertrag", "verhandlung", "reserviert", "offerta", "trattativa", "proposta", "bod", "anbud":
		return "offer"
	case "closed", "closed won", "won", "sold", "sale", "past client", "customer", "client", "converted", "deal", "deal closed", "completed", "complete", "purchased", "bought", "done", "closed sold",
		"conclu", "conclue", "conclus", "vendu", "vendue", "signe", "signee", "gagne", "gagnee", "ferme", "cloture", "termine", "converti",
		"cerrado", "cerrada", "ganado", "ganada", "vendido", "vendida", "cliente", "abgeschlossen", "gewonnen", "verkauft", "kunde", "chiuso", "venduto", "vinto", "fechado", "ganho", "gesloten", "gewonnen klant", "verkocht", "avslutad", "vunnen", "مغلق":
		return "closed"
	case "lost", "closed lost", "dead", "lost lead", "lost leads", "unqualified", "disqualified", "not qualified", "not interested", "junk", "junk lead", "trash", "archived", "inactive", "unsubscribed", "bad", "bad lead", "bad number", "bad timing", "blocked", "rejected", "withdrawn", "cancelled", "canceled", "expired", "spam", "invalid", "duplicate", "recycled", "no response", "unresponsive", "went with another agent",
		"do not contact", "do not call", "dnc", "ne pas contacter", "ne pas appeler", "no contactar", "no llamar", "nicht kontaktieren",
		"perdu", "perdue", "perdus", "mort", "non qualifie", "pas interesse", "inactif", "inactive lead", "abandonne", "annule", "froid", "sans suite",
		"perdido", "perdida", "descartado", "no interesado", "no interesada", "inactivo", "verloren", "kein interesse", "nicht interessiert", "inaktiv", "unqualifiziert", "perso", "persa", "non interessato", "verloren lead", "forlorad", "ملغي":
		return "lost"
	}
	return ""
}

// keepsAway says whether a folded status word also forbids calling.
func keepsAway(w string) bool {
	switch w {
	case "do not contact", "do not call", "dnc", "ne pas contacter", "ne pas appeler", "no contactar", "no llamar", "nicht kontaktieren", "unsubscribed":
		return true
	}
	return false
}

// listWord answers the house's own word for a folded one in the lists that start
// with words, or "".
func listWord(list, w string) string {
	switch list {
	case foyer.ListRating:
		switch w {
		case "hot", "chaud", "chaude", "caliente", "heiss", "caldo", "quente", "heet":
			return "Hot"
		case "warm", "tiede", "tibio", "tibia", "lauwarm", "tiepido", "morno", "lauw":
			return "Warm"
		case "cold", "froid", "froide", "frio", "fria", "kalt", "freddo", "koud":
			return "Cold"
		}
	case foyer.ListLeadType:
		switch w {
		case "web", "website", "internet", "site web", "online":
			return "Web"
		case "phone", "telephone", "call", "telefono", "telefon", "phone call":
			return "Phone"
		case "walk in", "walkin", "sur place", "visite spontanee":
			return "Walk-in"
		case "referral", "reference", "recommandation", "referido", "empfehlung":
			return "Referral"
		case "sms", "text", "texto", "text message":
			return "SMS"
		}
	case foyer.ListFinancing:
		switch w {
		case "mortgage", "hypotheque", "pret hypothecaire", "pret", "loan", "hipoteca", "hypothek", "financed":
			return "Mortgage"
		case "cash", "comptant", "argent comptant", "contado", "efectivo", "bar", "barzahlung", "contanti":
			return "Cash"
		case "pre approval", "preapproval", "preapproved", "pre approved", "preautorise", "preapprobation":
			return "Pre-approval"
		case "other", "autre", "otro", "andere", "altro":
			return "Other"
		}
	}
	return ""
}
