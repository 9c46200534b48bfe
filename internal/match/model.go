package match

import "math"

// table holds how often each level of each trait is seen among pairs of a kind.
type table [numTraits][numLevels]float64

// model says what levels mean in this crowd. Pairs are of four kinds: one and the
// same person; kin, who share what a household or an office shares and whose given
// names, birthdays and own numbers differ; namesakes, father and son among them,
// who share a name and perhaps an address; and strangers.
type model struct {
	like [numKinds]table   // how often a level is seen among pairs of a kind
	part [numKinds]float64 // how many of all pairs are of a kind

	logs [numKinds]table
	odds [numKinds]float64
}

type pairKind uint8

const (
	samePair pairKind = iota
	kinPair
	namesakePair
	otherPair
	numKinds
)

// firstModel is what is believed before the crowd is seen.
func firstModel() *model {
	m := &model{}
	m.like[samePair] = table{
		givenTrait:  {0, .04, .003, .03, .11, .08, .12, .617},
		familyTrait: {0, .04, .003, .02, .11, .04, .787},
		orderTrait:  {0, .06, .94},
		firmTrait:   {0, .04, .06, .15, .25, .50},
		streetTrait: {0, .12, .04, .03, .15, .66},
		placeTrait:  {0, .20, .10, .20, .50, .06, .14, .80},
		emailTrait:  {0, .17, .03, .04, .12, .64},
		phoneTrait:  {0, .13, .07, .12, .68},
		bornTrait:   {0, .05, .03, .05, .10, .77},
		idTrait:     {0, .40, .60},
	}
	m.like[kinPair] = table{
		givenTrait:  {0, .83, .06, .04, .010, .015, .005, .04},
		familyTrait: {0, .12, .03, .01, .02, .02, .80},
		orderTrait:  {0, .02, .98},
		firmTrait:   {0, .40, .20, .20, .10, .10},
		streetTrait: {0, .05, .02, .03, .07, .83},
		placeTrait:  {0, .10, .08, .12, .70, .03, .10, .87},
		emailTrait:  {0, .60, .01, .02, .02, .35},
		phoneTrait:  {0, .38, .02, .27, .33},
		bornTrait:   {0, .93, .02, .02, .01, .02},
		idTrait:     {0, .99, .01},
	}
	m.like[namesakePair] = table{
		givenTrait:  {0, .02, .005, .02, .05, .05, .06, .795},
		familyTrait: {0, .01, .10, .01, .04, .02, .82},
		orderTrait:  {0, .03, .97},
		firmTrait:   {0, .90, .05, .02, .02, .01},
		streetTrait: {0, .45, .03, .04, .03, .45},
		placeTrait:  {0, .55, .05, .05, .35, .03, .10, .87},
		emailTrait:  {0, .93, .02, .02, .01, .02},
		phoneTrait:  {0, .89, .02, .07, .02},
		bornTrait:   {0, .95, .02, .02, .008, .002},
		idTrait:     {0, .995, .005},
	}
	m.like[otherPair] = table{
		givenTrait:  {0, .945, .005, .03, .003, .01, .002, .005},
		familyTrait: {0, .965, .005, .02, .003, .002, .005},
		orderTrait:  {0, .50, .50},
		firmTrait:   {0, .93, .05, .01, .005, .005},
		streetTrait: {0, .93, .05, .015, .004, .001},
		placeTrait:  {0, .90, .04, .04, .02, .06, .14, .80},
		emailTrait:  {0, .995, .001, .003, .0005, .0005},
		phoneTrait:  {0, .999, .0005, .0002, .0003},
		bornTrait:   {0, .96, .012, .02, .007, .001},
		idTrait:     {0, .999, .001},
	}
	return m
}

// limit is how many of one person's pairs are of a level, at most.
type limit struct {
	trait trait
	level uint8
	share float64
}

// limits are those of what one person's pairs may differ in. A crowd may make us
// believe that phones change often, but not that a person is told by nothing.
func limits() []limit {
	return []limit{
		{givenTrait, differs, .04},
		{givenTrait, givenAkin, .004},
		{givenTrait, givenFaint, .03},
		{familyTrait, differs, .10},
		{familyTrait, familyAkin, .003},
		{firmTrait, differs, .25},
		{streetTrait, differs, .35},
		{placeTrait, differs, .45},
		{emailTrait, differs, .20},
		{phoneTrait, differs, .15},
		{bornTrait, differs, .20},
		{idTrait, differs, .60},
	}
}

// settle prepares a model for scoring.
func (m *model) settle() {
	for k := range numKinds {
		for i := range m.like[k] {
			for j := 1; j < numLevels; j++ {
				m.logs[k][i][j] = math.Log2(max(m.like[k][i][j], 1e-7))
			}
		}
		m.odds[k] = math.Log2(max(m.part[k], 1e-12))
	}
}

// weigh answers, in bits, how much likelier a pair is of each kind than strangers.
func (m *model) weigh(l *likeness) (bits [otherPair]float64) {
	for k := range bits {
		bits[k] = m.odds[k]
	}
	for t := range numTraits {
		v := l.level[t]
		if v == 0 {
			continue
		}
		o := m.chance(l, t)
		for k := range bits {
			bits[k] += m.logs[k][t][v] - o
		}
	}
	bits[samePair] -= float64(l.against)
	return bits
}

// chance answers, in bits, how likely strangers are to be so alike in a trait.
func (m *model) chance(l *likeness, t trait) float64 {
	v := l.level[t]
	if s := l.share[t]; s > 0 {
		o := math.Log2(float64(s))
		if v == top(t) {
			return o
		}
		return max(o, m.logs[otherPair][t][v])
	}
	return m.logs[otherPair][t][v]
}

// top is the level of the very same.
func top(t trait) uint8 {
	switch t {
	case givenTrait:
		return givenSame
	case familyTrait:
		return familySame
	case firmTrait:
		return firmSame
	case streetTrait:
		return streetSame
	case placeTrait:
		return placeSame
	case emailTrait:
		return emailSame
	case phoneTrait:
		return phoneSame
	case bornTrait:
		return bornSame
	}
	return idSame
}

// score answers how much likelier a pair is one person than not, in bits: above
// zero it is more likely than not.
func (m *model) score(l *likeness) float64 {
	b := m.weigh(l)
	v := b[samePair] - math.Log2(1+math.Exp2(min(b[kinPair], 300))+math.Exp2(min(b[namesakePair], 300)))
	if l.thin() {
		v = min(v, scoreThin)
	}
	return v
}

// chances answers the chance that a pair is of each kind.
func (m *model) chances(l *likeness) (p [otherPair]float64) {
	all := 1.0
	for k, b := range m.weigh(l) {
		p[k] = math.Exp2(min(b, 200))
		all += p[k]
	}
	for k := range p {
		p[k] /= all
	}
	return p
}
