package intake_test

import (
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

func decide(t *testing.T, h *testhouse.House, id string, d foyer.Decision, rows ...int) foyer.MendResult {
	t.Helper()
	return mend(t, h, id, foyer.Mend{What: foyer.MendDecide, Rows: rows, Decision: d})
}

func candidates(t *testing.T, h *testhouse.House, id string, row int) foyer.RowCandidates {
	t.Helper()
	c, err := testhouse.Service[service.Imports](h).Candidates(id, row)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

const twoRoys = "Name,Phone,Email,City\nMarc Roy,207 555 0142,a@example.com,Portland\nMarc Roy,207 555 0142,b@example.com,Bangor\n"

// D9, UD22: two leads that fit equally well make a question, and the answer decides;
// the other one is left alone.
func TestTieAsksAndIsDecided(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", twoRoys)
	id := h.Stage("new.csv", "Name,Phone,Email,City,Company\nMarc Roy,207 555 0142,,,Roy Ltd\n", testhouse.Merge).ID
	row := h.Rows(id, foyer.RowsErrors)[0]
	if row.Findings[len(row.Findings)-1].Key != "match.tie" {
		t.Fatalf("row is %+v", row)
	}
	c := candidates(t, h, id, 2)
	if len(c.Candidates) != 2 || c.Candidates[0].Rank != c.Candidates[1].Rank || len(c.Candidates[0].By) != 2 || c.Candidates[0].Not[0] != "email" {
		t.Fatalf("candidates are %+v", c)
	}
	second := c.Candidates[1]
	res := decide(t, h, id, foyer.Decision{Kind: foyer.DecideMerge, Lead: second.Lead}, 2)
	if r := res.Rows[0]; r.Plan != foyer.PlanMerge || r.Match.Lead != second.Lead || !r.Ticked || r.Decided != foyer.DecideMerge || !r.Fixed {
		t.Errorf("decided: %+v", r)
	}
	addsUp(t, h.Run(id), foyer.ImportCounts{Rows: 1, Merged: 1})
	leads := testhouse.Service[service.Leads](h)
	for _, x := range c.Candidates {
		l, err := leads.Get(x.Lead)
		if got := l.Values["company"]; err != nil || (got == "Roy Ltd") != (x.Lead == second.Lead) {
			t.Errorf("%s has company %q, %v", x.Lead, got, err)
		}
	}
}

// D12: each decision of a row, whatever the rule, and back to the rule.
func TestRowDecisions(t *testing.T) {
	for _, c := range []struct {
		kind foyer.DecisionKind
		rule []testhouse.Form
		plan foyer.Plan
		want foyer.ImportCounts
	}{
		{foyer.DecideMerge, nil, foyer.PlanMerge, foyer.ImportCounts{Rows: 2, Merged: 1, Created: 1}},
		{foyer.DecideLink, []testhouse.Form{testhouse.Merge}, foyer.PlanLink, foyer.ImportCounts{Rows: 2, Created: 2}},
		{foyer.DecideCreate, []testhouse.Form{testhouse.Merge}, foyer.PlanCreate, foyer.ImportCounts{Rows: 2, Created: 2}},
		{foyer.DecideSkip, []testhouse.Form{testhouse.Merge}, foyer.PlanSkip, foyer.ImportCounts{Rows: 2, Skipped: 1, Created: 1}},
		{foyer.DecideNone, []testhouse.Form{testhouse.Merge}, foyer.PlanMerge, foyer.ImportCounts{Rows: 2, Merged: 1, Created: 1}},
	} {
		t.Run(string(c.kind), func(t *testing.T) {
			h := testhouse.Open(t)
			h.Bring("book.csv", people)
			id := h.Stage("new.csv", "Name,Phone,Email,Company\nMarc Roy,207 555 0142,,Roy Ltd\nZed Null,207 555 0900,,\n", c.rule...).ID
			decide(t, h, id, foyer.Decision{Kind: foyer.DecideSkip}, 2)
			if r := decide(t, h, id, foyer.Decision{Kind: c.kind}, 2).Rows[0]; r.Plan != c.plan || r.Verdict != foyer.VerdictExisting {
				t.Errorf("row is %+v", r)
			}
			// It survives what makes the row be checked again.
			mend(t, h, id, foyer.Mend{What: foyer.MendCells, Fixes: []foyer.Fix{{Row: 2, Column: 3, Field: "company", Value: "Roy & Co"}}})
			if r := h.Rows(id, foyer.RowsAll)[0]; r.Plan != c.plan || r.Decided != c.kind {
				t.Errorf("after a fix: %+v", r)
			}
			addsUp(t, h.Run(id), c.want)
		})
	}
}

// D10: someone archived is not brought back unasked; asked, the lead comes back and
// takes the row.
func TestArchivedIsRestoredByDecision(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", people)
	leads := testhouse.Service[service.Leads](h)
	l := h.Only("marc")
	if _, err := leads.Archive([]string{l.ID}); err != nil {
		t.Fatal(err)
	}
	id := h.Stage("new.csv", "Name,Phone,Company\nMarc Roy,207 555 0142,Roy Ltd\n", testhouse.Merge).ID
	if c := candidates(t, h, id, 2).Candidates[0]; !c.Archived || c.Lead != l.ID {
		t.Errorf("candidate is %+v", c)
	}
	if r := decide(t, h, id, foyer.Decision{Kind: foyer.DecideRestore}, 2).Rows[0]; r.Plan != foyer.PlanMerge {
		t.Errorf("row is %+v", r)
	}
	addsUp(t, h.Run(id), foyer.ImportCounts{Rows: 1, Merged: 1})
	if l, err := leads.Get(l.ID); err != nil || l.Archived != "" || l.Values["company"] != "Roy Ltd" {
		t.Errorf("lead is %+v, %v", l, err)
	}
}

// D6, UD20: whose value stays, for all rows, for a field, and for one row; blanks
// erase only where a column says so; what does not stay is in a note.
func TestMergePolicies(t *testing.T) {
	const file = "Name,Phone,Email,City,Company\nMarc Roy,207 555 0142,,Boston,\n"
	for _, c := range []struct {
		name   string
		how    foyer.Merging
		fields []foyer.FieldChoice
		city   string
		firm   string
		note   string
	}{
		{"fill", foyer.Merging{Take: foyer.TakeFill}, nil, "Portland", "Old Ltd", "[import] City: Boston"},
		{"file", foyer.Merging{Take: foyer.TakeFile}, nil, "Boston", "Old Ltd", "[import] City: Portland → Boston"},
		{"mine", foyer.Merging{Take: foyer.TakeMine}, nil, "Portland", "Old Ltd", "[import] City: Boston"},
		{"field", foyer.Merging{Fields: []foyer.FieldChoice{{Field: "city", Take: foyer.TakeFile}}}, nil, "Boston", "Old Ltd", "→"},
		{"row", foyer.Merging{}, []foyer.FieldChoice{{Field: "city", Take: foyer.TakeFile}}, "Boston", "Old Ltd", "→"},
		{"row against the file", foyer.Merging{Take: foyer.TakeFile}, []foyer.FieldChoice{{Field: "city", Take: foyer.TakeMine}}, "Portland", "Old Ltd", "Boston"},
		{"clears", foyer.Merging{Clears: []string{"company"}}, nil, "Portland", "", "Old Ltd → –"},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := testhouse.Open(t)
			h.Bring("book.csv", "Name,Phone,Email,City,Company\nMarc Roy,207 555 0142,m@example.com,Portland,Old Ltd\n")
			how := func(f *foyer.ImportForm) { f.Merging = c.how }
			id := h.Stage("new.csv", file, testhouse.Merge, how).ID
			if c.fields != nil {
				decide(t, h, id, foyer.Decision{Kind: foyer.DecideMerge, Fields: c.fields}, 2)
			}
			for _, f := range candidates(t, h, id, 2).Candidates[0].Fields {
				if f.Field == "city" && f.Result != c.city {
					t.Errorf("the preview says %+v", f)
				}
			}
			h.Run(id)
			l := h.Only("marc")
			if l.Values["city"] != c.city || l.Values["company"] != c.firm || l.Emails[0].Raw != "m@example.com" {
				t.Errorf("lead is %+v", l.Values)
			}
			notes, err := testhouse.Service[service.Leads](h).Notes(l.ID)
			if err != nil || len(notes) != 1 || !strings.Contains(notes[0].Text, c.note) {
				t.Errorf("notes are %+v, %v", notes, err)
			}
			// D16: once more, nothing is new.
			if c.fields == nil {
				id := h.Stage("again.csv", file, testhouse.Merge, how).ID
				addsUp(t, h.Run(id), foyer.ImportCounts{Rows: 1, Unchanged: 1})
			}
		})
	}
}

