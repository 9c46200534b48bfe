package intake

import (
	"context"
	"strings"
	"sync"

	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/sheet"
	"foyer/internal/store"
)

// readers keeps the last compiled reading of an import, since the review asks for
// page after page of one.
type readers struct {
	mu     sync.Mutex
	id     string
	stamp  foyer.Time
	reader *rules.Reader
	desk   *desk
}

// Rows answers a page of an Import's rows with their values, read again from the
// kept file with corrections laid over, and what was found of them.
func (in *Intake) Rows(_ context.Context, tx *store.Tx, a foyer.Actor, id string, q foyer.RowQuery) (foyer.RowPage, error) {
	imp, err := mine(tx, a, id)
	if err != nil {
		return foyer.RowPage{}, err
	}
	find := tx.RowsPage
	if q.Finding == twinsKey {
		find = func(_ int64, q foyer.RowQuery) ([]store.ImportRow, int, error) { return in.twinsPage(tx, &imp, q) }
	} else if q.Finding == maybeKey {
		find = func(imp int64, q foyer.RowQuery) ([]store.ImportRow, int, error) {
			return tx.MaybePage(imp, q.Offset, pageLimit(q.Limit))
		}
	} else if q.Sort != "" || q.Desc || strings.TrimSpace(q.Search) != "" {
		find = func(_ int64, q foyer.RowQuery) ([]store.ImportRow, int, error) { return in.ordered(tx, &imp, q) }
	}
	rows, total, err := find(imp.N, q)
	if err != nil {
		return foyer.RowPage{}, err
	}
	page := foyer.RowPage{Columns: columns(&imp), Rows: []foyer.RowView{}, Total: total, Counts: imp.Counts}
	page.Groups = []foyer.RowGroup{}
	if !q.Bare {
		if err := in.aboutRows(tx, &imp, q.Scope, &page); err != nil {
			return page, err
		}
	}
	if page.Rows, err = in.views(tx, a, &imp, rows); err != nil || q.Finding != twinsKey {
		return page, err
	}
	list, err := in.twins(tx, &imp)
	placeTwins(list, max(q.Offset, 0), page.Rows)
	return page, err
}

// aboutRows puts on a page what it says of the whole of its scope, whichever rows it
// shows: what was found of them, and what can be taken back.
func (in *Intake) aboutRows(tx *store.Tx, imp *store.Import, scope foyer.RowScope, page *foyer.RowPage) error {
	groups, err := tx.RowGroups(imp.N, scope)
	if err != nil {
		return err
	}
	if scope == foyer.RowsAll {
		many, err := tx.MaybeCount(imp.N)
		if err != nil {
			return err
		}
		if many > 0 {
			groups = append(groups, foyer.RowGroup{Key: maybeKey, Level: foyer.LevelNote, Count: many})
		}
	}
	if scope == foyer.RowsDuplicates {
		list, err := in.twins(tx, imp)
		if err != nil {
			return err
		}
		if n := groupsIn(list); n > 0 {
			groups = append(groups, foyer.RowGroup{Key: twinsKey, Level: foyer.LevelNote, Count: n})
		}
	}
	page.Groups = groups
	page.Steps, err = steps(tx, imp.N)
	return err
}

func pageLimit(n int) int {
	if n <= 0 {
		return 100
	}
	return min(n, 500)
}

// columns are the columns the review shows: those of the file that go to a field,
// in the order of the file, and a name where no column gives one.
func columns(imp *store.Import) []foyer.RowColumn {
	out := []foyer.RowColumn{}
	for _, key := range missing(imp) {
		out = append(out, foyer.RowColumn{Field: key, Column: -1, Required: true})
	}
	named := false
	for _, c := range imp.Mapping.Columns {
		if c.Key == foyer.NotImported {
			continue
		}
		col := foyer.RowColumn{Field: c.Key, Header: c.Header, Column: c.Index}
		switch c.Key {
		case "full_name", "first_name", "last_name", "company":
			col.Required = !named
			named = true
		}
		out = append(out, col)
	}
	return out
}

// views makes of staged rows what the review shows of them.
func (in *Intake) views(tx *store.Tx, a foyer.Actor, imp *store.Import, rows []store.ImportRow) ([]foyer.RowView, error) {
	if len(rows) == 0 {
		return []foyer.RowView{}, nil
	}
	read, err := in.reread(tx, imp, rows)
	if err != nil {
		return nil, err
	}
	return in.viewsOf(tx, a, imp, rows, read)
}

