package store

import (
	"database/sql"
	"fmt"
	"sort"
	"strings"

	"foyer/internal/foyer"
)

// findingPage is RowsPage narrowed to one finding, by the index of findings.
func (tx *Tx) findingPage(imp int64, q foyer.RowQuery, limit, skip int) ([]ImportRow, int, error) {
	where, args, err := tx.findingWhere(imp, q)
	if err != nil || where == "" {
		return []ImportRow{}, 0, err
	}
	var total int
	if err := tx.get([]any{&total}, "SELECT COUNT(*) FROM import_rows WHERE "+where, args...); err != nil {
		return nil, 0, err
	}
	rows, err := tx.rowsWhere(imp, where+" ORDER BY n LIMIT ? OFFSET ?", append(args, limit, skip)...)
	return rows, total, err
}

// findingWhere answers the condition for rows whose gravest finding, or whose
// reason for failing, has a key; "" when there are none.
func (tx *Tx) findingWhere(imp int64, q foyer.RowQuery) (where string, args []any, err error) {
	var texts []any
	err = tx.each("SELECT finding FROM import_rows WHERE (n >> 32) = ? AND finding IS NOT NULL GROUP BY finding", []any{imp},
		func(rows *sql.Rows) error {
			var text string
			if err := rows.Scan(&text); err != nil {
				return err
			}
			if strings.HasPrefix(text, q.Finding+"|") {
				texts = append(texts, text)
			}
			return nil
		})
	if err != nil {
		return "", nil, err
	}
	in := "finding IN (" + marks(len(texts)) + ")"
	if q.Scope == foyer.RowsFailed {
		from, to := span(imp)
		where, args = "n BETWEEN ? AND ? AND outcome = 5 AND (reason = ?", []any{from, to, q.Finding}
		if len(texts) > 0 {
			where, args = where+" OR reason IS NULL AND "+in, append(args, texts...)
		}
		return where + ")", args, nil
	}
	if len(texts) == 0 {
		return "", nil, nil
	}
	return "(n >> 32) = ? AND " + in + " AND " + scopeTally(q.Scope).where, append([]any{imp}, texts...), nil
}

// RowGroups counts the rows of a scope by their gravest finding, the most
// frequent first. A failed row counts by the reason it failed for, when it has
// one of its own.
func (tx *Tx) RowGroups(imp int64, scope foyer.RowScope) ([]foyer.RowGroup, error) {
	where, args := "(n >> 32) = ? AND finding IS NOT NULL", []any{imp}
	text := "finding"
	only := foyer.Level("")
	switch scope {
	case foyer.RowsAll:
	case foyer.RowsErrors:
		only = foyer.LevelError // a row with such a finding is an error, so the index alone answers
	case foyer.RowsWarned:
		only = foyer.LevelWarning
	case foyer.RowsFailed:
		from, to := span(imp)
		text = "COALESCE(reason || '||error', finding)"
		where, args = "n BETWEEN ? AND ? AND outcome = 5 AND (finding IS NOT NULL OR reason IS NOT NULL)", []any{from, to}
	default:
		where += " AND " + scopeTally(scope).where
	}
	out := []foyer.RowGroup{}
	err := tx.each("SELECT "+text+", COUNT(*) FROM import_rows WHERE "+where+" GROUP BY 1", args, func(rows *sql.Rows) error {
		var group string
		var g foyer.RowGroup
		if err := rows.Scan(&group, &g.Count); err != nil {
			return err
		}
		parts := strings.SplitN(group, "|", 3)
		if len(parts) != 3 {
			return fmt.Errorf("a row of import %d has the finding %q", imp, group)
		}
		g.Key, g.Field, g.Level = parts[0], parts[1], foyer.Level(parts[2])
		if only == "" || g.Level == only {
			out = append(out, g)
		}
		return nil
	})
	sort.Slice(out, func(i, j int) bool {
		if out[i].Count != out[j].Count {
			return out[i].Count > out[j].Count
		}
		return out[i].Key+"|"+out[i].Field < out[j].Key+"|"+out[j].Field
	})
	return out, err
}
