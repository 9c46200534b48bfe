package app

import (
	"context"
	"fmt"

	"foyer/internal/foyer"
	"foyer/internal/service"
)

type undoCmd struct {
	ID string `arg:"" help:"The import."`
	asJSON
}

// undoTold is what the verb tells.
type undoTold struct {
	Import   string            `json:"import"`
	State    foyer.ImportState `json:"state"`
	Removed  int               `json:"removed"`
	Restored int               `json:"restored"`
	Kept     int               `json:"kept"`
	Blocked  int               `json:"blocked"`
}

// Run takes an import back, whole; one that was cut goes on.
func (c *undoCmd) Run(e *env) error {
	return e.inHouse(func(ctx context.Context, h *service.House, s *service.Session) error {
		sum, err := h.Intake().Undo(ctx, s.Actor(), c.ID, quietly)
		if err != nil {
			return err
		}
		imp, err := h.ImportOf(s.Actor(), c.ID)
		if err != nil {
			return err
		}
		if c.JSON {
			return printJSON(undoTold{imp.ID, imp.State, sum.Removed, sum.Restored, sum.Kept, sum.Blocked})
		}
		fmt.Printf("%s  %s\n", imp.ID, imp.State)
		fmt.Printf("%s removed, %d restored, %d kept because edited since, %d blocked\n",
			plural(sum.Removed, "lead", "leads"), sum.Restored, sum.Kept, sum.Blocked)
		return nil
	})
}
