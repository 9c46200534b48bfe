package intake

import (
	"bytes"
	"cmp"
	"hash/maphash"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// Rows come in the order of their whole texts however many share their beginnings,
// with little memory for those, and rows of one text in the order of the file.
func TestSorterTellsSharedBeginningsApart(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 11))
	shared := []string{"", "a", "https://www.example.com/listing/", strings.Repeat("kept word for word ", 30)}
	for _, size := range []int{64, 256 << 10, sortArena} {
		texts := make([]string, 3000)
		for i := range texts {
			texts[i] = shared[rnd.IntN(len(shared))]
			for range rnd.IntN(24) {
				texts[i] += string(rune('a' + rnd.IntN(3)))
			}
			if i > 0 && rnd.IntN(4) == 0 {
				texts[i] = texts[rnd.IntN(i)]
			}
		}
		passes := 0
		s := &sorter{seed: maphash.MakeSeed(), size: size, texts: func(fn func(int, []byte)) error {
			passes++
			for i, text := range texts {
				fn(i+2, []byte(text))
			}
			return nil
		}}
		got, err := s.run()
		if err != nil {
			t.Fatal(err)
		}
		want := make([]uint32, len(texts))
		for i := range want {
			want[i] = uint32(i + 2)
		}
		slices.SortFunc(want, func(a, b uint32) int {
			x, y := texts[a-2], texts[b-2]
			if (x == "") != (y == "") {
				return cmp.Compare(len(y), len(x))
			}
			return cmp.Or(bytes.Compare([]byte(x), []byte(y)), cmp.Compare(a, b))
		})
		if size == 64 { // as far in as it looks
			if passes != sortPasses+1 {
				t.Errorf("the file was read %d times, not %d", passes, sortPasses+1)
			}
			continue
		}
		if !slices.Equal(got.rows, want) {
			t.Errorf("with %d bytes, rows are not in the order of their texts", size)
		}
		if none := slices.IndexFunc(got.rows, func(r uint32) bool { return texts[r-2] == "" }); none != got.filled {
			t.Errorf("%d rows have a text, the first without stands at %d", got.filled, none)
		}
	}
}
