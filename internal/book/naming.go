package book

import (
	"slices"
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// WhoToName answers whom a file of the actor's may name, as rows of partner, Partner
// ID, agent and Agent ID (I5): for the office, partners that may receive leads, each
// with its agents. Who belongs to a partner names nobody, and gets none.
func WhoToName(tx *store.Tx, a foyer.Actor) ([][]string, error) {
	if a.Partner != "" || a.Role != foyer.RoleAdmin && a.Role != foyer.RoleDirector {
		return nil, nil
	}
	partners, err := tx.Partners()
	if err != nil {
		return nil, err
	}
	people, err := tx.People()
	if err != nil {
		return nil, err
	}
	var out [][]string
	for _, p := range partners {
		if p.Standing != foyer.PartnerApproved {
			continue
		}
		n := len(out)
		for _, x := range people {
			if x.Partner == p.Code && x.Agent != "" && x.Standing != foyer.StandingGone {
				out = append(out, []string{p.Name, p.Code, x.Name, x.Agent})
			}
		}
		if len(out) == n {
			out = append(out, []string{p.Name, p.Code, "", ""})
		}
	}
	slices.SortStableFunc(out, func(a, b []string) int {
		if c := strings.Compare(string(foyer.Fold(nil, a[0])), string(foyer.Fold(nil, b[0]))); c != 0 {
			return c
		}
		return strings.Compare(string(foyer.Fold(nil, a[2])), string(foyer.Fold(nil, b[2])))
	})
	return out, nil
}
