// Package book decides what may happen to leads and who may do it: adding,
// editing, archiving, merging, notes. Its functions take an open transaction, so
// that several of them make one step; who opens it is the caller's affair, and the
// statements are the store's.
package book

import (
	"foyer/internal/foyer"
	"foyer/internal/store"
)

// allow answers nil when the actor may do an action at all, else Forbidden.
func allow(a foyer.Actor, do foyer.Action) error {
	if foyer.May(a, do) == foyer.ReachNone {
		return foyer.Fail(foyer.Forbidden, "call.forbidden")
	}
	return nil
}

// leadFor answers a lead for an action: NotFound for one out of the actor's sight,
// Forbidden for one it may not do that to.
func leadFor(tx *store.Tx, a foyer.Actor, do foyer.Action, id string) (store.Lead, error) {
	l, err := tx.Lead(id, foyer.SightOf(a))
	if err != nil {
		return l, err
	}
	switch foyer.May(a, do) {
	case foyer.ReachAll, foyer.ReachTeam:
		return l, nil
	case foyer.ReachOwn:
		if l.Owner == a.N || l.By == a.N {
			return l, nil
		}
	}
	return l, foyer.Fail(foyer.Forbidden, "call.forbidden")
}

// People answers every person by row, for callers that write many leads.
func People(tx *store.Tx) (map[int64]foyer.Person, error) {
	who, _, err := people(tx)
	return who, err
}

// people answers every person by row and by id.
func people(tx *store.Tx) (byN map[int64]foyer.Person, byID map[string]int64, err error) {
	rows, err := tx.People()
	if err != nil {
		return nil, nil, err
	}
	byN, byID = map[int64]foyer.Person{}, map[string]int64{}
	for _, p := range rows {
		byN[p.N], byID[p.ID] = p.Person, p.N
	}
	return byN, byID, nil
}
