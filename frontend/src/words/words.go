// Package words holds every sentence a person sees, by language: one set for the
// window, the browser, the command line and native dialogs. It says sentences and
// nothing else; who speaks which language is decided by others.
package words

import (
	"embed"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

//go:embed en.json fr.json
var files embed.FS

// load reads the embedded files once; a broken one is a fault of the build, which
// the package's tests find.
var load = sync.OnceValue(func() map[string]map[string]string {
	all := map[string]map[string]string{}
	for _, lang := range Languages() {
		raw, err := files.ReadFile(lang + ".json")
		if err != nil {
			panic(fmt.Sprintf("words: %v", err))
		}
		set := map[string]string{}
		if err := json.Unmarshal(raw, &set); err != nil {
			panic(fmt.Sprintf("words: %s.json: %v", lang, err))
		}
		all[lang] = set
	}
	return all
})

// Languages answers the languages Foyer speaks, the one that stands in for others
// first.
func Languages() []string { return []string{"en", "fr"} }

// Keys answers the keys of a language in order; none for a language Foyer lacks.
func Keys(lang string) []string {
	keys := []string{}
	for k := range load()[lang] {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Say answers the sentence of a key in a language, its {{gaps}} filled from args.
// Where the sentence has a form for one and a form for several, args["count"]
// chooses between them and is shown with the language's thousands separator. A
// language Foyer lacks is answered in English, a key it lacks with the key itself.
func Say(lang, key string, args map[string]string) string {
	lang = known(lang)
	text, ok := find(lang, key, args["count"])
	if !ok {
		if text, ok = find("en", key, args["count"]); !ok {
			return key
		}
	}
	for name, value := range args {
		if name == "count" {
			value = grouped(lang, value)
		}
		text = strings.ReplaceAll(text, "{{"+name+"}}", value)
	}
	return text
}

func known(lang string) string {
	if base, _, _ := strings.Cut(lang, "-"); load()[base] != nil {
		return base
	}
	return "en"
}

func find(lang, key, count string) (string, bool) {
	set := load()[lang]
	if n, err := strconv.Atoi(count); err == nil {
		if text, ok := set[key+suffix(lang, n)]; ok {
			return text, true
		}
		if text, ok := set[key+"_other"]; ok {
			return text, true
		}
	}
	text, ok := set[key]
	return text, ok
}

// suffix chooses the plural form by the rules of CLDR: French counts none as one.
func suffix(lang string, n int) string {
	n = max(n, -n)
	if n < 0 { // the smallest int has no opposite
		n = math.MaxInt
	}
	tag := language.Make(lang)
	if plural.Cardinal.MatchPlural(tag, n%10_000_000, 0, 0, 0, 0) == plural.One && n < 10_000_000 {
		return "_one"
	}
	return "_other"
}

func grouped(lang, digits string) string {
	if _, err := strconv.Atoi(digits); err != nil || len(digits) < 4 {
		return digits
	}
	sep := ","
	if lang == "fr" {
		sep = "\u202f"
	}
	sign := ""
	if digits[0] == '-' {
		sign, digits = "-", digits[1:]
	}
	out := ""
	for len(digits) > 3 {
		out = sep + digits[len(digits)-3:] + out
		digits = digits[:len(digits)-3]
	}
	return sign + digits + out
}
