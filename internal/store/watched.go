package store

import (
	"database/sql"
	"errors"
)

// Watched is a file of the watched folder that was dealt with.
type Watched struct {
	Path   string
	Size   int64
	MTime  string
	SHA256 string
	Result string // "staged", "known", "repaired" or "failed"
	Import string // id, "" for none
	// Trouble is a foyer.Error as JSON, for one that failed.
	Trouble string
	At      string
}

const watchedColumns = "path, size, mtime, sha256, result, import, trouble, at"

// SetWatched writes what became of a file; an earlier entry of the path goes.
func (tx *Tx) SetWatched(w Watched) error {
	_, err := tx.exec("INSERT INTO watched ("+watchedColumns+") VALUES ("+marks(8)+") ON CONFLICT (path) DO UPDATE SET "+
		setExcluded("size, mtime, sha256, result, import, trouble, at"),
		w.Path, w.Size, w.MTime, w.SHA256, w.Result, w.Import, w.Trouble, w.At)
	return err
}

// WatchedPath answers the entry of a path, and false when it has none.
func (tx *Tx) WatchedPath(path string) (Watched, bool, error) {
	list, err := tx.watched("WHERE path = ?", path)
	if err != nil || len(list) == 0 {
		return Watched{}, false, err
	}
	return list[0], true, nil
}

// WatchedSHA answers the entry of a content that was staged, and false when there
// is none.
func (tx *Tx) WatchedSHA(sha string) (Watched, bool, error) {
	list, err := tx.watched("WHERE sha256 = ? AND result IN ('staged', 'known') ORDER BY at LIMIT 1", sha)
	if err != nil || len(list) == 0 {
		return Watched{}, false, err
	}
	return list[0], true, nil
}

// WatchedFiles answers the newest entries, at most limit.
func (tx *Tx) WatchedFiles(limit int) ([]Watched, error) {
	return tx.watched("ORDER BY at DESC, path LIMIT ?", limit)
}

// DropWatched forgets the entry of a path, so that the file is looked at anew.
func (tx *Tx) DropWatched(path string) error {
	_, err := tx.exec("DELETE FROM watched WHERE path = ?", path)
	return err
}

// NewestBySHA answers the id of the newest import of the very same file, "" when
// there is none.
func (tx *Tx) NewestBySHA(sha string) (id string, err error) {
	err = tx.get([]any{&id}, "SELECT id FROM imports WHERE sha256 = ? ORDER BY n DESC LIMIT 1", sha)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return id, err
}

func (tx *Tx) watched(where string, args ...any) ([]Watched, error) {
	out := []Watched{}
	err := tx.each("SELECT "+watchedColumns+" FROM watched "+where, args, func(rows *sql.Rows) error {
		var w Watched
		err := rows.Scan(&w.Path, &w.Size, &w.MTime, &w.SHA256, &w.Result, &w.Import, &w.Trouble, &w.At)
		out = append(out, w)
		return err
	})
	return out, err
}
