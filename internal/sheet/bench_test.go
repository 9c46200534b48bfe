package sheet

import (
	"context"
	"io"
	"strconv"
	"strings"
	"testing"
)

// leadsText makes a plain file of leads of about so many bytes.
func leadsText(size int, quoted bool) string {
	var b strings.Builder
	b.WriteString("First name,Last name,Email,Phone,City,Price,Created,Notes\n")
	for i := 0; b.Len() < size; i++ {
		n := strconv.Itoa(i)
		b.WriteString("Alicia,Hartwell,alicia.hartwell" + n + "@example.com,(208) 555-0110,Boise,385000,2026-03-14,")
		if quoted {
			b.WriteString(`"Wants 3 bed, a ""big"" yard"`)
		} else {
			b.WriteString("Wants 3 bed and a yard")
		}
		b.WriteString("\n")
	}
	return b.String()
}

func benchmarkRows(b *testing.B, s string) {
	f := inMemory(s)
	fd, err := Look(context.Background(), f, Hints{})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		r, err := Open(f, fd, Place{})
		if err != nil {
			b.Fatal(err)
		}
		for {
			if _, err = r.Next(); err != nil {
				break
			}
		}
		if err != io.EOF {
			b.Fatal(err)
		}
	}
}

func BenchmarkRowsPlain(b *testing.B)  { benchmarkRows(b, leadsText(16<<20, false)) }
func BenchmarkRowsQuoted(b *testing.B) { benchmarkRows(b, leadsText(16<<20, true)) }

func BenchmarkLook(b *testing.B) {
	s := leadsText(16<<20, true)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		if _, err := Look(context.Background(), inMemory(s), Hints{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRowsAccents reads Windows-1252, each cell decoded.
func BenchmarkRowsAccents(b *testing.B) {
	benchmarkRows(b, "Nom;Pr\xe9nom;Ville;Note\n"+strings.Repeat("Lef\xe8vre;H\xe9l\xe8ne;Orl\xe9ans;cherche une maison avec jardin\n", 200_000))
}

// BenchmarkRowsStray reads rows that all have a quote out of place and no reading
// of the table's width: the slowest rows there are.
func BenchmarkRowsStray(b *testing.B) {
	benchmarkRows(b, "Name,Note,City\n"+strings.Repeat("Ada,one,Paris\n", 500)+strings.Repeat(`"a "b" c","d "e" f","g "h" i","j "k" l",x"`+"\n", 20_000))
}
