package match

import "bytes"

// What stands in a cell for "none given" says nothing, though many rows share it.

// hollowEmail says whether an address, dots and plus tag taken off, is nobody's.
func (d *describer) hollowEmail(b []byte) bool {
	at := bytes.LastIndexByte(b, '@')
	if at <= 0 { // no address: "n/a", "no tiene"; one that lost its at sign has a dot and no space
		return len(b) < 8 || bytes.IndexByte(b, ' ') >= 0 || bytes.IndexByte(b, '.') < 0
	}
	box := b[:at]
	if bytes.IndexByte(box, '-') >= 0 || bytes.IndexByte(box, '_') >= 0 {
		box = bytes.Map(func(r rune) rune {
			if r == '-' || r == '_' {
				return -1
			}
			return r
		}, box)
	}
	if d.nobodys[string(box)] {
		return true
	}
	host := b[at+1:]
	dot := bytes.IndexByte(host, '.')
	return dot > 0 && d.hostless[string(box)] && bytes.Equal(box, host[:dot])
}

// hollowPhone says whether digits are nobody's phone: one digit over and over, at
// least where the subscriber's number is, or counting up or down.
func hollowPhone(b []byte) bool {
	last := b[max(0, len(b)-7):]
	same := true
	for _, c := range last {
		same = same && c == last[0]
	}
	if same {
		return true
	}
	up, down := true, true
	for i := 1; i < len(b); i++ {
		step := (int(b[i]) - int(b[i-1]) + 10) % 10
		up, down = up && step == 1, down && step == 9
	}
	return up || down
}
