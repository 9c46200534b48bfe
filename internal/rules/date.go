package rules

import (
	"strings"
	"time"
	"unicode"

	"foyer/internal/foyer"
)

// date is a day, and a time when the text had one.
type date struct {
	year, month, day int
	clock            time.Duration
	timed            bool
	zone             *time.Location // nil: none was named
}

// day answers the canonical text of a date without time.
func (d date) text() string {
	var b [10]byte
	digits(b[0:4], d.year)
	b[4] = '-'
	digits(b[5:7], d.month)
	b[7] = '-'
	digits(b[8:10], d.day)
	return string(b[:])
}

// instant answers the canonical text of the moment; a day without time is its
// midnight in UTC.
func (d date) instant(zone *time.Location) string {
	if !d.timed {
		return d.text() + "T00:00:00.000Z"
	}
	if d.zone != nil {
		zone = d.zone
	}
	t := time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, zone).Add(d.clock)
	return string(foyer.TimeOf(t))
}

func digits(b []byte, n int) {
	for i := len(b) - 1; i >= 0; i-- {
		b[i] = byte('0' + n%10)
		n /= 10
	}
}

// dateTrouble says why a text is no date, or what one reading of it rests on.
type dateTrouble uint8

const (
	dateFine   dateTrouble = iota
	dateOdd                // not a date at all
	dateNever              // a day that no calendar has: 31/02
	dateEither             // two orders fit and none was chosen
)

// readDate reads a date in a column's order. With OrderOpen it reads only what can
// be read one way.
func readDate(s string, order foyer.DateOrder, now time.Time) (date, dateTrouble) {
	if d, rest, ok := isoDay(s); ok {
		return withClock(d, rest)
	}
	var p parts
	rest, ok := p.split(s)
	if !ok {
		return serial(s, now)
	}
	d, trouble := p.date(order, now)
	if trouble == dateEither { // unless what follows is no time: 06 12 04 15 22 is a phone
		if _, odd := withClock(d, rest); odd != dateFine {
			return d, odd
		}
	}
	if trouble != dateFine {
		return d, trouble
	}
	return withClock(d, rest)
}

// isoDay reads 2026-03-14 at the start of s, the form of nearly all machines.
func isoDay(s string) (d date, rest string, ok bool) {
	if len(s) < 10 || s[4] != '-' || s[7] != '-' || !allDigits(s[:4]) || !allDigits(s[5:7]) || !allDigits(s[8:10]) ||
		len(s) > 10 && '0' <= s[10] && s[10] <= '9' {
		return d, s, false
	}
	return date{year: number(s[:4]), month: number(s[5:7]), day: number(s[8:10])}, s[10:], true
}

func withClock(d date, rest string) (date, dateTrouble) {
	if !d.real() {
		return d, dateNever
	}
	rest = strings.TrimLeft(rest, " ,T\t")
	if rest == "" {
		return d, dateFine
	}
	if d.readClock(rest) {
		return d, dateFine
	}
	return d, dateOdd
}

func (d date) real() bool {
	if d.year < 1 || d.year > 9999 || d.month < 1 || d.month > 12 || d.day < 1 {
		return false
	}
	last := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[d.month-1]
	if d.month == 2 && d.year%4 == 0 && (d.year%100 != 0 || d.year%400 == 0) {
		last = 29
	}
	return d.day <= last
}

// parts are the three parts of a written date.
type parts struct {
	n     [3]int
	size  [3]int // digits; 0 for a month's name
	count int
}

