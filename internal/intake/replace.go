package intake

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"foyer/internal/foyer"
	"foyer/internal/sheet"
	"foyer/internal/store"
)

// correctable is how many open imports a new file is held against.
const correctable = 20

// corrects answers the open import with rows to fix that a fresh Draft has the
// columns of: most likely it is its file, corrected. The newest one counts.
func corrects(tx *store.Tx, imp *store.Import) (foyer.ImportRef, error) {
	mine := fingerprint(headersOf(&imp.Mapping), imp.View.HeaderRow > 0)
	if imp.Phase != foyer.PhaseNone || mine == "" {
		return foyer.ImportRef{}, nil
	}
	ids, err := tx.OpenWithErrors(imp.By, imp.N, correctable)
	if err != nil {
		return foyer.ImportRef{}, err
	}
	for _, id := range ids {
		other, err := tx.Import(id)
		if err != nil {
			return foyer.ImportRef{}, err
		}
		if other.SHA256 != imp.SHA256 && fingerprint(headersOf(&other.Mapping), other.View.HeaderRow > 0) == mine {
			return foyer.ImportRef{ID: other.ID, Name: other.Name}, nil
		}
	}
	return foyer.ImportRef{}, nil
}

// Replace puts the file of a fresh Draft in the place of an open import's, for a
// file that was corrected outside. Mapping and form stay, and of each row that is
// recognisably the same, ticks and corrections: where the new file says something
// else than what was corrected, the file counts. The Draft is gone afterwards, and
// the import is to be staged anew.
func (in *Intake) Replace(ctx context.Context, a foyer.Actor, id, from string, progress func(foyer.Progress)) (out foyer.ImportDraft, err error) {
	var old, draftImp store.Import
	err = in.store.Read(ctx, func(tx *store.Tx) error {
		if old, err = editable(tx, a, id); err == nil {
			draftImp, err = editable(tx, a, from)
		}
		return err
	})
	if err == nil && old.N == draftImp.N {
		err = foyer.Fail(foyer.Invalid, "replace.same")
	}
	if err != nil {
		return out, err
	}
	if err := in.canonical(ctx, &draftImp, progress); err != nil {
		return out, fmt.Errorf("replace the file of import %s: %w", id, err)
	}
	c, err := in.carryOver(ctx, &old, &draftImp)
	if err != nil {
		return out, fmt.Errorf("replace the file of import %s: %w", id, err)
	}
	err = in.store.Write(ctx, func(tx *store.Tx) error {
		now, err := editable(tx, a, id)
		if err != nil {
			return err
		}
		if err := c.keep(tx, now.N); err != nil {
			return err
		}
		drops := []string{now.Original}
		if now.Kept != now.Original {
			drops = append(drops, now.Kept)
		}
		now.Mapping = keepMapping(draftImp.Mapping, now.Mapping)
		now.File, now.Size, now.SHA256, now.Format = draftImp.File, draftImp.Size, draftImp.SHA256, draftImp.Format
		now.Original, now.Kept, now.KeptSize, now.KeptSHA256 = draftImp.Original, draftImp.Kept, draftImp.KeptSize, draftImp.KeptSHA256
		now.Reading, now.View, now.Finding = draftImp.Reading, draftImp.View, draftImp.Finding
		if err := startOver(tx, &now); err != nil {
			return err
		}
		if err := tx.CarryTick(now.N, c.unticked, false); err != nil {
			return err
		}
		if err := tx.CarryTick(now.N, c.ticked, true); err != nil {
			return err
		}
		tell(tx, &now, a, "story.replaced", "name", now.File)
		if err := tx.UpdateImport(&now); err != nil {
			return err
		}
		if err := tx.DeleteImport(draftImp.N); err != nil {
			return err
		}
		tx.After(func() {
			for _, name := range drops {
				in.drop(name)
			}
		})
		out, err = draft(tx, &now)
		return err
	})
	return out, err
}

// keepMapping lays a whole mapping over that of another file with columns of the
// same names: choices and guesses alike, since the person has seen them.
func keepMapping(m, before foyer.Mapping) foyer.Mapping {
	all := foyer.Mapping{Columns: slices.Clone(before.Columns)}
	was := map[string]bool{}
	for i := range all.Columns {
		was[all.Columns[i].Header] = all.Columns[i].Chosen
		all.Columns[i].Chosen = true
	}
	chosen(&m, all)
	for i := range m.Columns {
		if c, ok := was[m.Columns[i].Header]; ok {
			m.Columns[i].Chosen = c
		}
	}
	return m
}

// carried is what of an import goes over to its corrected file.
type carried struct {
	drop     []store.CellEdit // corrections that do not
	move     []store.CellEdit // corrections whose column stands elsewhere now
	unticked []int
	ticked   []int               // of those that come unticked
	undecide []store.ActDecision // rows whose decision does not
}

func (c *carried) keep(tx *store.Tx, imp int64) error {
	if err := tx.ForgetActs(imp); err != nil { // they speak of rows of the file before
		return err
	}
	if err := tx.SetDecisions(imp, c.undecide); err != nil {
		return err
	}
	for _, e := range c.drop {
		if err := tx.DropEdit(imp, e.Row, e.Column, e.Field); err != nil {
			return err
		}
	}
	for _, e := range c.move {
		if err := tx.SetEdit(imp, e); err != nil {
			return err
		}
	}
	return nil
}

