package rules

import (
	"slices"

	"foyer/internal/foyer"
)

// phoneOf reads a phone whose name says which one: "Tel. (mobil)", "Tél. bur.".
func (d *dictionary) phoneOf(words []string) string {
	if len(words) < 2 || len(words) > 4 || d.noField(slices.DeleteFunc(slices.Clone(words), func(w string) bool {
		kind, _ := phoneWord(w)
		return kind == foyer.ContactWork
	})) {
		return ""
	}
	phone, key := false, ""
	for i, w := range words {
		kind, what := phoneWord(w)
		switch {
		case d.parts[w]&partPhone != 0 || d.tokens[w] == "phone":
			phone = true
		case kind == foyer.ContactMobile && len(w) > 2 && i == 0 && len(words) == 2 && d.parts[words[1]]&partID != 0 && words[1] != "id":
			phone, key = true, "phone_mobile" // "Gsm-nr."
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

// wishes counts what words of a header say that someone may want: to buy, to sell,
// to rent.
func wishes(words []string) int {
	var all intents
	for _, w := range words {
		i := intentOf(w)
		if i == 0 {
			i = intentOf(shortened(w))
		}
		if i == buys || i == sells || i == rents {
			all |= i
		}
	}
	return [...]int{0, 1, 1, 2, 1, 2, 2, 3}[all&7]
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
	case has("how", "comment", "como", "wie", "come", "hoe", "onde", "donde", "ou") && has("heard", "hear", "connu", "connus", "entendu", "trouve", "conocido", "conociste", "conocio", "enteraste", "entero", "conheceu", "conosciuto", "conosciuti", "saputo", "erfahren", "gefunden", "aufmerksam", "gevonden", "gehoord"):
		return "source"
	case has("how", "where") && has("hear", "heard", "find", "found") && has("us", "you", "about"), has("comment") && has("connu", "entendu", "connus"), has("como") && has("conocio", "conociste", "conheceu"):
		return "source"
	case has("anything", "something") && has("else", "add", "share", "know"), has("autre", "chose") && has("ajouter", "savoir", "preciser", "dire", "partager", "signaler"), has("algo", "algun") && has("mas", "agregar", "anadir", "contarnos", "decirnos", "comentar"):
		return "notes"
	case has("number", "phone", "numero", "telephone", "telefono") && has("reach", "call", "contact", "text", "joindre", "rappeler", "contactar", "llamar"):
		return "phone"
	case has("preapproved", "prequalified", "preapproval", "prequalification", "preaprobado", "preaprobada", "precalificado", "preapprouve", "prequalifie", "preautorise"), has("pre") && has("approved", "qualified", "approval"):
		return "prequalified"
	case wishes(words) > 1:
		return "intent"
	case has("buy", "buying", "buyer") && has("sell", "selling", "seller"), has("acheter", "achat", "acheteur") && has("vendre", "vente", "vendeur"),
		has("comprar", "compra", "comprador") && has("vender", "venta", "venda", "vendedor"), has("kaufen", "kauf", "kaufer") && has("verkaufen", "mieten", "verkauf", "miete", "verkaufer"):
		return "intent"
	}
	return ""
}
