package intake_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"
	"time"

	_ "github.com/mattn/go-sqlite3"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// dump is every row of the tables that make the book, as text: read beside the
// house, by nothing of Foyer's.
func dump(t *testing.T, h *testhouse.House) map[string]string {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(h.Dir, "foyer.db")+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	out := map[string]string{}
	for _, table := range []string{
		"SELECT * FROM leads ORDER BY n", "SELECT * FROM lead_list ORDER BY n", "SELECT * FROM lead_keys ORDER BY 1, 2, 3",
		"SELECT * FROM lead_counts WHERE many <> 0 ORDER BY 1, 2, 3, 4, 5", "SELECT id, lead, kind, body, person, at, import, import_row, stamp FROM notes ORDER BY n",
		"SELECT * FROM lead_plans ORDER BY 1, 2", "SELECT * FROM lead_plan_steps ORDER BY 1, 2, 3",
		"SELECT * FROM list_values ORDER BY 1, 2", "SELECT id FROM lead_text_docsize ORDER BY 1",
	} {
		rows, err := db.Query(table)
		if err != nil {
			t.Fatal(table, err)
		}
		columns, _ := rows.Columns()
		var b strings.Builder
		for rows.Next() {
			cells := make([]any, len(columns))
			for i := range cells {
				cells[i] = new(sql.NullString)
			}
			if err := rows.Scan(cells...); err != nil {
				t.Fatal(err)
			}
			for i, c := range cells {
				if v := c.(*sql.NullString).String; v != "" {
					fmt.Fprintf(&b, "%s=%s ", columns[i], v)
				}
			}
			b.WriteString("\n")
		}
		rows.Close()
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		out[table] = b.String()
	}
	return out
}

func same(t *testing.T, what string, got, want map[string]string) {
	t.Helper()
	for table := range want {
		if got[table] == want[table] {
			continue
		}
		a, b := strings.Split(got[table], "\n"), strings.Split(want[table], "\n")
		for i := 0; i < max(len(a), len(b)); i++ {
			x, y := "", ""
			if i < len(a) {
				x = a[i]
			}
			if i < len(b) {
				y = b[i]
			}
			if x != y {
				t.Errorf("%s, %s:\n got %s\nwant %s", what, table, x, y)
				break
			}
		}
	}
}

func healthy(t *testing.T, h *testhouse.House) {
	t.Helper()
	problems, err := h.Store().Check(t.Context())
	if err != nil || len(problems) > 0 {
		t.Errorf("check: %v %v", problems, err)
	}
}

func undo(t *testing.T, h *testhouse.House, id string) foyer.UndoSum {
	t.Helper()
	sum, err := h.Intake().Undo(t.Context(), h.Owner(), id, func(foyer.Progress) {})
	if err != nil {
		t.Fatalf("undo: %v", err)
	}
	return sum
}

func preview(t *testing.T, h *testhouse.House, id string, list foyer.UndoList) foyer.UndoPage {
	t.Helper()
	page, err := testhouse.Service[service.Imports](h).UndoPreview(id, foyer.UndoQuery{List: list})
	if err != nil {
		t.Fatalf("preview: %v", err)
	}
	return page
}

const more = `Name,Phone,Email,City,Company,Tags,Notes,Rating
Marc Roy,207.555.0142,marc@example.com,Boston,Roy Ltd,"vip, boat",Likes dogs,Superb
Ruth Castellanos,603-555-0128,ruth@example.com,Nashua,,,,
Nora New,207 555 0188,nora@example.com,Bath,,vip,Her note,Superb
Ned New,207 555 0189,,Saco,,,,
nora new,(207) 555-0188,,,Nora Inc,,,
`

