package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"foyer/internal/foyer"
	"foyer/internal/sheet"
)

// MaxPresetFile is the size of the largest file of presets that is read.
const MaxPresetFile = 8 << 20

// What a file of presets holds at most. A house keeps far fewer, and a sheet has no
// more columns.
const (
	maxFilePresets = 1000
	maxFileColumns = 2000
	maxFileValues  = 5000 // of a column, or of a list of the form
	maxHeader      = 4 << 10
)

var bom = []byte("\xef\xbb\xbf")

// presetTagOf answers the tag and the version of a text that is one object of JSON, as far
// as it goes: tagged says that the object begins with them.
func presetTagOf(text []byte) (tag string, version int, tagged bool) {
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(text, bom)))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return "", 0, false
	}
	for range 2 { // Foyer writes them first
		key, err := d.Token()
		if err != nil {
			return tag, version, tag != ""
		}
		switch key {
		case "foyer":
			err = d.Decode(&tag)
		case "version":
			err = d.Decode(&version)
		default:
			return tag, version, tag != ""
		}
		if err != nil {
			return tag, version, tag != ""
		}
	}
	return tag, version, tag != ""
}

// isPresetFile says whether a text begins as a file of presets does.
func isPresetFile(head []byte) bool {
	tag, _, _ := presetTagOf(head)
	return tag == presetTag || tag == presetTagOne
}

// parsePresets reads the text of a file of presets. It answers Invalid for any other
// text and for one that is damaged, and Unsupported for what a newer Foyer wrote.
func parsePresets(text []byte) (presetFile, error) {
	var f presetFile
	if len(text) > MaxPresetFile {
		return f, foyer.Fail(foyer.TooLarge, "preset.file_large")
	}
	tag, version, tagged := presetTagOf(text)
	if !tagged || tag != presetTag && tag != presetTagOne {
		return f, foyer.Fail(foyer.Invalid, "preset.unreadable")
	}
	if version > presetVersion {
		return f, foyer.Fail(foyer.Unsupported, "preset.newer")
	}
	damaged := foyer.Fail(foyer.Invalid, "preset.damaged")
	if !utf8.Valid(text) {
		return f, damaged
	}
	var err error
	switch {
	case version == presetVersion && tag == presetTag:
		err = exactly(text, &f)
	case version == 1 && tag == presetTagOne:
		f, err = parseOne(text)
	default:
		return f, damaged
	}
	if err != nil || len(f.Presets) == 0 || len(f.Presets) > maxFilePresets {
		return f, damaged
	}
	for i := range f.Fields {
		if fl := &f.Fields[i]; !foyer.IsCustom(fl.Key) || !shortLine(fl.Label) || !slices.Contains(foyer.CustomKinds(), fl.Kind) {
			return f, damaged
		}
	}
	for i := range f.Presets {
		if !f.Presets[i].sound() {
			return f, damaged
		}
	}
	return f, nil
}

// exactly reads one value of JSON that says nothing but what v holds.
func exactly(text []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(text, bom)))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something follows")
	}
	return nil
}

// parseOne reads a file of version 1.
func parseOne(text []byte) (presetFile, error) {
	var one struct {
		Presets []foyer.Preset `json:"presets"`
	}
	out := presetFile{Presets: []filePreset{}}
	if err := json.Unmarshal(bytes.TrimPrefix(text, bom), &one); err != nil {
		return out, err
	}
	for i := range one.Presets {
		p := &one.Presets[i]
		fp := filePreset{Name: p.Name, Changed: p.Changed, Found: p.Found, Headers: p.Headers, Columns: []foyer.PresetColumn{}, Reading: p.Reading}
		for _, c := range p.Columns {
			fp.Columns = append(fp.Columns, columnOut(c, nil))
		}
		fp.Form = formOut(&p.Form, nil, nil)
		if p.Form.Partner != "" {
			fp.Form.Partner = &fileName{Code: p.Form.Partner}
		}
		if p.Form.Agent != "" {
			fp.Form.Agent = &fileName{Code: p.Form.Agent}
		}
		out.Presets = append(out.Presets, fp)
	}
	return out, nil
}

