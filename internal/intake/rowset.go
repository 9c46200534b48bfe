package intake

import (
	"math/bits"
	"slices"
)

// rowSet is a set of row numbers: a bit a row, so that one of a million weighs
// nothing.
type rowSet struct {
	words []uint64
	count int
}

func (s *rowSet) add(row int) bool {
	if short := row>>6 + 1 - len(s.words); short > 0 {
		s.words = append(s.words, make([]uint64, short)...)
	}
	if s.has(row) {
		return false
	}
	s.words[row>>6] |= 1 << (row & 63)
	s.count++
	return true
}

func (s *rowSet) has(row int) bool {
	return row>>6 < len(s.words) && s.words[row>>6]&(1<<(row&63)) != 0
}

// next answers at most limit rows of the set from a number on, in order.
func (s *rowSet) next(from, limit int) []int {
	out := make([]int, 0, limit)
	for w := from >> 6; w < len(s.words); w++ {
		word := s.words[w]
		if w == from>>6 {
			word &= ^uint64(0) << (from & 63)
		}
		for ; word != 0; word &= word - 1 {
			if len(out) == limit {
				return out
			}
			out = append(out, w<<6|bits.TrailingZeros64(word))
		}
	}
	return out
}

// inOrder answers the rows of a set in the order of the file.
func (s *rowSet) inOrder(desc bool) []uint32 {
	out := make([]uint32, 0, s.count)
	for next := 0; len(out) < s.count; {
		for _, r := range s.next(next, batchRows) {
			out, next = append(out, uint32(r)), r+1
		}
	}
	if desc {
		slices.Reverse(out)
	}
	return out
}
