package intake_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

const owners = `Name,Phone,Email,City,Owner
Ada Quill,207 555 0101,ada@example.com,Bath,Pelletier J
Ben Moss,207 55,ben@example.com,,Pelletier J
Cy Hart,207 555 0103,cy@example,Bath,Owen
Di Lane,207 555 0104,di@example.com,,Pelletier J
`

// mend does an act and answers what it changed.
func mend(t *testing.T, h *testhouse.House, id string, act foyer.Mend) foyer.MendResult {
	t.Helper()
	res, err := testhouse.Service[service.Imports](h).Mend(id, act)
	if err != nil {
		t.Fatalf("%s: %v", act.What, err)
	}
	return res
}

// column answers what stands in a column of all rows.
func column(h *testhouse.House, id string, at int) string {
	page, err := testhouse.Service[service.Imports](h).Rows(id, foyer.RowQuery{Limit: 500})
	if err != nil {
		h.T.Fatal(err)
	}
	var out []string
	for _, r := range page.Rows {
		for i, c := range page.Columns {
			if c.Column == at {
				out = append(out, r.Cells[i].Raw)
			}
		}
	}
	return strings.Join(out, "|")
}

// C8: find and replace, fill down, all of a value, a column of rows; B25: each is
// taken back and done again, also after the house was closed.
func TestMendsAndTheirUndo(t *testing.T) {
	h := testhouse.Open(t)
	id := h.Stage("owners.csv", owners).ID
	was := h.Rows(id, foyer.RowsAll)
	steps := []struct {
		act  foyer.Mend
		at   int
		want string
		rows int
	}{
		{foyer.Mend{What: foyer.MendSame, Column: 4, Find: "Pelletier J", Value: "Jules Pelletier"}, 4, "Jules Pelletier|Jules Pelletier|Owen|Jules Pelletier", 3},
		{foyer.Mend{What: foyer.MendFill, Column: 3}, 3, "Bath|Bath|Bath|Bath", 2},
		{foyer.Mend{What: foyer.MendReplace, Column: 3, Find: "bat", Value: "Nor"}, 3, "Norh|Norh|Norh|Norh", 4},
		{foyer.Mend{What: foyer.MendReplace, Column: 3, Find: "norh", Whole: true, Case: true, Value: "x"}, 3, "Norh|Norh|Norh|Norh", 0},
		{foyer.Mend{What: foyer.MendSet, Column: 3, Value: "Saco", Rows: []int{3, 5}}, 3, "Norh|Saco|Norh|Saco", 2},
		{foyer.Mend{What: foyer.MendReplace, AllColumns: true, Find: "example", Value: "ex"}, 2, "ada@ex.com|ben@ex.com|cy@ex|di@ex.com", 4},
		{foyer.Mend{What: foyer.MendSet, Column: 3, Value: "", Query: foyer.RowQuery{Finding: "phone.short"}}, 3, "Norh||Norh|Saco", 1},
	}
	var after [][]foyer.RowView
	done := 0
	for _, s := range steps {
		res := mend(t, h, id, s.act)
		if got := column(h, id, s.at); got != s.want || res.Touched != s.rows {
			t.Errorf("%s: %d rows, %q; want %d, %q", s.act.What, res.Touched, got, s.rows, s.want)
		}
		if s.rows > 0 {
			done++
			after = append(after, h.Rows(id, foyer.RowsAll))
			if res.Steps.Undo == nil || res.Steps.Undo.What != s.act.What || res.Steps.Undo.Rows != s.rows || res.Steps.Redo != nil {
				t.Errorf("steps are %+v", res.Steps)
			}
		}
	}
	dir := h.Dir
	h.Close()
	h = testhouse.At(t, dir)
	svc := testhouse.Service[service.Imports](h)
	for i := done - 1; i >= 0; i-- {
		if _, err := svc.UndoMend(id); err != nil {
			t.Fatal(err)
		}
		want := was
		if i > 0 {
			want = after[i-1]
		}
		if got := h.Rows(id, foyer.RowsAll); !reflect.DeepEqual(got, want) {
			t.Errorf("undo %d leaves\n%+v\nwant\n%+v", i, got, want)
		}
	}
	if _, err := svc.UndoMend(id); foyer.KindOf(err) != foyer.NotFound {
		t.Errorf("one undo too many: %v", err)
	}
	for i := range done {
		if _, err := svc.RedoMend(id); err != nil {
			t.Fatal(err)
		}
		if got := h.Rows(id, foyer.RowsAll); !reflect.DeepEqual(got, after[i]) {
			t.Errorf("redo %d differs", i)
		}
	}
	// A new act forgets what was taken back.
	if _, err := svc.UndoMend(id); err != nil {
		t.Fatal(err)
	}
	if res := mend(t, h, id, foyer.Mend{What: foyer.MendTick, Rows: []int{2}}); res.Steps.Redo != nil || res.Counts.Unticked != 1 {
		t.Errorf("after a new act: %+v", res)
	}
	if res, err := svc.UndoMend(id); err != nil || res.Counts.Unticked != 0 {
		t.Errorf("a tick taken back: %+v, %v", res.Counts, err)
	}
}

