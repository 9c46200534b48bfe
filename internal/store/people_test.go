package store

import (
	"strings"
	"testing"

	"foyer/internal/foyer"
)

// People, partners, rights and fields come out as they went in, on both databases;
// logins are unique and need not be there; numbers of IDs never come again.
func TestPeopleAreKept(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		var claire, pia, luc PersonRow
		write(t, s, func(tx *Tx) (err error) {
			if claire, err = tx.EnsureOwner("Claire", "claire"); err != nil {
				return err
			}
			p := PartnerRow{Code: "P-1001", Name: "Northlight", Standing: foyer.PartnerApproved, Phone: "207"}
			if err := tx.InsertPartner(&p); err != nil {
				return err
			}
			pia = PersonRow{PartnerN: p.N, Person: foyer.Person{Name: "Pia", Email: "pia@example.com", Role: foyer.RolePartner, Standing: foyer.StandingActive, Agent: "A-3001"}}
			if err := tx.InsertPerson(&pia); err != nil {
				return err
			}
			luc = PersonRow{Person: foyer.Person{Name: "Luc", Role: foyer.RoleAgent, Standing: foyer.StandingPaused, Site: "Nord", Import: true}}
			if err := tx.InsertPerson(&luc); err != nil {
				return err
			}
			p.Contact, p.Standing, p.Name = pia.N, foyer.PartnerSuspended, "Northlight Homes"
			return tx.UpdatePartner(&p)
		})
		err := s.Write(t.Context(), func(tx *Tx) error {
			twin := PersonRow{Person: foyer.Person{Name: "Other", Login: "claire", Role: foyer.RoleAgent, Standing: foyer.StandingActive}}
			return tx.InsertPerson(&twin)
		})
		if foyer.KindOf(err) != foyer.Conflict {
			t.Errorf("a login twice: %v", err)
		}
		write(t, s, func(tx *Tx) error {
			luc.Login, luc.Standing, luc.Import = "luc", foyer.StandingGone, false
			if err := tx.UpdatePerson(&luc); err != nil {
				return err
			}
			for i, want := range []int{1001, 1002, 1003} {
				if n, err := tx.NextCode("partner", 1001); err != nil || n != want {
					t.Errorf("number %d is %d, %v", i, n, err)
				}
			}
			if err := tx.SetRight(foyer.RoleAgent, foyer.ActExport, foyer.ReachOwn); err != nil {
				return err
			}
			if err := tx.SetRight(foyer.RoleAgent, foyer.ActExport, foyer.ReachTeam); err != nil {
				return err
			}
			for _, f := range []foyer.Field{{Key: "custom:b", Label: "Zwei", Kind: foyer.KindDate}, {Key: "custom:a", Label: "Eins", Kind: foyer.KindList}} {
				if err := tx.InsertField(f); err != nil {
					return err
				}
			}
			return tx.RenameField("custom:b", "Deux")
		})
		read(t, s, func(tx *Tx) error {
			people, err := tx.People()
			if err != nil {
				return err
			}
			pia.Partner, pia.PartnerName = "P-1001", "Northlight Homes"
			for i, want := range []PersonRow{claire, pia, luc} {
				if people[i] != want {
					t.Errorf("came out as %+v, want %+v", people[i], want)
				}
			}
			partners, err := tx.Partners()
			if err != nil || len(partners) != 1 || partners[0].Contact != pia.N || partners[0].Standing != foyer.PartnerSuspended || partners[0].Created == "" {
				t.Errorf("partners %+v, %v", partners, err)
			}
			rights, err := tx.Rights()
			if err != nil || rights[foyer.RoleAgent][foyer.ActExport] != foyer.ReachTeam {
				t.Errorf("rights %v, %v", rights, err)
			}
			fields, err := tx.Fields()
			if err != nil || len(fields) != 2 || fields[0].Label != "Deux" || fields[1].Key != "custom:a" {
				t.Errorf("fields %+v, %v", fields, err)
			}
			return nil
		})
	})
}

// The values of a house's own fields lie with the lead: written in bulk, changed,
// found by their words, and part of the checksum.
func TestOwnFieldsOfLeads(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		custom := foyer.WithCustom(foyer.WithCustom("", "custom:view", "Sea \"front\" é"), "custom:pets", "yes")
		var rec foyer.Record
		rec.Values[foyer.SlotFullName], rec.Values[foyer.SlotCustom] = "Ann", custom
		at := foyer.TimeOf(s.now())
		var ns []int64
		write(t, s, func(tx *Tx) (err error) {
			ns, err = tx.InsertLeads([]NewLead{{ID: "0190b000-0000-7000-8000-000000000001", Record: &rec, Created: at, Active: at}})
			return err
		})
		write(t, s, func(tx *Tx) error {
			was, err := tx.LeadByN(ns[0])
			if err != nil || was.Record.Values[foyer.SlotCustom] != custom {
				t.Fatalf("came out as %q, %v", was.Record.Values[foyer.SlotCustom], err)
			}
			now := was
			now.Record.Values[foyer.SlotCustom] = foyer.WithCustom(custom, "custom:view", "Garden")
			return tx.UpdateLead(&was, &now, Change{
				Entity: "lead", EntityID: was.ID, Kind: foyer.ChangeEdit,
				Was: map[string]string{"custom:view": "Sea"}, Now: map[string]string{"custom:view": "Garden"},
			})
		})
		for search, want := range map[string]int{"garden": 1, "front": 0, "yes": 0} {
			for _, in := range []string{"", "custom:view"} {
				read(t, s, func(tx *Tx) error {
					n, err := tx.CountLeads(foyer.LeadFilter{Search: search, In: in}, foyer.Sight{All: true})
					if err != nil || n.Found != want {
						t.Errorf("%q in %q finds %d, %v", search, in, n.Found, err)
					}
					return nil
				})
			}
		}
		problems, err := s.Check(t.Context())
		if err != nil || len(problems) > 0 {
			t.Errorf("problems %v, %v", problems, err)
		}
		write(t, s, func(tx *Tx) error {
			_, err := tx.exec("UPDATE leads SET custom = ?", strings.Replace(custom, "Sea", "Lea", 1))
			return err
		})
		if problems, err = s.Check(t.Context()); err != nil || len(problems) != 1 || problems[0].Key != "check.sum" {
			t.Errorf("a turned letter: %v, %v", problems, err)
		}
	})
}
