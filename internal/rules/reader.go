package rules

import (
	"fmt"

	"foyer/internal/foyer"
)

// Reader makes records of rows by one mapping. It is not safe for concurrent use:
// each goroutine compiles its own.
type Reader struct {
	desk    *desk
	columns []readColumn
	width   int // columns of the mapping
	country int // index of the country's column, or -1
	named   bool
	pair    *namePair
	fill    foyer.Record // what the form says of fields that a row leaves empty
}

// readColumn is a column that goes somewhere.
type readColumn struct {
	how
	index  int
	header string
	names  foyer.NameOrder
	use    use
	as     foyer.ContactKind
	swaps  swaps
	join   foyer.Join

	fragile  bool // spreadsheets take its texts for numbers or dates
	watch    watch
	repair   bool // mend cells as they are read
	width    int  // digits its numbers have when whole, 0 for any
	rounds   bool // its long numbers were rounded
	turned   bool // its names are those of another column
	capitals bool // its names are written in capitals
}

type use uint8

const (
	useValue use = iota
	usePhone
	useEmail
	useNotes   // a note of a person
	useRemarks // a note of the import, with the header before it
	useID
	useBudget
	useName
	useReferral
	useCustom
)

// Compile makes a Reader of a mapping. It answers Invalid when a key is not of the
// catalogue, or when two columns go to a field that holds one value.
func Compile(m foyer.Mapping, env Env) (*Reader, error) {
	if len(env.Regions) == 0 {
		env.Regions = m.Regions
	}
	r := &Reader{desk: newDesk(env), width: len(m.Columns), country: -1}
	catalogue := foyer.Catalogue()
	seen, lone := map[string]string{}, map[string]string{} // key → header
	for _, c := range m.Columns {
		if c.Key == foyer.NotImported || c.Key == "" {
			continue
		}
		col := readColumn{index: c.Index, header: c.Header, names: c.Names, swaps: swapsOf(c.Values)}
		col.key, col.order, col.decimal = c.Key, c.Order, c.Decimal
		if foyer.Joinable(c.Key) {
			col.join = c.Join
		}
		col.repair, col.width = c.Repair, c.Width
		for _, d := range c.Damage {
			col.turned = col.turned || d.Key == nameSwapped
			col.rounds = col.rounds || d.Key == damageRounded
			col.capitals = col.capitals || d.Key == damageCapitals
		}
		if c.Key == foyer.ToNotes {
			col.use = useRemarks
			r.columns = append(r.columns, col)
			continue
		}
		if col.join == foyer.JoinNone && c.Key != "notes" && c.Key != "tags" {
			if first, twice := lone[c.Key]; twice {
				return nil, fmt.Errorf("column %d: %w", c.Index+1, foyer.Fail(foyer.Invalid, "mapping.twice", "first", first, "second", c.Header))
			}
			lone[c.Key] = c.Header
		}
		seen[c.Key] = c.Header
		phone, email, _ := viewKey(c.Key)
		switch slot, ok := foyer.SlotOf(c.Key); {
		case phone:
			col.use, col.as, col.kind = usePhone, kindOfKey(c.Key), foyer.KindPhone
		case email:
			col.use, col.as, col.kind = useEmail, kindOfKey(c.Key), foyer.KindEmail
		case !ok:
			return nil, fmt.Errorf("column %d: %w", c.Index+1, foyer.Fail(foyer.Invalid, "mapping.no_such_field", "field", c.Key, "column", c.Header))
		default:
			col.slot, col.kind = slot, catalogue[slot].Kind
			col.use = useOf(slot)
			if slot == foyer.SlotCustom {
				f, known := env.custom(c.Key)
				if !known {
					return nil, fmt.Errorf("column %d: %w", c.Index+1, foyer.Fail(foyer.Invalid, "mapping.no_such_field", "field", c.Key, "column", c.Header))
				}
				col.kind = f.Kind
			}
			if slot == foyer.SlotCountry {
				r.country = c.Index
			}
		}
		col.watch = col.watchOf()
		col.fragile = col.kind == foyer.KindCode || col.kind == foyer.KindPhone || col.slot == foyer.SlotAddress2
		r.columns = append(r.columns, col)
	}
	together(r.columns)
	_, first := seen["first_name"]
	_, last := seen["last_name"]
	r.named = first || last
	if first && last {
		r.pair = pairOf(r.columns)
	}
	for key, text := range env.Defaults {
		r.desk.set(&r.fill, key, text)
	}
	return r, nil
}

