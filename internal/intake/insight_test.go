package intake_test

import (
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

func said(r foyer.RowView) string {
	out := []string{string(r.Verdict), string(r.Plan)}
	for _, f := range r.Findings {
		out = append(out, f.Key)
	}
	return strings.Join(out, " ")
}

// I8, decision 15: a Foyer ID names a lead only within the sight of who brought the
// file. One out of sight looks just like one that is nowhere, and nothing goes into it.
func TestAnIDOutOfSight(t *testing.T) {
	h := testhouse.Open(t)
	agent := h.Person("Avery Agent", "avery@ex.com", foyer.RoleAgent)
	h.Bring("book.csv", "Name,Phone,City,Lead assignment\nAnn Lee,207 555 0101,,\nBo Kay,207 555 0102,,Avery Agent\n")
	ann, bo := h.Only("ann").ID, h.Only("kay").ID
	text := "Foyer ID,Name,City\n" + ann + ",Somebody Else,Bath\n" + bo + ",Bo Kay,Saco\n00000000-0000-7000-8000-000000000000,Cy Dow,York\n"
	imp := h.StageAs(agent.ID, "mine.csv", text, testhouse.Merge)
	rows := h.Rows(imp.ID, foyer.RowsAll)
	for i, want := range []string{"new create", "existing merge", "new create"} {
		got := said(rows[i])
		if !strings.HasPrefix(got, want) || strings.Contains(got, "id.no_lead") != (i != 1) {
			t.Errorf("row %d is %s, want %s", rows[i].Row, got, want)
		}
	}
	if rows[0].Match != nil || rows[0].Maybe != nil {
		t.Errorf("row 2 tells of %+v %+v", rows[0].Match, rows[0].Maybe)
	}
	c, err := testhouse.As[service.Imports](h, agent.ID).Candidates(imp.ID, 2)
	if err != nil || len(c.Candidates) != 0 {
		t.Errorf("compared with row 2 are %+v, %v", c.Candidates, err)
	}
	h.Run(imp.ID)
	if l := h.Only("ann"); l.Values["city"] != "" {
		t.Errorf("the lead out of sight has %q", l.Values["city"])
	}
	// Who sees it may name it.
	own := h.Stage("ours.csv", text, testhouse.Merge)
	if got := said(h.Rows(own.ID, foyer.RowsAll)[0]); !strings.HasPrefix(got, "existing merge") {
		t.Errorf("the owner's row 2 is %s", got)
	}
}

// D10, decision 13: a row that names an archived lead says so before it runs, and goes
// into it only when a person brings it back; then nothing fails at approval.
func TestAnIDOfAnArchivedLead(t *testing.T) {
	for _, c := range []struct {
		name   string
		change testhouse.Form
		plan   string
		counts foyer.ImportCounts
	}{
		{"merge", testhouse.Merge, "existing link match.archived", foyer.ImportCounts{Rows: 1, Created: 1}},
		{"create", func(f *foyer.ImportForm) { f.Rule = foyer.RuleCreate }, "existing link", foyer.ImportCounts{Rows: 1, Created: 1}},
		{"update", func(f *foyer.ImportForm) { f.Mode, f.Key = foyer.ModeUpdate, foyer.KeyID }, "existing skip match.update_archived", foyer.ImportCounts{Rows: 1, Skipped: 1}},
		{"restored", testhouse.Merge, "existing link match.archived", foyer.ImportCounts{Rows: 1, Merged: 1}},
	} {
		h := testhouse.Open(t)
		h.Bring("book.csv", "Name,Phone,City\nAnn Lee,207 555 0101,\n")
		id := h.Only("ann").ID
		if _, err := testhouse.Service[service.Leads](h).Archive([]string{id}); err != nil {
			t.Fatal(err)
		}
		imp := h.Stage("back.csv", "Foyer ID,Name,Phone,City\n"+id+",Ann Lee,207 555 0101,Bath\n", c.change)
		if got := said(h.Rows(imp.ID, foyer.RowsAll)[0]); got != c.plan {
			t.Errorf("%s: the row is %s, want %s", c.name, got, c.plan)
		}
		if c.name == "restored" {
			decide(t, h, imp.ID, foyer.Decision{Kind: foyer.DecideRestore}, 2)
		}
		t.Log(c.name)
		addsUp(t, h.Run(imp.ID), c.counts)
		h.Close()
	}
}

// D17, decision 15: a Foyer ID of a lead that was joined into another is the other.
func TestAnIDOfAJoinedLead(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", "Name,Phone,City\nAnn Lee,207 555 0101,\nAnna Leigh,207 555 0103,\n")
	ann, other := h.Only("ann lee").ID, h.Only("anna").ID
	if _, err := testhouse.Service[service.Duplicates](h).Join(ann, []string{other}, nil); err != nil {
		t.Fatal(err)
	}
	imp := h.Stage("back.csv", "Foyer ID,Name,City\n"+other+",Anna Leigh,Bath\n", testhouse.Merge)
	r := h.Rows(imp.ID, foyer.RowsAll)[0]
	if r.Plan != foyer.PlanMerge || r.Match == nil || r.Match.Lead != ann {
		t.Errorf("the row is %s of %+v", said(r), r.Match)
	}
	addsUp(t, h.Run(imp.ID), foyer.ImportCounts{Rows: 1, Merged: 1})
}
