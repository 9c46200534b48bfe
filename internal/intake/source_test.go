package intake

import "testing"

// A16: without a preset a file's name says the source, without what differs from one file
// to the next, in English, French and Spanish.
func TestTheSourceOfAFile(t *testing.T) {
	for file, want := range map[string]string{
		"zillow-march.csv":                         "Zillow",
		"zillow-april.csv":                         "Zillow",
		"Zillow_2026-03-14.csv":                    "Zillow",
		"zillow 20260314T101500.csv":               "Zillow",
		"zillow2026.csv":                           "Zillow",
		"2026zillow.csv":                           "Zillow",
		"Zillow Leads Mar2026 (1).csv":             "Zillow",
		"leads from zillow, march 3rd 2026.xlsx":   "Zillow",
		"Copy of Zillow v2 final.xlsx":             "Zillow",
		"zillow-export-q1.csv":                     "Zillow",
		"zillow_export_3f9ac2d17b.csv":             "Zillow",
		"march-zillow.csv":                         "Zillow",
		"realtor.com-march.csv":                    "Realtor.com",
		"realtor.com.2026.03.csv":                  "Realtor.com",
		"Century 21 - May.csv":                     "Century 21",
		"century21-may.csv":                        "Century21",
		"Leads360 12.csv":                          "Leads360",
		"May Realty leads.csv":                     "May Realty",
		"Open house list June.csv":                 "Open house list",
		"Past clients 2025.csv":                    "Past clients",
		"Facebook Leads Week 12.csv":               "Facebook",
		"centris-mars-2026.csv":                    "Centris",
		"Prospects de Centris – février (2).csv":   "Centris",
		"DuProprio_août.xlsx":                      "DuProprio",
		"Portes ouvertes 14 décembre.csv":          "Portes ouvertes",
		"copie de centris 1er avril.csv":           "Centris",
		"Salon de l'habitation 2026.csv":           "Salon de l'habitation",
		"idealista-enero.csv":                      "Idealista",
		"prospectos de Idealista septiembre 3.csv": "Idealista",
		"feria del hogar diciembre 2025.csv":       "Feria del hogar",
		// Nothing is left: as the file is called.
		"leads export 2026-03-14 (2).xlsx": "Leads export 2026 03 14 (2)",
		"march.csv":                        "March",
		"2026-03-14.csv":                   "2026 03 14",
		"contacts.csv":                     "Contacts",
		"Nouveaux clients mars.csv":        "Nouveaux clients mars",
		"lista de contactos mayo.csv":      "Lista de contactos mayo",
		"data (1).csv":                     "Data (1)",
		"may leads.csv":                    "May leads",
		".csv":                             ".csv",
		"-.csv":                            "-.csv",
	} {
		if got, _ := sourceOf(file); got != want {
			t.Errorf("%q comes from %q, want %q", file, got, want)
		}
	}
}
