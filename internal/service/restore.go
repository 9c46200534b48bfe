package service

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"foyer/internal/store"
)

// Restore puts the book of a backup in the place of the book in dir and answers
// where the book that was there is kept, "" when there was none. The backup is
// checked before, the new book after, and only then do the two change places. It
// answers Busy when the house is open.
func Restore(ctx context.Context, dir, backup string, now time.Time) (aside string, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("restore: %w", err)
	}
	release, err := store.LockDir(dir)
	if err != nil {
		return "", err
	}
	defer release()
	book := filepath.Join(dir, "foyer.db")
	fresh := filepath.Join(dir, "restored.db")
	if err := os.Remove(fresh); err != nil && !errors.Is(err, os.ErrNotExist) {
		return "", fmt.Errorf("restore: %w", err)
	}
	if err := store.RestoreFile(ctx, backup, fresh); err != nil {
		return "", err
	}
	if _, err := os.Stat(book); err == nil {
		aside = filepath.Join(dir, "foyer-before-"+now.Format("20060102-150405")+".db")
		// The journal goes along: it may hold the last writes of the old book.
		for _, part := range []string{"-wal", "-shm", ""} {
			err := os.Rename(book+part, aside+part)
			if err != nil && !(part != "" && errors.Is(err, os.ErrNotExist)) {
				return "", fmt.Errorf("restore: %w", err)
			}
		}
	}
	if err := os.Rename(fresh, book); err != nil {
		return aside, fmt.Errorf("restore: %w", err)
	}
	return aside, nil
}
