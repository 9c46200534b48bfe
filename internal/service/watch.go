package service

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"

	"foyer/internal/foyer"
	"foyer/internal/intake"
	"foyer/internal/store"
)

// Watch is the folder whose files come in by themselves, to be looked at and never
// further. Which folder it is, is chosen on the computer that has it.
type Watch struct{ s *Session }

// Get answers the folder and what came from it.
func (w *Watch) Get() (v foyer.WatchView, err error) {
	err = w.s.call("watch.get", func() error {
		v, err = w.s.house.WatchView(w.s.ctx)
		return err
	})
	return v, err
}

// Set switches the folder on or off, and says what happens to files that are in. It
// answers Forbidden to those who may not change settings or import, and Conflict
// while no folder is chosen.
func (w *Watch) Set(c foyer.WatchChoice) (v foyer.WatchView, err error) {
	err = w.s.call("watch.set", func() error {
		v, err = w.s.house.setWatch(w.s.ctx, w.s.actor, func(s *watchSettings) error {
			if c.On && s.Folder == "" {
				return foyer.Fail(foyer.Conflict, "watch.no_folder")
			}
			s.On, s.Done = c.On, c.Done
			return nil
		})
		return err
	})
	return v, err
}

// Retry has a file of the list looked at anew, as if it had just come.
func (w *Watch) Retry(id string) (v foyer.WatchView, err error) {
	err = w.s.call("watch.retry", func() error {
		v, err = w.s.house.retryWatched(w.s.ctx, w.s.actor, id)
		return err
	})
	return v, err
}

// watchSettings are kept in the house: which folder, and who chose it, in whose name
// its files come in.
type watchSettings struct {
	Folder string `json:"folder"`
	On     bool   `json:"on"`
	Done   bool   `json:"done"`
	By     string `json:"by"`
}

const houseWatch = "watch"

func readWatch(tx *store.Tx) (s watchSettings, err error) {
	text, err := tx.House(houseWatch)
	if err != nil || text == "" {
		return s, err
	}
	return s, json.Unmarshal([]byte(text), &s)
}

func (h *House) watchSettings(ctx context.Context) (s watchSettings, err error) {
	err = h.store.Read(ctx, func(tx *store.Tx) error {
		s, err = readWatch(tx)
		return err
	})
	return s, err
}

// setWatch changes the settings; who changes them is who its files come in for.
func (h *House) setWatch(ctx context.Context, a foyer.Actor, change func(*watchSettings) error) (foyer.WatchView, error) {
	if err := mayWatch(a); err != nil {
		return foyer.WatchView{}, err
	}
	err := h.store.Write(ctx, func(tx *store.Tx) error {
		s, err := readWatch(tx)
		if err != nil {
			return err
		}
		if err := change(&s); err != nil {
			return err
		}
		s.By = a.ID
		text, err := json.Marshal(s)
		if err != nil {
			return err
		}
		return tx.SetHouse(houseWatch, string(text))
	})
	if err != nil {
		return foyer.WatchView{}, err
	}
	return h.WatchView(ctx)
}

func mayWatch(a foyer.Actor) error {
	if foyer.May(a, foyer.ActSettings) == foyer.ReachNone || foyer.May(a, foyer.ActImport) == foyer.ReachNone {
		return foyer.Fail(foyer.Forbidden, "call.forbidden")
	}
	return nil
}

// WatchFolder makes a folder that a dialog or an argument of this computer named the
// watched one, and switches it on.
func (h *House) WatchFolder(ctx context.Context, a foyer.Actor, path string) (foyer.WatchView, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return foyer.WatchView{}, err
	}
	if st, err := os.Stat(path); err != nil || !st.IsDir() {
		return foyer.WatchView{}, foyer.Fail(foyer.NotFound, "watch.no_such_folder", "name", filepath.Base(path))
	}
	if _, err := os.ReadDir(path); err != nil {
		return foyer.WatchView{}, foyer.Fail(foyer.Forbidden, "watch.no_permission", "name", filepath.Base(path))
	}
	return h.setWatch(ctx, a, func(s *watchSettings) error {
		s.Folder, s.On = path, true
		return nil
	})
}

