package intake

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// Presets answers what is remembered of the sources of files, the one used last
// first.
func Presets(tx *store.Tx, a foyer.Actor) ([]foyer.Preset, error) {
	if foyer.May(a, foyer.ActImport) == foyer.ReachNone {
		return nil, foyer.Fail(foyer.Forbidden, "call.forbidden")
	}
	rows, err := tx.Presets()
	out := make([]foyer.Preset, 0, len(rows))
	for i := range rows {
		out = append(out, rows[i].Preset)
	}
	return out, err
}

// mayChange answers a preset when the actor may change it: one's own, or anybody's
// for those who approve imports.
func mayChange(tx *store.Tx, a foyer.Actor, id string) (store.Preset, error) {
	if foyer.May(a, foyer.ActImport) == foyer.ReachNone {
		return store.Preset{}, foyer.Fail(foyer.Forbidden, "call.forbidden")
	}
	p, err := tx.Preset(id)
	if err != nil {
		return p, err
	}
	if p.By != a.N && foyer.May(a, foyer.ActApproveImport) < foyer.ReachTeam {
		return p, foyer.Fail(foyer.Forbidden, "preset.not_yours", "name", p.Preset.By)
	}
	return p, nil
}

// EditPreset changes the name of a preset, where its columns go and how they are
// read. Which columns there are is the files' to say.
func EditPreset(tx *store.Tx, a foyer.Actor, want foyer.Preset) (foyer.Preset, error) {
	p, err := mayChange(tx, a, want.ID)
	if err != nil {
		return want, err
	}
	name := strings.TrimSpace(want.Name)
	switch {
	case name == "":
		return want, foyer.Fail(foyer.Invalid, "preset.name_missing")
	case utf8.RuneCountInString(name) > 120:
		return want, foyer.Fail(foyer.Invalid, "preset.name_long")
	}
	if name != p.Name {
		p.Name, p.Named = name, true
	}
	if err := checkColumns(want.Columns); err != nil {
		return want, err
	}
	have := map[string]*foyer.PresetColumn{}
	for i := range p.Columns {
		have[normal(p.Columns[i].Header)] = &p.Columns[i]
	}
	for _, c := range want.Columns {
		h := have[normal(c.Header)]
		if h == nil {
			continue
		}
		if h.Key != c.Key {
			h.Chosen, h.Confidence = true, foyer.ConfidenceSure
			if c.Key == foyer.NotImported {
				h.Confidence = foyer.ConfidenceNone
			}
		}
		h.Key, h.Order, h.Decimal, h.Names, h.Values = c.Key, c.Order, c.Decimal, c.Names, c.Values
		h.Join, h.Repair = c.Join, c.Repair
	}
	p.Changed = foyer.TimeOf(tx.Now())
	return p.Preset, tx.PutPreset(&p)
}

// checkColumns refuses columns that go nowhere, or two to a field that takes one.
func checkColumns(columns []foyer.PresetColumn) error {
	taken := map[string]string{}
	for _, c := range columns {
		if !goesSomewhere(c.Key) {
			return foyer.Fail(foyer.Invalid, "mapping.no_such_field", "field", c.Key)
		}
		if !alone(c.Key, c.Join) {
			continue
		}
		if first, twice := taken[c.Key]; twice {
			return foyer.Fail(foyer.Invalid, "mapping.twice", "field", c.Key, "first", first, "second", c.Header)
		}
		taken[c.Key] = c.Header
	}
	return nil
}

// DeletePreset forgets a preset. Drafts filled in from it stay as they are.
func DeletePreset(tx *store.Tx, a foyer.Actor, id string) error {
	if _, err := mayChange(tx, a, id); err != nil {
		return err
	}
	return tx.DeletePreset(id)
}

