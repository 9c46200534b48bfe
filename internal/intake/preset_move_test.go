package intake_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"foyer/frontend/src/words"
	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// bringIn brings a file of presets into a house, as a screen does.
func bringIn(h *testhouse.House, name, text string) (foyer.PresetsIn, error) {
	h.T.Helper()
	ref, err := h.Files().Add(h.T.Context(), name, strings.NewReader(text))
	if err != nil {
		h.T.Fatal(err)
	}
	return testhouse.Service[service.Presets](h).Read(ref.Ref)
}

// written answers the file of all presets of a house.
func written(h *testhouse.House) (foyer.FileRef, string) {
	h.T.Helper()
	ref, err := testhouse.Service[service.Presets](h).Write(nil)
	if err != nil {
		h.T.Fatal(err)
	}
	return ref, h.Text(ref.Ref)
}

func newField(h *testhouse.House, label string) string {
	h.T.Helper()
	f, err := testhouse.Service[service.Fields](h).Add(label, "text", nil)
	if err != nil {
		h.T.Fatal(err)
	}
	return f.Key
}

const fairTitle = "Report,,,,,\nName;Phone;Born;Budget;State;Basin\n"

// fair sets a preset up with something of everything it can remember.
func fair(h *testhouse.House, owner foyer.Person, basin string) foyer.Preset {
	h.T.Helper()
	s := testhouse.Service[service.Imports](h)
	d := dropped(h, "fair.csv", fairTitle+"Tremblay Elise;514 555 0199;03/04/1980;1,5;Ghosted;kidney\n")
	d, err := s.Reread(d.Import.ID, foyer.Reading{Delimiter: ";", HeaderRow: 2, Encoding: "windows-1252"})
	if err != nil {
		h.T.Fatal(err)
	}
	for i := range d.Mapping.Columns {
		switch c := &d.Mapping.Columns[i]; c.Header {
		case "Name":
			c.Key, c.Names = "full_name", foyer.NameLastFirst
		case "Born":
			c.Key, c.Order, c.Ask = "birthday", foyer.OrderDMY, false
		case "Budget":
			c.Key, c.Decimal = "budget_max", foyer.DecimalComma
		case "State":
			c.Key, c.Values = "status", []foyer.ValueMap{{From: "Ghosted", To: "lost"}}
		case "Basin":
			c.Key = basin
		}
	}
	if _, err = s.Remap(d.Import.ID, d.Mapping); err != nil {
		h.T.Fatal(err)
	}
	form := foyer.ImportForm{
		Name: "Fair", Source: "Spring fair", Owner: owner.ID, Rule: foyer.RuleMerge, Policy: foyer.PolicyPartial, Mode: foyer.ModeCreate,
		Key: foyer.KeyEmail, Rating: "Hot", LeadType: "Walk-in",
		Merging:  foyer.Merging{Take: foyer.TakeFile, Fields: []foyer.FieldChoice{{Field: basin, Take: foyer.TakeMine}}, Clears: []string{"city"}},
		Defaults: []foyer.FieldDefault{{Field: "city", Value: "Laval"}, {Field: basin, Value: "none"}},
	}
	if _, err = s.Describe(d.Import.ID, form); err != nil {
		h.T.Fatal(err)
	}
	presets := testhouse.Service[service.Presets](h)
	list, err := presets.List()
	if err != nil || len(list) != 1 {
		h.T.Fatal(list, err)
	}
	list[0].Name = "Spring: fair / Laval"
	p, err := presets.Edit(list[0])
	if err != nil {
		h.T.Fatal(err)
	}
	return p
}

