package app

import (
	"context"
	"fmt"
	"time"

	"foyer/internal/service"
	"foyer/internal/store"
)

type checkCmd struct{ asJSON }

// Run checks the book and says what is wrong with it; nothing is mended.
func (c *checkCmd) Run(e *env) error {
	return e.inHouse(func(ctx context.Context, h *service.House, _ *service.Session) error {
		problems, err := h.Store().Check(ctx)
		if err != nil {
			return err
		}
		if c.JSON {
			return printJSON(struct {
				OK       bool            `json:"ok"`
				Problems []store.Problem `json:"problems"`
			}{len(problems) == 0, append([]store.Problem{}, problems...)})
		}
		for _, p := range problems {
			fmt.Println(p)
		}
		if len(problems) > 0 {
			return fmt.Errorf("%s found", plural(len(problems), "problem", "problems"))
		}
		fmt.Println("The book is whole.")
		return nil
	})
}

type backupCmd struct {
	File string `arg:"" help:"The file to write." type:"path"`
}

// Run copies the book while it is open, and verifies the copy.
func (c *backupCmd) Run(e *env) error {
	return e.inHouse(func(ctx context.Context, h *service.House, _ *service.Session) error {
		if err := h.Store().Backup(ctx, c.File, func(int, int) {}); err != nil {
			return err
		}
		fmt.Println("Checked and readable:", c.File)
		return nil
	})
}

type restoreCmd struct {
	File string `arg:"" help:"The backup." type:"path"`
}

// Run puts a verified backup in the place of the book, which is kept aside.
func (c *restoreCmd) Run(e *env) error {
	ctx, stop := interrupted()
	defer stop()
	aside, err := service.Restore(ctx, e.Dir, c.File, time.Now())
	if err != nil {
		return err
	}
	if aside != "" {
		fmt.Println("The book that was there is kept as", aside)
	}
	fmt.Println("Restored.")
	return nil
}
