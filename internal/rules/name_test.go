package rules

import (
	"testing"

	"foyer/internal/foyer"
)

// B10: whole names come apart by their order, with titles, middle names, particles
// and what follows a last name.
func TestSplitName(t *testing.T) {
	const fl, lf = foyer.NameFirstLast, foyer.NameLastFirst
	for _, c := range []struct {
		in          string
		order       foyer.NameOrder
		first, last string
	}{
		{"Élise Tremblay", fl, "Élise", "Tremblay"},
		{"Tremblay Élise", lf, "Élise", "Tremblay"},
		{"Tremblay, Élise", fl, "Élise", "Tremblay"},
		{"Tremblay, Élise Marie", lf, "Élise Marie", "Tremblay"},
		{"Mary Ann Johnson", fl, "Mary Ann", "Johnson"},
		{"John Q. Public", fl, "John Q.", "Public"},
		{"Marie de la Fontaine", fl, "Marie", "de la Fontaine"},
		{"de la Fontaine Marie", lf, "Marie", "de la Fontaine"},
		{"Jan van der Berg", fl, "Jan", "van der Berg"},
		{"van der Berg, Jan", fl, "Jan", "van der Berg"},
		{"van der Berg Jan", lf, "Jan", "van der Berg"},
		{"Sean O'Brien", fl, "Sean", "O'Brien"},
		{"Carlos García y López", fl, "Carlos García", "y López"},
		{"Dr. Jane Smith", fl, "Jane", "Smith"},
		{"Mme Élise Tremblay", fl, "Élise", "Tremblay"},
		{"M. Jean Roy", fl, "Jean", "Roy"},
		{"Herr Dr. Jürgen Weiß", fl, "Jürgen", "Weiß"},
		{"Sra. Begoña Soler", fl, "Begoña", "Soler"},
		{"Tremblay, Mme Élise", fl, "Élise", "Tremblay"},
		{"John Smith Jr.", fl, "John", "Smith Jr."},
		{"John Smith III", fl, "John", "Smith III"},
		{"Smith, John, Jr.", fl, "John", "Smith Jr."},
		{"Smith Jr., John", fl, "John", "Smith Jr."},
		{"TREMBLAY Élise", fl, "Élise", "TREMBLAY"},
		{"Élise TREMBLAY", lf, "Élise", "TREMBLAY"},
		{"DE LA FONTAINE Marie-Claude", fl, "Marie-Claude", "DE LA FONTAINE"},
		{"Marie DE LA FONTAINE", fl, "Marie", "DE LA FONTAINE"},
		{"ELISE TREMBLAY", fl, "ELISE", "TREMBLAY"},
		{"M Roy", fl, "M", "Roy"},
		{"Cher", fl, "", ""},
		{"Roy et fils, Inc.", fl, "", ""},
		{"Hartwell Holdings LLC", fl, "", ""},
		{"Jean & Marie Tremblay", fl, "", ""},
		{"John Smith, CPA", fl, "", ""},
		{"", fl, "", ""},
	} {
		first, last, ok := SplitName(c.in, c.order)
		if first != c.first || last != c.last || ok != (c.last != "") {
			t.Errorf("SplitName(%q, %q) = %q, %q, %v; want %q, %q", c.in, c.order, first, last, ok, c.first, c.last)
		}
	}
}

// B10: a name with its last part first is shown as people say it, and loses nothing.
func TestNameAsSaid(t *testing.T) {
	for in, want := range map[string]string{
		"Reyes-Whitman, Daniel":     "Daniel Reyes-Whitman",
		"DE LA CRUZ, Anaïs":         "Anaïs DE LA CRUZ",
		"Tremblay, Mme Élise Marie": "Mme Élise Marie Tremblay",
		"Dr. Smith, John":           "Dr. John Smith",
		"Smith, John M.":            "John M. Smith",
		"Smith, John, Sr.":          "John Smith Sr.",
		"Élise Tremblay":            "Élise Tremblay",
		"Roy et fils, Inc.":         "Roy et fils, Inc.",
		"Acme Realty, Montréal":     "Acme Realty, Montréal",
		"John Smith, CPA":           "John Smith, CPA",
		"Smith, John Jr.":           "John Smith Jr.",
		"Smith, John III":           "John Smith III",
		"Berg, Tim van der":         "Tim van der Berg",
		"Silva, João da":            "João da Silva",
		"García López, María José":  "María José García López",
		"王, 小明":                     "小明 王",
		"Austin, TX":                "Austin, TX",
		"Montréal, Québec":          "Montréal, Québec",
		"Smith, Virginia":           "Virginia Smith",
		"Pérez, S.A. de C.V.":       "Pérez, S.A. de C.V.",
		"Obras Pérez, S. L. U.":     "Obras Pérez, S. L. U.",
		"Roy, Gagné et associés":    "Roy, Gagné et associés",
		"Smith Trust, The":          "Smith Trust, The",
		"Estate of Smith, John":     "Estate of Smith, John",
		"Roy, Succession":           "Roy, Succession",
		"Jean Roy, Courtier":        "Jean Roy, Courtier",
		"John Smith, Jane Smith":    "John Smith, Jane Smith",
		"Smith, ?":                  "Smith, ?",
	} {
		r, err := Compile(mapped("Name=full_name", "Mail=email"), Env{Now: today})
		if err != nil {
			t.Fatal(err)
		}
		var rec foyer.Record
		var fs []foyer.Finding
		r.Read([]string{in, "a@x.ca"}, &rec, &fs)
		if got := rec.Values[foyer.SlotFullName]; got != want || len(fs) > 0 {
			t.Errorf("%q is %q, want %q; findings %v", in, got, want, fs)
		}
	}
	// The parts are those of the name as it is said.
	for in, want := range map[string][2]string{
		"Smith, John Jr.":          {"John", "Smith Jr."},
		"Berg, Tim van der":        {"Tim", "van der Berg"},
		"Smith, Mr. and Mrs. John": {"", ""},
		"Juan y Ana, Luis":         {"Luis", "Juan y Ana"},
	} {
		if first, last, _ := lastFirst(in); first != want[0] || last != want[1] {
			t.Errorf("%q is %q and %q, want %v", in, first, last, want)
		}
	}
	// Where the column says so, without a comma too.
	m := mapped("Nom=full_name", "Mail=email")
	m.Columns[0].Names = foyer.NameLastFirst
	r, err := Compile(m, Env{Now: today})
	if err != nil {
		t.Fatal(err)
	}
	var rec foyer.Record
	var fs []foyer.Finding
	r.Read([]string{"Okafor Hélène", "a@x.ca"}, &rec, &fs)
	if got := rec.Values[foyer.SlotFullName]; got != "Hélène Okafor" {
		t.Errorf("read as %q", got)
	}
}

