package app

import (
	"context"
	"fmt"
	"os"

	"foyer/internal/foyer"
	"foyer/internal/service"
)

type errorsCmd struct {
	ID      string `arg:"" help:"The import."`
	Out     string `required:"" help:"The file to write: .csv, or .xlsx for a workbook that repairs the import when it is imported." type:"path" placeholder:"FILE"`
	LeftOut bool   `help:"The rows that were left out too."`
	asJSON
}

// Run writes the rows that failed, or before the run those that need fixing, with
// what is wrong with each.
func (c *errorsCmd) Run(e *env) error {
	format, err := formatOf(c.Out)
	if err != nil {
		return err
	}
	return e.inHouse(func(ctx context.Context, h *service.House, s *service.Session) error {
		n := 0
		err := whole(c.Out, func(w *os.File) (err error) {
			n, err = h.WriteStayed(ctx, s.Actor(), c.ID, foyer.StayedSpec{LeftOut: c.LeftOut, Format: format}, w)
			return err
		})
		if err != nil {
			return err
		}
		if c.JSON {
			return printJSON(map[string]any{"file": c.Out, "rows": n})
		}
		fmt.Printf("%s: %s\n", c.Out, plural(n, "row", "rows"))
		return nil
	})
}
