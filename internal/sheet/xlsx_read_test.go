package sheet

import (
	"reflect"
	"strings"
	"testing"

	"foyer/internal/foyer"
)

const headerRow = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>`

// Every way a cell can say its value, and the text it must give.
func TestWorkbookCells(t *testing.T) {
	for _, c := range []struct{ name, cell, want string }{
		{"shared", `<c r="A2" t="s"><v>4</v></c>`, "a&b"},
		{"shared with spaces kept", `<c r="A2" t="s"><v>3</v></c>`, `"  spaced  "`},
		{"shared with a line break", `<c r="A2" t="s"><v>5</v></c>`, "\"line\ntwo\""},
		{"inline", `<c r="A2" t="inlineStr"><is><t>Zoé "Z", Roy</t></is></c>`, `"Zoé ""Z"", Roy"`},
		{"inline rich", `<c r="A2" t="inlineStr"><is><r><t>Ann </t></r><r><rPr><b/></rPr><t>Lee</t></r><rPh sb="0" eb="1"><t>no</t></rPh></is></c>`, "Ann Lee"},
		{"inline without a type", `<c r="A2"><is><t>Ann</t></is></c>`, "Ann"},
		{"cdata", `<c r="A2" t="inlineStr"><is><t><![CDATA[a<b&c]]></t></is></c>`, "a<b&c"},
		{"escaped characters", `<c r="A2" t="inlineStr"><is><t>a_x000D_b_x005F_x0041_</t></is></c>`, "\"a\rb_x0041_\""},
		{"zeros of text", `<c r="A2" t="inlineStr"><is><t>00420</t></is></c>`, "00420"},
		{"whole number", `<c r="A2"><v>385000</v></c>`, "385000"},
		{"binary fraction", `<c r="A2"><v>19.989999999999998</v></c>`, "19.99"},
		{"E notation", `<c r="A2"><v>5.51E+12</v></c>`, "5510000000000"},
		{"small E notation", `<c r="A2"><v>1.5E-3</v></c>`, "0.0015"},
		{"long digits kept", `<c r="A2"><v>12345678901234567890</v></c>`, "12345678901234567890"},
		{"display format ignored", `<c r="A2" s="8"><v>1234.5</v></c>`, "1234.5"},
		{"days is a word", `<c r="A2" s="6"><v>3.5</v></c>`, "3.5"},
		{"true", `<c r="A2" t="b"><v>1</v></c>`, "TRUE"},
		{"false", `<c r="A2" t="b"><v>0</v></c>`, "FALSE"},
		{"error", `<c r="A2" t="e"><v>#REF!</v></c>`, "#REF!"},
		{"formula", `<c r="A2"><f>SUM(B2:C2)</f><v>42</v></c>`, "42"},
		{"formula of text", `<c r="A2" t="str"><f>A1</f><v>Name</v></c>`, "Name"},
		{"date", `<c r="A2" s="1"><v>45365</v></c>`, "2024-03-14"},
		{"date by own format", `<c r="A2" s="2"><v>45365</v></c>`, "2024-03-14"},
		{"date and time", `<c r="A2" s="3"><v>45365.395833333336</v></c>`, "2024-03-14T09:30:00"},
		{"date shown without its time", `<c r="A2" s="1"><v>45365.5</v></c>`, "2024-03-14T12:00:00"},
		{"a hair before midnight", `<c r="A2" s="3"><v>45364.99999999999</v></c>`, "2024-03-14"},
		{"time", `<c r="A2" s="4"><v>0.75</v></c>`, "18:00:00"},
		{"duration", `<c r="A2" s="7"><v>1.5</v></c>`, "36:00:00"},
		{"short duration", `<c r="A2" s="7"><v>0.25</v></c>`, "06:00:00"},
		{"instant", `<c r="A2" s="5"><v>45365</v></c>`, "2024-03-14T00:00:00.000Z"},
		{"first of March 1900", `<c r="A2" s="1"><v>61</v></c>`, "1900-03-01"},
		{"the day that was not", `<c r="A2" s="1"><v>60</v></c>`, "60"},
		{"first of January 1900", `<c r="A2" s="1"><v>1</v></c>`, "1900-01-01"},
		{"date too far", `<c r="A2" s="1"><v>99999999</v></c>`, "99999999"},
		{"ISO date cell", `<c r="A2" t="d"><v>2024-03-14T00:00:00</v></c>`, "2024-03-14"},
		{"ISO instant cell", `<c r="A2" t="d"><v>2024-03-14T09:30:00.000Z</v></c>`, "2024-03-14T09:30:00.000Z"},
		{"ISO midnight", `<c r="A2" t="d"><v>2024-03-14T00:00:00.000Z</v></c>`, "2024-03-14"},
		{"extension inside", `<c r="A2"><v>7</v><extLst><ext><t>no</t></ext></extLst></c>`, "7"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, text, err := lookAndCopy(goodParts(headerRow+`<row r="2">`+c.cell+`</row>`).zip(t), Hints{})
			if err != nil {
				t.Fatal(err)
			}
			if want := "Name,Phone,Email\n" + c.want + ",,\n"; text != want {
				t.Errorf("got %q, want %q", text, want)
			}
		})
	}
}

