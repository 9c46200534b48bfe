package match

import (
	"testing"

	"foyer/internal/foyer"
)

// apartPairs are people of one household, of one family, of one office: all alike, and two.
func apartPairs() map[string][2]*foyer.Record {
	const street, town = "12 rue Basse", "Laval"
	pair := func(first, last, born, first2, last2, born2 string) [2]*foyer.Record {
		a := folk(first, last, "+15145550111", "a1950@ex.ca", street, town, born)
		b := folk(first2, last2, "+15145550122", "b1980@ex.fr", street, town, born2)
		land := foyer.Contact{Norm: "+14505550199"}
		a.Phones, b.Phones = append(a.Phones, land), append(b.Phones, land)
		return [2]*foyer.Record{a, b}
	}
	shared := func(first, last, first2, last2 string) [2]*foyer.Record {
		p := pair(first, last, "", first2, last2, "")
		for _, rec := range p {
			rec.Phones, rec.Emails = []foyer.Contact{{Norm: "+14505550199"}}, []foyer.Contact{{Norm: "info@bureau.ca"}}
		}
		return p
	}
	return map[string][2]*foyer.Record{
		"a man and a woman, by title":           pair("M. Dominique", "Lavergne", "", "Mme Dominique", "Lavergne", ""),
		"a man's name and a woman's":            pair("Louis", "Lavergne", "", "Louise", "Lavergne", ""),
		"and by title":                          pair("D. Gabriel", "Lavergne", "", "D.ª Gabriela", "Lavergne", ""),
		"and by birthday":                       pair("Robert", "Lavergne", "1970-05-06", "Roberta", "Lavergne", "1974-11-02"),
		"father and son, by birthday":           pair("Robert", "Lavergne", "1950-05-06", "Robert", "Lavergne", "1980-11-02"),
		"father and son, by name":               pair("Robert", "Lavergne père", "", "Robert", "Lavergne fils", ""),
		"padre, hijo":                           pair("Raúl", "Bustamante (padre)", "", "Raúl", "Bustamante (hijo)", ""),
		"Sr and Jr":                             pair("Robert", "Lavergne Sr.", "", "Robert", "Lavergne Jr.", ""),
		"II and III":                            pair("Robert", "Lavergne II", "", "Robert", "Lavergne III", ""),
		"another second family name":            pair("Víctor", "Pérez Gallego", "", "Víctor", "Pérez Fuentes", ""),
		"brother and sister of one given name":  pair("Kuldeep", "Singh", "", "Kuldeep", "Kaur", ""),
		"twins":                                 pair("Hervé", "Lavergne", "1980-03-02", "Odile", "Lavergne", "1980-03-02"),
		"twins that share half a name":          pair("Anne-Marie", "Lavergne", "1980-03-02", "Anne-Sophie", "Lavergne", "1980-03-02"),
		"twins of China":                        pair("Jianhua", "Zhang", "1980-03-02", "Jianguo", "Zhang", "1980-03-02"),
		"spouses, one mailbox and phone":        shared("Hervé", "Lavergne", "Odile", "Lavergne"),
		"spouses, one of two names":             shared("Rafael", "Sanz", "Leticia", "Santana de Sanz"),
		"spouses of two names":                  shared("Raúl", "Díaz Peña", "Raquel", "García"),
		"colleagues":                            shared("Elena", "Sáez", "Ángel", "Carrasco"),
		"colleagues that share one family name": shared("Víctor", "Martínez Fernández", "Antonio", "Martínez Echeverría"),
	}
}

// D15: two who are alike in all but what makes them two are told apart, alone and in
// whatever file: more of their like, or none, or other kinds of repeats, teach nothing
// else.
func TestTheLikeAreToldApart(t *testing.T) {
	for what, p := range apartPairs() {
		if s := NewJudge().Score(p[0], p[1]); s >= 50 {
			t.Errorf("%s: %d", what, s)
		}
	}
	whats, people := []string{}, []*foyer.Record{}
	for what, p := range apartPairs() {
		whats, people = append(whats, what), append(people, p[0], p[1])
	}
	for _, padding := range []int{0, 60, 600} {
		for repeats := range 3 {
			all := append([]*foyer.Record{}, people...)
			for i, rec := range town(padding) {
				all = append(all, rec)
				if i%3 < repeats { // one row in three, or two, stands twice with another phone or mailbox
					again := *rec
					if i%2 == 0 {
						again.Phones = []foyer.Contact{{Norm: "+1438" + rec.Phones[0].Norm[5:]}}
					} else {
						again.Emails = nil
					}
					all = append(all, &again)
				}
			}
			got := groups(t, all...)
			for i, what := range whats {
				if got[2*i] == got[2*i+1] {
					t.Errorf("%s: one among %d rows with %d repeats", what, len(all), repeats)
				}
			}
		}
	}
}

// D15: what gainsays two does not part those of whom nearly all else is the same.
func TestSlipsDoNotPart(t *testing.T) {
	ann := folk("Mme Dominique", "Lavergne", "+15145550199", "dlavergne@ex.ca", "12 rue Basse", "Laval", "1980-03-02")
	for what, rec := range map[string]*foyer.Record{
		"another title":            folk("M. Dominique", "Lavergne", "+15145550199", "dlavergne@ex.ca", "12 rue Basse", "Laval", "1980-03-02"),
		"day and month exchanged":  folk("Dominique", "Lavergne", "+15145550199", "", "12 rue Basse", "Laval", "1980-02-03"),
		"a digit of the birthday":  folk("Dominique", "Lavergne", "", "dlavergne@ex.ca", "12 rue Basse", "Laval", "1981-03-02"),
		"another birthday":         folk("Dominique", "Lavergne", "+15145550199", "dlavergne@ex.ca", "12 rue Basse", "Laval", "1975-12-24"),
		"a portal's word for name": person("Zillow Lead", one("+15145550199"), one("dlavergne@ex.ca")),
		"the title alone":          folk("Mme", "Lavergne", "+15145550199", "dlavergne@ex.ca", "", "", ""),
	} {
		if s := NewJudge().Score(ann, rec); s < 50 {
			t.Errorf("%s: %d", what, s)
		}
	}
}

// D15: many who share a name and a town, and whose phones and mailboxes are nobody's, are
// not one.
func TestANameAndATown(t *testing.T) {
	people := town(200)
	a := folk("Priya", "Sharma", "+10000000000", "na@na.com", "", "Laval", "")
	b := folk("Priya", "Sharma", "+19999999999", "test@test.com", "7 Oak Avenue", "Laval", "")
	got := groups(t, append(people, a, b)...)
	if got[200] == got[201] {
		t.Error("a name and a town make them one")
	}
}