// B10: a couple is one lead, with a word about the second person.
func TestCouple(t *testing.T) {
	for in, want := range map[string]string{
		"Jean & Marie Tremblay":        "Marie Tremblay",
		"Jean et Marie Tremblay":       "Marie Tremblay",
		"Mr and Mrs Smith":             "Mrs Smith",
		"M. et Mme Roy":                "Mme Roy",
		"John Smith & Jane Doe":        "Jane Doe",
		"John Smith / Jane Doe":        "Jane Doe",
		"Hans und Eva Weiß":            "Eva Weiß",
		"Luis y Ana García":            "Ana García",
		"Tremblay, Jean & Marie":       "Marie Tremblay",
		"JEAN ET MARIE ROY":            "MARIE ROY",
		"Roy et fils":                  "",
		"Smith & Sons":                 "",
		"Müller & Söhne":               "",
		"Johnson and Johnson LLC":      "",
		"Jane Roy":                     "",
		"Carlos García y López":        "",
		"Marie-Andrée Rey":             "",
		"care of the estate and heirs": "",
		"&":                            "",
		"A & ":                         "",
	} {
		if got := couple(in); got != want {
			t.Errorf("couple(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzSplitName(f *testing.F) {
	for _, s := range []string{"Tremblay, Élise", "Dr. van der Berg Jan III", "M. & Mme Roy", "DE LA FONTAINE Marie", ", ,", "\u00a0x\u200b y"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, o := range []foyer.NameOrder{foyer.NameFirstLast, foyer.NameLastFirst} {
			first, last, ok := SplitName(s, o)
			if ok != (first != "" && last != "") {
				t.Fatalf("%q by %q: %q, %q, %v", s, o, first, last, ok)
			}
		}
		if other := couple(s); other != "" && !named(other) {
			t.Fatalf("%q names %q", s, other)
		}
	})
}

// B10: the whole column tells its order; a row against it is noted at both cells.
func TestOrderOfNames(t *testing.T) {
	for _, c := range []struct {
		name, pairs string
		rows        []string
		order       foyer.NameOrder
		swapped     string // the column's remark
	}{
		{"first, last", "N=full_name", []string{"Jennifer Roy", "Kevin Fox", "Élise Tremblay", "Oyelaran Marcus"}, foyer.NameFirstLast, ""},
		{"last, first", "N=full_name", []string{"Roy Jennifer", "Fox Kevin", "Tremblay Élise", "Oyelaran Marcus"}, foyer.NameLastFirst, ""},
		{"capitals say it", "N=full_name", []string{"ROY Xan", "FOX Ody", "DE LA TOUR Ilo"}, foyer.NameLastFirst, ""},
		{"too few to say", "N=full_name", []string{"Roy Jennifer", "Fox Kevin"}, foyer.NameFirstLast, ""},
		{"columns in each other's place", "F=first_name L=last_name", []string{"Roy|Jennifer", "Fox|Kevin", "Tremblay|Élise"}, foyer.NameFirstLast, "3 Roy Jennifer"},
		{"columns in their place", "F=first_name L=last_name", []string{"Jennifer|Roy", "Kevin|Fox", "Tremblay|Élise"}, foyer.NameFirstLast, ""},
	} {
		m := surveyed(t, c.pairs, c.rows...)
		got := ""
		for _, d := range m.Columns[0].Damage {
			got += d.Args["count"] + " " + d.Args["example"]
		}
		if m.Columns[0].Names != c.order || got != c.swapped {
			t.Errorf("%s: order %q, remark %q", c.name, m.Columns[0].Names, got)
		}
	}
	r, err := Compile(mapped("F=first_name", "L=last_name"), Env{})
	if err != nil {
		t.Fatal(err)
	}
	for row, want := range map[string]string{
		"Tremblay|Élise":  "first_name name.swapped → Élise; last_name name.swapped → Tremblay",
		"Élise|Tremblay":  "",
		"Xochitl|Oyelara": "",
		"Dupont|Martin":   "", // both are last names
	} {
		var rec foyer.Record
		var fs []foyer.Finding
		r.Read(cut(row), &rec, &fs)
		if got := found(fs); got != want {
			t.Errorf("%s: %q, want %q", row, got, want)
		}
	}
}
