package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

func surveyed(h *testhouse.House, id string) foyer.ImportDraft {
	h.T.Helper()
	if err := h.Intake().Survey(h.T.Context(), h.Owner(), id, func(foyer.Progress) {}); err != nil {
		h.T.Fatal(err)
	}
	d, err := testhouse.Service[service.Imports](h).Draft(id)
	if err != nil {
		h.T.Fatal(err)
	}
	return d
}

// B13: the values of a list's column are counted over the whole file, matched one by
// one, honoured by staging, and remembered in the preset.
func TestValuesAreMatched(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	var b strings.Builder
	b.WriteString("Name,Phone,Email,Status,Rating,Source,Assigned to,Tags\n")
	for i := range 450 {
		status, rating, owner := "New", "A+", "Pelletier J"
		if i >= 300 { // beyond what the first rows show
			status, rating, owner = "Ghosted", "A-", "Claire Beaumont"
		}
		fmt.Fprintf(&b, "Nadia%03d Zz,207 555 %04d,,%s,%s,Fair,%s,\"pool; Garden;\"\n", i, i, status, rating, owner)
	}
	d := dropped(h, "values.csv", b.String())
	column := map[string]int{}
	for i, c := range d.Mapping.Columns {
		column[c.Header] = i
	}
	d = surveyed(h, d.Import.ID)
	if !d.Mapping.Whole || d.Mapping.Seen != 450 || d.Mapping.Columns[column["Status"]].Distinct != 2 || d.Mapping.Columns[column["Email"]].Filled != 0 {
		t.Fatalf("mapping is %+v", d.Mapping)
	}
	v, err := s.Values(d.Import.ID, column["Status"])
	if err != nil || len(v.Values) != 2 || v.Open {
		t.Fatal(v, err)
	}
	if got := v.Values[0]; got.Value != "Ghosted" || got.Count != 150 || got.Known {
		t.Errorf("the unknown value is not first: %+v", v.Values)
	}
	if got := v.Values[1]; got.Becomes != "new" || got.Count != 300 || !got.Known {
		t.Errorf("the known value is %+v", got)
	}
	if v, err = s.Values(d.Import.ID, column["Assigned to"]); err != nil || len(v.Values) != 2 {
		t.Fatal(v, err)
	}
	if got := v.Values[0]; got.Known || got.Why != "owner.nobody" {
		t.Errorf("a name of nobody is %+v", got)
	}
	if v, err = s.Values(d.Import.ID, column["Tags"]); err != nil || len(v.Values) != 2 || !v.Several || !v.Open || v.Values[0].Count != 450 {
		t.Errorf("tags are %+v, %v", v, err)
	}
	for _, l := range d.Lists {
		if l.Column == column["Status"] && (l.Unknown != 1 || l.Values != 2) {
			t.Errorf("statuses are counted as %+v", l)
		}
	}
	match := func(header string, pairs ...string) {
		for i := 0; i+1 < len(pairs); i += 2 {
			c := &d.Mapping.Columns[column[header]]
			c.Values = append(c.Values, foyer.ValueMap{From: pairs[i], To: pairs[i+1]})
		}
	}
	match("Status", "ghosted", "lost")
	match("Rating", "A+", "Hot", "A-", "")
	match("Assigned to", "pelletier j", h.Owner().ID)
	match("Tags", "POOL", "Swimming")
	if d, err = s.Remap(d.Import.ID, d.Mapping); err != nil {
		t.Fatal(err)
	}
	for _, l := range d.Lists {
		if l.Column != column["Tags"] && l.Column != column["Source"] && l.Unknown != 0 {
			t.Errorf("still unknown: %+v", l)
		}
	}
	if err := h.Intake().Stage(t.Context(), h.Owner(), d.Import.ID, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	h.Run(d.Import.ID)
	first, last := h.Only("nadia007"), h.Only("nadia440")
	if first.Values["status"] != "new" || first.Values["rating"] != "Hot" || first.Values["owner"] != h.Owner().ID || first.Values["tags"] != "Swimming, Garden" {
		t.Errorf("the first is %v", first.Values)
	}
	if last.Values["status"] != "lost" || last.Values["rating"] != "" || last.Values["owner"] != h.Owner().ID {
		t.Errorf("the last is %v", last.Values)
	}
	// UD28: the next file of the source knows them.
	next := dropped(h, "values-2.csv", b.String())
	if c := next.Mapping.Columns[column["Status"]]; len(c.Values) != 1 || c.Values[0].To != "lost" {
		t.Errorf("the next file has %+v", c)
	}
	if next = surveyed(h, next.Import.ID); len(next.Preset.Drift.Values) != 0 {
		t.Errorf("known values are new: %+v", next.Preset.Drift.Values)
	}
	// B23: new values are found wherever they stand in the file.
	more := dropped(h, "values-3.csv", b.String()+"X Yy,207 555 9999,,Fridge,A+,Fair,Claire Beaumont,\n")
	if more = surveyed(h, more.Import.ID); len(more.Preset.Drift.Values) != 1 || more.Preset.Drift.Values[0].Values[0] != "Fridge" {
		t.Errorf("new values are %+v", more.Preset.Drift.Values)
	}
}

// B15 UD13: one value anywhere in the file settles the order of its dates, without
// which the screen asks; what a person chose meanwhile stays.
func TestDatesAreSettledByTheWholeFile(t *testing.T) {
	h := testhouse.Open(t)
	text := "Name,Phone,Created\n" + strings.Repeat("A Aa,207 555 0101,03/04/2025\n", 400)
	d := dropped(h, "a.csv", text+"B Bb,207 555 0102,13/04/2025\n")
	if c := d.Mapping.ColumnOf("created_at"); c == nil || !c.Ask || c.Order != foyer.OrderMDY {
		t.Fatalf("by its first rows the column is %+v", c)
	}
	d = surveyed(h, d.Import.ID)
	if c := d.Mapping.ColumnOf("created_at"); c.Ask || c.Order != foyer.OrderDMY {
		t.Errorf("by all rows the column is %+v", c)
	}
	open := dropped(h, "b.csv", text)
	if open = surveyed(h, open.Import.ID); !open.Mapping.ColumnOf("created_at").Ask {
		t.Errorf("nothing settles it, and nobody is asked: %+v", open.Mapping.Columns[2])
	}
	// Staging reads the whole file by itself, so that the command line says the same.
	imp := h.Stage("c.csv", text+"B Bb,207 555 0102,13/04/2025\n")
	if row := h.Rows(imp.ID, foyer.RowsAll)[0]; !strings.HasPrefix(row.Cells[2].Value, "2025-04-03") {
		t.Errorf("the first row's date is %+v", row.Cells[2])
	}
}

// A survey and the person's choices do not overwrite each other.
func TestSurveyLeavesChoicesAlone(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	d := dropped(h, "a.csv", "Name,Phone,Created,When\n"+strings.Repeat("A Aa,207 555 0101,03/04/2025,01/02/2024\n", 400)+"B Bb,207 555 0102,13/04/2025,20/02/2024\n")
	d.Mapping.ColumnOf("created_at").Order = foyer.OrderYMD
	d.Mapping.ColumnOf("created_at").Ask = false
	if _, err := s.Remap(d.Import.ID, d.Mapping); err != nil {
		t.Fatal(err)
	}
	d = surveyed(h, d.Import.ID)
	if c := d.Mapping.ColumnOf("created_at"); c.Order != foyer.OrderYMD || c.Ask {
		t.Errorf("the chosen order became %+v", c)
	}
	// A column that becomes one of dates later is read once more.
	d = send(h, d, "When", "birthday")
	if d.Mapping.Whole || d.Mapping.ColumnOf("birthday").Order == foyer.OrderOpen {
		t.Errorf("it is %+v", d.Mapping)
	}
	d = surveyed(h, d.Import.ID)
	if c := d.Mapping.ColumnOf("birthday"); !d.Mapping.Whole || c.Order != foyer.OrderDMY || c.Ask {
		t.Errorf("by all rows the column is %+v", c)
	}
}

// B11: several columns go onto one field when a person says so, never silently.
func TestColumnsAreCombined(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	d := dropped(h, "a.csv", "Name,Phone,Unit,Street,Town part,Likes,Dislikes\nAda Quill,207 555 0101,Apt 4,12 Elm St,West,Dogs,Cats\nBen Moss,207 555 0102,,9 Oak St,,,Rain\n")
	to := map[string][2]string{"Unit": {"address_line1", "comma"}, "Street": {"address_line1", ""}, "Town part": {"address_line1", "space"}, "Likes": {"notes", "header"}, "Dislikes": {"notes", "header"}}
	for i := range d.Mapping.Columns {
		c := &d.Mapping.Columns[i]
		if v, ok := to[c.Header]; ok {
			c.Key, c.Join = v[0], foyer.Join(v[1])
		}
	}
	d, err := s.Remap(d.Import.ID, d.Mapping)
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.Preview(d.Import.ID, foyer.PreviewQuery{})
	if err != nil || len(p.Rows) != 1 || strings.Join(p.Rows[0].Cells[2].Values, "|") != "Apt 4, 12 Elm St West" || len(p.Rows[0].Cells[3].Values) != 0 {
		t.Errorf("the preview is %+v, %v", p, err)
	}
	silent := d.Mapping
	silent.Columns = append([]foyer.MapColumn(nil), d.Mapping.Columns...)
	silent.Columns[2].Join = foyer.JoinNone
	if _, err := s.Remap(d.Import.ID, silent); foyer.KindOf(err) != foyer.Invalid {
		t.Errorf("two columns went to one field silently: %v", err)
	}
	if err := h.Intake().Stage(t.Context(), h.Owner(), d.Import.ID, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	h.Run(d.Import.ID)
	ada, ben := h.Only("ada"), h.Only("ben")
	if ada.Values["address_line1"] != "Apt 4, 12 Elm St West" || ben.Values["address_line1"] != "9 Oak St" {
		t.Errorf("addresses are %q and %q", ada.Values["address_line1"], ben.Values["address_line1"])
	}
	notes, err := testhouse.Service[service.Leads](h).Notes(ada.ID)
	if err != nil || len(notes) != 2 || !strings.Contains(notes[0].Text+notes[1].Text, "Likes: Dogs") {
		t.Errorf("notes are %+v, %v", notes, err)
	}
	next := dropped(h, "b.csv", "Name,Phone,Unit,Street,Town part,Likes,Dislikes\nAda Quill,207 555 0101,Apt 4,12 Elm St,West,Dogs,Cats\n")
	if c := next.Mapping.Columns[2]; c.Key != "address_line1" || c.Join != foyer.JoinComma {
		t.Errorf("the preset has %+v", c)
	}
}

// B7: a column becomes a field of the house's own without leaving the step: its kind
// is told by its values, its dates are settled by the whole file, and it is remembered.
func TestNewFieldFromAColumn(t *testing.T) {
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	var b strings.Builder
	b.WriteString("Name,Phone,Garden,Moves on,Shoe\n")
	for i := range 300 {
		day := "03/04/2025"
		if i == 299 {
			day = "25/04/2025"
		}
		fmt.Fprintf(&b, "Nadia%03d Zz,207 555 %04d,%s,%s,%d\n", i, i, []string{"Large", "small"}[i%2], day, 36+i%9)
	}
	d := dropped(h, "own.csv", b.String())
	column := map[string]int{}
	for i, c := range d.Mapping.Columns {
		column[c.Header] = i
	}
	for header, want := range map[string]foyer.FieldKind{"Garden": foyer.KindList, "Moves on": foyer.KindDate, "Shoe": foyer.KindNumber} {
		g, err := s.GuessField(d.Import.ID, column[header])
		if err != nil || g.Label != header || g.Kind != want || (len(g.Choices) > 0) != (want == foyer.KindList) {
			t.Fatalf("%s makes %+v, %v", header, g, err)
		}
		f, err := testhouse.Service[service.Fields](h).Add(g.Label, string(g.Kind), g.Choices)
		if err != nil {
			t.Fatal(err)
		}
		d.Mapping.Columns[column[header]].Key = f.Key
		if d, err = s.Remap(d.Import.ID, d.Mapping); err != nil {
			t.Fatal(err)
		}
	}
	d = surveyed(h, d.Import.ID)
	moves := d.Mapping.Columns[column["Moves on"]]
	if moves.Order != foyer.OrderDMY || moves.Ask {
		t.Errorf("its dates are read as %+v", moves)
	}
	v, err := s.Values(d.Import.ID, column["Garden"])
	if err != nil || len(v.Values) != 2 || !v.Open || !v.Values[0].Known {
		t.Errorf("its values are %+v, %v", v, err)
	}
	p, err := s.Preview(d.Import.ID, foyer.PreviewQuery{})
	if err != nil || strings.Join(p.Rows[0].Cells[column["Moves on"]].Values, "") != "2025-04-03" {
		t.Errorf("the preview is %+v, %v", p, err)
	}
	if err := h.Intake().Stage(t.Context(), h.Owner(), d.Import.ID, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	h.Run(d.Import.ID)
	l := h.Only("nadia001")
	if l.Values[moves.Key] != "2025-04-03" || l.Values[d.Mapping.Columns[column["Shoe"]].Key] != "37" || l.Values[d.Mapping.Columns[column["Garden"]].Key] != "small" {
		t.Errorf("the lead is %v", l.Values)
	}
	next := dropped(h, "own-2.csv", b.String())
	if next.Mapping.Columns[column["Moves on"]].Key != moves.Key {
		t.Errorf("the next file has %+v", next.Mapping.Columns[column["Moves on"]])
	}
}

// A value mended in the review is mended by itself in the next file of the source; the
// file in which it was remembered is not read otherwise, and what was remembered can be
// taken back in the preset.
func TestAFixIsRememberedForTheSource(t *testing.T) {
	h := testhouse.Open(t)
	s, presets := testhouse.Service[service.Imports](h), testhouse.Service[service.Presets](h)
	stage := func(name, text string) foyer.Import {
		id := dropped(h, name, text).Import.ID
		if err := h.Intake().Stage(t.Context(), h.Owner(), id, func(foyer.Progress) {}); err != nil {
			t.Fatal(err)
		}
		return h.Import(id)
	}
	const head = "Full name,E-mail,Ville,Lead source,Phone\n"
	first := stage("march.csv", head+"Ada Quill,ada@example.com,Bangr,Zilow,207 555 0101\nBen Moss,ben@example.com,Bangr,Zillow,207 555 0102\n")
	column := func(id, field string) (at int, values []string) {
		page, err := s.Rows(id, foyer.RowQuery{})
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range page.Columns {
			if c.Field == field {
				at = c.Column
				for _, r := range page.Rows {
					values = append(values, r.Cells[i].Value)
				}
			}
		}
		return at, values
	}
	city, _ := column(first.ID, "city")
	source, _ := column(first.ID, "source")
	mend(t, h, first.ID, foyer.Mend{What: foyer.MendCells, Fixes: []foyer.Fix{{Row: 2, Column: city, Value: "Bangor"}}})
	for _, fix := range []foyer.Remembered{
		{Column: city, From: []string{"Bangr"}, To: "Bangor"},
		{Column: source, From: []string{"zilow", "Z"}, To: "Zillow"},
		{Column: source, From: []string{"Z"}, Off: true},
	} {
		if err := s.Remember(first.ID, fix); err != nil {
			t.Fatal(err)
		}
	}
	if _, got := column(first.ID, "city"); fmt.Sprint(got) != "[Bangor Bangr]" {
		t.Errorf("the file under review reads %v", got)
	}
	next := stage("april.csv", head+"Cy Hart,cy@example.com,BANGR,Zilow,207 555 0103\nDi Lane,di@example.com,Saco,Z,207 555 0104\n")
	if _, got := column(next.ID, "city"); fmt.Sprint(got) != "[Bangor Saco]" {
		t.Errorf("the next file reads cities %v", got)
	}
	if _, got := column(next.ID, "source"); fmt.Sprint(got) != "[Zillow Z]" {
		t.Errorf("the next file reads sources %v", got)
	}
	list, err := presets.List()
	if err != nil || len(list) != 1 || list[0].Uses != 0 { // nothing was brought in with it
		t.Fatalf("presets are %+v, %v", list, err)
	}
	p := list[0]
	for i, c := range p.Columns {
		if c.Key == "city" {
			if len(c.Values) != 1 || c.Values[0] != (foyer.ValueMap{From: "Bangr", To: "Bangor"}) {
				t.Errorf("of cities is remembered %+v", c.Values)
			}
			p.Columns[i].Values = []foyer.ValueMap{}
		}
	}
	if _, err := presets.Edit(p); err != nil {
		t.Fatal(err)
	}
	third := stage("may.csv", head+"Ed Roy,ed@example.com,Bangr,Zilow,207 555 0105\n")
	_, cities := column(third.ID, "city")
	if _, sources := column(third.ID, "source"); fmt.Sprint(cities, sources) != "[Bangr] [Zillow]" {
		t.Errorf("after it was taken back: %v, %v", cities, sources)
	}
	if err := s.Remember(first.ID, foyer.Remembered{Column: 99, From: []string{"x"}}); foyer.KindOf(err) != foyer.Invalid {
		t.Errorf("of no column: %v", err)
	}
	bare := stage("bare.csv", "Ada Quill,ada@example.com,Bangr\nBen Moss,ben@example.com,Saco\n")
	if err := s.Remember(bare.ID, foyer.Remembered{Column: 2, From: []string{"Bangr"}, To: "Bangor"}); foyer.KindOf(err) != foyer.Invalid {
		t.Errorf("of a file without names of columns: %v", err)
	}
}
