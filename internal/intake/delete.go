package intake

import (
	"context"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// Deleting answers what deleting an Import would take with it (E16).
func (in *Intake) Deleting(tx *store.Tx, a foyer.Actor, id string) (v foyer.DeleteView, err error) {
	imp, err := deletable(tx, a, id)
	if err != nil || !hasLeads(&imp) {
		return v, err
	}
	alone, err := tx.ApprovedAlone(imp.N)
	if err != nil {
		return v, err
	}
	all, err := tx.CountOfImport(imp.N)
	v.Leads, v.Kept = all-len(alone), len(alone)
	return v, err
}

func deletable(tx *store.Tx, a foyer.Actor, id string) (store.Import, error) {
	imp, err := mine(tx, a, id)
	if err == nil && !foyer.MayDelete(imp.State) {
		err = foyer.Fail(foyer.Conflict, "import.not_deletable")
	}
	return imp, err
}

// hasLeads says that an import that can be deleted may have leads in the book which
// only its people see.
func hasLeads(imp *store.Import) bool {
	return imp.State == foyer.StateWaiting || imp.State == foyer.StateFailed
}

// Delete deletes an Import that is neither running nor approved, with the leads of
// a waiting one that were not approved by themselves, and its kept files.
func (in *Intake) Delete(ctx context.Context, a foyer.Actor, id string) error {
	var imp store.Import
	var first, last int64
	err := in.store.Write(ctx, func(tx *store.Tx) (err error) {
		if imp, err = deletable(tx, a, id); err != nil || !hasLeads(&imp) {
			return err
		}
		if first, last, err = tx.LeadsBetween(imp.N); err != nil {
			return err
		}
		// Everyone sees those: they are the book's.
		alone, err := tx.ApprovedAlone(imp.N)
		if err != nil {
			return err
		}
		return tx.KeepLeads(alone, "approved")
	})
	if err != nil {
		return err
	}
	if hasLeads(&imp) {
		if err := in.store.DropImportLeads(ctx, imp.N, func(int, int) {}); err != nil {
			return err
		}
	}
	err = in.store.Write(ctx, func(tx *store.Tx) error {
		fresh, err := tx.Import(id)
		if err != nil {
			return err
		}
		if !foyer.MayDelete(fresh.State) {
			return foyer.Fail(foyer.Conflict, "import.not_deletable")
		}
		for _, key := range []string{stepKey(id), lookKey(id)} {
			if err := tx.DropSetting(key); err != nil {
				return err
			}
		}
		if hasLeads(&imp) {
			if err := went(tx, &fresh, a, store.LeadsAll, first, last, false); err != nil {
				return err
			}
		}
		return tx.DeleteImport(fresh.N)
	})
	if err == nil {
		in.drop(imp.Original)
		if imp.Kept != imp.Original {
			in.drop(imp.Kept)
		}
	}
	return err
}
