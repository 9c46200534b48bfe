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

// RowsMeeting calls fn with each row of an import that shares two kinds of key with
// a lead numbered so or higher; one may come more than once.
func (tx *Tx) RowsMeeting(imp, lead int64, fn func(row int)) error {
	from, to := span(imp)
	for _, on := range []string{
		"r.k_email <> 0 AND a.k_email = r.k_email AND a.k_name = r.k_name",
		"r.k_phone <> 0 AND a.k_phone = r.k_phone AND a.k_name = r.k_name",
		"r.k_email <> 0 AND r.k_phone <> 0 AND a.k_email <> 0 AND a.k_phone <> 0 AND a.k_email = r.k_email AND a.k_phone = r.k_phone",
	} {
		err := tx.each("SELECT r.n FROM import_rows r CROSS JOIN lead_list a WHERE r.n BETWEEN ? AND ? AND "+on+" AND a.n >= ?",
			[]any{from, to, lead}, func(rows *sql.Rows) error {
				var n int64
				err := rows.Scan(&n)
				fn(int(n & 0xFFFFFFFF))
				return err
			})
		if err != nil {
			return err
		}
	}
	return nil
}
