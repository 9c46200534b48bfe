package rules

import (
	"slices"
	"strings"

	"foyer/internal/foyer"
)

// Survey goes on learning from the rows after the sample: which order the dates of
// each column are in, which sign stands before decimals, which countries the phones
// are of. See takes every row, Mapping answers what is known by then.
type Survey struct {
	m       foyer.Mapping
	prefs   Prefs
	placer  *placer
	dates   []dateTally
	marks   []markTally
	harm    []harmTally
	names   []nameTally
	pair    nameTally // of the columns of first and last names
	example string    // a row whose two names are swapped
	first   int
	last    int
	given   map[string]bool
	late    []bool // columns that want samples still: the first rows had none
	samples [][]string
	fields  []surveyField
	regions map[string]int
	country int
}

// surveyField is what a column goes to, looked up once.
type surveyField struct {
	kind foyer.FieldKind
	slot foyer.Slot
}

type (
	dateTally struct{ dmy, mdy, either, ymd int }
	markTally struct{ point, comma int }
)

// NewSurvey begins with a mapping. Orders that a person chose are kept.
func NewSurvey(m foyer.Mapping, prefs Prefs) *Survey {
	env := Env{Region: prefs.Region}
	s := &Survey{
		m: m, prefs: prefs, placer: newPlacer(&env), dates: make([]dateTally, len(m.Columns)),
		marks: make([]markTally, len(m.Columns)), harm: make([]harmTally, len(m.Columns)), names: make([]nameTally, len(m.Columns)), first: -1, last: -1, given: knownGiven(), late: make([]bool, len(m.Columns)), samples: make([][]string, len(m.Columns)), fields: make([]surveyField, len(m.Columns)), regions: map[string]int{}, country: -1,
	}
	for _, r := range m.Regions {
		s.regions[r]++
	}
	catalogue := foyer.Catalogue()
	for i, c := range m.Columns {
		s.late[i] = len(c.Samples) == 0
		if c.Key == "country" {
			s.country = i
		}
		switch c.Key {
		case "first_name":
			s.first = i
		case "last_name":
			s.last = i
		}
		slot, ok := foyer.SlotOf(c.Key)
		switch phone, _, _ := viewKey(c.Key); {
		case phone:
			s.fields[i] = surveyField{kind: foyer.KindPhone}
		case foyer.IsCustom(c.Key):
			f, _ := (&Env{Fields: prefs.Fields}).custom(c.Key)
			s.fields[i] = surveyField{f.Kind, slot}
		case ok:
			s.fields[i] = surveyField{catalogue[slot].Kind, slot}
		case c.Key == foyer.ToNotes:
			s.fields[i] = surveyField{kind: foyer.KindNotes}
		}
	}
	return s
}

// See learns from a row.
func (s *Survey) See(cells []string) {
	for i := range s.m.Columns {
		if i >= len(cells) {
			return
		}
		c := &s.m.Columns[i]
		if s.late[i] {
			s.sample(i, cells[i])
		}
		if f := s.fields[i]; f.kind != "" {
			if v := tidy(cells[i]); v != "" {
				s.harm[i].see(f.kind, f.slot, v)
			}
		}
		switch s.fields[i].kind {
		case foyer.KindDate, foyer.KindInstant:
			if v := tidy(cells[i]); v != "" {
				s.dates[i].see(v)
			}
		case foyer.KindMoney, foyer.KindNumber:
			if v := tidy(cells[i]); v != "" {
				s.marks[i].see(v)
			}
		}
		switch c.Key {
		case "full_name":
			if v := tidy(cells[i]); v != "" {
				s.names[i].see(s.given, v)
			}
		case "last_name":
			if s.first >= 0 && s.first < len(cells) {
				s.seePair(tidy(cells[s.first]), tidy(cells[i]))
			}
		case "country":
			if v := tidy(cells[i]); v != "" && len(s.regions) < 40 {
				if r := regionOf(folded(v)); r != "" {
					s.regions[r]++
				}
			}
		case "phone", "phone_mobile", "phone_work":
			if v := tidy(cells[i]); v != "" {
				s.seePhone(v)
			}
		}
	}
}

// sample keeps the first three values of a column that the first rows had none of.
func (s *Survey) sample(i int, cell string) {
	v := kept(tidy(cell))
	if v == "" || slices.Contains(s.samples[i], v) {
		return
	}
	s.samples[i] = append(s.samples[i], v)
	s.late[i] = len(s.samples[i]) < 3
}

// seePair looks at a first and a last name that stand side by side.
func (s *Survey) seePair(first, last string) {
	switch {
	case swapped(s.given, first, last):
		s.pair.lastFirst++
		if s.example == "" {
			s.example = kept(first + " " + last)
		}
	case isGiven(s.given, first):
		s.pair.firstLast++
	}
}

