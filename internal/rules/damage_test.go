package rules

import (
	"strings"
	"testing"

	"foyer/internal/foyer"
)

// surveyed is a mapping of "Header=key" pairs that has seen rows, cells between bars.
func surveyed(t *testing.T, pairs string, rows ...string) foyer.Mapping {
	t.Helper()
	s := NewSurvey(mapped(strings.Fields(pairs)...), Prefs{Region: "CA"})
	for _, r := range rows {
		s.See(cut(r))
	}
	return s.Mapping()
}

func found(fs []foyer.Finding) string {
	var out []string
	for _, f := range fs {
		if f.Key != "row.no_contact" {
			out = append(out, f.Field+" "+f.Key+" → "+f.Suggest)
		}
	}
	return strings.Join(out, "; ")
}

// C11: what a spreadsheet did to a cell is said, with what it was where that can be
// told. C9: so is what a slip of the pen likely meant.
func TestDamageOfRows(t *testing.T) {
	for _, c := range []struct{ name, pairs, row, want, values string }{
		{"a broken formula is no value", "N=full_name C=city", "Al Roy|#REF!", "city damage.formula → ", ""},
		{"in French", "N=full_name C=city", "Al Roy|#VALEUR!", "city damage.formula → ", ""},
		{"in Spanish", "N=full_name C=city", "Al Roy|#¡REF!", "city damage.formula → ", ""},
		{"a column too narrow", "N=full_name B=birthday", "Al Roy|########", "birthday damage.hashes → ", ""},
		{"a number sign is text", "N=full_name A=address_line2", "Al Roy|#12", "", "#12"},
		{"apartment", "N=full_name A=address_line2", "Al Roy|# 4B", "", "# 4B"},
		{"a phone shortened with all its digits", "N=full_name T=phone", "Al Roy|5.145550199E+09", "phone damage.exponent → 5145550199", ""},
		{"a phone shortened for good", "N=full_name T=phone", "Al Roy|5.14556E+09", "phone phone.cut → ", ""},
		{"an id shortened for good", "N=full_name I=external_id", "Al Roy|1.23457E+15", "external_id damage.exponent → ", "1.23457E+15"},
		{"an id that only looks so", "N=full_name I=external_id", "Al Roy|12E4", "", "12E4"},
		{"a unit made a date", "N=full_name A=address_line2", "Al Roy|4-Mar", "address_line2 damage.date → 3-4", "4-Mar"},
		{"in French, days come first", "N=full_name A=address_line2", "Al Roy|04-mars", "address_line2 damage.date → 4-3", "04-mars"},
		{"as a month", "N=full_name I=property_id", "Al Roy|Mar-04", "property_id damage.date → 3-04", "Mar-04"},
		{"from a workbook", "N=full_name A=address_line2", "Al Roy|2026-03-04", "address_line2 damage.date → 3-4", "2026-03-04"},
		{"a reference that is none", "N=full_name I=mls_id", "Al Roy|12-345", "", "12-345"},
		{"broken accents", "N=full_name C=city", "Al Roy|MontrÃ©al", "city text.mojibake → Montréal", "MontrÃ©al"},
		{"capitals", "N=full_name", "JOHN SMITH", "full_name text.capitals → John Smith", ""},
		{"small letters", "F=first_name L=last_name", "jean-marc|o'neil", "first_name text.capitals → Jean-Marc; last_name text.capitals → O'Neil", ""},
		{"particles", "N=full_name", "MARIE DE LA FONTAINE", "full_name text.capitals → Marie de la Fontaine", ""},
		{"a name as it is written", "N=full_name", "Marie de la Fontaine McDonald III", "", ""},
		{"initials", "F=first_name L=last_name", "JJ|Roy", "", ""},
		{"a misspelt mail house", "N=full_name E=email", "Al Roy|al.roy@gmial.com", "email email.typo → al.roy@gmail.com", ""},
		{"a misspelt ending", "N=full_name E=email", "Al Roy|al@roy-homes.con", "email email.typo → al@roy-homes.com", ""},
		{"one of two", "N=full_name E=email", "Al Roy|a@roy.ca; b@hotmial.fr", "email email.typo → a@roy.ca; b@hotmail.fr", ""},
		{"houses of their own", "N=full_name E=email", "Al Roy|a@ymail.com; b@mail.com; c@gmx.de; d@yahoo.co.uk; e@live.ca; f@hotmail.be", "", ""},
		{"a phone among emails", "N=full_name E=email", "Al Roy|514-555-0199", "email email.is_phone → ", ""},
		{"an email among phones", "N=full_name T=phone", "Al Roy|al@roy.ca", "phone phone.is_email → ", ""},
	} {
		m := mapped(strings.Fields(c.pairs)...)
		r, err := Compile(m, Env{Region: "CA", Now: today})
		if err != nil {
			t.Fatal(err)
		}
		var rec foyer.Record
		var fs []foyer.Finding
		r.Read(cut(c.row), &rec, &fs)
		if got := found(fs); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if last := m.Columns[len(m.Columns)-1].Key; c.values != "" && Text(&rec, last) != c.values {
			t.Errorf("%s: %s is %q, want %q", c.name, last, Text(&rec, last), c.values)
		}
		for _, f := range fs {
			if f.Suggest == "" || len(m.Columns) == 1 && f.Level == foyer.LevelNote {
				continue
			}
			// What is suggested must end the finding.
			cells := cut(c.row)
			cells[f.Column] = f.Suggest
			var again []foyer.Finding
			r.Read(cells, &rec, &again)
			for _, a := range again {
				if a.Key == f.Key && a.Column == f.Column {
					t.Errorf("%s: %q is suggested and %s again", c.name, f.Suggest, a.Key)
				}
			}
		}
	}
}

