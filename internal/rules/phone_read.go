package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"foyer/internal/foyer"
)

// read takes a phone apart. It never fails: what is no number ends with few digits.
func (d *dialled) read(s string) {
	*d = dialled{digits: d.digits[:0]}
	if scientific(s) {
		d.cut = true
		return
	}
	s = wholeFloat(s)
	ext := false
	var extBuf [8]byte
	extDigits := extBuf[:0]
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case '0' <= c && c <= '9':
			i++
			switch {
			case !ext:
				d.digits = append(d.digits, c)
			case len(extDigits) < len(extBuf):
				extDigits = append(extDigits, c)
			}
			continue
		case c == '+':
			i++
			if len(d.digits) == 0 {
				d.plus = true
			}
			continue
		case c == '#':
			i++
			ext = ext || len(d.digits) >= 7
			continue
		case c < utf8.RuneSelf && !letter(c):
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if v := digitOf(r); v >= 0 {
			if !ext {
				d.digits = append(d.digits, byte('0'+v))
			}
			i += size
			continue
		}
		if r == '＋' && len(d.digits) == 0 {
			d.plus = true
		}
		if !unicode.IsLetter(r) {
			i += size
			continue
		}
		word := s[i:]
		if end := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
			word = word[:end]
		}
		i += len(word)
		if ext {
			continue
		}
		if n := len(d.digits); len(word) == 1 && 0 < n && n < 7 && i < len(s) && '0' <= s[i] && s[i] <= '9' && word[0] != 'x' && word[0] != 'X' {
			d.torn = true // 512-555-O188: a letter in the place of a digit
			continue
		}
		switch kind, what := phoneWord(word); {
		case what == extWord && len(d.digits) >= 7:
			ext = true
		case what == kindWord:
			if d.kind == "" {
				d.kind = kind
			}
		case d.keypad(word):
		default:
			d.words = true
			if len(d.digits) >= 7 { // a remark after the number
				d.ext = string(extDigits)
				return
			}
		}
	}
	d.ext = string(extDigits)
}

// keypad reads a word such as FLOWERS by the letters of a telephone's keys when
// it completes a North American number.
func (d *dialled) keypad(word string) bool {
	n := len(d.digits) + len(word)
	if len(word) < 3 || len(d.digits) < 3 || n != 10 && n != 11 {
		return false
	}
	for i := 0; i < len(word); i++ {
		if word[i] < 'A' || word[i] > 'Z' {
			return false
		}
	}
	for i := 0; i < len(word); i++ {
		d.digits = append(d.digits, "22233344455566677778889999"[word[i]-'A'])
	}
	return true
}

type wordUse uint8

const (
	noWord wordUse = iota
	kindWord
	extWord
)

// phoneWord says what a word beside a number means.
func phoneWord(w string) (foyer.ContactKind, wordUse) {
	if len(w) > 12 {
		return "", noWord
	}
	var buf [32]byte
	switch string(foyer.Fold(buf[:0], w)) {
	case "x", "ext", "extn", "extension", "poste", "post", "anexo", "interno", "durchwahl", "dw", "nebenstelle", "toestel", "ramal", "int":
		return "", extWord
	case "tel", "telephone", "telefon", "telefono", "telefone", "telefoon", "telephon", "phone", "ph", "p", "t", "no", "num", "number", "numero", "nummer", "nr", "main", "call", "landline", "fixe", "fijo", "whatsapp", "wa", "direct", "hp":
		return "", kindWord
	case "m", "c", "cell", "cel", "cellular", "cellulaire", "celular", "cellulare", "mobile", "mobiele", "mob", "movil", "mobil", "gsm", "handy", "portable", "port":
		return foyer.ContactMobile, kindWord
	case "w", "o", "b", "work", "office", "off", "bureau", "bur", "business", "trabajo", "oficina", "arbeit", "buro", "geschaftlich", "travail", "ufficio":
		return foyer.ContactWork, kindWord
	case "h", "r", "home", "res", "residence", "domicile", "dom", "maison", "casa", "privat", "prive", "zuhause":
		return foyer.ContactHome, kindWord
	case "f", "fax", "telecopie":
		return foyer.ContactFax, kindWord
	}
	return "", noWord
}

// scientific says whether a spreadsheet shortened the number to 4.15556E+09.
func scientific(s string) bool {
	e := strings.IndexAny(s, "eE")
	if e < 1 || e+1 >= len(s) {
		return false
	}
	mantissa, exp := s[:e], s[e+1:]
	for i := 0; i < len(mantissa); i++ {
		if c := mantissa[i]; (c < '0' || c > '9') && c != '.' && c != ',' {
			return false
		}
	}
	if exp[0] == '+' {
		exp = exp[1:]
	}
	return len(exp) > 0 && len(exp) <= 2 && strings.Trim(exp, "0123456789") == ""
}

// wholeFloat takes ".0" off a number that went through a spreadsheet as a float.
func wholeFloat(s string) string {
	dot := strings.IndexByte(s, '.')
	if dot < 7 || dot+1 >= len(s) || dot+3 < len(s) {
		return s
	}
	if strings.Trim(s[dot+1:], "0") != "" || strings.Trim(s[:dot], "+0123456789") != "" {
		return s
	}
	return s[:dot]
}

func letter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// digitOf answers the value of a decimal digit of another script, or -1.
func digitOf(r rune) int {
	for _, zero := range [...]rune{'٠', '۰', '０', '०'} {
		if zero <= r && r <= zero+9 {
			return int(r - zero)
		}
	}
	return -1
}

func itoa(n int) string {
	var b [8]byte
	i := len(b)
	for {
		i--
		b[i] = byte('0' + n%10)
		if n /= 10; n == 0 || i == 0 {
			return string(b[i:])
		}
	}
}
