package rules

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"foyer/internal/foyer"
)

// amount is money in cents.
type amount int64

// text answers the canonical form: whole units, or with two decimals.
func (a amount) text() string {
	var b [24]byte
	i := len(b)
	minus := a < 0
	if minus {
		a = -a
	}
	if cents := a % 100; cents != 0 {
		b[i-1], b[i-2], b[i-3] = byte('0'+cents%10), byte('0'+cents/10), '.'
		i -= 3
	}
	a /= 100
	for {
		i--
		b[i] = byte('0' + a%10)
		if a /= 10; a == 0 {
			break
		}
	}
	if minus {
		i--
		b[i] = '-'
	}
	return string(b[i:])
}

const mostMoney = amount(1e15) // cents: beyond it a cell holds something else

// span is what a money cell says: one amount or a range. Either end may be open.
type span struct {
	low, high       amount
	hasLow, hasHigh bool
}

// readMoney reads one amount or a range. One amount is both ends; "up to 400k"
// has only the high one, "400k+" only the low one.
func readMoney(s string, mark foyer.DecimalMark) (span, bool) {
	if plainMoney(s) {
		n := amount(number(s)) * 100
		return span{n, n, true, true}, true
	}
	if scientific(s) { // 4.5E+05
		f, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
		if n := amount(math.Round(f * 100)); err == nil && f*100 <= float64(mostMoney) {
			return span{n, n, true, true}, true
		}
		return span{}, false
	}
	var (
		r          span
		digits     [2]string
		count      int
		unit       = [2]amount{1, 1} // what the suffix of each multiplies by
		minus      bool
		upTo, from bool
		end        int // of the number before
	)
	s = strings.ReplaceAll(lower(s), "_", " ") // forms of advertisers write 250_000_€
	if i := strings.IndexByte(s, '+'); i == len(s)-1 && i > 0 {
		s, from = s[:i], true
	}
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case '0' <= c && c <= '9' || (c == '.' || c == ',') && i+1 < len(s) && '0' <= s[i+1] && s[i+1] <= '9':
			j := numberEnd(s, i)
			if count == 2 || count == 1 && strings.Trim(s[end:i], " ") == "" { // 4 50 000 is no range
				return span{}, false
			}
			minus = minus || count == 0 && negative(s, i, j)
			digits[count] = s[i:j]
			count++
			i, end = j, j
		case letter(c) || c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(s[i:])
			if !unicode.IsLetter(r) {
				i += size
				continue
			}
			word := firstWord(s[i:])
			switch use, by := moneyWord(word); use {
			case moneyUnit:
				if count == 0 {
					return span{}, false
				}
				unit[count-1] = by
			case moneyUpTo:
				upTo = true
			case moneyFrom: // "from 200k", and "500k or more"
				from = true
			case moneyUp: // "up to 500k", but "500k and up"
				upTo, from = upTo || count == 0, from || count > 0
			case moneyNoise:
			default:
				return span{}, false
			}
			i += len(word)
		default:
			if strings.IndexByte(" $-/()'~<>=.,:+\t", c) < 0 {
				return span{}, false
			}
			if c == '<' {
				upTo = true
			}
			if c == '>' {
				from = true
			}
			i++
		}
	}
	if count == 0 {
		return span{}, false
	}
	first, ok := decimal(digits[0], unit[0], mark)
	second := amount(0)
	if ok && count == 2 {
		if second, ok = decimal(digits[1], unit[1], mark); ok && unit[0] == 1 && unit[1] > 1 && first < 100_000 { // 300-450k
			first, ok = decimal(digits[0], unit[1], mark)
		}
	}
	if !ok {
		return span{}, false
	}
	if minus {
		first = -first
	}
	switch {
	case count == 2:
		if first < 0 || second < first {
			return span{}, false
		}
		r = span{first, second, true, true}
	case upTo && !from:
		r = span{high: first, hasHigh: true}
	case from && !upTo:
		r = span{low: first, hasLow: true}
	default:
		r = span{first, first, true, true}
	}
	return r, true
}

// plainMoney says whether s is nothing but digits, as most cells are.
func plainMoney(s string) bool { return len(s) <= 12 && allDigits(s) }

