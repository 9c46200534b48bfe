package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// part names of the workbooks that tests build by hand.
const (
	partSheet   = "xl/worksheets/sheet1.xml"
	partTexts   = "xl/sharedStrings.xml"
	partStyles  = "xl/styles.xml"
	partBook    = "xl/workbook.xml"
	partRels    = "xl/_rels/workbook.xml.rels"
	xmlHead     = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	nsMain      = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	nsRel       = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relOffice   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	relsOpening = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
)

// parts of a workbook by name; an empty text leaves the part out.
type parts map[string]string

// goodParts answers a plain workbook of one sheet with this sheetData. Its cell
// formats are, from 0: general, date, date of its own, date and time, time, UTC,
// days, duration, money.
func goodParts(rows string) parts {
	return parts{
		"[Content_Types].xml": xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
			`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>` +
			`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>` +
			`<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
		"_rels/.rels": relsOpening + `<Relationship Id="rId1" Type="` + relOffice + `officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		partBook:      bookXML("", sheetEntry("Leads", 1, "")),
		partRels: relsOpening + `<Relationship Id="rId1" Type="` + relOffice + `worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId90" Type="` + relOffice + `styles" Target="styles.xml"/>` +
			`<Relationship Id="rId91" Type="` + relOffice + `sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		partStyles: stylesXML(`<numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm:ss\ &quot;UTC&quot;"/>`+
			`<numFmt numFmtId="166" formatCode="0.00\ &quot;days&quot;"/><numFmt numFmtId="167" formatCode="[h]:mm:ss"/>`,
			0, 14, 164, 22, 20, 165, 166, 167, 4),
		partTexts: textsXML("Name", "Phone", "Email", "  spaced  ", "a&amp;b", "line&#10;two"),
		partSheet: sheetXML(rows, ""),
	}
}

func bookXML(pr string, sheets ...string) string {
	return xmlHead + `<workbook ` + nsMain + ` ` + nsRel + `>` + pr + `<sheets>` + strings.Join(sheets, "") + `</sheets></workbook>`
}

func sheetEntry(name string, n int, state string) string {
	if state != "" {
		state = ` state="` + state + `"`
	}
	return fmt.Sprintf(`<sheet name="%s" sheetId="%d"%s r:id="rId%d"/>`, name, n, state, n)
}

func sheetXML(rows, after string) string {
	return xmlHead + `<worksheet ` + nsMain + `><sheetData>` + rows + `</sheetData>` + after + `</worksheet>`
}

func stylesXML(formats string, ids ...int) string {
	var xfs strings.Builder
	for _, id := range ids {
		fmt.Fprintf(&xfs, `<xf numFmtId="%d" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`, id)
	}
	return xmlHead + `<styleSheet ` + nsMain + `><numFmts>` + formats + `</numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>` +
		`<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs>` + xfs.String() + `</cellXfs></styleSheet>`
}

func textsXML(texts ...string) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<sst ` + nsMain + `>`)
	for _, s := range texts {
		b.WriteString(`<si><t xml:space="preserve">` + s + `</t></si>`)
	}
	b.WriteString(`</sst>`)
	return b.String()
}

// with answers a copy of the parts with one changed.
func (p parts) with(name, text string) parts {
	q := maps.Clone(p)
	q[name] = text
	return q
}

// zip packs the parts; change may alter the header of each as it is written.
func (p parts) zip(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(p)) {
		if p[name] == "" {
			continue
		}
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(p[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// lookAndCopy goes the whole way of a workbook: the finding of the copy and its text.
func lookAndCopy(file []byte, h Hints) (look, copied Finding, text string, err error) {
	f := bytes.NewReader(file)
	if look, err = lookWorkbook(context.Background(), f, h); err != nil {
		return look, copied, "", err
	}
	var out bytes.Buffer
	copied, tot, err := copyWorkbook(context.Background(), f, look, &out)
	if err == nil && (tot.Size != int64(len(file)) || tot.Check() != nil || copied.Size != int64(out.Len())) {
		err = fmt.Errorf("totals %+v do not add up, or %d bytes are not %d", tot, copied.Size, out.Len())
	}
	for _, d := range tot.Doubts {
		if err == nil && hasDoubt(look.Doubts, d.Key) != nil {
			err = fmt.Errorf("%s is said twice", d.Key)
		}
	}
	return look, copied, out.String(), err
}

func hasDoubt(all []Doubt, key string) *Doubt {
	for i := range all {
		if all[i].Key == key {
			return &all[i]
		}
	}
	return nil
}
