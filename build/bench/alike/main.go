// Alike compares all leads of a book with each other, as the room of duplicates does,
// and tells how long that took and how much memory.
//
//	go run -tags sqlite_fts5 ./build/bench/alike -dir /tmp/bench
//
// The groups of the last search in the folder's book are replaced.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"foyer/build/bench/spent"
	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/store"
)

func main() {
	dir := flag.String("dir", filepath.Join(os.TempDir(), "foyer-bench"), "folder of the book")
	profile := flag.String("profile", "", "write a profile of the processor here")
	flag.Parse()
	log.SetFlags(0)
	if err := spent.Profiled(*profile, func() error { return run(context.Background(), *dir) }); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, dir string) error {
	c := spent.NewClock()
	s, err := store.Open(ctx, "sqlite:"+filepath.Join(dir, "foyer.db"), store.Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	c.Passed("open the book")
	if err := book.FindAlike(ctx, s, func(float64) {}); err != nil {
		return err
	}
	c.Passed("compare all leads")
	var page foyer.AlikePage
	err = s.Read(ctx, func(tx *store.Tx) (err error) {
		page, err = book.AlikeGroups(tx, foyer.Actor{N: 1, Role: foyer.RoleAdmin}, "", 100)
		return err
	})
	if err != nil {
		return err
	}
	c.Passed(fmt.Sprintf("a page of %d groups", len(page.Groups)))
	return nil
}
