package hub

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"

	"foyer/internal/foyer"
)

// beat keeps a quiet stream alive; gap keeps a busy one from drowning the page.
const (
	beat = 20 * time.Second
	gap  = 33 * time.Millisecond
	// manyIDs is how many ids a merged event names before it says "many" by
	// naming none.
	manyIDs = 200
)

// events answers GET /events: server-sent events, one for each topic, as
// foyer.Event in JSON. What a slow page has not fetched yet is merged: events only
// say what to ask for again. What is not for the one who listens is left out. Each stream begins with an event "hello", upon which
// a page that was cut off asks for everything again.
func (d *Door) events(w http.ResponseWriter, r *http.Request) {
	var q queue
	q.ring = make(chan struct{}, 1)
	defer d.opt.Subscribe(func(_ string, data any) {
		if e, ok := data.(foyer.Event); ok {
			q.add(e)
		}
	})()
	down, _ := r.Context().Value(closing{}).(<-chan struct{})
	c := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	send := func(topic string, data []byte) bool {
		c.SetWriteDeadline(time.Now().Add(writeTimeout))
		_, err := fmt.Fprintf(w, "event: %s\ndata: %s\n\n", topic, data)
		return err == nil && c.Flush() == nil
	}
	if !send("hello", []byte("{}")) {
		return
	}
	tick := time.NewTicker(beat)
	defer tick.Stop()
	for {
		select {
		case <-r.Context().Done():
			return
		case <-down:
			return
		case <-tick.C:
			if !send("beat", []byte("{}")) {
				return
			}
		case <-q.ring:
			for _, e := range q.take() {
				e, ok := d.opt.Hears(r.Context(), e)
				if !ok {
					continue
				}
				data, err := json.Marshal(e)
				if err != nil {
					d.opt.Log.Error("event", "topic", e.Topic, "err", err)
					continue
				}
				if !send(e.Topic, data) {
					return
				}
			}
			time.Sleep(gap)
		}
	}
}

// queue holds the events a stream has yet to send. It never grows past one event
// a topic and a job: a later one is merged into the one that waits.
type queue struct {
	mu   sync.Mutex
	list []foyer.Event
	ring chan struct{}
}

func (q *queue) add(e foyer.Event) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if i := slices.IndexFunc(q.list, func(o foyer.Event) bool { return mergeable(o, e) }); i >= 0 {
		q.list[i] = merge(q.list[i], e)
	} else {
		q.list = append(q.list, e)
	}
	select {
	case q.ring <- struct{}{}:
	default:
	}
}

func (q *queue) take() []foyer.Event {
	q.mu.Lock()
	defer q.mu.Unlock()
	list := q.list
	q.list = nil
	return list
}

func mergeable(a, b foyer.Event) bool {
	if a.Topic != b.Topic {
		return false
	}
	if a.Job != nil && b.Job != nil {
		return a.Job.Job == b.Job.Job
	}
	return a.Job == nil && b.Job == nil
}

func merge(a, b foyer.Event) foyer.Event {
	if b.Job != nil {
		return b
	}
	b.Files = append(slices.Clone(a.Files), b.Files...)
	if len(a.IDs) == 0 || len(b.IDs) == 0 || len(a.IDs)+len(b.IDs) > manyIDs {
		b.IDs = []string{}
		return b
	}
	ids := slices.Clone(a.IDs)
	for _, id := range b.IDs {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	b.IDs = ids
	return b
}
