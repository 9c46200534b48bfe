package sheet

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/transform"

	"foyer/internal/foyer"
)

const (
	textSample = 200 // rows shown
	headRows   = 300 // rows the layout is judged by
)

// Look finds out what a file is and how it is to be read, by its content and
// never by its name; hints of a person replace guesses. What is no table is
// refused with a sentence that says what to do.
func Look(ctx context.Context, f File, h Hints) (Finding, error) {
	head := make([]byte, min(headSize, f.Size()))
	if n, err := f.ReadAt(head, 0); n < len(head) {
		return Finding{}, fmt.Errorf("look: %w", err)
	}
	if isZip(head) || isOLE(head) {
		return lookWorkbook(ctx, f, h)
	}
	if err := refuseContent(head); err != nil {
		return Finding{}, err
	}
	if f.Size() > MaxBytes {
		return Finding{}, foyer.Fail(foyer.TooLarge, "file.too_large", "limit", strconv.Itoa(MaxBytes>>30)+" GB")
	}
	if f.Size() > int64(len(head)) && !bytes.ContainsAny(head, "\r\n") {
		// The first row alone is longer than what a list is judged by.
		head = make([]byte, min(MaxRow, f.Size()))
		if n, err := f.ReadAt(head, 0); n < len(head) {
			return Finding{}, fmt.Errorf("look: %w", err)
		}
		if f.Size() > MaxRow && !bytes.ContainsAny(head, "\r\n") {
			return Finding{}, foyer.Fail(foyer.TooLarge, "read.row_too_long", "row", "1", "mb", strconv.Itoa(MaxRow>>20))
		}
	}
	return lookText(ctx, f, h, head)
}

// NeedsCopy says whether rows cannot be read again by their span alone, so that
// [Copy] has to write them out first.
func NeedsCopy(fd Finding) bool {
	return fd.Format != "csv" || wideOf(fd.Dialect.Encoding) != nil
}

func lookText(ctx context.Context, f File, h Hints, head []byte) (Finding, error) {
	fd := Finding{Format: "csv", Header: nil, Sample: [][]string{}, Sheets: []SheetInfo{}, Doubts: []Doubt{}, Accents: []string{}, Size: f.Size()}
	s, mark, err := lookEncoding(ctx, f, h, head, &fd)
	if err != nil {
		return Finding{}, err
	}
	part := head[mark:]
	last := int64(len(head)) == f.Size()
	if e := wideOf(fd.Dialect.Encoding); e != nil {
		// Judged by its decoded beginning; rows are read from the copy later.
		part, err = io.ReadAll(transform.NewReader(bytes.NewReader(part), e.NewDecoder()))
		if err != nil {
			return Finding{}, fmt.Errorf("look: %w", err)
		}
		s = survey{}
		if s.ends(part, false) {
			s.cr++
		}
	}
	if !last && len(part) > 0 {
		// The head may end in the middle of a letter.
		part = part[:len(part)-min(4, len(part))]
	}
	if s.binary || noise(part) {
		return Finding{}, foyer.Fail(foyer.Unsupported, "file.is_binary")
	}
	if err := lookTable(&fd, h, part, int64(mark), s, last); err != nil {
		return Finding{}, err
	}
	if wideOf(fd.Dialect.Encoding) != nil {
		fd.Accents = accents(accented(part), encUTF8)
		return fd, nil
	}
	return fd, fd.resample(f)
}

// resample takes the sample again as the rows will be read: the head may hold the
// beginning of a second table.
func (fd *Finding) resample(f File) error {
	r, err := Open(f, *fd, Place{})
	if err != nil {
		return err
	}
	// Of the widths in the head it is not known yet which are of the first table.
	r.ends.ragged = nil
	rows := [][]string{}
	for len(rows) < len(fd.Sample) {
		row, err := r.Next()
		if err != nil {
			// What is wrong with a row is said when it is read.
			break
		}
		cells := make([]string, len(row.Cells))
		for i, c := range row.Cells {
			cells[i] = strings.Clone(c)
		}
		rows = append(rows, cells)
	}
	fd.Sample = rows
	return nil
}

// accented answers words with letters beyond ASCII of decoded text.
func accented(b []byte) []byte {
	var s survey
	s.letter(b, true)
	return s.high
}

// lookEncoding sets the encoding: by hint, by mark, by zeros, by reading it all.
// It answers the length of the mark.
func lookEncoding(ctx context.Context, f File, h Hints, head []byte, fd *Finding) (survey, int, error) {
	enc, mark := byMark(head)
	fd.Dialect.BOM = mark > 0
	if enc == "" {
		enc = byNULs(head)
	}
	if h.Encoding != "" {
		name := encodingName(h.Encoding)
		if name == "" {
			return survey{}, 0, foyer.Fail(foyer.Invalid, "read.unknown_encoding", "encoding", h.Encoding)
		}
		if enc != name && wideOf(enc) != nil {
			mark, fd.Dialect.BOM = 0, false
		}
		enc = name
	}
	fd.Dialect.Encoding = enc
	if wideOf(enc) != nil {
		return survey{}, mark, nil
	}
	s, err := surveyFile(ctx, f, int64(mark))
	if err != nil {
		return s, 0, err
	}
	s.binary = s.nuls > 64 && 10*s.nuls > f.Size()
	switch {
	case enc == "":
		sure := true
		fd.Dialect.Encoding, sure = s.byLetters()
		if !sure {
			fd.doubt("read.encoding_guessed", 0, "encoding", fd.Dialect.Encoding)
		}
	case enc == encUTF8 && s.broken > s.letters && h.Encoding == "":
		// A mark that lies: the text was converted and the mark was not.
		fd.Dialect.Encoding, _ = s.byLetters()
		fd.doubt("read.encoding_guessed", 0, "encoding", fd.Dialect.Encoding)
	}
	fd.Accents = accents(s.high, fd.Dialect.Encoding)
	return s, mark, nil
}

