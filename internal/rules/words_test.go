package rules

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"foyer/internal/foyer"
)

func sentences(t *testing.T, lang string) map[string]string {
	t.Helper()
	raw, err := os.ReadFile("../../frontend/src/words/" + lang + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]string
	if err := json.Unmarshal(raw, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// Every finding that the rules can say has its sentence in both languages.
func TestFindingsHaveWords(t *testing.T) {
	keys := map[string]bool{}
	literal := regexp.MustCompile(`"((?:row|phone|email|url|yes_no|money|date|status|intent|owner|partner|agent|number|field|damage|text|name|code)\.[a-z_0-9]+)"`)
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		raw, err := os.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range literal.FindAllStringSubmatch(string(raw), -1) {
			keys["finding."+m[1]] = true
			if foyer.RemedyOf(m[1]) == foyer.RemedyFile && !strings.HasPrefix(m[1], "row.") && m[1] != "field.unknown" {
				t.Errorf("%s has no remedy of its own", m[1])
			}
		}
	}
	if len(keys) < 20 {
		t.Fatalf("only %d keys were found in the code", len(keys))
	}
	for _, lang := range []string{"en", "fr"} {
		words := sentences(t, lang)
		for k := range words { // C6: whoever says it, it has a remedy with a name
			if key, ok := strings.CutPrefix(k, "finding."); ok && words["remedy."+string(foyer.RemedyOf(key))] == "" {
				t.Errorf("%s: the remedy %s of %s has no name", lang, foyer.RemedyOf(key), key)
			}
		}
		for k := range keys {
			if words[k] == "" {
				t.Errorf("%s lacks %s", lang, k)
			}
		}
	}
}

// The labels that tell a file of Foyer's own are those it writes.
func TestOwnLabelsAreTheWords(t *testing.T) {
	en, fr := sentences(t, "en"), sentences(t, "fr")
	n := 0
	for line := range strings.Lines(ownLabels) {
		part := strings.Split(strings.TrimSpace(line), "|")
		if len(part) != 3 {
			continue
		}
		n++
		if part[1] != en["field."+part[0]] || part[2] != fr["field."+part[0]] {
			t.Errorf("%s is %q and %q here, %q and %q on the screen", part[0], part[1], part[2], en["field."+part[0]], fr["field."+part[0]])
		}
	}
	if n < 45 {
		t.Errorf("only %d labels", n)
	}
}
