package main

import (
	"fmt"
	"hash/maphash"
	"math/rand/v2"

	"github.com/google/uuid"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// maker makes up leads: names, numbers and addresses at random, filled as the
// files of offices are.
type maker struct {
	r      *rand.Rand
	imp    int64
	owners []int64
	now    foyer.Time
}

var (
	firsts = []string{
		"Élise", "Marie", "Jean", "Luc", "John", "Mary", "Ann", "Olivia", "Noah", "Émile", "Zoé", "Maxime",
		"Sofía", "José", "Linda", "Robert", "Patricia", "Michael", "Chloé", "Mathieu",
	}
	lasts = []string{
		"Tremblay", "Gagnon", "Roy", "Côté", "Bouchard", "Smith", "Johnson", "Brown", "Martin", "García",
		"Moreau", "Lefèvre", "Nguyen", "O'Brien", "Wilson", "Taylor", "Thompson", "Lopez",
	}
	cities   = []string{"Montréal", "Québec", "Laval", "Toronto", "Ottawa", "Boston", "New York", "Paris", "Lyon", "Miami"}
	streets  = []string{"rue Principale", "Main Street", "avenue du Parc", "Oak Avenue", "boulevard Saint-Laurent", "Elm Road"}
	sources  = []string{"Website", "Zillow", "Realtor.com", "Referral", "Open house", "Facebook", "Google Ads", "Walk-in", "Phone", "Centris"}
	syllable = []string{"ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "we", "xi", "yo", "zu"}
	talk     = []string{
		"looking for a house near the park", "cherche un condo au centre-ville", "call back after 5 pm",
		"préapprouvé par la banque", "wants three bedrooms and a garden", "visited the open house on Sunday",
	}
)

func pick(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }

var seed = maphash.MakeSeed()

func hash(s string) uint64 { return maphash.String(seed, s) }

func (m *maker) batch(from, n int) []store.NewLead {
	out := make([]store.NewLead, n)
	for i := range out {
		out[i] = m.lead(from + i)
	}
	return out
}

func (m *maker) lead(i int) store.NewLead {
	r := m.r
	rec := &foyer.Record{}
	v := &rec.Values
	first, last := pick(r, firsts), pick(r, lasts)
	if r.IntN(3) == 0 {
		last = pick(r, syllable) + pick(r, syllable) + pick(r, syllable) + pick(r, syllable)
	}
	v[foyer.SlotFirstName], v[foyer.SlotLastName] = first, last
	if r.IntN(3) == 0 {
		v[foyer.SlotCompany] = pick(r, lasts) + " " + pick(r, syllable) + " Inc."
	}
	v[foyer.SlotAddress1] = fmt.Sprintf("%d %s", 1+r.IntN(9999), pick(r, streets))
	v[foyer.SlotCity], v[foyer.SlotRegion], v[foyer.SlotCountry] = pick(r, cities), "QC", "Canada"
	v[foyer.SlotPostalCode] = fmt.Sprintf("H%d%c %d%c%d", r.IntN(10), 'A'+r.IntN(26), r.IntN(10), 'A'+r.IntN(26), r.IntN(10))
	v[foyer.SlotSource], v[foyer.SlotStatus] = pick(r, sources), foyer.Statuses()[r.IntN(7)]
	if r.IntN(500) == 0 {
		v[foyer.SlotSource] = "zz rare"
	}
	v[foyer.SlotIntent], v[foyer.SlotBudgetMax] = "buy", fmt.Sprint(100000+r.IntN(900000))
	phones := 1 + r.IntN(2)
	keys := foyer.Keys{Name: hash(first + last)}
	for j := range phones {
		nat := fmt.Sprintf("%s%07d", pick(r, []string{"514", "418", "416", "617", "450"}), 2000000+r.IntN(7999999))
		kind := foyer.ContactMain
		if j == 1 {
			kind = foyer.ContactMobile
		}
		rec.Phones = append(rec.Phones, foyer.Contact{Kind: kind, Raw: "(" + nat[:3] + ") " + nat[3:6] + "-" + nat[6:], Norm: "+1" + nat, Nat: nat})
		keys.Phones = append(keys.Phones, hash(nat))
	}
	if r.IntN(20) > 0 {
		mail := fmt.Sprintf("%s%s.%s%d@%s", pick(r, syllable), pick(r, syllable), pick(r, syllable), i, pick(r, []string{"gmail.com", "example.com", "example.org"}))
		rec.Emails = append(rec.Emails, foyer.Contact{Kind: foyer.ContactMain, Raw: mail, Norm: mail})
		keys.Emails = append(keys.Emails, hash(mail))
	}
	if r.IntN(100) < 94 {
		rec.Notes = []foyer.NewNote{{Kind: foyer.NoteTyped, Text: pick(r, talk) + ", " + pick(r, talk)}}
	}
	created := foyer.Time(fmt.Sprintf("20%02d-%02d-%02dT%02d:%02d:00.000Z", 15+r.IntN(11), 1+r.IntN(12), 1+r.IntN(28), r.IntN(24), r.IntN(60)))
	return store.NewLead{
		ID: uuid.NewString(), Record: rec, Keys: keys, Owner: m.owners[r.IntN(len(m.owners))],
		Import: m.imp, Row: i + 2, By: 1, Created: created, Active: m.now,
	}
}
