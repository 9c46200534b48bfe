package service

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// Restore points are copies of the book taken before an import that writes many
// rows.
const (
	pointRows  = 1000    // fewer rows need none: undo is enough
	pointsKept = 3       // the newest
	pointsSize = 2 << 30 // all together; the newest stays whatever its size
	pointName  = "foyer-before-import-"
)

// restorePoint copies the book aside before a run of many rows begins. A book with
// nothing in it needs none. Trouble is told in the import's history and does not
// keep it from running: the run itself loses nothing.
func (h *House) restorePoint(ctx context.Context, a foyer.Actor, id string) {
	name := ""
	err := h.store.Read(ctx, func(tx *store.Tx) error {
		imp, err := tx.Import(id)
		if err != nil || imp.State != foyer.StateQueued || imp.Counts.Ready <= pointRows {
			return err
		}
		leads, err := tx.LeadCountAll()
		if err == nil && leads > 0 {
			name = pointName + h.opt.Now().UTC().Format("20060102T150405.000Z") + ".db"
		}
		return err
	})
	if err != nil || name == "" || h.opt.URL != "" && !strings.HasPrefix(h.opt.URL, "sqlite:") {
		return
	}
	dir := filepath.Join(h.opt.Dir, "backups")
	key := "story.restore_point"
	if err = os.MkdirAll(dir, 0o700); err == nil {
		err = h.store.Backup(ctx, filepath.Join(dir, name), nil)
	}
	if ctx.Err() != nil {
		return
	}
	if err != nil {
		h.log.Error("restore point", "import", id, "err", err)
		key = "story.no_restore_point"
	} else if err := rotate(dir); err != nil {
		h.log.Warn("old restore points", "err", err)
	}
	if err := h.intake.Tell(ctx, a, id, key, "name", name); err != nil {
		h.log.Warn("restore point", "import", id, "err", err)
	}
}

// rotate removes old restore points: all but the newest few, and as many more as
// it takes to stay below the size they may have together.
func rotate(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("list restore points: %w", err)
	}
	var names []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), pointName) && strings.HasSuffix(e.Name(), ".db") {
			names = append(names, e.Name())
		}
	}
	sort.Sort(sort.Reverse(sort.StringSlice(names)))
	total := int64(0)
	for i, name := range names {
		st, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		total += st.Size()
		if i > 0 && (i >= pointsKept || total > pointsSize) {
			if err := os.Remove(filepath.Join(dir, name)); err != nil {
				return err
			}
		}
	}
	return nil
}
