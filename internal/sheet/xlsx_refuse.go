package sheet

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"strconv"
	"unicode/utf16"

	"foyer/internal/foyer"
)

// The refusals. Each is a sentence that says what to do; what exactly was wrong
// is for the log.
func errDamaged(part string, cause error) error {
	e := foyer.Fail(foyer.Invalid, "file.xlsx_damaged", "part", part)
	e.Message = fmt.Sprintf("%s: %s: %v", e.Key, part, cause)
	return e
}

// errDamagedSheet says how far a sheet could be read.
func errDamagedSheet(s bookSheet, row int, cause error) error {
	e := foyer.Fail(foyer.Invalid, "file.xlsx_damaged_row", "sheet", s.name, "row", strconv.Itoa(row))
	e.Message = fmt.Sprintf("%s: %s, row %d: %v", e.Key, s.part.Name, row, cause)
	return e
}

func errCutShort(cause error) error {
	e := foyer.Fail(foyer.Invalid, "file.xlsx_cut")
	e.Message = fmt.Sprintf("%s: %v", e.Key, cause)
	return e
}

func errUnsafe(why string) error {
	e := foyer.Fail(foyer.Invalid, "file.xlsx_unsafe")
	e.Message = e.Key + ": " + why
	return e
}

func errTooLarge(limit string) error {
	return foyer.Fail(foyer.TooLarge, "file.xlsx_too_large", "limit", limit)
}

// refuseOthers tells other documents that live in a zip from a workbook.
func (a *archive) refuseOthers() error {
	has := func(name string) bool { return a.parts[name] != nil }
	switch {
	case has("xl/workbook.bin"):
		return foyer.Fail(foyer.Unsupported, "file.xlsb")
	case has("index/document.iwa"), has("index.zip"):
		return foyer.Fail(foyer.Unsupported, "file.numbers")
	case has("mimetype") && has("content.xml"):
		return foyer.Fail(foyer.Unsupported, "file.ods")
	case has("word/document.xml"):
		return foyer.Fail(foyer.Unsupported, "file.word")
	case has("[content_types].xml"), has("_rels/.rels"), has("xl/workbook.xml"):
		return nil
	}
	return foyer.Fail(foyer.Unsupported, "file.zip")
}

// refuseOLE tells a locked workbook from one of the old kind.
func refuseOLE(f File) error {
	block := make([]byte, 64<<10)
	locked, old := utf16Name("EncryptedPackage"), utf16Name("Workbook")
	for at := int64(0); at < min(f.Size(), xlsxMaxFile); at += int64(len(block)) - 64 {
		n, err := f.ReadAt(block, at)
		if bytes.Contains(block[:n], locked) {
			return foyer.Fail(foyer.Unsupported, "file.password")
		}
		if bytes.Contains(block[:n], old) {
			break
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return fmt.Errorf("read the workbook: %w", err)
		}
	}
	return foyer.Fail(foyer.Unsupported, "file.xls")
}

func utf16Name(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}
