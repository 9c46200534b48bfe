package intake

import (
	"context"
	"errors"
	"io"
	"slices"
	"time"

	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/sheet"
	"foyer/internal/store"
)

// previewFor is how long one call looks for trouble before it answers with the
// place it came to.
const previewFor = 700 * time.Millisecond

// Preview reads rows of a Draft's file by its mapping as it stands, through the
// code that stages them.
func (in *Intake) Preview(ctx context.Context, a foyer.Actor, id string, q foyer.PreviewQuery) (foyer.Preview, error) {
	out := foyer.Preview{Rows: []foyer.PreviewRow{}, End: true}
	var imp store.Import
	var d *desk
	err := in.store.Read(ctx, func(tx *store.Tx) (err error) {
		if imp, err = mine(tx, a, id); err != nil {
			return err
		}
		d, err = deskOf(tx, &imp)
		return err
	})
	if err != nil {
		return out, err
	}
	rows, done, err := in.previewRows(&imp, sheet.Place{Offset: q.Offset, Row: q.Row})
	if err != nil {
		return out, err
	}
	defer done()
	p, err := newPreviewer(&imp, d)
	if err != nil {
		return out, err
	}
	limit := min(max(q.Limit, 1), 50)
	until := time.Now().Add(previewFor)
	for n := 1; len(out.Rows) < limit; n++ {
		row, place, err := rows()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return out, err
		}
		out.Offset, out.Row = place.Offset, place.Row
		if r := p.read(&row); !q.Trouble || troubled(r) {
			out.Rows = append(out.Rows, p.show(r))
		}
		if n%512 == 0 && (ctx.Err() != nil || time.Now().After(until)) {
			out.End = false
			return out, ctx.Err()
		}
	}
	_, _, err = rows()
	out.End = errors.Is(err, io.EOF)
	return out, nil
}

// previewRows answers a function that reads the file of an import from a place on,
// row by row, with the place after each. Of a file that is not written out yet
// there are the first rows only.
func (in *Intake) previewRows(imp *store.Import, at sheet.Place) (next func() (sheet.Row, sheet.Place, error), done func(), err error) {
	fd, err := findingOf(imp)
	if err != nil {
		return nil, nil, err
	}
	if sheet.NeedsCopy(fd) {
		i := at.Row - fd.Dialect.FirstRow
		if at.Row == 0 {
			i = 0
		}
		return func() (sheet.Row, sheet.Place, error) {
			if i < 0 || i >= len(fd.Sample) {
				return sheet.Row{}, sheet.Place{}, io.EOF
			}
			i++
			n := fd.Dialect.FirstRow + i
			return sheet.Row{Number: n - 1, Cells: fd.Sample[i-1]}, sheet.Place{Row: n}, nil
		}, func() {}, nil
	}
	f, err := in.openKept(imp)
	if err != nil {
		return nil, nil, err
	}
	from := 0
	if at.Offset < fd.DataStart || at.Offset > f.Size() { // a row of the first ones, before the file was written out
		from, at = at.Row, sheet.Place{}
	}
	src, err := sheet.Open(f, fd, at)
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return func() (sheet.Row, sheet.Place, error) {
		row, err := src.Next()
		for err == nil && row.Number < from {
			row, err = src.Next()
		}
		return row, src.Place(), err
	}, func() { f.Close() }, nil
}

// previewer reads rows one at a time.
type previewer struct {
	imp     *store.Import
	desk    *desk
	reader  *rules.Reader
	columns []*rules.Column
	mapped  map[string]bool
	shared  map[string]int // fields put together of several columns: the first of these
	row     readRow
}

func newPreviewer(imp *store.Import, d *desk) (*previewer, error) {
	reader, err := rules.Compile(imp.Mapping, d.env)
	if err != nil {
		return nil, err
	}
	columns, err := rules.CompileColumns(imp.Mapping, d.env)
	if err != nil {
		return nil, err
	}
	p := &previewer{imp: imp, desk: d, reader: reader, columns: columns, mapped: map[string]bool{}, shared: map[string]int{}}
	first := map[string]int{}
	for i, c := range imp.Mapping.Columns {
		p.mapped[c.Key] = true
		if at, twice := first[c.Key]; twice && foyer.Joinable(c.Key) && c.Key != "notes" {
			p.shared[c.Key] = at
		} else if !twice {
			first[c.Key] = i
		}
	}
	return p, nil
}

func (p *previewer) read(row *sheet.Row) *readRow {
	r := &p.row
	r.number, r.start, r.flags = row.Number, row.Start, row.Flags
	r.cells = plain(r.cells[:0], row.Cells)
	understand(r, p.reader, nil, p.imp)
	return r
}

// troubled says whether a person should see a row before it goes in.
func troubled(r *readRow) bool {
	return slices.ContainsFunc(r.findings, func(f foyer.Finding) bool { return f.Level != foyer.LevelNote })
}

func (p *previewer) show(r *readRow) foyer.PreviewRow {
	out := foyer.PreviewRow{
		Offset: r.start, Row: r.number, Name: rules.Name(&r.rec), Cells: make([]foyer.PreviewCell, len(p.columns)),
		More: []foyer.PreviewValue{}, Notes: []string{}, Findings: append([]foyer.Finding{}, r.findings...),
	}
	for i, c := range p.columns {
		cell := &out.Cells[i]
		if i < len(r.cells) {
			cell.Raw = r.cells[i]
		}
		key := p.imp.Mapping.Columns[i].Key
		at, shared := p.shared[key]
		switch {
		case !shared:
			cell.Values = c.Values(r.cells)
		case at == i && rules.Text(&r.rec, key) != "":
			cell.Values = []string{rules.Text(&r.rec, key)}
		default:
			cell.Values = []string{}
		}
	}
	for slot, f := range foyer.Catalogue() {
		v := r.rec.Values[slot]
		if v == "" || p.mapped[f.Key] || f.View || f.Unset || foyer.Slot(slot) == foyer.SlotCustom {
			continue
		}
		out.More = append(out.More, foyer.PreviewValue{Field: f.Key, Value: v})
	}
	if r.rec.Values[foyer.SlotSource] == "" && p.imp.Source != "" && !p.mapped["source"] {
		out.More = append(out.More, foyer.PreviewValue{Field: "source", Value: p.imp.Source})
	}
	for _, c := range foyer.CustomValues(r.rec.Values[foyer.SlotCustom]) {
		if !p.mapped[c.Key] {
			out.More = append(out.More, foyer.PreviewValue{Field: c.Key, Value: c.Value})
		}
	}
	for _, n := range r.rec.Notes {
		if n.Kind == foyer.NoteImport {
			out.Notes = append(out.Notes, n.Text)
		}
	}
	return out
}
