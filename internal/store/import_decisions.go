package store

import (
	"database/sql"
	"database/sql/driver"
	"encoding/json"

	"foyer/internal/foyer"
)

// RowDecision is what a person decided of a row: Target is the lead's N, TargetRow
// an earlier row; both 0 stand for the best candidate.
type RowDecision struct {
	Kind      foyer.DecisionKind  `json:"kind"`
	Target    int64               `json:"target,omitempty"`
	TargetRow int                 `json:"targetRow,omitempty"`
	Fields    []foyer.FieldChoice `json:"fields,omitempty"`
}

// Decisions answers what was decided of the rows from one number to another, both
// included.
func (tx *Tx) Decisions(imp int64, from, to int) (map[int]*RowDecision, error) {
	out := map[int]*RowDecision{}
	err := tx.each("SELECT row, kind, target, target_row, fields FROM import_decisions WHERE import = ? AND row BETWEEN ? AND ?",
		[]any{imp, from, to}, func(rows *sql.Rows) error {
			var d RowDecision
			var row int
			var fields string
			if err := rows.Scan(&row, &d.Kind, &d.Target, &d.TargetRow, &fields); err != nil {
				return err
			}
			out[row] = &d
			if fields == "" {
				return nil
			}
			return readJSON(fields, &d.Fields)
		})
	return out, err
}

// DecisionTargets answers the rows that were decided to go into other rows, each
// with that row.
func (tx *Tx) DecisionTargets(imp int64) (map[int]int, error) {
	out := map[int]int{}
	err := tx.each("SELECT row, target_row FROM import_decisions WHERE import = ? AND target_row <> 0", []any{imp}, func(rows *sql.Rows) error {
		var row, target int
		if err := rows.Scan(&row, &target); err != nil {
			return err
		}
		out[row] = target
		return nil
	})
	return out, err
}

// SetDecisions keeps decisions, or forgets them where Now is nil.
func (tx *Tx) SetDecisions(imp int64, list []ActDecision) error {
	var set []*ActDecision
	var gone []int
	for i := range list {
		if list[i].Now == nil {
			gone = append(gone, list[i].Row)
		} else {
			set = append(set, &list[i])
		}
	}
	err := inChunks(gone, func(part []any) error {
		_, err := tx.exec("DELETE FROM import_decisions WHERE import = ? AND row IN ("+marks(len(part))+")", append([]any{imp}, part...)...)
		return err
	})
	if err != nil {
		return err
	}
	var bad error
	err = tx.insertMany("INSERT INTO import_decisions (import, row, kind, target, target_row, fields)", 6,
		`ON CONFLICT (import, row) DO UPDATE SET kind = excluded.kind, target = excluded.target,
		target_row = excluded.target_row, fields = excluded.fields`, len(set), func(i int, args []driver.NamedValue) {
			d := set[i].Now
			fields := ""
			if len(d.Fields) > 0 {
				b, err := json.Marshal(d.Fields)
				fields, bad = string(b), err
			}
			args[0].Value, args[1].Value, args[2].Value = imp, int64(set[i].Row), string(d.Kind)
			args[3].Value, args[4].Value, args[5].Value = d.Target, int64(d.TargetRow), fields
		})
	if err == nil {
		err = bad
	}
	return err
}

// AddActDecisions keeps what an act did to decisions.
func (tx *Tx) AddActDecisions(imp int64, act int, list []ActDecision) error {
	var bad error
	text := func(d *RowDecision) any {
		if d == nil {
			return nil
		}
		b, err := json.Marshal(d)
		if err != nil {
			bad = err
		}
		return string(b)
	}
	err := tx.insertMany("INSERT INTO import_act_decisions (import, act, row, was, now)", 5, "", len(list), func(i int, args []driver.NamedValue) {
		args[0].Value, args[1].Value, args[2].Value = imp, int64(act), int64(list[i].Row)
		args[3].Value, args[4].Value = text(list[i].Was), text(list[i].Now)
	})
	if err == nil {
		err = bad
	}
	return err
}

