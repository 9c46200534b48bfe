package match

import (
	"bytes"
	"strings"

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
		if b = bytes.TrimSpace(b); !d.hollowEmail(b) {
			d.parts[emailPart] = append(d.parts[emailPart], b)
		}
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
	if !d.hollowEmail(b) {
		d.parts[emailPart] = append(d.parts[emailPart], b)
	}
}

// phone takes the last ten digits of a number in. A cell that could not be placed may
// hold several, or an extension, which many behind a switchboard have of their own.
func (d *describer) phone(c *foyer.Contact) {
	s := c.Norm
	if s == "" {
		s = c.Raw
	}
	for s != "" {
		one := s
		if cut := strings.IndexAny(s, "/;|,"); cut >= 0 {
			one, s = s[:cut], s[cut+1:]
			if digitsOf(one) < 7 || digitsOf(s) < 7 { // "949/271-4988" is one
				one, s = one+s, ""
			}
		} else {
			s = ""
		}
		start := len(d.buf)
		for i := range len(one) {
			if '0' <= one[i] && one[i] <= '9' {
				d.buf = append(d.buf, one[i])
			} else if letter := one[i] | 0x20; 'a' <= letter && letter <= 'z' && len(d.buf)-start >= 7 {
				break // "ext. 12", "poste 214", "p.12"
			}
		}
		b := d.buf[start:len(d.buf):len(d.buf)]
		if len(b) >= 6 && !hollowPhone(b[max(0, len(b)-10):]) {
			d.parts[phonePart] = append(d.parts[phonePart], b[max(0, len(b)-10):])
		}
	}
}

func digitsOf(s string) (n int) {
	for i := range len(s) {
		if '0' <= s[i] && s[i] <= '9' {
			n++
		}
	}
	return n
}
