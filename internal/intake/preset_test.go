package intake_test

import (
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// dropped opens a text as the window does: what is remembered is looked for.
func dropped(h *testhouse.House, name, text string) foyer.ImportDraft {
	h.T.Helper()
	ref, err := h.Files().Add(h.T.Context(), name, strings.NewReader(text))
	if err != nil {
		h.T.Fatal(err)
	}
	d, err := testhouse.Service[service.Imports](h).Open(ref.Ref)
	if err != nil {
		h.T.Fatalf("open %s: %v", name, err)
	}
	return d
}

func keyOf(t *testing.T, m foyer.Mapping, header string) string {
	t.Helper()
	for _, c := range m.Columns {
		if c.Header == header {
			return c.Key
		}
	}
	t.Fatalf("no column %q in %+v", header, m.Columns)
	return ""
}

// send sends a column to a field by a person's hand.
func send(h *testhouse.House, d foyer.ImportDraft, header, key string) foyer.ImportDraft {
	h.T.Helper()
	for i := range d.Mapping.Columns {
		c := &d.Mapping.Columns[i]
		if c.Header == header {
			c.Key = key
		} else if c.Key == key && key != foyer.ToNotes {
			c.Key = foyer.NotImported
		}
	}
	out, err := testhouse.Service[service.Imports](h).Remap(d.Import.ID, d.Mapping)
	if err != nil {
		h.T.Fatal(err)
	}
	return out
}

const zillow = "Contact Name,Phone,Email,Wunsch,Status,Entered\n" +
	"Hannah Okafor,207 555 0142,h@example.com,Garden,New,03/04/2025\n" +
	"Ben Moss,207 555 0143,b@example.com,Pool,Contacted,05/06/2025\n"

// B22 UD25: the first choice is remembered, though the import is never run and
// then deleted, and the next file with the same columns is filled in from it.
func TestPresetFromTheFirstClick(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	d := dropped(h, "zillow-march.csv", zillow)
	if d.Preset.ID != "" || d.Preset.Filled {
		t.Fatalf("a first file is known: %+v", d.Preset)
	}
	d = send(h, d, "Wunsch", "message")
	if d.Preset.ID == "" || d.Preset.Filled {
		t.Fatalf("the first choice was not kept: %+v", d.Preset)
	}
	if err := s.Delete(d.Import.ID); err != nil {
		t.Fatal(err)
	}
	// The columns in another order, in another case.
	next := dropped(h, "april.csv", "EMAIL,wunsch,Contact Name,Phone,Entered,Status\nx@example.com,Barn,Ada Quill,207 555 0101,01/02/2025,New\n")
	if !next.Preset.Filled || next.Preset.Name != "Zillow march" || next.Preset.Changed == "" {
		t.Fatalf("it was not recognised: %+v", next.Preset)
	}
	if got := keyOf(t, next.Mapping, "wunsch"); got != "message" {
		t.Errorf("wunsch goes to %s", got)
	}
	if d := next.Preset.Drift; len(d.Added)+len(d.Missing)+len(d.Values) != 0 {
		t.Errorf("it differs by %+v", d)
	}
	list, err := testhouse.Service[service.Presets](h).List()
	if err != nil || len(list) != 1 || list[0].Uses != 0 || list[0].By != "Claire Beaumont" {
		t.Errorf("presets are %+v, %v", list, err)
	}
	other := dropped(h, "other.csv", "Name,Town\nAda Quill,Bath\n")
	if other.Preset.Filled {
		t.Errorf("another file was taken for it: %+v", other.Preset)
	}
}

// B22: a preset carries the reading, the orders, the rule, the policy and the source.
func TestPresetCarriesEverything(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	title := "Report,,,\nName;Phone;Born;Budget\n"
	d := dropped(h, "odd.csv", title+"Tremblay Elise;514 555 0199;03/04/1980;1,5\n")
	d, err := s.Reread(d.Import.ID, foyer.Reading{Delimiter: ";", HeaderRow: 2, Encoding: "windows-1252"})
	if err != nil {
		t.Fatal(err)
	}
	for i := range d.Mapping.Columns {
		switch c := &d.Mapping.Columns[i]; c.Header {
		case "Name":
			c.Names = foyer.NameLastFirst
		case "Born":
			c.Key, c.Order, c.Ask = "birthday", foyer.OrderDMY, false
		case "Budget":
			c.Key, c.Decimal = "budget_max", foyer.DecimalComma
		}
	}
	if d, err = s.Remap(d.Import.ID, d.Mapping); err != nil {
		t.Fatal(err)
	}
	form := foyer.ImportForm{Name: "Odd ones", Source: "Fair", Owner: h.Owner().ID, Rule: foyer.RuleMerge, Policy: foyer.PolicyPartial, NoMatch: true}
	if _, err = s.Describe(d.Import.ID, form); err != nil {
		t.Fatal(err)
	}
	next := dropped(h, "odd-2.csv", title+"Roy Marc;514 555 0100;05/06/1981;2,5\n")
	if !next.Preset.Filled || next.View.Delimiter != ";" || next.View.HeaderRow != 2 || next.View.Encoding != "windows-1252" {
		t.Fatalf("read as %+v, preset %+v", next.View, next.Preset)
	}
	by := map[string]foyer.MapColumn{}
	for _, c := range next.Mapping.Columns {
		by[c.Header] = c
	}
	if by["Name"].Names != foyer.NameLastFirst || by["Born"].Order != foyer.OrderDMY || by["Born"].Ask || by["Budget"].Decimal != foyer.DecimalComma {
		t.Errorf("columns are %+v", next.Mapping.Columns)
	}
	imp := next.Import
	if imp.Rule != foyer.RuleMerge || imp.Policy != foyer.PolicyPartial || !imp.NoMatch || imp.Source != "Fair" || imp.Owner != h.Owner().ID || imp.Name != "Odd 2" {
		t.Errorf("the import is %+v", imp)
	}
	// UD10: text that is UTF-8 beyond doubt is not read as anything else.
	utf := dropped(h, "odd-3.csv", title+"Côté Zoé;514 555 0100;05/06/1981;2,5\n")
	if utf.View.Encoding != "utf-8" || utf.View.Delimiter != ";" {
		t.Errorf("read as %s, %q", utf.View.Encoding, utf.View.Delimiter)
	}
}

// UD14: what the dates of a file say themselves is not overruled by a preset, and
// stays to be changed.
func TestPresetDoesNotOverruleTheFile(t *testing.T) {
	h := testhouse.Open(t)
	d := dropped(h, "a.csv", "Name,Phone,Email,Created\nA Aa,207 555 0101,a@x.ca,03/04/2025\n")
	for i := range d.Mapping.Columns {
		if c := &d.Mapping.Columns[i]; c.Header == "Created" {
			c.Key, c.Order, c.Ask = "created_at", foyer.OrderDMY, false
		}
	}
	if _, err := testhouse.Service[service.Imports](h).Remap(d.Import.ID, d.Mapping); err != nil {
		t.Fatal(err)
	}
	next := dropped(h, "b.csv", "Name,Phone,Email,Created\nA Aa,207 555 0101,a@x.ca,03/25/2025\n")
	if c := next.Mapping.ColumnOf("created_at"); c == nil || c.Order != foyer.OrderMDY {
		t.Fatalf("the column is %+v", c)
	}
	// Chosen against the preset, it is kept.
	next.Mapping.ColumnOf("created_at").Order = foyer.OrderYMD
	out, err := testhouse.Service[service.Imports](h).Remap(next.Import.ID, next.Mapping)
	if err != nil || out.Mapping.ColumnOf("created_at").Order != foyer.OrderYMD {
		t.Errorf("order is %q, %v", out.Mapping.ColumnOf("created_at").Order, err)
	}
}

// B23: a known source's file that changed shape says how.
func TestDrift(t *testing.T) {
	h := testhouse.Open(t)
	head := "Contact Name,Phone,Email,Wunsch,Status,Entered,Town,Zip"
	d := dropped(h, "a.csv", head+"\nHannah Okafor,207 555 0142,h@example.com,Garden,New,03/04/2025,Bath,04530\n")
	send(h, d, "Wunsch", "message")
	changed := "Phone,Email,Wunsch,Status,Entered,Town,Zip,Shoe size\n207 555 0142,h@example.com,Garden,Warm,03/04/2025,Bath,04530,42\n207 555 0143,i@example.com,Barn,New,03/04/2025,Bath,04530,43\n"
	next := dropped(h, "b.csv", changed)
	if !next.Preset.Filled || keyOf(t, next.Mapping, "Wunsch") != "message" {
		t.Fatalf("it was not recognised: %+v", next.Preset)
	}
	dr := next.Preset.Drift
	if len(dr.Added) != 1 || dr.Added[0] != "Shoe size" {
		t.Errorf("added are %v", dr.Added)
	}
	if len(dr.Missing) != 1 || dr.Missing[0].Header != "Contact Name" || !dr.Missing[0].Required {
		t.Errorf("missing are %+v", dr.Missing)
	}
	if len(dr.Values) != 1 || dr.Values[0].Key != "status" || dr.Values[0].Count != 1 || dr.Values[0].Values[0] != "Warm" {
		t.Errorf("new values are %+v", dr.Values)
	}
	// Going on from the columns keeps the new shape; a file of the old one is still known.
	job := "j1"
	if _, err := testhouse.Service[service.Imports](h).Stage(next.Import.ID, job); err != nil {
		t.Fatal(err)
	}
	h.Eventually("staged", func() bool { return h.Import(next.Import.ID).Phase == foyer.PhaseStaged })
	if again := dropped(h, "c.csv", changed); len(again.Preset.Drift.Added)+len(again.Preset.Drift.Missing)+len(again.Preset.Drift.Values) != 0 {
		t.Errorf("it differs still: %+v", again.Preset.Drift)
	}
	back := dropped(h, "d.csv", head+"\nHannah Okafor,207 555 0142,h@example.com,Garden,New,03/04/2025,Bath,04530\n")
	if !back.Preset.Filled || keyOf(t, back.Mapping, "Contact Name") != "full_name" {
		t.Errorf("the old shape is forgotten: %+v", back.Preset)
	}
}

// B22: what was filled in can be set aside, and comes back.
func TestStartFresh(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	send(h, dropped(h, "a.csv", zillow), "Wunsch", "message")
	d := dropped(h, "b.csv", zillow)
	id := d.Preset.ID
	fresh, err := s.UsePreset(d.Import.ID, "")
	if err != nil || !fresh.Preset.Fresh || fresh.Preset.ID != "" || keyOf(t, fresh.Mapping, "Wunsch") == "message" {
		t.Fatalf("it is %+v, %v", fresh.Preset, err)
	}
	back, err := s.UsePreset(d.Import.ID, id)
	if err != nil || !back.Preset.Filled || keyOf(t, back.Mapping, "Wunsch") != "message" {
		t.Fatalf("it is %+v, %v", back.Preset, err)
	}
}

// B22: presets are named, edited, deleted and brought back; the command line names one.
func TestPresetsByHand(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Presets](h)
	send(h, dropped(h, "a.csv", zillow), "Wunsch", "message")
	list, err := s.List()
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	p := list[0]
	p.Name = "Zillow monthly"
	for i := range p.Columns {
		if p.Columns[i].Header == "Wunsch" {
			p.Columns[i].Key = foyer.ToNotes
		}
	}
	if p, err = s.Edit(p); err != nil || !p.Named {
		t.Fatal(p, err)
	}
	twice := p
	twice.Columns = append([]foyer.PresetColumn(nil), p.Columns...)
	twice.Columns[1].Key = twice.Columns[0].Key
	if _, err := s.Edit(twice); foyer.KindOf(err) != foyer.Invalid {
		t.Errorf("two columns went to one field: %v", err)
	}
	if err := s.Delete([]string{p.ID}); err != nil {
		t.Fatal(err)
	}
	if d := dropped(h, "b.csv", zillow); d.Preset.Filled {
		t.Errorf("a deleted preset was used: %+v", d.Preset)
	}
	if _, err := s.Add(p); err != nil {
		t.Fatal(err)
	}
	if list, _ = s.List(); len(list) != 1 || list[0].ID != p.ID {
		t.Errorf("it came back as %+v", list)
	}
	// The command line takes nothing from memory unless it is told to.
	ref, err := h.Files().Add(t.Context(), "c.csv", strings.NewReader(zillow))
	if err != nil {
		t.Fatal(err)
	}
	d, err := h.OpenImport(t.Context(), h.Owner(), ref.Ref, foyer.Reading{}, "")
	if err != nil || d.Preset.Filled {
		t.Errorf("it is %+v, %v", d.Preset, err)
	}
	d, err = h.OpenImport(t.Context(), h.Owner(), ref.Ref, foyer.Reading{}, "zillow MONTHLY")
	if err != nil || !d.Preset.Filled || keyOf(t, d.Mapping, "Wunsch") != foyer.ToNotes {
		t.Errorf("it is %+v, %v", d.Preset, err)
	}
	if _, err = h.OpenImport(t.Context(), h.Owner(), ref.Ref, foyer.Reading{}, "nothing"); foyer.KindOf(err) != foyer.NotFound {
		t.Errorf("an unknown preset: %v", err)
	}
}

