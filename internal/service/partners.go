package service

import (
	"context"

	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/store"
)

// Partners are the firms and people outside the office that leads are shared with.
type Partners struct{ s *Session }

// List answers the partners in sight with their people, the longest here first.
func (p *Partners) List() (partners []foyer.Partner, err error) {
	err = p.s.read("partners.list", func(_ context.Context, tx *store.Tx) error {
		partners, err = book.Partners(tx, p.s.actor)
		return err
	})
	return partners, err
}

// Add adds a partner, approved, with a new Partner ID and its contact as its first
// person. It answers Invalid with a key per field.
func (p *Partners) Add(f foyer.PartnerForm) (partner foyer.Partner, err error) {
	return p.partner("partners.add", func(tx *store.Tx) (foyer.Partner, error) {
		return book.AddPartner(tx, p.s.actor, f)
	})
}

// Edit changes a partner and its contact's name and email.
func (p *Partners) Edit(code string, f foyer.PartnerForm) (partner foyer.Partner, err error) {
	return p.partner("partners.edit", func(tx *store.Tx) (foyer.Partner, error) {
		return book.EditPartner(tx, p.s.actor, code, f)
	})
}

// SetStanding makes a partner "pending", "approved", "declined" or "suspended".
func (p *Partners) SetStanding(code string, standing string) (partner foyer.Partner, err error) {
	return p.partner("partners.standing", func(tx *store.Tx) (foyer.Partner, error) {
		return book.SetPartnerStanding(tx, p.s.actor, code, foyer.PartnerStanding(standing))
	})
}

// AddAgent adds an agent to a partner, with a new Agent ID, and says who else has
// the name.
func (p *Partners) AddAgent(code string, f foyer.AgentForm) (saved foyer.PersonSaved, err error) {
	err = p.s.change("partners.add_agent", func(tx *store.Tx) error {
		saved, err = book.AddAgent(tx, p.s.actor, code, f)
		return err
	})
	return saved, err
}

// EditAgent changes the name and email of one of a partner's people.
func (p *Partners) EditAgent(id string, f foyer.AgentForm) (saved foyer.PersonSaved, err error) {
	err = p.s.change("partners.edit_agent", func(tx *store.Tx) error {
		saved, err = book.EditAgent(tx, p.s.actor, id, f)
		return err
	})
	return saved, err
}

func (p *Partners) partner(op string, fn func(tx *store.Tx) (foyer.Partner, error)) (partner foyer.Partner, err error) {
	err = p.s.change(op, func(tx *store.Tx) error {
		partner, err = fn(tx)
		return err
	})
	return partner, err
}
