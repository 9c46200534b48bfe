package rules

import (
	"net/mail"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"

	"foyer/internal/foyer"
)

// readEmail reads one address. Its Norm is empty when it cannot be one, and then
// key names the finding; a key beside a Norm says what was mended. Raw is the
// address as given, without the name or the signs around it, for people click it.
func readEmail(raw string) (c foyer.Contact, key string) {
	c = foyer.Contact{Raw: raw}
	if plainEmail(raw) {
		c.Norm = lower(raw)
		return c, ""
	}
	s := strings.TrimPrefix(raw, "mailto:")
	if a, err := mail.ParseAddress(s); err == nil && a.Name != "" {
		s = a.Address // Jane Roy <jane@ex.ca>
	} else if open := strings.IndexByte(s, '<'); open >= 0 {
		s = strings.TrimSuffix(s[open+1:], ">")
	}
	s = strings.Trim(s, " \t\r\n\"'<>.,;:()[]")
	if norm := wholeEmail(s); norm != "" {
		c.Raw, c.Norm = s, norm
		return c, ""
	}
	if norm := wholeEmail(mendEmail(s)); norm != "" {
		c.Raw, c.Norm = norm, norm
		return c, "email.mended"
	}
	at := strings.IndexByte(s, '@')
	switch {
	case at < 0:
		return c, "email.unreadable"
	case at > 0 && strings.IndexByte(s[at:], '.') < 0 && strings.IndexByte(s, ' ') < 0:
		return c, "email.cut"
	}
	return c, "email.unreadable"
}

// plainEmail says whether s is an ordinary address in ASCII, which nearly all are.
func plainEmail(s string) bool {
	at, dot := -1, -1
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case letter(c) || '0' <= c && c <= '9':
		case c == '.':
			if i == 0 || s[i-1] == '.' || s[i-1] == '@' {
				return false
			}
			dot = i
		case c == '@':
			if at >= 0 || i == 0 || s[i-1] == '.' {
				return false
			}
			at = i
		case c == '-':
			if at >= 0 && (i == at+1 || s[i-1] == '.') {
				return false
			}
		case at < 0 && strings.IndexByte("+_'!#$%&*/=?^`{|}~", c) >= 0:
		default:
			return false
		}
	}
	return at > 0 && at <= 64 && dot > at+1 && len(s)-dot > 2 && len(s) <= 254 &&
		letter(s[len(s)-1]) && letter(s[dot+1])
}

// wholeEmail answers the normal form of an address that may have letters beyond
// ASCII or a quoted part, or "".
func wholeEmail(s string) string {
	if plainEmail(s) {
		return lower(s)
	}
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address == "" || a.Name != "" {
		return ""
	}
	at := strings.LastIndexByte(a.Address, '@')
	local, domain := a.Address[:at], a.Address[at+1:]
	if strings.ContainsAny(local, " \"@\n\r") || !utf8.ValidString(local) {
		return ""
	}
	domain, err = idna.Lookup.ToASCII(domain)
	if err != nil {
		return ""
	}
	dot := strings.LastIndexByte(domain, '.')
	if dot < 1 || len(domain)-dot <= 2 {
		return ""
	}
	if top := domain[dot+1:]; !letter(top[0]) || len(local) > 64 || len(domain) > 190 {
		return ""
	}
	return strings.ToLower(local) + "@" + domain
}

// mendEmail undoes what people do to addresses: "jane at ex.ca", "jane@@ex.ca",
// "jane @ ex.ca", "jane(at)ex(dot)ca", "jane@ex,ca", "jane@ex..ca".
func mendEmail(s string) string {
	s = strings.ToLower(s)
	for _, w := range [...]string{"(at)", "[at]", "{at}", " at "} {
		if strings.IndexByte(s, '@') < 0 && strings.Count(s, w) == 1 {
			s = strings.Replace(s, w, "@", 1)
		}
	}
	for _, w := range [...]string{"(dot)", "[dot]", "{dot}", " dot "} {
		s = strings.ReplaceAll(s, w, ".")
	}
	s = strings.ReplaceAll(s, " @", "@")
	s = strings.ReplaceAll(s, "@ ", "@")
	if at := strings.IndexByte(s, '@'); at >= 0 && strings.Count(s[at:], ".") == 1 { // "a@x .ca", "a@x. ca"
		name, top, _ := strings.Cut(s[at:], ".")
		if top = strings.TrimLeft(top, " "); len(top) <= 3 {
			s = s[:at] + strings.TrimRight(name, " ") + "." + top
		}
	}
	for strings.Contains(s, "@@") {
		s = strings.ReplaceAll(s, "@@", "@")
	}
	if at := strings.IndexByte(s, '@'); at >= 0 {
		local, domain := s[:at], s[at:]
		domain = strings.ReplaceAll(domain, ",", ".")
		for strings.Contains(domain, "..") {
			domain = strings.ReplaceAll(domain, "..", ".")
		}
		s = strings.TrimSuffix(local, ".") + domain
	}
	return s
}

// lower is strings.ToLower for ASCII; it answers s itself when nothing changes.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if 'A' <= s[i] && s[i] <= 'Z' {
			return strings.ToLower(s)
		}
	}
	return s
}

// eachEmail cuts a cell that holds several addresses and calls do with each.
func eachEmail(s string, do func(string)) {
	if strings.Count(s, "@") < 2 {
		if one := strings.Trim(s, " ;,|"); one != "" {
			do(one)
		}
		return
	}
	for s != "" {
		at := -1
		for i := 0; i < len(s); i++ {
			switch s[i] {
			case ';', '|', '\n', '\r':
				at = i
			case ',', '/', ' ':
				// Between two addresses, not inside a name or a mended one.
				if strings.IndexByte(s[:i], '@') > 0 && strings.IndexByte(s[i:], '@') > 1 && !edgeAt(s, i) {
					at = i
				}
			}
			if at >= 0 {
				break
			}
		}
		one := s
		if at >= 0 {
			one, s = s[:at], s[at+1:]
		} else {
			s = ""
		}
		if one = strings.Trim(tidy(one), "/, "); one != "" {
			do(one)
		}
	}
}

// edgeAt says whether the space at i stands beside an at sign.
func edgeAt(s string, i int) bool {
	return i > 0 && s[i-1] == '@' || i+1 < len(s) && s[i+1] == '@'
}