// accents answers words with letters beyond ASCII as the encoding reads them.
func accents(words []byte, enc string) []string {
	out := []string{}
	m := charmapOf(enc)
	for w := range bytes.SplitSeq(words, []byte{'\n'}) {
		var b strings.Builder
		for len(w) > 0 {
			r, n := utf8.DecodeRune(w)
			if m != nil {
				r, n = m.DecodeByte(w[0]), 1
			}
			b.WriteRune(r)
			w = w[n:]
		}
		if s := b.String(); s != "" && len(out) < 24 && (len(out) == 0 || out[len(out)-1] != s) {
			out = append(out, s)
		}
	}
	return out
}

func (fd *Finding) doubt(key string, row int, pairs ...string) {
	args := map[string]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		args[pairs[i]] = pairs[i+1]
	}
	fd.Doubts = append(fd.Doubts, Doubt{Key: key, Args: args, Row: row})
}

// lineEnd answers how rows end. A lone \r beside \n may be either: "mixed" then
// stands for a question that the dialect settles.
func (s survey) lineEnd() string {
	switch {
	case s.cr > 0 && s.lf+s.crlf == 0:
		return "\r"
	case s.cr > 0:
		return "mixed"
	case s.crlf > s.lf:
		return "\r\n"
	}
	return "\n"
}

// lookTable settles dialect, lead-in, header and sample. part is the text at byte
// mark of the file, or its decoded beginning.
func lookTable(fd *Finding, h Hints, part []byte, mark int64, s survey, last bool) error {
	base := fd.Dialect
	base.LineEnd = s.lineEnd()
	if wideOf(base.Encoding) != nil {
		base.Encoding = encUTF8
	}
	sep := sepLine(part)
	if sep != "" {
		base.Delimiter = sep
	}
	chosen := sniffDialect(part, base, h, last)
	d := chosen.d
	width := chosen.width
	t := cutTable(part, d, width, headRows, last)
	rows := t.rows
	above := 0
	if sep != "" && len(rows) > 0 {
		above = 1 // the line that names the delimiter
	}
	var l layout
	if width > 0 {
		l = findLayout(rows[above:], width)
	}
	l.leadIn += above
	switch {
	case h.HeaderRow > len(rows):
		return foyer.Fail(foyer.Invalid, "read.no_such_row", "row", strconv.Itoa(h.HeaderRow))
	case h.HeaderRow > 0:
		l.leadIn, l.header = h.HeaderRow-1, 1
	case h.HeaderRow < 0:
		l.header = 0
	}
	d.LeadIn, d.HeaderRows, d.FirstRow = l.leadIn, l.header, l.leadIn+l.header+1
	if l.header > 0 {
		d.HeaderRow = l.leadIn + 1
		fd.Header = joinHeader(rows[l.leadIn : l.leadIn+l.header])
		width = max(width, len(fd.Header))
	}
	fd.Width = width
	skipped := 0
	if n := l.leadIn + l.header; n > 0 {
		skipped = t.ends[n-1]
	}
	fd.DataStart = mark + int64(skipped)
	fd.sample(rows[l.leadIn+l.header:])
	fd.Reason = fmt.Sprintf("%d/%d/%d", fd.Width, chosen.same, chosen.rows)
	enc := fd.Dialect.Encoding
	bom := fd.Dialect.BOM
	fd.Dialect = d
	fd.Dialect.Encoding, fd.Dialect.BOM = enc, bom
	if l.leadIn > above {
		fd.doubt("read.lead_in", 1, "count", strconv.Itoa(l.leadIn))
	}
	if l.header > 1 {
		fd.doubt("read.header_lines", d.HeaderRow, "count", strconv.Itoa(l.header))
	}
	if l.header == 0 && width > 0 {
		fd.doubt("read.no_header", d.FirstRow)
	}
	if fd.Width > 2000 {
		fd.doubt("read.many_columns", 0, "count", strconv.Itoa(fd.Width))
	}
	return nil
}

func (fd *Finding) sample(rows [][]string) {
	for _, row := range rows {
		if len(fd.Sample) == textSample {
			return
		}
		if !blank(row) {
			fd.Sample = append(fd.Sample, row)
		}
	}
}

// sepLine answers the delimiter that a first line "sep=;" names, as spreadsheets
// write and understand it, or "".
func sepLine(b []byte) string {
	line, _, _ := bytes.Cut(b[:min(len(b), 32)], []byte{'\n'})
	s := strings.Trim(strings.TrimSuffix(string(line), "\r"), `"`)
	if len(s) < 5 || !strings.EqualFold(s[:4], "sep=") {
		return ""
	}
	if rest := s[4:]; utf8.RuneCountInString(rest) == 1 {
		return rest
	}
	return ""
}