// Shared texts may be rich, with a reading aid above that is no part of them.
func TestWorkbookRichSharedTexts(t *testing.T) {
	p := goodParts(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v> 2 </v></c></row>`)
	p[partTexts] = xmlHead + `<sst ` + nsMain + ` count="9" uniqueCount="1"><si><r><t>東</t></r><r><rPr><b/></rPr><t>京</t></r>` +
		`<rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si><si/><si><t>a_x000A_b</t></si></sst>`
	_, _, text, err := lookAndCopy(p.zip(t), Hints{HeaderRow: -1})
	if want := "東京,,\"a\nb\"\n"; err != nil || text != want {
		t.Errorf("got %q, %v, want %q", text, err, want)
	}
}

// A4, B15: dates of a workbook that counts from 1904.
func TestWorkbookEpoch1904(t *testing.T) {
	p := goodParts(headerRow + `<row r="2"><c r="A2" s="1"><v>43903</v></c><c r="B2" s="1"><v>0</v></c><c r="C2" s="4"><v>0.5</v></c></row>`)
	look, copied, text, err := lookAndCopy(p.with(partBook, bookXML(`<workbookPr date1904="1"/>`, sheetEntry("Leads", 1, ""))).zip(t), Hints{})
	if err != nil {
		t.Fatal(err)
	}
	if !look.Dialect.Date1904 || !copied.Dialect.Date1904 {
		t.Error("the epoch is not told")
	}
	if want := "Name,Phone,Email\n2024-03-14,1904-01-01,12:00:00\n"; text != want {
		t.Errorf("got %q, want %q", text, want)
	}
}

func TestFormatKind(t *testing.T) {
	for code, want := range map[string]numberKind{
		"General": numPlain, "Standard": numPlain, "0.00": numPlain, "#,##0.00_);[Red](#,##0.00)": numPlain, "@": numPlain,
		"0.00E+00": numPlain, `0" dias"`: numPlain, `#,##0\ "USD"`: numPlain, `[$€-40C]#,##0.00`: numPlain, "": numPlain,
		"[Red]0": numPlain, "0%": numPlain, `_-* #,##0.00\ _D_M_-`: numPlain,
		"dd/mm/yyyy": numDate, "[$-409]mmm-yy;@": numDate, "m/d/yy h:mm": numDate, "yyyy\\-mm\\-dd": numDate, "mmmm": numDate,
		"[$-F800]dddd, mmmm dd, yyyy": numDate, "[$-411]ggge年m月d日": numDate, "yyyy-mm-ddThh:mm": numDate,
		"h:mm AM/PM": numTime, "hh:mm:ss.0": numTime, "mm:ss": numTime,
		"[h]:mm": numDuration, "[mm]:ss": numDuration,
		`yyyy\-mm\-dd\ hh:mm:ss\ "UTC"`: numUTC, `yyyy-mm-dd\Thh:mm:ss\Z`: numUTC,
	} {
		if got := formatKind(code); got != want {
			t.Errorf("%q is of kind %d, want %d", code, got, want)
		}
	}
}

