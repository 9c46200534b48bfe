package match

import (
	"math"
	"slices"

	"foyer/internal/foyer"
)

// Judge compares two records without a crowd to compare them in: what names, phones
// and addresses say is what they say in most books. It is not safe for concurrent
// use.
type Judge struct {
	crowd *Crowd
	model *model
}

// NewJudge answers a Judge.
func NewJudge() *Judge {
	m := firstModel()
	// One of a thousand pairs that are looked at because they share something is
	// one person; kin and namesakes are rarer still.
	m.part = [numKinds]float64{samePair: 1. / 1000, kinPair: 1. / 3000, namesakePair: 1. / 8000}
	// Where no crowd shows how often given names are muddled, another one is another
	// person.
	m.like[samePair][givenTrait][differs] = 0.004
	m.settle()
	return &Judge{NewCrowd(), m}
}

// Alike answers how likely two records are one person, and why.
func (j *Judge) Alike(a, b *foyer.Record) foyer.Likeness {
	l, x, y := j.compare(a, b)
	return foyer.Likeness{Score: percent(j.model.score(&l)), Reasons: reasons(j.model, &l, &x, &y, a, b)}
}

// Score is [Judge.Alike] without the reasons.
func (j *Judge) Score(a, b *foyer.Record) int {
	l, _, _ := j.compare(a, b)
	return percent(j.model.score(&l))
}

func (j *Judge) compare(a, b *foyer.Record) (likeness, member, member) {
	c := j.crowd
	if c.texts.count() > 1<<16 { // what was compared before is let go
		j.crowd = NewCrowd()
		c = j.crowd
	}
	c.toks = c.toks[:0]
	c.size = 1000
	x, y := c.describe(a, false), c.describe(b, false)
	l := c.compare(&x, &y)
	l.share = [numTraits]float32{} // no crowd, no shares
	return l, x, y
}

// NameAlike says whether two records' names are similar: the same but for slips,
// nicknames, initials, order, accents. A family name alone is not.
func (j *Judge) NameAlike(a, b *foyer.Record) bool {
	l, _, _ := j.compare(a, b)
	if l.level[firmTrait] >= firmMostly && l.level[givenTrait] == 0 {
		return true
	}
	g, f := l.level[givenTrait], l.level[familyTrait]
	if g == 0 || f == 0 {
		return g >= givenTypo || f >= familyPartly
	}
	return g >= givenTypo && f >= familyTypo
}

// Kin says whether two of one family name have given names that differ: with a phone
// or an email in common they are likely one household, and not one person.
func (j *Judge) Kin(a, b *foyer.Record) bool {
	l, _, _ := j.compare(a, b)
	given := l.level[givenTrait]
	return given != 0 && given <= givenFaint && l.level[familyTrait] >= familyTypo
}

// percent makes of bits a chance from 0 to 100; only what is certain is 100.
func percent(bits float64) int {
	p := int(math.Round(100 / (1 + math.Exp2(-bits))))
	return min(99, max(0, p))
}

