package store

import (
	"database/sql"
	"encoding/json"
	"fmt"

	"foyer/internal/foyer"
)

// Join is leads that were made one: the survivor, and those that went into it.
type Join struct {
	ID       string
	Survivor string
	Parts    []JoinPart
	Stamp    string // of the change of the survivor, "" when nothing of it changed
	By       int64
	At       foyer.Time
	Undone   foyer.Time
}

// JoinPart is a lead that went into another.
type JoinPart struct {
	Lead     string     `json:"lead"`
	Archived foyer.Time `json:"archived"` // what it was before
	Notes    []string   `json:"notes"`    // ids of its notes, which the survivor has
	// Plan is the N of its plan that runs on the survivor now, 0 for none, and Instead
	// what the survivor had of that plan before.
	Plan    int64     `json:"plan,omitempty"`
	Instead *LeadPlan `json:"instead,omitempty"`
}

// AddJoin keeps a join: its leads are found under the survivor from now on, and are
// no duplicates of anyone any more.
func (tx *Tx) AddJoin(j Join) error {
	parts, err := json.Marshal(j.Parts)
	if err != nil {
		return err
	}
	_, err = tx.exec("INSERT INTO joins (id, survivor, parts, stamp, person, at, undone) VALUES (?, ?, ?, ?, ?, ?, '')",
		j.ID, j.Survivor, string(parts), j.Stamp, j.By, string(j.At))
	if err != nil {
		return err
	}
	for _, p := range j.Parts {
		_, err := tx.exec("INSERT INTO joined (lead, survivor, act) VALUES (?, ?, ?)", p.Lead, j.Survivor, j.ID)
		if err != nil {
			return err
		}
	}
	return nil
}

// EndJoin marks a join as taken back.
func (tx *Tx) EndJoin(id string) error {
	if _, err := tx.exec("DELETE FROM joined WHERE act = ?", id); err != nil {
		return err
	}
	_, err := tx.exec("UPDATE joins SET undone = ? WHERE id = ?", string(foyer.TimeOf(tx.Now())), id)
	return err
}

// JoinOf answers a join, or NotFound.
func (tx *Tx) JoinOf(id string) (Join, error) {
	list, err := tx.joins("WHERE id = ?", id)
	if err == nil && len(list) == 0 {
		err = foyer.Fail(foyer.NotFound, "join.gone")
	}
	if err != nil {
		return Join{}, err
	}
	return list[0], nil
}

// JoinsInto answers the joins into a lead, newest first, those taken back too.
func (tx *Tx) JoinsInto(survivor string) ([]Join, error) {
	return tx.joins("WHERE survivor = ? ORDER BY at DESC, id DESC", survivor)
}

func (tx *Tx) joins(where string, args ...any) ([]Join, error) {
	out := []Join{}
	err := tx.each("SELECT id, survivor, parts, stamp, person, at, undone FROM joins "+where, args, func(rows *sql.Rows) error {
		var j Join
		var parts string
		if err := rows.Scan(&j.ID, &j.Survivor, &parts, &j.Stamp, &j.By, &j.At, &j.Undone); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(parts), &j.Parts); err != nil {
			return fmt.Errorf("%w: %w", foyer.Fail(foyer.Invalid, "house.damaged"), err)
		}
		out = append(out, j)
		return nil
	})
	return out, err
}

// JoinedInto answers the lead that a lead was joined into, over any number of joins,
// and "" for one that stands by itself.
func (tx *Tx) JoinedInto(lead string) (string, error) {
	into := ""
	for range 1000 {
		next := ""
		err := tx.each("SELECT survivor FROM joined WHERE lead = ?", []any{lead}, func(rows *sql.Rows) error {
			return rows.Scan(&next)
		})
		if err != nil || next == "" {
			return into, err
		}
		into, lead = next, next
	}
	return into, nil
}

// MoveNotes gives all notes of a lead to another, and answers their ids.
func (tx *Tx) MoveNotes(from, to int64) ([]string, error) {
	ids, err := listOf[string](tx, "SELECT id FROM notes WHERE lead = ? ORDER BY n", from)
	if err != nil || len(ids) == 0 {
		return ids, err
	}
	_, err = tx.exec("UPDATE notes SET lead = ? WHERE lead = ?", to, from)
	return ids, err
}

// ReturnNotes gives notes of a lead back to another; those deleted since are passed
// over.
func (tx *Tx) ReturnNotes(ids []string, from, to int64) error {
	return inTexts(ids, func(part []any) error {
		_, err := tx.exec("UPDATE notes SET lead = ? WHERE lead = ? AND id IN ("+marks(len(part))+")", append([]any{to, from}, part...)...)
		return err
	})
}
