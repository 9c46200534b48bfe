package sheet

import (
	"bytes"
	"errors"
	"io"
)

// xmlToken is what xmlScan.next found.
type xmlToken uint8

const (
	xmlEOF   xmlToken = iota
	xmlStart          // name and attrs are set
	xmlEnd            // name is set
	xmlText           // text is set; a long text may come in several pieces
)

// errXML is any breach of well-formedness; what exactly is broken helps nobody
// who has a damaged workbook before them.
var errXML = errors.New("not well-formed XML")

// errDoctype is a document type declaration: no spreadsheet program writes one,
// and all that is dangerous in XML begins there.
var errDoctype = errors.New("XML with a document type")

const (
	xmlChunk    = 64 << 10
	xmlMaxTag   = 1 << 20 // bytes of one tag or CDATA section
	xmlMaxDepth = 256
)

// xmlAttr is one attribute as it stands in the file, name without prefix.
type xmlAttr struct{ name, value []byte }

// xmlScan reads XML as a stream of tokens with no more memory than its longest
// tag. It is strict about structure (tags nest, one root, no document type, the
// text does not end before the root does), because the loss of half a sheet
// looks exactly like its breach, and easy about characters, which are repaired
// and flagged further down.
type xmlScan struct {
	r        io.Reader
	buf      []byte
	pos, end int
	eof      bool
	open     []byte // names of the open elements, one after the other
	marks    []int  // where each begins in open
	closed   bool   // the root element is done
	selfEnd  bool   // the last start tag was <a/>, its end is due

	name  []byte // local name; valid until the next call
	attrs []xmlAttr
	text  []byte
	plain bool // text is CDATA: references do not count
}

func newXMLScan(r io.Reader) (*xmlScan, error) {
	r, err := xmlDecoder(r)
	if err != nil {
		return nil, err
	}
	return &xmlScan{r: r, buf: make([]byte, xmlChunk)}, nil
}

// depth answers how many elements are open.
func (s *xmlScan) depth() int { return len(s.marks) }

