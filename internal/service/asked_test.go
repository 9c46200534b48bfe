package service_test

import (
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// C20: the form, the lead's sheet and an import ask for the same, and none refuses.
func TestAskedAlike(t *testing.T) {
	for _, c := range []struct {
		values map[string]string
		file   string
		want   string
	}{
		{map[string]string{"prequalified": "yes"}, "Yes,,,", "lender_name"},
		{map[string]string{"prequalified": "yes", "lender_name": "Casco Savings"}, "Yes,Casco Savings,,", ""},
		{map[string]string{"referral": "yes"}, ",,Yes,", "referral_source"},
		{map[string]string{"referral": "yes", "referral_source": "Aunt May"}, ",,Yes,Aunt May", ""},
		{map[string]string{"prequalified": "no", "referral": "no"}, "No,,No,", ""},
	} {
		h := testhouse.Open(t)
		leads := testhouse.Service[service.Leads](h)
		said := func(where string, list []foyer.Finding, err error) {
			t.Helper()
			got := ""
			for _, f := range list {
				if f.Key == "row.lender_missing" || f.Key == "row.referral_missing" {
					got += f.Field
				}
			}
			if err != nil || got != c.want {
				t.Errorf("%v: %s asks for %q, %v, want %q", c.values, where, got, err, c.want)
			}
		}
		list, err := leads.Asked(foyer.Draft{Values: c.values})
		said("the form", list, err)
		all := map[string]string{"full_name": "Ada Quill"}
		for k, v := range c.values {
			all[k] = v
		}
		lead, err := leads.Add(foyer.Draft{Values: all})
		said("the sheet", lead.Asked, err)
		imp := h.Stage("one.csv", "Name,Email,Prequalified,Lender name,Referral,Referral source\nBen Moss,ben@example.com,"+c.file+"\n")
		rows := h.Rows(imp.ID, foyer.RowsAll)
		said("the import", rows[0].Findings, nil)
		if rows[0].Verdict == foyer.VerdictError {
			t.Errorf("%v: the row is refused", c.values)
		}
		h.Close()
	}
}
