package intake_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"foyer/internal/foyer"
	"foyer/internal/service"
	"foyer/internal/testhouse"
)

// UD29, D11, D14: what the rows say before a run is what becomes of them, over random
// awful files, acts, decisions, modes, keys, rules, policies and merge policies. Where
// the book changed meanwhile, each row that became something else says so, or the
// import's history counts it; where the review was opened again by then, none did. 36 rounds, FOYER_LONG=1 720; FOYER_SEED plays one again.
func TestPreviewNeverLies(t *testing.T) {
	many, seed := 36, uint64(time.Now().UnixNano())
	if long() {
		many = 720
	}
	if s, err := strconv.ParseUint(os.Getenv("FOYER_SEED"), 10, 64); err == nil {
		many, seed = 1, s
	}
	var sum previews
	defer func() {
		t.Logf("%+v", sum)
		if many >= 36 && (sum.ran < many/3 || sum.changed == 0) {
			t.Error("too few rounds ran, or none of their books changed meanwhile")
		}
		if long() && many > 1 && (sum.otherwise == 0 || sum.news == 0) { // of a few rounds it may be none
			t.Error("no change of a book was met")
		}
	}()
	for round := range many {
		if seed++; many == 1 {
			seed--
		}
		if !playPreview(t, seed, &sum) {
			t.Fatalf("round %d: play it again with FOYER_SEED=%d", round, seed)
		}
	}
}

// previews sums up what the rounds were.
type previews struct{ ran, rows, changed, looked, news, otherwise, refused, held int }

// playPreview plays one round and says whether it kept its word.
func playPreview(t *testing.T, seed uint64, sum *previews) bool {
	rnd := rand.New(rand.NewPCG(seed, 3))
	h := testhouse.Open(t)
	defer h.Close()
	s := testhouse.Service[service.Imports](h)
	h.Bring("book.csv", randomFile(rnd, 15), testhouse.Partial)
	id := h.Stage("file.csv", awfulFile(rnd, 60), randomForm(rnd)...).ID
	rows := h.Rows(id, foyer.RowsAll) // blank lines and line breaks leave gaps in their numbers
	for range 10 {
		act := randomAct(rnd)
		for i, row := range act.Rows {
			act.Rows[i] = rows[row%len(rows)].Row
		}
		if act.Decision.Row != 0 {
			act.Decision.Row = rows[act.Decision.Row%len(rows)].Row
		}
		if _, err := s.Mend(id, act); err != nil && foyer.KindOf(err) != foyer.Invalid { // into a later row
			t.Errorf("seed %d: %+v: %v", seed, act, err)
			return false
		}
	}
	before, counts := h.Rows(id, foyer.RowsAll), h.Import(id).Counts
	said := "nothing"
	if rnd.IntN(3) == 0 {
		said = meanwhile(t, h, rnd)
		sum.changed++
		if rnd.IntN(2) == 0 { // who opens the review again is told the truth, without an exception
			looked, err := s.Look(id, "look")
			if err != nil {
				t.Fatal(err)
			}
			before, counts, said = h.Rows(id, foyer.RowsAll), looked.Counts, "nothing"
			sum.looked++
			sum.news += looked.Rows
		}
	}
	imp := h.Import(id)
	switch {
	case imp.Policy == foyer.PolicyStrict && counts.Blocking > 0, counts.Ready == 0:
		if err := h.TryRun(id); counts.Errors < counts.Rows && foyer.KindOf(err) != foyer.Conflict {
			t.Errorf("%+v ran: %v", counts, err)
			return false
		}
		sum.refused++
		return true
	}
	if err := h.TryRun(id); err != nil {
		// By Strict nothing is written where the book has put a ticked row in the wrong since
		// it was looked at last (TestStrictIsHeldWhenARunBegins).
		now := h.Import(id)
		if imp.Policy != foyer.PolicyStrict || said == "nothing" || foyer.KindOf(err) != foyer.Conflict || now.Counts.Blocking == 0 || now.Counts.Done != 0 {
			t.Errorf("seed %d: it did not run: %v, meanwhile %s, %+v, now %+v", seed, err, said, counts, now.Counts)
			return false
		}
		sum.held++
		return true
	}
	imp = h.Import(id)
	after := h.Rows(id, foyer.RowsAll)
	if len(after) != len(before) || imp.Counts.Sum() != imp.Counts.Rows || imp.Counts.Rows != len(before) {
		t.Errorf("%d rows became %d, counts %+v", len(before), len(after), imp.Counts)
	}
	sum.ran++
	sum.rows += len(after)
	told, silent := metSince(h, id), 0
	tally := map[foyer.Outcome]int{}
	for i, r := range after {
		tally[r.Outcome]++
		want := promised(&before[i], imp.Policy)
		if r.Outcome == want {
			continue
		}
		sum.otherwise++
		reported := slices.ContainsFunc(r.Findings, func(f foyer.Finding) bool { return strings.HasPrefix(f.Key, "row.lead_") })
		if said != "nothing" && reported {
			continue
		}
		if silent++; silent > told {
			t.Errorf("row %d: said %s, became %s, meanwhile %s\n%+v\n%+v\n%+v", r.Row, before[i].Plan, r.Outcome, said, before[i], r, imp.Form())
		}
	}
	c := imp.Counts
	for outcome, n := range map[foyer.Outcome]int{
		foyer.OutcomeCreated: c.Created, foyer.OutcomeMerged: c.Merged, foyer.OutcomeUnchanged: c.Unchanged,
		foyer.OutcomeSkipped: c.Skipped, foyer.OutcomeFailed: c.Failed, foyer.OutcomeLeftOut: c.LeftOut,
	} {
		if tally[outcome] != n {
			t.Errorf("%d rows are %s, the count says %d", tally[outcome], outcome, n)
		}
	}
	return !t.Failed()
}

