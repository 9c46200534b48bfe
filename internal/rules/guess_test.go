package rules

import (
	"strings"
	"testing"

	"foyer/internal/foyer"
)

func cut(s string) []string { return strings.Split(s, "|") }

// keysOf answers the keys of a mapping, in file order.
func keysOf(m foyer.Mapping) string {
	var out []string
	for _, c := range m.Columns {
		out = append(out, c.Key)
	}
	return strings.Join(out, "|")
}

func TestGuess(t *testing.T) {
	for _, c := range []struct {
		name, header string
		rows         []string
		want         string
	}{
		{"a name alone is a whole name, beside a first name a last one", "Nom|Courriel", nil, "full_name|email"},
		{"a name beside a first name", "Prénom|Nom|Courriel", nil, "first_name|last_name|email"},
		{"Spanish names", "Nombre|Apellidos|Correo", nil, "first_name|last_name|email"},
		{"a Spanish name alone", "Nombre|Correo", nil, "full_name|email"},
		{"German names", "Name|Vorname|PLZ|Ort", nil, "last_name|first_name|postal_code|city"},
		{"further phones take the next free key", "Phone|Phone 2|Phone 3|Phone 4", nil, "phone|phone_mobile|phone_work|-"},
		{"a lone work email is the email", "Name|Work email", nil, "full_name|email"},
		{"a lone budget is its end", "Name|Budget", []string{"Al Roy|450000"}, "full_name|budget_max"},
		{"foreign ids", "Lead ID|Name", nil, "external_id|full_name"},
		{"our own id", "Foyer ID|Name", nil, "id|full_name"},
		{"what they want, by content", "Name|Lead type", []string{"Al Roy|Buyer", "Jo Fox|Seller"}, "full_name|intent"},
		{"how they came", "Name|Lead type", []string{"Al Roy|Web", "Jo Fox|Walk-in"}, "full_name|lead_type"},
		{"Estado by content: a status", "Nombre|Ciudad|Estado", []string{"Al Roy|Lima|Nuevo", "Jo Fox|Lima|Contactado"}, "full_name|city|status"},
		{"Estado by neighbours: a region", "Nome|Cidade|CEP|Estado", []string{"Al|Belém|66010-020|PA"}, "full_name|city|postal_code|region"},
		{"permission and value", "Contact Email|Email Address|Contact Phone|Phone Number", []string{"Yes|a@x.ca|No|5145550199"}, "contact_by_email|email|contact_by_phone|phone"},
		{"values against the name", "Email|Phone", []string{"2026-01-05|yes", "2026-01-06|no"}, "email|contact_by_phone"},
		{"no field at all", "Email Status|Company Phone Ext|LinkedIn URL|Last Modified|Latitude|Gender|Photo", nil, "-|-|-|-|-|-|-"},
		{"a firm's address when there is no other", "Name|Company City|Company Phone", []string{"Al Roy|Laval|514-555-0199"}, "full_name|city|phone_work"},
		{"a firm's city beside one's own", "Name|City|Company City", []string{"Al Roy|Laval|Lima"}, "full_name|city|-"},
		{"a name that says nothing", "Contact info|x", []string{"a@x.ca|514-555-0199", "b@x.ca|450 555 0100"}, "email|phone"},
		{"honorifics are no job", "Title|Name", []string{"Mr|Al Roy", "Mrs|Jo Fox"}, "-|full_name"},
		{"a letter or two wrong", "Frist Name|Last Nmae|Emial|Phne Number|Adress", nil, "first_name|last_name|email|phone|address_line1"},
		{"questions of a form", "What is your name?|Your email address|Best phone number to reach you|How did you hear about us?|Are you looking to buy or sell?", nil, "full_name|email|phone|source|intent"},
		{"whose it is, said afterwards", "Nom de l'acheteur|Prénom de l'acheteur|Courriel du client|Type acheteur/vendeur", nil, "last_name|first_name|email|intent"},
		{"which phone, in brackets", "Tel. (mobil)|Tél. bur.|Téléphone (maison)", nil, "phone_mobile|phone_work|phone"},
		{"a second person", "Contact 1 Email|Contact 2 Email|Spouse Name|Buyer First Name", nil, "email|-|-|first_name"},
		{"other scripts", "Имя|Фамилия|Телефон|メール|الاسم", nil, "first_name|last_name|phone|email|full_name"},
		{"machines' ways of writing", "leadFirstName|lead_last_name|LEAD-EMAIL|Contact: Mobile Phone|zip_code__c", nil, "first_name|last_name|email|phone_mobile|postal_code"},
		{"names that no header tells of", "Spalte A|Spalte B|Spalte C", []string{"Al Roy|a@x.ca|Laval", "Jo Fox|b@x.ca|Laval", "Ann Lee|c@x.ca|Laval"}, "full_name|email|-"},
		{"a field that both sides of a stroke name", "Suite/Apt|Bundesland/Kanton|Courriel / mail", nil, "address_line2|region|email"},
		{"an appointment's place and day are no lead's", "Name|Open House Address|Showing date|Start Date & Time|Fecha de fin|Event Created at", nil, "full_name|-|-|-|-|created_at"},
		{"a form's own questions", "Name|Question 1|Pregunta 2", []string{"Al Roy|What is your budget?|¿Cuándo?"}, "full_name|-|-"},
		{"who was booked beside who booked", "User Name|User Email|Invitee Name|Invitee Email", nil, "-|-|full_name|email"},
		{"what forbids calls says nothing of a way that is allowed", "Name|Phone|Phone 1 DNC|Best Phone DNC Flag|Ne pas appeler|Opted out of SMS", []string{"Al Roy|5145550199|Yes|N|oui|no", "Jo Fox|4505550100|No|Y|non|yes"}, "full_name|phone|-|-|-|-"},
		{"what forbids every contact", "Name|Do Not Contact Flag|Lead DNC", []string{"Al Roy|Yes|x", "Jo Fox|No|"}, "full_name|do_not_contact|-"},
		{"an owner is the lead where no other is named", "Owner Name|Owner Address|Owner City|Owner State|Listing Agent|Call Notes", []string{"Al Roy|1 Elm St|Bath|ME|Duane Prickett|left vm", "Jo Fox|2 Oak St|Bath|ME|Sara Yoo|"}, "full_name|address_line1|city|region|-|notes"},
		{"the first of two owners", "Owner 1 First Name|Owner 1 Last Name|Owner 2 First Name|Phone 1|Owner Occupied", []string{"Al|Roy|Jo|207 555 0100|Yes", "Ann|Lee||207 555 0101|No"}, "first_name|last_name|-|phone|-"},
		{"owners in French and Spanish", "Propriétaire|Mail propriétaire|Tel. propietario|Agent en charge", []string{"Inès Touré|a@x.fr|06 39 98 43 76|Nadège Roux", "Xavier Brosse|b@x.fr|06 39 98 43 77|Yann Corlay"}, "full_name|email|phone|owner"},
		{"an owner beside a lead looks after it", "Name|Owner|Owner Email", []string{"Al Roy|Nadia Rahal|n@x.ca", "Jo Fox|Claire Bell|c@x.ca"}, "full_name|owner|-"},
		{"the same owners again and again look after leads", "Email|Owner Name|Owner Email", []string{"a@x.ca|Nadia Rahal|n@x.ca", "b@x.ca|Nadia Rahal|n@x.ca", "c@x.ca|Nadia Rahal|n@x.ca"}, "email|owner|-"},
		{"Estado by content: participles and what waits", "Nombre|Municipio|Estado", []string{"Al Roy|Huelva|Captado", "Jo Fox|Huelva|Pendiente", "Ann Lee|Cádiz|Descartado"}, "full_name|city|status"},
		{"Estado by content: places that end like participles", "Nombre|Estado", []string{"Al Roy|Granada", "Jo Fox|Puebla", "Ann Lee|Florida"}, "full_name|region"},
		{"État by content", "NOM|PRENOM|ETAT", []string{"Roy|Al|ACTIF", "Fox|Jo|EN SOMMEIL", "Lee|Ann|ARCHIVÉ"}, "last_name|first_name|status"},
		{"kinds of property are no kind of lead", "Name|Tipo|Type", []string{"Al Roy|Piso|Maison", "Jo Fox|Chalet|T3", "Ann Lee|Local|Appartement 2 ch"}, "full_name|-|-"},
		{"who lives with them is no partner of ours", "Name|Partner", []string{"Al Roy|Josie", "Jo Fox|Hank"}, "full_name|-"},
		{"bare digits beside a phone are no second one", "Name|Phone|LEID", []string{"Al Roy|207 555 0142|449120431", "Jo Fox|207 555 0143|449120448"}, "full_name|phone|-"},
		{"words cut short", "NUM_ACQ|ADR1|ADR2|BUDG_MIN|bgt max|DATE_CREA|rq", nil, "external_id|address_line1|address_line2|budget_min|budget_max|created_at|notes"},
		{"a category by content", "Nom|Catégorie", []string{"Al Roy|Acquéreur", "Jo Fox|Locataire"}, "full_name|intent"},
		{"a roster of agents is of them", "Agent First Name|Agent Last Name|Agent Email|Agent MLS ID|Direct Phone", []string{"Svetlana|Petrov|s@x.com|RA20411|407 555 0140", "Douglas|Fenwick|d@x.com|RA20524|407 555 0141"}, "first_name|last_name|email|agent_id|phone_work"},
		{"an agent beside a lead without rows is an agent", "Name|Email|Agent First Name|Agent Last Name|Agent Email", nil, "full_name|email|-|-|-"},
		{"what forbids writing, in other words", "Name|EMAIL_BLOCKLISTED|baja_email", []string{"Al Roy|No|0", "Jo Fox|Yes|1"}, "full_name|-|-"},
		{"cells that say one thing under a name that says another", "Name|Role|Demanda", []string{"Al Roy|Buyer|compra", "Jo Fox|Seller|venta"}, "full_name|intent|-"},
		{"cells that say one thing under a name that says nothing", "Name|¿Qué ves?|Zzz|Yyy", []string{"Al Roy|Comprar|Idealista|New", "Jo Fox|Alquilar|Fotocasa|Contacted", "Ann Lee|Vender|Cartel|New"}, "full_name|intent|source|status"},
		{"words of two put together", "NOM|TELBUR|TELPOR|BUDMIN|BUDMAX|DATCRE|CODPOS|NEGO", nil, "full_name|phone_work|phone_mobile|budget_min|budget_max|created_at|postal_code|owner"},
		{"values listed in a name", "Nom|Prêt ou comptant ?|A/B/C|$$ up to", nil, "full_name|financing|rating|budget_max"},
		{"a program's own number stands first", "Copper ID|Name|Campaign ID", []string{"118|Al Roy|7", "119|Jo Fox|7", "120|Ann Lee|8"}, "external_id|full_name|-"},
		{"last names of two, and a first name", "nombre|ape1|ape2", []string{"Montserrat|Puig|Sala", "Adrián|Cebrián|Soto"}, "first_name|last_name|-"},
		{"a question about the bank", "Name|Have you been pre-approved for a mortgage?", nil, "full_name|prequalified"},
		{"a number sign makes a number of a name", "Lead #|Lead (1st & last)|Phone #", nil, "external_id|full_name|phone"},
		{"both names in one, in either order", "LAST, FIRST|Hm ph|wk", []string{"Abbott, Renata|860 555 1015|860 555 4159", "Bishop, Clay|860 555 1167|860 555 0411"}, "full_name|phone|phone_work"},
		{"both names in Spanish, and whence", "Apellido y nombre|Recom. por|Pcia", nil, "full_name|referral_source|region"},
		{"what a deal is called is no name", "Lead Name|First Name|Last Name", []string{"CRM form 12: Valuation|Al|Roy", "Call 05/11|Jo|Fox", "CRM form 14: Contact|Ann|Lee"}, "-|first_name|last_name"},
		{"the post's address, by content", "Name|Mail Addr|APN|DOM", []string{"Al Roy|1440 Elm Ave|18-201-04-011|181", "Jo Fox|PO Box 811|18-201-04-012|22", "Ann Lee|2901 Oak Rd|18-201-04-019|120"}, "full_name|address_line1|-|-"},
		{"short words for what they want", "Name|ACH / LOC / VEND|COMPRA/ALQ", []string{"Al Roy|ACH|", "Jo Fox|LOC|"}, "full_name|intent|-"},
		{"first names again and again, under a name that says nothing", "Name|WHO'S ON IT|SEGUE", []string{"Al Roy|Deb|x", "Jo Fox|Deb|y", "Ann Lee|Kurt|z", "Bo Dunn|Deb|q"}, "full_name|owner|-"},
		{"scores are no financing, a day alone no birthday", "Name|CREDITO|Birth Day|Birth Month", []string{"Al Roy|620|19|3", "Jo Fox|740|3|4"}, "full_name|-|-|-"},
		{"a user alone is who the row is of", "User Name|User Email", nil, "full_name|email"},
		{"for letters, said afterwards", "Calle de correspondencia|Ciudad de correspondencia|Estado o provincia de correspondencia|Origen del prospecto", nil, "address_line1|city|region|source"},
		{"at home, said afterwards", "Name|Straße privat|Ort privat", nil, "full_name|address_line1|city"},
		{"a request's kind that is not what they want", "Nom|Type de demande", []string{"Roy|Visite", "Cyr|Information"}, "full_name|lead_type"},
		{"what they want, by a request's kind", "Nom|Type de demande", []string{"Roy|Achat", "Cyr|Vente"}, "full_name|intent"},
		{"phones in pairs of digits are no dates", "Nom|N° de portable", []string{"Roy|06 12 04 15 71", "Cyr|06 12 04 15 22"}, "full_name|phone_mobile"},
		{"phones gainsay a box in the street", "Name|Bus #|Suite", []string{"Al|(416) 555-0103|4B"}, "full_name|phone|address_line2"},
		{"amounts of an advertiser's form", "nom_complet|quel_est_votre_budget_?", []string{"Roy|250_000_€"}, "full_name|budget_max"},
		{"who looks after it, in the trade's words", "Nome|Consultor imobiliário|Data do pedido|Comprar ou arrendar", []string{"Ana|Zeca|05/03/2024|Arrendar"}, "full_name|owner|created_at|intent"},
		{"an error file comes home", "Name|Email|_ERROR", nil, "full_name|email|-"},
	} {
		var rows [][]string
		for _, r := range c.rows {
			rows = append(rows, cut(r))
		}
		m := Guess(cut(c.header), rows, Prefs{Region: "CA"})
		if got := keysOf(m); got != c.want {
			t.Errorf("%s: %s\n gives %s\n  want %s", c.name, c.header, got, c.want)
		}
	}
}

