package match

import (
	"math/bits"
	"slices"

	"foyer/internal/foyer"
)

// Index finds, for a row, the earlier rows of the same file that share two kinds of
// key with it. It holds a hash for each pair of keys of a row and the row's number,
// some 60 to 80 bytes a row in all. It is not safe for concurrent use.
//
// Its hashes have 64 bits and are not checked against the texts they came from:
// who acts on a hit reads the row and asks [Common].
type Index struct {
	by     foyer.MatchKey
	shards [shardCount]shard
	found  []Hit // reused by Candidates
}

// Hit is an earlier row and the kinds it shares.
type Hit struct {
	Row   uint32
	Kinds foyer.Kinds
}

const (
	shardCount = 64
	// MostRows is how many rows of one pair are kept, the earliest. Files with
	// thousands of rows "Test, 555" would else cost their square.
	MostRows = 8
)

// shard is an open-addressing table. Shards differ in size, so that they do not
// grow all at once and the whole stays near its mean load.
type shard struct {
	hashes []uint64 // 0 is free
	rows   []uint32
	used   int
}

// NewIndex answers an empty Index.
func NewIndex() *Index { return &Index{} }

// NewIndexBy answers an empty Index of rows that an import knows again by a key.
func NewIndexBy(by foyer.MatchKey) *Index { return &Index{by: by} }

// Add makes a row known to later Candidates. Rows are added in file order.
func (x *Index) Add(row uint32, k foyer.Keys) {
	hashes(x.by, k, func(h uint64, _ foyer.Kinds) {
		x.shards[h>>58].add(h, row, int(h>>58))
	})
}

// Candidates answers every distinct earlier row that shares at least two kinds with
// k, the surest first and among equals the earliest; of more than eight rows with
// the same pair of keys, the earliest eight. The answer is valid until the next call.
func (x *Index) Candidates(k foyer.Keys) []Hit {
	x.found = x.found[:0]
	hashes(x.by, k, func(h uint64, kinds foyer.Kinds) {
		s := &x.shards[h>>58]
		s.each(h, func(row uint32) {
			for i := range x.found {
				if x.found[i].Row == row {
					x.found[i].Kinds |= kinds
					return
				}
			}
			x.found = append(x.found, Hit{row, kinds})
		})
	})
	if len(x.found) > 1 {
		slices.SortFunc(x.found, func(a, b Hit) int {
			if d := Rank(b.Kinds) - Rank(a.Kinds); d != 0 {
				return d
			}
			return int(a.Row) - int(b.Row)
		})
	}
	return x.found
}

// Bytes answers the memory that the tables take.
func (x *Index) Bytes() int {
	n := 0
	for i := range x.shards {
		n += 12 * len(x.shards[i].rows)
	}
	return n
}

// pairs calls do with the hash of each pair of keys of different kinds.
func pairs(k foyer.Keys, do func(h uint64, kinds foyer.Kinds)) {
	for _, p := range k.Phones {
		if k.Name != 0 {
			do(pair(k.Name, p), foyer.ByName|foyer.ByPhone)
		}
		for _, e := range k.Emails {
			do(pair(p, e), foyer.ByPhone|foyer.ByEmail)
		}
	}
	if k.Name != 0 {
		for _, e := range k.Emails {
			do(pair(k.Name, e), foyer.ByName|foyer.ByEmail)
		}
	}
}

// pair makes one hash of two. Keys of the three kinds are seeded apart, so the
// kinds of a pair are in it.
func pair(a, b uint64) uint64 { return some(mix(a*3 + bits.RotateLeft64(b, 29))) }

// slot answers where a hash belongs in a table of any size.
func (s *shard) slot(h uint64) int {
	at, _ := bits.Mul64(h<<6, uint64(len(s.hashes)))
	return int(at)
}

func (s *shard) add(h uint64, row uint32, number int) {
	if s.used*10 >= len(s.hashes)*8 {
		s.grow(number)
	}
	s.put(h, row)
}

func (s *shard) put(h uint64, row uint32) {
	same := 0
	for i := s.slot(h); ; {
		switch s.hashes[i] {
		case 0:
			s.hashes[i], s.rows[i] = h, row
			s.used++
			return
		case h:
			if same++; same == MostRows || s.rows[i] == row {
				return
			}
		}
		if i++; i == len(s.hashes) {
			i = 0
		}
	}
}

func (s *shard) each(h uint64, do func(row uint32)) {
	if len(s.hashes) == 0 {
		return
	}
	for i := s.slot(h); s.hashes[i] != 0; {
		if s.hashes[i] == h {
			do(s.rows[i])
		}
		if i++; i == len(s.hashes) {
			i = 0
		}
	}
}

func (s *shard) grow(number int) {
	size := len(s.hashes) * 3 / 2
	if size == 0 {
		size = 64 + number // spread over half a step of growth
	}
	old := *s
	s.hashes, s.rows, s.used = make([]uint64, size), make([]uint32, size), 0
	// Those of one hash must keep their order: start after a free place, where no
	// run of neighbours is cut.
	start := 0
	for start < len(old.hashes) && old.hashes[start] != 0 {
		start++
	}
	for n := range old.hashes {
		i := (start + n) % len(old.hashes)
		if old.hashes[i] != 0 {
			s.put(old.hashes[i], old.rows[i])
		}
	}
}
