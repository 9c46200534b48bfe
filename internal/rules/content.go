package rules

import (
	"strings"
	"time"
	"unicode"

	"foyer/internal/foyer"
)

// trait is a kind of content that cells of a column may have.
type trait uint8

const (
	isEmail trait = iota
	isPhone
	isURL
	isDate
	isNumber
	isMoney
	isYesNo
	isTitle // Mr, Mme, Dr
	isStatus
	isStage // a status, or something like one
	isIntent
	isCountry
	isRegion
	isPostal
	isNames  // two or more words, each like a name
	isWord   // one word like a name
	isPerson // begins with a known given name
	isFirm
	isHome   // a kind of property
	isPortal // where leads come from
	isLong   // a sentence or more
	isCode   // an identifier of machines
	numTraits
)

// content is what the cells of a column look like.
type content struct {
	filled   int
	distinct int
	samples  []string
	counts   [numTraits]int
}

// share answers how much of the filled cells have a trait, 0 to 1.
func (c *content) share(t trait) float64 {
	if c.filled == 0 {
		return 0
	}
	return float64(c.counts[t]) / float64(c.filled)
}

// look reads a column of the sample.
func look(rows [][]string, index int, p *placer) content {
	var c content
	seen := map[string]bool{}
	for _, row := range rows {
		if index >= len(row) {
			continue
		}
		s := tidy(row[index])
		if s == "" {
			continue
		}
		c.filled++
		if !seen[s] {
			seen[s] = true
			if len(c.samples) < 3 {
				c.samples = append(c.samples, clip(s))
			}
		}
		c.count(s, p)
	}
	c.distinct = len(seen)
	return c
}

// clip shortens a sample for the screen.
func clip(s string) string {
	s = oneLine(s)
	if n := 0; len(s) > 80 {
		for i := range s {
			if n++; n > 60 {
				return s[:i] + "…"
			}
		}
	}
	return s
}

func (c *content) count(s string, p *placer) {
	word := folded(s)
	add := func(t trait, yes bool) {
		if yes {
			c.counts[t]++
		}
	}
	digits := digitsIn(s)
	at := strings.IndexByte(s, '@')
	add(isEmail, at > 0 && at < len(s)-1 || strings.HasPrefix(s, "mailto:"))
	add(isPhone, at < 0 && likePhone(s, digits, p))
	add(isURL, at < 0 && likeURL(s))
	_, trouble := readDate(s, foyer.OrderOpen, contentDay())
	add(isDate, (trouble == dateFine || trouble == dateEither) && !allDigits(s) || len(s) == 8 && allDigits(s) && trouble == dateFine)
	add(isNumber, allDigits(s))
	r, money := readMoney(s, foyer.DecimalOpen)
	add(isMoney, money && (r.low >= 1000_00 || r.high >= 1000_00 || strings.ContainsAny(s, "$€£")) && trouble != dateFine)
	add(isYesNo, yesNoText(s) != "" && len(s) < 12)
	add(isTitle, honorific(word))
	status := statusOf(word) != ""
	add(isStatus, status)
	add(isStage, status || likeStage(s, word))
	add(isHome, kindOfHome(word))
	add(isPortal, portal(word))
	i, _ := readIntent(s)
	add(isIntent, i != 0)
	add(isCountry, len(word) > 2 && regionOf(word) != "" || len(s) == 2 && s == strings.ToUpper(s) && regionOf(word) != "")
	add(isRegion, stateOf(word))
	add(isPostal, likePostal(s, digits))
	words, name := likeName(s)
	add(isNames, name && words >= 2)
	add(isWord, name && words == 1)
	add(isPerson, name && words < 4 && isGiven(knownGiven(), s))
	add(isFirm, likeFirm(word))
	add(isLong, len(s) > 60 || strings.Count(s, " ") >= 6 || strings.IndexByte(s, '\n') >= 0)
	add(isCode, likeCode(s, digits))
}

// likePhone says whether a cell is a phone beyond what a bare number could be.
func likePhone(s string, digits int, p *placer) bool {
	if digits < 7 || digits > 34 || strings.IndexByte(s, ':') > 0 && !strings.HasPrefix(s, "tel:") {
		return false
	}
	if s[0] == '+' || s[0] == '(' || strings.HasPrefix(s, "tel:") {
		return true
	}
	letters := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters > 8 || len(s) == 10 && s[4] == '-' && s[7] == '-' || strings.Count(s, "/") == 2 {
		return false
	}
	ok := false
	eachPhone(s, func(one string) {
		c, _, _ := p.place(one, "")
		ok = ok || c.Norm != ""
	})
	return ok || digits >= 9 && digits <= 13 && (s[0] == '0' || strings.ContainsAny(s, " -."))
}

func likeURL(s string) bool {
	if strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "www.") {
		return true
	}
	dot := strings.LastIndexByte(s, '.')
	return dot > 1 && len(s)-dot <= 8 && len(s)-dot > 2 && !strings.ContainsAny(s, " ,;") && letter(s[dot+1]) && letter(s[len(s)-1]) && digitsIn(s) < 4
}

func honorific(w string) bool {
	switch w {
	case "mr", "mrs", "ms", "miss", "dr", "mx", "prof", "m", "mme", "mlle", "monsieur", "madame", "mademoiselle", "m et mme", "mr mrs", "mr and mrs", "mr ms",
		"sr", "sra", "srta", "don", "dona", "herr", "frau", "herr frau", "familie", "sig", "sig ra", "signor", "signora", "dott", "dhr", "mevr", "rev", "sir", "me", "maitre":
		return true
	}
	return false
}

