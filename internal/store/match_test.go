package store

import (
	"slices"
	"testing"

	"foyer/internal/foyer"
)

// Matches finds exactly the leads that share two kinds, through any of their
// phones and emails, best first.
func TestMatches(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		read(t, s, func(tx *Tx) error {
			got, err := tx.Matches([]foyer.Keys{{Name: 1, Phones: []uint64{2}}})
			if len(got) != 1 || got[0] != nil {
				t.Errorf("an empty book matches %v", got)
			}
			return err
		})
		sh := newShelf(t, s)
		sh.fill(1500)
		sh.update(3, func(l *Lead) { l.Archived = "2026-02-01T00:00:00.000Z" })
		sh.update(4, func(l *Lead) { l.Converted = "2026-02-01T00:00:00.000Z" })
		// A lead that loses a phone is no longer matched by it.
		sh.update(5, func(l *Lead) { l.Record.Phones, l.Keys.Phones = nil, nil })
		keys := []foyer.Keys{{}, {Name: 7, Emails: []uint64{0}, Phones: []uint64{0}}}
		for i := range sh.leads {
			keys = append(keys, sh.leads[i].Keys)
			k := sh.lead(i).Keys
			keys = append(keys, k)
		}
		share := func(a, b []uint64) bool {
			return slices.ContainsFunc(a, func(k uint64) bool { return k != 0 && slices.Contains(b, k) })
		}
		read(t, s, func(tx *Tx) error {
			all, err := tx.Matches(keys)
			if err != nil {
				return err
			}
			found, first := 0, 0
			for i, k := range keys {
				want := map[int64]foyer.Kinds{}
				for j := range sh.leads {
					l := &sh.leads[j]
					var kinds foyer.Kinds
					if k.Name != 0 && k.Name == l.Keys.Name {
						kinds |= foyer.ByName
					}
					if share(k.Phones, l.Keys.Phones) {
						kinds |= foyer.ByPhone
					}
					if share(k.Emails, l.Keys.Emails) {
						kinds |= foyer.ByEmail
					}
					if len(kinds.Names()) >= 2 {
						want[l.N] = kinds
					}
				}
				found += len(want)
				if len(all[i]) != len(want) {
					t.Fatalf("keys %d: %d matches, want %d", i, len(all[i]), len(want))
				}
				for j, c := range all[i] {
					l := sh.leads[slices.IndexFunc(sh.leads, func(l Lead) bool { return l.N == c.N })]
					if want[c.N] != c.Kinds || c.Name != ShownName(&l.Record) || c.Archived != (l.Archived != "" || l.Converted != "") {
						t.Fatalf("keys %d: %+v, want %v of %q", i, c, want[c.N].Names(), ShownName(&l.Record))
					}
					if j > 0 && len(all[i][j-1].Kinds.Names()) < len(c.Kinds.Names()) {
						t.Fatalf("keys %d: a better match comes later", i)
					}
				}
				if len(want) > 0 {
					first++
				}
			}
			if first < len(sh.leads)/2 || found < len(sh.leads) {
				t.Errorf("the test matched only %d of %d", first, len(keys))
			}
			return nil
		})
	})
}