// D6: where the policy is to ask, a contradiction waits for a person.
func TestAskPolicy(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", people)
	id := h.Stage("new.csv", "Name,Phone,City\nMarc Roy,207 555 0142,Boston\n", testhouse.Merge,
		func(f *foyer.ImportForm) { f.Merging.Take = foyer.TakeAsk }).ID
	r := h.Rows(id, foyer.RowsErrors)[0]
	if f := r.Findings[len(r.Findings)-1]; f.Key != "match.ask" || f.Field != "city" {
		t.Fatalf("row is %+v", r)
	}
	decide(t, h, id, foyer.Decision{Kind: foyer.DecideMerge, Fields: []foyer.FieldChoice{{Field: "city", Take: foyer.TakeFile}}}, 2)
	addsUp(t, h.Run(id), foyer.ImportCounts{Rows: 1, Merged: 1})
	if l := h.Only("marc"); l.Values["city"] != "Boston" {
		t.Errorf("lead is %+v", l.Values)
	}
}

// Duplicates that contradict nothing are merged by one act, taken back as one.
func TestMergeAllWithoutConflict(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", people)
	id := h.Stage("new.csv", "Name,Phone,Email,City\nMarc Roy,207 555 0142,,Boston\nÉlise Tremblay,514 555 0199,,Montréal\nRuth Castellanos,603 555 0128,ruth@example.com,\n").ID
	svc := testhouse.Service[service.Imports](h)
	count := func(clear, left, decided int) {
		t.Helper()
		c, err := svc.Merges(id)
		c.Updates = 0
		if err != nil || c != (foyer.MergeCounts{Clear: clear, Left: left, Decided: decided}) {
			t.Errorf("counts are %+v, %v", c, err)
		}
	}
	count(2, 1, 0)
	if res := mend(t, h, id, foyer.Mend{What: foyer.MendDecide, Clear: true, Decision: foyer.Decision{Kind: foyer.DecideMerge}}); res.Touched != 2 {
		t.Errorf("touched %d", res.Touched)
	}
	count(0, 1, 2)
	if _, err := svc.UndoMend(id); err != nil {
		t.Fatal(err)
	}
	count(2, 1, 0)
	if _, err := svc.RedoMend(id); err != nil {
		t.Fatal(err)
	}
	addsUp(t, h.Run(id), foyer.ImportCounts{Rows: 3, Merged: 1, Unchanged: 1, Created: 1})
}

