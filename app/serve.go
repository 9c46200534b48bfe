package app

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"golang.org/x/text/language"

	"foyer/frontend/src/words"
	"foyer/internal/foyer"
	"foyer/internal/hub"
	"foyer/internal/service"
)

// serveCmd opens the book in a browser on this machine.
type serveCmd struct {
	Listen string `help:"Where to listen, on this machine only." default:"127.0.0.1:0" placeholder:"ADDR"`
}

// Run prints a link that signs one browser in and serves until it is interrupted,
// for the person FOYER_USER names, else the owner.
// Each press of Enter prints a fresh link.
func (s *serveCmd) Run(e *env) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	log, logFile := openLog(e.Dir)
	defer logFile.Close()
	h, err := e.house(ctx, log, false)
	if err != nil {
		return err
	}
	defer h.Close()
	who, err := h.Named(ctx, os.Getenv("FOYER_USER"))
	if err != nil {
		return err
	}
	session := h.Session(who)
	door, err := hub.Open(s.Listen, hub.Options{
		Services:  func(ctx context.Context) []any { return service.All(session.With(ctx)) },
		Subscribe: h.Subscribe,
		Hears:     func(ctx context.Context, e foyer.Event) (foyer.Event, bool) { return session.With(ctx).Hears(e) },
		TakeIn:    h.Files().Add,
		HandOut:   h.Files().Open,
		Frontend:  e.dist,
		NoEntry: func(accept string) (string, string) {
			lang := preferred(accept)
			return words.Say(lang, "door.title", nil), words.Say(lang, "door.sentence", nil)
		},
		Log: log,
	})
	if err != nil {
		return err
	}
	print := func() { fmt.Println(e.say("serve.link", map[string]string{"link": door.Link()})) }
	print()
	fmt.Println(e.say("serve.more", nil))
	go func() {
		for in := bufio.NewScanner(os.Stdin); in.Scan(); {
			print()
		}
	}()
	return door.Serve(ctx)
}

// preferred answers the language of Foyer's that a browser likes best, by its
// Accept-Language.
func preferred(accept string) string {
	var tags []language.Tag
	for _, l := range words.Languages() {
		tags = append(tags, language.Make(l))
	}
	_, i := language.MatchStrings(language.NewMatcher(tags), accept)
	return words.Languages()[i]
}
