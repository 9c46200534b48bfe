package rules

import "strings"

// providers are the mail houses whose names people type most, and so misspell most.
const providers = " gmail hotmail yahoo outlook icloud comcast verizon bellsouth videotron sympatico rogers laposte wanadoo orange protonmail googlemail "

// likelyDomain answers the domain that a misspelt one is likely meant for, or "".
// It tells only what nobody has: endings that do not exist, and the names of the
// great mail houses with one letter wrong.
func likelyDomain(domain string) string {
	name, top, ok := strings.Cut(domain, ".")
	if !ok || strings.IndexByte(top, '.') >= 0 || len(name) < 3 {
		return ""
	}
	end := likelyTop(top)
	likely := name
	if !strings.Contains(providers, " "+name+" ") {
		likely = likelyProvider(name)
	}
	switch {
	case likely == "" && end == "":
		return ""
	case likely == "":
		likely = name
	case end == "":
		end = top
		if (likely == "gmail" || likely == "icloud") && top != "com" {
			if likely == name {
				return ""
			}
			end = "com"
		}
	}
	if likely == "gmail" && (top == "co" || top == "cm" || top == "om" || top == "ca" && likely != name) {
		end = "com"
	}
	if end == "" {
		end = top
	}
	if likely+"."+end == domain {
		return ""
	}
	return likely + "." + end
}

// likelyTop answers the ending that one that does not exist is meant for.
func likelyTop(top string) string {
	switch top {
	case "con", "cim", "vom", "xom", "cpm", "ocm", "cmo", "comm", "coom", "copm", "como", "con1", "c0m", "comn", "vcom", "dom":
		return "com"
	case "ner", "met", "nte", "bet", "nett":
		return "net"
	case "ogr", "orgg", "prg":
		return "org"
	case "frr", "ff":
		return "fr"
	case "caa":
		return "ca"
	case "dee":
		return "de"
	}
	return ""
}

// likelyProvider answers the mail house whose name is one letter away.
func likelyProvider(name string) string {
	if len(name) < 4 {
		return ""
	}
	switch name { // houses of their own
	case "ymail", "email", "mail", "fmail", "rmail", "hmail", "zmail", "gmx", "tmail", "oranges", "range", "roger", "outlooks", "mailbox", "amail", "jmail", "kmail", "umail", "imail", "wmail", "smail", "emailme":
		return ""
	case "gmil", "gmal", "gmai", "gmial", "gamil", "gnail", "gmaill", "gmaul", "gmaik", "gimail", "ggmail", "gmsil", "gmqil", "gmali", "gmaol", "gemail", "gmaio", "g-mail":
		return "gmail"
	case "hotmal", "hotmai", "hotmial", "hotmil", "htmail", "hotnail", "hotamil", "homail", "hormail", "hotmaill", "hotmsil", "hitmail", "otmail", "hotmaik":
		return "hotmail"
	case "yaho", "yahooo", "yhoo", "yaoo", "yhaoo", "yahho", "yaahoo", "uahoo", "tahoo", "yahou":
		return "yahoo"
	}
	for p := range strings.FieldsSeq(providers) {
		if len(p) >= 6 && name[0] == p[0] && distance(name, p, 1) == 1 {
			return p
		}
	}
	return ""
}

// emailTypo answers an address with its misspelt domain put right, the domain as
// given and the likely one; "" for one that looks well.
func (d *desk) emailTypo(norm string) (whole, end, likely string) {
	at := strings.LastIndexByte(norm, '@')
	if at < 0 {
		return "", "", ""
	}
	end = norm[at+1:]
	switch end {
	case "gmail.com", "hotmail.com", "yahoo.com", "outlook.com", "icloud.com", "hotmail.fr", "yahoo.fr", "orange.fr", "example.com":
		return "", "", ""
	}
	if likely = d.memo("@", end, likelyDomain); likely == "" {
		return "", "", ""
	}
	return norm[:at+1] + likely, end, likely
}

// completed answers an address that stops at the name of a great mail house with
// the ending that it has, or "".
func completed(s string) string {
	name := s[strings.IndexByte(s, '@')+1:]
	switch lower(name) {
	case "gmail", "hotmail", "yahoo", "outlook", "icloud", "googlemail", "protonmail":
		return s + ".com"
	}
	return ""
}
