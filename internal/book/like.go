package book

import (
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// LikeDraft answers leads in sight that a lead being added may be (D19). What cannot
// be read of the draft is passed over.
func LikeDraft(tx *store.Tx, a foyer.Actor, d foyer.Draft, country string) ([]foyer.SomeoneAlike, error) {
	env := rules.Env{Region: country, Now: tx.Now(), Dates: datesOf(country)}
	var rec foyer.Record
	for key, text := range d.Values {
		if slot, ok := foyer.SlotOf(key); ok && strings.TrimSpace(text) != "" && foyer.Catalogue()[slot].Section == foyer.SectionContact {
			rules.Set(env, &rec, key, text)
		}
	}
	return likeRecord(tx, a, &rec, "")
}

// LikeLead answers other leads in sight that a lead may be.
func LikeLead(tx *store.Tx, a foyer.Actor, id string) ([]foyer.SomeoneAlike, error) {
	l, err := tx.Lead(id, foyer.SightOf(a))
	if err != nil {
		return nil, err
	}
	return likeRecord(tx, a, &l.Record, id)
}

func likeRecord(tx *store.Tx, a foyer.Actor, rec *foyer.Record, except string) ([]foyer.SomeoneAlike, error) {
	out := []foyer.SomeoneAlike{}
	leads, why, err := Alike(tx, a, rec, except)
	for i := range leads {
		l := &leads[i]
		row := foyer.LeadRow{
			ID: l.ID, Name: rules.Name(&l.Record), Source: l.Record.Values[foyer.SlotSource], Status: l.Record.Values[foyer.SlotStatus],
			Created: l.Created, Active: l.Active, Archived: l.Archived != "",
		}
		if len(l.Record.Phones) > 0 {
			row.Phone = l.Record.Phones[0].Raw
		}
		if len(l.Record.Emails) > 0 {
			row.Email = l.Record.Emails[0].Raw
		}
		out = append(out, foyer.SomeoneAlike{Lead: row, Likeness: why[i]})
	}
	return out, err
}
