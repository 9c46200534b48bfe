package hub

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"foyer/internal/foyer"
)

// Desk is a service with the shapes of call the border allows.
type Desk struct {
	seen *[]string
	hold chan struct{} // closed to let Keep go on
}

func (d *Desk) Ask(a string, b []foyer.Edit) (foyer.About, error) {
	*d.seen = append(*d.seen, a)
	return foyer.About{Version: fmt.Sprint(a, len(b))}, nil
}

func (d *Desk) Refuse(kind string) error { return foyer.Fail(foyer.Kind(kind), "desk.no", "n", "1") }

func (d *Desk) Keep(text string) error {
	<-d.hold
	*d.seen = append(*d.seen, text)
	return nil
}

func (d *Desk) Seen() ([]string, error) { return *d.seen, nil }

func (d *Desk) Break() (int, error) { return 0, errors.New("secret detail") }

type house struct {
	door *Door
	base string
	dir  string
	mu   sync.Mutex
	fns  map[int]func(string, any)
	seen []string
	hold chan struct{}
}

func (h *house) emit(e foyer.Event) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, fn := range h.fns {
		fn(e.Topic, e)
	}
}

func open(t *testing.T) *house {
	t.Helper()
	h := &house{dir: t.TempDir(), hold: make(chan struct{}), fns: map[int]func(string, any){}}
	next := 0
	d, err := Open("127.0.0.1:0", Options{
		Services: func(context.Context) []any { return []any{&Desk{&h.seen, h.hold}} },
		Subscribe: func(fn func(string, any)) func() {
			h.mu.Lock()
			defer h.mu.Unlock()
			next++
			id := next
			h.fns[id] = fn
			return func() { h.mu.Lock(); defer h.mu.Unlock(); delete(h.fns, id) }
		},
		Hears: func(_ context.Context, e foyer.Event) (foyer.Event, bool) { return e, true },
		TakeIn: func(_ context.Context, name string, r io.Reader) (foyer.FileRef, error) {
			b, err := io.ReadAll(r)
			if err != nil {
				return foyer.FileRef{}, err
			}
			return foyer.FileRef{Ref: "r1", Name: name, Size: int64(len(b))}, os.WriteFile(filepath.Join(h.dir, "r1"), b, 0o600)
		},
		HandOut: func(ref string) (*os.File, foyer.FileRef, error) {
			f, err := os.Open(filepath.Join(h.dir, filepath.Base(ref)))
			if err != nil {
				return nil, foyer.FileRef{}, foyer.Fail(foyer.NotFound, "file.unknown")
			}
			return f, foyer.FileRef{Ref: ref, Name: `né "1".csv`}, nil
		},
		Frontend: fstest.MapFS{"index.html": {Data: []byte("<!doctype html>the page")}, "assets/a.js": {Data: []byte("1")}, ".secret": {Data: []byte("x")}},
		NoEntry:  func(string) (string, string) { return "Not signed in", "Open <the> link" },
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- d.Serve(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("serve: %v", err)
		}
	})
	h.door, h.base = d, "http://"+d.listener.Addr().String()
	return h
}

// browser answers a client that came in by the link.
func (h *house) browser(t *testing.T) *http.Client {
	t.Helper()
	jar, _ := cookiejar.New(nil)
	c := &http.Client{Jar: jar}
	res, err := c.Get(h.door.Link())
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != 200 {
		t.Fatalf("sign-in: %s", res.Status)
	}
	return c
}

func (h *house) post(t *testing.T, c *http.Client, path, body string, change func(*http.Request)) (int, string) {
	t.Helper()
	r, _ := http.NewRequest("POST", h.base+path, strings.NewReader(body))
	r.Header.Set("X-Foyer", "1")
	r.Header.Set("Origin", h.base)
	if change != nil {
		change(r)
	}
	res, err := c.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, _ := io.ReadAll(res.Body)
	return res.StatusCode, string(b)
}

func get(t *testing.T, c *http.Client, address string) (*http.Response, string) {
	t.Helper()
	res, err := c.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, _ := io.ReadAll(res.Body)
	return res, string(b)
}

