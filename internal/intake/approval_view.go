package intake

import (
	"context"
	"sort"

	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// maxClashes is how many clashes a view lists.
const maxClashes = 200

// ApprovalView answers what approving an import would change (E25).
func (in *Intake) ApprovalView(_ context.Context, tx *store.Tx, a foyer.Actor, id string) (foyer.ApprovalView, error) {
	v := foyer.ApprovalView{Owners: []foyer.Option{}, Sources: []foyer.Option{}, Clashes: []foyer.Clash{}}
	imp, err := waitingFor(tx, a, id)
	if err != nil {
		return v, err
	}
	if v.Leads, v.Merges, err = tx.CountWaiting(imp.N); err != nil {
		return v, err
	}
	if v.Owners, err = tx.WaitingBy(imp.N, "owner"); err != nil {
		return v, err
	}
	if v.Sources, err = tx.WaitingBy(imp.N, "source"); err != nil {
		return v, err
	}
	if err := newcomers(tx, &imp, &v); err != nil {
		return v, err
	}
	if err := changedSince(tx, &imp, &v); err != nil {
		return v, err
	}
	sort.Slice(v.Clashes, func(i, j int) bool { return v.Clashes[i].Row < v.Clashes[j].Row })
	if len(v.Clashes) > maxClashes {
		v.Clashes, v.More = v.Clashes[:maxClashes], true
	}
	return v, nil
}

// newcomers are leads that came into the book since, and look like one of the
// import's.
func newcomers(tx *store.Tx, imp *store.Import, v *foyer.ApprovalView) error {
	pairs, err := tx.Newcomers(imp.N, maxClashes+1)
	if err != nil {
		return err
	}
	var ns []int64
	for mine, other := range pairs {
		ns = append(ns, mine, other)
	}
	leads, err := tx.LeadsByN(ns)
	if err != nil {
		return err
	}
	for mine, other := range pairs {
		m, o := leads[mine], leads[other]
		if m == nil || o == nil {
			continue
		}
		v.Clashes = append(v.Clashes, foyer.Clash{
			Row: m.Row, Name: rules.Name(&m.Record), Lead: o.ID, With: rules.Name(&o.Record), Key: "clash.new",
		})
	}
	return nil
}

// changedSince are leads of the book that a merge is for, and that were changed,
// archived or taken out since the import ran.
func changedSince(tx *store.Tx, imp *store.Import, v *foyer.ApprovalView) error {
	for next := 0; len(v.Clashes) <= maxClashes; {
		rows, err := tx.MergesFrom(imp.N, next, batchRows)
		if err != nil || len(rows) == 0 {
			return err
		}
		next = rows[len(rows)-1].Row + 1
		ns := make([]int64, len(rows))
		for i := range rows {
			ns[i] = rows[i].Target
		}
		leads, err := tx.LeadsByN(ns)
		if err != nil {
			return err
		}
		for _, r := range rows {
			l := leads[r.Target]
			c := foyer.Clash{Row: r.Row}
			switch {
			case l == nil:
				c.Key = "clash.gone"
			case l.Archived != "" || l.Converted != "":
				c.Key = "clash.archived"
			case l.Active > imp.Finished:
				c.Key = "clash.changed"
			default:
				continue
			}
			if l != nil {
				c.Lead, c.With, c.Name = l.ID, rules.Name(&l.Record), rules.Name(&l.Record)
			}
			v.Clashes = append(v.Clashes, c)
		}
	}
	return nil
}
