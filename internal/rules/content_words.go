package rules

import (
	"strings"
	"unicode/utf8"
)

// likeStage says whether a cell says how far something has come, in a word that no
// status of the house has: what was done to it in the past tense, or that it waits.
// s is the cell, word the same folded.
func likeStage(s, word string) bool {
	if len(word) < 4 || len(word) > 30 || stateOf(word) || regionOf(word) != "" {
		return false
	}
	switch word {
	case "active", "actif", "activo", "aktiv", "attivo", "ativo", "inactivo", "inattivo", "pendiente", "pendente", "en attente", "en sommeil", "dormant", "sleeping", "en pause", "paused", "on hold", "standby", "en espera", "wartet", "wartend", "in attesa", "sin leer", "sin respuesta", "sans reponse", "pas de reponse", "no answer", "en curso", "en tramite", "a suivre", "a voir", "a valider", "en recherche", "en venta", "a venir", "vendu par autre", "discovery", "due diligence", "ungelesen", "unanswered":
		return true
	}
	first, _, _ := strings.Cut(word, " ")
	switch first {
	case "granada", "florida", "nevada", "canada", "colorado", "ensenada", "merida", "lerida", "posada", "hasta":
		return false
	}
	for _, end := range [...]string{"ado", "ada", "ido", "ados", "idos", "adas"} { // captado, vendidas
		if len(first) >= len(end)+2 && strings.HasSuffix(first, end) {
			return true
		}
	}
	head, _, _ := strings.Cut(strings.TrimSpace(strings.ToLower(s)), " ")
	if utf8.RuneCountInString(head) > 4 && (strings.HasSuffix(head, "é") || strings.HasSuffix(head, "ée") || strings.HasSuffix(head, "és")) {
		return true // relancé, archivée
	}
	return len(first) > 5 && strings.HasSuffix(first, "ed") && !strings.HasSuffix(first, "med")
}

// portal says whether a folded cell is of where leads come from: a portal, or a way in
// that every office has.
func portal(word string) bool {
	switch word {
	case "zillow", "trulia", "realtor com", "redfin", "homes com", "apartments com", "craigslist", "facebook", "instagram", "google", "google ads", "linkedin", "tiktok", "youtube", "website", "web site", "open house", "sign call", "yard sign", "referral", "direct mail", "cold call", "walk in", "door knocking", "word of mouth",
		"rightmove", "zoopla", "onthemarket", "domain", "realestate com au", "centris", "duproprio", "kijiji", "realtor ca", "seloger", "leboncoin", "lbc", "bien ici", "logic immo", "pap", "meilleursagents", "figaro immo", "vitrine", "panneau", "bouche a oreille", "site web", "site internet", "porte a porte",
		"idealista", "fotocasa", "habitaclia", "pisos com", "milanuncios", "yaencontre", "inmuebles24", "lamudi", "vivanuncios", "mercado libre", "mercadolibre", "zonaprop", "argenprop", "cartel", "escaparate", "boca a boca", "pagina web", "immoscout24", "immobilienscout24", "immowelt", "immobiliare it", "casa it", "funda", "hemnet":
		return true
	}
	return false
}

// kindOfHome says whether a folded cell is a kind of property: "piso", "single
// family", "t3".
func kindOfHome(word string) bool {
	switch word {
	case "house", "houses", "home", "single family", "single family home", "single family residence", "sfr", "sfh", "condo", "condominium", "condos", "townhouse", "townhome", "town house", "duplex", "triplex", "fourplex", "quadplex", "multi family", "multifamily", "apartment", "apartments", "flat", "maisonette", "bungalow", "cottage", "cabin", "villa", "studio", "loft", "penthouse", "land", "lot", "lots", "vacant land", "acreage", "retail", "warehouse", "mobile home", "manufactured", "manufactured home", "farm", "ranch", "detached", "semi detached", "terraced", "end of terrace",
		"appartement", "appartements", "maison", "maisons", "immeuble", "terrain", "terrains", "local commercial", "fonds de commerce", "parking", "garage", "pavillon", "maison de ville", "maison de village", "chalet", "ferme", "mas", "longere", "plex", "copropriete", "maison unifamiliale", "unifamiliale", "jumele", "propriete",
		"piso", "pisos", "casa", "casas", "atico", "estudio", "apartamento", "apartamentos", "departamento", "depto", "dpto", "terreno", "solar", "local", "nave", "garaje", "finca", "finca rustica", "casa rural", "adosado", "pareado", "bajo", "lote", "bodega", "edificio", "oficina", "chale",
		"wohnung", "haus", "einfamilienhaus", "reihenhaus", "doppelhaushalfte", "mehrfamilienhaus", "grundstuck", "appartamento", "villetta", "rustico", "moradia", "quinta", "huis", "woning", "lagenhet":
		return true
	}
	first, rest, _ := strings.Cut(word, " ")
	if len(word) == 2 && (word[0] == 't' || word[0] == 'f') && word[1] >= '1' && word[1] <= '9' {
		return true // T3, F4
	}
	switch first {
	case "appartement", "maison", "piso", "casa", "terrain", "apartamento", "condo", "house":
		return len(rest) > 0 && len(rest) < 20
	}
	return false
}
