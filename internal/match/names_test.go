package match

import (
	"testing"

	"foyer/internal/foyer"
)

// levels answers how the names of two are alike.
func levels(a, b *foyer.Record) (given, family uint8) {
	l, _, _ := NewJudge().compare(a, b)
	return l.level[givenTrait], l.level[familyTrait]
}

// D15: given names that are alike, and are two people's all the same; and those that are
// unlike, and one person's.
func TestGivenNames(t *testing.T) {
	for _, c := range []struct {
		one, other string
		want       uint8
	}{
		// A man's name and a woman's of one stem.
		{"Louis", "Louise", givenAkin},
		{"Gabriel", "Gabriela", givenAkin},
		{"Daniel", "Danielle", givenAkin},
		{"Robert", "Roberta", givenAkin},
		{"Claude", "Claudette", givenAkin},
		{"Frédéric", "Frédérique", givenAkin},
		{"Julien", "Julie", givenAkin},
		{"Claudio", "Claudia", givenAkin},
		{"Deepak", "Deepika", givenAkin},
		{"Amélie", "Améliie", givenTypo}, // a letter typed twice
		// What is but a slip, or a short form.
		{"Yvette", "Yvett", givenTypo},
		{"Julia", "Juli", givenTypo},
		{"Anne", "Ann", givenNick},
		{"Isabel", "Isabelle", givenNick},
		// One half of two, as brothers and sisters have it.
		{"Jean-Pierre", "Jean-Paul", givenAkin},
		{"Anne-Marie", "Anne-Sophie", givenAkin},
		{"José Antonio", "José Luis", givenAkin},
		{"Louis-Philippe", "Jean-Philippe", givenAkin},
		{"Min-jun", "Min-seo", givenAkin},
		{"Min-jun", "Min-jung", givenAkin},
		{"Philippe", "Jean-Philippe", givenAkin},
		{"Xiaoming", "Xiaohong", givenAkin},
		{"Jianhua", "Jianguo", givenAkin},
		{"Jean-Luc", "Jean-Luk", givenTypo},
		{"Luis Miguel", "Lyis Miguel", givenTypo},
		// Mary and what is left of her.
		{"María Teresa", "Teresa", givenNick},
		{"María Teresa", "Mª Teresa", givenSame},
		{"María Teresa", "M.ª Teresa", givenSame},
		{"María del Carmen", "Ma. Carmen", givenSame},
		{"María de los Ángeles", "Mª Ángeles", givenSame},
		{"María Guadalupe", "Lupita", givenNick},
		{"María José", "José", givenAkin},
		// Short forms.
		{"José Ignacio", "Nacho", givenNick},
		{"José María", "Txema", givenNick},
		{"Francisco Javier", "Fco. Javier", givenSame},
		{"Leticia", "Lety", givenNick},
		{"Alberto", "Beto", givenNick},
		{"William", "Wm", givenSame},
		{"José Antonio", "Antonio", givenFaint},
		{"Alejandro", "J. Alejandro", givenPartly},
		// Letters that were lost, or read in another encoding.
		{"Loïc", "Lo\uFFFDc", givenSame},
		{"Loïc", "Lo?c", givenSame},
		{"Ève-Lyne", "?ve-Lyne", givenSame},
		{"Françoise", "FranÃ§oise", givenSame},
		{"Rémi", "Rmi", givenFaint},
		// Other ways to write a name in the Latin alphabet.
		{"Deepak", "Dipak", givenNick},
		{"Tariq", "Tarek", givenTypo},
		{"Dong-hyun", "Donghyun", givenSame},
		{"Dong-hyun", "Dong Hyun", givenSame},
		{"Eun-ji", "Un-ji", givenTypo},
		// Nearly all letters in common.
		{"Elena", "Ángel", differs},
		{"Simon", "Sonia", differs},
	} {
		a, b := folk(c.one, "Roy", "", "", "", "", ""), folk(c.other, "Roy", "", "", "", "", "")
		got, _ := levels(a, b)
		back, _ := levels(b, a)
		if got != c.want || back != c.want {
			t.Errorf("%q and %q: %d one way and %d the other, want %d", c.one, c.other, got, back, c.want)
		}
	}
}

