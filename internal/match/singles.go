package match

import "foyer/internal/foyer"

// Singles finds, for a row, the earlier rows of the same file that share a phone or
// an email with it: of many, the first few. Like [Index] it holds hashes only, and
// who acts on a hit looks at the row.
type Singles struct {
	shards [shardCount]shard
	found  []uint32
}

// NewSingles answers an empty Singles.
func NewSingles() *Singles { return &Singles{} }

// Add makes a row known to later Earlier. Rows are added in file order.
func (x *Singles) Add(row uint32, k foyer.Keys) {
	for _, list := range [...][]uint64{k.Emails, k.Phones} {
		for _, h := range list {
			h = some(mix(h))
			x.shards[h>>58].add(h, row, int(h>>58))
		}
	}
}

// Earlier answers the rows added that share a phone or an email. The answer is valid
// until the next call.
func (x *Singles) Earlier(k foyer.Keys) []uint32 {
	x.found = x.found[:0]
	for _, list := range [...][]uint64{k.Emails, k.Phones} {
		for _, h := range list {
			h = some(mix(h))
			x.shards[h>>58].each(h, func(row uint32) { x.found = append(x.found, row) })
		}
	}
	return x.found
}
