package intake

import (
	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/store"
)

// unnamedKey is the finding of a row whose Foyer ID names no lead in sight.
const unnamedKey = "id.no_lead"

func isUnnamed(f foyer.Finding) bool { return f.Key == unnamedKey }

// sightOf answers what the person who brought an import may see. The rows of a file
// find no more of the book than that person would, whoever looks at them.
func sightOf(tx *store.Tx, imp *store.Import, importer string) (foyer.Sight, error) {
	a, err := book.ActorOf(tx, importer)
	if foyer.KindOf(err) == foyer.SignedOut { // gone: what they brought is theirs all the same
		return foyer.Sight{Person: imp.By}, nil
	}
	return foyer.SightOf(a), err
}

// inSight leaves of some leads those that the person who brought an import sees.
func (in *Intake) inSight(tx *store.Tx, imp *store.Import, leads map[int64]*store.Lead) error {
	if len(leads) == 0 {
		return nil
	}
	d, err := deskOf(tx, imp)
	if err != nil {
		return err
	}
	return dropUnseen(tx, d.sight, leads)
}

// dropUnseen leaves of some leads those in sight; nil is none.
func dropUnseen[K comparable](tx *store.Tx, sight foyer.Sight, leads map[K]*store.Lead) error {
	for k, lead := range leads {
		seen := false
		if lead != nil {
			var err error
			if seen, err = tx.Sees(sight, lead); err != nil {
				return err
			}
		}
		if !seen {
			delete(leads, k)
		}
	}
	return nil
}

// named fetches the leads that rows name by their Foyer ID, of those in the importer's
// sight. One that was joined into another since the file was written is that other.
func (l *lookup) named(ids []string, sight foyer.Sight) error {
	found, err := l.tx.LeadsByID(ids)
	if err != nil {
		return err
	}
	l.byID = found
	into := map[string]string{}
	var more []string
	for id, lead := range found {
		if lead.Archived == "" {
			continue
		}
		to, err := l.tx.JoinedInto(id)
		if err != nil {
			return err
		}
		if to != "" {
			into[id] = to
			more = append(more, to)
		}
	}
	if len(more) > 0 {
		others, err := l.tx.LeadsByID(more)
		if err != nil {
			return err
		}
		for id, to := range into {
			found[id] = others[to]
		}
	}
	return dropUnseen(l.tx, sight, found)
}

// unnamed says of a row that names a lead by its Foyer ID that there is none. It says
// the same of a lead out of sight, so that nothing is told of it.
func (l *lookup) unnamed(read *readRow, row *store.ImportRow) {
	if read.rec.ID == "" || l.byID[read.rec.ID] != nil {
		return
	}
	f := note(unnamedKey)
	f.Field = "id"
	row.Findings = append(row.Findings, f)
}
