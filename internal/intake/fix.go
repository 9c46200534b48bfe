package intake

import (
	"context"
	"sort"

	"foyer/internal/foyer"
	"foyer/internal/match"
	"foyer/internal/store"
)

// Fix corrects cells and checks again just the rows that can change by it: the
// touched ones, and those that share a key with what they were or are now.
func (in *Intake) Fix(ctx context.Context, a foyer.Actor, id string, fixes []foyer.Fix) (res foyer.FixResult, err error) {
	err = in.store.Write(ctx, func(tx *store.Tx) error {
		imp, err := editable(tx, a, id)
		if err != nil {
			return err
		}
		if imp.Phase != foyer.PhaseStaged {
			return foyer.Fail(foyer.Conflict, "import.not_staged")
		}
		rows, err := in.fix(tx, &imp, fixes)
		if err != nil {
			return err
		}
		if res.Counts, err = fresh(tx, &imp); err != nil {
			return err
		}
		res.Rows, err = in.views(tx, &imp, rows)
		return err
	})
	return res, err
}

func (in *Intake) fix(tx *store.Tx, imp *store.Import, fixes []foyer.Fix) ([]store.ImportRow, error) {
	var numbers []int
	for _, f := range fixes {
		numbers = append(numbers, f.Row)
	}
	touched, err := tx.RowsByNumber(imp.N, numbers)
	if err != nil {
		return nil, err
	}
	if len(touched) == 0 {
		return nil, foyer.Fail(foyer.NotFound, "import.no_such_row")
	}
	var keys []foyer.Keys
	for i := range touched {
		keys = append(keys, touched[i].Keys)
	}
	if err := in.lay(tx, imp, touched, fixes); err != nil {
		return nil, err
	}
	read, err := in.reread(tx, imp, touched)
	if err != nil {
		return nil, err
	}
	for i := range touched {
		r := &touched[i]
		bad := r.Verdict == foyer.VerdictError
		r.Keys, r.Findings = read[i].row.keys, append([]foyer.Finding(nil), read[i].row.findings...)
		good := !hasError(r.Findings)
		if bad && good {
			r.Ticked = true
		}
		r.Fixed = good && len(read[i].edits) > 0 && (bad || r.Fixed)
		keys = append(keys, r.Keys)
	}
	return in.rematch(tx, imp, touched, keys)
}

// lay keeps the corrections. A cell set back to what the file says is no
// correction any more.
func (in *Intake) lay(tx *store.Tx, imp *store.Import, touched []store.ImportRow, fixes []foyer.Fix) error {
	read, err := in.reread(tx, imp, touched)
	if err != nil {
		return err
	}
	raw := map[int][]string{}
	for i := range touched {
		raw[touched[i].Row] = read[i].raw
	}
	for _, f := range fixes {
		cells, ok := raw[f.Row]
		if !ok {
			return foyer.Fail(foyer.NotFound, "import.no_such_row")
		}
		if len(f.Value) > 1<<20 {
			return foyer.Fail(foyer.TooLarge, "finding.value.too_long")
		}
		was := ""
		if f.Column >= 0 && f.Column < len(cells) {
			was = cells[f.Column]
		}
		if f.Undo || f.Value == was {
			if err := tx.DropEdit(imp.N, f.Row, f.Column, f.Field); err != nil {
				return err
			}
			continue
		}
		err := tx.SetEdit(imp.N, store.CellEdit{Row: f.Row, Column: f.Column, Field: f.Field, Was: was, Value: f.Value})
		if err != nil {
			return err
		}
	}
	return nil
}

// rematch gives the touched rows and those that share keys with them their
// verdicts anew, in the order of the file, by the same code that staged them.
func (in *Intake) rematch(tx *store.Tx, imp *store.Import, touched []store.ImportRow, keys []foyer.Keys) ([]store.ImportRow, error) {
	sharing, err := tx.RowsSharing(imp.N, keys)
	if err != nil {
		return nil, err
	}
	mine := map[int]*store.ImportRow{}
	for i := range touched {
		mine[touched[i].Row] = &touched[i]
	}
	others, err := tx.RowsByNumber(imp.N, sharing)
	if err != nil {
		return nil, err
	}
	all := append([]store.ImportRow{}, touched...)
	for _, r := range others {
		if mine[r.Row] == nil {
			all = append(all, r)
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Row < all[j].Row })
	read, err := in.reread(tx, imp, all)
	if err != nil {
		return nil, err
	}
	b := &batch{}
	for i := range read {
		b.rows = append(b.rows, read[i].row)
	}
	d, err := deskOf(tx, imp)
	if err != nil {
		return nil, err
	}
	look, err := in.candidates(tx, imp, d, b)
	if err != nil {
		return nil, err
	}
	roots := map[int]candidate{}
	for i := range all {
		r := &all[i]
		r.Findings = append([]foyer.Finding(nil), b.rows[i].findings...)
		cands := look.of(i)
		for j := 0; j < i && !imp.NoMatch; j++ {
			earlier := &all[j]
			kinds := match.Common(earlier.Keys, r.Keys)
			if earlier.Verdict == foyer.VerdictError || !match.Same(kinds) {
				continue
			}
			c := candidate{row: earlier.Row, kinds: kinds}
			if root, ok := roots[earlier.Row]; ok && imp.Rule == foyer.RuleMerge {
				root.kinds = kinds
				c = root
			}
			cands = append(cands, c)
		}
		resolve(imp, r, cands)
		look.settle(r, &b.rows[i].rec)
		switch r.Plan {
		case foyer.PlanMerge, foyer.PlanUnchanged:
			roots[r.Row] = candidate{lead: r.Target}
		case foyer.PlanFold:
			roots[r.Row] = candidate{row: r.TargetRow}
		}
	}
	return all, tx.UpdateRows(imp.N, all)
}
