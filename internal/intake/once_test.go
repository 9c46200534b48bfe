package intake_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// onceSaid answers what is said of values that stand in several rows, row by row:
// "2:3" where row 2 names row 3, "2:*" where there are many.
func onceSaid(rows []foyer.RowView, field string) string {
	var out []string
	for _, r := range rows {
		for _, f := range r.Findings {
			if f.Field != field {
				continue
			}
			switch f.Key {
			case "code.twice":
				out = append(out, fmt.Sprintf("%d:%s", r.Row, f.Args["row"]))
			case "code.often":
				out = append(out, fmt.Sprintf("%d:*", r.Row))
			}
		}
	}
	return strings.Join(out, " ")
}

func setCell(h *testhouse.House, id string, row, column int, value string) foyer.MendResult {
	h.T.Helper()
	res, err := testhouse.Service[service.Imports](h).Mend(id, foyer.Mend{What: foyer.MendSet, Rows: []int{row}, Column: column, Value: value})
	if err != nil {
		h.T.Fatal(err)
	}
	return res
}

// C19: an External ID that stands twice in a file is told at both rows, as a warning.
// Mending one of them takes it back at both, and a new twin is told at both.
func TestAnExternalIDStandsOnce(t *testing.T) {
	h := testhouse.Open(t)
	id := h.Stage("ids.csv", "Name,Email,External ID,MLS ID\n"+
		"Ada Quill,a@example.com,8812,M1\nBen Moss,b@example.com,8813,M1\nCy Long,c@example.com, 8812 ,M1\nDi Lane,d@example.com,,M1\nEve Hart,e@example.com,,M1\n").ID
	said := func() string { return onceSaid(h.Rows(id, foyer.RowsAll), "external_id") }
	if got := said(); got != "2:4 4:2" {
		t.Fatalf("it says %q", got)
	}
	for _, r := range h.Rows(id, foyer.RowsAll) {
		for _, f := range r.Findings {
			if f.Key == "code.twice" && (f.Level != foyer.LevelWarning || f.Column != 2 || f.Raw != "8812") {
				t.Errorf("the finding is %+v", f)
			}
		}
	}
	if c := h.Import(id).Counts; c.Warned != 2 || c.Ready != 5 || c.Errors != 0 {
		t.Errorf("counts are %+v", c)
	}
	res := setCell(h, id, 4, 2, "8814")
	if got := said(); got != "" || res.Counts.Warned != 0 || len(res.Rows) != 2 {
		t.Errorf("mended it says %q, counts %+v, %d rows changed", got, res.Counts, len(res.Rows))
	}
	if res = setCell(h, id, 5, 2, "8814"); said() != "4:5 5:4" || res.Counts.Warned != 2 {
		t.Errorf("of a new twin it says %q, counts %+v", said(), res.Counts)
	}
	setCell(h, id, 3, 2, "8814") // before both
	if got := said(); got != "3:4 4:3 5:3" {
		t.Errorf("of three it says %q", got)
	}
	if _, err := testhouse.Service[service.Imports](h).UndoMend(id); err != nil || said() != "4:5 5:4" {
		t.Errorf("taken back it says %q, %v", said(), err)
	}
	// It keeps nobody from coming in.
	if imp := h.Run(id); imp.Counts.Created != 5 {
		t.Errorf("counts are %+v", imp.Counts)
	}
}

// C19: a column that is no ID is told as one, no row by name; as soon as few have the
// value, they name each other.
func TestAnExternalIDOfManyRows(t *testing.T) {
	h := testhouse.Open(t)
	var b strings.Builder
	b.WriteString("Name,Email,External ID\n")
	for i := range 9 {
		fmt.Fprintf(&b, "Person %c,p%d@example.com,N/A-1\n", 'A'+i, i)
	}
	id := h.Stage("ids.csv", b.String()).ID
	said := func() string { return onceSaid(h.Rows(id, foyer.RowsAll), "external_id") }
	if got := said(); got != "2:* 3:* 4:* 5:* 6:* 7:* 8:* 9:* 10:*" {
		t.Fatalf("it says %q", got)
	}
	setCell(h, id, 2, 2, "1")
	if got := said(); got != "3:4 4:3 5:3 6:3 7:3 8:3 9:3 10:3" {
		t.Errorf("of eight it says %q", got)
	}
	setCell(h, id, 2, 2, "N/A-1")
	if got := said(); got != "2:* 3:* 4:* 5:* 6:* 7:* 8:* 9:* 10:*" {
		t.Errorf("of nine again it says %q", got)
	}
}

