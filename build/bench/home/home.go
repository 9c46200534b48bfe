// Package home opens the house that a measuring program works in.
package home

import (
	"context"
	"io"
	"log/slog"

	"foyer/internal/service"
)

// Open opens the house in a folder, as a measuring program does: quietly, for one
// person whose language and country do not depend on the machine.
func Open(ctx context.Context, dir string) (*service.House, error) {
	return service.Open(ctx, service.Options{
		Dir: dir, User: "Bench", Login: "bench", Locale: "en-US", Country: "US", Version: "bench",
		Quiet: true, Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
	})
}
