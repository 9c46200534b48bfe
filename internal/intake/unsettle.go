package intake

import (
	"slices"
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// recheckAtMost is how many rows of a Draft are checked again in place when people
// or partners change; a longer one is staged anew when it is opened.
const recheckAtMost = 20_000

// Recheck gives the rows of every open Draft their verdicts anew where these hang
// on people, partners, fields or rules of the house, which have just changed in tx.
// Ticks, decisions and corrections stay.
func (in *Intake) Recheck(tx *store.Tx) error {
	in.turned.Add(1)
	in.seen.mu.Lock()
	in.seen.reader = nil
	in.seen.mu.Unlock()
	for _, state := range []foyer.ImportState{foyer.StateDraft, foyer.StateSaved} {
		list, _, _, err := tx.Imports(foyer.ImportQuery{State: state, Limit: 500}, nil)
		if err != nil {
			return err
		}
		for _, l := range list {
			imp, err := tx.Import(l.ID)
			if err != nil {
				return err
			}
			if imp.Phase != foyer.PhaseStaged {
				continue
			}
			if imp.Counts.Rows > recheckAtMost {
				if named, err := namesPeople(tx, &imp); err != nil || !named {
					if err != nil {
						return err
					}
					continue
				}
				if err := restart(tx, &imp); err != nil {
					return err
				}
				if err := tx.UpdateImport(&imp); err != nil {
					return err
				}
				continue
			}
			if err := in.rejudge(tx, &imp); err != nil {
				return err
			}
		}
	}
	return nil
}

// namesPeople says whether what the rows of an import say hangs on people of the
// house.
func namesPeople(tx *store.Tx, imp *store.Import) (bool, error) {
	for _, key := range []string{"owner", "partner_id", "agent_id"} {
		if imp.Mapping.ColumnOf(key) != nil {
			return true, nil
		}
	}
	if imp.Partner != "" || imp.Agent != "" {
		return true, nil
	}
	groups, err := tx.RowGroups(imp.N, foyer.RowsAll)
	return slices.ContainsFunc(groups, func(g foyer.RowGroup) bool { return aboutPeople(g.Key) }), err
}

func aboutPeople(key string) bool {
	return strings.HasPrefix(key, "owner.") || strings.HasPrefix(key, "partner.") || strings.HasPrefix(key, "agent.")
}

// rejudge reads the rows of one Draft again and has those whose findings differ,
// and what hangs on them, judged anew.
func (in *Intake) rejudge(tx *store.Tx, imp *store.Import) error {
	c := &recheck{in: in, tx: tx, imp: imp}
	err := inPages(tx, func(next int) ([]store.ImportRow, error) {
		return tx.RowsFrom(imp.N, foyer.RowQuery{}, next, batchRows)
	}, func(rows []store.ImportRow) error {
		read, err := in.reread(tx, imp, rows)
		for i := range read {
			if ofPeople(rows[i].Findings) != ofPeople(read[i].row.findings) {
				c.touched.add(rows[i].Row)
			}
		}
		return err
	})
	if err != nil || c.touched.count == 0 {
		return err
	}
	if err := c.run(); err != nil {
		return err
	}
	_, err = fresh(tx, imp)
	return err
}

// ofPeople is what findings say of people and partners.
func ofPeople(fs []foyer.Finding) string {
	var out []string
	for _, f := range fs {
		if aboutPeople(f.Key) {
			out = append(out, f.Key+" "+f.Raw)
		}
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}
