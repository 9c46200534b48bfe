package match

import (
	"bytes"
	"slices"
)

// blocks are people that share a key, so that not all are compared with all. Keys
// are many and forgiving: two that are one person share some of them unless
// nearly all of one is wrong. People under one key lie in the order of their
// names, so that where too many share it, each is compared with its neighbours.
type blocks struct {
	entries []uint64 // key's hash << 32 | rank of the person
	ranked  []uint32 // person by rank
	first   []uint32 // by person, where its keys begin in keys
	keys    []uint32
	most    int // people under one key that are all compared
	reach   int // neighbours on each side where they are more
}

// fewPeople is how many may also be compared by a name that sounds alike alone.
const fewPeople = 20_000

// typical is after how many people it is known how many keys one has.
const typical = 4096

// Kinds of key, to keep their hashes apart.
const (
	keySounds = iota + 1
	keyFamily
	keyGiven
	keyPhone
	keyEmail
	keyBox
	keyBorn
	keyFamilyBorn
	keyGivenBorn
	keyFamilyPlace
	keyGivenPlace
	keyHouse
	keyHousePlace
	keyStreet
	keyFirm
	keyFirmWord
	keyFirmHouse
	keyStreetWord
	keyID
)

// block finds the keys of everyone.
func (c *Crowd) block() *blocks {
	n := len(c.people)
	b := &blocks{most: min(300, max(14, 2_500_000/max(1, n)))}
	b.reach = max(5, b.most/3)
	b.ranked = make([]uint32, n)
	for i := range b.ranked {
		b.ranked[i] = uint32(i)
	}
	order := func(i uint32) ([]byte, []byte) {
		p := &c.people[i]
		if p.n[firmWhole] > 0 && p.n[familyWhole] == 0 {
			return c.texts.of(c.one(p, firmWhole)), nil
		}
		return c.texts.of(c.one(p, familyWhole)), c.texts.of(c.one(p, givenWhole))
	}
	slices.SortFunc(b.ranked, func(x, y uint32) int {
		xf, xg := order(x)
		yf, yg := order(y)
		if d := bytes.Compare(xf, yf); d != 0 {
			return d
		}
		if d := bytes.Compare(xg, yg); d != 0 {
			return d
		}
		return int(x) - int(y)
	})
	rank := make([]uint32, n)
	for r, i := range b.ranked {
		rank[i] = uint32(r)
	}
	b.first = make([]uint32, n+1)
	var list []uint32
	for i := range c.people {
		list = c.keys(&c.people[i], list[:0])
		slices.Sort(list)
		list = slices.Compact(list)
		if i == typical {
			// So many keys to a person, and a little more, will there be: growing bit by
			// bit would hold all of them twice.
			many := len(b.keys) * (n - i) / typical * 21 / 20
			b.keys, b.entries = slices.Grow(b.keys, many), slices.Grow(b.entries, many)
		}
		b.keys = append(b.keys, list...)
		b.first[i+1] = uint32(len(b.keys))
		for _, k := range list {
			b.entries = append(b.entries, uint64(k)<<32|uint64(rank[i]))
		}
	}
	slices.Sort(b.entries)
	return b
}

// near calls do with everyone who comes before i and shares a key with it, each once.
// stamps is the caller's, as long as the crowd.
func (b *blocks) near(i uint32, rank uint32, stamps []uint32, do func(j uint32)) {
	for _, k := range b.keys[b.first[i]:b.first[i+1]] {
		from, _ := slices.BinarySearch(b.entries, uint64(k)<<32)
		to := from
		limit := from + b.most + 1
		for to < len(b.entries) && to < limit && uint32(b.entries[to]>>32) == k {
			to++
		}
		if to == limit { // a crowd under one key: neighbours by name only
			at, _ := slices.BinarySearch(b.entries[from:], uint64(k)<<32|uint64(rank))
			at += from
			from = max(from, at-b.reach)
			to = at
			for to < len(b.entries) && to <= at+b.reach && uint32(b.entries[to]>>32) == k {
				to++
			}
		}
		for _, e := range b.entries[from:to] {
			j := b.ranked[uint32(e)]
			if j < i && stamps[j] != i+1 {
				stamps[j] = i + 1
				do(j)
			}
		}
	}
}

func key(kind uint64, parts ...uint64) uint32 {
	h := kind * 0x9E3779B97F4A7C15
	for _, p := range parts {
		h = mix(h ^ p*0xC2B2AE3D27D4EB4F)
	}
	return uint32(mix(h) >> 32)
}

