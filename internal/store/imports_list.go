package store

import (
	"database/sql"
	"strings"

	"foyer/internal/foyer"
)

// Imports answers a page of the imports of some people, or of all when by is nil,
// how many there are, and how many of them are in each state whatever state is
// asked for. Without a sort they come newest first.
func (tx *Tx) Imports(q foyer.ImportQuery, by []int64) (rows []foyer.Import, total int, states []foyer.Option, err error) {
	where, args := "WHERE 1 = 1", []any{}
	if by != nil {
		where += " AND " + strings.ReplaceAll(oneOf("i.person", by), "@", "")
	}
	for _, word := range strings.Fields(string(foyer.Fold(nil, q.Search))) {
		where, args = where+` AND i.folded LIKE ? ESCAPE '\'`, append(args, "%"+likeText(word)+"%")
	}
	states = []foyer.Option{}
	err = tx.each("SELECT i.state, COUNT(*) FROM imports i "+where+" GROUP BY i.state ORDER BY i.state", args,
		func(r *sql.Rows) error {
			var o foyer.Option
			if err := r.Scan(&o.Value, &o.Count); err != nil {
				return err
			}
			states = append(states, o)
			if q.State == "" || string(q.State) == o.Value {
				total += o.Count
			}
			return nil
		})
	if err != nil {
		return nil, 0, nil, err
	}
	if q.State != "" {
		where, args = where+" AND i.state = ?", append(args, string(q.State))
	}
	way := ""
	if q.Desc || q.Sort == "" {
		way = " DESC"
	}
	head := map[string]string{"name": "i.folded", "state": "i.state", "finished": "i.finished", "by": "COALESCE(LOWER(p.name), '')"}[q.Sort]
	if head == "" {
		head = "i.created"
	}
	order := head + way + ", i.n" + way
	args = append(args, limitOf(q.Limit), max(q.Offset, 0))
	rows = []foyer.Import{}
	err = tx.each("SELECT "+narrowImport+fromImports+where+" ORDER BY "+order+" LIMIT ? OFFSET ?", args,
		func(r *sql.Rows) error {
			var imp Import
			if err := scanNarrow(r, &imp); err != nil {
				return err
			}
			rows = append(rows, imp.Import)
			return nil
		})
	return rows, total, states, err
}

// AddWaiting says of those of some imports that wait how many of their leads and merges
// do.
func (tx *Tx) AddWaiting(list []foyer.Import) error {
	at := map[string]*foyer.Import{}
	var ids []any
	for i := range list {
		if imp := &list[i]; imp.State == foyer.StateWaiting {
			at[imp.ID], ids = imp, append(ids, imp.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return tx.countWaiting("i.id IN ("+marks(len(ids))+")", ids, func(id string, leads, merges int) {
		at[id].Waits += leads
		at[id].WaitMerges += merges
	})
}

// OpenImports answers the imports that may have leads in the book which nobody
// has approved: those running, failed or waiting, and any
// other whose phase says that what it wrote is not taken back yet (undone or
// cancelled ones until they are cleared). An approved import that runs again for
// repaired rows is open while it does. What sight makes of them is its own.
func (tx *Tx) OpenImports() ([]int64, error) {
	out := []int64{}
	err := tx.each(`SELECT n FROM imports
		WHERE state IN ('running', 'failed', 'waiting')
		   OR (state IN ('queued', 'draft', 'saved', 'cancelled', 'undone')
		       AND phase IN ('rows', 'index', 'text', 'merges', 'rollback', 'undo', 'redo', 'done'))
		ORDER BY n`, nil, func(rows *sql.Rows) error {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return err
		}
		out = append(out, n)
		return nil
	})
	return out, err
}

// likeText makes a text match itself in a LIKE.
func likeText(s string) string {
	return strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(s)
}

// limitOf answers the size of a page: 100 unless said, 500 at most.
func limitOf(n int) int {
	switch {
	case n <= 0:
		return 100
	case n > 500:
		return 500
	}
	return n
}
