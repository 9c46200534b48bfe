package sheet

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"unicode/utf8"
)

// survey is what one pass over the bytes of a file tells of its encoding and its
// line ends.
type survey struct {
	letters  int64  // UTF-8 letters of more than one byte
	broken   int64  // bytes that are none
	nuls     int64  // bytes of zero
	binary   bool   // too many of them for a text
	lf, crlf int64  // line ends; lf counts those without a \r
	cr       int64  // \r that stand alone
	high     []byte // words with bytes beyond ASCII, some
	raw      []byte // the text from the first of them on, some
}

const (
	headSize   = 512 << 10 // of the file, to judge dialect and header by
	highSample = 64 << 10
)

// surveyFile reads the whole file once: one late letter decides between UTF-8 and
// the rest.
func surveyFile(ctx context.Context, f File, from int64) (survey, error) {
	var s survey
	buf := make([]byte, readSize)
	keep, cr := 0, false
	for at := from; at < f.Size(); {
		if err := ctx.Err(); err != nil {
			return s, fmt.Errorf("survey: %w", err)
		}
		want := min(int64(len(buf)-keep), f.Size()-at)
		n, err := f.ReadAt(buf[keep:keep+int(want)], at)
		if err != nil && err != io.EOF || n == 0 {
			return s, fmt.Errorf("survey at byte %d: %w", at, err)
		}
		cr = s.ends(buf[keep:keep+n], cr)
		b := buf[:keep+n]
		at += int64(n)
		keep = copy(buf, b[s.letter(b, at == f.Size()):])
	}
	if cr {
		s.cr++
	}
	return s, nil
}

// ends counts line ends in the next bytes; cr says that the byte before was \r.
func (s *survey) ends(b []byte, cr bool) bool {
	if !cr && bytes.IndexByte(b, '\r') < 0 {
		s.lf += int64(bytes.Count(b, []byte{'\n'}))
		return false
	}
	for len(b) > 0 {
		if cr {
			if b[0] == '\n' {
				s.crlf++
				b = b[1:]
			} else {
				s.cr++
			}
			cr = false
			continue
		}
		i := bytes.IndexByte(b, '\r')
		if i < 0 {
			i = len(b)
		}
		s.lf += int64(bytes.Count(b[:i], []byte{'\n'}))
		if i == len(b) {
			return false
		}
		cr, b = true, b[i+1:]
	}
	return cr
}

// letter judges bytes as UTF-8 and answers how many it has seen to the end: a
// letter cut in two is left for the next call.
func (s *survey) letter(b []byte, last bool) int {
	s.nuls += int64(bytes.Count(b, []byte{0}))
	i := 0
	for i < len(b) {
		if b[i] < utf8.RuneSelf {
			if i+8 <= len(b) && word(b[i:])&0x8080808080808080 == 0 {
				i += 8
				continue
			}
			i++
			continue
		}
		if !last && !utf8.FullRune(b[i:]) {
			return i
		}
		if s.raw == nil {
			s.raw = append([]byte{}, b[i:min(len(b), i+highSample)]...)
		}
		if len(s.high) < highSample && (len(s.high) == 0 || i == 0 || b[i-1] < utf8.RuneSelf) {
			s.high = append(s.high, around(b, i)...)
			s.high = append(s.high, '\n')
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			s.broken++
		} else {
			s.letters++
		}
		i += n
	}
	return i
}

func word(b []byte) uint64 {
	_ = b[7]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// around answers the word that has the letter at i.
func around(b []byte, i int) []byte {
	from, to := i, i
	for from > 0 && i-from < 24 && b[from-1] > ' ' && b[from-1] != ',' && b[from-1] != ';' {
		from--
	}
	for to < len(b) && to-i < 24 && b[to] > ' ' && b[to] != ',' && b[to] != ';' {
		to++
	}
	return b[from:to]
}

// byMark answers the encoding that a byte order mark names, and its length.
func byMark(head []byte) (string, int) {
	switch {
	case bytes.HasPrefix(head, []byte{0xef, 0xbb, 0xbf}):
		return encUTF8, 3
	case bytes.HasPrefix(head, []byte{0xff, 0xfe, 0, 0}):
		return encUTF32LE, 4
	case bytes.HasPrefix(head, []byte{0, 0, 0xfe, 0xff}):
		return encUTF32BE, 4
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}):
		return encUTF16LE, 2
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return encUTF16BE, 2
	}
	return "", 0
}

// byNULs answers the wide encoding that zeros at regular places give away, or "".
func byNULs(head []byte) string {
	n := len(head) &^ 3
	if n < 8 {
		n = len(head) &^ 1
	}
	if n < 4 || bytes.IndexByte(head[:n], 0) < 0 {
		return ""
	}
	var at [4]int
	for i, c := range head[:n] {
		if c == 0 {
			at[i&3]++
		}
	}
	quarter := n / 4
	even, odd := at[0]+at[2], at[1]+at[3]
	switch {
	case n >= 8 && 10*at[2] > 9*quarter && 10*at[3] > 9*quarter && 10*at[0] < quarter:
		return encUTF32LE
	case n >= 8 && 10*at[0] > 9*quarter && 10*at[1] > 9*quarter && 10*at[3] < quarter:
		return encUTF32BE
	case 5*odd > n/2 && 20*even <= odd:
		return encUTF16LE
	case 5*even > n/2 && 20*odd <= even:
		return encUTF16BE
	}
	// Scripts without ASCII have zeros in line ends and delimiters only: those
	// stand at one kind of place, and nothing else is zero. Of plain text with a
	// stray zero or two the rest is ASCII, which no such script is.
	le, be, other := 0, 0, 0
	for _, c := range head[:n] {
		if c != 0 && !isASCIIText(c) {
			other++
		}
	}
	if 8*other < n {
		return ""
	}
	for i := 0; i+1 < n; i += 2 {
		switch {
		case head[i+1] == 0 && isASCIIText(head[i]):
			le++
		case head[i] == 0 && isASCIIText(head[i+1]):
			be++
		}
	}
	switch {
	case le >= 2 && le == odd && even == 0:
		return encUTF16LE
	case be >= 2 && be == even && odd == 0:
		return encUTF16BE
	}
	return ""
}

func isASCIIText(c byte) bool { return c >= ' ' && c < 0x7f || c == '\n' || c == '\r' || c == '\t' }

// byLetters answers the encoding of bytes that are not UTF-8, by the letters they
// would be, and whether that is more than a guess.
func (s *survey) byLetters() (name string, sure bool) {
	if s.broken == 0 {
		return encUTF8, true
	}
	if s.letters >= 10*s.broken {
		// UTF-8 with some damage, or two files put together.
		return encUTF8, false
	}
	return guessCharset(s.high, s.raw)
}
