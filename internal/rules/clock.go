package rules

import (
	"strings"
	"time"

	"foyer/internal/foyer"
)

// readClock reads what follows a date: hours and minutes, seconds, a half of the
// day, a zone. It reads the whole of s or nothing.
func (d *date) readClock(s string) bool {
	hour, s, ok := clockPart(s, 2)
	if !ok || hour > 24 {
		return false
	}
	minute, second, nano := 0, 0, 0
	s = strings.TrimLeft(s, " ")
	switch {
	case s != "" && (s[0] == ':' || s[0] == '.' || s[0] == 'h' || s[0] == 'H'):
		hours := s[0] == 'h' || s[0] == 'H'
		s = strings.TrimLeft(s[1:], " ")
		if minute, s, ok = clockPart(s, 2); !ok {
			if !hours {
				return false
			}
			minute = 0
		}
		if s != "" && (s[0] == ':' || s[0] == '.') {
			if second, s, ok = clockPart(s[1:], 2); !ok {
				return false
			}
		}
		if s != "" && (s[0] == '.' || s[0] == ',') {
			n := 1
			for n < len(s) && '0' <= s[n] && s[n] <= '9' {
				n++
			}
			frac := s[1:n]
			for len(frac) < 9 {
				frac += "0"
			}
			nano, s = number(frac[:9]), s[n:]
		}
	case !strings.HasPrefix(strings.ToLower(s), "am") && !strings.HasPrefix(strings.ToLower(s), "pm"):
		return false
	}
	s = strings.TrimLeft(s, " \u00a0\u202f")
	half := strings.ToLower(strings.ReplaceAll(firstWord(strings.ReplaceAll(s, ".", "")), " ", ""))
	switch half {
	case "am", "pm":
		if hour > 12 || hour == 0 {
			return false
		}
		hour %= 12
		if half == "pm" {
			hour += 12
		}
		if dots := strings.HasPrefix(s[1:], "."); dots {
			s = strings.TrimPrefix(s[3:], ".")
		} else {
			s = s[2:]
		}
	}
	if minute > 59 || second > 60 || hour == 24 && minute+second > 0 {
		return false
	}
	zone, ok := readZone(strings.TrimLeft(s, " "))
	if !ok {
		return false
	}
	d.timed, d.zone = true, zone
	d.clock = time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute +
		time.Duration(second)*time.Second + time.Duration(nano)
	return true
}

func clockPart(s string, most int) (n int, rest string, ok bool) {
	i := 0
	for i < len(s) && i < most && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	return number(s[:i]), s[i:], i > 0
}

// readZone reads the zone after a time; no zone is nil.
func readZone(s string) (*time.Location, bool) {
	if i := strings.Index(s, " ("); i > 0 && s[len(s)-1] == ')' { // GMT-0400 (Eastern Daylight Time)
		s = s[:i]
	}
	name := strings.ToUpper(strings.Trim(s, "() "))
	if strings.HasPrefix(name, "UTC") || strings.HasPrefix(name, "GMT") {
		name = name[3:]
		if name == "" {
			return time.UTC, true
		}
	}
	switch name {
	case "":
		return nil, true
	case "Z":
		return time.UTC, true
	}
	hours := map[string]int{
		"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
		"AST": -4, "ADT": -3, "HNE": -5, "HAE": -4, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "IST": 0,
	}
	if h, ok := hours[name]; ok && name != "IST" {
		return time.FixedZone(name, h*3600), true
	}
	if name[0] != '+' && name[0] != '-' {
		return nil, false
	}
	digits := strings.ReplaceAll(name[1:], ":", "")
	if !allDigits(digits) || len(digits) > 4 {
		return nil, false
	}
	h, m := number(digits), 0
	if len(digits) > 2 {
		h, m = h/100, h%100
	}
	if h > 14 || m > 59 {
		return nil, false
	}
	seconds := h*3600 + m*60
	if name[0] == '-' {
		seconds = -seconds
	}
	return time.FixedZone("", seconds), true
}

// dateFiller says whether a word may stand in a date without meaning anything.
func dateFiller(w string) bool {
	var buf [32]byte
	switch string(foyer.Fold(buf[:0], w)) {
	case "mon", "monday", "tue", "tues", "tuesday", "wed", "wednesday", "thu", "thur", "thurs", "thursday",
		"fri", "friday", "sat", "saturday", "sun", "sunday",
		"lun", "lundi", "mardi", "mer", "mercredi", "jeu", "jeudi", "ven", "vendredi", "sam", "samedi", "dim", "dimanche",
		"lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo",
		"mo", "montag", "di", "dienstag", "mi", "mittwoch", "do", "donnerstag", "fr", "freitag", "sa", "samstag", "so", "sonntag",
		"lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato", "domenica",
		"segunda", "terca", "quarta", "quinta", "sexta", "feira",
		"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
		"st", "nd", "rd", "th", "er", "de", "del", "of", "the", "le", "el", "den", "am", "at", "a", "um", "las", "o":
		return true
	}
	return false
}

// monthOf answers the month a word names in English, French, Spanish, German,
// Italian, Portuguese or Dutch, or 0.
func monthOf(w string) int {
	if len(w) < 3 || len(w) > 12 {
		return 0
	}
	var buf [32]byte
	f := foyer.Fold(buf[:0], w)
	if len(f) > 4 {
		f = f[:4]
	}
	switch string(f) {
	case "jan", "janu", "janv", "ene", "ener", "gen", "genn":
		return 1
	case "feb", "febr", "fev", "fevr", "feve", "febb":
		return 2
	case "mar", "marc", "mars", "marz", "mrz", "maer", "maar", "mrt":
		return 3
	case "apr", "apri", "avr", "avri", "abr", "abri":
		return 4
	case "may", "mai", "mayo", "maio", "mag", "magg", "mei":
		return 5
	case "jun", "june", "juin", "juni", "junh", "giu", "giug":
		return 6
	case "jul", "july", "juil", "juli", "julh", "lug", "lugl":
		return 7
	case "aug", "augu", "aou", "aout", "ago", "agos":
		return 8
	case "sep", "sept", "set", "sete", "sett":
		return 9
	case "oct", "octo", "okt", "okto", "out", "outu", "ott", "otto":
		return 10
	case "nov", "nove":
		return 11
	case "dec", "dece", "dic", "dici", "dez", "deze":
		return 12
	}
	return 0
}
