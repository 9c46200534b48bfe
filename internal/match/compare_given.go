package match

import (
	"bytes"
	"slices"
)

// given compares given names.
func (c *Crowd) given(x, y named) uint8 {
	s, t := x.whole, y.whole
	if len(s) == 0 || len(t) == 0 {
		return 0
	}
	if bytes.Equal(s, t) {
		return givenSame
	}
	ax, by := x.words, y.words
	if len(ax) > len(by) {
		ax, by, s, t = by, ax, t, s
	}
	first, other := c.texts.of(ax[0]), c.texts.of(by[0])
	switch {
	case lostLetters(s, t):
		return givenSame
	case len(by) > len(ax) && ax[0] == by[0] && c.initials(ax[1:], by[1:]):
		return givenSame // "Kenneth D." and "Kenneth"
	case c.nick.same(s, t), c.nick.same(first, other) && (len(ax) == 1 || len(by) == 1):
		return givenNick
	}
	if c.initialsOf(ax, by) || len(ax) == 1 && len(first) <= 3 && len(by) == len(first) && len(by) > 1 && c.spells(first, by) {
		return givenPartly // "J." or "JF"
	}
	if v := c.compound(ax, by); v != 0 {
		return v
	}
	if otherSex(s, t) || otherSyllable(s, t) {
		return givenAkin
	}
	if d := edits(s, t, 2); len(s) > 3 && len(t) > 3 && (d == 1 || d == 2 && max(len(s), len(t)) >= 8) || spelledAlike(s, t) {
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
	if min(len(s), len(t)) == 3 && len(s) != len(t) && s[0] == t[0] && edits(s, t, 1) == 1 {
		return givenFaint // "Rmi" and "Rémi"
	}
	return faint(s, t, false, givenFaint)
}

// compound compares given names of which the second, at least, has several words; 0
// is left to others.
func (c *Crowd) compound(ax, by []uint32) uint8 {
	if len(by) < 2 {
		return 0
	}
	head, next := c.texts.of(by[0]), c.texts.of(by[1])
	if len(ax) == 1 {
		s := c.texts.of(ax[0])
		rest := ax[0] == by[1] || c.nick.same(s, next)
		switch {
		case len(s) < 2 || len(next) < 2 || len(by) > 2 && len(head) > 1:
			return 0
		case !rest:
			return 0
		case len(head) == 1:
			return givenPartly // "J. Alejandro"
		case string(head) == "maria" || string(head) == "marie":
			if n := string(next); n == "jose" || n == "jesus" {
				return givenAkin
			}
			return givenNick // Mary is left out, more often than not
		case ax[0] != by[1] && (string(head) == "jose" || string(head) == "juan"):
			return givenNick // "Nacho" and "José Ignacio"
		}
		if pairing(head) {
			return givenFaint // "Antonio" and "José Antonio"
		}
		return givenAkin // "Philippe" and "Jean-Philippe" may be brothers, "Hassan" the father of "Omar Hassan"
	}
	if len(ax) != 2 || len(by) != 2 {
		return 0
	}
	// One half the same, and another other half: brothers and sisters are called so.
	for i := range 2 {
		if ax[i] != by[i] || len(c.texts.of(ax[i])) < 2 {
			continue
		}
		s, t := c.texts.of(ax[1-i]), c.texts.of(by[1-i])
		if n := min(len(s), len(t)); n < 2 || bytes.Equal(s[:n], t[:n]) && max(len(s), len(t)) > 4 || lostLetters(s, t) || c.nick.same(s, t) || spelledAlike(s, t) || sounding(s, t) {
			continue
		}
		if edits(s, t, 1) > 1 || max(len(s), len(t)) <= 4 && eastern(s) && eastern(t) {
			return givenAkin // of short syllables each is another name
		}
	}
	return 0
}

// pairing says whether a given name is of those that Spanish puts before another one,
// by which people are then called.
func pairing(name []byte) bool {
	switch string(name) {
	case "jose", "juan", "luis", "francisco", "miguel", "marco", "victor", "ana", "rosa", "pedro", "jesus":
		return true
	}
	return false
}

// faint tells a name mangled beyond a slip from another name. A given name with another
// first letter is another: Elena and Ángel have nearly all letters in common.
func faint(s, t []byte, anyFirst bool, level uint8) uint8 {
	if max(len(s), len(t)) < 3 {
		return differs
	}
	if (anyFirst || s[0] == t[0]) && letters(s, t) >= 0.74 && (anyFirst || len(s)+len(t) > 10) || len(s) > 3 && len(t) > 3 && winkler(s, t) >= 0.88 {
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
func (c *Crowd) family(x, y named) uint8 {
	s, t := x.whole, y.whole
	if len(s) == 0 || len(t) == 0 {
		return 0
	}
	if bytes.Equal(s, t) || lostLetters(s, t) {
		return familySame
	}
	ax, by := x.words, y.words
	if len(ax) > 1 && len(by) > 1 && ax[0] == by[0] && !c.covers(ax, by) {
		return familyAkin // two double names of one family: García López, García Ruiz
	}
	if d := edits(s, t, 2); len(s) > 3 && len(t) > 3 && (d == 1 || d == 2 && max(len(s), len(t)) >= 8) || spelledAlike(s, t) {
		return familyTypo
	}
	if len(ax) > 1 || len(by) > 1 {
		for _, i := range ax {
			for _, j := range by {
				u, v := c.texts.of(i), c.texts.of(j)
				if len(u) > 2 && (i == j || len(u) > 4 && edits(u, v, 1) == 1 || spelledAlike(u, v) || particled(u, v) || particled(v, u)) {
					if len(ax) > 1 && len(by) > 1 && !c.covers(ax, by) {
						return familyAkin
					}
					return familyPartly
				}
			}
		}
	}
	if len(s) == 1 && s[0] == t[0] || len(t) == 1 && s[0] == t[0] {
		return familyPartly
	}
	if particled(s, t) || particled(t, s) {
		return familyPartly
	}
	return faint(s, t, true, familyFaint)
}

// particled says whether s is t with a particle before it: "delacruz" and "cruz".
func particled(s, t []byte) bool {
	if len(t) < 4 || !bytes.HasSuffix(s, t) {
		return false
	}
	switch string(s[:len(s)-len(t)]) {
	case "de", "del", "dela", "delos", "delas", "di", "da", "dos", "du", "des", "d", "la", "le", "el", "al", "van", "vander", "vanden", "von", "vonder", "zu", "ben", "bin", "y", "e", "i":
		return true
	}
	return false
}

// covers says whether one of two lists of words holds, but for a letter, each word of
// the other: neither has a word that the other gainsays.
func (c *Crowd) covers(x, y []uint32) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	for _, i := range x {
		if !slices.ContainsFunc(y, func(j uint32) bool {
			return i == j || wordLike(c.texts.of(i), c.texts.of(j)) > 0 || particled(c.texts.of(i), c.texts.of(j)) || particled(c.texts.of(j), c.texts.of(i))
		}) {
			return false
		}
	}
	return true
}
