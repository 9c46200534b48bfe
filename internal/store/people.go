package store

import (
	"database/sql"
	"errors"

	"github.com/google/uuid"

	"foyer/internal/foyer"
)

// PersonRow is a person with the number the store knows them by.
type PersonRow struct {
	N int64
	foyer.Person
}

// EnsureOwner answers the house's first person, making them as admin when there
// is nobody yet. An owner that is there keeps the name they have.
func (tx *Tx) EnsureOwner(name, login string) (PersonRow, error) {
	all, err := tx.People()
	if err != nil {
		return PersonRow{}, err
	}
	for _, p := range all {
		if p.Role == foyer.RoleAdmin {
			return p, nil
		}
	}
	id, err := uuid.NewV7()
	if err != nil {
		return PersonRow{}, err
	}
	p := PersonRow{Person: foyer.Person{ID: id.String(), Name: name, Login: login, Role: foyer.RoleAdmin}}
	p.N, err = tx.insert("INSERT INTO people (id, name, login, role, created) VALUES (?, ?, ?, ?, ?)",
		p.ID, p.Name, p.Login, string(p.Role), string(foyer.TimeOf(tx.now)))
	return p, err
}

// People answers everyone in the house, the longest here first.
func (tx *Tx) People() ([]PersonRow, error) {
	out := []PersonRow{}
	err := tx.each("SELECT n, id, name, login, role FROM people ORDER BY n", nil, func(rows *sql.Rows) error {
		var p PersonRow
		if err := rows.Scan(&p.N, &p.ID, &p.Name, &p.Login, &p.Role); err != nil {
			return err
		}
		out = append(out, p)
		return nil
	})
	return out, err
}

// Setting answers a person's setting, "" when it was never set.
func (tx *Tx) Setting(person int64, key string) (string, error) {
	var v string
	err := tx.get([]any{&v}, "SELECT value FROM settings WHERE person = ? AND key = ?", person, key)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return v, err
}

// SetSetting sets a person's setting.
func (tx *Tx) SetSetting(person int64, key, value string) error {
	_, err := tx.exec(`INSERT INTO settings (person, key, value) VALUES (?, ?, ?)
		ON CONFLICT (person, key) DO UPDATE SET value = excluded.value`, person, key, value)
	return err
}
