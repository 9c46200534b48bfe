package match

import (
	"bytes"
	"slices"
)

// trait is one thing two people are compared by.
type trait uint8

const (
	givenTrait  trait = iota
	familyTrait       // family name
	orderTrait        // whether the two names stand in one order
	firmTrait
	streetTrait
	placeTrait // city and postal code
	emailTrait
	phoneTrait
	bornTrait
	idTrait
	numTraits
)

// Levels of likeness by trait, from conflict to the same; 0 is unknown, since one
// of the two says nothing.
const (
	differs = 1

	givenFaint, givenTypo, givenPartly, givenNick, givenSame  = 2, 3, 4, 5, 6
	familyFaint, familyTypo, familyPartly, familySame         = 2, 3, 4, 5
	orderTurned, orderSame                                    = 1, 2
	firmFaint, firmPartly, firmMostly, firmSame               = 2, 3, 4, 5
	streetPartly, streetNumberDiffers, streetTypo, streetSame = 2, 3, 4, 5
	placeTypo, placePartly, placeSame                         = 2, 3, 4
	homeDiffers, homePartly, homeSame                         = 5, 6, 7 // place where the street is the same
	emailBox, emailFaint, emailTypo, emailSame                = 2, 3, 4, 5
	phoneTypo, phoneAmong, phoneSame                          = 2, 3, 4
	bornNear, bornPartly, bornTypo, bornSame                  = 2, 3, 4, 5
	idSame                                                    = 2
	numLevels                                                 = 8
)

// likeness is how two people compare: a level for each trait, and for levels of
// sameness the share of the crowd that has the very value, else 0.
type likeness struct {
	level [numTraits]uint8
	share [numTraits]float32
}

// compare compares two of the crowd.
func (c *Crowd) compare(a, b *member) (l likeness) {
	c.compareNames(a, b, &l)
	c.compareFirms(a, b, &l)
	c.comparePlaces(a, b, &l)
	c.compareEmails(a, b, &l)
	c.comparePhones(a, b, &l)
	l.level[bornTrait] = compareBorn(a.born, b.born)
	if x, y := c.one(a, idPart), c.one(b, idPart); x != 0 && y != 0 {
		l.level[idTrait] = differs
		if x == y {
			l.level[idTrait], l.share[idTrait] = idSame, c.rare(c.inRest, x)
		}
	}
	return l
}

// unseen is how many people beside a crowd are thought of who have none of its
// texts: of four people, three with one phone do not make it everyone's.
const unseen = 150

// rare answers the share of the crowd that has a text.
func (c *Crowd) rare(in []uint32, id uint32) float32 {
	many := uint32(1)
	if int(id) < len(in) {
		many = max(1, in[id])
	}
	return float32(float64(many) / (c.size + unseen))
}

func (c *Crowd) compareNames(a, b *member, l *likeness) {
	ag, af := c.part(a, givenPart), c.part(a, familyPart)
	bg, bf := c.part(b, givenPart), c.part(b, familyPart)
	if len(ag)+len(af) == 0 || len(bg)+len(bf) == 0 {
		return
	}
	if len(ag) == 0 || len(af) == 0 || len(bg) == 0 || len(bf) == 0 {
		c.compareLone(a, b, l)
		return
	}
	g, f := c.given(a, b, givenPart, givenPart), c.family(a, b, familyPart, familyPart)
	l.level[orderTrait] = orderSame
	if int(g)+int(f) < 8 {
		// Turned: the given name of one stands where the other has the family name.
		tg, tf := c.given(a, b, givenPart, familyPart), c.family(a, b, familyPart, givenPart)
		if tg > givenFaint && tf > differs && int(tg)+int(tf) > int(g)+int(f) {
			l.level[orderTrait] = orderTurned
			l.level[givenTrait], l.level[familyTrait] = tg, tf
			c.nameShares(a, b, l)
			if a.lone || b.lone {
				l.level[orderTrait] = 0
			}
			return
		}
	}
	if g < givenTypo && f < familyTypo {
		l.level[orderTrait] = 0 // nothing to see the order by
	}
	l.level[givenTrait], l.level[familyTrait] = g, f
	c.nameShares(a, b, l)
}

// nameShares says how common the names are. A slip of a common name says no more
// than the name itself would.
func (c *Crowd) nameShares(a, b *member, l *likeness) {
	ka, kb := givenWhole, givenWhole
	turned := l.level[orderTrait] == orderTurned
	if turned {
		kb = familyWhole
	}
	if l.level[givenTrait] >= givenTypo {
		l.share[givenTrait] = max(c.rare(c.inNames, c.one(a, ka)), c.rare(c.inNames, c.one(b, kb)))
	}
	ka, kb = familyWhole, familyWhole
	if turned {
		kb = givenWhole
	}
	if l.level[familyTrait] >= familyTypo {
		l.share[familyTrait] = max(c.rare(c.inNames, c.one(a, ka)), c.rare(c.inNames, c.one(b, kb)))
	}
}

