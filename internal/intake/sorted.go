package intake

import (
	"bytes"
	"cmp"
	"fmt"
	"hash/maphash"
	"slices"
	"strconv"

	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/store"
)

const (
	// sortHead is how many bytes of a text are held with its row.
	sortHead = 16
	// sortArena bounds what is held of texts whose heads are the same.
	sortArena = 16 << 20
	// sortPasses is how often the file is read for them. Texts that are the same so
	// far in and differ then stay in the order of the file.
	sortPasses = 12
)

// sortEntry is a row on its way into order: 24 bytes, whatever its text. head is the
// beginning of the text; of one whose head another shares, when they are told apart:
// a sum of the whole text, and where its next stretch lies.
type sortEntry struct {
	head [2]uint64
	row  uint32
	more uint32 // 1 when the text goes on
}

// sorter puts the rows of a file in the order of a text of each: without case and
// accents, rows of the same text as the file has them.
type sorter struct {
	list  []sortEntry
	blank []uint32 // rows without a text, behind all
	texts func(fn func(row int, text []byte)) error
	arena []byte
	seed  maphash.Seed
	size  int // of the arena
}

// sorted answers all rows in the order of a column, those without a value behind.
func (in *Intake) sorted(tx *store.Tx, imp *store.Import, by string) (listing, error) {
	if by == foyer.SortVerdict {
		return sortedByVerdict(tx, imp)
	}
	texts, err := in.sortTexts(tx, imp, by)
	if err != nil {
		return listing{}, err
	}
	return sortedBy(imp, texts)
}

// sortedBy is sorted by texts that a function tells, folded and trimmed.
func sortedBy(imp *store.Import, texts func(func(int, []byte)) error) (listing, error) {
	s := &sorter{list: make([]sortEntry, 0, imp.Counts.Rows), texts: texts, seed: maphash.MakeSeed(), size: sortArena}
	return s.run()
}

func (s *sorter) run() (listing, error) {
	err := s.texts(func(row int, text []byte) {
		if len(text) == 0 {
			s.blank = append(s.blank, uint32(row))
			return
		}
		e := sortEntry{row: uint32(row), head: [2]uint64{headOf(text, 0), headOf(text, 8)}}
		if len(text) > sortHead {
			e.more = 1
		}
		s.list = append(s.list, e)
	})
	if err != nil {
		return listing{}, err
	}
	slices.SortFunc(s.list, func(a, b sortEntry) int {
		return cmp.Or(cmp.Compare(a.head[0], b.head[0]), cmp.Compare(a.head[1], b.head[1]),
			cmp.Compare(a.more, b.more), cmp.Compare(a.row, b.row))
	})
	out := listing{filled: len(s.list), letters: s.letters()}
	runs := runsOf(s.list, 0, len(s.list), func(a, b *sortEntry) bool { return a.head == b.head })
	for pass, depth := 0, sortHead; len(runs) > 0 && pass < sortPasses; pass++ {
		if depth, runs, err = s.apart(depth, runs); err != nil {
			return listing{}, err
		}
	}
	out.rows = make([]uint32, 0, len(s.list)+len(s.blank))
	for i := range s.list {
		out.rows = append(out.rows, s.list[i].row)
	}
	out.rows = append(out.rows, s.blank...)
	return out, nil
}

// letters says where each first letter begins, as long as the heads say what texts
// begin with.
func (s *sorter) letters() (out []letterAt) {
	for i := range s.list {
		letter := byte('#')
		if c := byte(s.list[i].head[0] >> 56); c >= 'a' && c <= 'z' {
			letter = c - 'a' + 'A'
		}
		if n := len(out); n == 0 || out[n-1].letter != letter {
			out = append(out, letterAt{letter, i})
		}
	}
	return out
}

// headOf answers eight bytes of a text as a number that is in order as they are.
func headOf(text []byte, at int) (n uint64) {
	for i := at; i < at+8; i++ {
		n <<= 8
		if i < len(text) {
			n |= uint64(text[i])
		}
	}
	return n
}

// run is a stretch of the list whose texts are the same so far.
type sortRun struct{ from, end int }

// runsOf answers the stretches of the list, between two places, of texts that are
// the same and go on.
func runsOf(list []sortEntry, from, end int, same func(a, b *sortEntry) bool) (out []sortRun) {
	for i := from; i < end; {
		j := i + 1
		for list[i].more == 1 && j < end && list[j].more == 1 && same(&list[i], &list[j]) {
			j++
		}
		if j > i+1 {
			out = append(out, sortRun{i, j})
		}
		i = j
	}
	return out
}

