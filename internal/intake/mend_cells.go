package intake

import (
	"regexp"
	"strings"

	"foyer/internal/foyer"
	"foyer/internal/sheet"
	"foyer/internal/store"
)

// rawRow is a staged row as texts: what the file says, and what stands with the
// corrections laid over.
type rawRow struct {
	*store.ImportRow
	raw   []string
	cells []string
	edits []store.CellEdit
}

// at answers the text that stands in a cell; column -1 is a field no column gives.
func (r *rawRow) at(column int, field string) string {
	if column >= 0 {
		if column < len(r.cells) {
			return r.cells[column]
		}
		return ""
	}
	for _, e := range r.edits {
		if e.Column < 0 && e.Field == field {
			return e.Value
		}
	}
	return ""
}

// edit answers what setting a cell to a text does, and false when it changes
// nothing. A cell set back to what the file says is no correction any more.
func (r *rawRow) edit(column int, field, value string) (store.ActEdit, bool) {
	e := store.ActEdit{Row: r.Row, Column: column, Field: field}
	if column >= 0 && column < len(r.raw) {
		e.File = r.raw[column]
	}
	for i := range r.edits {
		if have := &r.edits[i]; have.Column == column && (column >= 0 || have.Field == field) {
			e.Field, e.Was = have.Field, &have.Value
		}
	}
	if value != e.File {
		e.Now = &value
	}
	if e.Was == nil && e.Now == nil || e.Was != nil && e.Now != nil && *e.Was == *e.Now {
		return e, false
	}
	return e, true
}

// raws reads staged rows again as texts, without the rules.
func (in *Intake) raws(tx *store.Tx, imp *store.Import, rows []store.ImportRow) ([]rawRow, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	f, err := in.openKept(imp)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	fd, err := findingOf(imp)
	if err != nil {
		return nil, err
	}
	edits, err := editsBetween(tx, imp.N, rows[0].Row, rows[len(rows)-1].Row)
	if err != nil {
		return nil, err
	}
	out := make([]rawRow, len(rows))
	for i := range rows {
		got, err := sheet.ReadSpan(f, fd, rows[i].Start, rows[i].End)
		if err != nil {
			return nil, err
		}
		r := &out[i]
		r.ImportRow, r.raw, r.edits = &rows[i], plain(nil, got.Cells), edits[rows[i].Row]
		r.cells = r.raw
		if len(r.edits) > 0 {
			r.cells = overlay(append([]string{}, r.raw...), r.edits)
		}
	}
	return out, nil
}

// overlay lays corrections over the cells of a row.
func overlay(cells []string, edits []store.CellEdit) []string {
	for _, e := range edits {
		if e.Column >= 0 {
			for len(cells) <= e.Column {
				cells = append(cells, "")
			}
			cells[e.Column] = e.Value
		}
	}
	return cells
}

// cells does an act on cells, a batch of rows at a time.
func (m *mender) cells(act *foyer.Mend) error {
	if len(act.Value) > 1<<20 || len(act.Find) > 1<<20 {
		return foyer.Fail(foyer.TooLarge, "finding.value.too_long")
	}
	hand, err := m.hand(act)
	if err != nil {
		return err
	}
	seen := 0
	err = m.each(act, func(rows []store.ImportRow) error {
		seen += len(rows)
		raws, err := m.in.raws(m.tx, m.imp, rows)
		if err != nil {
			return err
		}
		var edits []store.ActEdit
		for i := range raws {
			r := &raws[i]
			hand(r, func(column int, field, value string) {
				if e, ok := r.edit(column, field, value); ok {
					edits = append(edits, e)
				}
			})
		}
		return m.keep(edits)
	})
	if err == nil && seen == 0 && len(act.Rows) > 0 {
		err = foyer.Fail(foyer.NotFound, "import.no_such_row")
	}
	return err
}

