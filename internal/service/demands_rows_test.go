package service_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// What users of other programs complain of, in what becomes of each row.

// total is how many rows have an outcome.
func total(c foyer.ImportCounts) int {
	return c.Created + c.Merged + c.Unchanged + c.Skipped + c.Failed + c.LeftOut
}

// UD7, E4: each row has one outcome, and one that did not come in has its reason with
// row, column and the text of the file; none is counted as something it is not.
func TestEveryRowHasOneOutcomeAndItsReason(t *testing.T) {
	h := testhouse.Open(t)
	h.Person("Nadia Rahal", "nadia@example.com", foyer.RoleAgent)
	h.Bring("book.csv", "Name,Phone,Email\nAda Quill,207 555 0101,ada@example.com\n")
	imp := h.Bring("mixed.csv", `Name,Phone,Email,Assigned to
Ada Quill,(207) 555-0101,ada@example.com,
Ada Quill,207 555 0101,,Nadia Rahal
,207 555 0102,nobody@example.com,
Ben Moss,,,

Cy Long,207 555 0104,,Owen Hart
Cy Long,207 555 0104,,
`, testhouse.Merge, testhouse.Partial)
	if imp.Counts.Rows != 6 || imp.Counts.Blank != 1 || total(imp.Counts) != 6 {
		t.Errorf("counts are %+v", imp.Counts)
	}
	for _, want := range []struct {
		row     int
		outcome foyer.Outcome
		finding string // of the level error
		column  int
		raw     string
	}{
		{2, foyer.OutcomeUnchanged, "", 0, ""},
		{3, foyer.OutcomeMerged, "", 0, ""},
		{4, foyer.OutcomeFailed, "row.name_missing", 0, ""},
		{5, foyer.OutcomeCreated, "", 0, ""}, // a blank phone is no reason to vanish
		{7, foyer.OutcomeFailed, "owner.unknown", 3, "Owen Hart"},
		{8, foyer.OutcomeCreated, "", 0, ""},
	} {
		var row *foyer.RowView
		for _, r := range h.Rows(imp.ID, foyer.RowsAll) {
			if r.Row == want.row {
				row = &r
			}
		}
		if row == nil || row.Outcome != want.outcome {
			t.Errorf("row %d is %+v, want %s", want.row, row, want.outcome)
			continue
		}
		for _, f := range row.Findings {
			if f.Level == foyer.LevelError && (f.Key != want.finding || f.Raw != want.raw || want.raw != "" && f.Column != want.column) {
				t.Errorf("row %d says %+v", want.row, f)
			}
		}
		if want.finding != "" && len(row.Findings) == 0 {
			t.Errorf("row %d has no reason", want.row)
		}
	}
}

// UD8: a bad row stops nothing half-way. Strict writes nothing; Partial writes every
// good row and keeps the others for repair.
func TestOneBadRowStopsNothingHalfWay(t *testing.T) {
	var b strings.Builder
	b.WriteString("Name,Email\n")
	for i := range 1500 {
		name := fmt.Sprintf("Person %d", i)
		if i == 49 {
			name = ""
		}
		fmt.Fprintf(&b, "%s,p%d@example.com\n", name, i)
	}
	h := testhouse.Open(t)
	strict := h.Stage("strict.csv", b.String())
	if err := h.TryRun(strict.ID); foyer.KindOf(err) != foyer.Conflict {
		t.Errorf("strict ran: %v", err)
	}
	count := func() int {
		c, err := testhouse.Service[service.Leads](h).Count(foyer.LeadFilter{})
		if err != nil {
			t.Fatal(err)
		}
		return c.Found
	}
	if n := count(); n != 0 {
		t.Errorf("strict left %d leads", n)
	}
	partial := h.Bring("partial.csv", b.String(), testhouse.Partial)
	if partial.Counts.Created != 1499 || partial.Counts.Failed != 1 || count() != 1499 {
		t.Errorf("partial ran as %+v with %d leads", partial.Counts, count())
	}
	if bad := h.Rows(partial.ID, foyer.RowsErrors); len(bad) != 1 || bad[0].Row != 51 {
		t.Errorf("kept for repair are %+v", bad)
	}
}

