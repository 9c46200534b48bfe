package sheet

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"strconv"
	"strings"
)

const (
	xmlProlog = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	nsSheet   = `http://schemas.openxmlformats.org/spreadsheetml/2006/main`
	nsOffice  = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	nsPackage = `http://schemas.openxmlformats.org/package/2006/`
	typeSheet = `application/vnd.openxmlformats-officedocument.spreadsheetml.`
)

// Close puts the workbook together and writes it. It does not close what is
// written to. After an error, what was written is worth nothing.
func (x *XLSXWriter) Close() error {
	defer x.spool.close()
	if x.err != nil {
		return x.err
	}
	x.line = append(x.line, `</sheetData>`...)
	if x.header {
		x.line = append(x.line, `<autoFilter ref="`+x.extent()+`"/>`...)
		x.line = append(x.line, x.validations()...)
	}
	x.line = append(x.line, `<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>`...)
	if len(x.noted) > 0 {
		x.line = append(x.line, `<legacyDrawing xmlns:r="`+nsOffice+`" r:id="rId2"/>`...)
	}
	x.line = append(x.line, `</worksheet>`...)
	if err := x.flush(); err != nil {
		return err
	}
	err := x.packer.Close()
	if err == nil {
		err = x.assemble()
	}
	if err != nil {
		x.err = fmt.Errorf("write a workbook: %w", err)
	}
	return x.err
}

// sharedTexts is the list of texts that cells name by number.
func (x *XLSXWriter) sharedTexts() string {
	b := []byte(xmlProlog + `<sst xmlns="` + nsSheet + `" uniqueCount="` + strconv.Itoa(len(x.texts)) + `">`)
	for _, s := range x.texts {
		b = append(b, `<si><t`...)
		if keepsSpace(s) {
			b = append(b, ` xml:space="preserve"`...)
		}
		b = append(b, '>')
		b = appendXString(b, s)
		b = append(b, `</t></si>`...)
	}
	return string(append(b, `</sst>`...))
}

func (x *XLSXWriter) extent() string {
	return "A1:" + columnName(max(1, x.cols)) + strconv.Itoa(max(1, x.row))
}

func (x *XLSXWriter) assemble() error {
	z := zip.NewWriter(x.w)
	sheets := []string{sheetName(x.opt.Sheet, "Sheet1")}
	notes := x.opt.NotesSheet != "" && x.header && len(x.opt.Notes) > 0
	if notes {
		sheets = append(sheets, freeName(sheets, x.opt.NotesSheet))
	}
	tables := len(sheets)
	for i := range x.opt.Tables {
		sheets = append(sheets, freeName(sheets, x.opt.Tables[i].Name))
	}
	choices := x.header && x.hasChoices()
	if choices {
		sheets = append(sheets, choicesSheet)
	}
	for _, p := range []struct{ name, text string }{
		{"[Content_Types].xml", contentTypes(len(sheets), len(x.noted) > 0)},
		{"xl/sharedStrings.xml", x.sharedTexts()},
		{"_rels/.rels", relations([]string{"officeDocument"}, []string{"xl/workbook.xml"})},
		{"xl/workbook.xml", x.workbook(sheets)},
		{"xl/_rels/workbook.xml.rels", workbookRelations(len(sheets))},
		{"xl/styles.xml", writtenStyles},
	} {
		if err := putPart(z, p.name, p.text); err != nil {
			return err
		}
	}
	if notes {
		if err := putPart(z, "xl/worksheets/sheet2.xml", x.notes()); err != nil {
			return err
		}
	}
	for i := range x.opt.Tables {
		if err := putPart(z, fmt.Sprintf("xl/worksheets/sheet%d.xml", tables+i+1), tableSheet(&x.opt.Tables[i])); err != nil {
			return err
		}
	}
	if choices {
		if err := putPart(z, fmt.Sprintf("xl/worksheets/sheet%d.xml", len(sheets)), x.choices()); err != nil {
			return err
		}
	}
	if err := x.putNotes(z); err != nil {
		return err
	}
	if err := x.putSheet(z); err != nil {
		return err
	}
	return z.Close()
}

// putPart packs a small part. Sizes and sum stand before the data, where even the
// simplest reader finds them.
func putPart(z *zip.Writer, name, text string) error {
	var packed bytes.Buffer
	fw, err := flate.NewWriter(&packed, flate.DefaultCompression)
	if err == nil {
		_, err = io.WriteString(fw, text)
	}
	if err == nil {
		err = fw.Close()
	}
	if err != nil {
		return err
	}
	return putPacked(z, name, crc32.ChecksumIEEE([]byte(text)), int64(len(text)), int64(packed.Len()), &packed)
}

