package intake_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"foyer/internal/foyer"
	"foyer/internal/intake"
	"foyer/internal/service"
	"foyer/internal/store"
	"foyer/internal/testhouse"
)

// Random histories of stage, fix, tick, run, kill, reopen, approve, in part, decline,
// undo, bring back, correct and run again, with people editing in between: after
// every step outcomes add up and the book equals a simple model's, and where a review
// was opened again before it ran, each row became what it said. 60 histories,
// FOYER_LONG=1 1,000; FOYER_SEED plays one again.
func TestHistories(t *testing.T) {
	many, first := 60, uint64(1)
	if long() {
		many = 1000
	}
	if s, err := strconv.ParseUint(os.Getenv("FOYER_SEED"), 10, 64); err == nil {
		many, first = 1, s
	}
	for i := range many {
		seed := first + uint64(i)
		if !playHistory(t, seed) {
			t.Fatalf("play it again with FOYER_SEED=%d", seed)
		}
	}
}

type history struct {
	*testing.T
	rnd  *rand.Rand
	dir  string
	h    *testhouse.House
	book map[int]*mLead
	list []*mImport
	said []string
	vers int // how often a town was written
}

func (y *history) say(f string, args ...any) { y.said = append(y.said, fmt.Sprintf(f, args...)) }

func playHistory(t *testing.T, seed uint64) bool {
	y := &history{T: t, rnd: rand.New(rand.NewPCG(seed, 7)), dir: t.TempDir(), book: map[int]*mLead{}}
	y.h = testhouse.At(t, y.dir)
	defer func() { y.h.Close() }()
	for range 14 {
		y.step()
		if !y.agrees() {
			t.Logf("seed %d: %s", seed, strings.Join(y.said, "; "))
			return false
		}
	}
	problems, err := y.h.Store().Check(t.Context())
	if err != nil || len(problems) > 0 {
		t.Errorf("seed %d: check: %v %v, after %s", seed, problems, err, strings.Join(y.said, "; "))
		return false
	}
	return true
}

// step does what the last import's state allows, or something else to another.
func (y *history) step() {
	var last *mImport
	if len(y.list) > 0 {
		last = y.list[len(y.list)-1]
	}
	if last != nil && y.state(last) == foyer.StateWaiting {
		switch y.rnd.IntN(4) {
		case 0:
			y.inPart(last)
		case 1:
			y.undo(last)
		default:
			y.must(y.h.Intake().Approve(y.Context(), y.h.Owner(), last.id, quiet))
			y.say("approve %d", last.n)
			y.applied(last, nil)
		}
		return
	}
	switch k := y.rnd.IntN(10); {
	case k < 3 || last == nil:
		y.bring()
	case k < 5:
		y.edit()
	default:
		m := y.list[y.rnd.IntN(len(y.list))]
		switch y.state(m) {
		case foyer.StateApproved:
			y.undo(m)
		case foyer.StateUndone:
			if y.rnd.IntN(2) == 0 {
				y.back(m)
			} else {
				y.again(m)
			}
		}
	}
}

func quiet(foyer.Progress) {}

func (y *history) must(err error) {
	y.Helper()
	if err != nil {
		y.Fatalf("%v, after %s", err, strings.Join(y.said, "; "))
	}
}

func (y *history) state(m *mImport) foyer.ImportState { return y.h.Import(m.id).State }

func person(k int) string { return fmt.Sprintf("Person%c Family%c", 'a'+k/5, 'a'+k%5) }

// bring stages a new file and runs it.
func (y *history) bring() {
	m := &mImport{n: len(y.list) + 1, towns: map[int]string{}, off: map[int]bool{}}
	var b strings.Builder
	b.WriteString("Name,Phone,Email,City\n")
	for k := range 25 {
		if y.rnd.IntN(2) == 0 {
			continue
		}
		m.rows = append(m.rows, k)
		if y.rnd.IntN(2) == 0 {
			m.towns[k] = fmt.Sprintf("Town%d", k)
		}
		fmt.Fprintf(&b, "%s,+1 207 555 %04d,p%d@example.com,%s\n", person(k), 1000+k, k, m.towns[k])
	}
	if len(m.rows) == 0 {
		return
	}
	changes := []testhouse.Form{testhouse.Merge}
	if y.rnd.IntN(2) == 0 {
		changes = append(changes, testhouse.Wait)
	}
	m.id = y.h.Stage(fmt.Sprintf("f%d.csv", m.n), b.String(), changes...).ID
	y.list = append(y.list, m)
	y.say("stage %d", m.n)
	y.change(m)
	y.between()
	y.run(m)
}

