package intake

import (
	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// householdKey is the finding of a new row whose family name and phone or email are
// those of a lead with another given name. Like [maybeKey] it is not stored;
// it does not begin with "match.", since there is nothing to compare.
const householdKey = "household.likely"

// households says of the new rows of a page that may be nobody of the book with whose
// household they likely share a roof (D15). It says so and does no more: they are two.
func (in *Intake) households(tx *store.Tx, a foyer.Actor, imp *store.Import, rows []store.ImportRow, read []reread, may map[int]*foyer.RowMaybe) (map[int]foyer.Finding, error) {
	here := map[int]*foyer.Record{}
	var numbers []int
	for i := range rows {
		if r := &rows[i]; r.Verdict == foyer.VerdictNew && r.Outcome == foyer.OutcomeNone && may[r.Row] == nil && !imp.NoMatch {
			numbers = append(numbers, r.Row)
			here[r.Row] = &read[i].row.rec
		}
	}
	var pairs []store.Maybe
	var ns []int64
	err := tx.EachLoneKeyOf(imp.N, numbers, func(row int, lead int64) error {
		pairs, ns = append(pairs, store.Maybe{Row: row, Lead: lead}), append(ns, lead)
		return nil
	})
	if err != nil || len(pairs) == 0 {
		return nil, err
	}
	leads, err := tx.LeadsByN(ns)
	if err != nil {
		return nil, err
	}
	if err := dropUnseen(tx, foyer.SightOf(a), leads); err != nil {
		return nil, err
	}
	judge, out := match.NewJudge(), map[int]foyer.Finding{}
	for _, p := range pairs {
		if l := leads[p.Lead]; l != nil && judge.Kin(here[p.Row], &l.Record) {
			out[p.Row] = foyer.Finding{Level: foyer.LevelNote, Key: householdKey, Args: map[string]string{"name": rules.Name(&l.Record)}, Column: -1}
		}
	}
	return out, nil
}
