package service

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

const (
	// watchEvery is how often the folder is looked at. Looking, and not being told,
	// works on network drives too.
	watchEvery = 3 * time.Second
	// watchStill is how long a file must stay as it is before it is taken: programs
	// write large files in bursts.
	watchStill = 6 * time.Second
	// watchDone is the folder that files are moved to, if the person wants that.
	watchDone = "done"
)

// watcher looks after the watched folder of a house. Everything it knows of a file
// that is not in the ledger yet is how long it has been as it is.
type watcher struct {
	h   *House
	now func() time.Time

	work sync.Mutex // held while the folder is looked at
	mu   sync.Mutex
	seen map[string]glimpse
	last error // of the last look
}

// glimpse is a file as it was seen, and since when.
type glimpse struct {
	size  int64
	mtime time.Time
	since time.Time
}

func newWatcher(h *House) *watcher {
	return &watcher{h: h, now: h.opt.Now, seen: map[string]glimpse{}}
}

// run looks at the folder again and again until ctx ends.
func (w *watcher) run(ctx context.Context) {
	t := time.NewTicker(watchEvery)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			w.look(ctx)
		}
	}
}

// look takes in what has come to the folder and stands still.
func (w *watcher) look(ctx context.Context) {
	w.work.Lock()
	defer w.work.Unlock()
	s, err := w.h.watchSettings(ctx)
	if err != nil || !s.On || s.Folder == "" {
		w.tell(nil)
		return
	}
	actor, err := w.h.Act(ctx, s.By)
	if err == nil && foyer.May(actor, foyer.ActImport) == foyer.ReachNone {
		err = foyer.Fail(foyer.Forbidden, "watch.by_gone")
	}
	if foyer.KindOf(err) == foyer.SignedOut {
		err = foyer.Fail(foyer.Forbidden, "watch.by_gone")
	}
	if err != nil {
		w.tell(err)
		return
	}
	list, err := os.ReadDir(s.Folder)
	if err != nil {
		w.tell(foyer.Fail(foyer.NotFound, "watch.folder_gone"))
		return
	}
	w.tell(nil)
	here := map[string]bool{}
	for _, e := range list {
		if ctx.Err() != nil {
			return
		}
		if !watchable(e) {
			continue
		}
		path := filepath.Join(s.Folder, e.Name())
		here[path] = true
		if w.still(ctx, path, e) {
			w.take(ctx, actor, s, path)
		}
	}
	w.forget(here)
}

func (w *watcher) tell(err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.last = err
}

// forget drops what is no longer in the folder, so that nothing grows.
func (w *watcher) forget(here map[string]bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for path := range w.seen {
		if !here[path] {
			delete(w.seen, path)
		}
	}
}

// watchable says whether a file may be a list. Files that programs are still
// fetching or keep for themselves have names of their own.
func watchable(e fs.DirEntry) bool {
	name := strings.ToLower(e.Name())
	if !e.Type().IsRegular() || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".~lock") {
		return false
	}
	return slices.Contains([]string{".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xls", ".ods", ".numbers"}, filepath.Ext(name))
}

// still says whether a file is new and has stood still for long enough.
func (w *watcher) still(ctx context.Context, path string, e fs.DirEntry) bool {
	info, err := e.Info()
	if err != nil || info.Size() == 0 { // gone since, or just begun
		return false
	}
	var known bool
	err = w.h.store.Read(ctx, func(tx *store.Tx) error {
		entry, ok, err := tx.WatchedPath(path)
		known = ok && entry.Size == info.Size() && entry.MTime == watchTime(info.ModTime())
		return err
	})
	if err != nil || known {
		return false
	}
	now := w.now()
	w.mu.Lock()
	defer w.mu.Unlock()
	g, ok := w.seen[path]
	if !ok || g.size != info.Size() || !g.mtime.Equal(info.ModTime()) {
		w.seen[path] = glimpse{size: info.Size(), mtime: info.ModTime(), since: now}
		return false
	}
	return now.Sub(g.since) >= watchStill
}

func watchTime(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }

