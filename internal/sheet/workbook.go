package sheet

import (
	"context"
	"fmt"
	"strconv"

	"foyer/internal/foyer"
)

const (
	lookRows = 400 // rows with data that the header and the sample are chosen from
	// So many blank rows behind the data end a sheet: what stands below is a
	// stray cell, and is told of.
	tailRows = 10_000
)

// lookWhole is up to which size a sheet is read to its end before anything is
// said of it. Of a larger one the wait would be felt; what is wrong further down,
// the copy finds. Tests make it small.
var lookWhole uint64 = 64 << 20

// lookWorkbook finds out what a workbook (XLSX) holds: its sheets, visible ones
// first, and of the chosen one the header, a sample and what is doubtful. The
// chosen sheet is h.Sheet, else the first visible one with data. Of a damaged,
// hostile, locked or foreign file it answers an error that a person can act on.
func lookWorkbook(ctx context.Context, f File, h Hints) (fd Finding, err error) {
	defer recovered(&err)
	b, err := openBook(ctx, f)
	if err != nil {
		return Finding{}, err
	}
	fd = Finding{Format: "xlsx", Size: f.Size(), Sheets: []SheetInfo{}, Doubts: []Doubt{}, Sample: [][]string{}, Accents: []string{}}
	chosen, err := b.choose(ctx, h.Sheet, &fd)
	if err != nil {
		return Finding{}, err
	}
	s := b.sheets[chosen]
	fd.Dialect = Dialect{Encoding: "utf-8", Sheet: s.name, Date1904: b.date1904, LineEnd: "\n"}
	texts, err := b.openTexts(ctx, scratchOf(f, nil))
	if err != nil {
		return Finding{}, err
	}
	defer texts.close()
	r, err := b.readSheet(ctx, s, texts)
	if err != nil {
		return Finding{}, err
	}
	var seen seenRows
	t := &table{r: r}
	whole := s.part.UncompressedSize64 <= lookWhole
	for whole || seen.data < lookRows && r.part.n < lookWhole {
		ok, err := t.next()
		if err != nil {
			return Finding{}, err
		}
		if !ok {
			whole = true
			break
		}
		seen.add(r)
	}
	seen.describe(&fd, h)
	if s.hidden {
		fd.doubt(doubtHidden, 0, "sheet", s.name)
	}
	if whole {
		fd.Sheets[chosen].Rows = t.rows
		t.doubts(&fd)
	}
	return fd, nil
}

// choose lists the sheets in fd and answers the place of the one to read.
func (b *book) choose(ctx context.Context, name string, fd *Finding) (int, error) {
	chosen, named := -1, false
	for i, s := range b.sheets {
		empty, rows, err := b.empty(ctx, s)
		if err != nil {
			return 0, err
		}
		fd.Sheets = append(fd.Sheets, SheetInfo{Name: s.name, Hidden: s.hidden, Empty: empty, Rows: rows})
		switch {
		case name != "":
			if s.name == name && !named {
				chosen, named = i, true
			}
		case chosen < 0 && !empty && !s.hidden:
			chosen = i
		}
	}
	if chosen >= 0 {
		return chosen, nil
	}
	if name != "" {
		return 0, foyer.Fail(foyer.NotFound, "file.xlsx_no_such_sheet", "sheet", name)
	}
	return 0, nil // nothing visible has data: the first sheet, and it will be seen to be empty
}

// table goes through the rows of a sheet that count: those up to the last one
// before a long empty tail.
type table struct {
	r       *sheetReader
	rows    int // with data
	last    int // number of the last of them
	blank   int // blank rows between them and before
	left    int // rows with data below the tail
	leftRow int // the first of those
}

// next goes to the next row that has data.
func (t *table) next() (bool, error) {
	for {
		ok, err := t.r.next()
		if !ok || err != nil {
			return false, err
		}
		if t.r.width == 0 {
			continue
		}
		if t.r.below {
			if t.left == 0 {
				t.leftRow = t.r.row
			}
			t.left++
			continue
		}
		t.rows++
		t.blank += t.r.row - t.last - 1
		t.last = t.r.row
		return true, nil
	}
}

// doubts says in fd what a person should know of the rows of a sheet that was
// read to its end.
func (t *table) doubts(fd *Finding) {
	count := func(key string, c tally) {
		if c.count > 0 {
			fd.doubt(key, c.rows[0], "count", strconv.Itoa(c.count), "rows", rowList(c.rows))
		}
	}
	if t.left > 0 {
		fd.doubt(doubtBelow, t.leftRow, "count", strconv.Itoa(t.left), "row", strconv.Itoa(t.leftRow))
	}
	if n := t.r.mergedBelow(fd.Dialect.FirstRow); n > 0 {
		fd.doubt(doubtMerged, 0, "count", strconv.Itoa(n))
	}
	count(doubtFormula, t.r.noFormula)
	count(doubtErrors, t.r.failed)
	count(doubtLong, t.r.long)
	if t.r.formatted && !t.r.book.styles.found {
		fd.doubt(doubtStyles, 0)
	}
}

// What there is to say of a sheet's cells.
const (
	doubtHidden  = "read.hidden_sheet"
	doubtBelow   = "read.rows_below"
	doubtMerged  = "read.merged_cells"
	doubtFormula = "read.no_formula"
	doubtErrors  = "read.error_cells"
	doubtLong    = "read.long_numbers"
	doubtStyles  = "read.no_styles"
)

func rowList(rows []int) string {
	var b []byte
	for i, n := range rows {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = strconv.AppendInt(b, int64(n), 10)
	}
	return string(b)
}

// recovered turns a panic into the refusal of the file: whatever a hostile
// workbook may find, it must not take the house down.
func recovered(err *error) {
	if p := recover(); p != nil {
		*err = errCutShort(fmt.Errorf("panic: %v", p))
	}
}
