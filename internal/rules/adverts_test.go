package rules

import (
	"testing"

	"foyer/internal/foyer"
)

// B13: who asks about a flat that is for sale wants to buy it.
func TestGuessAdverts(t *testing.T) {
	for _, c := range []struct {
		name, header string
		rows         []string
		turned       string
	}{
		{"an enquiry about an advert", "Nombre|Referencia del anuncio|Operación", []string{"Al Roy|V1|Venta", "Jo Fox|A1|Alquiler", "Ann Lee|V2|VENTA"}, "Venta=buy"},
		{"in French, without a number of it", "Nom|Lien annonce|Type de transaction", []string{"Al Roy|https://x.fr/1|Vente", "Jo Fox|https://x.fr/2|Location"}, "Vente=buy"},
		{"somebody buys, so it is what they want", "Nombre|Ref. anuncio|Operación", []string{"Al Roy|V1|Venta", "Jo Fox|A1|Compra"}, ""},
		{"no advert in sight", "Nombre|Operación", []string{"Al Roy|Venta", "Jo Fox|Alquiler"}, ""},
		{"a list of owners", "Propietario|Ref. inmueble|Operación", []string{"Al Roy|V1|Venta", "Jo Fox|A1|Alquiler"}, ""},
		{"what they want, by its name", "Nombre|Ref. anuncio|Interés", []string{"Al Roy|V1|Venta", "Jo Fox|A1|Alquiler"}, ""},
	} {
		var rows [][]string
		for _, r := range c.rows {
			rows = append(rows, cut(r))
		}
		m := Guess(cut(c.header), rows, Prefs{Language: "es", Region: "ES"})
		col := m.ColumnOf("intent")
		if col == nil {
			t.Errorf("%s: no column is of what they want: %s", c.name, keysOf(m))
			continue
		}
		got := ""
		for _, v := range col.Values {
			got += v.From + "=" + v.To
		}
		if got != c.turned || (got != "") != (col.Confidence == foyer.ConfidenceCheck) {
			t.Errorf("%s: turned %q, %s, want %q", c.name, got, col.Confidence, c.turned)
		}
		if c.turned == "" {
			continue
		}
		r, err := Compile(m, Env{Region: "ES", Now: today})
		if err != nil {
			t.Fatal(err)
		}
		var rec foyer.Record
		var fs []foyer.Finding
		for i, want := range []string{"buy", "rent"} {
			if r.Read(rows[i], &rec, &fs); rec.Values[foyer.SlotIntent] != want {
				t.Errorf("%s: row %d wants %q", c.name, i, rec.Values[foyer.SlotIntent])
			}
		}
	}
}
