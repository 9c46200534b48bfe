package store

import (
	"strings"

	"github.com/google/uuid"

	"foyer/internal/foyer"
)

// leadForm is what the rows of a lead are written from beside its record: the
// texts, ids and sums that take work. There is one writer and there are more
// processors; working them out ahead lets it only write.
type leadForm struct {
	of             string // the id of the lead it was made for
	phones, emails string
	name, contact  string
	sum            int64
	notes          []noteForm
}

type noteForm struct {
	id, text string
	kind     foyer.NoteKind
}

// Prepare works out what [Tx.InsertLeads] writes beside the record, which must not
// change afterwards; ID must be set. Who does not call it has it done there.
func (l *NewLead) Prepare() {
	f := &l.form
	if f.of == l.ID {
		return
	}
	var buf [512]byte
	phones := appendContacts(buf[:0], l.Record.Phones)
	emails := appendContacts(phones[len(phones):], l.Record.Emails)
	f.of, f.phones, f.emails = l.ID, string(phones), string(emails)
	f.sum = checksum(l.ID, phones, emails, l.Record)
	f.name = string(sortText(buf[:0], ShownName(l.Record)))
	f.contact = string(contactText(buf[:0], l.Record))
	f.notes = f.notes[:0]
	for i, note := range l.Record.Notes {
		text := strings.TrimSpace(note.Text)
		if text == "" || saidBefore(l.Record.Notes[:i], text) {
			continue
		}
		f.notes = append(f.notes, noteForm{id: noteID(l.ID, text), text: text, kind: note.Kind})
	}
}

func saidBefore(notes []foyer.NewNote, text string) bool {
	for _, n := range notes {
		if strings.TrimSpace(n.Text) == text {
			return true
		}
	}
	return false
}

// noteID derives a note's id from its lead and text, so that what is written
// twice is one note.
func noteID(lead, text string) string {
	space, err := uuid.Parse(lead)
	if err != nil {
		space = uuid.NewSHA1(uuid.NameSpaceOID, []byte(lead))
	}
	return uuid.NewSHA1(space, []byte(text)).String()
}
