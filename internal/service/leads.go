package service

import (
	"context"

	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/store"
)

// Leads is the book of leads as one person sees it.
type Leads struct{ s *Session }

// List answers a page of the list.
func (l *Leads) List(q foyer.LeadQuery) (page foyer.LeadPage, err error) {
	err = l.s.read("leads.list", func(_ context.Context, tx *store.Tx) error {
		page, err = tx.LeadRows(q, foyer.SightOf(l.s.actor))
		return err
	})
	return page, err
}

// Rows answers the lines of leads as they stand now, in the order of their ids; those
// out of sight are left out. A list that is being gone through renews its lines by it
// without moving them.
func (l *Leads) Rows(ids []string) (rows []foyer.LeadRow, err error) {
	err = l.s.read("leads.rows", func(_ context.Context, tx *store.Tx) error {
		rows, err = tx.RowsByID(ids, foyer.SightOf(l.s.actor))
		return err
	})
	return rows, err
}

// Count answers how many leads a filter finds; it is a call of its own, so that
// the page is drawn before the total is known.
func (l *Leads) Count(f foyer.LeadFilter) (count foyer.LeadCount, err error) {
	err = l.s.read("leads.count", func(_ context.Context, tx *store.Tx) error {
		count, err = tx.CountLeads(f, foyer.SightOf(l.s.actor))
		return err
	})
	return count, err
}

// Options answers what the filter menus offer, with counts.
func (l *Leads) Options() (o foyer.LeadOptions, err error) {
	err = l.s.read("leads.options", func(_ context.Context, tx *store.Tx) error {
		o, err = tx.LeadOptions(foyer.SightOf(l.s.actor))
		return err
	})
	return o, err
}

// Get answers one lead whole, or NotFound.
func (l *Leads) Get(id string) (lead foyer.Lead, err error) {
	err = l.s.read("leads.get", func(ctx context.Context, tx *store.Tx) error {
		lead, err = book.Lead(tx, l.s.actor, id)
		return err
	})
	return lead, err
}

// Add adds a lead by hand. It answers Invalid with a key per field when a value
// cannot be used or the name is missing.
func (l *Leads) Add(d foyer.Draft) (lead foyer.Lead, err error) {
	err = l.s.write("leads.add", func(_ context.Context, tx *store.Tx) error {
		lead, err = book.AddLead(tx, l.s.actor, d, l.s.house.country(tx, l.s.actor))
		l.s.leadsChanged(tx, lead.ID)
		return err
	})
	return lead, err
}

// Asked answers what the answers of a lead being added ask for and it lacks, as
// warnings: nothing keeps it from being added.
func (l *Leads) Asked(d foyer.Draft) (list []foyer.Finding, err error) {
	err = l.s.read("leads.asked", func(_ context.Context, tx *store.Tx) error {
		list, err = book.AskedOf(tx, d, l.s.house.country(tx, l.s.actor))
		return err
	})
	return list, err
}

// Edit changes fields of a lead and returns it as it now stands. It answers
// NotFound when the lead is out of sight, Forbidden when the actor may not change
// it, Stale when a field no longer holds what the edit saw, and Invalid with a key
// per field when a value cannot be used.
func (l *Leads) Edit(id string, edits []foyer.Edit) (lead foyer.Lead, err error) {
	err = l.s.write("leads.edit", func(_ context.Context, tx *store.Tx) error {
		lead, err = book.EditLead(tx, l.s.actor, id, edits, l.s.house.country(tx, l.s.actor))
		l.s.leadsChanged(tx, id)
		return err
	})
	return lead, err
}

// Archive takes leads out of the usual list and answers how many it was; those
// already archived are passed over.
func (l *Leads) Archive(ids []string) (n int, err error) {
	return l.archive("leads.archive", ids, true)
}

// Restore brings archived leads back and answers how many it was.
func (l *Leads) Restore(ids []string) (n int, err error) {
	return l.archive("leads.restore", ids, false)
}

func (l *Leads) archive(op string, ids []string, on bool) (n int, err error) {
	err = l.s.write(op, func(_ context.Context, tx *store.Tx) error {
		n, err = book.ArchiveLeads(tx, l.s.actor, ids, on)
		l.s.leadsChanged(tx, ids...)
		return err
	})
	return n, err
}

// ArchiveFound archives every lead a filter finds and answers their ids, so that
// the same leads can be restored. It answers TooLarge past 10,000 leads.
func (l *Leads) ArchiveFound(f foyer.LeadFilter) (ids []string, err error) {
	err = l.s.write("leads.archive_found", func(_ context.Context, tx *store.Tx) error {
		ids, err = book.ArchiveFound(tx, l.s.actor, f)
		l.s.leadsChanged(tx)
		return err
	})
	return ids, err
}

// History answers every change of a lead's fields, newest first; the last entries
// are the row or the form it began with.
func (l *Leads) History(id string) (h []foyer.HistoryEntry, err error) {
	err = l.s.read("leads.history", func(ctx context.Context, tx *store.Tx) error {
		h, err = l.s.house.intake.History(ctx, tx, l.s.actor, id)
		return err
	})
	return h, err
}

// Notes answers the notes of a lead, newest first.
func (l *Leads) Notes(id string) (notes []foyer.Note, err error) {
	err = l.s.read("leads.notes", func(_ context.Context, tx *store.Tx) error {
		notes, err = book.Notes(tx, l.s.actor, id)
		return err
	})
	return notes, err
}

// AddNote writes a note on a lead.
func (l *Leads) AddNote(id string, text string) (note foyer.Note, err error) {
	err = l.s.write("leads.add_note", func(_ context.Context, tx *store.Tx) error {
		note, err = book.AddNote(tx, l.s.actor, id, text)
		l.s.leadsChanged(tx, id)
		return err
	})
	return note, err
}

// EditNote changes the text of a note that a person wrote; seen is its stamp. It
// answers Stale when the note has changed since.
func (l *Leads) EditNote(id string, noteID string, seen string, text string) (note foyer.Note, err error) {
	err = l.s.write("leads.edit_note", func(_ context.Context, tx *store.Tx) error {
		note, err = book.EditNote(tx, l.s.actor, id, noteID, seen, text)
		l.s.leadsChanged(tx, id)
		return err
	})
	return note, err
}

// leadsChanged tells the screens after the commit.
func (s *Session) leadsChanged(tx *store.Tx, ids ...string) {
	tx.After(func() { s.house.Emit(foyer.Event{Topic: foyer.TopicLeads, IDs: ids}) })
}
