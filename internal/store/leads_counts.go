package store

import (
	"database/sql"
	"database/sql/driver"
	"strings"

	"foyer/internal/foyer"
)

// cell is a place in all filters at once: a row of lead_counts.
type cell struct{ status, source, owner, imp, mark int64 }

// count adds to the kept counts, in the transaction of what it counts.
func (tx *Tx) count(delta map[cell]int64) error {
	cells := make([]cell, 0, len(delta))
	for c, many := range delta {
		if many != 0 {
			cells = append(cells, c)
		}
	}
	return tx.insertMany("INSERT INTO lead_counts (status, source, owner, imp, mark, many)", 6,
		"ON CONFLICT (status, source, owner, imp, mark) DO UPDATE SET many = lead_counts.many + excluded.many",
		len(cells), func(i int, args []driver.NamedValue) {
			c := cells[i]
			for j, v := range [...]int64{c.status, c.source, c.owner, c.imp, c.mark, delta[c]} {
				args[j].Value = v
			}
		})
}

// LeadCountAll answers how many leads the book holds, whatever their state.
func (tx *Tx) LeadCountAll() (int, error) { return tx.sumCounts("") }

func (tx *Tx) sumCounts(where string) (int, error) {
	if where != "" {
		where = " WHERE " + where
	}
	var n sql.NullInt64
	err := tx.get([]any{&n}, "SELECT CAST(SUM(many) AS BIGINT) FROM lead_counts"+where)
	return int(n.Int64), err
}

// countBy answers the kept counts under a condition by the values of a column.
func (tx *Tx) countBy(column, where string) (map[int64]int, error) {
	if where != "" {
		where = " WHERE " + where
	}
	out := map[int64]int{}
	err := tx.each("SELECT "+column+", CAST(SUM(many) AS BIGINT) FROM lead_counts"+where+" GROUP BY "+column, nil,
		func(rows *sql.Rows) error {
			var code int64
			var many int
			if err := rows.Scan(&code, &many); err != nil {
				return err
			}
			if many != 0 {
				out[code] = many
			}
			return nil
		})
	return out, err
}

// CountLeads answers how many leads a filter finds in sight, and how many
// archived ones match besides when the filter leaves those out.
func (tx *Tx) CountLeads(f foyer.LeadFilter, s foyer.Sight) (foyer.LeadCount, error) {
	sc, err := tx.scope(f, s)
	if err != nil {
		return foyer.LeadCount{}, err
	}
	found, err := tx.found(sc)
	if err != nil || f.Archived != foyer.ArchivedOut {
		return foyer.LeadCount{Found: found}, err
	}
	f.Archived = foyer.ArchivedOnly
	if sc, err = tx.scope(f, s); err != nil {
		return foyer.LeadCount{}, err
	}
	gone, err := tx.found(sc)
	return foyer.LeadCount{Found: found, Archived: gone}, err
}

// found counts a scope: from the kept counts where they can tell, else through
// the text index or an index on dates.
func (tx *Tx) found(sc *scope) (int, error) {
	switch {
	case sc.none:
		return 0, nil
	case sc.text == nil && sc.dates == "":
		return tx.sumCounts(sc.where)
	}
	var n int
	err := tx.get([]any{&n}, "SELECT COUNT(*) FROM "+sc.from(), sc.args()...)
	return n, err
}

// LeadOptions answers what the filter menus offer, with how many leads in sight
// have each value; archived ones are left out.
func (tx *Tx) LeadOptions(s foyer.Sight) (foyer.LeadOptions, error) {
	out := foyer.LeadOptions{Statuses: []foyer.Option{}, Sources: []foyer.Option{}, Owners: []foyer.Option{}, Imports: []foyer.Option{}}
	sc, err := tx.scope(foyer.LeadFilter{}, s)
	if err != nil {
		return out, err
	}
	counts := map[string]map[int64]int{}
	for _, column := range []string{"status", "source", "owner", "imp"} {
		if counts[column], err = tx.countBy(column, sc.where); err != nil {
			return out, err
		}
	}
	for i, key := range foyer.Statuses() {
		out.Statuses = append(out.Statuses, foyer.Option{Value: key, Label: key, Count: counts["status"][int64(i)]})
	}
	sources, err := tx.sources()
	if err != nil {
		return out, err
	}
	for _, by := range []foyer.LeadSort{foyer.SortSource, foyer.SortOwner} {
		present := make([]int64, 0, len(counts[string(by)]))
		for code := range counts[string(by)] {
			present = append(present, code)
		}
		c, err := tx.order(by, present)
		if err != nil {
			return out, err
		}
		for _, code := range c.codes {
			many := counts[string(by)][code]
			switch {
			case by == foyer.SortSource && code != 0:
				v := sources.value[code]
				out.Sources = append(out.Sources, foyer.Option{Value: v, Label: v, Count: many})
			case by == foyer.SortOwner && code == 0:
				out.Owners = append(out.Owners, foyer.Option{Value: foyer.NoOwner, Count: many})
			case by == foyer.SortOwner:
				who := tx.cache.who
				out.Owners = append(out.Owners, foyer.Option{Value: who.id[code], Label: who.name[code], Count: many})
			}
		}
	}
	err = tx.each("SELECT n, id, name FROM imports ORDER BY n DESC", nil, func(rows *sql.Rows) error {
		var n int64
		var o foyer.Option
		if err := rows.Scan(&n, &o.Value, &o.Label); err != nil {
			return err
		}
		if o.Count = counts["imp"][n]; o.Count > 0 {
			out.Imports = append(out.Imports, o)
		}
		return nil
	})
	return out, err
}

// Summary answers the counts of the sidebar: leads neither archived nor pending,
// those archived, those pending, and imports by what they wait for.
func (tx *Tx) Summary(s foyer.Sight) (foyer.Summary, error) {
	var sum foyer.Summary
	live, err := tx.CountLeads(foyer.LeadFilter{Approved: true}, s)
	if err != nil {
		return sum, err
	}
	both, err := tx.CountLeads(foyer.LeadFilter{}, s)
	if err != nil {
		return sum, err
	}
	sum.Leads, sum.Archived, sum.Pending = live.Found, live.Archived, both.Found-live.Found
	if s.All {
		if sum.Alone, err = tx.sumCounts("mark >= 8"); err != nil {
			return sum, err
		}
	}
	where := ""
	if !s.All { // their own, and the team's for those who approve
		by := []int64{s.Person}
		if s.Approves {
			by = s.Owners()
		}
		where = " WHERE " + strings.ReplaceAll(oneOf("person", by), "@", "")
	}
	err = tx.each("SELECT state, COUNT(*) FROM imports"+where+" GROUP BY state", nil, func(rows *sql.Rows) error {
		var state foyer.ImportState
		var many int
		if err := rows.Scan(&state, &many); err != nil {
			return err
		}
		sum.Imports += many
		switch state {
		case foyer.StateWaiting:
			sum.Waiting += many
		case foyer.StateDraft, foyer.StateSaved:
			sum.Drafts += many
		}
		return nil
	})
	return sum, err
}
