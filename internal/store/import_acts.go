package store

import (
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"errors"

	"foyer/internal/foyer"
)

// Act is one act of a person on rows under review.
type Act struct {
	Number int
	What   foyer.MendKind
	Args   map[string]string
	Rows   int // rows touched
	On     []int
	Off    []int // rows whose tick it turned on and off, in file order
	Undone bool
	By     string
	At     foyer.Time
}

// ActEdit is what an act did to one cell. Was and Now are the corrections before
// and after, nil for none.
type ActEdit struct {
	Row, Column int
	Field, File string
	Was, Now    *string
}

// ActDecision is what an act did to the decision of a row; nil is none.
type ActDecision struct {
	Row      int
	Was, Now *RowDecision
}

// NewAct begins an act behind those done, which forgets those taken back, and
// answers its number.
func (tx *Tx) NewAct(imp int64, a *Act) error {
	var last int
	if err := tx.get([]any{&last}, "SELECT COALESCE(MAX(act), 0) FROM import_acts WHERE import = ? AND undone = 0", imp); err != nil {
		return err
	}
	if err := tx.dropActs(imp, last+1); err != nil {
		return err
	}
	a.Number = last + 1
	args, err := json.Marshal(a.Args)
	if err != nil {
		return err
	}
	_, err = tx.exec(`INSERT INTO import_acts (import, act, what, args, touched, ticks, undone, by_name, at)
		VALUES (?, ?, ?, ?, 0, '', 0, ?, ?)`, imp, a.Number, string(a.What), string(args), a.By, string(a.At))
	return err
}

// EndAct keeps how many rows an act touched and whose ticks it turned. One that
// touched nothing is forgotten.
func (tx *Tx) EndAct(imp int64, a *Act) error {
	if a.Rows == 0 {
		return tx.dropActs(imp, a.Number)
	}
	ticks := ""
	if len(a.On)+len(a.Off) > 0 {
		ticks = packRows(a.On) + "/" + packRows(a.Off)
	}
	_, err := tx.exec("UPDATE import_acts SET touched = ?, ticks = ? WHERE import = ? AND act = ?", a.Rows, ticks, imp, a.Number)
	return err
}

// dropActs forgets the acts from a number on.
func (tx *Tx) dropActs(imp int64, from int) error {
	for _, table := range []string{"import_acts", "import_act_edits", "import_act_decisions"} {
		if _, err := tx.exec("DELETE FROM "+table+" WHERE import = ? AND act >= ?", imp, from); err != nil {
			return err
		}
	}
	return nil
}

// NextActs answers the act that would be taken back next and the one that would
// be done again next, nil for none.
func (tx *Tx) NextActs(imp int64) (undo, redo *Act, err error) {
	if undo, err = tx.actWhere("import = ? AND undone = 0 ORDER BY act DESC LIMIT 1", imp); err != nil {
		return nil, nil, err
	}
	redo, err = tx.actWhere("import = ? AND undone = 1 ORDER BY act LIMIT 1", imp)
	return undo, redo, err
}

func (tx *Tx) actWhere(where string, args ...any) (*Act, error) {
	var a Act
	var text, ticks string
	err := tx.get([]any{&a.Number, &a.What, &text, &a.Rows, &ticks, &a.Undone, &a.By, &a.At},
		"SELECT act, what, args, touched, ticks, undone = 1, by_name, at FROM import_acts WHERE "+where, args...)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if a.On, a.Off, err = unpackTicks(ticks); err != nil {
		return nil, err
	}
	return &a, readJSON(text, &a.Args)
}

// SetUndone marks an act as taken back, or as done again.
func (tx *Tx) SetUndone(imp int64, act int, undone bool) error {
	_, err := tx.exec("UPDATE import_acts SET undone = ? WHERE import = ? AND act = ?", bit(undone), imp, act)
	return err
}

// AddActEdits keeps what an act did to cells.
func (tx *Tx) AddActEdits(imp int64, act int, list []ActEdit) error {
	return tx.insertMany("INSERT INTO import_act_edits (import, act, row, col, field, file, was, now)", 8,
		"ON CONFLICT (import, act, row, col, field) DO UPDATE SET now = excluded.now", len(list), func(i int, args []driver.NamedValue) {
			e := &list[i]
			args[0].Value, args[1].Value, args[2].Value, args[3].Value = imp, int64(act), int64(e.Row), int64(e.Column)
			args[4].Value, args[5].Value, args[6].Value, args[7].Value = e.Field, e.File, textOf(e.Was), textOf(e.Now)
		})
}

func textOf(s *string) any {
	if s == nil {
		return nil
	}
	return *s
}

// ActEdits answers what an act did to cells of rows from one on, whole rows, some
// limit of cells at a time.
func (tx *Tx) ActEdits(imp int64, act, from, limit int) ([]ActEdit, error) {
	out := []ActEdit{}
	err := tx.each(`SELECT row, col, field, file, was, now FROM import_act_edits
		WHERE import = ? AND act = ? AND row >= ? AND row <= COALESCE((SELECT MAX(row) FROM (SELECT row FROM import_act_edits
			WHERE import = ? AND act = ? AND row >= ? ORDER BY row LIMIT ?) few), -1)
		ORDER BY row, col, field`, []any{imp, act, from, imp, act, from, limit}, func(rows *sql.Rows) error {
		var e ActEdit
		if err := rows.Scan(&e.Row, &e.Column, &e.Field, &e.File, &e.Was, &e.Now); err != nil {
			return err
		}
		out = append(out, e)
		return nil
	})
	return out, err
}

// SetEdits keeps corrections, or forgets them where Now is nil.
func (tx *Tx) SetEdits(imp int64, list []ActEdit) error {
	set := make([]*ActEdit, 0, len(list))
	for i := range list {
		e := &list[i]
		if e.Now != nil {
			set = append(set, e)
			continue
		}
		if err := tx.DropEdit(imp, e.Row, e.Column, e.Field); err != nil {
			return err
		}
	}
	return tx.insertMany("INSERT INTO import_edits (import, row, col, field, was, value)", 6,
		"ON CONFLICT (import, row, col, field) DO UPDATE SET value = excluded.value", len(set), func(i int, args []driver.NamedValue) {
			e := set[i]
			args[0].Value, args[1].Value, args[2].Value = imp, int64(e.Row), int64(e.Column)
			args[3].Value, args[4].Value, args[5].Value = e.Field, e.File, *e.Now
		})
}

// ForgetActs forgets all acts of an import: they cannot be taken back any more.
func (tx *Tx) ForgetActs(imp int64) error { return tx.dropActs(imp, 0) }

// forgetRepairs deletes the acts and decisions of an import.
func (tx *Tx) forgetRepairs(imp int64) error {
	for _, table := range []string{"import_acts", "import_act_edits", "import_act_decisions", "import_decisions"} {
		if _, err := tx.exec("DELETE FROM "+table+" WHERE import = ?", imp); err != nil {
			return err
		}
	}
	return nil
}
