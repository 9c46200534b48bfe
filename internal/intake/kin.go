package intake

import (
	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/store"
)

// creates says whether whoever is here gets a further lead.
func creates(imp *store.Import) bool {
	return imp.Rule == foyer.RuleCreate && imp.Mode != foyer.ModeUpdate
}

// relate lets later rows of the same person find the first lead of theirs, and not as
// many as there are rows (D8).
func (j *judge) relate(r *store.ImportRow) {
	if !creates(j.imp) {
		return // they go into the lead this row makes
	}
	to := candidate{lead: r.Target, row: r.TargetRow}
	if of, ok := j.kin.of(to.row); ok {
		to = of
	}
	j.kin.to(r.Row, to)
}

// onePerson says whether all the candidates that are as good as the best are leads of
// one person, so that it is the same which of them a new lead is linked to (D4).
func (j *judge) onePerson(l *lookup, cands []candidate, best *candidate) (bool, error) {
	person := ""
	for _, c := range cands {
		if match.Rank(c.kinds) != match.Rank(best.kinds) {
			continue
		}
		lead, err := l.lead(c.lead)
		if err != nil || lead == nil || person != "" && lead.Person != person {
			return false, err
		}
		person = lead.Person
	}
	return true, nil
}
