package intake

import (
	"context"
	"slices"
	"strings"

	"foyer/internal/book"
	"foyer/internal/foyer"
	"foyer/internal/rules"
	"foyer/internal/store"
)

// Results answers a page of what became of an import's rows (E8): what each brought,
// the lead it is or went into, and how it stands with those who approve.
func (in *Intake) Results(_ context.Context, tx *store.Tx, a foyer.Actor, id string, q foyer.ResultQuery) (foyer.ResultPage, error) {
	out := foyer.ResultPage{Rows: []foyer.ResultRow{}, At: -1}
	imp, err := mine(tx, a, id)
	if err != nil {
		return out, err
	}
	out.Columns = furtherColumns(&imp)
	var rows []store.ImportRow
	if q.Letter == "" && q.Sort == "" && !q.Desc && strings.TrimSpace(q.Search) == "" {
		// The order of the file costs the same at any depth.
		of := foyer.RowQuery{Scope: q.Scope, Offset: q.Offset, Limit: q.Limit}
		if rows, out.Total, err = tx.RowsPage(imp.N, of); err == nil && q.Row > 0 {
			out.At, err = tx.PlaceOfRow(imp.N, q.Scope, q.Row)
		}
	} else {
		var list []uint32
		if list, err = in.resultList(tx, &imp, q); err == nil {
			out.Total, out.At = len(list), slices.Index(list, uint32(max(q.Row, 0)))
			rows, err = pageOf(tx, &imp, list, q.Offset, q.Limit)
		}
	}
	if err != nil || len(rows) == 0 {
		return out, err
	}
	out.Rows, err = in.results(tx, a, &imp, rows)
	return out, err
}

// Letters answers the first letters of the names among an import's rows, "A" to "Z"
// and "#" for any other.
func (in *Intake) Letters(tx *store.Tx, a foyer.Actor, id string, scope foyer.RowScope, search string) ([]string, error) {
	out := []string{}
	imp, err := mine(tx, a, id)
	if err != nil {
		return out, err
	}
	found, err := in.found(tx, &imp, foyer.RowQuery{Scope: scope}, foldText(search))
	if err != nil {
		return out, err
	}
	names, err := in.resultOrder(tx, &imp, "name")
	if err != nil {
		return out, err
	}
	for letter := byte('A'); letter <= 'Z'; letter++ {
		if names.begins(letter, &found) {
			out = append(out, string(letter))
		}
	}
	if names.begins('#', &found) {
		out = append(out, "#")
	}
	return out, nil
}

// furtherColumns are the columns of the review that results do not show for every
// row anyway.
func furtherColumns(imp *store.Import) []foyer.RowColumn {
	return slices.DeleteFunc(columns(imp), func(c foyer.RowColumn) bool { return !further(c.Field) })
}

func further(field string) bool {
	switch field {
	case "full_name", "first_name", "last_name", "company", "owner":
		return false
	}
	return !strings.HasPrefix(field, "phone")
}

// owned answers the owners of rows by name: who has the lead now, else whom the row
// or the form names; and the leads the rows became or went into.
func owned(tx *store.Tx, imp *store.Import, rows []store.ImportRow, read []reread) ([]string, []*store.Lead, error) {
	who, err := book.People(tx)
	if err != nil {
		return nil, nil, err
	}
	names := make(map[string]string, len(who))
	for _, p := range who {
		names[p.ID] = p.Name
	}
	made, err := tx.LeadsOfRows(imp.N, numbersOf(rows))
	if err == nil && imp.State == foyer.StateUndone {
		made, err = withKept(tx, imp, rows, made)
	}
	if err != nil {
		return nil, nil, err
	}
	var ns []int64
	at := make([]int64, len(rows))
	for i := range rows {
		switch r := &rows[i]; {
		case r.Lead != 0:
			at[i] = r.Lead
		case r.Outcome == foyer.OutcomeCreated:
			at[i] = made[r.Row]
		case r.Outcome == foyer.OutcomeMerged || r.Outcome == foyer.OutcomeUnchanged:
			at[i] = r.Target
		}
		ns = append(ns, at[i])
	}
	found, err := tx.LeadsByN(ns)
	if err != nil {
		return nil, nil, err
	}
	owners, leads := make([]string, len(rows)), make([]*store.Lead, len(rows))
	for i := range rows {
		leads[i] = found[at[i]]
		if leads[i] != nil {
			owners[i] = who[leads[i].Owner].Name
		} else {
			owners[i] = namedOwner(imp, &read[i].row.rec, names)
		}
	}
	return owners, leads, nil
}