// more reads on, keeping what is unread; it answers io.EOF at the end.
func (s *xmlScan) more() error {
	if s.eof {
		return io.EOF
	}
	if s.pos > 0 {
		copy(s.buf, s.buf[s.pos:s.end])
		s.end -= s.pos
		s.pos = 0
	}
	if s.end == len(s.buf) {
		if len(s.buf) >= xmlMaxTag {
			return errXML
		}
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	for range 100 {
		n, err := s.r.Read(s.buf[s.end:])
		s.end += n
		if err == io.EOF {
			s.eof = true
			if n == 0 {
				return io.EOF
			}
			return nil
		}
		if err != nil {
			return err
		}
		if n > 0 {
			return nil
		}
	}
	return io.ErrNoProgress
}

// next answers the next token, and xmlEOF once, after the root has closed and
// the reader has come to its own end (where a part's checksum is compared).
func (s *xmlScan) next() (xmlToken, error) {
	if s.selfEnd {
		s.selfEnd = false
		return xmlEnd, s.pop(s.open[s.marks[len(s.marks)-1]:])
	}
	for {
		if s.pos == s.end {
			switch err := s.more(); {
			case err == io.EOF && s.closed:
				return xmlEOF, nil
			case err == io.EOF:
				return xmlEOF, io.ErrUnexpectedEOF
			case err != nil:
				return xmlEOF, err
			}
		}
		if s.buf[s.pos] != '<' {
			if len(s.marks) == 0 {
				if err := s.skipSpace(); err != nil {
					return xmlEOF, err
				}
				continue
			}
			return s.readText()
		}
		tok, err := s.markup()
		if err != nil || tok != xmlEOF {
			return tok, err
		}
	}
}

// skipSpace passes the space before and after the root.
func (s *xmlScan) skipSpace() error {
	for ; s.pos < s.end; s.pos++ {
		switch s.buf[s.pos] {
		case ' ', '\t', '\r', '\n':
		case '<':
			return nil
		default:
			return errXML
		}
	}
	return nil
}

// readText answers the text up to the next tag, or a piece of it that cuts
// neither a reference nor a line end.
func (s *xmlScan) readText() (xmlToken, error) {
	from := 0
	for {
		b := s.buf[s.pos:s.end]
		if i := bytes.IndexByte(b[from:], '<'); i >= 0 {
			s.text, s.plain = b[:from+i], false
			s.pos += from + i
			return xmlText, nil
		}
		if len(b) >= xmlChunk/2 {
			cut := len(b)
			if i := bytes.LastIndexByte(b[cut-16:], '&'); i >= 0 {
				cut += i - 16
			}
			for cut > 0 && b[cut-1] == '\r' {
				cut--
			}
			if cut > 0 {
				s.text, s.plain = b[:cut], false
				s.pos += cut
				return xmlText, nil
			}
		}
		from = len(b)
		if err := s.more(); err != nil {
			return xmlEOF, noEOF(err)
		}
	}
}

var tagEnd, cdataEnd = []byte(">"), []byte("]]>")

// find answers where what begins after the first from bytes of the unread,
// reading on as needed.
func (s *xmlScan) find(from int, what []byte) (int, error) {
	for {
		b := s.buf[s.pos:s.end]
		if len(b) > from {
			i := -1
			if len(what) == 1 {
				i = bytes.IndexByte(b[from:], what[0])
			} else {
				i = bytes.Index(b[from:], what)
			}
			if i >= 0 {
				return from + i, nil
			}
			from = max(from, len(b)-len(what)+1)
		}
		if err := s.more(); err != nil {
			return 0, noEOF(err)
		}
	}
}

// has says whether the unread begins with what, reading on as needed.
func (s *xmlScan) has(what string) (bool, error) {
	for {
		b := s.buf[s.pos:s.end]
		n := min(len(b), len(what))
		if string(b[:n]) != what[:n] {
			return false, nil
		}
		if n == len(what) {
			return true, nil
		}
		if err := s.more(); err != nil {
			return false, noEOF(err)
		}
	}
}

// markup reads what begins with '<'. It answers xmlEOF for what is passed over.
func (s *xmlScan) markup() (xmlToken, error) {
	if s.end-s.pos < 2 {
		if err := s.more(); err != nil {
			return xmlEOF, noEOF(err)
		}
	}
	switch s.buf[s.pos+1] {
	case '?':
		return xmlEOF, s.skip("<?", "?>")
	case '!':
		return s.bang()
	case '/':
		i, err := s.find(2, tagEnd)
		if err != nil {
			return xmlEOF, err
		}
		name := trimXML(s.buf[s.pos+2 : s.pos+i])
		s.pos += i + 1
		return xmlEnd, s.pop(name)
	default:
		return xmlStart, s.startTag()
	}
}

func (s *xmlScan) bang() (xmlToken, error) {
	if ok, err := s.has("<!--"); ok || err != nil {
		if err != nil {
			return xmlEOF, err
		}
		return xmlEOF, s.skip("<!--", "-->")
	}
	if ok, err := s.has("<![CDATA["); ok || err != nil {
		if err != nil || len(s.marks) == 0 {
			return xmlEOF, errors.Join(err, errXML)
		}
		i, err := s.find(9, cdataEnd)
		if err != nil {
			return xmlEOF, err
		}
		s.text, s.plain = s.buf[s.pos+9:s.pos+i], true
		s.pos += i + 3
		return xmlText, nil
	}
	if ok, err := s.has("<!DOCTYPE"); ok || err != nil {
		return xmlEOF, errors.Join(err, errDoctype)
	}
	return xmlEOF, errXML
}

// skip passes over what open begins and shut ends, however long it is.
func (s *xmlScan) skip(open, shut string) error {
	for s.end-s.pos < len(open) {
		if err := s.more(); err != nil {
			return noEOF(err)
		}
	}
	s.pos += len(open)
	for {
		b := s.buf[s.pos:s.end]
		if i := bytes.Index(b, []byte(shut)); i >= 0 {
			s.pos += i + len(shut)
			return nil
		}
		s.pos += max(0, len(b)-len(shut)+1)
		if err := s.more(); err != nil {
			return noEOF(err)
		}
	}
}

// startTag reads a start tag whole, its attributes with it.
func (s *xmlScan) startTag() error {
	if s.closed {
		return errXML
	}
	if len(s.marks) >= xmlMaxDepth {
		return errXML
	}
	end := 1
	for {
		i, err := s.find(end, tagEnd)
		if err != nil {
			return err
		}
		if quotesClosed(s.buf[s.pos+1 : s.pos+i]) {
			end = i
			break
		}
		end = i + 1
	}
	tag := s.buf[s.pos+1 : s.pos+end]
	s.pos += end + 1
	if n := len(tag); n > 0 && tag[n-1] == '/' {
		s.selfEnd = true
		tag = tag[:n-1]
	}
	i := 0
	for i < len(tag) && !isXMLSpace(tag[i]) {
		i++
	}
	if !isXMLName(tag[:i]) {
		return errXML
	}
	s.marks = append(s.marks, len(s.open))
	s.open = append(s.open, tag[:i]...)
	s.name = localName(tag[:i])
	return s.readAttrs(tag[i:])
}

// pop closes the innermost element, which must have this name.
func (s *xmlScan) pop(name []byte) error {
	n := len(s.marks) - 1
	if n < 0 || !bytes.Equal(name, s.open[s.marks[n]:]) {
		return errXML
	}
	// The bytes outlive the pop: append writes over them only at the next start tag.
	s.name = localName(s.open[s.marks[n]:])
	s.open = s.open[:s.marks[n]]
	s.marks = s.marks[:n]
	s.closed = n == 0
	return nil
}

// noEOF turns the end of the file in the middle of something into what it is.
func noEOF(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
