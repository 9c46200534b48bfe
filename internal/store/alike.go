package store

import (
	"database/sql"
	"database/sql/driver"
)

// AlikeLead is a lead in a group of leads that may be one.
type AlikeLead struct {
	Group int64
	Lead  int64
}

// LeadsAfter answers leads that are neither archived nor converted, in the order
// they came, behind one.
func (tx *Tx) LeadsAfter(n int64, limit int) ([]Lead, error) {
	return tx.leadsWhere("l.n > ? AND l.archived = '' AND l.converted = '' ORDER BY l.n LIMIT ?", n, limit)
}

// OpenLeads says which imports' leads wait for approval.
func (tx *Tx) OpenLeads() (map[int64]bool, error) {
	open, err := tx.OpenImports()
	out := make(map[int64]bool, len(open))
	for _, n := range open {
		out[n] = true
	}
	return out, err
}

// ClearAlike forgets what the last search found.
func (tx *Tx) ClearAlike() error {
	_, err := tx.exec("DELETE FROM alike")
	return err
}

// AddAlike keeps groups of leads, the surest with the lowest numbers.
func (tx *Tx) AddAlike(list []AlikeLead) error {
	return tx.insertMany("INSERT INTO alike (grp, lead, score)", 3, "", len(list), func(i int, args []driver.NamedValue) {
		args[0].Value, args[1].Value, args[2].Value = list[i].Group, list[i].Lead, int64(0)
	})
}

// AlikeCount answers how many groups there are.
func (tx *Tx) AlikeCount() (n int, err error) {
	err = tx.get([]any{&n}, "SELECT COUNT(*) FROM (SELECT grp FROM alike GROUP BY grp) g")
	return n, err
}

// AlikePage answers the leads of some groups, group by group, behind one.
func (tx *Tx) AlikePage(after int64, limit int) ([]AlikeLead, error) {
	out := []AlikeLead{}
	err := tx.each(`SELECT grp, lead FROM alike WHERE grp IN (
		SELECT grp FROM alike WHERE grp > ? GROUP BY grp ORDER BY grp LIMIT ?) ORDER BY grp, lead`, []any{after, limit},
		func(rows *sql.Rows) error {
			var a AlikeLead
			err := rows.Scan(&a.Group, &a.Lead)
			out = append(out, a)
			return err
		})
	return out, err
}

// DropAlike takes leads out of their groups, and groups of one with them.
func (tx *Tx) DropAlike(leads []int64) error {
	return inChunks(leads, func(part []any) error {
		groups, err := listOf[int64](tx, "SELECT DISTINCT grp FROM alike WHERE lead IN ("+marks(len(part))+")", part...)
		if err != nil || len(groups) == 0 {
			return err
		}
		if _, err := tx.exec("DELETE FROM alike WHERE lead IN ("+marks(len(part))+")", part...); err != nil {
			return err
		}
		return inChunks(groups, func(part []any) error {
			_, err := tx.exec(`DELETE FROM alike WHERE grp IN (SELECT grp FROM alike WHERE grp IN (`+marks(len(part))+`)
				GROUP BY grp HAVING COUNT(*) < 2)`, part...)
			return err
		})
	})
}
