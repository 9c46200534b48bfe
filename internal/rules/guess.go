package rules

import (
	"slices"
	"strconv"

	"foyer/internal/foyer"
)

// Prefs is what a guess takes from the person and the system.
type Prefs struct {
	Language string        // "en" or "fr"; settles the order of dates that fit both ways
	Region   string        // phone region of Settings or the system
	Fields   []foyer.Field // the house's own
}

// Guess proposes a mapping for a header and the first rows of data. A file without
// a header has a nil one, and its columns are told by their values alone. No field
// that holds one value is given to two columns; a column that no field fits is not
// imported.
func Guess(header []string, sample [][]string, prefs Prefs) foyer.Mapping {
	g := guesser{dict: newDictionary(), bare: header == nil, used: map[string]int{}}
	g.cols = make([]guessColumn, width(header, sample))
	env := Env{Region: prefs.Region, Regions: []string{"FR", "GB"}}
	p := newPlacer(&env)
	shown := shownHeaders(header, len(g.cols))
	for i := range g.cols {
		c := &g.cols[i]
		c.index, c.header = i, shown[i]
		c.content = look(sample, i, p)
		if i < len(header) {
			c.name = header[i]
		}
	}
	if keys := own(header); keys != nil {
		g.takeOwn(keys)
	}
	g.propose()
	g.assign()
	g.settle()
	return g.mapping(sample, prefs)
}

func width(header []string, sample [][]string) int {
	n := len(header)
	for _, row := range sample {
		if header == nil {
			n = max(n, len(row))
		}
	}
	return n
}

// shownHeaders names every column: "Email", "Email (2)", "Column 7".
func shownHeaders(header []string, n int) []string {
	out := make([]string, n)
	seen := map[string]int{}
	for i := range out {
		name := ""
		if i < len(header) {
			name = oneLine(header[i])
		}
		if name == "" {
			name = "Column " + strconv.Itoa(i+1)
		}
		if seen[name]++; seen[name] > 1 {
			again := name
			for seen[again] > 0 {
				again = name + " (" + strconv.Itoa(seen[name]) + ")"
				seen[name]++
			}
			seen[name]--
			seen[again]++
			name = again
		}
		out[i] = name
	}
	return out
}

type guessColumn struct {
	content
	index    int
	header   string // as shown
	name     string // as in the file
	excluded bool
	wants    []naming // by name and content, best first
	key      string
	score    float64
	exact    bool
}

type guesser struct {
	dict *dictionary
	cols []guessColumn
	bare bool           // no header
	used map[string]int // key → column
	own  bool
}

// takeOwn maps the columns that Foyer itself wrote.
func (g *guesser) takeOwn(keys []string) {
	g.own = true
	for i, key := range keys {
		if key == "" {
			continue
		}
		g.give(i, naming{key, 1, true})
	}
}

func (g *guesser) give(i int, n naming) {
	c := &g.cols[i]
	c.key, c.score, c.exact = n.key, n.score, n.exact
	g.used[n.key] = i
}

// propose collects what each column may be.
func (g *guesser) propose() {
	for i := range g.cols {
		c := &g.cols[i]
		if c.key != "" {
			continue
		}
		if squash(c.name) == "foyerid" || squash(c.name) == "identifiantfoyer" {
			c.wants = []naming{{"id", 1, true}}
			continue
		}
		if c.name != "" {
			c.wants, c.excluded = g.dict.look(c.name)
		}
	}
	g.hosted()
	g.whose()
	g.numbered()
	// Names of persons and places mean one thing or another by their neighbours.
	near := g.neighbours()
	for i := range g.cols {
		c := &g.cols[i]
		if c.key != "" {
			continue
		}
		for j := range c.wants {
			s := g.weigh(c, c.wants[j], near) // may add to wants
			c.wants[j].score = s
		}
		c.wants = append(c.wants, g.byContent(c, near)...)
		c.wants = slices.DeleteFunc(c.wants, func(n naming) bool { return n.score < 0.4 })
		slices.SortStableFunc(c.wants, func(a, b naming) int {
			switch {
			case a.score > b.score:
				return -1
			case a.score < b.score:
				return 1
			}
			return 0
		})
		// A field named twice counts once, at its best.
		var once []naming
		for _, n := range c.wants {
			if !slices.ContainsFunc(once, func(o naming) bool { return o.key == n.key }) {
				once = append(once, n)
			}
		}
		c.wants = once
	}
}

