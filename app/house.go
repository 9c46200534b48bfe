package app

import (
	"context"
	"log/slog"

	"foyer/frontend/src/words"
	"foyer/internal/service"
)

// house opens the house of the configuration. A quiet one leaves alone the work
// that an earlier process left behind, as commands that only look want it.
func (c Config) house(ctx context.Context, log *slog.Logger, quiet bool) (*service.House, error) {
	return service.Open(ctx, service.Options{
		Dir: c.Dir, User: c.User, Login: c.Login, Locale: c.Locale, Country: c.Country,
		Version: version, WebView: webViewVersion(), Log: log, Quiet: quiet,
	})
}

// language answers the language of the system, for what is said before a house
// and its person's choice are known.
func (c Config) language() string { return c.Locale }

// say answers a sentence in the system's language.
func (c Config) say(key string, args map[string]string) string {
	return words.Say(c.language(), key, args)
}
