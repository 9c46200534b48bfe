package hub

import (
	"net"
	"sync"
)

// limit keeps the number of open connections of a listener at n: past it, new
// ones wait in the system's queue.
func limit(l net.Listener, n int) net.Listener {
	return &limited{Listener: l, seats: make(chan struct{}, n), done: make(chan struct{})}
}

type limited struct {
	net.Listener
	seats chan struct{}
	done  chan struct{}
	once  sync.Once
}

func (l *limited) Accept() (net.Conn, error) {
	select {
	case l.seats <- struct{}{}:
	case <-l.done:
		return nil, net.ErrClosed
	}
	c, err := l.Listener.Accept()
	if err != nil {
		<-l.seats
		return nil, err
	}
	return &seated{Conn: c, leave: sync.OnceFunc(func() { <-l.seats })}, nil
}

func (l *limited) Close() error {
	l.once.Do(func() { close(l.done) })
	return l.Listener.Close()
}

type seated struct {
	net.Conn
	leave func()
}

func (s *seated) Close() error {
	defer s.leave()
	return s.Conn.Close()
}
