package hub

import (
	"context"
	"encoding/json"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"foyer/internal/foyer"
)

func TestEventsArriveMerged(t *testing.T) {
	h := open(t)
	c := h.browser(t)
	res, err := c.Get(h.base + "/events")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	lines := make(chan string, 1000)
	go func() {
		buf := make([]byte, 1<<16)
		text := ""
		for {
			n, err := res.Body.Read(buf)
			text += string(buf[:n])
			for {
				block, rest, ok := strings.Cut(text, "\n\n")
				if !ok {
					break
				}
				text = rest
				lines <- block
			}
			if err != nil {
				close(lines)
				return
			}
		}
	}()
	next := func() string {
		select {
		case l := <-lines:
			return l
		case <-time.After(5 * time.Second):
			t.Fatal("no event came")
			return ""
		}
	}
	if l := next(); !strings.HasPrefix(l, "event: hello\n") {
		t.Fatalf("first event %q", l)
	}
	for i := range 10_000 {
		h.emit(foyer.Event{Topic: foyer.TopicJob, Job: &foyer.Progress{Job: "j", Done: int64(i)}})
	}
	h.emit(foyer.Event{Topic: foyer.TopicJob, Job: &foyer.Progress{Job: "j", Done: 10_000, Ended: true}})
	n := 0
	for {
		n++
		if l := next(); strings.Contains(l, `"ended":true`) {
			break
		}
	}
	if n > 2000 {
		t.Errorf("%d events were sent one by one", n)
	}
}

func TestMerge(t *testing.T) {
	var q queue
	q.ring = make(chan struct{}, 1)
	q.add(foyer.Event{Topic: "leads", IDs: []string{"a"}})
	q.add(foyer.Event{Topic: "job", Job: &foyer.Progress{Job: "1", Done: 1}})
	q.add(foyer.Event{Topic: "leads", IDs: []string{"a", "b"}})
	q.add(foyer.Event{Topic: "job", Job: &foyer.Progress{Job: "2"}})
	q.add(foyer.Event{Topic: "job", Job: &foyer.Progress{Job: "1", Done: 2}})
	q.add(foyer.Event{Topic: "files", Files: []foyer.FileRef{{Name: "1", Trouble: foyer.Fail(foyer.Invalid, "x")}, {Ref: "2"}}})
	q.add(foyer.Event{Topic: "files", Files: []foyer.FileRef{{Ref: "3"}}})
	got := q.take()
	b, _ := json.Marshal(got)
	if len(got) != 4 || strings.Join(got[0].IDs, "") != "ab" || got[1].Job.Done != 2 || len(got[3].Files) != 3 {
		t.Errorf("merged to %s", b)
	}
	q.add(foyer.Event{Topic: "leads", IDs: []string{"a"}})
	q.add(foyer.Event{Topic: "leads", IDs: []string{}})
	if got := q.take(); len(got) != 1 || len(got[0].IDs) != 0 {
		t.Errorf("one and many are %v", got)
	}
}

func TestEveryAnswerCarriesThePolicy(t *testing.T) {
	h := open(t)
	c := h.browser(t)
	for _, p := range []string{"/", "/index.html", "/assets/a.js", "/nowhere", "/.secret", "/files/none", "/sign-in"} {
		res, _ := get(t, c, h.base+p)
		if got := res.Header.Get("Content-Security-Policy"); got != Policy {
			t.Errorf("%s: policy %q", p, got)
		}
		if res.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s may be sniffed", p)
		}
		if (p == "/nowhere" || p == "/.secret") && res.StatusCode != 404 {
			t.Errorf("%s: %s", p, res.Status)
		}
	}
	for _, word := range []string{"unsafe", "*", "http:", "https:", "blob:"} {
		if strings.Contains(Policy, word) {
			t.Errorf("the policy says %q", word)
		}
	}
	if !strings.HasPrefix(Policy, "default-src 'none'; script-src 'self'; style-src 'self'") {
		t.Errorf("policy %q", Policy)
	}
}

func TestOnlyTheLoopbackIsListenedOn(t *testing.T) {
	o := Options{Services: func(context.Context) []any { return nil }}
	for _, addr := range []string{"0.0.0.0:0", ":0", "[::]:0", "192.0.2.1:80", "example.com:80", "nonsense", "127.0.0.1"} {
		if d, err := Open(addr, o); foyer.KindOf(err) != foyer.Invalid {
			if err == nil {
				d.listener.Close()
			}
			t.Errorf("%q: %v", addr, err)
		}
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, err := Open(l.Addr().String(), o); foyer.KindOf(err) != foyer.Busy {
		t.Errorf("a taken address: %v", err)
	}
}

func TestASilentConnectionIsClosed(t *testing.T) {
	t.Parallel()
	h := open(t)
	c, err := net.Dial("tcp", h.door.listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	io.WriteString(c, "GET / HTTP/1.1\r\nHost: ")
	c.SetDeadline(time.Now().Add(headerTimeout + 5*time.Second))
	if b, err := io.ReadAll(c); err != nil {
		t.Errorf("still open: %q %v", b, err)
	}
}