func useOf(slot foyer.Slot) use {
	switch slot {
	case foyer.SlotID:
		return useID
	case foyer.SlotNotes:
		return useNotes
	case foyer.SlotBudgetMin, foyer.SlotBudgetMax:
		return useBudget
	case foyer.SlotFullName:
		return useName
	case foyer.SlotReferral:
		return useReferral
	case foyer.SlotCustom:
		return useCustom
	}
	return useValue
}

// Read makes a record of a row: it empties rec, fills it with canonical text, and
// appends what it could not read to fs. A value that cannot be read is a warning
// and a note of the import, never an error; what a lead must have is [Required]'s
// to say, after corrections are laid over. Texts may share memory with the cells.
func (r *Reader) Read(cells []string, rec *foyer.Record, fs *[]foyer.Finding) {
	r.ReadTyped(cells, nil, rec, fs)
}

// Typed is what a person typed for a field of a row that no column goes to.
type Typed struct{ Key, Text string }

// ReadTyped is Read of a row that a person added to: what they typed is laid over
// the cells before the form fills in what is empty and whose lead it is is settled.
func (r *Reader) ReadTyped(cells []string, more []Typed, rec *foyer.Record, fs *[]foyer.Finding) {
	*rec = foyer.Record{Phones: rec.Phones[:0], Emails: rec.Emails[:0], Notes: rec.Notes[:0]}
	region := ""
	if r.country >= 0 && r.country < len(cells) {
		region = r.desk.region(tidy(cells[r.country]))
	}
	for i := range r.columns {
		c := &r.columns[i]
		if c.index >= len(cells) {
			continue
		}
		s := tidy(cells[c.index])
		if s != "" && c.swaps != nil {
			s = c.swaps.cell(c.kind, s)
		}
		if s == "" {
			continue
		}
		if c.repair {
			if s = c.mend(s); s == "" {
				continue
			}
		}
		if s[0] == '#' || c.fragile {
			if key, was := harmed(c.kind, c.slot, s); key != "" && r.harm(c, key, was, s, rec, fs) {
				continue
			}
		}
		r.cell(c, s, region, rec, fs)
	}
	if r.pair != nil {
		r.pair.check(rec, fs)
	}
	r.surplus(cells, rec, fs)
	for _, t := range more {
		*fs = append(*fs, r.desk.set(rec, t.Key, t.Text)...)
	}
	named := rec.Values[foyer.SlotPartnerID] != "" || rec.Values[foyer.SlotAgentID] != ""
	r.defaults(rec)
	if e := &r.desk.env; !named && (e.Partner != "" || e.Agent != "") {
		rec.Values[foyer.SlotPartnerID], rec.Values[foyer.SlotAgentID] = e.Partner, e.Agent
	}
	r.assign(rec, fs, named)
	switch {
	case isTotal(rec):
		*fs = summed(*fs)
	case len(rec.Phones) == 0 && len(rec.Emails) == 0:
		*fs = append(*fs, foyer.Finding{Level: foyer.LevelWarning, Key: "row.no_contact", Args: map[string]string{}, Column: -1})
	}
}

func (r *Reader) cell(c *readColumn, s, region string, rec *foyer.Record, fs *[]foyer.Finding) {
	switch c.use {
	case usePhone:
		r.phones(c, s, region, rec, fs)
	case useEmail:
		r.emails(c, s, region, rec, fs)
	case useNotes:
		r.suspect(c, s, fs)
		if c.join == foyer.JoinHeader {
			s = c.header + ": " + s
		}
		addNote(rec, foyer.NewNote{Kind: foyer.NoteTyped, Text: manyLines(s)})
	case useRemarks:
		addNote(rec, importNote(c.header, s))
	case useID:
		rec.ID = s
	case useBudget:
		r.budget(c, s, rec, fs)
	case useName:
		r.name(c, s, rec, fs)
	case useCustom:
		r.customCell(c, s, rec, fs)
	case useReferral:
		if v, f := r.desk.value(c.how, s); f.key == "" {
			rec.Values[c.slot] = v
		} else { // free text says who
			rec.Values[c.slot] = "yes"
			if at := &rec.Values[foyer.SlotReferralSource]; *at == "" {
				*at = oneLine(s)
			} else if *at != oneLine(s) {
				addNote(rec, importNote(c.header, s))
			}
		}
	default:
		v, f := r.desk.value(c.how, s)
		if c.slot == foyer.SlotStatus && keepsAway(r.desk.memo("f", s, folded)) {
			rec.Values[foyer.SlotDoNotContact] = "yes"
		}
		if c.slot == foyer.SlotTags {
			v = joinTags(rec.Values[c.slot], v)
		}
		if c.slot == foyer.SlotReferralSource && rec.Values[c.slot] != "" && rec.Values[c.slot] != v {
			addNote(rec, importNote("Referral", rec.Values[c.slot]))
		}
		if c.join != foyer.JoinNone && v != "" {
			v = c.joined(rec.Values[c.slot], v)
		}
		rec.Values[c.slot] = v
		if f.key == "" {
			if c.watch != 0 {
				r.suspect(c, s, fs)
			}
			if c.slot == foyer.SlotFirstName {
				r.couple(c, s, fs)
			}
		} else {
			*fs = append(*fs, c.warning(f, s))
			if f.key != "email.mended" && (f.level == "" || f.level == foyer.LevelWarning) {
				addNote(rec, importNote(c.header, s))
			}
		}
	}
}

