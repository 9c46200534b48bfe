package book

import (
	"strconv"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// maxTogether is how many leads one act on a list may touch.
const maxTogether = 10_000

// ArchiveLeads archives leads, or with on false restores them, and answers how
// many changed. A lead out of sight is NotFound and nothing is changed.
func ArchiveLeads(tx *store.Tx, a foyer.Actor, ids []string, on bool) (int, error) {
	if len(ids) > maxTogether {
		return 0, foyer.Fail(foyer.TooLarge, "leads.too_many", "limit", strconv.Itoa(maxTogether))
	}
	n := 0
	for _, id := range ids {
		was, err := leadFor(tx, a, foyer.ActArchiveLead, id)
		if err != nil {
			return 0, err
		}
		if (was.Archived != "") == on {
			continue
		}
		if !on {
			if err := alone(tx, id); err != nil {
				return 0, err
			}
		}
		now := was
		now.Archived = ""
		if on {
			now.Archived = foyer.TimeOf(tx.Now())
		}
		err = tx.UpdateLead(&was, &now, store.Change{
			Entity: "lead", EntityID: id, Kind: foyer.ChangeEdit,
			Was: map[string]string{"archived": string(was.Archived)},
			Now: map[string]string{"archived": string(now.Archived)}, By: a.N, At: tx.Stamp(),
		})
		if err != nil {
			return 0, err
		}
		n++
	}
	return n, nil
}

// ArchiveFound archives every lead a filter finds and answers their ids. It
// answers TooLarge past 10,000 and changes nothing then.
func ArchiveFound(tx *store.Tx, a foyer.Actor, f foyer.LeadFilter) ([]string, error) {
	ids := []string{}
	err := tx.EachLead(f, foyer.SortCreated, false, foyer.SightOf(a), func(l *store.Lead) error {
		if len(ids) == maxTogether {
			return foyer.Fail(foyer.TooLarge, "leads.too_many", "limit", strconv.Itoa(maxTogether))
		}
		if l.Archived == "" {
			ids = append(ids, l.ID)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	_, err = ArchiveLeads(tx, a, ids, true)
	return ids, err
}
