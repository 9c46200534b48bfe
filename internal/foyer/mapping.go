package foyer

import "encoding/json"

// Confidence says how sure Foyer is of a column's field.
type Confidence string

// The confidences; a column that is not imported has none.
const (
	ConfidenceSure   Confidence = "sure"   // a label or alias of the field, or a person's choice
	ConfidenceLikely Confidence = "likely" // near an alias, or an alias that its values bear out
	ConfidenceCheck  Confidence = "check"  // a guess: please check
	ConfidenceNone   Confidence = ""
)

// DateOrder is the order of day, month and year in a column of dates.
type DateOrder string

// The orders. OrderOpen reads only what can be read one way.
const (
	OrderOpen DateOrder = ""
	OrderDMY  DateOrder = "dmy"
	OrderMDY  DateOrder = "mdy"
	OrderYMD  DateOrder = "ymd"
)

// DecimalMark is the sign before decimals in a column of amounts.
type DecimalMark string

// The marks. DecimalOpen decides by each value: "1.234" is a thousand.
const (
	DecimalOpen  DecimalMark = ""
	DecimalPoint DecimalMark = "point"
	DecimalComma DecimalMark = "comma"
)

// NameOrder is the order of the parts in a column of whole names. A comma always
// means that the last name stands first.
type NameOrder string

// The orders of names.
const (
	NameFirstLast NameOrder = ""
	NameLastFirst NameOrder = "last_first"
)

// Join is how a column's values follow those of an earlier column that goes to the
// same field.
type Join string

// The joins. A field of one value takes a second column only with one of them.
const (
	JoinNone   Join = ""
	JoinSpace  Join = "space"
	JoinComma  Join = "comma"
	JoinLine   Join = "line"   // on a line of its own
	JoinHeader Join = "header" // on a line of its own, with the column's name before it
)

// Joinable says whether a field can be put together of several columns.
func Joinable(key string) bool {
	slot, ok := SlotOf(key)
	if !ok {
		return false
	}
	switch Catalogue()[slot].Kind {
	case KindText, KindLong, KindName, KindNotes:
		return true
	}
	return false
}

// MapColumn is a column of a file and the field it goes to.
type MapColumn struct {
	Index  int    `json:"index"`  // place in the file, from 0
	Header string `json:"header"` // as shown: "Email (2)", "Column 7"
	// Key is a key of the catalogue, NotImported or ToNotes.
	Key        string     `json:"key"`
	Confidence Confidence `json:"confidence"`
	// Chosen says that a person set Key; a new guess leaves it alone.
	Chosen bool      `json:"chosen"`
	Order  DateOrder `json:"order"`
	// Ask says that dates of the column can be read in two orders and nothing
	// settles which: the person is asked, Order holds what is taken meanwhile.
	Ask     bool        `json:"ask"`
	Decimal DecimalMark `json:"decimal"`
	Names   NameOrder   `json:"names"`
	Join    Join        `json:"join"`
	// Values say what single values become; those not named are read as they are.
	Values []ValueMap `json:"values"`

	Filled   int      `json:"filled"`   // cells with a value, of the Mapping's Seen rows
	Distinct int      `json:"distinct"` // different values among them; at most [ManyValues]
	Samples  []string `json:"samples"`  // the first three with a value
	Suggest  []string `json:"suggest"`  // keys to offer, best first

	// Mojibake counts the cells looked at whose accents were broken on the way
	// ("Ã©" for "é") and can be got back exactly.
	Mojibake int `json:"mojibake"`
	// Damage says what a spreadsheet did to the column: "damage.zeros" and its kin,
	// with how many cells in count, one of them in example, and in mended what it
	// becomes, "" when it cannot be got back.
	Damage []Remark `json:"damage"`
	// Width is how many digits the numbers of the column have when whole, 0 when
	// that is not told; a cut leading zero is put back up to it.
	Width int `json:"width"`
	// Repair says that the person had the column repaired: its cells are mended as
	// they are read, accents, lost zeros and all that Damage can get back.
	Repair bool `json:"repair"`
}

// UnmarshalJSON reads a column that may be of an earlier day: its lists are never
// nil.
func (c *MapColumn) UnmarshalJSON(b []byte) error {
	type plain MapColumn
	p := plain{Values: []ValueMap{}, Samples: []string{}, Suggest: []string{}, Damage: []Remark{}}
	if err := json.Unmarshal(b, &p); err != nil {
		return err
	}
	if p.Values == nil {
		p.Values = []ValueMap{}
	}
	if p.Damage == nil {
		p.Damage = []Remark{}
	}
	*c = MapColumn(p)
	return nil
}

// Mapping ties the columns of a file to fields, one entry for each column in file
// order, with what else was learnt from the rows looked at.
type Mapping struct {
	Columns []MapColumn `json:"columns"`
	// Regions are the countries (ISO 3166 alpha-2) that phones of the file name or
	// fit, most frequent first.
	Regions []string `json:"regions"`
	Seen    int      `json:"seen"` // rows looked at
	// Whole says that these are all rows of the file, not just its first.
	Whole bool `json:"whole"`
}

// ManyValues is where counting the different values of a column ends: one with as
// many is no list to choose from.
const ManyValues = 2000

// ColumnOf answers the first column that goes to a key, or nil.
func (m *Mapping) ColumnOf(key string) *MapColumn {
	for i := range m.Columns {
		if m.Columns[i].Key == key {
			return &m.Columns[i]
		}
	}
	return nil
}