// promised is the outcome that a row's review promises.
func promised(r *foyer.RowView, policy foyer.Policy) foyer.Outcome {
	switch {
	case r.Verdict == foyer.VerdictError && (r.Ticked || policy == foyer.PolicyPartial):
		return foyer.OutcomeFailed
	case !r.Ticked:
		return foyer.OutcomeLeftOut
	}
	return map[foyer.Plan]foyer.Outcome{
		foyer.PlanCreate: foyer.OutcomeCreated, foyer.PlanLink: foyer.OutcomeCreated, foyer.PlanMerge: foyer.OutcomeMerged,
		foyer.PlanFold: foyer.OutcomeMerged, foyer.PlanUnchanged: foyer.OutcomeUnchanged, foyer.PlanSkip: foyer.OutcomeSkipped,
	}[r.Plan]
}

// metSince answers how many rows the import's history says stand otherwise, since
// leads came in that they met.
func metSince(h *testhouse.House, id string) (told int) {
	d, err := testhouse.Service[service.Imports](h).Get(id)
	if err != nil {
		h.T.Fatal(err)
	}
	for _, s := range d.Stories {
		if s.Key == "story.met" {
			told += atoi(s.Args["count"], 0)
		}
	}
	return told
}

// randomForm is a form of any rule, policy, mode, key and way to merge.
func randomForm(rnd *rand.Rand) []testhouse.Form {
	form := []testhouse.Form{way(rnd.IntN(24))}
	if rnd.IntN(2) == 0 {
		form = append(form, testhouse.Merge)
	}
	if rnd.IntN(4) != 0 {
		form = append(form, testhouse.Partial)
	}
	if rnd.IntN(3) == 0 {
		form = append(form, testhouse.Wait)
	}
	if rnd.IntN(8) == 0 {
		form = append(form, moded(foyer.ModeBoth, foyer.KeyHouse), func(f *foyer.ImportForm) { f.NoMatch = true })
	}
	take := []foyer.MergeTake{foyer.TakeFill, foyer.TakeFile, foyer.TakeMine, foyer.TakeAsk}[rnd.IntN(4)]
	city := []foyer.FieldChoice{{Field: "city", Take: []foyer.MergeTake{foyer.TakeFill, foyer.TakeFile, foyer.TakeMine}[rnd.IntN(3)]}}
	return append(form, func(f *foyer.ImportForm) {
		f.Merging.Take = take
		if take == foyer.TakeFile {
			f.Merging.Clears = []string{"city"}
		}
		if rnd.IntN(2) == 0 {
			f.Merging.Fields = city
		}
		f.Comments = []string{"", "", "From the fair"}[rnd.IntN(3)]
	})
}

