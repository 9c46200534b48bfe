package hub

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"

	"foyer/internal/foyer"
)

// Options say what the door leads to.
type Options struct {
	// Services answers the service structs for one request; the context ends
	// with the request.
	Services func(context.Context) []any
	// Subscribe calls fn for every event of the house until cancel is called.
	Subscribe func(fn func(topic string, data any)) (cancel func())
	// Hears answers what the one who asks may know of an event, and false for one
	// that is not for them.
	Hears func(ctx context.Context, e foyer.Event) (foyer.Event, bool)
	// TakeIn puts a file into the house's file room.
	TakeIn func(ctx context.Context, name string, r io.Reader) (foyer.FileRef, error)
	// HandOut opens a file of the file room.
	HandOut func(ref string) (*os.File, foyer.FileRef, error)
	// Frontend is the built frontend, with index.html at its root.
	Frontend fs.FS
	// NoEntry answers the sentences shown to a browser that is not signed in, by
	// its Accept-Language.
	NoEntry func(acceptLanguage string) (title, sentence string)
	Log     *slog.Logger
}

// Door is the browser door: one loopback listener, and the people let in.
type Door struct {
	opt      Options
	calls    calls
	keys     keyring
	parting  parting
	listener net.Listener
	server   *http.Server
	cookie   string
}

// The limits of the listener. Uploads, downloads and events move their own
// deadlines along while bytes flow.
const (
	headerTimeout  = 5 * time.Second
	readTimeout    = 30 * time.Second
	writeTimeout   = 60 * time.Second
	idleTimeout    = 90 * time.Second
	maxHeaderBytes = 16 << 10
	maxCallBytes   = 4 << 20
	maxConns       = 64
)

// Open listens on addr, which must be of the loopback: this door speaks plain HTTP
// and knows one person. It answers Invalid for any other address and Busy when
// the address is taken.
func Open(addr string, o Options) (*Door, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, foyer.Fail(foyer.Invalid, "serve.bad_address", "address", addr)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, foyer.Fail(foyer.Invalid, "serve.not_loopback", "address", addr)
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", foyer.Fail(foyer.Busy, "serve.taken", "address", addr), err)
	}
	d := &Door{opt: o, calls: find(o.Services(context.Background())), listener: limit(l, maxConns)}
	d.cookie = fmt.Sprintf("foyer_%d", l.Addr().(*net.TCPAddr).Port)
	d.server = &http.Server{
		Handler:           d.handler(),
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          slog.NewLogLogger(o.Log.Handler(), slog.LevelWarn),
	}
	return d, nil
}

// Link answers a fresh address that signs one browser in, once.
func (d *Door) Link() string {
	return "http://" + d.listener.Addr().String() + "/sign-in?key=" + d.keys.invite()
}

// Serve answers requests until ctx ends, then lets calls under way finish for a
// few seconds. Event streams end at once.
func (d *Door) Serve(ctx context.Context) error {
	streams, endStreams := context.WithCancel(context.Background())
	defer endStreams()
	d.server.BaseContext = func(net.Listener) context.Context {
		return context.WithValue(context.Background(), closing{}, streams.Done())
	}
	failed := make(chan error, 1)
	go func() { failed <- d.server.Serve(d.listener) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	endStreams()
	last, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := d.server.Shutdown(last); err != nil {
		return errors.Join(err, d.server.Close())
	}
	return nil
}

// closing is the key of the channel that closes when the door does.
type closing struct{}

func (d *Door) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /sign-in", d.signIn)
	mux.Handle("POST /rpc/{call}", d.guard(d.call))
	mux.Handle("POST /files", d.guard(d.takeIn))
	mux.Handle("GET /files/{ref}", d.guard(d.handOut))
	mux.Handle("GET /events", d.guard(d.events))
	mux.Handle("GET /", d.page(Frontend(d.opt.Frontend)))
	return d.here(secure(mux))
}

// token answers 256 random bits as text.
func token() string {
	var b [32]byte
	rand.Read(b[:])
	return hex.EncodeToString(b[:])
}
