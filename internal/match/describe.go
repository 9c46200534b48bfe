package match

import (
	"bytes"

	"foyer/internal/foyer"
)

// describer takes a record apart into comparable texts. Its parts are valid until
// the next call.
type describer struct {
	buf    []byte
	parts  [numParts][][]byte
	list   [][]byte
	born   int32
	line   uint8
	sex    uint8
	lone   bool
	titles map[string]uint8 // sex a title tells, or untold
	glue   map[string]bool
	east   map[string]bool   // family names that stand first
	cut    map[string]string // names cut short in writing
	hollow map[string]bool   // words that name nobody

	nobodys  map[string]bool // mailboxes that nobody has, at whatever host
	hostless map[string]bool // those where the host is called the same: "na@na.com"
	short    map[string]string
}

func set(words ...string) map[string]bool {
	m := map[string]bool{}
	for _, w := range words {
		m[w] = true
	}
	return m
}

func (d *describer) person(rec *foyer.Record, firm bool) {
	d.buf = d.buf[:0]
	for k := range d.parts {
		d.parts[k] = d.parts[k][:0]
	}
	d.born, d.line, d.sex, d.lone = 0, 0, 0, false
	v := &rec.Values
	full, company := v[foyer.SlotFullName], v[foyer.SlotCompany]
	if firm && company == "" {
		company, full = full, ""
	}
	d.called(v[foyer.SlotFirstName], v[foyer.SlotLastName], full)
	d.firm(company)
	d.address(v[foyer.SlotAddress1], v[foyer.SlotAddress2])
	d.parts[cityPart] = append(d.parts[cityPart], d.joined(d.words(v[foyer.SlotCity], true)))
	d.parts[postalPart] = append(d.parts[postalPart], d.joined(d.words(v[foyer.SlotPostalCode], false)))
	d.born = dateOf(v[foyer.SlotBirthday])
	for i := range rec.Emails {
		d.email(&rec.Emails[i])
	}
	for i := range rec.Phones {
		d.phone(&rec.Phones[i])
	}
	d.parts[idPart] = append(d.parts[idPart], d.joined(d.words(v[foyer.SlotExternalID], false)))
}

// words folds a text and cuts it at what is neither letter nor digit; an
// apostrophe joins. A lone letter before a full stop keeps it, since it is an
// initial. With short set, words of addresses take their short form.
func (d *describer) words(s string, short bool) [][]byte {
	start := len(d.buf)
	d.buf = foyer.Fold(d.buf, s)
	b := unknownLetters(d.buf[start:])
	d.list = d.list[:0]
	at := -1
	out := 0 // words are pushed together over joining signs
	for i := 0; i <= len(b); i++ {
		joins, letter := false, false
		if i < len(b) {
			c := b[i]
			letter = 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c >= 0x80
			joins = c == '\'' || c == '`'
			if c == 0xE2 && i+2 < len(b) && b[i+1] == 0x80 && (b[i+2] == 0x99 || b[i+2] == 0x98) {
				i += 2
				joins, letter = true, false
			}
			if c == 0xC2 && i+1 < len(b) && b[i+1] == 0xA0 {
				i++
				letter = false
			}
		}
		switch {
		case letter:
			if at < 0 {
				at = i
				out = i
			}
			b[out] = b[i]
			out++
		case joins && at >= 0:
		case at >= 0:
			w := b[at:out:out]
			if short {
				if to, ok := d.short[string(w)]; ok {
					w = []byte(to)
				}
			}
			d.list = append(d.list, w)
			at = -1
		}
	}
	return d.list
}

// joined makes one text of words.
func (d *describer) joined(words [][]byte) []byte {
	if len(words) == 1 {
		return words[0]
	}
	start := len(d.buf)
	for _, w := range words {
		d.buf = append(d.buf, w...)
	}
	return d.buf[start:len(d.buf):len(d.buf)]
}

// firm takes the name of a company in, without its legal form.
func (d *describer) firm(s string) {
	if s == "" {
		return
	}
	words := d.words(s, false)
	out := words[:0]
	for _, w := range words {
		switch string(w) {
		case "inc", "ltd", "llc", "corp", "co", "gmbh", "ag", "sa", "sarl", "sas", "ltee", "limited", "incorporated", "corporation", "plc", "llp", "lp", "the", "of", "and", "et", "de", "la", "le", "for", "und":
			continue
		}
		out = append(out, w)
	}
	if len(out) == 0 {
		out = d.words(s, false)
	}
	d.parts[firmPart] = append(d.parts[firmPart], out...)
	d.parts[firmWhole] = append(d.parts[firmWhole], d.joined(out))
}

func digitsOnly(w []byte) bool {
	for _, c := range w {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(w) > 0
}

// house says whether a word is the number of a house: "12", "12b", "12-14" is two words.
func house(w []byte) bool {
	n := 0
	for n < len(w) && '0' <= w[n] && w[n] <= '9' {
		n++
	}
	return n > 0 && (n == len(w) || n == len(w)-1)
}

func (d *describer) address(one, two string) {
	if one == "" && two == "" {
		return
	}
	number := []byte(nil)
	take := func(s string) {
		for _, w := range d.words(s, true) {
			if number == nil && house(w) {
				number = bytes.TrimLeft(w, "0")
				continue
			}
			d.parts[streetPart] = append(d.parts[streetPart], w)
		}
	}
	take(one)
	take(two)
	if len(number) > 0 {
		d.parts[streetNumber] = append(d.parts[streetNumber], number)
	}
	start := len(d.buf)
	d.buf = append(append(d.buf, number...), '|')
	for _, w := range d.parts[streetPart] {
		d.buf = append(d.buf, w...)
	}
	d.parts[streetWhole] = append(d.parts[streetWhole], d.buf[start:len(d.buf):len(d.buf)])
}
