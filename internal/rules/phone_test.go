package rules

import (
	"math/rand/v2"
	"testing"

	"github.com/nyaruka/phonenumbers"
)

// B18: a number as it is written, with its country, its extension, its zero and its +.
func TestPlace(t *testing.T) {
	for _, c := range []struct {
		raw, country, norm, nat, ext, key string
	}{
		{"514-555-0199", "", "+15145550199", "5145550199", "", ""},
		{"+1 (514) 555 0199", "FR", "+15145550199", "5145550199", "", ""},
		{"1-514-555-0199", "US", "+15145550199", "5145550199", "", ""},
		{"514.555.0199 ext 4", "", "+15145550199", "5145550199", "4", ""},
		{"5145550199x45", "", "+15145550199", "5145550199", "45", ""},
		{"514 555-0199 poste 12", "", "+15145550199", "5145550199", "12", ""},
		{"514 555-0199 #12", "", "+15145550199", "5145550199", "12", ""},
		{"tel:+1-514-555-0199;ext=7", "", "+15145550199", "5145550199", "7", ""},
		{"\u202a+1 514 555 0199\u202c", "", "+15145550199", "5145550199", "", ""},
		{"4155552671.0", "", "+14155552671", "4155552671", "", ""},
		{"4.15556E+09", "", "", "", "", "phone.cut"},
		{"01 23 45 67 89", "US", "+33123456789", "0123456789", "", ""},
		{"06 12 34 56 78", "FR", "+33612345678", "0612345678", "", ""},
		{"+33 (0)6 12 34 56 78", "", "+33612345678", "0612345678", "", ""},
		{"0033612345678", "US", "+33612345678", "0612345678", "", ""},
		{"612345678", "FR", "+33612345678", "0612345678", "", ""},
		{"33612345678", "FR", "+33612345678", "0612345678", "", ""},
		{"5145550199", "FR", "+15145550199", "5145550199", "", ""},
		{"030 23125010", "DE", "+493023125010", "03023125010", "", ""},
		{"030/23125010", "DE", "+493023125010", "03023125010", "", ""},
		{"910 000 110", "ES", "+34910000110", "910000110", "", ""},
		{"+91 98765 00010", "", "+919876500010", "09876500010", "", ""},
		{"+971 4 555 0110", "", "+97145550110", "045550110", "", ""},
		{"06 5550 0110", "IT", "+390655500110", "0655500110", "", ""},
		{"08-465 004 10", "SE", "+46846500410", "0846500410", "", ""},
		{"011 33 6 12 34 56 78", "US", "+33612345678", "0612345678", "", ""},
		{"1-800-FLOWERS", "US", "+18003569377", "8003569377", "", ""},
		{"Cell: 514 555 0199 after 5", "", "+15145550199", "5145550199", "", ""},
		{"٠٦ ١٢ ٣٤ ٥٦ ٧٨", "FR", "+33612345678", "0612345678", "", ""},
		{"41655501", "CA", "", "41655501", "", "phone.short2"},
		{"416555012", "CA", "", "416555012", "", "phone.short1"},
		{"23456", "US", "", "23456", "", "phone.short"},
		{"114 055 01999", "US", "", "11405501999", "", "phone.unplaced"},
		{"call after 5pm", "US", "", "5", "", "phone.none"},
		{"999999999999999999999", "US", "", "999999999999999999999", "", "phone.long"},
		{"512-555-O188", "FR", "", "512555188", "", "phone.unplaced"}, // not one of Toulouse, at work
		{"C514-555-0199", "US", "+15145550199", "5145550199", "", ""},
		{"0000000000", "US", "", "0000000000", "", "phone.unplaced"},
	} {
		env := Env{Region: "US", Regions: []string{"FR"}}
		got, key, _ := newPlacer(&env).place(c.raw, c.country)
		if got.Norm != c.norm || got.Nat != c.nat || got.Ext != c.ext || key != c.key {
			t.Errorf("place(%q, %q) = norm %q nat %q ext %q key %q, want %q %q %q %q",
				c.raw, c.country, got.Norm, got.Nat, got.Ext, key, c.norm, c.nat, c.ext, c.key)
		}
		if got.Raw != c.raw {
			t.Errorf("place(%q) keeps %q", c.raw, got.Raw)
		}
	}
}

func TestSeveralPhonesInACell(t *testing.T) {
	for in, want := range map[string][]string{
		"514-555-0199; 450-555-0100":         {"514-555-0199", "450-555-0100"},
		"514-555-0199 / 450-555-0100":        {"514-555-0199", "450-555-0100"},
		"+1 514 555 0199 +33 6 12 34 56 78":  {"+1 514 555 0199", "+33 6 12 34 56 78"},
		"514-555-0199 ou 450-555-0100":       {"514-555-0199", "450-555-0100"},
		"030/23125010":                       {"030/23125010"},
		"514-555-0199 ext 4":                 {"514-555-0199 ext 4"},
		"514-555-0199\n450-555-0100;":        {"514-555-0199", "450-555-0100"},
		"(514) 555-0199, (450) 555-0100 x22": {"(514) 555-0199", "(450) 555-0100 x22"},
	} {
		var got []string
		eachPhone(in, func(s string) { got = append(got, s) })
		if len(got) != len(want) {
			t.Errorf("%q: %q, want %q", in, got, want)
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%q: %q, want %q", in, got, want)
			}
		}
	}
}