// split takes the three parts of a date off the start of s and answers what
// follows, the time. A weekday before them is skipped.
func (p *parts) split(s string) (rest string, ok bool) {
	i := 0
	for i < len(s) && p.count < 3 {
		c := s[i]
		switch {
		case '0' <= c && c <= '9':
			j := i
			for j < len(s) && '0' <= s[j] && s[j] <= '9' {
				j++
			}
			if j-i == 8 && p.count == 0 { // 20260314
				if y := number(s[i : i+4]); 1900 <= y && y <= 2100 {
					p.n, p.size, p.count = [3]int{y, number(s[i+4 : i+6]), number(s[i+6 : j])}, [3]int{4, 2, 2}, 3
					return s[j:], true
				}
			}
			if j-i > 4 {
				return s, false
			}
			p.add(number(s[i:j]), j-i)
			i = j
		case letter(c) || c >= 0x80:
			j := i
			for j < len(s) && (letter(s[j]) || s[j] >= 0x80) {
				j++
			}
			word := s[i:j]
			i = j
			if m := monthOf(word); m > 0 {
				if p.count == 2 && p.size[0] == 0 && p.size[1] > 0 { // mar. 5 mars 2024: a weekday stood first
					p.n[0], p.size[0], p.count = p.n[1], p.size[1], 1
				}
				p.add(m, 0)
			} else if !dateFiller(word) {
				return s, false
			}
		case strings.IndexByte(" /-.,_\t", c) >= 0:
			i++
		default:
			return s, false
		}
	}
	if p.count < 3 {
		return s, false
	}
	// Nothing but a time may follow: 12/05/2026x is none, 2.5.2026. is one.
	rest = strings.TrimLeft(s[i:], ". ,\t")
	if rest != "" && (letter(rest[0]) && rest[0] != 'T' && !dateFiller(firstWord(rest)) || strings.IndexByte("/-", rest[0]) >= 0) {
		return s, false
	}
	for rest != "" && dateFiller(firstWord(rest)) && rest[0] != 'T' {
		rest = strings.TrimLeft(rest[len(firstWord(rest)):], " .,")
	}
	return rest, true
}

func (p *parts) add(n, size int) {
	p.n[p.count], p.size[p.count] = n, size
	p.count++
}

func firstWord(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		return s[:i]
	}
	return s
}

// date puts the parts in order.
func (p *parts) date(order foyer.DateOrder, now time.Time) (date, dateTrouble) {
	n, size := p.n, p.size
	of := func(y, m, d int) (date, dateTrouble) {
		at := date{year: century(n[y], size[y], now), month: n[m], day: n[d]}
		if !at.real() {
			return at, dateNever
		}
		return at, dateFine
	}
	switch {
	case size[0] == 0 && size[1] > 0 && size[2] > 0: // March 14 2026
		return of(2, 0, 1)
	case size[1] == 0 && size[0] >= 3: // 2026 March 14
		return of(0, 1, 2)
	case size[1] == 0: // 14 March 2026
		return of(2, 1, 0)
	case size[2] == 0:
		return date{}, dateOdd
	case size[0] >= 3:
		return of(0, 1, 2)
	case size[2] < 3 && order == foyer.OrderYMD:
		return of(0, 1, 2)
	}
	dmy, badDMY := of(2, 1, 0)
	mdy, badMDY := of(2, 0, 1)
	switch {
	case order == foyer.OrderDMY:
		return dmy, badDMY
	case order == foyer.OrderMDY:
		return mdy, badMDY
	case badDMY == dateFine && badMDY == dateFine && dmy != mdy:
		return dmy, dateEither
	case badDMY == dateFine:
		return dmy, dateFine
	}
	return mdy, badMDY
}

// century completes a year of two digits: up to ten years from now it is this
// century's, beyond that the one before.
func century(y, size int, now time.Time) int {
	if size > 2 || y > 99 {
		return y
	}
	this := now.Year() / 100 * 100
	if this+y > now.Year()+10 {
		return this - 100 + y
	}
	return this + y
}

// serial reads the day numbers that spreadsheets keep dates as, and seconds or
// milliseconds since 1970.
func serial(s string, now time.Time) (date, dateTrouble) {
	whole, frac, dotted := strings.Cut(s, ".")
	if !allDigits(whole) || dotted && !allDigits(frac) {
		return date{}, dateOdd
	}
	var t time.Time
	switch n := int64(number(whole)); {
	case len(whole) == 5 && n >= 10_000 && n < 80_000, len(whole) == 4 && dotted:
		t = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(n))
		if dotted {
			part, unit := int64(number(frac[:min(len(frac), 9)])), int64(1)
			for range min(len(frac), 9) {
				unit *= 10
			}
			t = t.Add((time.Duration(part*86_400/unit) * time.Second).Round(time.Second))
		}
	case len(whole) == 10:
		t = time.Unix(n, 0).UTC()
	case len(whole) == 13:
		t = time.UnixMilli(n).UTC()
	default:
		return date{}, dateOdd
	}
	if t.Year() > now.Year()+100 || t.Year() < 1900 {
		return date{}, dateOdd
	}
	d := date{year: t.Year(), month: int(t.Month()), day: t.Day()}
	d.clock = t.Sub(time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC))
	d.timed = d.clock > 0
	if d.timed && len(whole) >= 10 {
		d.zone = time.UTC
	}
	return d, dateFine
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// number is the value of up to eighteen digits.
func number(s string) int {
	n := 0
	for i := 0; i < len(s) && i < 18; i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}
