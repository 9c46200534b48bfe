package rules

import (
	"strings"
	"testing"

	"foyer/internal/foyer"
)

func FuzzName(f *testing.F) {
	for _, s := range []string{"Tremblay, Élise", "Roy, Inc", ",", "Jean & Marie", "\u00a0x\u200b", "O'Brien,\tAl", "0 \u0592"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		one := oneLine(s)
		if again := oneLine(one); again != one {
			t.Fatalf("%q tidies to %q, then to %q", s, one, again)
		}
		if first, last, ok := lastFirst(one); ok && (first == "" || last == "") {
			t.Fatalf("%q splits into nothing", s)
		}
		if a, b := folded(s), folded(folded(s)); a != b {
			t.Fatalf("%q folds to %q, then to %q", s, a, b)
		}
	})
}

// BenchmarkRead reads a row of twenty columns, some of them not plain.
func BenchmarkRead(b *testing.B) {
	m := Guess(benchHeader, benchRows, Prefs{Region: "US"})
	r, err := Compile(m, Env{Region: "US", Now: today})
	if err != nil {
		b.Fatal(err)
	}
	var rec foyer.Record
	var fs []foyer.Finding
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		fs = fs[:0]
		r.Read(benchRows[i%len(benchRows)], &rec, &fs)
	}
}

// BenchmarkGuess guesses twenty columns by two hundred rows.
func BenchmarkGuess(b *testing.B) {
	rows := make([][]string, 0, 200)
	for len(rows) < 200 {
		rows = append(rows, benchRows...)
	}
	for b.Loop() {
		Guess(benchHeader, rows, Prefs{Region: "US"})
	}
}

var benchHeader = strings.Split("First Name|Last Name|Email|Phone|Mobile|Alt Email|Company|Address|City|State|Postal Code|Country|Source|Status|Type|Budget|Notes|Created At|Last Contact|Assigned To", "|")

var benchRows = [][]string{
	strings.Split("Mary|Johnson|mary.johnson1@example.com|(514) 555-0199|+1 450 555 0100||Miller Holdings|418 Juniper Ln|Boise|ID|83702|USA|Website|Appointment Set|Buyer|450000|wants three bedrooms near good schools|2019-04-14 08:05:00|2020-01-02|Dana Whitfield", "|"),
	strings.Split("Élise|Tremblay|ELISE2@EXAMPLE.NET|06 12 34 56 78||e.tremblay@example.org||12 rue des Tanneurs|Lyon|Auvergne-Rhône-Alpes|69001|France|Open House|Under Contract|Both|$1250000.00|budget flexible, \"pre-approved\"|2021-11-30 23:59:59||Élise Caron", "|"),
	strings.Split(" Begoña|Ibáñez Soler\u00a0|bego at example.com|call after 5pm|||||Salem|MA|1970|USA|Referral|???|Investor|200k||31/31/2020|2020-05-05|Sam Rivers", "|"),
}

// Whatever a row holds, reading it ends well, loses no value and reads back.
func FuzzRead(f *testing.F) {
	f.Add("Al Roy|a@x.ca|514 555 0199|31/02/2024|300-450k|Buyer|???|maybe|x; y|Aunt May")
	f.Add("|a@@x.ca|+33 (0)6|2026-01-05|1,2 M$|both|closed|oui||no")
	header := "full_name email phone birthday budget_max intent status prequalified tags referral city notes +notes website created_at"
	m := foyer.Mapping{}
	for i, k := range strings.Fields(header) {
		m.Columns = append(m.Columns, foyer.MapColumn{Index: i, Header: k, Key: k})
	}
	r, err := Compile(m, Env{Region: "CA", Regions: []string{"FR", "DE"}, Now: today})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, row string) {
		var rec foyer.Record
		var fs []foyer.Finding
		r.Read(strings.Split(row, "|"), &rec, &fs)
		for _, x := range fs {
			if x.Key == "" || x.Args == nil || x.Level == foyer.LevelError {
				t.Fatalf("%q: finding %+v", row, x)
			}
		}
		for i, field := range foyer.Catalogue() {
			v := rec.Values[i]
			if v == "" || field.Kind == foyer.KindTags || field.Kind == foyer.KindLong {
				continue
			}
			if got, bad := CheckField(Env{Region: "CA", Now: today}, field.Key, v); got != v || len(bad) > 0 {
				t.Fatalf("%q: %s %q reads back as %q, %v", row, field.Key, v, got, bad)
			}
		}
	})
}
