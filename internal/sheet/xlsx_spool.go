package sheet

import (
	"bytes"
	"fmt"
	"io"
	"os"
)

// spoolInMemory is how much of a packed sheet is kept in memory. Tests make it
// small.
var spoolInMemory = 4 << 20

// spool keeps what is written until it is wanted: in memory first, then in a
// scratch file.
type spool struct {
	folder string
	mem    bytes.Buffer
	file   *os.File
	size   int64
}

func (s *spool) Write(b []byte) (int, error) {
	s.size += int64(len(b))
	if s.file == nil && s.mem.Len()+len(b) <= spoolInMemory {
		return s.mem.Write(b)
	}
	if s.file == nil {
		f, err := os.CreateTemp(s.folder, "sheet-*.tmp")
		if err != nil {
			return 0, fmt.Errorf("make a scratch file: %w", err)
		}
		// As with shared strings: no name, no trace, where the system allows it.
		_ = os.Remove(f.Name())
		s.file = f
		if _, err := f.Write(s.mem.Bytes()); err != nil {
			return 0, fmt.Errorf("write a scratch file: %w", err)
		}
		s.mem = bytes.Buffer{}
	}
	return s.file.Write(b)
}

// reader answers all that was written.
func (s *spool) reader() io.Reader {
	if s.file == nil {
		return &s.mem
	}
	return io.NewSectionReader(s.file, 0, s.size)
}

func (s *spool) close() {
	if s.file != nil {
		name := s.file.Name()
		s.file.Close()
		_ = os.Remove(name)
		s.file = nil
	}
}

// combineSums answers the CRC-32 of a text of which the second part, n bytes
// long, was summed by itself. It multiplies the first sum by x^8n modulo the
// polynomial, as zlib's crc32_combine does.
func combineSums(first, second uint32, n int64) uint32 {
	const poly = 0xedb88320
	mul := func(a, b uint32) uint32 {
		var p uint32
		for m := uint32(1 << 31); m != 0; m >>= 1 {
			if a&m != 0 {
				p ^= b
			}
			if b&1 != 0 {
				b = b>>1 ^ poly
			} else {
				b >>= 1
			}
		}
		return p
	}
	shift, power := uint32(1<<31), uint32(1<<23) // 1, and x^8
	for ; n > 0; n >>= 1 {
		if n&1 != 0 {
			shift = mul(shift, power)
		}
		power = mul(power, power)
	}
	return mul(shift, first) ^ second
}
