package intake_test

import (
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

const people = `Name,Phone,Email,City
Élise Tremblay,514 555 0199,elise@ex.ca,Montréal
Marc Roy,(207) 555-0142,marc@example.com,Portland
Ruth Castellanos,603-555-0128,,
`

// Every row has one outcome, and they add up (decision 13).
func addsUp(t *testing.T, imp foyer.Import, want foyer.ImportCounts) {
	t.Helper()
	c := imp.Counts
	if c.Sum() != c.Rows {
		t.Errorf("%d rows, %d outcomes", c.Rows, c.Sum())
	}
	got := foyer.ImportCounts{Rows: c.Rows, Created: c.Created, Merged: c.Merged, Unchanged: c.Unchanged, Skipped: c.Skipped, Failed: c.Failed, LeftOut: c.LeftOut}
	if got != want {
		t.Errorf("counts are %+v, want %+v", got, want)
	}
}

func TestCreate(t *testing.T) {
	h := testhouse.Open(t)
	imp := h.Bring("people.csv", people)
	addsUp(t, imp, foyer.ImportCounts{Rows: 3, Created: 3})
	if imp.State != foyer.StateApproved {
		t.Errorf("state is %s", imp.State)
	}
	l := h.Only("elise")
	if l.Name != "Élise Tremblay" || l.Values["city"] != "Montréal" || l.Phones[0].Norm != "+15145550199" {
		t.Errorf("lead is %+v", l)
	}
	if l.From.File != "people.csv" || l.From.Row != 2 {
		t.Errorf("it says it came from %+v", l.From)
	}
	if l.Values["source"] != imp.Source || l.Values["status"] != foyer.StatusNew {
		t.Errorf("source %q, status %q", l.Values["source"], l.Values["status"])
	}
}

// The truth table of D2: two kinds are needed, counted by kind.
func TestMatchTable(t *testing.T) {
	for _, c := range []struct {
		row   string
		match bool
	}{
		{"elise tremblay,(514) 555-0199,,", true},
		{`"Tremblay, Elise",,ELISE@ex.ca ,`, true},
		{"Marc Roy,514.555.0199 ext 4,elise@ex.ca,", true},
		{"Élise Tremblay,418 555 0100,other@ex.ca,", false},
		{"Marc Tremblay,514 555 0199,,", false},
		{"Élise Tremblay,,,", false},
	} {
		h := testhouse.Open(t)
		h.Bring("a.csv", "Name,Phone,Email,City\nÉlise Tremblay,+1 514 555 0199,elise@ex.ca,\n")
		head := "Name,Phone,Email,City\n"
		merged := h.Bring("b.csv", head+c.row+"\n", testhouse.Merge)
		want := foyer.ImportCounts{Rows: 1, Created: 1}
		if c.match {
			want = foyer.ImportCounts{Rows: 1, Merged: merged.Counts.Merged, Unchanged: merged.Counts.Unchanged}
		}
		t.Log(c.row)
		addsUp(t, merged, want)
		h.Close()
	}
}

// D4: Create writes a new lead and links it to the person who is here.
func TestCreateLinksTheSamePerson(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("a.csv", people)
	imp := h.Bring("b.csv", "Name,Phone,Email\nelise tremblay,(514) 555-0199,\n")
	addsUp(t, imp, foyer.ImportCounts{Rows: 1, Created: 1})
	row := h.Rows(imp.ID, foyer.RowsAll)[0]
	if row.Verdict != foyer.VerdictExisting || row.Match == nil || row.Match.Name != "Élise Tremblay" {
		t.Errorf("row is %+v", row)
	}
	l, err := testhouse.Service[service.Leads](h).Get(row.Lead)
	if err != nil || len(l.Related) != 1 || l.Related[0].Name != "Élise Tremblay" {
		t.Errorf("related are %+v, %v", l.Related, err)
	}
}

// D5, D6, D16: Merge updates the lead that is here and makes no new one.
func TestMergeFillsBlanksAndOverwritesNothing(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("a.csv", people)
	text := "Name,Phone,Email,City,Company,Notes\nMarc Roy,207.555.0142,marc@example.com,Boston,Roy Ltd,Likes dogs\n"
	addsUp(t, h.Bring("b.csv", text, testhouse.Merge), foyer.ImportCounts{Rows: 1, Merged: 1})
	l := h.Only("marc")
	if l.Values["city"] != "Portland" || l.Values["company"] != "Roy Ltd" {
		t.Errorf("values are %v", l.Values)
	}
	notes, err := testhouse.Service[service.Leads](h).Notes(l.ID)
	if err != nil || len(notes) != 2 {
		t.Fatalf("notes are %+v, %v", notes, err)
	}
	var all []string
	for _, n := range notes {
		all = append(all, n.Text)
	}
	if got := strings.Join(all, "\n"); !strings.Contains(got, "[import] City: Boston") || !strings.Contains(got, "Likes dogs") {
		t.Errorf("notes say %q", got)
	}
	again := h.Bring("c.csv", text, testhouse.Merge)
	addsUp(t, again, foyer.ImportCounts{Rows: 1, Unchanged: 1})
	if again.State != foyer.StateApproved {
		t.Errorf("nothing new ends as %s", again.State)
	}
}

func TestTwinsInTheFile(t *testing.T) {
	text := "Name,Phone,Email,City\nAda Quill,207 555 0101,ada@example.com,\nBen Moss,207 555 0102,,\nQUILL ADA,(207) 555-0101,,Bath\n"
	h := testhouse.Open(t)
	imp := h.Bring("twins.csv", text, testhouse.Merge)
	addsUp(t, imp, foyer.ImportCounts{Rows: 3, Created: 2, Merged: 1})
	if got := h.Only("quill").Values["city"]; got != "Bath" {
		t.Errorf("city is %q", got)
	}
	h2 := testhouse.Open(t)
	addsUp(t, h2.Bring("twins.csv", text), foyer.ImportCounts{Rows: 3, Created: 3})
}

// The vector of the strict policy: ten rows, row 7 lacks its name.
func TestStrict(t *testing.T) {
	var b strings.Builder
	b.WriteString("Name,Phone,Birthday\n")
	for _, r := range []string{"A Aa", "B Bb", "C Cc", "D Dd", "E Ee", "", "G Gg", "H Hh", "I Ii", "J Jj"} {
		birthday := ""
		if r == "B Bb" {
			birthday = "31/02/2024"
		}
		b.WriteString(r + ",207 555 01" + map[bool]string{true: "00", false: string("abcdefghij"[0])}[false] + "," + birthday + "\n")
	}
	text := strings.ReplaceAll(b.String(), "01a", "0111")
	h := testhouse.Open(t)
	imp := h.Stage("ten.csv", text)
	if imp.Counts.Blocking != 1 {
		t.Fatalf("counts are %+v", imp.Counts)
	}
	if err := h.TryRun(imp.ID); foyer.KindOf(err) != foyer.Conflict {
		t.Fatalf("it ran with an error: %v", err)
	}
	if n := len(h.Names(foyer.LeadFilter{})); n != 0 {
		t.Fatalf("%d leads were written", n)
	}
	bad := h.Rows(imp.ID, foyer.RowsErrors)
	if len(bad) != 1 || bad[0].Row != 7 {
		t.Fatalf("errors are %+v", bad)
	}
	if _, err := h.Intake().Tick(t.Context(), h.Owner(), imp.ID, foyer.Tick{Rows: []int{7}}); err != nil {
		t.Fatal(err)
	}
	addsUp(t, h.Run(imp.ID), foyer.ImportCounts{Rows: 10, Created: 9, LeftOut: 1})
	l := h.Only("bb")
	notes, err := testhouse.Service[service.Leads](h).Notes(l.ID)
	if err != nil || len(notes) != 1 || !strings.HasPrefix(notes[0].Text, "[import]") || !strings.Contains(notes[0].Text, "31/02/2024") {
		t.Errorf("notes are %+v, %v", notes, err)
	}
}

// Under Partial a row with an error failed; one that a person left out is left out.
func TestPartial(t *testing.T) {
	h := testhouse.Open(t)
	imp := h.Stage("p.csv", "Name,Phone\nA Aa,207 555 0101\n,207 555 0102\nC Cc,207 555 0103\n", testhouse.Partial)
	if _, err := h.Intake().Tick(t.Context(), h.Owner(), imp.ID, foyer.Tick{Rows: []int{4}}); err != nil {
		t.Fatal(err)
	}
	addsUp(t, h.Run(imp.ID), foyer.ImportCounts{Rows: 3, Created: 1, Failed: 1, LeftOut: 1})
}

func TestFixChecksAgain(t *testing.T) {
	h := testhouse.Open(t)
	imp := h.Stage("f.csv", "Name,Phone,Email\nAda Quill,207 555 0101,ada@example.com\n,207 555 0101,ada@example.org\n", testhouse.Merge)
	if imp.Counts.Blocking != 1 {
		t.Fatalf("counts are %+v", imp.Counts)
	}
	s := testhouse.Service[service.Imports](h)
	res, err := s.Fix(imp.ID, []foyer.Fix{{Row: 3, Field: "full_name", Column: 0, Value: "Ada Quill"}})
	if err != nil {
		t.Fatal(err)
	}
	if res.Counts.Blocking != 0 || res.Counts.Duplicates != 1 {
		t.Errorf("counts are %+v", res.Counts)
	}
	addsUp(t, h.Run(imp.ID), foyer.ImportCounts{Rows: 2, Created: 1, Merged: 1})
}

func TestPendingUntilApproved(t *testing.T) {
	h := testhouse.Open(t)
	imp := h.Bring("a.csv", people, testhouse.Wait)
	if imp.State != foyer.StateWaiting {
		t.Fatalf("state is %s", imp.State)
	}
	if got := h.Names(foyer.LeadFilter{Approved: true}); len(got) != 0 {
		t.Errorf("seen before approval: %v", got)
	}
	if !h.Only("elise").Pending {
		t.Error("the importer does not see it as pending")
	}
	if err := h.Intake().Approve(t.Context(), h.Owner(), imp.ID, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	if got := h.Names(foyer.LeadFilter{Approved: true}); len(got) != 3 {
		t.Errorf("seen after approval: %v", got)
	}
	if err := h.Intake().Approve(t.Context(), h.Owner(), imp.ID, func(foyer.Progress) {}); foyer.KindOf(err) != foyer.Conflict {
		t.Errorf("approved twice: %v", err)
	}
}

func TestMergeIntoArchivedFailsAtApproval(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("a.csv", people)
	imp := h.Bring("b.csv", "Name,Phone,Email,Company\nMarc Roy,207.555.0142,marc@example.com,Roy Ltd\nNew One,207 555 0177,,\n", testhouse.Merge, testhouse.Wait)
	addsUp(t, imp, foyer.ImportCounts{Rows: 2, Created: 1, Merged: 1})
	if _, err := testhouse.Service[service.Leads](h).Archive([]string{h.Only("marc").ID}); err != nil {
		t.Fatal(err)
	}
	if err := h.Intake().Approve(t.Context(), h.Owner(), imp.ID, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	addsUp(t, h.Import(imp.ID), foyer.ImportCounts{Rows: 2, Created: 1, Failed: 1})
}

func TestRollBackLeavesNothing(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("a.csv", people)
	imp := h.Stage("b.csv", "Name,Phone,Notes\nNew One,207 555 0177,a note\nNew Two,207 555 0178,\n")
	if err := h.StopInside(imp.ID); err != nil {
		t.Fatal(err)
	}
	if err := h.Intake().RollBack(t.Context(), h.Owner(), imp.ID, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	if got := h.Names(foyer.LeadFilter{}); len(got) != 3 {
		t.Errorf("left over: %v", got)
	}
	if s := h.Import(imp.ID).State; s != foyer.StateCancelled {
		t.Errorf("state is %s", s)
	}
	problems, err := h.Store().Check(t.Context())
	if err != nil || len(problems) != 0 {
		t.Errorf("check: %v %v", problems, err)
	}
}

func TestExampleRowIsSetAside(t *testing.T) {
	h := testhouse.Open(t)
	ref, err := testhouse.Service[service.Exports](h).Template("csv")
	if err != nil {
		t.Fatal(err)
	}
	text := h.Text(ref.Ref)
	imp := h.Stage("template.csv", text+"Ruth Castellanos\r\n")
	if imp.Counts.Rows != 1 || imp.Counts.Blank != 1 {
		t.Errorf("counts are %+v", imp.Counts)
	}
}

// An owner column names people of the house; a name nobody has is a warning and a
// note, and the lead goes to the form's owner (decision 22).
func TestOwners(t *testing.T) {
	h := testhouse.Open(t)
	imp := h.Bring("o.csv", "Name,Phone,Assigned to\nAda Quill,207 555 0101,claire  beaumont\nBen Moss,207 555 0102,Jules Pelletier\n")
	addsUp(t, imp, foyer.ImportCounts{Rows: 2, Created: 2})
	if got := h.Only("quill").OwnerName; got != "Claire Beaumont" {
		t.Errorf("Ada goes to %q", got)
	}
	ben := h.Only("moss")
	if ben.OwnerName != "" {
		t.Errorf("Ben goes to %q", ben.OwnerName)
	}
	notes, err := testhouse.Service[service.Leads](h).Notes(ben.ID)
	if err != nil || len(notes) != 1 || notes[0].Text != "[import] Assigned to: Jules Pelletier" {
		t.Errorf("notes are %+v, %v", notes, err)
	}
}

// The history of an imported lead begins with its row, raw cells and all.
func TestHistoryBeginsWithTheRow(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("a.csv", people)
	leads := testhouse.Service[service.Leads](h)
	l := h.Only("elise")
	if _, err := leads.Edit(l.ID, []foyer.Edit{{Field: "city", Seen: l.StampOf("city"), Now: "Laval"}}); err != nil {
		t.Fatal(err)
	}
	history, err := leads.History(l.ID)
	if err != nil {
		t.Fatal(err)
	}
	var cities []string
	for _, e := range history {
		if e.Field == "city" {
			cities = append(cities, e.Now+" "+e.From.File)
		}
		if e.Field == "phone" && (e.Raw != "514 555 0199" || e.Column != "Phone" || e.From.Row != 2) {
			t.Errorf("the phone began as %+v", e)
		}
	}
	if got := strings.Join(cities, ", "); got != "Laval , Montréal a.csv" {
		t.Errorf("the city was %s", got)
	}
}
