package rules

import (
	"slices"
	"strings"
	"unicode"

	"foyer/internal/foyer"
)

// Clusters finds spellings that are likely one value: those that differ only in
// case, accents, signs, spaces or the order of words, and those a letter or two apart. A
// value stands in one cluster at most; clusters with the most rows come first. No
// cluster joins texts whose numbers differ.
func Clusters(values []foyer.ValueCount) []foyer.Cluster {
	prints := make([]group, 0, len(values))
	at := map[string]int{}
	for _, v := range values {
		f, flat := fingerprint(v.Value), squash(v.Value)
		if f == "" {
			continue
		}
		i, ok := at[f]
		if !ok {
			i, ok = at["="+flat]
		}
		if !ok {
			i = len(prints)
			prints = append(prints, group{flat: flat, root: i})
		}
		at[f], at["="+flat] = i, i
		prints[i].values = append(prints[i].values, v)
		prints[i].count += v.Count
	}
	joinNear(prints)
	merged := map[int]*group{}
	var order []int
	for i := range prints {
		root := rootOf(prints, i)
		g, ok := merged[root]
		if !ok {
			g = &group{}
			merged[root] = g
			order = append(order, root)
		}
		g.values = append(g.values, prints[i].values...)
		g.count += prints[i].count
		g.near = g.near || root != i
	}
	out := []foyer.Cluster{}
	for _, root := range order {
		g := merged[root]
		if len(g.values) < 2 {
			continue
		}
		slices.SortStableFunc(g.values, func(a, b foyer.ValueCount) int { return b.Count - a.Count })
		out = append(out, foyer.Cluster{Spelling: spelling(g.values), Count: g.count, Sure: !g.near, Values: g.values})
	}
	slices.SortStableFunc(out, func(a, b foyer.Cluster) int { return b.Count - a.Count })
	return out
}

// group is the values of one fingerprint.
type group struct {
	flat   string // letters and digits of the first of them
	values []foyer.ValueCount
	count  int
	root   int // of the group it was joined to
	near   bool
}

func rootOf(groups []group, i int) int {
	for groups[i].root != i {
		i = groups[i].root
	}
	return i
}

// fingerprint is what texts have in common that differ only in case, accents, signs
// or the order of words.
func fingerprint(s string) string {
	words := strings.Fields(folded(s))
	slices.Sort(words)
	return strings.Join(slices.Compact(words), " ")
}

// mostAlike bounds how many values that begin alike are compared with each other.
const mostAlike = 400

// joinNear joins groups a letter or two apart to the more frequent one. A group is
// joined only to one that joined nothing itself, so that chains of small steps do
// not run from one word to another.
func joinNear(groups []group) {
	byStart := map[string][]int{}
	for i := range groups {
		p := groups[i].flat
		if len(p) < 4 {
			continue
		}
		byStart[p[:1]] = append(byStart[p[:1]], i)
		if n := len(p); n >= 6 { // a slip at the start shows at the end
			byStart["…"+p[n-4:]] = append(byStart["…"+p[n-4:]], i)
		}
	}
	for _, block := range byStart {
		if len(block) > mostAlike {
			continue
		}
		slices.SortFunc(block, func(a, b int) int {
			if d := groups[b].count - groups[a].count; d != 0 {
				return d
			}
			return a - b
		})
		for i, big := range block {
			if groups[big].root != big {
				continue
			}
			for _, small := range block[i+1:] {
				if groups[small].root == small && !hasJoined(groups, small) && alike(groups[big].flat, groups[small].flat) {
					groups[small].root, groups[big].near = big, true
				}
			}
		}
	}
}

func hasJoined(groups []group, i int) bool { return groups[i].near }

// alike says whether two flat texts are a slip of the pen apart: one letter, two
// in long ones, and the same digits.
func alike(a, b string) bool {
	if onlyDigits(a) != onlyDigits(b) {
		return false
	}
	most := 1
	if min(len(a), len(b)) >= 10 {
		most = 2
	}
	if len(a) < 5 || len(b) < 5 {
		return false
	}
	return distance(a, b, most) <= most
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// spelling proposes the one to keep of values sorted by frequency: the most
// frequent; among those about as frequent, one with small letters, then accents.
func spelling(values []foyer.ValueCount) string {
	best, score := values[0].Value, -1
	for _, v := range values {
		if v.Count*2 < values[0].Count {
			break
		}
		s := 0
		if strings.ToUpper(v.Value) != v.Value && strings.ToLower(v.Value) != v.Value {
			s += 2
		}
		if strings.ContainsFunc(v.Value, func(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) }) {
			s++
		}
		if s > score {
			best, score = v.Value, s
		}
	}
	return oneLine(best)
}
