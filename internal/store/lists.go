package store

import (
	"database/sql"
	"strings"

	"foyer/internal/foyer"
)

// openLists are the lists a value can join.
func openLists() []string {
	return []string{foyer.ListSource, foyer.ListRating, foyer.ListSite, foyer.ListLeadType, foyer.ListTags, foyer.ListFinancing}
}

// ListValues answers the values of an open list in the order they joined it.
func (tx *Tx) ListValues(list string) ([]string, error) {
	out := []string{}
	err := tx.each("SELECT value FROM list_values WHERE list = ? ORDER BY place, folded", []any{list},
		func(rows *sql.Rows) error {
			var v string
			if err := rows.Scan(&v); err != nil {
				return err
			}
			out = append(out, v)
			return nil
		})
	return out, err
}

// AddToList has values join an open list and answers how many were new to it.
// Values that differ only by case or by spaces around them are one; the spelling
// that came first stays. Blank values are passed over.
func (tx *Tx) AddToList(list string, values []string) (added int, err error) {
	for _, v := range values {
		v = strings.TrimSpace(v)
		if v == "" {
			continue
		}
		n, err := tx.exec(`INSERT INTO list_values (list, folded, value, place)
			SELECT ?, ?, ?, COALESCE(MAX(place), 0) + 1 FROM list_values WHERE list = ?
			ON CONFLICT (list, folded) DO NOTHING`, list, foldCase(v), v, list)
		if err != nil {
			return added, err
		}
		added += int(n)
	}
	return added, nil
}

// foldCase makes values that differ only by case one. Accents tell values apart.
func foldCase(v string) string { return strings.ToLower(strings.ToUpper(v)) }

// seedLists gives a new house the values its lists start with.
func (tx *Tx) seedLists() error {
	const key = "lists"
	if seeded, err := tx.House(key); err != nil || seeded != "" {
		return err
	}
	for _, list := range openLists() {
		if _, err := tx.AddToList(list, foyer.ListDefaults(list)); err != nil {
			return err
		}
	}
	return tx.SetHouse(key, "1")
}
