package rules

import (
	"slices"
	"strings"
	"testing"

	"foyer/internal/foyer"
)

// One cell, awkward as people write it, and all that a record says of it.
func TestAwkwardValues(t *testing.T) {
	for _, c := range []struct{ name, key, cell, want, finding string }{
		// B12: several phones, each with its kind.
		{"kinds before", "phone", "c: 514-555-0199, h: 418-555-0100 ext 4", "home phone=+14185550100 (h: 418-555-0100 ext 4); mobile phone=+15145550199 (c: 514-555-0199)", ""},
		{"kinds behind", "phone", "514-555-0199 (cell) 418-555-0100 (work)", "mobile phone=+15145550199 (514-555-0199 (cell)); work phone=+14185550100 (418-555-0100 (work))", ""},
		{"three run together", "phone", "H:514-555-0199 C:418-555-0100 W:450-555-0123 x12", "home phone=+15145550199 (H:514-555-0199); mobile phone=+14185550100 (C:418-555-0100); work phone=+14505550123 (W:450-555-0123 x12)", ""},
		{"nothing but a space", "phone", "5145550199 4185550100", "main phone=+15145550199 (5145550199); other phone=+14185550100 (4185550100)", ""},
		{"French", "phone", "mobile 06 12 34 56 78 - bureau 01 23 45 67 89", "mobile phone=+33612345678 (mobile 06 12 34 56 78); work phone=+33123456789 (bureau 01 23 45 67 89)", ""},
		{"German", "phone", "Handy 0151 23125010 / privat 030 23125010", "home phone=+493023125010 (privat 030 23125010); mobile phone=+4915123125010 (Handy 0151 23125010)", ""},
		{"Spanish", "phone", "móvil +34 610 000 110; casa +34 910 000 110", "home phone=+34910000110 (casa +34 910 000 110); mobile phone=+34610000110 (móvil +34 610 000 110)", ""},
		{"a number too long is not cut in two", "phone", "514 555 0199 514", "main phone= (514 555 0199 514)", "phone.long"},
		{"B18: a zero in brackets", "phone", "+33 (0)6 12 34 56 78", "main phone=+33612345678 (+33 (0)6 12 34 56 78)", ""},
		// B12: several emails.
		{"kinds before emails", "email", "home: a@x.ca; work: b@y.ca", "home email=a@x.ca (a@x.ca); work email=b@y.ca (b@y.ca)", ""},
		{"joined by a word", "email", "a@x.ca et b@y.ca", "main email=a@x.ca (a@x.ca); other email=b@y.ca (b@y.ca)", ""},
		{"one with its kind", "email", "a@x.ca (work)", "work email=a@x.ca (a@x.ca)", ""},
		{"a sentence is no address", "email", "ask for a@x", "import note=[import] K: ask for a@x", "email.unreadable"},
		{"stops at a mail house", "email", "al@gmail", "import note=[import] K: al@gmail", "email.cut → al@gmail.com"},
		{"a space before the dot", "email", "al@x .ca", "main email=al@x.ca (al@x.ca)", "email.mended → al@x.ca"},
		// B14: several in a cell.
		{"by comma", "intent", "Buyer, Seller", "intent=buy,sell", ""},
		{"by line", "intent", "Acheteur\nVendeur", "intent=buy,sell", ""},
		{"Spanish", "intent", "compra; alquiler", "intent=buy,rent", ""},
		{"German", "intent", "Kaufen, mieten", "intent=buy,rent", ""},
		{"with a remark", "intent", "Buyer - First Time", "intent=buy", ""},
		{"a letter wrong", "intent", "Sellar", "import note=[import] K: Sellar", "intent.unknown → seller"},
		{"tags", "tags", "vip; west\neast,VIP", "tags=vip, west, east", ""},
		{"a status a letter wrong", "status", "Contactd", "import note=[import] K: Contactd", "status.unknown → contacted"},
		// B15: dates that are against their column, or none.
		{"against the column", "birthday", "3/14/1990", "import note=[import] K: 3/14/1990", "date.impossible → 1990-03-14"},
		{"no day of any calendar", "birthday", "31/02/1990", "import note=[import] K: 31/02/1990", "date.impossible"},
		{"no date", "birthday", "00/00/0000", "", ""},
		{"a browser's", "created_at", "Sat Mar 14 2026 10:22:00 GMT-0400 (Eastern Daylight Time)", "created_at=2026-03-14T14:22:00.000Z", ""},
		{"Spanish", "birthday", "14 de mayo de 1990", "birthday=1990-05-14", ""},
		{"German", "birthday", "14. Dez. 1990", "birthday=1990-12-14", ""},
		{"French", "birthday", "1er févr. 1990", "birthday=1990-02-01", ""},
		// B16: money.
		{"E notation", "budget_max", "4.5E+05", "budget_max=450000", ""},
		{"narrow space", "budget_max", "450\u202f000,00 $", "budget_max=450000", ""},
		{"apostrophe", "budget_max", "1'200'000.-", "budget_max=1200000", ""},
		{"German range", "budget_max", "300.000 bis 400.000 €", "budget_max=400000; budget_min=300000", ""},
		// B17: yes and no.
		{"polite", "do_not_contact", "Non merci", "do_not_contact=no", ""},
		{"German", "do_not_contact", "Ja, bitte", "do_not_contact=yes", ""},
		{"as a float", "do_not_contact", "1.0", "do_not_contact=yes", ""},
		{"a number that is neither", "do_not_contact", "2", "import note=[import] K: 2", "yes_no.unreadable"},
		{"a word that is neither", "do_not_contact", "peut-être", "import note=[import] K: peut-être", "yes_no.unreadable"},
		// C12
		{"no number of a listing", "mls_id", "see notes", "mls_id=see notes", "code.odd"},
		{"a listing", "mls_id", "R2-88412", "mls_id=R2-88412", ""},
		{"a listing with its board", "mls_id", "MLS# ACT 1234567", "mls_id=MLS# ACT 1234567", ""},
		{"several listings", "mls_id", "M100, M200", "mls_id=M100, M200", "code.odd"},
		{"a street", "mls_id", "12 Main Street, Bath", "mls_id=12 Main Street, Bath", "code.odd"},
		{"an address", "website", "https://Example.com/a?b=c#d", "website=https://Example.com/a?b=c#d", ""},
		{"an address without its beginning", "website", "www.example.co.uk", "website=www.example.co.uk", ""},
		{"an address beyond ASCII", "website", "http://côté.example:8080/é", "website=http://côté.example:8080/é", ""},
		{"a sentence", "website", "not a site", "import note=[import] K: not a site", "url.unreadable"},
		{"a name without an end", "website", "example", "import note=[import] K: example", "url.unreadable"},
		{"an email", "website", "ada@example.com", "import note=[import] K: ada@example.com", "url.unreadable"},
		{"a script", "website", "javascript:alert(1).x", "import note=[import] K: javascript:alert(1).x", "url.unreadable"},
		{"a file", "website", "file://server.local/a", "import note=[import] K: file://server.local/a", "url.unreadable"},
		{"an address with a hole", "website", "https://example..com", "import note=[import] K: https://example..com", "url.unreadable"},
		{"a number", "website", "12.50", "import note=[import] K: 12.50", "url.unreadable"},
	} {
		r, err := Compile(mapped("N=full_name", "K="+c.key), Env{Region: "CA", Regions: []string{"FR", "DE"}, Now: today})
		if err != nil {
			t.Fatal(err)
		}
		var rec foyer.Record
		var fs []foyer.Finding
		r.Read([]string{"Al Roy", c.cell}, &rec, &fs)
		var said []string
		for _, l := range strings.Split(told(&rec), "\n") {
			if l != "full_name=Al Roy" && l != "status=new" {
				said = append(said, l)
			}
		}
		want := strings.TrimSuffix(strings.ReplaceAll(c.want, "", ""), "; ")
		if got := strings.Join(said, "; "); got != want {
			t.Errorf("%s: %q is %q, want %q", c.name, c.cell, got, want)
		}
		finding := ""
		for _, f := range fs {
			if f.Key == "row.no_contact" {
				continue
			}
			if finding = f.Key; f.Suggest != "" {
				finding += " → " + f.Suggest
			}
		}
		if finding != c.finding {
			t.Errorf("%s: %q finds %q, want %q", c.name, c.cell, finding, c.finding)
		}
	}
}