// carryOver walks both files side by side, by row number.
func (in *Intake) carryOver(ctx context.Context, old, now *store.Import) (*carried, error) {
	var was, is sheet.Finding
	if err := errors.Join(json.Unmarshal(old.Finding, &was), json.Unmarshal(now.Finding, &is)); err != nil {
		return nil, err
	}
	before, err := in.openKept(old)
	if err != nil {
		return nil, err
	}
	defer before.Close()
	after, err := sheet.OpenFile(filepath.Join(in.dir, now.Kept))
	if err != nil {
		return nil, err
	}
	defer after.Close()
	src, err := sheet.Open(after, is, sheet.Place{})
	if err != nil {
		return nil, err
	}
	w := &carryWalk{in: in, old: old, was: was, before: before, src: src, place: places(&old.Mapping, &now.Mapping), c: &carried{}}
	err = in.store.Read(ctx, func(tx *store.Tx) error {
		w.lines, err = totalLines(tx, old.N)
		return err
	})
	if err != nil {
		return nil, err
	}
	for next := 0; ; {
		rows, edits, decs, err := w.page(ctx, next)
		if err != nil {
			return nil, err
		}
		if len(rows) == 0 {
			return w.c, nil
		}
		for i := range rows {
			if err := w.row(&rows[i], edits[rows[i].Row], decs[rows[i].Row]); err != nil {
				return nil, err
			}
		}
		next = rows[len(rows)-1].Row + 1
	}
}

// places answers where each column of a file stands in another, by name; -1 for
// one that is gone.
func places(old, now *foyer.Mapping) []int {
	at := map[string]int{}
	for i, c := range now.Columns {
		at[c.Header] = i
	}
	out := make([]int, len(old.Columns))
	for i, c := range old.Columns {
		out[i] = -1
		if p, ok := at[c.Header]; ok {
			out[i] = p
		}
	}
	return out
}

type carryWalk struct {
	in     *Intake
	old    *store.Import
	was    sheet.Finding
	before *sheet.DiskFile
	src    *sheet.Reader
	place  []int
	number int // of the row of the new file in hand
	cells  []string
	ended  bool
	c      *carried
	lines  map[int]bool // rows that look like a total, and whether they are ticked
}

func (w *carryWalk) page(ctx context.Context, next int) (rows []store.ImportRow, edits map[int][]store.CellEdit, decs map[int]*store.RowDecision, err error) {
	err = w.in.store.Read(ctx, func(tx *store.Tx) error {
		if rows, err = tx.PlansFrom(w.old.N, next, batchRows); err != nil || len(rows) == 0 {
			return err
		}
		if edits, err = editsBetween(tx, w.old.N, rows[0].Row, rows[len(rows)-1].Row); err != nil {
			return err
		}
		decs, err = tx.Decisions(w.old.N, rows[0].Row, rows[len(rows)-1].Row)
		return err
	})
	return rows, edits, decs, err
}

// row decides what of one row goes over.
func (w *carryWalk) row(r *store.ImportRow, edits []store.CellEdit, d *store.RowDecision) error {
	// What comes unticked by itself is for the new file to say.
	_, line := w.lines[r.Row]
	turned := r.Ticked != ticksItself(r, w.old.Policy, line)
	if d != nil && d.TargetRow != 0 { // the row it is about may be another now
		w.c.undecide, d = append(w.c.undecide, store.ActDecision{Row: r.Row}), nil
	}
	if !turned && len(edits) == 0 && d == nil {
		return nil
	}
	raw, err := sheet.ReadSpan(w.before, w.was, r.Start, r.End)
	if err != nil {
		return err
	}
	had := plain(nil, raw.Cells)
	if err := w.seek(r.Row); err != nil {
		return err
	}
	if w.number != r.Row || !w.alike(had) {
		w.c.drop = append(w.c.drop, edits...)
		if d != nil {
			w.c.undecide = append(w.c.undecide, store.ActDecision{Row: r.Row})
		}
		return nil
	}
	switch {
	case turned && r.Ticked:
		w.c.ticked = append(w.c.ticked, r.Row)
	case turned:
		w.c.unticked = append(w.c.unticked, r.Row)
	}
	for _, e := range edits {
		if e.Column < 0 {
			continue
		}
		at := -1
		if e.Column < len(w.place) {
			at = w.place[e.Column]
		}
		if at == e.Column && w.cell(at) == e.Was {
			continue
		}
		w.c.drop = append(w.c.drop, e)
		if at >= 0 && w.cell(at) == e.Was {
			e.Column = at
			w.c.move = append(w.c.move, e)
		}
	}
	return nil
}

// seek reads the new file on to a row.
func (w *carryWalk) seek(row int) error {
	for !w.ended && w.number < row {
		next, err := w.src.Next()
		if errors.Is(err, io.EOF) {
			w.ended, w.number = true, 0
			return nil
		}
		if err != nil {
			return err
		}
		w.number = next.Number
		if w.number >= row {
			w.cells = plain(w.cells[:0], next.Cells)
		}
	}
	return nil
}

func (w *carryWalk) cell(i int) string {
	if i < 0 || i >= len(w.cells) {
		return ""
	}
	return w.cells[i]
}

// alike says whether a row of the old file is the one of the new file in hand: at
// least half of what it says stands there too.
func (w *carryWalk) alike(had []string) bool {
	said, same := 0, 0
	for i, c := range had {
		if c == "" || i >= len(w.place) {
			continue
		}
		said++
		if w.cell(w.place[i]) == c {
			same++
		}
	}
	return said > 0 && 2*same >= said
}
