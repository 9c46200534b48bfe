package match

// start prepares the words that names and addresses are read by.
func (d *describer) start() {
	d.titles = set("mr", "mrs", "ms", "miss", "mister", "mme", "mlle", "monsieur", "madame", "mademoiselle", "mlles", "messrs", "dr", "prof", "herr", "frau",
		"sr", "sra", "srta", "senor", "senora", "don", "dona", "sir", "lady", "rev", "hon", "maitre", "me", "docteur", "dra", "ing", "dipl", "sig", "signor", "signora")
	d.glue = set("de", "da", "do", "dos", "das", "di", "del", "della", "der", "den", "des", "du", "la", "le", "les", "los", "las", "van", "von", "vom", "zu", "zum", "zur", "ten", "ter", "te",
		"st", "ste", "saint", "sainte", "san", "santa", "mac", "mc", "al", "el", "bin", "ibn", "ben", "abu", "y", "e", "d", "l", "o")
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
