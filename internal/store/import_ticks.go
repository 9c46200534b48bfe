package store

// CarryTicks is CarryUnticked for all rows a person unticked; what the policy
// unticks by itself, which strict says, it will untick again.
func (tx *Tx) CarryTicks(imp int64, strict bool) error {
	from, to := span(imp)
	where := ""
	if !strict {
		where = " AND verdict <> 4"
	}
	_, err := tx.exec(`INSERT INTO import_carry (import, row)
		SELECT CAST(? AS BIGINT), n - CAST(? AS BIGINT) FROM import_rows WHERE n BETWEEN ? AND ? AND ticked = 0`+where+`
		ON CONFLICT (import, row) DO NOTHING`, imp, from, from, to)
	return err
}