// AddPreset takes a preset in: one that was deleted comes back under its id, one of
// another house gets an id of its own where that is taken.
func AddPreset(tx *store.Tx, a foyer.Actor, want foyer.Preset) (foyer.Preset, error) {
	if foyer.May(a, foyer.ActImport) == foyer.ReachNone {
		return want, foyer.Fail(foyer.Forbidden, "call.forbidden")
	}
	want.Name = strings.TrimSpace(want.Name)
	if want.Name == "" || len(want.Headers) == 0 || len(want.Columns) == 0 || len(want.Columns) > 2000 {
		return want, foyer.Fail(foyer.Invalid, "preset.unreadable")
	}
	own, err := tx.Fields()
	if err != nil {
		return want, err
	}
	for i := range want.Columns { // a field of another house is not one of this
		c := &want.Columns[i]
		if !goesSomewhere(c.Key) || foyer.IsCustom(c.Key) && !slices.ContainsFunc(own, func(f foyer.Field) bool { return f.Key == c.Key }) {
			c.Key, c.Confidence = foyer.NotImported, foyer.ConfidenceNone
		}
		if c.Values == nil {
			c.Values = []foyer.ValueMap{}
		}
		if c.Known == nil {
			c.Known = []string{}
		}
	}
	if err := checkColumns(want.Columns[:min(len(want.Headers), len(want.Columns))]); err != nil {
		return want, err
	}
	p := store.Preset{Preset: want, By: a.N, Fingerprint: fingerprint(want.Headers, true)}
	if _, err := uuid.Parse(p.ID); err != nil {
		p.ID = uuid.Must(uuid.NewV7()).String()
	} else if _, err := tx.Preset(p.ID); err == nil {
		p.ID = uuid.Must(uuid.NewV7()).String()
	} else if foyer.KindOf(err) != foyer.NotFound {
		return want, err
	}
	now := foyer.TimeOf(tx.Now())
	for _, at := range []*foyer.Time{&p.Created, &p.Changed, &p.Used} {
		if *at == "" || *at > now {
			*at = now
		}
	}
	p.Preset.By = a.Name
	return p.Preset, tx.PutPreset(&p)
}

// presetFile is what presets are written out as.
type presetFile struct {
	Foyer   string         `json:"foyer"`
	Version int            `json:"version"`
	Presets []foyer.Preset `json:"presets"`
}

// maxPresetFile bounds a file of presets that is read.
const maxPresetFile = 8 << 20

// WritePresets answers presets as the text of a file: the named ones, or all.
func WritePresets(tx *store.Tx, a foyer.Actor, ids []string) ([]byte, []foyer.Preset, error) {
	all, err := Presets(tx, a)
	if err != nil {
		return nil, nil, err
	}
	want := map[string]bool{}
	for _, id := range ids {
		want[id] = true
	}
	f := presetFile{Foyer: "presets", Version: 1, Presets: []foyer.Preset{}}
	for _, p := range all {
		if len(ids) == 0 || want[p.ID] {
			p.Form.Owner = "" // a person of this house only
			f.Presets = append(f.Presets, p)
		}
	}
	if len(f.Presets) == 0 {
		return nil, nil, foyer.Fail(foyer.NotFound, "preset.unknown")
	}
	text, err := json.MarshalIndent(f, "", "  ")
	return text, f.Presets, err
}

// ReadPresets takes in the presets of a file's text, and answers them as they are
// here.
func ReadPresets(tx *store.Tx, a foyer.Actor, text string) ([]foyer.Preset, error) {
	var f presetFile
	if len(text) > maxPresetFile || json.Unmarshal([]byte(text), &f) != nil || f.Foyer != "presets" || len(f.Presets) == 0 {
		return nil, foyer.Fail(foyer.Invalid, "preset.unreadable")
	}
	if f.Version > 1 {
		return nil, foyer.Fail(foyer.Unsupported, "preset.newer")
	}
	out := make([]foyer.Preset, 0, len(f.Presets))
	for _, p := range f.Presets {
		p.Uses = 0
		added, err := AddPreset(tx, a, p)
		if err != nil {
			return nil, err
		}
		out = append(out, added)
	}
	return out, nil
}