// keys appends the keys of a person.
func (c *Crowd) keys(p *member, out []uint32) []uint32 {
	given, family := c.part(p, givenPart), c.part(p, familyPart)
	add := func(kind uint64, parts ...uint64) { out = append(out, key(kind, parts...)) }
	city, postal := uint64(c.one(p, cityPart)), uint64(c.one(p, postalPart))
	number := uint64(c.one(p, streetNumber))
	born := uint64(p.born)
	for _, g := range given[:min(2, len(given))] {
		s := sound(c.texts.of(g))
		for _, f := range family[:min(2, len(family))] {
			t := sound(c.texts.of(f))
			add(keySounds, min(s, t), max(s, t))
		}
	}
	for _, list := range [2][]uint32{given, family} {
		for _, w := range list[:min(2, len(list))] {
			text := c.texts.of(w)
			if len(text) < 2 {
				continue
			}
			s := sound(text)
			if len(c.people) < fewPeople {
				add(keyFamily, s)
			}
			if born != 0 {
				add(keyFamilyBorn, s, born/10000)
				add(keyFamilyBorn, s, born%10000, 1)
			}
			if postal != 0 {
				add(keyFamilyPlace, s, postal)
			} else if city != 0 {
				add(keyFamilyPlace, s, city)
			}
			if number != 0 {
				add(keyHouse, s, number)
			}
		}
	}
	for _, e := range c.part(p, emailPart) {
		add(keyEmail, uint64(e))
		t := c.texts.of(e)
		at := bytes.LastIndexByte(t, '@')
		if at > 0 {
			if box := bytes.TrimRight(t[:at], "0123456789"); len(box) >= 5 {
				add(keyBox, hash(string(box), 1))
			}
			if at >= 5 {
				add(keyBox, hash(string(t[1:at]), 2))
				add(keyBox, hash(string(t[:at-1]), 3))
			}
		}
	}
	for _, t := range c.part(p, phonePart) {
		s := c.texts.of(t)
		add(keyPhone, hash(string(s[max(0, len(s)-7):]), 1))
	}
	if born != 0 {
		add(keyBorn, born)
	}
	if number != 0 {
		if postal != 0 {
			add(keyHousePlace, number, postal)
		}
		if city != 0 {
			add(keyHousePlace, number, city, 1)
		}
	}
	street := c.part(p, streetPart)
	if a, b := c.rarest(street, c.inStreets); a != 0 {
		add(keyStreet, uint64(a), number)
		if b != 0 {
			add(keyStreetWord, uint64(min(a, b)), uint64(max(a, b)))
		}
	}
	if w := c.one(p, firmWhole); w != 0 {
		add(keyFirm, uint64(w))
		a, b := c.rarest(c.part(p, firmPart), c.inNames)
		for _, x := range [...]uint32{a, b} {
			if x == 0 {
				continue
			}
			s := c.texts.of(x)
			add(keyFirmWord, hash(string(s[:min(len(s), 6)]), 1))
			if number != 0 {
				add(keyFirmHouse, uint64(x), number)
			}
		}
	}
	if id := c.one(p, idPart); id != 0 {
		add(keyID, uint64(id))
	}
	return out
}

// rarest answers the two words of a list that the fewest have.
func (c *Crowd) rarest(words []uint32, in []uint32) (a, b uint32) {
	for _, w := range words {
		switch {
		case len(c.texts.of(w)) < 2:
		case a == 0 || in[w] < in[a]:
			a, b = w, a
		case w != a && (b == 0 || in[w] < in[b]):
			b = w
		}
	}
	return a, b
}

// sound makes one number of names that sound alike, and of most that are mistyped:
// the first letters without vowels, doubled letters and neighbours in sound.
func sound(s []byte) uint64 {
	var out uint64
	n := 0
	last := byte(0)
	for i, c := range s {
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y', 'h', 'w':
			if i > 0 {
				last = 0
				continue
			}
			c = 'a'
		case 'b', 'p', 'f', 'v':
			c = 'b'
		case 'c', 'k', 'q', 'g', 'j', 's', 'x', 'z':
			c = 'c'
		case 'd', 't':
			c = 'd'
		case 'm', 'n':
			c = 'm'
		}
		if c == last {
			continue
		}
		last = c
		out = out<<8 | uint64(c)
		if n++; n == 4 {
			break
		}
	}
	return out
}