// neighbours are the fields that some column names beyond doubt.
func (g *guesser) neighbours() map[string]bool {
	out := map[string]bool{}
	for i := range g.cols {
		c := &g.cols[i]
		if c.key != "" {
			out[c.key] = true
		}
		if len(c.wants) == 1 && (c.wants[0].score > 0.9 || c.wants[0].exact && c.wants[0].score > 0.75 && (c.wants[0].key == "first_name" || c.wants[0].key == "last_name")) {
			out[c.wants[0].key] = true
		}
	}
	return out
}

// assign gives fields to columns, the surest first. A further column of phones or
// emails takes the next key that is free.
func (g *guesser) assign() {
	type bid struct {
		col int
		naming
	}
	var bids []bid
	for i := range g.cols {
		for _, n := range g.cols[i].wants {
			bids = append(bids, bid{i, n})
		}
	}
	// An empty column does not keep a field from one with values.
	weight := func(b bid) float64 {
		w := b.score
		if g.cols[b.col].filled == 0 {
			w -= 0.03
		}
		return w
	}
	slices.SortStableFunc(bids, func(a, b bid) int {
		switch x, y := weight(a), weight(b); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return a.col - b.col
	})
	for _, b := range bids {
		if _, taken := g.used[b.key]; g.cols[b.col].key != "" || taken {
			continue
		}
		g.give(b.col, b.naming)
	}
	g.further()
	g.fallBack()
	g.several()
}

// several lets further columns that are named so go to the fields that take more
// than one: notes and tags.
func (g *guesser) several() {
	for i := range g.cols {
		c := &g.cols[i]
		if c.key != "" || c.excluded || g.own {
			continue
		}
		for _, n := range c.wants {
			if (n.key == "notes" || n.key == "tags") && n.exact && n.score > 0.9 {
				c.key, c.score, c.exact = n.key, n.score, n.exact
				break
			}
		}
	}
}

// further finds keys for columns of phones and emails whose first choice is taken.
func (g *guesser) further() {
	for i := range g.cols {
		c := &g.cols[i]
		if c.key != "" || c.excluded || len(c.wants) == 0 {
			continue
		}
		phone, email, _ := viewKey(c.wants[0].key)
		var free []string
		switch {
		case phone && c.wants[0].score > 0.6:
			free = []string{"phone", "phone_mobile", "phone_work"}
			if c.wants[0].key != "phone" || g.dict.atHome(c.name) { // a second mobile is no work phone
				free = free[:1]
			}
		case email && c.wants[0].score > 0.6:
			free = []string{"email", "email_2"}
		}
		if key := furtherKey(c.name); key != "" {
			free = append(free, key)
		}
		for _, key := range free {
			holder, taken := g.used[key]
			if taken && (g.cols[holder].filled > 0 || c.filled == 0) {
				continue
			}
			if taken { // an empty column makes way for one with values
				g.cols[holder].key = ""
			}
			g.give(i, naming{key, 0.6, false})
			break
		}
	}
	// A lone second email is the first.
	if i, ok := g.used["email_2"]; ok && !g.own {
		if _, first := g.used["email"]; !first {
			delete(g.used, "email_2")
			g.give(i, naming{"email", min(g.cols[i].score, 0.9), g.cols[i].exact})
		}
	}
}

// fallBack takes the phone or the address of a lead's company when there is none
// of the lead's own.
func (g *guesser) fallBack() {
	for i := range g.cols {
		c := &g.cols[i]
		if c.key != "" || c.filled == 0 || g.own {
			continue
		}
		words := tokens(withoutBrackets(c.name))
		if len(words) < 2 || !belongsToFirm(words[0]) {
			continue
		}
		keys := g.dict.names[join(words[1:])]
		for _, key := range keys {
			if key == "phone" {
				key = "phone_work"
			}
			switch key {
			case "phone_work", "address_line1", "address_line2", "city", "region", "postal_code", "country", "website":
			default:
				continue
			}
			if _, taken := g.used[key]; !taken && g.weigh(c, naming{key, 0.62, false}, nil) > 0.5 {
				g.give(i, naming{key, 0.55, false})
				break
			}
		}
	}
}

func belongsToFirm(w string) bool {
	switch w {
	case "company", "business", "corporate", "organization", "organisation", "account", "work", "office", "entreprise", "societe", "empresa", "firma", "other":
		return true
	}
	return false
}

func join(words []string) string {
	out := ""
	for _, w := range words {
		out += w
	}
	return out
}
