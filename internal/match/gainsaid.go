package match

// gainsaid answers, in bits, what speaks against two being one whatever the crowd: no
// file may teach that it does not.
func (c *Crowd) gainsaid(a, b *member, l *likeness) float32 {
	given, family := l.level[givenTrait], l.level[familyTrait]
	both := l.level[emailTrait] == emailSame && l.level[phoneTrait] == phoneSame
	other := given == differs || given == givenAkin
	// A file that tells neither mail nor phone of its people has little but birthdays
	// and streets to know them by again, and those are not without slips.
	told := l.level[emailTrait]+l.level[phoneTrait] != 0
	born := l.level[bornTrait]
	bits := float32(0)
	apart := family != 0 && family <= familyFaint
	switch {
	case !told && born == bornSame:
	case other && family == familyFaint:
		bits += 6
	case other && apart, given == givenFaint && family != 0 && family <= familyAkin:
		bits += 10
	case family == differs && given >= givenTypo && given <= givenNick && told:
		bits += 5
	}
	if told && family >= familyTypo && (other || given == givenFaint) {
		switch {
		case other && family == familyPartly:
			bits += 8 // "Leticia Santana de Sanz" and "Rafael Sanz"
		case other:
			bits += 5
		default:
			bits += 3
		}
		if born == bornSame {
			bits += 5 // twins are born on one day
		}
	}
	if born == differs {
		switch years := a.born/10000 - b.born/10000; {
		case !told, both && given >= givenTypo:
			bits += 1
		case years >= 14 || years <= -14:
			bits += 5
		default:
			bits += 3
		}
	}
	if l.level[emailTrait] == differs && l.level[phoneTrait] == differs && born <= differs && l.level[idTrait] != idSame &&
		l.level[streetTrait] >= streetTypo {
		bits += 1.5 // a mailbox and a phone of one's own each: father and son, more often than one who changed both
	}
	switch {
	case a.line == b.line:
	case a.line != 0 && b.line != 0:
		bits += 12 // father and son
	default:
		bits += 1.5
	}
	if a.sex != b.sex && a.sex != untold && b.sex != untold {
		if both && given >= givenTypo && family >= familyTypo {
			bits += 2
		} else {
			bits += 10
		}
	}
	if family == differs && (c.has(a, c.kaur) && c.has(b, c.singh) || c.has(b, c.kaur) && c.has(a, c.singh)) {
		bits += 8 // sister and brother
	}
	return bits
}

// thin says whether two have nothing in common but a name and a town, which make nobody
// one, and do not make two of those who are joined by a third.
func (l *likeness) thin() bool {
	return l.level[emailTrait] <= emailBox && l.level[phoneTrait] <= differs && l.level[bornTrait] <= differs &&
		l.level[idTrait] <= differs && l.level[firmTrait] <= differs && l.level[streetTrait] < streetTypo
}

func (c *Crowd) has(p *member, name uint32) bool {
	for _, w := range c.toks[p.at : p.at+uint32(p.n[givenPart])+uint32(p.n[familyPart])] {
		if w == name {
			return true
		}
	}
	return false
}
