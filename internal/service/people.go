package service

import (
	"context"

	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/store"
)

// People are those who work in the house, what their roles may, and the choices of
// the house about who gets what an import brings.
type People struct{ s *Session }

// List answers the people in sight with how many leads each owns, those who are
// gone too.
func (p *People) List() (people []foyer.Person, err error) {
	err = p.s.read("people.list", func(_ context.Context, tx *store.Tx) error {
		people, err = book.PeopleOf(tx, p.s.actor, true)
		return err
	})
	return people, err
}

// Add adds a person of the office and says who else has the name. It answers
// Invalid with a key per field, and Conflict when the login is taken.
func (p *People) Add(f foyer.PersonForm) (saved foyer.PersonSaved, err error) {
	err = p.s.change("people.add", func(tx *store.Tx) error {
		saved, err = book.AddPerson(tx, p.s.actor, f)
		return err
	})
	return saved, err
}

// Edit changes a person. It answers Conflict when the house would be left without
// a broker.
func (p *People) Edit(id string, f foyer.PersonForm) (saved foyer.PersonSaved, err error) {
	err = p.s.change("people.edit", func(tx *store.Tx) error {
		saved, err = book.EditPerson(tx, p.s.actor, id, f)
		return err
	})
	return saved, err
}

// SetStanding says that a person is "active", "paused" or "gone". Their leads and
// all they did stay as they are.
func (p *People) SetStanding(id string, standing string) (person foyer.Person, err error) {
	err = p.s.change("people.standing", func(tx *store.Tx) error {
		person, err = book.SetStanding(tx, p.s.actor, id, foyer.Standing(standing))
		return err
	})
	return person, err
}

// Rights answers how far each role may do each action, and what can be chosen.
func (p *People) Rights() (rows []foyer.RightRow, err error) {
	err = p.s.read("people.rights", func(_ context.Context, tx *store.Tx) error {
		rows, err = book.RightsGrid(tx, p.s.actor)
		return err
	})
	return rows, err
}

// SetRight changes how far a role may do an action, to one of the choices that
// Rights answers for it.
func (p *People) SetRight(role string, action string, reach string) error {
	return p.s.change("people.set_right", func(tx *store.Tx) error {
		return book.SetRight(tx, p.s.actor, foyer.Role(role), foyer.Action(action), reach)
	})
}

// SetHouse keeps the house's choices about imports.
func (p *People) SetHouse(rules foyer.HouseRules) error {
	return p.s.change("people.set_house", func(tx *store.Tx) error {
		return book.SetHouseRules(tx, p.s.actor, rules)
	})
}

// change runs fn as the operation op and, when it changed people, partners, rights
// or fields of the house, has the rows of open Drafts checked again and the screens
// told after the commit.
func (s *Session) change(op string, fn func(tx *store.Tx) error) error {
	return s.write(op, func(_ context.Context, tx *store.Tx) error {
		if err := fn(tx); err != nil {
			return err
		}
		tx.After(func() {
			s.house.Emit(foyer.Event{Topic: foyer.TopicSettings})
			s.house.Emit(foyer.Event{Topic: foyer.TopicImports})
		})
		return s.house.intake.Recheck(tx)
	})
}
