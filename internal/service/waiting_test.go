package service

import (
	"context"
	"testing"

	"foyer/internal/foyer"
)

func TestAWaitingSession(t *testing.T) {
	h, err := Open(t.Context(), Options{Dir: t.TempDir(), User: "Robin Keller", Login: "robin", Version: "1.2.3"})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	s, enter := Waiting()
	answers := make(chan error, 4)
	ask := func() {
		v, err := (&About{s: s}).Version()
		if err == nil && v.Version != "1.2.3" {
			t.Errorf("version %+v", v)
		}
		answers <- err
	}
	given, giveUp := context.WithCancel(t.Context())
	giveUp()
	if _, err := (&About{s: s.With(given)}).Version(); foyer.KindOf(err) != foyer.Cancelled {
		t.Errorf("who gives up is told %v", err)
	}
	go ask()
	go ask()
	enter(nil, foyer.Actor{}, foyer.Fail(foyer.Busy, "house.open_elsewhere"))
	for range 2 {
		if err := <-answers; foyer.KindOf(err) != foyer.Busy {
			t.Errorf("who waited is told %v", err)
		}
	}
	enter(h, h.Owner(), nil)
	ask()
	if err := <-answers; err != nil {
		t.Errorf("once the house is open: %v", err)
	}
}
