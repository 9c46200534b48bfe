package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/google/uuid"

	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/store"
)

const (
	// keepPresets is how many presets that nobody named are kept.
	keepPresets = 400
	// nearEnough is the share of columns, of the longer of both lists, that a file
	// has in common with the files of a preset to be taken for one of them.
	nearEnough = 0.8
	// nearLeast is how many columns a file must have to be taken so: of three, two
	// in common say nothing.
	nearLeast = 4
)

// headersOf answers the names of a mapping's columns, but for those that Foyer put
// into the file itself: an error file is known by what it came from.
func headersOf(m *foyer.Mapping) []string {
	out := make([]string, 0, len(m.Columns))
	for _, c := range m.Columns {
		if !ours(c.Header) {
			out = append(out, c.Header)
		}
	}
	return out
}

// normal answers the name of a column without case, accents and needless spaces.
func normal(header string) string {
	return strings.Join(strings.Fields(string(foyer.Fold(nil, header))), " ")
}

// fingerprint is what a file is known by: the set of its columns, in any order. A
// file without names of columns has none.
func fingerprint(headers []string, named bool) string {
	if !named || len(headers) == 0 {
		return ""
	}
	set := make([]string, len(headers))
	for i, h := range headers {
		set[i] = normal(h)
	}
	slices.Sort(set)
	sum := sha256.Sum256([]byte(strings.Join(set, "\n")))
	return hex.EncodeToString(sum[:16])
}

// common answers how many columns two lists share.
func common(a, b []string) int {
	set := map[string]bool{}
	for _, h := range a {
		set[normal(h)] = true
	}
	n := 0
	for _, h := range b {
		if f := normal(h); set[f] {
			n++
			delete(set, f)
		}
	}
	return n
}

// near answers the preset whose files have most columns in common with a file, if
// it is near enough; the one used last of equals.
func near(tx *store.Tx, headers []string) (string, error) {
	best, share := "", 0.0
	if len(headers) < nearLeast {
		return "", nil
	}
	err := tx.PresetHeaders(func(id string, have []string) bool {
		s := float64(common(have, headers)) / float64(max(len(have), len(headers)))
		if s >= nearEnough && s > share {
			best, share = id, s
		}
		return true
	})
	return best, err
}

// presetColumn is what a preset remembers of a column.
func presetColumn(c *foyer.MapColumn) foyer.PresetColumn {
	return foyer.PresetColumn{
		Header: c.Header, Key: c.Key, Confidence: c.Confidence, Chosen: c.Chosen,
		Order: c.Order, Decimal: c.Decimal, Names: c.Names, Join: c.Join, Repair: c.Repair,
		Values: remembered(c.Values), Known: []string{},
	}
}

// takePreset lays what a preset remembers over a column. What the dates of the file
// themselves say of their order stays: only a doubtful one is settled by it.
func takePreset(c *foyer.MapColumn, p *foyer.PresetColumn) {
	c.Key, c.Confidence, c.Chosen = p.Key, p.Confidence, p.Chosen
	if p.Order != foyer.OrderOpen && (c.Ask || c.Order == foyer.OrderOpen) {
		c.Order, c.Ask = p.Order, false
	}
	if p.Decimal != foyer.DecimalOpen && c.Decimal == foyer.DecimalOpen {
		c.Decimal = p.Decimal
	}
	c.Names, c.Join, c.Repair, c.Values = p.Names, p.Join, p.Repair, slices.Clone(p.Values)
}