// B22: what one house exports another brings in, and a file with those columns is
// filled in there as it is here: reading, columns, orders, values, rule and defaults.
// People and own fields, whose ids and keys differ, are found again.
func TestPresetGoesToAnotherHouse(t *testing.T) {
	h := testhouse.Open(t)
	owner := h.Person("Nadia Rahal", "nadia@example.com", foyer.RoleAgent)
	fair(h, owner, newField(h, "Pool size"))
	ref, text := written(h)
	if ref.Name != "Spring fair Laval.foyer-preset.json" || ref.Rows != 1 {
		t.Errorf("the file is %+v", ref)
	}

	other := testhouse.Open(t)
	there := other.Person("N. Rahal", "Nadia@Example.com", foyer.RoleAgent)
	basin := newField(other, "Pool")
	if _, err := testhouse.Service[service.Fields](other).Rename(basin, "pool SIZE"); err != nil {
		t.Fatal(err)
	}
	in, err := bringIn(other, ref.Name, text)
	if err != nil || len(in.Added) != 1 || len(in.Here) != 0 {
		t.Fatal(in, err)
	}
	if got := in.Added[0]; got.Was != "" || got.Twin != "" || len(got.Lost) != 0 || got.Preset.Name != "Spring: fair / Laval" || got.Preset.Uses != 0 || got.Preset.By != other.Owner().Name {
		t.Errorf("it came in as %+v", got)
	}
	d := dropped(other, "may.csv", fairTitle+"Roy Marc;514 555 0100;05/06/1981;2,5;Ghosted;round\n")
	if !d.Preset.Filled || d.View.Delimiter != ";" || d.View.HeaderRow != 2 || d.View.Encoding != "windows-1252" {
		t.Fatalf("read as %+v, %+v", d.View, d.Preset)
	}
	by := map[string]foyer.MapColumn{}
	for _, c := range d.Mapping.Columns {
		by[c.Header] = c
	}
	if by["Name"].Names != foyer.NameLastFirst || by["Born"].Order != foyer.OrderDMY || by["Budget"].Decimal != foyer.DecimalComma ||
		by["Basin"].Key != basin || !slices.Equal(by["State"].Values, []foyer.ValueMap{{From: "Ghosted", To: "lost"}}) {
		t.Errorf("columns are %+v", d.Mapping.Columns)
	}
	form := d.Import.Form()
	if form.Rule != foyer.RuleMerge || form.Policy != foyer.PolicyPartial || form.NoMatch || form.Mode != foyer.ModeCreate || form.Key != foyer.KeyEmail ||
		form.Source != "Spring fair" || form.Owner != there.ID || form.Rating != "Hot" || form.LeadType != "Walk-in" ||
		!slices.Equal(form.Defaults, []foyer.FieldDefault{{Field: "city", Value: "Laval"}, {Field: basin, Value: "none"}}) ||
		form.Merging.Take != foyer.TakeFile || !slices.Equal(form.Merging.Fields, []foyer.FieldChoice{{Field: basin, Take: foyer.TakeMine}}) ||
		!slices.Equal(form.Merging.Clears, []string{"city"}) {
		t.Errorf("the form is %+v", form)
	}

	// Brought in once more it is here just so; back in the house it is of, too.
	for _, house := range []*testhouse.House{other, h} {
		if in, err := bringIn(house, ref.Name, text); err != nil || len(in.Added) != 0 || !slices.Equal(in.Here, []string{"Spring: fair / Laval"}) {
			t.Errorf("again it is %+v, %v", in, err)
		}
	}
}

// B22: what the other house does not have is left out and told; the rest comes in.
func TestPresetNamesWhatIsNotHere(t *testing.T) {
	h := testhouse.Open(t)
	partner := h.Partner("Hart Realty", "Owen Hart", "Ada Quill")
	p := fair(h, h.Person("Nadia Rahal", "nadia@example.com", foyer.RoleAgent), newField(h, "Pool size"))
	s := testhouse.Service[service.Imports](h)
	d := dropped(h, "may.csv", fairTitle+"Roy Marc;514 555 0100;05/06/1981;2,5;Ghosted;round\n")
	form := d.Import.Form()
	form.Partner, form.Agent = partner.Code, partner.Agents[1].Code
	if _, err := s.Describe(d.Import.ID, form); err != nil {
		t.Fatal(err)
	}
	_, text := written(h)

	other := testhouse.Open(t)
	other.Partner("Somebody else", "Cy Long") // has the very same Partner ID
	in, err := bringIn(other, "x.json", text)
	if err != nil || len(in.Added) != 1 {
		t.Fatal(in, err)
	}
	var lost []string
	for _, r := range in.Added[0].Lost {
		lost = append(lost, r.Key+" "+r.Args["column"]+r.Args["name"]+" "+r.Args["field"])
	}
	want := []string{"presets.lost_column Basin Pool size", "presets.lost_owner Nadia Rahal ", "presets.lost_partner Hart Realty ", "presets.lost_agent Ada Quill "}
	if !slices.Equal(lost, want) {
		t.Errorf("lost are %q", lost)
	}
	got := in.Added[0].Preset
	if f := got.Form; f.Owner != "" || f.Partner != "" || f.Agent != "" || len(f.Defaults) != 1 || len(f.Merging.Fields) != 0 || f.Rule != foyer.RuleMerge {
		t.Errorf("the form is %+v", f)
	}
	for i, c := range got.Columns {
		if key := p.Columns[i].Key; c.Header == "Basin" && c.Key != foyer.NotImported || c.Header != "Basin" && c.Key != key {
			t.Errorf("%s goes to %s, before to %s", c.Header, c.Key, key)
		}
	}
}

