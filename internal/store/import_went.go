package store

import "strconv"

// wentWith is the reason of a row that brought nothing, since its lead was here, and whose
// lead went with the import that had made it.
const wentWith = "row.went_with"

// RunSince answers the imports, but for one, that began a run at a time or later and have
// rows that brought nothing or were skipped, or are left out.
func (tx *Tx) RunSince(at string, not int64) ([]int64, error) {
	return listOf[int64](tx, `SELECT i.n FROM imports i WHERE i.started >= ? AND i.n <> ? AND i.state IN ('running', 'failed', 'waiting', 'approved')
		AND EXISTS (SELECT 1 FROM import_blocks b WHERE b.import = i.n AND b.unchanged + b.skipped + b.left_out > 0) ORDER BY i.n`, at, not)
}

// LoseLeads leaves out the rows of an import that brought nothing, or that its mode
// skipped, since they were leads numbered from first to last that are not there any more.
// It answers how many. They can be added like others that were left out; their ticks stay,
// for no hand has turned them.
func (tx *Tx) LoseLeads(imp, first, last int64) (int, error) {
	return tx.turnLost(imp, `outcome = 6, reason = '`+wentWith+`', plan = CASE WHEN plan = 6 THEN 1 ELSE plan END`,
		`(outcome = 3 OR outcome = 4 AND plan = 6) AND NOT EXISTS (SELECT 1 FROM lead_list l WHERE l.n = COALESCE(import_rows.lead, target))
		AND NOT EXISTS (SELECT 1 FROM import_decisions d WHERE d.import = `+strconv.FormatInt(imp, 10)+` AND d.row = import_rows.n & 4294967295 AND d.kind = 'skip')`,
		first, last)
}

// FindLeads is the way back from LoseLeads, for leads that are there again.
func (tx *Tx) FindLeads(imp, first, last int64) (int, error) {
	return tx.turnLost(imp, `outcome = CASE WHEN plan = 1 THEN 4 ELSE 3 END, reason = NULL, plan = CASE WHEN plan = 1 THEN 6 ELSE plan END`,
		`outcome = 6 AND reason = '`+wentWith+`' AND EXISTS (SELECT 1 FROM lead_list l WHERE l.n = COALESCE(import_rows.lead, target))`,
		first, last)
}

func (tx *Tx) turnLost(imp int64, set, where string, first, last int64) (int, error) {
	from, to := span(imp)
	n, err := tx.exec("UPDATE import_rows SET "+set+" WHERE n BETWEEN ? AND ? AND COALESCE(import_rows.lead, target) BETWEEN ? AND ? AND "+where,
		from, to, first, last)
	if err != nil || n == 0 {
		return 0, err
	}
	return int(n), tx.recount(imp, from, to, ofAll)
}

// ShelvedBetween answers between which numbers the leads are that lie on the shelf of an
// import, 0 and 0 when none does.
func (tx *Tx) ShelvedBetween(imp int64) (first, last int64, err error) {
	there, err := tx.hasShelf(imp)
	if err != nil || !there {
		return 0, 0, err
	}
	err = tx.get([]any{&first, &last}, "SELECT COALESCE(MIN(n), 0), COALESCE(MAX(n), 0) FROM "+shelfName(imp, "lead_list"))
	return first, last, err
}
