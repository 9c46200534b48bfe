package words

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

var gap = regexp.MustCompile(`\{\{(\w+)\}\}`)

func gaps(text string) []string {
	found := []string{}
	for _, m := range gap.FindAllStringSubmatch(text, -1) {
		if !slices.Contains(found, m[1]) {
			found = append(found, m[1])
		}
	}
	slices.Sort(found)
	return found
}

// A sentence for one may leave the number unsaid ("La colonne à l'écran").
func same(key string, a, b []string) bool {
	if strings.HasSuffix(key, "_one") {
		a = slices.DeleteFunc(a, func(s string) bool { return s == "count" })
		b = slices.DeleteFunc(b, func(s string) bool { return s == "count" })
	}
	return slices.Equal(a, b)
}

func TestEverySentenceInEveryLanguage(t *testing.T) {
	en := load()["en"]
	if len(en) == 0 {
		t.Fatal("no sentences at all")
	}
	for _, lang := range Languages()[1:] {
		other := load()[lang]
		for key, text := range en {
			said, ok := other[key]
			switch {
			case !ok:
				t.Errorf("%s lacks %q", lang, key)
			case strings.TrimSpace(said) == "":
				t.Errorf("%s leaves %q empty", lang, key)
			case !same(key, gaps(text), gaps(said)):
				t.Errorf("%s fills other gaps in %q: %q, not %q", lang, key, said, text)
			}
		}
		for key := range other {
			if _, ok := en[key]; !ok {
				t.Errorf("en lacks %q, which %s has", key, lang)
			}
		}
	}
}

func TestPluralFormsComeInPairs(t *testing.T) {
	for _, lang := range Languages() {
		set := load()[lang]
		for key := range set {
			if base, ok := strings.CutSuffix(key, "_one"); ok && set[base+"_other"] == "" {
				t.Errorf("%s: %q has no _other", lang, base)
			}
			if base, ok := strings.CutSuffix(key, "_other"); ok && set[base+"_one"] == "" {
				t.Errorf("%s: %q has no _one", lang, base)
			}
		}
	}
}

func TestSay(t *testing.T) {
	for _, c := range []struct {
		lang, key string
		args      map[string]string
		want      string
	}{
		{"en", "leads.total", map[string]string{"count": "1"}, "1 lead"},
		{"en", "leads.total", map[string]string{"count": "0"}, "0 leads"},
		{"fr", "leads.total", map[string]string{"count": "0"}, "0 prospect"},
		{"fr-CA", "leads.total", map[string]string{"count": "2418"}, "2\u202f418 prospects"},
		{"en", "leads.total", map[string]string{"count": "1000000"}, "1,000,000 leads"},
		{"de", "nav.leads", nil, "Leads"},
		{"en", "lead.place", map[string]string{"n": "1", "of": "7"}, "1 of 7"},
		{"fr", "no.such.key", nil, "no.such.key"},
	} {
		if got := Say(c.lang, c.key, c.args); got != c.want {
			t.Errorf("Say(%q, %q, %v) = %q, want %q", c.lang, c.key, c.args, got, c.want)
		}
	}
}