// What a page sends as it goes is kept before the page that is read anew is told anything.
func TestAPageReadAnewFindsWhatTheLastOneKept(t *testing.T) {
	h := open(t)
	c := h.browser(t)
	kept, told := make(chan int, 1), make(chan string, 1)
	go func() {
		code, _ := h.post(t, c, "/rpc/Desk.Keep", `["the last answer"]`, func(r *http.Request) { r.Header.Set("X-Foyer-Parting", "1") })
		kept <- code
	}()
	for { // until the call is at work
		h.door.parting.mu.Lock()
		many := h.door.parting.many
		h.door.parting.mu.Unlock()
		if many == 1 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	go func() {
		_, body := h.post(t, c, "/rpc/Desk.Seen", `[]`, nil)
		told <- body
	}()
	select {
	case body := <-told:
		t.Fatalf("told before it was kept: %s", body)
	case <-time.After(100 * time.Millisecond):
	}
	close(h.hold)
	if body := <-told; body != `["the last answer"]` {
		t.Errorf("told %s", body)
	}
	if code := <-kept; code != 200 {
		t.Errorf("kept with %d", code)
	}
	if _, body := h.post(t, c, "/rpc/Desk.Seen", `[]`, nil); body != `["the last answer"]` {
		t.Errorf("afterwards told %s", body)
	}
}

func TestOnlyTheLinkLetsIn(t *testing.T) {
	h := open(t)
	stranger := &http.Client{}
	res, page := get(t, stranger, h.base+"/")
	if res.StatusCode != 401 || !strings.Contains(page, "Open &lt;the&gt; link") {
		t.Errorf("a stranger sees %s %q", res.Status, page)
	}
	for _, p := range []string{"/events", "/files/r1", "/assets/a.js", "/sign-in", "/sign-in?key=", "/sign-in?key=" + token()} {
		if res, _ := get(t, stranger, h.base+p); res.StatusCode != 401 {
			t.Errorf("%s without a cookie: %s", p, res.Status)
		}
	}
	if code, _ := h.post(t, stranger, "/rpc/Desk.Ask", `["a",[]]`, nil); code != 401 || len(h.seen) > 0 {
		t.Errorf("a stranger's call: %d, %v", code, h.seen)
	}
	link := h.door.Link()
	jar, _ := cookiejar.New(nil)
	c := &http.Client{Jar: jar}
	get(t, c, link)
	if res, page := get(t, c, h.base+"/"); res.StatusCode != 200 || !strings.Contains(page, "the page") {
		t.Errorf("who came by the link sees %s %q", res.Status, page)
	}
	u, _ := url.Parse(h.base)
	for _, k := range jar.Cookies(u) {
		if !strings.HasPrefix(k.Name, "foyer_") {
			t.Errorf("cookie %q", k.Name)
		}
	}
	if res, _ := get(t, stranger, link); res.StatusCode != 401 {
		t.Errorf("the link works twice: %s", res.Status)
	}
	// The cookie of one port must say nothing at another.
	forged := &http.Cookie{Name: h.door.cookie, Value: token()}
	r, _ := http.NewRequest("GET", h.base+"/events", nil)
	r.AddCookie(forged)
	if res, err := stranger.Do(r); err != nil || res.StatusCode != 401 {
		t.Errorf("a forged cookie: %v %v", res, err)
	}
}

func TestTheCookieIsNotForScriptsNorOtherSites(t *testing.T) {
	h := open(t)
	res, err := http.Get(h.door.Link())
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	k := res.Cookies()[0]
	if !k.HttpOnly || k.SameSite != http.SameSiteStrictMode || k.Path != "/" || k.Domain != "" {
		t.Errorf("cookie %+v", k)
	}
}

func TestRequestsFromElsewhereAreRefused(t *testing.T) {
	h := open(t)
	c := h.browser(t)
	for name, change := range map[string]func(*http.Request){
		"other host":      func(r *http.Request) { r.Host = "evil.example" },
		"rebound port":    func(r *http.Request) { r.Host = "127.0.0.1:1" },
		"other origin":    func(r *http.Request) { r.Header.Set("Origin", "http://evil.example") },
		"null origin":     func(r *http.Request) { r.Header.Set("Origin", "null") },
		"https origin":    func(r *http.Request) { r.Header.Set("Origin", "https://"+r.URL.Host) },
		"no origin":       func(r *http.Request) { r.Header.Del("Origin") },
		"no header":       func(r *http.Request) { r.Header.Del("X-Foyer") },
		"other port name": func(r *http.Request) { r.Header.Set("Origin", "http://localhost:1") },
	} {
		for _, path := range []string{"/rpc/Desk.Ask", "/files?name=a.csv"} {
			if code, body := h.post(t, c, path, `["a",[]]`, change); code != 403 {
				t.Errorf("%s %s: %d %s", name, path, code, body)
			}
		}
	}
	if len(h.seen) > 0 {
		t.Errorf("a refused call ran: %v", h.seen)
	}
	if _, err := os.Stat(filepath.Join(h.dir, "r1")); err == nil {
		t.Error("a refused upload was kept")
	}
	r, _ := http.NewRequest("GET", h.base+"/events", nil)
	r.Header.Set("Origin", "http://evil.example")
	if res, err := c.Do(r); err != nil || res.StatusCode != 403 {
		t.Errorf("events for another origin: %v %v", res, err)
	}
}

func TestCalls(t *testing.T) {
	h := open(t)
	c := h.browser(t)
	for _, one := range []struct {
		call, args string
		code       int
		want       string
	}{
		{"Desk.Ask", `["a",[{"field":"x"}]]`, 200, `"version":"a1"`},
		{"Desk.Ask", `["a"]`, 422, "call.bad_arguments"},
		{"Desk.Ask", `["a",[],1]`, 422, "call.bad_arguments"},
		{"Desk.Ask", `[1,[]]`, 422, "call.bad_arguments"},
		{"Desk.Ask", `{"a":1}`, 422, "call.bad_arguments"},
		{"Desk.Ask", ``, 422, "call.bad_arguments"},
		{"Desk.hidden", `[]`, 404, "call.unknown"},
		{"Desk", `[]`, 404, "call.unknown"},
		{"Door.Link", `[]`, 404, "call.unknown"},
		{"Desk.Break", `[]`, 500, "call.internal"},
		{"Desk.Refuse", `["stale"]`, 412, `"args":{"n":"1"}`},
		{"Desk.Ask", `["` + strings.Repeat("x", maxCallBytes) + `",[]]`, 413, "call.too_large"},
	} {
		code, body := h.post(t, c, "/rpc/"+one.call, one.args, nil)
		if code != one.code || !strings.Contains(body, one.want) {
			t.Errorf("%s(%.40s) = %d %.200s, want %d %s", one.call, one.args, code, body, one.code, one.want)
		}
		if strings.Contains(body, "secret") {
			t.Errorf("%s gives away %s", one.call, body)
		}
	}
	if res, _ := get(t, c, h.base+"/rpc/Desk.Ask"); res.StatusCode == 200 {
		t.Error("a GET calls")
	}
}

func TestEveryKindHasAStatusOfItsOwn(t *testing.T) {
	kinds := []foyer.Kind{
		foyer.Invalid, foyer.NotFound, foyer.Forbidden, foyer.Conflict, foyer.Stale, foyer.Unsupported,
		foyer.TooLarge, foyer.Busy, foyer.Offline, foyer.SignedOut, foyer.Cancelled, foyer.Internal,
	}
	if len(kinds) != len(statuses) {
		t.Errorf("%d kinds, %d statuses", len(kinds), len(statuses))
	}
	for _, k := range kinds {
		if back := KindOf(Status(k)); back != k {
			t.Errorf("%s → %d → %s", k, Status(k), back)
		}
	}
}

func TestFilesInAndOut(t *testing.T) {
	h := open(t)
	c := h.browser(t)
	code, body := h.post(t, c, "/files?name="+url.QueryEscape("März.csv"), "a,b\n1,2\n", nil)
	var ref foyer.FileRef
	if json.Unmarshal([]byte(body), &ref); code != 200 || ref.Name != "März.csv" || ref.Size != 8 {
		t.Fatalf("upload: %d %s", code, body)
	}
	res, out := get(t, c, h.base+"/files/"+ref.Ref)
	if res.StatusCode != 200 || out != "a,b\n1,2\n" {
		t.Errorf("download: %s %q", res.Status, out)
	}
	if d := res.Header.Get("Content-Disposition"); !strings.HasPrefix(d, "attachment; filename*=utf-8''n%C3%A9") {
		t.Errorf("disposition %q", d)
	}
	if ct := res.Header.Get("Content-Type"); ct != "application/octet-stream" {
		t.Errorf("type %q", ct)
	}
	if res, _ := get(t, c, h.base+"/files/none"); res.StatusCode != 404 {
		t.Errorf("unknown file: %s", res.Status)
	}
}