// A11, C11: a whole column tells what single cells cannot; one click mends it.
func TestDamageOfColumns(t *testing.T) {
	for _, c := range []struct {
		name, pairs string
		rows        []string
		damage      string // key count example mended
		mojibake    int
		mended      []string
	}{
		{
			"zeros of postal codes", "N=full_name Z=postal_code",
			[]string{"A|02134", "B|2139", "C|10001", "D|33101", "E|90210"},
			"damage.zeros 1 2139 02139", 0,
			[]string{"02134", "02139", "10001", "33101", "90210"},
		},
		{
			"short codes of their own", "N=full_name Z=postal_code",
			[]string{"A|1010", "B|8001", "C|3000", "D|10115"},
			"", 0,
			[]string{"1010", "8001", "3000", "10115"},
		},
		{
			"zeros of phones", "N=full_name T=phone",
			[]string{"A|0123456789", "B|612345678", "C|0198765432"},
			"damage.zeros 1 612345678 0612345678", 0,
			[]string{"0123456789", "0612345678", "0198765432"},
		},
		{
			"North American phones", "N=full_name T=phone",
			[]string{"A|5145550199", "B|514555019", "C|4505550100"},
			"", 0,
			[]string{"5145550199", "514555019", "4505550100"},
		},
		{
			"digits rounded off", "N=full_name I=external_id",
			[]string{"A|1234567890123450000", "B|9876543210987650000"},
			"damage.rounded 2 9876543210987650000 ", 0,
			[]string{"1234567890123450000", "9876543210987650000"},
		},
		{
			"long numbers that are sound", "N=full_name I=external_id",
			[]string{"A|1234567890123450000", "B|9876543210987654321"},
			"", 0,
			[]string{"1234567890123450000", "9876543210987654321"},
		},
		{
			"broken accents", "N=full_name C=city",
			[]string{"A|MontrÃ©al", "B|Laval", "C|LÃ©vis"},
			"", 2,
			[]string{"Montréal", "Laval", "Lévis"},
		},
		{
			"a column in capitals", "N=full_name",
			[]string{"ÉLISE TREMBLAY", "MARC VAN DER BERG", "Al Roy", "JO FOX"},
			"text.capitals 3 ÉLISE TREMBLAY Élise Tremblay", 0,
			[]string{"Élise Tremblay", "Marc van der Berg", "Al Roy", "Jo Fox"},
		},
		{
			"numbers shortened", "N=full_name I=mls_id",
			[]string{"A|1.2345678E+07", "B|1.23457E+15"},
			"damage.exponent 2 1.2345678E+07 12345678", 0,
			[]string{"12345678", "1.23457E+15"},
		},
	} {
		m := surveyed(t, c.pairs, c.rows...)
		last := &m.Columns[len(m.Columns)-1]
		var got []string
		for _, d := range last.Damage {
			got = append(got, strings.Join([]string{d.Key, d.Args["count"], d.Args["example"], d.Args["mended"]}, " "))
		}
		if strings.Join(got, "; ") != c.damage || last.Mojibake != c.mojibake {
			t.Errorf("%s: %q and %d, want %q and %d", c.name, strings.Join(got, "; "), last.Mojibake, c.damage, c.mojibake)
		}
		last.Repair = true
		r, err := Compile(m, Env{Region: "FR", Now: today})
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range c.rows {
			var rec foyer.Record
			var fs []foyer.Finding
			r.Read(cut(row), &rec, &fs)
			if v := Text(&rec, last.Key); v != c.mended[i] {
				t.Errorf("%s: %q is mended to %q, want %q", c.name, row, v, c.mended[i])
			}
		}
	}
}
