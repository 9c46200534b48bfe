package app

import (
	"context"
	"net/http"
	"path/filepath"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/logger"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/options/mac"
	"github.com/wailsapp/wails/v2/pkg/options/windows"

	"foyer/internal/foyer"
	"foyer/internal/hub"
	"foyer/internal/service"
)

// run opens the window and comes back when it is closed.
func (w *window) run() error { return wails.Run(w.options()) }

// options say what the window is. Nothing here opens anything: the generator of
// the frontend's bindings comes through here too.
func (w *window) options() *options.App {
	pages := hub.Frontend(w.env.dist)
	width, height := w.place.size()
	return &options.App{
		Title: "Foyer",
		Width: width, Height: height, MinWidth: leastWidth, MinHeight: leastHeight,
		AssetServer: &assetserver.Options{
			Assets: w.env.dist,
			// The same handler as in the browser, so that policy and types are the
			// same; Wails' own is left out.
			Middleware: func(next http.Handler) http.Handler { return pages },
		},
		Bind:               append(service.All(w.session), &Shell{w}),
		EnumBind:           foyer.Enums(),
		ErrorFormatter:     func(err error) any { return hub.Text(err) },
		Logger:             wailsLog{w.log},
		LogLevelProduction: logger.WARNING,
		OnStartup:          w.start,
		OnBeforeClose: func(ctx context.Context) bool {
			if err := keepPlace(ctx, w.env.Dir); err != nil {
				w.log.Warn("window place", "err", err.Error())
			}
			return false
		},
		DragAndDrop: &options.DragAndDrop{EnableFileDrop: true},
		Linux: &linux.Options{
			// Said outright: left out of a struct that is there, it would mean Always.
			WebviewGpuPolicy: linux.WebviewGpuPolicyNever,
			ProgramName:      "foyer",
		},
		Mac: &mac.Options{OnFileOpen: func(path string) { go w.take([]string{path}) }},
		Windows: &windows.Options{
			Theme:               windows.SystemDefault,
			WebviewUserDataPath: filepath.Join(w.env.Dir, "webview"),
		},
	}
}