// ActDecisions answers what an act did to decisions of rows from one on.
func (tx *Tx) ActDecisions(imp int64, act, from, limit int) ([]ActDecision, error) {
	out := []ActDecision{}
	err := tx.each("SELECT row, was, now FROM import_act_decisions WHERE import = ? AND act = ? AND row >= ? ORDER BY row LIMIT ?",
		[]any{imp, act, from, limit}, func(rows *sql.Rows) error {
			var d ActDecision
			var was, now *string
			if err := rows.Scan(&d.Row, &was, &now); err != nil {
				return err
			}
			for text, to := range map[*string]**RowDecision{was: &d.Was, now: &d.Now} {
				if text == nil {
					continue
				}
				*to = &RowDecision{}
				if err := readJSON(*text, *to); err != nil {
					return err
				}
			}
			out = append(out, d)
			return nil
		})
	return out, err
}

// MergeCounts counts the duplicates of an import that are neither decided nor left
// out: those whose merge contradicts nothing and is not planned yet, and others.
func (tx *Tx) MergeCounts(imp int64) (c foyer.MergeCounts, err error) {
	from, to := span(imp)
	var all, merging int
	err = tx.get([]any{&all, &c.Clear, &merging, &c.Folds}, `SELECT COUNT(*),
		COALESCE(SUM(CASE WHEN clash = 1 AND plan = 2 THEN 1 ELSE 0 END), 0),
		COALESCE(SUM(CASE WHEN clash <> 2 AND plan IN (3, 4, 5) THEN 1 ELSE 0 END), 0),
		COALESCE(SUM(CASE WHEN plan = 4 THEN 1 ELSE 0 END), 0)
		FROM import_rows WHERE n BETWEEN ? AND ? AND (verdict IN (2, 3)
		OR finding_set IN (SELECT number FROM import_set_findings WHERE import = ? AND key LIKE 'match.%')) AND ticked = 1 AND plan <> 6
		AND NOT EXISTS (SELECT 1 FROM import_decisions d WHERE d.import = ? AND d.row = (n & 4294967295) AND d.kind <> 'apart')`, from, to, imp, imp)
	if err != nil {
		return c, err
	}
	c.Left = all - c.Clear - merging
	err = tx.get([]any{&c.Updates, &c.Skips}, `SELECT COALESCE(SUM(CASE WHEN plan = 3 THEN 1 ELSE 0 END), 0),
		COALESCE(SUM(CASE WHEN plan = 6 THEN 1 ELSE 0 END), 0)
		FROM import_rows WHERE n BETWEEN ? AND ? AND plan IN (3, 6) AND ticked = 1`, from, to)
	if err != nil {
		return c, err
	}
	err = tx.get([]any{&c.Decided}, "SELECT COUNT(*) FROM import_decisions WHERE import = ?", imp)
	return c, err
}

// EachTwin calls fn with the rows of an import that are a row further up, and that row,
// 0 where several would do.
func (tx *Tx) EachTwin(imp int64, fn func(row, target int)) error {
	from, to := span(imp)
	return tx.each("SELECT n, COALESCE(target_row, 0) FROM import_rows WHERE n BETWEEN ? AND ? AND verdict = 3 ORDER BY n", []any{from, to},
		func(rows *sql.Rows) error {
			var n, target int64
			err := rows.Scan(&n, &target)
			fn(rowOf(n), int(target))
			return err
		})
}

// ClearMerges answers at most limit rows from one on that MergeCounts calls clear.
func (tx *Tx) ClearMerges(imp int64, from, limit int) ([]ImportRow, error) {
	_, to := span(imp)
	return tx.rowsWhere(imp, `n BETWEEN ? AND ? AND verdict IN (2, 3) AND ticked = 1 AND clash = 1 AND plan = 2
		AND NOT EXISTS (SELECT 1 FROM import_decisions d WHERE d.import = ? AND d.row = (n & 4294967295) AND d.kind <> 'apart') ORDER BY n LIMIT ?`,
		rowKey(imp, max(from, 0)), to, imp, limit)
}
