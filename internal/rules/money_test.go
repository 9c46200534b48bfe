package rules

import (
	"testing"

	"foyer/internal/foyer"
)

// B16: decimal mark, thousands, currency, brackets for minus, k and M, ranges.
func TestReadMoney(t *testing.T) {
	for in, want := range map[string]string{
		"385000":                  "385000 385000",
		"$385,000":                "385000 385000",
		"$385000.00":              "385000 385000",
		"99.50":                   "99.50 99.50",
		"1.234.567":               "1234567 1234567",
		"1.234,56":                "1234.56 1234.56",
		"1,234.56":                "1234.56 1234.56",
		"185 000 $":               "185000 185000",
		"185\u00a0000\u00a0€":     "185000 185000",
		"185\u202f000,50\u202f€":  "185000.50 185000.50",
		"1'250'000 CHF":           "1250000 1250000",
		"450k":                    "450000 450000",
		"$1.2M":                   "1200000 1200000",
		"1,2 M$":                  "1200000 1200000",
		"2.5 mdp":                 "2500000 2500000",
		"1.25 million":            "1250000 1250000",
		"1.255M":                  "1255000 1255000",
		"(1 200)":                 "-1200 -1200",
		"-1200":                   "-1200 -1200",
		"1.234":                   "1234 1234",
		"0.750":                   "0.75 0.75",
		"CAD 450,000.00":          "450000 450000",
		"300k-450k":               "300000 450000",
		"300-450k":                "300000 450000",
		"$300,000 - $450,000":     "300000 450000",
		"300 000 à 450 000 $":     "300000 450000",
		"300 000 – 450 000":       "300000 450000",
		"entre 300 k et 450 k":    "300000 450000",
		"between 300k and 450k":   "300000 450000",
		"up to 400k":              " 400000",
		"jusqu'à 400 000 €":       " 400000",
		"< 400k":                  " 400000",
		"400k+":                   "400000 ",
		"dès 400 000 $":           "400000 ",
		"300000-300000":           "300000 300000",
		"500k and up":             "500000 ",
		"500 k€ minimum":          "500000 ",
		"500 000 et plus":         "500000 ",
		"500.000 o más":           "500000 ",
		"à partir de 300 000 €":   "300000 ",
		"250_000_€":               "250000 250000",
		"200_000_-_300_000":       "200000 300000",
		"1.500 €/mes":             "1500 1500",
		"450 kEUR":                "450000 450000",
		"₹45 lakh":                "4500000 4500000",
		"4 50 000":                "",
		"450k plus fees":          "",
		"soon":                    "",
		"":                        "",
		"450k-300k":               "",
		"12 Elm St":               "",
		"2026-04-14":              "",
		"1 2 3":                   "",
		"99999999999999999999999": "",
	} {
		got := ""
		if r, ok := readMoney(in, foyer.DecimalOpen); ok {
			low, high := "", ""
			if r.hasLow {
				low = r.low.text()
			}
			if r.hasHigh {
				high = r.high.text()
			}
			got = low + " " + high
		}
		if got != want {
			t.Errorf("readMoney(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"1.234": "1.23", "1,234": "1234"} {
		if r, ok := readMoney(in, foyer.DecimalPoint); !ok || r.low.text() != want {
			t.Errorf("%q with a decimal point = %q", in, r.low.text())
		}
	}
	if r, ok := readMoney("1,234", foyer.DecimalComma); !ok || r.low.text() != "1.23" {
		t.Errorf("1,234 with a decimal comma = %q", r.low.text())
	}
}

func FuzzMoney(f *testing.F) {
	for _, s := range []string{"$1.2M", "300-450k", "(1 200)", "1'250'000", "400k+", "9.99", "1,2,3", "up to 1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, ok := readMoney(s, foyer.DecimalOpen)
		if !ok {
			return
		}
		for _, a := range []amount{r.low, r.high} {
			again, ok := readMoney(a.text(), foyer.DecimalPoint)
			if !ok || again.low != a && again.hasLow {
				t.Fatalf("%q gives %s, which reads as %s", s, a.text(), again.low.text())
			}
		}
		if r.hasLow && r.hasHigh && r.low > r.high {
			t.Fatalf("%q runs backwards", s)
		}
	})
}