// viewsOf is views of rows that are read again already.
func (in *Intake) viewsOf(tx *store.Tx, a foyer.Actor, imp *store.Import, rows []store.ImportRow, read []reread) ([]foyer.RowView, error) {
	out := make([]foyer.RowView, 0, len(rows))
	matches, err := in.matches(tx, a, imp, rows)
	if err != nil {
		return nil, err
	}
	decs, err := decisionsOf(tx, imp.N, rows)
	if err != nil {
		return nil, err
	}
	into, err := in.folds(tx, imp, rows)
	if err != nil {
		return nil, err
	}
	maybes, err := in.maybes(tx, a, imp, rows, read)
	if err != nil {
		return nil, err
	}
	kin, err := in.households(tx, a, imp, rows, read, maybes)
	if err != nil {
		return nil, err
	}
	cols := columns(imp)
	for i := range rows {
		r, rr := &rows[i], &read[i]
		v := foyer.RowView{
			Row: r.Row, Verdict: r.Verdict, Plan: r.Plan, Outcome: r.Outcome, Ticked: r.Ticked, Fixed: r.Fixed,
			Name: rules.Name(&rr.row.rec), Cells: make([]foyer.RowCell, 0, len(cols)), Findings: r.Findings, Match: matches[i].match, Lead: matches[i].lead,
		}
		v.Clash, v.Barred = r.Clash == 2, barred(imp, r)
		if f, ok := into[r.Row]; ok {
			v.Plan = f.plan
			if v.Match != nil && f.row != 0 && f.row != v.Match.Row {
				m := *v.Match
				m.Row, v.Match = f.row, &m
			}
		}
		if d := decs[r.Row]; d != nil {
			v.Decided = d.Kind
		}
		if v.Findings == nil {
			v.Findings = []foyer.Finding{}
		}
		if v.Maybe = maybes[r.Row]; v.Maybe != nil {
			v.Findings = append(append([]foyer.Finding{}, v.Findings...), maybeFinding(v.Maybe))
		} else if f, ok := kin[r.Row]; ok {
			v.Findings = append(append([]foyer.Finding{}, v.Findings...), f)
		}
		if r.Reason != "" {
			level := foyer.LevelError
			if r.Reason == foyer.LeadChanged {
				level = foyer.LevelNote // it came in, only otherwise than it was shown
			}
			v.Findings = append(v.Findings, foyer.Finding{Level: level, Key: r.Reason, Args: map[string]string{}, Column: -1})
		}
		for _, c := range cols {
			v.Cells = append(v.Cells, rr.cell(c))
		}
		out = append(out, v)
	}
	return out, nil
}

// reread is a staged row read again: as the file has it, and as it stands.
type reread struct {
	raw   []string
	row   readRow
	edits []store.CellEdit
}

func (r *reread) cell(c foyer.RowColumn) foyer.RowCell {
	cell := foyer.RowCell{}
	if c.Column >= 0 && c.Column < len(r.raw) {
		cell.Raw = r.raw[c.Column]
	}
	for _, e := range r.edits {
		if e.Column == c.Column && (c.Column >= 0 || e.Field == c.Field) {
			cell.Edited = true
		}
	}
	if cell.Edited && c.Column >= 0 && c.Column < len(r.row.cells) {
		cell.Raw = r.row.cells[c.Column]
	}
	cell.Value = rules.Text(&r.row.rec, c.Field)
	return cell
}

// reread reads staged rows again from the kept file.
func (in *Intake) reread(tx *store.Tx, imp *store.Import, rows []store.ImportRow) ([]reread, error) {
	f, err := in.openKept(imp)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	fd, err := findingOf(imp)
	if err != nil {
		return nil, err
	}
	low, high := rows[0].Row, rows[0].Row
	for _, r := range rows {
		low, high = min(low, r.Row), max(high, r.Row)
	}
	edits, err := editsBetween(tx, imp.N, low, high)
	if err != nil {
		return nil, err
	}
	in.seen.mu.Lock()
	defer in.seen.mu.Unlock()
	if in.seen.reader == nil || in.seen.id != imp.ID || in.seen.stamp != imp.Modified {
		d, err := deskOf(tx, imp)
		if err != nil {
			return nil, err
		}
		reader, err := rules.Compile(imp.Mapping, d.env)
		if err != nil {
			return nil, err
		}
		in.seen.id, in.seen.stamp, in.seen.reader, in.seen.desk = imp.ID, imp.Modified, reader, d
	}
	out := make([]reread, len(rows))
	for i, r := range rows {
		raw, err := sheet.ReadSpan(f, fd, r.Start, r.End)
		if err != nil {
			return nil, err
		}
		o := &out[i]
		o.raw = plain(nil, raw.Cells)
		o.edits = edits[r.Row]
		o.row = readRow{number: r.Row, start: r.Start, end: r.End, flags: raw.Flags, cells: append([]string{}, o.raw...)}
		understand(&o.row, in.seen.reader, o.edits, imp)
	}
	return out, nil
}