// withKept adds the leads of rows that stayed when their import was taken back.
func withKept(tx *store.Tx, imp *store.Import, rows []store.ImportRow, made map[int]int64) (map[int]int64, error) {
	lines := numbersOf(rows)
	for i := range lines {
		lines[i] = -lines[i]
	}
	kept, err := tx.LeadsOfRows(imp.N, lines)
	for line, n := range kept {
		if made[-line] == 0 {
			made[-line] = n
		}
	}
	return made, err
}

func (in *Intake) results(tx *store.Tx, a foyer.Actor, imp *store.Import, rows []store.ImportRow) ([]foyer.ResultRow, error) {
	read, err := in.reread(tx, imp, rows)
	if err != nil {
		return nil, err
	}
	views, err := in.viewsOf(tx, a, imp, rows, read)
	if err != nil {
		return nil, err
	}
	owners, leads, err := owned(tx, imp, rows, read)
	if err != nil {
		return nil, err
	}
	states, reasons, err := answered(tx, imp, rows, leads)
	if err != nil {
		return nil, err
	}
	cols := furtherColumns(imp)
	out := make([]foyer.ResultRow, len(rows))
	for i := range rows {
		rec := &read[i].row.rec
		o := &out[i]
		o.View, o.Company, o.Owner, o.Phones = views[i], rec.Values[foyer.SlotCompany], owners[i], []string{}
		for _, p := range rec.Phones {
			o.Phones = append(o.Phones, p.Raw)
		}
		o.View.Cells = make([]foyer.RowCell, 0, len(cols))
		for _, c := range cols {
			o.View.Cells = append(o.View.Cells, read[i].cell(c))
		}
		// Of how it was answered, the state says more than the mark it is kept by.
		o.View.Findings = slices.DeleteFunc(o.View.Findings, func(f foyer.Finding) bool { return f.Key == "row.approved" })
		// Who brought a lead is told that it was declined, and why, though it left their sight.
		o.State, o.Reason = states[i], reasons[i]
		l := leads[i]
		if l == nil {
			continue
		}
		seen, err := tx.Sees(foyer.SightOf(a), l)
		if err != nil {
			return nil, err
		}
		if !seen {
			if o.View.Lead = ""; o.State != foyer.ResultDeclined {
				o.Owner, o.State = "", foyer.ResultPlain
			}
			continue
		}
		o.View.Lead = l.ID
		if l.Import != imp.N || l.Row != rows[i].Row {
			o.Into = foyer.LeadRef{ID: l.ID, Name: rules.Name(&l.Record)}
		}
	}
	return out, nil
}

// answered says how rows stand with those who approve, and why they were declined: each
// by itself, or with the whole of their import.
func answered(tx *store.Tx, imp *store.Import, rows []store.ImportRow, leads []*store.Lead) ([]foyer.ResultState, []string, error) {
	states, reasons, asked := make([]foyer.ResultState, len(rows)), make([]string, len(rows)), make([]string, len(rows))
	for i := range rows {
		states[i] = standing(imp, &rows[i], leads[i])
		switch {
		case states[i] != foyer.ResultDeclined:
		case rows[i].Outcome == foyer.OutcomeLeftOut:
			asked[i] = answeredRow(imp, rows[i].Row)
		case leads[i] != nil && leads[i].Import == imp.N:
			asked[i] = leads[i].ID
		default:
			reasons[i] = imp.ReasonArgs["reason"]
		}
	}
	answers, err := tx.Answers(slices.DeleteFunc(slices.Clone(asked), func(id string) bool { return id == "" }))
	for i, id := range asked {
		if id != "" {
			reasons[i] = answers[id].Now["reason"]
		}
	}
	return states, reasons, err
}

// standing says how a row stands with those who approve, where its import's state
// does not say it. l is nil for one that has no lead in the book.
func standing(imp *store.Import, r *store.ImportRow, l *store.Lead) foyer.ResultState {
	own := l != nil && l.Import == imp.N
	came := r.Outcome == foyer.OutcomeCreated || r.Outcome == foyer.OutcomeMerged || r.Outcome == foyer.OutcomeUnchanged
	if r.Outcome == foyer.OutcomeLeftOut && r.Reason == "row.declined" || came && own && l.Approval == "declined" {
		return foyer.ResultDeclined
	}
	if imp.State == foyer.StateUndone && imp.Reason == "import.declined" {
		// What somebody worked on stayed, and what the book had already was never asked about.
		if l == nil && came || !own && r.Outcome == foyer.OutcomeMerged {
			return foyer.ResultDeclined
		}
		return foyer.ResultPlain
	}
	waits := imp.State == foyer.StateWaiting
	switch {
	case r.Outcome != foyer.OutcomeCreated && r.Outcome != foyer.OutcomeMerged || l == nil:
		return foyer.ResultPlain
	case !waits:
		return foyer.ResultPlain
	case own && l.Approval == "approved" || r.Reason == "row.approved":
		return foyer.ResultApproved
	}
	return foyer.ResultWaits
}
