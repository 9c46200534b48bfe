package store

import (
	"cmp"
	"database/sql"
	"slices"
	"strings"

	"foyer/internal/foyer"
)

// matchBatches are the numbers of pairs that statements look up.
var matchBatches = [...]int{20, 500, 5000}

// pair is two keys of different kinds that a row and a lead may share.
type pair struct{ row, a, b int64 }

// Matches answers, for each set of keys, the leads of the book that share at least
// two kinds of key with it; every phone and email of both sides counts. Archived
// and converted leads are among them and say so. The best come first: those that
// share most, and of these the longest in the book.
func (tx *Tx) Matches(keys []foyer.Keys) ([][]Candidate, error) {
	out := make([][]Candidate, len(keys))
	if book, err := tx.LeadCountAll(); err != nil || book == 0 {
		return out, err
	}
	m := &matcher{tx: tx, keys: keys, kinds: map[[2]int64]foyer.Kinds{}}
	if err := m.first(); err != nil {
		return nil, err
	}
	if err := m.further(); err != nil {
		return nil, err
	}
	return out, m.collect(out)
}

type matcher struct {
	tx    *Tx
	keys  []foyer.Keys
	kinds map[[2]int64]foyer.Kinds // by row and lead
}

func (m *matcher) hit(row, n int64, kinds foyer.Kinds) { m.kinds[[2]int64{row, n}] |= kinds }

// first looks up pairs of keys in the indexes over the first of each kind. Two of
// three kinds are always one of these pairs.
func (m *matcher) first() error {
	var emailName, phoneName, emailPhone []pair
	for i, k := range m.keys {
		row := int64(i)
		for _, e := range k.Emails {
			if e != 0 && k.Name != 0 {
				emailName = append(emailName, pair{row, int64(e), int64(k.Name)})
			}
			for _, p := range k.Phones {
				if e != 0 && p != 0 {
					emailPhone = append(emailPhone, pair{row, int64(e), int64(p)})
				}
			}
		}
		for _, p := range k.Phones {
			if p != 0 && k.Name != 0 {
				phoneName = append(phoneName, pair{row, int64(p), int64(k.Name)})
			}
		}
	}
	for _, l := range []struct {
		pairs []pair
		on    string
		kinds foyer.Kinds
	}{
		{emailName, "l.k_email = p.a AND l.k_name = p.b AND l.k_email <> 0", foyer.ByEmail | foyer.ByName},
		{phoneName, "l.k_phone = p.a AND l.k_name = p.b AND l.k_phone <> 0", foyer.ByPhone | foyer.ByName},
		{emailPhone, "l.k_email = p.a AND l.k_phone = p.b AND l.k_email <> 0 AND l.k_phone <> 0", foyer.ByEmail | foyer.ByPhone},
	} {
		err := m.look(l.pairs, "SELECT p.i, l.n FROM p CROSS JOIN lead_list l WHERE "+l.on, func(rows *sql.Rows) error {
			var row, n int64
			err := rows.Scan(&row, &n)
			m.hit(row, n, l.kinds)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// further looks up each key among the second and later phones and emails of
// leads, and counts the other kinds of those it finds.
func (m *matcher) further() error {
	var has int
	if err := m.tx.get([]any{&has}, "SELECT COUNT(*) FROM (SELECT 1 AS one FROM lead_keys LIMIT 1) few"); err != nil || has == 0 {
		return err
	}
	var pairs []pair
	for i, k := range m.keys {
		for _, e := range k.Emails {
			pairs = append(pairs, pair{int64(i), int64(e), keyEmail})
		}
		for _, p := range k.Phones {
			pairs = append(pairs, pair{int64(i), int64(p), keyPhone})
		}
	}
	type seen struct{ row, n int64 }
	var twice []seen
	err := m.look(pairs, `SELECT p.i, p.b, l.n, l.k_name, l.k_email, l.k_phone
		FROM p CROSS JOIN lead_keys k CROSS JOIN lead_list l
		WHERE k.k = p.a AND k.kind = p.b AND l.n = k.n`, func(rows *sql.Rows) error {
		var row, kind, n, name, email, phone int64
		if err := rows.Scan(&row, &kind, &n, &name, &email, &phone); err != nil {
			return err
		}
		k := &m.keys[row]
		kinds := foyer.Kinds(kind)
		if name != 0 && uint64(name) == k.Name {
			kinds |= foyer.ByName
		}
		if email != 0 && slices.Contains(k.Emails, uint64(email)) {
			kinds |= foyer.ByEmail
		}
		if phone != 0 && slices.Contains(k.Phones, uint64(phone)) {
			kinds |= foyer.ByPhone
		}
		twice = append(twice, seen{row, n})
		m.hit(row, n, kinds)
		return nil
	})
	return err
}

// look joins pairs, as a table p of i, a and b, with what a statement says. The
// pairs are filled up to one of few sizes, so that the statements are few and
// stay prepared; a pair of zeros finds nothing.
func (m *matcher) look(pairs []pair, text string, fn func(*sql.Rows) error) error {
	for len(pairs) > 0 {
		size := matchBatch(len(pairs))
		part := pairs[:min(len(pairs), size)]
		pairs = pairs[len(part):]
		args := make([]any, 0, 3*size)
		for _, p := range part {
			args = append(args, p.row, p.a, p.b)
		}
		for len(args) < cap(args) {
			args = append(args, int64(0))
		}
		row := "(CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT))"
		text := "WITH p (i, a, b) AS (VALUES " + row + strings.Repeat(", (?, ?, ?)", size-1) + ") " + text
		if err := m.tx.each(text, args, fn); err != nil {
			return err
		}
	}
	return nil
}

// matchBatch answers how many a statement looks up, of so many that are left.
func matchBatch(left int) int {
	for _, n := range matchBatches {
		if n >= left {
			return n
		}
	}
	return matchBatches[len(matchBatches)-1]
}

// sure says that what a row and a lead share makes the lead a candidate.
func sure(kinds foyer.Kinds) bool { return kinds&foyer.ByKey != 0 || len(kinds.Names()) >= 2 }

// collect makes candidates of what shares enough, and fetches their names.
func (m *matcher) collect(out [][]Candidate) error {
	var ns []int64
	for at, kinds := range m.kinds {
		if sure(kinds) {
			ns = append(ns, at[1])
		}
	}
	slices.Sort(ns)
	ns = slices.Compact(ns)
	found := map[int64]Candidate{}
	err := inChunks(ns, func(part []any) error {
		return m.tx.each(`SELECT n, full_name, first_name, last_name, company, archived, converted FROM leads
			WHERE n IN (`+marks(len(part))+")", part, func(rows *sql.Rows) error {
			var c Candidate
			var full, first, lastName, company, archived, converted string
			if err := rows.Scan(&c.N, &full, &first, &lastName, &company, &archived, &converted); err != nil {
				return err
			}
			c.Name, c.Archived = shownName(full, first, lastName, company), archived != "" || converted != ""
			found[c.N] = c
			return nil
		})
	})
	if err != nil {
		return err
	}
	for at, kinds := range m.kinds {
		if c, ok := found[at[1]]; ok && sure(kinds) {
			c.Kinds = kinds
			out[at[0]] = append(out[at[0]], c)
		}
	}
	for _, list := range out {
		slices.SortFunc(list, func(a, b Candidate) int {
			if c := cmp.Compare(len(b.Kinds.Names()), len(a.Kinds.Names())); c != 0 {
				return c
			}
			return cmp.Compare(a.N, b.N)
		})
	}
	return nil
}
