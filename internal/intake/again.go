package intake

import (
	"context"

	"foyer/internal/foyer"
	"foyer/internal/store"
)

// Again makes a Draft of a kept file with the settings of an earlier import: what
// its form says, and where its columns went, as far as columns of the same names go
// on. An owner who left is nobody. path and sha are as in Open.
func (in *Intake) Again(ctx context.Context, a foyer.Actor, id, path string, ref foyer.FileRef, sha string, p Prefs) (out foyer.ImportDraft, err error) {
	var like store.Import
	err = in.store.Read(ctx, func(tx *store.Tx) error {
		if like, err = mine(tx, a, id); err != nil {
			return err
		}
		if _, gone := ownerN(tx, like.Import.Owner); gone != nil {
			like.Import.Owner = ""
		}
		_, ok, err := planOf(tx, like.Plan)
		if !ok {
			like.Plan = ""
		}
		return err
	})
	if err != nil {
		return out, err
	}
	p.NoPresets = true // the earlier import is what counts
	out, err = in.Open(ctx, a, path, ref, sha, p)
	if err != nil || out.Repairs {
		return out, err
	}
	form := rememberedForm(&like)
	form.Name, form.Description, form.ApproveNow = out.Import.Name, like.Description, like.ApproveNow
	form.Plan = like.Plan
	draft := out.Import.ID
	if out, err = in.Describe(ctx, a, draft, form); err != nil {
		return out, err
	}
	return in.Remap(ctx, a, draft, keepMapping(out.Mapping, like.Mapping))
}

// Original answers the kept original of an import, what people call it, and its
// hash.
func (in *Intake) Original(tx *store.Tx, a foyer.Actor, id string) (path string, imp foyer.Import, err error) {
	found, err := mine(tx, a, id)
	if err != nil {
		return "", imp, err
	}
	return in.file(found.Original), found.Import, nil
}