// SetWatch switches the watched folder on or off, for the command line.
func (h *House) SetWatch(ctx context.Context, a foyer.Actor, c foyer.WatchChoice) (foyer.WatchView, error) {
	return (&Watch{s: h.Session(a).With(ctx)}).Set(c)
}

// WatchView answers the watched folder and what came from it.
func (h *House) WatchView(ctx context.Context) (foyer.WatchView, error) {
	v := foyer.WatchView{Files: []foyer.WatchFile{}}
	err := h.store.Read(ctx, func(tx *store.Tx) error {
		s, err := readWatch(tx)
		if err != nil {
			return err
		}
		v.Folder, v.On, v.Done = s.Folder, s.On, s.Done
		list, err := tx.WatchedFiles(100)
		for _, f := range list {
			shown := foyer.WatchFile{
				ID: watchID(f.Path), Name: filepath.Base(f.Path), Size: f.Size, Result: f.Result, Import: f.Import, At: foyer.Time(f.At),
			}
			if f.Trouble != "" {
				shown.Trouble = &foyer.Error{}
				err = errors.Join(err, json.Unmarshal([]byte(f.Trouble), shown.Trouble))
			}
			v.Files = append(v.Files, shown)
		}
		return err
	})
	if err == nil && v.On {
		h.watch.mu.Lock()
		var fe *foyer.Error
		if errors.As(h.watch.last, &fe) {
			v.Trouble = fe
		}
		h.watch.mu.Unlock()
	}
	return v, err
}

// retryWatched forgets what became of a file, so that the next looks take it again.
func (h *House) retryWatched(ctx context.Context, a foyer.Actor, id string) (foyer.WatchView, error) {
	if err := mayWatch(a); err != nil {
		return foyer.WatchView{}, err
	}
	found := ""
	err := h.store.Write(ctx, func(tx *store.Tx) error {
		list, err := tx.WatchedFiles(1000)
		for _, f := range list {
			if watchID(f.Path) == id {
				found = f.Path
			}
		}
		if err != nil || found == "" {
			return errors.Join(err, foyer.Fail(foyer.NotFound, "file.unknown"))
		}
		return tx.DropWatched(found)
	})
	if err != nil {
		return foyer.WatchView{}, err
	}
	h.watch.mu.Lock()
	delete(h.watch.seen, found)
	h.watch.mu.Unlock()
	return h.WatchView(ctx)
}

// watchID names a file of the ledger to screens, which know no paths.
func watchID(path string) string {
	sum := sha256.Sum256([]byte(path))
	return hex.EncodeToString(sum[:12])
}

// knownFile answers the import that a content came in by before, "" for none.
func (h *House) knownFile(ctx context.Context, sha string) (id string, err error) {
	err = h.store.Read(ctx, func(tx *store.Tx) error {
		if id, err = tx.NewestBySHA(sha); err != nil || id != "" {
			return err
		}
		// The import may have been deleted since: that is no reason to bring it back.
		w, _, err := tx.WatchedSHA(sha)
		id = w.Import
		return err
	})
	return id, err
}

// watchBegan says whether an import was begun by the watched folder, not taken up by
// anybody since, and ready to be staged: a name is missing from none of its columns.
func (h *House) watchBegan(ctx context.Context, a foyer.Actor, id string) (ok bool, err error) {
	err = h.store.Read(ctx, func(tx *store.Tx) error {
		detail, err := h.intake.Detail(tx, a, id)
		if foyer.KindOf(err) == foyer.NotFound { // deleted since
			return nil
		}
		if err != nil || detail.Import.State != foyer.StateDraft || detail.Import.Phase != foyer.PhaseNone ||
			len(detail.Stories) != 1 || detail.Stories[0].Key != intake.StoryWatched {
			return err
		}
		draft, err := h.intake.Draft(tx, a, id)
		ok = len(draft.Missing) == 0
		return err
	})
	return ok, err
}

// troubleText is what a person may read of an error, as it is kept.
func (h *House) troubleText(err error) string {
	var fe *foyer.Error
	if !errors.As(h.outward("watch", err), &fe) {
		return ""
	}
	b, err := json.Marshal(fe)
	if err != nil {
		return ""
	}
	return string(b)
}
