package store

import (
	"database/sql"
	"slices"

	"foyer/internal/foyer"
)

func noLead() error { return foyer.Fail(foyer.NotFound, "lead.gone") }

// Lead answers a lead by its id, or NotFound when there is none in sight.
func (tx *Tx) Lead(id string, s foyer.Sight) (Lead, error) {
	found, err := tx.leadsWhere("l.id = ?", id)
	if err != nil {
		return Lead{}, err
	}
	if len(found) == 0 {
		return Lead{}, noLead()
	}
	seen, err := tx.sees(s, &found[0])
	if err == nil && !seen {
		err = noLead()
	}
	if err != nil {
		return Lead{}, err
	}
	return found[0], nil
}

// LeadByN answers a lead by its number, or NotFound.
func (tx *Tx) LeadByN(n int64) (Lead, error) {
	found, err := tx.leadsWhere("l.n = ?", n)
	if err == nil && len(found) == 0 {
		err = noLead()
	}
	if err != nil {
		return Lead{}, err
	}
	return found[0], nil
}

// LeadsByN answers leads by their numbers; those that are not there are left out.
func (tx *Tx) LeadsByN(ns []int64) (map[int64]*Lead, error) {
	out := make(map[int64]*Lead, len(ns))
	err := inChunks(ns, func(part []any) error {
		found, err := tx.leadsWhere("l.n IN ("+marks(len(part))+")", part...)
		for i := range found {
			out[found[i].N] = &found[i]
		}
		return err
	})
	return out, err
}

// LeadsByID answers leads by their ids; those that are not there are left out.
func (tx *Tx) LeadsByID(ids []string) (map[string]*Lead, error) {
	out := make(map[string]*Lead, len(ids))
	err := inTexts(ids, func(part []any) error {
		found, err := tx.leadsWhere("l.id IN ("+marks(len(part))+")", part...)
		for i := range found {
			out[found[i].ID] = &found[i]
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (tx *Tx) leadsWhere(where string, args ...any) ([]Lead, error) {
	var out []Lead
	err := tx.each("SELECT "+leadColumns+leadFrom+"WHERE "+where, args, func(rows *sql.Rows) error {
		out = append(out, Lead{})
		return scanLead(rows, &out[len(out)-1])
	})
	if err != nil {
		return nil, err
	}
	return out, tx.furtherKeys(out)
}

// furtherKeys adds the keys beyond the first phone and email to leads that have
// more than one of either.
func (tx *Tx) furtherKeys(leads []Lead) error {
	at := map[int64]int{}
	var ns []int64
	for i := range leads {
		if r := &leads[i].Record; len(r.Phones) > 1 || len(r.Emails) > 1 {
			at[leads[i].N] = i
			ns = append(ns, leads[i].N)
		}
	}
	return inChunks(ns, func(part []any) error {
		return tx.each("SELECT n, kind, k FROM lead_keys WHERE n IN ("+marks(len(part))+") ORDER BY n, kind, k", part,
			func(rows *sql.Rows) error {
				var k leadKey
				if err := rows.Scan(&k.n, &k.kind, &k.key); err != nil {
					return err
				}
				keys := &leads[at[k.n]].Keys
				if k.kind == keyPhone {
					keys.Phones = append(keys.Phones, uint64(k.key))
				} else {
					keys.Emails = append(keys.Emails, uint64(k.key))
				}
				return nil
			})
	})
}

// waiting answers the imports whose leads wait for approval, with who ran them.
func (tx *Tx) waiting() (map[int64]int64, error) {
	if tx.cache.waiting != nil {
		return tx.cache.waiting, nil
	}
	open, err := tx.OpenImports()
	if err != nil {
		return nil, err
	}
	out := make(map[int64]int64, len(open))
	err = inChunks(open, func(part []any) error {
		return tx.each("SELECT n, COALESCE(person, 0) FROM imports WHERE n IN ("+marks(len(part))+")", part,
			func(rows *sql.Rows) error {
				var n, by int64
				if err := rows.Scan(&n, &by); err != nil {
					return err
				}
				out[n] = by
				return nil
			})
	})
	if err == nil && !tx.write {
		tx.cache.waiting = out // a reader's imports stay as they are
	}
	return out, err
}

// pending says whether a lead waits for approval, and who brought it.
func (tx *Tx) pending(l *Lead) (bool, int64, error) {
	switch l.Approval {
	case "approved":
		return false, 0, nil
	case "declined", "waiting":
		return true, 0, nil
	}
	open, err := tx.waiting()
	by, waits := open[l.Import]
	return waits, by, err
}

// sees says whether a lead is in sight; lists say the same with conditions.
func (tx *Tx) sees(s foyer.Sight, l *Lead) (bool, error) {
	if s.All && !s.Approved {
		return true, nil
	}
	waits, by, err := tx.pending(l)
	switch {
	case err != nil:
		return false, err
	case waits && s.Approved:
		return false, nil
	case s.All:
		return true, nil
	case waits:
		return s.Brought(by), nil
	}
	return slices.Contains(s.Owners(), l.Owner), nil
}

// Related answers the other leads in sight of the same person, oldest first.
func (tx *Tx) Related(l *Lead, s foyer.Sight) ([]foyer.LeadRef, error) {
	out := []foyer.LeadRef{}
	// The two halves each have an index: linked leads by person, the one they
	// were linked to by its id.
	found, err := tx.leadsWhere("l.person = ? AND l.person <> '' ORDER BY l.n LIMIT 500", l.Person)
	if err != nil {
		return out, err
	}
	root, err := tx.leadsWhere("l.id = ?", l.Person)
	if err != nil {
		return out, err
	}
	for _, other := range append(root, found...) {
		if other.N == l.N {
			continue
		}
		seen, err := tx.sees(s, &other)
		if err != nil {
			return out, err
		}
		if seen {
			out = append(out, foyer.LeadRef{ID: other.ID, Name: ShownName(&other.Record)})
		}
	}
	return out, nil
}

// Sees says whether a lead is in sight.
func (tx *Tx) Sees(s foyer.Sight, l *Lead) (bool, error) { return tx.sees(s, l) }

// Pending says whether a lead waits for the approval of its import.
func (tx *Tx) Pending(l *Lead) (bool, error) {
	waits, _, err := tx.pending(l)
	return waits, err
}
