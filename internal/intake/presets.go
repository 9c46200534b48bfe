package intake

import (
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

// DeletePresets forgets presets, all of them or none. Drafts filled in from them stay
// as they are.
func DeletePresets(tx *store.Tx, a foyer.Actor, ids []string) error {
	for _, id := range ids {
		if _, err := mayChange(tx, a, id); err != nil {
			return err
		}
		if err := tx.DeletePreset(id); err != nil {
			return err
		}
	}
	return nil
}

// AddPreset takes back a preset that was deleted, under its id where that is free.
func AddPreset(tx *store.Tx, a foyer.Actor, want foyer.Preset) (foyer.Preset, error) {
	if foyer.May(a, foyer.ActImport) == foyer.ReachNone {
		return want, foyer.Fail(foyer.Forbidden, "call.forbidden")
	}
	want.Name = strings.TrimSpace(want.Name)
	if want.Name == "" {
		return want, foyer.Fail(foyer.Invalid, "preset.name_missing")
	}
	if len(want.Headers) == 0 || len(want.Columns) == 0 || len(want.Columns) > 2000 {
		return want, foyer.Fail(foyer.Invalid, "preset.unreadable", "name", want.Name)
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
