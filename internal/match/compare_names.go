package match

import "bytes"

// named is a name to compare: its words, and all of them in one.
type named struct {
	words []uint32
	whole []byte
}

func (c *Crowd) named(p *member, k part) named {
	return named{c.part(p, k), c.texts.of(c.one(p, wholeOf(k)))}
}

func (c *Crowd) compareNames(a, b *member, l *likeness) {
	if a.n[givenPart]+a.n[familyPart] == 0 || b.n[givenPart]+b.n[familyPart] == 0 {
		return
	}
	if c.foreign(a) != c.foreign(b) {
		return // 陈晓明 and Chen Xiaoming may be one, or not
	}
	if a.n[givenPart] == 0 || a.n[familyPart] == 0 || b.n[givenPart] == 0 || b.n[familyPart] == 0 {
		c.compareLone(a, b, l)
		return
	}
	ag, af, bg, bf := c.named(a, givenPart), c.named(a, familyPart), c.named(b, givenPart), c.named(b, familyPart)
	g, f := c.given(ag, bg), c.family(af, bf)
	lone, turned := a.lone || b.lone, false
	l.level[orderTrait] = orderSame
	if int(g)+int(f) <= 10 {
		// Turned: the given name of one stands where the other has the family name.
		tg, tf := c.given(ag, bf), c.family(af, bg)
		if tg > givenFaint && tf > familyAkin && int(tg)+int(tf) > int(g)+int(f) {
			g, f, turned = tg, tf, true
			l.level[orderTrait] = orderTurned
		}
	}
	if lone && (g != givenSame || f != familySame) && (g != givenAkin || f != familySame) {
		if rg, rf, sure := c.recut(a, b); sure || int(rg)+int(rf) > int(g)+int(f) {
			g, f, turned = rg, rf, false
			l.level[orderTrait] = 0
		}
	}
	switch {
	case turned:
	case g != 0 && g <= givenFaint && f == familySame && c.englished(a, b):
		g = givenPartly
	case (g == givenTypo || g == givenFaint) && c.signed(a, b):
		g = givenAkin
	}
	if g < givenTypo && f < familyTypo {
		l.level[orderTrait] = 0 // nothing to see the order by
	}
	l.level[givenTrait], l.level[familyTrait] = g, f
	c.nameShares(a, b, l)
	if turned && lone {
		l.level[orderTrait] = 0 // who did not tell the parts apart did not turn them
	}
}

// englished says whether one has an English name before the Chinese or Korean one that
// the other has alone: "Jerry Guoqiang Zheng".
func (c *Crowd) englished(a, b *member) bool {
	if !c.read.east[string(c.texts.of(c.one(a, familyWhole)))] {
		return false
	}
	s, t := c.texts.of(c.one(a, givenWhole)), c.texts.of(c.one(b, givenWhole))
	if len(s) > len(t) {
		s, t = t, s
	}
	return len(s) > 3 && bytes.HasSuffix(t, s)
}

// signed says whether each of two signs with their own given name in their mailbox:
// Rakesh and Rajesh are then no slip of one name.
func (c *Crowd) signed(a, b *member) bool {
	s, t := c.texts.of(c.one(a, givenWhole)), c.texts.of(c.one(b, givenWhole))
	if len(s) < 4 || len(t) < 4 {
		return false
	}
	return c.boxHas(a, s) && c.boxHas(b, t) && !c.boxHas(a, t) && !c.boxHas(b, s)
}

func (c *Crowd) boxHas(p *member, name []byte) bool {
	for _, e := range c.part(p, emailPart) {
		if t := c.texts.of(e); bytes.Contains(t[:max(0, bytes.LastIndexByte(t, '@'))], name) {
			return true
		}
	}
	return false
}

// foreign says whether a name is written in letters that are not Latin.
func (c *Crowd) foreign(p *member) bool {
	for _, k := range [...]part{givenWhole, familyWhole} {
		for _, ch := range c.texts.of(c.one(p, k)) {
			if 'a' <= ch && ch <= 'z' {
				return false
			}
			if ch >= 0xCD && ch != anyLetter {
				return true
			}
		}
	}
	return false
}

// recut compares names of which at least one was not told apart by its source, and may
// have been cut in the wrong place: as the other is cut, or without any cut.
func (c *Crowd) recut(a, b *member) (g, f uint8, sure bool) {
	if !a.lone {
		a, b = b, a
	}
	x := c.toks[a.at : a.at+uint32(a.n[givenPart])+uint32(a.n[familyPart])]
	y := c.toks[b.at : b.at+uint32(b.n[givenPart])+uint32(b.n[familyPart])]
	var room [4][64]byte
	all := c.join(room[0][:0], x)
	if n := len(x) - 1; n > 0 {
		other := c.join(room[1][:0], y)
		last := c.texts.of(x[n])
		first := c.texts.of(x[0])
		if bytes.Equal(all, other) || turns(all, other, len(first)) || turns(other, all, len(last)) {
			return givenSame, familySame, true
		}
	}
	given, family := c.named(b, givenPart), c.named(b, familyPart)
	if bytes.Equal(all, given.whole) {
		return givenSame, 0, true // the family name is left out
	}
	if bytes.Equal(all, family.whole) {
		return 0, familySame, true
	}
	try := func(gx, fx []uint32) {
		tg := c.given(named{gx, c.join(room[2][:0], gx)}, given)
		tf := c.family(named{fx, c.join(room[3][:0], fx)}, family)
		if tg > givenFaint && tf > familyFaint && int(tg)+int(tf) > 10 && int(tg)+int(tf) > int(g)+int(f) {
			g, f = tg, tf
		}
	}
	for _, cut := range [...]int{len(given.words), len(family.words)} {
		if cut < len(x) {
			try(x[:cut], x[cut:])
			try(x[cut:], x[:cut])
		}
	}
	return g, f, false
}

// turns says whether other is s with its first n bytes put last.
func turns(s, other []byte, n int) bool {
	return len(s) == len(other) && n < len(s) && bytes.Equal(s[n:], other[:len(s)-n]) && bytes.Equal(s[:n], other[len(s)-n:])
}

func (c *Crowd) join(room []byte, words []uint32) []byte {
	for _, w := range words {
		room = append(room, c.texts.of(w)...)
	}
	return room
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
		g = c.given(c.named(a, k), c.named(b, givenPart))
	}
	if len(c.part(b, familyPart)) > 0 {
		f = c.family(c.named(a, k), c.named(b, familyPart))
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
