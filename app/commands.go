package app

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/signal"

	"foyer/internal/foyer"
	"foyer/internal/service"
)

// commands are the verbs that work on files and on the book without a screen.
type commands struct {
	Read       readCmd       `cmd:"" help:"Show what the reader makes of a file, as strict CSV."`
	Map        mapCmd        `cmd:"" help:"Show the mapping Foyer proposes for a file."`
	Duplicates duplicatesCmd `cmd:"" help:"Show which rows of a file are likely one person."`
	Import     importCmd     `cmd:"" help:"Import a file, from end to end."`
	Imports    importsCmd    `cmd:"" help:"List the imports."`
	Approve    approveCmd    `cmd:"" help:"Approve an import."`
	Resume     resumeCmd     `cmd:"" help:"Go on with an import that was cut short."`
	Rollback   rollbackCmd   `cmd:"" help:"Take back what a failed import wrote."`
	Undo       undoCmd       `cmd:"" help:"Take an import back; what was edited since is kept."`
	Errors     errorsCmd     `cmd:"" help:"Write the rows of an import that did not come in to a file."`
	Watch      watchCmd      `cmd:"" help:"Say which folder is watched, or choose it; a running Foyer takes its files in to be reviewed."`
	Leads      leadsCmd      `cmd:"" help:"List leads."`
	Export     exportCmd     `cmd:"" help:"Write leads to a CSV or XLSX file."`
	Template   templateCmd   `cmd:"" help:"Write the import template."`
	Check      checkCmd      `cmd:"" help:"Check the book from end to end."`
	Backup     backupCmd     `cmd:"" help:"Copy the book to a file, and verify the copy."`
	Restore    restoreCmd    `cmd:"" help:"Put the book of a backup in place; the present one is kept aside."`
}

// asJSON is the flag of verbs that answer data.
type asJSON struct {
	JSON bool `help:"One JSON object on one line, or one line for each row."`
}

// printJSON prints a value as one line of JSON.
func printJSON(v any) error {
	e := json.NewEncoder(os.Stdout)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// interrupted answers a context that ends with Ctrl-C, so that a long verb stops
// at a safe place.
func interrupted() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), os.Interrupt)
}

// inHouse opens the house for a verb, runs fn as the person FOYER_USER names, else
// as its owner, and closes it.
func (e *env) inHouse(fn func(ctx context.Context, h *service.House, s *service.Session) error) error {
	ctx, stop := interrupted()
	defer stop()
	log, closer := openLog(e.Dir)
	defer closer.Close()
	h, err := e.house(ctx, log, true)
	if err != nil {
		return err
	}
	who, err := h.Named(ctx, os.Getenv("FOYER_USER"))
	if err == nil {
		err = fn(ctx, h, h.Session(who).With(ctx))
	}
	if cerr := h.Close(); err == nil {
		err = cerr
	}
	return err
}

// quietly is for progress nobody watches.
func quietly(foyer.Progress) {}

func plural(n int, one, many string) string {
	if n == 1 {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, many)
}
