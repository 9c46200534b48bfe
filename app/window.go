package app

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"foyer/frontend/src/words"
	"foyer/internal/foyer"
	"foyer/internal/service"
)

// window is the one window of a house, from the claim to the last save.
type window struct {
	env      *env
	ctx      context.Context // of Wails, from OnStartup on
	log      *slog.Logger
	instance *instance
	place    place // where the window was last time
	session  *service.Session
	enter    func(*service.House, foyer.Actor, error)
	notices  notices

	mu        sync.Mutex
	house     *service.House
	language  string
	listening bool        // the screen has asked for what came before
	waiting   foyer.Event // files that came in before that
	savedAt   map[string]string
	started   atomic.Bool
	ended     chan struct{} // closed when the window is
	opened    chan struct{} // closed when house is set, or never will be
}

func newWindow(e *env) *window {
	w := &window{env: e, log: slog.New(slog.DiscardHandler), language: e.language(), savedAt: map[string]string{}, ended: make(chan struct{}), opened: make(chan struct{})}
	w.session, w.enter = service.Waiting()
	return w
}

// start runs when the window exists: it opens the house and passes its events on.
// The screen is drawn meanwhile; its first call waits for the house, or gets the
// reason why there is none.
func (w *window) start(ctx context.Context) {
	w.ctx = ctx
	w.started.Store(true)
	restorePlace(ctx, w.place)
	runtime.OnFileDrop(ctx, func(_, _ int, paths []string) { go w.take(paths) })
	defer close(w.opened)
	h := w.open()
	if h == nil {
		return
	}
	w.mu.Lock()
	w.house = h
	w.mu.Unlock()
	h.Subscribe(func(topic string, data any) { runtime.EventsEmit(ctx, topic, data) })
	w.enter(h, h.Owner(), nil)
}

// open opens the house. While another program has it, the screen says so and this
// tries again; for any other trouble the screen says what it is, and that is all.
func (w *window) open() *service.House {
	for {
		h, err := w.env.house(w.ctx, w.log, false)
		if err == nil {
			return h
		}
		w.enter(nil, foyer.Actor{}, err)
		if foyer.KindOf(err) != foyer.Busy {
			w.log.Error("open", "err", err.Error())
			return nil
		}
		select {
		case <-w.ctx.Done():
			return nil
		case <-w.ended:
			return nil
		case <-time.After(500 * time.Millisecond):
		}
	}
}

// take brings files into the house and tells the screen. It is called by drops,
// arguments and later starts, so it may come before the house is open.
func (w *window) take(paths []string) {
	if len(paths) == 0 {
		return
	}
	<-w.opened
	h := w.theHouse()
	if h == nil {
		return
	}
	e := foyer.Event{Topic: foyer.TopicFiles, IDs: []string{}, Files: []foyer.FileRef{}}
	for _, p := range paths {
		e.Files = append(e.Files, takeIn(w.ctx, h.Files(), w.log, p))
	}
	w.mu.Lock()
	if !w.listening {
		w.waiting.Files = append(w.waiting.Files, e.Files...)
		w.mu.Unlock()
		return
	}
	w.mu.Unlock()
	h.Emit(e)
}

// takeIn brings one of several files into the house, or says of it why it cannot: the
// others come in all the same.
func takeIn(ctx context.Context, room *service.Files, log *slog.Logger, path string) foyer.FileRef {
	ref, err := room.AddPath(ctx, path)
	if err == nil {
		return ref
	}
	ref = foyer.FileRef{Name: filepath.Base(path)}
	if !errors.As(err, &ref.Trouble) {
		log.Error("take in", "err", err.Error())
		ref.Trouble = foyer.Fail(foyer.Internal, "call.internal")
	}
	return ref
}

// arrived hands out what came in before the screen listened.
func (w *window) arrived() foyer.Event {
	w.mu.Lock()
	defer w.mu.Unlock()
	e := w.waiting
	e.Topic, e.IDs = foyer.TopicFiles, []string{}
	if e.Files == nil {
		e.Files = []foyer.FileRef{}
	}
	w.waiting, w.listening = foyer.Event{}, true
	return e
}

// front brings the window before the person and takes what a later start brought.
func (w *window) front(files []string) {
	go func() {
		<-w.opened
		runtime.WindowUnminimise(w.ctx)
		runtime.WindowShow(w.ctx)
		w.take(files)
	}()
}

// files answers the file room, or the reason why there is none.
func (w *window) files() (*service.Files, error) {
	<-w.opened
	if h := w.theHouse(); h != nil {
		return h.Files(), nil
	}
	return nil, foyer.Fail(foyer.Conflict, "app.no_start")
}

func (w *window) theHouse() *service.House {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.house
}

func (w *window) word(key string) string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return words.Say(w.language, key, nil)
}

func (w *window) setLanguage(l string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.language = l
}

func (w *window) remember(ref, path string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.savedAt[ref] = path
}

func (w *window) saved(ref string) (path string, ok bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	path, ok = w.savedAt[ref]
	return path, ok
}

// stop ends what start began. Jobs stop at a safe place and go on next time.
func (w *window) stop() {
	close(w.ended)
	w.endNotices()
	if w.started.Load() {
		<-w.opened // a house half open would be left like after a crash
	}
	if h := w.theHouse(); h != nil {
		if err := h.Close(); err != nil {
			w.log.Error("close", "err", err.Error())
		}
	}
}

// openWindow claims the house's window, runs it and cleans up.
func openWindow(e *env, files []string) error {
	w := newWindow(e)
	if generating {
		return w.run()
	}
	paths, err := absolute(files)
	if err != nil {
		return err
	}
	if !hasDisplay() {
		return foyer.Fail(foyer.Unsupported, "window.no_display")
	}
	w.instance, err = claim(e.Dir, paths)
	if errors.Is(err, errHandedOver) {
		return nil
	}
	if err != nil {
		return err
	}
	defer w.instance.release()
	var close io.Closer
	w.log, close = openLog(e.Dir)
	defer close.Close()
	w.place = lastPlace(e.Dir)
	go w.instance.listen(w.front)
	go w.take(paths)
	defer w.stop()
	prepareWebView()
	return w.run()
}

// absolute answers the paths of arguments, which are relative to the folder this
// process was started in. An argument that names no file is wrong usage: most
// likely a command mistyped.
func absolute(files []string) ([]string, error) {
	paths := []string{}
	for _, f := range files {
		if _, err := os.Stat(f); err != nil {
			return nil, usage{foyer.Fail(foyer.NotFound, "cli.no_such", "name", f)}
		}
		p, err := filepath.Abs(f)
		if err != nil {
			return nil, err
		}
		paths = append(paths, p)
	}
	return paths, nil
}

// windowCmd opens the window, with files on their way in.
type windowCmd struct {
	Files []string `arg:"" optional:"" name:"file" help:"Lead files to bring in."`
}

// Run opens it and stays until it is closed.
func (c *windowCmd) Run(e *env) error { return openWindow(e, c.Files) }
