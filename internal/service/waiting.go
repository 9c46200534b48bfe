package service

import (
	"context"

	"foyer/internal/foyer"
)

// gate holds back the calls of a session whose house is not open yet.
type gate struct {
	open   chan struct{}
	failed error
}

// Waiting answers a session whose house is still to be opened, and the function
// that lets it in. A window needs one: its screen is there, and calls, before the
// house is open, and long before when the book has to be brought up to date.
// Calls wait; when enter is told of an error, each of them answers it.
func Waiting() (s *Session, enter func(h *House, actor foyer.Actor, err error)) {
	s = &Session{ctx: context.Background(), gate: &gate{open: make(chan struct{})}}
	return s, func(h *House, actor foyer.Actor, err error) {
		s.house, s.actor, s.gate.failed = h, actor, err
		close(s.gate.open)
	}
}

// wait holds a call back until the house is open.
func (s *Session) wait() error {
	if s.gate == nil {
		return nil
	}
	select {
	case <-s.gate.open:
		return s.gate.failed
	case <-s.ctx.Done():
		return foyer.Fail(foyer.Cancelled, "call.cancelled")
	}
}