// fillIn lays a preset over a guessed mapping, by the names of columns, and answers
// how the file differs from those the preset was made with. A field that a
// remembered column goes to is taken from any other.
func fillIn(m *foyer.Mapping, p *foyer.Preset, sample [][]string) foyer.Drift {
	known := map[string]*foyer.PresetColumn{}
	for i := range p.Columns {
		known[normal(p.Columns[i].Header)] = &p.Columns[i]
	}
	d := foyer.Drift{Added: []string{}, Missing: []foyer.DriftColumn{}, Values: []foyer.DriftValues{}}
	taken, here := map[string]bool{}, map[string]bool{}
	for i := range m.Columns {
		c := &m.Columns[i]
		if ours(c.Header) {
			continue
		}
		here[normal(c.Header)] = true
		pc := known[normal(c.Header)]
		if pc == nil {
			d.Added = append(d.Added, c.Header)
			continue
		}
		if !goesSomewhere(pc.Key) { // the field is gone since
			continue
		}
		takePreset(c, pc)
		if single(c.Key) {
			taken[c.Key] = true
		}
		if news := newOf(pc, i, sample); len(news) > 0 {
			d.Values = append(d.Values, foyer.DriftValues{Header: c.Header, Key: c.Key, Values: news[:min(len(news), 8)], Count: len(news)})
		}
	}
	for i := range m.Columns {
		c := &m.Columns[i]
		if known[normal(c.Header)] == nil && taken[c.Key] {
			c.Key, c.Confidence = foyer.NotImported, foyer.ConfidenceNone
		}
	}
	required := len(unnamed(m)) > 0
	for _, h := range p.Headers {
		pc := known[normal(h)]
		if here[normal(h)] || pc == nil || pc.Key == foyer.NotImported {
			continue
		}
		d.Missing = append(d.Missing, foyer.DriftColumn{Header: h, Key: pc.Key, Required: required && isName(pc.Key)})
	}
	return d
}

// goesSomewhere says whether a mapping may name a key.
func goesSomewhere(key string) bool {
	if key == foyer.NotImported || key == foyer.ToNotes {
		return true
	}
	slot, ok := foyer.SlotOf(key)
	if ok && slot == foyer.SlotCustom && key == foyer.Catalogue()[slot].Key {
		return false // all own fields at once: each has a key of its own
	}
	return ok || rules.FurtherKey(key)
}

// alone says whether a column does not share its field: the field takes one column
// only, and nobody said that this one follows another.
func alone(key string, join foyer.Join) bool {
	return single(key) && (join == foyer.JoinNone || !foyer.Joinable(key))
}

// single says whether a field takes one column only.
func single(key string) bool {
	if key == foyer.NotImported || key == foyer.ToNotes {
		return false
	}
	slot, ok := foyer.SlotOf(key)
	if !ok {
		return true
	}
	kind := foyer.Catalogue()[slot].Kind
	return kind != foyer.KindNotes && kind != foyer.KindTags
}

func isName(key string) bool {
	return key == "full_name" || key == "first_name" || key == "last_name" || key == "company"
}

// newOf answers the values of a column that its preset does not know, if the preset
// knows any.
func newOf(pc *foyer.PresetColumn, at int, sample [][]string) []string {
	if len(pc.Known) == 0 {
		return nil
	}
	known := map[string]bool{}
	for _, v := range pc.Known {
		known[normal(v)] = true
	}
	var out []string
	for _, row := range sample {
		if at >= len(row) {
			continue
		}
		v := strings.TrimSpace(row[at])
		if f := normal(v); f != "" && !known[f] {
			known[f] = true
			out = append(out, v)
		}
	}
	return out
}

// maxKnown bounds what a preset remembers of the values of a column; one with more
// different values is no list to choose from.
const maxKnown = 200

// listed says whether the values of a field are few and worth telling new ones of.
func listed(key string) bool {
	slot, ok := foyer.SlotOf(key)
	if !ok {
		return false
	}
	switch foyer.Catalogue()[slot].Kind {
	case foyer.KindList, foyer.KindStatus, foyer.KindIntent, foyer.KindPerson, foyer.KindYesNot:
		return true
	}
	return false
}

// learn adds the values that a column has to those a preset knows of it.
func learn(known []string, found store.ImportColumn) []string {
	pc := foyer.PresetColumn{Known: append([]string{""}, known...)}
	out := append(slices.Clone(known), newOf(&pc, 0, asRows(found.Values))...)
	if len(out) > maxKnown || found.Found >= foyer.ManyValues {
		return []string{}
	}
	return out
}