// E17, UD1, UD3, UD4: the book is as before, row for row, counters, lists, notes
// and search too; and the import can be corrected and run again.
func TestUndoLeavesNoTrace(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("a.csv", people+"Ruth Castellanos,,ruth@example.com,\n")
	before := dump(t, h)
	imp := h.Bring("b.csv", more, testhouse.Merge)
	addsUp(t, imp, foyer.ImportCounts{Rows: 5, Created: 2, Merged: 3})
	if p := preview(t, h, imp.ID, foyer.UndoBack); p.Sum != (foyer.UndoSum{Removed: 2, Restored: 2}) || p.Total != 4 || len(p.Rows) != 4 {
		t.Errorf("the preview says %+v", p)
	}
	if sum := undo(t, h, imp.ID); sum != (foyer.UndoSum{Removed: 2, Restored: 2}) {
		t.Errorf("undone: %+v", sum)
	}
	same(t, "after the undo", dump(t, h), before)
	healthy(t, h)
	if got := h.Import(imp.ID); got.State != foyer.StateUndone {
		t.Errorf("state is %s", got.State)
	}
	if names := h.Names(foyer.LeadFilter{Search: "nora"}); len(names) != 0 {
		t.Errorf("search still finds %v", names)
	}
	// Correct and run again: another run, other leads, the same end.
	if _, err := h.Intake().Correct(t.Context(), h.Owner(), imp.ID); err != nil {
		t.Fatal(err)
	}
	if err := h.Intake().Stage(t.Context(), h.Owner(), imp.ID, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	again := h.Run(imp.ID)
	if again.Run != 2 || again.State != foyer.StateApproved {
		t.Errorf("run %d ends as %s", again.Run, again.State)
	}
	addsUp(t, again, foyer.ImportCounts{Rows: 5, Created: 2, Merged: 3})
	undo(t, h, imp.ID)
	same(t, "after the second undo", dump(t, h), before)
	healthy(t, h)
}

// Bring back: as it was before the undo, and undone again as before the import.
func TestBringBack(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("a.csv", people)
	before := dump(t, h)
	imp := h.Bring("b.csv", more, testhouse.Merge)
	done := bookOf(h)
	undo(t, h, imp.ID)
	if err := h.Intake().BringBack(t.Context(), h.Owner(), imp.ID, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	if got := bookOf(h); got != done {
		t.Errorf("back is\n%s\nwas\n%s", got, done)
	}
	if got := h.Import(imp.ID); got.State != foyer.StateApproved || got.Counts != imp.Counts {
		t.Errorf("back as %s %+v", got.State, got.Counts)
	}
	if names := h.Names(foyer.LeadFilter{Search: "nora inc"}); len(names) != 1 {
		t.Errorf("search finds %v", names)
	}
	healthy(t, h)
	undo(t, h, imp.ID)
	same(t, "after the second undo", dump(t, h), before)
	// No way back once it was opened to be corrected.
	if _, err := h.Intake().Correct(t.Context(), h.Owner(), imp.ID); err != nil {
		t.Fatal(err)
	}
	if err := h.Intake().BringBack(t.Context(), h.Owner(), imp.ID, func(foyer.Progress) {}); foyer.KindOf(err) != foyer.Conflict {
		t.Errorf("brought back after a rerun began: %v", err)
	}
}

func edit(t *testing.T, h *testhouse.House, search, field, value string) {
	t.Helper()
	l := h.Only(search)
	if _, err := testhouse.Service[service.Leads](h).Edit(l.ID, []foyer.Edit{{Field: field, Seen: l.StampOf(field), Now: value}}); err != nil {
		t.Fatalf("edit %s of %s: %v", field, search, err)
	}
}

// UD4: exactly what was worked on since is kept, and listed with its reason.
func TestUndoKeepsWhatWasEditedSince(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("a.csv", people)
	imp := h.Bring("b.csv", more, testhouse.Merge)
	edit(t, h, "marc", "company", "Roy & Sons")
	edit(t, h, "ned", "city", "Bangor")
	if _, err := testhouse.Service[service.Leads](h).AddNote(h.Only("nora").ID, "Called her"); err != nil {
		t.Fatal(err)
	}
	kept := preview(t, h, imp.ID, foyer.UndoKept)
	want := foyer.UndoSum{Removed: 0, Restored: 1, Kept: 3}
	if kept.Sum != want || kept.Total != 3 {
		t.Errorf("the preview says %+v", kept)
	}
	reasons := []string{}
	for _, r := range kept.Rows {
		reasons = append(reasons, r.Name+" "+r.Reason)
	}
	sort.Strings(reasons)
	if got := strings.Join(reasons, "; "); got != "Marc Roy undo.edited; Ned New undo.edited; Nora New undo.noted" {
		t.Errorf("kept are %s", got)
	}
	if sum := undo(t, h, imp.ID); sum != want {
		t.Errorf("undone: %+v", sum)
	}
	marc := h.Only("marc")
	if marc.Values["company"] != "Roy & Sons" || marc.Values["tags"] != "" || marc.Values["rating"] != "" || marc.NotesCount != 0 {
		t.Errorf("Marc is %v, %d notes", marc.Values, marc.NotesCount)
	}
	if got := h.Only("ruth").Emails; len(got) != 0 {
		t.Errorf("Ruth's emails are %v", got)
	}
	if got := h.Only("ned"); got.Values["city"] != "Bangor" || got.Pending {
		t.Errorf("Ned is %+v", got)
	}
	if after := preview(t, h, imp.ID, foyer.UndoKept); after.Total != 3 {
		t.Errorf("after the undo it lists %+v", after)
	}
	healthy(t, h)
	// A rerun takes what was kept for none of its own.
	if _, err := h.Intake().Correct(t.Context(), h.Owner(), imp.ID); err != nil {
		t.Fatal(err)
	}
	if err := h.Intake().Stage(t.Context(), h.Owner(), imp.ID, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	again := h.Run(imp.ID)
	addsUp(t, again, foyer.ImportCounts{Rows: 5, Merged: again.Counts.Merged, Unchanged: again.Counts.Unchanged})
	undo(t, h, imp.ID)
	if got := h.Only("ned").Values["city"]; got != "Bangor" {
		t.Errorf("after the second undo Ned lives in %q", got)
	}
	healthy(t, h)
}

// E19: selected rows; D18, UD23: the rows of one lead. What was taken back is left
// out, and the outcomes add up.
func TestUndoRows(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("a.csv", people)
	before := dump(t, h)
	imp := h.Bring("b.csv", more, testhouse.Merge)
	s := testhouse.Service[service.Imports](h)
	marc := h.Only("marc")
	page, err := s.UndoPreview(imp.ID, foyer.UndoQuery{Lead: marc.ID, List: foyer.UndoBack})
	if err != nil || page.Sum != (foyer.UndoSum{Restored: 1}) || len(page.Rows) != 1 || len(page.Rows[0].Fields) < 3 {
		t.Fatalf("un-merging would do %+v, %v", page, err)
	}
	if sum, err := s.UndoRows(imp.ID, foyer.UndoQuery{Lead: marc.ID}); err != nil || sum != (foyer.UndoSum{Restored: 1}) {
		t.Fatalf("un-merged %+v, %v", sum, err)
	}
	if got := h.Only("marc"); got.Values["company"] != "" || got.NotesCount != 0 {
		t.Errorf("Marc is %v", got.Values)
	}
	addsUp(t, h.Import(imp.ID), foyer.ImportCounts{Rows: 5, Created: 2, Merged: 2, LeftOut: 1})
	// The row that made Nora: the one folded into her goes with it.
	if sum, err := s.UndoRows(imp.ID, foyer.UndoQuery{Rows: []int{4}}); err != nil || sum != (foyer.UndoSum{Removed: 1}) {
		t.Fatalf("undone %+v, %v", sum, err)
	}
	addsUp(t, h.Import(imp.ID), foyer.ImportCounts{Rows: 5, Created: 1, Merged: 1, LeftOut: 3})
	healthy(t, h)
	undo(t, h, imp.ID)
	same(t, "after undoing the rest", dump(t, h), before)
	healthy(t, h)
}

// A lead linked to one that goes has a person of its own, and its link again when
// the lead comes back.
func TestUndoMendsLinks(t *testing.T) {
	h := testhouse.Open(t)
	imp := h.Bring("a.csv", people)
	h.Bring("b.csv", "Name,Phone,Email\nelise tremblay,(514) 555-0199,\n")
	undo(t, h, imp.ID)
	l := h.Only("elise")
	if len(l.Related) != 0 {
		t.Errorf("related to %v", l.Related)
	}
	healthy(t, h)
	if err := h.Intake().BringBack(t.Context(), h.Owner(), imp.ID, func(foyer.Progress) {}); err != nil {
		t.Fatal(err)
	}
	if l, err := testhouse.Service[service.Leads](h).Get(l.ID); err != nil || len(l.Related) != 1 {
		t.Errorf("related to %v, %v", l.Related, err)
	}
	healthy(t, h)
}

// A cut undo goes on when the house is opened again, and so does bringing back.
func TestUndoGoesOn(t *testing.T) {
	dir := t.TempDir()
	h := testhouse.At(t, dir)
	h.Bring("a.csv", file(0, 300, false))
	before := dump(t, h)
	imp := h.Bring("b.csv", file(200, 400, true), testhouse.Merge)
	done := bookOf(h)
	ctx, cancel := context.WithCancel(t.Context())
	_, err := h.Intake().Undo(ctx, h.Owner(), imp.ID, func(foyer.Progress) { cancel() })
	if err == nil {
		t.Fatal("the undo was over before it was cut")
	}
	h.Close()
	h = testhouse.At(t, dir)
	h.Eventually("the undo goes on", func() bool {
		i := h.Import(imp.ID)
		return i.State == foyer.StateUndone && i.Phase == foyer.PhaseDone
	})
	same(t, "after a cut undo", dump(t, h), before)
	healthy(t, h)
	ctx, cancel = context.WithCancel(t.Context())
	h.Intake().BringBack(ctx, h.Owner(), imp.ID, func(foyer.Progress) { cancel() })
	h.Close()
	h = testhouse.At(t, dir)
	h.Eventually("it comes back", func() bool { return h.Import(imp.ID).State == foyer.StateApproved })
	if got := bookOf(h); got != done {
		t.Error("a cut bringing back ends in another book")
	}
	healthy(t, h)
}

// E18, UD2: 10,000 rows with a fifth of merges are taken back, and the book is what it
// was. FOYER_LONG=1 measures 100,000, which must take less than 10 s.
func TestUndoIsQuick(t *testing.T) {
	rows := 10_000
	if long() {
		rows = atoi(os.Getenv("FOYER_ROWS"), 100_000)
	}
	h := testhouse.Open(t)
	h.Bring("a.csv", file(0, rows, false))
	before := dump(t, h)
	imp := h.Bring("b.csv", strings.ReplaceAll(file(rows*8/10, rows, true), "@example.com,,", "@example.com,Bath,"), testhouse.Merge)
	start := time.Now()
	p := preview(t, h, imp.ID, foyer.UndoBack)
	looked := time.Since(start)
	start = time.Now()
	sum := undo(t, h, imp.ID)
	took := time.Since(start)
	t.Logf("%d rows, %+v: preview %v, undo %v", rows, sum, looked, took)
	if sum != p.Sum {
		t.Errorf("the preview said %+v, it was %+v", p.Sum, sum)
	}
	same(t, "after the undo", dump(t, h), before)
	if long() {
		if took > 10*time.Second {
			t.Errorf("undo took %v", took)
		}
		start = time.Now()
		if err := h.Intake().BringBack(t.Context(), h.Owner(), imp.ID, func(foyer.Progress) {}); err != nil {
			t.Fatal(err)
		}
		t.Logf("brought back in %v", time.Since(start))
	}
	healthy(t, h)
}

// long says that the slow tests are wanted.
func long() bool { return os.Getenv("FOYER_LONG") == "1" }

func atoi(s string, or int) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return or
}