// The table answers as the library does: every national number that the library
// holds valid is placed with the same international form, none is placed that it
// holds impossible, and inside the country both dial the same.
func TestPlansAgreeWithLibrary(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for _, pl := range plans() {
		env := Env{Region: pl.region}
		p := newPlacer(&env)
		p.order = []string{pl.region}
		quick := 0
		for range 10_000 {
			size := 4 + r.IntN(9)
			if pl.digits > 0 && r.IntN(2) == 0 {
				size = pl.digits
			}
			b := make([]byte, size)
			for i := range b {
				b[i] = byte('0' + r.IntN(10))
			}
			if pl.trunk && r.IntN(3) > 0 {
				b[0] = '0'
			}
			if len(b) > 2 && b[0] == '0' && b[1] == '0' {
				continue // an international call in every plan but one
			}
			raw := string(b)
			n, err := phonenumbers.Parse(raw, pl.region)
			valid := err == nil && phonenumbers.IsValidNumber(n)
			possible := valid || err == nil && phonenumbers.IsPossibleNumberWithReason(n) == phonenumbers.IS_POSSIBLE
			c, _, _ := p.place(raw, "")
			if c.Norm == "" {
				// A 1 dialled twice is no number, though the library drops both.
				if valid && !(pl.code == "1" && len(raw) > 11) {
					t.Fatalf("%s %s is valid and was not placed", pl.region, raw)
				}
				continue
			}
			quick++
			if !possible {
				t.Fatalf("%s %s was placed as %s, the library holds it impossible", pl.region, raw, c.Norm)
			}
			if e := phonenumbers.Format(n, phonenumbers.E164); e != c.Norm {
				t.Fatalf("%s %s was placed as %s, the library says %s", pl.region, raw, c.Norm, e)
			}
			nat := phonenumbers.NormalizeDigitsOnly(phonenumbers.Format(n, phonenumbers.NATIONAL))
			if valid && c.Nat != nat {
				t.Fatalf("%s %s dials %s, the library says %s", pl.region, raw, c.Nat, nat)
			}
		}
		if quick < 300 {
			t.Errorf("%s: only %d numbers were placed, the sample tests nothing", pl.region, quick)
		}
	}
}

func TestPhoneTokens(t *testing.T) {
	env := Env{}
	c, _, _ := newPlacer(&env).place("06 12 34 56 78", "FR")
	got := PhoneTokens(c)
	want := []string{"33612345678", "0612345678", "2345678", "5678"}
	if len(got) != len(want) {
		t.Fatalf("tokens %q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("tokens %q, want %q", got, want)
		}
	}
	c, _, _ = newPlacer(&env).place("416555", "CA")
	if got := PhoneTokens(c); len(got) != 2 || got[0] != "416555" || got[1] != "6555" {
		t.Errorf("tokens of a phone without a place: %q", got)
	}
}

func FuzzPhone(f *testing.F) {
	for _, s := range []string{"514-555-0199", "+33 (0)1", "٠٦", "4.1E+09", "x", "1-800-FLOWERS", ";ext=", "0049"} {
		f.Add(s, "FR")
	}
	f.Fuzz(func(t *testing.T, s, region string) {
		env := Env{Region: "CA", Regions: []string{"DE"}}
		p := newPlacer(&env)
		eachPhone(s, func(one string) {
			c, key, _ := p.place(one, region)
			if (c.Norm == "") == (key == "") {
				t.Fatalf("%q: norm %q and finding %q", one, c.Norm, key)
			}
			if c.Norm != "" && (c.Norm[0] != '+' || len(c.Norm) > 18 || len(c.Norm) < 5) {
				t.Fatalf("%q: odd normal form %q", one, c.Norm)
			}
		})
	})
}

func BenchmarkPlace(b *testing.B) {
	env := Env{Region: "US", Regions: []string{"FR"}}
	p := newPlacer(&env)
	in := []string{"(514) 555-0199", "+1 450 555 0100", "06 12 34 56 78", "0033612345678", "514.555.0199"}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		p.place(in[i%len(in)], "US")
	}
}

func BenchmarkPlaceByLibrary(b *testing.B) {
	in := []string{"(514) 555-0199", "+1 450 555 0100", "06 12 34 56 78", "0033612345678", "514.555.0199"}
	region := []string{"US", "US", "FR", "FR", "US"}
	for i := 0; b.Loop(); i++ {
		n, err := phonenumbers.Parse(in[i%len(in)], region[i%len(in)])
		if err == nil && phonenumbers.IsValidNumber(n) {
			phonenumbers.Format(n, phonenumbers.E164)
		}
	}
}
