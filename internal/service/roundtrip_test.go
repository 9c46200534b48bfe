package service_test

import (
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

const mixed = `Name,First Name,Last Name,Phone,Mobile,Email,City,Budget,Birthday,Prequalified,Looking to,Status,Tags,Notes,MLS #
"Côté, Geneviève",,,514-555-0199,418 555 0172,g.cote@example.ca,Montréal,"$385,000",1980-03-14,Yes,Buyer,Contacted,"vip, cash","Two lines
of note",0012345
,Ann,Lee,(207) 555-0142,,ann@example.com,Bath,430k,,N,Both,New,,=1+1,
Bill & Joan Abernathy,,,+44 20 7946 0958,,"bill@example.com; joan@example.com",York,,,,Renter,Showing,,"'quoted",
`

// Every export that comes back is unchanged: by the Foyer ID, in both formats and
// both languages (J6, decision 15, UD30).
func TestExportComesBackUnchanged(t *testing.T) {
	for _, lang := range []string{"en", "fr"} {
		for _, format := range []foyer.ExportFormat{foyer.FormatCSV, foyer.FormatXLSX} {
			t.Run(lang+" "+string(format), func(t *testing.T) {
				h := testhouse.Open(t)
				home := testhouse.Service[service.Home](h)
				if _, err := home.Set(foyer.Settings{Language: lang}); err != nil {
					t.Fatal(err)
				}
				h.Bring("mixed.csv", mixed)
				ref, err := testhouse.Service[service.Exports](h).Write(foyer.ExportSpec{Items: foyer.ItemsAll, Notes: true, Format: format}, "job")
				if err != nil {
					t.Fatal(err)
				}
				plan, err := testhouse.Service[service.Exports](h).Plan(foyer.ExportSpec{Items: foyer.ItemsAll, Format: format})
				if want := map[string]string{"en": "leads-", "fr": "prospects-"}[lang]; err != nil || !strings.HasPrefix(ref.Name, want) || plan.Name != ref.Name {
					t.Errorf("it is named %s, planned as %s, %v", ref.Name, plan.Name, err)
				}
				if ref.Rows != 3 {
					t.Errorf("%d rows were written", ref.Rows)
				}
				for _, rule := range []testhouse.Form{testhouse.Merge, func(*foyer.ImportForm) {}} {
					imp := h.Bring(ref.Name, h.Text(ref.Ref), rule)
					if imp.Counts.Unchanged != 3 || imp.Counts.Rows != 3 {
						for _, r := range h.Rows(imp.ID, foyer.RowsAll) {
							l, _ := testhouse.Service[service.Leads](h).Get(r.Lead)
							notes, _ := testhouse.Service[service.Leads](h).Notes(r.Lead)
							t.Logf("%+v\n%+v\n%+v", r, l, notes)
						}
						t.Fatalf("it came back as %+v", imp.Counts)
					}
				}
			})
		}
	}
}

// The displayed columns alone come back unchanged too (UD30).
func TestDisplayedColumnsComeBackUnchanged(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("mixed.csv", mixed)
	ref, err := testhouse.Service[service.Exports](h).Write(foyer.ExportSpec{
		Items: foyer.ItemsView, Format: foyer.FormatCSV,
		Fields: []string{"full_name", "phone", "email", "source", "owner", "status", "active", "created_at"},
	}, "job")
	if err != nil {
		t.Fatal(err)
	}
	imp := h.Bring("back.csv", h.Text(ref.Ref))
	if imp.Counts.Unchanged != 3 {
		t.Errorf("it came back as %+v\n%s", imp.Counts, h.Text(ref.Ref))
	}
}

// Text that a spreadsheet would run is marked in a CSV for spreadsheets, and comes
// back as it was (reliability 6.1, UD30).
func TestExportGuardsFormulas(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("mixed.csv", mixed)
	write := func(exact bool) string {
		ref, err := testhouse.Service[service.Exports](h).Write(foyer.ExportSpec{Items: foyer.ItemsAll, Notes: true, Format: foyer.FormatCSV, Exact: exact}, "job")
		if err != nil {
			t.Fatal(err)
		}
		return h.Text(ref.Ref)
	}
	if text := write(false); !strings.Contains(text, `"'=1+1"`) {
		t.Errorf("the formula is not marked:\n%s", text)
	}
	if text := write(true); !strings.Contains(text, `"=1+1"`) {
		t.Errorf("the exact value is marked:\n%s", text)
	}
}

// A person without the right to export gets nothing.
func TestExportNeedsTheRight(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("mixed.csv", mixed)
	agent := h.Owner()
	agent.Role = foyer.RoleAgent
	var out strings.Builder
	if _, err := h.Export(t.Context(), agent, foyer.ExportSpec{}, &out, func(int64, int64) {}); foyer.KindOf(err) != foyer.Forbidden || out.Len() > 0 {
		t.Errorf("an agent exported: %v, %d bytes", err, out.Len())
	}
}
