package rules

import "strings"

// ownLabels are the headers that exports and templates of Foyer carry, English and
// French, by key. A test holds them equal to the words of the screen.
const ownLabels = `
id|Foyer ID|Identifiant Foyer
full_name|Name|Nom complet
first_name|First name|Prénom
last_name|Last name|Nom
company|Company|Société
job_title|Job title|Fonction
email|Email address|Courriel
email_2|Second email|Autre courriel
phone|Phone number|Téléphone
phone_mobile|Mobile|Mobile
phone_work|Work phone|Téléphone professionnel
contact_by_email|Contact email|Contact par courriel
contact_by_phone|Contact phone|Contact par téléphone
do_not_contact|Do not contact|Ne pas contacter
address_line1|Address|Adresse
address_line2|Address, line 2|Complément
city|City|Ville
region|State or province|Province
postal_code|Postal code|Code postal
country|Country|Pays
website|Website|Site web
birthday|Birthday|Date de naissance
language|Language|Langue
external_id|External ID|Identifiant externe
source|Lead source|Source
status|Status|Statut
intent|Buy / Sell / Rent|Achat / Vente / Location
lead_type|Lead type|Type de prospect
rating|Rating|Cote
site|Site|Bureau
owner|Lead assignment|Responsable
partner_id|Partner ID|Identifiant du partenaire
agent_id|Agent ID|Identifiant de l’agent
financing|Financing|Financement
prequalified|Prequalified|Préqualifié
lender_name|Lender name|Prêteur
loan_officer_name|Loan officer name|Conseiller en prêt
loan_officer_email|Loan officer email|Courriel du conseiller
referral|Referral|Recommandation
referral_source|Referral source|Recommandé par
mls_id|Lead property MLSID|N° MLS
property_id|Property ID|Identifiant du bien
budget_min|Budget from|Budget de
budget_max|Budget to|Budget à
message|Contact message|Message
tags|Tags|Étiquettes
notes|Notes|Notes
created_at|Created|Créé le
`

// own answers the keys of a header that Foyer wrote: nearly all of it are labels of
// one language, letter for letter, and the Foyer ID or the template's spread is
// among them. Columns it does not know stay "".
func own(header []string) []string {
	var best []string
	most := 0
	for lang := 1; lang <= 2; lang++ {
		keys := make([]string, len(header))
		found, id, used := 0, false, map[string]bool{}
		for i, h := range header {
			key := ownKey(oneLine(h), lang)
			if key == "" || used[key] {
				continue
			}
			used[key], keys[i] = true, key
			found++
			id = id || key == "id"
		}
		if found > most && found*10 >= len(header)*7 && (id || found >= 20) {
			best, most = keys, found
		}
	}
	return best
}

// ownKey answers the key of a label in a language, 1 English and 2 French. Exports
// number phones and emails beyond the catalogue's: "Phone number 3".
func ownKey(h string, lang int) string {
	if FurtherKey(h) {
		return h
	}
	for line := range strings.Lines(ownLabels) {
		part := strings.Split(strings.TrimSpace(line), "|")
		if len(part) != 3 {
			continue
		}
		switch {
		case strings.EqualFold(h, part[lang]), h == strings.ReplaceAll(part[lang], "’", "'"):
			return part[0]
		case part[0] == "phone" || part[0] == "email":
			if n, ok := strings.CutPrefix(h, part[lang]+" "); ok && FurtherKey(part[0]+"_"+n) {
				return part[0] + "_" + n
			}
		}
	}
	return ""
}

// furtherKey answers phone_3, email_4 and so on for a header that says just that
// in English or French, whoever wrote it.
func furtherKey(h string) string {
	h = folded(h)
	name, n := h, ""
	if i := strings.LastIndexByte(h, ' '); i > 0 {
		name, n = h[:i], h[i+1:]
	}
	key := ""
	switch name {
	case "phone number", "telephone":
		key = "phone_" + n
	case "email address", "courriel":
		key = "email_" + n
	}
	if FurtherKey(key) {
		return key
	}
	return ""
}