// between has somebody edit leads after rows were judged and before they run.
func (y *history) between() {
	if y.rnd.IntN(3) == 0 {
		y.edit()
	}
}

// change unticks rows and fixes towns.
func (y *history) change(m *mImport) {
	for i, k := range m.rows {
		switch y.rnd.IntN(8) {
		case 0:
			on := m.off[k]
			_, err := y.h.Intake().Tick(y.Context(), y.h.Owner(), m.id, foyer.Tick{Rows: []int{i + 2}, On: on})
			y.must(err)
			if m.off[k] = !on; on {
				delete(m.off, k)
			}
		case 1:
			town := fmt.Sprintf("Fixed%d", k)
			_, err := y.h.Intake().Fix(y.Context(), y.h.Owner(), m.id, []foyer.Fix{{Row: i + 2, Field: "city", Column: 3, Value: town}})
			y.must(err)
			m.towns[k] = town
		}
	}
}

// run writes an import, cut at a random place now and then and gone on with.
func (y *history) run(m *mImport) {
	if len(m.off) == len(m.rows) {
		return
	}
	said := y.opened(m)
	_, err := y.h.Intake().Begin(y.Context(), y.h.Owner(), intake.JobRun, m.id)
	y.must(err)
	if y.rnd.IntN(3) == 0 {
		ctx, cancel := context.WithCancel(y.Context())
		left := y.rnd.IntN(4)
		y.h.Intake().Run(ctx, y.h.Owner(), m.id, func(foyer.Progress) {
			if left--; left < 0 {
				cancel()
			}
		})
		cancel()
		y.h.Close()
		y.h = testhouse.At(y.T, y.dir)
		y.say("cut")
		y.h.Eventually("it goes on", func() bool {
			s := y.state(m)
			return s != foyer.StateRunning && s != foyer.StateQueued && idle(y.h, m.id)()
		})
	} else {
		y.must(y.h.Intake().Run(y.Context(), y.h.Owner(), m.id, quiet))
	}
	m.shelf, m.kept, m.restored, m.notes, m.merged = nil, nil, nil, nil, map[int]bool{}
	created := 0
	for _, k := range m.rows {
		if m.off[k] {
			continue
		}
		if l := y.book[k]; l != nil {
			// An outcome is fixed when the run ends: a row that says nothing new then
			// is not looked at again when it is approved.
			_, noted := l.notes["[import] City: "+m.towns[k]]
			if m.towns[k] != "" && !strings.EqualFold(m.towns[k], l.town) && !(l.town != "" && noted) {
				m.merged[k] = true
			}
			continue
		}
		created++
		y.book[k] = &mLead{person: k, town: m.towns[k], by: m.n, made: m.n, notes: map[string]int{}}
		if m.towns[k] == "" {
			y.book[k].by = 0
		}
	}
	y.say("run %d: %s", m.n, y.state(m))
	y.kept(m, said)
	c := y.h.Import(m.id).Counts
	if c.Sum() != c.Rows || c.Created != created || c.LeftOut != len(m.off) {
		y.Errorf("counts are %+v, want %d created, %d left out, after %s", c, created, len(m.off), strings.Join(y.said, "; "))
	}
	if y.state(m) == foyer.StateApproved {
		y.applied(m, nil)
	}
}

func (y *history) inPart(m *mImport) {
	some, rows := map[int]bool{}, []int{}
	for i, k := range m.rows {
		if !m.off[k] && y.rnd.IntN(3) == 0 {
			some[k] = true
			rows = append(rows, i+2)
		}
	}
	if len(rows) == 0 {
		return
	}
	_, err := y.h.Intake().ApproveRows(y.Context(), y.h.Owner(), m.id, rows)
	y.must(err)
	y.say("approve %d of %d", len(rows), m.n)
	y.applied(m, some)
	for k := range some {
		if l := y.book[k]; l != nil && l.made == m.n {
			l.alone = true
		}
	}
}

