package rules

import (
	"testing"

	"foyer/internal/foyer"
)

// C20: an answer asks for another field, and is content once that is there.
func TestAsked(t *testing.T) {
	for _, c := range []struct {
		name         string
		prequalified string
		lender       string
		referral     string
		by           string
		want         string
	}{
		{"nothing said", "", "", "", "", ""},
		{"prequalified, by nobody", "yes", "", "", "", "row.lender_missing "},
		{"prequalified by a lender", "yes", "Casco Savings", "", "", ""},
		{"not prequalified", "no", "", "", "", ""},
		{"not yet", "not_yet", "", "", "", ""},
		{"referred, by nobody", "", "", "yes", "", "row.referral_missing "},
		{"referred by an aunt", "", "", "yes", "Aunt May", ""},
		{"not referred", "", "", "no", "", ""},
		{"both", "yes", "", "yes", "", "row.lender_missing row.referral_missing "},
	} {
		t.Run("C20 "+c.name, func(t *testing.T) {
			var rec foyer.Record
			rec.Values[foyer.SlotPrequalified], rec.Values[foyer.SlotLenderName] = c.prequalified, c.lender
			rec.Values[foyer.SlotReferral], rec.Values[foyer.SlotReferralSource] = c.referral, c.by
			got := ""
			for _, f := range Asked(&rec) {
				got += f.Key + " "
				if f.Level != foyer.LevelWarning {
					t.Errorf("%s is %s", f.Key, f.Level)
				}
			}
			if got != c.want {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
}
