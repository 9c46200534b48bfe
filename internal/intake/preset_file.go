package intake

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"slices"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// A file of presets is JSON for people to read as well. Version 1, which tagged itself
// "presets" and held presets as they lay in the house, is still read.
const (
	presetTag     = "preset"
	presetTagOne  = "presets"
	presetVersion = 2
	// PresetEnding ends the name of a file of presets.
	PresetEnding = ".foyer-preset.json"
)

// presetFile is what presets are written out as. Nothing in it is known by an id of
// the house it comes from.
type presetFile struct {
	Foyer   string       `json:"foyer"`   // presetTag
	Version int          `json:"version"` // presetVersion
	Presets []filePreset `json:"presets"`
	// Fields are the house's own fields that the presets name.
	Fields []fileField `json:"fields"`
}

// filePreset is a preset in a file.
type filePreset struct {
	Name    string     `json:"name"`
	Changed foyer.Time `json:"changed"` // when a choice was last kept in it
	// Fingerprint is of Headers, to tell two files apart by; it is made anew where
	// the preset comes in. Found is as in [foyer.Preset].
	Fingerprint string               `json:"fingerprint"`
	Found       string               `json:"found"`
	Headers     []string             `json:"headers"`
	Columns     []foyer.PresetColumn `json:"columns"`
	Reading     foyer.Reading        `json:"reading"`
	Form        fileForm             `json:"form"`
}

// fileForm is the part of an import's form that a preset remembers. Owner, partner
// and agent are none for nobody.
type fileForm struct {
	Source   string               `json:"source"`
	Rule     foyer.Rule           `json:"rule"`
	Policy   foyer.Policy         `json:"policy"`
	NoMatch  bool                 `json:"noMatch"`
	Mode     foyer.ImportMode     `json:"mode"`
	Key      foyer.MatchKey       `json:"key"`
	Merging  foyer.Merging        `json:"merging"`
	Rating   string               `json:"rating"`
	Site     string               `json:"site"`
	LeadType string               `json:"leadType"`
	Defaults []foyer.FieldDefault `json:"defaults"`
	Owner    *fileName            `json:"owner,omitempty"`
	Partner  *fileName            `json:"partner,omitempty"`
	Agent    *fileName            `json:"agent,omitempty"`
}

// fileName is a person or a partner as another house may know them.
type fileName struct {
	Name  string `json:"name"`
	Email string `json:"email,omitempty"` // of an owner
	Code  string `json:"code,omitempty"`  // Partner ID or Agent ID
}

// ofPresets answers err, or where it says that a kept file is JSON, and the file is
// one of presets, the sentence that says where those are brought in.
func (in *Intake) ofPresets(kept string, err error) error {
	var e *foyer.Error
	if !errors.As(err, &e) || e.Key != "file.is_json" {
		return err
	}
	f, oerr := os.Open(in.file(kept))
	if oerr != nil {
		return err
	}
	defer f.Close()
	head := make([]byte, 512)
	if n, _ := io.ReadFull(f, head); isPresetFile(head[:n]) { // a short file is read whole
		return foyer.Fail(foyer.Unsupported, "file.is_preset")
	}
	return err
}

// fileField is one of a house's own fields.
type fileField struct {
	Key   string          `json:"key"`
	Label string          `json:"label"`
	Kind  foyer.FieldKind `json:"kind"`
}