// B22: what is here is never written over: the one that comes in stands beside it
// under a name with a number, and is filled in from then on. Undo takes out all that came.
func TestPresetBesideOneOfTheSameName(t *testing.T) {
	h := testhouse.Open(t)
	send(h, dropped(h, "zillow.csv", zillow), "Wunsch", "message")
	_, text := written(h)
	other := testhouse.Open(t)
	send(other, dropped(other, "zillow.csv", zillow), "Wunsch", foyer.ToNotes)
	in, err := bringIn(other, "zillow.foyer-preset (1).json", text)
	if err != nil || len(in.Added) != 1 || in.Added[0].Preset.Name != "Zillow (2)" || in.Added[0].Was != "Zillow" || in.Added[0].Twin != "Zillow" {
		t.Fatal(in, err)
	}
	if d := dropped(other, "b.csv", zillow); d.Preset.Name != "Zillow (2)" || keyOf(t, d.Mapping, "Wunsch") != "message" {
		t.Errorf("it is filled in from %+v", d.Preset)
	}
	s := testhouse.Service[service.Presets](other)
	if err := s.Delete([]string{in.Added[0].Preset.ID, "nobody"}); foyer.KindOf(err) != foyer.NotFound {
		t.Errorf("what is not there was deleted: %v", err)
	}
	if list, _ := s.List(); len(list) != 2 {
		t.Errorf("half of them were deleted: %+v", list)
	}
	if err := s.Delete([]string{in.Added[0].Preset.ID}); err != nil {
		t.Fatal(err)
	}
	if d := dropped(other, "c.csv", zillow); d.Preset.Name != "Zillow" || keyOf(t, d.Mapping, "Wunsch") != foyer.ToNotes {
		t.Errorf("the one that was here is %+v", d.Preset)
	}
}

// B22: a file changed by hand cannot have an import do what no form could.
func TestPresetFileIsHeldToTheForm(t *testing.T) {
	h := testhouse.Open(t)
	fair(h, foyer.Person{}, newField(h, "Pool size"))
	_, long := written(h)
	var b bytes.Buffer
	if err := json.Compact(&b, []byte(long)); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	for from, to := range map[string]string{
		`"clears":["city"]`:                `"clears":["full_name"]`,
		`{"field":"city","value":"Laval"}`: `{"field":"email","value":"Laval"}`,
		`{"field":"city",`:                 `{"field":"custom:pool_size",`, // twice then
		`"key":"birthday"`:                 `"key":"full_name"`,
		`"header":"Born"`:                  `"header":"Age"`,
		`"key":"custom:pool_size","label"`: `"key":"status","label"`,
	} {
		if !strings.Contains(text, from) {
			t.Fatalf("%s is not in\n%s", from, text)
		}
		other := testhouse.Open(t)
		newField(other, "Pool size")
		_, err := bringIn(other, "x.foyer-preset.json", strings.Replace(text, from, to, 1))
		if e, ok := err.(*foyer.Error); !ok || e.Key != "preset.damaged" || e.Args["name"] != "x.foyer-preset.json" {
			t.Errorf("with %s: %v", to, err)
		}
		if list, _ := testhouse.Service[service.Presets](other).List(); len(list) != 0 {
			t.Errorf("with %s something came in", to)
		}
	}
}

