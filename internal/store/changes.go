package store

import (
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"

	"foyer/internal/foyer"
)

// Log writes a change into the change log, in the transaction of what it tells
// of. A change without a stamp gets the next one.
func (tx *Tx) Log(c Change) error { return tx.LogAll([]Change{c}) }

// LogAll writes changes into the change log, in their order.
func (tx *Tx) LogAll(list []Change) error {
	for i := range list {
		if list[i].At == "" {
			list[i].At = tx.Stamp()
		}
	}
	var bad error
	text := func(v any, empty bool, blank string) string {
		if empty {
			return blank
		}
		b, err := json.Marshal(v)
		bad = errors.Join(bad, err)
		return string(b)
	}
	err := tx.insertMany("INSERT INTO changes (entity, entity_id, kind, was, now, cause, cause_row, person, at, found)", 10, "",
		len(list), func(i int, args []driver.NamedValue) {
			c := &list[i]
			for j, v := range [...]any{
				c.Entity, c.EntityID, string(c.Kind), text(c.Was, len(c.Was) == 0, "{}"), text(c.Now, len(c.Now) == 0, "{}"),
				orNull(c.Cause), int64(c.Row), orNull(c.By), c.At,
				text(c.Found, c.Found.Before == "" && len(c.Found.Stamps) == 0, ""),
			} {
				args[j].Value = v
			}
		})
	return errors.Join(bad, err)
}

const changeColumns = `n, entity, entity_id, kind, was, now, COALESCE(cause, 0), cause_row, COALESCE(person, 0), at, found`

// Changes answers the changes of one thing, newest first.
func (tx *Tx) Changes(entity, id string) ([]Change, error) {
	return tx.changes(`WHERE entity_id = ? AND entity = ? ORDER BY n DESC`, id, entity)
}

// ChangesOf answers at most limit changes that an import caused, in the order
// they happened, beginning behind the one numbered after.
func (tx *Tx) ChangesOf(cause int64, after int64, limit int) ([]Change, error) {
	return tx.changes(`WHERE cause = ? AND n > ? ORDER BY n LIMIT ?`, cause, after, limit)
}

// ChangesAbout answers the changes of leads that an import caused, behind the one
// numbered after, by the leads' ids, each in the order they happened.
func (tx *Tx) ChangesAbout(cause, after int64, ids []string) (map[string][]Change, error) {
	out := make(map[string][]Change, len(ids))
	err := inTexts(ids, func(part []any) error {
		list, err := tx.changes("WHERE entity_id IN ("+marks(len(part))+") AND entity = 'lead' AND +cause = ? AND n > ? ORDER BY n", append(part, cause, after)...)
		for _, c := range list {
			out[c.EntityID] = append(out[c.EntityID], c)
		}
		return err
	})
	return out, err
}

// Answers answers the newest answer that each of some leads, or rows that made none, got
// by itself. Those without one are not among them.
func (tx *Tx) Answers(ids []string) (map[string]Change, error) {
	out := make(map[string]Change, len(ids))
	err := inTexts(ids, func(part []any) error {
		list, err := tx.changes("WHERE entity_id IN ("+marks(len(part))+") AND entity = 'approval' ORDER BY n", part...)
		for _, c := range list {
			out[c.EntityID] = c
		}
		return err
	})
	return out, err
}

// LastChange answers the number of the newest change of the log.
func (tx *Tx) LastChange() (n int64, err error) {
	err = tx.get([]any{&n}, "SELECT COALESCE(MAX(n), 0) FROM changes")
	return n, err
}

func (tx *Tx) changes(where string, args ...any) ([]Change, error) {
	out := []Change{}
	err := tx.each("SELECT "+changeColumns+" FROM changes "+where, args, func(rows *sql.Rows) error {
		var c Change
		var was, now, found string
		err := rows.Scan(&c.N, &c.Entity, &c.EntityID, &c.Kind, &was, &now, &c.Cause, &c.Row, &c.By, &c.At, &found)
		if err != nil {
			return err
		}
		if err := fieldsOf(was, &c.Was); err != nil {
			return err
		}
		if err := fieldsOf(now, &c.Now); err != nil {
			return err
		}
		if found != "" {
			if err := readJSON(found, &c.Found); err != nil {
				return err
			}
		}
		out = append(out, c)
		return nil
	})
	return out, err
}

func fieldsOf(text string, to *map[string]string) error {
	*to = map[string]string{}
	if err := json.Unmarshal([]byte(text), to); err != nil {
		return fmt.Errorf("%w: %w", foyer.Fail(foyer.Invalid, "house.damaged"), err)
	}
	return nil
}

// orNull answers nil for 0, which then is NULL.
func orNull(n int64) any {
	if n == 0 {
		return nil
	}
	return n
}

// textOrNull answers nil for "", which then is NULL.
func textOrNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}
