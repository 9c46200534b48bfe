package intake

import (
	"context"
	"slices"
	"strconv"

	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/store"
)

// The findings of a value that is to stand in one row of the file only, and stands in
// more (C19). Of up to eight rows each names another, the first the second and the
// others the first; of more none does, since that is a column of something else, and
// a correction must not turn every row of the file.
const (
	twiceKey = "code.twice"
	oftenKey = "code.often"
)

// onceKeys are the fields whose values are to stand in one row only.
var onceKeys = [...]string{"external_id", "id"}

// onceOf answers a row's hash of a field's value, 0 for none.
func onceOf(k *foyer.Keys, field string) uint64 {
	if field == "id" {
		return k.ID
	}
	return k.External
}

// isOnce says whether a finding is one of a value that stands in more rows.
func isOnce(f foyer.Finding) bool { return f.Key == twiceKey || f.Key == oftenKey }

// sayOnce says at the end of a row's findings which of its values stand in other rows
// too, in place of what was said of that before.
func sayOnce(rows *match.Once, imp *store.Import, row *store.ImportRow, rec *foyer.Record) {
	row.Findings = slices.DeleteFunc(row.Findings, isOnce)
	for _, field := range onceKeys {
		h := onceOf(&row.Keys, field)
		if h == 0 {
			continue
		}
		found, often := rows.Rows(h)
		if len(found) < 2 {
			continue
		}
		f := foyer.Finding{Field: field, Level: foyer.LevelWarning, Key: oftenKey, Args: map[string]string{}, Raw: rec.ID, Column: -1}
		if field != "id" {
			f.Raw = rec.Values[foyer.SlotExternalID]
		}
		if c := imp.Mapping.ColumnOf(field); c != nil {
			f.Column = c.Index
		}
		if !often {
			other := found[0]
			if int(other) == row.Row {
				other = found[1]
			}
			f.Key, f.Args["row"] = twiceKey, strconv.Itoa(int(other))
		}
		row.Findings = append(row.Findings, f)
	}
}

// onces tells, while rows are staged, values that stand in more than one.
type onces struct {
	rows *match.Once
	owed rowSet // rows that were passed before they had to be told
}

// see makes a row's values known.
func (o *onces) see(row *store.ImportRow) {
	for _, field := range onceKeys {
		if h := onceOf(&row.Keys, field); h != 0 {
			for _, other := range o.rows.Add(uint32(row.Row), h) {
				o.owed.add(int(other))
			}
		}
	}
}

// tellOnce tells the rows that stood before the first other row with their value.
func (s *stager) tellOnce(ctx context.Context) error {
	for next := 0; ; {
		numbers := s.once.owed.next(next, batchRows)
		if len(numbers) == 0 {
			return nil
		}
		next = numbers[len(numbers)-1] + 1
		err := s.in.store.Write(ctx, func(tx *store.Tx) error {
			rows, err := tx.RowsByNumber(s.imp.N, numbers)
			if err != nil {
				return err
			}
			_, err = s.in.tellOnce(tx, s.imp, s.once.rows, rows)
			return err
		})
		if err != nil {
			return err
		}
	}
}

// tellOnce has stored rows say which of their values stand in other rows too, and
// answers those that say otherwise now. What became of a row stays as it was told.
func (in *Intake) tellOnce(tx *store.Tx, imp *store.Import, once *match.Once, rows []store.ImportRow) (changed []int, err error) {
	rows = slices.DeleteFunc(rows, func(r store.ImportRow) bool { return settled(&r) })
	if len(rows) == 0 {
		return nil, nil
	}
	read, err := in.reread(tx, imp, rows)
	if err != nil {
		return nil, err
	}
	write := make([]store.ImportRow, 0, len(rows))
	for i := range rows {
		r := &rows[i]
		was := slices.Clone(r.Findings)
		sayOnce(once, imp, r, &read[i].row.rec)
		if !sameFindings(was, r.Findings) {
			write, changed = append(write, *r), append(changed, r.Row)
		}
	}
	return changed, tx.UpdateRows(imp.N, write)
}

// keepOnce has a row that is checked again say of its values what it said, where they
// are the same; what to say of others is found out once all rows are checked.
func (c *recheck) keepOnce(was, r *store.ImportRow) {
	for _, field := range onceKeys {
		before, now := onceOf(&was.Keys, field), onceOf(&r.Keys, field)
		if before == now {
			for _, f := range was.Findings {
				if isOnce(f) && f.Field == field {
					r.Findings = append(r.Findings, f)
				}
			}
			continue
		}
		c.movers.add(r.Row)
		for _, h := range []uint64{before, now} {
			if h != 0 {
				c.moved[h] = nil
			}
		}
	}
}

// once finds anew what to say of values that are to stand in one row only, of rows
// whose values changed and of those that have or had one of them.
func (c *recheck) once() error {
	if len(c.moved) == 0 {
		return nil
	}
	hashes := make([]uint64, 0, len(c.moved))
	for h := range c.moved {
		hashes = append(hashes, h)
	}
	rows := match.NewOnce()
	err := c.tx.RowsOnce(c.imp.N, hashes, func(row int, h uint64) {
		others, ok := c.moved[h]
		if !ok {
			return
		}
		rows.Add(uint32(row), h)
		// Of more rows than name each other none did before, and none does now.
		if !c.movers.has(row) && len(others) <= match.MostRows {
			c.moved[h] = append(others, uint32(row))
		}
	})
	if err != nil {
		return err
	}
	for _, others := range c.moved {
		if len(others) > match.MostRows {
			continue
		}
		for _, row := range others {
			c.movers.add(int(row))
		}
	}
	return c.batches(&c.movers, func(part []store.ImportRow) error {
		changed, err := c.in.tellOnce(c.tx, c.imp, rows, part)
		for _, row := range changed {
			c.differs(row)
		}
		return err
	})
}