// B22: of several files it is said which one holds no presets.
func TestFileWithoutPresetsIsNamed(t *testing.T) {
	h := testhouse.Open(t)
	_, err := bringIn(h, "fair.json", `{"visitors": 12}`)
	e, ok := err.(*foyer.Error)
	if !ok || e.Key != "preset.unreadable" {
		t.Fatalf("it says %v", err)
	}
	for _, lang := range []string{"en", "fr"} {
		if said := words.Say(lang, e.Key, e.Args); !strings.HasPrefix(said, "fair.json ") {
			t.Errorf("in %s: %s", lang, said)
		}
	}
}

// B22: a file of presets tells of nobody but whom its preset names.
func TestPresetFileKeepsPeopleOut(t *testing.T) {
	h := testhouse.Open(t)
	h.Person("Nadia Rahal", "nadia@example.com", foyer.RoleAgent)
	send(h, dropped(h, "a.csv", "Contact Name,Email,Assigned to,Wunsch\nAda Quill,a@example.com,Nadia Rahal,x\n"), "Wunsch", "message")
	_, text := written(h)
	var f struct {
		Foyer   string           `json:"foyer"`
		Version int              `json:"version"`
		Presets []map[string]any `json:"presets"`
	}
	if err := json.Unmarshal([]byte(text), &f); err != nil || f.Foyer != "preset" || f.Version != 2 || len(f.Presets) != 1 {
		t.Fatal(f, err)
	}
	for _, key := range []string{"headers", "fingerprint", "columns", "reading", "form"} {
		if f.Presets[0][key] == nil {
			t.Errorf("it lacks %s", key)
		}
	}
	for _, name := range []string{"Nadia", "Claire", "Ada", h.Owner().ID} {
		if strings.Contains(text, name) {
			t.Errorf("it tells of %s:\n%s", name, text)
		}
	}
}

// B22: a file that an earlier Foyer saved comes in.
func TestPresetFileOfVersionOne(t *testing.T) {
	h := testhouse.Open(t)
	p := fair(h, foyer.Person{}, newField(h, "Pool size"))
	p.Form.Partner, p.By = "P-9", "Claire Beaumont"
	old, err := json.Marshal(map[string]any{"foyer": "presets", "version": 1, "presets": []foyer.Preset{p}})
	if err != nil {
		t.Fatal(err)
	}
	// As it was written: the tag first.
	text := append([]byte(`{"foyer":"presets","version":1,"presets":`), bytes.TrimPrefix(old[bytes.Index(old, []byte(`"presets":[`)):], []byte(`"presets":`))...)
	text = append(text[:bytes.LastIndexByte(text, ']')+1], '}')
	other := testhouse.Open(t)
	in, err := bringIn(other, "Import presets.json", string(text))
	if err != nil || len(in.Added) != 1 || in.Added[0].Preset.Form.Rule != foyer.RuleMerge {
		t.Fatal(in, err)
	}
	var lost []string
	for _, r := range in.Added[0].Lost {
		lost = append(lost, r.Key)
	}
	if !slices.Equal(lost, []string{"presets.lost_column", "presets.lost_partner"}) {
		t.Errorf("lost are %v", lost)
	}
}

// B22: dropped among lists, a file of presets says where it belongs.
func TestPresetFileIsNoList(t *testing.T) {
	h := testhouse.Open(t)
	send(h, dropped(h, "a.csv", zillow), "Wunsch", "message")
	_, text := written(h)
	for name, want := range map[string]string{text: "file.is_preset", "{\n \"people\": []}": "file.is_json"} {
		ref, err := h.Files().Add(t.Context(), "renamed.csv", strings.NewReader(name))
		if err != nil {
			t.Fatal(err)
		}
		_, err = testhouse.Service[service.Imports](h).Open(ref.Ref)
		if e, ok := err.(*foyer.Error); !ok || e.Key != want || e.Args["name"] != "renamed.csv" {
			t.Errorf("it says %v, want %s", err, want)
		}
	}
}