// The parts of a review add up to its rows, and each lists as many as it counts,
// whatever is left out: a row of an error, a duplicate, a new one.
func TestPartsOfAReviewAddUp(t *testing.T) {
	h := testhouse.Open(t)
	h.Bring("book.csv", people)
	id := h.Stage("a.csv", "Name,Phone,Email\nAda,207 555 0101,\n,207 555 0102,\nMarc Roy,207 555 0142,\nAda,207 555 0101,\nBen,207 555 0103,\n,207 555 0104,\n").ID
	check := func(fresh, duplicates, errors, unticked int) {
		t.Helper()
		c := h.Import(id).Counts
		if c.New != fresh || c.Duplicates != duplicates || c.Errors != errors || c.Unticked != unticked || fresh+duplicates+errors+unticked != c.Rows {
			t.Errorf("counts are %+v", c)
		}
		for scope, n := range map[foyer.RowScope]int{foyer.RowsNew: fresh, foyer.RowsDuplicates: duplicates, foyer.RowsErrors: errors, foyer.RowsUnticked: unticked} {
			if got := len(h.Rows(id, scope)); got != n {
				t.Errorf("%q lists %d rows, counted are %d", scope, got, n)
			}
		}
	}
	check(2, 2, 2, 0)
	mend(t, h, id, foyer.Mend{What: foyer.MendTick, Query: foyer.RowQuery{Scope: foyer.RowsErrors}})
	check(2, 2, 2, 0)
	mend(t, h, id, foyer.Mend{What: foyer.MendTick, Rows: []int{2, 4}})
	check(1, 1, 2, 2)
	mend(t, h, id, foyer.Mend{What: foyer.MendTick, Query: foyer.RowQuery{Scope: foyer.RowsUnticked}, On: true})
	check(2, 2, 2, 0)
	mend(t, h, id, foyer.Mend{What: foyer.MendTick})
	check(0, 0, 2, 4)
}

// C13: rows left out are counted, and so they stay when a fix is taken back.
func TestLeftOutSurvivesUndo(t *testing.T) {
	h := testhouse.Open(t)
	id := h.Stage("a.csv", "Name,Phone\n,207 555 0101\nBen,207 555 0102\n").ID
	mend(t, h, id, foyer.Mend{What: foyer.MendTick, Query: foyer.RowQuery{Scope: foyer.RowsErrors}})
	res := mend(t, h, id, foyer.Mend{What: foyer.MendCells, Fixes: []foyer.Fix{{Row: 2, Field: "full_name", Column: 0, Value: "Ada"}}})
	if res.Counts.Unticked != 0 || !res.Rows[0].Fixed || !res.Rows[0].Ticked {
		t.Errorf("fixed: %+v", res)
	}
	res, err := testhouse.Service[service.Imports](h).UndoMend(id)
	if err != nil || res.Counts.Errors != 1 || res.Counts.Blocking != 0 || res.Rows[0].Ticked || res.Rows[0].Fixed {
		t.Errorf("taken back: %+v, %v", res, err)
	}
}