func (c *readColumn) warning(f fault, raw string) foyer.Finding {
	if f.args == nil {
		f.args = map[string]string{}
	}
	f.args["value"] = raw
	if f.level == "" {
		f.level = foyer.LevelWarning
	}
	return foyer.Finding{Field: c.key, Level: f.level, Key: f.key, Args: f.args, Raw: raw, Column: c.index, Suggest: f.suggest}
}

func (r *Reader) name(c *readColumn, s string, rec *foyer.Record, fs *[]foyer.Finding) {
	s = oneLine(s)
	if c.join != foyer.JoinNone {
		s = c.joined(rec.Values[c.slot], s)
	}
	rec.Values[c.slot] = s
	r.suspect(c, s, fs)
	r.couple(c, s, fs)
	first, last, ok := "", "", false
	if c.names == foyer.NameLastFirst {
		first, last, ok = SplitName(s, c.names)
	} else {
		first, last, ok = lastFirst(s)
	}
	if !ok {
		return
	}
	rec.Values[c.slot] = asSaid(s, first, last)
	if !r.named {
		rec.Values[foyer.SlotFirstName], rec.Values[foyer.SlotLastName] = first, last
	}
}

// surplus keeps cells beyond the last column as notes.
func (r *Reader) surplus(cells []string, rec *foyer.Record, fs *[]foyer.Finding) {
	if len(cells) <= r.width {
		return
	}
	kept := false
	for i := r.width; i < len(cells); i++ {
		if s := tidy(cells[i]); s != "" {
			addNote(rec, importNote("Column "+itoa(i+1), s))
			kept = true
		}
	}
	if kept {
		*fs = append(*fs, foyer.Finding{Level: foyer.LevelWarning, Key: "row.long", Args: map[string]string{}, Column: r.width})
	}
}

// defaults fills in what the import form says and what a lead is never without.
func (r *Reader) defaults(rec *foyer.Record) {
	v := &rec.Values
	if len(r.desk.env.Defaults) > 0 {
		r.fillIn(rec)
	}
	if v[foyer.SlotStatus] == "" {
		v[foyer.SlotStatus] = foyer.StatusNew
	}
	if v[foyer.SlotSource] == "" {
		v[foyer.SlotSource] = r.desk.env.Source
	}
	if v[foyer.SlotOwner] == "" {
		v[foyer.SlotOwner] = r.desk.env.Owner
	}
}

// fillIn lays the form's values over the fields that a row leaves empty (B9).
func (r *Reader) fillIn(rec *foyer.Record) {
	named := false
	for _, s := range [...]foyer.Slot{foyer.SlotFullName, foyer.SlotFirstName, foyer.SlotLastName, foyer.SlotCompany} {
		named = named || rec.Values[s] != ""
	}
	for i, v := range r.fill.Values {
		switch slot := foyer.Slot(i); {
		case v == "" || slot == foyer.SlotCustom:
		case named && (slot == foyer.SlotFullName || slot == foyer.SlotFirstName || slot == foyer.SlotLastName):
			// a row that has its name needs no other
		case rec.Values[i] == "":
			rec.Values[i] = v
		}
	}
	for _, c := range foyer.CustomValues(r.fill.Values[foyer.SlotCustom]) {
		if at := &rec.Values[foyer.SlotCustom]; foyer.CustomText(*at, c.Key) == "" {
			*at = foyer.WithCustom(*at, c.Key, c.Value)
		}
	}
}

// addNote adds a note unless the row has one of the same text.
func addNote(rec *foyer.Record, n foyer.NewNote) {
	for _, have := range rec.Notes {
		if have == n {
			return
		}
	}
	rec.Notes = append(rec.Notes, n)
}
