package service

import (
	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/store"
)

// Fields are those a house adds to its leads. Home.Start answers them with the
// catalogue, as fields whose key begins with "custom:" and whose Label is set; the
// values of a list are the list of that name.
type Fields struct{ s *Session }

// Add adds a field of a kind (text, number, money, date, yes_no, list) and answers
// it with its key. choices are the first values of a list. It answers Forbidden
// without the right to change the form, Invalid with a key per field, and Conflict
// "form.label_taken" when a field has the label.
func (f *Fields) Add(label string, kind string, choices []string) (field foyer.Field, err error) {
	err = f.s.change("fields.add", func(tx *store.Tx) error {
		field, err = book.AddField(tx, f.s.actor, label, foyer.FieldKind(kind), choices)
		return err
	})
	return field, err
}

// Rename gives a field another label; its key and values stay.
func (f *Fields) Rename(key string, label string) (field foyer.Field, err error) {
	err = f.s.change("fields.rename", func(tx *store.Tx) error {
		field, err = book.RenameField(tx, f.s.actor, key, label)
		return err
	})
	return field, err
}