func TestGuessWithoutHeader(t *testing.T) {
	m := Guess(nil, [][]string{
		cut("Alicia|Hartwell|alicia@ex.ca|(208) 555-0110|United States|2026-04-14|https://hartwell.example"),
		cut("Marcus|Oyelaran|marcus@ex.ca|(208) 555-0111|Canada|2026-04-15|www.oyelaran.example"),
		cut("Dana|Kowalczyk|dana@ex.ca|(208) 555-0112|France|2026-04-16|kowalczyk.example"),
	}, Prefs{Region: "US"})
	if got, want := keysOf(m), "first_name|last_name|email|phone|country|created_at|website"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for i, c := range m.Columns {
		if c.Header != "Column "+itoa(i+1) || c.Confidence == foyer.ConfidenceSure {
			t.Errorf("column %d is called %q and %s", i, c.Header, c.Confidence)
		}
	}
}

// What Foyer writes comes home without a question.
func TestGuessOwnFiles(t *testing.T) {
	for lang := 1; lang <= 2; lang++ {
		var header, keys []string
		for line := range strings.Lines(ownLabels) {
			if part := strings.Split(strings.TrimSpace(line), "|"); len(part) == 3 {
				header, keys = append(header, part[lang]), append(keys, part[0])
			}
		}
		phone := map[int]string{1: "Phone number", 2: "Téléphone"}[lang]
		header, keys = append(header, phone+" 3", "phone_4", "email_3"), append(keys, "phone_3", "phone_4", "email_3")
		for _, h := range [][]string{header, header[1:]} { // a template has no id
			m := Guess(h, [][]string{make([]string, len(h))}, Prefs{})
			if got, want := keysOf(m), strings.Join(keys[len(header)-len(h):], "|"); got != want {
				t.Errorf("language %d: %s\nwant %s", lang, got, want)
			}
			for _, c := range m.Columns {
				if c.Confidence != foyer.ConfidenceSure {
					t.Errorf("%q is %q", c.Header, c.Confidence)
				}
			}
			if _, err := Compile(m, Env{}); err != nil {
				t.Error(err)
			}
		}
	}
}

