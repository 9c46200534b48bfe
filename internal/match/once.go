package match

// Once finds values that stand in more than one row of a file. Like [Index] it holds
// hashes only, some 20 bytes a row.
type Once struct {
	shards [shardCount]shard
	often  map[uint64]struct{} // those of more rows than are kept
	found  []uint32            // reused by Rows
}

// NewOnce answers an empty Once.
func NewOnce() *Once { return &Once{often: map[uint64]struct{}{}} }

// Add makes a row's value known. Rows are added in file order. It answers the rows
// that stand otherwise by it: the first with the value when this is the second, and
// all that are kept when this is the first that is not. The answer is valid until the
// next call.
func (x *Once) Add(row uint32, h uint64) (others []uint32) {
	if _, ok := x.often[h]; ok {
		return nil
	}
	have, _ := x.Rows(h)
	switch {
	case len(have) == MostRows:
		x.often[h] = struct{}{}
		return have
	case len(have) == 1:
		others = have
	}
	x.shards[h>>58].add(h, row, int(h>>58))
	return others
}

// Rows answers the rows with a value, the earliest first; of more than eight the
// earliest eight, and often. The rows are valid until the next call.
func (x *Once) Rows(h uint64) (rows []uint32, often bool) {
	x.found = x.found[:0]
	x.shards[h>>58].each(h, func(row uint32) { x.found = append(x.found, row) })
	_, often = x.often[h]
	return x.found, often
}
