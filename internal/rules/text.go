package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"foyer/internal/foyer"
)

// tidy takes outer space off a cell: spaces and no-break spaces, and the marks
// that spreadsheets and chat programs leave around text without showing them.
func tidy(s string) string {
	// Most cells start and end with a plain character.
	if n := len(s); n > 0 && plain(s[0]) && plain(s[n-1]) {
		return s
	}
	return strings.TrimFunc(s, outer)
}

func plain(c byte) bool { return c > ' ' && c < utf8.RuneSelf }

func outer(r rune) bool { return unicode.IsSpace(r) || r < ' ' || invisible(r) }

// invisible says whether a rune has neither width nor meaning in a field: byte
// order marks, zero-width spaces, and marks of writing direction.
func invisible(r rune) bool {
	switch {
	case r == 0xFEFF, r == 0x00AD, r == 0x2060, r == 0x061C:
		return true
	case 0x200B <= r && r <= 0x200F, 0x202A <= r && r <= 0x202E, 0x2066 <= r && r <= 0x2069:
		return true
	}
	return false
}

// oneLine answers a tidied text with every run of space inside as one space and
// invisible marks taken out. Joiners stay: some scripts need them inside words.
func oneLine(s string) string {
	s = tidy(s)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c >= utf8.RuneSelf || c == ' ' && s[i-1] == ' ' {
			return oneLineSlow(s)
		}
	}
	return s
}

func oneLineSlow(s string) string {
	ok, space := true, false
	for _, r := range s {
		sp := unicode.IsSpace(r) || r < ' '
		if sp && (space || r != ' ') || invisible(r) && r != 0x200C && r != 0x200D {
			ok = false
			break
		}
		space = sp
	}
	if ok {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space = false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || r < ' ':
			space = true
		case invisible(r) && r != 0x200C && r != 0x200D:
		default:
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(r)
		}
	}
	return b.String()
}

// manyLines answers a tidied text with line breaks as "\n".
func manyLines(s string) string {
	s = tidy(s)
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// blank says whether a cell that should hold a date, an amount, a phone or an
// email says only that it holds none.
func blank(s string) bool {
	switch s {
	case "", "-", "--", "---", "–", "—", ".", "/", "NULL", "null", "\\N":
		return true
	}
	return false
}

// folded answers s in lower case, without accents, with runs of anything but
// letters and digits as one space. It allocates only when s needs it.
func folded(s string) string {
	clean := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == ' ' && i > 0 && s[i-1] != ' ' {
			continue
		}
		clean = false
		break
	}
	if clean {
		return strings.TrimSuffix(s, " ")
	}
	var buf [96]byte
	return string(appendFolded(buf[:0], s))
}

func appendFolded(dst []byte, s string) []byte {
	at, gap := len(dst), false
	for _, r := range s {
		if unicode.Is(unicode.Mn, r) { // falls away with the accents
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r) {
			gap = true
			continue
		}
		if gap && len(dst) > at {
			dst = append(dst, ' ')
		}
		gap = false
		dst = foyer.FoldRune(dst, r)
	}
	return dst
}

// importNote is the note that keeps a value which found no field.
func importNote(header, raw string) foyer.NewNote {
	return foyer.NewNote{Kind: foyer.NoteImport, Text: foyer.ImportMark + header + ": " + manyLines(raw)}
}
