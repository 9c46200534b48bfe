package store

import (
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"foyer/internal/foyer"
)

// LeaveRest gives every row that has no outcome yet that of one left out.
func (tx *Tx) LeaveRest(imp int64) error {
	from, to := span(imp)
	_, err := tx.exec("UPDATE import_rows SET outcome = 6, ticked = 0, reason = 'row.not_reached' WHERE n BETWEEN ? AND ? AND outcome = 0", from, to)
	if err != nil {
		return err
	}
	return tx.recount(imp, from, to, some{ofTicks.from, ofOutcomes.to})
}

// laterRows are the rows that ReopenRows takes when none are named. Who is being
// worked and what looks like a total stay out unless somebody wants just them; a row
// that is skipped would be again, and one that failed for its lead would fail again.
func laterRows(imp int64) (where string, args []any) {
	total, args := setsWith(imp, foyer.RowQuery{Finding: foyer.TotalLine})
	return "verdict NOT IN (4, 5) AND plan <> 6 AND (outcome = 6 OR outcome = 5 AND reason IS NULL) AND (finding_set IS NULL OR NOT " + total + ")", args
}

// CountLater counts the rows of an import that did not come in by whether they can
// later. Blocks of rows that all came in are not looked at.
func (tx *Tx) CountLater(imp int64) (l foyer.LaterRows, err error) {
	list, err := tx.blocksOf(imp)
	if err != nil {
		return l, err
	}
	left, failed := tallyAt(foyer.RowsLeftOut), tallyAt(foyer.RowsFailed)
	ready, args := laterRows(imp)
	total, more := setsWith(imp, foyer.RowQuery{Finding: foyer.TotalLine})
	sum := func(where string) string { return "COALESCE(SUM(CASE WHEN " + where + " THEN 1 ELSE 0 END), 0)" }
	for i := 0; i < len(list); i++ {
		end := i
		for end < len(list) && list[end].counts[left]+list[end].counts[failed] > 0 {
			end++
		}
		if end == i {
			continue
		}
		var part foyer.LaterRows
		all := append(append(append([]any{}, args...), more...), list[i].first, list.end(imp, end-1))
		err := tx.get([]any{&part.Ready, &part.Wrong, &part.Active, &part.Totals}, "SELECT "+sum(ready)+", "+
			sum("outcome = 6 AND verdict = 4")+", "+sum("outcome = 6 AND verdict = 5")+", "+
			sum("outcome = 6 AND verdict NOT IN (4, 5) AND finding_set IS NOT NULL AND "+total)+
			" FROM import_rows WHERE n >= ? AND n < ?", all...)
		if err != nil {
			return l, err
		}
		l.Ready, l.Wrong, l.Active, l.Totals = l.Ready+part.Ready, l.Wrong+part.Wrong, l.Active+part.Active, l.Totals+part.Totals
		i = end
	}
	return l, nil
}

// ReopenRows takes back the outcome of rows that were left out or that failed, and
// have no error now, and ticks them: those named, or those that CountLater calls ready.
// It answers how many.
func (tx *Tx) ReopenRows(imp int64, rows []int) (int, error) {
	from, to := span(imp)
	const set = "UPDATE import_rows SET outcome = 0, lead = NULL, reason = NULL, ticked = 1 WHERE outcome IN (5, 6) AND verdict <> 4 AND "
	part := some{ofTicks.from, ofOutcomes.to}
	if len(rows) == 0 {
		ready, args := laterRows(imp)
		n, err := tx.exec(set+ready+" AND n BETWEEN ? AND ?", append(args, from, to)...)
		if err != nil {
			return 0, err
		}
		return int(n), tx.recount(imp, from, to, part)
	}
	keys := rowKeys(imp, rows)
	many := 0
	err := inChunks(keys, func(part []any) error {
		n, err := tx.exec(set+"n IN ("+marks(len(part))+")", part...)
		many += int(n)
		return err
	})
	if err != nil {
		return 0, err
	}
	return many, tx.recountRows(imp, keys, part)
}

// CountReason answers how many rows of an import bear a reason.
func (tx *Tx) CountReason(imp int64, reason string) (n int, err error) {
	from, to := span(imp)
	err = tx.get([]any{&n}, "SELECT COUNT(*) FROM import_rows WHERE n BETWEEN ? AND ? AND reason = ?", from, to, reason)
	return n, err
}

// MarkMerged marks the merges of an import as applied, so that a later approval
// does not apply them again.
func (tx *Tx) MarkMerged(imp int64) error {
	from, to := span(imp)
	_, err := tx.exec("UPDATE import_rows SET reason = 'row.approved' WHERE n BETWEEN ? AND ? AND "+mergeWaits, from, to)
	return err
}

// PlansOpen is PlansFrom for rows that have no outcome yet.
func (tx *Tx) PlansOpen(imp int64, from, limit int) ([]ImportRow, error) {
	return tx.plansWhere(imp, " AND outcome = 0", from, limit)
}

// CountWaiting answers how many leads of an import wait for approval, and how many
// of its merges do.
func (tx *Tx) CountWaiting(imp int64) (leads, merges int, err error) {
	err = tx.countWaiting("i.n = ?", []any{imp}, func(_ string, l, m int) { leads, merges = leads+l, merges+m })
	return leads, merges, err
}