func putPacked(z *zip.Writer, name string, sum uint32, size, packed int64, r io.Reader) error {
	h := &zip.FileHeader{
		Name: name, Method: zip.Deflate, CRC32: sum, ReaderVersion: 20,
		UncompressedSize64: uint64(size), CompressedSize64: uint64(packed),
	}
	//lint:ignore SA1019 CreateRaw writes this field, and Modified it does not look at
	h.ModifiedDate = 1<<5 | 1 // 1 January 1980, the first day a zip knows
	w, err := z.CreateRaw(h)
	if err == nil {
		_, err = io.Copy(w, r)
	}
	return err
}

// putSheet writes the sheet: a head that only now is known, and the rows behind
// it. Packed blocks that end on a byte can stand one after the other.
func (x *XLSXWriter) putSheet(z *zip.Writer) error {
	head := x.sheetHead()
	var packed bytes.Buffer
	fw, err := flate.NewWriter(&packed, packLevel)
	if err == nil {
		_, err = io.WriteString(fw, head)
	}
	if err == nil {
		err = fw.Flush()
	}
	if err != nil {
		return err
	}
	return putPacked(z, "xl/worksheets/sheet1.xml",
		combineSums(crc32.ChecksumIEEE([]byte(head)), x.sum, x.size), int64(len(head))+x.size,
		int64(packed.Len())+x.spool.size, io.MultiReader(&packed, x.spool.reader()))
}

func (x *XLSXWriter) sheetHead() string {
	var b strings.Builder
	b.WriteString(xmlProlog + `<worksheet xmlns="` + nsSheet + `"><dimension ref="` + x.extent() + `"/><sheetViews><sheetView`)
	b.WriteString(` tabSelected="1" workbookViewId="0">`)
	if x.header {
		b.WriteString(`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/>`)
	}
	b.WriteString(`</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`)
	if len(x.widths) > 0 {
		b.WriteString(`<cols>`)
		for i, w := range x.widths {
			fmt.Fprintf(&b, `<col min="%d" max="%d" width="%d" customWidth="1"`, i+1, i+1, min(max(w+3, 9), 48))
			if x.opt.AllText {
				fmt.Fprintf(&b, ` style="%d"`, styleText)
			}
			if i < len(x.opt.Hidden) && x.opt.Hidden[i] {
				b.WriteString(` hidden="1"`)
			}
			b.WriteString("/>")
		}
		b.WriteString(`</cols>`)
	}
	b.WriteString(`<sheetData>`)
	return b.String()
}

// notes is the second sheet: the columns, and what there is to say of each.
func (x *XLSXWriter) notes() string {
	var b strings.Builder
	b.WriteString(xmlProlog + `<worksheet xmlns="` + nsSheet + `"><dimension ref="A1:B` + strconv.Itoa(max(1, len(x.names))) + `"/>` +
		`<cols><col min="1" max="1" width="32" customWidth="1"/><col min="2" max="2" width="60" customWidth="1"/></cols><sheetData>`)
	put := func(col string, row int, text string) {
		fmt.Fprintf(&b, `<c r="%s%d" t="inlineStr"><is><t xml:space="preserve">`, col, row)
		b.Write(appendXString(nil, text))
		b.WriteString(`</t></is></c>`)
	}
	for i, name := range x.names {
		fmt.Fprintf(&b, `<row r="%d">`, i+1)
		put("A", i+1, name)
		if i < len(x.opt.Notes) && x.opt.Notes[i] != "" {
			put("B", i+1, x.opt.Notes[i])
		}
		b.WriteString(`</row>`)
	}
	b.WriteString(`</sheetData></worksheet>`)
	return b.String()
}

func (x *XLSXWriter) workbook(sheets []string) string {
	var b strings.Builder
	b.WriteString(xmlProlog + `<workbook xmlns="` + nsSheet + `" xmlns:r="` + nsOffice + `"><bookViews><workbookView/></bookViews><sheets>`)
	for i, name := range sheets {
		state := ""
		if name == choicesSheet {
			state = ` state="hidden"`
		}
		fmt.Fprintf(&b, `<sheet name="%s" sheetId="%d"%s r:id="rId%d"/>`, attribute(name), i+1, state, i+1)
	}
	b.WriteString(`</sheets>`)
	if x.header {
		// A filter has to be named as well, or some programs show it and do not use it.
		quoted := `'` + strings.ReplaceAll(sheets[0], `'`, `''`) + `'`
		fmt.Fprintf(&b, `<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">%s!$A$1:$%s$%d</definedName></definedNames>`,
			attribute(quoted), columnName(max(1, x.cols)), x.row)
	}
	b.WriteString(`</workbook>`)
	return b.String()
}
