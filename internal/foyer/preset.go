package foyer

// ValueMap says what one value of a column becomes. Values are compared without
// case, accents and spaces around them.
type ValueMap struct {
	From string `json:"from"` // as the file says it
	To   string `json:"to"`   // taken in its place; "" leaves the field blank
	// Later says that it was remembered while rows were reviewed: it counts from the
	// next file on, since in this one the cells themselves are mended.
	Later bool `json:"later,omitempty"`
}

// Remembered is a fix of values that the next files of the same source get by
// themselves, or with Off one that they do not get any more.
type Remembered struct {
	Column int      `json:"column"`
	From   []string `json:"from"`
	To     string   `json:"to"`
	Off    bool     `json:"off"`
}

// PresetColumn is what a preset remembers of a column: where it goes and how its
// values are read.
type PresetColumn struct {
	Header     string      `json:"header"`
	Key        string      `json:"key"`
	Confidence Confidence  `json:"confidence"`
	Chosen     bool        `json:"chosen"` // a person set it; else it was a guess that nobody changed
	Order      DateOrder   `json:"order"`
	Decimal    DecimalMark `json:"decimal"`
	Names      NameOrder   `json:"names"`
	Join       Join        `json:"join"`
	Repair     bool        `json:"repair"`
	Values     []ValueMap  `json:"values"`
	// Known are the values that a column of few different ones had so far, to tell
	// new ones by.
	Known []string `json:"known"`
}

// Preset is what Foyer remembers of a source of files: how they are read, where
// their columns go, and what was said of the import. It is kept from the first
// choice made for a file and found again by the names of the columns.
type Preset struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Named bool   `json:"named"` // the name was given by a person
	// Headers are the columns of the newest file, in its order. Columns may remember
	// more: those of earlier files.
	Headers []string       `json:"headers"`
	Columns []PresetColumn `json:"columns"`
	Reading Reading        `json:"reading"` // zero fields are guessed
	Form    ImportForm     `json:"form"`    // but for its name and description
	Uses    int            `json:"uses"`    // imports that ran with it
	Created Time           `json:"created"`
	Changed Time           `json:"changed"` // when a choice was last kept in it
	Used    Time           `json:"used"`
	By      string         `json:"by"` // name of the person who made it
	// Found is the fingerprint of the columns that the first look at such a file
	// finds, before anything is chosen of its reading.
	Found string `json:"found"`
}

// PresetUse says what a Draft has to do with a preset.
type PresetUse struct {
	ID   string `json:"id"` // the preset that keeps the choices of the Draft, "" while there is none
	Name string `json:"name"`
	// Filled says that the Draft was filled in from it; Changed is when the choices
	// had been kept.
	Filled  bool `json:"filled"`
	Changed Time `json:"changed"`
	Fresh   bool `json:"fresh"` // the person set the preset aside
	// Found is as in [Preset].
	Found string `json:"found"`
	// Guess is the source the Draft began with: what its file is called says it, or the
	// one before it. It is not remembered for other files.
	Guess string `json:"guess"`
	Drift Drift  `json:"drift"`
}

// Drift says how a file differs from those a preset was made with.
type Drift struct {
	Added   []string      `json:"added"` // columns the preset does not know
	Missing []DriftColumn `json:"missing"`
	Values  []DriftValues `json:"values"`
}

// DriftColumn is a column that a file lacks.
type DriftColumn struct {
	Header   string `json:"header"`
	Key      string `json:"key"`
	Required bool   `json:"required"` // what it gave is required
}

// DriftValues are values of a column that no earlier file had.
type DriftValues struct {
	Header string   `json:"header"`
	Key    string   `json:"key"`
	Values []string `json:"values"` // the first of them
	Count  int      `json:"count"`
}

// PresetsIn says what became of a file of presets.
type PresetsIn struct {
	Added []PresetIn `json:"added"`
	// Here are the names of those that were here already, just so; nothing was added.
	Here []string `json:"here"`
}

// PresetIn is a preset that was brought in.
type PresetIn struct {
	Preset Preset `json:"preset"`
	Was    string `json:"was"` // its name in the file, where a preset here was called so; else ""
	// Twin is the name of a preset that was here for the same columns, "" for none.
	// The one that came in is filled in from now on.
	Twin string `json:"twin"`
	// Lost is what it named that is not here, a sentence each; it is left out.
	Lost []Remark `json:"lost"`
}

// Lose adds a sentence of what is left out.
func (p *PresetIn) Lose(key string, pairs ...string) {
	p.Lost = append(p.Lost, Remark{Key: key, Args: Fail("", key, pairs...).Args})
}
