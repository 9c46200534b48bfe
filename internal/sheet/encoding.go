package sheet

import (
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// The encodings that are told apart by more than a guess of letters.
const (
	encUTF8    = "utf-8"
	encUTF16LE = "utf-16le"
	encUTF16BE = "utf-16be"
	encUTF32LE = "utf-32le"
	encUTF32BE = "utf-32be"
	enc1252    = "windows-1252"
)

// Encodings answers the names a person may choose from, the likely ones first.
func Encodings() []string {
	return []string{
		encUTF8, enc1252, "iso-8859-15", "macroman", "cp850", encUTF16LE, encUTF16BE,
		"iso-8859-1", "windows-1250", "iso-8859-2", "windows-1251", "koi8-r",
		"windows-1253", "windows-1254", "windows-1255", "windows-1256", "cp437",
		encUTF32LE, encUTF32BE, "shift_jis", "euc-jp", "gb18030", "big5", "euc-kr",
	}
}

// Delimiters answers the delimiters a person is offered; any other one character
// is possible.
func Delimiters() []string { return []string{",", ";", "\t", "|", "^", "~", "space"} }

// charmapOf answers the table of an encoding of one byte a letter, nil for others.
func charmapOf(name string) *charmap.Charmap {
	switch name {
	case enc1252:
		return charmap.Windows1252
	case "iso-8859-1":
		return charmap.ISO8859_1
	case "iso-8859-15":
		return charmap.ISO8859_15
	case "macroman":
		return charmap.Macintosh
	case "cp850":
		return charmap.CodePage850
	case "cp437":
		return charmap.CodePage437
	case "windows-1250":
		return charmap.Windows1250
	case "iso-8859-2":
		return charmap.ISO8859_2
	case "windows-1251":
		return charmap.Windows1251
	case "koi8-r":
		return charmap.KOI8R
	case "windows-1253":
		return charmap.Windows1253
	case "windows-1254":
		return charmap.Windows1254
	case "windows-1255":
		return charmap.Windows1255
	case "windows-1256":
		return charmap.Windows1256
	}
	return nil
}

// wideOf answers the encoding of a name whose letters take more bytes and whose
// rows cannot be told apart by bytes alone; nil for others.
func wideOf(name string) encoding.Encoding {
	switch name {
	case encUTF16LE:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case encUTF16BE:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case encUTF32LE:
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)
	case encUTF32BE:
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)
	case "shift_jis":
		return japanese.ShiftJIS
	case "euc-jp":
		return japanese.EUCJP
	case "gb18030":
		return simplifiedchinese.GB18030
	case "big5":
		return traditionalchinese.Big5
	case "euc-kr":
		return korean.EUCKR
	}
	return nil
}

// encodingName answers the name of [Encodings] for what a person or a detector
// calls it, and "" for one that is not read.
func encodingName(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	switch s {
	case "utf8", "ascii", "us-ascii", "utf-8-sig":
		return encUTF8
	case "cp1252", "windows1252", "ansi":
		return enc1252
	case "latin1", "latin-1", "iso8859-1", "iso_8859-1":
		return "iso-8859-1"
	case "latin9", "latin-9", "iso8859-15", "iso_8859-15":
		return "iso-8859-15"
	case "macintosh", "mac-roman", "mac_roman", "mac", "x-mac-roman":
		return "macroman"
	case "ibm850", "850", "dos":
		return "cp850"
	case "ibm437", "437":
		return "cp437"
	case "utf16", "utf-16", "utf16le", "utf-16-le":
		return encUTF16LE
	case "utf16be", "utf-16-be":
		return encUTF16BE
	case "utf32", "utf-32":
		return encUTF32LE
	case "cp1250":
		return "windows-1250"
	case "cp1251":
		return "windows-1251"
	case "cp1253", "iso-8859-7":
		return "windows-1253"
	case "shift-jis", "sjis", "cp932", "windows-31j":
		return "shift_jis"
	case "gbk", "gb2312", "gb-18030":
		return "gb18030"
	}
	for _, name := range Encodings() {
		if s == name {
			return name
		}
	}
	return ""
}