// UD17: rows of one file are told apart by the same test as rows and leads, shown
// with the row they repeat, and resolved by the same rule.
func TestDuplicatesInsideTheFile(t *testing.T) {
	const text = "Name,Phone,Email\nAda Quill,207 555 0101,ada@example.com\nBen Moss,207 555 0102,ben@example.com\n" +
		"\"Quill, Ada\",(207) 555-0101,\nSomeone Else,207.555.0102,BEN@example.com\nAda Quill,207 555 0199,else@example.com\n"
	for _, rule := range []foyer.Rule{foyer.RuleMerge, foyer.RuleCreate} {
		h := testhouse.Open(t)
		imp := h.Stage("twins.csv", text, func(f *foyer.ImportForm) { f.Rule = rule })
		shown := map[int]int{}
		for _, r := range h.Rows(imp.ID, foyer.RowsDuplicates) {
			if r.Verdict != foyer.VerdictTwin || r.Match == nil {
				t.Errorf("row %d is shown as %+v", r.Row, r)
				continue
			}
			shown[r.Row] = r.Match.Row
		}
		if fmt.Sprint(shown) != "map[4:2 5:3]" {
			t.Errorf("%s shows %v", rule, shown)
		}
		c := h.Run(imp.ID).Counts
		if rule == foyer.RuleMerge && (c.Created != 3 || c.Merged+c.Unchanged != 2) || rule == foyer.RuleCreate && c.Created != 5 {
			t.Errorf("%s ran as %+v", rule, c)
		}
		if rule == foyer.RuleCreate {
			for _, r := range h.Rows(imp.ID, foyer.RowsAll) {
				l, err := testhouse.Service[service.Leads](h).Get(r.Lead)
				if err != nil || len(l.Related) != map[int]int{2: 1, 3: 1, 4: 1, 5: 1}[r.Row] {
					t.Errorf("row %d is linked to %+v, %v", r.Row, l.Related, err)
				}
			}
		}
		h.Close()
	}
}

// UD18: the same file again is told of, and brings in nothing twice, also when it is
// dropped three times before any of them has run.
func TestTheSameFileTwice(t *testing.T) {
	const text = "Name,Phone,Email,Notes\nAda Quill,207 555 0101,ada@example.com,Calls back\nBen Moss,207 555 0102,,\nCy Long,,cy@example.com,\n"
	h := testhouse.Open(t)
	first := h.Bring("march.csv", text, testhouse.Merge)
	if d := h.Draft("march (1).csv", text); d.Same != first.ID {
		t.Errorf("the same file again is told as %q, want %s", d.Same, first.ID)
	}
	if d := h.Draft("march (2).csv", text); d.Same != first.ID {
		t.Errorf("once more, the Draft in between is told as %q, want the one that ran, %s", d.Same, first.ID)
	}
	again := h.Bring("march (2).csv", text, testhouse.Merge)
	if again.Counts.Created != 0 || again.Counts.Unchanged != 3 || again.State != foyer.StateApproved {
		t.Errorf("it came back as %s, %+v", again.State, again.Counts)
	}
	h.Close()

	h = testhouse.Open(t)
	var ids []string
	for range 3 {
		ids = append(ids, h.Stage("march.csv", text, testhouse.Merge).ID)
	}
	created := 0
	for _, id := range ids {
		c := h.Run(id).Counts
		if created += c.Created; total(c) != 3 {
			t.Errorf("counts are %+v", c)
		}
	}
	if names := h.Names(foyer.LeadFilter{}); created != 3 || len(names) != 3 {
		t.Errorf("three at once created %d: %v", created, names)
	}
}

// UD19: people who are here are found by two of name, phone and email, or by the
// Foyer ID alone; what will happen to each is seen before anything starts.
func TestExistingPeopleAreUpdated(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", "Name,Phone,Email\nAda Quill,207 555 0101,ada@example.com\nBen Moss,207 555 0102,ben@example.com\n")
	ada, ben := h.Only("quill"), h.Only("moss")
	imp := h.Stage("news.csv", "Foyer ID,Name,Phone,Email,City\n,ada quill,,ADA@example.com,Bath\n"+ben.ID+",Benjamin Moss-Lee,,,York\n,Cy Long,207 555 0104,,Wells\n", testhouse.Merge)
	rows := h.Rows(imp.ID, foyer.RowsAll)
	for i, want := range []struct {
		plan foyer.Plan
		lead string
	}{{foyer.PlanMerge, ada.ID}, {foyer.PlanMerge, ben.ID}, {foyer.PlanCreate, ""}} {
		if r := rows[i]; r.Plan != want.plan || (r.Match == nil) != (want.lead == "") || r.Match != nil && r.Match.Lead != want.lead {
			t.Errorf("row %d will %s: %+v", r.Row, r.Plan, r.Match)
		}
	}
	if c := h.Run(imp.ID).Counts; c.Created != 1 || c.Merged != 2 {
		t.Errorf("it ran as %+v", c)
	}
	if h.Only("bath").ID != ada.ID || h.Only("york").ID != ben.ID {
		t.Error("the new values went elsewhere")
	}
}