// awfulFile is a file of few people as offices send them: cells that cannot be read,
// rows too short and too long, blank ones, quotes and line breaks, in any separator
// and encoding.
func awfulFile(rnd *rand.Rand, rows int) string {
	sep := []string{",", ";", "\t", "|"}[rnd.IntN(4)]
	quote := func(s string) string {
		if strings.ContainsAny(s, sep+"\"\n") {
			return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
		}
		return s
	}
	var b strings.Builder
	b.WriteString(strings.Join([]string{"Name", "Phone", "Mobile", "Email", "City", "External ID", "MLS ID", "Birthday", "Status", "Tags", "Notes"}, sep) + "\r\n")
	for range rows {
		var cells []string
		for column := range 11 {
			cells = append(cells, quote(awfulCell(rnd, column)))
		}
		switch rnd.IntN(20) {
		case 0:
			cells = cells[:3+rnd.IntN(8)]
		case 1:
			cells = append(cells, "too", "much")
		case 2:
			b.WriteString(strings.Repeat(sep, rnd.IntN(2)*10) + "\r\n")
		}
		b.WriteString(strings.Join(cells, sep) + []string{"\r\n", "\n"}[rnd.IntN(2)])
	}
	text := b.String()
	switch rnd.IntN(4) {
	case 0:
		return "\ufeff" + text
	case 1:
		return wide(text)
	case 2:
		return narrow(text)
	}
	return text
}

func awfulCell(rnd *rand.Rand, column int) string {
	if column < 7 && rnd.IntN(6) != 0 {
		return randomCell(rnd, column)
	}
	pick := func(of ...string) string { return of[rnd.IntN(len(of))] }
	switch column {
	case 0:
		return pick("", "quill, ada", "ADA QUILL", "Élodie Lefèvre", "  Ben   Moss ", "Cy & Di Hart", "???", "Jean-François O'Brien-Côté Jr", "李小龍")
	case 1, 2:
		return pick("", "(207) 555-0101 x4", "+1 207 555 0102", "207.555.0103", "5.51E+12", "12", "555-CALL-NOW", "207 555 0101 / 207 555 0104", "n/a", "=1+1")
	case 3:
		return pick("", "P1@EXAMPLE.com ", "p2@example", "p3@@example.com", "p4@example.com; p5@example.com", "<p0@example.com>", "none", "jane at example dot com")
	case 4:
		return pick("", "bath", "Montréal", "MontrÃ©al", "two\nlines", `say "so"`, strings.Repeat("long ", 60))
	case 5, 6:
		return pick("", "x-1", "0012", "5510000000012345678", "M100, M200", "ask agent")
	case 7:
		return pick("", "", "31/02/2024", "1980-03-02", "03/04/1975", "13/04/1980", "yesterday", "44927")
	case 8:
		return pick("", "", "New", "contacté", "Nurture", "zombie")
	case 9:
		return pick("", "", "pool; vip", "vip", "a|b|c")
	}
	return pick("", "", "Calls back", "", "two\nlines", "Calls back")
}

// wide is a text in UTF-16 with its mark.
func wide(s string) string {
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

// narrow is a text in Windows-1252, with question marks for what it lacks.
func narrow(s string) string {
	var b []byte
	for _, r := range s {
		if r > 0xff {
			r = '?'
		}
		b = append(b, byte(r))
	}
	return string(b)
}

// meanwhile changes the book as people do while rows are reviewed, and says what.
func meanwhile(t *testing.T, h *testhouse.House, rnd *rand.Rand) string {
	t.Helper()
	leads := testhouse.Service[service.Leads](h)
	page, err := leads.List(foyer.LeadQuery{Sort: foyer.SortName, Limit: 200})
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for range 1 + rnd.IntN(4) {
		if len(page.Rows) == 0 {
			break
		}
		at := rnd.IntN(len(page.Rows))
		l, err := leads.Get(page.Rows[at].ID)
		if err != nil {
			t.Fatal(err)
		}
		switch rnd.IntN(5) {
		case 0:
			_, err = leads.Edit(l.ID, []foyer.Edit{{Field: "city", Seen: l.StampOf("city"), Now: randomCell(rnd, 4)}})
			said = append(said, "edited "+l.Name)
		case 1:
			_, err = leads.Edit(l.ID, []foyer.Edit{{Field: "external_id", Seen: l.StampOf("external_id"), Now: randomCell(rnd, 5)}})
			said = append(said, "edited the ID of "+l.Name)
		case 2:
			_, err = leads.Archive([]string{l.ID})
			said = append(said, "archived "+l.Name)
			page.Rows = slices.Delete(page.Rows, at, at+1)
		case 3:
			_, err = testhouse.Service[service.Imports](h).UndoRows(l.From.Import, foyer.UndoQuery{Rows: []int{l.From.Row}})
			said = append(said, "took back "+l.Name)
			page.Rows = slices.Delete(page.Rows, at, at+1)
		case 4:
			h.Bring(fmt.Sprintf("other%d.csv", len(said)), randomFile(rnd, 4), testhouse.Partial)
			said = append(said, "brought four more")
		}
		if err != nil {
			t.Fatalf("%s: %v", strings.Join(said, ", "), err)
		}
	}
	return strings.Join(said, ", ")
}