// take brings one file in and writes in the ledger what became of it. A file that
// another program holds, or that changes while it is copied, is left for the next
// look.
func (w *watcher) take(ctx context.Context, actor foyer.Actor, s watchSettings, path string) {
	w.mu.Lock()
	g := w.seen[path]
	w.mu.Unlock()
	entry := store.Watched{Path: path, Size: g.size, MTime: watchTime(g.mtime)}
	ref, err := w.h.files.AddPath(ctx, path)
	if err == nil {
		info, serr := os.Stat(path)
		if serr != nil || info.Size() != g.size || !info.ModTime().Equal(g.mtime) || ref.Size != g.size {
			w.h.files.forget(ref.Ref)
			return
		}
		entry.SHA256 = w.h.files.sha(ref.Ref)
		err = w.bring(ctx, actor, ref, &entry)
	}
	switch {
	case ctx.Err() != nil: // the house closes; nothing is in the ledger
		return
	case foyer.KindOf(err) == foyer.Busy:
		w.mu.Lock()
		delete(w.seen, path) // it has to stand still anew
		w.mu.Unlock()
		return
	case err != nil:
		w.h.files.forget(ref.Ref)
		entry.Result, entry.Trouble = "failed", w.h.troubleText(err)
	}
	err = w.h.store.Write(ctx, func(tx *store.Tx) error {
		entry.At = string(foyer.TimeOf(tx.Now()))
		return tx.SetWatched(entry)
	})
	if err != nil {
		w.h.log.Error("watch", "err", err.Error())
		return
	}
	if s.Done && entry.Result != "failed" {
		if err := moveDone(path); err != nil {
			w.h.log.Warn("watch: move a file that is in", "err", err.Error())
		}
	}
	w.h.Emit(foyer.Event{Topic: foyer.TopicImports, IDs: []string{}})
}

// bring stages one file as an import that waits to be looked at; it never runs one.
// What came in before, by whatever way, comes in no second time.
func (w *watcher) bring(ctx context.Context, actor foyer.Actor, ref foyer.FileRef, entry *store.Watched) error {
	known, err := w.h.knownFile(ctx, entry.SHA256)
	if err != nil {
		return err
	}
	if known != "" {
		w.h.files.forget(ref.Ref)
		entry.Result, entry.Import = "known", known
		return w.finish(ctx, actor, known, entry)
	}
	p, err := w.h.Prefs(ctx, actor)
	if err != nil {
		return err
	}
	p.Watched = true
	rf, err := w.h.files.get(ref.Ref)
	if err != nil {
		return err
	}
	draft, err := w.h.intake.Open(ctx, actor, rf.path, rf.ref, rf.sha, p)
	if err != nil {
		return err
	}
	entry.Import = draft.Import.ID
	if draft.Repairs {
		entry.Result = "repaired"
		_, err := w.h.jobs.repairAndRun(ctx, actor, draft.Import.ID, ref.Ref, "watch-"+ref.Ref)
		return err
	}
	entry.Result = "staged"
	if len(draft.View.Sample) == 0 {
		entry.Trouble = w.h.troubleText(foyer.Fail(foyer.Invalid, "import.no_rows"))
	}
	return w.finish(ctx, actor, draft.Import.ID, entry)
}

// finish stages an import that a look began and keeps it for later; one that a
// person began or has taken up since is theirs.
func (w *watcher) finish(ctx context.Context, actor foyer.Actor, id string, entry *store.Watched) error {
	ours, err := w.h.watchBegan(ctx, actor, id)
	if err != nil || !ours {
		return err
	}
	job := "watch-" + id
	jctx, err := w.h.jobs.add(job, actor.ID, foyer.Progress{Job: job, What: "stage", Import: id, Left: -1, Recent: []foyer.RowNews{}})
	if foyer.KindOf(err) == foyer.Busy {
		return nil // a person is at work on it
	}
	if err != nil {
		return err
	}
	stop := context.AfterFunc(ctx, func() { w.h.jobs.cancel(job, errClosing) })
	defer stop()
	err = w.h.intake.Stage(jctx, actor, id, func(p foyer.Progress) {
		p.Job, p.What, p.Import = job, "stage", id
		w.h.jobs.tell(p)
	})
	w.h.jobs.end(job, "stage", id, err)
	if err == nil {
		_, err = w.h.intake.Move(ctx, actor, id, foyer.StateSaved)
	}
	if err != nil && ctx.Err() == nil { // the Draft is there, and says what is wrong itself
		w.h.log.Warn("watch: stage", "import", id, "err", err.Error())
		entry.Trouble = w.h.troubleText(err)
		return nil
	}
	return err
}

// moveDone moves a file to the folder "done" beside it, under a name that is free.
func moveDone(path string) error {
	dir := filepath.Join(filepath.Dir(path), watchDone)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	name := filepath.Base(path)
	ext := filepath.Ext(name)
	base := strings.TrimSuffix(name, ext)
	for n := 1; n < 10_000; n++ {
		to := filepath.Join(dir, name)
		if _, err := os.Lstat(to); errors.Is(err, fs.ErrNotExist) {
			return os.Rename(path, to)
		}
		name = base + " (" + strconv.Itoa(n) + ")" + ext
	}
	return errors.New("too many files of one name")
}
