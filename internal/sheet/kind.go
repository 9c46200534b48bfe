package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind is what a cell looks like. It judges dialects and headers only; what a
// cell means is decided elsewhere.
type kind uint8

const (
	kindEmpty  kind = iota
	kindNumber      // with signs, separators, currency or percent
	kindDate        // with or without a time
	kindTime
	kindEmail
	kindURL
	kindPhone
	kindCode // letters and digits in one word
	kindWord // words without digits, as a name or a label
	kindText // anything else that reads well
	kindOdd  // what a wrong dialect leaves behind: quotes that hang over, edges
)

// typed says whether the kind is more than text.
func (k kind) typed() bool { return k >= kindNumber && k <= kindPhone }

// worth is how much a cell of the kind speaks for the dialect that made it.
func (k kind) worth() float64 {
	switch k {
	case kindEmpty:
		return 0.85
	case kindCode, kindWord:
		return 0.9
	case kindText:
		return 0.6
	case kindOdd:
		return 0
	}
	return 1
}

func kindOf(s string) kind {
	s = strings.TrimSpace(s)
	if s == "" {
		return kindEmpty
	}
	if utf8.RuneCountInString(s) > 400 {
		return kindText
	}
	var digits, letters, spaces, others int
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case unicode.IsLetter(r) || unicode.IsMark(r):
			letters++
		case r == ' ' || r == '\u00a0' || r == '\u202f':
			spaces++
		case r == utf8.RuneError:
			return kindOdd
		default:
			others++
		}
	}
	switch {
	case hangsOver(s):
		return kindOdd
	case digits > 0 && letters <= 4 && isNumber(s):
		return kindNumber
	case digits >= 3 && isDate(s):
		return kindDate
	case digits >= 2 && isTime(s):
		return kindTime
	case letters > 0 && spaces == 0 && isEmail(s):
		return kindEmail
	case letters > 0 && spaces == 0 && isURL(s):
		return kindURL
	case digits >= 6 && letters <= 3 && isPhone(s):
		return kindPhone
	case strings.ContainsAny(s, ";|\t"):
		// More often than not a delimiter that was not taken for one.
		return kindText
	case digits == 0 && letters > 0 && others <= 2+letters/4:
		return kindWord
	case digits > 0 && spaces == 0 && others <= 4:
		return kindCode
	case letters == 0 && digits == 0:
		return kindOdd
	}
	return kindText
}

// hangsOver says whether a quote stands at one end only, or wraps the whole.
func hangsOver(s string) bool {
	for _, q := range []byte{'"', '\''} {
		first, last := s[0] == q, s[len(s)-1] == q
		switch {
		case first && last:
			return true
		case first && q == '"':
			return true
		case last && q == '"' && len(s) > 1 && (s[len(s)-2] < '0' || s[len(s)-2] > '9'):
			// After a digit it is an inch.
			return strings.Count(s, `"`)%2 == 1
		}
	}
	return false
}

func isNumber(s string) bool {
	s = strings.TrimFunc(s, func(r rune) bool {
		return r == '%' || r == ' ' || r == '\u00a0' || r == '\u202f' || unicode.Is(unicode.Sc, r)
	})
	for _, unit := range []string{"EUR", "USD", "CAD", "CHF", "GBP", "DKK", "SEK"} {
		s = strings.TrimSpace(strings.TrimPrefix(strings.TrimSuffix(s, unit), unit))
	}
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") && len(s) > 2 {
		s = s[1 : len(s)-1]
	}
	s = strings.TrimFunc(s, func(r rune) bool { return unicode.Is(unicode.Sc, r) })
	s = strings.TrimLeft(s, "+-")
	s = strings.TrimFunc(s, func(r rune) bool { return r == ' ' || unicode.Is(unicode.Sc, r) })
	digits, groups, sep := 0, 0, false
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
			sep = false
		case r == '.' || r == ',' || r == '\'' || r == ' ' || r == '\u00a0' || r == '\u202f':
			if sep {
				return false
			}
			sep = true
			groups++
			if i > 0 && r != '.' && r != ',' && len(s)-i < 4 {
				return false
			}
		case (r == 'e' || r == 'E') && digits > 0 && i+1 < len(s):
			rest := strings.TrimLeft(s[i+1:], "+-")
			return rest != "" && strings.Trim(rest, "0123456789") == ""
		default:
			return false
		}
	}
	// Many groups are an address of a machine or a phone, not a number.
	return digits > 0 && groups <= 5 && (groups < 3 || digits <= 3*(groups+1)+2)
}

