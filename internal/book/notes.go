package book

import (
	"strings"

	"github.com/google/uuid"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// Notes answers the notes of a lead, newest first.
func Notes(tx *store.Tx, a foyer.Actor, id string) ([]foyer.Note, error) {
	l, err := tx.Lead(id, foyer.SightOf(a))
	if err != nil {
		return nil, err
	}
	rows, err := tx.Notes(l.N)
	if err != nil {
		return nil, err
	}
	who, _, err := people(tx)
	if err != nil {
		return nil, err
	}
	from := map[int64]foyer.Provenance{}
	out := make([]foyer.Note, 0, len(rows))
	for _, r := range rows {
		n := foyer.Note{ID: r.ID, Kind: r.Kind, Text: r.Text, By: who[r.By].Name, At: r.At, Stamp: r.Stamp}
		if r.Import != 0 {
			p, ok := from[r.Import]
			if !ok {
				imp, err := tx.ImportByN(r.Import)
				if err != nil && foyer.KindOf(err) != foyer.NotFound { // deleted since
					return nil, err
				}
				p = foyer.Provenance{Import: imp.ID, ImportName: imp.Name, File: imp.File}
				from[r.Import] = p
			}
			p.Row = r.Row
			n.From = p
		}
		out = append(out, n)
	}
	return out, nil
}

// AddNote writes a note on a lead; an empty one is Invalid.
func AddNote(tx *store.Tx, a foyer.Actor, id, text string) (foyer.Note, error) {
	was, err := leadFor(tx, a, foyer.ActEditLead, id)
	if err != nil {
		return foyer.Note{}, err
	}
	if text, err = noteText(text); err != nil {
		return foyer.Note{}, err
	}
	n := store.Note{
		ID: uuid.Must(uuid.NewV7()).String(), Lead: was.N, Kind: foyer.NoteTyped,
		Text: text, By: a.N, At: foyer.TimeOf(tx.Now()), Stamp: tx.Stamp(),
	}
	if err := tx.InsertNotes([]store.Note{n}); err != nil {
		return foyer.Note{}, err
	}
	now := was
	now.Active = n.At
	err = tx.UpdateLead(&was, &now, store.Change{
		Entity: "note", EntityID: n.ID, Kind: foyer.ChangeAdd,
		Was: map[string]string{}, Now: map[string]string{"lead": id, "text": text}, By: a.N, At: n.Stamp,
	})
	if err != nil {
		return foyer.Note{}, err
	}
	return foyer.Note{ID: n.ID, Kind: n.Kind, Text: text, By: a.Name, At: n.At, Stamp: n.Stamp}, nil
}

// EditNote changes the text of a note that a person wrote. It answers NotFound for
// a note the lead lacks, Forbidden for what an import kept, and Stale when the
// note's stamp is not the one seen.
func EditNote(tx *store.Tx, a foyer.Actor, id, noteID, seen, text string) (foyer.Note, error) {
	was, err := leadFor(tx, a, foyer.ActEditLead, id)
	if err != nil {
		return foyer.Note{}, err
	}
	if text, err = noteText(text); err != nil {
		return foyer.Note{}, err
	}
	rows, err := tx.Notes(was.N)
	if err != nil {
		return foyer.Note{}, err
	}
	for _, r := range rows {
		switch {
		case r.ID != noteID:
			continue
		case r.Kind != foyer.NoteTyped:
			return foyer.Note{}, foyer.Fail(foyer.Forbidden, "note.of_import")
		case r.Stamp != seen:
			return foyer.Note{}, foyer.Fail(foyer.Stale, "note.changed_meanwhile")
		}
		before := r.Text
		r.Text, r.Stamp = text, tx.Stamp()
		if err := tx.UpdateNote(r); err != nil {
			return foyer.Note{}, err
		}
		now := was
		now.Active = foyer.TimeOf(tx.Now())
		err = tx.UpdateLead(&was, &now, store.Change{
			Entity: "note", EntityID: noteID, Kind: foyer.ChangeEdit,
			Was: map[string]string{"text": before}, Now: map[string]string{"lead": id, "text": text}, By: a.N, At: r.Stamp,
		})
		return foyer.Note{ID: r.ID, Kind: r.Kind, Text: text, By: a.Name, At: r.At, Stamp: r.Stamp}, err
	}
	return foyer.Note{}, foyer.Fail(foyer.NotFound, "note.gone")
}

func noteText(text string) (string, error) {
	text = strings.TrimSpace(text)
	switch {
	case text == "":
		return "", foyer.Fail(foyer.Invalid, "note.empty")
	case len(text) > maxText:
		return "", foyer.Fail(foyer.TooLarge, "finding.value.too_long")
	}
	return text, nil
}

// noteID derives a note's id from its lead and text, so that a merge run twice
// writes the same note.
func noteID(lead, text string) string {
	space, err := uuid.Parse(lead)
	if err != nil {
		space = uuid.NameSpaceOID
	}
	return uuid.NewSHA1(space, []byte(text)).String()
}
