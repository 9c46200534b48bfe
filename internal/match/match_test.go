package match

import (
	"testing"

	"foyer/internal/foyer"
)

// person makes a record of a name, phones and emails in normal form.
func person(name string, phones, emails []string) *foyer.Record {
	rec := &foyer.Record{}
	rec.Values[foyer.SlotFullName] = name
	for _, p := range phones {
		rec.Phones = append(rec.Phones, foyer.Contact{Raw: "raw " + p, Norm: p})
	}
	for _, e := range emails {
		rec.Emails = append(rec.Emails, foyer.Contact{Raw: "raw " + e, Norm: e})
	}
	return rec
}

func one(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// The acceptance vectors of the match test (D2, D3, UD21). How a phone or an email comes to its
// normal form is tried where it is made.
func TestVectors(t *testing.T) {
	here := person("Élise Tremblay", one("+15145550199"), one("elise@ex.ca"))
	nameOnly := person("Élise Tremblay", nil, nil)
	twoPhones := person("Élise Tremblay", []string{"+15145550199", "+14505550100"}, one("elise@ex.ca"))
	const n, p, e = foyer.ByName, foyer.ByPhone, foyer.ByEmail
	for _, c := range []struct {
		what  string
		a, b  *foyer.Record
		kinds foyer.Kinds
		same  bool
	}{
		{"name and phone", here, person("elise tremblay", one("+15145550199"), nil), n | p, true},
		{"name and email, order and case apart", here, person("Tremblay, Elise", nil, one("elise@ex.ca")), n | e, true},
		{"phone and email, name differs", here, person("Marc Roy", one("+15145550199"), one("elise@ex.ca")), p | e, true},
		{"all three", here, here, n | p | e, true},
		{"name alone", here, person("Élise Tremblay", one("+15145550000"), one("other@ex.ca")), n, false},
		{"phone alone", here, person("Marc Tremblay", one("+15145550199"), nil), p, false},
		{"email alone", here, person("Marc Tremblay", nil, one("elise@ex.ca")), e, false},
		{"empty does not equal empty", nameOnly, person("Élise Tremblay", nil, nil), n, false},
		{"nobody", person("", nil, nil), person("", nil, nil), 0, false},
		{"two phones are one kind", twoPhones, person("Ann Lee", []string{"+14505550100", "+15145550199"}, nil), p, false},
		{"any of several phones", twoPhones, person("Tremblay Elise", one("+14505550100"), nil), n | p, true},
	} {
		got := Common(KeysOf(c.a), KeysOf(c.b))
		if got != c.kinds || Same(got) != c.same {
			t.Errorf("%s: shares %v, same %v", c.what, got.Names(), Same(got))
		}
		if back := Common(KeysOf(c.b), KeysOf(c.a)); back != got {
			t.Errorf("%s: %v one way, %v the other", c.what, got.Names(), back.Names())
		}
	}
}

func TestUnplacedIsNoKey(t *testing.T) {
	a := person("Al Roy", nil, nil)
	a.Phones = []foyer.Contact{{Raw: "555 01", Nat: "55501"}}
	b := person("Al Roy", nil, nil)
	b.Phones = a.Phones
	if k := Common(KeysOf(a), KeysOf(b)); k != foyer.ByName {
		t.Errorf("two phones without a place share %v", k.Names())
	}
}

func TestNames(t *testing.T) {
	same := [][]string{
		{"Élise Tremblay", "TREMBLAY  Elise", "Tremblay, Élise", "E\u0301lise Tremblay", "élise tremblay.", "\u00a0Élise\u00a0Tremblay"},
		{"Sean O'Brien", "sean obrien", "Sean O’Brien"},
		{"Jean-Pierre St-Onge", "Jean Pierre St. Onge"},
		{"Jürgen Weiß", "JURGEN WEISS"},
		{"محمد أحمد", "أحمد محمد"},
	}
	for i, set := range same {
		for _, name := range set {
			if a, b := KeysOf(person(set[0], nil, nil)).Name, KeysOf(person(name, nil, nil)).Name; a != b || a == 0 {
				t.Errorf("%q and %q have different keys", set[0], name)
			}
			for j, other := range same {
				if i != j && KeysOf(person(name, nil, nil)).Name == KeysOf(person(other[0], nil, nil)).Name {
					t.Errorf("%q and %q have one key", name, other[0])
				}
			}
		}
	}
	for _, pair := range [][2]string{{"Ann Lee", "Anne Lee"}, {"Ann Ann", "Ann"}, {"Jo Jo Lee", "Jo Lee Lee"}, {"A B", "AB"}} {
		if KeysOf(person(pair[0], nil, nil)).Name == KeysOf(person(pair[1], nil, nil)).Name {
			t.Errorf("%q and %q have one key", pair[0], pair[1])
		}
	}
	for _, name := range []string{"", " ", "-", "…"} {
		if KeysOf(person(name, nil, nil)).Name != 0 {
			t.Errorf("%q has a key", name)
		}
	}
}

func TestNameFromParts(t *testing.T) {
	parts := &foyer.Record{}
	parts.Values[foyer.SlotFirstName], parts.Values[foyer.SlotLastName] = "Élise ", "Tremblay"
	firm := &foyer.Record{}
	firm.Values[foyer.SlotCompany] = "Roy inc."
	both := &foyer.Record{}
	both.Values[foyer.SlotFirstName], both.Values[foyer.SlotCompany] = "Al", "Roy inc."
	if KeysOf(parts).Name != KeysOf(person("Elise Tremblay", nil, nil)).Name {
		t.Error("first and last name are not the full name")
	}
	if KeysOf(firm).Name != KeysOf(person("Roy, Inc", nil, nil)).Name {
		t.Error("a company alone is not the name")
	}
	if KeysOf(both).Name == KeysOf(firm).Name {
		t.Error("the company counts beside a first name")
	}
}

// Keys lie in databases: they may never change.
func TestKeysStay(t *testing.T) {
	k := KeysOf(person("Élise Tremblay", one("+15145550199"), one("elise@ex.ca")))
	if k.Name != 0xc5414445df8debe6 || k.Phones[0] != 0xe08f2ee5137a570a || k.Emails[0] != 0x27bb5417b80dbd83 {
		t.Errorf("keys are %#x, %#x, %#x", k.Name, k.Phones[0], k.Emails[0])
	}
}

func TestRank(t *testing.T) {
	const n, p, e, id = foyer.ByName, foyer.ByPhone, foyer.ByEmail, foyer.ByID
	order := []foyer.Kinds{id, n | p | e, p | e, n | e, n | p}
	for i := 1; i < len(order); i++ {
		if Rank(order[i-1]) <= Rank(order[i]) {
			t.Errorf("%v does not come before %v", order[i-1].Names(), order[i].Names())
		}
	}
	for _, k := range []foyer.Kinds{0, n, p, e} {
		if Rank(k) != 0 || Same(k) {
			t.Errorf("%v makes a match", k.Names())
		}
	}
}
