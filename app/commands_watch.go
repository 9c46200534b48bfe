package app

import (
	"context"
	"fmt"

	"foyer/internal/foyer"
	"foyer/internal/service"
)

type watchCmd struct {
	Folder string `arg:"" optional:"" help:"The folder to watch from now on." type:"path"`
	Off    bool   `help:"Watch no folder."`
	Done   bool   `help:"Move files to a folder “done” beside them once they are in." negatable:""`
	asJSON
}

// Run sets the watched folder and says which it is. Its files come in while the
// window or the browser door is open, never by this command.
func (c *watchCmd) Run(e *env) error {
	return e.inHouse(func(ctx context.Context, h *service.House, s *service.Session) error {
		v, err := h.WatchView(ctx)
		switch {
		case err != nil:
		case c.Off:
			v, err = h.SetWatch(ctx, s.Actor(), foyer.WatchChoice{Done: v.Done})
		case c.Folder != "":
			if v, err = h.WatchFolder(ctx, s.Actor(), c.Folder); err == nil {
				v, err = h.SetWatch(ctx, s.Actor(), foyer.WatchChoice{On: true, Done: c.Done})
			}
		}
		if err != nil {
			return err
		}
		if c.JSON {
			return printJSON(map[string]any{"folder": v.Folder, "on": v.On, "done": v.Done, "files": len(v.Files)})
		}
		if !v.On {
			fmt.Println(e.say("watch.off", nil))
			return nil
		}
		fmt.Println(v.Folder)
		return nil
	})
}
