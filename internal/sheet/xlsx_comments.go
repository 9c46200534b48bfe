package sheet

import (
	"archive/zip"
	"fmt"
	"strings"
)

// maxNotes is how many comments a workbook gets: they are kept until it is put
// together, and a spreadsheet with more of them crawls.
const maxNotes = 10_000

// notedCell is a cell with a comment, by row and column from 0.
type notedCell struct {
	row, col int
	text     string
}

// note keeps a comment on the cell being written.
func (x *XLSXWriter) note(text string) {
	if len(x.noted) < maxNotes {
		x.noted = append(x.noted, notedCell{x.row - 1, x.col, text})
	}
}

// putNotes writes the comments: their texts, and the boxes in which spreadsheets
// show them, without which some do not open the file.
func (x *XLSXWriter) putNotes(z *zip.Writer) error {
	if len(x.noted) == 0 {
		return nil
	}
	for _, p := range []struct{ name, text string }{
		{"xl/comments1.xml", x.comments()},
		{"xl/drawings/vmlDrawing1.vml", x.boxes()},
		{"xl/worksheets/_rels/sheet1.xml.rels", relations([]string{"comments", "vmlDrawing"}, []string{"../comments1.xml", "../drawings/vmlDrawing1.vml"})},
	} {
		if err := putPart(z, p.name, p.text); err != nil {
			return err
		}
	}
	return nil
}

func (x *XLSXWriter) comments() string {
	b := []byte(xmlProlog + `<comments xmlns="` + nsSheet + `"><authors><author>Foyer</author></authors><commentList>`)
	for _, n := range x.noted {
		b = fmt.Appendf(b, `<comment ref="%s%d" authorId="0"><text><t xml:space="preserve">`, columnName(n.col+1), n.row+1)
		b = appendXString(b, Shortened(n.text))
		b = append(b, `</t></text></comment>`...)
	}
	return string(append(b, `</commentList></comments>`...))
}

func (x *XLSXWriter) boxes() string {
	var b strings.Builder
	b.WriteString(`<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">` +
		`<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>` +
		`<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`)
	for i, n := range x.noted {
		fmt.Fprintf(&b, `<v:shape id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#fcf2d8" o:insetmode="auto">`+
			`<v:fill color2="#fcf2d8"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>`+
			`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%d,15,%d,2,%d,40,%d,6</x:Anchor>`+
			`<x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
			1025+i, n.col+1, n.row, n.col+3, n.row+4, n.row, n.col)
	}
	b.WriteString(`</xml>`)
	return b.String()
}