// sound says whether a preset of a file is one that Foyer could have written. It
// fills in lists that are not there.
func (p *filePreset) sound() bool {
	p.Name = strings.TrimSpace(p.Name)
	p.Reading.Region = ""
	p.Form.Merging = p.Form.Merging.Whole()
	columns := map[string]bool{}
	for i := range p.Columns {
		c := &p.Columns[i]
		if columns[c.Header] || !soundColumn(c) {
			return false
		}
		columns[c.Header] = true
	}
	for _, h := range p.Headers {
		if !columns[h] {
			return false
		}
	}
	_, err := time.Parse(time.RFC3339, string(p.Changed))
	return p.Name != "" && shortLine(p.Name) &&
		(p.Changed == "" || err == nil) && (p.Found == "" || isPrint(p.Found)) &&
		len(p.Headers) > 0 && len(p.Headers) <= maxFileColumns && len(p.Columns) <= 2*maxFileColumns &&
		soundReading(&p.Reading) && p.Form.sound()
}

// soundColumn is sound, of a column.
func soundColumn(c *foyer.PresetColumn) bool {
	if c.Values == nil {
		c.Values = []foyer.ValueMap{}
	}
	if c.Known == nil {
		c.Known = []string{}
	}
	for i := range c.Values {
		v := &c.Values[i]
		v.Later = false
		if v.From == "" || len(v.From) > maxHeader || len(v.To) > maxHeader {
			return false
		}
	}
	for _, v := range c.Known {
		if len(v) > maxHeader {
			return false
		}
	}
	return c.Header != "" && len(c.Header) <= maxHeader && c.Key != "" && shortLine(c.Key) &&
		len(c.Values) <= maxFileValues && len(c.Known) <= maxKnown &&
		oneOf(c.Confidence, foyer.ConfidenceSure, foyer.ConfidenceLikely, foyer.ConfidenceCheck, foyer.ConfidenceNone) &&
		oneOf(c.Order, foyer.OrderOpen, foyer.OrderDMY, foyer.OrderMDY, foyer.OrderYMD) &&
		oneOf(c.Decimal, foyer.DecimalOpen, foyer.DecimalPoint, foyer.DecimalComma) &&
		oneOf(c.Names, foyer.NameFirstLast, foyer.NameLastFirst) &&
		oneOf(c.Join, foyer.JoinNone, foyer.JoinSpace, foyer.JoinComma, foyer.JoinLine, foyer.JoinHeader)
}

func soundReading(r *foyer.Reading) bool {
	return (r.Encoding == "" || slices.Contains(sheet.Encodings(), r.Encoding)) &&
		(utf8.RuneCountInString(r.Delimiter) <= 1 || r.Delimiter == "space") &&
		oneOf(r.Quote, "", `"`, "'", "none") &&
		r.HeaderRow >= -1 && r.HeaderRow <= 1<<20 && shortLine(r.Sheet)
}

func (f *fileForm) sound() bool {
	m := &f.Merging
	takes := []foyer.MergeTake{foyer.TakeFill, foyer.TakeFile, foyer.TakeMine, foyer.TakeAsk}
	for _, c := range m.Fields {
		if !slices.Contains(takes, c.Take) {
			return false
		}
	}
	for _, d := range f.Defaults {
		if d.Value == "" || len(d.Value) > maxComments {
			return false
		}
	}
	for _, n := range []*fileName{f.Owner, f.Partner, f.Agent} {
		if n != nil && (n.Name+n.Email+n.Code == "" || !shortLine(n.Name) || !shortLine(n.Email) || !shortLine(n.Code)) {
			return false
		}
	}
	return shortLine(f.Source) && shortLine(f.Rating) && shortLine(f.Site) && shortLine(f.LeadType) &&
		len(f.Defaults) <= maxFileValues && len(m.Fields) <= maxFileValues && len(m.Clears) <= maxFileValues &&
		slices.Contains(takes, m.Take) &&
		oneOf(f.Rule, "", foyer.RuleCreate, foyer.RuleMerge) &&
		oneOf(f.Policy, "", foyer.PolicyStrict, foyer.PolicyPartial) &&
		oneOf(f.Mode, foyer.ModeBoth, foyer.ModeUpdate, foyer.ModeCreate) &&
		(!f.NoMatch || f.Mode == foyer.ModeBoth && f.Key == foyer.KeyHouse) &&
		oneOf(f.Key, foyer.KeyHouse, foyer.KeyID, foyer.KeyExternal, foyer.KeyEmail, foyer.KeyPhone, foyer.KeyMLSName)
}

func oneOf[T comparable](v T, of ...T) bool { return slices.Contains(of, v) }

// isPrint says whether a text is a fingerprint of columns.
func isPrint(s string) bool {
	return len(s) == len("0123456789abcdef0123456789abcdef") && strings.Trim(s, "0123456789abcdef") == ""
}

// shortLine says whether a text is one line of a bearable length.
func shortLine(s string) bool {
	return utf8.RuneCountInString(s) <= 500 && !strings.ContainsFunc(s, unicode.IsControl)
}