// D12: rows that join an earlier one of their file are not called looked at.
func TestFoldsAreNotLookedAt(t *testing.T) {
	h := testhouse.Open(t)
	id := h.Stage("new.csv", "Name,Phone,Email\nHannah Okafor,207 555 0142,hannah@example.com\nH. Okafor,207 555 0142,hannah@example.com\nMarc Roy,207 555 0143,\n", testhouse.Merge).ID
	svc := testhouse.Service[service.Imports](h)
	if c, err := svc.Merges(id); err != nil || c != (foyer.MergeCounts{Folds: 1}) {
		t.Errorf("counts are %+v, %v", c, err)
	}
	decide(t, h, id, foyer.Decision{Kind: foyer.DecideMerge, Row: 2}, 3)
	if c, err := svc.Merges(id); err != nil || c != (foyer.MergeCounts{Decided: 1}) {
		t.Errorf("counts after a decision are %+v, %v", c, err)
	}
}

// D6: a field of the house's own has its own policy too, blanks erase it only where
// its column says so; what would leave a lead nameless is refused; all of it comes
// back with the preset.
func TestMergePoliciesOfOwnFields(t *testing.T) {
	h := testhouse.Open(t)
	fields := testhouse.Service[service.Fields](h)
	var keys []string
	for _, label := range []string{"Roof", "Pool", "Yard"} {
		all, err := fields.Add(label, string(foyer.KindText), nil)
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, all.Key)
	}
	h.Bring("book.csv", "Name,Phone,Roof,Pool,Yard\nMarc Roy,207 555 0142,Slate,Heated,Large\n")
	how := func(f *foyer.ImportForm) {
		f.Merging = foyer.Merging{
			Take: foyer.TakeMine, Fields: []foyer.FieldChoice{{Field: keys[0], Take: foyer.TakeFile}}, Clears: []string{keys[1]},
		}
	}
	id := h.Stage("new.csv", "Name,Phone,Roof,Pool,Yard\nMarc Roy,207 555 0142,Tin,,Small\n", testhouse.Merge, how).ID
	addsUp(t, h.Run(id), foyer.ImportCounts{Rows: 1, Merged: 1})
	l := h.Only("marc")
	if l.Values[keys[0]] != "Tin" || l.Values[keys[1]] != "" || l.Values[keys[2]] != "Large" {
		t.Errorf("lead is %+v", l.Values)
	}
	notes, err := testhouse.Service[service.Leads](h).Notes(l.ID)
	if err != nil || len(notes) != 1 || !strings.Contains(notes[0].Text, "Slate → Tin") ||
		!strings.Contains(notes[0].Text, "Heated → –") || !strings.Contains(notes[0].Text, "Small") {
		t.Errorf("notes are %+v, %v", notes, err)
	}
	d := dropped(h, "next.csv", "Name,Phone,Roof,Pool,Yard\nMarc Roy,207 555 0142,Tin,,Small\n")
	if m := d.Import.Merging; m.Take != foyer.TakeMine || len(m.Fields) != 1 || len(m.Clears) != 1 {
		t.Errorf("the next file's form says %+v", m)
	}
	form := d.Import.Form()
	for key, bad := range map[string]foyer.Merging{
		"import.may_not_clear":   {Clears: []string{"full_name"}},
		"import.merging_unknown": {Take: "loud"},
		"mapping.no_such_field":  {Fields: []foyer.FieldChoice{{Field: "shoe", Take: foyer.TakeFile}}},
	} {
		form.Merging = bad
		if _, err := testhouse.Service[service.Imports](h).Describe(d.Import.ID, form); err == nil || !strings.Contains(err.Error(), key) {
			t.Errorf("%s: %v", key, err)
		}
	}
}

