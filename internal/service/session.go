package service

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/google/uuid"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// Session is a person at work in a House: who asks, and for how long.
type Session struct {
	house *House
	ctx   context.Context
	actor foyer.Actor
	gate  *gate // of a session that waits for its house; nil of any other
}

// With answers the session bound to a context, for a request that may be given up.
// The actor is asked for anew: what a person may do can have changed.
func (s *Session) With(ctx context.Context) *Session {
	c := *s
	c.ctx = ctx
	if s.house != nil { // one that waits for its house has nobody yet
		if a, err := s.house.Act(ctx, s.actor.ID); err == nil {
			a.Device = s.actor.Device
			c.actor = a
		}
	}
	return &c
}

// Actor answers who asks.
func (s *Session) Actor() foyer.Actor { return s.actor }

// House answers the house the session is in.
func (s *Session) House() *House { return s.house }

// All lists the services both doors offer for a session; it is the only such list.
func All(s *Session) []any {
	return []any{
		&About{s: s}, &Home{s: s}, &Leads{s: s}, &Duplicates{s: s}, &Imports{s: s}, &Presets{s: s}, &Exports{s: s}, &Jobs{s: s},
		&People{s: s}, &Partners{s: s}, &Fields{s: s}, &Plans{s: s}, &Watch{s: s},
	}
}

// read runs fn in a read transaction as the operation op.
func (s *Session) read(op string, fn func(ctx context.Context, tx *store.Tx) error) error {
	return s.call(op, func() error {
		return s.house.store.Read(s.ctx, func(tx *store.Tx) error { return fn(s.ctx, tx) })
	})
}

// write runs fn in a write transaction as the operation op; what fn queued with
// tx.After happens after the commit.
func (s *Session) write(op string, fn func(ctx context.Context, tx *store.Tx) error) error {
	return s.call(op, func() error {
		return s.house.store.Write(s.ctx, func(tx *store.Tx) error { return fn(s.ctx, tx) })
	})
}

// call is the throat of every service call: it recovers panics (an unrecovered
// one leaves the caller's promise open for ever), logs the operation, and lets
// only errors that a person may read pass.
func (s *Session) call(op string, fn func() error) (err error) {
	if err := s.wait(); err != nil {
		return err
	}
	start := s.house.opt.Now()
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%s: panic: %v\n%s", op, p, debug.Stack())
		}
		err = s.house.outward(op, err)
		s.house.log.Debug("call", "op", op, "took", s.house.opt.Now().Sub(start).Round(time.Microsecond), "kind", string(foyer.KindOf(err)))
	}()
	return fn()
}

// outward makes of any error one that may cross the border: the innermost
// foyer.Error, or an Internal one with a reference into the log.
func (h *House) outward(op string, err error) error {
	if err == nil {
		return nil
	}
	var fe *foyer.Error
	switch {
	case errors.As(err, &fe):
		h.log.Info("refused", "op", op, "kind", string(fe.Kind), "key", fe.Key)
		return fe
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return foyer.Fail(foyer.Cancelled, "call.cancelled")
	}
	ref := uuid.NewString()[:8]
	h.log.Error("failed", "op", op, "ref", ref, "err", err.Error())
	return &foyer.Error{Kind: foyer.Internal, Key: "call.internal", Ref: ref}
}
