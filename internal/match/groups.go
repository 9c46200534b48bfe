package match

import (
	"context"
	"slices"
	"sync"
)

// pairOf is two of a crowd and how alike they are, in bits.
type pairOf struct {
	a, b  uint32
	score float32
}

const (
	workers     = 2
	keepFrom    = -7.0    // pairs below are not looked at again
	learnMost   = 300_000 // pairs to learn from
	scoreMost   = 9.0     // no pair counts for more when clusters are joined
	scoreLeast  = -9.0
	scoreThin   = -1.0 // at most, of those who share a name and a town
	clusterMost = 600  // people of one component that are clustered at a time
)

// Groups says who is one: it answers, for each that was added, the first of its
// cluster. tell hears
// of the progress, 0 to 1; it may be nil.
func (c *Crowd) Groups(ctx context.Context, tell func(float64)) ([]uint32, error) {
	if tell == nil {
		tell = func(float64) {}
	}
	c.same = map[uint64]copies{} // everyone is there
	c.tally(nil)
	b := c.block()
	m := firstModel()
	c.draw(m, nil)
	s, err := c.sample(ctx, b)
	if err != nil {
		return nil, err
	}
	m.learn(c, s)
	pairs, err := c.likely(ctx, b, m, tell)
	if err != nil {
		return nil, err
	}
	clusters := c.cluster(m, pairs)
	// Now that it is known who is one, what people share can be counted by people.
	c.tally(clusters)
	c.draw(m, clusters)
	s = c.resample(pairs)
	m.learn(c, s)
	c.rescore(m, pairs)
	clusters = c.cluster(m, pairs)
	c.joinTwins(clusters)
	out := make([]uint32, len(c.rows))
	first := make([]uint32, len(c.people)) // row + 1 that a cluster is named for
	for i, p := range c.rows {
		g := clusters[p]
		if first[g] == 0 {
			first[g] = uint32(i + 1)
		}
		out[i] = first[g] - 1
	}
	return out, ctx.Err()
}

// joinTwins makes one of those who say the same word for word, also where what they
// say is so common that it says nothing.
func (c *Crowd) joinTwins(clusters []uint32) {
	for _, t := range c.twins {
		if a, b := clusters[t[0]], clusters[t[1]]; a != b {
			clusters[t[1]] = a
		}
	}
}

// sample compares candidates of some of the crowd, to learn from.
func (c *Crowd) sample(ctx context.Context, b *blocks) (*sample, error) {
	n := len(c.people)
	step := max(1, n/12_000)
	s := &sample{scale: float64(step)}
	stamps := make([]uint32, n)
	rank := b.ranks()
	for i := 0; i < n; i += step {
		if i%1000 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		b.near(uint32(i), rank[i], stamps, func(j uint32) {
			if len(s.pairs) < 4*learnMost {
				s.pairs = append(s.pairs, c.compare(&c.people[i], &c.people[j]))
			}
		})
	}
	return s, nil
}

func (b *blocks) ranks() []uint32 {
	rank := make([]uint32, len(b.ranked))
	for r, i := range b.ranked {
		rank[i] = uint32(r)
	}
	return rank
}

func (c *Crowd) resample(pairs []pairOf) *sample {
	step := max(1, len(pairs)/learnMost)
	s := &sample{scale: float64(step)}
	for i := 0; i < len(pairs); i += step {
		p := &pairs[i]
		s.pairs = append(s.pairs, c.compare(&c.people[p.a], &c.people[p.b]))
	}
	return s
}

