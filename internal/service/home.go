package service

import (
	"context"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// Home is what a screen needs to start: who is there, what they may do and have
// chosen, and the words of the house that people can change.
type Home struct{ s *Session }

// Start answers all of it at once.
func (h *Home) Start() (me foyer.Me, err error) {
	err = h.s.read("home.start", func(_ context.Context, tx *store.Tx) error {
		me, err = h.s.house.me(tx, h.s.actor)
		return err
	})
	return me, err
}

// Summary answers the counts of the sidebar.
func (h *Home) Summary() (sum foyer.Summary, err error) {
	err = h.s.read("home.summary", func(_ context.Context, tx *store.Tx) error {
		sum, err = tx.Summary(foyer.SightOf(h.s.actor))
		return err
	})
	return sum, err
}

// Set keeps a person's choices and answers them with what is in force.
func (h *Home) Set(c foyer.Settings) (now foyer.Settings, err error) {
	err = h.s.write("home.set", func(_ context.Context, tx *store.Tx) error {
		now, err = h.s.house.set(tx, h.s.actor, c)
		tx.After(func() { h.s.house.Emit(foyer.Event{Topic: foyer.TopicSettings}) })
		return err
	})
	return now, err
}
