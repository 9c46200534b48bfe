package rules

import (
	"slices"

	"foyer/internal/foyer"
)

// settle mends what only shows when every column has its field.
func (g *guesser) settle() {
	if g.own {
		return
	}
	_, first := g.used["first_name"]
	last, hasLast := g.used["last_name"]
	_, full := g.used["full_name"]
	// A file with last names alone and no whole names has whole names in it.
	if hasLast && !first && !full && g.cols[last].share(isNames) > 0.6 {
		c := &g.cols[last]
		delete(g.used, "last_name")
		g.give(c.index, naming{"full_name", c.score - 0.1, c.exact})
	}
	g.nameless()
}

// nameless gives a file in which no column is named for a name the column whose
// cells look most like names of people: a lead needs one, and dropping it unsaid
// would lose every row.
func (g *guesser) nameless() {
	for _, key := range [...]string{"full_name", "first_name", "last_name", "company"} {
		if _, ok := g.used[key]; ok {
			return
		}
	}
	best, most := -1, 0.7
	for i := range g.cols {
		c := &g.cols[i]
		if c.key == "" && !c.excluded && c.filled > 1 && c.distinct*2 > c.filled && c.share(isNames) >= most && c.share(isFirm) < 0.3 && c.share(isStatus) < 0.3 && c.share(isRegion) < 0.3 {
			best, most = i, c.share(isNames)+0.01
		}
	}
	if best >= 0 {
		g.give(best, naming{"full_name", 0.55, false})
	}
}

// mapping writes down what was found.
func (g *guesser) mapping(sample [][]string, prefs Prefs) foyer.Mapping {
	m := foyer.Mapping{Columns: make([]foyer.MapColumn, len(g.cols)), Regions: []string{}, Seen: len(sample)}
	for i := range g.cols {
		c := &g.cols[i]
		mc := foyer.MapColumn{Index: i, Header: c.header, Key: foyer.NotImported, Filled: c.filled, Distinct: c.distinct, Values: []foyer.ValueMap{}, Samples: []string{}, Suggest: []string{}, Damage: []foyer.Remark{}}
		mc.Samples = append(mc.Samples, c.samples...)
		if c.key != "" {
			mc.Key = c.key
			switch {
			case c.score >= 0.9 && c.exact:
				mc.Confidence = foyer.ConfidenceSure
			case c.score >= 0.72:
				mc.Confidence = foyer.ConfidenceLikely
			default:
				mc.Confidence = foyer.ConfidenceCheck
			}
		}
		mc.Suggest = g.suggest(c)
		m.Columns[i] = mc
	}
	s := NewSurvey(m, prefs)
	for _, row := range sample {
		s.See(row)
	}
	m = s.Mapping()
	g.adverts(&m, sample)
	if g.dict.tongue(g.cols) != "" { // of people who write the day first
		for i := range m.Columns {
			if c := &m.Columns[i]; c.Ask {
				c.Order = foyer.OrderDMY
			}
		}
	}
	if r := g.homeOf(m, sample, prefs); r != "" {
		m.Regions = append(m.Regions, r)
	}
	return m
}

// tongue answers the language other than English that most names of columns are of, or
// "". Names that several languages have say nothing.
func (d *dictionary) tongue(cols []guessColumn) string {
	tally, best := map[string]int{}, ""
	for i := range cols {
		langs := d.langs[squash(withoutBrackets(cols[i].name))]
		if len(langs) != 1 || langs[0] == "en" {
			continue
		}
		if tally[langs[0]]++; tally[langs[0]] > tally[best] {
			best = langs[0]
		}
	}
	return best
}

// homeOf answers the country whose language the header is written in, when it has
// room for the phones that no other region had, or "".
func (g *guesser) homeOf(m foyer.Mapping, sample [][]string, prefs Prefs) string {
	home := map[string]string{"de": "DE", "it": "IT", "es": "ES", "nl": "NL", "sv": "SE", "fr": "FR", "pt": "PT"}[g.dict.tongue(g.cols)]
	if home == "" || slices.Contains(m.Regions, home) {
		return ""
	}
	others := newPlacer(&Env{Region: prefs.Region, Regions: m.Regions})
	there := newPlacer(&Env{Region: home})
	left, fit := 0, 0
	for i := range m.Columns {
		if phone, _, _ := viewKey(m.Columns[i].Key); !phone {
			continue
		}
		for _, row := range sample {
			if i >= len(row) {
				continue
			}
			s := tidy(row[i])
			if c, _, _ := others.place(s, ""); s == "" || c.Norm != "" {
				continue
			}
			left++
			if c, _, _ := there.place(s, home); c.Norm != "" {
				fit++
			}
		}
	}
	if left == 0 || fit*10 < left*7 {
		return ""
	}
	return home
}

// suggest answers what to offer for a column, best first.
func (g *guesser) suggest(c *guessColumn) []string {
	out := []string{}
	add := func(key string) {
		if key != "" && !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	add(c.key)
	for _, n := range c.wants {
		add(n.key)
	}
	switch {
	case c.share(isEmail) > 0.6:
		add(g.nextFree("email_"))
	case c.share(isPhone) > 0.6:
		add(g.nextFree("phone_"))
	}
	if c.key == "" && forbids(c.name) {
		add("do_not_contact")
	}
	if c.key == "" && c.filled > 0 {
		add(foyer.ToNotes)
	}
	return out
}

func (g *guesser) nextFree(stem string) string {
	for _, n := range [...]string{"3", "4", "5", "6"} {
		if _, taken := g.used[stem+n]; !taken {
			return stem + n
		}
	}
	return ""
}
