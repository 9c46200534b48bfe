package match

import "math/rand/v2"

const (
	// What is believed beforehand counts like so many pairs seen.
	beliefSame, beliefKin, beliefOther = 60, 150, 200
	strangers                          = 60_000 // pairs drawn to see what strangers share
	rounds                             = 12
)

// sample is pairs the model learns from, of which each stands for scale pairs.
type sample struct {
	pairs []likeness
	scale float64
}

// draw compares strangers: pairs drawn at random, of different clusters.
func (c *Crowd) draw(m *model, clusters []uint32) {
	first := firstModel()
	r := rand.New(rand.NewPCG(7, uint64(len(c.people))))
	var seen table
	n := len(c.people)
	if n < 2 {
		return
	}
	for range min(strangers, n*n) {
		i, j := r.IntN(n), r.IntN(n)
		if i == j || clusters != nil && clusters[i] == clusters[j] {
			continue
		}
		l := c.compare(&c.people[i], &c.people[j])
		for t, v := range l.level {
			seen[t][v]++
		}
	}
	m.like[otherPair] = blend(&seen, &first.like[otherPair], beliefOther)
}

// blend makes shares of counts, with a belief that counts like so many.
func blend(seen, belief *table, strength float64) (out table) {
	for t := range out {
		for _, group := range groupsOf(trait(t)) {
			all := 0.0
			for v := group[0]; v < group[1]; v++ {
				all += seen[t][v]
			}
			sum := 0.0
			for v := group[0]; v < group[1]; v++ {
				sum += belief[t][v]
			}
			for v := group[0]; v < group[1]; v++ {
				if sum > 0 {
					out[t][v] = (seen[t][v] + strength*belief[t][v]/sum) / (all + strength)
				}
			}
		}
	}
	return out
}

// groupsOf answers the levels of a trait whose shares add up to one: those of a
// place are told apart by whether the street is the same.
func groupsOf(t trait) [][2]int {
	if t == placeTrait {
		return [][2]int{{1, homeDiffers}, {homeDiffers, numLevels}}
	}
	return [][2]int{{1, numLevels}}
}

// learn finds what pairs of each kind share in this crowd, by turns: which pairs
// are likely which, and what they then share.
func (m *model) learn(c *Crowd, s *sample) {
	all := max(1, c.size*(c.size-1)/2)
	first := firstModel()
	if m.part[samePair] == 0 {
		m.part = [numKinds]float64{samePair: 0.15 * c.size / all, kinPair: 0.06 * c.size / all, namesakePair: 0.03 * c.size / all}
	}
	m.settle()
	for range rounds {
		var seen [otherPair]table
		var sum [otherPair]float64
		for i := range s.pairs {
			l := &s.pairs[i]
			for k, p := range m.chances(l) {
				if p < 1e-4 {
					continue
				}
				p *= s.scale
				sum[k] += p
				for t, v := range l.level {
					seen[k][t][v] += p
				}
			}
		}
		m.like[samePair] = blend(&seen[samePair], &first.like[samePair], beliefSame)
		m.bound()
		kin := blend(&seen[kinPair], &first.like[kinPair], beliefKin)
		// What makes kin kin is not up for learning.
		kin[givenTrait], kin[bornTrait] = first.like[kinPair][givenTrait], first.like[kinPair][bornTrait]
		m.like[kinPair] = kin
		named := blend(&seen[namesakePair], &first.like[namesakePair], beliefKin)
		m.like[namesakePair][streetTrait], m.like[namesakePair][placeTrait] = named[streetTrait], named[placeTrait]
		for k, extra := range [...]float64{5, 3, 3} {
			m.part[k] = (sum[k] + extra) / all
		}
		m.settle()
	}
}

// bound keeps what one person's pairs may differ in within reason.
func (m *model) bound() {
	for _, x := range limits() {
		like := &m.like[samePair][x.trait]
		off := like[x.level]
		if off <= x.share {
			continue
		}
		end := numLevels
		if x.trait == placeTrait {
			end = homeDiffers
		}
		for v := differs; v < end; v++ {
			like[v] *= (1 - x.share) / (1 - off)
		}
		like[x.level] = x.share
	}
}
