package store

import (
	"database/sql"
	"database/sql/driver"
	"slices"

	"foyer/internal/foyer"
)

// InsertNotes writes notes. Their ids are the caller's care: no index keeps them
// apart, a note is found through its lead.
func (tx *Tx) InsertNotes(notes []Note) error {
	return tx.insertMany(`INSERT INTO notes (id, lead, kind, body, person, at, import, import_row, stamp)`, 9, "",
		len(notes), func(i int, args []driver.NamedValue) {
			n := &notes[i]
			args[0].Value = n.ID
			args[1].Value = n.Lead
			args[2].Value = string(n.Kind)
			args[3].Value = n.Text
			args[4].Value = orNull(n.By)
			args[5].Value = string(n.At)
			args[6].Value = orNull(n.Import)
			args[7].Value = int64(n.Row)
			args[8].Value = n.Stamp
		})
}

// Notes answers the notes of a lead, oldest first.
func (tx *Tx) Notes(lead int64) ([]Note, error) {
	of, err := tx.NotesOf([]int64{lead})
	if err != nil {
		return nil, err
	}
	if of[lead] == nil {
		return []Note{}, nil
	}
	return of[lead], nil
}

// NotesOf answers the notes of many leads by lead, each oldest first.
func (tx *Tx) NotesOf(leads []int64) (map[int64][]Note, error) {
	out := map[int64][]Note{}
	err := inChunks(leads, func(part []any) error {
		return tx.each(`SELECT id, lead, kind, body, COALESCE(person, 0), at, COALESCE(import, 0), import_row, stamp
			FROM notes
			WHERE lead IN (`+marks(len(part))+`)
			ORDER BY lead, n`, part, func(rows *sql.Rows) error {
			var n Note
			err := rows.Scan(&n.ID, &n.Lead, &n.Kind, &n.Text, &n.By, &n.At, &n.Import, &n.Row, &n.Stamp)
			if err != nil {
				return err
			}
			out[n.Lead] = append(out[n.Lead], n)
			return nil
		})
	})
	return out, err
}

// NoteTexts answers the texts of a lead's notes, oldest first.
func (tx *Tx) NoteTexts(lead int64) ([]string, error) {
	out := []string{}
	err := tx.each("SELECT body FROM notes WHERE lead = ? ORDER BY n", []any{lead}, func(rows *sql.Rows) error {
		var s string
		if err := rows.Scan(&s); err != nil {
			return err
		}
		out = append(out, s)
		return nil
	})
	return out, err
}

// UpdateNote writes kind, text and stamp of a note; it answers NotFound when the
// lead has no such note.
func (tx *Tx) UpdateNote(n Note) error {
	touched, err := tx.exec("UPDATE notes SET kind = ?, body = ?, stamp = ? WHERE lead = ? AND id = ?",
		string(n.Kind), n.Text, n.Stamp, n.Lead, n.ID)
	if err == nil && touched == 0 {
		return foyer.Fail(foyer.NotFound, "note.gone")
	}
	return err
}

// DeleteNote deletes a note of a lead, and does nothing when it is not there.
func (tx *Tx) DeleteNote(lead int64, id string) error {
	_, err := tx.exec("DELETE FROM notes WHERE lead = ? AND id = ?", lead, id)
	return err
}

// DeleteNotesOfImport deletes the notes an import wrote on any lead and answers
// how many there were.
func (tx *Tx) DeleteNotesOfImport(imp int64) (int64, error) {
	return tx.exec("DELETE FROM notes WHERE import = ?", imp)
}

// inChunks calls fn with a few hundred of the numbers at a time, as arguments.
func inChunks[N int64 | int](list []N, fn func(part []any) error) error {
	return inParts(list, func(n N) any { return int64(n) }, fn)
}

// inTexts is inChunks for ids.
func inTexts(list []string, fn func(part []any) error) error {
	return inParts(list, func(id string) any { return id }, fn)
}

func inParts[T any](list []T, arg func(T) any, fn func(part []any) error) error {
	for part := range slices.Chunk(list, 400) {
		args := make([]any, len(part))
		for i, x := range part {
			args[i] = arg(x)
		}
		if err := fn(args); err != nil {
			return err
		}
	}
	return nil
}
