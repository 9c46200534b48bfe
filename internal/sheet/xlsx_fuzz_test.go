package sheet

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"
)

// What our scan calls well-formed, the XML of the standard library does too, with
// the same text and the same elements.
func FuzzXMLScan(f *testing.F) {
	for _, s := range []string{`<a b="c>d"><b/>x&amp;y<![CDATA[<&]]></a>`, sheetXML(headerRow, ""), textsXML("a"), `<a>&#x41;</a>`, `<?xml version="1.0"?><!-- c --><a b='"'/>`, "<a>\r\n\r</a>", `<x:a xmlns:x="u"><x:b></x:b></x:a>`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		x, err := newXMLScan(iotestOneByte{bytes.NewReader(b)})
		if err != nil {
			return
		}
		var ours strings.Builder
		for {
			tok, err := x.next()
			if err != nil {
				return
			}
			if tok == xmlEOF {
				break
			}
			switch tok {
			case xmlStart:
				fmt.Fprintf(&ours, "<%s %d>", x.name, len(x.attrs))
			case xmlEnd:
				fmt.Fprintf(&ours, "</%s>", x.name)
			case xmlText:
				text, err := x.appendText(nil)
				if err != nil {
					return
				}
				ours.Write(text)
			}
		}
		d := xml.NewDecoder(bytes.NewReader(b))
		d.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, io.ErrUnexpectedEOF }
		var theirs strings.Builder
		for {
			tok, err := d.RawToken()
			if err == io.EOF {
				break
			}
			if err != nil {
				return // stricter about characters than we are
			}
			switch tok := tok.(type) {
			case xml.StartElement:
				fmt.Fprintf(&theirs, "<%s %d>", tok.Name.Local, len(tok.Attr))
			case xml.EndElement:
				fmt.Fprintf(&theirs, "</%s>", tok.Name.Local)
			case xml.CharData:
				theirs.Write(tok)
			}
		}
		// Space around the root is text to them and nothing to us.
		if strings.TrimSpace(ours.String()) != strings.TrimSpace(theirs.String()) {
			t.Errorf("of %q\nours   %q\ntheirs %q", b, ours.String(), theirs.String())
		}
	})
}

type iotestOneByte struct{ r io.Reader }

func (o iotestOneByte) Read(b []byte) (int, error) {
	if len(b) == 0 {
		return 0, nil
	}
	return o.r.Read(b[:1])
}

// Mutated workbooks: no panic, and rows only if the parts were whole.
func FuzzWorkbook(f *testing.F) {
	f.Add(goodParts(leadRows(3)).zip(f), uint32(0), byte(0))
	f.Add(goodParts(leadRows(3)).zip(f), uint32(900), byte(1))
	f.Fuzz(func(t *testing.T, b []byte, at uint32, x byte) {
		if len(b) > 0 {
			b = bytes.Clone(b)
			b[int(at)%len(b)] ^= x
		}
		look, copied, text, err := lookAndCopy(b, Hints{})
		if err != nil {
			return
		}
		if copied.DataStart > int64(len(text)) || strings.Count(text[:copied.DataStart], "\n") < copied.Dialect.LeadIn {
			t.Errorf("data from %d of %d, %+v", copied.DataStart, len(text), look.Dialect)
		}
	})
}

// The same with the XML itself mutated inside a sound container: of a sheet that
// is accepted, every cell with a value was given out.
func FuzzSheetXML(f *testing.F) {
	f.Add([]byte(goodParts(leadRows(3))[partSheet]))
	f.Add([]byte(sheetXML(`<row><c t="b"><v>1</v></c></row><row r="7"><c r="C7" s="1"><f>A1</f></c></row>`, `<mergeCells><mergeCell ref="A1:B2"/></mergeCells>`)))
	f.Fuzz(func(t *testing.T, b []byte) {
		p := goodParts("")
		p[partSheet] = string(b)
		look, _, text, err := lookAndCopy(p.zip(t), Hints{})
		if err != nil || hasDoubt(look.Doubts, doubtBelow) != nil {
			return
		}
		// Counted by another reader of XML, with no idea of rows and columns.
		d := xml.NewDecoder(bytes.NewReader(b))
		d.Strict = false
		var path []string
		want := 0
		for {
			tok, err := d.RawToken()
			if err != nil {
				break
			}
			switch tok := tok.(type) {
			case xml.StartElement:
				path = append(path, tok.Name.Local)
			case xml.EndElement:
				if len(path) > 0 {
					path = path[:len(path)-1]
				}
			case xml.CharData:
				if strings.Join(path, "/") == "worksheet/sheetData/row/c/v" && len(bytes.TrimSpace(tok)) > 0 {
					want++
				}
			}
		}
		cells, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			return // cells that hold a lone carriage return and the like
		}
		got := 0
		for _, row := range cells {
			for _, c := range row {
				if c != "" {
					got++
				}
			}
		}
		if got < want {
			t.Errorf("%d cells of %d came out of %q: %q", got, want, b, text)
		}
	})
}