// compareLone compares names of which one has a single part: which part it is, the
// better likeness says.
func (c *Crowd) compareLone(a, b *member, l *likeness) {
	if len(c.part(a, givenPart)) > 0 && len(c.part(a, familyPart)) > 0 {
		a, b = b, a
	}
	k := givenPart
	if len(c.part(a, givenPart)) == 0 {
		k = familyPart
	}
	g, f := uint8(0), uint8(0)
	if len(c.part(b, givenPart)) > 0 {
		g = c.given(a, b, k, givenPart)
	}
	if len(c.part(b, familyPart)) > 0 {
		f = c.family(a, b, k, familyPart)
	}
	if g != 0 && (f == 0 || g > f) {
		l.level[givenTrait] = g
		if g == givenSame {
			l.share[givenTrait] = c.rare(c.inNames, c.one(a, wholeOf(k)))
		}
		return
	}
	l.level[familyTrait] = f
	if f == familySame {
		l.share[familyTrait] = c.rare(c.inNames, c.one(a, wholeOf(k)))
	}
}

func wholeOf(k part) part {
	if k == familyPart {
		return familyWhole
	}
	return givenWhole
}

// given compares given names: part ka of a with part kb of b.
func (c *Crowd) given(a, b *member, ka, kb part) uint8 {
	x, y := c.one(a, wholeOf(ka)), c.one(b, wholeOf(kb))
	if x == y {
		return givenSame
	}
	ax, by := c.part(a, ka), c.part(b, kb)
	s, t := c.texts.of(x), c.texts.of(y)
	if len(ax) > len(by) {
		ax, by, s, t = by, ax, t, s
	}
	if len(s) == 0 || len(t) == 0 {
		return 0
	}
	first, other := c.texts.of(ax[0]), c.texts.of(by[0])
	switch {
	case len(by) > len(ax) && ax[0] == by[0] && c.initials(ax[1:], by[1:]):
		return givenSame // "Kenneth D." and "Kenneth"
	case c.nick.same(s, t), c.nick.same(first, other) && (len(ax) == 1 || len(by) == 1):
		return givenNick
	}
	if c.initialsOf(ax, by) || len(ax) == 1 && len(first) <= 3 && len(by) == len(first) && len(by) > 1 && c.spells(first, by) {
		return givenPartly // "J." or "JF"
	}
	if d := edits(s, t, 2); len(s) > 3 && len(t) > 3 && (d == 1 || d == 2 && max(len(s), len(t)) >= 8) {
		return givenTypo
	}
	if len(ax) != len(by) {
		if e := edits(first, other, 1); e == 0 || e == 1 && len(first) > 4 && len(other) > 4 {
			return givenPartly // "Marie" and "Marie Claude"
		}
	}
	if n := min(len(s), len(t)); n >= 3 && bytes.Equal(s[:n], t[:n]) {
		return givenPartly // "Dan" and "Daniel"
	}
	return faint(s, t, givenFaint)
}

// faint tells a name mangled beyond a slip from another name.
func faint(s, t []byte, level uint8) uint8 {
	if max(len(s), len(t)) < 3 {
		return differs
	}
	if letters(s, t) >= 0.74 || len(s) > 3 && len(t) > 3 && winkler(s, t) >= 0.88 {
		return level
	}
	return differs
}

// initials says whether what one has more than the other is but initials.
func (c *Crowd) initials(ax, by []uint32) bool {
	if len(by) == len(ax) {
		return false
	}
	for i, id := range by {
		if i < len(ax) {
			if ax[i] != id {
				return false
			}
		} else if len(c.texts.of(id)) > 1 {
			return false
		}
	}
	return true
}

// initialsOf says whether one list is initials of the other.
func (c *Crowd) initialsOf(ax, by []uint32) bool {
	some := false
	for i := range min(len(ax), len(by)) {
		s, t := c.texts.of(ax[i]), c.texts.of(by[i])
		switch {
		case ax[i] == by[i]:
		case (len(s) == 1 || len(t) == 1) && s[0] == t[0]:
			some = true
		default:
			return false
		}
	}
	return some
}

// spells says whether the letters of s are the first letters of the words.
func (c *Crowd) spells(s []byte, words []uint32) bool {
	for i, id := range words {
		if c.texts.of(id)[0] != s[i] {
			return false
		}
	}
	return true
}

// family compares family names.
func (c *Crowd) family(a, b *member, ka, kb part) uint8 {
	x, y := c.one(a, wholeOf(ka)), c.one(b, wholeOf(kb))
	if x == y {
		return familySame
	}
	s, t := c.texts.of(x), c.texts.of(y)
	if len(s) == 0 || len(t) == 0 {
		return 0
	}
	if d := edits(s, t, 2); len(s) > 3 && len(t) > 3 && (d == 1 || d == 2 && max(len(s), len(t)) >= 8) {
		return familyTypo
	}
	ax, by := c.part(a, ka), c.part(b, kb)
	if len(ax) > 1 || len(by) > 1 {
		for _, i := range ax {
			for _, j := range by {
				u, v := c.texts.of(i), c.texts.of(j)
				if len(u) > 2 && (i == j || len(u) > 4 && edits(u, v, 1) == 1) {
					if len(ax) > 1 && len(by) > 1 && !c.covers(ax, by) {
						return familyFaint // two double names of one family: García López, García Ruiz
					}
					return familyPartly
				}
			}
		}
	}
	if len(s) == 1 && s[0] == t[0] || len(t) == 1 && s[0] == t[0] {
		return familyPartly
	}
	return faint(s, t, familyFaint)
}

// covers says whether one of two lists of words holds, but for a letter, each word of
// the other: neither has a word that the other gainsays.
func (c *Crowd) covers(x, y []uint32) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	for _, i := range x {
		if !slices.ContainsFunc(y, func(j uint32) bool { return i == j || wordLike(c.texts.of(i), c.texts.of(j)) > 0 }) {
			return false
		}
	}
	return true
}
