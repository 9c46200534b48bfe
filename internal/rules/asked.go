package rules

import "foyer/internal/foyer"

// asking are the business rules of the form (C20): an answer to one field asks for
// another.
var asking = [...]struct {
	field  foyer.Slot
	answer string
	wants  foyer.Slot
	key    string
}{
	{foyer.SlotPrequalified, "yes", foyer.SlotLenderName, "row.lender_missing"},
	{foyer.SlotReferral, "yes", foyer.SlotReferralSource, "row.referral_missing"},
}

// Asked says what a record's own answers ask for and it lacks: who lends to one who
// is prequalified, who referred one who was. The form, the lead's sheet and staging
// all ask this, so that they never differ.
//
// It warns and refuses nothing: out of the box a name is all that is required
// (decision 21), and an optional value is never an error (decision 14). A row that
// updates a lead need not repeat a lender the lead has.
func Asked(rec *foyer.Record) []foyer.Finding {
	var out []foyer.Finding
	for i := range asking {
		a := &asking[i]
		if rec.Values[a.field] == a.answer && rec.Values[a.wants] == "" {
			out = append(out, foyer.Finding{
				Field: foyer.Catalogue()[a.wants].Key, Level: foyer.LevelWarning, Key: a.key, Args: map[string]string{}, Column: -1,
			})
		}
	}
	return out
}
