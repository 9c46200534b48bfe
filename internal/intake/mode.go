package intake

import (
	"slices"

	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/store"
)

// startedKey is the line of an import's history that says that it began, and with
// which of its rows.
func startedKey(imp *store.Import) string {
	if imp.Mode == foyer.ModeBoth {
		return "story.started"
	}
	return "story.started_" + string(imp.Mode)
}

// keyFields are the fields whose values an import knows leads again by.
var keyFields = map[foyer.MatchKey]string{
	foyer.KeyID: "id", foyer.KeyExternal: "external_id", foyer.KeyEmail: "email", foyer.KeyPhone: "phone", foyer.KeyMLSName: "mls_id",
}

var modes = []foyer.ImportMode{foyer.ModeBoth, foyer.ModeUpdate, foyer.ModeCreate}

// leftOut skips a row that the import's mode leaves out, and says why (D14). What a
// person decided of the row went before.
func (j *judge) leftOut(read *readRow, row *store.ImportRow, cands []candidate, best *candidate, tied bool) bool {
	why := ""
	switch j.imp.Mode {
	case foyer.ModeUpdate:
		switch {
		case best == nil && !match.HasKey(j.imp.Key, read.keys):
			why = "match.no_key"
		case best == nil:
			why = noLead(j.imp.Key)
		case best.archived && !tied:
			take(row, *best)
			why = "match.update_archived"
		}
	case foyer.ModeCreate:
		for _, c := range cands {
			if c.lead != 0 && (why == "" || match.Rank(c.kinds) > match.Rank(row.Kinds)) {
				take(row, c)
				why = "match.here"
			}
		}
	}
	if why == "" {
		return false
	}
	row.Plan = foyer.PlanSkip
	row.Findings = append(slices.DeleteFunc(row.Findings, isUnnamed), j.about(note(why)))
	return true
}

// noLead is the finding of a row that names no lead of the book.
func noLead(by foyer.MatchKey) string {
	switch by {
	case foyer.KeyID:
		return "match.no_lead_id"
	case foyer.KeyExternal:
		return "match.no_lead_external"
	case foyer.KeyEmail:
		return "match.no_lead_email"
	case foyer.KeyPhone:
		return "match.no_lead_phone"
	case foyer.KeyMLSName:
		return "match.no_lead_mls"
	}
	return "match.no_lead"
}

// tie is the finding of a row that several leads fit equally well.
func (j *judge) tie() foyer.Finding {
	if j.imp.Key == foyer.KeyHouse {
		return wrong("match.tie")
	}
	return j.about(wrong("match.key_tie"))
}

// about has a finding point to the field that the import matches by, if it is one.
func (j *judge) about(f foyer.Finding) foyer.Finding {
	if j.imp.Mapping.ColumnOf(keyFields[j.imp.Key]) != nil {
		f.Field = keyFields[j.imp.Key]
	}
	return f
}

// kindNames says in words what a row and whom it is taken for share.
func kindNames(by foyer.MatchKey, kinds foyer.Kinds) []string {
	switch {
	case kinds&foyer.ByID != 0:
		return []string{"id"}
	case kinds&foyer.ByRow != 0:
		return []string{"row"}
	case kinds&foyer.ByKey == 0:
		return kinds.Names()
	case by == foyer.KeyMLSName:
		return []string{"mls_id", "name"}
	}
	return []string{keyFields[by]}
}

// matchedBy asks the book whom rows may be, by the key of an import.
func matchedBy(tx *store.Tx, by foyer.MatchKey, rows []readRow, keys []foyer.Keys) ([][]store.Candidate, error) {
	if by == foyer.KeyHouse {
		return tx.Matches(keys)
	}
	known := make([]store.Known, len(rows))
	for i := range rows {
		known[i].Keys = keys[i]
		switch {
		case keys[i].Own == 0:
		case by == foyer.KeyExternal:
			known[i].Text = rows[i].rec.Values[foyer.SlotExternalID]
		case by == foyer.KeyMLSName:
			known[i].Text = match.MLS(&rows[i].rec)
		}
	}
	return tx.MatchesBy(by, known)
}
