package intake

import (
	"bytes"
	"context"
	"encoding/json"

	"github.com/google/uuid"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// Together makes one batch of Drafts whose files have the same columns: from now on
// what is said of the columns and the form of one counts for all that have not run.
// They start alike, by the first. It answers Invalid when columns differ.
func (in *Intake) Together(ctx context.Context, a foyer.Actor, ids []string) (files []foyer.BatchFile, err error) {
	err = in.store.Write(ctx, func(tx *store.Tx) error {
		var all []store.Import
		var ns []int64
		for _, id := range ids {
			imp, err := editable(tx, a, id)
			if err != nil {
				return err
			}
			all, ns = append(all, imp), append(ns, imp.N)
		}
		if len(all) < 2 {
			return foyer.Fail(foyer.Invalid, "batch.too_few")
		}
		for i := range all[1:] {
			if !alikeColumns(&all[0], &all[i+1]) {
				return foyer.Fail(foyer.Invalid, "batch.columns_differ", "first", all[0].File, "second", all[i+1].File)
			}
		}
		if err := tx.SetBatch(ns, uuid.NewString()); err != nil {
			return err
		}
		if err := spread(tx, &all[0]); err != nil {
			return err
		}
		files, err = batchOf(tx, &all[0])
		return err
	})
	return files, err
}

// alikeColumns says whether two files have columns of the same names.
func alikeColumns(a, b *store.Import) bool {
	print := fingerprint(headersOf(&a.Mapping), a.View.HeaderRow > 0)
	if print == "" { // no names: as many columns, then
		return a.View.HeaderRow == 0 && b.View.HeaderRow == 0 && len(a.Mapping.Columns) == len(b.Mapping.Columns)
	}
	return print == fingerprint(headersOf(&b.Mapping), b.View.HeaderRow > 0)
}

// keepDraft writes what was changed of a Draft, lays it over the others of its batch,
// and answers it as it is now.
func keepDraft(tx *store.Tx, imp *store.Import) (foyer.ImportDraft, error) {
	if err := tx.UpdateImport(imp); err != nil {
		return foyer.ImportDraft{}, err
	}
	if err := spread(tx, imp); err != nil {
		return foyer.ImportDraft{}, err
	}
	return draft(tx, imp)
}

// spread lays mapping and form of an import over the others of its batch that have
// not run; those that change by it are staged anew.
func spread(tx *store.Tx, imp *store.Import) error {
	batch, err := tx.BatchOf(imp.N)
	if err != nil || batch == "" {
		return err
	}
	ids, err := tx.Batch(batch)
	if err != nil {
		return err
	}
	for _, id := range ids {
		other, err := tx.Import(id)
		if err != nil {
			return err
		}
		if other.N == imp.N || (other.State != foyer.StateDraft && other.State != foyer.StateSaved) || !alikeColumns(imp, &other) {
			continue
		}
		before, err := whatCounts(&other)
		if err != nil {
			return err
		}
		other.Mapping = keepMapping(other.Mapping, imp.Mapping)
		formIn(tx, &other, rememberedForm(imp))
		other.Description, other.ApproveNow = imp.Description, imp.ApproveNow
		after, err := whatCounts(&other)
		if err != nil {
			return err
		}
		if !bytes.Equal(before, after) && other.Phase != foyer.PhaseNone {
			if err := restart(tx, &other); err != nil {
				return err
			}
		}
		if err := tx.UpdateImport(&other); err != nil {
			return err
		}
	}
	return nil
}

// whatCounts is what of an import its rows' verdicts depend on.
func whatCounts(imp *store.Import) ([]byte, error) {
	return json.Marshal([]any{imp.Mapping.Columns, rememberedForm(imp), imp.Owner})
}

// batchOf answers the files of an import's batch in the order they came; none when
// it came alone.
func batchOf(tx *store.Tx, imp *store.Import) ([]foyer.BatchFile, error) {
	out := []foyer.BatchFile{}
	batch, err := tx.BatchOf(imp.N)
	if err != nil || batch == "" {
		return out, err
	}
	ids, err := tx.Batch(batch)
	if err != nil {
		return out, err
	}
	for _, id := range ids {
		i, err := tx.Import(id)
		if err != nil {
			return out, err
		}
		out = append(out, foyer.BatchFile{ID: i.ID, File: i.File, State: i.State, Rows: i.Counts.Rows, Errors: i.Counts.Errors})
	}
	if len(out) < 2 { // the others were deleted
		return []foyer.BatchFile{}, nil
	}
	return out, nil
}