// D15: a name is the same whatever its source makes of the parts of it.
func TestWholeNames(t *testing.T) {
	for _, c := range []struct {
		what string
		a, b *foyer.Record
	}{
		{"title", folk("Sandrine", "Guyot", "", "", "", "", ""), person("Dre Sandrine GUYOT", nil, nil)},
		{"title in the cell of the given name", folk("Sandrine", "Guyot", "", "", "", "", ""), folk("Madame", "Sandrine Guyot", "", "", "", "", "")},
		{"and two family names", folk("Javier", "Pastor Vidal", "", "", "", "", ""), folk("D.", "Javier Pastor Vidal", "", "", "", "", "")},
		{"and two given names", folk("Juan Pablo", "Sánchez", "", "", "", "", ""), folk("Sr.", "Juan Pablo Sánchez", "", "", "", "", "")},
		{"D.ª", folk("Claudia", "León", "", "", "", "", ""), folk("D.ª Claudia", "León", "", "", "", "", "")},
		{"Lic.", folk("Claudia", "León", "", "", "", "", ""), folk("Lic. Claudia", "León", "", "", "", "", "")},
		{"a degree after a comma", person("Gabrielle Bennett", nil, nil), person("Gabrielle Bennett, MD", nil, nil)},
		{"Esq.", person("Gabrielle Bennett", nil, nil), person("Bennett, Gabrielle, Esq.", nil, nil)},
		{"family name first", person("Jianhua Zhang", nil, nil), person("Zhang Jianhua", nil, nil)},
		{"syllables apart", person("Zheng Haoran", nil, nil), person("Hao Ran Zheng", nil, nil)},
		{"all in one cell, family names first", folk("José Ignacio", "Villaseñor Covarrubias", "", "", "", "", ""), folk("VILLASENOR COVARRUBIAS JOSE IGNACIO", "", "", "", "", "", "")},
		{"widow of", folk("Adriana", "Aguilar", "", "", "", "", ""), folk("Adriana", "Aguilar Vda. de Campos", "", "", "", "", "")},
		{"turned, with particles", folk("Rosa María", "de los Santos Moreno", "", "", "", "", ""), folk("de los Santos Moreno", "Rosa María", "", "", "", "", "")},
	} {
		if g, f := levels(c.a, c.b); g != givenSame || f != familySame {
			t.Errorf("%s: given %d, family %d", c.what, g, f)
		}
		if g, f := levels(c.b, c.a); g != givenSame || f != familySame {
			t.Errorf("%s, the other way round: given %d, family %d", c.what, g, f)
		}
	}
}

// D15: what names nobody is no name, and a name in other letters is no other name.
func TestNoName(t *testing.T) {
	ann := person("Ann Lee", nil, nil)
	for _, name := range []string{"Zillow Lead", "New Lead", "ann.lee@ex.ca", "Unknown", "n/a", "Sin nombre", "陈晓明", "김민정"} {
		if g, f := levels(ann, person(name, nil, nil)); g != 0 || f != 0 {
			t.Errorf("%s: given %d, family %d", name, g, f)
		}
	}
	if g, _ := levels(ann, person("Ann Lead", nil, nil)); g == 0 {
		t.Error("a given name says nothing")
	}
}

// D15: what stands for no phone and no mailbox says nothing, though two have it.
func TestNobodysContacts(t *testing.T) {
	level := func(phone, email string) (uint8, uint8) {
		rec := &foyer.Record{}
		rec.Phones, rec.Emails = []foyer.Contact{{Raw: phone}}, []foyer.Contact{{Raw: email}}
		l, _, _ := NewJudge().compare(rec, rec)
		return l.level[phoneTrait], l.level[emailTrait]
	}
	for _, c := range []struct{ phone, email string }{
		{"0000000000", "na@na.com"},
		{"1234567890", "test@test.com"},
		{"514-000-0000", "noreply@zillow.com"},
		{"999-999-9999", "no-reply@ex.ca"},
		{"do not call", "none@none.com"},
		{"no llamar", "n/a"},
		{"n/a", "no tiene"},
		{"555-555-5555", "inconnu@inconnu.fr"},
		{"9876543210", "sincorreo@sincorreo.com"},
	} {
		if p, e := level(c.phone, c.email); p != 0 || e != 0 {
			t.Errorf("%s %s: phone %d, email %d", c.phone, c.email, p, e)
		}
	}
	for _, c := range []struct{ phone, email string }{{"514-555-0199", "tess@ex.ca"}, {"949/271-4988", "smith@smith.com"}, {"+33 6 12 34 56 78 p.12", "na@hotel.com"}} {
		if p, e := level(c.phone, c.email); p != phoneSame || e != emailSame {
			t.Errorf("%s %s: phone %d, email %d", c.phone, c.email, p, e)
		}
	}
	// Of a cell that holds several, or an extension, each phone is seen.
	for _, cell := range []string{"5817167595 / 5145550199", "514-555-0199 p.12", "514 555-0199 poste 214", "514-555-0199 | 5817167595"} {
		a, b := person("", one("+15145550199"), nil), &foyer.Record{Phones: []foyer.Contact{{Raw: cell}}}
		if l, _, _ := NewJudge().compare(a, b); l.level[phoneTrait] != phoneSame {
			t.Errorf("%s: %d", cell, l.level[phoneTrait])
		}
	}
}
