package store

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"

	"foyer/internal/foyer"
)

// LockDir takes the lock of a house's folder, which is held before anything in it
// is opened: SQLite's own lock would come too late for two programs that migrate.
// It answers Busy "house.open_elsewhere" when another process has it. The lock
// ends with the process, however it ends; its file stays.
func LockDir(dir string) (release func(), err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("%w: %w", foyer.Fail(foyer.Invalid, "house.folder", "folder", dir), err)
	}
	l := flock.New(filepath.Join(dir, "foyer.lock"), flock.SetPermissions(0o600))
	got, err := l.TryLock()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", foyer.Fail(foyer.Invalid, "house.folder", "folder", dir), err)
	}
	if !got {
		return nil, foyer.Fail(foyer.Busy, "house.open_elsewhere")
	}
	return func() { l.Close() }, nil
}
