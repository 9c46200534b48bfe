package match

import "bytes"

// compareEmails takes the likest two of both lists. Boxes that are alike because
// both are made of the one name say nothing that the name has not said.
func (c *Crowd) compareEmails(a, b *member, l *likeness) {
	best := uint8(0)
	for _, x := range c.part(a, emailPart) {
		for _, y := range c.part(b, emailPart) {
			v := c.email(x, y)
			if v == emailTypo && best < emailTypo {
				l.share[emailTrait] = max(c.rare(c.inRest, x), c.rare(c.inRest, y))
			}
			if v == emailSame {
				if r := c.rare(c.inRest, x); best != emailSame || r < l.share[emailTrait] {
					l.share[emailTrait] = r
				}
			}
			if (v == emailBox || v == emailFaint) && c.madeOfName(a, b, c.texts.of(x)) {
				v = differs
			}
			best = max(best, v)
		}
	}
	l.level[emailTrait] = best
	if best < emailTypo {
		l.share[emailTrait] = 0
	}
}

// madeOfName says whether an address holds a name that both have, and no number
// besides.
func (c *Crowd) madeOfName(a, b *member, s []byte) bool {
	at := bytes.LastIndexByte(s, '@')
	if at < 0 {
		return false
	}
	box := s[:at]
	for _, k := range [...]part{familyWhole, givenWhole} {
		for _, p := range [...]*member{a, b} {
			if n := c.texts.of(c.one(p, k)); len(n) > 2 && bytes.Contains(box, n) {
				return true
			}
		}
	}
	return false
}

func (c *Crowd) email(x, y uint32) uint8 {
	if x == y {
		return emailSame
	}
	s, t := c.texts.of(x), c.texts.of(y)
	sat, tat := bytes.LastIndexByte(s, '@'), bytes.LastIndexByte(t, '@')
	if sat < 0 {
		sat = len(s)
	}
	if tat < 0 {
		tat = len(t)
	}
	long := max(len(s), len(t))
	numbers := sameDigits(s[:sat], t[:tat])
	hosts := edits(s[sat:], t[tat:], 2)
	// A slip seldom hits the first letter; another first letter is another person of
	// the name. Another digit is another box more often than a slip.
	if d := edits(s, t, 2); s[0] == t[0] && hosts <= 1 && (d <= 1 && long > 6 || d == 2 && long >= 14) {
		if !numbers {
			return emailFaint
		}
		return emailTypo
	}
	if sat >= 4 && bytes.Equal(s[:sat], t[:tat]) {
		return emailBox
	}
	if !numbers || long < 10 {
		return differs
	}
	if bytes.Equal(s[sat:], t[tat:]) { // at one host the boxes alone count
		s, t = s[:sat], t[:tat]
		if max(sat, tat) >= 6 && letters(s, t) >= 0.8 && grams(s, t) >= 0.5 {
			return emailFaint
		}
		return differs
	}
	if letters(s, t) >= 0.86 && grams(s, t) >= 0.35 || grams(s, t) >= 0.72 {
		return emailFaint
	}
	return differs
}

// sameDigits says whether two texts hold the same digits, in whatever order.
func sameDigits(s, t []byte) bool {
	var n [10]int8
	for _, c := range s {
		if '0' <= c && c <= '9' {
			n[c-'0']++
		}
	}
	for _, c := range t {
		if '0' <= c && c <= '9' {
			n[c-'0']--
		}
	}
	return n == [10]int8{}
}

// comparePhones compares all with all: one phone in common among others that
// differ is what a household has.
func (c *Crowd) comparePhones(a, b *member, l *likeness) {
	x, y := c.part(a, phonePart), c.part(b, phonePart)
	if len(x) == 0 || len(y) == 0 {
		return
	}
	same, near := 0, false
	for _, p := range x {
		for _, q := range y {
			switch c.phone(p, q) {
			case phoneSame:
				same++
				if r := c.rare(c.inRest, p); same == 1 || r < l.share[phoneTrait] {
					l.share[phoneTrait] = r
				}
			case phoneTypo:
				near = true
			}
		}
	}
	switch {
	case same > 0 && (same >= min(len(x), len(y)) || near):
		l.level[phoneTrait] = phoneSame
	case same > 0:
		l.level[phoneTrait] = phoneAmong
	case near:
		l.level[phoneTrait] = phoneTypo
	default:
		l.level[phoneTrait] = differs
	}
}

func (c *Crowd) phone(p, q uint32) uint8 {
	if p == q {
		return phoneSame
	}
	s, t := c.texts.of(p), c.texts.of(q)
	if n := min(len(s), len(t)); n >= 7 && len(s) != len(t) && bytes.Equal(s[len(s)-n:], t[len(t)-n:]) {
		return phoneSame
	}
	if len(s) == len(t) && edits(s, t, 1) == 1 {
		return phoneTypo
	}
	return differs
}

// compareBorn compares birthdays.
func compareBorn(a, b int32) uint8 {
	if a == 0 || b == 0 {
		return 0
	}
	if a == b {
		return bornSame
	}
	ay, am, ad := a/10000, a/100%100, a%100
	by, bm, bd := b/10000, b/100%100, b%100
	if ay == by && am == bd && ad == bm {
		return bornTypo
	}
	off := 0
	for x, y := a, b; x > 0 || y > 0; x, y = x/10, y/10 {
		if x%10 != y%10 {
			off++
		}
	}
	turned := off == 2 && (edits(digits8(a), digits8(b), 1) == 1)
	if (off == 1 || turned) && max(ay-by, by-ay) < 15 {
		return bornTypo
	}
	same := 0
	for _, eq := range [...]bool{ay == by, am == bm, ad == bd} {
		if eq {
			same++
		}
	}
	years := max(ay-by, by-ay)
	if same == 2 && years < 10 { // father and son may share a day, not a decade
		return bornPartly
	}
	days := (ay-by)*365 + (am-bm)*30 + ad - bd
	if days < 0 {
		days = -days
	}
	if days < 200 {
		return bornNear
	}
	return differs
}

func digits8(n int32) []byte {
	var b [8]byte
	for i := 7; i >= 0; i-- {
		b[i] = byte('0' + n%10)
		n /= 10
	}
	return b[:]
}
