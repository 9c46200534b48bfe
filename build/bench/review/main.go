// Review brings a file as far as its review, as the window does, and tells how long
// its rows take to be shown in the order of a column, and a page far down in it.
//
//	go run -tags sqlite_fts5 ./build/bench/review -dir /tmp/bench leads.csv
//
// The folder holds the book; a file that was brought in already is opened again.
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
	"foyer/internal/service"
)

func main() {
	dir := flag.String("dir", filepath.Join(os.TempDir(), "foyer-bench-review"), "folder of the house")
	by := flag.String("by", "", "one field only")
	profile := flag.String("profile", "", "write a profile of the processor here")
	flag.Parse()
	log.SetFlags(0)
	if flag.NArg() != 1 {
		log.Fatal("one file to review, please")
	}
	err := spent.Profiled(*profile, func() error { return run(context.Background(), *dir, flag.Arg(0), *by) })
	if err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, dir, file, by string) error {
	c := spent.NewClock()
	h, err := home.Open(ctx, dir)
	if err != nil {
		return err
	}
	defer h.Close()
	imp, err := staged(ctx, h, file)
	if err != nil {
		return err
	}
	c.Passed(fmt.Sprintf("staged, %d rows", imp.Counts.Rows))
	imports := importsOf(h)
	page := func(what string, q foyer.RowQuery) error {
		q.Limit = 100
		p, err := imports.Rows(imp.ID, q)
		if err != nil {
			return fmt.Errorf("%s: %w", what, err)
		}
		c.Passed(fmt.Sprintf("%s (%d found)", what, p.Total))
		return nil
	}
	deep := imp.Counts.Rows * 9 / 10
	if err := page("the file's order", foyer.RowQuery{}); err != nil {
		return err
	}
	if err := page("deep in it", foyer.RowQuery{Offset: deep}); err != nil {
		return err
	}
	fields := []string{foyer.SortVerdict}
	first, err := imports.Rows(imp.ID, foyer.RowQuery{Limit: 1})
	if err != nil {
		return err
	}
	for _, col := range first.Columns {
		fields = append(fields, col.Field)
	}
	c.Passed("")
	for _, f := range fields {
		if by != "" && f != by {
			continue
		}
		for _, q := range []struct {
			what string
			foyer.RowQuery
		}{
			{"by " + f, foyer.RowQuery{Sort: f}},
			{"  deep in it", foyer.RowQuery{Sort: f, Offset: deep}},
			{"  backwards", foyer.RowQuery{Sort: f, Desc: true}},
		} {
			if err := page(q.what, q.RowQuery); err != nil {
				return err
			}
		}
	}
	return page("search", foyer.RowQuery{Search: "kitchen"})
}

// staged answers the import of a file under review: one of before, or a new one.
func staged(ctx context.Context, h *service.House, file string) (foyer.Import, error) {
	imports := importsOf(h)
	list, err := imports.List(foyer.ImportQuery{})
	if err != nil {
		return foyer.Import{}, err
	}
	for _, i := range list.Rows {
		if i.File == filepath.Base(file) && i.Phase == foyer.PhaseStaged {
			return i, nil
		}
	}
	ref, err := h.Files().AddPath(ctx, file)
	if err != nil {
		return foyer.Import{}, err
	}
	began := time.Now()
	d, err := h.OpenImport(ctx, h.Owner(), ref.Ref, foyer.Reading{}, "")
	if err != nil {
		return foyer.Import{}, err
	}
	if err := h.Intake().Stage(ctx, h.Owner(), d.Import.ID, func(foyer.Progress) {}); err != nil {
		return foyer.Import{}, err
	}
	fmt.Printf("opened and staged in %.1f s\n", time.Since(began).Seconds())
	return h.ImportOf(h.Owner(), d.Import.ID)
}

func importsOf(h *service.House) *service.Imports {
	for _, one := range service.All(h.Session(h.Owner())) {
		if i, ok := one.(*service.Imports); ok {
			return i
		}
	}
	panic("no imports are offered")
}