// reasons says what speaks for and against.
func reasons(m *model, l *likeness, x, y *member, a, b *foyer.Record) []foyer.Reason {
	type weighed struct {
		foyer.Reason
		bits float64
	}
	var list []weighed
	add := func(key, here, there string, bits float64) {
		list = append(list, weighed{foyer.Reason{Key: key, Here: here, There: there, For: bits > 0}, bits})
	}
	bits := func(ts ...trait) (sum float64) {
		for _, t := range ts {
			if v := l.level[t]; v != 0 {
				sum += m.logs[samePair][t][v] - m.chance(l, t)
			}
		}
		return sum
	}
	if key := nameReason(l); key != "" {
		add(key, shown(a), shown(b), bits(givenTrait, familyTrait, orderTrait))
	}
	if v := l.level[firmTrait]; v != 0 {
		add([...]string{"", "firm_differs", "firm_differs", "firm_alike", "firm_alike", "firm_same"}[v],
			firmOf(a), firmOf(b), bits(firmTrait))
	}
	if v := l.level[emailTrait]; v != 0 {
		here, there := likest(a.Emails, b.Emails)
		add([...]string{"", "email_differs", "email_box", "email_alike", "email_alike", "email_same"}[v], here, there, bits(emailTrait))
	}
	if v := l.level[phoneTrait]; v != 0 {
		here, there := likest(a.Phones, b.Phones)
		add([...]string{"", "phone_differs", "phone_alike", "phone_same", "phone_same"}[v], here, there, bits(phoneTrait))
	}
	switch v := l.level[streetTrait]; {
	case v != 0:
		key := [...]string{"", "street_differs", "street_differs", "street_number", "street_alike", "street_same"}[v]
		add(key, a.Values[foyer.SlotAddress1], b.Values[foyer.SlotAddress1], bits(streetTrait))
	case l.level[placeTrait] == placeSame || l.level[placeTrait] == placePartly:
		add("place_same", place(a), place(b), bits(placeTrait))
	case l.level[placeTrait] == differs:
		add("place_differs", place(a), place(b), bits(placeTrait))
	}
	if v := l.level[bornTrait]; v != 0 {
		key := [...]string{"", "born_differs", "born_differs", "born_alike", "born_alike", "born_same"}[v]
		add(key, a.Values[foyer.SlotBirthday], b.Values[foyer.SlotBirthday], bits(bornTrait))
	}
	if l.level[idTrait] == idSame {
		add("id_same", a.Values[foyer.SlotExternalID], b.Values[foyer.SlotExternalID], bits(idTrait))
	}
	if x.line != y.line && x.line != 0 && y.line != 0 {
		add("line_differs", shown(a), shown(b), -8)
	}
	slices.SortStableFunc(list, func(p, q weighed) int {
		switch {
		case p.bits > q.bits:
			return -1
		case p.bits < q.bits:
			return 1
		}
		return 0
	})
	out := make([]foyer.Reason, 0, len(list))
	for _, w := range list {
		out = append(out, w.Reason)
	}
	return out
}

// nameReason names what is alike about two names of people.
func nameReason(l *likeness) string {
	g, f := l.level[givenTrait], l.level[familyTrait]
	switch {
	case g == 0 && f == 0:
		return ""
	case l.level[orderTrait] == orderTurned:
		return "name_turned"
	case g == givenSame && f == familySame:
		return "name_same"
	case g != 0 && g <= givenFaint && f >= familyTypo:
		return "name_family"
	case g == givenNick && f >= familyTypo:
		return "name_nick"
	case (g >= givenTypo || g == 0) && (f >= familyTypo || f == 0):
		return "name_alike"
	case g >= givenTypo:
		return "name_given"
	}
	return "name_differs"
}

// shown answers the name of a record in one text.
func shown(rec *foyer.Record) string {
	v := &rec.Values
	switch {
	case v[foyer.SlotFullName] != "":
		return v[foyer.SlotFullName]
	case v[foyer.SlotFirstName] != "" && v[foyer.SlotLastName] != "":
		return v[foyer.SlotFirstName] + " " + v[foyer.SlotLastName]
	}
	return v[foyer.SlotFirstName] + v[foyer.SlotLastName]
}

func firmOf(rec *foyer.Record) string { return rec.Values[foyer.SlotCompany] }

func place(rec *foyer.Record) string {
	if c := rec.Values[foyer.SlotCity]; c != "" {
		return c
	}
	return rec.Values[foyer.SlotPostalCode]
}

// likest answers the two entries of two lists that are the most alike.
func likest(a, b []foyer.Contact) (here, there string) {
	best := -1.0
	for i := range a {
		for k := range b {
			v := grams([]byte(a[i].Norm), []byte(b[k].Norm))
			if a[i].Norm != "" && a[i].Norm == b[k].Norm {
				v = 2
			}
			if v > best {
				best, here, there = v, a[i].Raw, b[k].Raw
			}
		}
	}
	return here, there
}
