package service

import (
	"maps"
	"strings"

	"foyer/frontend/src/words"
	"foyer/internal/foyer"
)

// sayFinding says a finding in a language, as the screen does.
func sayFinding(lang string, f foyer.Finding) string {
	args := map[string]string{"raw": f.Raw, "value": f.Raw}
	maps.Copy(args, f.Args)
	for _, key := range []string{"finding." + f.Key, f.Key} {
		if s := words.Say(lang, key, args); s != key {
			return s
		}
	}
	field := words.Say(lang, "review.the_row", nil)
	if f.Field != "" {
		if s := words.Say(lang, "field."+f.Field, nil); s != "field."+f.Field {
			field = s
		}
	}
	return words.Say(lang, "review.finding_unknown", map[string]string{"field": field})
}

// sayFindings says findings one after the other.
func sayFindings(lang string, list []foyer.Finding) string {
	said := make([]string, len(list))
	for i, f := range list {
		said[i] = sayFinding(lang, f)
	}
	return strings.Join(said, " ")
}
