package intake

import (
	"cmp"
	"context"
	"slices"
	"sort"
	"strconv"
	"time"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// History answers every change of a lead's fields and who approved or declined it, newest
// first. The history of an
// imported lead begins with its row, which is read again from the kept file.
func (in *Intake) History(_ context.Context, tx *store.Tx, a foyer.Actor, id string) ([]foyer.HistoryEntry, error) {
	l, err := tx.Lead(id, foyer.SightOf(a))
	if err != nil {
		return nil, err
	}
	changes, err := tx.Changes("lead", id)
	if err != nil {
		return nil, err
	}
	people, err := tx.People()
	if err != nil {
		return nil, err
	}
	names := map[int64]string{}
	for _, p := range people {
		names[p.N] = p.Name
	}
	imports := map[int64]*store.Import{}
	out := []foyer.HistoryEntry{}
	for _, c := range changes {
		from, err := provenance(tx, imports, c.Cause, c.Row)
		if err != nil {
			return nil, err
		}
		for _, field := range fieldsOf(c) {
			out = append(out, foyer.HistoryEntry{
				Field: field, Was: c.Was[field], Now: c.Now[field], Kind: c.Kind,
				By: names[c.By], At: clockTime(c.At), From: from,
			})
		}
	}
	answers, err := answersTo(tx, imports, &l, names)
	if err != nil {
		return nil, err
	}
	out = append(out, answers...)
	sort.SliceStable(out, func(i, j int) bool { return out[i].At > out[j].At })
	first, err := in.origin(tx, imports, &l, names[l.By])
	return append(out, first...), err
}

// answersTo is who approved or declined a lead: by itself, as its own log says, or with
// its import, as that one's does.
func answersTo(tx *store.Tx, imports map[int64]*store.Import, l *store.Lead, names map[int64]string) ([]foyer.HistoryEntry, error) {
	own, err := tx.Changes("approval", l.ID)
	if err != nil {
		return nil, err
	}
	out := []foyer.HistoryEntry{}
	say := func(c store.Change, answer string) {
		out = append(out, foyer.HistoryEntry{
			Field: "approval", Now: cmp.Or(answer, "waiting"), Kind: foyer.ChangeAct,
			By: names[c.By], At: clockTime(c.At), Reason: c.Now["reason"],
		})
	}
	for _, c := range own {
		say(c, c.Now["approval"])
	}
	whole, err := approvedWith(tx, imports, l, own)
	if whole != nil {
		say(*whole, "approved")
	}
	return out, err
}

// approvedWith is the approval of a lead's import that was its own too: the first since it
// is there, unless it had an answer by itself then. What its importer approved right away
// never waited, and nobody was asked.
func approvedWith(tx *store.Tx, imports map[int64]*store.Import, l *store.Lead, own []store.Change) (*store.Change, error) {
	if l.Import == 0 || l.Approval == "waiting" {
		return nil, nil
	}
	if _, err := provenance(tx, imports, l.Import, l.Row); err != nil {
		return nil, err
	}
	imp := imports[l.Import]
	if imp == nil {
		return nil, nil // deleted since
	}
	list, err := tx.Changes("import", imp.ID)
	if err != nil {
		return nil, err
	}
	for _, c := range slices.Backward(list) {
		if c.Now["state"] != string(foyer.StateApproved) || c.At < l.Born {
			continue
		}
		at := slices.IndexFunc(own, func(o store.Change) bool { return o.At < c.At })
		if at >= 0 && own[at].Now["approval"] != "" || imp.ApproveNow && c.By == imp.By {
			return nil, nil
		}
		return &c, nil
	}
	return nil, nil
}

// origin is how an imported lead began: the fields its row set.
func (in *Intake) origin(tx *store.Tx, imports map[int64]*store.Import, l *store.Lead, by string) ([]foyer.HistoryEntry, error) {
	out := []foyer.HistoryEntry{}
	if l.Import == 0 {
		return out, nil
	}
	from, err := provenance(tx, imports, l.Import, l.Row)
	if err != nil {
		return nil, err
	}
	imp := imports[l.Import]
	if imp == nil {
		return out, nil
	}
	rows, err := tx.RowsByNumber(l.Import, []int{l.Row})
	if err != nil || len(rows) == 0 {
		return out, err
	}
	read, err := in.reread(tx, imp, rows)
	if foyer.KindOf(err) == foyer.NotFound {
		return out, nil // the kept file is gone: the history begins with the changes
	}
	if err != nil {
		return nil, err
	}
	for _, c := range columns(imp) {
		cell := read[0].cell(c)
		if cell.Value == "" {
			continue
		}
		e := foyer.HistoryEntry{Field: c.Field, Now: cell.Value, Kind: foyer.ChangeAdd, By: by, From: from, Raw: cell.Raw, Column: c.Header}
		e.At = clockTime(l.Born)
		if c.Column >= 0 && c.Column < len(read[0].raw) {
			e.Raw = read[0].raw[c.Column]
		}
		out = append(out, e)
	}
	return out, nil
}

// provenance names an import and a row of it.
func provenance(tx *store.Tx, seen map[int64]*store.Import, n int64, row int) (foyer.Provenance, error) {
	if n == 0 {
		return foyer.Provenance{}, nil
	}
	imp := seen[n]
	if imp == nil {
		got, err := tx.ImportByN(n)
		if foyer.KindOf(err) == foyer.NotFound {
			return foyer.Provenance{}, nil // deleted since
		}
		if err != nil {
			return foyer.Provenance{}, err
		}
		imp = &got
		seen[n] = imp
	}
	return foyer.Provenance{Import: imp.ID, ImportName: imp.Name, File: imp.File, Row: row}, nil
}

func fieldsOf(c store.Change) []string {
	seen := map[string]bool{}
	for f := range c.Now {
		seen[f] = true
	}
	for f := range c.Was {
		seen[f] = true
	}
	out := make([]string, 0, len(seen))
	for f := range seen {
		out = append(out, f)
	}
	sort.Strings(out)
	return out
}

// clockTime answers the instant in a hybrid clock's text, whose first 13 digits
// are milliseconds.
func clockTime(stamp string) foyer.Time {
	if len(stamp) < 13 {
		return ""
	}
	ms, err := strconv.ParseInt(stamp[:13], 10, 64)
	if err != nil {
		return ""
	}
	return foyer.TimeOf(time.UnixMilli(ms))
}