// hand answers what an act does to one row: it calls set for every cell it writes.
func (m *mender) hand(act *foyer.Mend) (func(r *rawRow, set func(column int, field, value string)), error) {
	field := act.Field
	if act.Column >= 0 && !act.AllColumns && act.What != foyer.MendCells && act.What != foyer.MendFile && act.What != foyer.MendSuggest {
		if act.Column >= len(m.imp.Mapping.Columns) {
			return nil, foyer.Fail(foyer.Invalid, "mapping.columns_differ")
		}
		field = m.imp.Mapping.Columns[act.Column].Key
	}
	switch act.What {
	case foyer.MendCells, foyer.MendFile:
		return m.fixes(act)
	case foyer.MendSet:
		return func(r *rawRow, set func(int, string, string)) { set(act.Column, field, act.Value) }, nil
	case foyer.MendSame:
		want := map[string]bool{strings.TrimSpace(act.Find): true}
		for _, f := range act.Finds {
			want[strings.TrimSpace(f)] = true
		}
		return func(r *rawRow, set func(int, string, string)) {
			if want[strings.TrimSpace(r.at(act.Column, field))] && r.found(act.Finding, act.Column) != nil {
				set(act.Column, field, act.Value)
			}
		}, nil
	case foyer.MendFill:
		above := ""
		return func(r *rawRow, set func(int, string, string)) {
			if v := r.at(act.Column, field); strings.TrimSpace(v) != "" {
				above = v
			} else if above != "" {
				set(act.Column, field, above)
			}
		}, nil
	case foyer.MendSuggest:
		return func(r *rawRow, set func(int, string, string)) {
			for i := range r.Findings {
				f := &r.Findings[i]
				if f.Suggest != "" && (act.Finding == "" || f.Key == act.Finding) &&
					(act.AllColumns || f.Column == act.Column && (f.Column >= 0 || f.Field == act.Field)) {
					set(f.Column, f.Field, f.Suggest)
				}
			}
		}, nil
	case foyer.MendReplace:
		return m.replace(act, field)
	}
	return nil, foyer.Fail(foyer.Invalid, "mend.unknown")
}

// found answers the finding with a key about a column, any finding or none for no key.
func (r *rawRow) found(key string, column int) *foyer.Finding {
	if key == "" {
		return &foyer.Finding{}
	}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Key == key && (f.Column == column || f.Column < 0) {
			return f
		}
	}
	return nil
}

// fixes sets single cells, and narrows the act to their rows.
func (m *mender) fixes(act *foyer.Mend) (func(r *rawRow, set func(int, string, string)), error) {
	byRow := map[int][]foyer.Fix{}
	for _, f := range act.Fixes {
		if len(f.Value) > 1<<20 {
			return nil, foyer.Fail(foyer.TooLarge, "finding.value.too_long")
		}
		byRow[f.Row] = append(byRow[f.Row], f)
		act.Rows = append(act.Rows, f.Row)
	}
	if len(byRow) == 0 {
		return nil, foyer.Fail(foyer.NotFound, "import.no_such_row")
	}
	return func(r *rawRow, set func(int, string, string)) {
		for _, f := range byRow[r.Row] {
			value := f.Value
			if f.Undo {
				value = ""
				if f.Column >= 0 && f.Column < len(r.raw) {
					value = r.raw[f.Column]
				}
			}
			set(f.Column, f.Field, value)
		}
	}, nil
}

// replace puts one text in the place of another, in one column or in all that are
// imported.
func (m *mender) replace(act *foyer.Mend, field string) (func(r *rawRow, set func(int, string, string)), error) {
	if act.Find == "" && !act.Whole {
		return nil, foyer.Fail(foyer.Invalid, "mend.find_missing")
	}
	pattern := regexp.QuoteMeta(act.Find)
	if act.Whole {
		pattern = `^\s*` + pattern + `\s*$`
	}
	if !act.Case {
		pattern = "(?i)" + pattern
	}
	find, err := regexp.Compile(pattern)
	if err != nil {
		return nil, foyer.Fail(foyer.Invalid, "mend.find_missing")
	}
	columns := []foyer.MapColumn{{Index: act.Column, Key: field}}
	if act.AllColumns {
		columns = columns[:0]
		for _, c := range m.imp.Mapping.Columns {
			if c.Key != foyer.NotImported {
				columns = append(columns, c)
			}
		}
	}
	return func(r *rawRow, set func(int, string, string)) {
		for _, c := range columns {
			was := r.at(c.Index, c.Key)
			if was == "" && act.Find != "" {
				continue
			}
			if now := find.ReplaceAllLiteralString(was, act.Value); now != was {
				set(c.Index, c.Key, now)
			}
		}
	}, nil
}
