package store

import (
	"context"
	"sync"
)

// Hurry prepares for many writes in a row, such as those of a file that is staged or
// run: until settle is called the writer brings the journal home less often, and a
// reader does it beside it. What is acknowledged is on disk as ever. settle may be
// called twice.
func (s *Store) Hurry(ctx context.Context) (settle func(), err error) {
	if s.dialect == onPostgres {
		return func() {}, nil
	}
	err = s.Write(ctx, func(tx *Tx) error { return tx.pace(usualCache, bulkJournal) })
	if err != nil {
		return func() {}, err
	}
	written := make(chan struct{}, 1)
	var done sync.WaitGroup
	done.Go(func() { s.bringHome(written) })
	s.hurries.add(written)
	return sync.OnceFunc(func() {
		s.hurries.drop(written)
		close(written)
		done.Wait()
		err := s.Write(context.Background(), func(tx *Tx) error { return tx.pace(usualCache, usualJournal) })
		if err != nil {
			s.log.Warn("settle the writer", "err", err)
		}
	}), nil
}

// bringHome carries what was written from the journal to the file, each time it is
// told that something was, while the writer goes on with what comes next. What it
// cannot do the writer does after a longer stretch, so that the journal always ends.
func (s *Store) bringHome(written <-chan struct{}) {
	for range written {
		if _, err := s.reader.Exec("PRAGMA wal_checkpoint(PASSIVE)"); err != nil {
			s.log.Debug("bring the journal home", "err", err)
		}
	}
}

// hurries are those who want to hear of each write.
type hurries struct {
	mu  sync.Mutex
	all map[chan struct{}]bool
}

func (h *hurries) add(c chan struct{}) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.all == nil {
		h.all = map[chan struct{}]bool{}
	}
	h.all[c] = true
}

func (h *hurries) drop(c chan struct{}) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.all, c)
}

// tell says that something was written; who is busy with what came before hears of
// both at once.
func (h *hurries) tell() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for c := range h.all {
		select {
		case c <- struct{}{}:
		default:
		}
	}
}
