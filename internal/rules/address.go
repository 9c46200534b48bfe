package rules

import "strings"

// webAddress says whether a text is an address of the web, with http or https before
// it or nothing: what a click may open.
func webAddress(s string) bool {
	rest := s
	if scheme, after, ok := strings.Cut(s, "://"); ok && !strings.ContainsAny(scheme, "./?#") {
		if scheme = strings.ToLower(scheme); scheme != "http" && scheme != "https" {
			return false
		}
		rest = after
	} else if strings.ContainsAny(s, " \t\n") {
		return false
	}
	host := rest
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		host = rest[:i]
	}
	host, port, ok := strings.Cut(host, ":")
	if ok && (port == "" || digitsIn(port) != len(port)) {
		return false
	}
	labels := strings.Split(strings.TrimSuffix(host, "."), ".")
	for _, label := range labels {
		if label == "" || len(label) > 63 || strings.ContainsFunc(label, func(r rune) bool { return r < 0x80 && r != '-' && r != '_' && !letter(byte(r)) && (r < '0' || r > '9') }) {
			return false
		}
	}
	top := labels[len(labels)-1]
	return len(labels) > 1 && len(top) > 1 && digitsIn(top) < len(top)
}

// listingNumber says whether a text looks like the number of one listing: boards
// write them with letters, digits and a few marks, but never without a digit, and
// never as a sentence or as several.
func listingNumber(s string) bool {
	return digitsIn(s) > 0 && len(s) <= 32 && len(strings.Fields(s)) <= 3 && !strings.ContainsAny(s, ",;|@\n")
}