// matched is whom a row is taken for, and the lead it became.
type matched struct {
	match *foyer.RowMatch
	lead  string
}

// matches names the leads and rows that staged rows are taken for.
func (in *Intake) matches(tx *store.Tx, a foyer.Actor, imp *store.Import, rows []store.ImportRow) ([]matched, error) {
	var ns []int64
	var made, targets []int
	for _, r := range rows {
		for _, n := range []int64{r.Target, r.Lead} {
			if n != 0 {
				ns = append(ns, n)
			}
		}
		if r.Outcome == foyer.OutcomeCreated {
			made = append(made, r.Row)
		}
		if r.TargetRow != 0 {
			targets = append(targets, r.TargetRow)
		}
	}
	byRow := map[int]int64{}
	if len(made) > 0 {
		var err error
		if byRow, err = tx.LeadsOfRows(imp.N, made); err != nil {
			return nil, err
		}
		for _, n := range byRow {
			ns = append(ns, n)
		}
	}
	leads, err := tx.LeadsByN(ns)
	if err != nil {
		return nil, err
	}
	names, err := in.namesOf(tx, imp, targets)
	if err != nil {
		return nil, err
	}
	out := make([]matched, len(rows))
	for i, r := range rows {
		n := r.Lead
		if n == 0 {
			n = byRow[r.Row]
		}
		if l := leads[n]; l != nil {
			seen, err := tx.Sees(foyer.SightOf(a), l)
			if err != nil {
				return nil, err
			}
			if seen {
				out[i].lead = l.ID
			}
		}
		if r.Kinds == 0 && (r.Target == 0 && r.TargetRow == 0 || r.Verdict == foyer.VerdictNew) {
			continue
		}
		m := &foyer.RowMatch{Row: r.TargetRow, By: kindNames(imp.Key, r.Kinds), Name: names[r.TargetRow]}
		if l := leads[r.Target]; l != nil {
			seen, err := tx.Sees(foyer.SightOf(a), l)
			if err != nil {
				return nil, err
			}
			if m.Hidden = !seen; seen {
				m.Lead, m.Name = l.ID, rules.Name(&l.Record)
			}
		}
		out[i].match = m
	}
	return out, nil
}

// namesOf answers the names that rows of the file give.
func (in *Intake) namesOf(tx *store.Tx, imp *store.Import, numbers []int) (map[int]string, error) {
	out := map[int]string{}
	if len(numbers) == 0 {
		return out, nil
	}
	rows, err := tx.RowsByNumber(imp.N, numbers)
	if err != nil || len(rows) == 0 {
		return out, err
	}
	read, err := in.reread(tx, imp, rows)
	for i := range read {
		out[rows[i].Row] = rules.Name(&read[i].row.rec)
	}
	return out, err
}

// Tick ticks or unticks rows and answers the counts. Rows that cannot be ticked stay as
// they are; it answers Conflict where those named are all of that kind.
func (in *Intake) Tick(ctx context.Context, a foyer.Actor, id string, t foyer.Tick) (counts foyer.ImportCounts, err error) {
	err = in.store.Write(ctx, func(tx *store.Tx) error {
		imp, err := editable(tx, a, id)
		if err != nil {
			return err
		}
		if len(t.Rows) > 0 {
			err = handled(tx, &imp, t.Rows)
		} else {
			err = handledIn(tx, &imp, t.Scope)
		}
		if err != nil {
			return err
		}
		if err := tx.Tick(imp.N, t); err != nil {
			return err
		}
		if t.On {
			if err := unbar(tx, &imp, t.Rows); err != nil {
				return err
			}
		}
		tx.After(func() { in.orders.forget(id, false) })
		counts, err = fresh(tx, &imp)
		return err
	})
	return counts, err
}

// fresh counts the rows of an import anew and keeps the counts.
func fresh(tx *store.Tx, imp *store.Import) (foyer.ImportCounts, error) {
	c, err := tx.RowCounts(imp.N)
	if err != nil {
		return c, err
	}
	c.Blank, c.NewValues, c.Staged, c.Done = imp.Counts.Blank, imp.Counts.NewValues, c.Rows, imp.Counts.Done
	imp.Counts = c
	return c, tx.UpdateImport(imp)
}