// A16: the files of each month are of one source, as the house spells it; what a person
// chose goes before, and what only a file's name said is not remembered for another.
func TestEachMonthsFileIsOfOneSource(t *testing.T) {
	h := testhouse.Open(t)
	source := func(name, text string) string {
		t.Helper()
		return dropped(h, name, text).Import.Source
	}
	if got := source("zillow-march.csv", "Name,Email\nAda,ada@example.com\n"); got != "Zillow" {
		t.Errorf("the first is of %q", got)
	}
	h.Bring("ZILLOW 2026-02.csv", "Name,Email,City\nBen,ben@example.com,Bath\n")
	if got := h.Only("ben").Values["source"]; got != "ZILLOW" {
		t.Errorf("its lead is of %q", got)
	}
	if got := source("zillow-april.csv", "Name,Phone\nCal,207 555 0101\n"); got != "ZILLOW" {
		t.Errorf("the next month's is of %q", got)
	}
	if got := source("realtor.com march.csv", "Name,Email,City\nDi,di@example.com,Bath\n"); got != "Realtor.com" {
		t.Errorf("another's with the same columns is of %q", got)
	}
	// A name that says nothing is of the files before it, and does not rename others.
	h.Bring("clientes marzo.csv", "Nombre,Email\nGil,gil@example.com\n")
	h.Bring("clientes abril.csv", "Nombre,Email\nHal,hal@example.com\n")
	if got := h.Only("hal").Values["source"]; got != "Clientes marzo" {
		t.Errorf("the next month's lead is of %q", got)
	}
	if got := source("download (3).csv", "Nombre,Email\nIda,ida@example.com\n"); got != "Clientes marzo" {
		t.Errorf("a download with the same columns is of %q", got)
	}
	if got := source("habitat junio.csv", "Nombre,Email\nJon,jon@example.com\n"); got != "Habitat" {
		t.Errorf("another's with the same columns is of %q", got)
	}
	h.Bring("fair.csv", "Name,Company\nEve,Acme\n", func(f *foyer.ImportForm) { f.Source = "Spring fair" })
	if got := source("zillow-may.csv", "Name,Company\nFay,Bolt\n"); got != "Spring fair" {
		t.Errorf("what was chosen for such columns is now %q", got)
	}
}