func isTime(s string) bool {
	s = strings.ToLower(strings.TrimSpace(s))
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(s, "am"), "pm"))
	parts := strings.Split(s, ":")
	if len(parts) < 2 || len(parts) > 3 {
		return false
	}
	for i, p := range parts {
		if i == len(parts)-1 {
			p, _, _ = strings.Cut(p, ".")
		}
		if len(p) == 0 || len(p) > 2 || strings.Trim(p, "0123456789") != "" {
			return false
		}
	}
	return true
}

// isDate knows the shapes of dates, not which of them are real.
func isDate(s string) bool {
	day, clock := s, ""
	if i := strings.IndexAny(s, "T"); i >= 8 && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9' {
		day, clock = s[:i], s[i+1:]
	} else if i := strings.IndexByte(s, ':'); i > 0 {
		j := strings.LastIndexByte(s[:i], ' ')
		if j < 0 {
			return false
		}
		day, clock = s[:j], s[j+1:]
	}
	if clock != "" {
		clock = strings.TrimRight(clock, "Z")
		if i := strings.LastIndexAny(clock, "+-"); i > 0 {
			clock = clock[:i]
		}
		if !isTime(clock) {
			return false
		}
	}
	day = strings.TrimRight(strings.TrimSpace(day), ",.")
	parts := strings.FieldsFunc(day, func(r rune) bool { return r == '-' || r == '/' || r == '.' || r == ' ' || r == ',' })
	if len(parts) < 2 || len(parts) > 4 {
		return false
	}
	numbers, words, long := 0, 0, 0
	for _, p := range parts {
		switch {
		case strings.Trim(p, "0123456789") == "":
			numbers++
			if len(p) == 4 {
				long++
			} else if len(p) > 2 {
				return false
			}
		case isMonth(p):
			words++
		default:
			return false
		}
	}
	return numbers == 3 && words == 0 && len(parts) == 3 && long <= 1 ||
		words == 1 && numbers >= 1 && numbers <= 2 && len(parts) <= 3
}

func isMonth(s string) bool {
	s = strings.ToLower(strings.TrimRight(s, "."))
	if utf8.RuneCountInString(s) < 3 {
		return false
	}
	for _, m := range []string{
		"january", "february", "march", "april", "may", "june", "july", "august",
		"september", "october", "november", "december",
		"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
		"septembre", "octobre", "novembre", "décembre",
		"januar", "februar", "märz", "juni", "juli", "oktober", "dezember",
		"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
		"septiembre", "octubre", "noviembre", "diciembre", "sept",
	} {
		if strings.HasPrefix(m, s) {
			return true
		}
	}
	return false
}

func isEmail(s string) bool {
	at := strings.IndexByte(s, '@')
	return at > 0 && strings.Count(s, "@") == 1 && strings.IndexByte(s[at:], '.') > 1 && !strings.ContainsAny(s, ",;|\"<>\t")
}

func isURL(s string) bool {
	l := strings.ToLower(s)
	return (strings.HasPrefix(l, "http://") || strings.HasPrefix(l, "https://") || strings.HasPrefix(l, "www.")) && len(s) > 8
}

func isPhone(s string) bool {
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9', strings.ContainsRune("+-() ./x\u00a0", r), r == 'e' || r == 't':
		default:
			return false
		}
	}
	return true
}