// numberEnd answers where the number that starts at i ends: digits with single
// separators, and spaces only before groups of three.
func numberEnd(s string, i int) int {
	j := i
	for j < len(s) {
		c := s[j]
		switch {
		case '0' <= c && c <= '9':
			j++
		case (c == '.' || c == ',' || c == '\'') && j+1 < len(s) && '0' <= s[j+1] && s[j+1] <= '9':
			j++
		default:
			size := 0
			switch {
			case c == ' ':
				size = 1
			case strings.HasPrefix(s[j:], "\u00a0"), strings.HasPrefix(s[j:], "’"), strings.HasPrefix(s[j:], "\u202f"), strings.HasPrefix(s[j:], "\u2009"):
				_, size = utf8.DecodeRuneInString(s[j:])
			}
			if size == 0 || !groupOfThree(s[j+size:]) || j == i {
				return j
			}
			j += size + 3
		}
	}
	return j
}

func groupOfThree(s string) bool {
	return len(s) >= 3 && allDigits(s[:3]) && (len(s) == 3 || s[3] < '0' || s[3] > '9')
}

// negative says whether the number at s[i:j] stands in brackets or after a minus
// that does not join it to another.
func negative(s string, i, j int) bool {
	before := strings.TrimRight(s[:i], " $€£")
	return strings.HasSuffix(before, "(") && strings.Contains(s[j:], ")") ||
		(before == "-" || before == "−")
}

// decimal reads digits with separators, times unit, as cents. Of two different
// separators the last is the decimal mark; a single one is, unless three digits
// follow it without a unit, or the column says otherwise.
func decimal(s string, unit amount, mark foyer.DecimalMark) (amount, bool) {
	at := -1 // of the decimal mark
	switch mark {
	case foyer.DecimalPoint:
		at = strings.LastIndexByte(s, '.')
	case foyer.DecimalComma:
		at = strings.LastIndexByte(s, ',')
	default:
		dot, comma := strings.LastIndexByte(s, '.'), strings.LastIndexByte(s, ',')
		at = max(dot, comma)
		if at >= 0 && (dot < 0 || comma < 0) && strings.Count(s, s[at:at+1]) > 1 {
			at = -1
		}
		if at >= 0 && (dot < 0 || comma < 0) && unit == 1 && len(s)-at == 4 && s[0] != '0' {
			at = -1
		}
	}
	whole, frac := s, ""
	if at >= 0 {
		whole, frac = s[:at], s[at+1:]
		if strings.IndexByte(whole, s[at]) >= 0 || !allDigits(frac) {
			return 0, false
		}
	}
	n, worth := amount(0), unit*100
	for i := 0; i < len(whole); i++ {
		if c := whole[i]; '0' <= c && c <= '9' {
			if n = n*10 + amount(c-'0'); n > mostMoney/worth {
				return 0, false
			}
		}
	}
	n *= worth
	for i := 0; i < len(frac) && worth >= 10; i++ { // what is below a cent falls away
		worth /= 10
		n += amount(frac[i]-'0') * worth
	}
	return n, true
}

type moneyUse uint8

const (
	moneyNo moneyUse = iota
	moneyNoise
	moneyUnit
	moneyUpTo
	moneyFrom
	moneyUp
)

// moneyWord says what a word in an amount means.
func moneyWord(w string) (moneyUse, amount) {
	var buf [32]byte
	if len(w) > 20 {
		return moneyNo, 0
	}
	switch string(foyer.Fold(buf[:0], w)) {
	case "k", "mil", "mille", "thousand", "tsd", "k€", "kusd", "keur":
		return moneyUnit, 1e3
	case "m", "mm", "mn", "mio", "million", "millions", "millones", "millon", "millionen", "milioni", "mill", "mdp", "mdd":
		return moneyUnit, 1e6
	case "lakh", "lakhs":
		return moneyUnit, 1e5
	case "crore", "crores":
		return moneyUnit, 1e7
	case "up":
		return moneyUp, 0
	case "max", "maximum", "upto", "under", "below", "jusqu", "moins", "bis", "hasta", "menos", "less":
		return moneyUpTo, 0
	case "min", "minimum", "over", "above", "plus", "dès", "des", "ab", "desde", "more", "mas", "from", "partir", "mehr":
		return moneyFrom, 0
	case "usd", "cad", "eur", "euro", "euros", "gbp", "chf", "mxn", "brl", "inr", "aed", "aud", "nzd", "sek", "nok", "dkk",
		"rs", "us", "c", "ca", "a", "r", "dollars", "dollar", "pounds", "fr", "to", "et", "and", "y", "und", "between", "entre",
		"zwischen", "de", "von", "budget", "about", "approx", "environ", "around", "circa", "ca.", "than", "que", "al", "au", "b", "e", "$", "or", "ou", "o", "oder", "pcm", "mo", "month", "mes", "mois", "monat", "per", "par", "por", "fai", "hai", "cash":
		return moneyNoise, 0
	}
	return moneyNo, 0
}
