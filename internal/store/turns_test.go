package store

import (
	"strconv"
	"sync"
	"testing"
)

// Writers take turns, on PostgreSQL also those of two processes: what one reads
// before it writes is what it replaces, and no stamp is given twice.
func TestWritersTakeTurns(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		stores := []*Store{s, s}
		if s.dialect == onPostgres {
			stores[1] = open(t, s.url, Options{})
		}
		const writers, times = 6, 15
		var mu sync.Mutex
		stamps := map[string]bool{}
		var wg sync.WaitGroup
		for w := range writers {
			wg.Go(func() {
				for range times {
					err := stores[w%2].Write(t.Context(), func(tx *Tx) error {
						v, err := tx.House("count")
						if err != nil {
							return err
						}
						n, _ := strconv.Atoi(v)
						at := tx.Stamp()[:18]
						mu.Lock()
						if stamps[at] {
							t.Errorf("stamp %s given twice", at)
						}
						stamps[at] = true
						mu.Unlock()
						return tx.SetHouse("count", strconv.Itoa(n+1))
					})
					if err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		read(t, s, func(tx *Tx) error {
			if v, err := tx.House("count"); v != strconv.Itoa(writers*times) || err != nil {
				t.Errorf("%d writes counted %s (%v)", writers*times, v, err)
			}
			return nil
		})
		err := s.Read(t.Context(), func(tx *Tx) error { return tx.SetHouse("count", "0") })
		if keyOf(err) != "house.read_only" {
			t.Errorf("a reader that writes: %v", err)
		}
	})
}
