package sheet

import (
	"context"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// people are rows in the languages that are told apart, each with letters that
// its encodings write differently.
var people = map[string]string{
	"fr": "Prénom;Nom;Ville\nHélène;Lefèvre;Orléans\nFrançois;Gagné;Béziers\nZoé;Maître;Nîmes\nAurélien;Thériault;Besançon\n",
	"de": "Vorname;Nachname;Straße\nJürgen;Weiß;Lindenstraße 14\nKäthe;Schröder;Königsallee 3\nBärbel;Müller;Grüner Weg 8\n",
	"es": "Nombre;Apellidos;Teléfono\nBegoña;Ibáñez Soler;910 000 110\nÍñigo;Peña Núñez;910 000 111\nLucía;Gil;910 000 112\n",
	"it": "Nome;Città;Nota\nNiccolò;Forlì;perché è già libero\nGiosuè;Cefalù;cerca casa più grande\n",
	"pt": "Nome;Cidade;Observação\nJoão;São Paulo;não tem pressa\nConceição;Maceió;ligação à tarde\nInês;Évora;três quartos\n",
	"en": "Name;City;Note\nRenée Böhm;Montréal;café owner, naïve buyer\nChloë Núñez;Québec;résumé attached\n",
}

// A10, UD10, UD12: each encoding of the West is found by what its letters say.
func TestEncodingsOfTheWest(t *testing.T) {
	for _, c := range []struct {
		enc string
		m   *charmap.Charmap
	}{
		{enc1252, charmap.Windows1252},
		{"macroman", charmap.Macintosh},
		{"cp850", charmap.CodePage850},
	} {
		for lang, text := range people {
			t.Run(c.enc+"/"+lang, func(t *testing.T) {
				raw, err := c.m.NewEncoder().String(text)
				if err != nil {
					t.Fatal(err)
				}
				fd, rows, _, _ := readAll(t, inMemory(raw), Hints{})
				if fd.Dialect.Encoding != c.enc {
					t.Errorf("encoding %s", fd.Dialect.Encoding)
				}
				want := strings.Split(strings.TrimSpace(text), "\n")
				if got := strings.Join(fd.Header, ";"); got != want[0] {
					t.Errorf("header %q", got)
				}
				for i, row := range rows {
					if got := strings.Join(row, ";"); got != want[i+1] {
						t.Errorf("row %q, want %q", got, want[i+1])
					}
				}
			})
		}
	}
}

// TestBrokenAccentsAmongGoodOnes is a list of Windows-1252 some of whose cells another
// program had broken: "Ã´" reads as a letter in ISO-8859-15, which is no sign of it.
func TestBrokenAccentsAmongGoodOnes(t *testing.T) {
	t.Run("A10 A11: what was broken before says nothing of the encoding", func(t *testing.T) {
		text := "Nom;Ville\nCÃ´tÃ©, HÃ©lÃ¨ne;QuÃ©bec\nHélène Gagné;Lévis\nTremblay, Noémie;Montréal\n"
		raw, err := charmap.Windows1252.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		fd, rows, _, _ := readAll(t, inMemory(raw), Hints{})
		if fd.Dialect.Encoding != enc1252 {
			t.Errorf("encoding %s", fd.Dialect.Encoding)
		}
		if rows[0][0] != "CÃ´tÃ©, HÃ©lÃ¨ne" || rows[1][0] != "Hélène Gagné" {
			t.Errorf("%q", rows)
		}
	})
}

// TestEuroAndLigature tells ISO-8859-15 from Windows-1252 by the few signs in
// which they differ.
func TestEuroAndLigature(t *testing.T) {
	text := "Nom;Budget\nSœur Hélène;385 000 €\nCœur Gagné;99 €\n"
	for enc, m := range map[string]*charmap.Charmap{enc1252: charmap.Windows1252, "iso-8859-15": charmap.ISO8859_15} {
		raw, err := m.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		fd, rows, _, _ := readAll(t, inMemory(raw), Hints{})
		if fd.Dialect.Encoding != enc || rows[0][0] != "Sœur Hélène" || rows[0][1] != "385 000 €" {
			t.Errorf("%s: read as %s, %q", enc, fd.Dialect.Encoding, rows[0])
		}
	}
}

// A10, UD11: two bytes a letter, with their mark or without, leave no trace of it.
func TestWideEncodings(t *testing.T) {
	for lang, text := range people {
		for _, enc := range []string{encUTF16LE, encUTF16BE, encUTF32LE, encUTF32BE} {
			for _, mark := range []string{"", "\ufeff"} {
				raw, err := wideOf(enc).NewEncoder().String(mark + text)
				if err != nil {
					t.Fatal(err)
				}
				f := inMemory(raw)
				fd, err := Look(context.Background(), f, Hints{})
				if err != nil {
					t.Fatal(err)
				}
				if fd.Dialect.Encoding != enc || fd.Dialect.BOM != (mark != "") || !NeedsCopy(fd) {
					t.Errorf("%s %s: %+v", lang, enc, fd.Dialect)
				}
				fd, rows, marks, _ := readFound(t, f, fd)
				lines := strings.Split(strings.TrimSpace(text), "\n")
				if len(rows) != len(lines)-1 || strings.Join(fd.Header, ";") != lines[0] {
					t.Fatalf("%s %s: %d rows, header %q", lang, enc, len(rows), fd.Header)
				}
				if got := strings.Join(rows[1], ";"); got != lines[2] || marks[1].Number != 3 {
					t.Errorf("%s %s: row %d %q", lang, enc, marks[1].Number, got)
				}
			}
		}
	}
}

// TestUTF16WithoutASCII has zeros in line ends and commas only.
func TestUTF16WithoutASCII(t *testing.T) {
	text := strings.Repeat("山田,東京\n鈴木,大阪\n", 20)
	for _, enc := range []string{encUTF16LE, encUTF16BE} {
		raw, err := wideOf(enc).NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		fd, rows, _, _ := readAll(t, inMemory(raw), Hints{HeaderRow: -1})
		if len(rows) != 40 || rows[0][0] != "山田" {
			t.Errorf("%s: %+v %d rows", enc, fd.Dialect, len(rows))
		}
	}
}

// TestLateAccent has its only letter beyond ASCII far behind what a look at the
// head would see.
func TestLateAccent(t *testing.T) {
	plain := leadsText(3<<20, false)
	fd, _, _, _ := readAll(t, inMemory(plain+"Zoé,Gagné,,,,,,\n"), Hints{})
	if fd.Dialect.Encoding != encUTF8 || len(fd.Doubts) != 0 {
		t.Errorf("UTF-8: %s %v", fd.Dialect.Encoding, fd.Doubts)
	}
	fd, rows, _, _ := readAll(t, inMemory(plain+"Zo\xe9,Gagn\xe9,,,,,,\n"), Hints{})
	if fd.Dialect.Encoding != enc1252 || rows[len(rows)-1][1] != "Gagné" {
		t.Errorf("Windows-1252: %s %q", fd.Dialect.Encoding, rows[len(rows)-1])
	}
}

// TestMixedEncodings has a few letters of another encoding in much UTF-8: the
// rows are flagged and the rest stays.
func TestMixedEncodings(t *testing.T) {
	s := "Nom,Ville\n" + strings.Repeat("Hélène,Orléans\n", 50) + "Zo\xe9,Paris\n"
	fd, rows, marks, tot := readAll(t, inMemory(s), Hints{})
	last := len(rows) - 1
	if fd.Dialect.Encoding != encUTF8 || rows[last][0] != "Zo\ufffd" || marks[last].Flags != BadBytes || marks[0].Flags != 0 {
		t.Errorf("%s %q %v", fd.Dialect.Encoding, rows[last], marks[last].Flags)
	}
	if len(tot.Doubts) != 1 || tot.Doubts[0].Key != "read.bad_bytes" || tot.Doubts[0].Row != 52 {
		t.Errorf("doubts %v", tot.Doubts)
	}
}

func TestHintedEncoding(t *testing.T) {
	fd, rows, _, _ := readAll(t, inMemory("Nom,Ville\nZo\x8e,Paris\n"), Hints{Encoding: "Macintosh"})
	if fd.Dialect.Encoding != "macroman" || rows[0][0] != "Zoé" {
		t.Errorf("%s %q", fd.Dialect.Encoding, rows[0])
	}
	if _, err := Look(context.Background(), inMemory("a,b\n"), Hints{Encoding: "klingon"}); err == nil {
		t.Error("an encoding nobody knows was taken")
	}
	for _, name := range Encodings() {
		if charmapOf(name) == nil && wideOf(name) == nil && name != encUTF8 {
			t.Errorf("%s is offered and cannot be read", name)
		}
		if encodingName(name) != name {
			t.Errorf("%s is offered and not known", name)
		}
	}
}

func TestShiftJIS(t *testing.T) {
	text := "氏名,住所\n" + strings.Repeat("山田太郎,東京都千代田区\n表示ソ,能登半島の家を探しています\n", 10)
	raw, err := wideOf("shift_jis").NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	fd, rows, _, _ := readAll(t, inMemory(raw), Hints{})
	if len(rows) != 20 || rows[1][0] != "表示ソ" {
		t.Errorf("%+v %q", fd.Dialect, rows[1])
	}
}
