package store

import (
	"database/sql"
	"sort"

	"foyer/internal/foyer"
)

// findingPage is RowsPage narrowed to one finding, by the index of sets.
func (tx *Tx) findingPage(imp int64, q foyer.RowQuery, limit, skip int) ([]ImportRow, int, error) {
	where, args := findingWhere(imp, q)
	var total int
	if err := tx.get([]any{&total}, "SELECT COUNT(*) FROM import_rows WHERE "+where, args...); err != nil {
		return nil, 0, err
	}
	// The page's keys first, which the index alone can answer, then just its rows.
	rows, err := tx.rowsWhere(imp, "n IN (SELECT n FROM import_rows WHERE "+where+" ORDER BY n LIMIT ? OFFSET ?) ORDER BY n",
		append(args, limit, skip)...)
	return rows, total, err
}

// findingWhere answers the condition for rows of a scope that have a finding, be it
// their only one or not, or that failed for that reason.
func findingWhere(imp int64, q foyer.RowQuery) (where string, args []any) {
	in, more := setsWith(imp, q)
	if q.Scope == foyer.RowsFailed {
		from, to := span(imp)
		where = "n BETWEEN ? AND ? AND outcome = 5 AND (reason = ? OR reason IS NULL AND " + in + ")"
		return where, append([]any{from, to, q.Finding}, more...)
	}
	where, args = "(n >> 32) = ? AND "+in, append([]any{imp}, more...)
	if levelOf(q.Scope) == 0 && q.Scope != foyer.RowsAll {
		where += " AND " + scopeTally(q.Scope).where
	}
	return where, args
}

// setsWith answers the condition for rows whose set has the finding of a query; where
// its scope goes by the level of rows, it is looked for in sets of that level.
func setsWith(imp int64, q foyer.RowQuery) (where string, args []any) {
	where, args = "import = ? AND key = ?", []any{imp, q.Finding}
	if q.Field != "" {
		where, args = where+" AND field = ?", append(args, q.Field)
	}
	if level := levelOf(q.Scope); level != 0 {
		where += " AND level = ? AND number IN (SELECT number FROM import_sets WHERE import = ? AND level = ?)"
		args = append(args, level, imp, level)
	}
	return "finding_set IN (SELECT number FROM import_set_findings WHERE " + where + ")", args
}

// levelOf answers the code of the level that the gravest finding of a scope's rows has,
// of those that have findings at all, so that the index of sets answers without the
// rows; 0 for a scope that goes by something else.
func levelOf(scope foyer.RowScope) int64 {
	switch scope {
	case foyer.RowsErrors:
		return 3
	case foyer.RowsWarned:
		return 2
	}
	return 0
}

// RowGroups counts the rows of a scope by their warnings and errors, the most frequent
// first; a row counts under each that it has. In a scope that goes by the level of
// rows, only findings of that level count. A failed row counts by the reason it failed
// for, when it has one of its own, and by its errors otherwise.
func (tx *Tx) RowGroups(imp int64, scope foyer.RowScope) ([]foyer.RowGroup, error) {
	where, args := "(n >> 32) = ? AND finding_set IS NOT NULL", []any{imp}
	level := levelOf(scope)
	switch {
	case level != 0 || scope == foyer.RowsAll:
	case scope == foyer.RowsFailed:
		level = 3
		where += " AND outcome = 5 AND reason IS NULL"
	default:
		where += " AND " + scopeTally(scope).where
	}
	text := `SELECT f.key, f.field, f.level, CAST(SUM(c.many) AS BIGINT) FROM
		(SELECT finding_set, COUNT(*) AS many FROM import_rows WHERE ` + where + ` GROUP BY finding_set) c
		JOIN import_sets s ON s.import = ? AND s.number = c.finding_set
		JOIN import_set_findings f ON f.import = ? AND f.number = c.finding_set`
	args = append(args, imp, imp)
	if level != 0 {
		text, args = text+" WHERE f.level = ? AND s.level = ?", append(args, level, level)
	}
	out, err := tx.groups(text+" GROUP BY f.key, f.field, f.level", args)
	if err == nil && scope == foyer.RowsFailed {
		from, to := span(imp)
		var own []foyer.RowGroup
		own, err = tx.groups(`SELECT reason, '', 3, COUNT(*) FROM import_rows
			WHERE n BETWEEN ? AND ? AND outcome = 5 AND reason IS NOT NULL GROUP BY reason`, []any{from, to})
		out = append(out, own...)
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].Count != out[j].Count {
			return out[i].Count > out[j].Count
		}
		return out[i].Key+"|"+out[i].Field < out[j].Key+"|"+out[j].Field
	})
	return out, err
}

// groups reads groups as key, field, level and count.
func (tx *Tx) groups(text string, args []any) ([]foyer.RowGroup, error) {
	out := []foyer.RowGroup{}
	err := tx.each(text, args, func(rows *sql.Rows) error {
		var g foyer.RowGroup
		var level int
		if err := rows.Scan(&g.Key, &g.Field, &level, &g.Count); err != nil {
			return err
		}
		g.Level, g.Remedy = levelCodes[level], foyer.RemedyOf(g.Key)
		out = append(out, g)
		return nil
	})
	return out, err
}
