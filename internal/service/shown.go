package service

import (
	"strings"

	"foyer/frontend/src/words"
	"foyer/internal/foyer"
)

// shown answers a canonical value in a language's words, where it has some: the
// same words an import of the file reads back.
func shown(lang string, kind foyer.FieldKind, v string) string {
	switch kind {
	case foyer.KindStatus:
		return words.Say(lang, "status."+v, nil)
	case foyer.KindYesNo, foyer.KindYesNot:
		return words.Say(lang, "answer."+v, nil)
	case foyer.KindIntent:
		parts := strings.Split(v, ",")
		for i, p := range parts {
			parts[i] = words.Say(lang, "intent."+p, nil)
		}
		return strings.Join(parts, ", ")
	}
	return v
}
