package store

import (
	"fmt"
	"slices"
	"testing"

	"foyer/internal/foyer"
)

// What happened behind a mark is told of the leads it was about, each once, and of
// nothing before; a mark moves with a change and with a lead, and stays otherwise.
func TestTurnedSince(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		var marks []BookMark
		mark := func() BookMark {
			t.Helper()
			var m BookMark
			write(t, s, func(tx *Tx) (err error) { m, err = tx.BookMark(); return err })
			marks = append(marks, m)
			return m
		}
		first := mark()
		log := func(entity, id string, now map[string]string) {
			t.Helper()
			write(t, s, func(tx *Tx) error {
				return tx.Log(Change{Entity: entity, EntityID: id, Kind: foyer.ChangeAct, Now: now})
			})
		}
		log("lead", "before", nil)
		from := mark()
		for range 2 {
			log("lead", "a", nil)
			log("note", "of a", map[string]string{"lead": "a"})
		}
		log("lead_plan", "b", nil)
		log("approval", "c", nil)
		log("export", "e", nil)
		log(EntityImport, "i", map[string]string{"leads": LeadsAll})
		log(EntityImport, "i", map[string]string{"leads": LeadsIn})
		log(EntityApart, "row:1", nil)
		for _, c := range []struct {
			since BookMark
			most  int
			want  string
		}{
			{from, 3, "[a b c] false map[i:all] map[row:1:true] false"},
			{from, 2, "[a b c] true map[] map[] false"},
			{mark(), 3, "[] false map[] map[] false"},
		} {
			var got Turned
			write(t, s, func(tx *Tx) (err error) { got, err = tx.TurnedSince(c.since.Change, c.most); return err })
			slices.Sort(got.Leads)
			if text := fmt.Sprint(got.Leads, got.Many, got.Imports, got.Marks, got.People); text != c.want {
				t.Errorf("since %v of %d: %s, want %s", c.since, c.most, text, c.want)
			}
			if got.Nothing() != (c.want == "[] false map[] map[] false") {
				t.Errorf("since %v: nothing is %v", c.since, got.Nothing())
			}
		}
		log("right", "agent import", nil)
		write(t, s, func(tx *Tx) error {
			got, err := tx.TurnedSince(marks[len(marks)-1].Change, 3)
			if !got.People {
				t.Error("nothing is told of people")
			}
			return err
		})
		before := mark()
		write(t, s, func(tx *Tx) error {
			l := NewLead{ID: "one", Record: &foyer.Record{}, Created: "2026-01-02T03:04:05.000Z", Active: "2026-01-02T03:04:05.000Z"}
			l.Keys = foyer.Keys{Name: 1, Phones: []uint64{2, 3}, Emails: []uint64{4, 5}}
			_, err := tx.InsertLeads([]NewLead{l})
			return err
		})
		if now := mark(); now == before || now != mark() || first.Lead != 0 {
			t.Errorf("the marks are %v", marks)
		}
		write(t, s, func(tx *Tx) error {
			return tx.LeadsFrom(before.Lead+1, AllLeads, func(k foyer.Keys) {
				slices.Sort(k.Phones)
				slices.Sort(k.Emails)
				if text := fmt.Sprint(k.Name, k.Phones, k.Emails); text != "1 [2 3] [4 5]" {
					t.Errorf("it is known by %s", text)
				}
				first.Lead++
			})
		})
		if first.Lead != 1 {
			t.Errorf("%d leads", first.Lead)
		}
	})
}
