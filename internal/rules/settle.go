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
}

// mapping writes down what was found.
func (g *guesser) mapping(sample [][]string, prefs Prefs) foyer.Mapping {
	m := foyer.Mapping{Columns: make([]foyer.MapColumn, len(g.cols)), Regions: []string{}, Seen: len(sample)}
	for i := range g.cols {
		c := &g.cols[i]
		mc := foyer.MapColumn{Index: i, Header: c.header, Key: foyer.NotImported, Filled: c.filled, Distinct: c.distinct, Samples: []string{}, Suggest: []string{}}
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
	return s.Mapping()
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
