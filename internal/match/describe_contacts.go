package match

import (
	"bytes"

	"foyer/internal/foyer"
)

// dateOf reads the canonical text of a date.
func dateOf(s string) int32 {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0
	}
	n := int32(0)
	for i := range s {
		if c := s[i]; '0' <= c && c <= '9' {
			n = n*10 + int32(c-'0')
		}
	}
	return n
}

// email takes an address in without its plus tag and the dots before the at sign,
// which reach the same mailbox where most people have theirs.
func (d *describer) email(c *foyer.Contact) {
	s := c.Norm
	if s == "" {
		s = c.Raw
	}
	start := len(d.buf)
	d.buf = foyer.Fold(d.buf, s)
	b := d.buf[start:]
	at := bytes.LastIndexByte(b, '@')
	if at <= 0 {
		d.parts[emailPart] = append(d.parts[emailPart], bytes.TrimSpace(b))
		return
	}
	out := 0
	for i := range at {
		if b[i] == '+' && i > 0 {
			break
		}
		if b[i] != '.' && b[i] != ' ' {
			b[out] = b[i]
			out++
		}
	}
	domain := b[at:]
	if string(domain) == "@googlemail.com" {
		domain = []byte("@gmail.com")
	}
	b = append(b[:out:out], domain...)
	d.parts[emailPart] = append(d.parts[emailPart], b)
}

// phone takes the last ten digits of a number in.
func (d *describer) phone(c *foyer.Contact) {
	s := c.Norm
	if s == "" {
		s = c.Nat
	}
	if s == "" {
		s = c.Raw
	}
	start := len(d.buf)
	for i := range len(s) {
		if '0' <= s[i] && s[i] <= '9' {
			d.buf = append(d.buf, s[i])
		}
	}
	b := d.buf[start:len(d.buf):len(d.buf)]
	if len(b) < 6 {
		return
	}
	d.parts[phonePart] = append(d.parts[phonePart], b[max(0, len(b)-10):])
}