func TestGuessOddHeaders(t *testing.T) {
	m := Guess([]string{"Email", "Email", "", " Email ", "Email (2)"}, [][]string{{"a@x.ca", "b@x.ca", "", "c@x.ca", ""}}, Prefs{})
	want := []string{"Email", "Email (2)", "Column 3", "Email (3)", "Email (2) (2)"}
	for i, c := range m.Columns {
		if c.Header != want[i] {
			t.Errorf("column %d is called %q, want %q", i, c.Header, want[i])
		}
	}
	if got := keysOf(m); got != "email|email_2|-|-|-" {
		t.Error(got)
	}
	if s := m.Columns[3].Suggest; len(s) == 0 || s[len(s)-1] != foyer.ToNotes {
		t.Errorf("a full column that goes nowhere is offered %q", s)
	}
}

// Numbers without a country code are placed by the language of the header when
// nothing else has room for them.
func TestGuessHomeRegion(t *testing.T) {
	for header, c := range map[string]struct{ row, regions string }{
		"Vorname|Nachname|Telefon":   {"Jürgen|Weiß|030 23125010", "DE"},
		"Nombre|Apellidos|Teléfono":  {"Begoña|Soler|910 000 110", "ES"},
		"Nome|Cognome|Telefono":      {"Giada|Sanna|06 5550 0110", "IT"},
		"Prénom|Nom|Téléphone":       {"Noël|Bréhat|514-555-0110", ""},
		"First name|Last name|Phone": {"Al|Roy|030 23125010", ""},
	} {
		m := Guess(cut(header), [][]string{cut(c.row)}, Prefs{Region: "CA"})
		if got := strings.Join(m.Regions, " "); got != c.regions {
			t.Errorf("%s: regions %q, want %q", header, got, c.regions)
		}
		r, err := Compile(m, Env{Region: "CA"})
		if err != nil {
			t.Fatal(err)
		}
		var rec foyer.Record
		var fs []foyer.Finding
		r.Read(cut(c.row), &rec, &fs)
		if placed := len(rec.Phones) == 1 && rec.Phones[0].Norm != ""; placed != (header[0] != 'F') {
			t.Errorf("%s: phone %+v", c.row, rec.Phones)
		}
	}
}

