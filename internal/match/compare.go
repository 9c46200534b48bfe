package match

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

	givenAkin, givenFaint, givenTypo, givenPartly, givenNick, givenSame = 2, 3, 4, 5, 6, 7
	familyAkin, familyFaint, familyTypo, familyPartly, familySame       = 2, 3, 4, 5, 6
	orderTurned, orderSame                                              = 1, 2
	firmFaint, firmPartly, firmMostly, firmSame                         = 2, 3, 4, 5
	streetPartly, streetNumberDiffers, streetTypo, streetSame           = 2, 3, 4, 5
	placeTypo, placePartly, placeSame                                   = 2, 3, 4
	homeDiffers, homePartly, homeSame                                   = 5, 6, 7 // place where the street is the same
	emailBox, emailFaint, emailTypo, emailSame                          = 2, 3, 4, 5
	phoneTypo, phoneAmong, phoneSame                                    = 2, 3, 4
	bornNear, bornPartly, bornTypo, bornSame                            = 2, 3, 4, 5
	idSame                                                              = 2
	numLevels                                                           = 8
)

// likeness is how two people compare: a level for each trait, and for levels of
// sameness the share of the crowd that has the very value, else 0.
type likeness struct {
	level   [numTraits]uint8
	share   [numTraits]float32
	against float32 // bits that speak against one person, whatever the crowd
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
	l.against = c.gainsaid(a, b, &l)
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