// C10: spellings of one value are found, and made one by one act.
func TestClustersOfAColumn(t *testing.T) {
	h := testhouse.Open(t)
	id := h.Stage("c.csv", "Name,City\nA,Montréal\nB,montreal\nC,MONTREAL\nD,Montréal\nE,Québec\n").ID
	svc := testhouse.Service[service.Imports](h)
	list, err := svc.Clusters(id, 1)
	if err != nil || len(list) != 1 || list[0].Spelling != "Montréal" || list[0].Count != 4 {
		t.Fatalf("clusters are %+v, %v", list, err)
	}
	res := mend(t, h, id, foyer.Mend{What: foyer.MendSame, Column: 1, Find: "montreal", Finds: []string{"MONTREAL"}, Value: "Montréal"})
	if res.Touched != 2 || column(h, id, 1) != "Montréal|Montréal|Montréal|Montréal|Québec" {
		t.Errorf("touched %d: %s", res.Touched, column(h, id, 1))
	}
	if list, err := svc.Clusters(id, 1); err != nil || len(list) != 0 {
		t.Errorf("left are %+v, %v", list, err)
	}
}

// C9: a suggestion is put in place by a click, of one cell or of all like it.
func TestSuggestionsAreTaken(t *testing.T) {
	h := testhouse.Open(t)
	id := h.Stage("s.csv", "Name,City\nAda,MontrÃ©al\nBen,QuÃ©bec\nCy,Bath\n").ID
	svc := testhouse.Service[service.Imports](h)
	f := h.Rows(id, foyer.RowsAll)[0].Findings
	var key string
	for _, x := range f {
		if x.Suggest == "Montréal" {
			key = x.Key
		}
	}
	if key == "" {
		t.Fatalf("nothing suggested: %+v", f)
	}
	alike, err := svc.Alike(id, 2, 1, "city", key)
	if err != nil || alike != (foyer.Alike{Same: 1, Kind: 2, Suggests: 2}) {
		t.Errorf("alike: %+v, %v", alike, err)
	}
	mend(t, h, id, foyer.Mend{What: foyer.MendSuggest, Finding: key, Column: 1, Field: "city"})
	if got := column(h, id, 1); got != "Montréal|Québec|Bath" {
		t.Errorf("cities are %s", got)
	}
}

// C7, UD9, C6: the whole file is checked, problems are counted by what is done
// about them, and the review goes by any column and finds what cells say.
func TestReviewSortsSearchesAndGroups(t *testing.T) {
	h := testhouse.Open(t)
	id := h.Stage("owners.csv", owners).ID
	svc := testhouse.Service[service.Imports](h)
	rows := func(q foyer.RowQuery) string {
		page, err := svc.Rows(id, q)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, r := range page.Rows {
			out = append(out, r.Name)
		}
		return fmt.Sprint(page.Total, out)
	}
	for _, c := range []struct {
		q    foyer.RowQuery
		want string
	}{
		{foyer.RowQuery{Sort: "full_name", Desc: true}, "4 [Di Lane Cy Hart Ben Moss Ada Quill]"},
		{foyer.RowQuery{Sort: "city", Desc: true}, "4 [Cy Hart Ada Quill Ben Moss Di Lane]"},
		{foyer.RowQuery{Search: "PELLETIER"}, "3 [Ada Quill Ben Moss Di Lane]"},
		{foyer.RowQuery{Search: "pelletier", Sort: "full_name", Desc: true, Limit: 2, Offset: 1}, "3 [Ben Moss Ada Quill]"},
		{foyer.RowQuery{Finding: "phone.short"}, "1 [Ben Moss]"},
		{foyer.RowQuery{Finding: "phone.short", Field: "email"}, "0 []"},
	} {
		if got := rows(c.q); got != c.want {
			t.Errorf("%+v: %s, want %s", c.q, got, c.want)
		}
	}
	mend(t, h, id, foyer.Mend{What: foyer.MendSet, Column: 4, Value: "Owen", Rows: []int{2}})
	if got := rows(foyer.RowQuery{Search: "pelletier"}); got != "2 [Ben Moss Di Lane]" {
		t.Errorf("after a fix: %s", got)
	}
	page, err := svc.Rows(id, foyer.RowQuery{})
	if err != nil || len(page.Groups) == 0 {
		t.Fatalf("groups: %+v, %v", page.Groups, err)
	}
	for _, g := range page.Groups {
		if g.Remedy == "" || g.Count == 0 {
			t.Errorf("group is %+v", g)
		}
	}
}