// apart reads the file once more for the texts that are the same up to a depth, puts
// them in the order of their next stretch, and answers how deep that went and which
// are the same still.
func (s *sorter) apart(depth int, runs []sortRun) (int, []sortRun, error) {
	tied, top := 0, uint32(0)
	for _, r := range runs {
		tied += r.end - r.from
		for i := r.from; i < r.end; i++ {
			top = max(top, s.list[i].row)
		}
	}
	place := make([]uint32, top+1)
	for _, r := range runs {
		for i := r.from; i < r.end; i++ {
			place[s.list[i].row] = uint32(i) + 1
		}
	}
	step := max(s.size/tied, sortHead)
	s.arena = s.arena[:0]
	err := s.texts(func(row int, text []byte) {
		if row >= len(place) || place[row] == 0 {
			return
		}
		e, at := &s.list[place[row]-1], len(s.arena)
		rest := text[min(depth, len(text)):]
		s.arena = append(s.arena, rest[:min(step, len(rest))]...)
		e.head = [2]uint64{maphash.Bytes(s.seed, text), uint64(at)<<32 | uint64(len(s.arena))}
		e.more = 0
		if len(rest) > step {
			e.more = 1
		}
	})
	if err != nil {
		return depth, nil, err
	}
	text := func(e *sortEntry) []byte { return s.arena[e.head[1]>>32 : e.head[1]&0xFFFFFFFF] }
	var still []sortRun
	for _, r := range runs {
		slices.SortFunc(s.list[r.from:r.end], func(a, b sortEntry) int {
			if a.head[0] == b.head[0] { // the same to the end
				return cmp.Compare(a.row, b.row)
			}
			return cmp.Or(bytes.Compare(text(&a), text(&b)), cmp.Compare(a.more, b.more), cmp.Compare(a.head[0], b.head[0]))
		})
		for _, next := range runsOf(s.list, r.from, r.end, func(a, b *sortEntry) bool { return bytes.Equal(text(a), text(b)) }) {
			if s.list[next.from].head[0] != s.list[next.end-1].head[0] { // sums are in order, so all are one
				still = append(still, next)
			}
		}
	}
	return depth + step, still, nil
}

// sortedByVerdict puts rows in the order of what they are: with an error, of somebody
// who is being worked, of somebody in the book, of somebody further up, new.
func sortedByVerdict(tx *store.Tx, imp *store.Import) (listing, error) {
	return sortedByCode(tx, imp, func(r *store.ImportRow) foyer.Verdict { return r.Verdict },
		foyer.VerdictError, foyer.VerdictActive, foyer.VerdictExisting, foyer.VerdictTwin, foyer.VerdictNew)
}

// sortedByCode puts rows in the order of a code they bear; those that bear none of
// them are left out.
func sortedByCode[C comparable](tx *store.Tx, imp *store.Import, of func(*store.ImportRow) C, codes ...C) (listing, error) {
	lists := make([][]uint32, len(codes))
	err := inPages(tx, func(next int) ([]store.ImportRow, error) { return tx.PlansFrom(imp.N, next, batchRows) },
		func(rows []store.ImportRow) error {
			for i := range rows {
				if at := slices.Index(codes, of(&rows[i])); at >= 0 {
					lists[at] = append(lists[at], uint32(rows[i].Row))
				}
			}
			return nil
		})
	rows := slices.Concat(lists...)
	return listing{rows: rows, filled: len(rows)}, err
}

// sortTexts answers a function that tells the texts rows are put in order by: a
// column's value, as Foyer reads it where the text of the file would stand in
// another order.
func (in *Intake) sortTexts(tx *store.Tx, imp *store.Import, by string) (func(func(int, []byte)) error, error) {
	slot, ok := foyer.SlotOf(by)
	if !ok {
		return nil, foyer.Fail(foyer.Invalid, "mapping.no_such_field", "field", by)
	}
	var buf []byte
	fold := func(s string) []byte {
		buf = foyer.Fold(buf[:0], s)
		return bytes.TrimSpace(buf)
	}
	column := imp.Mapping.ColumnOf(by)
	kind := foyer.Catalogue()[slot].Kind
	if column != nil && !readsAnew(kind) {
		return func(tell func(int, []byte)) error {
			return in.eachCells(tx, imp, func(row int, cells []string) error {
				text := ""
				if column.Index < len(cells) {
					text = cells[column.Index]
				}
				tell(row, fold(text))
				return nil
			})
		}, nil
	}
	return func(tell func(int, []byte)) error {
		return in.eachRead(tx, imp, func(key string) bool { return sortNeeds(by, kind, key) }, func(r *readRow) error {
			v := rules.Text(&r.rec, by)
			if n, err := strconv.ParseFloat(v, 64); err == nil && kind == foyer.KindMoney {
				v = fmt.Sprintf("%024.4f", n)
			}
			tell(r.number, fold(v))
			return nil
		})
	}, nil
}

// readsAnew says whether values of a kind stand in another order than their texts.
func readsAnew(kind foyer.FieldKind) bool {
	switch kind {
	case foyer.KindDate, foyer.KindInstant, foyer.KindMoney, foyer.KindStatus, foyer.KindPerson, foyer.KindPhone:
		return true
	}
	return false
}

// sortNeeds says whether the rules must read a field to know the value of another:
// what a phone is hangs on the country and on the phones beside it, whose a row is on
// its partner.
func sortNeeds(by string, kind foyer.FieldKind, key string) bool {
	if key == by {
		return true
	}
	slot, ok := foyer.SlotOf(key)
	switch kind {
	case foyer.KindDate, foyer.KindInstant, foyer.KindStatus:
		return false
	case foyer.KindMoney:
		return ok && foyer.Catalogue()[slot].Kind == kind
	case foyer.KindPhone:
		return !ok || slot == foyer.SlotCountry || foyer.Catalogue()[slot].Kind == kind
	}
	return true
}
