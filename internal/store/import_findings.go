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
	// The page's keys first, which the index alone can answer, then just its rows.
	rows, err := tx.rowsWhere(imp, "n IN (SELECT n FROM import_rows WHERE "+where+" ORDER BY n LIMIT ? OFFSET ?) ORDER BY n",
		append(args, limit, skip)...)
	return rows, total, err
}

// findingWhere answers the condition for rows whose gravest finding, or whose
// reason for failing, has a key; "" when there are none.
func (tx *Tx) findingWhere(imp int64, q foyer.RowQuery) (where string, args []any, err error) {
	level, byLevel := levelOf(q.Scope)
	var texts []any
	err = tx.each("SELECT finding FROM import_rows WHERE (n >> 32) = ? AND finding IS NOT NULL GROUP BY finding", []any{imp},
		func(rows *sql.Rows) error {
			var text string
			if err := rows.Scan(&text); err != nil {
				return err
			}
			if strings.HasPrefix(text, q.Finding+"|"+q.Field) && (q.Field == "" || strings.HasPrefix(text, q.Finding+"|"+q.Field+"|")) &&
				strings.HasSuffix(text, string(level)) {
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
	where, args = "(n >> 32) = ? AND "+in, append([]any{imp}, texts...)
	if !byLevel {
		where += " AND " + scopeTally(q.Scope).where
	}
	return where, args, nil
}

// levelOf answers the level of the gravest finding that all rows of a scope have
// which have one at all, so that the index of findings answers without the rows.
func levelOf(scope foyer.RowScope) (level foyer.Level, ok bool) {
	switch scope {
	case foyer.RowsAll:
		return "", true
	case foyer.RowsErrors:
		return foyer.LevelError, true
	case foyer.RowsWarned:
		return foyer.LevelWarning, true
	}
	return "", false
}

// RowGroups counts the rows of a scope by their gravest finding, the most
// frequent first. A failed row counts by the reason it failed for, when it has
// one of its own.
func (tx *Tx) RowGroups(imp int64, scope foyer.RowScope) ([]foyer.RowGroup, error) {
	where, args := "(n >> 32) = ? AND finding IS NOT NULL", []any{imp}
	text := "finding"
	only, byLevel := levelOf(scope)
	switch {
	case byLevel:
	case scope == foyer.RowsFailed:
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
		g.Remedy = foyer.RemedyOf(g.Key)
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
