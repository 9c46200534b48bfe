package rules

import (
	"slices"

	"foyer/internal/foyer"
)

// forbids says whether a header says that people must not be called or written to,
// or that they asked for that: "Phone 1 DNC", "Ne pas appeler", "Opted out of SMS".
// A yes below it is a no to the way of contact that it names.
func forbids(header string) bool {
	words := tokens(header)
	next := func(i int, any ...string) bool {
		return i+1 < len(words) && slices.Contains(any, words[i+1])
	}
	for i, w := range words {
		switch w {
		case "dnc", "optout", "unsub", "blocklist", "blocklisted", "blacklist", "blacklisted", "suppressed", "suppression", "baja", "unsubscribe", "unsubscribed", "desabonne", "desabonnement", "desinscrit", "desinscription", "desuscrito", "abgemeldet", "uitgeschreven":
			return true
		case "do", "does":
			if next(i, "not") {
				return true
			}
		case "dont", "donot":
			return true
		case "don":
			if next(i, "t") {
				return true
			}
		case "opt", "opted":
			if next(i, "out") {
				return true
			}
		case "ne":
			if next(i, "pas", "plus") {
				return true
			}
		case "no":
			if next(i, "call", "calls", "calling", "contact", "contacts", "email", "emails", "emailing", "sms", "text", "texts", "mail", "mailing", "marketing", "llamar", "contactar", "enviar", "molestar", "desea", "quiere", "acepta") && i == 0 {
				return true
			}
		case "nicht", "keine":
			if next(i, "anrufen", "kontaktieren", "anschreiben", "anrufe", "werbung", "mails") {
				return true
			}
		case "non":
			if next(i, "contattare", "chiamare", "contacter", "disturbare", "sollicitation") {
				return true
			}
		case "nao":
			if next(i, "ligar", "contatar", "contactar", "perturbar") {
				return true
			}
		case "niet":
			if next(i, "bellen", "mailen", "contacteren", "benaderen") {
				return true
			}
		}
	}
	return false
}

// forbidden reads a header that forbids: what forbids every contact is a field, what
// forbids one way of it, or one of several numbers, is none.
func (d *dictionary) forbidden(header string) (found []naming, excluded bool) {
	words := tokens(withoutBrackets(header))
	for len(words) > 1 && frame(words[0]) && words[0] != "do" {
		words = words[1:]
	}
	for len(words) > 1 && slices.Contains([]string{"flag", "list", "status", "registry", "indicator"}, words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	if keys := d.names[join(words)]; slices.Contains(keys, "do_not_contact") {
		return exactly(keys, 0.9), false
	}
	return nil, true
}

// Withheld says whether a column that is not imported says of somebody that they must
// not be called or written to.
func Withheld(c *foyer.MapColumn) bool {
	return c.Key == foyer.NotImported && forbids(c.Header) &&
		slices.ContainsFunc(c.Samples, func(s string) bool { return yesNoText(s) != "no" })
}
