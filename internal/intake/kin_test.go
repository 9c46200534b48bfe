package intake_test

import (
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

const (
	oneAda   = "Name,Phone,Email,Notes\nAda Quill,207 555 0101,ada@example.com,first\n"
	threeAda = "Name,Phone,Email,Notes\n" +
		"Ada Quill,207 555 0101,ada@example.com,second\n" +
		"Ada Quill,207 555 0101,ada@example.com,third\n" +
		"Quill Ada,,ada@example.com,fourth\n" +
		"Bo Kay,207 555 0102,bo@example.com,other\n"
)

// D4, D8: by the rule Create all leads of one person are linked, however many a file
// has of them, whether the book has one already or many, and each lists the others.
func TestCreateLinksAllOfOnePerson(t *testing.T) {
	for _, before := range []int{0, 1} {
		h := testhouse.Open(t)
		create := func(f *foyer.ImportForm) { f.Rule = foyer.RuleCreate }
		if before == 1 {
			h.Bring("one.csv", oneAda, create)
		}
		want := "create link link create"
		if before == 1 {
			want = "link link link create"
		}
		for month, name := range []string{"march.csv", "april.csv"} {
			imp := h.Stage(name, threeAda+strings.Repeat("\n", month), create) // never the very same file
			var plans []string
			for _, r := range h.Rows(imp.ID, foyer.RowsAll) {
				plans = append(plans, string(r.Plan))
				for _, f := range r.Findings {
					if f.Key == "match.several" {
						t.Errorf("%s, row %d fits several", name, r.Row)
					}
				}
			}
			if got := strings.Join(plans, " "); got != want {
				t.Errorf("%s: rows will %s, want %s", name, got, want)
			}
			h.Run(imp.ID)
			page, err := testhouse.Service[service.Leads](h).List(foyer.LeadQuery{Filter: foyer.LeadFilter{Search: "ada@example.com"}, Limit: 100})
			if err != nil || len(page.Rows) != before+3*(month+1) {
				t.Fatalf("%d leads, %v", len(page.Rows), err)
			}
			for _, r := range page.Rows {
				l, err := testhouse.Service[service.Leads](h).Get(r.ID)
				if err != nil || len(l.Related) != len(page.Rows)-1 {
					t.Errorf("%s: %d related, %v", r.Name, len(l.Related), err)
				}
			}
			want = "link link link link"
		}
	}
}
