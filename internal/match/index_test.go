package match

import (
	"math/rand/v2"
	"slices"
	"testing"

	"foyer/internal/foyer"
)

// crowd makes rows that share keys often.
func crowd(r *rand.Rand, rows, pool int) []foyer.Keys {
	pick := func() uint64 { return mix(uint64(r.IntN(pool)) + 1) }
	out := make([]foyer.Keys, rows)
	for i := range out {
		if r.IntN(10) > 0 {
			out[i].Name = pick() ^ 1<<60
		}
		for range r.IntN(3) {
			out[i].Phones = addNew(out[i].Phones, pick()^1<<61)
		}
		for range r.IntN(3) {
			out[i].Emails = addNew(out[i].Emails, pick()^1<<62)
		}
	}
	return out
}

func TestIndexAgreesWithComparingAll(t *testing.T) {
	rows := crowd(rand.New(rand.NewPCG(1, 2)), 3000, 300)
	x := NewIndex()
	hits := 0
	for i, k := range rows {
		var want []Hit
		for j := range i {
			if kinds := Common(rows[j], k); Same(kinds) {
				want = append(want, Hit{uint32(j), kinds})
			}
		}
		slices.SortStableFunc(want, func(a, b Hit) int { return Rank(b.Kinds) - Rank(a.Kinds) })
		if got := x.Candidates(k); !slices.Equal(got, want) {
			t.Fatalf("row %d: %v, want %v", i, got, want)
		}
		hits += len(want)
		x.Add(uint32(i), k)
	}
	if hits < 100 {
		t.Fatalf("only %d pairs: the crowd tests nothing", hits)
	}
}

func TestIndexKeepsTheEarliest(t *testing.T) {
	x := NewIndex()
	k := foyer.Keys{Name: 7, Phones: []uint64{8}}
	for row := range uint32(10_000) {
		x.Add(row, k)
		x.Add(row, foyer.Keys{Name: uint64(row)<<20 | 99, Emails: []uint64{uint64(row) + 1e9}})
	}
	got := x.Candidates(k)
	if len(got) != MostRows {
		t.Fatalf("%d rows of one pair are kept", len(got))
	}
	for i, h := range got {
		if h.Row != uint32(i) {
			t.Fatalf("kept %v", got)
		}
	}
	if got := x.Candidates(foyer.Keys{Name: 7}); len(got) != 0 {
		t.Errorf("a name alone finds %v", got)
	}
}

func TestIndexMemory(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	x := NewIndex()
	worst := 0
	for row := range 200_000 {
		k := foyer.Keys{Name: r.Uint64() | 1, Phones: []uint64{r.Uint64() | 1}, Emails: []uint64{r.Uint64() | 1}}
		if r.IntN(3) == 0 {
			k.Phones = append(k.Phones, r.Uint64()|1)
		}
		if r.IntN(7) == 0 {
			k.Emails = append(k.Emails, r.Uint64()|1)
		}
		x.Add(uint32(row), k)
		if row > 10_000 && row%1000 == 0 {
			worst = max(worst, x.Bytes()/row)
		}
	}
	if worst > 80 {
		t.Errorf("a row takes %d bytes", worst)
	}
	t.Logf("at most %d bytes a row", worst)
}

func BenchmarkIndex(b *testing.B) {
	r := rand.New(rand.NewPCG(3, 4))
	x := NewIndex()
	b.ReportAllocs()
	for row := 0; b.Loop(); row++ {
		k := foyer.Keys{Name: r.Uint64() | 1, Phones: []uint64{r.Uint64() | 1}, Emails: []uint64{r.Uint64() | 1}}
		x.Candidates(k)
		x.Add(uint32(row), k)
	}
}

func BenchmarkKeysOf(b *testing.B) {
	rec := person("Élise Tremblay", one("+15145550199"), one("elise.tremblay@ex.ca"))
	b.ReportAllocs()
	for b.Loop() {
		KeysOf(rec)
	}
}