// UD24: an owner is found by name, email, login or id; who is not here, or two of one
// name, is an error that one choice mends for all rows that say the same; whom the
// file does not name goes to the import's owner, said on its form.
func TestOwnersAreNamedAsPeopleAre(t *testing.T) {
	h := testhouse.Open(t)
	nadia := h.Person("Nadia Rahal", "nadia@example.com", foyer.RoleAgent)
	owen := h.Person("Owen Hart", "owen@example.com", foyer.RoleAgent)
	h.Person("Owen Hart", "owen2@example.com", foyer.RoleAgent)
	imp := h.Stage("list.csv", "Name,Email,Assigned to\nA Aa,a@example.com,nadia RAHAL\nB Bb,b@example.com,nadia@example.com\nC Cc,c@example.com,"+nadia.ID+
		"\nD Dd,d@example.com,Pelletier J\nE Ee,e@example.com,Pelletier J\nF Ff,f@example.com,Owen Hart\nG Gg,g@example.com,Owen Hart\nH Hh,h@example.com,\n",
		func(f *foyer.ImportForm) { f.Owner = nadia.ID })
	if imp.Counts.Blocking != 4 {
		t.Fatalf("counts are %+v", imp.Counts)
	}
	s := testhouse.Service[service.Imports](h)
	for _, mend := range []foyer.Mend{
		{Find: "Pelletier J", Value: "Nadia Rahal", Finding: "owner.unknown"},
		{Find: "Owen Hart", Value: "owen@example.com", Finding: "owner.several"},
	} {
		mend.What, mend.Column, mend.Field = foyer.MendSame, 2, "owner"
		if res, err := s.Mend(imp.ID, mend); err != nil || res.Touched != 2 {
			t.Errorf("one choice for all %q mended %d: %v", mend.Find, res.Touched, err)
		}
	}
	h.Run(imp.ID)
	for mail, want := range map[string]foyer.Person{"a@": nadia, "b@": nadia, "c@": nadia, "d@": nadia, "e@": nadia, "f@": owen, "g@": owen, "h@": nadia} {
		if l := h.Only(mail + "example.com"); l.OwnerName != want.Name {
			t.Errorf("%s has the owner %q", mail, l.OwnerName)
		}
	}
}

// C7, UD9: every row is checked before anything is written, the last of many as well as
// the first, all its problems at once; the first rows are there at once.
func TestTheLastRowIsCheckedToo(t *testing.T) {
	const rows = 20_000
	var b strings.Builder
	b.WriteString("Name,Email,Status\n")
	for i := range rows {
		fmt.Fprintf(&b, "Person %d,p%d@example.com,New\n", i, i)
	}
	b.WriteString(",last at example,hotish\n")
	h := testhouse.Open(t)
	s := testhouse.Service[service.Imports](h)
	ref, err := h.Files().Add(t.Context(), "long.csv", strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	d, err := s.Open(ref.Ref)
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.Preview(d.Import.ID, foyer.PreviewQuery{Limit: 5})
	if took := time.Since(began); err != nil || len(p.Rows) != 5 || took > 2*time.Second {
		t.Errorf("after %s there are %d rows, %v", took, len(p.Rows), err)
	}
	if err := h.Intake().Stage(t.Context(), h.Owner(), d.Import.ID, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	bad := h.Rows(d.Import.ID, foyer.RowsErrors)
	if len(bad) != 1 || bad[0].Row != rows+2 {
		t.Fatalf("found are %+v", bad)
	}
	for _, key := range []string{"row.name_missing", "email.unreadable", "status.unknown"} {
		if foundOf(bad[0], key) == nil {
			t.Errorf("nothing is said of %s: %+v", key, bad[0].Findings)
		}
	}
	if err := h.TryRun(d.Import.ID); foyer.KindOf(err) != foyer.Conflict {
		t.Errorf("it ran: %v", err)
	}
}
