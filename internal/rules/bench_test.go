package rules

import (
	"strconv"
	"testing"

	"foyer/internal/foyer"
)

// BenchmarkReadRow reads clean rows as files of brokers have them, 18 columns wide.
func BenchmarkReadRow(b *testing.B) {
	m := mapped("First=first_name", "Last=last_name", "Company=company", "Mail=email", "Tel=phone", "Cell=phone_mobile",
		"Street=address_line1", "City=city", "Prov=region", "Zip=postal_code", "Country=country", "Source=source", "Status=status",
		"Want=intent", "Budget=budget_max", "Created=created_at", "Id=external_id", "Notes=notes")
	r, err := Compile(m, Env{Region: "CA"})
	if err != nil {
		b.Fatal(err)
	}
	rows := make([][]string, 1000)
	for i := range rows {
		n := strconv.Itoa(1000 + i)
		rows[i] = []string{
			"Élise", "Tremblay-Roy", "Groupe Hartwell", "elise.tremblay" + n + "@gmail.com", "(514) 555-" + n, "450-555-" + n,
			n + " rue Saint-Denis", "Montréal", "QC", "H2X 1Y4", "Canada", "Zillow", "Contacted",
			"Buyer", "450000", "2026-03-14 09:30", "L-" + n, "Looks for light and a garden, two bedrooms.",
		}
	}
	var rec foyer.Record
	var fs []foyer.Finding
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		fs = fs[:0]
		r.Read(rows[i%len(rows)], &rec, &fs)
		i++
	}
	if len(fs) > 0 {
		b.Fatal(fs)
	}
}
