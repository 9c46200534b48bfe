// Foyer takes lead files in, sorts them out with its user, keeps the book of
// leads and writes files out. Without a verb it opens the window; the verbs are
// listed by "foyer --help".
package main

import (
	"embed"
	"os"

	"foyer/app"
)

//go:embed all:frontend/dist
var dist embed.FS

func main() { os.Exit(app.Main(dist, os.Args[1:])) }