// countWaiting tells of imports, by their ids, how many leads and how many merges wait:
// of each in two parts, of which one may be missing. Only stretches of rows that have a
// merge are looked at.
func (tx *Tx) countWaiting(which string, args []any, tell func(id string, leads, merges int)) error {
	err := tx.each(`SELECT (SELECT m.id FROM imports m WHERE m.n = k.imp), CAST(SUM(k.many) AS BIGINT) FROM lead_counts k
		WHERE k.imp IN (SELECT i.n FROM imports i WHERE `+which+`) AND k.mark < 2 GROUP BY k.imp`, args, func(rows *sql.Rows) error {
		var id string
		var n int
		err := rows.Scan(&id, &n)
		tell(id, n, 0)
		return err
	})
	if err != nil {
		return err
	}
	return tx.each(`SELECT i.id, COUNT(*) FROM imports i CROSS JOIN import_blocks b
		CROSS JOIN (SELECT n FROM import_rows WHERE `+mergeWaits+`) r
		WHERE `+which+` AND b.import = i.n AND b.merged > 0 AND r.n >= b.first AND r.n < COALESCE(
			(SELECT next.first FROM import_blocks next WHERE next.import = b.import AND next.block = b.block + 1),
			(b.import + 1) << 32)
		GROUP BY i.id`, args, func(rows *sql.Rows) error {
		var id string
		var n int
		err := rows.Scan(&id, &n)
		tell(id, 0, n)
		return err
	})
}

// CountDeclined answers how many leads of an import were declined by themselves.
func (tx *Tx) CountDeclined(imp int64) (n int, err error) {
	err = tx.get([]any{&n}, "SELECT CAST(COALESCE(SUM(many), 0) AS BIGINT) FROM lead_counts WHERE imp = ? AND mark IN (?, ?)", imp, markDeclined, markDeclined+markGone)
	return n, err
}

// Waits says whether a lead waits for approval; one declined does not.
func (tx *Tx) Waits(l *Lead) (bool, error) {
	if l.Approval == "declined" {
		return false, nil
	}
	waits, _, err := tx.pending(l)
	return waits, err
}

// PendingLeads answers leads in sight that wait for approval, of one import or of all,
// or alone: those that wait by themselves. Newest first, and how many there are.
func (tx *Tx) PendingLeads(s foyer.Sight, imp int64, alone bool, offset, limit int) (ns []int64, total int, err error) {
	open, err := tx.waiting()
	if err != nil {
		return nil, 0, err
	}
	var waiting []int64
	for n, by := range open {
		if !alone && (imp == 0 || imp == n) && (s.All || s.Brought(by)) {
			waiting = append(waiting, n)
		}
	}
	slices.Sort(waiting)
	var of []string
	if s.All { // of what waits by itself nobody knows any more who brought it
		of = append(of, "@mark >= 8")
	}
	if len(waiting) > 0 {
		of = append(of, "@mark < 2 AND "+oneOf("imp", waiting))
	}
	if len(of) == 0 {
		return []int64{}, 0, nil
	}
	where := "(" + strings.Join(of, " OR ") + ")"
	if imp != 0 {
		where += " AND @imp = " + strconv.FormatInt(imp, 10)
	}
	plain := strings.ReplaceAll(where, "@", "")
	if total, err = tx.sumCounts(plain); err != nil || total == 0 {
		return []int64{}, total, err
	}
	ns, err = listOf[int64](tx, "SELECT n FROM lead_list WHERE "+strings.ReplaceAll(where, "@", "+")+" ORDER BY n DESC LIMIT ? OFFSET ?", limit, offset)
	return ns, total, err
}

// WaitingBy answers the leads of an import that wait, by owner or by source: the
// person's id or the value, with how many.
func (tx *Tx) WaitingBy(imp int64, column string) ([]foyer.Option, error) {
	counts, err := tx.countBy(column, "mark < 2 AND imp = "+strconv.FormatInt(imp, 10))
	if err != nil {
		return nil, err
	}
	out := []foyer.Option{}
	who, err := tx.people()
	if err != nil {
		return nil, err
	}
	sources, err := tx.sources()
	if err != nil {
		return nil, err
	}
	for code, many := range counts {
		o := foyer.Option{Count: many}
		if column == "owner" {
			if code != 0 {
				o.Value, o.Label = who.id[code], who.name[code]
			}
		} else {
			o.Value, o.Label = sources.value[code], sources.value[code]
		}
		out = append(out, o)
	}
	slices.SortFunc(out, func(a, b foyer.Option) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		return strings.Compare(a.Label, b.Label)
	})
	return out, nil
}

// Newcomers answers leads of an import that wait and a lead each that came into
// the book after the import's last one and shares two kinds of key with it.
func (tx *Tx) Newcomers(imp int64, limit int) (map[int64]int64, error) {
	out := map[int64]int64{}
	var last sql.NullInt64
	if err := tx.get([]any{&last}, "SELECT MAX(n) FROM lead_list WHERE imp = ?", imp); err != nil || !last.Valid {
		return out, err
	}
	for _, on := range []string{
		"a.k_email <> 0 AND b.k_email = a.k_email AND b.k_name = a.k_name",
		"a.k_phone <> 0 AND b.k_phone = a.k_phone AND b.k_name = a.k_name",
		"a.k_email <> 0 AND a.k_phone <> 0 AND b.k_email = a.k_email AND b.k_phone = a.k_phone",
	} {
		// The few that came later are looked at first.
		err := tx.each(`SELECT b.n, a.n FROM lead_list a CROSS JOIN lead_list b
			WHERE a.n > ? AND `+on+` AND b.imp = ? AND b.mark < 2 LIMIT ?`, []any{last.Int64, imp, limit},
			func(rows *sql.Rows) error {
				var mine, other int64
				err := rows.Scan(&mine, &other)
				out[mine] = other
				return err
			})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