// C19: an import that recognises people by the ID takes rows that share it for one
// person, and says nothing more. An MLS ID may stand on many leads.
func TestTheKeyOfAnImportMayStandTwice(t *testing.T) {
	h := testhouse.Open(t)
	file := "Name,Email,External ID,MLS ID\nAda Quill,a@example.com,8812,M1\nBen Moss,b@example.com,8812,M1\n"
	id := h.Stage("ids.csv", file, moded(foyer.ModeBoth, foyer.KeyExternal)).ID
	rows := h.Rows(id, foyer.RowsAll)
	if got := onceSaid(rows, "external_id"); got != "" || rows[1].Verdict != foyer.VerdictTwin {
		t.Errorf("it says %q, the second row is %s", got, rows[1].Verdict)
	}
	other := h.Stage("other.csv", file, moded(foyer.ModeBoth, foyer.KeyEmail)).ID
	rows = h.Rows(other, foyer.RowsAll)
	if onceSaid(rows, "external_id") != "2:3 3:2" || onceSaid(rows, "mls_id") != "" {
		t.Errorf("by email it says %q, of the MLS ID %q", onceSaid(rows, "external_id"), onceSaid(rows, "mls_id"))
	}
}

// C19: a Foyer ID names one lead, so two rows with it go into the same one; that is
// told unless the import recognises people by it.
func TestAFoyerIDStandsOnce(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", "Name,Email\nAda Quill,a@example.com\nBen Moss,b@example.com\n")
	ada := h.Only("ada").ID
	file := "Foyer ID,Name,Email,City\n" + ada + ",Ada Quill,a@example.com,Bath\n" + ada + ",Ben Moss,b@example.com,Saco\n"
	id := h.Stage("ids.csv", file).ID
	if got := onceSaid(h.Rows(id, foyer.RowsAll), "id"); got != "2:3 3:2" {
		t.Errorf("it says %q", got)
	}
	setCell(h, id, 3, 0, h.Only("ben").ID)
	if got := onceSaid(h.Rows(id, foyer.RowsAll), "id"); got != "" {
		t.Errorf("mended it says %q", got)
	}
	by := h.Stage("by.csv", file, moded(foyer.ModeBoth, foyer.KeyID)).ID
	if got := onceSaid(h.Rows(by, foyer.RowsAll), "id"); got != "" {
		t.Errorf("recognised by it, it says %q", got)
	}
}

// C19: a row without a phone and an email is told so and comes in all the same; with
// one of the two nothing is said. A phone alone is a lead.
func TestOneWayToReachALead(t *testing.T) {
	h := testhouse.Open(t)
	id := h.Stage("ways.csv", "Name,Phone,Email\nAda Quill,207 555 0101,\nBen Moss,,b@example.com\nCy Long,,\n").ID
	rows := h.Rows(id, foyer.RowsAll)
	for i, want := range []bool{false, false, true} {
		said := false
		for _, f := range rows[i].Findings {
			if f.Key == "row.no_contact" {
				said = true
				if f.Level != foyer.LevelWarning {
					t.Errorf("it is %+v", f)
				}
			}
		}
		if said != want || rows[i].Verdict != foyer.VerdictNew {
			t.Errorf("row %d: said %v, %s", rows[i].Row, said, rows[i].Verdict)
		}
	}
	if c := h.Run(id).Counts; c.Created != 3 {
		t.Errorf("counts are %+v", c)
	}
	if lead := h.Only("ada"); len(lead.Phones) != 1 || len(lead.Emails) != 0 {
		t.Errorf("the lead is %+v", lead)
	}
}

// C19, E13: a staging that was cut and goes on tells the rows before the cut of those
// after it.
func TestWhatStandsTwiceIsToldAcrossACut(t *testing.T) {
	h := testhouse.Open(t)
	const rows = 20_000
	var b strings.Builder
	b.WriteString("Name,Email,External ID\n")
	for i := range rows {
		n := i
		switch i {
		case rows - 2: // as the first
			n = 0
		case rows - 1:
			n = 100
		}
		fmt.Fprintf(&b, "Person %d,p%d@example.com,X-%d\n", i, i, n)
	}
	id := h.Draft("ids.csv", b.String()).Import.ID
	ctx, cut := context.WithCancel(t.Context())
	defer cut()
	err := h.Intake().Stage(ctx, h.Owner(), id, func(p foyer.Progress) {
		if p.Phase == foyer.PhaseStaging && h.Import(id).Counts.Staged > 0 {
			cut()
		}
	})
	if staged := h.Import(id).Counts.Staged; err == nil || staged == 0 || staged == rows {
		t.Fatalf("it was not cut: %v, %d rows staged", err, staged)
	}
	if err := h.Intake().Stage(t.Context(), h.Owner(), id, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	page, err := testhouse.Service[service.Imports](h).Rows(id, foyer.RowQuery{Finding: "code.twice", Limit: 100})
	if err != nil || page.Total != 4 || onceSaid(page.Rows, "external_id") != "2:20000 102:20001 20000:2 20001:102" {
		t.Errorf("%d rows are told: %q, %v", page.Total, onceSaid(page.Rows, "external_id"), err)
	}
}