// remember keeps the choices of a Draft in its preset, which is made with the first
// of them. It changes the import; the caller stores that.
func remember(tx *store.Tx, a foyer.Actor, imp *store.Import) error {
	print := fingerprint(headersOf(&imp.Mapping), imp.View.HeaderRow > 0)
	if print == "" {
		return nil
	}
	p, err := presetFor(tx, a, imp, print)
	if err != nil {
		return err
	}
	before := map[string]foyer.PresetColumn{}
	for _, c := range p.Columns {
		before[normal(c.Header)] = c
	}
	sample := sampleOf(imp)
	p.Headers, p.Columns = headersOf(&imp.Mapping), []foyer.PresetColumn{}
	for i := range imp.Mapping.Columns {
		c := &imp.Mapping.Columns[i]
		pc := presetColumn(c)
		if listed(c.Key) {
			found, err := cells(tx, imp, i, sample)
			if err != nil {
				return err
			}
			pc.Known = learn(before[normal(c.Header)].Known, found)
		}
		p.Columns = append(p.Columns, pc)
		delete(before, normal(c.Header))
	}
	for _, c := range before { // of earlier files: a column that comes back is known
		p.Columns = append(p.Columns, c)
	}
	slices.SortStableFunc(p.Columns[len(p.Headers):], func(a, b foyer.PresetColumn) int { return strings.Compare(a.Header, b.Header) })
	p.Fingerprint, p.Reading = print, readingKept(p.Reading, imp.Reading)
	p.Form = rememberedForm(imp)
	p.Changed = foyer.TimeOf(tx.Now())
	p.Used = p.Changed
	if err := tx.PutPreset(&p); err != nil {
		return err
	}
	imp.Preset.ID, imp.Preset.Name = p.ID, p.Name
	return tx.PrunePresets(keepPresets)
}

// presetFor answers the preset that keeps the choices of a Draft: the one it has,
// one of the same columns that nobody named, or a new one.
func presetFor(tx *store.Tx, a foyer.Actor, imp *store.Import, print string) (store.Preset, error) {
	if imp.Preset.ID != "" {
		p, err := tx.Preset(imp.Preset.ID)
		if err == nil || foyer.KindOf(err) != foyer.NotFound {
			return p, err
		}
	}
	p, ok, err := tx.PresetByPrint(print)
	if err != nil || ok && !p.Named && p.Fingerprint == print {
		return p, err
	}
	p = store.Preset{By: a.N}
	p.Found = imp.Preset.Found
	p.ID, p.Name, p.Created = uuid.Must(uuid.NewV7()).String(), imp.Name, foyer.TimeOf(tx.Now())
	return p, nil
}

// rememberedForm is what a preset keeps of what was said of an import. A source
// that only the import's name or its file's says is none of the next file.
func rememberedForm(imp *store.Import) foyer.ImportForm {
	f := foyer.ImportForm{
		Owner: imp.Import.Owner, Rule: imp.Rule, Policy: imp.Policy, NoMatch: imp.NoMatch, Mode: imp.Mode, Key: imp.Key, Merging: imp.Merging, Rating: imp.Rating,
		Site: imp.Site, LeadType: imp.LeadType, Partner: imp.Partner, Agent: imp.Agent, Defaults: imp.Defaults,
	}
	named, _ := sourceOf(imp.File)
	if imp.Source != imp.Name && foldText(imp.Source) != foldText(named) && foldText(imp.Source) != foldText(imp.Preset.Guess) {
		f.Source = imp.Source
	}
	return f
}

// formIn lays what a preset says of an import over a new Draft.
func formIn(tx *store.Tx, imp *store.Import, f foyer.ImportForm) {
	imp.NoMatch, imp.Mode, imp.Key, imp.Merging = f.NoMatch, f.Mode, f.Key, f.Merging.Whole()
	if f.Rule != "" {
		imp.Rule = f.Rule
	}
	if f.Policy != "" {
		imp.Policy = f.Policy
	}
	if f.Source != "" {
		imp.Source = f.Source
	}
	imp.Rating, imp.Site, imp.LeadType, imp.Defaults = f.Rating, f.Site, f.LeadType, slices.Clone(f.Defaults)
	if formPartner(tx, &f) == nil { // one that is no longer here is none
		imp.Partner, imp.Agent = f.Partner, f.Agent
	}
	if n, err := ownerN(tx, f.Owner); err == nil { // one who left is nobody
		imp.Owner = n
	}
}

// readingKept answers how files of a preset are read: as this one, and as before
// where that was not chosen anew.
func readingKept(before, now foyer.Reading) foyer.Reading {
	now.Region = ""
	if now.Encoding == "" {
		now.Encoding = before.Encoding
	}
	if now.Delimiter == "" {
		now.Delimiter = before.Delimiter
	}
	if now.Quote == "" {
		now.Quote = before.Quote
	}
	if now.HeaderRow == 0 {
		now.HeaderRow = before.HeaderRow
	}
	if now.Sheet == "" {
		now.Sheet = before.Sheet
	}
	return now
}