func TestGuessTellsAboutColumns(t *testing.T) {
	m := Guess(cut("Name|City"), [][]string{cut("Al Roy|"), cut("Jo Fox|Laval"), cut("Al Roy|Laval"), cut("Ann Lee|Lima"), cut("Max Ray|Oslo"), cut("x|Rome")}, Prefs{})
	city := m.ColumnOf("city")
	if m.Seen != 6 || city == nil || city.Filled != 5 || city.Distinct != 4 || strings.Join(city.Samples, " ") != "Laval Lima Oslo" {
		t.Errorf("seen %d, city %+v", m.Seen, city)
	}
}

// B15: where nothing settles it, the language of the header says which day is offered
// first; reading on does not turn that, and a day beyond twelve does.
func TestDatesOfAnotherLanguage(t *testing.T) {
	m := Guess(cut("Nombre|Teléfono|Fecha"), [][]string{cut("Al Roy|611 55 10 71|02/06/2025")}, Prefs{Language: "en", Region: "US"})
	if col := m.ColumnOf("created_at"); col.Order != foyer.OrderDMY || !col.Ask {
		t.Errorf("order %q, ask %v", col.Order, col.Ask)
	}
	for row, want := range map[string]foyer.DateOrder{"03/04/2025": foyer.OrderDMY, "04/23/2025": foyer.OrderMDY} {
		s := NewSurvey(m, Prefs{Region: "US"})
		s.See(cut("Al Roy|611 55 10 71|02/06/2025"))
		s.See([]string{"Jo Fox", "", row})
		next := s.Mapping()
		if col := next.ColumnOf("created_at"); col.Order != want || col.Ask != (want == foyer.OrderDMY) {
			t.Errorf("after %s: order %q, ask %v", row, col.Order, col.Ask)
		}
	}
}

