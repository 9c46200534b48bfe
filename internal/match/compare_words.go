package match

import (
	"bytes"
	"math"
)

// weight is what a word says: the rarer, the more.
func (c *Crowd) weight(in []uint32, id uint32) float64 {
	n := uint32(1)
	if int(id) < len(in) {
		n = max(1, in[id])
	}
	return math.Log1p(c.size / float64(n))
}

// overlap says how much of two lists of words is the same: of both together, and
// of the shorter. Words a letter apart count nearly whole.
func (c *Crowd) overlap(x, y []uint32, in []uint32) (of, within float64) {
	var wx, wy, same float64
	var used uint64
	for _, j := range y {
		wy += c.weight(in, j)
	}
	for _, i := range x {
		w := c.weight(in, i)
		wx += w
		s := c.texts.of(i)
		best, at, got := 0.0, -1, 0.0
		for n, j := range y {
			if n < 64 && used&(1<<n) != 0 {
				continue
			}
			if i == j {
				best, at, got = 1, n, w
				break
			}
			t := c.texts.of(j)
			if v := wordLike(s, t); v > best {
				best, at, got = v, n, v*min(w, c.weight(in, j))
			}
		}
		if at >= 0 {
			same += got
			if at < 64 {
				used |= 1 << at
			}
		}
	}
	if wx == 0 || wy == 0 {
		return 0, 0
	}
	return same / math.Sqrt(wx*wy), min(1, same/min(wx, wy))
}

func wordLike(s, t []byte) float64 {
	if digitsOnly(s) || digitsOnly(t) {
		return 0
	}
	n := min(len(s), len(t))
	switch {
	case n >= 4 && edits(s, t, 1) == 1:
		return 0.9
	case n >= 4 && bytes.Equal(s[:n], t[:n]):
		return 0.85
	case n == 1 && s[0] == t[0]:
		return 0.4
	case n >= 7 && edits(s, t, 2) == 2:
		return 0.8
	}
	return 0
}

func (c *Crowd) compareFirms(a, b *member, l *likeness) {
	x, y := c.part(a, firmPart), c.part(b, firmPart)
	if len(x) == 0 || len(y) == 0 {
		return
	}
	if s, t := c.one(a, firmWhole), c.one(b, firmWhole); s == t {
		l.level[firmTrait], l.share[firmTrait] = firmSame, c.rare(c.inNames, s)
		return
	}
	of, within := c.overlap(x, y, c.inNames)
	v := (of + within) / 2
	s, t := c.texts.of(c.one(a, firmWhole)), c.texts.of(c.one(b, firmWhole))
	if v < 0.6 {
		v = max(v, grams(s, t)*0.95)
	}
	switch {
	case v >= 0.75:
		l.level[firmTrait] = firmMostly
	case v >= 0.5:
		l.level[firmTrait] = firmPartly
	case v >= 0.25:
		l.level[firmTrait] = firmFaint
	default:
		l.level[firmTrait] = differs
	}
}

// comparePlaces compares addresses: the street, and what lies about it.
func (c *Crowd) comparePlaces(a, b *member, l *likeness) {
	l.level[streetTrait] = c.street(a, b, l)
	near := compareTexts(c.texts.of(c.one(a, postalPart)), c.texts.of(c.one(b, postalPart)))
	town := compareTexts(c.texts.of(c.one(a, cityPart)), c.texts.of(c.one(b, cityPart)))
	if near == 0 && town == 0 {
		return
	}
	same, typo, off := 0, 0, 0
	share := float32(0)
	for _, v := range [...]uint8{near, town} {
		switch v {
		case 1:
			off++
		case 2:
			typo++
		case 3:
			same++
		}
	}
	if near == 3 {
		share = c.rare(c.inRest, c.one(a, postalPart))
	}
	if town == 3 {
		if s := c.rare(c.inRest, c.one(a, cityPart)); share == 0 || s < share {
			share = s
		}
	}
	home := l.level[streetTrait] >= streetTypo
	v := uint8(differs)
	switch {
	case same > 0 && off == 0 && typo == 0:
		v = placeSame
	case same > 0:
		v = placePartly
	case typo > 0:
		v = placeTypo
	}
	if home {
		switch v {
		case differs:
			v = homeDiffers
		case placeTypo, placePartly:
			v = homePartly
		default:
			v = homeSame
		}
		share = 0
	}
	l.level[placeTrait] = v
	if v == placeSame || v == placePartly {
		l.share[placeTrait] = share
	}
}

// compareTexts answers 0 for unknown, 1 for another, 2 for a slip, 3 for the same.
func compareTexts(s, t []byte) uint8 {
	switch {
	case len(s) == 0 || len(t) == 0:
		return 0
	case bytes.Equal(s, t):
		return 3
	case edits(s, t, 2) <= 1 && min(len(s), len(t)) > 3, edits(s, t, 2) == 2 && min(len(s), len(t)) > 6:
		return 2
	case !digitsOnly(s) && min(len(s), len(t)) > 3 && (letters(s, t) >= 0.74 || grams(s, t) >= 0.6):
		return 2
	case min(len(s), len(t)) == 5 && max(len(s), len(t)) > 5 && digitsOnly(s[:5]) && bytes.Equal(s[:5], t[:5]):
		return 3 // ZIP and ZIP+4
	}
	return 1
}

func (c *Crowd) street(a, b *member, l *likeness) uint8 {
	s, t := c.one(a, streetWhole), c.one(b, streetWhole)
	if s == 0 || t == 0 {
		return 0
	}
	if s == t {
		l.share[streetTrait] = c.rare(c.inStreets, s)
		return streetSame
	}
	x, y := c.part(a, streetPart), c.part(b, streetPart)
	of, within := c.overlap(x, y, c.inStreets)
	v := (of + within) / 2
	if v < 0.8 {
		u, w := c.texts.of(s), c.texts.of(t)
		v = max(v, grams(u[bytes.IndexByte(u, '|')+1:], w[bytes.IndexByte(w, '|')+1:]))
	}
	m, n := c.one(a, streetNumber), c.one(b, streetNumber)
	number := compareTexts(c.texts.of(m), c.texts.of(n))
	near := number == 0 || number == 1 && edits(c.texts.of(m), c.texts.of(n), 1) == 1 && min(len(c.texts.of(m)), len(c.texts.of(n))) > 1
	switch {
	case number == 3 && v >= 0.72:
		l.share[streetTrait] = min(c.rare(c.inStreets, s), c.rare(c.inStreets, t))
		return streetSame
	case number == 3 && v >= 0.45, near && v >= 0.72, number == 2 && v >= 0.6:
		return streetTypo
	case v >= 0.72:
		return streetNumberDiffers
	case v >= 0.4:
		return streetPartly
	}
	return differs
}
