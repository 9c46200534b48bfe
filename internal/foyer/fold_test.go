package foyer

import (
	"testing"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Élise TREMBLAY": "elise tremblay",
		"E\u0301lise":    "elise",
		"Müller-Ægir":    "muller-aegir",
		"Straße Łódź":    "strasse lodz",
		"Nguyễn":         "nguyen",
		"Йорк Ёлка":      "иорк елка",
		"محمد":           "محمد",
		"李小龙":            "李小龙",
	} {
		if got := string(Fold(nil, in)); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

// Composed and taken apart, a Latin letter folds to the same bytes.
func TestFoldSameForBothForms(t *testing.T) {
	strip := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)))
	for r := rune(0xC0); r < 0x1F00; r++ {
		if !unicode.Is(unicode.Latin, r) {
			continue
		}
		whole := string(Fold(nil, string(r)))
		parts := string(Fold(nil, norm.NFD.String(string(r))))
		if whole != parts {
			t.Errorf("%q: whole %q, in parts %q", r, whole, parts)
		}
		if plain, _, _ := transform.String(strip, string(r)); len(plain) == 1 && whole != string(Fold(nil, plain)) {
			t.Errorf("%q folds to %q, its letter is %q", r, whole, plain)
		}
	}
}
