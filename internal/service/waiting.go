package service

import (
	"context"
	"sync"

	"foyer/internal/foyer"
)

// gate holds back the calls of a session whose house is not open yet.
type gate struct {
	told   chan struct{} // closed when enter was first called
	first  sync.Once
	mu     sync.RWMutex // guards the session's house and actor too, until they are set
	failed error
}

// Waiting answers a session whose house is still to be opened, and the function
// that lets it in. A window needs one: its screen is there, and calls, before the
// house is open, and long before when the book has to be brought up to date.
// Calls wait until enter is called. Told of an error, they answer it, until enter is
// called again with a house: another program may have had it for a while.
func Waiting() (s *Session, enter func(h *House, actor foyer.Actor, err error)) {
	g := &gate{told: make(chan struct{})}
	s = &Session{ctx: context.Background(), gate: g}
	return s, func(h *House, actor foyer.Actor, err error) {
		g.mu.Lock()
		s.house, s.actor, g.failed = h, actor, err
		g.mu.Unlock()
		g.first.Do(func() { close(g.told) })
	}
}

// wait holds a call back until the house is open, or cannot be opened.
func (s *Session) wait() error {
	if s.gate == nil {
		return nil
	}
	select {
	case <-s.gate.told:
	case <-s.ctx.Done():
		return foyer.Fail(foyer.Cancelled, "call.cancelled")
	}
	s.gate.mu.RLock()
	defer s.gate.mu.RUnlock()
	return s.gate.failed
}
