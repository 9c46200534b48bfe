package spent

import (
	"context"
	"io"
	"log/slog"
	"os"
	"runtime/pprof"

	"foyer/internal/service"
)

// House opens the house in a folder, as a measuring program does: quietly, for one
// person whose language and country do not depend on the machine.
func House(ctx context.Context, dir string) (*service.House, error) {
	return service.Open(ctx, service.Options{
		Dir: dir, User: "Bench", Login: "bench", Locale: "en-US", Country: "US", Version: "bench",
		Quiet: true, Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
	})
}

// Profile begins a profile of the processor in a file, none when it has no name, and
// answers what ends it.
func Profile(file string) (done func(), err error) {
	if file == "" {
		return func() {}, nil
	}
	f, err := os.Create(file)
	if err == nil {
		err = pprof.StartCPUProfile(f)
	}
	return pprof.StopCPUProfile, err
}
