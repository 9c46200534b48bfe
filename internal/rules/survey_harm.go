package rules

import (
	"slices"
	"strings"

	"foyer/internal/foyer"
)

// harmTally counts what happened to the cells of a column on their way.
type harmTally struct {
	mojibake int
	kinds    []harmCount // by the order in which they were seen
	lengths  [11]int     // of cells that are digits alone, by how many
	zeros    int         // of them, those of ten digits with a zero first
	digits   int
	short    string // one that a zero may have been cut from
	long     int    // identifiers of more than fifteen digits
	rounded  int
	longOne  string
	capitals int // names in capitals
	small    int // names in small letters
	named    int
	capital  string
}

type harmCount struct {
	key, example, mended string
	count                int
}

// see looks at a cell of a field.
func (t *harmTally) see(kind foyer.FieldKind, slot foyer.Slot, s string) {
	if scrambled(s) {
		if _, hurt := Unscramble(s); hurt {
			t.mojibake++
		}
	}
	if key, was := harmed(kind, slot, s); key != "" {
		t.count(key, s, was)
		return
	}
	switch {
	case slot == foyer.SlotPostalCode || kind == foyer.KindPhone:
		t.number(kind, s)
	case kind == foyer.KindCode && len(s) > 15 && allDigits(s):
		t.long++
		if rounded(s) {
			t.rounded, t.longOne = t.rounded+1, kept(s)
		}
	case slot == foyer.SlotFullName || slot == foyer.SlotFirstName || slot == foyer.SlotLastName:
		t.named++
		if len(s) > 3 && s[0] >= 'A' && properName(s) != "" {
			if isUpper(rune(s[0])) {
				t.capitals++
			} else {
				t.small++
			}
			if t.capital == "" {
				t.capital = kept(s)
			}
		}
	}
}

// kept answers a text that may be shown long after its row is gone.
func kept(s string) string { return strings.Clone(clip(s)) }

func (t *harmTally) count(key, s, was string) {
	for i := range t.kinds {
		if t.kinds[i].key == key {
			if t.kinds[i].count++; t.kinds[i].mended == "" && was != "" {
				t.kinds[i].example, t.kinds[i].mended = kept(s), kept(was)
			}
			return
		}
	}
	t.kinds = append(t.kinds, harmCount{key, kept(s), kept(was), 1})
}

// number looks at a cell whose digits may have lost zeros.
func (t *harmTally) number(kind foyer.FieldKind, s string) {
	if !allDigits(s) || len(s) >= len(t.lengths) {
		return
	}
	t.digits++
	t.lengths[len(s)]++
	switch {
	case len(s) == 10 && s[0] == '0':
		t.zeros++
	case kind == foyer.KindPhone && len(s) == 9, kind == foyer.KindCode && len(s) < 5 && len(s) > 2:
		if t.short == "" && s[0] != '0' {
			t.short = kept(s)
		}
	}
}

// width answers how many digits the numbers of the column have when whole, when
// some of them lost zeros: five where most postal codes have five, ten where all
// phones of ten begin with a zero.
func (t *harmTally) width(kind foyer.FieldKind) int {
	if t.short == "" {
		return 0
	}
	switch five, ten := t.lengths[5], t.lengths[10]; {
	case kind == foyer.KindPhone:
		if ten > 0 && t.zeros == ten && ten+t.lengths[9] >= t.digits*9/10 {
			return 10
		}
	case five > 0 && five*10 >= t.digits*5 && t.lengths[4]+t.lengths[3] < five && (five+t.lengths[4]+t.lengths[3])*10 >= t.digits*9:
		return 5
	}
	return 0
}

// tell writes what was counted into a column.
func (t *harmTally) tell(c *foyer.MapColumn, kind foyer.FieldKind) {
	c.Mojibake, c.Width, c.Damage = t.mojibake, t.width(kind), []foyer.Remark{}
	add := func(key string, count int, example, mended string) {
		c.Damage = append(c.Damage, foyer.Remark{Key: key, Args: map[string]string{"count": itoa(count), "example": example, "mended": mended}})
	}
	for _, k := range t.kinds {
		add(k.key, k.count, k.example, k.mended)
	}
	if c.Width > 0 {
		n := 0
		for l := c.Width - 2; l < c.Width; l++ {
			n += t.lengths[l]
		}
		if c.Width == 10 {
			n = t.lengths[9]
		}
		whole, _ := shorn(t.short, c.Width)
		add(damageZeros, n, t.short, whole)
	}
	if t.rounded >= 2 && t.rounded == t.long {
		add(damageRounded, t.rounded, t.longOne, "")
	}
	if n := t.capitals + t.small; n >= 3 && n*10 >= t.named*6 {
		add(damageCapitals, n, t.capital, properName(t.capital))
	}
	slices.SortStableFunc(c.Damage, func(a, b foyer.Remark) int { return number(b.Args["count"]) - number(a.Args["count"]) })
}