// likely answers all candidate pairs that may be one.
func (c *Crowd) likely(ctx context.Context, b *blocks, m *model, tell func(float64)) ([]pairOf, error) {
	n := len(c.people)
	rank := b.ranks()
	const stretch = 500
	next := make(chan int)
	var mu sync.Mutex
	var out []pairOf
	var wg sync.WaitGroup
	for range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			stamps := make([]uint32, n)
			var mine []pairOf
			for from := range next {
				for i := from; i < min(n, from+stretch); i++ {
					b.near(uint32(i), rank[i], stamps, func(j uint32) {
						l := c.compare(&c.people[i], &c.people[j])
						if v := m.score(&l); v > keepFrom {
							mine = append(mine, pairOf{uint32(i), j, float32(v)})
						}
					})
				}
			}
			mu.Lock()
			out = append(out, mine...)
			mu.Unlock()
		}()
	}
	for from := 0; from < n && ctx.Err() == nil; from += stretch {
		next <- from
		tell(float64(from) / float64(n))
	}
	close(next)
	wg.Wait()
	sortPairs(out)
	return out, ctx.Err()
}

func sortPairs(pairs []pairOf) {
	slices.SortFunc(pairs, func(x, y pairOf) int {
		if x.a != y.a {
			return int(x.a) - int(y.a)
		}
		return int(x.b) - int(y.b)
	})
}

func (c *Crowd) rescore(m *model, pairs []pairOf) {
	for i := range pairs {
		p := &pairs[i]
		a, b := &c.people[p.a], &c.people[p.b]
		l := c.compare(a, b)
		p.score = float32(m.score(&l))
	}
}

// cluster joins people by the pairs: those two groups first whose members are, on
// the whole, the likest, and no two whose members are not. So a household does
// not hang together by one sparse row.
func (c *Crowd) cluster(m *model, pairs []pairOf) []uint32 {
	n := len(c.people)
	root := make([]uint32, n)
	for i := range root {
		root[i] = uint32(i)
	}
	find := func(x uint32) uint32 {
		for root[x] != x {
			root[x] = root[root[x]]
			x = root[x]
		}
		return x
	}
	for _, p := range pairs {
		if p.score > 0 {
			if a, b := find(p.a), find(p.b); a != b {
				root[max(a, b)] = min(a, b)
			}
		}
	}
	for i := range root {
		root[i] = find(uint32(i))
	}
	order, starts := byCluster(root, n)
	out := make([]uint32, n)
	for g := range len(starts) - 1 {
		list := order[starts[g]:starts[g+1]]
		switch {
		case len(list) <= 2:
			for _, i := range list {
				out[i] = list[0]
			}
		default:
			c.divide(m, list, out)
		}
	}
	return out
}

// divide clusters people who hang together by some pair.
func (c *Crowd) divide(m *model, list, out []uint32) {
	if len(list) > clusterMost {
		// So many under one name are cut in the order they came in.
		c.divide(m, list[:clusterMost], out)
		c.divide(m, list[clusterMost:], out)
		return
	}
	k := len(list)
	link := make([]float64, k*k) // sums of scores between groups
	for x := range k {
		for y := range x {
			a, b := &c.people[list[x]], &c.people[list[y]]
			l := c.compare(a, b)
			v := min(scoreMost, max(scoreLeast, m.score(&l)))
			link[x*k+y], link[y*k+x] = v, v
		}
	}
	size := make([]float64, k)
	alive := make([]int, k)
	into := make([]int, k)
	for i := range k {
		size[i], alive[i], into[i] = 1, i, i
	}
	for len(alive) > 1 {
		best, bx, by := 0.0, -1, -1
		for i, x := range alive {
			row := link[x*k:]
			for _, y := range alive[:i] {
				if row[y] > 0 {
					if v := row[y] / (size[x] * size[y]); v > best {
						best, bx, by = v, x, y
					}
				}
			}
		}
		if bx < 0 {
			break
		}
		for _, z := range alive {
			if z != bx && z != by {
				link[by*k+z] += link[bx*k+z]
				link[z*k+by] = link[by*k+z]
			}
		}
		size[by] += size[bx]
		into[bx] = by
		alive = slices.DeleteFunc(alive, func(z int) bool { return z == bx })
	}
	for i := range k {
		at := i
		for into[at] != at {
			at = into[at]
		}
		out[list[i]] = list[at]
	}
}
