package intake_test

import (
	"sort"
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// mLead is a lead of the model: a person, a town, and who said so.
type mLead struct {
	person int
	town   string
	by     int // the import that wrote the town, -1 a person, 0 nobody
	ver    int // of the town: a number for each time it was written
	was    int // its ver before the import wrote it, which taking that back gives again
	made   int // the import that made it, 0 once an undo kept it
	edited bool
	alone  bool           // approved by itself
	notes  map[string]int // text, and the import that wrote it
}

// mImport is an import of the model.
type mImport struct {
	id       string
	n        int
	rows     []int // persons, from row 2 on
	towns    map[int]string
	off      map[int]bool
	shelf    map[int]*mLead
	kept     map[int]bool
	restored map[int]mLead // as the undo left the leads it restored, with the town it took
	notes    map[int]string
	from     map[int]*mLead // whom the undo took something from: another of that person is another lead
	merged   map[int]bool   // persons whose merge waits for approval
}

// wrote notes that a lead's town was written anew.
func (y *history) wrote(l *mLead) {
	y.vers++
	l.was, l.ver = l.ver, y.vers
}

// hand gives what one wrote to another.
func (l *mLead) hand(from, to int) {
	if l.by == from {
		l.by = to
	}
	for text, by := range l.notes {
		if by == from {
			l.notes[text] = to
		}
	}
}

// applied is what approving does to the model: of all rows, or of some persons.
func (y *history) applied(m *mImport, some map[int]bool) {
	for k := range m.merged {
		if some != nil && !some[k] {
			continue
		}
		delete(m.merged, k)
		l, town := y.book[k], m.towns[k]
		if l == nil {
			continue // it has gone meanwhile: the row fails
		}
		switch note := "[import] City: " + town; {
		case town == "" || strings.EqualFold(town, l.town):
		case l.town == "":
			l.town, l.by = town, m.n
			y.wrote(l)
		default:
			if _, there := l.notes[note]; !there {
				l.notes[note] = m.n
			}
		}
	}
}

// opened opens the review of an import again, now and then, and answers what it says
// becomes of the rows.
func (y *history) opened(m *mImport) map[int]foyer.Outcome {
	if y.rnd.IntN(2) == 0 {
		return nil
	}
	looked, err := y.h.Intake().Look(y.Context(), y.h.Owner(), m.id, quiet)
	y.must(err)
	y.say("open %d again, %d rows turned", m.n, looked.Rows)
	said := map[int]foyer.Outcome{}
	rows := y.h.Rows(m.id, foyer.RowsAll)
	for i := range rows {
		said[rows[i].Row] = promised(&rows[i], foyer.PolicyStrict)
	}
	return said
}

// kept holds what became of rows against what the review that was opened again said.
func (y *history) kept(m *mImport, said map[int]foyer.Outcome) {
	if said == nil {
		return
	}
	for _, r := range y.h.Rows(m.id, foyer.RowsAll) {
		if r.Outcome != said[r.Row] {
			y.Errorf("row %d of %d: said %s, became %s, after %s", r.Row, m.n, said[r.Row], r.Outcome, strings.Join(y.said, "; "))
		}
	}
}

func (y *history) each(fn func(l *store.Lead)) map[int64][]store.Note {
	var ns []int64
	var notes map[int64][]store.Note
	y.must(y.h.Store().Read(y.Context(), func(tx *store.Tx) (err error) {
		err = tx.EachLead(foyer.LeadFilter{}, foyer.SortName, false, foyer.Sight{All: true}, func(l *store.Lead) error {
			ns = append(ns, l.N)
			fn(l)
			return nil
		})
		if err == nil {
			notes, err = tx.NotesOf(ns)
		}
		return err
	}))
	return notes
}

// agrees holds the book against the model's.
func (y *history) agrees() bool {
	type line struct {
		n    int64
		text string
	}
	var lines []line
	notes := y.each(func(l *store.Lead) {
		lines = append(lines, line{l.N, l.Record.Values[foyer.SlotFullName] + ", " + l.Record.Values[foyer.SlotCity]})
	})
	var got, want []string
	for _, l := range lines {
		var texts []string
		for _, n := range notes[l.n] {
			texts = append(texts, n.Text)
		}
		sort.Strings(texts)
		got = append(got, l.text+" "+strings.Join(texts, "|"))
	}
	for k, l := range y.book {
		var texts []string
		for text := range l.notes {
			texts = append(texts, text)
		}
		sort.Strings(texts)
		want = append(want, person(k)+", "+l.town+" "+strings.Join(texts, "|"))
	}
	sort.Strings(got)
	sort.Strings(want)
	if strings.Join(got, "\n") == strings.Join(want, "\n") {
		return !y.Failed()
	}
	for i := range max(len(got), len(want)) {
		a, b := "", ""
		if i < len(got) {
			a = got[i]
		}
		if i < len(want) {
			b = want[i]
		}
		if a != b {
			y.Errorf("the book has %q, the model %q (%d and %d leads)", a, b, len(got), len(want))
			break
		}
	}
	return false
}
