package intake

import (
	"encoding/json"
	"slices"
	"strconv"

	"github.com/google/uuid"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// ReadPresets brings in the presets of a file's text: all of them, or with an error
// none. One that is here in another shape stays as it is, and the one of the file
// comes beside it under a name of its own; one that is here just so is not brought in.
func ReadPresets(tx *store.Tx, a foyer.Actor, text []byte) (foyer.PresetsIn, error) {
	out := foyer.PresetsIn{Added: []foyer.PresetIn{}, Here: []string{}}
	if foyer.May(a, foyer.ActImport) == foyer.ReachNone {
		return out, foyer.Fail(foyer.Forbidden, "call.forbidden")
	}
	f, err := parsePresets(text)
	if err != nil {
		return out, err
	}
	t := arrival{tx: tx, actor: a}
	if err := t.open(f.Fields); err != nil {
		return out, err
	}
	for i := range f.Presets {
		if err := t.take(&f.Presets[i], &out); err != nil {
			return out, err
		}
	}
	return out, nil
}

// arrival is a file of presets on its way in: what is here, and what the file's own
// fields are called here.
type arrival struct {
	tx       *store.Tx
	actor    foyer.Actor
	here     []store.Preset
	people   []store.PersonRow
	partners []store.PartnerRow
	own      []foyer.Field
	fields   map[string]string // key in the file to key here, "" for a field that is not here
	labels   map[string]string // key in the file to its label there
}

func (t *arrival) open(fields []fileField) (err error) {
	if t.here, err = t.tx.Presets(); err != nil {
		return err
	}
	if t.people, err = t.tx.People(); err != nil {
		return err
	}
	if t.partners, err = t.tx.Partners(); err != nil {
		return err
	}
	if t.own, err = t.tx.Fields(); err != nil {
		return err
	}
	t.fields, t.labels = map[string]string{}, map[string]string{}
	for _, f := range fields {
		t.labels[f.Key] = f.Label
		at := slices.IndexFunc(t.own, func(o foyer.Field) bool { return o.Kind == f.Kind && normal(o.Label) == normal(f.Label) })
		if at < 0 {
			at = slices.IndexFunc(t.own, func(o foyer.Field) bool { return o.Kind == f.Kind && o.Key == f.Key })
		}
		t.fields[f.Key] = ""
		if at >= 0 {
			t.fields[f.Key] = t.own[at].Key
		}
	}
	return nil
}

// take brings one preset in.
func (t *arrival) take(fp *filePreset, out *foyer.PresetsIn) error {
	in := foyer.PresetIn{Lost: []foyer.Remark{}}
	p := store.Preset{By: t.actor.N, Fingerprint: fingerprint(fp.Headers, true)}
	t.adopt(fp, &in)
	if err := checkColumns(fp.Columns[:min(len(fp.Headers), len(fp.Columns))]); err != nil {
		return foyer.Fail(foyer.Invalid, "preset.damaged")
	}
	p.Name, p.Named, p.Headers, p.Columns, p.Reading = fp.Name, true, fp.Headers, fp.Columns, fp.Reading
	form, err := t.form(&fp.Form, &in)
	if err != nil {
		return foyer.Fail(foyer.Invalid, "preset.damaged")
	}
	p.Form = form
	p.Found, p.Changed = fp.Found, fp.Changed
	for i := range t.here {
		h := &t.here[i]
		if same, err := samePreset(&h.Preset, &p.Preset); same || err != nil {
			out.Here = append(out.Here, h.Name)
			return err
		}
		if in.Twin == "" && (h.Fingerprint == p.Fingerprint || h.Found == p.Fingerprint) {
			in.Twin = h.Name
		}
	}
	if p.Name = t.freeName(fp.Name); p.Name != fp.Name {
		in.Was = fp.Name
	}
	now := foyer.TimeOf(t.tx.Now())
	p.ID, p.Created, p.Used = uuid.Must(uuid.NewV7()).String(), now, now
	if p.Changed == "" || p.Changed > now {
		p.Changed = now
	}
	p.Preset.By = t.actor.Name
	if err := t.tx.PutPreset(&p); err != nil {
		return err
	}
	in.Preset = p.Preset
	t.here = append([]store.Preset{p}, t.here...)
	out.Added = append(out.Added, in)
	return nil
}

// freeName answers the name, with a number where a preset here is called so.
func (t *arrival) freeName(name string) string {
	free := name
	for i := 2; slices.ContainsFunc(t.here, func(h store.Preset) bool { return normal(h.Name) == normal(free) }); i++ {
		free = name + " (" + strconv.Itoa(i) + ")"
	}
	return free
}

// adopt gives what a preset names of the fields of its house the keys of this one,
// and takes out and tells what this house does not have.
func (t *arrival) adopt(fp *filePreset, in *foyer.PresetIn) {
	headers := map[string]string{}
	for _, c := range fp.Columns {
		headers[c.Key] = c.Header
	}
	told := map[string]bool{}
	fp.eachKey(func(key *string) bool {
		was := *key
		if t.known(key) {
			return true
		}
		if !told[was] {
			told[was] = true
			label := t.labels[was]
			if label == "" {
				label = was
			}
			if h := headers[was]; h != "" {
				in.Lose("presets.lost_column", "column", h, "field", label)
			} else {
				in.Lose("presets.lost_value", "field", label)
			}
		}
		return false
	})
}

// known says whether a field of the file is here, and turns its key into the one it
// has here.
func (t *arrival) known(key *string) bool {
	if !foyer.IsCustom(*key) {
		return goesSomewhere(*key)
	}
	if here, told := t.fields[*key]; told {
		*key = here
		return here != ""
	}
	return slices.ContainsFunc(t.own, func(f foyer.Field) bool { return f.Key == *key })
}

// form answers the form as this house can fill it in. A person is known again by
// email, or by a name that nobody else has; a partner and an agent by code and name.
// What no form of this house could say is an error.
func (t *arrival) form(f *fileForm, in *foyer.PresetIn) (out foyer.ImportForm, err error) {
	out = foyer.ImportForm{
		Source: f.Source, Rule: f.Rule, Policy: f.Policy, NoMatch: f.NoMatch, Mode: f.Mode, Key: f.Key,
		Rating: f.Rating, Site: f.Site, LeadType: f.LeadType, Defaults: []foyer.FieldDefault{},
	}
	if out.Merging, err = formMerging(f.Merging); err != nil {
		return out, err
	}
	for _, d := range f.Defaults {
		if !mayDefault(d.Field) || slices.ContainsFunc(out.Defaults, func(o foyer.FieldDefault) bool { return o.Field == d.Field }) {
			return out, foyer.Fail(foyer.Invalid, "lead.no_such_field", "field", d.Field)
		}
		out.Defaults = append(out.Defaults, d)
	}
	if f.Owner != nil {
		if out.Owner = t.person(f.Owner); out.Owner == "" {
			in.Lose("presets.lost_owner", "name", or(f.Owner.Name, f.Owner.Email))
		}
	}
	same := func(n *fileName, code, name string) bool {
		return n.Code == code && (n.Name == "" || normal(n.Name) == normal(name))
	}
	if n := f.Partner; n != nil {
		if slices.ContainsFunc(t.partners, func(p store.PartnerRow) bool { return same(n, p.Code, p.Name) }) {
			out.Partner = n.Code
		} else {
			in.Lose("presets.lost_partner", "name", or(n.Name, n.Code))
		}
	}
	if n := f.Agent; n != nil {
		if slices.ContainsFunc(t.people, func(p store.PersonRow) bool {
			return p.Agent != "" && same(n, p.Agent, p.Name) && (out.Partner == "" || p.Partner == out.Partner)
		}) {
			out.Agent = n.Code
		} else {
			in.Lose("presets.lost_agent", "name", or(n.Name, n.Code))
		}
	}
	return out, nil
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// person answers the id of whom a file means, "" for nobody here.
func (t *arrival) person(n *fileName) string {
	email, name := normal(n.Email), normal(n.Name)
	found := ""
	for _, p := range t.people {
		switch {
		case p.Standing == foyer.StandingGone:
		case email != "" && normal(p.Email) == email:
			return p.ID
		case name != "" && normal(p.Name) == name && (email == "" || p.Email == ""):
			if found != "" {
				found = "-"
				continue
			}
			found = p.ID
		}
	}
	if found == "-" {
		return ""
	}
	return found
}

// samePreset says whether two presets fill in the same.
func samePreset(a, b *foyer.Preset) (bool, error) {
	if !slices.Equal(a.Headers, b.Headers) || a.Reading != b.Reading || !sameForm(a.Form, b.Form) {
		return false, nil
	}
	var texts [2]string
	for i, p := range []*foyer.Preset{a, b} {
		columns := []foyer.PresetColumn{}
		for _, c := range p.Columns {
			c.Known, c.Values = nil, append([]foyer.ValueMap{}, c.Values...)
			if !ours(c.Header) {
				columns = append(columns, c)
			}
		}
		text, err := json.Marshal(columns)
		if err != nil {
			return false, err
		}
		texts[i] = string(text)
	}
	return texts[0] == texts[1], nil
}
