package app

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"runtime/debug"

	"github.com/alecthomas/kong"

	"foyer/internal/foyer"
)

// cli is the command line, a field for each verb. A verb is a struct with its
// flags and a method Run(*env) error; it calls the services and prints.
type cli struct {
	Data string `help:"The folder of the house." placeholder:"DIR" type:"path"`

	Window windowCmd `cmd:"" default:"withargs" hidden:"" help:"Open the window."`

	commands `embed:""` // on files and on the book, without a screen

	Serve   serveCmd   `cmd:"" help:"Open the book in a browser on this machine."`
	Version versionCmd `cmd:"" help:"Say which Foyer this is."`
}

// env is what every verb gets.
type env struct {
	Config
	dist fs.FS
}

// usage is wrong use of a command: exit code 2 instead of 1.
type usage struct{ error }

// Unwrap lets the sentence of the error inside be found.
func (u usage) Unwrap() error { return u.error }

// Main runs a command line and answers the exit code: 0 done, 1 refused or failed,
// 2 wrong usage. A failure is one sentence on stderr.
func Main(dist fs.FS, args []string) (code int) {
	defer func() {
		if p := recover(); p != nil {
			fmt.Fprintf(os.Stderr, "foyer: %v\n%s", p, debug.Stack())
			code = 1
		}
	}()
	if generating {
		args = nil // the generator's flags are Wails' own
	}
	if len(args) > 0 {
		attachConsole()
	}
	root, err := fs.Sub(dist, "frontend/dist")
	if err != nil {
		fmt.Fprintln(os.Stderr, "foyer:", err)
		return 1
	}
	var c cli
	exit := -1
	p, err := kong.New(&c, kong.Name("foyer"),
		kong.Description("From lead files to a book of leads. With no command, or with files, it opens the window."),
		kong.Exit(func(code int) { exit = code }), kong.UsageOnError(), kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
	if err != nil {
		fmt.Fprintln(os.Stderr, "foyer:", err)
		return 1
	}
	if len(args) == 1 && args[0] == "help" {
		args = []string{"--help"} // what people type first
	}
	ctx, err := p.Parse(args)
	switch {
	case exit == 0: // --help
		return 0
	case err != nil:
		fmt.Fprintln(os.Stderr, "foyer:", err)
		return 2
	}
	e := &env{Config: load(c.Data), dist: root}
	if err := ctx.Run(e); err != nil {
		fmt.Fprintln(os.Stderr, "foyer:", e.sentence(err))
		if errors.As(err, new(usage)) {
			return 2
		}
		return 1
	}
	return 0
}

// sentence answers what a person is told of an error.
func (e *env) sentence(err error) string {
	var fe *foyer.Error
	if !errors.As(err, &fe) {
		return err.Error()
	}
	args := map[string]string{"ref": fe.Ref}
	maps.Copy(args, fe.Args)
	return e.say(fe.Key, args)
}
