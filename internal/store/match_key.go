package store

import (
	"database/sql"
	"strconv"
	"strings"

	"foyer/internal/foyer"
)

// mostByKey is how many leads that bear one key are answered: enough to tell that
// they are several, and to show some.
const mostByKey = 10

var limitByKey = strconv.Itoa(mostByKey)

// Known is what a row is known again by: its keys, and the text of the key where
// that is one.
type Known struct {
	Keys foyer.Keys
	Text string
}

// MatchesBy answers, for each of rows, the leads of the book that bear the key an
// import matches by (D14), the longest in the book first: of many, some. Archived
// and converted leads are among them and say so. The Foyer ID is [Tx.LeadsByID]'s.
func (tx *Tx) MatchesBy(by foyer.MatchKey, rows []Known) ([][]Candidate, error) {
	out := make([][]Candidate, len(rows))
	if book, err := tx.LeadCountAll(); err != nil || book == 0 {
		return out, err
	}
	m := &matcher{tx: tx, kinds: map[[2]int64]foyer.Kinds{}}
	var err error
	switch by {
	case foyer.KeyEmail:
		err = m.single(rows, keyEmail, "k_email", func(k *foyer.Keys) []uint64 { return k.Emails })
	case foyer.KeyPhone:
		err = m.single(rows, keyPhone, "k_phone", func(k *foyer.Keys) []uint64 { return k.Phones })
	case foyer.KeyExternal:
		err = m.external(rows)
	case foyer.KeyMLSName:
		err = m.listing(rows)
	}
	if err != nil {
		return nil, err
	}
	return out, m.collect(out)
}

// single looks up phones or emails, each once, be it a lead's first or a later one.
func (m *matcher) single(rows []Known, kind int64, column string, of func(*foyer.Keys) []uint64) error {
	asked := map[uint64][]int64{}
	var pairs []pair
	var list []uint64
	for i := range rows {
		for _, k := range of(&rows[i].Keys) {
			if k == 0 {
				continue
			}
			if asked[k] == nil {
				pairs, list = append(pairs, pair{int64(len(list)), int64(k), kind}), append(list, k)
			}
			asked[k] = append(asked[k], int64(i))
		}
	}
	take := func(rows *sql.Rows) error {
		var i, n int64
		err := rows.Scan(&i, &n)
		for _, row := range asked[list[i]] {
			m.hit(row, n, foyer.ByKey)
		}
		return err
	}
	err := m.look(pairs, `SELECT p.i, l.n FROM p CROSS JOIN lead_list l WHERE l.n IN (
		SELECT x.n FROM lead_list x WHERE x.`+column+` = p.a AND x.`+column+` <> 0 ORDER BY x.k_name, x.n LIMIT `+limitByKey+")", take)
	if err != nil {
		return err
	}
	return m.look(pairs, `SELECT p.i, l.n FROM p CROSS JOIN lead_list l WHERE l.n IN (
		SELECT x.n FROM lead_keys x WHERE x.k = p.a AND x.kind = p.b ORDER BY x.n LIMIT `+limitByKey+")", take)
}

// external looks up the IDs that another program gave.
func (m *matcher) external(rows []Known) error {
	asked, list := byText(rows)
	return m.texts(list, `SELECT p.i, l.n FROM p CROSS JOIN leads l WHERE l.n IN (
		SELECT x.n FROM leads x WHERE x.external_id = p.t AND x.external_id <> '' ORDER BY x.n LIMIT `+limitByKey+")",
		func(rows *sql.Rows) error {
			var i, n int64
			err := rows.Scan(&i, &n)
			for _, row := range asked[list[i]] {
				m.hit(row, n, foyer.ByKey)
			}
			return err
		})
}

// listing looks up the MLS IDs, each once: the leads of one property may be many,
// and so may the rows. Which of them have a row's name is seen here.
func (m *matcher) listing(rows []Known) error {
	asked, list := byText(rows)
	type of struct {
		text int64
		name uint64
	}
	byName := map[of][]int64{}
	for i, text := range list {
		for _, row := range asked[text] {
			at := of{int64(i), rows[row].Keys.Name}
			byName[at] = append(byName[at], row)
		}
	}
	found := map[int64]int{}
	return m.texts(list, `SELECT p.i, x.n, l.k_name FROM p CROSS JOIN leads x CROSS JOIN lead_list l
		WHERE UPPER(x.mls_id) = p.t AND x.mls_id <> '' AND l.n = x.n AND l.k_name <> 0`,
		func(rows *sql.Rows) error {
			var i, n, name int64
			err := rows.Scan(&i, &n, &name)
			for _, row := range byName[of{i, uint64(name)}] {
				if found[row]++; found[row] <= mostByKey {
					m.hit(row, n, foyer.ByKey)
				}
			}
			return err
		})
}

// byText answers the rows that ask for a text, and the texts, each once.
func byText(rows []Known) (asked map[string][]int64, list []string) {
	asked = map[string][]int64{}
	for i := range rows {
		t := rows[i].Text
		if t == "" {
			continue
		}
		if asked[t] == nil {
			list = append(list, t)
		}
		asked[t] = append(asked[t], int64(i))
	}
	return asked, list
}

// texts joins texts, as a table p of i and t, with what a statement says, as look
// does with pairs. An empty text finds nothing.
func (m *matcher) texts(list []string, text string, fn func(*sql.Rows) error) error {
	for from := 0; from < len(list); {
		size := matchBatch(len(list) - from)
		args := make([]any, 0, 2*size)
		for i := from; i < min(from+size, len(list)); i++ {
			args = append(args, int64(i), list[i])
		}
		for len(args) < cap(args) {
			args = append(args, int64(0), "")
		}
		row := "(CAST(? AS BIGINT), CAST(? AS TEXT))"
		text := "WITH p (i, t) AS (VALUES " + row + strings.Repeat(", (?, ?)", size-1) + ") " + text
		if err := m.tx.each(text, args, fn); err != nil {
			return err
		}
		from += size
	}
	return nil
}
