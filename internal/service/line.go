package service

import (
	"context"
	"sync"
)

// line lets one job write at a time, in the order they came. Who waits can leave.
type line struct {
	mu      sync.Mutex
	busy    bool
	waiting []chan struct{}
	moved   func() // called when places change, without the lock held
}

// enter waits for the turn; it answers the context's error when the caller gave up
// before, and then has no turn.
func (l *line) enter(ctx context.Context) error {
	l.mu.Lock()
	if !l.busy {
		l.busy = true
		l.mu.Unlock()
		return nil
	}
	turn := make(chan struct{})
	l.waiting = append(l.waiting, turn)
	l.mu.Unlock()
	select {
	case <-turn:
		return nil
	case <-ctx.Done():
	}
	l.mu.Lock()
	for i, w := range l.waiting {
		if w == turn {
			l.waiting = append(l.waiting[:i], l.waiting[i+1:]...)
			l.mu.Unlock()
			l.moved()
			return ctx.Err()
		}
	}
	l.mu.Unlock()
	l.leave() // the turn came at the same moment
	return ctx.Err()
}

// leave gives the turn to who waits longest.
func (l *line) leave() {
	l.mu.Lock()
	if len(l.waiting) == 0 {
		l.busy = false
		l.mu.Unlock()
		return
	}
	next := l.waiting[0]
	l.waiting = l.waiting[1:]
	l.mu.Unlock()
	close(next)
	l.moved()
}