// WritePresets answers presets as the text of a file, and their names: the named
// ones, or all.
func WritePresets(tx *store.Tx, a foyer.Actor, ids []string) (text []byte, names []string, err error) {
	all, err := Presets(tx, a)
	if err != nil {
		return nil, nil, err
	}
	people, err := tx.People()
	if err != nil {
		return nil, nil, err
	}
	partners, err := tx.Partners()
	if err != nil {
		return nil, nil, err
	}
	f := presetFile{Foyer: presetTag, Version: presetVersion, Presets: []filePreset{}, Fields: []fileField{}}
	keys := map[string]bool{}
	for i := range all {
		p := &all[i]
		if len(ids) > 0 && !slices.Contains(ids, p.ID) {
			continue
		}
		fp := filePreset{
			Name: p.Name, Changed: p.Changed, Fingerprint: fingerprint(p.Headers, true), Found: p.Found,
			Headers: p.Headers, Columns: []foyer.PresetColumn{}, Reading: p.Reading, Form: formOut(&p.Form, people, partners),
		}
		for _, c := range p.Columns {
			if !ours(c.Header) {
				fp.Columns = append(fp.Columns, columnOut(c, people))
			}
		}
		fp.eachKey(func(key *string) bool { keys[*key] = true; return true })
		f.Presets, names = append(f.Presets, fp), append(names, p.Name)
	}
	if len(names) == 0 {
		return nil, nil, foyer.Fail(foyer.NotFound, "preset.unknown")
	}
	own, err := tx.Fields()
	if err != nil {
		return nil, nil, err
	}
	for _, field := range own {
		if keys[field.Key] {
			f.Fields = append(f.Fields, fileField{field.Key, field.Label, field.Kind})
		}
	}
	text, err = json.MarshalIndent(f, "", "  ")
	return append(text, '\n'), names, err
}

// columnOut answers a column for another house: without the names of people that its
// files had, and with names where a value becomes a person.
func columnOut(c foyer.PresetColumn, people []store.PersonRow) foyer.PresetColumn {
	c.Known, c.Values = append([]string{}, c.Known...), append([]foyer.ValueMap{}, c.Values...)
	if kindOf(c.Key) != foyer.KindPerson {
		return c
	}
	c.Known = []string{}
	for i := range c.Values {
		if p := slices.IndexFunc(people, func(p store.PersonRow) bool { return p.ID == c.Values[i].To }); p >= 0 {
			c.Values[i].To = people[p].Name
		}
	}
	return c
}

func kindOf(key string) foyer.FieldKind {
	if slot, ok := foyer.SlotOf(key); ok {
		return foyer.Catalogue()[slot].Kind
	}
	return ""
}

// formOut answers a form for another house. Whoever is gone stands for nobody here as
// well, and is not told of.
func formOut(f *foyer.ImportForm, people []store.PersonRow, partners []store.PartnerRow) fileForm {
	out := fileForm{
		Source: f.Source, Rule: f.Rule, Policy: f.Policy, NoMatch: f.NoMatch, Mode: f.Mode, Key: f.Key, Merging: f.Merging.Whole(),
		Rating: f.Rating, Site: f.Site, LeadType: f.LeadType, Defaults: append([]foyer.FieldDefault{}, f.Defaults...),
	}
	for _, p := range people {
		if p.Standing == foyer.StandingGone {
			continue
		}
		if f.Owner != "" && p.ID == f.Owner {
			out.Owner = &fileName{Name: p.Name, Email: p.Email}
		}
		if f.Agent != "" && p.Agent == f.Agent {
			out.Agent = &fileName{Name: p.Name, Code: p.Agent}
		}
	}
	for _, p := range partners {
		if f.Partner != "" && p.Code == f.Partner {
			out.Partner = &fileName{Name: p.Name, Code: p.Code}
		}
	}
	return out
}

// eachKey lets keep change every key of a field that a preset names, and takes out
// what is named by a key that it does not keep. A column stays, and is not imported.
func (p *filePreset) eachKey(keep func(key *string) bool) {
	for i := range p.Columns {
		if c := &p.Columns[i]; !keep(&c.Key) {
			c.Key, c.Confidence, c.Join, c.Values = foyer.NotImported, foyer.ConfidenceNone, foyer.JoinNone, []foyer.ValueMap{}
		}
	}
	f := &p.Form
	f.Defaults = keeping(f.Defaults, func(d *foyer.FieldDefault) bool { return keep(&d.Field) })
	f.Merging.Fields = keeping(f.Merging.Fields, func(c *foyer.FieldChoice) bool { return keep(&c.Field) })
	f.Merging.Clears = keeping(f.Merging.Clears, keep)
}

// keeping answers what of a list keep keeps, as keep changed it.
func keeping[T any](list []T, keep func(*T) bool) []T {
	out := []T{}
	for _, v := range list {
		if keep(&v) {
			out = append(out, v)
		}
	}
	return out
}
