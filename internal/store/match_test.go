package store

import (
	"slices"
	"strconv"
	"strings"
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

// D14: MatchesBy finds exactly the leads that bear one key, by any of their phones
// and emails, to the letter an external ID, in any case an MLS ID; of a crowd, some.
func TestMatchesBy(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		sh := newShelf(t, s)
		sh.fill(1500)
		for i := 0; i < 1500; i++ {
			sh.update(i, func(l *Lead) {
				l.Record.Values[foyer.SlotExternalID] = []string{"", "X-", "x-"}[i%3] + strconv.Itoa(i/2)
				if i%3 == 0 {
					l.Record.Values[foyer.SlotExternalID] = ""
				}
				l.Record.Values[foyer.SlotMLSID] = []string{"", "m", "M"}[i%3]
				if i%3 != 0 {
					l.Record.Values[foyer.SlotMLSID] += strconv.Itoa(i % 7)
				}
			})
		}
		share := func(a, b []uint64) bool {
			return slices.ContainsFunc(a, func(k uint64) bool { return k != 0 && slices.Contains(b, k) })
		}
		for _, by := range []foyer.MatchKey{foyer.KeyEmail, foyer.KeyPhone, foyer.KeyExternal, foyer.KeyMLSName} {
			rows := []Known{{}}
			for i := range sh.leads {
				l := &sh.leads[i]
				k := Known{Keys: l.Keys}
				switch by {
				case foyer.KeyExternal:
					k.Text = l.Record.Values[foyer.SlotExternalID]
				case foyer.KeyMLSName:
					k.Text = strings.ToUpper(l.Record.Values[foyer.SlotMLSID])
				}
				rows = append(rows, k)
			}
			read(t, s, func(tx *Tx) error {
				got, err := tx.MatchesBy(by, rows)
				if err != nil {
					return err
				}
				sum := 0
				for i, r := range rows {
					want := []int64{}
					for j := range sh.leads {
						l := &sh.leads[j]
						v := l.Record.Values
						if by == foyer.KeyEmail && share(r.Keys.Emails, l.Keys.Emails) ||
							by == foyer.KeyPhone && share(r.Keys.Phones, l.Keys.Phones) ||
							by == foyer.KeyExternal && r.Text != "" && v[foyer.SlotExternalID] == r.Text ||
							by == foyer.KeyMLSName && r.Text != "" && strings.ToUpper(v[foyer.SlotMLSID]) == r.Text && l.Keys.Name != 0 && l.Keys.Name == r.Keys.Name {
							want = append(want, l.N)
						}
					}
					sum += len(want)
					if len(want) > mostByKey && len(got[i]) >= 2 {
						continue
					}
					slices.Sort(want)
					have := []int64{}
					for _, c := range got[i] {
						have = append(have, c.N)
						if c.Kinds != foyer.ByKey {
							t.Fatalf("%s, row %d: %+v", by, i, c)
						}
					}
					if !slices.Equal(have, want) {
						t.Fatalf("%s, row %d: leads %v, want %v", by, i, have, want)
					}
				}
				if sum < 500 {
					t.Errorf("%s: the test found only %d", by, sum)
				}
				return nil
			})
		}
	})
}
