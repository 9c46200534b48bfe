package rules

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// scramble reads the bytes of a text in another encoding, as broken programs do.
func scramble(s string, cm *charmap.Charmap) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		b.WriteRune(cm.DecodeByte(s[i]))
	}
	return b.String()
}

var soundTexts = strings.Split(`Élise Tremblay|Montréal|Québec|Trois-Rivières|François Noël|Zoë Brontë|Cœur-sur-l’Île|Île-de-la-Visitation|São Paulo|SÃO PAULO|JOÃO MAGALHÃES|IRMÃ|“AMANHÔ|AMANHû|«IRMû|«AMANHû|CAFɻ|“CAFɔ|L’ÉTÉ…|À VOIR|ÂNGELA|Ângela Gonçalves|Conceição|Señor Ñandú|MUÑOZ|ESPAÑA|“ESPAÑA”|Ñ…|Müller & Söhne|„MENÜ“|Größe|Straße 5|ÄRZTE|„Ä“|Ørsted|Åse Ødegård|ÅSE|Łódź|Kraków|Żółć|Dvořák|Çağlar Şahin|Ğ|Đorđe|Ελένη|Иван Петров|الاسم|日本語|“quoted”|‘x’|1 200 €|20 °C|n° 5|Nº 7|1ª planta|½ acre|± 5 %|5×3 m|Ã|â|Â|é|è|ç|ÃÃ|«é»|« é »|«café» |l’été|Ô|Ô Canada|OTÔ|CAFÉ®|PÂ°|résumé – draft|naïve façade|coöperatie|crème brûlée|Müller’s|Ðorđe|Þórr|þú|Ægir|Œuvre|ŒUVRE|ŸNES|L'HAŸ|Aÿ|Château d’Yquem|CHÂTEAU|CÔTE|Pâques|pâté|mâchoire|√9|¬x|≈5|ƒ 100|‚Ähnlich‘|├──|Ø 20|Å|Ñandutí|Ùna|Úna`, "|")

// A11: broken accents come back exactly, by whichever way they were broken, and
// sound text is never touched.
func TestUnscramble(t *testing.T) {
	for _, s := range soundTexts {
		if got, hurt := Unscramble(s); hurt || got != s {
			t.Errorf("sound %q became %q", s, got)
		}
	}
	western := strings.Split(`Élise Tremblay|Montréal|MONTRÉAL|Québec|François Noël|Île-de-la-Visitation|São Paulo|SÃO PAULO|Ângela Gonçalves|MUÑOZ|Señor Ñandú|Müller & Söhne|Größe|ÄRZTE|Ørsted|Åse Ødegård|l’été|“quoted”|1 200 €|n° 5|½ acre|à la carte|voilà qui|CÔTE|CHÂTEAU|Cœur|naïve – façade…|Łódź|Dvořák|Şahin`, "|")
	for _, s := range western {
		for name, cm := range map[string]*charmap.Charmap{"Windows-1252": charmap.Windows1252, "Latin-1": charmap.ISO8859_1, "MacRoman": charmap.Macintosh} {
			hurt := scramble(s, cm)
			if strings.ContainsRune(hurt, utf8.RuneError) {
				continue // a byte that the encoding lacks was lost
			}
			if got, ok := Unscramble(hurt); !ok || got != s {
				t.Errorf("%s: %q was %q, came back as %q", name, hurt, s, got)
			}
		}
		if twice := scramble(scramble(s, charmap.Windows1252), charmap.Windows1252); !strings.Contains(twice, "ï¿½") && !strings.ContainsRune(twice, utf8.RuneError) {
			if got, ok := Unscramble(twice); !ok || got != s {
				t.Errorf("broken twice: %q came back as %q, was %q", twice, got, s)
			}
		}
	}
	for _, s := range []string{"Иван Петров", "Ελένη", "الاسم", "日本語", "😀 ok"} {
		if got, ok := Unscramble(scramble(s, charmap.ISO8859_1)); !ok || got != s {
			t.Errorf("%q came back as %q", s, got)
		}
	}
	for hurt, want := range map[string]string{
		"Montr├®al":        "Montréal",
		"CafÃ© – Montréal": "Café – Montréal", // half broken, half sound
		"ï»¿Élise":         "Élise",
		"Lâ€™Ã‰quipe":      "L’Équipe",
	} {
		if got, _ := Unscramble(hurt); got != want {
			t.Errorf("%q came back as %q, want %q", hurt, got, want)
		}
	}
}

func FuzzUnscramble(f *testing.F) {
	for _, s := range soundTexts {
		f.Add(s)
		f.Add(scramble(s, charmap.Windows1252))
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		got, hurt := Unscramble(s)
		if !utf8.ValidString(got) || hurt != (got != s) {
			t.Fatalf("%q became %q, %v", s, got, hurt)
		}
		if again, _ := Unscramble(got); again != got {
			t.Fatalf("%q became %q, then %q", s, got, again)
		}
	})
}