func TestWorkbookRowsKeepTheirNumbers(t *testing.T) {
	rows := `<row r="3"><c r="B3" t="inlineStr"><is><t>Leads of March</t></is></c></row>` +
		`<row r="5"><c r="A5" t="s"><v>0</v></c><c r="B5" t="s"><v>1</v></c></row>` +
		`<row><c t="inlineStr"><is><t>Ann</t></is></c><c><v>5551234</v></c></row>` +
		`<row r="7"/><row r="8" spans="1:2"><c r="A8" s="1"/></row>` +
		`<row r="9"><c r="B9"><v>1</v></c><c r="A9" t="inlineStr"><is><t>Bob</t></is></c></row>` +
		`<row r="10"><c r="A10" s="1"/></row><row r="12"/>`
	look, copied, text, err := lookAndCopy(goodParts(rows).zip(t), Hints{HeaderRow: 5})
	if err != nil {
		t.Fatal(err)
	}
	if want := "\n\n,Leads of March\n\nName,Phone\nAnn,5551234\n\n\nBob,1\n"; text != want {
		t.Fatalf("got %q, want %q", text, want)
	}
	d := copied.Dialect
	if d.HeaderRow != 5 || d.FirstRow != 6 || d.LeadIn != 4 || !strings.HasPrefix(text[copied.DataStart:], "Ann") {
		t.Errorf("the copy is described as %+v, data from %d", d, copied.DataStart)
	}
	if copied.Format != "csv" || d.Sheet != "Leads" || d.Delimiter != "," || d.Quote != `"` || d.LineEnd != "\n" {
		t.Errorf("the copy is described as %+v", copied)
	}
	if want := [][]string{{"Ann", "5551234"}, {"Bob", "1"}}; !reflect.DeepEqual(look.Sample, want) {
		t.Errorf("sample %q, want %q", look.Sample, want)
	}
	if look.Sheets[0].Rows != 4 {
		t.Errorf("%d rows with data, want 4", look.Sheets[0].Rows)
	}
}

// A4: the sheets that are seen come first, and the first that holds something is read.
func TestWorkbookSheets(t *testing.T) {
	p := goodParts("")
	one := func(text string) string {
		return sheetXML(`<row r="1"><c r="A1" t="inlineStr"><is><t>`+text+`</t></is></c></row>`, "")
	}
	p[partBook] = bookXML("", sheetEntry("Secret", 1, "veryHidden"), sheetEntry("Blank", 2, ""), sheetEntry("Chart", 3, ""),
		sheetEntry("Leads &amp; more", 4, ""), sheetEntry("Old", 5, "hidden"))
	p[partRels] = relsOpening + `<Relationship Id="rId1" Type="` + relOffice + `worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId2" Type="` + relOffice + `worksheet" Target="/xl/worksheets/sheet2.xml"/>` +
		`<Relationship Id="rId3" Type="` + relOffice + `chartsheet" Target="chartsheets/sheet1.xml"/>` +
		`<Relationship Id="rId4" Type="` + relOffice + `worksheet" Target="worksheets/Sheet4.xml"/>` +
		`<Relationship Id="rId5" Type="` + relOffice + `worksheet" Target="worksheets/sheet5.xml"/></Relationships>`
	p[partSheet] = one("secret")
	p["xl/worksheets/sheet2.xml"] = sheetXML(`<row r="1"><c r="A1" s="2"/></row>`, "")
	p["xl/chartsheets/sheet1.xml"] = `<chartsheet/>`
	p["xl/worksheets/sheet4.xml"] = one("leads")
	p["xl/worksheets/sheet5.xml"] = one("old")
	file := p.zip(t)
	look, _, text, err := lookAndCopy(file, Hints{})
	if err != nil {
		t.Fatal(err)
	}
	want := []SheetInfo{
		{Name: "Blank", Empty: true},
		{Name: "Leads & more", Rows: 1},
		{Name: "Secret", Hidden: true},
		{Name: "Old", Hidden: true},
	}
	if !reflect.DeepEqual(look.Sheets, want) || look.Dialect.Sheet != "Leads & more" || text != "leads\n" {
		t.Errorf("sheets %+v, chosen %q, text %q", look.Sheets, look.Dialect.Sheet, text)
	}
	look, copied, text, err := lookAndCopy(file, Hints{Sheet: "Secret"})
	if err != nil || text != "secret\n" || hasDoubt(look.Doubts, "read.hidden_sheet") == nil || hasDoubt(copied.Doubts, "read.hidden_sheet") == nil {
		t.Errorf("hidden sheet: %q, %v, doubts %v", text, err, look.Doubts)
	}
	if _, _, _, err := lookAndCopy(file, Hints{Sheet: "Gone"}); foyer.KindOf(err) != foyer.NotFound {
		t.Errorf("a sheet that is not there: %v", err)
	}
}

// A4: a hidden sheet is read when it is asked for, never by itself.
func TestWorkbookHiddenSheetWaits(t *testing.T) {
	p := goodParts(headerRow)
	p[partBook] = bookXML("", sheetEntry("Secret", 1, "hidden"), sheetEntry("Blank", 2, ""))
	p[partRels] = strings.Replace(p[partRels], `</Relationships>`, `<Relationship Id="rId2" Type="`+relOffice+`worksheet" Target="worksheets/sheet2.xml"/></Relationships>`, 1)
	p["xl/worksheets/sheet2.xml"] = sheetXML("", "")
	look, _, text, err := lookAndCopy(p.zip(t), Hints{})
	if err != nil || look.Dialect.Sheet != "Blank" || text != "" {
		t.Errorf("sheet %q, text %q, %v", look.Dialect.Sheet, text, err)
	}
}

