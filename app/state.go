package app

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"

	"github.com/wailsapp/wails/v2/pkg/runtime"
)

// The window's size at first, and the least it may have.
const (
	firstWidth, firstHeight = 1280, 820
	leastWidth, leastHeight = 960, 600
)

// place is where the window was when it was last closed.
type place struct {
	X         int  `json:"x"`
	Y         int  `json:"y"`
	Width     int  `json:"width"`
	Height    int  `json:"height"`
	Maximised bool `json:"maximised"`
}

func placeFile(dir string) string { return filepath.Join(dir, "window.json") }

// lastPlace answers where the window was; the zero place when nothing tells.
func lastPlace(dir string) (p place) {
	b, err := os.ReadFile(placeFile(dir))
	if err != nil || json.Unmarshal(b, &p) != nil {
		return place{}
	}
	return p
}

// size answers how large the window begins.
func (p place) size() (width, height int) {
	if p.Width <= 0 || p.Height <= 0 {
		return firstWidth, firstHeight
	}
	return p.Width, p.Height
}

// restorePlace puts the window where it was. What no longer fits, because a screen
// is gone, is made to fit; the zero place leaves the window in the middle.
func restorePlace(ctx context.Context, p place) {
	screens, err := runtime.ScreenGetAll(ctx)
	if err != nil || len(screens) == 0 {
		return
	}
	var width, height int
	for _, s := range screens {
		// Wails tells the sizes of screens, not where they stand: side by side is
		// the widest they can reach.
		width += s.Size.Width
		height = max(height, s.Size.Height)
	}
	known := p != (place{})
	p.Width, p.Height = p.size()
	fit := p.within(width, height)
	if fit.Width != p.Width || fit.Height != p.Height {
		runtime.WindowSetSize(ctx, fit.Width, fit.Height)
	}
	if known {
		runtime.WindowSetPosition(ctx, fit.X, fit.Y)
	}
	if p.Maximised {
		runtime.WindowMaximise(ctx)
	}
}

// within answers the place made to fit a screen of that size, so that the title
// bar can be reached.
func (p place) within(width, height int) place {
	p.Width = min(max(p.Width, leastWidth), max(width, leastWidth))
	p.Height = min(max(p.Height, leastHeight), max(height, leastHeight))
	p.X = min(max(p.X, 0), max(width-p.Width, 0))
	p.Y = min(max(p.Y, 0), max(height-p.Height, 0))
	return p
}

// keepPlace writes down where the window is. A maximised window keeps the size it
// had before, so that there is something to come back to.
func keepPlace(ctx context.Context, dir string) error {
	p := lastPlace(dir)
	p.Maximised = runtime.WindowIsMaximised(ctx)
	if !p.Maximised {
		p.X, p.Y = runtime.WindowGetPosition(ctx)
		p.Width, p.Height = runtime.WindowGetSize(ctx)
	}
	b, err := json.Marshal(p)
	if err != nil {
		return err
	}
	part := placeFile(dir) + ".part"
	if err := os.WriteFile(part, b, 0o600); err != nil {
		return err
	}
	return os.Rename(part, placeFile(dir))
}
