package store

import (
	"database/sql"
	"fmt"

	"foyer/internal/foyer"
)

// LeadsSince answers the number of the first lead that came into the book at a time
// or later, 0 when none did. Numbers and birth stamps both only grow, so it takes a
// few looks.
func (tx *Tx) LeadsSince(at foyer.Time) (int64, error) {
	var low, high int64
	if err := tx.get([]any{&high}, "SELECT COALESCE(MAX(n), 0) FROM leads"); err != nil || high == 0 {
		return 0, err
	}
	from := fmt.Sprintf("%013d", at.Std().UnixMilli())
	for low = 1; low <= high; {
		mid := low + (high-low)/2
		var n int64
		var born string
		if err := tx.get([]any{&n, &born}, "SELECT n, born FROM leads WHERE n >= ? ORDER BY n LIMIT 1", mid); err != nil {
			return 0, err
		}
		if born < from {
			low = n + 1
		} else {
			high = mid - 1
		}
	}
	var first sql.NullInt64
	err := tx.get([]any{&first}, "SELECT MIN(n) FROM leads WHERE n >= ?", low)
	return first.Int64, err
}

// RowsMeeting calls fn with each row of an import that a lead numbered so or higher
// is known by: by the house's test two kinds of key, else the key the import matches
// by. One may come more than once. Where that key is a text of the lead, all rows
// come, if such a lead bears one at all.
func (tx *Tx) RowsMeeting(imp int64, by foyer.MatchKey, lead int64, fn func(row int)) error {
	from, to := span(imp)
	ons := []string{
		"r.k_email <> 0 AND a.k_email = r.k_email AND a.k_name = r.k_name",
		"r.k_phone <> 0 AND a.k_phone = r.k_phone AND a.k_name = r.k_name",
		"r.k_email <> 0 AND r.k_phone <> 0 AND a.k_email <> 0 AND a.k_phone <> 0 AND a.k_email = r.k_email AND a.k_phone = r.k_phone",
	}
	switch by {
	case foyer.KeyHouse:
	case foyer.KeyEmail:
		ons = []string{"r.k_email <> 0 AND a.k_email <> 0 AND a.k_email = r.k_email"}
	case foyer.KeyPhone:
		ons = []string{"r.k_phone <> 0 AND a.k_phone <> 0 AND a.k_phone = r.k_phone"}
	default:
		return tx.eachIfBorne(imp, by, lead, fn)
	}
	for _, on := range ons {
		err := tx.each("SELECT r.n FROM import_rows r CROSS JOIN lead_list a WHERE r.n BETWEEN ? AND ? AND "+on+" AND a.n >= ?",
			[]any{from, to, lead}, func(rows *sql.Rows) error {
				var n int64
				err := rows.Scan(&n)
				fn(rowOf(n))
				return err
			})
		if err != nil {
			return err
		}
	}
	return nil
}

// RowsAdrift calls fn with each row of an import whose lead is not what it was when the row
// was judged: it is gone, or a plan runs on it now that did not, or the other way round.
func (tx *Tx) RowsAdrift(imp int64, fn func(row int)) error {
	from, to := span(imp)
	return tx.each(`SELECT r.n FROM import_rows r WHERE r.n BETWEEN ? AND ? AND r.target IS NOT NULL AND (
		NOT EXISTS (SELECT 1 FROM lead_list l WHERE l.n = r.target)
		OR r.verdict = 2 AND r.plan IN (2, 3) AND EXISTS (SELECT 1 FROM lead_plans k WHERE k.lead = r.target AND k.state = 1)
		OR r.verdict = 5 AND NOT EXISTS (SELECT 1 FROM lead_plans k WHERE k.lead = r.target AND k.state = 1))`,
		[]any{from, to}, func(rows *sql.Rows) error {
			var n int64
			err := rows.Scan(&n)
			fn(rowOf(n))
			return err
		})
}

// eachIfBorne calls fn with every row, if a lead numbered so or higher bears a key.
func (tx *Tx) eachIfBorne(imp int64, by foyer.MatchKey, lead int64, fn func(row int)) error {
	column := map[foyer.MatchKey]string{foyer.KeyExternal: "external_id", foyer.KeyMLSName: "mls_id", foyer.KeyID: "id"}[by]
	var borne int
	err := tx.get([]any{&borne}, "SELECT COUNT(*) FROM (SELECT 1 AS one FROM leads WHERE n >= ? AND "+column+" <> '' LIMIT 1) few", lead)
	if err != nil || borne == 0 {
		return err
	}
	return tx.eachKeys(imp, func(row int, _ foyer.Keys) error {
		fn(row)
		return nil
	})
}