// A4, UD16: merged cells, formulas without a result, errors and numbers too long are told.
func TestWorkbookDoubts(t *testing.T) {
	rows := headerRow +
		`<row r="2"><c r="A2"><f>B2</f></c><c r="B2" t="e"><v>#N/A</v></c><c r="C2"><v>1.23456789012345E+17</v></c></row>` +
		`<row r="3"><c r="A3" t="str"><f>IF(1,"")</f><v></v></c><c r="B3"><f>B2</f><v/></c><c r="C3" t="inlineStr"><is><t>5.51E+12</t></is></c></row>`
	p := goodParts(rows)
	p[partSheet] = sheetXML(rows, `<mergeCells count="3"><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/><mergeCell ref="C2:C3"/></mergeCells>`)
	look, copied, text, err := lookAndCopy(p.zip(t), Hints{})
	if err != nil {
		t.Fatal(err)
	}
	if want := "Name,Phone,Email\n,#N/A,123456789012345000\n,,5.51E+12\n"; text != want {
		t.Errorf("got %q, want %q", text, want)
	}
	want := []Doubt{
		{Key: "read.merged_cells", Args: map[string]string{"count": "2"}},
		{Key: "read.no_formula", Args: map[string]string{"count": "2", "rows": "2, 3"}, Row: 2},
		{Key: "read.error_cells", Args: map[string]string{"count": "1", "rows": "2"}, Row: 2},
		{Key: "read.long_numbers", Args: map[string]string{"count": "2", "rows": "2, 3"}, Row: 2},
	}
	if !reflect.DeepEqual(look.Doubts, want) || !reflect.DeepEqual(copied.Doubts, want) {
		t.Errorf("doubts %v and %v, want %v", look.Doubts, copied.Doubts, want)
	}
}

// Writers differ in more than cells: prefixes, encodings, missing parts.
func TestWorkbookVariants(t *testing.T) {
	row := `<row r="1"><c r="A1" t="inlineStr"><is><t>é</t></is></c><c r="B1" s="1"><v>45365</v></c></row>`
	good := goodParts(row)
	prefixed := strings.NewReplacer("<?", "<?", "</", "</x:", "<", "<x:", "xmlns=", "xmlns:x=").Replace(good[partSheet])
	utf16 := func(s string) string {
		b := []byte{0xff, 0xfe}
		for _, r := range s {
			b = append(b, byte(r), byte(r>>8))
		}
		return string(b)
	}
	for name, c := range map[string]struct {
		p     parts
		want  string
		doubt string
	}{
		"plain":            {p: good},
		"no shared texts":  {p: good.with(partTexts, "").with(partRels, strings.Replace(good[partRels], `<Relationship Id="rId91" Type="`+relOffice+`sharedStrings" Target="sharedStrings.xml"/>`, "", 1))},
		"no styles":        {p: good.with(partStyles, ""), want: "é,45365\n", doubt: "read.no_styles"},
		"namespace prefix": {p: good.with(partSheet, prefixed)},
		"utf-16":           {p: good.with(partSheet, utf16(strings.Replace(good[partSheet], "UTF-8", "UTF-16", 1)))},
		"byte order mark":  {p: good.with(partSheet, "\ufeff"+good[partSheet])},
		"latin-1":          {p: good.with(partSheet, strings.NewReplacer("UTF-8", "ISO-8859-1", "é", "\xe9").Replace(good[partSheet]))},
		"comments and instructions": {p: good.with(partSheet, strings.NewReplacer("<sheetData>", "<!-- <row> --><?keep <row>?><sheetData>",
			"</worksheet>", "</worksheet>\n<!-- end -->\n").Replace(good[partSheet]))},
		"strict namespaces": {p: good.with(partRels, strings.ReplaceAll(good[partRels], relOffice, "http://purl.oclc.org/ooxml/officeDocument/relationships/"))},
		"no root relations": {p: good.with("_rels/.rels", "")},
	} {
		t.Run(name, func(t *testing.T) {
			look, _, text, err := lookAndCopy(c.p.zip(t), Hints{HeaderRow: -1})
			if err != nil {
				t.Fatal(err)
			}
			want := c.want
			if want == "" {
				want = "é,2024-03-14\n"
			}
			if text != want {
				t.Errorf("got %q, want %q", text, want)
			}
			if c.doubt != "" && hasDoubt(look.Doubts, c.doubt) == nil {
				t.Errorf("no doubt %s in %v", c.doubt, look.Doubts)
			}
		})
	}
}