// edit is a person's: the town of a lead that does not wait.
func (y *history) edit() {
	for k := range 25 {
		l := y.book[k]
		if l == nil || y.rnd.IntN(6) != 0 {
			continue
		}
		town := fmt.Sprintf("Edited%d", y.rnd.IntN(1000))
		var id, seen string
		y.each(func(s *store.Lead) {
			if s.Record.Values[foyer.SlotFullName] == person(k) {
				id, seen = s.ID, s.Born
				if at := s.Stamps["city"]; at != "" {
					seen = at
				}
			}
		})
		_, err := testhouse.Service[service.Leads](y.h).Edit(id, []foyer.Edit{{Field: "city", Seen: seen, Now: town}})
		y.must(err)
		l.town, l.by, l.edited = town, -1, true
		y.wrote(l)
		y.say("edit %d", k)
	}
}

func (y *history) undo(m *mImport) {
	waiting := y.state(m) == foyer.StateWaiting
	want := preview(y.T, y.h, m.id, foyer.UndoBack).Sum
	if got := undo(y.T, y.h, m.id); got != want {
		y.Errorf("the preview said %+v, it was %+v", want, got)
	}
	y.say("undo %d", m.n)
	m.shelf, m.kept, m.restored, m.notes = map[int]*mLead{}, map[int]bool{}, map[int]mLead{}, map[int]string{}
	m.from = map[int]*mLead{}
	for k, l := range y.book {
		m.from[k] = l
		if l.made == m.n {
			touched := l.edited || l.by > 0 && l.by != m.n || waiting && l.alone
			for _, by := range l.notes {
				touched = touched || by != m.n
			}
			if touched {
				l.made, m.kept[k] = 0, true
				l.hand(m.n, -2) // what it wrote is the lead's own from now on
			} else {
				m.shelf[k] = l
				delete(y.book, k)
			}
			continue
		}
		if l.by == m.n {
			taken := l.town
			l.town, l.by, l.ver = "", 0, l.was
			m.restored[k] = mLead{town: taken, ver: l.ver}
		}
		for note, by := range l.notes {
			if by == m.n {
				m.notes[k] = note
				delete(l.notes, note)
			}
		}
	}
}

func (y *history) back(m *mImport) {
	// A person may have come in again by another file: both leads are there then,
	// which the model, that knows people by their number, does not tell apart.
	for k := range m.shelf {
		if y.book[k] != nil {
			return
		}
	}
	y.must(y.h.Intake().BringBack(y.Context(), y.h.Owner(), m.id, quiet))
	y.say("bring back %d", m.n)
	for k, l := range m.shelf {
		y.book[k] = l
	}
	for k := range m.kept {
		if l := y.book[k]; l != nil && l == m.from[k] {
			l.made = m.n
			l.hand(-2, m.n)
		}
	}
	for k, was := range m.restored {
		if l := y.book[k]; l != nil && l == m.from[k] && l.ver == was.ver {
			l.town, l.by = was.town, m.n
			y.wrote(l)
		}
	}
	for k, note := range m.notes {
		if l := y.book[k]; l != nil && l == m.from[k] {
			if _, there := l.notes[note]; !there {
				l.notes[note] = m.n
			}
		}
	}
}

func (y *history) again(m *mImport) {
	_, err := y.h.Intake().Correct(y.Context(), y.h.Owner(), m.id)
	y.must(err)
	y.must(y.h.Intake().Stage(y.Context(), y.h.Owner(), m.id, quiet))
	y.say("correct %d", m.n)
	m.shelf = nil
	y.change(m)
	y.between()
	y.run(m)
	// The last is the one that may wait.
	for i, other := range y.list {
		if other == m {
			y.list = append(append(y.list[:i:i], y.list[i+1:]...), m)
			break
		}
	}
}