// see sorts a date by which orders it allows.
func (t *dateTally) see(s string) {
	if _, _, iso := isoDay(s); iso {
		return
	}
	var p parts
	if _, ok := p.split(s); !ok || p.size[1] == 0 || p.size[0] == 0 || p.size[2] == 0 {
		return
	}
	switch a, b := p.n[0], p.n[1]; {
	case p.size[0] > 2:
	case a > 31 && p.size[2] < 3:
		t.ymd++
	case a > 12 && b <= 12:
		t.dmy++
	case b > 12 && a <= 12:
		t.mdy++
	case a <= 12 && b <= 12 && a != b:
		t.either++
	}
}

// see notes which sign stands before two decimals, or a lone decimal.
func (t *markTally) see(s string) {
	point, comma := strings.LastIndexByte(s, '.'), strings.LastIndexByte(s, ',')
	at := max(point, comma)
	if at < 0 {
		return
	}
	n := 0
	for at+1+n < len(s) && '0' <= s[at+1+n] && s[at+1+n] <= '9' {
		n++
	}
	sure := n == 1 || n == 2 || point >= 0 && comma >= 0
	switch {
	case sure && at == point:
		t.point++
	case sure:
		t.comma++
	}
}

func (s *Survey) seePhone(v string) {
	d := &s.placer.dialled
	d.read(v)
	n := d.digits
	switch {
	case len(n) < 7:
	case d.plus || n[0] == '0' && n[1] == '0':
		if !d.plus {
			n = n[2:]
		}
		for i := range s.placer.plans {
			if pl := &s.placer.plans[i]; len(n) > len(pl.code) && string(n[:len(pl.code)]) == pl.code {
				s.regions[pl.region]++
				return
			}
		}
	case len(n) == 10 && n[0] == '0' && n[1] >= '1' && pairs(v):
		s.regions["FR"]++
	}
}

// pairs says whether a number is written in five pairs, as the French do.
func pairs(v string) bool {
	n := 0
	for part := range strings.FieldsFuncSeq(v, func(r rune) bool { return r < '0' || r > '9' }) {
		if len(part) != 2 {
			return false
		}
		n++
	}
	return n == 5
}

// Mapping answers the mapping with all that is known by now.
func (s *Survey) Mapping() foyer.Mapping {
	m := s.m
	m.Columns = slices.Clone(m.Columns)
	for i := range m.Columns {
		c := &m.Columns[i]
		if len(c.Samples) == 0 && len(s.samples[i]) > 0 {
			c.Samples = slices.Clone(s.samples[i])
		}
		s.harm[i].tell(c, s.fields[i].kind)
		if c.Key == "full_name" && !c.Chosen && c.Names == foyer.NameFirstLast {
			c.Names = s.names[i].order()
		}
		if i == s.first && s.last >= 0 && s.pair.order() == foyer.NameLastFirst {
			c.Damage = append(c.Damage, foyer.Remark{Key: nameSwapped, Args: map[string]string{"count": itoa(s.pair.lastFirst), "example": s.example, "mended": ""}})
		}
		if t := s.dates[i]; t != (dateTally{}) && (!c.Chosen || c.Ask || c.Order == foyer.OrderOpen) {
			order, ask := t.order(s.prefs)
			if !ask || !c.Ask || c.Order == foyer.OrderOpen { // what was guessed stays until something settles it
				c.Order = order
			}
			c.Ask = ask
		}
		if t := s.marks[i]; t.point != t.comma && !c.Chosen {
			c.Decimal = foyer.DecimalPoint
			if t.comma > t.point {
				c.Decimal = foyer.DecimalComma
			}
		}
	}
	m.Regions = make([]string, 0, len(s.regions))
	for r := range s.regions {
		m.Regions = append(m.Regions, r)
	}
	slices.SortFunc(m.Regions, func(a, b string) int {
		if d := s.regions[b] - s.regions[a]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return m
}

// order is what a column's dates are written in. One that fits only one way settles
// it; where both ways occur, each value is read only if it can be read one way.
func (t dateTally) order(prefs Prefs) (foyer.DateOrder, bool) {
	switch {
	case t.dmy > 0 && t.mdy > 0:
		switch { // a slip among many does not unsettle the column
		case t.dmy > 20*t.mdy:
			return foyer.OrderDMY, false
		case t.mdy > 20*t.dmy:
			return foyer.OrderMDY, false
		}
		return foyer.OrderOpen, t.either > 0
	case t.dmy > 0:
		return foyer.OrderDMY, false
	case t.mdy > 0:
		return foyer.OrderMDY, false
	case t.ymd > 0:
		return foyer.OrderYMD, false
	case t.either == 0:
		return foyer.OrderOpen, false
	case prefs.Region == "US" || prefs.Region == "" && prefs.Language != "fr":
		return foyer.OrderMDY, true
	}
	return foyer.OrderDMY, true
}