// The state of a row is one order, the status a file gives its people another; a
// correction does not move its row, and is in the order that is asked for anew.
func TestReviewInTheOrderOfStatesAndOfWhatIsMended(t *testing.T) {
	h := testhouse.Open(t)
	id := h.Stage("states.csv", "Name,Email,City,Status\n"+
		"Ada Quill,ada@example.com,Élan,Qualified\nAda Quill,ada@example.com,Zwolle,New\n,nobody@example.com,eland,New\nBen Moss,ben@example.com,elan,Contacted\n").ID
	numbers := func(q foyer.RowQuery) string {
		page, err := testhouse.Service[service.Imports](h).Rows(id, q)
		if err != nil {
			t.Fatal(err)
		}
		var out []int
		for _, r := range page.Rows {
			out = append(out, r.Row)
		}
		return fmt.Sprint(out)
	}
	for _, c := range []struct {
		q    foyer.RowQuery
		want string
	}{
		{foyer.RowQuery{Sort: foyer.SortVerdict}, "[4 3 2 5]"},
		{foyer.RowQuery{Sort: "status"}, "[5 3 4 2]"},
		{foyer.RowQuery{Sort: "city"}, "[2 5 4 3]"},
		{foyer.RowQuery{Sort: "city", Desc: true}, "[3 4 5 2]"},
	} {
		if got := numbers(c.q); got != c.want {
			t.Errorf("%+v: %s, want %s", c.q, got, c.want)
		}
	}
	mend(t, h, id, foyer.Mend{What: foyer.MendSet, Column: 2, Value: "Aarau", Rows: []int{3}})
	if got := numbers(foyer.RowQuery{Sort: "city"}); got != "[2 5 4 3]" {
		t.Errorf("the mended row moved under the hand: %s", got)
	}
	if got := numbers(foyer.RowQuery{Sort: "city", Search: "aarau"}); got != "[3]" {
		t.Errorf("the mended row is not found by its new text: %s", got)
	}
}

// What joins an open list is counted anew after a fix, and with it taken back and done
// again; each count is what staging the file so mended would say.
func TestNewValuesFollowWhatIsMended(t *testing.T) {
	h := testhouse.Open(t)
	id := h.Stage("lists.csv", "Name,Email,Source,Tags\n"+
		"Ada Quill,ada@example.com,Zilow,\"sea, sun\"\nBen Moss,ben@example.com,Zillow Leads,sea\nCy Hart,cy@example.com,,\n").ID
	svc := testhouse.Service[service.Imports](h)
	count := func() int {
		d, err := svc.Draft(id)
		if err != nil {
			t.Fatal(err)
		}
		return d.Import.Counts.NewValues
	}
	want := []int{count()}
	for _, fix := range []foyer.Fix{
		{Row: 2, Column: 2, Value: "Zillow Leads"},
		{Row: 4, Column: 3, Value: "sun, moon, ZILOW"},
		{Row: 2, Column: 3, Value: "sea"},
		{Row: 2, Column: 0, Value: "Ada Quilp"},
	} {
		res := mend(t, h, id, foyer.Mend{What: foyer.MendCells, Fixes: []foyer.Fix{fix}})
		if got := count(); got != res.Counts.NewValues {
			t.Errorf("answered are %d, kept %d", res.Counts.NewValues, got)
		}
		want = append(want, count())
	}
	if fmt.Sprint(want) != "[4 3 5 5 5]" {
		t.Errorf("new values are %v", want)
	}
	for i := len(want) - 2; i >= 0; i-- {
		if _, err := svc.UndoMend(id); err != nil || count() != want[i] {
			t.Errorf("taken back to %d: %d, want %d; %v", i, count(), want[i], err)
		}
	}
	for i := 1; i < len(want); i++ {
		if _, err := svc.RedoMend(id); err != nil || count() != want[i] {
			t.Errorf("done again to %d: %d, want %d; %v", i, count(), want[i], err)
		}
	}
}