// stateOf says whether a folded word names a state, province or region that
// people write in addresses.
func stateOf(w string) bool {
	if len(w) == 2 {
		return strings.Contains(" al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc pr ab bc mb nb nl ns nt nu on pe qc sk yt nsw vic qld sp rj mg rs pr ba ", " "+w+" ")
	}
	return strings.Contains("|alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming|alberta|british columbia|colombie britannique|manitoba|new brunswick|nouveau brunswick|newfoundland|nova scotia|nouvelle ecosse|ontario|quebec|saskatchewan|"+
		"ile de france|auvergne rhone alpes|provence alpes cote d azur|occitanie|nouvelle aquitaine|bretagne|normandie|hauts de france|grand est|pays de la loire|centre val de loire|bourgogne franche comte|corse|"+
		"andalucia|aragon|asturias|cantabria|castilla y leon|castilla la mancha|cataluna|catalunya|comunidad de madrid|madrid|barcelona|valencia|alicante|malaga|sevilla|galicia|la rioja|murcia|navarra|pais vasco|baleares|canarias|"+
		"bayern|baden wurttemberg|berlin|brandenburg|bremen|hamburg|hessen|niedersachsen|nordrhein westfalen|rheinland pfalz|saarland|sachsen|sachsen anhalt|schleswig holstein|thuringen|"+
		"lombardia|lazio|veneto|toscana|piemonte|sicilia|campania|puglia|emilia romagna|liguria|sardegna|new south wales|victoria|queensland|"+
		"jalisco|nuevo leon|cdmx|ciudad de mexico|estado de mexico|edomex|aguascalientes|baja california|baja california sur|campeche|chiapas|chihuahua|coahuila|colima|durango|guanajuato|guerrero|hidalgo|michoacan|morelos|nayarit|oaxaca|puebla|queretaro|quintana roo|san luis potosi|sinaloa|sonora|tabasco|tamaulipas|tlaxcala|veracruz|yucatan|zacatecas|"+
		"a coruna|la coruna|coruna|alava|albacete|almeria|avila|badajoz|bizkaia|vizcaya|burgos|caceres|cadiz|castellon|ciudad real|cordoba|cuenca|gipuzkoa|guipuzcoa|girona|gerona|granada|guadalajara|huelva|huesca|jaen|las palmas|leon|lleida|lerida|lugo|ourense|palencia|pontevedra|salamanca|segovia|soria|tarragona|teruel|tenerife|santa cruz de tenerife|toledo|valladolid|zamora|zaragoza|ceuta|melilla|extremadura|comunidad valenciana|islas baleares|illes balears|"+
		"buenos aires|caba|santa fe|mendoza|tucuman|salta|entre rios|misiones|corrientes|chaco|neuquen|rio negro|chubut|la pampa|jujuy|antioquia|cundinamarca|valle del cauca|atlantico|santander|region metropolitana|valparaiso|biobio|sao paulo|rio de janeiro|minas gerais|parana|bahia|ceara|pernambuco|santa catarina|rio grande do sul|goias|distrito federal|", "|"+w+"|")
}

func likePostal(s string, digits int) bool {
	n := len(s)
	switch {
	case n == 5 && digits == 5, n == 10 && digits == 9 && s[5] == '-', n == 9 && s[5] == '-' && digits == 8, n == 8 && digits == 7 && s[4] == '-':
		return true
	case digits == 3 && (n == 6 || n == 7) && letter(s[0]) && '0' <= s[1] && s[1] <= '9' && letter(s[2]):
		return true // H2X 1Y4
	case n >= 5 && n <= 8 && digits >= 2 && digits <= 3 && letter(s[0]) && letter(s[n-1]) && letter(s[n-2]) && s == strings.ToUpper(s):
		return true // SW1A 1AA
	}
	return n == 6 && digits == 4 && letter(s[5]) && letter(s[4]) || n == 7 && digits == 4 && s[4] == ' '
}

// likeName says how many words a cell has, and whether each could be of a person's
// name: letters, a capital first or all of another script.
func likeName(s string) (words int, ok bool) {
	if len(s) > 60 {
		return 0, false
	}
	for w := range strings.FieldsSeq(s) {
		first := true
		for _, r := range w {
			switch {
			case unicode.IsLetter(r) || unicode.IsMark(r):
				if first && unicode.IsLower(r) && len(w) > 4 {
					return 0, false
				}
				first = false
			case strings.ContainsRune("-'’.,&", r):
			default:
				return 0, false
			}
		}
		words++
	}
	return words, words > 0 && words <= 6
}

func likeFirm(w string) bool {
	for part := range strings.FieldsSeq(w) {
		switch part {
		case "inc", "llc", "ltd", "ltee", "gmbh", "ag", "sarl", "sas", "corp", "co", "company", "holdings", "realty", "group", "groupe", "sl", "srl", "spa", "ab", "oy", "bv", "plc", "enr", "associates", "partners", "immobilier", "properties", "kg", "ug", "aps", "as":
			return true
		}
	}
	return false
}

// likeCode says whether a cell is an identifier: long and mixed, or a bare number.
func likeCode(s string, digits int) bool {
	if strings.IndexByte(s, ' ') >= 0 || digits == 0 {
		return false
	}
	return digits == len(s) || len(s) >= 12 && digits >= 3 || digits >= 3 && digits*3 >= len(s)
}

// contentDay settles the century while looking at what a column is like. Any day
// would do: only whether a text is a date matters there.
func contentDay() time.Time { return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC) }