// C19: a row with a phone alone is a lead like any other.
func TestPhoneAloneIsEnough(t *testing.T) {
	r, err := Compile(mapped("N=full_name", "T=phone"), Env{Region: "CA"})
	if err != nil {
		t.Fatal(err)
	}
	var rec foyer.Record
	var fs []foyer.Finding
	r.Read([]string{"Al Roy", "514-555-0199"}, &rec, &fs)
	if len(fs) > 0 || len(Required(&rec)) > 0 {
		t.Errorf("findings %+v", fs)
	}
}

// B17: yes and no as people write them, and nothing else is either.
func TestYesAndNo(t *testing.T) {
	r, err := Compile(mapped("N=full_name", "K=do_not_contact"), Env{Region: "CA"})
	if err != nil {
		t.Fatal(err)
	}
	for want, cells := range map[string]string{
		"yes": "yes Yes Y y oui Oui o 1 -1 x X true TRUE vrai",
		"no":  "no No N n non Non 0 false FALSE faux",
		"":    "maybe 2 yesno truth",
	} {
		for _, cell := range strings.Fields(cells) {
			var rec foyer.Record
			var fs []foyer.Finding
			r.Read([]string{"Al Roy", cell}, &rec, &fs)
			if got := Text(&rec, "do_not_contact"); got != want {
				t.Errorf("%q is %q, want %q", cell, got, want)
			}
			warned := slices.ContainsFunc(fs, func(f foyer.Finding) bool {
				return f.Key == "yes_no.unreadable" && f.Level == foyer.LevelWarning && f.Raw == cell
			})
			if warned != (want == "") {
				t.Errorf("%q finds %+v", cell, fs)
			}
		}
	}
}

// What people write they want, in words of a sentence; what they do not want is no wish.
func TestReadIntentOfSentences(t *testing.T) {
	for in, want := range map[string]string{
		"Comprar o alquilar":    "buy,rent",
		"Je souhaite vendre":    "sell",
		"quiero vender mi piso": "sell",
		"kaufen oder mieten":    "buy,rent",
		"Comprar ou arrendar":   "buy,rent",
		"Ambas":                 "buy,sell",
		"vende":                 "sell",
		"cerca":                 "buy",
		"ALQ":                   "rent",
		"Buy, not sell":         "",
		"pas vendre":            "",
	} {
		if got, _ := readIntent(in); got.text() != want {
			t.Errorf("%q is %q, want %q", in, got.text(), want)
		}
	}
}
