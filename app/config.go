package app

import (
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/adrg/xdg"
)

// version is Foyer's own; wails.json says the same (tested).
const version = "0.1.0"

// Config is what flags, environment and system say before a house is opened.
// Making one reads and opens no file.
type Config struct {
	// Dir is the folder of the house.
	Dir string
	// User is the full name, Login the account of the person at the machine.
	User, Login string
	// Locale ("fr-CA") and Country ("CA") are the system's; empty when unknown.
	Locale, Country string
}

func load(dir string) Config {
	if dir == "" {
		dir = os.Getenv("FOYER_DATA")
	}
	if dir == "" {
		dir = filepath.Join(xdg.DataHome, "foyer")
	}
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	c := Config{Dir: dir, Locale: systemLocale()}
	if _, region, ok := strings.Cut(c.Locale, "-"); ok {
		c.Country = region
	}
	if u, err := user.Current(); err == nil {
		c.User, c.Login = strings.TrimSpace(u.Name), u.Username
		// Windows says MACHINE\login.
		if i := strings.LastIndexByte(c.Login, '\\'); i >= 0 {
			c.Login = c.Login[i+1:]
		}
	}
	if u := os.Getenv("FOYER_USER"); u != "" {
		c.User, c.Login = u, u
	}
	if c.User == "" {
		c.User = c.Login
	}
	return c
}

// systemLocale answers "fr-CA" or "en" of the system's settings.
func systemLocale() string {
	for _, name := range []string{"LC_ALL", "LC_TIME", "LC_MESSAGES", "LANG"} {
		if l := locale(os.Getenv(name)); l != "" {
			return l
		}
	}
	if runtime.GOOS == "linux" {
		return ""
	}
	return locale(platformLocale())
}

// locale makes "fr-CA" of "fr_CA.UTF-8@euro", and nothing of "C" and "POSIX".
func locale(s string) string {
	s, _, _ = strings.Cut(s, ".")
	s, _, _ = strings.Cut(s, "@")
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '_' || r == '-' })
	if len(parts) == 0 || len(parts[0]) != 2 {
		return ""
	}
	lang := strings.ToLower(parts[0])
	if last := parts[len(parts)-1]; len(parts) > 1 && len(last) == 2 {
		return lang + "-" + strings.ToUpper(last)
	}
	return lang
}
