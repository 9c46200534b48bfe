package store

import (
	"strings"
	"sync"

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
	words          []byte // as the text index beside the writer takes them; empty until asked for
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
	f.notes, f.words = f.notes[:0], f.words[:0]
	for i, note := range l.Record.Notes {
		text := strings.TrimSpace(note.Text)
		if text == "" || saidBefore(l.Record.Notes[:i], text) {
			continue
		}
		f.notes = append(f.notes, noteForm{id: noteID(l.ID, text), text: text, kind: note.Kind})
	}
}

// PrepareWords works out, beside what [NewLead.Prepare] does, the words a lead is found
// by. It is for leads that come in while a [TextBeside] is being built.
func (l *NewLead) PrepareWords() {
	l.Prepare()
	f := &l.form
	if len(f.words) > 0 {
		return
	}
	w := wordsPool.Get().(*wordsOf)
	defer wordsPool.Put(w)
	w.notes = w.notes[:0]
	for _, n := range f.notes {
		w.notes = append(w.notes, n.text)
	}
	w.said(l.Record, w.notes)
	f.words = w.pack(f.words)
}

// wordsOf is the room in which the words of a lead are gathered.
type wordsOf struct {
	leadWords
	notes []string
}

var wordsPool = sync.Pool{New: func() any { return new(wordsOf) }}

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
