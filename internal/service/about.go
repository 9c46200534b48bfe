package service

import (
	"runtime"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// About says which Foyer this is.
type About struct{ s *Session }

// Version answers the versions of Foyer and of what it runs on.
func (a *About) Version() (v foyer.About, err error) {
	err = a.s.call("about.version", func() error {
		v = a.s.house.about()
		return nil
	})
	return v, err
}

func (h *House) about() foyer.About {
	return foyer.About{Version: h.opt.Version, SQLite: store.SQLiteVersion(), WebView: h.opt.WebView, System: runtime.GOOS + "/" + runtime.GOARCH}
}
