package rules

import (
	"testing"
	"time"

	"foyer/internal/foyer"
)

var today = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

// B15, UD13: a date by the order of its column, two-digit years by what is likelier, and
// no day that no calendar has.
func TestReadDate(t *testing.T) {
	const dmy, mdy, ymd, open = foyer.OrderDMY, foyer.OrderMDY, foyer.OrderYMD, foyer.OrderOpen
	for _, c := range []struct {
		in    string
		order foyer.DateOrder
		want  string
		t     dateTrouble
	}{
		{"2026-03-14", dmy, "2026-03-14", dateFine},
		{"2026/3/4", mdy, "2026-03-04", dateFine},
		{"14/03/2026", open, "2026-03-14", dateFine},
		{"03/14/2026", open, "2026-03-14", dateFine},
		{"03/04/2026", open, "", dateEither},
		{"04/04/2026", open, "2026-04-04", dateFine},
		{"03/04/2026", dmy, "2026-04-03", dateFine},
		{"03/04/2026", mdy, "2026-03-04", dateFine},
		{"14/03/2026", mdy, "", dateNever},
		{"31/02/2024", dmy, "", dateNever},
		{"31/02/2024", open, "", dateNever},
		{"2024-02-31", open, "", dateNever},
		{"2024-02-29", open, "2024-02-29", dateFine},
		{"29.2.2023", dmy, "", dateNever},
		{"31/31/2020", open, "", dateNever},
		{"14.3.26", dmy, "2026-03-14", dateFine},
		{"14-3-62", dmy, "1962-03-14", dateFine},
		{"26-03-14", ymd, "2026-03-14", dateFine},
		{"20260314", open, "2026-03-14", dateFine},
		{"Apr 14 2026", open, "2026-04-14", dateFine},
		{"April 14th, 2026", open, "2026-04-14", dateFine},
		{"14 avr. 2026", open, "2026-04-14", dateFine},
		{"1er août 2026", open, "2026-08-01", dateFine},
		{"mardi 14 avril 2026", open, "2026-04-14", dateFine},
		{"14 de abril de 2026", open, "2026-04-14", dateFine},
		{"14. März 2026", open, "2026-03-14", dateFine},
		{"14-Mar-26", open, "2026-03-14", dateFine},
		{"2026 March 14", open, "2026-03-14", dateFine},
		{"46095", open, "2026-03-14", dateFine},
		{"mar. 5 mars 2024", open, "2024-03-05", dateFine},
		{"ma 5 mars 2024", open, "", dateOdd},
		{"lunedì 4 marzo 2024", open, "2024-03-04", dateFine},
		{"segunda-feira, 4 março 2024", open, "2024-03-04", dateFine},
		{"5 jui 2024", open, "", dateOdd}, // June as much as July
		{"5 juil. 2024", open, "2024-07-05", dateFine},
		{"06 12 04 15 71", open, "", dateOdd}, // a phone
		{"06 12 04 15 22", dmy, "", dateOdd},
		{"soon", open, "", dateOdd},
		{"2026", open, "", dateOdd},
		{"12", open, "", dateOdd},
		{"March 2026", open, "", dateOdd},
		{"14/03/2026x", open, "", dateOdd},
		{"1/2/3/4", open, "", dateOdd},
	} {
		d, trouble := readDate(c.in, c.order, today)
		got := ""
		if trouble == dateFine {
			got = d.text()
		}
		if got != c.want || trouble != c.t {
			t.Errorf("readDate(%q, %q) = %q, trouble %d; want %q, %d", c.in, c.order, got, trouble, c.want, c.t)
		}
	}
}

func TestReadInstant(t *testing.T) {
	paris, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Skip("no table of zones on this machine: ", err)
	}
	for in, want := range map[string]string{
		"2026-04-14 08:05:00":              "2026-04-14T06:05:00.000Z",
		"2026-04-14":                       "2026-04-14T00:00:00.000Z",
		"2026-04-14T08:05:00Z":             "2026-04-14T08:05:00.000Z",
		"2026-04-14T08:05:00.25+02:00":     "2026-04-14T06:05:00.250Z",
		"2026-04-14 08:05 -0500":           "2026-04-14T13:05:00.000Z",
		"14/04/2026 8:05 PM":               "2026-04-14T18:05:00.000Z",
		"14/04/2026 12:05 a.m.":            "2026-04-13T22:05:00.000Z",
		"14/04/2026 à 8h05":                "2026-04-14T06:05:00.000Z",
		"14/04/2026 at 8:05":               "2026-04-14T06:05:00.000Z",
		"Tue, 14 Apr 2026 08:05:00 GMT":    "2026-04-14T08:05:00.000Z",
		"Apr 14 2026 8pm EST":              "2026-04-15T01:00:00.000Z",
		"1776153900":                       "2026-04-14T08:05:00.000Z",
		"2026-04-14 25:05":                 "",
		"2026-04-14 08:75":                 "",
		"2026-04-14 08:05 somewhere":       "",
		"14/04/2026 13:05 PM":              "",
		"14/04/2026 20:05:00 (UTC+02:00)":  "2026-04-14T18:05:00.000Z",
		"2026-04-14 08:05:00.000000 +0000": "2026-04-14T08:05:00.000Z",
	} {
		d, trouble := readDate(in, foyer.OrderDMY, today)
		got := ""
		if trouble == dateFine {
			got = d.instant(paris)
		}
		if got != want {
			t.Errorf("%q = %q, want %q", in, got, want)
		}
	}
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2026-03-14", "14/3/26 8:05 pm", "1er août 2026", "46095.5", "Apr 14 2026 8pm EST", "20260314"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, o := range []foyer.DateOrder{foyer.OrderOpen, foyer.OrderDMY, foyer.OrderMDY, foyer.OrderYMD} {
			d, trouble := readDate(s, o, today)
			if trouble != dateFine {
				continue
			}
			day := d.text()
			if _, err := time.Parse("2006-01-02", day); err != nil {
				t.Fatalf("%q by %q gives %q: %v", s, o, day, err)
			}
			if at := foyer.Time(d.instant(time.UTC)); at.Std().IsZero() && d.year > 1 {
				t.Fatalf("%q by %q gives the instant %q", s, o, at)
			}
		}
	})
}
