package app

import (
	"net/netip"
	"net/url"
	"strings"

	"foyer/internal/foyer"
)

// outward answers an address that may be handed to the system to open, or
// Forbidden. Addresses come from files of strangers: only the web over TLS, mail
// and telephone pass, without control characters, credentials or great length;
// plain http only to this machine.
func outward(address string) (string, error) {
	no := foyer.Fail(foyer.Forbidden, "link.refused")
	if len(address) > 2048 || strings.ContainsFunc(address, func(r rune) bool { return r <= ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 }) {
		return "", no
	}
	u, err := url.Parse(address)
	if err != nil || u.User != nil {
		return "", no
	}
	switch u.Scheme {
	case "https":
		if u.Hostname() == "" {
			return "", no
		}
	case "http":
		ip, err := netip.ParseAddr(u.Hostname())
		if u.Hostname() != "localhost" && (err != nil || !ip.IsLoopback()) {
			return "", no
		}
	case "mailto", "tel":
		if u.Opaque == "" {
			return "", no
		}
	default:
		return "", no
	}
	return u.String(), nil
}
