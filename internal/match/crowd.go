package match

import (
	"slices"

	"foyer/internal/foyer"
)

// Crowd holds people in a form that is quick to compare: every text once, under a
// number, and some eighty bytes a person besides. Add people, then ask for
// [Crowd.Groups]. It is not safe for concurrent use.
type Crowd struct {
	texts  *texts
	nick   nicknames
	people []member          // told apart by what they say
	rows   []uint32          // whose words each that was added says
	same   map[uint64]copies // people by a hash of all they say
	toks   []uint32          // the texts of all people, a person's side by side
	read   describer

	singh, kaur uint32 // names of a Sikh's brother and of his sister

	twins [][2]uint32 // people who say the same word for word

	// How many people hold a text, by kind of use: what many hold says little.
	inNames, inStreets, inRest []uint32
	size                       float64 // people that are told apart
}

// member is one of a crowd. The numbers of its texts lie in Crowd.toks from at on,
// part after part.
type member struct {
	at   uint32
	n    [numParts]uint8
	born int32 // yyyymmdd, 0 for unknown
	line uint8 // generation: 1 Jr, 2 Sr, 3 III, 4 IV; 0 unsaid
	sex  uint8 // by the title
	lone bool  // name parts were not told apart by the source
}

// part is what a text of a person is.
type part uint8

const (
	givenPart   part = iota // given names, initials among them
	familyPart              // family names
	firmPart                // words of the company's name
	givenWhole              // all given names in one
	familyWhole             // all family names in one
	firmWhole
	streetPart   // words of the address
	streetNumber // of the house
	streetWhole
	cityPart
	postalPart
	emailPart // whole, comparable
	phonePart // the last ten digits
	idPart
	numParts
)

// NewCrowd answers an empty Crowd.
func NewCrowd() *Crowd {
	c := &Crowd{texts: newTexts(), nick: newNicknames(), same: map[uint64]copies{}}
	c.read.start()
	c.singh, c.kaur = c.texts.id([]byte("singh")), c.texts.id([]byte("kaur"))
	return c
}

// Len answers how many people were added.
func (c *Crowd) Len() int { return len(c.rows) }

// copies are people who say the same word for word: the last, and how many.
type copies struct{ last, many uint32 }

// mostCopies is how many who say the same are compared and learnt from. A file that
// holds one row ten thousand times would else cost its square.
const mostCopies = 5

// Add takes a person in; its number is how many came before. firm says that the
// full name is a company's.
func (c *Crowd) Add(rec *foyer.Record, firm bool) {
	p := c.describe(rec, firm)
	if h, told := c.sum(&p); told {
		have := c.same[h]
		if have.many >= mostCopies && c.equal(&c.people[have.last], &p) {
			c.toks = c.toks[:p.at]
			c.rows = append(c.rows, have.last)
			return
		}
		if have.many > 0 && c.equal(&c.people[have.last], &p) {
			c.twins = append(c.twins, [2]uint32{have.last, uint32(len(c.people))})
		}
		c.same[h] = copies{uint32(len(c.people)), have.many + 1}
	}
	c.rows = append(c.rows, uint32(len(c.people)))
	c.people = append(c.people, p)
}

// sum makes one number of all a person says, and tells whether it is more than a name.
func (c *Crowd) sum(p *member) (h uint64, told bool) {
	h = uint64(p.born)<<8 ^ uint64(p.line)<<4 ^ uint64(p.sex)
	for k := range numParts {
		h = mix(h ^ uint64(p.n[k])<<32 ^ uint64(k))
		for _, id := range c.part(p, k) {
			h = mix(h ^ uint64(id))
		}
	}
	return h, p.born != 0 || p.n[emailPart]+p.n[phonePart]+p.n[streetPart]+p.n[idPart] > 0
}

func (c *Crowd) equal(a, b *member) bool {
	size := uint32(0)
	for _, n := range b.n {
		size += uint32(n)
	}
	return a.n == b.n && a.born == b.born && a.line == b.line && a.sex == b.sex &&
		slices.Equal(c.toks[a.at:a.at+size], c.toks[b.at:b.at+size])
}

// part answers a person's texts of one part.
func (c *Crowd) part(p *member, k part) []uint32 {
	at := p.at
	for i := range k {
		at += uint32(p.n[i])
	}
	return c.toks[at : at+uint32(p.n[k])]
}

func (c *Crowd) one(p *member, k part) uint32 {
	if p.n[k] == 0 {
		return 0
	}
	return c.part(p, k)[0]
}

// describe makes a comparable person of a record and appends its texts.
func (c *Crowd) describe(rec *foyer.Record, firm bool) member {
	d := &c.read
	d.person(rec, firm)
	p := member{at: uint32(len(c.toks)), born: d.born, line: d.line, sex: d.sex, lone: d.lone}
	for k := range numParts {
		for _, t := range d.parts[k] {
			if p.n[k] == 255 {
				break
			}
			if id := c.texts.id(t); id != 0 {
				c.toks = append(c.toks, id)
				p.n[k]++
			}
		}
	}
	return p
}

// tally counts who holds what. kept says which cluster a person belongs to; nil
// counts each for one.
func (c *Crowd) tally(clusters []uint32) {
	n := c.texts.count()
	c.inNames, c.inStreets, c.inRest = make([]uint32, n), make([]uint32, n), make([]uint32, n)
	order, starts := byCluster(clusters, len(c.people))
	seen := [3][]uint32{make([]uint32, n), make([]uint32, n), make([]uint32, n)}
	for g := range len(starts) - 1 {
		for _, i := range order[starts[g]:starts[g+1]] {
			p := &c.people[i]
			for k := range numParts {
				var in []uint32
				which := 2
				switch k {
				case givenPart, familyPart, givenWhole, familyWhole, firmPart, firmWhole:
					in, which = c.inNames, 0
				case streetPart, streetWhole:
					in, which = c.inStreets, 1
				default:
					in = c.inRest
				}
				for _, id := range c.part(p, k) {
					if seen[which][id] != uint32(g+1) {
						seen[which][id] = uint32(g + 1)
						in[id]++
					}
				}
			}
		}
	}
	c.size = float64(len(starts) - 1)
}

// byCluster lists people cluster by cluster, and where each cluster starts.
func byCluster(clusters []uint32, n int) (order, starts []uint32) {
	order = make([]uint32, n)
	if clusters == nil {
		starts = make([]uint32, n+1)
		for i := range order {
			order[i] = uint32(i)
			starts[i+1] = uint32(i + 1)
		}
		return order, starts
	}
	most := uint32(0)
	for _, g := range clusters {
		most = max(most, g)
	}
	count := make([]uint32, most+2)
	for _, g := range clusters {
		count[g+1]++
	}
	for g := 1; g < len(count); g++ {
		count[g] += count[g-1]
	}
	at := append([]uint32{}, count...)
	for i, g := range clusters {
		order[at[g]] = uint32(i)
		at[g]++
	}
	// Numbers of clusters that nobody has are left out.
	starts = append(starts, 0)
	for g := range most + 1 {
		if count[g+1] > starts[len(starts)-1] {
			starts = append(starts, count[g+1])
		}
	}
	return order, starts
}
