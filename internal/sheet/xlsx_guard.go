package sheet

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"path"
	"strings"

	"foyer/internal/foyer"
)

// The limits of a workbook. A file that passes one is refused before anything
// of it is unpacked.
const (
	xlsxMaxFile  = 200 << 20
	xlsxMaxTotal = 1 << 30 // all parts unpacked; a million leads written out are less
	xlsxMaxRatio = 200     // unpacked to packed, of a part above xlsxRatioAt
	xlsxRatioAt  = 10 << 20
	xlsxMaxParts = 5000
	xlsxMaxIndex = 4 << 20 // bytes read to list the parts
)

// archive is a workbook's container, looked through: names are one of each kind,
// sizes are within bounds, nothing is encrypted and nothing overlaps.
type archive struct {
	parts map[string]*zip.File // by lower-case name
}

// openArchive looks a container through and refuses what a workbook's is not.
// It reads the list of parts only.
func openArchive(f File) (*archive, error) {
	head := make([]byte, 8)
	n, err := f.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return nil, fmt.Errorf("read the workbook: %w", err)
	}
	if bytes.HasPrefix(head[:n], []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
		return nil, refuseOLE(f)
	}
	if f.Size() > xlsxMaxFile {
		return nil, errTooLarge("200 MB")
	}
	meter := &meteredAt{r: f, left: xlsxMaxIndex}
	zr, err := zip.NewReader(meter, f.Size())
	switch {
	case meter.spent:
		return nil, errUnsafe("too many parts")
	case errors.As(err, new(*fs.PathError)):
		return nil, fmt.Errorf("read the workbook: %w", err)
	case err != nil:
		return nil, errCutShort(err)
	case len(zr.File) > xlsxMaxParts:
		return nil, errUnsafe("too many parts")
	}
	meter.left = -1
	a := &archive{parts: make(map[string]*zip.File, len(zr.File))}
	var total, packed uint64
	for _, p := range zr.File {
		name, err := partName(p.Name)
		if err != nil {
			return nil, err
		}
		if p.Flags&1 != 0 {
			return nil, foyer.Fail(foyer.Unsupported, "file.password")
		}
		if strings.HasSuffix(name, "/") {
			continue
		}
		if a.parts[name] != nil {
			return nil, errUnsafe("two parts of one name")
		}
		a.parts[name] = p
		total += min(p.UncompressedSize64, 1<<40)
		packed += min(p.CompressedSize64, 1<<40)
		switch {
		case total > xlsxMaxTotal:
			return nil, errTooLarge("1 GB")
		case p.UncompressedSize64 > xlsxRatioAt && p.UncompressedSize64/xlsxMaxRatio > p.CompressedSize64:
			return nil, errUnsafe("packed beyond belief")
		case packed > uint64(f.Size()):
			return nil, errUnsafe("parts that overlap")
		}
	}
	return a, a.refuseOthers()
}

// partName answers the name parts are found by, and refuses one that leads
// elsewhere.
func partName(name string) (string, error) {
	name = strings.ReplaceAll(name, `\`, "/")
	if name == "" || name[0] == '/' || strings.ContainsAny(name, "\x00:") {
		return "", errUnsafe("a part with an absolute name")
	}
	for seg := range strings.SplitSeq(strings.TrimSuffix(name, "/"), "/") {
		if seg == ".." || seg == "." || seg == "" {
			return "", errUnsafe("a part with a name that leads elsewhere")
		}
	}
	return strings.ToLower(name), nil
}

// part answers the part of a name as it stands in a relation, or nil.
func (a *archive) part(name string) *zip.File {
	return a.parts[strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))]
}

// open streams one part. At its end the reader compares size and checksum with
// what the container says, so a part read to io.EOF is a part read whole.
func (a *archive) open(ctx context.Context, p *zip.File) (*partReader, error) {
	raw, err := p.OpenRaw()
	if err != nil {
		return nil, errDamaged(p.Name, err)
	}
	switch p.Method {
	case zip.Store:
	case zip.Deflate:
		raw = flate.NewReader(raw)
	default:
		return nil, errDamaged(p.Name, zip.ErrAlgorithm)
	}
	return &partReader{ctx: ctx, r: raw, size: p.UncompressedSize64, sum: p.CRC32}, nil
}

var (
	errPartSize = errors.New("another size than it says")
	errPartSum  = errors.New("checksum differs")
)

type partReader struct {
	ctx  context.Context
	r    io.Reader
	size uint64
	sum  uint32
	n    uint64
	crc  uint32
}

func (p *partReader) Read(b []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := p.r.Read(b)
	p.n += uint64(n)
	p.crc = crc32.Update(p.crc, crc32.IEEETable, b[:n])
	switch {
	case p.n > p.size:
		return 0, errPartSize
	case err == io.EOF && p.n != p.size:
		return 0, errPartSize
	case err == io.EOF && p.crc != p.sum:
		return 0, errPartSum
	}
	return n, err
}

// meteredAt lets so many bytes be read, and then no more; negative is no limit.
type meteredAt struct {
	r     io.ReaderAt
	left  int64
	spent bool
}

func (m *meteredAt) ReadAt(b []byte, off int64) (int, error) {
	if m.left >= 0 {
		if m.left -= int64(len(b)); m.left < 0 {
			m.left, m.spent = 0, true
			return 0, errors.New("the list of parts is too long")
		}
	}
	return m.r.ReadAt(b, off)
}
