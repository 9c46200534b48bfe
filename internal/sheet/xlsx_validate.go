package sheet

import (
	"fmt"
	"strconv"
	"strings"
)

// choicesSheet is the hidden sheet that holds what lists of a written workbook
// offer. No sheet of a person's has such a name: it may not begin with an
// apostrophe, and theirs are trimmed of spaces.
const choicesSheet = "_foyer_choices"

func (x *XLSXWriter) hasChoices() bool {
	for i, list := range x.opt.Choices {
		if len(list) > 0 && i < x.cols {
			return true
		}
	}
	return false
}

// validations show a column's note when its header is selected, and offer what its
// cells may say. Prompts need no part of their own, which is why notes of columns
// are not comments. A list only offers: it refuses nothing.
func (x *XLSXWriter) validations() string {
	var b strings.Builder
	n := 0
	for i, note := range x.opt.Notes {
		if note == "" || i >= x.cols {
			continue
		}
		n++
		cell := columnName(i+1) + "1"
		b.WriteString(`<dataValidation allowBlank="1" showInputMessage="1" sqref="` + cell + `" prompt="` + attribute(cutUnits(note, 255)) + `"/>`)
	}
	for i, list := range x.opt.Choices {
		if len(list) == 0 || i >= x.cols || x.row < 2 {
			continue
		}
		n++
		col, from := columnName(i+1), columnName(i+1)
		fmt.Fprintf(&b, `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="%s2:%s%d"><formula1>%s!$%s$1:$%s$%d</formula1></dataValidation>`,
			col, col, x.row, choicesSheet, from, from, len(list))
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(`<dataValidations count="%d">%s</dataValidations>`, n, b.String())
}

// choices is the hidden sheet: under each column the values it offers.
func (x *XLSXWriter) choices() string {
	longest := 0
	for _, list := range x.opt.Choices {
		longest = max(longest, len(list))
	}
	var b strings.Builder
	b.WriteString(xmlProlog + `<worksheet xmlns="` + nsSheet + `"><sheetData>`)
	for row := range longest {
		b.WriteString(`<row r="` + strconv.Itoa(row+1) + `">`)
		for i, list := range x.opt.Choices {
			if row >= len(list) || i >= x.cols {
				continue
			}
			fmt.Fprintf(&b, `<c r="%s%d" s="%d" t="inlineStr"><is><t xml:space="preserve">`, columnName(i+1), row+1, styleText)
			b.Write(appendXString(nil, Shortened(list[row])))
			b.WriteString(`</t></is></c>`)
		}
		b.WriteString(`</row>`)
	}
	b.WriteString(`</sheetData></worksheet>`)
	return b.String()
}
