// Imports takes a file the whole way of an import, as the command line does, and
// tells how long each phase took and how much of the processor: reading and
// checking, writing rows, putting lists in order, the text index, merging.
//
//	go run -tags sqlite_fts5 ./build/bench/imports -rule merge -dir /tmp/bench leads.csv
//
// The folder holds the book; one that is there already is added to.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"foyer/build/bench/home"
	"foyer/build/bench/spent"
	"foyer/internal/foyer"
	"foyer/internal/intake"
)

func main() {
	dir := flag.String("dir", filepath.Join(os.TempDir(), "foyer-bench-imports"), "folder of the house")
	rule := flag.String("rule", "create", "create or merge")
	mode := flag.String("mode", "", "update or create; else both")
	key := flag.String("key", "", "what people are recognised by: id, external_id, email, phone, mls_name; else two of name, phone, email")
	only := flag.Bool("stage", false, "only stage the rows")
	profile := flag.String("profile", "", "write a profile of the processor here")
	flag.Parse()
	log.SetFlags(0)
	if flag.NArg() != 1 {
		log.Fatal("one file to import, please")
	}
	form := foyer.ImportForm{
		Rule: foyer.Rule(*rule), Mode: foyer.ImportMode(*mode), Key: foyer.MatchKey(*key), Policy: foyer.PolicyPartial, ApproveNow: true,
	}
	err := spent.Profiled(*profile, func() error { return run(context.Background(), *dir, flag.Arg(0), form, *only) })
	if err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, dir, file string, form foyer.ImportForm, only bool) error {
	c := spent.NewClock()
	h, err := home.Open(ctx, dir)
	if err != nil {
		return err
	}
	defer h.Close()
	c.Passed("open the house")
	ref, err := h.Files().AddPath(ctx, file)
	if err != nil {
		return err
	}
	d, err := h.OpenImport(ctx, h.Owner(), ref.Ref, foyer.Reading{}, "")
	if err != nil {
		return err
	}
	id := d.Import.ID
	form.Name, form.Source = d.Import.Name, d.Import.Source
	if _, err := h.Intake().Describe(ctx, h.Owner(), id, form); err != nil {
		return err
	}
	c.Passed("keep the file, map it")
	if err := h.Intake().Stage(ctx, h.Owner(), id, func(foyer.Progress) {}); err != nil {
		return err
	}
	c.Passed("stage")
	if only {
		imp, err := h.ImportOf(h.Owner(), id)
		fmt.Printf("%+v\n", imp.Counts)
		return err
	}
	if _, err := h.Intake().Begin(ctx, h.Owner(), intake.JobRun, id); err != nil {
		return err
	}
	phase := foyer.PhaseNone
	err = h.Intake().Run(ctx, h.Owner(), id, func(p foyer.Progress) {
		if p.Phase != phase {
			c.Passed("before " + string(p.Phase))
			phase = p.Phase
		}
	})
	if err != nil {
		return err
	}
	c.Passed("to the end")
	imp, err := h.ImportOf(h.Owner(), id)
	if err != nil {
		return err
	}
	fmt.Printf("in all %.1f s; %+v\n", time.Since(c.Begin).Seconds(), imp.Counts)
	return nil
}
