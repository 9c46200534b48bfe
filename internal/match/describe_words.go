package match

import "strings"

// start prepares the words that names and addresses are read by.
func (d *describer) start() {
	d.titles = map[string]uint8{}
	for sex, words := range [...]string{
		untold: "dr prof rev hon maitre me dre docteur doctor ing dipl lic licdo arq arqto mtro notario adv abog cdor cpt capt rabbi maestro",
		male:   "mr mister monsieur messrs herr sr senor don sir sig signor srs",
		female: "mrs ms miss mme mmes mlle mlles madame mademoiselle mdm madam frau fraulein sra sras srta senora senorita dona dna dª lady dra profa lcda licda arqta mtra signora sigra",
	} {
		for _, w := range strings.Fields(words) {
			d.titles[w] = uint8(sex)
		}
	}
	d.cut = map[string]string{
		"ma": "maria", "mª": "maria", "mari": "maria", "fco": "francisco", "gpe": "guadalupe", "gmo": "guillermo", "wm": "william",
		"mohd": "mohammed", "muhd": "mohammed", "chas": "charles", "thos": "thomas", "robt": "robert", "glez": "gonzalez", "gzlez": "gonzalez", "gonz": "gonzalez", "fdez": "fernandez", "fdz": "fernandez",
		"hdez": "hernandez", "hdz": "hernandez", "mtz": "martinez", "mtnez": "martinez", "mnez": "martinez", "rguez": "rodriguez", "rdz": "rodriguez", "rdguez": "rodriguez", "gcia": "garcia", "dguez": "dominguez",
		"jmnez": "jimenez", "stgo": "santiago", "sndez": "sanchez", "snchz": "sanchez", "vzquez": "vazquez",
	}
	d.hollow = set("lead", "leads", "new", "web", "website", "online", "internet", "form", "buyer", "seller", "renter", "tenant", "prospect", "client", "cliente", "customer", "contact", "contacto", "inquiry", "enquiry",
		"user", "guest", "visitor", "unknown", "anonymous", "anonyme", "anonimo", "inconnu", "inconnue", "desconocido", "desconocida", "unbekannt", "none", "na", "null", "nil", "noname", "no", "name", "sin", "nombre", "sans", "nom", "aucun", "ninguno",
		"zillow", "trulia", "realtor", "redfin", "rightmove", "zoopla", "idealista", "fotocasa", "seloger", "leboncoin", "centris", "duproprio", "kijiji", "facebook", "instagram", "google", "whatsapp", "homes", "com", "from", "via", "portal", "the", "interesado", "comprador", "acheteur", "vendeur", "acquereur", "n", "a", "tbd")
	d.east = set("kim", "lee", "park", "choi", "jung", "jeong", "chung", "kang", "cho", "jo", "yoon", "yun", "jang", "lim", "im", "oh", "seo", "shin", "kwon", "hwang", "ahn", "song", "hong", "yoo", "yu", "moon", "bae", "baek", "nam", "noh", "ryu",
		"wang", "li", "zhang", "chang", "liu", "chen", "yang", "huang", "zhao", "wu", "zhou", "xu", "sun", "zhu", "hu", "guo", "he", "lin", "gao", "luo", "zheng", "liang", "xie", "tang", "deng", "feng", "han", "cao", "zeng", "peng", "xiao", "cai", "pan", "tian", "dong", "yuan", "jiang", "ye", "du", "wei", "cheng", "lu", "ding", "shen", "ren", "yao", "qian", "fan", "fang", "shi", "tan", "kong", "bai", "cui", "qiu", "hou", "meng", "xue", "hsu", "tsai", "chiu", "wong", "chan", "cheung", "leung", "ng", "ho")
	d.nobodys = set("noreply", "donotreply", "noemail", "noemails", "nomail", "none", "nobody", "null", "unknown", "notprovided", "notavailable", "noaddress", "test", "testing", "fake", "dummy",
		"inconnu", "aucun", "pasdecourriel", "pasdemail", "sansmail", "sansemail", "sanscourriel", "desconocido", "ninguno", "nadie", "notiene", "sincorreo", "sinemail", "sinmail", "sincorreoelectronico", "keine", "unbekannt", "prueba", "essai")
	d.hostless = set("a", "aa", "aaa", "abc", "x", "xx", "xxx", "na", "n", "no", "nil", "email", "mail", "correo", "courriel", "example", "asdf", "qwerty", "user", "demo", "sample")
	d.glue = set("de", "da", "do", "dos", "das", "di", "del", "della", "der", "den", "des", "du", "la", "le", "les", "los", "las", "van", "von", "vom", "zu", "zum", "zur", "ten", "ter", "te",
		"st", "ste", "saint", "sainte", "san", "santa", "mac", "mc", "al", "el", "bin", "ibn", "ben", "abu", "y", "e", "i", "d", "l", "o")
	d.short = map[string]string{}
	for _, w := range [...][]string{
		{"st", "street", "str", "strasse", "saint", "sainte", "ste", "san", "santa"},
		{"av", "ave", "avenue", "avenida", "avda", "avd", "aven", "avn"},
		{"bd", "blvd", "boulevard", "boul", "bld", "bvd", "blv"},
		{"rd", "road"},
		{"dr", "drive", "drv"},
		{"ln", "lane"},
		{"ct", "court", "crt"},
		{"pl", "place", "platz", "plaza", "plz", "plc"},
		{"sq", "square"},
		{"ter", "terrace", "terr", "tce"},
		{"pkwy", "parkway", "pky"},
		{"hwy", "highway"},
		{"cir", "circle", "circ", "circuit", "cct"},
		{"cres", "crescent", "cr", "crs"},
		{"cl", "close"},
		{"ch", "chemin", "che"},
		{"r", "rue"},
		{"c", "calle"},
		{"ps", "paseo", "po"},
		{"fg", "faubourg", "fbg"},
		{"all", "allee", "al"},
		{"imp", "impasse"},
		{"rte", "route"},
		{"qu", "quai"},
		{"n", "north", "nord", "norte", "no", "nth"},
		{"s", "south", "sud", "sur", "sth"},
		{"e", "east", "est", "este", "ost"},
		{"w", "west", "ouest", "oeste", "o"},
		{"ne", "northeast"},
		{"nw", "northwest"},
		{"se", "southeast"},
		{"sw", "southwest"},
		{"apt", "apartment", "appt", "app", "appartement", "unit", "ste", "suite", "bureau", "fl", "floor", "etage", "apto", "piso", "rm", "room", "no", "num", "numero", "nr"},
		{"mt", "mount", "mont"},
		{"ft", "fort"},
		{"bldg", "building", "bat", "batiment"},
		{"fwy", "freeway"},
		{"expy", "expressway"},
		{"ctr", "center", "centre", "cntr"},
		{"jct", "junction"},
		{"1st", "first"},
		{"2nd", "second"},
		{"3rd", "third"},
		{"4th", "fourth"},
		{"5th", "fifth"},
		{"6th", "sixth"},
		{"7th", "seventh"},
		{"8th", "eighth"},
		{"9th", "ninth"},
		{"10th", "tenth"},
	} {
		for _, long := range w[1:] {
			if _, ok := d.short[long]; !ok {
				d.short[long] = w[0]
			}
		}
	}
}

// Firms says whether names are, on the whole, those of companies and not of people:
// many have words that people's names have not, or more words, or only one.
func Firms(names []string) bool {
	var d describer
	d.start()
	filled, firms := 0, 0
	for _, s := range names {
		d.buf = d.buf[:0]
		words := d.clean(d.words(s, false))
		if len(words) == 0 {
			continue
		}
		filled++
		firm := len(words) > 4 || len(words) == 1
		for _, w := range words {
			switch string(w) {
			case "inc", "ltd", "llc", "corp", "co", "gmbh", "ltee", "sarl", "the", "of", "and", "for", "on", "at", "in", "company", "center", "centre", "school", "group",
				"restaurant", "cafe", "bar", "grill", "hotel", "shop", "store", "church", "club", "bank", "services", "university", "college", "institute", "association",
				"society", "house", "city", "foundation", "agency", "realty", "immobilier", "groupe", "agence", "ecole", "clinique", "clinic", "hospital", "international":
				firm = true
			}
			firm = firm || '0' <= w[0] && w[0] <= '9'
		}
		if firm {
			firms++
		}
	}
	return filled > 0 && firms*10 >= filled*3
}
