package rules

import (
	"strings"
	"testing"
)

func TestReadEmail(t *testing.T) {
	for _, c := range []struct{ in, norm, key string }{
		{"jane@ex.ca", "jane@ex.ca", ""},
		{"ELISE@Ex.CA", "elise@ex.ca", ""},
		{"o'brien+home@mail.example", "o'brien+home@mail.example", ""},
		{"Jane Roy <jane@ex.ca>", "jane@ex.ca", ""},
		{"mailto:jane@ex.ca", "jane@ex.ca", ""},
		{"<jane@ex.ca>", "jane@ex.ca", ""},
		{"jane@ex.ca.", "jane@ex.ca", ""},
		{"jane@café.example", "jane@xn--caf-dma.example", ""},
		{"josé@ex.es", "josé@ex.es", ""},
		{"jane at ex.ca", "jane@ex.ca", "email.mended"},
		{"jane@@ex.ca", "jane@ex.ca", "email.mended"},
		{"jane (at) ex (dot) ca", "jane@ex.ca", "email.mended"},
		{"jane(at)ex(dot)ca", "jane@ex.ca", "email.mended"},
		{"jane @ ex.ca", "jane@ex.ca", "email.mended"},
		{"jane@ex,ca", "jane@ex.ca", "email.mended"},
		{"jane@example", "", "email.cut"},
		{"jane@localhost", "", "email.cut"},
		{"n/a", "", "email.unreadable"},
		{"jane@", "", "email.cut"},
		{"@ex.ca", "", "email.unreadable"},
		{"jane@ex.c", "", "email.unreadable"},
		{"jane@1.2", "", "email.unreadable"},
		{"jane.ex.ca", "", "email.unreadable"},
		{"j@ne@ex.ca", "", "email.unreadable"},
	} {
		got, key := readEmail(c.in)
		if got.Norm != c.norm || key != c.key {
			t.Errorf("%q: %q %q, want %q %q", c.in, got.Norm, key, c.norm, c.key)
		}
	}
}

func TestSeveralEmailsInACell(t *testing.T) {
	for in, want := range map[string]string{
		"a@x.ca; b@y.ca":           "a@x.ca|b@y.ca",
		"a@x.ca, b@y.ca":           "a@x.ca|b@y.ca",
		"a@x.ca b@y.ca":            "a@x.ca|b@y.ca",
		"a@x.ca / b@y.ca":          "a@x.ca|b@y.ca",
		"a@x.ca\nb@y.ca\n":         "a@x.ca|b@y.ca",
		"a@@x.ca":                  "a@@x.ca",
		"A <a@x.ca>, B C <b@y.ca>": "A <a@x.ca>|B C <b@y.ca>",
		"a@x.ca;":                  "a@x.ca",
	} {
		var got []string
		eachEmail(in, func(s string) { got = append(got, s) })
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%q: %q, want %q", in, s, want)
		}
	}
}

func FuzzEmail(f *testing.F) {
	for _, s := range []string{"jane@ex.ca", "a@@b.c", "x at y.z", "<@>", "\"a b\"@c.de", "é@é.é"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		eachEmail(s, func(one string) {
			c, key := readEmail(one)
			if c.Norm == "" && key == "" {
				t.Fatalf("%q: neither an address nor a finding", one)
			}
			if c.Norm == "" {
				return
			}
			again, key := readEmail(c.Norm)
			if again.Norm != c.Norm || key != "" {
				t.Fatalf("%q reads as %q, which reads as %q (%s)", one, c.Norm, again.Norm, key)
			}
		})
	})
}
