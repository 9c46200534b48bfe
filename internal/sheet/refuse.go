package sheet

import (
	"bytes"

	"foyer/internal/foyer"
)

func isZip(b []byte) bool {
	return bytes.HasPrefix(b, []byte("PK\x03\x04")) || bytes.HasPrefix(b, []byte("PK\x05\x06")) || bytes.HasPrefix(b, []byte("PK\x07\x08"))
}

func isOLE(b []byte) bool {
	return bytes.HasPrefix(b, []byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1})
}

// refuseContent refuses by its first bytes what is no table of text, each kind
// with the sentence that says how to get one.
func refuseContent(head []byte) error {
	for _, m := range []struct{ magic, key string }{
		{"%PDF-", "file.is_pdf"},
		{`{\rtf`, "file.is_rtf"},
		{"\x1f\x8b", "file.is_packed"},
		{"BZh91AY&SY", "file.is_packed"},
		{"\xfd7zXZ\x00", "file.is_packed"},
		{"7z\xbc\xaf\x27\x1c", "file.is_packed"},
		{"Rar!\x1a\x07", "file.is_packed"},
		{"(\xb5/\xfd", "file.is_packed"},
		{"\x89PNG\r\n", "file.is_image"},
		{"\xff\xd8\xff", "file.is_image"},
		{"GIF87a", "file.is_image"},
		{"GIF89a", "file.is_image"},
		{"II*\x00", "file.is_image"},
		{"MM\x00*", "file.is_image"},
		{"SQLite format 3\x00", "file.is_database"},
		{"BEGIN:VCARD", "file.is_vcard"},
		{"MZ\x90\x00", "file.is_program"},
		{"\x7fELF", "file.is_program"},
	} {
		if bytes.HasPrefix(head, []byte(m.magic)) {
			return foyer.Fail(foyer.Unsupported, m.key)
		}
	}
	if bytes.HasPrefix(head, []byte("RIFF")) && len(head) > 12 && string(head[8:12]) == "WEBP" {
		return foyer.Fail(foyer.Unsupported, "file.is_image")
	}
	// The old kinds of workbook begin with a record of its length.
	if len(head) > 4 && head[0] == 0x09 && (head[1] == 0 || head[1] == 2 || head[1] == 4 || head[1] == 8) && (head[2] == 4 || head[2] == 6 || head[2] == 8) && head[3] == 0 {
		return foyer.Fail(foyer.Unsupported, "file.xls")
	}
	start := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head[:min(len(head), 2048)], []byte{0xef, 0xbb, 0xbf}), " \t\r\n"))
	switch {
	case bytes.HasPrefix(start, []byte("<?xml")) && bytes.Contains(start, []byte("urn:schemas-microsoft-com:office:spreadsheet")):
		return foyer.Fail(foyer.Unsupported, "file.is_xml_sheet")
	case bytes.HasPrefix(start, []byte("<?xml")):
		return foyer.Fail(foyer.Unsupported, "file.is_xml")
	case bytes.HasPrefix(start, []byte("<!doctype html")), bytes.HasPrefix(start, []byte("<html")),
		bytes.HasPrefix(start, []byte("<table")), bytes.HasPrefix(start, []byte("<meta")), bytes.HasPrefix(start, []byte("<div")):
		return foyer.Fail(foyer.Unsupported, "file.is_html")
	case bytes.HasPrefix(start, []byte("mime-version:")) && bytes.Contains(start, []byte("multipart/related")):
		return foyer.Fail(foyer.Unsupported, "file.is_html")
	case startsJSON(start):
		return foyer.Fail(foyer.Unsupported, "file.is_json")
	}
	return nil
}

// startsJSON says whether a text begins as an object or a list of objects, on one
// line or on several.
func startsJSON(start []byte) bool {
	for _, open := range [...]string{`{"`, "[{"} {
		rest, ok := bytes.CutPrefix(start, []byte(open[:1]))
		if ok && bytes.HasPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte(open[1:])) {
			return true
		}
	}
	return false
}

// noise says whether bytes have more control signs than any text. Those that
// part fields and records in old exports do not count.
func noise(b []byte) bool {
	n := 0
	for _, c := range b {
		if c < ' ' && c != 0 && (c < 0x09 || c > 0x0d) && c != 0x01 && c != 0x02 && c < 0x1a {
			n++
		}
	}
	return n > 32 && 20*n > len(b)
}
