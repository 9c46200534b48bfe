package match

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// C19: who else has a value is told as comparing all rows would tell it, and whoever
// was passed before is told when it turns out.
func TestOnceAgreesWithComparingAll(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	x := NewOnce()
	all := map[uint64][]uint32{}
	told := map[uint64][]uint32{}
	for row := range uint32(20_000) {
		h := mix(uint64(r.IntN(9_000)) + 1)
		if r.IntN(4) == 0 {
			h = mix(uint64(r.IntN(40)) + 100_000)
		}
		told[h] = append(told[h], x.Add(row, h)...)
		all[h] = append(all[h], row)
	}
	often := 0
	for h, want := range all {
		got, many := x.Rows(h)
		if !slices.Equal(got, want[:min(len(want), MostRows)]) || many != (len(want) > MostRows) {
			t.Fatalf("%d rows have it, it says %v, %v", len(want), got, many)
		}
		var later []uint32
		if len(want) > 1 {
			later = append(later, want[0])
		}
		if len(want) > MostRows {
			later = append(later, want[:MostRows]...)
			often++
		}
		if !slices.Equal(told[h], later) {
			t.Fatalf("of %v were told %v", want, told[h])
		}
	}
	if often < 40 {
		t.Errorf("only %d values stand often", often)
	}
	if got, many := x.Rows(mix(1 << 40)); len(got) > 0 || many {
		t.Errorf("what no row has stands in %v", got)
	}
}
