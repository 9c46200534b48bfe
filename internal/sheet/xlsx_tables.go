package sheet

import (
	"fmt"
	"strconv"
	"strings"
)

// XLSXTable is a further sheet of a workbook, to look things up on: a header and few
// rows of texts.
type XLSXTable struct {
	Name   string
	Header []string
	Rows   [][]string
}

// tableSheet is the part of one table.
func tableSheet(t *XLSXTable) string {
	var b strings.Builder
	b.WriteString(xmlProlog + `<worksheet xmlns="` + nsSheet + `"><dimension ref="A1:` + columnName(max(1, len(t.Header))) + strconv.Itoa(len(t.Rows)+1) + `"/>` +
		`<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`)
	if len(t.Header) > 0 {
		b.WriteString(`<cols><col min="1" max="` + strconv.Itoa(len(t.Header)) + `" width="28" customWidth="1"/></cols>`)
	}
	b.WriteString(`<sheetData>`)
	put := func(row, style int, cells []string) {
		fmt.Fprintf(&b, `<row r="%d">`, row)
		for i, text := range cells {
			if text == "" {
				continue
			}
			fmt.Fprintf(&b, `<c r="%s%d" s="%d" t="inlineStr"><is><t xml:space="preserve">`, columnName(i+1), row, style)
			b.Write(appendXString(nil, Shortened(text)))
			b.WriteString(`</t></is></c>`)
		}
		b.WriteString(`</row>`)
	}
	put(1, styleHeader, t.Header)
	for i, cells := range t.Rows {
		put(i+2, styleText, cells)
	}
	b.WriteString(`</sheetData></worksheet>`)
	return b.String()
}

// freeName answers a name for a sheet that none before it has.
func freeName(taken []string, name string) string {
	name = sheetName(name, "Sheet")
	for n, stem := 2, name; ; n++ {
		twice := false
		for _, t := range taken {
			twice = twice || strings.EqualFold(t, name)
		}
		if !twice {
			return name
		}
		name = sheetName(stem[:min(len(stem), 20)]+" "+strconv.Itoa(n), "Sheet")
	}
}