func TestSurvey(t *testing.T) {
	start := func() *Survey {
		m := Guess(cut("Name|Created|Born|Budget|Phone"), nil, Prefs{Language: "en", Region: "US"})
		return NewSurvey(m, Prefs{Language: "en", Region: "US"})
	}
	for _, c := range []struct {
		name, row1, row2 string
		order            foyer.DateOrder
		ask              bool
	}{
		{"one day beyond twelve settles it", "03/04/2026", "14/03/2026", foyer.OrderDMY, false},
		{"the other way", "03/04/2026", "03/14/2026", foyer.OrderMDY, false},
		{"nothing settles it", "03/04/2026", "05/06/2026", foyer.OrderMDY, true},
		{"both occur", "14/03/2026", "03/14/2026", foyer.OrderOpen, false},
		{"names and machines need no order", "2026-03-04", "4 March 2026", foyer.OrderOpen, false},
	} {
		s := start()
		s.See([]string{"", c.row1})
		s.See([]string{"", c.row2})
		m := s.Mapping()
		if col := m.ColumnOf("created_at"); col.Order != c.order || col.Ask != c.ask {
			t.Errorf("%s: order %q, ask %v", c.name, col.Order, col.Ask)
		}
	}
	s := start()
	s.See(cut("|||1.234,50|01 23 45 67 89"))
	s.See(cut("|||99,5|+49 30 23125010"))
	s.See(cut("||||01.23.45.67.89"))
	m := s.Mapping()
	if got := strings.Join(m.Regions, " "); got != "FR DE" {
		t.Errorf("regions %q", got)
	}
	if d := m.ColumnOf("budget_max").Decimal; d != foyer.DecimalComma {
		t.Errorf("decimal mark %q", d)
	}
	if got := strings.Join(m.ColumnOf("phone").Samples, "|"); got != "01 23 45 67 89|+49 30 23125010|01.23.45.67.89" {
		t.Errorf("samples of a column the first rows had no value of: %q", got)
	}
	if got := m.ColumnOf("full_name").Samples; got == nil || len(got) > 0 {
		t.Errorf("samples of an empty column: %q", got)
	}
	m.ColumnOf("created_at").Chosen, m.ColumnOf("created_at").Order = true, foyer.OrderYMD
	again := NewSurvey(m, Prefs{})
	again.See([]string{"", "14/03/2026"})
	m = again.Mapping()
	if o := m.ColumnOf("created_at").Order; o != foyer.OrderYMD {
		t.Errorf("a person's order became %q", o)
	}
}

func FuzzGuess(f *testing.F) {
	f.Add("Name|Email", "Al Roy|a@x.ca")
	f.Add("Lead - Title|E-mail 1 - Value|Nom du contact", "||")
	f.Add("(|[|{|::|e-mail", "1|2|3|4|5")
	f.Fuzz(func(t *testing.T, header, row string) {
		m := Guess(cut(header), [][]string{cut(row), cut(row)}, Prefs{})
		seen, shown := map[string]bool{}, map[string]bool{}
		for _, c := range m.Columns {
			if c.Key != foyer.NotImported && c.Key != "notes" && c.Key != "tags" && seen[c.Key] {
				t.Fatalf("two columns go to %s", c.Key)
			}
			if shown[c.Header] {
				t.Fatalf("two columns are called %q", c.Header)
			}
			seen[c.Key], shown[c.Header] = true, true
		}
		if _, err := Compile(m, Env{}); err != nil {
			t.Fatal(err)
		}
	})
}
