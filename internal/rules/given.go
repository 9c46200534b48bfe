package rules

import (
	"strings"
	"sync"
	"unicode/utf8"

	"foyer/internal/foyer"
)

// givenNames are first names that are hardly ever last names, folded, of the
// languages files come in. They tell in which order a column has its names, never
// what a single name is.
const givenNames = `
aaron adam adriana agnes aileen alain alan alberto alejandra alejandro alex alexandra alexandre alexis alfredo alice alicia alison amanda amber amelie amy ana anais andre andrea andreas andrew angela angelica anita anja anna anne annette annie anthony antoine antonio ashley audrey barbara beatriz benjamin benoit bernadette beth betty beverly bianca bill brandon brenda brian bridget britta brittany bruno caitlin camille carl carla carlos carmen carol carole caroline catherine cathy cecile celine charlene charlotte chantal chloe chris christian christina christine christophe christopher cindy claire clara claude claudia claudine colette colleen connie corinne courtney cristina cynthia dana daniel daniela danielle darlene dave david dawn deborah debra delphine denis denise derek diana diane diego dieter dolores dominique donald donna dorothy dylan eduardo eileen elaine elena elisabeth elise elizabeth ellen emilie emily emma emmanuel enrique eric erica erik erika esther ethan etienne eugene eva evelyn fabien fabienne fanny felipe fernando florence francesca francine francisco francois francoise franz frederic frederique gabriela gabriel gabrielle gael genevieve geoffrey georges gerard germaine ghislaine gilles ginette giovanni gisele giuseppe gloria guillaume guillermo gunther gustavo hannah hans heather heidi heinrich helen helene helmut herve hugo ian ines ingrid irene isabel isabelle ivan jacqueline jacques jaime jamie jane janet janice jasmine javier jean jeanne jeff jeffrey jennifer jenny jeremy jerome jessica jesus jill joan joanna joanne jocelyne joe joel johanna johanne johannes john jonathan jorge jose josee josephine joshua joyce juan juanita judith judy julia julie julien juliette jurgen justin karen karin karine karl katharina katherine kathleen kathy katie kayla keith kelly ken kenneth kevin kim kimberly klaus kristen kristin lara larry laura laure laurence laurie lea leah leila lena leonardo leslie liam linda lisa lise lloyd lola lorraine louise luc lucia lucie lucy luis lynn madeleine magali manon manuel manuela marc marcel marco margaret margarita maria marianne marie marina mario marion marisol mark marta marthe martine mary mathieu matthew matthieu maude maureen maxime megan melanie melissa mercedes michael michaela michele micheline michelle miguel mike mireille mohamed mohammed molly monica monika monique muriel mylene nadia nadine nancy natalia natalie nathalie nathan nicole noel noemie nora norma olga olivia ophelie oscar pablo pam pamela paola pascale patrice patricia patrick paula pauline pedro peggy penny peter petra philippe pierre priscilla rachel rafael ralf raphael raquel raul rebecca regine rejean renate renee ricardo rita rob roberto robin rocio rodrigo roger roland romain ron ronald rosa rosemary roxanne ruben ruth ryan sabine sabrina sally samantha sandra sandrine sara sarah sebastian sebastien sergio severine shannon sharon sheila shirley silvia simone sofia solange sonia sophie stacey stefan stefanie stephane stephanie stephen steve steven stuart susan susana susanne suzanne sven sylvain sylvie tamara tanya tara ted teresa theresa therese thierry tiffany tim timothy tina todd tom tony tracy trevor ursula uwe valerie vanessa vera veronica veronique vicky victoria vincent virginia virginie viviane wendy wilfried wolfgang xavier yann yannick yolanda yolande yves yvette yvon yvonne zoe
aldo bea ben beto dan deb dee elodie hank javi jim joe josie juanjo karla kurt lola lorna nico pepe paco quique sam toni vero
`

// knownGiven answers givenNames as a set, which all share and nobody changes.
var knownGiven = sync.OnceValue(func() map[string]bool {
	out := make(map[string]bool, 700)
	for w := range strings.FieldsSeq(givenNames) {
		out[w] = true
	}
	return out
})

// isGiven says whether a name begins with a first name of the list, "Jean-Marc"
// by its first part.
func isGiven(list map[string]bool, s string) bool {
	var buf [20]byte
	n := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == ' ' || c == '-' || c == ',':
			return n > 2 && list[string(buf[:n])]
		case c >= utf8.RuneSelf: // the accents come off one by one
			r, size := utf8.DecodeRuneInString(s[i:])
			if n+4 > len(buf) {
				return false
			}
			n = len(foyer.FoldRune(buf[:n], r))
			i += size - 1
			continue
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		}
		if n == len(buf) {
			return false
		}
		buf[n] = c
		n++
	}
	return n > 2 && list[string(buf[:n])]
}

// nameTally counts in which order a column has its names, or two columns have theirs.
type nameTally struct{ firstLast, lastFirst int }

// see looks at a whole name of two words or more.
func (t *nameTally) see(list map[string]bool, s string) {
	if strings.IndexByte(s, ',') >= 0 {
		return
	}
	s = untitled(s)
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 4 {
		return
	}
	end := len(words) - 1
	if at, lead := capitalRun(words); at > 0 {
		if lead {
			t.lastFirst++
		} else {
			t.firstLast++
		}
		return
	}
	switch a, b := isGiven(list, words[0]), isGiven(list, words[end]); {
	case a && !b:
		t.firstLast++
	case b && !a:
		t.lastFirst++
	}
}

// order is what the column's names are written in; not enough of them say first,
// last.
func (t nameTally) order() foyer.NameOrder {
	if t.lastFirst >= 3 && t.lastFirst > 3*t.firstLast {
		return foyer.NameLastFirst
	}
	return foyer.NameFirstLast
}

// swapped says whether a first and a last name stand in each other's place, as far
// as the list knows.
func swapped(list map[string]bool, first, last string) bool {
	return first != "" && last != "" && !isGiven(list, first) && isGiven(list, last) && strings.IndexByte(last, ' ') < 0
}

// namePair are the columns of first and last names of a file, where single rows may
// have the two in each other's place.
type namePair struct {
	given       map[string]bool
	first, last readColumn
}

// pairOf answers the pair, or nil when the columns as a whole have changed places:
// the mapping is to mend then, not each row.
func pairOf(columns []readColumn) *namePair {
	p := &namePair{given: knownGiven()}
	for i := range columns {
		switch c := &columns[i]; {
		case c.turned:
			return nil
		case c.use == useValue && c.slot == foyer.SlotFirstName:
			p.first = *c
		case c.use == useValue && c.slot == foyer.SlotLastName:
			p.last = *c
		}
	}
	return p
}

// check notes a row whose first and last name seem swapped, at both cells.
func (p *namePair) check(rec *foyer.Record, fs *[]foyer.Finding) {
	first, last := rec.Values[foyer.SlotFirstName], rec.Values[foyer.SlotLastName]
	if !swapped(p.given, first, last) {
		return
	}
	for _, c := range [...]struct {
		col         *readColumn
		have, other string
	}{{&p.first, first, last}, {&p.last, last, first}} {
		f := c.col.warning(fault{key: nameSwapped}, c.have)
		f.Level, f.Suggest = foyer.LevelNote, c.other
		*fs = append(*fs, f)
	}
}