// D12: a row that a person decides to skip is listed and counted under Skipped and nowhere
// else, and so is one that the mode skips; the parts add up to all rows.
func TestSkippedRowsAreUnderSkipped(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("base.csv", "Name,Email\nAda Quill,ada@example.com\nBen Moss,ben@example.com\n")
	text := "Name,Email\nAda Quill,ada@example.com\nBen Moss,ben@example.com\nCal Roe,cal@example.com\n"
	svc := testhouse.Service[service.Imports](h)
	parts := func(id, when string, fresh, duplicates, skipped int) {
		t.Helper()
		c := h.Import(id).Counts
		if c.New != fresh || c.Duplicates != duplicates || c.Unticked != skipped || fresh+duplicates+skipped != c.Rows {
			t.Errorf("%s: %d new, %d duplicates, %d skipped of %d", when, c.New, c.Duplicates, c.Unticked, c.Rows)
		}
		for scope, n := range map[foyer.RowScope]int{foyer.RowsNew: fresh, foyer.RowsDuplicates: duplicates, foyer.RowsUnticked: skipped} {
			if got := len(h.Rows(id, scope)); got != n {
				t.Errorf("%s: %d rows of %q are listed, want %d", when, got, scope, n)
			}
		}
	}
	imp := h.Stage("a.csv", text)
	parts(imp.ID, "as staged", 1, 2, 0)
	mend(t, h, imp.ID, foyer.Mend{What: foyer.MendDecide, Rows: []int{2, 4}, Decision: foyer.Decision{Kind: foyer.DecideSkip}})
	parts(imp.ID, "two skipped", 0, 1, 2)
	mend(t, h, imp.ID, foyer.Mend{What: foyer.MendTick, Rows: []int{2}})
	parts(imp.ID, "one of them unticked too", 0, 1, 2)
	for range 2 {
		if _, err := svc.UndoMend(imp.ID); err != nil {
			t.Fatal(err)
		}
	}
	parts(imp.ID, "taken back", 1, 2, 0)

	update := h.Stage("b.csv", text+"Di Fox,di@example.com\n", func(f *foyer.ImportForm) { f.Mode = foyer.ModeUpdate })
	parts(update.ID, "by the mode", 0, 2, 2)
	if ran := h.Run(update.ID).Counts; ran.Skipped != 2 || ran.Sum() != ran.Rows {
		t.Errorf("run by the mode: %+v", ran)
	}
	healthy(t, h)
}
