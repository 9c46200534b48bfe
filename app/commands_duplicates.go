package app

import (
	"bufio"
	"encoding/json"
	"os"
	"strconv"

	"foyer/internal/intake"
	"foyer/internal/rules"
	"foyer/internal/sheet"
)

type duplicatesCmd struct {
	File string `arg:"" help:"The file whose rows are compared." type:"path"`
	reading
	asJSON
}

// Run prints the cluster of each row, as JSON lines with or without the flag, since
// there is no plainer form of it.
func (c *duplicatesCmd) Run(e *env) error {
	ctx, stop := interrupted()
	defer stop()
	return withTable(ctx, c.File, c.hints(), func(found, _ sheet.Finding, r *sheet.Reader) error {
		clusters, err := intake.Duplicates(ctx, found, r, rules.Prefs{Region: e.Country})
		if err != nil {
			return err
		}
		w := bufio.NewWriterSize(os.Stdout, 1<<16)
		out := json.NewEncoder(w)
		for i, g := range clusters {
			line := struct {
				Row     int    `json:"row"`
				Cluster string `json:"cluster"`
			}{i, "c" + strconv.Itoa(int(g))}
			if err := out.Encode(line); err != nil {
				return err
			}
		}
		return w.Flush()
	})
}
