package service

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/intake"
	"foyer/internal/store"
)

// Options say how a House is opened.
type Options struct {
	// Dir is the folder of the house; it is made when missing.
	Dir string
	// URL opens another database than the SQLite file in Dir, for tests.
	URL string
	// User is the full name, Login the account of the first person.
	User, Login string
	// Locale ("fr-CA") and Country ("CA") are the system's, where known.
	Locale, Country string
	Version         string
	WebView         string // version of the engine that draws the window
	Log             *slog.Logger
	Now             func() time.Time
	// Quiet does not go on by itself with work that an earlier process left
	// unfinished; the command line, which does one thing and ends, uses it.
	Quiet bool
}

// House holds what a process has one of: the store, the file room, the jobs, the
// listeners, clock and log. Open makes it, Close ends it.
type House struct {
	opt    Options
	store  *store.Store
	files  *Files
	intake *intake.Intake
	jobs   *jobs
	watch  *watcher
	log    *slog.Logger
	unlock func()

	mu        sync.Mutex
	listeners map[int]func(topic string, data any)
	nextID    int
	owner     store.PersonRow
}

// Open locks the house's folder, opens its book and takes up what a clean close
// left unfinished. It answers Busy when another process has the house.
func Open(ctx context.Context, o Options) (_ *House, err error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if err := os.MkdirAll(o.Dir, 0o700); err != nil {
		return nil, foyer.Fail(foyer.Invalid, "house.folder", "folder", o.Dir)
	}
	unlock, err := store.LockDir(o.Dir)
	if err != nil {
		return nil, err
	}
	h := &House{opt: o, log: o.Log, unlock: unlock, listeners: map[int]func(string, any){}}
	defer func() {
		if err != nil {
			h.release()
		}
	}()
	url := o.URL
	if url == "" {
		url = "sqlite:" + filepath.Join(o.Dir, "foyer.db")
	}
	h.store, err = store.Open(ctx, url, store.Options{
		Log: o.Log, Now: o.Now, Device: "local", BackupDir: filepath.Join(o.Dir, "backups"),
	})
	if err != nil {
		return nil, err
	}
	if h.files, err = openFiles(filepath.Join(o.Dir, "files")); err != nil {
		return nil, err
	}
	err = h.store.Write(ctx, func(tx *store.Tx) error {
		h.owner, err = tx.EnsureOwner(o.User, o.Login)
		return err
	})
	if err != nil {
		return nil, err
	}
	h.intake = intake.New(h.store, h.files.in, o.Log)
	h.jobs = newJobs(h)
	h.watch = newWatcher(h)
	if err := h.takeUp(ctx); err != nil {
		return nil, err
	}
	if !o.Quiet {
		h.jobs.wg.Add(1)
		go func() {
			defer h.jobs.wg.Done()
			h.watch.run(h.jobs.ctx)
		}()
	}
	return h, nil
}

// Close stops the jobs at a safe place, marks the house as cleanly left, and
// closes the book. A running import goes on at the next Open.
func (h *House) Close() error {
	h.jobs.stop()
	err := h.store.Write(context.Background(), func(tx *store.Tx) error {
		return tx.SetHouse(houseClean, "1")
	})
	return errors.Join(err, h.release())
}

func (h *House) release() error {
	var err error
	if h.store != nil {
		err = h.store.Close()
	}
	h.unlock()
	return err
}

// Files answers the file room.
func (h *House) Files() *Files { return h.files }

// Owner answers the actor of a house that nobody else joined.
func (h *House) Owner() foyer.Actor {
	if a, err := h.Act(context.Background(), h.owner.ID); err == nil {
		return a
	}
	return foyer.Actor{ID: h.owner.ID, N: h.owner.N, Name: h.owner.Name, Role: h.owner.Role, Device: "local"}
}

// Act answers a person of the house as an actor, with all they may now. One who is
// gone, or nobody, is SignedOut.
func (h *House) Act(ctx context.Context, id string) (a foyer.Actor, err error) {
	err = h.store.Read(ctx, func(tx *store.Tx) error {
		a, err = book.ActorOf(tx, id)
		return err
	})
	return a, err
}

// Named answers the person at work whose login, email or name is just this text as
// an actor, else the owner: the command line acts for whom FOYER_USER names.
func (h *House) Named(ctx context.Context, name string) (foyer.Actor, error) {
	id := h.owner.ID
	err := h.store.Read(ctx, func(tx *store.Tx) error {
		rows, err := tx.People()
		for _, p := range rows {
			if name != "" && p.Standing != foyer.StandingGone && (p.Login == name || p.Email == name || p.Name == name) {
				id = p.ID
				return nil
			}
		}
		return err
	})
	if err != nil {
		return foyer.Actor{}, err
	}
	return h.Act(ctx, id)
}

// Subscribe calls fn for every event of the house until cancel is called. fn must
// not block: it is called from the goroutine that made the change.
func (h *House) Subscribe(fn func(topic string, data any)) (cancel func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.nextID++
	id := h.nextID
	h.listeners[id] = fn
	return func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		delete(h.listeners, id)
	}
}

// Emit tells every listener of an event.
func (h *House) Emit(e foyer.Event) {
	if e.IDs == nil {
		e.IDs = []string{}
	}
	if e.Files == nil {
		e.Files = []foyer.FileRef{}
	}
	h.mu.Lock()
	fns := make([]func(string, any), 0, len(h.listeners))
	for _, fn := range h.listeners {
		fns = append(fns, fn)
	}
	h.mu.Unlock()
	for _, fn := range fns {
		fn(e.Topic, e)
	}
}

// Session opens a session of the house for an actor.
func (h *House) Session(actor foyer.Actor) *Session {
	return &Session{house: h, ctx: context.Background(), actor: actor}
}

// Store answers the book's store, for the commands that check and copy it.
func (h *House) Store() *store.Store { return h.store }

// Intake answers the way imports come in, for the command line, which waits for
// each step itself.
func (h *House) Intake() *intake.Intake { return h.intake }

// houseClean is the house value that says the last process left cleanly.
const houseClean = "clean"
