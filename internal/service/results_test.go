package service_test

import (
	"slices"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

const resultsBook = "Name,Phone,Email,City\nMarc Roy,(207) 555-0142,marc@example.com,\n"

const resultsFile = `Name,Company,Cell,Phone,Email,City,Lead assignment
Zed Ulm,Acme,207 555 0101,207 555 0201,zed@example.com,Bath,
Marc Roy,Roy Ltd,,207.555.0142,marc@example.com,Saco,
Élise Moss,,207 555 0103,,elise@example.com,Bath,Nadia Rahal
ada quill,Zenith,,,ada@example.com,York,
zed ulm,,207 555 0101,,z.ulm@example.com,,
4 Corners,,,207 555 0105,four@example.com,Rye,
`

func resultNames(p foyer.ResultPage) string {
	names := []string{}
	for _, r := range p.Rows {
		names = append(names, r.View.Name)
	}
	return strings.Join(names, ", ")
}

// E8: the records of an import with name, company, phones, owner, row number and
// outcome; put in order by each, narrowed by first letter, searched, and the place of
// a row.
func TestResults(t *testing.T) {
	h := testhouse.Open(t)
	h.Person("Nadia Rahal", "nadia@example.com", foyer.RoleAgent)
	h.Bring("book.csv", resultsBook)
	imp := h.Bring("b.csv", resultsFile, testhouse.Merge, testhouse.Wait)
	s := testhouse.Service[service.Imports](h)
	ask := func(q foyer.ResultQuery) foyer.ResultPage {
		t.Helper()
		p, err := s.Results(imp.ID, q)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	all := ask(foyer.ResultQuery{})
	if all.Total != 6 || len(all.Rows) != 6 || len(all.Columns) != 2 || all.Columns[0].Field != "email" {
		t.Fatalf("results are %+v", all)
	}
	zed, marc, elise, again := all.Rows[0], all.Rows[1], all.Rows[2], all.Rows[4]
	if zed.View.Row != 2 || zed.Company != "Acme" || strings.Join(zed.Phones, "|") != "207 555 0101|207 555 0201" ||
		zed.View.Outcome != foyer.OutcomeCreated || zed.View.Lead == "" || zed.Into.ID != "" || zed.State != foyer.ResultWaits {
		t.Errorf("Zed is %+v", zed)
	}
	if marc.Into.Name != "Marc Roy" || marc.View.Outcome != foyer.OutcomeMerged || marc.State != foyer.ResultWaits {
		t.Errorf("Marc is %+v", marc)
	}
	if elise.Owner != "Nadia Rahal" || elise.View.Cells[0].Value != "elise@example.com" {
		t.Errorf("Élise is %+v", elise)
	}
	if again.Into.ID != zed.View.Lead || again.View.Outcome != foyer.OutcomeMerged {
		t.Errorf("Zed's second row is %+v", again)
	}
	for sort, want := range map[string]string{
		"":        "Zed Ulm, Marc Roy, Élise Moss, ada quill, zed ulm, 4 Corners",
		"name":    "4 Corners, ada quill, Élise Moss, Marc Roy, Zed Ulm, zed ulm",
		"company": "Zed Ulm, Marc Roy, ada quill, Élise Moss, zed ulm, 4 Corners",
		"phone":   "Zed Ulm, zed ulm, Élise Moss, 4 Corners, Marc Roy, ada quill",
		"owner":   "Élise Moss, Zed Ulm, Marc Roy, ada quill, zed ulm, 4 Corners",
		"outcome": "Zed Ulm, Élise Moss, ada quill, 4 Corners, Marc Roy, zed ulm",
		"city":    "Zed Ulm, Élise Moss, 4 Corners, Marc Roy, ada quill, zed ulm",
	} {
		if got := resultNames(ask(foyer.ResultQuery{Sort: sort})); got != want {
			t.Errorf("by %q: %s, want %s", sort, got, want)
		}
	}
	if got := resultNames(ask(foyer.ResultQuery{Sort: "name", Desc: true, Limit: 2, Offset: 1})); got != "Zed Ulm, Marc Roy" {
		t.Errorf("backwards, from the second: %s", got)
	}
	if got := resultNames(ask(foyer.ResultQuery{Letter: "E"})); got != "Élise Moss" {
		t.Errorf("under E: %s", got)
	}
	if got := resultNames(ask(foyer.ResultQuery{Letter: "Z", Scope: foyer.RowsMerged})); got != "zed ulm" {
		t.Errorf("merged under Z: %s", got)
	}
	if got := resultNames(ask(foyer.ResultQuery{Letter: "#"})); got != "4 Corners" {
		t.Errorf("under #: %s", got)
	}
	if got := resultNames(ask(foyer.ResultQuery{Search: "saco"})); got != "Marc Roy" {
		t.Errorf("found: %s", got)
	}
	letters, err := s.Letters(imp.ID, foyer.ResultQuery{})
	if err != nil || strings.Join(letters, "") != "AEMZ#" {
		t.Errorf("letters are %v, %v", letters, err)
	}
	if letters, err = s.Letters(imp.ID, foyer.ResultQuery{Scope: foyer.RowsMerged}); err != nil || strings.Join(letters, "") != "MZ" {
		t.Errorf("letters of merged are %v, %v", letters, err)
	}
	if p := ask(foyer.ResultQuery{Row: 5, Limit: 1}); p.At != 3 {
		t.Errorf("row 5 stands at %d", p.At)
	}
	if p := ask(foyer.ResultQuery{Row: 5, Sort: "name"}); p.At != 1 {
		t.Errorf("by name, row 5 stands at %d", p.At)
	}
	if p := ask(foyer.ResultQuery{Row: 99}); p.At != -1 {
		t.Errorf("row 99 stands at %d", p.At)
	}
	if _, err := s.Results(imp.ID, foyer.ResultQuery{Sort: "nonsense"}); foyer.KindOf(err) != foyer.Invalid {
		t.Errorf("another order answers %v", err)
	}
}

// E8, E9: what single records are answered shows in the results, an answer can be
// taken back, and a record that leaves the import can come again.
func TestResultsAnswered(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", resultsBook)
	imp := h.Bring("b.csv", resultsFile, testhouse.Merge, testhouse.Wait, testhouse.Partial)
	s := testhouse.Service[service.Imports](h)
	row := func(n int) foyer.ResultRow {
		t.Helper()
		p, err := s.Results(imp.ID, foyer.ResultQuery{Row: n})
		if err != nil || p.At < 0 {
			t.Fatal(p.At, err)
		}
		return p.Rows[p.At]
	}
	ada := h.Only("ada").ID
	for _, step := range []struct {
		do   func() (int, error)
		want foyer.ResultState
	}{
		{func() (int, error) { return s.AnswerLeads([]string{ada}, true, "") }, foyer.ResultApproved},
		{func() (int, error) { return s.WaitAgain([]string{ada}) }, foyer.ResultWaits},
		{func() (int, error) { return s.AnswerLeads([]string{ada}, false, "Not ours") }, foyer.ResultDeclined},
		{func() (int, error) { return s.WaitAgain([]string{ada}) }, foyer.ResultWaits},
	} {
		if n, err := step.do(); err != nil || n != 1 {
			t.Fatal(n, err)
		}
		if got := row(5).State; got != step.want {
			t.Errorf("Ada is %q, want %q", got, step.want)
		}
	}
	if n, err := s.WaitAgain([]string{ada}); err != nil || n != 0 {
		t.Errorf("one that waits is asked again: %d, %v", n, err)
	}
	if _, err := s.ApproveRows(imp.ID, foyer.UndoQuery{Rows: []int{3}}); err != nil {
		t.Fatal(err)
	}
	if got := row(3); got.State != foyer.ResultApproved || len(got.View.Findings) != 0 {
		t.Errorf("Marc is %+v", got)
	}
	if _, err := s.UndoRows(imp.ID, foyer.UndoQuery{Rows: []int{5}}); err != nil {
		t.Fatal(err)
	}
	if got := row(5); got.View.Outcome != foyer.OutcomeLeftOut || got.View.Lead != "" || got.View.Findings[len(got.View.Findings)-1].Key != "row.undone" {
		t.Errorf("Ada is %+v", got)
	}
	if _, err := s.AddRows(imp.ID, foyer.UndoQuery{Rows: []int{5}}, "again"); err != nil {
		t.Fatal(err)
	}
	h.Eventually("it waits", func() bool {
		return h.Import(imp.ID).State == foyer.StateWaiting && h.Import(imp.ID).Phase == foyer.PhaseDone
	})
	if got := row(5); got.View.Outcome != foyer.OutcomeCreated || got.View.Lead != ada || got.State != foyer.ResultWaits {
		t.Errorf("Ada is %+v", got)
	}
}

// E8: the results of another's import answer not_found; an agent sees those of their
// own, and takes a record out of it before it is approved, but approves none.
func TestResultsByRole(t *testing.T) {
	h := testhouse.Open(t)
	luc := h.Person("Luc Tremblay", "luc@example.com", foyer.RoleAgent)
	pia := h.Person("Pia Sorel", "pia@example.com", foyer.RoleAgent)
	id := bring(t, h, luc.ID, "Name,Email\nAnn Lee,ann@example.com\nBo Roy,bo@example.com\n", func(f *foyer.ImportForm) {})
	as, err := h.Act(t.Context(), luc.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.Intake().Begin(t.Context(), as, "run", id); err != nil {
		t.Fatal(err)
	}
	if err := h.Intake().Run(t.Context(), as, id, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	mine, other := testhouse.As[service.Imports](h, luc.ID), testhouse.As[service.Imports](h, pia.ID)
	if _, err := other.Results(id, foyer.ResultQuery{}); foyer.KindOf(err) != foyer.NotFound {
		t.Errorf("a stranger's results: %v", err)
	}
	if _, err := other.Letters(id, foyer.ResultQuery{}); foyer.KindOf(err) != foyer.NotFound {
		t.Errorf("a stranger's letters: %v", err)
	}
	p, err := mine.Results(id, foyer.ResultQuery{})
	if err != nil || p.Total != 2 || p.Rows[0].View.Lead == "" {
		t.Fatalf("own results: %+v, %v", p, err)
	}
	if _, err := mine.WaitAgain([]string{p.Rows[0].View.Lead}); foyer.KindOf(err) != foyer.Forbidden {
		t.Errorf("an agent answers: %v", err)
	}
	if _, err := mine.DeclineRows(id, foyer.UndoQuery{Rows: []int{2}}, ""); foyer.KindOf(err) != foyer.Forbidden {
		t.Errorf("an agent declines: %v", err)
	}
	if _, err := mine.ApproveRows(id, foyer.UndoQuery{Rows: []int{2}}); foyer.KindOf(err) != foyer.Forbidden {
		t.Errorf("an agent approves: %v", err)
	}
	if sum, err := mine.UndoRows(id, foyer.UndoQuery{Rows: []int{2}}); err != nil || sum.Removed != 1 {
		t.Errorf("taken out: %+v, %v", sum, err)
	}
}

// E9: a selection of rows is declined in one act, leads and merges, and taken back.
func TestDeclineRows(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", resultsBook)
	imp := h.Bring("b.csv", resultsFile, testhouse.Merge, testhouse.Wait)
	s := testhouse.Service[service.Imports](h)
	sum, err := s.UndoPreview(imp.ID, foyer.UndoQuery{Rows: []int{3, 5}})
	if err != nil || sum.Sum != (foyer.UndoSum{Removed: 1, Unmade: 1}) {
		t.Errorf("taking both out would %+v, %v", sum.Sum, err)
	}
	done, err := s.DeclineRows(imp.ID, foyer.UndoQuery{Rows: []int{3, 5}}, "Not ours")
	if err != nil || len(done.Leads) != 1 || len(done.Rows) != 1 || done.Rows[0] != 3 {
		t.Fatalf("declined %+v, %v", done, err)
	}
	now := h.Import(imp.ID)
	if now.State != foyer.StateWaiting || now.Counts.LeftOut != 1 || now.Counts.Sum() != now.Counts.Rows {
		t.Errorf("it is %s with %+v", now.State, now.Counts)
	}
	if got := h.Names(foyer.LeadFilter{Search: "ada", Approved: true}); len(got) != 0 {
		t.Errorf("still listed: %v", got)
	}
	if n, err := s.WaitAgain(done.Leads); err != nil || n != 1 {
		t.Fatal(n, err)
	}
	if _, err := s.AddRows(imp.ID, foyer.UndoQuery{Rows: done.Rows}, "again"); err != nil {
		t.Fatal(err)
	}
	h.Eventually("it waits", func() bool {
		return h.Import(imp.ID).State == foyer.StateWaiting && h.Import(imp.ID).Phase == foyer.PhaseDone
	})
	v, err := s.ApprovalView(imp.ID)
	if err != nil || v.Leads != 4 || v.Merges != 1 {
		t.Errorf("what waits is %+v, %v", v, err)
	}
	if _, err := s.DeclineRows(imp.ID, foyer.UndoQuery{Rows: []int{99}}, ""); foyer.KindOf(err) != foyer.NotFound {
		t.Errorf("no such row: %v", err)
	}
}

// D18: what was merged into a lead is told with its file, row and day, for those who see
// the lead; taking it back shows what people edited since, keeps that, and puts it back
// where it is asked.
func TestMergesInto(t *testing.T) {
	h := testhouse.Open(t)
	luc := h.Person("Luc Tremblay", "luc@example.com", foyer.RoleAgent)
	h.Bring("book.csv", resultsBook)
	first := h.Bring("a.csv", "Name,Phone,Email,City,Job title,Notes\nMarc Roy,207.555.0142,marc@example.com,Saco,Baker,Likes dogs\n", testhouse.Merge)
	second := h.Bring("b.csv", "Name,Phone,Email,Company\nAda Quill,,ada@example.com,\nMarc Roy,207.555.0142,marc@example.com,Roy Ltd\n", testhouse.Merge)
	h.Bring("c.csv", "Name,Phone,Email,Country\nMarc Roy,207.555.0142,marc@example.com,US\n", testhouse.Merge, testhouse.Wait)
	s, leads := testhouse.Service[service.Imports](h), testhouse.Service[service.Leads](h)
	marc := h.Only("marc@example.com")
	list, err := s.MergesInto(marc.ID)
	if err != nil || len(list) != 2 {
		t.Fatalf("merged into Marc: %+v, %v", list, err)
	}
	if got := list[0]; got.From.File != "b.csv" || got.From.Row != 3 || got.From.Import != second.ID || got.By != "Claire Beaumont" || got.At == "" || !got.May {
		t.Errorf("the newest is %+v", got)
	}
	if got := list[1]; got.From.File != "a.csv" || len(got.Rows) != 1 || got.Rows[0] != 2 {
		t.Errorf("the first is %+v", got)
	}
	ada := h.Only("ada")
	if none, err := s.MergesInto(ada.ID); err != nil || len(none) != 0 {
		t.Errorf("merged into Ada: %+v, %v", none, err)
	}
	if _, err := testhouse.As[service.Imports](h, luc.ID).MergesInto(marc.ID); foyer.KindOf(err) != foyer.NotFound {
		t.Errorf("a stranger asks: %v", err)
	}
	for field, now := range map[string]string{"city": "Bath", "job_title": "Cook"} {
		if marc, err = leads.Edit(marc.ID, []foyer.Edit{{Field: field, Seen: marc.StampOf(field), Now: now}}); err != nil {
			t.Fatal(err)
		}
	}
	q := foyer.UndoQuery{List: foyer.UndoKept, Rows: list[1].Rows}
	page, err := s.UndoPreview(first.ID, q)
	if err != nil || len(page.Rows) != 1 || page.Sum.Kept != 1 {
		t.Fatalf("un-merging would %+v, %v", page, err)
	}
	conflict := func(field, now string) foyer.UndoField {
		return foyer.UndoField{Field: field, Now: now, Before: "", Kept: true, Edited: true}
	}
	var conflicts []foyer.UndoField
	for _, f := range page.Rows[0].Fields {
		if f.Kept {
			conflicts = append(conflicts, f)
		}
	}
	if want := []foyer.UndoField{conflict("city", "Bath"), conflict("job_title", "Cook")}; !slices.Equal(conflicts, want) {
		t.Errorf("conflicts are %+v, want %+v", conflicts, want)
	}
	q.Put = []string{"city"}
	if _, err := s.UndoRows(first.ID, q); err != nil {
		t.Fatal(err)
	}
	got := h.Only("marc@example.com")
	if got.Values["city"] != "" || got.Values["job_title"] != "Cook" || got.Values["company"] != "Roy Ltd" || got.NotesCount != 0 {
		t.Errorf("Marc is %v with %d notes", got.Values, got.NotesCount)
	}
	if list, err = s.MergesInto(marc.ID); err != nil || len(list) != 1 || list[0].From.File != "b.csv" {
		t.Errorf("still merged into Marc: %+v, %v", list, err)
	}
}

// E2: all imports or one's own, for those who see more than their own.
func TestImportsMine(t *testing.T) {
	h := testhouse.Open(t)
	luc := h.Person("Luc Tremblay", "luc@example.com", foyer.RoleAgent)
	bring(t, h, luc.ID, resultsBook, nil)
	own := h.Draft("own.csv", resultsBook)
	s := testhouse.Service[service.Imports](h)
	all, err := s.List(foyer.ImportQuery{Sort: "by"})
	if err != nil || all.Total != 2 || all.Rows[0].ByName != "Claire Beaumont" {
		t.Errorf("all are %+v, %v", all, err)
	}
	mine, err := s.List(foyer.ImportQuery{Mine: true})
	if err != nil || mine.Total != 1 || mine.Rows[0].ID != own.Import.ID || len(mine.States) != 1 {
		t.Errorf("one's own are %+v, %v", mine, err)
	}
	if his, err := testhouse.As[service.Imports](h, luc.ID).List(foyer.ImportQuery{}); err != nil || his.Total != 1 {
		t.Errorf("an agent sees %+v, %v", his, err)
	}
}

// E16: deleting says how many leads go before they do; those that were approved by
// themselves are the book's and stay, with their history. One that is approved stays.
func TestDeleteSaysWhatGoes(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", resultsBook)
	imp := h.Bring("b.csv", resultsFile, testhouse.Merge, testhouse.Wait)
	s := testhouse.Service[service.Imports](h)
	if v, err := s.Deleting(imp.ID); err != nil || v != (foyer.DeleteView{Leads: 4}) {
		t.Errorf("deleting takes %+v, %v", v, err)
	}
	if _, err := s.ApproveRows(imp.ID, foyer.UndoQuery{Rows: []int{5}}); err != nil {
		t.Fatal(err)
	}
	if v, err := s.Deleting(imp.ID); err != nil || v != (foyer.DeleteView{Leads: 3, Kept: 1}) {
		t.Errorf("with one approved, deleting takes %+v, %v", v, err)
	}
	if err := s.Delete(imp.ID); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(h.Names(foyer.LeadFilter{Approved: true}), ", "); got != "ada quill, Marc Roy" {
		t.Errorf("left are %s", got)
	}
	ada := h.Only("ada")
	if ada.Pending {
		t.Error("Ada waits again")
	}
	if _, err := testhouse.Service[service.Leads](h).History(ada.ID); err != nil {
		t.Errorf("her history: %v", err)
	}
	done := h.Bring("c.csv", "Name,Email\nEd Nott,ed@example.com\n")
	if _, err := s.Deleting(done.ID); foyer.KindOf(err) != foyer.Conflict {
		t.Errorf("an approved one answers %v", err)
	}
}
