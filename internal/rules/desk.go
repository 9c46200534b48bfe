package rules

import (
	"strings"
	"time"

	"foyer/internal/foyer"
)

// desk holds what reading values needs again and again. It is not safe for
// concurrent use.
type desk struct {
	env    Env
	now    time.Time
	zone   *time.Location
	placer *placer
	lists  map[string]map[string]string // list, folded value → the list's spelling
	office *office
	memos  map[string]string // words seen, by kind and text
}

func newDesk(env Env) *desk {
	d := &desk{
		env: env, now: env.now(), zone: env.zone(), placer: newPlacer(&env),
		lists: map[string]map[string]string{}, memos: map[string]string{},
	}
	for _, name := range [...]string{foyer.ListSource, foyer.ListRating, foyer.ListSite, foyer.ListLeadType, foyer.ListTags, foyer.ListFinancing} {
		values := map[string]string{}
		for _, v := range foyer.ListDefaults(name) {
			values[folded(v)] = v
		}
		d.lists[name] = values
	}
	for _, f := range env.Fields {
		if f.Kind == foyer.KindList {
			d.lists[f.Key] = map[string]string{}
		}
	}
	for _, l := range env.Lists {
		values := d.lists[l.Name]
		if values == nil {
			continue
		}
		for _, v := range l.Values {
			if f := folded(v); values[f] == "" {
				values[f] = v
			}
		}
	}
	d.office = newOffice(&d.env)
	return d
}

const mostMemos = 4096

// memo answers what work made of a text before, or has it work now. Columns of
// statuses, sources and countries repeat a few words in every row.
func (d *desk) memo(kind string, s string, work func(string) string) string {
	var buf [64]byte
	if len(s) > 48 {
		return work(s)
	}
	key := append(append(buf[:0], kind...), s...)
	if v, ok := d.memos[string(key)]; ok {
		return v
	}
	v := strings.Clone(work(s))
	if len(d.memos) >= mostMemos {
		clear(d.memos)
	}
	d.memos[string(key)] = v
	return v
}

func (d *desk) region(country string) string {
	return d.memo("c", country, func(s string) string { return regionOf(folded(s)) })
}

// list answers a value as the open list spells it, or as given when it is new.
func (d *desk) list(name, s string) string {
	return d.memo("l"+name, s, func(s string) string {
		s = oneLine(s)
		f := folded(s)
		if v := d.lists[name][f]; v != "" {
			return v
		}
		if v := listWord(name, f); v != "" {
			return v
		}
		return s
	})
}

// tags answers the values of a cell as one canonical text.
func (d *desk) tags(s string) string {
	var out []string
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(",;|\n\r", r) }) {
		if part = tidy(part); part == "" {
			continue
		}
		part = d.list(foyer.ListTags, part)
		twice := false
		for _, have := range out {
			twice = twice || strings.EqualFold(have, part)
		}
		if !twice {
			out = append(out, part)
		}
	}
	return strings.Join(out, ", ")
}

// join adds to a text of tags.
func joinTags(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ", " + b
}
